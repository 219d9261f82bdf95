/* Writing very many rows in one write, as an import does and what takes it back.
 *
 * An FTS5 index writes what it has gathered to disk with every statement that a trigger makes, which costs twice as
 * much as the rows themselves. Meanwhile the indexes of the tables that have so much to do rest, and are made anew at
 * the end, within the same transaction: if that is rolled back, so is this. */

#pragma once

#include "store/tend-db.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/* With fewer rows an index goes along more cheaply than it is made anew. */
#define TEND_SEARCH_PAUSE_ROWS_MIN 1000

/**
 * TendSearchLoad:
 * @n_written: how many rows of a table are written, added and deleted ones too
 * @n_deleted: how many of these are deleted
 */
typedef struct
{
  guint n_written;
  guint n_deleted;
} TendSearchLoad;

/**
 * TendSearchLoadFunc:
 * @table: a table's name
 * @data: what was given to tend_search_pause_begin()
 *
 * Returns: what there is to do in it
 */
typedef TendSearchLoad (*TendSearchLoadFunc) (const char *table, gpointer data);

typedef struct _TendSearchPause TendSearchPause;

TendSearchPause *tend_search_pause_begin (TendDb *db, const TendFeature *const *features, guint n_features,
                                          TendSearchLoadFunc get_load, gpointer data, GError **error);
gboolean tend_search_pause_end (TendSearchPause *self, GError **error);
void tend_search_pause_free (TendSearchPause *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSearchPause, tend_search_pause_free)

G_END_DECLS
