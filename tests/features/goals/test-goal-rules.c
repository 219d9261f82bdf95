/* What a goal asks for, day by day. The lines of days begin on Monday 2 November 2026; see goal-fixture.c. */

#include "features/goals/tend-goal-days.h"
#include "goal-fixture.h"

#include <math.h>
#include <string.h>

/* Gives the goal the past in @line, and reads a sign for each of its days: + where the goal is asked for. */
static void
assert_asked (GoalFixture *fixture,
              const char  *line,
              const char  *expected)
{
  TendDay day = GOAL_FIXTURE_MONDAY;
  TendGoalHistory history;
  g_autofree char *asked = g_strdup (line);

  goal_fixture_write (fixture, line);
  history = goal_fixture_get_history (fixture);
  for (char *sign = asked; *sign; sign++)
    if (*sign != ' ')
      *sign = tend_goal_is_asked (&history, day++) ? '+' : '-';
  g_assert_cmpstr (asked, ==, expected);
}

static void
assert_period (GoalFixture *fixture,
               TendDay      day,
               TendDay      first_day,
               TendDay      last_day,
               double       amount,
               double       target,
               gboolean     is_kept)
{
  TendGoalHistory history = goal_fixture_get_history (fixture);
  TendGoalPeriod period;

  tend_goal_get_period (&history, day, &period);
  g_assert_cmpint (period.first_day, ==, first_day);
  g_assert_cmpint (period.last_day, ==, last_day);
  g_assert_cmpfloat_with_epsilon (period.amount, amount, 1e-9);
  g_assert_cmpfloat (period.target, ==, target);
  g_assert_cmpint (period.is_kept, ==, is_kept);
}

static void
test_a_daily_goal_is_asked_for_every_day (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  assert_asked (fixture, "x.r.xx.", "+++++++");
}

static void
test_weekdays_are_asked_for_on_those_days (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);

  fixture->goal->schedule.weekdays = TEND_WEEKDAYS_OF (G_DATE_MONDAY) | TEND_WEEKDAYS_OF (G_DATE_SUNDAY);
  assert_asked (fixture, "x.x.x.x x.", "+-----+ +-");
}

static void
test_times_a_week_are_asked_for_until_they_are_done (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 2, 0);

  /* Ticking a day does not change whether it was asked for, and a rest day is no tick. */
  assert_asked (fixture, ".x.x... xrx....", "++++--- +++----");
}

static void
test_a_week_begins_with_the_first_weekday (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  fixture->first_weekday = G_DATE_SUNDAY;
  assert_asked (fixture, "x.....x ......", "+-----+ ------");
}

static void
test_times_a_month_are_asked_for_until_they_are_done (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 1, 0);

  /* 1 December 2026 is a Tuesday, the 30th day of the line. */
  assert_asked (fixture, "..x.... ....... ....... ....... ..", "+++---- ------- ------- ------- -+");
}

static void
test_an_interval_is_due_from_the_start_and_so_many_days_after_the_last_time (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);

  assert_asked (fixture, "..x...x x.....r", "+++--++ ---++++");
}

static void
test_a_window_is_asked_for_until_it_is_kept (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WINDOW, 2, 3);

  /* On the fourth day the two days before it hold two ticks. */
  assert_asked (fixture, ".xx..x.x", "+++-++++");
}

static void
test_a_goal_done_once_is_asked_for_until_it_is_done (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_ONCE, 1, 0);

  assert_asked (fixture, ".......", "+++++++");
  fixture->goal->done_day = GOAL_FIXTURE_MONDAY + 3;
  assert_asked (fixture, "", "");
  for (int i = 0; i < 7; i++)
    {
      TendGoalHistory history = goal_fixture_get_history (fixture);

      g_assert_cmpint (tend_goal_is_asked (&history, GOAL_FIXTURE_MONDAY + i), ==, i <= 3);
    }
}

static void
test_a_number_to_reach_in_a_week_is_asked_for_until_it_is_reached (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 8);
  assert_asked (fixture, "34.1... 9......", "++++--- +------");
}

static void
test_a_number_to_stay_within_is_asked_for_every_day (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 5);
  assert_asked (fixture, "9.1....", "+++++++");
}

