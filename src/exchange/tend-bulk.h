/* Adding very many rows in one write, as an import does.
 *
 * An FTS5 index writes what it has gathered to disk with every statement that a trigger makes, which costs twice as
 * much as the rows themselves. For the time of an import the indexes of the tables that get so many rows rest, and are
 * made anew at the end, within the same transaction: if that is rolled back, so is this. Of a table with nothing in it
 * so do SQLite's own, which sort all at once in a third of the time. Those of what is unique go along: they refuse. */

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
