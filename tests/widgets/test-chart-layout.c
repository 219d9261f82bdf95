#include "widgets/tend-amount.h"
#include "widgets/tend-color.h"
#include "widgets/tend-day-series.h"
#include "widgets/tend-heat-map-layout.h"
#include "widgets/tend-slots.h"

#include <locale.h>
#include <math.h>

/* A Tuesday. */
#define LAST tend_day_from_ymd (2026, 3, 3)

static void
test_a_year_fits_at_700_pixels (void)
{
  for (int width = 700; width <= 2000; width++)
    {
      TendHeatMapLayout layout = tend_heat_map_layout_new (width, 30, 18, LAST, G_DATE_MONDAY);

      g_assert_cmpint (layout.n_weeks, >=, TEND_HEAT_MAP_YEAR_WEEKS);
      g_assert_cmpint (layout.left + layout.n_weeks * layout.pitch, <=, width);
      g_assert_cmpint (layout.size, <, layout.pitch);
      g_assert_cmpint (layout.first, <=, LAST - 365);
    }
}

static void
test_a_narrow_map_shows_the_last_weeks (void)
{
  for (int width = 60; width < 660; width++)
    {
      TendHeatMapLayout layout = tend_heat_map_layout_new (width, 30, 18, LAST, G_DATE_MONDAY);

      g_assert_cmpint (layout.n_weeks, >=, 1);
      g_assert_cmpint (layout.left + layout.n_weeks * layout.pitch, <=, width);
      /* Not one week more would have fitted. */
      g_assert_cmpint (layout.left + (layout.n_weeks + 1) * layout.pitch, >, width);
      g_assert_cmpint (tend_heat_map_layout_get_last (&layout), ==, tend_day_from_ymd (2026, 3, 8));
    }
}

static void
test_there_is_always_a_week (void)
{
  TendHeatMapLayout layout = tend_heat_map_layout_new (0, 30, 18, LAST, G_DATE_MONDAY);

  g_assert_cmpint (layout.n_weeks, ==, 1);
  g_assert_cmpint (tend_heat_map_layout_get_minimum_width (30), <, 360);
  g_assert_cmpint (tend_heat_map_layout_get_natural_width (30), >=, 700);
}

static void
test_weeks_begin_with_the_first_weekday (void)
{
  for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      TendHeatMapLayout layout = tend_heat_map_layout_new (800, 30, 18, LAST, weekday);
      int x, y;

      g_assert_cmpint (tend_day_get_weekday (layout.first), ==, weekday);
      g_assert_true (tend_heat_map_layout_locate (&layout, layout.first, &x, &y));
      g_assert_cmpint (x, ==, layout.left);
      g_assert_cmpint (y, ==, layout.top);
      g_assert_true (tend_heat_map_layout_locate (&layout, LAST, &x, &y));
      g_assert_cmpint (x, ==, layout.left + (layout.n_weeks - 1) * layout.pitch);
    }
}

static void
test_every_square_is_found_where_it_is (void)
{
  TendHeatMapLayout layout = tend_heat_map_layout_new (800, 30, 18, LAST, G_DATE_SUNDAY);

  for (TendDay day = layout.first; day <= tend_heat_map_layout_get_last (&layout); day++)
    {
      int x, y;

      g_assert_true (tend_heat_map_layout_locate (&layout, day, &x, &y));
      g_assert_cmpint (y + layout.size, <=, tend_heat_map_layout_get_height (&layout));
      g_assert_cmpint (tend_heat_map_layout_pick (&layout, x, y), ==, day);
      g_assert_cmpint (tend_heat_map_layout_pick (&layout, x + layout.pitch - 0.01, y + layout.pitch - 0.01), ==, day);
    }
}

