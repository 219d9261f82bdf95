#include "widgets/tend-long-list-cell.h"

struct _TendLongListCell
{
  GtkWidget parent_instance;

  GtkWidget *row;
  guint position; /* GTK_INVALID_LIST_POSITION while it shows nothing */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendLongListCell, tend_long_list_cell, GTK_TYPE_WIDGET)

static void
activate (TendLongListCell *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_released_cb (TendLongListCell *self,
                int               n_presses,
                double            x,
                double            y)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    activate (self);
}

static void
tend_long_list_cell_dispose (GObject *object)
{
  g_clear_pointer (&TEND_LONG_LIST_CELL (object)->row, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_long_list_cell_parent_class)->dispose (object);
}

static void
tend_long_list_cell_class_init (TendLongListCellClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_long_list_cell_dispose;

  /**
   * TendLongListCell::activated:
   * @self: the cell
   *
   * It was clicked, or Enter or Space was pressed on it.
   */
  signals[SIGNAL_ACTIVATED] =
      g_signal_new_class_handler ("activated", TEND_TYPE_LONG_LIST_CELL, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, NULL,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATED]);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activated", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tend_long_list_cell_init (TendLongListCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * tend_long_list_cell_new:
 * @row: (transfer floating): what shows the rows that come by
 *
 * Returns: (transfer floating): a cell that shows nothing yet
 */
GtkWidget *
tend_long_list_cell_new (GtkWidget *row)
{
  TendLongListCell *self = g_object_new (TEND_TYPE_LONG_LIST_CELL, NULL);

  self->row = row;
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  /* What the row is called for a screen reader is what it says itself. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
tend_long_list_cell_get_row (TendLongListCell *self)
{
  return self->row;
}

/**
 * tend_long_list_cell_get_position:
 * @self: a cell
 *
 * Returns: the place in the list of what it shows, %GTK_INVALID_LIST_POSITION where that is nothing
 */
guint
tend_long_list_cell_get_position (TendLongListCell *self)
{
  return self->position;
}

/**
 * tend_long_list_cell_set_position:
 * @self: a cell
 * @position: the place in the list of what it shows now, or %GTK_INVALID_LIST_POSITION
 * @n_items: how many there are
 */
void
tend_long_list_cell_set_position (TendLongListCell *self,
                                  guint             position,
                                  guint             n_items)
{
  self->position = position;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) position + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_items, -1);
}
