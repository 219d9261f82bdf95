/* A goal as a value: what can be kept and what can't, copies, and names in the database. */

#include "base/tend-error.h"
#include "features/goals/tend-goal.h"
#include "features/goals/tend-goals-schema.h"

#include <math.h>
#include <string.h>

static TendGoal *
new_goal (void)
{
  return tend_goal_new ("Walk after lunch", tend_day_from_ymd (2026, 11, 23));
}

static void
assert_refused (const TendGoal *goal,
                const char     *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_goal_validate (goal, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
assert_accepted (const TendGoal *goal)
{
  g_autoptr (GError) error = NULL;

  tend_goal_validate (goal, &error);
  g_assert_no_error (error);
}

static void
set_title (TendGoal   *goal,
           const char *title)
{
  g_free (goal->title);
  goal->title = g_strdup (title);
}

static void
test_a_new_goal_is_for_every_day (void)
{
  g_autoptr (TendGoal) goal = new_goal ();

  assert_accepted (goal);
  g_assert_cmpint (goal->schedule.kind, ==, TEND_SCHEDULE_DAILY);
  g_assert_cmpint (goal->measure, ==, TEND_MEASURE_TICK);
  g_assert_cmpint (goal->id, ==, 0);
  g_assert_null (goal->uuid);
  g_assert_cmpstr (goal->unit, ==, "");
  g_assert_cmpint (goal->due_day, ==, TEND_DAY_NONE);
  g_assert_cmpint (goal->done_day, ==, TEND_DAY_NONE);
}

static void
test_a_copy_shares_nothing (void)
{
  g_autoptr (TendGoal) goal = new_goal ();
  TendGoal *copy;

  goal->uuid = g_strdup ("0b0d2a6e-6f0b-4b58-9e1c-5d1f3a2b4c5d");
  goal->due_day = goal->start_day + 3;
  g_free (goal->unit);
  goal->unit = g_strdup ("km");
  copy = g_boxed_copy (TEND_TYPE_GOAL, goal);

  g_assert_true (copy->title != goal->title && copy->uuid != goal->uuid && copy->unit != goal->unit &&
                 copy->why != goal->why && copy->color != goal->color);
  g_assert_cmpstr (copy->uuid, ==, goal->uuid);
  g_assert_cmpstr (copy->title, ==, goal->title);
  g_assert_cmpstr (copy->unit, ==, "km");
  g_assert_cmpint (copy->due_day, ==, goal->due_day);
  g_boxed_free (TEND_TYPE_GOAL, copy);
  tend_goal_free (NULL);
}

static void
test_a_title_has_something_in_it (void)
{
  static const char *const empty[] = { "", " ", "\t\n", "\u00a0\u2003", "\u200b" };
  g_autoptr (TendGoal) goal = new_goal ();

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      set_title (goal, empty[i]);
      assert_refused (goal, "It needs a title; a word or two is enough.");
    }
  set_title (goal, NULL);
  assert_refused (goal, "It needs a title; a word or two is enough.");
  set_title (goal, " · ");
  assert_accepted (goal);
}

static void
test_a_title_is_as_long_as_there_is_room (void)
{
  g_autoptr (TendGoal) goal = new_goal ();
  g_autoptr (GString) title = g_string_new (NULL);

  /* Characters are counted, not bytes: each of these has two. */
  for (int i = 0; i < TEND_GOAL_TITLE_MAX; i++)
    g_string_append (title, "ö");
  set_title (goal, title->str);
  assert_accepted (goal);

  g_string_append (title, "ö");
  set_title (goal, title->str);
  assert_refused (goal, "This title has 501 characters, and there is room for 500.");

  g_string_truncate (title, 0);
  for (int i = 0; i < 10000; i++)
    g_string_append_c (title, 'x');
  set_title (goal, title->str);
  assert_refused (goal, "This title has 10000 characters, and there is room for 500.");
}

static void
test_what_is_no_text_is_refused (void)
{
  g_autoptr (TendGoal) goal = new_goal ();
  const struct
  {
    char **field;
    const char *sentence;
  } cases[] = {
    { &goal->title, "The title can’t be read as text; it isn’t valid UTF-8." },
    { &goal->why, "Why it matters can’t be read as text; it isn’t valid UTF-8." },
    { &goal->unit, "The unit can’t be read as text; it isn’t valid UTF-8." },
    { &goal->color, "The name of the colour can’t be read as text; it isn’t valid UTF-8." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *good = *cases[i].field;

      *cases[i].field = g_strdup ("caf\xe9");
      assert_refused (goal, cases[i].sentence);
      g_free (*cases[i].field);
      *cases[i].field = good;
    }
  assert_accepted (goal);
}

static void
test_a_schedule_that_asks_for_nothing_is_refused (void)
{
  static const struct
  {
    TendSchedule schedule;
    const char *sentence;
  } cases[] = {
    { { TEND_SCHEDULE_WEEKLY, 0, 0, 0 }, "A goal can’t be for 0 times; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_DAILY, -1, 0, 0 }, "A goal can’t be for -1 time; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_DAILY, 1001, 0, 0 },
      "A goal can’t be for 1001 times; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_DAILY, G_MININT, 0, 0 },
      "A goal can’t be for -2147483648 times; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_INTERVAL, 1, 0, 0 },
      "A goal can’t come around every 0 days; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_WINDOW, 1, 0, 0 },
      "A goal can’t come around every 0 days; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_INTERVAL, 1, 1001, 0 },
      "A goal can’t come around every 1001 days; choose a number from 1 to 1000." },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0 }, "Choose at least one weekday for this goal." },
    { { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x80 }, "A week has seven days, and this goal names another one." },
    { { TEND_SCHEDULE_WEEKLY, 8, 0, 0 },
      "There is one tick a day, so 8 are more than this schedule has room for; choose up to 7." },
    { { TEND_SCHEDULE_MONTHLY, 32, 0, 0 },
      "There is one tick a day, so 32 are more than this schedule has room for; choose up to 31." },
    { { TEND_SCHEDULE_WINDOW, 4, 3, 0 },
      "There is one tick a day, so 4 are more than this schedule has room for; choose up to 3." },
    { { 99, 1, 0, 0 }, "This goal has a schedule that Tend doesn’t know." },
  };
  g_autoptr (TendGoal) goal = new_goal ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      goal->schedule = cases[i].schedule;
      assert_refused (goal, cases[i].sentence);
    }
}

