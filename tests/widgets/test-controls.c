#include "widget-fixture.h"

#include "widgets/tend-amount-popover.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-color-swatch.h"
#include "widgets/tend-color.h"
#include "widgets/tend-tick.h"
#include "widgets/tend-whole-lines.h"

#include <adwaita.h>
#include <math.h>

typedef struct
{
  int count;
  gboolean done;
  double value;
} Asked;

static void
on_tick_changed_cb (TendTick *tick,
                    gboolean  done,
                    double    value,
                    Asked    *asked)
{
  asked->count++;
  asked->done = done;
  asked->value = value;
}

static void
on_notified_cb (GObject    *object,
                GParamSpec *pspec,
                int        *count)
{
  (*count)++;
}

static GtkWidget *
get_button (GtkWidget *tick)
{
  return gtk_widget_get_first_child (tick);
}

static void
test_tick_properties (void)
{
  g_autoptr (GtkWidget) tick = g_object_ref_sink (tend_tick_new ());
  g_autofree char *unit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *color_name = NULL;
  TendDiscState state;
  gboolean countable;
  double value, target;
  int count = 0;

  g_signal_connect (tick, "notify", G_CALLBACK (on_notified_cb), &count);
  for (int i = 0; i < 2; i++)
    {
      g_object_set (tick, "state", TEND_DISC_STATE_RESTING, "countable", TRUE, "value", 3.0, "target", 8.0,
                    "unit", "glasses", "title", "Drink water", "color-name", "blue", NULL);
      g_assert_cmpint (count, ==, 7);
    }
  g_object_get (tick, "state", &state, "countable", &countable, "value", &value, "target", &target,
                "unit", &unit, "title", &title, "color-name", &color_name, NULL);
  g_assert_cmpint (state, ==, TEND_DISC_STATE_RESTING);
  g_assert_true (countable);
  g_assert_cmpfloat (value, ==, 3);
  g_assert_cmpfloat (target, ==, 8);
  g_assert_cmpstr (unit, ==, "glasses");
  g_assert_cmpstr (title, ==, "Drink water");
  g_assert_cmpstr (color_name, ==, "blue");
}

static void
test_tick_asks_and_does_not_change (void)
{
  WidgetFixture fixture;
  GtkWidget *tick = tend_tick_new ();
  Asked asked = { 0 };

  g_signal_connect (tick, "changed", G_CALLBACK (on_tick_changed_cb), &asked);
  widget_fixture_set_up (&fixture, tick, 100, 100);
  widget_fixture_click (&fixture, GDK_BUTTON_PRIMARY,
                        gtk_widget_get_width (tick) / 2.0, gtk_widget_get_height (tick) / 2.0);
  g_assert_cmpint (asked.count, ==, 1);
  g_assert_true (asked.done);
  g_assert_cmpfloat (asked.value, ==, 1);
  g_assert_cmpint (tend_tick_get_state (TEND_TICK (tick)), ==, TEND_DISC_STATE_OPEN);

  tend_tick_set_state (TEND_TICK (tick), TEND_DISC_STATE_DONE);
  g_assert_cmpint (asked.count, ==, 1);
  g_signal_emit_by_name (get_button (tick), "clicked");
  g_assert_cmpint (asked.count, ==, 2);
  g_assert_false (asked.done);
  g_assert_cmpfloat (asked.value, ==, 0);

  /* Out of a rest day one can still do it. */
  tend_tick_set_state (TEND_TICK (tick), TEND_DISC_STATE_RESTING);
  g_signal_emit_by_name (get_button (tick), "clicked");
  g_assert_true (asked.done);
  widget_fixture_tear_down (&fixture);
}

static void
test_tick_is_told_to_assistive_technology (void)
{
  WidgetFixture fixture;
  GtkWidget *tick = tend_tick_new ();
  GtkAccessible *button;

  widget_fixture_set_up (&fixture, tick, 300, 100);
  tend_tick_set_title (TEND_TICK (tick), "Run");
  button = GTK_ACCESSIBLE (get_button (tick));
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Run");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  tend_tick_set_state (TEND_TICK (tick), TEND_DISC_STATE_DONE);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  tend_tick_set_state (TEND_TICK (tick), TEND_DISC_STATE_RESTING);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Resting");

  g_object_set (tick, "countable", TRUE, "value", 2.5, "target", 8.0, "unit", "glasses", "state", 0, NULL);
  button = GTK_ACCESSIBLE (get_button (tick));
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Run");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2.5 of 8 glasses");
  widget_fixture_tear_down (&fixture);
}

