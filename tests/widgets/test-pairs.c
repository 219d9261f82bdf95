/* Pairs of numbers: each a line with words of its own, by pointer, by keys, in both directions of reading. */

#include "widget-fixture.h"

#include "widgets/tend-pairs.h"

#include <adwaita.h>

static const TendPair pairs[] = {
  { "Box", "42", 2.5, 3.5 },
  { "Cyclic Sigh", NULL, 3, 3 },
  { "A name that is much longer than there is room for beside what stands on the other side", "12 sessions", 4, 2 },
};

static char *
on_described_cb (TendChart *chart,
                 int        position,
                 gpointer   user_data)
{
  return g_strdup_printf ("pair %d", position);
}

static GtkWidget *
make_chart (void)
{
  GtkWidget *chart = tend_pairs_new ();

  tend_pairs_set_scale (TEND_PAIRS (chart), 1, 5, "Hard", "Very good");
  tend_pairs_set_data (TEND_PAIRS (chart), pairs, G_N_ELEMENTS (pairs));
  g_signal_connect (chart, "describe", G_CALLBACK (on_described_cb), NULL);
  return chart;
}

static void
test_keys_and_words (void)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart ();

  widget_fixture_set_up (&fixture, chart, 500, 300);
  widget_fixture_focus (&fixture);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 2);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "pair 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "pair 2");
  g_assert_true (widget_fixture_press (chart, GDK_KEY_Up, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 1);
  g_assert_true (widget_fixture_press (chart, GDK_KEY_Left, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 0);
  widget_fixture_press (chart, GDK_KEY_Up, 0);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 0);
  g_assert_true (widget_fixture_press (chart, GDK_KEY_Down, 0));
  g_assert_true (widget_fixture_press (chart, GDK_KEY_End, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 2);
  g_assert_true (widget_fixture_press (chart, GDK_KEY_Home, 0));
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, 0);
  widget_fixture_tear_down (&fixture);
}

static void
test_lines_stand_below_one_another (void)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart ();
  GdkRectangle first, second;

  widget_fixture_set_up (&fixture, chart, 500, 300);
  g_assert_true (tend_chart_get_area (TEND_CHART (chart), 0, &first));
  g_assert_true (tend_chart_get_area (TEND_CHART (chart), 1, &second));
  g_assert_cmpint (second.y, >=, first.y + first.height);
  g_assert_false (tend_chart_get_area (TEND_CHART (chart), 3, &second));
  widget_fixture_point (&fixture, first.x + 10, first.y + 5);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "pair 0");
  widget_fixture_tear_down (&fixture);
}

/* How much of the part between two shares of the width of the first line is painted. */
static guint
count_between (GtkWidget *chart,
               double     from,
               double     to)
{
  g_autoptr (GdkTexture) texture = widget_fixture_render (chart);
  int width = gdk_texture_get_width (texture);
  int stride = width * 4;
  g_autofree guchar *data = g_malloc0 ((gsize) stride * (gsize) gdk_texture_get_height (texture));
  GdkRectangle line;
  guint n_painted = 0;

  g_assert_true (tend_chart_get_area (TEND_CHART (chart), 0, &line));
  gdk_texture_download (texture, data, (gsize) stride);
  for (int y = line.y + line.height - 20; y < line.y + line.height; y++)
    for (int x = (int) (width * from); x < (int) (width * to); x++)
      n_painted += data[y * stride + x * 4 + 3] > 200;
  return n_painted;
}

/* The line is drawn where it is, and on the other side where one reads from right to left. */
static void
test_drawn_where_it_is (void)
{
  static const TendPair low[] = { { "Low", NULL, 1, 2 } };
  WidgetFixture fixture;
  GtkWidget *chart = make_chart ();
  guint left, right;

  tend_pairs_set_data (TEND_PAIRS (chart), low, 1);
  tend_chart_set_color_name (TEND_CHART (chart), "teal");
  tend_chart_set_show_caption (TEND_CHART (chart), FALSE);
  widget_fixture_set_up (&fixture, chart, 500, 80);
  left = count_between (chart, 0, 0.4);
  right = count_between (chart, 0.6, 1);
  g_assert_cmpuint (left, >, 2 * right);

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  widget_fixture_settle ();
  g_assert_cmpuint (count_between (chart, 0.6, 1), >, 2 * count_between (chart, 0, 0.4));
  widget_fixture_tear_down (&fixture);
}

static void
test_nothing_and_narrow (void)
{
  WidgetFixture fixture;
  GtkWidget *chart = make_chart ();
  g_autoptr (GdkTexture) empty = NULL;
  int minimum;

  gtk_widget_measure (chart, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  tend_chart_set_show_caption (TEND_CHART (chart), FALSE);
  widget_fixture_set_up (&fixture, chart, 300, 300);
  tend_pairs_set_data (TEND_PAIRS (chart), NULL, 0);
  widget_fixture_settle ();
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (chart)), ==, TEND_CHART_NONE);
  empty = widget_fixture_render (chart);
  g_assert_true (empty == NULL || widget_fixture_count_pixels (empty) == 0);
  g_assert_false (widget_fixture_press (chart, GDK_KEY_Up, 0));
  widget_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pairs/keys and words", test_keys_and_words);
  g_test_add_func ("/pairs/lines stand below one another", test_lines_stand_below_one_another);
  g_test_add_func ("/pairs/drawn where it is", test_drawn_where_it_is);
  g_test_add_func ("/pairs/nothing, and narrow", test_nothing_and_narrow);

  return g_test_run ();
}
