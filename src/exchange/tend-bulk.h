/* Adding very many rows in one write, as an import does: search indexes rest meanwhile (see tend-search-pause.h), and
 * so do SQLite's own of a table with nothing in it, which sort all at once in a third of the time. Those of what is
 * unique go along: they refuse. */

#pragma once

#include "exchange/tend-archive.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

typedef struct _TendBulk TendBulk;

TendBulk *tend_bulk_begin (TendDb *db, TendArchive *archive, const TendFeature *const *features, guint n_features,
                           GError **error);
gboolean tend_bulk_end (TendBulk *self, GError **error);
void tend_bulk_free (TendBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendBulk, tend_bulk_free)

G_END_DECLS
