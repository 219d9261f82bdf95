#include "widget-fixture.h"

#include "widgets/tend-bars.h"
#include "widgets/tend-curve.h"
#include "widgets/tend-day-strip.h"
#include "widgets/tend-heat-map.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#define N_DAYS 800

/* A Tuesday. */
#define TODAY tend_day_from_ymd (2026, 3, 3)
#define FIRST (TODAY - N_DAYS + 1)

typedef struct
{
  int count;
  int position;
} Seen;

static void
on_day_seen_cb (GtkWidget *chart,
                int        day,
                Seen      *seen)
{
  seen->count++;
  seen->position = day;
}

static void
on_notified_cb (GObject    *object,
                GParamSpec *pspec,
                int        *count)
{
  (*count)++;
}

static char *
on_described_cb (TendChart *chart,
                 int        position,
                 gpointer   user_data)
{
  return g_strdup_printf ("cell %d", position);
}

static void
feed (GtkWidget *chart)
{
  float levels[N_DAYS];
  guint8 marks[N_DAYS] = { 0 };

  for (int i = 0; i < N_DAYS; i++)
    {
      levels[i] = i % 3 == 0 ? NAN : (float) (i % 10) / 9.0f;
      if (i < 10)
        marks[i] = TEND_DAY_MARK_OUTSIDE;
      else if (i % 7 == 0)
        marks[i] = TEND_DAY_MARK_REST;
    }

  if (TEND_IS_HEAT_MAP (chart))
    tend_heat_map_set_data (TEND_HEAT_MAP (chart), FIRST, levels, marks, N_DAYS);
  else if (TEND_IS_DAY_STRIP (chart))
    tend_day_strip_set_data (TEND_DAY_STRIP (chart), TODAY - 6, levels + N_DAYS - 7, marks + N_DAYS - 7, 7);
  else if (TEND_IS_CURVE (chart))
    tend_curve_set_data (TEND_CURVE (chart), TODAY - 364, levels + N_DAYS - 365, 365);
  else
    tend_bars_set_data (TEND_BARS (chart), (const double[]) { 1, 0, 3, NAN, 2, 7, 0.5 },
                        (const char *[]) { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }, 7);
}

static GtkWidget *
make_chart (gconstpointer type)
{
  GtkWidget *chart = g_object_new (*(const GType *) type, NULL);

  feed (chart);
  g_signal_connect (chart, "describe", G_CALLBACK (on_described_cb), NULL);
  return chart;
}

static void
assert_description (GtkWidget  *chart,
                    const char *words)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

/* The tests for every kind of chart: the type is their data. */

static void
test_properties (gconstpointer type)
{
  g_autoptr (GtkWidget) chart = g_object_ref_sink (g_object_new (*(const GType *) type, NULL));
  static const char * const names[] = { "color-name", "summary", "caption", "show-caption", "cursor" };
  gboolean show_caption;
  int count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect (chart, signal, G_CALLBACK (on_notified_cb), &count);
    }
  g_object_get (chart, "show-caption", &show_caption, NULL);

  g_object_set (chart, "color-name", "teal", "summary", "all in all", "show-caption", !show_caption, NULL);
  /* Caption is the fourth: it says the summary now. */
  g_assert_cmpint (count, ==, 4);
  g_assert_cmpstr (tend_chart_get_color_name (TEND_CHART (chart)), ==, "teal");
  g_assert_cmpstr (tend_chart_get_summary (TEND_CHART (chart)), ==, "all in all");
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "all in all");
  g_assert_cmpint (tend_chart_get_show_caption (TEND_CHART (chart)), ==, !show_caption);
  assert_description (chart, "all in all");

  g_object_set (chart, "color-name", "teal", "summary", "all in all", "show-caption", !show_caption,
                "cursor", 3, NULL);
  g_assert_cmpint (count, ==, 4);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, TEND_CHART_NONE);

  g_object_set (chart, "color-name", NULL, "summary", NULL, "show-caption", show_caption, NULL);
  g_assert_cmpint (count, ==, 8);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "");
}

