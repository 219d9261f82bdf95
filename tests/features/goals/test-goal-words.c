/* Goals in words. The lines of days begin on Monday 2 November 2026; see goal-fixture.c. */

#include "features/goals/tend-goal-words.h"
#include "goal-fixture.h"

#include <locale.h>
#include <math.h>

static void
assert_schedule (TendSchedule     schedule,
                 TendMeasureKind  measure,
                 const char      *expected)
{
  g_autoptr (TendGoal) goal = tend_goal_new ("A goal", GOAL_FIXTURE_MONDAY);
  g_autofree char *words = NULL;

  goal->schedule = schedule;
  goal->measure = measure;
  words = tend_goal_describe_schedule (goal);
  g_assert_cmpstr (words, ==, expected);
}

static void
assert_period (GoalFixture *fixture,
               TendDay      day,
               const char  *expected)
{
  TendGoalHistory history = goal_fixture_get_history (fixture);
  g_autofree char *words = tend_goal_describe_period (&history, day);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_recent (GoalFixture *fixture,
               const char  *expected)
{
  g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
  g_autofree char *words = NULL;
  TendGoalRecent recent;

  tend_goal_get_recent (days, &recent);
  words = tend_goal_describe_recent (fixture->goal, &recent);
  g_assert_cmpstr (words, ==, expected);
}

static void
set_unit (GoalFixture *fixture,
          const char  *unit)
{
  g_free (fixture->goal->unit);
  fixture->goal->unit = g_strdup (unit);
}

static void
test_schedules_have_words (void)
{
  static const struct
  {
    TendSchedule schedule;
    const char *words;
  } cases[] = {
    { { TEND_SCHEDULE_ONCE, 1, 0, 0 }, "Once" },
    { { TEND_SCHEDULE_DAILY, 1, 0, 0 }, "Every day" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x7f }, "Every day" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x1f }, "Weekdays" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x60 }, "Weekends" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x40 }, "Sunday" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x12 }, "Tuesday and Friday" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x15 }, "Monday, Wednesday and Friday" },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x3f }, "Monday, Tuesday, Wednesday, Thursday, Friday and Saturday" },
    { { TEND_SCHEDULE_WEEKLY, 1, 0, 0 }, "Once a week" },
    { { TEND_SCHEDULE_WEEKLY, 3, 0, 0 }, "3 times a week" },
    { { TEND_SCHEDULE_MONTHLY, 1, 0, 0 }, "Once a month" },
    { { TEND_SCHEDULE_MONTHLY, 10, 0, 0 }, "10 times a month" },
    { { TEND_SCHEDULE_INTERVAL, 1, 1, 0 }, "Every day" },
    { { TEND_SCHEDULE_INTERVAL, 1, 2, 0 }, "Every 2 days" },
    { { TEND_SCHEDULE_WINDOW, 1, 3, 0 }, "Once in 3 days" },
    { { TEND_SCHEDULE_WINDOW, 2, 3, 0 }, "2 times in 3 days" },
    { { TEND_SCHEDULE_WINDOW, 1, 1, 0 }, "Once in 1 day" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_schedule (cases[i].schedule, TEND_MEASURE_TICK, cases[i].words);
}

static void
test_a_target_for_a_span_is_not_for_a_time (void)
{
  assert_schedule ((TendSchedule){ TEND_SCHEDULE_WEEKLY, 1, 0, 0 }, TEND_MEASURE_AT_LEAST, "Every week");
  assert_schedule ((TendSchedule){ TEND_SCHEDULE_MONTHLY, 1, 0, 0 }, TEND_MEASURE_AT_MOST, "Every month");
  assert_schedule ((TendSchedule){ TEND_SCHEDULE_WINDOW, 1, 3, 0 }, TEND_MEASURE_AT_LEAST, "Within 3 days");
  assert_schedule ((TendSchedule){ TEND_SCHEDULE_INTERVAL, 1, 3, 0 }, TEND_MEASURE_AT_LEAST, "Every 3 days");
}

static void
test_numbers_are_as_short_as_they_can_be (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 5, "5" }, { 100, "100" }, { 2.5, "2.5" }, { 0.25, "0.25" }, { 1 / 3.0, "0.33" },
    { 0.1 + 0.2, "0.3" }, { 12.999, "13" }, { -0.001, "0" }, { 1e12, "1000000000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_goal_format_number (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_thousands_are_told_apart (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *total = NULL;
  g_autofree char *part = NULL;

  if (setlocale (LC_NUMERIC, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("There is no locale en_US.UTF-8 here.");
      return;
    }
  total = tend_goal_format_number (28368);
  part = tend_goal_format_number (1234.5);
  setlocale (LC_NUMERIC, before);
  g_assert_cmpstr (total, ==, "28,368");
  g_assert_cmpstr (part, ==, "1,234.5");
}

static void
test_a_week_is_told_from_today (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);

  goal_fixture_write (fixture, "x.x..x. x.x.");
  assert_period (fixture, fixture->today, "2 of 3 this week");
  assert_period (fixture, GOAL_FIXTURE_MONDAY, "3 of 3 that week");
  fixture->goal->schedule.kind = TEND_SCHEDULE_MONTHLY;
  assert_period (fixture, fixture->today, "5 of 3 this month");
  fixture->goal->schedule = (TendSchedule){ TEND_SCHEDULE_WINDOW, 2, 4, 0 };
  assert_period (fixture, fixture->today, "2 of 2 in 4 days");
}

