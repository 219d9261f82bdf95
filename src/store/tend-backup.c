#include "store/tend-backup.h"

#include "base/tend-error.h"
#include "store/tend-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BACKUP_FOLDER "backups"
#define BACKUP_PREFIX "tend-"
#define BACKUP_SUFFIX ".db"

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const TendBackup *first = *(const TendBackup *const *) a;
  const TendBackup *second = *(const TendBackup *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? 1 : -1;
  if (first->time != second->time)
    return first->time < second->time ? 1 : -1;
  return g_strcmp0 (first->path, second->path);
}

/* The day is read from the name, which stays when files are copied elsewhere and back. */
static TendBackup *
read_backup (const char *directory,
             const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *day_text = NULL;
  TendBackup *backup;
  TendDay day;
  GStatBuf info;

  if (!g_str_has_prefix (name, BACKUP_PREFIX) || !g_str_has_suffix (name, BACKUP_SUFFIX) ||
      strlen (name) < strlen (BACKUP_PREFIX) + TEND_DAY_TEXT_SIZE - 1)
    return NULL;
  day_text = g_strndup (name + strlen (BACKUP_PREFIX), TEND_DAY_TEXT_SIZE - 1);
  day = tend_day_parse (day_text, NULL);
  if (day == TEND_DAY_NONE || g_stat (path, &info) != 0)
    return NULL;

  backup = g_new0 (TendBackup, 1);
  backup->path = g_steal_pointer (&path);
  backup->day = day;
  backup->time = info.st_mtime;
  return backup;
}

/**
 * tend_backup_list:
 * @folder: the folder of a life
 *
 * Returns: (transfer full) (element-type TendBackup): its backups, the newest first
 */
GPtrArray *
tend_backup_list (const char *folder)
{
  g_autofree char *directory = g_build_filename (folder, BACKUP_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_backup_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      TendBackup *backup = read_backup (directory, name);

      if (backup)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

void
tend_backup_free (TendBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

/**
 * tend_backup_choose:
 * @days: (array length=n_days): the days of backups, the newest first
 * @n_days: how many
 * @today: the day it is
 * @keep: (out caller-allocates): for each whether it is kept
 *
 * Keeps the newest seven, then the newest of each week for four more weeks, and none that is older than 35
 * days.
 */
void
tend_backup_choose (const TendDay *days,
                    gsize          n_days,
                    TendDay        today,
                    gboolean      *keep)
{
  int n_weekly = 0;
  TendDay last_week = TEND_DAY_NONE;

  for (gsize i = 0; i < n_days; i++)
    {
      TendDay week = tend_day_get_week_start (days[i], G_DATE_MONDAY);

      if (days[i] < today - TEND_BACKUP_KEEP_DAYS)
        keep[i] = FALSE;
      else if (i < TEND_BACKUP_KEEP_DAILY)
        keep[i] = TRUE;
      else
        {
          keep[i] = week != last_week && n_weekly < TEND_BACKUP_KEEP_WEEKLY;
          n_weekly += keep[i] ? 1 : 0;
        }
      last_week = week;
    }
}

/* What a crash has left of a backup that was being made is no backup, but holds what one holds. */
static void
remove_unfinished (const char *folder)
{
  g_autofree char *directory = g_build_filename (folder, BACKUP_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_str_has_prefix (name, BACKUP_PREFIX) && strstr (name, TEND_BACKUP_UNFINISHED))
        g_unlink (path);
    }
}

/**
 * tend_backup_prune:
 * @folder: the folder of a life
 * @today: the day it is
 *
 * Removes the backups that tend_backup_choose() does not keep, and what a crash has left of unfinished ones.
 */
void
tend_backup_prune (const char *folder,
                   TendDay     today)
{
  g_autoptr (GPtrArray) backups = tend_backup_list (folder);
  g_autofree TendDay *days = g_new (TendDay, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = 0; i < backups->len; i++)
    days[i] = ((TendBackup *) g_ptr_array_index (backups, i))->day;
  tend_backup_choose (days, backups->len, today, keep);
  remove_unfinished (folder);
  for (guint i = 0; i < backups->len; i++)
    {
      const TendBackup *backup = g_ptr_array_index (backups, i);

      if (!keep[i] && g_unlink (backup->path) != 0)
        g_warning ("“%s” could not be removed: %s", backup->path, g_strerror (errno));
    }
}

/**
 * tend_backup_remove_all_but:
 * @folder: the folder of a life
 * @kept_path: the backup that stays
 *
 * Removes the other backups, and what they hold of things deleted since.
 */
void
tend_backup_remove_all_but (const char *folder,
                            const char *kept_path)
{
  g_autoptr (GPtrArray) backups = tend_backup_list (folder);

  remove_unfinished (folder);
  for (guint i = 0; i < backups->len; i++)
    {
      const TendBackup *backup = g_ptr_array_index (backups, i);

      if (!g_str_equal (backup->path, kept_path) && g_unlink (backup->path) != 0)
        g_warning ("“%s” could not be removed: %s", backup->path, g_strerror (errno));
    }
}

/**
 * tend_backup_remove:
 * @path: a file made by tend_backup_write(), or what it has left of one
 *
 * Removes it, with what SQLite may have left beside it on a full disk.
 */
void
tend_backup_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/**
 * tend_backup_get_path:
 * @folder: the folder of a life
 * @day: the day on which the backup is made
 * @reason: (nullable): what it is made before, %NULL for the one of the day
 *
 * Returns: (transfer full): the file that it is to be written to
 */
char *
tend_backup_get_path (const char *folder,
                      TendDay     day,
                      const char *reason)
{
  char day_text[TEND_DAY_TEXT_SIZE];
  g_autofree char *name = NULL;

  tend_day_to_text (day, day_text);
  if (reason == NULL)
    name = g_strconcat (BACKUP_PREFIX, day_text, BACKUP_SUFFIX, NULL);
  else
    {
      g_autofree char *mark = g_strdup_printf ("%" G_GINT64_MODIFIER "x", (guint64) g_get_real_time ());

      name = g_strconcat (BACKUP_PREFIX, day_text, "-", reason, "-", mark, BACKUP_SUFFIX, NULL);
    }
  return g_build_filename (folder, BACKUP_FOLDER, name, NULL);
}

/* Copies all pages of one database over the other. */
static gboolean
copy_database (TendDb  *from,
               TendDb  *to,
               GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (tend_db_get_handle (to), "main", tend_db_get_handle (from),
                                                "main");
  int result;

  if (backup == NULL)
    return tend_db_set_error (to, sqlite3_extended_errcode (tend_db_get_handle (to)), error);
  result = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  return tend_db_set_error (result == SQLITE_CORRUPT || result == SQLITE_NOTADB ? from : to, result, error);
}

static gboolean
write_copy (TendDb      *db,
            const char  *path,
            GError     **error)
{
  g_autoptr (TendDb) copy = tend_db_open (path, TEND_DB_WRITE, error);

  /* The life's own mode comes with its pages. A backup is one file: without a WAL beside it, it can be read
   * wherever it is put. */
  return copy != NULL && copy_database (db, copy, error) &&
         tend_db_execute (copy, "PRAGMA journal_mode = DELETE", error);
}

/* Says in Tend's words why a file that is no database could not be written. */
static gboolean
fail_write (const char  *path,
            GError     **error)
{
  int code = errno;

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, TEND_ERROR, TEND_ERROR_FULL,
                 _("The disk is full, so “%s” was not written; please make some room and try again."), path);
  else if (code == EACCES || code == EPERM || code == EROFS || code == ENOTDIR || code == EEXIST)
    g_set_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY, _("“%s” can’t be written (%s)."), path,
                 g_strerror (code));
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be written (%s)."), path,
                 g_strerror (code));
  return FALSE;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_RDONLY | O_CLOEXEC, 0);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;

  if (!is_synced)
    fail_write (path, error);
  if (fd >= 0)
    g_close (fd, NULL);
  return is_synced;
}

