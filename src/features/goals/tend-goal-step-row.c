#include "features/goals/tend-goal-step-row.h"

#include "widgets/tend-more-button.h"
#include "widgets/tend-tick.h"

struct _TendGoalStepRow
{
  GtkListBoxRow parent_instance;

  TendGoalStepItem *item;

  TendTick *tick;
  GtkStack *stack;
  GtkEditable *entry;
  GtkWidget *menu_button;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalStepRow, tend_goal_step_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_renaming (TendGoalStepRow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "entry") == 0;
}

static void
stop_renaming (TendGoalStepRow *self)
{
  if (!is_renaming (self))
    return;
  gtk_stack_set_visible_child_name (self->stack, "title");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_item_notified_cb (TendGoalStepRow *self)
{
  const TendGoalStep *step = tend_goal_step_item_get_step (self->item);

  if (step == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, step->title, -1);
  tend_more_button_set_about (GTK_MENU_BUTTON (self->menu_button), step->title);
  /* A new title has been kept. */
  stop_renaming (self);
}

static void
on_tick_changed_cb (TendGoalStepRow *self,
                    gboolean         done,
                    double           value)
{
  const TendGoalStep *step = tend_goal_step_item_get_step (self->item);

  if (step)
    gtk_widget_activate_action (GTK_WIDGET (self), "steps.set-done", "(xb)", step->id, done);
}

/* The entry stays until the title is kept: what was typed is not lost if it can't be. */
static void
on_entry_activated_cb (TendGoalStepRow *self)
{
  const TendGoalStep *step = tend_goal_step_item_get_step (self->item);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (step == NULL || g_str_equal (title, step->title))
    stop_renaming (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "steps.rename", "(xs)", step->id, title);
}

static gboolean
on_entry_escaped_cb (GtkWidget *widget,
                     GVariant  *arguments,
                     gpointer   user_data)
{
  TendGoalStepRow *self = TEND_GOAL_STEP_ROW (widget);

  if (!is_renaming (self))
    return FALSE;
  stop_renaming (self);
  return TRUE;
}

static void
on_rename_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendGoalStepRow *self = TEND_GOAL_STEP_ROW (widget);
  const TendGoalStep *step = tend_goal_step_item_get_step (self->item);

  if (step == NULL)
    return;
  gtk_editable_set_text (self->entry, step->title);
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_step_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  const TendGoalStep *step = tend_goal_step_item_get_step (TEND_GOAL_STEP_ROW (widget)->item);

  if (step == NULL)
    return;
  if (g_str_equal (action_name, "step.delete"))
    gtk_widget_activate_action (widget, "steps.delete", "x", step->id);
  else
    gtk_widget_activate_action (widget, "steps.step", "(xi)", step->id,
                                g_str_equal (action_name, "step.move-up") ? -1 : 1);
}

static void
on_menu_popup_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (TEND_GOAL_STEP_ROW (widget)->menu_button));
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture,
                         int              n_press,
                         double           x,
                         double           y,
                         TendGoalStepRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
tend_goal_step_row_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, TEND_GOAL_STEP_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goal_step_row_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    TEND_GOAL_STEP_ROW (object)->item = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goal_step_row_constructed (GObject *object)
{
  TendGoalStepRow *self = TEND_GOAL_STEP_ROW (object);

  G_OBJECT_CLASS (tend_goal_step_row_parent_class)->constructed (object);

  g_signal_connect_object (self->item, "notify::title", G_CALLBACK (on_item_notified_cb), self,
                           G_CONNECT_SWAPPED);
  on_item_notified_cb (self);
}

static void
tend_goal_step_row_dispose (GObject *object)
{
  g_clear_object (&TEND_GOAL_STEP_ROW (object)->item);

  G_OBJECT_CLASS (tend_goal_step_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "step.rename", NULL, on_rename_activated_cb);
  gtk_widget_class_install_action (widget_class, "step.delete", NULL, on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "step.move-up", NULL, on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "step.move-down", NULL, on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, on_menu_popup_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "step.rename", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_entry_escaped_cb, NULL);
}

static void
tend_goal_step_row_class_init (TendGoalStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_goal_step_row_get_property;
  object_class->set_property = tend_goal_step_row_set_property;
  object_class->constructed = tend_goal_step_row_constructed;
  object_class->dispose = tend_goal_step_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_GOAL_STEP_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEND_TYPE_TICK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalStepRow, tick);
  gtk_widget_class_bind_template_child (widget_class, TendGoalStepRow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendGoalStepRow, entry);
  gtk_widget_class_bind_template_child (widget_class, TendGoalStepRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  install_actions (widget_class);
}

static void
tend_goal_step_row_init (TendGoalStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_goal_step_row_new:
 * @item: a step
 *
 * Returns: (transfer full): a row that follows @item
 */
GtkWidget *
tend_goal_step_row_new (TendGoalStepItem *item)
{
  return g_object_new (TEND_TYPE_GOAL_STEP_ROW, "item", item, NULL);
}

/**
 * tend_goal_step_row_set_color_name:
 * @self: a row
 * @color_name: the colour of its goal
 */
void
tend_goal_step_row_set_color_name (TendGoalStepRow *self,
                                   const char      *color_name)
{
  g_return_if_fail (TEND_IS_GOAL_STEP_ROW (self));

  tend_tick_set_color_name (self->tick, color_name);
}

const TendGoalStep *
tend_goal_step_row_get_step (TendGoalStepRow *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_STEP_ROW (self), NULL);

  return tend_goal_step_item_get_step (self->item);
}
