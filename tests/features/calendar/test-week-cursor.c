/* What keys do in the week: where they go, what they make there, and how they move a plan. */

#include "plan-fixture.h"

#include "features/calendar/tend-week-cursor.h"

/* The Mondays of the weeks in which the clocks of Berlin go forward, go back, and stay. */
#define SPRING (tend_day_from_ymd (2026, 3, 23))
#define AUTUMN (tend_day_from_ymd (2026, 10, 19))
#define PLAIN (tend_day_from_ymd (2026, 11, 23))

#define HOUR 3600
#define QUARTER 900

typedef struct
{
  TendZone *zone;
  GPtrArray *occurrences;
  TendWeekLayout *layout;
  TendWeekCursor cursor;
} Fixture;

static void
show (Fixture *fixture,
      TendDay  first)
{
  g_clear_pointer (&fixture->layout, tend_week_layout_free);
  fixture->layout = tend_week_layout_new (fixture->occurrences, fixture->zone, first);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->zone = tend_zone_new ("Europe/Berlin", NULL);
  fixture->occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_occurrence_free);
  fixture->cursor = (TendWeekCursor){ 1, 10 * HOUR, TEND_WEEK_CURSOR_LENGTH };
  show (fixture, PLAIN);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  tend_week_layout_free (fixture->layout);
  g_ptr_array_unref (fixture->occurrences);
  tend_zone_unref (fixture->zone);
}

static const TendPlanOccurrence *
add (Fixture  *fixture,
     TendPlan *plan)
{
  TendPlanOccurrence *at = tend_plan_rules_place (plan, tend_plan_get_start (plan), fixture->zone, fixture->zone);

  tend_plan_free (plan);
  g_ptr_array_add (fixture->occurrences, at);
  show (fixture, fixture->layout->first);
  return at;
}

static void
assert_cursor (Fixture *fixture,
               int      day,
               int      start,
               int      length)
{
  g_assert_cmpint (fixture->cursor.day, ==, day);
  g_assert_cmpint (fixture->cursor.start, ==, start);
  g_assert_cmpint (tend_week_cursor_get_end (&fixture->cursor, fixture->layout) - start, ==, length);
}

static void
assert_free (Fixture *fixture,
             TendDay  day,
             int      minute,
             int      minutes)
{
  int found;
  TendPlanTime start = tend_week_cursor_get_free (&fixture->cursor, fixture->layout, fixture->zone, &found);

  g_assert_cmpint (start.day, ==, day);
  g_assert_cmpint (start.minute, ==, minute);
  g_assert_cmpint (found, ==, minutes);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  user_data)
{
  TendWeekCursor *cursor = &fixture->cursor;

  g_assert_cmpint (tend_week_cursor_step (cursor, fixture->layout, 0, 1), ==, 0);
  assert_cursor (fixture, 1, 10 * HOUR + QUARTER, HOUR);
  tend_week_cursor_step (cursor, fixture->layout, 1, 0);
  assert_cursor (fixture, 2, 10 * HOUR + QUARTER, HOUR);
  assert_free (fixture, PLAIN + 2, 10 * 60 + 15, 60);
  /* A day ends where it ends, and begins where it begins. */
  tend_week_cursor_step (cursor, fixture->layout, 0, 1000);
  assert_cursor (fixture, 2, 24 * HOUR - QUARTER, QUARTER);
  assert_free (fixture, PLAIN + 2, 24 * 60 - 15, 15);
  tend_week_cursor_step (cursor, fixture->layout, 0, -1000);
  assert_cursor (fixture, 2, 0, HOUR);
  /* The week goes on. */
  cursor->day = 6;
  g_assert_cmpint (tend_week_cursor_step (cursor, fixture->layout, 1, 0), ==, 1);
  assert_cursor (fixture, 0, 0, HOUR);
  g_assert_cmpint (tend_week_cursor_step (cursor, fixture->layout, -1, 0), ==, -1);
  assert_cursor (fixture, 6, 0, HOUR);
}

static void
test_stretches (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendWeekCursor *cursor = &fixture->cursor;

  tend_week_cursor_stretch (cursor, fixture->layout, 2);
  assert_cursor (fixture, 1, 10 * HOUR, HOUR + 2 * QUARTER);
  tend_week_cursor_stretch (cursor, fixture->layout, -100);
  assert_cursor (fixture, 1, 10 * HOUR, QUARTER);
  tend_week_cursor_stretch (cursor, fixture->layout, 1000);
  assert_cursor (fixture, 1, 10 * HOUR, 14 * HOUR);
  /* At the end of the day it is shortened from what is to be seen. */
  *cursor = (TendWeekCursor){ 1, 23 * HOUR + 2 * QUARTER, HOUR };
  tend_week_cursor_stretch (cursor, fixture->layout, -1);
  assert_cursor (fixture, 1, 23 * HOUR + 2 * QUARTER, QUARTER);
}

