#include "widgets/tend-chart-private.h"

static gboolean
activate_cell (TendChart *self,
               int        position)
{
  TendChartClass *klass = TEND_CHART_GET_CLASS (self);

  if (klass->activated == NULL || !tend_chart_contains (self, position))
    return FALSE;
  klass->activated (self, position);
  return TRUE;
}

static gboolean
open_menu (TendChart *self,
           int        position)
{
  TendChartClass *klass = TEND_CHART_GET_CLASS (self);

  if (klass->menu == NULL || !tend_chart_contains (self, position))
    return FALSE;
  tend_chart_set_cursor (self, position);
  klass->menu (self, position);
  return TRUE;
}

static void
go_to (TendChart *self,
       int        position)
{
  if (position == tend_chart_get_cursor (self) || !tend_chart_contains (self, position))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  tend_chart_set_hover (self, TEND_CHART_NONE);
  tend_chart_set_cursor (self, position);
}

/* Returns whether the chart has a use for the move: otherwise the key is free for what is around it. */
static gboolean
move_cursor (TendChart     *self,
             TendChartMove  move)
{
  int from = tend_chart_get_cursor (self);
  int first, last, to;

  tend_chart_get_range (self, &first, &last);
  if (first == TEND_CHART_NONE)
    return FALSE;

  if (from == TEND_CHART_NONE)
    from = last;
  to = TEND_CHART_GET_CLASS (self)->move (self, from, move);
  if (to == TEND_CHART_NONE)
    return FALSE;

  if (move == TEND_CHART_MOVE_PAGE_BACK || move == TEND_CHART_MOVE_PAGE_ON)
    to = CLAMP (to, first, last);
  go_to (self, to);
  return TRUE;
}

static gboolean
on_move_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  TendChart *self = TEND_CHART (widget);
  TendChartMove move = (TendChartMove) g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && move == TEND_CHART_MOVE_LEFT)
    move = TEND_CHART_MOVE_RIGHT;
  else if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && move == TEND_CHART_MOVE_RIGHT)
    move = TEND_CHART_MOVE_LEFT;
  return move_cursor (self, move);
}

static gboolean
on_activate_pressed_cb (GtkWidget *widget,
                        GVariant  *args,
                        gpointer   user_data)
{
  return activate_cell (TEND_CHART (widget), tend_chart_get_cursor (TEND_CHART (widget)));
}

static gboolean
on_menu_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  return open_menu (TEND_CHART (widget), tend_chart_get_cursor (TEND_CHART (widget)));
}

static void
on_cell_action_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  TendChart *self = TEND_CHART (widget);
  int cursor = tend_chart_get_cursor (self);
  int last;

  tend_chart_get_range (self, NULL, &last);
  if (g_str_equal (action_name, "cell.activate"))
    activate_cell (self, cursor);
  else if (g_str_equal (action_name, "cell.menu"))
    open_menu (self, cursor);
  else if (g_str_equal (action_name, "cell.previous"))
    go_to (self, cursor == TEND_CHART_NONE ? last : cursor - 1);
  else
    go_to (self, cursor == TEND_CHART_NONE ? last : cursor + 1);
}

static void
on_pointer_moved_cb (GtkEventControllerMotion *controller,
                     double                    x,
                     double                    y,
                     TendChart                *self)
{
  tend_chart_set_hover (self, tend_chart_pick (self, x, y));
}

static void
on_pointer_left_cb (GtkEventControllerMotion *controller,
                    TendChart                *self)
{
  tend_chart_set_hover (self, TEND_CHART_NONE);
}

static void
on_click_pressed_cb (GtkGestureClick *gesture,
                     int              n_press,
                     double           x,
                     double           y,
                     TendChart       *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  int position = tend_chart_pick (self, x, y);

  if (position == TEND_CHART_NONE || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  tend_chart_set_cursor (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_SECONDARY && open_menu (self, position))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_click_released_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      TendChart       *self)
{
  int position = tend_chart_pick (self, x, y);

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY)
    return;

  /* Whoever slides off the cell changes their mind. Claiming keeps the row around from activating. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (position != TEND_CHART_NONE && position == tend_chart_get_cursor (self))
    activate_cell (self, position);
}

static void
on_long_pressed_cb (GtkGestureLongPress *gesture,
                    double               x,
                    double               y,
                    TendChart           *self)
{
  if (open_menu (self, tend_chart_pick (self, x, y)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/**
 * tend_chart_class_install_keys:
 * @widget_class: the class of charts
 *
 * Binds the keys that move the cursor and choose its cell, and installs the same as actions, which is
 * what assistive technology is offered in place of keys.
 */
void
tend_chart_class_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    guint keypad;
    TendChartMove move;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, TEND_CHART_MOVE_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, TEND_CHART_MOVE_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, TEND_CHART_MOVE_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, TEND_CHART_MOVE_DOWN },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, TEND_CHART_MOVE_PAGE_BACK },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, TEND_CHART_MOVE_PAGE_ON },
    { GDK_KEY_Home, GDK_KEY_KP_Home, TEND_CHART_MOVE_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, TEND_CHART_MOVE_LAST },
  };
  static const guint activate_keys[] = {
    GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter, GDK_KEY_space, GDK_KEY_KP_Space,
  };
  static const char * const actions[] = { "cell.activate", "cell.menu", "cell.previous", "cell.next" };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].keyval, 0, on_move_pressed_cb, "i", moves[i].move);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, on_move_pressed_cb, "i", moves[i].move);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (activate_keys); i++)
    gtk_widget_class_add_binding (widget_class, activate_keys[i], 0, on_activate_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_pressed_cb, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_cell_action_cb);
}

/**
 * tend_chart_add_controllers:
 * @self: a chart
 *
 * Lets pointer and touch point at cells and choose them.
 */
void
tend_chart_add_controllers (TendChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (on_long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

/**
 * tend_chart_move_by_neighbour:
 * @self: a chart
 * @position: a cell
 * @move: where to
 *
 * What a move means in a chart of one row.
 *
 * Returns: the cell that the move leads to, in the range or not, or %TEND_CHART_NONE
 */
int
tend_chart_move_by_neighbour (TendChart     *self,
                              int            position,
                              TendChartMove  move)
{
  int first, last;

  tend_chart_get_range (self, &first, &last);
  switch (move)
    {
    case TEND_CHART_MOVE_LEFT:
      return position - 1;
    case TEND_CHART_MOVE_RIGHT:
      return position + 1;
    case TEND_CHART_MOVE_PAGE_BACK:
      return position - 7;
    case TEND_CHART_MOVE_PAGE_ON:
      return position + 7;
    case TEND_CHART_MOVE_FIRST:
      return first;
    case TEND_CHART_MOVE_LAST:
      return last;
    case TEND_CHART_MOVE_UP:
    case TEND_CHART_MOVE_DOWN:
    default:
      return TEND_CHART_NONE;
    }
}
