/* A year of weeks in as many rows as there is room for, and bars one under the other: where their cells are, how keys go
 * through them, and what is told of them. */

#include "widget-fixture.h"

#include "widgets/tend-share-bars.h"
#include "widgets/tend-week-strip.h"

#include <adwaita.h>

/* A Monday. */
#define FIRST_WEEK tend_day_from_ymd (2025, 3, 10)

static char *
on_described_cb (TendChart *chart,
                 int        position,
                 gpointer   user_data)
{
  return g_strdup_printf ("cell %d", position);
}

static GtkWidget *
make_strip (guint n_open)
{
  GtkWidget *strip = tend_week_strip_new ();
  guint counts[TEND_WEEK_STRIP_WEEKS];

  for (guint i = 0; i < TEND_WEEK_STRIP_WEEKS; i++)
    counts[i] = i % 5;
  tend_week_strip_set_data (TEND_WEEK_STRIP (strip), FIRST_WEEK, counts, n_open);
  g_signal_connect (strip, "describe", G_CALLBACK (on_described_cb), NULL);
  return strip;
}

static GtkWidget *
make_bars (void)
{
  static const char *const names[] = { "Ana", "Benedikta Maria Theresia von und zu Hohenberg-Altenstein", "Carl", "Dora" };
  static const char *const figures[] = { "12 h", "9 h 30 min", "45 min", "2 times" };
  GtkWidget *bars = tend_share_bars_new ();

  tend_share_bars_set_data (TEND_SHARE_BARS (bars), (const double[]) { 720, 570, 45, 0 }, names, figures, 4);
  g_signal_connect (bars, "describe", G_CALLBACK (on_described_cb), NULL);
  return bars;
}

static GdkRectangle
get_area (GtkWidget *chart,
          int        position)
{
  GdkRectangle area;

  g_assert_true (tend_chart_get_area (TEND_CHART (chart), position, &area));
  return area;
}

/* In how many rows they stand: each square is within the strip, and none lies upon another. */
static int
count_rows (GtkWidget *strip)
{
  int n_rows = 1;

  for (int i = 1; i < TEND_WEEK_STRIP_WEEKS; i++)
    {
      GdkRectangle before = get_area (strip, i - 1);
      GdkRectangle area = get_area (strip, i);

      g_assert_cmpint (area.x + area.width, <=, gtk_widget_get_width (strip));
      g_assert_cmpint (area.y + area.height, <=, gtk_widget_get_height (strip));
      if (area.y == before.y)
        {
          g_assert_cmpint (area.x, >, before.x + before.width);
          continue;
        }
      g_assert_cmpint (area.y, >, before.y + before.height);
      g_assert_cmpint (area.x, ==, get_area (strip, 0).x);
      n_rows++;
    }
  return n_rows;
}

static void
test_rows_go_by_width (void)
{
  static const struct
  {
    int width;
    int n_rows;
  } cases[] = { { 200, 4 }, { 336, 2 }, { 500, 2 }, { 700, 1 }, { 1100, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WidgetFixture fixture;

      widget_fixture_set_up (&fixture, make_strip (TEND_WEEK_STRIP_WEEKS), cases[i].width, 300);
      g_assert_cmpint (count_rows (fixture.widget), ==, cases[i].n_rows);
      widget_fixture_tear_down (&fixture);
    }
}

static void
test_a_square_is_where_it_is_pointed_at (void)
{
  WidgetFixture fixture;

  widget_fixture_set_up (&fixture, make_strip (TEND_WEEK_STRIP_WEEKS), 336, 300);
  for (int i = 0; i < TEND_WEEK_STRIP_WEEKS; i += 17)
    {
      GdkRectangle area = get_area (fixture.widget, i);
      g_autofree char *words = g_strdup_printf ("cell %d", i);

      widget_fixture_point (&fixture, area.x + area.width / 2.0, area.y + area.height / 2.0);
      g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (fixture.widget)), ==, words);
    }
  widget_fixture_tear_down (&fixture);
}

static void
press (WidgetFixture *fixture,
       guint          keyval,
       int            expected)
{
  widget_fixture_press (fixture->widget, keyval, 0);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (fixture->widget)), ==, expected);
}

static void
test_keys_go_through_the_weeks (void)
{
  WidgetFixture fixture;

  widget_fixture_set_up (&fixture, make_strip (50), 336, 300);
  widget_fixture_focus (&fixture);
  /* Two weeks have not begun. */
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (fixture.widget)), ==, 49);
  press (&fixture, GDK_KEY_Right, 49);
  press (&fixture, GDK_KEY_Left, 48);
  press (&fixture, GDK_KEY_Up, 48 - 26);
  press (&fixture, GDK_KEY_Up, 48 - 26);
  press (&fixture, GDK_KEY_Down, 48);
  press (&fixture, GDK_KEY_Page_Up, 35);
  press (&fixture, GDK_KEY_Home, 0);
  press (&fixture, GDK_KEY_Left, 0);
  press (&fixture, GDK_KEY_Page_Down, 13);
  press (&fixture, GDK_KEY_End, 49);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "cell 49");

  gtk_widget_set_direction (fixture.widget, GTK_TEXT_DIR_RTL);
  widget_fixture_settle ();
  g_assert_cmpint (get_area (fixture.widget, 1).x, <, get_area (fixture.widget, 0).x);
  press (&fixture, GDK_KEY_Right, 48);
  widget_fixture_tear_down (&fixture);
}

