/* Five points, of which one is chosen or none: by the pointer, by keys, and as assistive technology sees it. */

#include "widget-fixture.h"

#include "widgets/tend-mood-picker.h"

#include <adwaita.h>

typedef struct
{
  WidgetFixture window;
  TendMoodPicker *picker;
  int n_notified;
  int n_chosen;
} Fixture;

static void
on_notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
on_chosen_cb (Fixture *fixture)
{
  fixture->n_chosen++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *picker = tend_mood_picker_new (TEND_MOOD_KIND_MOOD);

  fixture->picker = TEND_MOOD_PICKER (picker);
  g_signal_connect_swapped (picker, "notify::value", G_CALLBACK (on_notified_cb), fixture);
  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_chosen_cb), fixture);
  widget_fixture_set_up (&fixture->window, picker, 360, 120);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
}

static GtkWidget *
get_point (Fixture *fixture,
           int      value)
{
  GtkWidget *point = widget_fixture_find (GTK_WIDGET (fixture->picker), GTK_TYPE_BUTTON);

  for (int i = 1; i < value; i++)
    point = gtk_widget_get_next_sibling (point);
  return point;
}

static const char *
get_caption (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (widget_fixture_find (GTK_WIDGET (fixture->picker), GTK_TYPE_LABEL)));
}

static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  return widget_fixture_press (GTK_WIDGET (fixture->picker), keyval, 0);
}

static void
assert_value (Fixture *fixture,
              int      value,
              int      n_chosen)
{
  g_assert_cmpint (tend_mood_picker_get_value (fixture->picker), ==, value);
  g_assert_cmpint (fixture->n_chosen, ==, n_chosen);
  for (int i = 1; i <= TEND_MOOD_MAX; i++)
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_point (fixture, i)), GTK_ACCESSIBLE_STATE_CHECKED,
                                      i == value ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  user_data)
{
  TendMoodKind kind;
  int value;

  for (int i = 0; i < 2; i++)
    {
      g_object_set (fixture->picker, "kind", TEND_MOOD_KIND_ENERGY, "value", 2, NULL);
      g_assert_cmpint (fixture->n_notified, ==, 1);
    }
  g_object_get (fixture->picker, "kind", &kind, "value", &value, NULL);
  g_assert_cmpint (kind, ==, TEND_MOOD_KIND_ENERGY);
  g_assert_cmpint (value, ==, 2);
  g_assert_cmpstr (get_caption (fixture), ==, "Tired");
  /* Nobody chose. */
  assert_value (fixture, 2, 0);
  g_object_set (fixture->picker, "kind", TEND_MOOD_KIND_MOOD, NULL);
  g_assert_cmpstr (get_caption (fixture), ==, "Not so good");
}

static void
test_pointer (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWidget *last = get_point (fixture, TEND_MOOD_MAX);

  g_assert_cmpstr (get_caption (fixture), ==, "Not said");
  fixture->window.widget = last;
  widget_fixture_click (&fixture->window, GDK_BUTTON_PRIMARY, 10, 10);
  assert_value (fixture, TEND_MOOD_MAX, 1);
  g_assert_cmpstr (get_caption (fixture), ==, "Very good");
  widget_fixture_click (&fixture->window, GDK_BUTTON_PRIMARY, 10, 10);
  assert_value (fixture, TEND_MOOD_NONE, 2);
  fixture->window.widget = GTK_WIDGET (fixture->picker);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkRoot *root = GTK_ROOT (fixture->window.window);

  /* What has not got the keys has no use for them. */
  g_assert_false (press (fixture, GDK_KEY_Right));
  tend_mood_picker_set_value (fixture->picker, 3);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->picker), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (root) == get_point (fixture, 3));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->picker), GTK_DIR_TAB_FORWARD));

  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (gtk_root_get_focus (root) == get_point (fixture, 4));
  assert_value (fixture, 4, 1);
  g_assert_true (press (fixture, GDK_KEY_End));
  g_assert_true (press (fixture, GDK_KEY_Right));
  assert_value (fixture, 5, 2);
  g_assert_true (press (fixture, GDK_KEY_Left));
  assert_value (fixture, 4, 3);
  g_assert_true (press (fixture, GDK_KEY_1));
  g_assert_true (gtk_root_get_focus (root) == get_point (fixture, 1));
  assert_value (fixture, 1, 4);
  g_assert_true (press (fixture, GDK_KEY_Delete));
  assert_value (fixture, TEND_MOOD_NONE, 5);
  g_assert_false (press (fixture, GDK_KEY_6));

  gtk_widget_set_direction (GTK_WIDGET (fixture->picker), GTK_TEXT_DIR_RTL);
  g_assert_true (press (fixture, GDK_KEY_Left));
  assert_value (fixture, 2, 6);
}

static void
test_told (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->picker), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->picker), GTK_ACCESSIBLE_PROPERTY_LABEL, "Mood");
  for (int i = 1; i <= TEND_MOOD_MAX; i++)
    {
      GtkAccessible *point = GTK_ACCESSIBLE (get_point (fixture, i));

      gtk_test_accessible_assert_role (point, GTK_ACCESSIBLE_ROLE_RADIO);
      gtk_test_accessible_assert_property (point, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           tend_mood_get_name (TEND_MOOD_KIND_MOOD, i));
    }
}

/* Each point of both kinds has its own face, which is there. */
static void
test_faces (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, "/io/github/tend_app/Tend/icons");
  for (TendMoodKind kind = 0; kind < TEND_MOOD_N_KINDS; kind++)
    {
      g_assert_null (tend_mood_get_icon_name (kind, TEND_MOOD_NONE));
      for (int i = 1; i <= TEND_MOOD_MAX; i++)
        {
          g_assert_true (gtk_icon_theme_has_icon (theme, tend_mood_get_icon_name (kind, i)));
          g_assert_cmpstr (tend_mood_get_icon_name (kind, i), !=, tend_mood_get_icon_name (kind, i - 1));
          g_assert_cmpstr (tend_mood_get_name (kind, i), !=, tend_mood_get_name (kind, i - 1));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/mood-picker/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("has-a-value-and-a-kind", test_properties);
  ADD ("a-click-chooses-and-takes-back", test_pointer);
  ADD ("keys-choose-as-in-a-radio-group", test_keys);
  ADD ("is-told-to-assistive-technology", test_told);
  ADD ("every-point-has-its-face", test_faces);
#undef ADD

  return g_test_run ();
}
