#include "store/tend-store-job.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"

#include <glib/gi18n.h>

TendStoreJob *
tend_store_job_new (TendStore        *store,
                    TendLedger       *ledger,
                    TendStoreJobFunc  run)
{
  TendStoreJob *self = g_new0 (TendStoreJob, 1);

  self->store = g_object_ref (store);
  self->ledger = ledger;
  self->folder = g_strdup (tend_store_get_folder (store));
  self->today = tend_store_get_today (store);
  self->run = run;
  return self;
}

void
tend_store_job_free (TendStoreJob *self)
{
  if (self->data_free)
    self->data_free (self->data);
  g_clear_pointer (&self->changes, tend_changes_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_free (self->label);
  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * tend_store_job_perform:
 * @self: a job
 *
 * A #TendWorkerFunc: does it, in the writer thread.
 */
void
tend_store_job_perform (gpointer data)
{
  TendStoreJob *self = data;

  if (!g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    self->run (self);
  if (self->ledger == NULL)
    return;
  self->undo_label = g_strdup (tend_ledger_get_undo_label (self->ledger));
  self->redo_label = g_strdup (tend_ledger_get_redo_label (self->ledger));
  self->needs_erasing = tend_ledger_needs_erasing (self->ledger);
}

void
tend_store_job_write (TendStoreJob *self)
{
  self->changes = tend_ledger_write (self->ledger, self->label, self->flags, self->func, self->data,
                                    &self->error);
  /* A function that fails without saying why must not look as if it had written. */
  if (self->changes == NULL && self->error == NULL)
    g_set_error_literal (&self->error, TEND_ERROR, TEND_ERROR_FAILED, _("That could not be kept."));
}

void
tend_store_job_undo (TendStoreJob *self)
{
  self->changes = tend_ledger_undo (self->ledger, &self->error);
}

void
tend_store_job_redo (TendStoreJob *self)
{
  self->changes = tend_ledger_redo (self->ledger, &self->error);
}

void
tend_store_job_erase (TendStoreJob *self)
{
  /* Something may have been done meanwhile that needs it no more, or more of it may have come. */
  if (tend_ledger_needs_erasing (self->ledger))
    tend_ledger_erase (self->ledger, &self->error);
}

void
tend_store_job_erase_traces (TendStoreJob *self)
{
  g_autofree char *path = tend_backup_get_path (self->folder, self->today, NULL);

  if (!tend_ledger_erase (self->ledger, &self->error) ||
      !tend_ledger_backup (self->ledger, path, &self->error))
    return;
  tend_backup_remove_all_but (self->folder, path);
}

void
tend_store_job_backup (TendStoreJob *self)
{
  tend_ledger_backup (self->ledger, self->path, &self->error);
}

void
tend_store_job_restore (TendStoreJob *self)
{
  self->changes = tend_ledger_restore (self->ledger, self->path, self->today, &self->error);
}

void
tend_store_job_check (TendStoreJob *self)
{
  self->problems = g_ptr_array_new_with_free_func (g_free);
  tend_ledger_check (self->ledger, self->problems, &self->error);
}

static gboolean
is_sound (TendStoreJob  *self,
          GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!tend_ledger_check (self->ledger, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED,
               _("Your life’s file is damaged (%s); the backups made before are kept."),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* The backup of the day, once a day, and only of a file that is sound: a damaged one must not push the
 * good ones out. Traces are erased before, so that they are not in it; where they can't be yet there is a
 * backup all the same. */
void
tend_store_job_maintain (TendStoreJob *self)
{
  g_autofree char *path = tend_backup_get_path (self->folder, self->today, NULL);
  gboolean is_due = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) erase_error = NULL;

  if (is_due && !is_sound (self, &self->error))
    return;
  if (tend_ledger_needs_erasing (self->ledger))
    tend_ledger_erase (self->ledger, &erase_error);
  if (is_due && tend_ledger_backup (self->ledger, path, &self->error))
    tend_backup_prune (self->folder, self->today);
  if (self->error == NULL)
    self->error = g_steal_pointer (&erase_error);
}

void
tend_store_job_close (TendStoreJob *self)
{
  /* What was taken away in this session can't be undone any more. */
  tend_ledger_forget (self->ledger);
  if (tend_ledger_needs_erasing (self->ledger))
    tend_ledger_erase (self->ledger, &self->error);
  g_clear_pointer (&self->ledger, tend_ledger_free);
}
