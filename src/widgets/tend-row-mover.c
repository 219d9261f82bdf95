#include "widgets/tend-row-mover.h"

struct _TendRowMover
{
  GObject parent_instance;

  GtkListBox *list; /* not owned: whoever made both keeps them together */
  GtkListBoxRow *marked;
  double press_x;
  double press_y;
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendRowMover, tend_row_mover, G_TYPE_OBJECT)

static int
count_rows (TendRowMover *self)
{
  int n_rows = 0;

  while (gtk_list_box_get_row_at_index (self->list, n_rows))
    n_rows++;
  return n_rows;
}

static void
mark (TendRowMover  *self,
      GtkListBoxRow *row,
      gboolean       below)
{
  if (self->marked)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->marked), "drop-above");
      gtk_widget_remove_css_class (GTK_WIDGET (self->marked), "drop-below");
    }
  g_set_weak_pointer (&self->marked, row);
  if (row)
    gtk_widget_add_css_class (GTK_WIDGET (row), below ? "drop-below" : "drop-above");
}

/* The place between two rows that @y is nearest to: the index of the row after it. @row is beside it. */
static int
find_place (TendRowMover   *self,
            double          y,
            GtkListBoxRow **row,
            gboolean       *below)
{
  graphene_rect_t bounds;

  *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  if (*row == NULL)
    *row = gtk_list_box_get_row_at_index (self->list, count_rows (self) - 1);
  if (*row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (*row), GTK_WIDGET (self->list), &bounds))
    return -1;
  *below = y > bounds.origin.y + bounds.size.height / 2;
  return gtk_list_box_row_get_index (*row) + (*below ? 1 : 0);
}

/* Whether @row would be somewhere else if it stood before the row at @before. */
static gboolean
is_elsewhere (GtkListBoxRow *row,
              int            before)
{
  int index = gtk_list_box_row_get_index (row);

  return before != -1 && before != index && before != index + 1;
}

static void
move (TendRowMover *self,
      int           index,
      int           before)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, index, before);
}

static GdkContentProvider *
on_drag_prepared_cb (GtkDragSource *source,
                     double         x,
                     double         y,
                     TendRowMover  *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row == NULL)
    return NULL;
  self->press_x = x;
  self->press_y = y;
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
on_drag_begun_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  TendRowMover  *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) self->press_y);
  g_autoptr (GdkPaintable) live = NULL;
  g_autoptr (GdkPaintable) image = NULL;
  GtkWidget *picture;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return;
  /* The row as it was when the drag began, whatever becomes of it meanwhile. */
  live = gtk_widget_paintable_new (GTK_WIDGET (row));
  image = gdk_paintable_get_current_image (live);
  picture = gtk_picture_new_for_paintable (image);
  gtk_widget_add_css_class (picture, "dragged-row");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), picture);
  gdk_drag_set_hotspot (drag, (int) (self->press_x - bounds.origin.x),
                        (int) (self->press_y - bounds.origin.y));
}

/* Only rows of this very list, and of this process. */
static GtkListBoxRow *
get_dragged (TendRowMover *self,
             const GValue *value)
{
  GtkListBoxRow *row = NULL;

  if (value && G_VALUE_HOLDS (value, GTK_TYPE_LIST_BOX_ROW))
    row = g_value_get_object (value);
  return row && gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->list) ? row : NULL;
}

static GdkDragAction
on_drop_moved_cb (GtkDropTarget *target,
                  double         x,
                  double         y,
                  TendRowMover  *self)
{
  GtkListBoxRow *dragged = get_dragged (self, gtk_drop_target_get_value (target));
  GtkListBoxRow *row = NULL;
  gboolean below = FALSE;

  if (dragged && is_elsewhere (dragged, find_place (self, y, &row, &below)))
    mark (self, row, below);
  else
    mark (self, NULL, FALSE);
  return dragged ? GDK_ACTION_MOVE : 0;
}

static void
on_drop_left_cb (GtkDropTarget *target,
                 TendRowMover  *self)
{
  mark (self, NULL, FALSE);
}

static gboolean
on_dropped_cb (GtkDropTarget *target,
               const GValue  *value,
               double         x,
               double         y,
               TendRowMover  *self)
{
  GtkListBoxRow *dragged = get_dragged (self, value);
  GtkListBoxRow *row = NULL;
  gboolean below = FALSE;
  int before;

  mark (self, NULL, FALSE);
  if (dragged == NULL)
    return FALSE;
  before = find_place (self, y, &row, &below);
  if (!is_elsewhere (dragged, before))
    return FALSE;
  move (self, gtk_list_box_row_get_index (dragged), before);
  return TRUE;
}

static gboolean
on_step_pressed_cb (GtkWidget *list,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  GtkWidget *focus = gtk_widget_get_focus_child (list);

  if (!GTK_IS_LIST_BOX_ROW (focus))
    return FALSE;
  if (!tend_row_mover_step (user_data, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)),
                            g_variant_get_int32 (arguments)))
    gtk_widget_error_bell (focus);
  return TRUE;
}

static void
add_key (GtkShortcutController *controller,
         TendRowMover          *self,
         guint                  keyval,
         int                    direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (on_step_pressed_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
tend_row_mover_dispose (GObject *object)
{
  g_clear_weak_pointer (&TEND_ROW_MOVER (object)->marked);

  G_OBJECT_CLASS (tend_row_mover_parent_class)->dispose (object);
}

static void
tend_row_mover_class_init (TendRowMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_row_mover_dispose;

  /**
   * TendRowMover::moved:
   * @self: the mover
   * @index: the row that is to be moved
   * @before: the index, as things stand, of the row that it is to stand before; the number of rows for
   *   the end
   *
   * The user asks for another order; nothing has changed yet.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", TEND_TYPE_ROW_MOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
tend_row_mover_init (TendRowMover *self)
{
}

/**
 * tend_row_mover_new:
 * @list: a list box, which the mover must not outlive other than by a moment
 *
 * Makes the rows of @list movable. The mover is held by the list's event controllers.
 *
 * Returns: (transfer none): the mover, for its signal
 */
TendRowMover *
tend_row_mover_new (GtkListBox *list)
{
  g_autoptr (TendRowMover) self = g_object_new (TEND_TYPE_ROW_MOVER, NULL);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  self->list = list;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepared_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begun_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_moved_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_left_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));

  add_key (keys, self, GDK_KEY_Up, -1);
  add_key (keys, self, GDK_KEY_KP_Up, -1);
  add_key (keys, self, GDK_KEY_Down, 1);
  add_key (keys, self, GDK_KEY_KP_Down, 1);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (keys));

  g_object_set_data_full (G_OBJECT (list), "tend-row-mover", g_object_ref (self), g_object_unref);
  return self;
}

/**
 * tend_row_mover_step:
 * @self: a mover
 * @index: a row
 * @direction: -1 for up, 1 for down
 *
 * Asks for a row to change places with its neighbour, as for the entries of a menu.
 *
 * Returns: whether there is a neighbour
 */
gboolean
tend_row_mover_step (TendRowMover *self,
                     int           index,
                     int           direction)
{
  g_return_val_if_fail (TEND_IS_ROW_MOVER (self), FALSE);

  if (index < 0 || index + direction < 0 || index + direction >= count_rows (self))
    return FALSE;
  move (self, index, direction < 0 ? index - 1 : index + 2);
  return TRUE;
}