static void
test_numbers_have_their_unit (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 20);
  goal_fixture_write (fixture, "5.3");
  assert_period (fixture, fixture->today, "8 of 20 this week");
  set_unit (fixture, "km");
  assert_period (fixture, fixture->today, "8 of 20 km this week");
  fixture->goal->measure = TEND_MEASURE_AT_MOST;
  assert_period (fixture, fixture->today, "8 of up to 20 km this week");
  fixture->goal->schedule.kind = TEND_SCHEDULE_DAILY;
  assert_period (fixture, fixture->today, "3 of up to 20 km");
}

static void
test_an_interval_tells_when_it_comes_around_again (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);

  goal_fixture_write (fixture, "x");
  assert_period (fixture, fixture->today, "Again in 3 days");
  fixture->today++;
  assert_period (fixture, fixture->today, "Again in 2 days");
  fixture->today++;
  assert_period (fixture, fixture->today, "Again tomorrow");
  fixture->today++;
  assert_period (fixture, fixture->today, NULL);
  assert_period (fixture, fixture->today + 1, NULL);
}

static void
test_a_single_day_needs_no_words (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_write (fixture, "xx");
  assert_period (fixture, fixture->today, NULL);
}

static void
test_a_goal_done_once_tells_its_day (void)
{
  static const struct
  {
    int days;
    const char *words;
  } cases[] = {
    { 0, "Planned for today" },   { 1, "Planned for tomorrow" },       { -1, "Planned for yesterday" },
    { 4, "Planned for Friday" },  { 30, "Planned for 2 December" },    { -9, "Planned for 24 October" },
    { 90, "Planned for 31 January 2027" },
  };
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_ONCE, 1, 0);

  assert_period (fixture, fixture->today, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->goal->due_day = fixture->today + cases[i].days;
      assert_period (fixture, fixture->today, cases[i].words);
    }
  fixture->goal->done_day = fixture->today;
  assert_period (fixture, fixture->today, NULL);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 12);
  set_unit (fixture, "books");
  goal_fixture_write (fixture, "5.2");
  assert_period (fixture, fixture->today, "7 of 12 books");
}

static void
test_how_it_went_is_told_kindly (void)
{
  g_autoptr (GoalFixture) daily = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) interval = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);
  g_autoptr (GoalFixture) weekly = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);

  assert_recent (daily, NULL);
  goal_fixture_write (daily, "x");
  assert_recent (daily, "1 of 1 day in the last 14");
  g_array_set_size (daily->check_ins, 0);
  goal_fixture_write (daily, "xxx.x.x x.x.xx. .");
  assert_recent (daily, "9 of the last 14 days");
  g_array_set_size (daily->check_ins, 0);
  goal_fixture_write (daily, "xxrrx.x xxx.xxx");
  assert_recent (daily, "10 of 12 days in the last 14");
  goal_fixture_write (interval, "x..x... .x.....");
  assert_recent (interval, "3 of 5 times in the last 15 days");
  goal_fixture_write (weekly, "xxxx... x.x.");
  assert_recent (weekly, "2 of 3 this week");
}

/* A nought would hurt, except where it is the wish. */
static void
test_nothing_done_has_no_number (void)
{
  g_autoptr (GoalFixture) daily = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) interval = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);
  g_autoptr (GoalFixture) weekly = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);

  goal_fixture_write (daily, "xxx.... ....... ....... ");
  assert_recent (daily, "Whenever you are ready");
  g_array_set_size (daily->check_ins, 0);
  goal_fixture_write (daily, "xxx.... ....... x...... ");
  assert_recent (daily, "1 of the last 14 days");
  goal_fixture_write (interval, "x...... ....... ....... ");
  assert_recent (interval, "Whenever you are ready");
  goal_fixture_write (weekly, "xxxx... ...");
  assert_recent (weekly, "Whenever you are ready");

  g_array_set_size (weekly->check_ins, 0);
  goal_fixture_measure (weekly, TEND_MEASURE_AT_MOST, 10);
  set_unit (weekly, "hours");
  goal_fixture_write (weekly, "1......");
  assert_recent (weekly, "1 of up to 10 hours this week");
  g_array_set_size (weekly->check_ins, 0);
  goal_fixture_write (weekly, "1...... ...");
  assert_recent (weekly, "0 of up to 10 hours this week");
}

