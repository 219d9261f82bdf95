/* What the two halves of the store share: tend-store.c and tend-store-upkeep.c. */

#pragma once

#include "store/tend-store-job.h"

G_BEGIN_DECLS

TendStoreJob *tend_store_prepare_job (TendStore *self, TendStoreJobFunc run, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data, gpointer tag);
void tend_store_push_job (TendStore *self, TendStoreJob *job);
TendStoreJob *tend_store_make_job (TendStore *self, TendStoreJobFunc run);
gboolean tend_store_is_open (TendStore *self);

G_END_DECLS
