#include "store/tend-store-private.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"
#include "store/tend-schema.h"
#include "store/tend-worker.h"
#include "store/tend-write-lock.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _TendStore
{
  GObject parent_instance;

  /* The main thread. */
  char *folder;
  TendClock *clock;
  const TendFeature *const *features;
  guint n_features;
  TendDb *reader;
  TendSettings *settings;
  TendWorker *worker;
  TendWriteLock *lock;
  gboolean is_closing;
  char *undo_label;
  char *redo_label;

  /* The writer thread's, once it runs. */
  TendLedger *ledger;
};

enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  TROUBLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendStore, tend_store, G_TYPE_OBJECT)

static void
take_label (TendStore   *self,
            char       **kept,
            char       **label,
            guint        property)
{
  if (g_strcmp0 (*kept, *label) == 0)
    return;
  g_free (*kept);
  *kept = g_steal_pointer (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
apply_settings (TendStore *self)
{
  g_autoptr (GError) error = NULL;

  if (!tend_settings_read (self->settings, self->reader, &error))
    g_warning ("%s", error->message);
  tend_clock_set_day_start (self->clock, tend_settings_get_day_start (self->settings));
}

static void
tell_changes (TendStoreJob *job)
{
  TendStore *self = job->store;

  take_label (self, &self->undo_label, &job->undo_label, PROP_UNDO_LABEL);
  take_label (self, &self->redo_label, &job->redo_label, PROP_REDO_LABEL);
  if (job->changes == NULL)
    return;
  if (tend_changes_concern (job->changes, "setting"))
    apply_settings (self);
  if (tend_changes_get_length (job->changes) > 0 ||
      tend_changes_get_origin (job->changes) == TEND_CHANGES_RESTORE)
    g_signal_emit (self, signals[CHANGED], 0, job->changes);
}

/* Everyone hears of the changes before the one who asked for them hears that it is done. */
static void
on_job_done_cb (gpointer data)
{
  TendStoreJob *job = data;
  GTask *task = job->task;

  if (tend_store_is_open (job->store))
    tell_changes (job);
  if (job->needs_erasing && job->run != tend_store_job_erase && tend_store_is_open (job->store))
    tend_store_push_job (job->store, tend_store_make_job (job->store, tend_store_job_erase));

  if (task == NULL)
    {
      if (job->error)
        g_signal_emit (job->store, signals[TROUBLED], 0, job->error);
      tend_store_job_free (job);
      return;
    }
  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (job->problems)
    g_task_return_pointer (task, g_steal_pointer (&job->problems), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_boolean (task, TRUE);
  job->task = NULL;
  g_object_unref (task); /* which owns the job */
}

static void
on_day_changed_cb (TendStore *self)
{
  tend_store_maintain (self);
}

static gboolean
prepare_folder (const char  *folder,
                GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, errno == ENOSPC ? TEND_ERROR_FULL : TEND_ERROR_READ_ONLY,
               _("Tend’s folder “%s” can’t be made (%s)."), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
prepare_schema (TendStore  *self,
                TendDb     *db,
                GError    **error)
{
  TendSchemaState state;
  g_autofree char *backup_path = NULL;

  /* The journal's mode is written into the file, which is not to be touched before it is known as ours. */
  if (!tend_schema_inspect (db, self->features, self->n_features, &state, error) ||
      !tend_db_execute (db, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  if (state == TEND_SCHEMA_CURRENT)
    return TRUE;

  backup_path = tend_backup_get_path (self->folder, tend_clock_get_today (self->clock), "before-upgrade");
  if (state == TEND_SCHEMA_OLDER && !tend_backup_write (db, backup_path, error))
    return FALSE;
  return tend_schema_migrate (db, self->features, self->n_features, error);
}

/* No file, or one of no bytes, is where a life begins, unless there was one: a WAL without its database, or
 * an empty file beside backups. Opening it would make SQLite delete the WAL as well. */
static gboolean
refuse_emptied (TendStore   *self,
                const char  *path,
                GError     **error)
{
  g_autofree char *wal_path = g_strconcat (path, "-wal", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  GStatBuf info, wal_info;
  gboolean is_there, is_left_over;

  is_there = g_stat (path, &info) == 0;
  /* SQLite takes a file of one byte for one of none. */
  if (is_there && info.st_size > 1)
    return FALSE;
  backups = tend_backup_list (self->folder);
  is_left_over = g_stat (wal_path, &wal_info) == 0 && wal_info.st_size > 0;
  if (!is_left_over && (!is_there || backups->len == 0))
    return FALSE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (nothing is in it)."), path);
  return TRUE;
}

static gboolean
open_connections (TendStore  *self,
                  guint       wait_ms,
                  GError    **error)
{
  g_autofree char *path = g_build_filename (self->folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autoptr (TendDb) db = NULL;

  if (!prepare_folder (self->folder, error))
    return FALSE;
  self->lock = tend_write_lock_take (self->folder, wait_ms, error);
  if (self->lock == NULL || refuse_emptied (self, path, error))
    return FALSE;

  db = tend_db_open (path, TEND_DB_WRITE, error);
  if (db == NULL || !prepare_schema (self, db, error))
    return FALSE;
  self->reader = tend_db_open (path, TEND_DB_READ, error);
  if (self->reader == NULL || !tend_settings_read (self->settings, self->reader, error))
    return FALSE;
  self->ledger = tend_ledger_new (db, self->folder, self->features, self->n_features, error);
  if (self->ledger == NULL)
    return FALSE;
  tend_db_release_thread (g_steal_pointer (&db));
  return TRUE;
}

static void
tend_store_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TendStore *self = TEND_STORE (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_store_dispose (GObject *object)
{
  TendStore *self = TEND_STORE (object);

  tend_store_close (self);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tend_store_parent_class)->dispose (object);
}

static void
tend_store_finalize (GObject *object)
{
  TendStore *self = TEND_STORE (object);

  g_free (self->folder);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (tend_store_parent_class)->finalize (object);
}

static void
tend_store_class_init (TendStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_store_get_property;
  object_class->dispose = tend_store_dispose;
  object_class->finalize = tend_store_finalize;

  /**
   * TendStore:undo-label: (nullable)
   *
   * What Undo would take back, %NULL if there is nothing.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * TendStore:redo-label: (nullable)
   *
   * What Redo would do again, %NULL if there is nothing.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendStore::changed:
   * @self: the store
   * @changes: a #TendChanges
   *
   * Something was written, undone or redone, and is safely on disk.
   */
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, TEND_TYPE_CHANGES);
  /**
   * TendStore::troubled:
   * @self: the store
   * @error: a #GError
   *
   * Something that nobody asked for, like the backup of the day, could not be done.
   */
  signals[TROUBLED] = g_signal_new ("troubled", TEND_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tend_store_init (TendStore *self)
{
  self->settings = tend_settings_new ();
}

static void
do_nothing (gpointer data)
{
}

/**
 * tend_store_open:
 * @folder: where the life is kept; made if it is not there
 * @clock: what tells the time
 * @features: the features whose tables it has, to outlive the store
 * @n_features: how many
 * @error: return location: %TEND_ERROR_BUSY, %TEND_ERROR_NEWER_SCHEMA, %TEND_ERROR_DAMAGED,
 *   %TEND_ERROR_READ_ONLY, %TEND_ERROR_FULL
 *
 * Takes the write lock, opens the life, and brings it to this Tend's schema after a backup. The calling
 * thread is the one that reads, and in whose main context changes are told.
 *
 * Returns: (transfer full): the store; to be closed with tend_store_close()
 */
TendStore *
tend_store_open (const char                *folder,
                 TendClock                 *clock,
                 const TendFeature *const  *features,
                 guint                      n_features,
                 GError                   **error)
{
  return tend_store_open_waiting (folder, clock, features, n_features, TEND_STORE_WAIT_MS, error);
}

/**
 * tend_store_open_waiting:
 * @folder: where the life is kept; made if it is not there
 * @clock: what tells the time
 * @features: the features whose tables it has, to outlive the store
 * @n_features: how many
 * @wait_ms: how long to wait for another process to let go of the write lock, in milliseconds
 * @error: return location, as for tend_store_open()
 *
 * Like tend_store_open(), for who can't wait that long, or can longer.
 *
 * Returns: (transfer full): the store
 */
TendStore *
tend_store_open_waiting (const char                *folder,
                         TendClock                 *clock,
                         const TendFeature *const  *features,
                         guint                      n_features,
                         guint                      wait_ms,
                         GError                   **error)
{
  g_autoptr (TendStore) self = g_object_new (TEND_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  self->features = features;
  self->n_features = n_features;
  if (!open_connections (self, wait_ms, error))
    return NULL;

  self->worker = tend_worker_new ("tend-writer");
  tend_clock_set_day_start (clock, tend_settings_get_day_start (self->settings));
  g_signal_connect_swapped (clock, "day-changed", G_CALLBACK (on_day_changed_cb), self);
  return g_steal_pointer (&self);
}

/**
 * tend_store_close:
 * @self: the store
 *
 * Finishes what was asked for and tells it, erases the traces of what was deleted, and lets go of the write
 * lock. Does nothing the second time. What asks to be read afterwards finds no reader.
 */
void
tend_store_close (TendStore *self)
{
  g_autoptr (TendStore) alive = NULL;

  g_return_if_fail (TEND_IS_STORE (self));

  if (self->is_closing)
    return;
  self->is_closing = TRUE;
  alive = g_object_ref (self);
  if (self->clock)
    g_signal_handlers_disconnect_by_data (self->clock, self);

  /* Whoever hears of a change reads it, so everything is told before the reader goes. */
  if (self->worker)
    tend_worker_run (self->worker, do_nothing, do_nothing, NULL);

  /* A reader keeps the WAL from being truncated. */
  g_clear_pointer (&self->reader, tend_db_close);
  if (self->worker)
    {
      TendStoreJob *job = tend_store_make_job (self, tend_store_job_close);

      self->ledger = NULL; /* the job closes it */
      tend_worker_run (self->worker, tend_store_job_perform, on_job_done_cb, job);
    }
  g_clear_pointer (&self->worker, tend_worker_free);
  g_clear_pointer (&self->ledger, tend_ledger_free);
  g_clear_pointer (&self->lock, tend_write_lock_release);
}

/**
 * tend_store_get_reader:
 * @self: the store
 *
 * Returns: (transfer none) (nullable): the connection that the main thread reads with, a few rows at a time;
 *   %NULL once the store is closed
 */
TendDb *
tend_store_get_reader (TendStore *self)
{
  return self->reader;
}

TendClock *
tend_store_get_clock (TendStore *self)
{
  return self->clock;
}

const char *
tend_store_get_folder (TendStore *self)
{
  return self->folder;
}

TendSettings *
tend_store_get_settings (TendStore *self)
{
  return self->settings;
}

const TendFeature *const *
tend_store_get_features (TendStore *self,
                         guint     *n_features)
{
  *n_features = self->n_features;
  return self->features;
}

/**
 * tend_store_is_child_table:
 * @self: the store
 * @table: a table
 * @parent: another
 *
 * Returns: whether the rows of @table belong to rows of @parent
 */
gboolean
tend_store_is_child_table (TendStore  *self,
                           const char *table,
                           const char *parent)
{
  for (guint i = 0; i < self->n_features; i++)
    for (guint j = 0; j < self->features[i]->n_tables; j++)
      if (g_str_equal (self->features[i]->tables[j].name, table))
        return g_strcmp0 (self->features[i]->tables[j].parent, parent) == 0;
  return FALSE;
}

/**
 * tend_store_get_today:
 * @self: the store
 *
 * Returns: the user's day that it is now
 */
TendDay
tend_store_get_today (TendStore *self)
{
  return tend_clock_get_today (self->clock);
}

/**
 * tend_store_write_async:
 * @self: the store
 * @label: what is done, as the user reads it: "Deleted “Run”"
 * @flags: whether it can be undone
 * @func: does it, in the writer thread
 * @data: (transfer full): for @func, copied values and never a widget
 * @data_free: (nullable): frees @data
 * @cancellable: (nullable): unused once the write has begun
 * @callback: called when it is safely on disk, after #TendStore::changed
 * @user_data: for @callback
 *
 * Writes. What is asked for first is done first.
 */
void
tend_store_write_async (TendStore           *self,
                        const char          *label,
                        TendWriteFlags       flags,
                        TendWriteFunc        func,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  TendStoreJob *job;

  g_return_if_fail (tend_store_is_open (self));

  job = tend_store_prepare_job (self, tend_store_job_write, cancellable, callback, user_data,
                                tend_store_write_async);
  job->label = g_strdup (label);
  job->flags = flags;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  tend_store_push_job (self, job);
}

/**
 * tend_store_write_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer none): the @data of tend_store_write_async(), valid as long as @result;
 *   %NULL with @error set
 */
gpointer
tend_store_write_finish (TendStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tend_store_write_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return ((TendStoreJob *) g_task_get_task_data (G_TASK (result)))->data;
}

typedef struct
{
  gboolean is_done;
  gboolean is_written;
  GError **error;
} Waiting;

static void
on_waiting_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->is_done = TRUE;
  waiting->is_written = g_task_propagate_boolean (G_TASK (result), waiting->error);
}

/**
 * tend_store_write:
 * @self: the store
 * @label: what is done
 * @flags: whether it can be undone
 * @func: does it, in the writer thread
 * @data: for @func
 * @error: return location
 *
 * Writes and waits for it. For commands without a window, and for tests; a window must not wait.
 *
 * Returns: whether it is safely on disk
 */
gboolean
tend_store_write (TendStore       *self,
                  const char      *label,
                  TendWriteFlags   flags,
                  TendWriteFunc    func,
                  gpointer         data,
                  GError         **error)
{
  Waiting waiting = { FALSE, FALSE, error };
  TendStoreJob *job;

  g_return_val_if_fail (tend_store_is_open (self), FALSE);

  job = tend_store_prepare_job (self, tend_store_job_write, NULL, on_waiting_written_cb, &waiting,
                                tend_store_write_async);
  job->label = g_strdup (label);
  job->flags = flags;
  job->func = func;
  job->data = data;
  tend_worker_run (self->worker, tend_store_job_perform, on_job_done_cb, job);

  /* GTask puts the callback off to the next iteration where the task is new to this one. */
  while (!waiting.is_done)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return waiting.is_written;
}

void
tend_store_undo_async (TendStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  tend_store_push_job (self, tend_store_prepare_job (self, tend_store_job_undo, cancellable, callback,
                                                     user_data, tend_store_undo_async));
}

gboolean
tend_store_undo_finish (TendStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tend_store_redo_async (TendStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (tend_store_is_open (self));

  tend_store_push_job (self, tend_store_prepare_job (self, tend_store_job_redo, cancellable, callback,
                                                     user_data, tend_store_redo_async));
}

gboolean
tend_store_redo_finish (TendStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tend_store_get_undo_label:
 * @self: the store
 *
 * Returns: (transfer none) (nullable): what Undo would take back
 */
const char *
tend_store_get_undo_label (TendStore *self)
{
  return self->undo_label;
}

const char *
tend_store_get_redo_label (TendStore *self)
{
  return self->redo_label;
}

/**
 * tend_store_get_default_folder:
 *
 * Returns: (transfer full): the folder in which the user's life is kept
 */
char *
tend_store_get_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tend", NULL);
}

/**
 * tend_store_is_open:
 * @self: the store
 *
 * Returns: whether it can be read and written
 */
gboolean
tend_store_is_open (TendStore *self)
{
  return TEND_IS_STORE (self) && self->worker != NULL && self->reader != NULL;
}

/**
 * tend_store_make_job:
 * @self: the store
 * @run: what it does
 *
 * Returns: (transfer full): a job that nobody waits for
 */
TendStoreJob *
tend_store_make_job (TendStore        *self,
                     TendStoreJobFunc  run)
{
  return tend_store_job_new (self, self->ledger, run);
}

/**
 * tend_store_prepare_job:
 * @self: the store
 * @run: what it does
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is done
 * @user_data: for @callback
 * @tag: which function it was asked of
 *
 * Returns: (transfer full): a job that is told to @callback
 */
TendStoreJob *
tend_store_prepare_job (TendStore           *self,
                        TendStoreJobFunc     run,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data,
                        gpointer             tag)
{
  TendStoreJob *job = tend_store_make_job (self, run);

  /* The task is not given the cancellable: a write that has begun is told as what it became, and GTask puts off what it
   * says of one that was cancelled, behind what was asked for later. */
  job->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  g_task_set_task_data (job->task, job, (GDestroyNotify) tend_store_job_free);
  return job;
}

/**
 * tend_store_push_job:
 * @self: the store
 * @job: (transfer full): what is to be done after everything asked for before
 */
void
tend_store_push_job (TendStore    *self,
                     TendStoreJob *job)
{
  tend_worker_push (self->worker, tend_store_job_perform, on_job_done_cb, job);
}
