/* Where plans stand in the week. */

#include "plan-fixture.h"

#include "features/calendar/tend-week-layout.h"

#include <locale.h>

/* The Monday before the clocks of Berlin go forward, and the one before they go back. */
#define SPRING (tend_day_from_ymd (2026, 3, 23))
#define AUTUMN (tend_day_from_ymd (2026, 10, 19))

static void
place (GPtrArray *occurrences,
       TendZone  *zone,
       TendPlan  *plan)
{
  g_ptr_array_add (occurrences, tend_plan_rules_place (plan, tend_plan_get_start (plan), zone, zone));
  tend_plan_free (plan);
}

typedef struct
{
  TendZone *zone;
  GPtrArray *occurrences;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->zone = tend_zone_new ("Europe/Berlin", NULL);
  fixture->occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_occurrence_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_ptr_array_unref (fixture->occurrences);
  tend_zone_unref (fixture->zone);
}

static void
add (Fixture *fixture,
     TendDay  day,
     int      minute,
     int      minutes)
{
  place (fixture->occurrences, fixture->zone, tend_plan_new ("Walk", day, minute, minutes));
}

static TendWeekLayout *
lay_out (Fixture *fixture,
         TendDay  first)
{
  return tend_week_layout_new (fixture->occurrences, fixture->zone, first);
}

static const TendWeekBlock *
get (TendWeekLayout *layout,
     guint           i)
{
  g_assert_cmpuint (i, <, layout->blocks->len);
  return &g_array_index (layout->blocks, TendWeekBlock, i);
}

static void
test_side_by_side (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) layout = NULL;

  add (fixture, SPRING, 9 * 60, 120);
  add (fixture, SPRING, 10 * 60, 120);
  add (fixture, SPRING, 11 * 60, 60);
  add (fixture, SPRING, 12 * 60, 60);
  layout = lay_out (fixture, SPRING);
  g_assert_cmpuint (layout->blocks->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get (layout, i)->n_lanes, ==, 2);
  g_assert_cmpint (get (layout, 0)->lane, ==, 0);
  g_assert_cmpint (get (layout, 1)->lane, ==, 1);
  g_assert_cmpint (get (layout, 2)->lane, ==, 0);
  g_assert_cmpint (get (layout, 3)->n_lanes, ==, 1);

  g_assert_true (tend_week_layout_pick (layout, 0, 10 * 3600 + 60, 0.9) == get (layout, 1));
  g_assert_true (tend_week_layout_pick (layout, 0, 11 * 3600 + 60, 0.1) == get (layout, 2));
  g_assert_null (tend_week_layout_pick (layout, 0, 9 * 3600, 0.9));
  g_assert_null (tend_week_layout_pick (layout, 1, 9 * 3600, 0.1));
  g_assert_null (tend_week_layout_pick (layout, 0, 13 * 3600, 0.1));
}

static void
test_odd_days (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) spring = NULL;
  g_autoptr (TendWeekLayout) autumn = NULL;

  add (fixture, SPRING + 6, 9 * 60, 60);
  spring = lay_out (fixture, SPRING);
  g_assert_cmpint (tend_week_layout_get_day_seconds (spring, 6), ==, 23 * 3600);
  g_assert_cmpint (tend_week_layout_get_longest (spring), ==, 24 * 3600);
  g_assert_cmpint (get (spring, 0)->start, ==, 8 * 3600);
  g_assert_cmpint (tend_week_layout_get_minute (spring, fixture->zone, 6, 8 * 3600 + 1000), ==, 9 * 60 + 15);

  g_ptr_array_set_size (fixture->occurrences, 0);
  add (fixture, AUTUMN + 6, 9 * 60, 60);
  autumn = lay_out (fixture, AUTUMN);
  g_assert_cmpint (tend_week_layout_get_longest (autumn), ==, 25 * 3600);
  g_assert_cmpint (get (autumn, 0)->start, ==, 10 * 3600);
  g_assert_cmpint (tend_week_layout_get_minute (autumn, fixture->zone, 6, 25 * 3600 + 7), ==, 23 * 60 + 45);
}

static void
test_past_midnight (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) layout = NULL;

  add (fixture, SPRING, 22 * 60, 180);
  add (fixture, SPRING + 2, 22 * 60, 120);
  add (fixture, SPRING + 6, 23 * 60, 120);
  layout = lay_out (fixture, SPRING);
  g_assert_cmpuint (layout->blocks->len, ==, 4);
  g_assert_cmpint (get (layout, 0)->end, ==, 24 * 3600);
  g_assert_cmpint (get (layout, 1)->day, ==, 1);
  g_assert_cmpint (get (layout, 1)->start, ==, 0);
  g_assert_cmpint (get (layout, 1)->end, ==, 3600);
  g_assert_cmpint (get (layout, 3)->day, ==, 6);
  g_assert_cmpint (tend_week_layout_get_opening (layout, fixture->zone), ==, 22 * 3600);
}

