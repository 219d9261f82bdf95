/* Plans as they stand in the database: what the pages, the commands and the exchange ask for.
 *
 * For any connection; pages use the store's reading one. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/* What takes place in a stretch of days: bounded by the stretch, whatever the life holds. */
GPtrArray *tend_calendar_read_range (TendDb *db, TendZone *zone, TendDay from, TendDay to, GError **error);
GPtrArray *tend_calendar_read_range_with (TendDb *db, TendZone *zone, const char *person_uuid, TendDay from,
                                          TendDay to, GError **error);

TendPlan *tend_plan_read (TendDb *db, gint64 id, GError **error);
TendPlan *tend_plan_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_plan_read_by_uid (TendDb *db, const char *calendar_uuid, const char *uid, GError **error);
GPtrArray *tend_plan_read_changed_times (TendDb *db, const char *master_uuid, GError **error);
GArray *tend_plan_read_ids (TendDb *db, const char *calendar_uuid, GError **error);

TendPlanOccurrence *tend_plan_read_occurrence (TendDb *db, TendZone *zone, gint64 plan_id, TendPlanTime recurrence,
                                               GError **error);
TendPlanOccurrence *tend_plan_read_again (TendDb *db, TendZone *zone, const TendPlanOccurrence *at, GError **error);
TendPlanOccurrence *tend_plan_read_next (TendDb *db, TendZone *zone, const char *uuid, gint64 after,
                                         GError **error);

G_END_DECLS
