#include "widget-fixture.h"

#include <adwaita.h>
#include <gdk/x11/gdkx.h>

#define SETTLE_USEC (50 * 1000)

/* Runs the main loop until frames, sizes and focus have come to rest. */
void
widget_fixture_settle (void)
{
  gint64 until = g_get_monotonic_time () + SETTLE_USEC;

  while (g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (1000);
    }
}

static void
run_until (gboolean (*is_so) (WidgetFixture *fixture),
           WidgetFixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_so (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      widget_fixture_settle ();
    }
}

static gboolean
is_active (WidgetFixture *fixture)
{
  return gtk_window_is_active (GTK_WINDOW (fixture->window)) && gtk_widget_get_width (fixture->widget) > 0;
}

static gboolean
has_focus (WidgetFixture *fixture)
{
  return gtk_widget_has_focus (fixture->widget);
}

/* Shows @widget in a window of this size, without a focus. */
void
widget_fixture_set_up (WidgetFixture *fixture,
                       GtkWidget     *widget,
                       int            width,
                       int            height)
{
  fixture->window = gtk_window_new ();
  fixture->widget = widget;
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_until (is_active, fixture);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  widget_fixture_settle ();
}

/* Destroys the window; afterwards nobody may hold the widget. */
void
widget_fixture_tear_down (WidgetFixture *fixture)
{
  gpointer widget = fixture->widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &widget);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_fixture_settle ();
  g_assert_null (widget);
}

void
widget_fixture_focus (WidgetFixture *fixture)
{
  g_assert_true (gtk_widget_grab_focus (fixture->widget));
  run_until (has_focus, fixture);
}

/* Runs what the widget's class binds to a key. Returns whether it had a use for the key. */
gboolean
widget_fixture_press (GtkWidget       *widget,
                      guint            keyval,
                      GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        {
          gboolean is_taken = FALSE;

          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &is_taken);
          if (is_taken)
            return TRUE;
        }
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
run_xdotool (WidgetFixture *fixture,
             double         x,
             double         y,
             const char    *action,
             guint          button)
{
  GtkNative *native = gtk_widget_get_native (fixture->widget);
  double surface_x, surface_y;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  g_assert_true (gtk_widget_translate_coordinates (fixture->widget, GTK_WIDGET (native), x, y, &x, &y));
  command = g_strdup_printf ("xdotool mousemove --window %lu %d %d %s %u",
                             gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                             (int) (x + surface_x), (int) (y + surface_y), action, button);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  widget_fixture_settle ();
}

/* A real click of the display server at a point of the widget. */
void
widget_fixture_click (WidgetFixture *fixture,
                      guint          button,
                      double         x,
                      double         y)
{
  run_xdotool (fixture, x, y, "click", button);
}

/* Moves the pointer of the display server to a point of the widget. */
void
widget_fixture_point (WidgetFixture *fixture,
                      double         x,
                      double         y)
{
  run_xdotool (fixture, x, y, "sleep", 0);
}

/* What the widget looks like now. */
GdkTexture *
widget_fixture_render (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  GdkTexture *texture;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;

  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_renderer_unrealize (renderer);
  return texture;
}

/* How many pixels are not transparent. */
guint
widget_fixture_count_pixels (GdkTexture *texture)
{
  gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  gsize n_bytes = stride * (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (n_bytes);
  guint count = 0;

  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < n_bytes / 4; i++)
    {
      guint32 pixel;

      memcpy (&pixel, pixels + 4 * i, sizeof pixel);
      count += pixel != 0;
    }
  return count;
}

/* The first widget of a type, @widget itself included, or NULL. */
GtkWidget *
widget_fixture_find (GtkWidget *widget,
                     GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_fixture_find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* The row of that title, @widget itself included, or NULL. */
GtkWidget *
widget_fixture_find_row (GtkWidget  *widget,
                         const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_fixture_find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

/* The question that is on screen, or NULL. */
GtkWindow *
widget_fixture_find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i; i = i->next)
    if (ADW_IS_MESSAGE_DIALOG (i->data) && gtk_widget_get_visible (i->data))
      return i->data;
  return NULL;
}

/* Answers the question that comes up. */
void
widget_fixture_answer (const char *response)
{
  GtkWindow *question;

  widget_fixture_settle ();
  question = widget_fixture_find_question ();
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
  widget_fixture_settle ();
}

/* The main loop, for a time that is itself what is tested. */
void
widget_fixture_run_for (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (1000);
    }
}
