/* Rows of a list box that can be put elsewhere: dragged there, or sent up and down with Ctrl and the arrows.
 *
 * It moves nothing itself: it says which row is to stand before which, and whoever shows the list stores that
 * and shows the new order. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_ROW_MOVER (tend_row_mover_get_type ())

G_DECLARE_FINAL_TYPE (TendRowMover, tend_row_mover, TEND, ROW_MOVER, GObject)

TendRowMover *tend_row_mover_new (GtkListBox *list);
gboolean tend_row_mover_step (TendRowMover *self, int index, int direction);

G_END_DECLS