/* On the days on which the clocks are changed it is what the wall shows that counts. */
static void
test_odd_days (Fixture       *fixture,
               gconstpointer  user_data)
{
  TendWeekCursor *cursor = &fixture->cursor;

  show (fixture, SPRING);
  *cursor = (TendWeekCursor){ 6, 2 * HOUR, HOUR };
  assert_free (fixture, SPRING + 6, 3 * 60, 60);
  tend_week_cursor_step (cursor, fixture->layout, 0, 1000);
  assert_cursor (fixture, 6, 23 * HOUR - QUARTER, QUARTER);
  /* The hour of the night before is on the same line of another day. */
  show (fixture, AUTUMN);
  *cursor = (TendWeekCursor){ 6, 24 * HOUR, HOUR };
  assert_free (fixture, AUTUMN + 6, 23 * 60, 60);
  tend_week_cursor_step (cursor, fixture->layout, -1, 0);
  assert_cursor (fixture, 5, 24 * HOUR - QUARTER, QUARTER);
}

static void
test_beside_a_plan (Fixture       *fixture,
                    gconstpointer  user_data)
{
  TendWeekCursor *cursor = &fixture->cursor;
  const TendPlanOccurrence *walk = add (fixture, tend_plan_new ("Walk", PLAIN + 3, 9 * 60 + 10, 50));
  const TendPlanOccurrence *night = add (fixture, tend_plan_new ("Night", PLAIN - 1, 23 * 60, 120));
  const TendPlanOccurrence *early = add (fixture, tend_plan_new ("Early", PLAIN + 1, 20, 30));
  const TendPlanOccurrence *fair = add (fixture, tend_plan_new_all_day ("Fair", PLAIN + 2, PLAIN + 3));

  g_assert_cmpint (tend_week_cursor_leave_plan (cursor, fixture->layout, walk, 0, 1), ==, 0);
  assert_cursor (fixture, 3, 10 * HOUR, HOUR);
  tend_week_cursor_leave_plan (cursor, fixture->layout, walk, 0, -1);
  assert_cursor (fixture, 3, 8 * HOUR, HOUR);
  tend_week_cursor_leave_plan (cursor, fixture->layout, walk, -1, 0);
  assert_cursor (fixture, 2, 9 * HOUR, HOUR);
  tend_week_cursor_leave_plan (cursor, fixture->layout, early, 0, 1);
  assert_cursor (fixture, 1, HOUR, HOUR);
  tend_week_cursor_leave_plan (cursor, fixture->layout, early, 0, -1);
  assert_cursor (fixture, 1, 0, HOUR);
  /* Days as a whole have no hour: it stays at its own. */
  tend_week_cursor_leave_plan (cursor, fixture->layout, fair, 0, 1);
  assert_cursor (fixture, 2, 0, HOUR);
  cursor->start = 9 * HOUR;
  tend_week_cursor_leave_plan (cursor, fixture->layout, fair, 0, 1);
  assert_cursor (fixture, 2, 9 * HOUR, HOUR);
  /* What is left of a plan of the week before is in this one, and the day before that is not. */
  tend_week_cursor_leave_plan (cursor, fixture->layout, night, 0, 1);
  assert_cursor (fixture, 0, HOUR, HOUR);
  g_assert_cmpint (tend_week_cursor_leave_plan (cursor, fixture->layout, night, -1, 0), ==, -1);
  assert_cursor (fixture, 6, 0, HOUR);
}

