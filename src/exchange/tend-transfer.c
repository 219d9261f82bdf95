#include "exchange/tend-transfer.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-merge.h"
#include "exchange/tend-archive-read.h"
#include "exchange/tend-export-csv.h"
#include "exchange/tend-file.h"
#include "exchange/tend-ical-settle.h"
#include "exchange/tend-import.h"
#include "exchange/tend-session-csv.h"

#include <glib/gi18n.h>
#include <string.h>

/* Counted, for what is to come of it may outlive who asked. One thread at a time uses it. */
struct _TendTransfer
{
  char *name; /* the file's, without its folder */
  TendImport *import;
  TendIcalChoice choice;
  char *calendar_name; /* (nullable): of a calendar: what it is called, here or else in the file */
  gboolean is_calendar_known;
};

/* What a worker thread is given: values of its own. */
typedef struct
{
  char *path;
  char *folder;
  TendDay today;
  gint64 now;
  TendTransferFormat format;
  gint64 hobby_id; /* whose sessions, 0 for those of all */
  TendExportIcalScope scope; /* of plans: which */
  char *uuid;                /* (nullable): of plans: the one */
  char *recurrence;          /* (nullable): which of its times */
  TendZone *zone;
  const TendFeature *const *features;
  guint n_features;
  TendProgress *progress; /* (nullable) */
  TendTransfer *transfer; /* (nullable): what is planned */
} Errand;

static Errand *
errand_new (TendStore  *store,
            const char *path)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  errand->folder = g_strdup (tend_store_get_folder (store));
  errand->today = tend_store_get_today (store);
  errand->zone = tend_zone_ref (tend_clock_get_zone (tend_store_get_clock (store)));
  errand->now = tend_clock_get_now (tend_store_get_clock (store));
  errand->features = tend_store_get_features (store, &errand->n_features);
  return errand;
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->progress, tend_progress_unref);
  g_clear_pointer (&errand->transfer, tend_transfer_free);
  g_free (errand->path);
  g_free (errand->folder);
  g_free (errand->uuid);
  g_free (errand->recurrence);
  tend_zone_unref (errand->zone);
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

/* The thread has a connection of its own, which reads and never writes. */
static TendDb *
open_life (const Errand  *errand,
           GError       **error)
{
  g_autofree char *life = g_build_filename (errand->folder, TEND_STORE_DATABASE_NAME, NULL);

  return tend_db_open (life, TEND_DB_READ, error);
}

/* A calendar that was shown only before is meant to be so again. */
static gboolean
look_for_calendar (TendTransfer  *self,
                   const Errand  *errand,
                   GError       **error)
{
  g_autoptr (TendDb) db = NULL;
  g_autofree char *uuid = NULL;

  if (self->import->calendar == NULL)
    return TRUE;
  db = open_life (errand, error);
  if (db == NULL ||
      !tend_ical_find_calendar (self->import->calendar, db, &uuid, &self->calendar_name, error))
    return FALSE;
  self->is_calendar_known = uuid != NULL;
  self->choice.is_shown_only = uuid != NULL;
  if (self->calendar_name == NULL)
    self->calendar_name = tend_ical_file_get_name (self->import->calendar);
  return TRUE;
}

static TendTransfer *
read_file (const Errand  *errand,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (TendTransfer) self = g_atomic_rc_box_new0 (TendTransfer);
  const TendImportMoment moment = { errand->today, errand->now, errand->zone };

  self->name = g_filename_display_basename (errand->path);
  if (!refuse_life (errand, error))
    return NULL;
  self->import = tend_import_open (errand->path, &moment, errand->progress, cancellable, error);
  return self->import && look_for_calendar (self, errand, error) ? g_steal_pointer (&self) : NULL;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TendTransfer *transfer = read_file (task_data, cancellable, &error);

  if (transfer)
    g_task_return_pointer (task, transfer, (GDestroyNotify) tend_transfer_free);
  else
    g_task_return_error (task, error);
}

static TendArchiveCounts *
make_plan (const Errand  *errand,
           GError       **error)
{
  TendTransfer *self = errand->transfer;
  g_autoptr (TendDb) db = open_life (errand, error);

  if (db == NULL ||
      (self->import->calendar && !tend_ical_settle (self->import->calendar, db, errand->features, errand->n_features,
                                                    &self->choice, errand->today, error)))
    return NULL;
  return tend_archive_preview (db, self->import->archive, errand->features, errand->n_features, error);
}