static void
test_beside_the_squares_there_is_no_day (void)
{
  TendHeatMapLayout layout = tend_heat_map_layout_new (800, 30, 18, LAST, G_DATE_MONDAY);
  int right = layout.left + layout.n_weeks * layout.pitch;
  int x, y;

  g_assert_cmpint (tend_heat_map_layout_pick (&layout, 29.9, 40), ==, TEND_DAY_NONE);
  g_assert_cmpint (tend_heat_map_layout_pick (&layout, 40, 17.9), ==, TEND_DAY_NONE);
  g_assert_cmpint (tend_heat_map_layout_pick (&layout, right, 40), ==, TEND_DAY_NONE);
  g_assert_cmpint (tend_heat_map_layout_pick (&layout, 40, 18 + 7 * layout.pitch), ==, TEND_DAY_NONE);
  g_assert_false (tend_heat_map_layout_locate (&layout, layout.first - 1, &x, &y));
  g_assert_false (tend_heat_map_layout_locate (&layout, tend_heat_map_layout_get_last (&layout) + 1, &x, &y));
}

static void
test_each_month_is_named_once (void)
{
  TendHeatMapLayout layout = tend_heat_map_layout_new (700, 30, 18, LAST, G_DATE_MONDAY);
  TendDay before = TEND_DAY_NONE;
  int column_before = -3;
  int count = 0;

  for (int column = 0; column < layout.n_weeks; column++)
    {
      TendDay month = tend_heat_map_layout_get_month (&layout, column);
      TendDay head = layout.first + 7 * column;

      if (month == TEND_DAY_NONE)
        continue;
      g_assert_cmpint (tend_day_get_day_of_month (month), ==, 1);
      g_assert_cmpint (month, >, before);
      g_assert_cmpint (column - column_before, >=, 3);
      g_assert_true (month <= head + 6 && (month >= head || column == 0));
      before = month;
      column_before = column;
      count++;
    }
  g_assert_cmpint (count, >=, 12);
}

static void
test_slots_spread (void)
{
  TendSlots slots = tend_slots_spread (10, 70, 7);

  g_assert_cmpint (tend_slots_pick (&slots, 9.9), ==, -1);
  g_assert_cmpint (tend_slots_pick (&slots, 10), ==, 0);
  g_assert_cmpint (tend_slots_pick (&slots, 79.9), ==, 6);
  g_assert_cmpint (tend_slots_pick (&slots, 80), ==, -1);
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (tend_slots_pick (&slots, tend_slots_get_centre (&slots, i)), ==, i);

  slots = tend_slots_spread (0, 70, 0);
  g_assert_cmpint (tend_slots_pick (&slots, 5), ==, -1);
  slots = tend_slots_spread (0, -1, 3);
  g_assert_cmpint (tend_slots_pick (&slots, 0), ==, -1);
}

static void
test_slots_fit (void)
{
  TendSlots slots = tend_slots_fit (400, 32, 38, 7);

  g_assert_cmpint (slots.n, ==, 7);
  g_assert_cmpfloat (slots.pitch, ==, 38);
  g_assert_cmpfloat (slots.start + slots.n * slots.pitch, ==, 400);

  slots = tend_slots_fit (160, 32, 38, 14);
  g_assert_cmpint (slots.n, ==, 5);
  g_assert_cmpfloat (slots.pitch, ==, 32);
  g_assert_cmpfloat (slots.start, ==, 0);

  slots = tend_slots_fit (10, 32, 38, 14);
  g_assert_cmpint (slots.n, ==, 0);
}

static void
test_series_copies_and_cleans (void)
{
  TendDaySeries series = TEND_DAY_SERIES_INIT;
  float levels[] = { NAN, -1, 0.5f, 7, INFINITY };
  guint8 marks[] = { TEND_DAY_MARK_OUTSIDE, 0, TEND_DAY_MARK_REST, 0, TEND_DAY_MARK_OUTSIDE };

  g_assert_true (tend_day_series_set (&series, 100, levels, marks, 5));
  g_assert_false (tend_day_series_set (&series, 100, levels, marks, 5));
  levels[2] = 0.9f;

  g_assert_true (isnan (tend_day_series_get_level (&series, 100)));
  g_assert_cmpfloat (tend_day_series_get_level (&series, 101), ==, 0);
  g_assert_cmpfloat (tend_day_series_get_level (&series, 102), ==, 0.5f);
  g_assert_cmpfloat (tend_day_series_get_level (&series, 103), ==, 1);
  g_assert_cmpfloat (tend_day_series_get_level (&series, 104), ==, 1);
  g_assert_true (isnan (tend_day_series_get_level (&series, 99)));
  g_assert_true (isnan (tend_day_series_get_level (&series, 105)));
  g_assert_true (isnan (tend_day_series_get_level (&series, TEND_DAY_NONE)));
  g_assert_cmpint (tend_day_series_get_mark (&series, 102), ==, TEND_DAY_MARK_REST);
  g_assert_cmpint (tend_day_series_get_mark (&series, 99), ==, TEND_DAY_MARK_OUTSIDE);
  g_assert_cmpint (series.open_first, ==, 101);
  g_assert_cmpint (series.open_last, ==, 103);
  g_assert_cmpint (tend_day_series_get_last (&series), ==, 104);

  g_assert_true (tend_day_series_set (&series, 100, levels, marks, 5));
  g_assert_true (tend_day_series_set (&series, TEND_DAY_NONE, NULL, NULL, 0));
  g_assert_cmpint (tend_day_series_get_last (&series), ==, TEND_DAY_NONE);
  g_assert_cmpint (series.open_first, ==, TEND_DAY_NONE);
  tend_day_series_clear (&series);
}