static void
test_a_goal_counts_from_its_start_or_from_its_first_check_in (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) noted = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) untouched = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  fixture->goal->start_day = GOAL_FIXTURE_MONDAY + 5;
  assert_asked (fixture, "n.x....", "--+++++");
  /* A note alone starts nothing. */
  noted->goal->start_day = GOAL_FIXTURE_MONDAY + 5;
  assert_asked (noted, ".nn....", "-----++");
  untouched->goal->start_day = GOAL_FIXTURE_MONDAY + 5;
  assert_asked (untouched, ".......", "-----++");
}

static void
test_days_to_come_are_not_looked_at (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  TendGoalHistory history;

  goal_fixture_write (fixture, "...x...");
  fixture->today = GOAL_FIXTURE_MONDAY + 1;
  history = goal_fixture_get_history (fixture);
  g_assert_null (tend_goal_history_find (&history, GOAL_FIXTURE_MONDAY + 3));
  g_assert_true (tend_goal_is_asked (&history, GOAL_FIXTURE_MONDAY + 5));
  assert_period (fixture, GOAL_FIXTURE_MONDAY + 6, GOAL_FIXTURE_MONDAY, GOAL_FIXTURE_MONDAY + 6, 0, 1, FALSE);

  fixture->today = GOAL_FIXTURE_MONDAY + 3;
  history = goal_fixture_get_history (fixture);
  g_assert_nonnull (tend_goal_history_find (&history, GOAL_FIXTURE_MONDAY + 3));
  g_assert_false (tend_goal_is_asked (&history, GOAL_FIXTURE_MONDAY + 5));
}

static void
test_a_period_tells_how_its_span_stands (void)
{
  g_autoptr (GoalFixture) weekly = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);
  g_autoptr (GoalFixture) monthly = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 2, 0);
  g_autoptr (GoalFixture) window = goal_fixture_new (TEND_SCHEDULE_WINDOW, 2, 3);
  g_autoptr (GoalFixture) daily = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  TendDay monday = GOAL_FIXTURE_MONDAY;

  goal_fixture_write (weekly, "x.x..x. x..");
  assert_period (weekly, monday + 1, monday, monday + 6, 3, 3, TRUE);
  assert_period (weekly, monday + 8, monday + 7, monday + 13, 1, 3, FALSE);
  goal_fixture_write (monthly, "x......");
  assert_period (monthly, monday + 3, monday - 1, monday + 28, 1, 2, FALSE);
  goal_fixture_write (window, "xx.x...");
  assert_period (window, monday + 3, monday + 1, monday + 3, 2, 2, TRUE);
  assert_period (window, monday + 5, monday + 3, monday + 5, 1, 2, FALSE);
  goal_fixture_measure (daily, TEND_MEASURE_AT_LEAST, 5);
  goal_fixture_write (daily, "5.4");
  assert_period (daily, monday, monday, monday, 5, 5, TRUE);
  assert_period (daily, monday + 1, monday + 1, monday + 1, 0, 5, FALSE);
  assert_period (daily, monday + 2, monday + 2, monday + 2, 4, 5, FALSE);
}

static void
test_what_stays_within_is_kept_if_a_number_says_so (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  TendDay monday = GOAL_FIXTURE_MONDAY;

  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 5);
  goal_fixture_write (fixture, "2.3.... 2.4.... x......");
  assert_period (fixture, monday, monday, monday + 6, 5, 5, TRUE);
  assert_period (fixture, monday + 7, monday + 7, monday + 13, 6, 5, FALSE);
  assert_period (fixture, monday + 14, monday + 14, monday + 20, 0, 5, FALSE);
}

