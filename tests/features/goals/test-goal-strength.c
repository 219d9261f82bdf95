/* Strength: figures worked out by hand, figures that Loop's own tests publish, and a slow second opinion.
 *
 * Where figures are worked out: for a daily goal the multiplier is m = 0.5^(1/13) = 0.948077. A day that is
 * kept takes s to s·m + (1 − m), so that n days in a row from 0 make 1 − m^n; n days off take s to s·m^n,
 * which after 13 days is half. */

#include "features/goals/tend-goal-strength.h"
#include "goal-fixture.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-6

static double *
get_strengths (GoalFixture *fixture,
               guint       *n_days)
{
  g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);

  *n_days = days->n_days;
  return tend_goal_get_strengths (days);
}

static double
get_last (GoalFixture *fixture)
{
  guint n_days;
  g_autofree double *strengths = get_strengths (fixture, &n_days);

  return strengths[n_days - 1];
}

/* @letter for every day, @n_days days long. */
static void
write_days (GoalFixture *fixture,
            char         letter,
            guint        n_days)
{
  g_autofree char *line = g_strnfill (n_days, letter);

  goal_fixture_write (fixture, line);
}

static void
test_a_step_weighs_the_day_against_what_was (void)
{
  /* m = 0.5^(1/13) = e^(−0.693147/13) = e^(−0.0533190) = 0.948077.
   * From 0 a kept day makes 1 − m = 0.051923; from 0.5: 0.474039 + 0.051923 = 0.525961. */
  g_assert_cmpfloat_with_epsilon (tend_goal_strength_step (1, 0, 1), 0.051922, EPSILON);
  g_assert_cmpfloat_with_epsilon (tend_goal_strength_step (1, 0.5, 1), 0.525961, EPSILON);
  g_assert_cmpfloat_with_epsilon (tend_goal_strength_step (1, 0.5, 0), 0.474039, EPSILON);
  /* √(1/3) = 0.577350, m = e^(−0.693147·0.577350/13) = e^(−0.0307838) = 0.969685. */
  g_assert_cmpfloat_with_epsilon (tend_goal_strength_step (1 / 3.0, 0, 1), 0.030314, EPSILON);
  g_assert_cmpfloat_with_epsilon (tend_goal_strength_step (1 / 3.0, 0.75, 0), 0.727263, EPSILON);
}

static void
test_thirteen_days_make_a_half_and_thirteen_days_off_halve_it (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  guint n_days;
  g_autofree double *strengths = NULL;

  goal_fixture_write (fixture, "xxxxxxxxxxxxx .............");
  strengths = get_strengths (fixture, &n_days);
  g_assert_cmpuint (n_days, ==, 26);
  /* 1 − m^13 = 1 − 0.5, and then 0.5·m^13 = 0.25. */
  g_assert_cmpfloat_with_epsilon (strengths[12], 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (strengths[25], 0.25, 1e-12);
}

static void
test_twenty_days_in_a_row (void)
{
  /* Published in ScoreListTest.kt, and 1 − 0.5^(n/13): for n = 20, 1 − 0.344253. */
  static const double expected[] = {
    0.051922, 0.101149, 0.147820, 0.192067, 0.234017, 0.273788, 0.311495, 0.347244, 0.381137, 0.413270,
    0.443734, 0.472617, 0.500000, 0.525961, 0.550574, 0.573910, 0.596033, 0.617008, 0.636894, 0.655747,
  };
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  guint n_days;
  g_autofree double *strengths = NULL;

  write_days (fixture, 'x', 20);
  strengths = get_strengths (fixture, &n_days);
  for (guint i = 0; i < n_days; i++)
    {
      g_assert_cmpfloat_with_epsilon (strengths[i], expected[i], EPSILON);
      g_assert_cmpfloat_with_epsilon (strengths[i], 1 - pow (0.5, (i + 1) / 13.0), 1e-12);
    }
}

static void
test_rest_days_change_nothing (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) once = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  guint n_days;
  g_autofree double *strengths = NULL;

  /* Seventeen days kept and three rest days: 1 − 0.5^(17/13) = 0.596033, as published. */
  goal_fixture_write (fixture, "xxxxxxxx rr xxxx r xxxxx");
  strengths = get_strengths (fixture, &n_days);
  g_assert_cmpfloat_with_epsilon (strengths[n_days - 1], 0.596033, EPSILON);
  g_assert_cmpfloat (strengths[7], ==, strengths[9]);
  g_assert_cmpfloat (strengths[13], ==, strengths[14]);

  /* One day, a rest day, four days off: 0.051922·m^4, as published. */
  goal_fixture_write (once, "xr....");
  g_assert_cmpfloat_with_epsilon (get_last (once), 0.041949, EPSILON);
}

