/* Keeping the life's file well: backups, restoring one, looking for damage, erasing what was deleted. */

#include "store/tend-store-private.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"

#include <glib/gi18n.h>

/**
 * tend_store_maintain:
 * @self: the store
 *
 * Makes the backup of the day if there is none yet, removes those that have aged out, and erases what a
 * crash has left. To be called some time after the start; afterwards the store does it on every new day.
 */
void
tend_store_maintain (TendStore *self)
{
  g_return_if_fail (tend_store_is_open (self));

  tend_store_push_job (self, tend_store_make_job (self, tend_store_job_maintain));
}

/**
 * tend_store_erase_traces_async:
 * @self: the store
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a fresh backup and removes all others, so that nothing that was deleted is left in a file of
 * Tend's. What Undo can bring back stays in memory until Tend is closed.
 */
void
tend_store_erase_traces_async (TendStore           *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  tend_store_push_job (self, tend_store_prepare_job (self, tend_store_job_erase_traces, cancellable, callback,
                                                     user_data, tend_store_erase_traces_async));
}

gboolean
tend_store_erase_traces_finish (TendStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The life's own files are SQLite's alone to open. */
static gboolean
refuse_own_file (TendStore  *self,
                 const char *path,
                 GTask      *task)
{
  static const char *const names[] = { TEND_STORE_DATABASE_NAME, TEND_STORE_DATABASE_NAME "-wal",
                                       TEND_STORE_DATABASE_NAME "-shm", "tend.lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_build_filename (tend_store_get_folder (self), names[i], NULL);

      if (!tend_backup_is_same_file (path, own))
        continue;
      g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_INVALID,
                               _("“%s” is where Tend keeps your life; please choose another file."), path);
      return TRUE;
    }
  return FALSE;
}

static void
push_with_path (TendStore    *self,
                TendStoreJob *job,
                const char   *path)
{
  if (refuse_own_file (self, path, job->task))
    {
      GTask *task = g_steal_pointer (&job->task);

      g_object_unref (task);
      return;
    }
  job->path = g_strdup (path);
  tend_store_push_job (self, job);
}

/**
 * tend_store_backup_async:
 * @self: the store
 * @path: where to; what is there is replaced when the backup is complete
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 */
void
tend_store_backup_async (TendStore           *self,
                         const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  push_with_path (self,
                  tend_store_prepare_job (self, tend_store_job_backup, cancellable, callback, user_data,
                                          tend_store_backup_async),
                  path);
}

gboolean
tend_store_backup_finish (TendStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tend_store_restore_async:
 * @self: the store
 * @path: a backup
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Replaces the life by a backup, after a backup of it as it is.
 */
void
tend_store_restore_async (TendStore           *self,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  push_with_path (self,
                  tend_store_prepare_job (self, tend_store_job_restore, cancellable, callback, user_data,
                                          tend_store_restore_async),
                  path);
}

gboolean
tend_store_restore_finish (TendStore     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tend_store_check_async (TendStore           *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  tend_store_push_job (self, tend_store_prepare_job (self, tend_store_job_check, cancellable, callback,
                                                     user_data, tend_store_check_async));
}

/**
 * tend_store_check_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location, for when it could not be found out
 *
 * Returns: (transfer full) (element-type utf8): a line for everything that is wrong; empty if all is well
 */
GPtrArray *
tend_store_check_finish (TendStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
