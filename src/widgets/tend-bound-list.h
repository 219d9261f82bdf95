/* A list box that shows a model and keeps the keyboard's place: where the row with the focus leaves, the focus
 * goes to the row that takes its place. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_bound_list_bind (GtkListBox *list, GListModel *model, GtkListBoxCreateWidgetFunc create_row,
                           gpointer user_data);

G_END_DECLS