static void
test_a_schedule_that_can_be_met_is_accepted (void)
{
  static const TendSchedule schedules[] = {
    { TEND_SCHEDULE_ONCE, 1, 0, 0 },      { TEND_SCHEDULE_DAILY, 1, 0, 0 },
    { TEND_SCHEDULE_WEEKDAYS, 1, 0, 64 }, { TEND_SCHEDULE_WEEKDAYS, 1, 0, TEND_WEEKDAYS_ALL },
    { TEND_SCHEDULE_WEEKLY, 7, 0, 0 },    { TEND_SCHEDULE_MONTHLY, 31, 0, 0 },
    { TEND_SCHEDULE_INTERVAL, 1, 1, 0 },  { TEND_SCHEDULE_INTERVAL, 1, 1000, 0 },
    { TEND_SCHEDULE_WINDOW, 3, 3, 0 },    { TEND_SCHEDULE_WINDOW, 1000, 1000, 0 },
  };
  g_autoptr (TendGoal) goal = new_goal ();

  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      goal->schedule = schedules[i];
      assert_accepted (goal);
    }
}

static void
test_a_target_is_a_number_that_can_be_met (void)
{
  g_autoptr (TendGoal) goal = new_goal ();

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = NAN;
  assert_refused (goal, "The target has to be a number.");
  goal->target = INFINITY;
  assert_refused (goal, "The target has to be a number.");
  goal->target = -0.5;
  assert_refused (goal, "The target can’t be less than 0.");
  goal->target = 1.1e12;
  assert_refused (goal, "The target can’t be more than 1,000,000,000,000.");
  goal->target = 0;
  assert_refused (goal, "A target to reach has to be more than 0.");
  goal->target = 0.25;
  assert_accepted (goal);

  /* Nothing at all is a target that one can stay within. */
  goal->measure = TEND_MEASURE_AT_MOST;
  goal->target = 0;
  assert_accepted (goal);
  /* The database refuses these whatever the measure is. */
  goal->measure = TEND_MEASURE_TICK;
  goal->target = NAN;
  assert_refused (goal, "The target has to be a number.");
  goal->target = 0;
  goal->measure = 99;
  assert_refused (goal, "This goal is measured in a way that Tend doesn’t know.");
}

static void
test_a_target_for_a_week_is_not_for_several_times (void)
{
  g_autoptr (TendGoal) goal = new_goal ();

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 20;
  goal->schedule = (TendSchedule){ TEND_SCHEDULE_WEEKLY, 3, 0, 0 };
  assert_refused (goal, "A goal that counts has one target for the whole week, month or stretch of days, "
                        "so it can’t ask for several times as well.");
  goal->schedule.times = 1;
  assert_accepted (goal);
  goal->schedule = (TendSchedule){ TEND_SCHEDULE_WINDOW, 2, 1000, 0 };
  g_assert_false (tend_goal_validate (goal, NULL));
}