static void
test_tick_looks_differ (void)
{
  WidgetFixture fixture;
  GtkWidget *tick = tend_tick_new ();
  GtkWidget *disc;
  guint pixels[4];

  widget_fixture_set_up (&fixture, tick, 100, 100);
  for (TendDiscState state = TEND_DISC_STATE_OPEN; state <= TEND_DISC_STATE_RESTING; state++)
    {
      g_autoptr (GdkTexture) texture = NULL;

      tend_tick_set_state (TEND_TICK (tick), state);
      texture = widget_fixture_render (widget_fixture_find (tick, TEND_TYPE_DISC));
      pixels[state] = widget_fixture_count_pixels (texture);
    }
  g_assert_cmpuint (pixels[TEND_DISC_STATE_OPEN], >, 0);
  g_assert_cmpuint (pixels[TEND_DISC_STATE_DONE], >, pixels[TEND_DISC_STATE_OPEN]);

  g_object_set (tick, "state", TEND_DISC_STATE_OPEN, "countable", TRUE, "value", 1.0, "target", 2.0, NULL);
  disc = widget_fixture_find (tick, TEND_TYPE_DISC);
  widget_fixture_settle ();
  {
    g_autoptr (GdkTexture) texture = widget_fixture_render (disc);

    pixels[3] = widget_fixture_count_pixels (texture);
  }
  g_assert_cmpuint (pixels[3], >, pixels[TEND_DISC_STATE_OPEN]);
  g_assert_cmpuint (pixels[3], <, pixels[TEND_DISC_STATE_DONE]);
  widget_fixture_tear_down (&fixture);
}

static void
press_enter_in (GtkWidget *popover)
{
  GtkWidget *text = widget_fixture_find (popover, GTK_TYPE_TEXT);

  g_signal_emit_by_name (text, "activate");
}