static void
test_amounts_are_written_short (void)
{
  const struct
  {
    double amount;
    const char *text;
  } cases[] = {
    { 0, "0" }, { -0.0, "0" }, { 3, "3" }, { 2.5, "2.5" }, { 0.25, "0.25" }, { 1.004, "1" },
    { 1.006, "1.01" }, { 0.1 + 0.2, "0.3" }, { 1000000, "1000000" }, { 99.999, "100" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_amount_format (cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_amounts_are_read_as_typed (void)
{
  static const char * const refused[] = { "", " ", "ten", "3 glasses", "nan", "inf", "-inf", "0x10", "1e999", "1,2,3" };
  double amount = -1;

  g_assert_true (tend_amount_parse ("2.5", &amount));
  g_assert_cmpfloat (amount, ==, 2.5);
  g_assert_true (tend_amount_parse (" 2,5 ", &amount));
  g_assert_cmpfloat (amount, ==, 2.5);
  g_assert_true (tend_amount_parse ("12", &amount));
  g_assert_cmpfloat (amount, ==, 12);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      amount = -1;
      g_assert_false (tend_amount_parse (refused[i], &amount));
      g_assert_cmpfloat (amount, ==, -1);
    }
}

static void
test_colours_have_names_and_titles (void)
{
  const char * const *names = tend_color_get_names ();

  g_assert_cmpuint (g_strv_length ((char **) names), ==, 10);
  for (gsize i = 0; names[i]; i++)
    {
      g_assert_true (tend_color_is_name (names[i]));
      g_assert_cmpstr (tend_color_get_title (names[i]), !=, tend_color_get_title (NULL));
    }
  g_assert_false (tend_color_is_name ("red"));
  g_assert_false (tend_color_is_name (NULL));
  g_assert_cmpstr (tend_color_get_title ("rose"), ==, "Rose");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/heat-map-layout/a-year-fits-at-700-pixels", test_a_year_fits_at_700_pixels);
  g_test_add_func ("/heat-map-layout/a-narrow-map-shows-the-last-weeks", test_a_narrow_map_shows_the_last_weeks);
  g_test_add_func ("/heat-map-layout/there-is-always-a-week", test_there_is_always_a_week);
  g_test_add_func ("/heat-map-layout/weeks-begin-with-the-first-weekday", test_weeks_begin_with_the_first_weekday);
  g_test_add_func ("/heat-map-layout/every-square-is-found-where-it-is", test_every_square_is_found_where_it_is);
  g_test_add_func ("/heat-map-layout/beside-the-squares-there-is-no-day", test_beside_the_squares_there_is_no_day);
  g_test_add_func ("/heat-map-layout/each-month-is-named-once", test_each_month_is_named_once);
  g_test_add_func ("/slots/spread", test_slots_spread);
  g_test_add_func ("/slots/fit", test_slots_fit);
  g_test_add_func ("/day-series/copies-and-cleans", test_series_copies_and_cleans);
  g_test_add_func ("/amount/written-short", test_amounts_are_written_short);
  g_test_add_func ("/amount/read-as-typed", test_amounts_are_read_as_typed);
  g_test_add_func ("/color/names-and-titles", test_colours_have_names_and_titles);

  return g_test_run ();
}