static void
test_a_rest_day_adds_nothing_to_a_sum (void)
{
  g_autoptr (GoalFixture) resting = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  g_autoptr (GoalFixture) plain = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  guint n_days;
  g_autofree double *with_rest = NULL;
  g_autofree double *without = NULL;

  goal_fixture_measure (resting, TEND_MEASURE_AT_LEAST, 8);
  goal_fixture_measure (plain, TEND_MEASURE_AT_LEAST, 8);
  goal_fixture_write (resting, "3.r2.r.");
  goal_fixture_write (plain, "3..2...");
  with_rest = get_strengths (resting, &n_days);
  without = get_strengths (plain, &n_days);
  g_assert_cmpfloat (with_rest[1], ==, without[1]);
  g_assert_cmpfloat (with_rest[2], ==, with_rest[1]);
  /* m = 0.5^(√(1/7)/13) = e^(−0.693147·0.377964/13) = e^(−0.0201527) = 0.980049. The fourth day has 5 of 8:
   * s2·m + 0.625·(1 − m), where s2 = 0.375·(1 − m²) = 0.014814: 0.0145183 + 0.0124694 = 0.026988. */
  g_assert_cmpfloat_with_epsilon (with_rest[3], 0.026988, EPSILON);
}

static void
test_weeks_that_go_as_wished_make_it_full (void)
{
  g_autoptr (GoalFixture) thrice = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);
  g_autoptr (GoalFixture) uneven = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  for (int i = 0; i < 100; i++)
    goal_fixture_add (thrice, GOAL_FIXTURE_MONDAY + 7 * (i / 2) + i % 2, TEND_CHECK_IN_DONE, NAN);
  thrice->today = GOAL_FIXTURE_MONDAY + 7 * 50 - 1;
  /* Two times of three in every 14 days makes 4 of 6 every day; 50 weeks leave 2/3·m^350 to go,
   * m = 0.5^(√(3/7)/13) = 0.965696: 0.000003. */
  g_assert_cmpfloat_with_epsilon (get_last (thrice), 2 / 3.0, 1e-4);
  thrice->goal->schedule.times = 4;
  g_assert_cmpfloat_with_epsilon (get_last (thrice), 0.5, 1e-4);

  /* Once a week, on Mondays and Sundays in turn: 14 days always hold two, but for the very first. */
  for (int i = 0; i < 200; i++)
    goal_fixture_add (uneven, GOAL_FIXTURE_MONDAY + 7 * i + (i % 2 ? 6 : 0), TEND_CHECK_IN_DONE, NAN);
  uneven->today = GOAL_FIXTURE_MONDAY + 7 * 200 - 1;
  g_assert_cmpfloat_with_epsilon (get_last (uneven), 1, 1e-3);
}

static void
test_a_rare_tick_counts_over_twice_its_days (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 2);
  guint n_days;
  g_autofree double *strengths = NULL;

  goal_fixture_write (fixture, "xx......");
  strengths = get_strengths (fixture, &n_days);
  /* 1 in 2 is counted as 2 in 4: days of ½, 1, 1, 1, ½, 0. m = 0.5^(√½/13) = e^(−0.0377022) = 0.963000.
   * s0 = ½·0.037000 = 0.018500; s1 = s0·m + 0.037000 = 0.054816, which is also what Loop publishes. */
  g_assert_cmpfloat_with_epsilon (strengths[0], 0.018500, EPSILON);
  g_assert_cmpfloat_with_epsilon (strengths[1], 0.054816, EPSILON);
  g_assert_cmpfloat_with_epsilon (strengths[4], tend_goal_strength_step (0.5, strengths[3], 0.5), 1e-12);
  g_assert_cmpfloat_with_epsilon (strengths[5], tend_goal_strength_step (0.5, strengths[4], 0), 1e-12);
}