static void
test_a_check_in_succeeds_by_its_measure (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  TendGoal *goal = fixture->goal;
  TendCheckIn done = { 0, TEND_CHECK_IN_DONE, 5, NULL };
  TendCheckIn zero = { 0, TEND_CHECK_IN_DONE, 0, NULL };
  TendCheckIn wordless = { 0, TEND_CHECK_IN_DONE, NAN, NULL };
  TendCheckIn broken = { 0, TEND_CHECK_IN_DONE, -3, NULL };
  TendCheckIn rest = { 0, TEND_CHECK_IN_SKIPPED, 5, NULL };
  TendCheckIn note = { 0, TEND_CHECK_IN_NONE, 5, NULL };

  g_assert_true (tend_goal_is_success (goal, &wordless));
  g_assert_cmpfloat (tend_goal_get_amount (goal, &done), ==, 1);
  g_assert_false (tend_goal_is_success (goal, &rest) || tend_goal_is_success (goal, &note));
  g_assert_false (tend_goal_is_success (goal, NULL));

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 5);
  g_assert_true (tend_goal_is_success (goal, &done));
  goal->target = 5.1;
  g_assert_false (tend_goal_is_success (goal, &done) || tend_goal_is_success (goal, &wordless));
  g_assert_false (tend_goal_has_amount (goal, &broken) || tend_goal_has_amount (goal, &rest));
  g_assert_cmpfloat (tend_goal_get_amount (goal, &broken) + tend_goal_get_amount (goal, &rest), ==, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 4);
  g_assert_true (tend_goal_is_success (goal, &zero));
  g_assert_false (tend_goal_is_success (goal, &done) || tend_goal_is_success (goal, &wordless));

  /* In a week it is the sum that has to be enough; each day adds to it. */
  goal->schedule.kind = TEND_SCHEDULE_WEEKLY;
  g_assert_true (tend_goal_is_success (goal, &done) && tend_goal_is_success (goal, &zero));
  goal->measure = TEND_MEASURE_AT_LEAST;
  g_assert_true (tend_goal_is_success (goal, &done));
  g_assert_false (tend_goal_is_success (goal, &zero));
}

static void
test_ten_times_a_tenth_is_one (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 1, 0);
  double sum = 0;

  for (int i = 0; i < 10; i++)
    {
      goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY + i, TEND_CHECK_IN_DONE, 0.1);
      sum += 0.1;
    }
  fixture->today = GOAL_FIXTURE_MONDAY + 9;
  g_assert_cmpfloat (sum, <, 1);
  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 1);
  assert_period (fixture, fixture->today, GOAL_FIXTURE_MONDAY - 1, GOAL_FIXTURE_MONDAY + 28, 1, 1, TRUE);
  /* And 0.1 + 0.2 stay within 0.3. */
  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 0.3);
  g_assert_true (tend_goal_is_enough (fixture->goal, 0.1 + 0.2, 0.3));
  g_assert_false (tend_goal_is_enough (fixture->goal, 0.3001, 0.3));
}

static void
test_check_ins_out_of_order_are_refused (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_write (fixture, "xx");
  g_array_index (fixture->check_ins, TendCheckIn, 1).day = GOAL_FIXTURE_MONDAY;
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*tend_goal_history_is_ordered*");
  g_assert_null (goal_fixture_get_days (fixture));
  g_test_assert_expected_messages ();

  g_array_index (fixture->check_ins, TendCheckIn, 1).day = G_MAXINT32;
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*tend_goal_history_is_ordered*");
  g_assert_null (goal_fixture_get_days (fixture));
  g_test_assert_expected_messages ();
}

static void
test_a_goal_that_has_not_begun_has_no_days (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;

  fixture->goal->start_day = fixture->today + 1;
  goal_fixture_add (fixture, fixture->today + 2, TEND_CHECK_IN_DONE, NAN);
  days = goal_fixture_get_days (fixture);
  g_assert_cmpuint (days->n_days, ==, 0);
  g_assert_cmpuint (tend_goal_days_get_marks (days, fixture->today), ==, 0);
  g_assert_false (tend_goal_days_is_open_today (days));
}

/* The last day before @day on which the goal was done, by looking at each day. */
static TendDay
find_last_success (const TendGoalHistory *history,
                   TendDay                day)
{
  for (TendDay before = MIN (day - 1, history->today); before > day - 1000; before--)
    if (tend_goal_is_success (history->goal, tend_goal_history_find (history, before)))
      return before;
  return TEND_DAY_NONE;
}

