/* Imported calendars, and the kinds that the user made, as they stand in the database. */

#pragma once

#include "store/tend-db.h"

#include <glib-object.h>

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

GPtrArray *tend_calendar_read_all (TendDb *db, GError **error);
TendCalendar *tend_calendar_read (TendDb *db, gint64 id, GError **error);
GPtrArray *tend_plan_kind_read_own (TendDb *db, GError **error);

G_END_DECLS
