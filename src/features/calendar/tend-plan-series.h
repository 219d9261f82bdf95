/* What a change of one time means for a plan that repeats: this one, this and following, all.
 *
 * All of it runs in the writer thread, within a write. Each takes the time as tend_calendar_read_range() gave it
 * and a scope, and leaves the row that the time is in now in @id (0 if it is gone). */

#pragma once

#include "features/calendar/tend-plan-writer.h"

G_BEGIN_DECLS

gboolean tend_plan_series_update (TendDb *db, const TendPlanOccurrence *at, const TendPlan *plan,
                                  TendPlanScope scope, gint64 now, gint64 *id, GError **error);
gboolean tend_plan_series_move (TendDb *db, const TendPlanOccurrence *at, int start_minutes, int end_minutes,
                                TendPlanScope scope, gint64 now, gint64 *id, GError **error);
gboolean tend_plan_series_set_cancelled (TendDb *db, const TendPlanOccurrence *at, gboolean is_cancelled,
                                         TendPlanScope scope, gint64 now, gint64 *id, GError **error);
gboolean tend_plan_series_delete (TendDb *db, const TendPlanOccurrence *at, TendPlanScope scope, gint64 now,
                                  gint64 *id, GError **error);
gboolean tend_plan_series_set_answer (TendDb *db, const TendPlanOccurrence *at, const TendGuest *guest,
                                      TendGuestAnswer answer, gint64 now, gint64 *id, GError **error);
gboolean tend_plan_series_set_afterwards (TendDb *db, const TendPlanOccurrence *at, int mood, const char *text,
                                          gint64 now, gint64 *id, GError **error);

G_END_DECLS
