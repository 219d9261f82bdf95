/* What a hand does in the week, and what that comes to on the wall. */

#include "plan-fixture.h"

#include "features/calendar/tend-week-drag.h"

#include <locale.h>

/* The Monday before the clocks of Berlin go forward, and the one before they go back. */
#define SPRING (tend_day_from_ymd (2026, 3, 23))
#define AUTUMN (tend_day_from_ymd (2026, 10, 19))

#define HOUR 3600

typedef struct
{
  TendZone *zone;
  GPtrArray *occurrences;
  TendWeekLayout *layout;
  TendWeekDrag drag;
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
  g_clear_pointer (&fixture->layout, tend_week_layout_free);
  g_ptr_array_unref (fixture->occurrences);
  tend_zone_unref (fixture->zone);
}

static void
show (Fixture *fixture,
      TendDay  first)
{
  g_clear_pointer (&fixture->layout, tend_week_layout_free);
  fixture->layout = tend_week_layout_new (fixture->occurrences, fixture->zone, first);
}

/* A plan alone in its week, which is held at a second of a column. */
static void
hold (Fixture          *fixture,
      TendWeekDragKind  kind,
      TendPlan         *plan,
      TendDay           first,
      int               day,
      int               second)
{
  TendPlanOccurrence *at = tend_plan_rules_place (plan, tend_plan_get_start (plan), fixture->zone, fixture->zone);

  tend_plan_free (plan);
  g_ptr_array_set_size (fixture->occurrences, 0);
  g_ptr_array_add (fixture->occurrences, at);
  show (fixture, first);
  fixture->drag = (TendWeekDrag){ kind, at, fixture->zone, day, second, day, second };
}

static void
assert_move (Fixture *fixture,
             int      to_day,
             int      to_second,
             int      start_minutes,
             int      end_minutes)
{
  int start, end;

  fixture->drag.to_day = to_day;
  fixture->drag.to_second = to_second;
  g_assert_cmpint (tend_week_drag_get_move (&fixture->drag, fixture->layout, fixture->zone, &start, &end), ==,
                   end_minutes != 0);
  g_assert_cmpint (start, ==, start_minutes);
  g_assert_cmpint (end, ==, end_minutes);
}

static void
assert_ghost (Fixture *fixture,
              guint    n,
              int      day,
              int      start,
              int      end)
{
  g_autoptr (TendWeekLayout) ghost = tend_week_drag_make_ghost (&fixture->drag, fixture->layout, fixture->zone);
  const TendWeekBlock *block;

  g_assert_cmpuint (ghost->blocks->len, ==, n);
  if (n == 0)
    return;
  block = &g_array_index (ghost->blocks, TendWeekBlock, 0);
  g_assert_cmpint (block->day, ==, day);
  g_assert_cmpint (block->start, ==, start);
  g_assert_cmpint (block->end, ==, end);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  user_data)
{
  hold (fixture, TEND_WEEK_DRAG_MOVE, tend_plan_new ("Walk", SPRING + 1, 10 * 60, 60), SPRING, 1, 10 * HOUR + 1800);
  assert_move (fixture, 1, 10 * HOUR + 1800, 0, 0);
  assert_move (fixture, 1, 11 * HOUR, 30, 30);
  /* It comes to stand on a quarter, on the nearer one. */
  assert_move (fixture, 1, 11 * HOUR + 500, 45, 45);
  assert_move (fixture, 1, 11 * HOUR + 400, 30, 30);
  assert_move (fixture, 3, 9 * HOUR + 1800, 2 * TEND_MINUTES_A_DAY - 60, 2 * TEND_MINUTES_A_DAY - 60);
  assert_ghost (fixture, 1, 3, 9 * HOUR, 10 * HOUR);
  /* Beyond the week there is nothing to see. */
  fixture->drag.from_day = 6;
  fixture->drag.to_day = 0;
  assert_ghost (fixture, 0, 0, 0, 0);
}

static void
test_odd_minute (Fixture       *fixture,
                 gconstpointer  user_data)
{
  hold (fixture, TEND_WEEK_DRAG_MOVE, tend_plan_new ("Train", SPRING + 1, 10 * 60 + 7, 60), SPRING, 1, 11 * HOUR);
  assert_move (fixture, 2, 11 * HOUR + 300, TEND_MINUTES_A_DAY, TEND_MINUTES_A_DAY);
  assert_move (fixture, 1, 12 * HOUR, 53, 53);
  assert_move (fixture, 1, 0, -10 * 60 - 67, -10 * 60 - 67);
}

static void
test_resize (Fixture       *fixture,
             gconstpointer  user_data)
{
  hold (fixture, TEND_WEEK_DRAG_RESIZE, tend_plan_new ("Walk", SPRING + 1, 10 * 60, 60), SPRING, 1, 11 * HOUR - 60);
  assert_move (fixture, 1, 12 * HOUR - 60, 0, 60);
  assert_ghost (fixture, 1, 1, 10 * HOUR, 12 * HOUR);
  /* A quarter of an hour is left of it at least. */
  assert_move (fixture, 1, 8 * HOUR, 0, -45);
}

