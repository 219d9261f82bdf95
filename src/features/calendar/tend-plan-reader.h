/* Plans as they stand in the database: what the pages, the commands and the exchange ask for.
 *
 * For any connection; pages use the store's reading one. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/**
 * TendCalendar:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it
 * @name: what it is called
 * @color: the name of its colour, "" for none
 * @source: where it came from (the name of a file), "" if not known
 * @is_shown_only: whether its plans are only to be seen: busy time from work, say
 * @position: its place in the list
 *
 * A calendar that was imported. Own plans are in none.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *name;
  char *color;
  char *source;
  gboolean is_shown_only;
  gint64 position;
} TendCalendar;

#define TEND_TYPE_CALENDAR (tend_calendar_get_type ())

GType tend_calendar_get_type (void) G_GNUC_CONST;
TendCalendar *tend_calendar_copy (const TendCalendar *self);
void tend_calendar_free (TendCalendar *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendCalendar, tend_calendar_free)

/* What takes place in a stretch of days: bounded by the stretch, whatever the life holds. */
GPtrArray *tend_calendar_read_range (TendDb *db, TendZone *zone, TendDay from, TendDay to, GError **error);

TendPlan *tend_plan_read (TendDb *db, gint64 id, GError **error);
TendPlan *tend_plan_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_plan_read_by_uid (TendDb *db, const char *calendar_uuid, const char *uid, GError **error);
GPtrArray *tend_plan_read_changed_times (TendDb *db, const char *master_uuid, GError **error);
GArray *tend_plan_read_ids (TendDb *db, const char *calendar_uuid, GError **error);

TendPlanOccurrence *tend_plan_read_occurrence (TendDb *db, TendZone *zone, gint64 plan_id, TendPlanTime recurrence,
                                               GError **error);
TendPlanOccurrence *tend_plan_read_next (TendDb *db, TendZone *zone, const char *uuid, gint64 after,
                                         GError **error);

GPtrArray *tend_calendar_read_all (TendDb *db, GError **error);
TendCalendar *tend_calendar_read (TendDb *db, gint64 id, GError **error);
GPtrArray *tend_plan_kind_read_own (TendDb *db, GError **error);

G_END_DECLS