static void
test_numbers_count_by_their_share_of_the_target (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) much = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) every_other = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 2);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 2);
  write_days (fixture, '1', 500);
  g_assert_cmpfloat_with_epsilon (get_last (fixture), 0.5, EPSILON);

  /* More than the target is no more than the target. */
  goal_fixture_measure (much, TEND_MEASURE_AT_LEAST, 2);
  goal_fixture_add (much, GOAL_FIXTURE_MONDAY, TEND_CHECK_IN_DONE, 10000);
  g_assert_cmpfloat_with_epsilon (get_last (much), 0.051922, EPSILON);

  /* Sums are not counted over twice their days: 1 − m² with m = 0.963000, as Loop publishes. */
  goal_fixture_measure (every_other, TEND_MEASURE_AT_LEAST, 2);
  goal_fixture_write (every_other, "22");
  g_assert_cmpfloat_with_epsilon (get_last (every_other), 0.072631, EPSILON);
}

static void
test_staying_within_starts_full_and_fades_beyond (void)
{
  g_autoptr (GoalFixture) beyond = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) halfway = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) every_other = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 2);

  goal_fixture_measure (beyond, TEND_MEASURE_AT_MOST, 2);
  goal_fixture_write (beyond, "1 5555555555 5555555555");
  /* More than twice the target counts 0: m^20 = 0.344253. */
  g_assert_cmpfloat_with_epsilon (get_last (beyond), 0.344253, EPSILON);

  goal_fixture_measure (halfway, TEND_MEASURE_AT_MOST, 2);
  write_days (halfway, '3', 500);
  g_assert_cmpfloat_with_epsilon (get_last (halfway), 0.5, EPSILON);

  /* 0.963000² = 0.927369, as Loop publishes. */
  goal_fixture_measure (every_other, TEND_MEASURE_AT_MOST, 2);
  goal_fixture_write (every_other, "55");
  g_assert_cmpfloat_with_epsilon (get_last (every_other), 0.927369, EPSILON);
}

static void
test_a_target_of_nothing (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 0);
  goal_fixture_write (fixture, ".000");
  g_assert_cmpfloat (get_last (fixture), ==, 1);
  goal_fixture_add (fixture, ++fixture->today, TEND_CHECK_IN_DONE, 0.5);
  g_assert_cmpfloat_with_epsilon (get_last (fixture), 0.948077, EPSILON);

  /* Such a goal can't be made, but another program's file may hold one: then each day is full,
   * from the first check-in on. */
  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 0);
  g_assert_cmpfloat_with_epsilon (get_last (fixture), 1 - pow (0.5, 4 / 13.0), EPSILON);
}

static void
test_schedules_are_read_as_times_in_days (void)
{
  static const struct
  {
    TendScheduleKind kind;
    int times, days;
    TendWeekdays weekdays;
    double frequency;
  } cases[] = {
    { TEND_SCHEDULE_DAILY, 1, 0, 0, 1 },
    { TEND_SCHEDULE_WEEKDAYS, 1, 0, TEND_WEEKDAYS_WORK, 5 / 7.0 },
    { TEND_SCHEDULE_WEEKDAYS, 1, 0, TEND_WEEKDAYS_ALL, 1 },
    { TEND_SCHEDULE_WEEKLY, 3, 0, 0, 3 / 7.0 },
    { TEND_SCHEDULE_WEEKLY, 7, 0, 0, 1 },
    { TEND_SCHEDULE_MONTHLY, 2, 0, 0, 2 / 30.0 },
    { TEND_SCHEDULE_MONTHLY, 31, 0, 0, 1 },
    { TEND_SCHEDULE_INTERVAL, 1, 5, 0, 1 / 5.0 },
    { TEND_SCHEDULE_WINDOW, 2, 9, 0, 2 / 9.0 },
    { TEND_SCHEDULE_WINDOW, 4, 4, 0, 1 },
  };

  /* After a single tick and until it leaves twice the days, each day has 1 of twice the times. */
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new (cases[i].kind, cases[i].times, cases[i].days);
      g_autofree double *strengths = NULL;
      guint n_days;
      double times = cases[i].frequency == 1 ? 1
                     : cases[i].kind == TEND_SCHEDULE_WEEKDAYS ? 10
                                                               : 2 * cases[i].times;

      fixture->goal->schedule.weekdays = cases[i].weekdays;
      goal_fixture_write (fixture, "x.");
      strengths = get_strengths (fixture, &n_days);
      g_assert_cmpfloat_with_epsilon (strengths[0],
                                      tend_goal_strength_step (cases[i].frequency, 0, 1 / times), 1e-12);
    }
}