static void
test_short (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) layout = NULL;

  add (fixture, SPRING, 9 * 60, 0);
  add (fixture, SPRING + 1, 23 * 60 + 55, 0);
  layout = lay_out (fixture, SPRING);
  g_assert_cmpint (get (layout, 0)->end - get (layout, 0)->start, ==, TEND_WEEK_SECONDS_MIN);
  g_assert_cmpint (get (layout, 1)->end, ==, 24 * 3600);
  g_assert_cmpint (get (layout, 1)->start, ==, 24 * 3600 - TEND_WEEK_SECONDS_MIN);
}

static void
test_bands (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) layout = NULL;
  const TendWeekBand *bands;

  place (fixture->occurrences, fixture->zone, tend_plan_new_all_day ("Trip", SPRING - 3, SPRING + 1));
  place (fixture->occurrences, fixture->zone, tend_plan_new_all_day ("Fair", SPRING + 1, SPRING + 1));
  place (fixture->occurrences, fixture->zone, tend_plan_new_all_day ("Visit", SPRING + 2, SPRING + 20));
  add (fixture, SPRING + 3, 12 * 60, 36 * 60);
  layout = lay_out (fixture, SPRING);
  bands = (const TendWeekBand *) (gpointer) layout->bands->data;
  g_assert_cmpuint (layout->bands->len, ==, 4);
  g_assert_cmpuint (layout->blocks->len, ==, 0);
  g_assert_cmpint (bands[0].first, ==, 0);
  g_assert_cmpint (bands[0].last, ==, 1);
  g_assert_cmpint (bands[1].row, ==, 1);
  g_assert_cmpint (bands[2].row, ==, 0);
  g_assert_cmpint (bands[2].last, ==, 6);
  /* It ends at midnight, and isn't on the day that begins then. */
  g_assert_cmpint (bands[3].last, ==, 4);
  g_assert_cmpint (layout->n_rows, ==, 2);
  g_assert_cmpint (tend_week_layout_get_opening (layout, fixture->zone), ==, 8 * 3600);
}

static void
test_locate (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (TendWeekLayout) layout = lay_out (fixture, SPRING);
  int day, second;

  g_assert_true (tend_week_layout_locate (layout, layout->starts[3] + 5, &day, &second));
  g_assert_cmpint (day, ==, 3);
  g_assert_cmpint (second, ==, 5);
  g_assert_false (tend_week_layout_locate (layout, layout->starts[7], &day, &second));
  g_assert_false (tend_week_layout_locate (layout, layout->starts[0] - 1, &day, &second));
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  user_data)
{
  double left, size, across;

  tend_week_layout_get_columns (760, 60, FALSE, 2, 3, &left, &size);
  g_assert_cmpfloat (left, ==, 260);
  g_assert_cmpfloat (size, ==, 100);
  tend_week_layout_get_columns (760, 60, TRUE, 2, 2.5, &left, &size);
  g_assert_cmpfloat (left, ==, 450);
  g_assert_cmpfloat (size, ==, 50);

  g_assert_cmpint (tend_week_layout_pick_column (760, 60, FALSE, 285, &across), ==, 2);
  g_assert_cmpfloat_with_epsilon (across, 0.25, 0.001);
  g_assert_cmpint (tend_week_layout_pick_column (760, 60, TRUE, 475, &across), ==, 2);
  g_assert_cmpfloat_with_epsilon (across, 0.25, 0.001);
  g_assert_cmpint (tend_week_layout_pick_column (760, 60, FALSE, 59, &across), ==, -1);
  g_assert_cmpint (tend_week_layout_pick_column (760, 60, TRUE, 701, &across), ==, -1);
  g_assert_cmpint (tend_week_layout_pick_column (760, 60, FALSE, 900, &across), ==, 6);
  g_assert_cmpfloat (across, <, 1);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/calendar/week-layout/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("plans-that-overlap-stand-side-by-side", test_side_by_side);
  ADD ("days-of-23-and-25-hours-are-as-long-as-they-are", test_odd_days);
  ADD ("a-plan-past-midnight-stands-on-both-days", test_past_midnight);
  ADD ("what-is-short-can-still-be-seen", test_short);
  ADD ("plans-of-whole-days-stand-above", test_bands);
  ADD ("an-instant-has-its-place", test_locate);
  ADD ("columns-go-the-way-of-reading", test_columns);
#undef ADD

  return g_test_run ();
}