static void
test_what_is_fuller_looks_fuller (void)
{
  WidgetFixture fixture;
  guint counts[TEND_WEEK_STRIP_WEEKS] = { 0 };
  gsize sum[2] = { 0 };

  widget_fixture_set_up (&fixture, make_strip (TEND_WEEK_STRIP_WEEKS), 336, 300);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (GdkTexture) texture = NULL;
      g_autofree guchar *pixels = NULL;
      gsize n_bytes;

      for (guint i = 0; i < TEND_WEEK_STRIP_WEEKS; i++)
        counts[i] = (guint) round * 2;
      tend_week_strip_set_data (TEND_WEEK_STRIP (fixture.widget), FIRST_WEEK, counts, TEND_WEEK_STRIP_WEEKS);
      widget_fixture_settle ();
      texture = widget_fixture_render (fixture.widget);
      n_bytes = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4;
      pixels = g_malloc (n_bytes);
      gdk_texture_download (texture, pixels, (gsize) gdk_texture_get_width (texture) * 4);
      for (gsize i = 3; i < n_bytes; i += 4)
        sum[round] += pixels[i];
    }
  g_assert_cmpuint (sum[1], >, sum[0] * 3 / 2);
  widget_fixture_tear_down (&fixture);
}

static void
test_bars_lie_one_under_the_other (void)
{
  WidgetFixture fixture;

  widget_fixture_set_up (&fixture, make_bars (), 300, 300);
  for (int i = 1; i < 4; i++)
    {
      g_assert_cmpint (get_area (fixture.widget, i).y, >=, get_area (fixture.widget, i - 1).y +
                                                               get_area (fixture.widget, i - 1).height);
      g_assert_cmpint (get_area (fixture.widget, i).width, ==, 300);
    }
  g_assert_cmpint (get_area (fixture.widget, 3).y + get_area (fixture.widget, 3).height, <=,
                   gtk_widget_get_height (fixture.widget));
  widget_fixture_point (&fixture, 150, get_area (fixture.widget, 2).y + 10);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (fixture.widget)), ==, "cell 2");
  widget_fixture_tear_down (&fixture);
}

static void
test_keys_go_up_and_down_the_bars (void)
{
  WidgetFixture fixture;

  widget_fixture_set_up (&fixture, make_bars (), 300, 300);
  widget_fixture_focus (&fixture);
  press (&fixture, GDK_KEY_Home, 0);
  press (&fixture, GDK_KEY_Up, 0);
  press (&fixture, GDK_KEY_Down, 1);
  press (&fixture, GDK_KEY_End, 3);
  press (&fixture, GDK_KEY_Down, 3);
  /* Fewer bars: the cursor stays on one of them. */
  tend_share_bars_set_data (TEND_SHARE_BARS (fixture.widget), (const double[]) { 1 }, (const char *const[]) { "Ana" },
                            (const char *const[]) { "1 min" }, 1);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (fixture.widget)), ==, 0);
  tend_share_bars_set_data (TEND_SHARE_BARS (fixture.widget), NULL, NULL, NULL, 0);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (fixture.widget)), ==, TEND_CHART_NONE);
  widget_fixture_settle ();
  widget_fixture_tear_down (&fixture);
}

/* A name that is too long does not make them wider than there is room. */
static void
test_a_long_name_takes_no_more_room (void)
{
  WidgetFixture fixture;
  g_autoptr (GdkTexture) texture = NULL;
  int minimum;

  widget_fixture_set_up (&fixture, make_bars (), 220, 300);
  gtk_widget_measure (fixture.widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 220);
  texture = widget_fixture_render (fixture.widget);
  g_assert_cmpuint (widget_fixture_count_pixels (texture), >, 500);
  widget_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/week-strip/rows-go-by-width", test_rows_go_by_width);
  g_test_add_func ("/week-strip/a-square-is-where-it-is-pointed-at", test_a_square_is_where_it_is_pointed_at);
  g_test_add_func ("/week-strip/keys-go-through-the-weeks", test_keys_go_through_the_weeks);
  g_test_add_func ("/week-strip/what-is-fuller-looks-fuller", test_what_is_fuller_looks_fuller);
  g_test_add_func ("/share-bars/lie-one-under-the-other", test_bars_lie_one_under_the_other);
  g_test_add_func ("/share-bars/keys-go-up-and-down", test_keys_go_up_and_down_the_bars);
  g_test_add_func ("/share-bars/a-long-name-takes-no-more-room", test_a_long_name_takes_no_more_room);

  return g_test_run ();
}
