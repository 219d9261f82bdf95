/* The SQL of everything that can be done to a plan, as it is: one row and what belongs to it.
 *
 * All of it runs in the writer thread, within a write. What a change means for a plan that repeats is in
 * tend-plan-series.h; pages come here through the verbs of tend-plan-store.h, import comes directly. */

#pragma once

#include "features/calendar/tend-calendar-reader.h"
#include "features/calendar/tend-plan-reader.h"

G_BEGIN_DECLS

gboolean tend_plan_insert (TendDb *db, const TendPlan *plan, gint64 now, gint64 *id, GError **error);
gboolean tend_plan_update (TendDb *db, const TendPlan *plan, gint64 now, GError **error);
gboolean tend_plan_delete (TendDb *db, gint64 id, GError **error);

gboolean tend_calendar_insert (TendDb *db, const TendCalendar *calendar, gint64 *id, GError **error);
gboolean tend_calendar_update (TendDb *db, const TendCalendar *calendar, GError **error);
gboolean tend_calendar_delete (TendDb *db, gint64 id, GError **error);

gboolean tend_plan_kind_insert (TendDb *db, const char *name, GError **error);
gboolean tend_plan_kind_rename (TendDb *db, const char *name, const char *new_name, gint64 now, GError **error);
gboolean tend_plan_kind_delete (TendDb *db, const char *name, GError **error);

G_END_DECLS
