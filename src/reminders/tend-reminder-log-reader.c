#include "reminders/tend-reminder-log-private.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define COLUMNS \
  "id, reminder_uuid, occurrence, subject_kind, subject_uuid, day, due, show_at, fate, notification_id, changed_at"

static TendReminderEntry *
make_entry (TendRows *rows)
{
  TendReminderEntry *entry = tend_reminder_entry_new (tend_rows_get_text (rows, 1), tend_rows_get_text (rows, 2),
                                                      tend_rows_get_text (rows, 3), tend_rows_get_text (rows, 4));

  entry->id = tend_rows_get_int64 (rows, 0);
  entry->day = tend_rows_get_day (rows, 5);
  entry->due = tend_rows_get_int64 (rows, 6);
  entry->show_at = tend_rows_get_int64 (rows, 7);
  entry->fate = tend_reminder_fate_from_text (tend_rows_get_text (rows, 8));
  entry->notification_id = (guint32) tend_rows_get_int64 (rows, 9);
  entry->changed_at = tend_rows_get_int64 (rows, 10);
  return entry;
}

gboolean
tend_reminder_log_knows (TendReminderLog  *self,
                         const char       *reminder_uuid,
                         const char       *occurrence,
                         gboolean         *knows,
                         GError          **error)
{
  gint64 n;

  if (!tend_db_query_int64 (self->db, &n, error,
                            "SELECT count(*) FROM entry WHERE reminder_uuid = ?1 AND occurrence = ?2", "ss",
                            reminder_uuid, occurrence))
    return FALSE;
  *knows = n > 0;
  return TRUE;
}

/* Takes @rows. */
static GPtrArray *
take_all (TendRows  *rows,
          GError   **error)
{
  g_autoptr (TendRows) taken = rows;
  g_autoptr (GPtrArray) entries = NULL;
  GError *local_error = NULL;

  if (taken == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_entry_free);
  while (tend_rows_next (taken, &local_error))
    g_ptr_array_add (entries, make_entry (taken));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/**
 * tend_reminder_log_find:
 * @self: a log
 * @key: what names an entry
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the entry
 */
TendReminderEntry *
tend_reminder_log_find (TendReminderLog  *self,
                        const char       *key,
                        GError          **error)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);
  g_autoptr (GPtrArray) entries = NULL;

  entries = take_all (tend_db_query (self->db, error,
                                     "SELECT " COLUMNS " FROM entry WHERE reminder_uuid = ?1 AND occurrence = ?2",
                                     "ss", parts[0] ? parts[0] : "", parts[0] && parts[1] ? parts[1] : ""),
                      error);
  if (entries == NULL)
    return NULL;
  if (entries->len > 0)
    return tend_reminder_entry_copy (g_ptr_array_index (entries, 0));
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That reminder isn't there any more."));
  return NULL;
}

/**
 * tend_reminder_log_read_ready:
 * @self: a log
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderEntry): what is to be shown by @now and is not yet
 */
GPtrArray *
tend_reminder_log_read_ready (TendReminderLog  *self,
                              gint64            now,
                              GError          **error)
{
  return take_all (tend_db_query (self->db, error,
                                  "SELECT " COLUMNS " FROM entry"
                                  "  WHERE fate IN ('held', 'snoozed', 'claimed') AND show_at <= ?1"
                                  "  ORDER BY show_at, due, id",
                                  "i", now),
                   error);
}

/**
 * tend_reminder_log_read_waiting:
 * @self: a log
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderEntry): what is still to be shown, or to be shown again
 */
GPtrArray *
tend_reminder_log_read_waiting (TendReminderLog  *self,
                                GError          **error)
{
  return tend_reminder_log_read_ready (self, G_MAXINT64, error);
}

/**
 * tend_reminder_log_read_open:
 * @self: a log
 * @since: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderEntry): what was due after @since, is shown or has passed,
 *   and nobody has said anything to
 */
GPtrArray *
tend_reminder_log_read_open (TendReminderLog  *self,
                             gint64            since,
                             GError          **error)
{
  return take_all (tend_db_query (self->db, error,
                                  "SELECT " COLUMNS " FROM entry WHERE due > ?1 AND fate IN ('sent', 'passed')"
                                  "  ORDER BY due, id",
                                  "i", since),
                   error);
}

/**
 * tend_reminder_log_read_past:
 * @self: a log
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderEntry): what has been due, the latest first
 */
GPtrArray *
tend_reminder_log_read_past (TendReminderLog  *self,
                             guint             limit,
                             GError          **error)
{
  return take_all (tend_db_query (self->db, error,
                                  "SELECT " COLUMNS " FROM entry ORDER BY due DESC, id DESC LIMIT ?1", "i",
                                  (gint64) limit),
                   error);
}

/**
 * tend_reminder_log_find_next:
 * @self: a log
 * @after: UTC seconds
 * @next: (out): when, after that, the first of those that wait for their time is to be shown, %G_MAXINT64 if none
 *   does; those that wait for a server are not looked at
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_reminder_log_find_next (TendReminderLog  *self,
                             gint64            after,
                             gint64           *next,
                             GError          **error)
{
  return tend_db_query_int64 (self->db, next, error,
                              "SELECT coalesce(min(show_at), 9223372036854775807) FROM entry"
                              "  WHERE fate IN ('held', 'snoozed') AND show_at > ?1",
                              "i", after);
}
