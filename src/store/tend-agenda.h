/* What all features say together: the agenda of a day, and what is found for some words. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

GPtrArray *tend_agenda_read (TendDb *db, const TendFeature *const *features, guint n_features,
                             const TendAgendaQuery *query, GError **error);
void tend_agenda_set_done_async (TendStore *store, const TendAgendaItem *item, gboolean done, double value,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_agenda_set_done_finish (TendStore *store, GAsyncResult *result, GError **error);

GPtrArray *tend_search_read (TendDb *db, const TendFeature *const *features, guint n_features,
                             const char *words, guint limit, GError **error);

G_END_DECLS
