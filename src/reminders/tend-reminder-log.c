#include "reminders/tend-reminder-log.h"

#include "base/tend-error.h"
#include "store/tend-db.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* "TndR" in ASCII: a log is not a life. */
#define APPLICATION_ID 0x546e6452
#define VERSION 1

#define COLUMNS \
  "id, reminder_uuid, occurrence, subject_kind, subject_uuid, day, due, show_at, fate, notification_id, changed_at"

struct _TendReminderLog
{
  TendDb *db;
};

static const char *const fate_texts[] = {
  [TEND_REMINDER_HELD] = "held",     [TEND_REMINDER_SNOOZED] = "snoozed", [TEND_REMINDER_CLAIMED] = "claimed",
  [TEND_REMINDER_SENT] = "sent",     [TEND_REMINDER_PASSED] = "passed",   [TEND_REMINDER_DONE] = "done",
  [TEND_REMINDER_LET_GO] = "let-go", [TEND_REMINDER_GONE] = "gone",
};

static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE entry ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  reminder_uuid TEXT NOT NULL,"
    "  occurrence TEXT NOT NULL,"
    "  subject_kind TEXT NOT NULL,"
    "  subject_uuid TEXT NOT NULL,"
    "  day TEXT NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  show_at INTEGER NOT NULL,"
    "  fate TEXT NOT NULL CHECK (fate IN ('held', 'snoozed', 'claimed', 'sent', 'passed', 'done', 'let-go', 'gone')),"
    "  notification_id INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (reminder_uuid, occurrence)"
    ") STRICT;"
    "CREATE INDEX entry_by_due ON entry (due);"
    "CREATE INDEX entry_waiting ON entry (show_at) WHERE fate IN ('held', 'snoozed', 'claimed');"
    "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "PRAGMA application_id = " "1416520786" ";"
    "PRAGMA user_version = " G_STRINGIFY (VERSION) ";"
    "COMMIT;";

/**
 * tend_reminder_entry_new:
 * @reminder_uuid: the reminder
 * @occurrence: which of its times
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing
 *
 * Returns: (transfer full): an entry that is in no log yet
 */
TendReminderEntry *
tend_reminder_entry_new (const char *reminder_uuid,
                         const char *occurrence,
                         const char *subject_kind,
                         const char *subject_uuid)
{
  TendReminderEntry *self = g_new0 (TendReminderEntry, 1);

  self->key = g_strconcat (reminder_uuid, "/", occurrence, NULL);
  self->reminder_uuid = g_strdup (reminder_uuid);
  self->occurrence = g_strdup (occurrence);
  self->subject_kind = g_strdup (subject_kind);
  self->subject_uuid = g_strdup (subject_uuid);
  return self;
}

TendReminderEntry *
tend_reminder_entry_copy (const TendReminderEntry *self)
{
  TendReminderEntry *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->reminder_uuid = g_strdup (self->reminder_uuid);
  copy->occurrence = g_strdup (self->occurrence);
  copy->subject_kind = g_strdup (self->subject_kind);
  copy->subject_uuid = g_strdup (self->subject_uuid);
  return copy;
}

void
tend_reminder_entry_free (TendReminderEntry *self)
{
  g_free (self->key);
  g_free (self->reminder_uuid);
  g_free (self->occurrence);
  g_free (self->subject_kind);
  g_free (self->subject_uuid);
  g_free (self);
}

/**
 * tend_reminder_fate_to_text:
 * @fate: what became of a reminder
 *
 * Returns: (transfer none): the word for it in files and over D-Bus, the same in every language
 */
const char *
tend_reminder_fate_to_text (TendReminderFate fate)
{
  g_return_val_if_fail (fate < G_N_ELEMENTS (fate_texts), NULL);

  return fate_texts[fate];
}

void
tend_reminder_progress_clear (TendReminderProgress *self)
{
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->server, g_free);
}

static gboolean
check (TendDb  *db,
       GError **error)
{
  gint64 application_id, version;
  g_autoptr (TendRows) rows = NULL;

  if (!tend_db_query_int64 (db, &application_id, error, "PRAGMA application_id", NULL) ||
      !tend_db_query_int64 (db, &version, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (application_id == 0 && version == 0)
    return tend_db_execute (db, schema, error);
  if (application_id != APPLICATION_ID || version != VERSION)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_DAMAGED,
                           _("What became of earlier reminders can't be read by this Tend."));
      return FALSE;
    }

  rows = tend_db_query (db, error, "PRAGMA quick_check (1)", NULL);
  if (rows == NULL || !tend_rows_next (rows, error))
    return FALSE;
  if (g_str_equal (tend_rows_get_text (rows, 0), "ok"))
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_DAMAGED,
                       _("What became of earlier reminders can't be read any more."));
  return FALSE;
}

