#include "reminders/tend-reminder-reader.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define COLUMNS \
  "id, uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes, is_enabled, is_important, even_if_done"

static TendReminder *
make_reminder (TendRows *rows)
{
  TendReminder *self = g_new0 (TendReminder, 1);

  self->id = tend_rows_get_int64 (rows, 0);
  self->uuid = tend_rows_dup_text (rows, 1);
  self->subject_kind = tend_rows_dup_text (rows, 2);
  self->subject_uuid = tend_rows_dup_text (rows, 3);
  self->minute = (int) tend_rows_get_int64 (rows, 4);
  self->weekdays = (TendWeekdays) tend_rows_get_int64 (rows, 5);
  self->before_minutes = TEND_REMINDER_NONE;
  if (!tend_rows_is_null (rows, 6))
    {
      self->minute = TEND_REMINDER_NONE;
      self->weekdays = TEND_WEEKDAYS_ALL;
      self->before_minutes = (int) tend_rows_get_int64 (rows, 6);
    }
  self->is_enabled = tend_rows_get_boolean (rows, 7);
  self->is_important = tend_rows_get_boolean (rows, 8);
  self->even_if_done = tend_rows_get_boolean (rows, 9);
  return self;
}

/* Takes @rows. */
static TendReminder *
take_one (TendRows  *rows,
          GError   **error)
{
  g_autoptr (TendRows) taken = rows;
  GError *local_error = NULL;

  if (taken == NULL)
    return NULL;
  if (tend_rows_next (taken, &local_error))
    return make_reminder (taken);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That reminder isn't there any more."));
  return NULL;
}

/* Takes @rows. */
static GPtrArray *
take_all (TendRows  *rows,
          GError   **error)
{
  g_autoptr (TendRows) taken = rows;
  g_autoptr (GPtrArray) reminders = NULL;
  GError *local_error = NULL;

  if (taken == NULL)
    return NULL;
  reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  while (tend_rows_next (taken, &local_error))
    g_ptr_array_add (reminders, make_reminder (taken));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&reminders);
}

/**
 * tend_reminder_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the reminder
 */
TendReminder *
tend_reminder_read (TendDb  *db,
                    gint64   id,
                    GError **error)
{
  return take_one (tend_db_query (db, error, "SELECT " COLUMNS " FROM reminder WHERE id = ?1", "i", id), error);
}

/**
 * tend_reminder_read_by_uuid:
 * @db: a connection
 * @uuid: a reminder's UUID
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the reminder
 */
TendReminder *
tend_reminder_read_by_uuid (TendDb      *db,
                            const char  *uuid,
                            GError     **error)
{
  return take_one (tend_db_query (db, error, "SELECT " COLUMNS " FROM reminder WHERE uuid = ?1", "s", uuid),
                   error);
}

/**
 * tend_reminder_read_for:
 * @db: a connection
 * @subject_kind: the kind of thing
 * @subject_uuid: the thing
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminder): its reminders, those that are off as well: first
 *   those before its start, the longest time first, then those by the clock
 */
GPtrArray *
tend_reminder_read_for (TendDb      *db,
                        const char  *subject_kind,
                        const char  *subject_uuid,
                        GError     **error)
{
  return take_all (tend_db_query (db, error,
                                  "SELECT " COLUMNS " FROM reminder"
                                  "  WHERE subject_uuid = ?2 AND subject_kind = ?1"
                                  "  ORDER BY before_minutes IS NULL, before_minutes DESC, minute, id",
                                  "ss", subject_kind, subject_uuid),
                   error);
}

/**
 * tend_reminder_read_of_kind:
 * @db: a connection
 * @subject_kind: the kind of thing
 * @weekday: one weekday
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminder): those of all things of that kind that come by the clock on
 *   that weekday, in the order of the day
 */
GPtrArray *
tend_reminder_read_of_kind (TendDb        *db,
                            const char    *subject_kind,
                            TendWeekdays   weekday,
                            GError       **error)
{
  return take_all (tend_db_query (db, error,
                                  "SELECT " COLUMNS " FROM reminder INDEXED BY reminder_by_minute"
                                  "  WHERE is_enabled = 1 AND before_minutes IS NULL AND subject_kind = ?1"
                                  "    AND weekdays & ?2"
                                  "  ORDER BY minute, id",
                                  "si", subject_kind, (gint64) weekday),
                   error);
}

/**
 * tend_reminder_read_first_minute:
 * @db: a connection
 * @weekday: one weekday
 * @from_minute: minutes after midnight
 * @minute: (out): the first minute of that weekday, from @from_minute on, that something comes at; -1 if
 *   nothing does
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_reminder_read_first_minute (TendDb        *db,
                                 TendWeekdays   weekday,
                                 int            from_minute,
                                 int           *minute,
                                 GError       **error)
{
  gint64 found;

  /* In the order of the index, so that it ends at the first one. */
  if (!tend_db_query_int64 (db, &found, error,
                            "SELECT ifnull((SELECT minute FROM reminder INDEXED BY reminder_by_minute"
                            "  WHERE is_enabled = 1 AND before_minutes IS NULL AND minute >= ?2 AND weekdays & ?1"
                            "  ORDER BY minute LIMIT 1), -1)",
                            "ii", (gint64) weekday, (gint64) from_minute))
    return FALSE;
  *minute = (int) found;
  return TRUE;
}

/**
 * tend_reminder_read_minutes:
 * @db: a connection
 * @weekday: one weekday
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint): each minute of that weekday that something comes at
 */
GArray *
tend_reminder_read_minutes (TendDb        *db,
                            TendWeekdays   weekday,
                            GError       **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT DISTINCT minute FROM reminder INDEXED BY reminder_by_minute"
      "  WHERE is_enabled = 1 AND before_minutes IS NULL AND weekdays & ?1 ORDER BY minute",
      "i", (gint64) weekday);
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      int minute = (int) tend_rows_get_int64 (rows, 0);

      g_array_append_val (minutes, minute);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&minutes);
}

/**
 * tend_reminder_read_between:
 * @db: a connection
 * @weekday: one weekday
 * @from_minute: minutes after midnight
 * @until_minute: minutes after midnight
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminder): those that come by the clock on that weekday, at
 *   @from_minute to @until_minute, both included
 */
GPtrArray *
tend_reminder_read_between (TendDb        *db,
                            TendWeekdays   weekday,
                            int            from_minute,
                            int            until_minute,
                            GError       **error)
{
  return take_all (tend_db_query (db, error,
                                  "SELECT " COLUMNS " FROM reminder INDEXED BY reminder_by_minute"
                                  "  WHERE is_enabled = 1 AND before_minutes IS NULL"
                                  "    AND minute BETWEEN ?2 AND ?3 AND weekdays & ?1"
                                  "  ORDER BY minute, id",
                                  "iii", (gint64) weekday, (gint64) from_minute, (gint64) until_minute),
                   error);
}

/**
 * tend_reminder_read_before_start:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminder): all that come so long before a start
 */
GPtrArray *
tend_reminder_read_before_start (TendDb  *db,
                                 GError **error)
{
  return take_all (tend_db_query (db, error,
                                  "SELECT " COLUMNS " FROM reminder INDEXED BY reminder_before_start"
                                  "  WHERE is_enabled = 1 AND before_minutes IS NOT NULL",
                                  NULL),
                   error);
}