static void
test_chosen_weekdays_have_their_target_each (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);

  fixture->goal->schedule.weekdays = TEND_WEEKDAYS_OF (G_DATE_MONDAY) | TEND_WEEKDAYS_OF (G_DATE_THURSDAY);
  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 4);
  for (int week = 0; week < 200; week++)
    {
      goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY + 7 * week, TEND_CHECK_IN_DONE, 4);
      goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY + 7 * week + 3, TEND_CHECK_IN_DONE, 2);
    }
  fixture->today = GOAL_FIXTURE_MONDAY + 7 * 200 - 1;
  /* Every seven days hold 6 of 8. */
  g_assert_cmpfloat_with_epsilon (get_last (fixture), 0.75, 1e-4);
}

static void
test_the_morning_does_not_lower_it (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) morning = NULL;
  g_autoptr (TendGoalDays) next_morning = NULL;

  goal_fixture_write (fixture, "xxxxxxxxxxxxx.");
  morning = goal_fixture_get_days (fixture);
  g_assert_cmpfloat_with_epsilon (tend_goal_get_strength (morning), 0.5, EPSILON);
  /* The day after, the day that went by counts. */
  fixture->today++;
  next_morning = goal_fixture_get_days (fixture);
  g_assert_cmpfloat_with_epsilon (tend_goal_get_strength (next_morning), 0.474039, EPSILON);
}

static void
test_strength_without_a_past (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) once = goal_fixture_new (TEND_SCHEDULE_ONCE, 1, 0);
  g_autoptr (TendGoalDays) ticked = goal_fixture_get_days (fixture);
  g_autoptr (TendGoalDays) never = goal_fixture_get_days (once);
  g_autoptr (TendGoalDays) within = NULL;
  g_autoptr (TendGoalDays) to_come = NULL;

  g_assert_cmpfloat (tend_goal_get_strength (ticked), ==, 0);
  g_assert_true (isnan (tend_goal_get_strength (never)));
  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 3);
  within = goal_fixture_get_days (fixture);
  g_assert_cmpfloat (tend_goal_get_strength (within), ==, 1);
  fixture->goal->start_day = fixture->today + 9;
  to_come = goal_fixture_get_days (fixture);
  g_assert_cmpfloat (tend_goal_get_strength (to_come), ==, 1);
}

static void
test_three_months_make_a_daily_habit_firm (void)
{
  g_autoptr (GoalFixture) daily = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) weekly = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  g_autoptr (GoalFixture) monthly = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 1, 0);

  write_days (daily, 'x', 90);
  g_assert_cmpfloat (get_last (daily), >, 0.99);
  for (int i = 0; i < 39; i++)
    goal_fixture_add (weekly, weekly->today = GOAL_FIXTURE_MONDAY + 7 * i, TEND_CHECK_IN_DONE, NAN);
  g_assert_cmpfloat (get_last (weekly), >, 0.99);
  for (int i = 0; i < 18; i++)
    goal_fixture_add (monthly, monthly->today = GOAL_FIXTURE_MONDAY + 30 * i, TEND_CHECK_IN_DONE, NAN);
  g_assert_cmpfloat (get_last (monthly), >, 0.99);
}

/* Times in days, by the table in the documentation of tend_goal_get_strengths(). */
static void
get_times_in_days (const TendSchedule *schedule,
                   int                *times,
                   int                *days)
{
  *times = 1;
  *days = 1;
  if (schedule->kind == TEND_SCHEDULE_WEEKLY || schedule->kind == TEND_SCHEDULE_WEEKDAYS)
    *days = 7;
  if (schedule->kind == TEND_SCHEDULE_MONTHLY)
    *days = 30;
  if (schedule->kind == TEND_SCHEDULE_INTERVAL || schedule->kind == TEND_SCHEDULE_WINDOW)
    *days = schedule->days;
  if (schedule->kind == TEND_SCHEDULE_WEEKDAYS)
    *times = __builtin_popcount (schedule->weekdays);
  else if (schedule->kind != TEND_SCHEDULE_INTERVAL && schedule->kind != TEND_SCHEDULE_DAILY)
    *times = schedule->times;
  if (*times == *days)
    *times = *days = 1;
}

