/* The life that Tend keeps: one database, one thread that writes it, one connection that reads it.
 *
 * The application makes one store and hands it down. A feature writes by giving the store a function,
 * which runs in the writer thread within a transaction; the store records what it changed, commits, keeps
 * the inverse for Undo, and tells everyone with #TendStore::changed. Features read through
 * tend_store_get_reader(), on the main thread, a few rows at a time. */

#pragma once

#include "base/tend-clock.h"
#include "store/tend-changes.h"
#include "store/tend-feature.h"
#include "store/tend-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_TYPE_STORE (tend_store_get_type ())

G_DECLARE_FINAL_TYPE (TendStore, tend_store, TEND, STORE, GObject)

/**
 * TendWriteFlags:
 * @TEND_WRITE_DEFAULT: can be undone
 * @TEND_WRITE_OFFER_UNDO: can be undone, and the window says so: for what takes something away
 * @TEND_WRITE_NOT_UNDOABLE: is not kept for Undo: for what is no deed of the user's
 */
typedef enum
{
  TEND_WRITE_DEFAULT = 0,
  TEND_WRITE_OFFER_UNDO = 1 << 0,
  TEND_WRITE_NOT_UNDOABLE = 1 << 1,
} TendWriteFlags;

/**
 * TendWriteFunc:
 * @db: the writing connection, within a transaction
 * @data: what was given to tend_store_write_async(); the function may leave its result in it
 * @error: return location
 *
 * Runs in the writer thread. If it fails nothing is written.
 *
 * Returns: whether to commit
 */
typedef gboolean (*TendWriteFunc) (TendDb *db, gpointer data, GError **error);

/* The file in the folder of a life. */
#define TEND_STORE_DATABASE_NAME "tend.db"

/* How long a second process waits for the first to let go of the write lock. */
#define TEND_STORE_WAIT_MS 5000

TendStore *tend_store_open (const char *folder, TendClock *clock, const TendFeature *const *features,
                            guint n_features, GError **error);
TendStore *tend_store_open_waiting (const char *folder, TendClock *clock, const TendFeature *const *features,
                                    guint n_features, guint wait_ms, GError **error);
void tend_store_close (TendStore *self);

TendDb *tend_store_get_reader (TendStore *self);
TendClock *tend_store_get_clock (TendStore *self);
const char *tend_store_get_folder (TendStore *self);
const TendFeature *const *tend_store_get_features (TendStore *self, guint *n_features);
gboolean tend_store_is_child_table (TendStore *self, const char *table, const char *parent);
TendDay tend_store_get_today (TendStore *self);
TendSettings *tend_store_get_settings (TendStore *self);

void tend_store_write_async (TendStore *self, const char *label, TendWriteFlags flags, TendWriteFunc func,
                             gpointer data, GDestroyNotify data_free, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gpointer tend_store_write_finish (TendStore *self, GAsyncResult *result, GError **error);
gboolean tend_store_write (TendStore *self, const char *label, TendWriteFlags flags, TendWriteFunc func,
                           gpointer data, GError **error);

void tend_store_undo_async (TendStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean tend_store_undo_finish (TendStore *self, GAsyncResult *result, GError **error);
void tend_store_redo_async (TendStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean tend_store_redo_finish (TendStore *self, GAsyncResult *result, GError **error);
const char *tend_store_get_undo_label (TendStore *self);
const char *tend_store_get_redo_label (TendStore *self);

/* Keeping the file well. */
void tend_store_maintain (TendStore *self);
void tend_store_erase_traces_async (TendStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tend_store_erase_traces_finish (TendStore *self, GAsyncResult *result, GError **error);
void tend_store_backup_async (TendStore *self, const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_store_backup_finish (TendStore *self, GAsyncResult *result, GError **error);
void tend_store_restore_async (TendStore *self, const char *path, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_store_restore_finish (TendStore *self, GAsyncResult *result, GError **error);
void tend_store_check_async (TendStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *tend_store_check_finish (TendStore *self, GAsyncResult *result, GError **error);

char *tend_store_get_default_folder (void);

G_END_DECLS