/* The definition, word for word and slow. */
static gboolean
is_asked_naively (const TendGoalHistory *history,
                  TendDay                day)
{
  const TendGoal *goal = history->goal;
  TendDay first_day = goal->start_day;
  TendDay last;
  double sum = 0;

  for (gsize i = history->n_check_ins; i-- > 0;)
    if (history->check_ins[i].state != TEND_CHECK_IN_NONE && history->check_ins[i].day < first_day &&
        history->check_ins[i].day <= history->today)
      first_day = history->check_ins[i].day;
  if (day < first_day)
    return FALSE;

  if (goal->schedule.kind == TEND_SCHEDULE_DAILY)
    return TRUE;
  if (goal->schedule.kind == TEND_SCHEDULE_WEEKDAYS)
    return goal->schedule.weekdays >> (tend_day_get_weekday (day) - 1) & 1;
  if (goal->schedule.kind == TEND_SCHEDULE_INTERVAL)
    {
      last = find_last_success (history, day);
      return last == TEND_DAY_NONE || day - last >= goal->schedule.days;
    }
  if (goal->schedule.kind == TEND_SCHEDULE_ONCE && goal->done_day != TEND_DAY_NONE)
    return day <= goal->done_day;
  if (goal->measure == TEND_MEASURE_AT_MOST)
    return TRUE;

  for (TendDay before = day - 1; before >= day - 1000; before--)
    {
      if (goal->schedule.kind == TEND_SCHEDULE_WEEKLY &&
          tend_day_get_weekday (before + 1) == history->first_weekday)
        break;
      if (goal->schedule.kind == TEND_SCHEDULE_MONTHLY && tend_day_get_day_of_month (before + 1) == 1)
        break;
      if (goal->schedule.kind == TEND_SCHEDULE_WINDOW && before <= day - goal->schedule.days)
        break;
      sum += tend_goal_get_amount (goal, tend_goal_history_find (history, before));
    }
  if (goal->measure == TEND_MEASURE_TICK)
    return sum < (goal->schedule.kind == TEND_SCHEDULE_ONCE ? 1 : goal->schedule.times);
  return sum < goal->target - 1e-6;
}

static void
test_any_goal_is_asked_for_as_defined (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261102);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 90);
      TendGoalHistory history = goal_fixture_get_history (fixture);
      g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);

      for (TendDay day = fixture->today - 110; day <= fixture->today + 10; day++)
        {
          gboolean asked = is_asked_naively (&history, day);

          g_assert_cmpint (tend_goal_is_asked (&history, day), ==, asked);
          if (day <= fixture->today)
            g_assert_cmpint ((tend_goal_days_get_marks (days, day) & TEND_GOAL_MARK_ASKED) != 0, ==, asked);
        }
    }
}

/* What lies before the horizon does not matter to what a list asks. */
static void
test_a_list_need_not_read_past_the_horizon (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261103);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 90);
      TendGoalHistory whole = goal_fixture_get_history (fixture);
      TendGoalHistory part = whole;
      TendDay day = MAX (fixture->today, fixture->goal->start_day);
      TendDay horizon = tend_goal_get_horizon (fixture->goal, day, fixture->first_weekday);
      TendGoalPeriod of_whole, of_part;

      while (part.n_check_ins > 0 && part.check_ins[0].day < horizon)
        {
          part.check_ins++;
          part.n_check_ins--;
        }
      g_assert_cmpint (tend_goal_is_asked (&part, day), ==, tend_goal_is_asked (&whole, day));
      tend_goal_get_period (&whole, day, &of_whole);
      tend_goal_get_period (&part, day, &of_part);
      g_assert_cmpfloat (of_part.amount, ==, of_whole.amount);
      g_assert_cmpuint (of_part.n_rest_days, ==, of_whole.n_rest_days);
      g_assert_cmpint (of_part.is_kept, ==, of_whole.is_kept);
    }
}

static void
test_window_sums_are_those_of_adding_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261104);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 60);
      g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
      guint length = (guint) g_rand_int_range (random, 0, 70);
      g_autofree double *sums = tend_goal_days_get_window_sums (days, length);

      for (guint i = 0; i < days->n_days; i++)
        {
          double sum = 0;

          for (guint back = 0; back < length && back <= i; back++)
            sum += days->amounts[i - back];
          g_assert_cmpfloat_with_epsilon (sums[i], sum, 1e-9);
        }
    }
}

