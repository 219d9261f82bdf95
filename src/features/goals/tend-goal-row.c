#include "features/goals/tend-goal-row.h"

#include "features/goals/tend-goal-menu.h"
#include "widgets/tend-aside.h"
#include "widgets/tend-day-strip.h"
#include "widgets/tend-more-button.h"
#include "widgets/tend-tick.h"

struct _TendGoalRow
{
  GtkListBoxRow parent_instance;

  TendGoalItem *item;
  char *color_class; /* of the progress bar */

  GtkWidget *tick;
  GtkWidget *progress;
  TendDayStrip *strip;
  GtkWidget *menu_button;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalRow, tend_goal_row, GTK_TYPE_LIST_BOX_ROW)

static gint64
get_id (TendGoalRow *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);

  return goal ? goal->id : 0;
}

static void
on_item_notified_cb (TendGoalRow *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);
  const float *levels;
  const guint8 *marks;
  TendDay first_day;
  g_autofree char *color_class = NULL;
  g_autofree char *detail = NULL;

  if (goal == NULL)
    return;
  first_day = tend_goal_item_get_strip (self->item, &levels, &marks);
  tend_day_strip_set_data (self->strip, first_day, levels, marks, TEND_GOAL_ITEM_DAYS);

  gtk_widget_set_visible (self->tick, !goal->is_archived);
  color_class = g_strconcat ("tend-", goal->color, NULL);
  if (g_strcmp0 (color_class, self->color_class) != 0)
    {
      if (self->color_class)
        gtk_widget_remove_css_class (self->progress, self->color_class);
      gtk_widget_add_css_class (self->progress, color_class);
      g_free (self->color_class);
      self->color_class = g_steal_pointer (&color_class);
    }

  g_object_get (self->item, "detail", &detail, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, goal->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  tend_more_button_set_about (GTK_MENU_BUTTON (self->menu_button), goal->title);
}

static void
on_tick_changed_cb (TendGoalRow *self,
                    gboolean     done,
                    double       value)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.set-done", "(xbd)", get_id (self), done, value);
}

static void
on_strip_day_activated_cb (TendGoalRow *self,
                           int          day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.toggle-day", "(xi)", get_id (self), day);
}

static void
on_strip_day_menu_cb (TendGoalRow *self,
                      int          day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.edit-day", "(xi)", get_id (self), day);
}

static char *
on_strip_described_cb (TendGoalRow *self,
                       int          day)
{
  return tend_goal_item_describe_day (self->item, day);
}

/* The menu is made when it is asked for: most rows never show theirs. */
static void
on_menu_asked_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  const TendGoal *goal = tend_goal_item_get_goal (TEND_GOAL_ROW (user_data)->item);
  g_autoptr (GMenuModel) menu = NULL;

  if (goal == NULL)
    return;
  menu = tend_goal_menu_new (goal, TRUE);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
on_menu_popup_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (TEND_GOAL_ROW (widget)->menu_button));
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture,
                         int              n_press,
                         double           x,
                         double           y,
                         TendGoalRow     *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
on_long_pressed_cb (GtkGestureLongPress *gesture,
                    double               x,
                    double               y,
                    TendGoalRow         *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
tend_goal_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, TEND_GOAL_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goal_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    TEND_GOAL_ROW (object)->item = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goal_row_constructed (GObject *object)
{
  TendGoalRow *self = TEND_GOAL_ROW (object);

  G_OBJECT_CLASS (tend_goal_row_parent_class)->constructed (object);

  g_signal_connect_object (self->item, "notify::strip", G_CALLBACK (on_item_notified_cb), self,
                           G_CONNECT_SWAPPED);
  on_item_notified_cb (self);
}

static void
tend_goal_row_dispose (GObject *object)
{
  g_clear_object (&TEND_GOAL_ROW (object)->item);

  G_OBJECT_CLASS (tend_goal_row_parent_class)->dispose (object);
}

static void
tend_goal_row_finalize (GObject *object)
{
  g_free (TEND_GOAL_ROW (object)->color_class);

  G_OBJECT_CLASS (tend_goal_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalRow, tick);
  gtk_widget_class_bind_template_child (widget_class, TendGoalRow, progress);
  gtk_widget_class_bind_template_child (widget_class, TendGoalRow, strip);
  gtk_widget_class_bind_template_child (widget_class, TendGoalRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_day_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed_cb);
}

static void
tend_goal_row_class_init (TendGoalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_goal_row_get_property;
  object_class->set_property = tend_goal_row_set_property;
  object_class->constructed = tend_goal_row_constructed;
  object_class->dispose = tend_goal_row_dispose;
  object_class->finalize = tend_goal_row_finalize;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_GOAL_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEND_TYPE_ASIDE);
  g_type_ensure (TEND_TYPE_DAY_STRIP);
  g_type_ensure (TEND_TYPE_TICK);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, on_menu_popup_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
tend_goal_row_init (TendGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), on_menu_asked_cb, self, NULL);
}

/**
 * tend_goal_row_new:
 * @item: a goal
 *
 * Returns: (transfer full): a row that follows @item
 */
GtkWidget *
tend_goal_row_new (TendGoalItem *item)
{
  return g_object_new (TEND_TYPE_GOAL_ROW, "item", item, NULL);
}

TendGoalItem *
tend_goal_row_get_item (TendGoalRow *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_ROW (self), NULL);

  return self->item;
}

/**
 * tend_goal_row_locate_day:
 * @self: a row
 * @day: a day
 * @relative_to: an ancestor of the row
 * @area: (out): where the day's disc is, or the button of the row's menu where no disc is to be seen
 *
 * For a popover that points there.
 */
void
tend_goal_row_locate_day (TendGoalRow  *self,
                          TendDay       day,
                          GtkWidget    *relative_to,
                          GdkRectangle *area)
{
  GtkWidget *widget = self->menu_button;
  graphene_rect_t bounds;
  GdkRectangle cell;

  g_return_if_fail (TEND_IS_GOAL_ROW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->strip)) &&
      tend_chart_get_area (TEND_CHART (self->strip), day, &cell))
    widget = GTK_WIDGET (self->strip);
  if (!gtk_widget_compute_bounds (widget, relative_to, &bounds))
    graphene_rect_init (&bounds, 0, 0, 1, 1);

  *area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  if (widget != self->menu_button)
    {
      area->x += cell.x;
      area->y += cell.y;
      area->width = cell.width;
      area->height = cell.height;
    }
}
