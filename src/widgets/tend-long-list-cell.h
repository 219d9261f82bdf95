/* A place in a TendLongList: it has the focus and the clicks, and shows whichever row has come by. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_LONG_LIST_CELL (tend_long_list_cell_get_type ())

G_DECLARE_FINAL_TYPE (TendLongListCell, tend_long_list_cell, TEND, LONG_LIST_CELL, GtkWidget)

GtkWidget *tend_long_list_cell_new (GtkWidget *row);
GtkWidget *tend_long_list_cell_get_row (TendLongListCell *self);
guint tend_long_list_cell_get_position (TendLongListCell *self);
void tend_long_list_cell_set_position (TendLongListCell *self, guint position, guint n_items);

G_END_DECLS
