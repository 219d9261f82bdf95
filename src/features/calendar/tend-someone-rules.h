/* Someone this week: whom one might see, and when there is time. Pure functions. */

#pragma once

#include "features/calendar/tend-plan-rules.h"

G_BEGIN_DECLS

#define TEND_SOMEONE_MAX 3
#define TEND_SOMEONE_WISH_DEFAULT 1
#define TEND_SOMEONE_WISH_MAX 14

/**
 * TendFreeTime:
 * @day: the day
 * @start_minute: minutes after midnight
 * @end_minute: minutes after midnight
 */
typedef struct
{
  TendDay day;
  int start_minute;
  int end_minute;
} TendFreeTime;

/**
 * TendQuietHours:
 * @start_minute: minutes after midnight
 * @end_minute: minutes after midnight, of the next day if it is not after the start
 *
 * The hours of every day in which nobody is to be met.
 */
typedef struct
{
  int start_minute;
  int end_minute;
} TendQuietHours;

/**
 * TendCompanion:
 * @person_uuid: who
 * @name: what they are called
 * @color: the name of their colour, "" for none
 * @rhythm_days: about how many days should be between two times, 0 for no rhythm
 * @last_met: the day of the last meeting, %TEND_DAY_NONE if there is none
 * @is_out: whether they are not to be suggested: silenced, put off today, or already part of a plan this week
 */
typedef struct
{
  const char *person_uuid;
  const char *name;
  const char *color;
  int rhythm_days;
  TendDay last_met;
  gboolean is_out;
} TendCompanion;

/**
 * TendSuggestion:
 * @person_uuid: who
 * @name: what they are called
 * @color: the name of their colour, "" for none
 * @last_met: the day of the last meeting, %TEND_DAY_NONE if there is none
 * @rhythm_days: about how many days should be between two times, 0 for no rhythm
 * @time: when there is time
 */
typedef struct
{
  char *person_uuid;
  char *name;
  char *color;
  TendDay last_met;
  int rhythm_days;
  TendFreeTime time;
} TendSuggestion;

TendSuggestion *tend_suggestion_copy (const TendSuggestion *self);
void tend_suggestion_free (TendSuggestion *self);

GArray *tend_someone_rules_find_free (GPtrArray *occurrences, TendDay from, TendDay to, TendDay today,
                                      int minute_now, const TendQuietHours *quiet);
GArray *tend_someone_rules_rank (const TendCompanion *companions, guint n_companions, TendDay today);
GPtrArray *tend_someone_rules_suggest (const TendCompanion *companions, guint n_companions, GArray *free_times,
                                       TendDay today);
gboolean tend_someone_rules_counts (const TendPlanOccurrence *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSuggestion, tend_suggestion_free)

G_END_DECLS