static void
test_a_large_number_leaves_nothing_behind_in_a_window (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WINDOW, 1, 3);
  g_autoptr (TendGoalDays) days = NULL;
  g_autofree double *sums = NULL;

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 0.1);
  goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY, TEND_CHECK_IN_DONE, 1e12);
  for (int i = 1; i < 9; i++)
    goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY + i, TEND_CHECK_IN_DONE, 0.1);
  fixture->today = GOAL_FIXTURE_MONDAY + 8;
  days = goal_fixture_get_days (fixture);
  sums = tend_goal_days_get_window_sums (days, 3);
  for (int i = 3; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (sums[i], 0.3, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-rules/a-daily-goal-is-asked-for-every-day",
                   test_a_daily_goal_is_asked_for_every_day);
  g_test_add_func ("/goal-rules/weekdays-are-asked-for-on-those-days",
                   test_weekdays_are_asked_for_on_those_days);
  g_test_add_func ("/goal-rules/times-a-week-are-asked-for-until-they-are-done",
                   test_times_a_week_are_asked_for_until_they_are_done);
  g_test_add_func ("/goal-rules/a-week-begins-with-the-first-weekday",
                   test_a_week_begins_with_the_first_weekday);
  g_test_add_func ("/goal-rules/times-a-month-are-asked-for-until-they-are-done",
                   test_times_a_month_are_asked_for_until_they_are_done);
  g_test_add_func ("/goal-rules/an-interval-is-due-from-the-start-and-so-many-days-after-the-last-time",
                   test_an_interval_is_due_from_the_start_and_so_many_days_after_the_last_time);
  g_test_add_func ("/goal-rules/a-window-is-asked-for-until-it-is-kept",
                   test_a_window_is_asked_for_until_it_is_kept);
  g_test_add_func ("/goal-rules/a-goal-done-once-is-asked-for-until-it-is-done",
                   test_a_goal_done_once_is_asked_for_until_it_is_done);
  g_test_add_func ("/goal-rules/a-number-to-reach-in-a-week-is-asked-for-until-it-is-reached",
                   test_a_number_to_reach_in_a_week_is_asked_for_until_it_is_reached);
  g_test_add_func ("/goal-rules/a-number-to-stay-within-is-asked-for-every-day",
                   test_a_number_to_stay_within_is_asked_for_every_day);
  g_test_add_func ("/goal-rules/a-goal-counts-from-its-start-or-from-its-first-check-in",
                   test_a_goal_counts_from_its_start_or_from_its_first_check_in);
  g_test_add_func ("/goal-rules/days-to-come-are-not-looked-at", test_days_to_come_are_not_looked_at);
  g_test_add_func ("/goal-rules/a-period-tells-how-its-span-stands", test_a_period_tells_how_its_span_stands);
  g_test_add_func ("/goal-rules/what-stays-within-is-kept-if-a-number-says-so",
                   test_what_stays_within_is_kept_if_a_number_says_so);
  g_test_add_func ("/goal-rules/a-check-in-succeeds-by-its-measure", test_a_check_in_succeeds_by_its_measure);
  g_test_add_func ("/goal-rules/ten-times-a-tenth-is-one", test_ten_times_a_tenth_is_one);
  g_test_add_func ("/goal-rules/check-ins-out-of-order-are-refused", test_check_ins_out_of_order_are_refused);
  g_test_add_func ("/goal-rules/a-goal-that-has-not-begun-has-no-days",
                   test_a_goal_that_has_not_begun_has_no_days);
  g_test_add_func ("/goal-rules/any-goal-is-asked-for-as-defined", test_any_goal_is_asked_for_as_defined);
  g_test_add_func ("/goal-rules/a-list-need-not-read-past-the-horizon",
                   test_a_list_need_not_read_past_the_horizon);
  g_test_add_func ("/goal-rules/window-sums-are-those-of-adding-up", test_window_sums_are_those_of_adding_up);
  g_test_add_func ("/goal-rules/a-large-number-leaves-nothing-behind-in-a-window",
                   test_a_large_number_leaves_nothing_behind_in_a_window);
  return g_test_run ();
}