static TendDb *
open_checked (const char  *path,
              GError     **error)
{
  g_autoptr (TendDb) db = tend_db_open (path, TEND_DB_WRITE, error);

  if (db == NULL || !tend_db_execute (db, "PRAGMA cache_size = -64;", error) || !check (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* The file and what SQLite keeps beside it, under a dated name; what is damaged is never deleted. */
static void
set_aside (const char *path,
           gint64      now)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, now);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (aside, endings[i], NULL);

      if (g_rename (from, to) == 0)
        g_chmod (to, 0600);
    }
}

static gboolean
set_state (TendReminderLog  *self,
           const char       *key,
           const char       *value,
           GError          **error)
{
  return tend_db_run (self->db, error,
                      "INSERT INTO state (key, value) VALUES (?1, ?2)"
                      "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "ss", key, value);
}

static gboolean
set_number_state (TendReminderLog  *self,
                  const char       *key,
                  gint64            value,
                  GError          **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return set_state (self, key, text, error);
}

/* A WAL whose database is gone belongs to nothing. */
static gboolean
was_deleted (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) && g_file_test (wal, G_FILE_TEST_EXISTS);
}

/**
 * tend_reminder_log_open:
 * @folder: the folder of a life
 * @now: UTC seconds
 * @error: return location
 *
 * Opens the log, makes it where there is none, and sets a damaged one aside for a new one.
 *
 * Returns: (transfer full): the log
 */
