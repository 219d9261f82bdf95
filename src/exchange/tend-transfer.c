#include "exchange/tend-transfer.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-merge.h"
#include "exchange/tend-archive-read.h"
#include "exchange/tend-export-csv.h"
#include "exchange/tend-import.h"

#include <glib/gi18n.h>

struct _TendTransfer
{
  char *name; /* the file's, without its folder */
  TendImport *import;
  TendArchiveCounts *plan;
};

/* What a worker thread is given: values of its own. */
typedef struct
{
  char *path;
  char *folder;
  TendDay today;
  gint64 now;
  TendTransferFormat format;
  const TendFeature *const *features;
  guint n_features;
} Errand;

static Errand *
errand_new (TendStore  *store,
            const char *path)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  errand->folder = g_strdup (tend_store_get_folder (store));
  errand->today = tend_store_get_today (store);
  errand->now = tend_clock_get_now (tend_store_get_clock (store));
  errand->features = tend_store_get_features (store, &errand->n_features);
  return errand;
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->path);
  g_free (errand->folder);
  g_free (errand);
}

static gboolean
refuse_life (const Errand  *errand,
             GError       **error)
{
  if (!tend_import_is_life (errand->path, errand->folder))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               _("“%s” is where Tend keeps your life; please choose another file."), errand->path);
  return FALSE;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Errand *errand = task_data;
  GError *error = NULL;
  TendImport *import = NULL;

  if (refuse_life (errand, &error))
    import = tend_import_open (errand->path, errand->today, cancellable, &error);
  if (import)
    g_task_return_pointer (task, import, (GDestroyNotify) tend_import_free);
  else
    g_task_return_error (task, error);
}

/* The thread has a connection of its own, which reads and never writes. */
static gboolean
export_life (const Errand  *errand,
             GError       **error)
{
  g_autofree char *life = g_build_filename (errand->folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autoptr (TendDb) db = NULL;
  g_autoptr (TendArchive) archive = NULL;

  if (!refuse_life (errand, error))
    return FALSE;
  db = tend_db_open (life, TEND_DB_READ, error);
  /* One transaction, so that all tables are as they were at one moment. */
  if (db == NULL || !tend_db_execute (db, "BEGIN", error))
    return FALSE;
  archive = tend_archive_read (db, errand->features, errand->n_features, error);
  if (archive == NULL || !tend_db_execute (db, "COMMIT", error))
    return FALSE;
  return errand->format == TEND_TRANSFER_CSV
             ? tend_export_csv (archive, errand->path, error)
             : tend_archive_save_json (archive, errand->path, errand->now, error);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (export_life (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tend_transfer_open_async:
 * @store: the life that it is to come into
 * @path: a file of any kind that Tend reads
 * @cancellable: (nullable): ends the reading
 * @callback: called when it has been read, or is refused
 * @user_data: for @callback
 *
 * Reads a file in a thread of its own. Nothing is changed by that.
 */
void
tend_transfer_open_async (TendStore           *store,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tend_transfer_open_async);
  g_task_set_task_data (task, errand_new (store, path), errand_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * tend_transfer_open_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location, with the file and the line or the table where it is refused
 *
 * Returns: (transfer full): what could come in
 */
TendTransfer *
tend_transfer_open_finish (TendStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  const Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (TendImport) import = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (TendArchiveCounts) plan = NULL;
  TendTransfer *self;

  if (import == NULL)
    return NULL;
  plan = tend_archive_preview (tend_store_get_reader (store), import->archive, errand->features,
                               errand->n_features, error);
  if (plan == NULL)
    return NULL;

  self = g_new0 (TendTransfer, 1);
  self->name = g_filename_display_basename (errand->path);
  self->import = g_steal_pointer (&import);
  self->plan = g_steal_pointer (&plan);
  return self;
}

void
tend_transfer_free (TendTransfer *self)
{
  tend_import_free (self->import);
  tend_archive_counts_free (self->plan);
  g_free (self->name);
  g_free (self);
}

/**
 * tend_transfer_get_kind:
 * @self: a file that was read
 *
 * Returns: (transfer none): what it is, in words: "a backup of Loop Habit Tracker"
 */
const char *
tend_transfer_get_kind (TendTransfer *self)
{
  return self->import->kind;
}

TendArchiveCounts *
tend_transfer_get_plan (TendTransfer *self)
{
  return self->plan;
}

/**
 * tend_transfer_get_notes:
 * @self: a file that was read
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences about what is left out, and why
 */
const char *const *
tend_transfer_get_notes (TendTransfer *self)
{
  return tend_archive_get_notes (self->import->archive);
}

/**
 * tend_transfer_merge_async:
 * @store: the life that it comes into
 * @self: a file that was read; it may be freed before the callback is called
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 *
 * Brings in what is missing, all of it or nothing. One Undo takes it back.
 */
void
tend_transfer_merge_async (TendStore           *store,
                           TendTransfer        *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);
  g_autofree char *label = g_strdup_printf (_("Imported “%s”"), self->name);

  tend_store_write_async (store, label, TEND_WRITE_OFFER_UNDO, tend_archive_merge,
                          tend_archive_merge_new (self->import->archive, features, n_features),
                          (GDestroyNotify) tend_archive_merge_free, NULL, callback, user_data);
}

/**
 * tend_transfer_merge_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer none): what came in, valid as long as @result
 */
TendArchiveCounts *
tend_transfer_merge_finish (TendStore     *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  TendArchiveMerge *merge = tend_store_write_finish (store, result, error);

  return merge ? tend_archive_merge_get_counts (merge) : NULL;
}

/**
 * tend_transfer_export_async:
 * @store: the life
 * @path: the file, or the folder for %TEND_TRANSFER_CSV
 * @format: the format
 * @cancellable: (nullable): unused once the file is being written
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 */
void
tend_transfer_export_async (TendStore           *store,
                            const char          *path,
                            TendTransferFormat   format,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = errand_new (store, path);

  errand->format = format;
  g_task_set_source_tag (task, tend_transfer_export_async);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, export_in_thread);
}

gboolean
tend_transfer_export_finish (TendStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
