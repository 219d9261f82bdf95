/* An archive into a life: what is missing is added; what is there stays as it is, or is brought up to date where the
 * archive says so. */

#pragma once

#include "exchange/tend-archive.h"
#include "exchange/tend-archive-counts.h"
#include "exchange/tend-progress.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

typedef struct _TendArchiveMerge TendArchiveMerge;

TendArchiveMerge *tend_archive_merge_new (TendArchive *archive, const TendFeature *const *features,
                                          guint n_features);
void tend_archive_merge_free (TendArchiveMerge *self);
void tend_archive_merge_set_prepare (TendArchiveMerge *self, TendWriteFunc prepare, gpointer data,
                                     GDestroyNotify data_free);
void tend_archive_merge_watch (TendArchiveMerge *self, TendProgress *progress, GCancellable *cancellable);
TendArchiveCounts *tend_archive_merge_get_counts (TendArchiveMerge *self);

gboolean tend_archive_merge (TendDb *db, gpointer merge, GError **error);
TendArchiveCounts *tend_archive_preview (TendDb *db, TendArchive *archive, const TendFeature *const *features,
                                         guint n_features, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendArchiveMerge, tend_archive_merge_free)

G_END_DECLS