static void
test_days_exist (void)
{
  g_autoptr (TendGoal) goal = new_goal ();
  TendDay start_day = goal->start_day;

  goal->start_day = TEND_DAY_NONE;
  assert_refused (goal, "A goal needs a day to start on.");
  goal->start_day = G_MAXINT32;
  assert_refused (goal, "A goal needs a day to start on.");
  goal->start_day = start_day;
  goal->due_day = tend_day_from_ymd (9999, 12, 31) + 1;
  assert_refused (goal, "The day that this goal is planned for doesn’t exist.");
  goal->due_day = start_day - 1;
  goal->done_day = G_MAXINT32;
  assert_refused (goal, "The day on which this goal was done doesn’t exist.");
  goal->done_day = start_day;
  assert_accepted (goal);
}

/* Every name stands in a CHECK of the tables, and names are read back. */
static void
test_names_are_those_of_the_tables (void)
{
  const char *sql = tend_goals_migrations[0].sql;
  TendScheduleKind schedule;
  TendMeasureKind measure;
  TendCheckInState state;

  for (guint i = TEND_SCHEDULE_ONCE; i <= TEND_SCHEDULE_WINDOW; i++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", tend_schedule_kind_to_text (i));

      g_assert_nonnull (strstr (sql, quoted));
      g_assert_true (tend_schedule_kind_from_text (tend_schedule_kind_to_text (i), &schedule));
      g_assert_cmpint (schedule, ==, i);
    }
  for (guint i = TEND_MEASURE_TICK; i <= TEND_MEASURE_AT_MOST; i++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", tend_measure_kind_to_text (i));

      g_assert_nonnull (strstr (sql, quoted));
      g_assert_true (tend_measure_kind_from_text (tend_measure_kind_to_text (i), &measure));
      g_assert_cmpint (measure, ==, i);
    }
  for (guint i = TEND_CHECK_IN_NONE; i <= TEND_CHECK_IN_SKIPPED; i++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", tend_check_in_state_to_text (i));

      g_assert_nonnull (strstr (sql, quoted));
      g_assert_true (tend_check_in_state_from_text (tend_check_in_state_to_text (i), &state));
      g_assert_cmpint (state, ==, i);
    }
}

static void
test_other_names_are_refused (void)
{
  static const char *const wrong[] = { "", "Daily", "daily ", "yearly", "at least", "skip", "\xff" };
  TendScheduleKind schedule = TEND_SCHEDULE_WINDOW;
  TendMeasureKind measure = TEND_MEASURE_AT_MOST;
  TendCheckInState state = TEND_CHECK_IN_SKIPPED;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (tend_schedule_kind_from_text (wrong[i], &schedule));
      g_assert_false (tend_measure_kind_from_text (wrong[i], &measure));
      g_assert_false (tend_check_in_state_from_text (wrong[i], &state));
    }
  g_assert_false (tend_schedule_kind_from_text (NULL, &schedule));
  g_assert_cmpint (schedule, ==, TEND_SCHEDULE_WINDOW);
  g_assert_cmpint (measure, ==, TEND_MEASURE_AT_MOST);
  g_assert_cmpint (state, ==, TEND_CHECK_IN_SKIPPED);
}

static void
test_a_cleared_check_in_holds_no_note (void)
{
  TendCheckIn check_in = { 0, TEND_CHECK_IN_SKIPPED, NAN, g_strdup ("A cold") };

  tend_check_in_clear (&check_in);
  g_assert_null (check_in.note);
  tend_check_in_clear (&check_in);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal/a-new-goal-is-for-every-day", test_a_new_goal_is_for_every_day);
  g_test_add_func ("/goal/a-copy-shares-nothing", test_a_copy_shares_nothing);
  g_test_add_func ("/goal/a-title-has-something-in-it", test_a_title_has_something_in_it);
  g_test_add_func ("/goal/a-title-is-as-long-as-there-is-room", test_a_title_is_as_long_as_there_is_room);
  g_test_add_func ("/goal/what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/goal/a-schedule-that-asks-for-nothing-is-refused",
                   test_a_schedule_that_asks_for_nothing_is_refused);
  g_test_add_func ("/goal/a-schedule-that-can-be-met-is-accepted",
                   test_a_schedule_that_can_be_met_is_accepted);
  g_test_add_func ("/goal/a-target-is-a-number-that-can-be-met", test_a_target_is_a_number_that_can_be_met);
  g_test_add_func ("/goal/a-target-for-a-week-is-not-for-several-times",
                   test_a_target_for_a_week_is_not_for_several_times);
  g_test_add_func ("/goal/days-exist", test_days_exist);
  g_test_add_func ("/goal/names-are-those-of-the-tables", test_names_are_those_of_the_tables);
  g_test_add_func ("/goal/other-names-are-refused", test_other_names_are_refused);
  g_test_add_func ("/goal/a-cleared-check-in-holds-no-note", test_a_cleared_check_in_holds_no_note);
  return g_test_run ();
}