static void
test_amount_is_asked_for (void)
{
  WidgetFixture fixture;
  GtkWidget *tick = tend_tick_new ();
  GtkWidget *popover, *entry;
  Asked asked = { 0 };

  g_object_set (tick, "countable", TRUE, "value", 3.0, "target", 8.0, "unit", "glasses", NULL);
  g_signal_connect (tick, "changed", G_CALLBACK (on_tick_changed_cb), &asked);
  widget_fixture_set_up (&fixture, tick, 400, 200);
  g_assert_null (widget_fixture_find (tick, TEND_TYPE_AMOUNT_POPOVER));

  g_signal_emit_by_name (get_button (tick), "clicked");
  widget_fixture_settle ();
  popover = widget_fixture_find (tick, TEND_TYPE_AMOUNT_POPOVER);
  g_assert_true (gtk_widget_get_visible (popover));
  entry = widget_fixture_find (popover, GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3");
  g_assert_cmpint (asked.count, ==, 0);

  /* What is no number is left to be put right. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  press_enter_in (popover);
  g_assert_cmpint (asked.count, ==, 0);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");

  gtk_editable_set_text (GTK_EDITABLE (entry), "4,5");
  press_enter_in (popover);
  g_assert_cmpint (asked.count, ==, 1);
  g_assert_false (asked.done);
  g_assert_cmpfloat (asked.value, ==, 4.5);
  g_assert_cmpfloat (tend_tick_get_value (TEND_TICK (tick)), ==, 3);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == get_button (tick));
  gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
  g_assert_true (gtk_widget_grab_focus (tick));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == get_button (tick));

  g_signal_emit_by_name (get_button (tick), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (entry), "8");
  g_signal_emit_by_name (widget_fixture_find (gtk_widget_get_last_child (gtk_widget_get_parent (entry)),
                                              GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (asked.count, ==, 2);
  g_assert_true (asked.done);
  g_assert_cmpfloat (asked.value, ==, 8);

  g_signal_emit_by_name (get_button (tick), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (entry), "-2");
  press_enter_in (popover);
  g_assert_cmpfloat (asked.value, ==, 0);
  widget_fixture_tear_down (&fixture);
}

static void
test_chooser_is_a_radio_group (void)
{
  WidgetFixture fixture;
  GtkWidget *chooser = tend_color_chooser_new ();
  GtkWidget *first, *second;
  int count = 0;

  widget_fixture_set_up (&fixture, chooser, 500, 100);
  g_signal_connect (chooser, "notify::color-name", G_CALLBACK (on_notified_cb), &count);
  first = gtk_widget_get_first_child (chooser);
  second = gtk_widget_get_next_sibling (first);
  g_assert_cmpstr (tend_color_chooser_get_color_name (TEND_COLOR_CHOOSER (chooser)), ==, "rose");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (second), GTK_ACCESSIBLE_PROPERTY_LABEL, "Apricot");

  g_object_set (chooser, "color-name", "teal", NULL);
  g_object_set (chooser, "color-name", "teal", NULL);
  g_object_set (chooser, "color-name", "red", NULL);
  g_object_set (chooser, "color-name", NULL, NULL);
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpstr (tend_color_chooser_get_color_name (TEND_COLOR_CHOOSER (chooser)), ==, "teal");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));

  fixture.widget = second;
  widget_fixture_click (&fixture, GDK_BUTTON_PRIMARY, 15, 15);
  fixture.widget = chooser;
  g_assert_cmpint (count, ==, 2);
  g_assert_cmpstr (tend_color_chooser_get_color_name (TEND_COLOR_CHOOSER (chooser)), ==, "apricot");

  /* Arrows go from one to the next, as in every radio group. */
  g_assert_true (gtk_widget_grab_focus (second));
  g_assert_true (gtk_widget_child_focus (chooser, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_has_focus (first));
  widget_fixture_tear_down (&fixture);
}

static void
test_chooser_wraps (void)
{
  WidgetFixture fixture;
  GtkWidget *chooser = tend_color_chooser_new ();
  int wide, narrow, minimum;

  gtk_widget_measure (chooser, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (chooser, GTK_ORIENTATION_VERTICAL, 500, &wide, NULL, NULL, NULL);
  gtk_widget_measure (chooser, GTK_ORIENTATION_VERTICAL, 300, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  g_assert_cmpint (narrow, ==, 2 * wide);
  widget_fixture_set_up (&fixture, chooser, 300, 100);
  widget_fixture_tear_down (&fixture);
}

static void
test_colours_come_from_the_style (void)
{
  WidgetFixture fixture;
  GtkWidget *label = gtk_label_new ("any");
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  const GdkRGBA blue = { 0, 0, 1, 1 };
  GdkRGBA named, accent, unknown;

  gtk_css_provider_load_from_data (provider, "@define-color tend_teal rgb(0,0,255);", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  widget_fixture_set_up (&fixture, label, 100, 100);
  tend_color_lookup (label, "teal", &named);
  tend_color_lookup (label, NULL, &accent);
  tend_color_lookup (label, "no such colour", &unknown);
  g_assert_true (gdk_rgba_equal (&named, &blue));
  g_assert_false (gdk_rgba_equal (&accent, &blue));
  g_assert_true (gdk_rgba_equal (&accent, &unknown));
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));

  /* A style sheet without the palette still has an accent. */
  tend_color_lookup (label, "teal", &named);
  g_assert_true (gdk_rgba_equal (&named, &accent));
  widget_fixture_tear_down (&fixture);
}

static guint
count_seen (GtkWidget *box,
            int        height)
{
  guint n = 0;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 100, height }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_child_visible (child) ? 1 : 0;
  return n;
}

static void
test_lines_are_seen_whole (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  WidgetFixture fixture;
  int line, all;

  gtk_widget_set_layout_manager (box, tend_whole_lines_new ());
  for (int i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (box), gtk_label_new ("Line"));
  widget_fixture_set_up (&fixture, box, 100, 200);
  gtk_widget_measure (gtk_widget_get_first_child (box), GTK_ORIENTATION_VERTICAL, 100, NULL, &line, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &all, NULL, NULL, NULL);
  g_assert_cmpint (all, ==, 3 * line);
  g_assert_cmpuint (count_seen (box, all), ==, 3);
  g_assert_cmpuint (count_seen (box, all - 1), ==, 2);
  g_assert_cmpuint (count_seen (box, 2 * line - 1), ==, 1);
  g_assert_cmpuint (count_seen (box, line / 2), ==, 1);
  g_assert_cmpuint (count_seen (box, all + 50), ==, 3);
  /* One that is hidden takes no room. */
  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  g_assert_cmpuint (count_seen (box, 2 * line), ==, 3);
  widget_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/tick/properties", test_tick_properties);
  g_test_add_func ("/tick/asks-and-does-not-change", test_tick_asks_and_does_not_change);
  g_test_add_func ("/tick/is-told-to-assistive-technology", test_tick_is_told_to_assistive_technology);
  g_test_add_func ("/tick/looks-differ", test_tick_looks_differ);
  g_test_add_func ("/tick/amount-is-asked-for", test_amount_is_asked_for);
  g_test_add_func ("/color-chooser/is-a-radio-group", test_chooser_is_a_radio_group);
  g_test_add_func ("/color-chooser/wraps", test_chooser_wraps);
  g_test_add_func ("/color/comes-from-the-style", test_colours_come_from_the_style);
  g_test_add_func ("/lines/are-seen-whole", test_lines_are_seen_whole);

  return g_test_run ();
}