/* On the day on which the clocks go forward there is no 2:30, and the wall is what counts. */
static void
test_clock_change (Fixture       *fixture,
                   gconstpointer  user_data)
{
  hold (fixture, TEND_WEEK_DRAG_MOVE, tend_plan_new ("Walk", SPRING + 5, 10 * 60, 60), SPRING, 5, 10 * HOUR + 600);
  assert_move (fixture, 6, 10 * HOUR + 600, TEND_MINUTES_A_DAY + 60, TEND_MINUTES_A_DAY + 60);
  assert_ghost (fixture, 1, 6, 10 * HOUR, 11 * HOUR);
  assert_move (fixture, 6, 9 * HOUR + 600, TEND_MINUTES_A_DAY, TEND_MINUTES_A_DAY);
  assert_ghost (fixture, 1, 6, 9 * HOUR, 10 * HOUR);

  hold (fixture, TEND_WEEK_DRAG_MOVE, tend_plan_new ("Walk", AUTUMN + 5, 10 * 60, 60), AUTUMN, 5, 10 * HOUR + 600);
  assert_move (fixture, 6, 11 * HOUR + 600, TEND_MINUTES_A_DAY, TEND_MINUTES_A_DAY);
  assert_ghost (fixture, 1, 6, 11 * HOUR, 12 * HOUR);
}

static void
test_past_midnight (Fixture       *fixture,
                    gconstpointer  user_data)
{
  /* It is held by the part of it that is on the day after. */
  hold (fixture, TEND_WEEK_DRAG_MOVE, tend_plan_new ("Party", SPRING + 1, 22 * 60, 180), SPRING, 2, 1800);
  assert_move (fixture, 3, 1800, TEND_MINUTES_A_DAY, TEND_MINUTES_A_DAY);
  assert_ghost (fixture, 2, 2, 22 * HOUR, 24 * HOUR);
}

static void
test_other_zone (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (TendZone) there = tend_zone_new ("America/New_York", NULL);
  TendPlan *plan = tend_plan_new ("Call", SPRING + 1, 10 * 60, 60);

  tend_plan_set_text (&plan->zone, "America/New_York");
  g_ptr_array_add (fixture->occurrences, tend_plan_rules_place (plan, tend_plan_get_start (plan), there, fixture->zone));
  tend_plan_free (plan);
  show (fixture, SPRING);
  fixture->drag = (TendWeekDrag){
    TEND_WEEK_DRAG_MOVE, g_ptr_array_index (fixture->occurrences, 0), there, 1, 15 * HOUR, 1, 15 * HOUR
  };
  assert_move (fixture, 1, 16 * HOUR, 60, 60);
  assert_ghost (fixture, 1, 1, 16 * HOUR, 17 * HOUR);
}

static void
test_free_time (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendPlanTime start;
  int minutes;

  show (fixture, SPRING);
  fixture->drag = (TendWeekDrag){ .kind = TEND_WEEK_DRAG_NEW, .from_day = 2, .from_second = 10 * HOUR + 100,
                                  .to_day = 4, .to_second = 11 * HOUR + 1000 };
  start = tend_week_drag_get_free (&fixture->drag, fixture->layout, fixture->zone, &minutes);
  g_assert_cmpint (start.day, ==, SPRING + 2);
  g_assert_cmpint (start.minute, ==, 10 * 60);
  g_assert_cmpint (minutes, ==, 90);
  assert_ghost (fixture, 1, 2, 10 * HOUR, 11 * HOUR + 1800);

  /* Upwards it is the same. */
  fixture->drag.from_second = 11 * HOUR + 1000;
  fixture->drag.to_second = 10 * HOUR + 100;
  start = tend_week_drag_get_free (&fixture->drag, fixture->layout, fixture->zone, &minutes);
  g_assert_cmpint (start.minute, ==, 10 * 60);
  g_assert_cmpint (minutes, ==, 90);

  /* To the end of a day of 23 hours, and beyond it. */
  fixture->drag = (TendWeekDrag){ .kind = TEND_WEEK_DRAG_NEW, .from_day = 6, .from_second = 22 * HOUR,
                                  .to_day = 6, .to_second = 30 * HOUR };
  start = tend_week_drag_get_free (&fixture->drag, fixture->layout, fixture->zone, &minutes);
  g_assert_cmpint (start.minute, ==, 23 * 60);
  g_assert_cmpint (minutes, ==, 60);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/calendar/week-drag/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-plan-comes-to-stand-on-a-quarter", test_move);
  ADD ("sideways-an-odd-minute-stays", test_odd_minute);
  ADD ("an-end-goes-down-and-up", test_resize);
  ADD ("on-days-of-23-and-25-hours-the-wall-counts", test_clock_change);
  ADD ("a-plan-past-midnight-moves-as-a-whole", test_past_midnight);
  ADD ("a-plan-of-another-zone-moves-as-it-is-seen", test_other_zone);
  ADD ("free-time-is-whole-quarters", test_free_time);
#undef ADD

  return g_test_run ();
}
