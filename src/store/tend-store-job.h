/* One thing that the writer thread is to do, and what came of it. Private to the store.
 *
 * The main thread fills in the first half and hands the job over; the writer thread fills in the second
 * half and hands it back. At no time do both look at it. */

#pragma once

#include "store/tend-ledger.h"

G_BEGIN_DECLS

typedef struct _TendStoreJob TendStoreJob;

typedef void (*TendStoreJobFunc) (TendStoreJob *self);

struct _TendStoreJob
{
  /* What is to be done. */
  TendStore *store;
  TendLedger *ledger;
  char *folder;
  TendDay today;
  TendStoreJobFunc run;
  GTask *task; /* (nullable): who is told */
  GCancellable *cancellable; /* (nullable): looked at before it begins */
  char *label;
  TendWriteFlags flags;
  TendWriteFunc func;
  gpointer data;
  GDestroyNotify data_free;
  char *path;

  /* What came of it. */
  TendChanges *changes; /* (nullable) */
  GPtrArray *problems;  /* (nullable) */
  char *undo_label;
  char *redo_label;
  gboolean needs_erasing;
  GError *error;
};

TendStoreJob *tend_store_job_new (TendStore *store, TendLedger *ledger, TendStoreJobFunc run);
void tend_store_job_free (TendStoreJob *self);
void tend_store_job_perform (gpointer self);

void tend_store_job_write (TendStoreJob *self);
void tend_store_job_undo (TendStoreJob *self);
void tend_store_job_redo (TendStoreJob *self);
void tend_store_job_erase (TendStoreJob *self);
void tend_store_job_erase_traces (TendStoreJob *self);
void tend_store_job_backup (TendStoreJob *self);
void tend_store_job_restore (TendStoreJob *self);
void tend_store_job_check (TendStoreJob *self);
void tend_store_job_maintain (TendStoreJob *self);
void tend_store_job_close (TendStoreJob *self);

G_END_DECLS
