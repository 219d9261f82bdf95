/* Someone this week, as it stands in a life: the wish, what is planned, who is suggested.
 *
 * For any connection. What can be done about it is in tend-someone-store.h. */

#pragma once

#include "features/calendar/tend-someone-rules.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/* What a planning nudge is a reminder of: there is one of it in a life. Among what was put off it stands for everybody. */
#define TEND_SOMEONE_KIND "week"
#define TEND_SOMEONE_UUID "7e9d0000-5eed-4a11-8a11-5003e0e07e4d"

/**
 * TendSomeone:
 * @today: the day it is
 * @week_start: the first day of the week
 * @wish: how many plans with somebody the week should have; 0 for no wish
 * @n_planned: how many it has, past ones included
 * @meeting: (nullable): the next of these, or the last where all are over; %NULL if there are none
 * @is_meeting_over: whether it is over
 * @is_put_off: whether nobody is to come up today
 * @has_time: whether the week has time left that is really free; told only where suggestions were looked for
 * @n_companions: among how many people was chosen; told only where suggestions were looked for
 * @suggestions: (element-type TendSuggestion): up to three, none where the wish is met; where they are asked for and this
 *   week has no time left, they are for the next
 */
typedef struct
{
  TendDay today;
  TendDay week_start;
  int wish;
  guint n_planned;
  TendPlanOccurrence *meeting;
  gboolean is_meeting_over;
  gboolean is_put_off;
  gboolean has_time;
  guint n_companions;
  GPtrArray *suggestions;
} TendSomeone;

/**
 * TendSomeoneQuery:
 * @companions: (array length=n_companions) (nullable): everybody whom one might see; who was put off today or is part of
 *   a plan of this week is found out. If it is %NULL they are read where they are needed.
 * @n_companions: how many
 * @features: (array length=n_features) (nullable): whom to ask for people, if @companions is %NULL
 * @n_features: how many
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @first_weekday: the weekday that weeks begin with
 * @quiet: (nullable): the hours in which nobody is to be met, %NULL for none
 * @is_asked: whether there are suggestions also where the wish is met, or where they were put off
 */
typedef struct
{
  const TendCompanion *companions;
  guint n_companions;
  const TendFeature *const *features;
  guint n_features;
  TendZone *zone;
  TendDay today;
  gint64 now;
  GDateWeekday first_weekday;
  const TendQuietHours *quiet;
  gboolean is_asked;
} TendSomeoneQuery;

TendSomeone *tend_someone_read (TendDb *db, const TendSomeoneQuery *query, GError **error);
void tend_someone_free (TendSomeone *self);
char *tend_someone_describe (const TendSomeone *self);
TendRemind *tend_someone_remind (TendDb *db, const TendAgendaQuery *query, GError **error);

gboolean tend_someone_read_wish (TendDb *db, int *wish, GError **error);
gboolean tend_someone_read_nudge (TendDb *db, GDateWeekday *weekday, int *minute, GError **error);
TendPlan *tend_suggestion_make_plan (const TendSuggestion *suggestion, const char *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSomeone, tend_someone_free)

G_END_DECLS
