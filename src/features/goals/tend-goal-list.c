#include "features/goals/tend-goal-list.h"

#include "widgets/tend-bound-list.h"
#include "widgets/tend-row-mover.h"

struct _TendGoalList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  TendRowMover *mover; /* not owned: the list holds it */
  GListModel *model;
  gint64 focus_id;     /* the goal that the focus goes to once its row has its place */
  guint focus_source;
};

enum
{
  PROP_LABEL = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalList, tend_goal_list, GTK_TYPE_WIDGET)

static gint64
get_id_at (TendGoalList *self,
           guint         position)
{
  g_autoptr (TendGoalItem) item = self->model ? g_list_model_get_item (self->model, position) : NULL;
  const TendGoal *goal = item ? tend_goal_item_get_goal (item) : NULL;

  return goal ? goal->id : 0;
}

static guint
find_position (TendGoalList *self,
               gint64        id)
{
  guint n_items = self->model ? g_list_model_get_n_items (self->model) : 0;

  for (guint i = 0; i < n_items; i++)
    if (get_id_at (self, i) == id)
      return i;
  return G_MAXUINT;
}

static GtkWidget *
on_row_wanted_cb (gpointer item,
                  gpointer user_data)
{
  return tend_goal_row_new (item);
}

static void
on_row_activated_cb (TendGoalList *self,
                     TendGoalRow  *row)
{
  const TendGoal *goal = tend_goal_item_get_goal (tend_goal_row_get_item (row));

  if (goal)
    gtk_widget_activate_action (GTK_WIDGET (self), "goals.open", "x", goal->id);
}

static void
on_row_moved_cb (TendGoalList *self,
                 int           index,
                 int           before)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.move", "(xx)", get_id_at (self, (guint) index),
                              get_id_at (self, (guint) before));
}

static gboolean
on_placed_idle_cb (gpointer user_data)
{
  TendGoalList *self = user_data;
  TendGoalRow *row = tend_goal_list_find_row (self, self->focus_id);

  self->focus_source = 0;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
tend_goal_list_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TendGoalList *self = TEND_GOAL_LIST (object);

  if (id == PROP_LABEL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goal_list_dispose (GObject *object)
{
  TendGoalList *self = TEND_GOAL_LIST (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->list)
    tend_goal_list_set_model (self, NULL);
  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_goal_list_parent_class)->dispose (object);
}

static void
tend_goal_list_class_init (TendGoalListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tend_goal_list_set_property;
  object_class->dispose = tend_goal_list_dispose;

  /**
   * TendGoalList:label:
   *
   * What the list is called, for assistive technology.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "",
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tend_goal_list_init (TendGoalList *self)
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
 * tend_goal_list_set_model:
 * @self: a list
 * @model: (nullable): the #TendGoalItem objects to show
 */
void
tend_goal_list_set_model (TendGoalList *self,
                          GListModel   *model)
{
  g_return_if_fail (TEND_IS_GOAL_LIST (self));

  tend_bound_list_bind (self->list, model, on_row_wanted_cb, NULL);
  g_set_object (&self->model, model);
}

/**
 * tend_goal_list_find_row:
 * @self: a list
 * @id: a goal
 *
 * Returns: (transfer none) (nullable): its row, %NULL if it is not shown
 */
TendGoalRow *
tend_goal_list_find_row (TendGoalList *self,
                         gint64        id)
{
  guint position;

  g_return_val_if_fail (TEND_IS_GOAL_LIST (self), NULL);

  position = find_position (self, id);
  if (position == G_MAXUINT)
    return NULL;
  return TEND_GOAL_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

/**
 * tend_goal_list_focus:
 * @self: a list
 * @id: a goal
 *
 * Focuses the goal's row, if there is one, and so brings it into sight.
 */
void
tend_goal_list_focus (TendGoalList *self,
                      gint64        id)
{
  TendGoalRow *row;

  g_return_if_fail (TEND_IS_GOAL_LIST (self));

  row = tend_goal_list_find_row (self, id);
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
 * tend_goal_list_step:
 * @self: a list
 * @id: a goal
 * @direction: -1 for up, 1 for down
 *
 * Asks for the goal to change places with its neighbour.
 */
void
tend_goal_list_step (TendGoalList *self,
                     gint64        id,
                     int           direction)
{
  guint position;

  g_return_if_fail (TEND_IS_GOAL_LIST (self));

  position = find_position (self, id);
  if (position != G_MAXUINT && !tend_row_mover_step (self->mover, (int) position, direction))
    gtk_widget_error_bell (GTK_WIDGET (self));
}
