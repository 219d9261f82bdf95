#include "widgets/tend-ordered-list.h"

#include "widgets/tend-bound-list.h"
#include "widgets/tend-row-mover.h"

struct _TendOrderedList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  TendRowMover *mover; /* not owned: the list holds it */
  GListModel *model;
  TendOrderedListGetId get_id;
  gint64 focus_id;     /* what the focus goes to once its row has its place */
  guint focus_source;
};

enum
{
  PROP_LABEL = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_OPENED,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendOrderedList, tend_ordered_list, GTK_TYPE_WIDGET)

static gint64
get_id_at (TendOrderedList *self,
           guint         position)
{
  g_autoptr (GObject) item = self->model ? g_list_model_get_item (self->model, position) : NULL;

  return item ? self->get_id (item) : 0;
}

static guint
find_position (TendOrderedList *self,
               gint64        id)
{
  guint n_items = self->model ? g_list_model_get_n_items (self->model) : 0;

  for (guint i = 0; i < n_items; i++)
    if (get_id_at (self, i) == id)
      return i;
  return G_MAXUINT;
}

static void
on_row_activated_cb (TendOrderedList *self,
                     GtkListBoxRow   *row)
{
  gint64 id = get_id_at (self, (guint) gtk_list_box_row_get_index (row));

  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static void
on_row_moved_cb (TendOrderedList *self,
                 int           index,
                 int           before)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, get_id_at (self, (guint) index), get_id_at (self, (guint) before));
}

static gboolean
on_placed_idle_cb (gpointer user_data)
{
  TendOrderedList *self = user_data;
  GtkListBoxRow *row = tend_ordered_list_find_row (self, self->focus_id);

  self->focus_source = 0;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
tend_ordered_list_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TendOrderedList *self = TEND_ORDERED_LIST (object);

  if (id == PROP_LABEL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_ordered_list_dispose (GObject *object)
{
  TendOrderedList *self = TEND_ORDERED_LIST (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->list)
    tend_ordered_list_set_model (self, NULL, NULL, NULL);
  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_ordered_list_parent_class)->dispose (object);
}

static void
tend_ordered_list_class_init (TendOrderedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tend_ordered_list_set_property;
  object_class->dispose = tend_ordered_list_dispose;

  /**
   * TendOrderedList:label:
   *
   * What the list is called, for assistive technology.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "",
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendOrderedList::opened:
   * @self: the list
   * @id: what is to be opened
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", TEND_TYPE_ORDERED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * TendOrderedList::moved:
   * @self: the list
   * @id: what is to be put elsewhere
   * @before_id: what it is to stand before, 0 for the end
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", TEND_TYPE_ORDERED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tend_ordered_list_init (TendOrderedList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);

  self->mover = tend_row_mover_new (self->list);
  g_signal_connect_object (self->mover, "moved", G_CALLBACK (on_row_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tend_ordered_list_set_model:
 * @self: a list
 * @model: (nullable): the items to show
 * @create_row: (nullable): makes the row of an item, a #GtkListBoxRow that follows it
 * @get_id: (nullable): says which row of the life an item is
 */
void
tend_ordered_list_set_model (TendOrderedList            *self,
                             GListModel                 *model,
                             GtkListBoxCreateWidgetFunc  create_row,
                             TendOrderedListGetId        get_id)
{
  g_return_if_fail (TEND_IS_ORDERED_LIST (self));
  g_return_if_fail (model == NULL || (create_row && get_id));

  self->get_id = get_id;
  tend_bound_list_bind (self->list, model, create_row, NULL);
  g_set_object (&self->model, model);
}

/**
 * tend_ordered_list_find_row:
 * @self: a list
 * @id: one of what it shows
 *
 * Returns: (transfer none) (nullable): its row, %NULL if it is not shown
 */
GtkListBoxRow *
tend_ordered_list_find_row (TendOrderedList *self,
                         gint64        id)
{
  guint position;

  g_return_val_if_fail (TEND_IS_ORDERED_LIST (self), NULL);

  position = find_position (self, id);
  if (position == G_MAXUINT)
    return NULL;
  return gtk_list_box_get_row_at_index (self->list, (int) position);
}

/**
 * tend_ordered_list_focus:
 * @self: a list
 * @id: one of what it shows
 *
 * Focuses its row, if there is one, and so brings it into sight.
 */
void
tend_ordered_list_focus (TendOrderedList *self,
                      gint64        id)
{
  GtkListBoxRow *row;

  g_return_if_fail (TEND_IS_ORDERED_LIST (self));

  row = tend_ordered_list_find_row (self, id);
  if (row == NULL)
    return;
  if (gtk_widget_get_height (GTK_WIDGET (row)) > 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
  /* A new row has no place yet to scroll to. */
  self->focus_id = id;
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_placed_idle_cb, self, NULL);
}

/**
 * tend_ordered_list_step:
 * @self: a list
 * @id: one of what it shows
 * @direction: -1 for up, 1 for down
 *
 * Asks for it to change places with its neighbour.
 */
void
tend_ordered_list_step (TendOrderedList *self,
                     gint64        id,
                     int           direction)
{
  guint position;

  g_return_if_fail (TEND_IS_ORDERED_LIST (self));

  position = find_position (self, id);
  if (position != G_MAXUINT && !tend_row_mover_step (self->mover, (int) position, direction))
    gtk_widget_error_bell (GTK_WIDGET (self));
}