static void
plan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TendArchiveCounts *counts = make_plan (task_data, &error);

  if (counts)
    g_task_return_pointer (task, counts, (GDestroyNotify) tend_archive_counts_free);
  else
    g_task_return_error (task, error);
}

/* Of all that is in a life, what a calendar is made of. */
static gboolean
export_plans (const Errand  *errand,
              TendDb        *db,
              GError       **error)
{
  static const char *const ids[] = { "calendar", "goals", "reminders", NULL };
  g_autofree const TendFeature **features = g_new0 (const TendFeature *, errand->n_features + 1);
  g_autoptr (TendArchive) archive = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < errand->n_features; i++)
    if (g_strv_contains (ids, errand->features[i]->id))
      features[n++] = errand->features[i];
  archive = tend_archive_read (db, NULL, features, n, error);
  text = archive ? tend_export_ical_to_text (archive, errand->scope, errand->uuid, errand->recurrence, error) : NULL;
  return text && tend_file_save (errand->path, text, strlen (text), error);
}

static gboolean
export_life (const Errand  *errand,
             GError       **error)
{
  g_autoptr (TendDb) db = NULL;
  g_autoptr (TendArchive) archive = NULL;

  if (!refuse_life (errand, error))
    return FALSE;
  db = open_life (errand, error);
  if (db && errand->format == TEND_TRANSFER_PLANS)
    return export_plans (errand, db, error);
  if (db && errand->format == TEND_TRANSFER_SESSIONS)
    return tend_session_csv_save (db, errand->hobby_id, errand->zone, errand->path, error);
  archive = db ? tend_archive_read (db, NULL, errand->features, errand->n_features, error) : NULL;
  if (archive == NULL)
    return FALSE;
  return errand->format == TEND_TRANSFER_CSV
             ? tend_export_csv (archive, db, errand->zone, errand->path, error)
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
 * @progress: (nullable): is told how far it has come
 * @cancellable: (nullable): ends the reading
 * @callback: called when it has been read, or is refused
 * @user_data: for @callback
 *
 * Reads a file, in a thread of its own. Nothing is changed by that.
 */
void
tend_transfer_open_async (TendStore           *store,
                          const char          *path,
                          TendProgress        *progress,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = errand_new (store, path);

  errand->progress = progress ? tend_progress_ref (progress) : NULL;
  g_task_set_source_tag (task, tend_transfer_open_async);
  g_task_set_task_data (task, errand, errand_free);
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
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
transfer_clear (gpointer data)
{
  TendTransfer *self = data;

  g_clear_pointer (&self->import, tend_import_free);
  g_free (self->choice.name);
  g_free (self->choice.color);
  g_free (self->calendar_name);
  g_free (self->name);
}

void
tend_transfer_free (TendTransfer *self)
{
  g_atomic_rc_box_release_full (self, transfer_clear);
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
 * tend_transfer_is_calendar:
 * @self: a file that was read
 *
 * Returns: whether it is a calendar, so that it may also be shown only
 */
gboolean
tend_transfer_is_calendar (TendTransfer *self)
{
  return self->import->calendar != NULL;
}

/**
 * tend_transfer_get_calendar_name:
 * @self: a calendar
 *
 * Returns: (transfer none): what it is called here if it is known, else what a new one would be called
 */
const char *
tend_transfer_get_calendar_name (TendTransfer *self)
{
  return self->calendar_name;
}

/**
 * tend_transfer_is_calendar_known:
 * @self: a calendar
 *
 * Returns: whether it is shown here already, so that to show it again brings that up to date
 */
gboolean
tend_transfer_is_calendar_known (TendTransfer *self)
{
  return self->is_calendar_known;
}

gboolean
tend_transfer_is_shown_only (TendTransfer *self)
{
  return self->choice.is_shown_only;
}

/**
 * tend_transfer_set_shown_only:
 * @self: a calendar, of which nothing is planned or merged just now
 * @is_shown_only: whether it is to be shown and no more, and not to be the user's own plans; at first, it is as it was
 *   the last time
 * @name: (nullable): what it is to be called
 * @color: (nullable): the name of its colour
 */
void
tend_transfer_set_shown_only (TendTransfer *self,
                              gboolean      is_shown_only,
                              const char   *name,
                              const char   *color)
{
  g_free (self->choice.name);
  g_free (self->choice.color);
  self->choice.is_shown_only = is_shown_only;
  self->choice.name = g_strdup (name);
  self->choice.color = g_strdup (color);
}

/**
 * tend_transfer_plan_async:
 * @store: the store
 * @self: a file that was read, and is not asked for anything else until this is done
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out what would come of it here, in a thread of its own. Nothing is changed by that.
 */
void
tend_transfer_plan_async (TendStore           *store,
                          TendTransfer        *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Errand *errand = errand_new (store, "");

  errand->transfer = g_atomic_rc_box_acquire (self);
  g_task_set_source_tag (task, tend_transfer_plan_async);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * tend_transfer_plan_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location, with the line or the table where it can't come in
 *
 * Returns: (transfer full): what would come in
 */
TendArchiveCounts *
tend_transfer_plan_finish (TendStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A #TendWriteFunc: says whose the plans of a calendar are, when nobody else can change that any more. */
static gboolean
settle (TendDb    *db,
        gpointer   data,
        GError   **error)
{
  const Errand *errand = data;

  return tend_ical_settle (errand->transfer->import->calendar, db, errand->features, errand->n_features,
                           &errand->transfer->choice, errand->today, error);
}

/**
 * tend_transfer_merge_async:
 * @store: the life that it comes into
 * @self: a file that was read; it may be freed before the callback is called
 * @progress: (nullable): is told how far it has come
 * @cancellable: (nullable): ends it, as long as it is not all written; then nothing of it is
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 *
 * Brings in what is missing, all of it or nothing. One Undo takes it back.
 */
void
tend_transfer_merge_async (TendStore           *store,
                           TendTransfer        *self,
                           TendProgress        *progress,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Errand *errand = errand_new (store, "");
  TendArchiveMerge *merge = tend_archive_merge_new (self->import->archive, errand->features, errand->n_features);
  g_autofree char *label = g_strdup_printf (_("Imported “%s”"), self->name);

  errand->transfer = g_atomic_rc_box_acquire (self);
  tend_archive_merge_watch (merge, progress, cancellable);
  tend_archive_merge_set_prepare (merge, self->import->calendar ? settle : NULL, errand, errand_free);
  tend_store_write_async (store, label, TEND_WRITE_OFFER_UNDO, tend_archive_merge, merge,
                          (GDestroyNotify) tend_archive_merge_free, cancellable, callback, user_data);
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

/* Takes @errand. */
static void
start_export (TendStore           *store,
              Errand              *errand,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, export_in_thread);
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
  Errand *errand = errand_new (store, path);

  errand->format = format;
  start_export (store, errand, cancellable, callback, user_data);
}

/**
 * tend_transfer_export_sessions_async:
 * @store: the life
 * @path: the file, which is replaced if it is there
 * @hobby_id: the hobby whose sessions are written, 0 for those of all
 * @cancellable: (nullable): unused once the file is being written
 * @callback: called when it is safely on disk, for tend_transfer_export_finish()
 * @user_data: for @callback
 */
void
tend_transfer_export_sessions_async (TendStore           *store,
                                     const char          *path,
                                     gint64               hobby_id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Errand *errand = errand_new (store, path);

  errand->format = TEND_TRANSFER_SESSIONS;
  errand->hobby_id = hobby_id;
  start_export (store, errand, cancellable, callback, user_data);
}

/**
 * tend_transfer_export_plans_async:
 * @store: the life
 * @path: the calendar to be made, of mode 0600; one that is there is replaced when the new one is complete
 * @scope: what of the life
 * @uuid: (nullable): the plan, where @scope is about one
 * @recurrence: (nullable): which of its times an invitation is to
 * @cancellable: (nullable): unused once the file is being written
 * @callback: called when it is safely on disk, for tend_transfer_export_finish()
 * @user_data: for @callback
 */
void
tend_transfer_export_plans_async (TendStore           *store,
                                  const char          *path,
                                  TendExportIcalScope  scope,
                                  const char          *uuid,
                                  const char          *recurrence,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Errand *errand = errand_new (store, path);

  errand->format = TEND_TRANSFER_PLANS;
  errand->scope = scope;
  errand->uuid = g_strdup (uuid);
  errand->recurrence = g_strdup (recurrence);
  start_export (store, errand, cancellable, callback, user_data);
}

gboolean
tend_transfer_export_finish (TendStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
