#include "widgets/tend-bound-list.h"

#define BINDING_KEY "tend-bound-list"

typedef struct
{
  GtkListBox *list;
  GListModel *model;
  int refocus; /* the place where the focus was when its row left, otherwise -1 */
} Binding;

/* Before the rows follow the model: is the one with the focus among those that leave? */
static void
on_items_leaving_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Binding    *binding)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (binding->list));
  int index = GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;

  if (index >= (int) position && index < (int) (position + n_removed))
    binding->refocus = index;
}

/* After: whoever uses the keyboard stays where they were. */
static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Binding    *binding)
{
  int n_rows = (int) g_list_model_get_n_items (model);
  int index = MIN (binding->refocus, n_rows - 1);

  binding->refocus = -1;
  if (index >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (binding->list, index)));
}

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_signal_handlers_disconnect_by_data (binding->model, binding);
  g_object_unref (binding->model);
  g_free (binding);
}

/**
 * tend_bound_list_bind:
 * @list: a list box
 * @model: (nullable): what it is to show, %NULL for nothing
 * @create_row: makes a row of an item
 * @user_data: for @create_row
 */
void
tend_bound_list_bind (GtkListBox                 *list,
                      GListModel                 *model,
                      GtkListBoxCreateWidgetFunc  create_row,
                      gpointer                    user_data)
{
  Binding *binding;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  gtk_list_box_bind_model (list, NULL, NULL, NULL, NULL);
  g_object_set_data (G_OBJECT (list), BINDING_KEY, NULL);
  if (model == NULL)
    return;

  binding = g_new (Binding, 1);
  *binding = (Binding){ list, g_object_ref (model), -1 };
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_leaving_cb), binding);
  gtk_list_box_bind_model (list, model, create_row, user_data, NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), binding);
  g_object_set_data_full (G_OBJECT (list), BINDING_KEY, binding, binding_free);
}
