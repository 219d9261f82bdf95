/* A list model over the rows of a query: it holds the rows' ids, makes an item of a row when somebody asks
 * for it, and follows the store's changes by itself.
 *
 * Pages show lists through it and write nothing to it. An item stays the same object as long as its row is
 * in the list, so that a widget bound to it keeps its focus and its place. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

#define TEND_TYPE_ROW_LIST (tend_row_list_get_type ())

G_DECLARE_FINAL_TYPE (TendRowList, tend_row_list, TEND, ROW_LIST, GObject)

/**
 * TendRowListQuery:
 * @db: the reading connection
 * @ids: gets the ids of the rows, in order, each once
 * @user_data: what was given
 * @error: return location
 *
 * Asks which rows there are.
 *
 * Returns: whether it could
 */
typedef gboolean (*TendRowListQuery) (TendDb *db, GArray *ids, gpointer user_data, GError **error);

/**
 * TendRowListLoad:
 * @db: the reading connection
 * @id: the row
 * @item: (nullable) (transfer none): the item that there is already, to be brought up to date
 * @user_data: what was given
 * @error: return location
 *
 * Makes an item of a row, or brings it up to date.
 *
 * Returns: (transfer full): the item, a reference to @item where that was given; %NULL with @error set
 */
typedef GObject *(*TendRowListLoad) (TendDb *db, gint64 id, GObject *item, gpointer user_data,
                                     GError **error);

TendRowList *tend_row_list_new (TendStore *store, GType item_type, const char *table,
                                TendRowListQuery query, TendRowListLoad load, gpointer user_data,
                                GDestroyNotify user_data_free);
void tend_row_list_refresh (TendRowList *self);
guint tend_row_list_find (TendRowList *self, gint64 id);

G_END_DECLS