static void
test_runs_are_told_in_what_they_count (void)
{
  static const struct
  {
    TendScheduleKind kind;
    guint length;
    const char *words;
  } cases[] = {
    { TEND_SCHEDULE_DAILY, 1, "1 day" },     { TEND_SCHEDULE_WINDOW, 12, "12 days" },
    { TEND_SCHEDULE_WEEKLY, 3, "3 weeks" },  { TEND_SCHEDULE_MONTHLY, 1, "1 month" },
    { TEND_SCHEDULE_INTERVAL, 5, "5 times" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new (cases[i].kind, 1, 3);
      g_autofree char *words = tend_goal_describe_run_length (fixture->goal, cases[i].length);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_a_day_is_told_with_what_stands_on_it (void)
{
  g_autoptr (TendGoal) goal = tend_goal_new ("Walk", tend_day_from_ymd (2026, 3, 1));
  const TendDay day = tend_day_from_ymd (2026, 3, 3);
  TendCheckIn check_in = { day, TEND_CHECK_IN_DONE, 3, NULL };
  g_autofree char *nothing = tend_goal_describe_day (goal, NULL, day, day + 1);
  g_autofree char *open = tend_goal_describe_day (goal, NULL, day, day);
  g_autofree char *done = tend_goal_describe_day (goal, &check_in, day, day);
  g_autofree char *amount = NULL;
  g_autofree char *rest = NULL;

  g_assert_cmpstr (nothing, ==, "Tuesday, 3 March 2026: nothing written down");
  g_assert_cmpstr (open, ==, "Tuesday, 3 March 2026: still open");
  g_assert_cmpstr (done, ==, "Tuesday, 3 March 2026: done");

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 8;
  g_free (goal->unit);
  goal->unit = g_strdup ("km");
  amount = tend_goal_describe_day (goal, &check_in, day, day);
  g_assert_cmpstr (amount, ==, "Tuesday, 3 March 2026: 3 of 8 km");

  check_in.state = TEND_CHECK_IN_SKIPPED;
  check_in.note = (char *) "A cold";
  rest = tend_goal_describe_day (goal, &check_in, day, day);
  g_assert_cmpstr (rest, ==, "Tuesday, 3 March 2026: rest day · A cold");
}

static void
test_strength_is_told_in_words_and_percent (void)
{
  static const struct
  {
    double strength;
    const char *words;
  } cases[] = {
    { NAN, "At its beginning" },        { 0, "At its beginning" }, { 0.004, "At its beginning" },
    { 0.01, "At its beginning · 1%" },  { 0.45, "Growing · 45%" }, { 1, "Part of your days · 100%" },
  };
  g_autofree char *none = tend_goal_format_share (0);
  g_autofree char *some = tend_goal_format_share (0.618);
  g_autofree char *beyond = tend_goal_format_share (1.2);

  g_assert_cmpstr (none, ==, "0%");
  g_assert_cmpstr (some, ==, "62%");
  g_assert_cmpstr (beyond, ==, "100%");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tend_goal_describe_strength (cases[i].strength);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-words/schedules-have-words", test_schedules_have_words);
  g_test_add_func ("/goal-words/a-target-for-a-span-is-not-for-a-time",
                   test_a_target_for_a_span_is_not_for_a_time);
  g_test_add_func ("/goal-words/numbers-are-as-short-as-they-can-be",
                   test_numbers_are_as_short_as_they_can_be);
  g_test_add_func ("/goal-words/thousands-are-told-apart", test_thousands_are_told_apart);
  g_test_add_func ("/goal-words/a-week-is-told-from-today", test_a_week_is_told_from_today);
  g_test_add_func ("/goal-words/numbers-have-their-unit", test_numbers_have_their_unit);
  g_test_add_func ("/goal-words/an-interval-tells-when-it-comes-around-again",
                   test_an_interval_tells_when_it_comes_around_again);
  g_test_add_func ("/goal-words/a-single-day-needs-no-words", test_a_single_day_needs_no_words);
  g_test_add_func ("/goal-words/a-goal-done-once-tells-its-day", test_a_goal_done_once_tells_its_day);
  g_test_add_func ("/goal-words/how-it-went-is-told-kindly", test_how_it_went_is_told_kindly);
  g_test_add_func ("/goal-words/nothing-done-has-no-number", test_nothing_done_has_no_number);
  g_test_add_func ("/goal-words/runs-are-told-in-what-they-count", test_runs_are_told_in_what_they_count);
  g_test_add_func ("/goal-words/a-day-is-told-with-what-stands-on-it", test_a_day_is_told_with_what_stands_on_it);
  g_test_add_func ("/goal-words/strength-is-told-in-words-and-percent", test_strength_is_told_in_words_and_percent);

  return g_test_run ();
}