/* The directory of a rename needs its own fsync, or the new name may not survive a power cut. */
static gboolean
rename_durably (const char  *from,
                const char  *to,
                GError     **error)
{
  g_autofree char *directory = g_path_get_dirname (to);

  if (!sync_path (from, 0, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    return fail_write (to, error);
  return sync_path (directory, O_DIRECTORY, error);
}

/**
 * tend_backup_write:
 * @db: a connection to the life
 * @path: the file to be made; one that is there is replaced, but only when the new one is complete
 * @error: return location
 *
 * Returns: whether the backup is safely on disk
 */
gboolean
tend_backup_write (TendDb      *db,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *temporary = g_strdup_printf ("%s.%x" TEND_BACKUP_UNFINISHED, path, g_random_int ());
  gboolean is_written;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return fail_write (directory, error);

  is_written = write_copy (db, temporary, error) && rename_durably (temporary, path, error);
  if (!is_written)
    tend_backup_remove (temporary);
  return is_written;
}

static gboolean
check_integrity (TendDb      *db,
                 const char  *path,
                 GError     **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!tend_schema_check_integrity (db, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), path,
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/**
 * tend_backup_check:
 * @path: a file, not the life's own
 * @features: the features that this Tend has
 * @n_features: how many
 * @error: return location
 *
 * Returns: whether it is a whole life that this Tend can take over
 */
gboolean
tend_backup_check (const char                *path,
                   const TendFeature *const  *features,
                   guint                      n_features,
                   GError                   **error)
{
  TendSchemaState state;
  g_autoptr (TendDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return FALSE;
    }
  db = tend_db_open (path, TEND_DB_FOREIGN, error);
  if (db == NULL || !check_integrity (db, path, error) ||
      !tend_schema_inspect (db, features, n_features, &state, error))
    return FALSE;
  if (state != TEND_SCHEMA_EMPTY)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is empty."), path);
  return FALSE;
}

/**
 * tend_backup_load:
 * @db: the writing connection
 * @path: a backup that tend_backup_check() found good
 * @error: return location
 *
 * Replaces the whole life by the backup, through the connection that has it open.
 *
 * Returns: whether it was replaced
 */
gboolean
tend_backup_load (TendDb      *db,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (TendDb) source = tend_db_open (path, TEND_DB_FOREIGN, error);

  return source != NULL && copy_database (source, db, error);
}

/**
 * tend_backup_is_same_file:
 * @path: a file
 * @other_path: a file
 *
 * Returns: whether both are there and are one, whatever they are called
 */
gboolean
tend_backup_is_same_file (const char *path,
                          const char *other_path)
{
  GStatBuf info, other_info;

  return g_stat (path, &info) == 0 && g_stat (other_path, &other_info) == 0 &&
         info.st_dev == other_info.st_dev && info.st_ino == other_info.st_ino;
}