static void
test_words_follow_focus_and_cursor (gconstpointer type)
{
  WidgetFixture fixture;
  TendChart *chart = TEND_CHART (make_chart (type));
  g_autofree char *words = NULL;
  int first, last;

  tend_chart_set_summary (chart, "all in all");
  widget_fixture_set_up (&fixture, GTK_WIDGET (chart), 800, 300);
  tend_chart_get_range (chart, &first, &last);
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, "all in all");
  assert_description (fixture.widget, "all in all");

  widget_fixture_focus (&fixture);
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, last);
  words = g_strdup_printf ("cell %d", last);
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, words);
  assert_description (fixture.widget, words);

  tend_chart_set_cursor (chart, last - 1);
  g_free (words);
  words = g_strdup_printf ("cell %d", last - 1);
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, words);
  assert_description (fixture.widget, words);

  tend_chart_set_cursor (chart, last + 1);
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TEND_CHART_NONE);
  assert_description (fixture.widget, "all in all");

  tend_chart_set_cursor (chart, first);
  gtk_window_set_focus (GTK_WINDOW (fixture.window), NULL);
  widget_fixture_settle ();
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, "all in all");
  assert_description (fixture.widget, "all in all");
  widget_fixture_tear_down (&fixture);
}

static void
test_pointer_shows_exact_words (gconstpointer type)
{
  WidgetFixture fixture;
  TendChart *chart = TEND_CHART (make_chart (type));
  g_autofree char *words = NULL;
  GdkRectangle area;
  int last;

  widget_fixture_set_up (&fixture, GTK_WIDGET (chart), 800, 300);
  tend_chart_get_range (chart, NULL, &last);
  g_assert_true (tend_chart_get_area (chart, last - 1, &area));
  widget_fixture_point (&fixture, area.x + area.width / 2.0, area.y + area.height / 2.0);
  words = g_strdup_printf ("cell %d", last - 1);
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, words);
  /* Pointing is not reading: what assistive technology is told stays with the cursor. */
  assert_description (fixture.widget, "");

  widget_fixture_point (&fixture, 400, 290);
  g_assert_cmpstr (tend_chart_get_caption (chart), ==, "");
  widget_fixture_tear_down (&fixture);
}

static void
test_mirrored (gconstpointer type)
{
  WidgetFixture fixture;
  GtkWidget *widget = make_chart (type);
  TendChart *chart = TEND_CHART (widget);
  GdkRectangle before, after, mirrored;
  int last;

  widget_fixture_set_up (&fixture, widget, 800, 300);
  tend_chart_get_range (chart, NULL, &last);
  g_assert_true (tend_chart_get_area (chart, last, &after));
  g_assert_true (tend_chart_get_area (chart, last - (TEND_IS_HEAT_MAP (chart) ? 7 : 1), &before));
  g_assert_cmpint (after.x, >, before.x);

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  widget_fixture_settle ();
  g_assert_true (tend_chart_get_area (chart, last, &mirrored));
  g_assert_cmpint (ABS (mirrored.x + mirrored.width - (gtk_widget_get_width (widget) - after.x)), <=, 1);

  widget_fixture_focus (&fixture);
  widget_fixture_press (widget, GDK_KEY_Right, 0);
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, last - (TEND_IS_HEAT_MAP (chart) ? 7 : 1));
  widget_fixture_tear_down (&fixture);
}

