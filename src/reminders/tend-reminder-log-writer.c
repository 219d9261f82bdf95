#include "reminders/tend-reminder-log-private.h"

static gboolean
insert (TendReminderLog    *self,
        TendReminderEntry  *entry,
        gint64              now,
        GError            **error)
{
  if (!tend_db_run (self->db, error,
                    "INSERT INTO entry (reminder_uuid, occurrence, subject_kind, subject_uuid, day, due, show_at,"
                    "    fate, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
                    "ssssdiisi", entry->reminder_uuid, entry->occurrence, entry->subject_kind,
                    entry->subject_uuid, entry->day, entry->due, entry->show_at,
                    tend_reminder_fate_to_text (entry->fate), now))
    return FALSE;
  entry->id = tend_db_get_change_count (self->db) > 0 ? tend_db_get_last_id (self->db) : 0;
  entry->changed_at = now;
  return TRUE;
}

static gboolean
insert_all (TendReminderLog  *self,
            GPtrArray        *entries,
            gint64            now,
            GError          **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!insert (self, g_ptr_array_index (entries, i), now, error))
      return FALSE;
  return TRUE;
}

static gboolean
prune (TendReminderLog  *self,
       gint64            now,
       GError          **error)
{
  return tend_db_run (self->db, error,
                      "DELETE FROM entry WHERE due < ?1 AND fate NOT IN ('held', 'snoozed', 'claimed')", "i",
                      now - (gint64) TEND_REMINDER_LOG_DAYS * TEND_SECONDS_A_DAY);
}

/**
 * tend_reminder_log_claim:
 * @self: the log
 * @entries: (element-type TendReminderEntry): what has come, with its fate; those that were claimed before are
 *   taken out, the others get their id
 * @handled: up to and with which instant everything is handled by this
 * @zone: where the user is
 * @now: UTC seconds
 * @error: return location
 *
 * Takes up times of reminders, all or none of them, each once and for all.
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_claim (TendReminderLog  *self,
                         GPtrArray        *entries,
                         gint64            handled,
                         TendZone         *zone,
                         gint64            now,
                         GError          **error)
{
  if (!tend_reminder_log_begin (self, error) ||
      !tend_reminder_log_end (self,
                              insert_all (self, entries, now, error) &&
                                tend_reminder_log_write_handled (self, handled, zone, error) &&
                                prune (self, now, error),
                              error))
    return FALSE;
  for (guint i = entries->len; i > 0; i--)
    if (((const TendReminderEntry *) g_ptr_array_index (entries, i - 1))->id == 0)
      g_ptr_array_remove_index (entries, i - 1);
  return TRUE;
}

static gboolean
write_fates (TendReminderLog   *self,
             GPtrArray         *entries,
             TendReminderFate   fate,
             guint32            notification_id,
             gint64             now,
             GError           **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      TendReminderEntry *entry = g_ptr_array_index (entries, i);

      if (!tend_db_run (self->db, error,
                        "UPDATE entry SET fate = ?2, notification_id = ?3, changed_at = ?4 WHERE id = ?1", "isii",
                        entry->id, tend_reminder_fate_to_text (fate), (gint64) notification_id, now))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_reminder_log_set_fate:
 * @self: the log
 * @entries: (element-type TendReminderEntry): entries
 * @fate: what became of them
 * @notification_id: what the server calls the notification that shows them, 0 if none does
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_set_fate (TendReminderLog   *self,
                            GPtrArray         *entries,
                            TendReminderFate   fate,
                            guint32            notification_id,
                            gint64             now,
                            GError           **error)
{
  if (!tend_reminder_log_begin (self, error) ||
      !tend_reminder_log_end (self, write_fates (self, entries, fate, notification_id, now, error), error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      TendReminderEntry *entry = g_ptr_array_index (entries, i);

      entry->fate = fate;
      entry->notification_id = notification_id;
      entry->changed_at = now;
    }
  return TRUE;
}

static gboolean
write_forgotten (TendReminderLog  *self,
                 GPtrArray        *entries,
                 GError          **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!tend_db_run (self->db, error, "UPDATE entry SET notification_id = 0 WHERE id = ?1", "i",
                      ((const TendReminderEntry *) g_ptr_array_index (entries, i))->id))
      return FALSE;
  return TRUE;
}

/**
 * tend_reminder_log_forget_notification:
 * @self: the log
 * @entries: (element-type TendReminderEntry): entries whose notification is on the screen no more
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_forget_notification (TendReminderLog  *self,
                                       GPtrArray        *entries,
                                       GError          **error)
{
  return tend_reminder_log_begin (self, error) &&
         tend_reminder_log_end (self, write_forgotten (self, entries, error), error);
}

/* Another server knows none of the ids there are. */
static gboolean
write_server (TendReminderLog  *self,
              const char       *server,
              GError          **error)
{
  gint64 is_same;

  return tend_db_query_int64 (self->db, &is_same, error,
                              "SELECT count(*) FROM state WHERE key = 'server' AND value = ?1", "s", server) &&
         (is_same ||
          (tend_reminder_log_set_state (self, "server", server, error) &&
           tend_db_run (self->db, error, "UPDATE entry SET notification_id = 0 WHERE notification_id <> 0", NULL)));
}

/**
 * tend_reminder_log_set_shown:
 * @self: the log
 * @entries: (element-type TendReminderEntry): entries
 * @fate: what became of them
 * @notification_id: what the server calls the notification that shows them
 * @server: (nullable): which server that is; the ids of another are forgotten
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_set_shown (TendReminderLog   *self,
                             GPtrArray         *entries,
                             TendReminderFate   fate,
                             guint32            notification_id,
                             const char        *server,
                             gint64             now,
                             GError           **error)
{
  return tend_reminder_log_begin (self, error) &&
         tend_reminder_log_end (self,
                                (server == NULL || write_server (self, server, error)) &&
                                  write_fates (self, entries, fate, notification_id, now, error),
                                error);
}

/**
 * tend_reminder_log_set_waiting:
 * @self: the log
 * @entry: an entry
 * @fate: %TEND_REMINDER_SNOOZED, %TEND_REMINDER_HELD or %TEND_REMINDER_CLAIMED
 * @show_at: when it is to be shown again
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_set_waiting (TendReminderLog          *self,
                               const TendReminderEntry  *entry,
                               TendReminderFate          fate,
                               gint64                    show_at,
                               gint64                    now,
                               GError                  **error)
{
  return tend_db_run (self->db, error,
                      "UPDATE entry SET fate = ?2, show_at = ?3, notification_id = 0, changed_at = ?4"
                      "  WHERE id = ?1",
                      "isii", entry->id, tend_reminder_fate_to_text (fate), show_at, now);
}
