/* Things one below the other, in the user's order, which can be changed there.
 *
 * Goals and hobbies are shown so. It changes nothing itself: it says what is to be opened, and what is to stand before
 * what. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_ORDERED_LIST (tend_ordered_list_get_type ())

G_DECLARE_FINAL_TYPE (TendOrderedList, tend_ordered_list, TEND, ORDERED_LIST, GtkWidget)

/**
 * TendOrderedListGetId:
 * @item: (type GObject): an item of the model
 *
 * Returns: its row in the life, 0 where that is gone
 */
typedef gint64 (*TendOrderedListGetId) (gpointer item);

void tend_ordered_list_set_model (TendOrderedList *self, GListModel *model, GtkListBoxCreateWidgetFunc create_row,
                                  TendOrderedListGetId get_id);
GtkListBoxRow *tend_ordered_list_find_row (TendOrderedList *self, gint64 id);
void tend_ordered_list_focus (TendOrderedList *self, gint64 id);
void tend_ordered_list_step (TendOrderedList *self, gint64 id, int direction);

G_END_DECLS