static void
test_draws_something (gconstpointer type)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart (type);
  g_autoptr (GdkTexture) plain = NULL;
  g_autoptr (GdkTexture) focused = NULL;
  g_autoptr (GdkTexture) empty = NULL;

  tend_chart_set_show_caption (TEND_CHART (chart), FALSE);
  widget_fixture_set_up (&fixture, chart, 800, 300);
  plain = widget_fixture_render (chart);
  g_assert_nonnull (plain);
  g_assert_cmpuint (widget_fixture_count_pixels (plain), >, 500);

  widget_fixture_focus (&fixture);
  focused = widget_fixture_render (chart);
  g_assert_cmpuint (widget_fixture_count_pixels (focused), >, widget_fixture_count_pixels (plain));

  if (TEND_IS_BARS (chart))
    tend_bars_set_data (TEND_BARS (chart), NULL, NULL, 0);
  else if (TEND_IS_HEAT_MAP (chart))
    tend_heat_map_set_data (TEND_HEAT_MAP (chart), TEND_DAY_NONE, NULL, NULL, 0);
  else if (TEND_IS_CURVE (chart))
    tend_curve_set_data (TEND_CURVE (chart), TEND_DAY_NONE, NULL, 0);
  else
    tend_day_strip_set_data (TEND_DAY_STRIP (chart), TEND_DAY_NONE, NULL, NULL, 0);
  widget_fixture_settle ();
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, TEND_CHART_NONE);
  empty = widget_fixture_render (chart);
  g_assert_true (empty == NULL || widget_fixture_count_pixels (empty) == 0);
  /* Keys on nothing do nothing. */
  g_assert_false (widget_fixture_press (chart, GDK_KEY_Left, 0));
  g_assert_false (widget_fixture_press (chart, GDK_KEY_Return, 0));
  widget_fixture_tear_down (&fixture);
}

static void
test_fits_into_360_pixels (gconstpointer type)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart (type);
  int minimum;

  gtk_widget_measure (chart, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  widget_fixture_set_up (&fixture, chart, 300, 300);
  g_assert_cmpint (gtk_widget_get_width (chart), ==, 300);
  widget_fixture_tear_down (&fixture);
}

static void
test_actions_for_assistive_technology (gconstpointer type)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart (type);
  int last;

  widget_fixture_set_up (&fixture, chart, 800, 300);
  tend_chart_get_range (TEND_CHART (chart), NULL, &last);
  tend_chart_set_cursor (TEND_CHART (chart), TEND_CHART_NONE);
  g_assert_true (gtk_widget_activate_action (chart, "cell.previous", NULL));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, last);
  g_assert_true (gtk_widget_activate_action (chart, "cell.previous", NULL));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, last - 1);
  g_assert_true (gtk_widget_activate_action (chart, "cell.next", NULL));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, last);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  widget_fixture_tear_down (&fixture);
}

