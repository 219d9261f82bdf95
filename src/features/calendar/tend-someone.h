/* Someone this week, as it stands in a life: the wish, what is planned, who is suggested.
 *
 * Reading is for any connection; the verbs copy what they are given and are finished by
 * tend_someone_store_finish(). */

#pragma once

#include "features/calendar/tend-someone-rules.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/* What a planning nudge is a reminder of: there is one of it in a life. */
#define TEND_SOMEONE_KIND "week"
#define TEND_SOMEONE_UUID "7e9d0000-5eed-4a11-8a11-5003e0e07e4d"

/**
 * TendSomeone:
 * @week_start: the first day of the week
 * @wish: how many plans with somebody the week should have; 0 for no wish
 * @n_planned: how many it has, past ones included
 * @suggestions: (element-type TendSuggestion): up to three, none where the wish is met
 */
typedef struct
{
  TendDay week_start;
  int wish;
  guint n_planned;
  GPtrArray *suggestions;
} TendSomeone;

/**
 * TendSomeoneQuery:
 * @companions: (array length=n_companions): everybody whom one might see; who was put off today or is part of a plan
 *   of this week is found out
 * @n_companions: how many
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @first_weekday: the weekday that weeks begin with
 */
typedef struct
{
  const TendCompanion *companions;
  guint n_companions;
  TendZone *zone;
  TendDay today;
  gint64 now;
  GDateWeekday first_weekday;
} TendSomeoneQuery;

TendSomeone *tend_someone_read (TendDb *db, const TendSomeoneQuery *query, GError **error);
void tend_someone_free (TendSomeone *self);
char *tend_someone_describe (const TendSomeone *self);
TendRemind *tend_someone_remind (TendDb *db, const TendAgendaQuery *query, GError **error);

gboolean tend_someone_read_wish (TendDb *db, int *wish, GError **error);
gboolean tend_someone_read_nudge (TendDb *db, GDateWeekday *weekday, int *minute, GError **error);
TendPlan *tend_suggestion_make_plan (const TendSuggestion *suggestion, const char *zone);

void tend_someone_store_set_wish_async (TendStore *store, int wish, GAsyncReadyCallback callback,
                                        gpointer user_data);
void tend_someone_store_set_nudge_async (TendStore *store, GDateWeekday weekday, int minute,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_someone_store_put_off_async (TendStore *store, const TendSuggestion *suggestion,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_someone_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSomeone, tend_someone_free)

G_END_DECLS
