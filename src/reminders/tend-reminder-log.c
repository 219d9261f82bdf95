#include "reminders/tend-reminder-log-private.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* "TndR" in ASCII: a log is not a life. */
#define APPLICATION_ID 0x546e6452
#define VERSION 1

/* Bytes of the smallest database that there can be. */
#define SIZE_MIN 512

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

  if (db == NULL || !tend_db_execute (db, "PRAGMA cache_size = -64", error) || !check (db, error) ||
      !tend_db_execute (db, "PRAGMA journal_mode = WAL", error))
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

gboolean
tend_reminder_log_set_state (TendReminderLog  *self,
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

  return tend_reminder_log_set_state (self, key, text, error);
}

/**
 * tend_reminder_log_set_rebuilt_at:
 * @self: a log that is new
 * @rebuilt_at: when the one before it could not be read any more or was gone, in UTC seconds
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_log_set_rebuilt_at (TendReminderLog  *self,
                                  gint64            rebuilt_at,
                                  GError          **error)
{
  return set_number_state (self, "rebuilt-at", rebuilt_at, error);
}

/* An empty file that says that a log was begun here: without it, one that is gone looks like one never made. */
static char *
get_mark (const char *folder)
{
  return g_build_filename (folder, "reminders.begun", NULL);
}

static void
leave_mark (const char *folder)
{
  g_autofree char *mark = get_mark (folder);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (mark, G_FILE_TEST_EXISTS) &&
      !g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_message ("%s", error->message);
}

/* SQLite takes what is shorter than a page for a new database, and a WAL whose database is gone belongs to nothing. */
static gboolean
was_lost (const char *folder,
          const char *path)
{
  g_autofree char *mark = get_mark (folder);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;
  gboolean is_there = g_stat (path, &info) == 0;

  if (is_there && info.st_size > 0)
    return info.st_size < SIZE_MIN;
  return g_file_test (mark, G_FILE_TEST_EXISTS) || g_file_test (wal, G_FILE_TEST_EXISTS);
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
  gboolean is_rebuilt = was_lost (folder, path);
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
  if (is_rebuilt && !tend_reminder_log_set_rebuilt_at (self, now, error))
    return NULL;
  leave_mark (folder);
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

gboolean
tend_reminder_log_begin (TendReminderLog  *self,
                         GError          **error)
{
  return tend_db_execute (self->db, "BEGIN IMMEDIATE", error);
}

/* Ends what tend_reminder_log_begin() began. */
gboolean
tend_reminder_log_end (TendReminderLog  *self,
                       gboolean          is_good,
                       GError          **error)
{
  if (is_good && tend_db_execute (self->db, "COMMIT", error))
    return TRUE;
  tend_db_execute (self->db, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
tend_reminder_log_write_handled (TendReminderLog  *self,
                                 gint64            handled,
                                 TendZone         *zone,
                                 GError          **error)
{
  return set_number_state (self, "handled", handled, error) &&
         tend_reminder_log_set_state (self, "zone", tend_zone_get_id (zone), error);
}

gboolean
tend_reminder_log_set_handled (TendReminderLog  *self,
                               gint64            handled,
                               TendZone         *zone,
                               GError          **error)
{
  return tend_reminder_log_begin (self, error) &&
         tend_reminder_log_end (self, tend_reminder_log_write_handled (self, handled, zone, error), error);
}

gboolean
tend_reminder_log_set_paused_until (TendReminderLog  *self,
                                    gint64            until,
                                    GError          **error)
{
  return set_number_state (self, "paused-until", until, error);
}