static void
assert_name (Fixture    *fixture,
             TendHours   hours,
             const char *expected)
{
  g_autofree char *name = tend_week_cursor_describe (&fixture->cursor, fixture->layout, fixture->zone,
                                                     fixture->occurrences, hours);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (Fixture       *fixture,
           gconstpointer  user_data)
{
  TendPlan *off = tend_plan_new ("Film", PLAIN + 1, 14 * 60, 60);

  off->is_cancelled = TRUE;
  fixture->cursor = (TendWeekCursor){ 1, 14 * HOUR + 2 * QUARTER, HOUR };
  add (fixture, off);
  add (fixture, tend_plan_new ("Lunch", PLAIN + 1, 13 * 60, 90));
  add (fixture, tend_plan_new_all_day ("Fair", PLAIN, PLAIN + 4));
  assert_name (fixture, TEND_HOURS_24, "Tuesday 24, 14:30 to 15:30, free");
  assert_name (fixture, TEND_HOURS_12, "Tuesday 24, 2:30 PM to 3:30 PM, free");
  add (fixture, tend_plan_new ("Coffee", PLAIN + 1, 15 * 60, 60));
  add (fixture, tend_plan_new ("Call", PLAIN + 1, 14 * 60 + 45, 5));
  assert_name (fixture, TEND_HOURS_24, "Tuesday 24, 14:30 to 15:30, beside Coffee, Call");
}

static void
assert_move (TendWeekHold              hold,
             const TendPlanOccurrence *at,
             int                       days,
             int                       quarters,
             gboolean                  is_meant,
             int                       start_minutes,
             int                       end_minutes)
{
  int start, end;

  g_assert_cmpint (tend_week_hold_get_move (hold, at, days, quarters, &start, &end), ==, is_meant);
  g_assert_cmpint (start, ==, start_minutes);
  g_assert_cmpint (end, ==, end_minutes);
}

static void
test_hours_of_a_plan (Fixture       *fixture,
                      gconstpointer  user_data)
{
  const TendPlanOccurrence *at = add (fixture, tend_plan_new ("Night", PLAIN, 23 * 60 + 45, 30));

  assert_move (TEND_WEEK_HOLD_ALL, at, 1, 0, TRUE, TEND_MINUTES_A_DAY, TEND_MINUTES_A_DAY);
  assert_move (TEND_WEEK_HOLD_ALL, at, 0, -1, TRUE, -15, -15);
  assert_move (TEND_WEEK_HOLD_END, at, 0, 1, TRUE, 0, 15);
  assert_move (TEND_WEEK_HOLD_END, at, 0, -1, TRUE, 0, -15);
  assert_move (TEND_WEEK_HOLD_END, at, 0, -2, TRUE, 0, 0);
  assert_move (TEND_WEEK_HOLD_START, at, 0, -1, TRUE, -15, 0);
  assert_move (TEND_WEEK_HOLD_START, at, 0, 1, TRUE, 15, 0);
  assert_move (TEND_WEEK_HOLD_START, at, 0, 2, TRUE, 0, 0);
  /* By days neither its end nor its start goes alone. */
  assert_move (TEND_WEEK_HOLD_END, at, 1, 0, FALSE, 0, 0);
  assert_move (TEND_WEEK_HOLD_START, at, -1, 0, FALSE, 0, 0);
  assert_move (TEND_WEEK_HOLD_ALL, at, 0, 0, FALSE, 0, 0);
}

static void
test_days_of_a_plan (Fixture       *fixture,
                     gconstpointer  user_data)
{
  const TendPlanOccurrence *at = add (fixture, tend_plan_new_all_day ("Trip", PLAIN, PLAIN + 1));
  const TendPlanOccurrence *day = add (fixture, tend_plan_new_all_day ("Fair", PLAIN, PLAIN));

  assert_move (TEND_WEEK_HOLD_ALL, at, -1, 0, TRUE, -TEND_MINUTES_A_DAY, -TEND_MINUTES_A_DAY);
  assert_move (TEND_WEEK_HOLD_END, at, 1, 0, TRUE, 0, TEND_MINUTES_A_DAY);
  assert_move (TEND_WEEK_HOLD_END, at, -1, 0, TRUE, 0, -TEND_MINUTES_A_DAY);
  assert_move (TEND_WEEK_HOLD_START, at, 1, 0, TRUE, TEND_MINUTES_A_DAY, 0);
  assert_move (TEND_WEEK_HOLD_START, day, 1, 0, TRUE, 0, 0);
  assert_move (TEND_WEEK_HOLD_END, day, -1, 0, TRUE, 0, 0);
  assert_move (TEND_WEEK_HOLD_ALL, at, 0, 1, FALSE, 0, 0);
  assert_move (TEND_WEEK_HOLD_END, at, 0, 1, FALSE, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/calendar/week-cursor/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("steps", test_steps);
  ADD ("stretches", test_stretches);
  ADD ("days-of-23-and-25-hours", test_odd_days);
  ADD ("beside-a-plan", test_beside_a_plan);
  ADD ("name", test_name);
  ADD ("the-hours-of-a-plan", test_hours_of_a_plan);
  ADD ("the-days-of-a-plan", test_days_of_a_plan);
#undef ADD

  return g_test_run ();
}