TendReminderLog *
tend_reminder_log_open (const char  *folder,
                        gint64       now,
                        GError     **error)
{
  g_autofree char *path = g_build_filename (folder, TEND_REMINDER_LOG_NAME, NULL);
  g_autoptr (TendReminderLog) self = g_new0 (TendReminderLog, 1);
  gboolean is_rebuilt = was_deleted (path);
  GError *local_error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY, _("Tend's folder “%s” can't be made."), folder);
      return NULL;
    }
  if (is_rebuilt)
    set_aside (path, now);
  self->db = open_checked (path, &local_error);
  if (g_error_matches (local_error, TEND_ERROR, TEND_ERROR_DAMAGED))
    {
      g_message ("%s It was set aside, and a new list is begun.", local_error->message);
      g_clear_error (&local_error);
      set_aside (path, now);
      is_rebuilt = TRUE;
      self->db = open_checked (path, &local_error);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (is_rebuilt && !set_number_state (self, "rebuilt-at", now, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tend_reminder_log_open_for_reading:
 * @folder: the folder of a life
 * @error: return location; %TEND_ERROR_NOT_FOUND where no service has run yet
 *
 * Returns: (transfer full): the log, which is only to be asked
 */
TendReminderLog *
tend_reminder_log_open_for_reading (const char  *folder,
                                    GError     **error)
{
  g_autofree char *path = g_build_filename (folder, TEND_REMINDER_LOG_NAME, NULL);
  g_autoptr (TendReminderLog) self = g_new0 (TendReminderLog, 1);
  gint64 version;

  self->db = tend_db_open (path, TEND_DB_READ, error);
  if (self->db == NULL || !tend_db_query_int64 (self->db, &version, error, "PRAGMA user_version", NULL))
    return NULL;
  if (version == VERSION)
    return g_steal_pointer (&self);
  g_set_error_literal (error, TEND_ERROR, version == 0 ? TEND_ERROR_NOT_FOUND : TEND_ERROR_NEWER_SCHEMA,
                       _("What became of earlier reminders can't be read by this Tend."));
  return NULL;
}

void
tend_reminder_log_close (TendReminderLog *self)
{
  g_clear_pointer (&self->db, tend_db_close);
  g_free (self);
}

/**
 * tend_reminder_log_is_in_place:
 * @self: a log
 *
 * Returns: whether the file still has its name; if not, it is to be opened anew
 */
gboolean
tend_reminder_log_is_in_place (TendReminderLog *self)
{
  return tend_db_is_in_place (self->db, NULL);
}

/**
 * tend_reminder_log_read_progress:
 * @self: a log
 * @progress: (out caller-allocates): how far the service has come
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_reminder_log_read_progress (TendReminderLog       *self,
                                 TendReminderProgress  *progress,
                                 GError               **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (self->db, error, "SELECT key, value FROM state", NULL);

  *progress = (TendReminderProgress){ 0 };
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      const char *key = tend_rows_get_text (rows, 0);

      if (g_str_equal (key, "handled"))
        progress->handled = tend_rows_get_int64 (rows, 1);
      else if (g_str_equal (key, "zone"))
        progress->zone = tend_rows_dup_text (rows, 1);
      else if (g_str_equal (key, "paused-until"))
        progress->paused_until = tend_rows_get_int64 (rows, 1);
      else if (g_str_equal (key, "rebuilt-at"))
        progress->rebuilt_at = tend_rows_get_int64 (rows, 1);
      else if (g_str_equal (key, "server"))
        progress->server = tend_rows_dup_text (rows, 1);
    }
  if (local_error == NULL)
    return TRUE;
  tend_reminder_progress_clear (progress);
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
begin (TendReminderLog  *self,
       GError          **error)
{
  return tend_db_execute (self->db, "BEGIN IMMEDIATE", error);
}

/* Ends what begin() began. */
static gboolean
end (TendReminderLog  *self,
     gboolean          is_good,
     GError          **error)
{
  if (is_good && tend_db_execute (self->db, "COMMIT", error))
    return TRUE;
  tend_db_execute (self->db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
write_handled (TendReminderLog  *self,
               gint64            handled,
               TendZone         *zone,
               GError          **error)
{
  return set_number_state (self, "handled", handled, error) &&
         set_state (self, "zone", tend_zone_get_id (zone), error);
}

gboolean
tend_reminder_log_set_handled (TendReminderLog  *self,
                               gint64            handled,
                               TendZone         *zone,
                               GError          **error)
{
  return begin (self, error) && end (self, write_handled (self, handled, zone, error), error);
}

gboolean
tend_reminder_log_set_paused_until (TendReminderLog  *self,
                                    gint64            until,
                                    GError          **error)
{
  return set_number_state (self, "paused-until", until, error);
}

/**
 * tend_reminder_log_set_server:
 * @self: a log
 * @server: which notification server gives the ids from now on
 * @error: return location
 *
 * Another server knows none of the ids there are: they are forgotten.
 *
 * Returns: whether it was written
 */
gboolean
tend_reminder_log_set_server (TendReminderLog  *self,
                              const char       *server,
                              GError          **error)
{
  return begin (self, error) &&
         end (self,
              set_state (self, "server", server, error) &&
                tend_db_run (self->db, error, "UPDATE entry SET notification_id = 0 WHERE notification_id <> 0",
                             NULL),
              error);
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
  if (!begin (self, error) ||
      !end (self,
            insert_all (self, entries, now, error) && write_handled (self, handled, zone, error) &&
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
  if (!begin (self, error) || !end (self, write_fates (self, entries, fate, notification_id, now, error), error))
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
  return begin (self, error) && end (self, write_forgotten (self, entries, error), error);
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

static TendReminderFate
get_fate (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fate_texts); i++)
    if (g_str_equal (fate_texts[i], text))
      return (TendReminderFate) i;
  g_return_val_if_reached (TEND_REMINDER_GONE);
}

static TendReminderEntry *
make_entry (TendRows *rows)
{
  TendReminderEntry *entry = tend_reminder_entry_new (tend_rows_get_text (rows, 1), tend_rows_get_text (rows, 2),
                                                      tend_rows_get_text (rows, 3), tend_rows_get_text (rows, 4));

  entry->id = tend_rows_get_int64 (rows, 0);
  entry->day = tend_rows_get_day (rows, 5);
  entry->due = tend_rows_get_int64 (rows, 6);
  entry->show_at = tend_rows_get_int64 (rows, 7);
  entry->fate = get_fate (tend_rows_get_text (rows, 8));
  entry->notification_id = (guint32) tend_rows_get_int64 (rows, 9);
  entry->changed_at = tend_rows_get_int64 (rows, 10);
  return entry;
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
 * @next: (out): when the first of those that wait for their time is to be shown, %G_MAXINT64 if none waits;
 *   those that wait for a server are not looked at
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_reminder_log_find_next (TendReminderLog  *self,
                             gint64           *next,
                             GError          **error)
{
  return tend_db_query_int64 (self->db, next, error,
                              "SELECT coalesce(min(show_at), 9223372036854775807) FROM entry"
                              "  WHERE fate IN ('held', 'snoozed')",
                              NULL);
}
