#include "store/tend-rescue.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"
#include "store/tend-restore.h"
#include "store/tend-store.h"
#include "store/tend-write-lock.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/**
 * tend_rescue_set_aside:
 * @folder: the folder of a life that nobody has open
 * @today: the day it is
 * @error: return location; %TEND_ERROR_BUSY if somebody has it open after all
 *
 * Gives the database, and what belongs to it, a dated name, so that a new one can take its place. It is
 * never deleted.
 *
 * Returns: (transfer full): what the database is called now
 */
char *
tend_rescue_set_aside (const char  *folder,
                      TendDay      today,
                      GError     **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "" };
  char day_text[TEND_DAY_TEXT_SIZE];
  g_autofree char *path = g_build_filename (folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autofree char *aside = NULL;
  g_autoptr (TendWriteLock) lock = tend_write_lock_take (folder, TEND_STORE_WAIT_MS, error);

  if (lock == NULL)
    return NULL;
  tend_day_to_text (today, day_text);
  for (int i = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = i == 1 ? g_strdup_printf ("%s/tend-damaged-%s.db", folder, day_text)
                     : g_strdup_printf ("%s/tend-damaged-%s-%d.db", folder, day_text, i);
    }

  /* The database last: a WAL left without its database would be taken for that of the next one. */
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be set aside (%s)."), from,
                       g_strerror (errno));
          return NULL;
        }
    }
  return g_steal_pointer (&aside);
}

static gboolean
become_life (const char  *ready,
             const char  *path,
             GError     **error)
{
  g_autoptr (TendDb) db = tend_db_open (ready, TEND_DB_FOREIGN, error);
  gboolean is_written = db != NULL && tend_backup_write (db, path, error);

  tend_backup_remove (ready);
  return is_written;
}

/**
 * tend_rescue_bring_back:
 * @folder: the folder of a life whose database was set aside
 * @backup_path: a backup
 * @features: the features that this Tend has
 * @n_features: how many
 * @error: return location; %TEND_ERROR_INVALID if there is a database yet
 *
 * Returns: whether the backup is the life now; it is then opened with tend_store_open()
 */
gboolean
tend_rescue_bring_back (const char                *folder,
                       const char                *backup_path,
                       const TendFeature *const  *features,
                       guint                      n_features,
                       GError                   **error)
{
  g_autofree char *path = g_build_filename (folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autofree char *wal_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *ready = NULL;
  g_autoptr (TendWriteLock) lock = tend_write_lock_take (folder, TEND_STORE_WAIT_MS, error);

  if (lock == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (wal_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("There is a life in “%s” already, which has to be set aside first."), folder);
      return FALSE;
    }

  ready = tend_restore_prepare (folder, backup_path, features, n_features, error);
  return ready != NULL && become_life (ready, path, error);
}
