/* Bringing files into a life and taking them out of it, step by step and off the main thread.
 *
 * The window and the commands both go this way: open a file, say what would come in, bring it in. */

#pragma once

#include "exchange/tend-archive-counts.h"
#include "exchange/tend-export-ical.h"
#include "exchange/tend-progress.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

typedef struct _TendTransfer TendTransfer;

void tend_transfer_open_async (TendStore *store, const char *path, TendProgress *progress,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TendTransfer *tend_transfer_open_finish (TendStore *store, GAsyncResult *result, GError **error);
void tend_transfer_free (TendTransfer *self);

const char *tend_transfer_get_kind (TendTransfer *self);
const char *const *tend_transfer_get_notes (TendTransfer *self);

/* Of a calendar. */
gboolean tend_transfer_is_calendar (TendTransfer *self);
const char *tend_transfer_get_calendar_name (TendTransfer *self);
gboolean tend_transfer_is_calendar_known (TendTransfer *self);
gboolean tend_transfer_is_shown_only (TendTransfer *self);
void tend_transfer_set_shown_only (TendTransfer *self, gboolean is_shown_only, const char *name,
                                   const char *color);

void tend_transfer_plan_async (TendStore *store, TendTransfer *self, GAsyncReadyCallback callback,
                               gpointer user_data);
TendArchiveCounts *tend_transfer_plan_finish (TendStore *store, GAsyncResult *result, GError **error);

void tend_transfer_merge_async (TendStore *store, TendTransfer *self, TendProgress *progress,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TendArchiveCounts *tend_transfer_merge_finish (TendStore *store, GAsyncResult *result, GError **error);

typedef enum
{
  TEND_TRANSFER_JSON,     /* everything, in one file */
  TEND_TRANSFER_CSV,      /* a folder, with a file for each table */
  TEND_TRANSFER_SESSIONS, /* one file, with a line for each session of a hobby */
  TEND_TRANSFER_PLANS,    /* a calendar */
} TendTransferFormat;

void tend_transfer_export_async (TendStore *store, const char *path, TendTransferFormat format,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void tend_transfer_export_sessions_async (TendStore *store, const char *path, gint64 hobby_id,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
void tend_transfer_export_plans_async (TendStore *store, const char *path, TendExportIcalScope scope,
                                       const char *uuid, const char *recurrence, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_transfer_export_finish (TendStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendTransfer, tend_transfer_free)

G_END_DECLS
