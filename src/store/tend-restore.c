#include "store/tend-restore.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"
#include "store/tend-recorder.h"
#include "store/tend-schema.h"

/* Whether @db is, or can be made, what tend_store_open() would find of this Tend's own. */
static gboolean
bring_up_to_date (TendDb                    *db,
                  const TendFeature *const  *features,
                  guint                      n_features,
                  GError                   **error)
{
  g_autoptr (TendRecorder) recorder = NULL;
  TendSchemaState state;

  if (!tend_schema_inspect (db, features, n_features, &state, error))
    return FALSE;
  if (state == TEND_SCHEMA_OLDER && !tend_schema_migrate (db, features, n_features, error))
    return FALSE;
  recorder = tend_recorder_new (db, features, n_features, error);
  return recorder != NULL && tend_schema_check_references (db, error) &&
         tend_schema_set_erase_pending (db, TRUE, error);
}

static gboolean
prepare_copy (const char                *copy_path,
              const char                *path,
              const TendFeature *const  *features,
              guint                      n_features,
              GError                   **error)
{
  g_autoptr (TendDb) source = NULL;
  g_autoptr (TendDb) copy = NULL;

  if (!tend_backup_check (path, features, n_features, error))
    return FALSE;
  source = tend_db_open (path, TEND_DB_FOREIGN, error);
  if (source == NULL || !tend_backup_write (source, copy_path, error))
    return FALSE;

  copy = tend_db_open (copy_path, TEND_DB_WRITE, error);
  return copy != NULL && bring_up_to_date (copy, features, n_features, error) &&
         tend_db_execute (copy, "PRAGMA journal_mode = DELETE", error);
}

/**
 * tend_restore_prepare:
 * @folder: the folder of the life
 * @path: a backup
 * @features: the features that this Tend has
 * @n_features: how many
 * @error: return location
 *
 * Makes a copy of a backup that has this Tend's schema. What is wrong with the backup, or with the disk,
 * shows here, before the life is touched. The copy is marked to have the traces of what it was made of
 * erased, once it is the life.
 *
 * Returns: (transfer full): the copy; to be removed with tend_backup_remove()
 */
char *
tend_restore_prepare (const char                *folder,
                      const char                *path,
                      const TendFeature *const  *features,
                      guint                      n_features,
                      GError                   **error)
{
  g_autofree char *name = g_strdup_printf ("tend-restore-%x" TEND_BACKUP_UNFINISHED, g_random_int ());
  g_autofree char *copy_path = g_build_filename (folder, "backups", name, NULL);

  if (prepare_copy (copy_path, path, features, n_features, error))
    return g_steal_pointer (&copy_path);
  tend_backup_remove (copy_path);
  return NULL;
}