/* The score from its definition, each window added up anew for each day. */
static double
get_naive_strength (GoalFixture *fixture)
{
  TendGoalHistory history = goal_fixture_get_history (fixture);
  const TendGoal *goal = fixture->goal;
  double strength = goal->measure == TEND_MEASURE_AT_MOST ? 1 : 0;
  double m, wanted;
  int times, days;

  get_times_in_days (&goal->schedule, &times, &days);
  m = pow (0.5, sqrt ((double) times / days) / 13);
  if (goal->measure == TEND_MEASURE_TICK && times < days)
    {
      times *= 2;
      days *= 2;
    }
  wanted = goal->measure == TEND_MEASURE_TICK ? times : times * goal->target;

  for (TendDay day = tend_goal_history_get_first_day (&history); day <= fixture->today; day++)
    {
      const TendCheckIn *check_in = tend_goal_history_find (&history, day);
      double sum = 0;
      double p;

      if (history.n_check_ins == 0 || day < history.check_ins[0].day ||
          (check_in && check_in->state == TEND_CHECK_IN_SKIPPED))
        continue;
      for (TendDay inner = day - days + 1; inner <= day; inner++)
        sum += tend_goal_get_amount (goal, tend_goal_history_find (&history, inner));
      if (goal->measure == TEND_MEASURE_AT_MOST)
        p = fmax (0, fmin (1, 1 - (sum - wanted) / wanted));
      else
        p = fmin (1, sum / wanted);
      strength = strength * m + p * (1 - m);
    }
  return strength;
}

static void
test_any_goal_is_as_strong_as_defined (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261105);
  int n_compared = 0;

  while (n_compared < 400)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 90);
      g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
      g_autofree double *strengths = NULL;

      if (fixture->goal->schedule.kind == TEND_SCHEDULE_ONCE || days->n_days == 0)
        continue;
      strengths = tend_goal_get_strengths (days);
      for (guint i = 0; i < days->n_days; i++)
        g_assert_true (strengths[i] >= 0 && strengths[i] <= 1);
      g_assert_cmpfloat_with_epsilon (strengths[days->n_days - 1], get_naive_strength (fixture), 1e-9);
      n_compared++;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-strength/a-step-weighs-the-day-against-what-was",
                   test_a_step_weighs_the_day_against_what_was);
  g_test_add_func ("/goal-strength/thirteen-days-make-a-half-and-thirteen-days-off-halve-it",
                   test_thirteen_days_make_a_half_and_thirteen_days_off_halve_it);
  g_test_add_func ("/goal-strength/twenty-days-in-a-row", test_twenty_days_in_a_row);
  g_test_add_func ("/goal-strength/rest-days-change-nothing", test_rest_days_change_nothing);
  g_test_add_func ("/goal-strength/a-rest-day-adds-nothing-to-a-sum", test_a_rest_day_adds_nothing_to_a_sum);
  g_test_add_func ("/goal-strength/weeks-that-go-as-wished-make-it-full",
                   test_weeks_that_go_as_wished_make_it_full);
  g_test_add_func ("/goal-strength/a-rare-tick-counts-over-twice-its-days",
                   test_a_rare_tick_counts_over_twice_its_days);
  g_test_add_func ("/goal-strength/numbers-count-by-their-share-of-the-target",
                   test_numbers_count_by_their_share_of_the_target);
  g_test_add_func ("/goal-strength/staying-within-starts-full-and-fades-beyond",
                   test_staying_within_starts_full_and_fades_beyond);
  g_test_add_func ("/goal-strength/a-target-of-nothing", test_a_target_of_nothing);
  g_test_add_func ("/goal-strength/schedules-are-read-as-times-in-days",
                   test_schedules_are_read_as_times_in_days);
  g_test_add_func ("/goal-strength/chosen-weekdays-have-their-target-each",
                   test_chosen_weekdays_have_their_target_each);
  g_test_add_func ("/goal-strength/the-morning-does-not-lower-it", test_the_morning_does_not_lower_it);
  g_test_add_func ("/goal-strength/strength-without-a-past", test_strength_without_a_past);
  g_test_add_func ("/goal-strength/three-months-make-a-daily-habit-firm",
                   test_three_months_make_a_daily_habit_firm);
  g_test_add_func ("/goal-strength/any-goal-is-as-strong-as-defined", test_any_goal_is_as_strong_as_defined);
  return g_test_run ();
}