static void
test_heat_map_keys (void)
{
  const GType type = TEND_TYPE_HEAT_MAP;
  WidgetFixture fixture;
  GtkWidget *map = make_chart (&type);
  TendChart *chart = TEND_CHART (map);
  TendDay first, last;

  widget_fixture_set_up (&fixture, map, 800, 300);
  widget_fixture_focus (&fixture);
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY);

  g_assert_true (widget_fixture_press (map, GDK_KEY_Left, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY - 7);
  g_assert_true (widget_fixture_press (map, GDK_KEY_Up, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY - 8);
  g_assert_true (widget_fixture_press (map, GDK_KEY_KP_Down, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY - 7);
  g_assert_true (widget_fixture_press (map, GDK_KEY_Page_Up, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, tend_day_add_months (TODAY - 7, -1));

  tend_heat_map_get_shown (TEND_HEAT_MAP (map), &first, &last);
  g_assert_true (widget_fixture_press (map, GDK_KEY_Home, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, first);
  g_assert_true (widget_fixture_press (map, GDK_KEY_End, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY);

  /* The key is used up, but there is no day to go to. */
  g_assert_true (widget_fixture_press (map, GDK_KEY_Right, 0));
  g_assert_cmpint (tend_chart_get_cursor (chart), ==, TODAY);
  widget_fixture_tear_down (&fixture);
}

static void
test_heat_map_goes_through_the_years (void)
{
  const GType type = TEND_TYPE_HEAT_MAP;
  WidgetFixture fixture;
  GtkWidget *widget = make_chart (&type);
  TendHeatMap *map = TEND_HEAT_MAP (widget);
  TendDay first, last, end;
  int count = 0;

  widget_fixture_set_up (&fixture, widget, 800, 300);
  g_signal_connect (map, "notify::year-end", G_CALLBACK (on_notified_cb), &count);
  tend_heat_map_get_shown (map, &first, &end);
  g_assert_cmpint (end, ==, TODAY);
  g_assert_cmpint (end - first, >=, 365);
  g_assert_true (tend_heat_map_get_has_earlier (map));
  g_assert_false (tend_heat_map_get_has_later (map));
  tend_heat_map_show_later (map);
  g_assert_cmpint (count, ==, 0);

  tend_heat_map_show_earlier (map);
  g_assert_cmpint (count, ==, 1);
  tend_heat_map_get_shown (map, &end, &last);
  g_assert_cmpint (last, ==, first - 1);
  g_assert_true (tend_heat_map_get_has_later (map));
  while (tend_heat_map_get_has_earlier (map))
    tend_heat_map_show_earlier (map);
  tend_heat_map_get_shown (map, &first, &last);
  g_assert_cmpint (first, ==, FIRST + 10);

  while (tend_heat_map_get_has_later (map))
    tend_heat_map_show_later (map);
  g_assert_cmpint (tend_heat_map_get_year_end (map), ==, TEND_DAY_NONE);

  /* A cursor that leaves the year takes it along. */
  tend_chart_set_cursor (TEND_CHART (map), FIRST + 10);
  tend_heat_map_get_shown (map, &first, &last);
  g_assert_cmpint (first, ==, FIRST + 10);
  tend_chart_set_cursor (TEND_CHART (map), TODAY);
  tend_heat_map_get_shown (map, &first, &last);
  g_assert_cmpint (last, ==, TODAY);

  g_object_set (map, "year-end", TODAY - 400, NULL);
  tend_heat_map_get_shown (map, &first, &last);
  g_assert_cmpint (last, >=, TODAY - 400);
  g_assert_cmpint (last, <, TODAY - 393);
  widget_fixture_tear_down (&fixture);
}

static void
test_heat_map_first_weekday (void)
{
  const GType type = TEND_TYPE_HEAT_MAP;
  WidgetFixture fixture;
  GtkWidget *map = make_chart (&type);
  GdkRectangle monday, sunday;
  TendDay a_sunday = tend_day_from_ymd (2026, 3, 1);
  int weekday;
  int count = 0;

  widget_fixture_set_up (&fixture, map, 800, 300);
  g_signal_connect (map, "notify::first-weekday", G_CALLBACK (on_notified_cb), &count);
  g_assert_true (tend_chart_get_area (TEND_CHART (map), a_sunday, &sunday));
  g_assert_true (tend_chart_get_area (TEND_CHART (map), a_sunday + 1, &monday));
  g_assert_cmpint (monday.y, <, sunday.y);

  g_object_set (map, "first-weekday", G_DATE_SUNDAY, NULL);
  g_object_set (map, "first-weekday", G_DATE_SUNDAY, NULL);
  g_object_get (map, "first-weekday", &weekday, NULL);
  g_assert_cmpint (weekday, ==, G_DATE_SUNDAY);
  g_assert_cmpint (count, ==, 1);
  g_assert_true (tend_chart_get_area (TEND_CHART (map), a_sunday, &sunday));
  g_assert_true (tend_chart_get_area (TEND_CHART (map), a_sunday + 1, &monday));
  g_assert_cmpint (monday.y, >, sunday.y);
  g_assert_cmpint (monday.x, ==, sunday.x);
  widget_fixture_tear_down (&fixture);
}

static void
test_days_are_activated (gconstpointer type)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart (type);
  Seen seen = { 0 };
  GdkRectangle area;

  g_signal_connect (chart, "day-activated", G_CALLBACK (on_day_seen_cb), &seen);
  widget_fixture_set_up (&fixture, chart, 800, 300);
  widget_fixture_focus (&fixture);
  g_assert_true (widget_fixture_press (chart, GDK_KEY_Return, 0));
  g_assert_cmpint (seen.count, ==, 1);
  g_assert_cmpint (seen.position, ==, TODAY);

  tend_chart_set_cursor (TEND_CHART (chart), TODAY - 3);
  g_assert_true (widget_fixture_press (chart, GDK_KEY_space, 0));
  g_assert_cmpint (seen.count, ==, 2);
  g_assert_cmpint (seen.position, ==, TODAY - 3);

  g_assert_true (tend_chart_get_area (TEND_CHART (chart), TODAY - 5, &area));
  widget_fixture_click (&fixture, GDK_BUTTON_PRIMARY, area.x + area.width / 2.0, area.y + area.height / 2.0);
  g_assert_cmpint (seen.count, ==, 3);
  g_assert_cmpint (seen.position, ==, TODAY - 5);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, TODAY - 5);

  /* What is beside the days is nothing. */
  widget_fixture_click (&fixture, GDK_BUTTON_PRIMARY, 1, 1);
  g_assert_cmpint (seen.count, ==, 3);
  widget_fixture_tear_down (&fixture);
}

static void
test_days_outside_cannot_be_chosen (void)
{
  WidgetFixture fixture;
  GtkWidget *strip = tend_day_strip_new ();
  const float levels[] = { NAN, NAN, NAN, 1, 0.5f, NAN };
  const guint8 marks[] = { TEND_DAY_MARK_OUTSIDE, TEND_DAY_MARK_OUTSIDE, 0, 0, 0, 0 };
  Seen seen = { 0 };
  GdkRectangle area;

  tend_day_strip_set_data (TEND_DAY_STRIP (strip), TODAY - 5, levels, marks, 6);
  g_signal_connect (strip, "day-activated", G_CALLBACK (on_day_seen_cb), &seen);
  widget_fixture_set_up (&fixture, strip, 400, 100);
  g_assert_false (tend_chart_get_area (TEND_CHART (strip), TODAY - 4, &area));
  g_assert_true (tend_chart_get_area (TEND_CHART (strip), TODAY - 3, &area));
  widget_fixture_click (&fixture, GDK_BUTTON_PRIMARY, area.x - 5, area.y + area.height / 2.0);
  g_assert_cmpint (seen.count, ==, 0);

  widget_fixture_focus (&fixture);
  g_assert_true (widget_fixture_press (strip, GDK_KEY_Home, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (strip)), ==, TODAY - 3);
  g_assert_true (widget_fixture_press (strip, GDK_KEY_Left, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (strip)), ==, TODAY - 3);
  widget_fixture_tear_down (&fixture);
}

static void
test_strip_menu (void)
{
  const GType type = TEND_TYPE_DAY_STRIP;
  WidgetFixture fixture;
  GtkWidget *strip = make_chart (&type);
  Seen menus = { 0 };
  Seen ticks = { 0 };
  GdkRectangle area;

  g_signal_connect (strip, "day-menu", G_CALLBACK (on_day_seen_cb), &menus);
  g_signal_connect (strip, "day-activated", G_CALLBACK (on_day_seen_cb), &ticks);
  widget_fixture_set_up (&fixture, strip, 400, 100);
  g_assert_true (tend_chart_get_area (TEND_CHART (strip), TODAY - 2, &area));
  widget_fixture_click (&fixture, GDK_BUTTON_SECONDARY, area.x + 5, area.y + 5);
  g_assert_cmpint (menus.count, ==, 1);
  g_assert_cmpint (menus.position, ==, TODAY - 2);

  g_assert_true (widget_fixture_press (strip, GDK_KEY_Menu, 0));
  g_assert_true (widget_fixture_press (strip, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_cmpint (menus.count, ==, 3);
  g_assert_cmpint (ticks.count, ==, 0);

  /* Up and down are free for the list that the strip's row is in. */
  g_assert_false (widget_fixture_press (strip, GDK_KEY_Up, 0));
  g_assert_false (widget_fixture_press (strip, GDK_KEY_Down, 0));
  widget_fixture_tear_down (&fixture);
}

static void
test_strip_shows_as_many_days_as_fit (void)
{
  WidgetFixture fixture;
  GtkWidget *strip = tend_day_strip_new ();
  float levels[14] = { 0 };
  GdkRectangle area;
  int minimum, natural;

  tend_day_strip_set_data (TEND_DAY_STRIP (strip), TODAY - 13, levels, NULL, 14);
  gtk_widget_measure (strip, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  widget_fixture_set_up (&fixture, strip, minimum, 100);
  g_assert_true (tend_chart_get_area (TEND_CHART (strip), TODAY - 4, &area));
  g_assert_cmpint (area.x, >=, 0);
  g_assert_false (tend_chart_get_area (TEND_CHART (strip), TODAY - 5, &area));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), natural, 100);
  for (int i = 0; i < 20 && gtk_widget_get_width (strip) < natural; i++)
    widget_fixture_settle ();
  g_assert_true (tend_chart_get_area (TEND_CHART (strip), TODAY - 13, &area));
  g_assert_cmpint (area.x, ==, 0);
  widget_fixture_tear_down (&fixture);
}

static void
test_bars_with_a_maximum (void)
{
  const GType type = TEND_TYPE_BARS;
  WidgetFixture fixture;
  GtkWidget *bars = make_chart (&type);
  GdkRectangle greatest, greatest_of_ten, nothing;
  double maximum;
  int count = 0;

  g_signal_connect (bars, "notify::maximum", G_CALLBACK (on_notified_cb), &count);
  tend_chart_set_show_caption (TEND_CHART (bars), FALSE);
  widget_fixture_set_up (&fixture, bars, 400, 200);
  g_assert_true (tend_chart_get_area (TEND_CHART (bars), 5, &greatest));
  g_assert_true (tend_chart_get_area (TEND_CHART (bars), 1, &nothing));
  g_assert_cmpint (greatest.y, ==, 0);
  g_assert_cmpint (nothing.height, <=, 4);
  g_assert_cmpint (nothing.height, >, 0);
  g_assert_cmpint (nothing.y + nothing.height, ==, greatest.y + greatest.height);

  /* A cell with a maximum is the whole of it, so that an empty one can be pointed at too. */
  g_object_set (bars, "maximum", 14.0, NULL);
  g_object_set (bars, "maximum", 14.0, NULL);
  g_object_get (bars, "maximum", &maximum, NULL);
  g_assert_cmpfloat (maximum, ==, 14);
  g_assert_cmpint (count, ==, 1);
  g_assert_true (tend_chart_get_area (TEND_CHART (bars), 1, &greatest_of_ten));
  g_assert_cmpint (greatest_of_ten.height, ==, greatest.height);
  widget_fixture_tear_down (&fixture);
}

static void
test_bars_of_nothing (void)
{
  static const char *const labels[] = { "A", "B" };
  const GType type = TEND_TYPE_BARS;
  WidgetFixture fixture;
  GtkWidget *bars = make_chart (&type);
  g_autoptr (GdkTexture) nothing = NULL;
  g_autoptr (GdkTexture) zero = NULL;

  tend_chart_set_show_caption (TEND_CHART (bars), FALSE);
  tend_bars_set_data (TEND_BARS (bars), (const double[]) { 1, NAN }, labels, 2);
  widget_fixture_set_up (&fixture, bars, 400, 200);
  nothing = widget_fixture_render (bars);
  tend_bars_set_data (TEND_BARS (bars), (const double[]) { 1, 0 }, labels, 2);
  zero = widget_fixture_render (bars);
  g_assert_cmpuint (widget_fixture_count_pixels (nothing), ==, widget_fixture_count_pixels (zero));
  widget_fixture_tear_down (&fixture);
}

static void
test_cursor_stays_within_new_data (void)
{
  WidgetFixture fixture;
  const GType type = TEND_TYPE_DAY_STRIP;
  GtkWidget *strip = make_chart (&type);
  const float levels[3] = { 1, 1, 1 };

  widget_fixture_set_up (&fixture, strip, 400, 100);
  tend_chart_set_cursor (TEND_CHART (strip), TODAY - 6);
  tend_day_strip_set_data (TEND_DAY_STRIP (strip), TODAY - 2, levels, NULL, 3);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (strip)), ==, TODAY - 2);
  widget_fixture_tear_down (&fixture);
}

static double
get_cpu_ms (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* New data for a map that is on screen: copy, lay out, measure and draw a year. */
static void
test_a_year_takes_under_two_milliseconds (void)
{
  const GType type = TEND_TYPE_HEAT_MAP;
  WidgetFixture fixture;
  GtkWidget *map = make_chart (&type);
  float levels[N_DAYS];
  double times[25];

  widget_fixture_set_up (&fixture, map, 800, 300);
  for (gsize round = 0; round < G_N_ELEMENTS (times); round++)
    {
      GtkSnapshot *snapshot;
      g_autoptr (GskRenderNode) node = NULL;
      double before;

      for (int i = 0; i < N_DAYS; i++)
        levels[i] = (float) ((i + round) % 10) / 9.0f;
      before = get_cpu_ms ();
      tend_heat_map_set_data (TEND_HEAT_MAP (map), FIRST, levels, NULL, N_DAYS);
      gtk_widget_measure (map, GTK_ORIENTATION_VERTICAL, 790 + (int) round % 2, NULL, NULL, NULL, NULL);
      snapshot = gtk_snapshot_new ();
      GTK_WIDGET_GET_CLASS (map)->snapshot (map, snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      times[round] = get_cpu_ms () - before;
      g_assert_nonnull (node);
    }

  qsort (times, G_N_ELEMENTS (times), sizeof *times, compare_doubles);
  g_test_message ("median %.3f ms, greatest %.3f ms", times[12], times[24]);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (times[12], <, 2.0);
#endif
  widget_fixture_tear_down (&fixture);
}

static void
add_for (const char    *path,
         const GType   *type,
         const char    *name,
         GTestDataFunc  function)
{
  g_autofree char *full = g_strdup_printf ("/%s/%s", path, name);

  g_test_add_data_func (full, type, function);
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *path;
    GType type;
  } charts[] = {
    { "heat-map", TEND_TYPE_HEAT_MAP },
    { "bars", TEND_TYPE_BARS },
    { "curve", TEND_TYPE_CURVE },
    { "day-strip", TEND_TYPE_DAY_STRIP },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      const char *path = charts[i].path;
      const GType *type = &charts[i].type;

      add_for (path, type, "properties", test_properties);
      add_for (path, type, "words-follow-focus-and-cursor", test_words_follow_focus_and_cursor);
      add_for (path, type, "pointer-shows-exact-words", test_pointer_shows_exact_words);
      add_for (path, type, "mirrored", test_mirrored);
      add_for (path, type, "draws-something", test_draws_something);
      add_for (path, type, "fits-into-360-pixels", test_fits_into_360_pixels);
      add_for (path, type, "actions-for-assistive-technology", test_actions_for_assistive_technology);
      if (*type == TEND_TYPE_HEAT_MAP || *type == TEND_TYPE_DAY_STRIP)
        add_for (path, type, "days-are-activated", test_days_are_activated);
    }

  g_test_add_func ("/heat-map/keys", test_heat_map_keys);
  g_test_add_func ("/heat-map/goes-through-the-years", test_heat_map_goes_through_the_years);
  g_test_add_func ("/heat-map/first-weekday", test_heat_map_first_weekday);
  g_test_add_func ("/heat-map/a-year-takes-under-two-milliseconds", test_a_year_takes_under_two_milliseconds);
  g_test_add_func ("/day-strip/days-outside-cannot-be-chosen", test_days_outside_cannot_be_chosen);
  g_test_add_func ("/day-strip/menu", test_strip_menu);
  g_test_add_func ("/day-strip/shows-as-many-days-as-fit", test_strip_shows_as_many_days_as_fit);
  g_test_add_func ("/day-strip/cursor-stays-within-new-data", test_cursor_stays_within_new_data);
  g_test_add_func ("/bars/with-a-maximum", test_bars_with_a_maximum);
  g_test_add_func ("/bars/of-nothing", test_bars_of_nothing);

  return g_test_run ();
}
