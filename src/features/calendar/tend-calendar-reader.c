#include "features/calendar/tend-calendar-reader.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (TendCalendar, tend_calendar, tend_calendar_copy, tend_calendar_free)

TendCalendar *
tend_calendar_copy (const TendCalendar *self)
{
  TendCalendar *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->color = g_strdup (self->color);
  copy->source = g_strdup (self->source);
  return copy;
}

void
tend_calendar_free (TendCalendar *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->color);
  g_free (self->source);
  g_free (self);
}

static TendCalendar *
read_calendar_row (TendRows *rows)
{
  TendCalendar *calendar = g_new0 (TendCalendar, 1);

  calendar->id = tend_rows_get_int64 (rows, 0);
  calendar->uuid = tend_rows_dup_text (rows, 1);
  calendar->name = tend_rows_dup_text (rows, 2);
  calendar->color = tend_rows_dup_text (rows, 3);
  calendar->source = tend_rows_dup_text (rows, 4);
  calendar->is_shown_only = tend_rows_get_boolean (rows, 5);
  calendar->position = tend_rows_get_int64 (rows, 6);
  return calendar;
}

/**
 * tend_calendar_read_all:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendCalendar): the imported calendars
 */
GPtrArray *
tend_calendar_read_all (TendDb  *db,
                        GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT id, uuid, name, color, source, is_shown_only, position FROM calendar ORDER BY position, id", "");
  g_autoptr (GPtrArray) calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_calendar_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (calendars, read_calendar_row (rows));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&calendars);
}

TendCalendar *
tend_calendar_read (TendDb  *db,
                    gint64   id,
                    GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id, uuid, name, color, source, is_shown_only, position FROM calendar WHERE id = ?1", "i", id);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    return read_calendar_row (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That calendar isn’t there any more."));
  return NULL;
}

/**
 * tend_plan_kind_read_own:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the user's own kinds, by name
 */
GPtrArray *
tend_plan_kind_read_own (TendDb  *db,
                         GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT name FROM plan_kind ORDER BY position, id", "");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (names, tend_rows_dup_text (rows, 0));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&names);
}
