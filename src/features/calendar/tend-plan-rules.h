/* When a plan takes place: pure functions.
 *
 * An occurrence is one time of a plan, as the wall of the person who looks shows it. All of them are worked out
 * from wall clocks, one by one, so that nothing drifts over a clock change. */

#pragma once

#include "features/calendar/tend-plan.h"
#include "base/tend-occurrences.h"

G_BEGIN_DECLS

/* The evening before starts at 19:00. */
#define TEND_PLAN_EVENING_MINUTE (19 * 60)

/**
 * TendPlanScope:
 * @TEND_PLAN_SCOPE_THIS: this one
 * @TEND_PLAN_SCOPE_FOLLOWING: this one and those after it
 * @TEND_PLAN_SCOPE_ALL: all of them
 *
 * Which times of a repeating plan a change is for. Of a plan that does not repeat, all three are the same.
 */
typedef enum
{
  TEND_PLAN_SCOPE_THIS,
  TEND_PLAN_SCOPE_FOLLOWING,
  TEND_PLAN_SCOPE_ALL,
} TendPlanScope;

/**
 * TendPlanOccurrence:
 * @plan: the plan; of a time that was changed by itself, the plan that this time is
 * @is_repeating: whether it is one of several times
 * @recurrence: the time that it stands for among those of its plan, on the wall of the plan's zone
 * @start_day: the day that it begins, on the wall of who looks
 * @start_minute: minutes after midnight, 0 if it is all day
 * @end_day: the day that it ends; if it is all day, the last day
 * @end_minute: minutes after midnight, not part of it; 0 if it is all day
 * @start: UTC seconds
 * @end: UTC seconds
 * @is_shown_only: whether it came with a calendar that is shown and no more
 * @color: (nullable): the name of the colour of its calendar, or of its hobby
 * @hobby: (nullable): what its hobby is called, once tend_plan_pastimes_name() has looked
 */
typedef struct
{
  TendPlan *plan;
  gboolean is_repeating;
  TendPlanTime recurrence;
  TendDay start_day;
  int start_minute;
  TendDay end_day;
  int end_minute;
  gint64 start;
  gint64 end;
  gboolean is_shown_only;
  const char *color;
  char *hobby;
} TendPlanOccurrence;

#define TEND_TYPE_PLAN_OCCURRENCE (tend_plan_occurrence_get_type ())

GType tend_plan_occurrence_get_type (void) G_GNUC_CONST;
TendPlanOccurrence *tend_plan_occurrence_copy (const TendPlanOccurrence *self);
void tend_plan_occurrence_free (TendPlanOccurrence *self);
int tend_plan_occurrence_compare (const TendPlanOccurrence *one, const TendPlanOccurrence *other);
gboolean tend_plan_occurrence_touches (const TendPlanOccurrence *self, TendDay from, TendDay to);
gboolean tend_plan_occurrence_is_meeting (const TendPlanOccurrence *self, gint64 now);

/* Where a plan is on the wall of somebody, and in the world. */
TendPlanOccurrence *tend_plan_rules_place (const TendPlan *plan, TendPlanTime recurrence, TendZone *plan_zone,
                                           TendZone *zone);
TendOccurrences *tend_plan_rules_get_times (const TendPlan *plan, TendZone *plan_zone);
TendDay tend_plan_rules_get_series_end (const TendPlan *plan);

/* Changing how a plan repeats. */
TendPlan *tend_plan_rules_make_instance (const TendPlanOccurrence *at);
void tend_plan_rules_align (TendPlan *plan);
TendPlan *tend_plan_rules_make_moved (const TendPlanOccurrence *at, int start_minutes, int end_minutes,
                                      GError **error);
TendPlan *tend_plan_rules_split (TendPlan *plan, TendPlanTime at);
gboolean tend_plan_rules_shift (TendPlan *plan, int start_minutes, int end_minutes, GError **error);
int tend_plan_rules_get_evening_before (const TendPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPlanOccurrence, tend_plan_occurrence_free)

G_END_DECLS
