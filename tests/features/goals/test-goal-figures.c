/* How it went: recent days, runs, totals, weekdays, months and levels. The lines of days begin on Monday
 * 2 November 2026; see goal-fixture.c. */

#include "features/goals/tend-goal-figures.h"
#include "features/goals/tend-goal-runs.h"
#include "goal-fixture.h"

#include <math.h>
#include <string.h>

static void
assert_recent (GoalFixture        *fixture,
               TendGoalRecentKind  kind,
               double              done,
               double              asked,
               int                 n_days)
{
  g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
  TendGoalRecent recent;

  tend_goal_get_recent (days, &recent);
  g_assert_cmpint (recent.kind, ==, kind);
  g_assert_cmpfloat (recent.done, ==, done);
  g_assert_cmpfloat (recent.asked, ==, asked);
  g_assert_cmpint (recent.n_days, ==, n_days);
}

/* The lengths of all runs, then the current one: "3 1 | 1". */
static char *
spell_runs (GoalFixture *fixture)
{
  g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
  TendGoalRun current;
  g_autoptr (GArray) runs = tend_goal_get_runs (days, &current);
  GString *spelled = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append_printf (spelled, "%u ", g_array_index (runs, TendGoalRun, i).length);
  g_string_append_printf (spelled, "| %u", current.length);
  return g_string_free (spelled, FALSE);
}

static void
assert_runs (GoalFixture *fixture,
             const char  *line,
             const char  *expected)
{
  g_autofree char *spelled = NULL;

  goal_fixture_write (fixture, line);
  spelled = spell_runs (fixture);
  g_assert_cmpstr (spelled, ==, expected);
}

static void
test_the_last_fourteen_days_are_counted (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_write (fixture, "xxxxxxx x.x.xx. xx..x.x");
  assert_recent (fixture, TEND_GOAL_RECENT_DAYS_DONE, 8, 14, 14);
}

static void
test_rest_days_are_taken_out_of_the_count (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_write (fixture, "xx.rrxx xxr.xxx");
  assert_recent (fixture, TEND_GOAL_RECENT_DAYS_DONE, 9, 11, 14);
}

static void
test_an_open_today_takes_nothing_away (void)
{
  g_autoptr (GoalFixture) open = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) first = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) rest = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_write (open, "xxxxxxx xxxxxxx .");
  assert_recent (open, TEND_GOAL_RECENT_DAYS_DONE, 14, 14, 14);
  /* On the first day there is nothing to tell until something is done. */
  assert_recent (first, TEND_GOAL_RECENT_NONE, 0, 0, 14);
  goal_fixture_write (first, "x");
  assert_recent (first, TEND_GOAL_RECENT_DAYS_DONE, 1, 1, 14);
  goal_fixture_write (rest, "rrrrrrr rrrrrrr");
  assert_recent (rest, TEND_GOAL_RECENT_NONE, 0, 0, 14);
}

static void
test_another_day_stands_in_for_one_that_was_asked_for (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);

  fixture->goal->schedule.weekdays = TEND_WEEKDAYS_OF (G_DATE_MONDAY) | TEND_WEEKDAYS_OF (G_DATE_THURSDAY);
  goal_fixture_write (fixture, "x.x.... .......");
  assert_recent (fixture, TEND_GOAL_RECENT_DAYS_DONE, 2, 4, 14);
  g_array_set_size (fixture->check_ins, 0);
  goal_fixture_write (fixture, "xx.x.x. x..x.x.");
  assert_recent (fixture, TEND_GOAL_RECENT_DAYS_DONE, 4, 4, 14);
}

static void
test_an_interval_is_counted_in_times (void)
{
  g_autoptr (GoalFixture) third = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);
  g_autoptr (GoalFixture) rare = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 30);

  /* Fifteen days are the first multiple of three from 14 on, and have room for five times. */
  goal_fixture_write (third, "xxxxxx. x..x... .x....x");
  assert_recent (third, TEND_GOAL_RECENT_TIMES_DONE, 4, 5, 15);
  goal_fixture_write (rare, "x......");
  assert_recent (rare, TEND_GOAL_RECENT_TIMES_DONE, 1, 1, 30);
}

static void
test_a_span_is_counted_by_itself (void)
{
  g_autoptr (GoalFixture) weekly = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 3, 0);
  g_autoptr (GoalFixture) monthly = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 1, 0);
  g_autoptr (GoalFixture) once = goal_fixture_new (TEND_SCHEDULE_ONCE, 1, 0);

  goal_fixture_write (weekly, "xxxx... x.x.");
  assert_recent (weekly, TEND_GOAL_RECENT_SPAN, 2, 3, 7);
  goal_fixture_measure (monthly, TEND_MEASURE_AT_LEAST, 20);
  goal_fixture_write (monthly, "4.5....");
  assert_recent (monthly, TEND_GOAL_RECENT_SPAN, 9, 20, 30);
  assert_recent (once, TEND_GOAL_RECENT_NONE, 0, 0, 0);
}

static void
test_runs_of_days (void)
{
  g_autoptr (GoalFixture) daily = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) ended = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) weekdays = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);

  /* A rest day neither ends nor lengthens, and today is not over. */
  assert_runs (daily, "xxx.xrx .xrrxx.", "3 2 3 | 3");
  assert_runs (ended, "xxx....", "3 | 0");
  weekdays->goal->schedule.weekdays = TEND_WEEKDAYS_WORK;
  assert_runs (weekdays, "xxxxx.. xxxx.x. x", "9 2 | 2");
}

static void
test_runs_of_numbers (void)
{
  g_autoptr (GoalFixture) least = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) most = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);

  goal_fixture_measure (least, TEND_MEASURE_AT_LEAST, 5);
  assert_runs (least, "5649554", "2 3 | 3");
  goal_fixture_measure (most, TEND_MEASURE_AT_MOST, 5);
  /* Without a number nothing is known. */
  assert_runs (most, "520.456", "3 2 | 2");
}

static void
test_runs_of_weeks (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 2, 0);
  g_autoptr (GoalFixture) resting = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 2, 0);
  g_autoptr (GoalFixture) midweek = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 2, 0);

  assert_runs (fixture, "xx..... x...x.. x...... ..xxx.. x..", "2 1 | 1");
  /* A week that fell short with a rest day in it leaves the run as it is. */
  assert_runs (resting, "xx..... x..r... .x.x...", "2 | 2");
  /* The first week was not a whole one. */
  midweek->goal->start_day = GOAL_FIXTURE_MONDAY + 4;
  assert_runs (midweek, ".....x. xx..... x..x...", "2 | 2");
}

static void
test_runs_of_months (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_MONTHLY, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;
  g_autoptr (GArray) runs = NULL;
  static const int months[] = { 1, 2, 3, 5, 6 };

  fixture->goal->start_day = tend_day_from_ymd (2026, 1, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    goal_fixture_add (fixture, tend_day_from_ymd (2026, months[i], 20), TEND_CHECK_IN_DONE, NAN);
  fixture->today = tend_day_from_ymd (2026, 7, 9);
  days = goal_fixture_get_days (fixture);
  runs = tend_goal_get_runs (days, NULL);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (g_array_index (runs, TendGoalRun, 0).length, ==, 3);
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 0).first_day, ==, tend_day_from_ymd (2026, 1, 1));
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 0).last_day, ==, tend_day_from_ymd (2026, 3, 31));
  g_assert_cmpuint (g_array_index (runs, TendGoalRun, 1).length, ==, 2);
}

static void
test_runs_of_times (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);
  g_autoptr (GoalFixture) resting = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);
  g_autoptr (GoalFixture) ended = goal_fixture_new (TEND_SCHEDULE_INTERVAL, 1, 3);

  assert_runs (fixture, "x..xx.. ..x..x.", "3 2 | 2");
  /* Rest days are no days between. */
  assert_runs (resting, "x..rrrx .......", "2 | 0");
  assert_runs (ended, "x..x...", "2 | 2");
  ended->today++;
  g_array_set_size (ended->check_ins, 0);
  assert_runs (ended, "x..x....", "2 | 0");
}

static void
test_runs_of_windows (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WINDOW, 2, 3);
  g_autoptr (GoalFixture) resting = goal_fixture_new (TEND_SCHEDULE_WINDOW, 2, 3);

  /* Day by day the window holds 0 1 2 2 1 1 1 2 2 2. */
  assert_runs (fixture, ".xx..x.xx.", "2 3 | 3");
  /* 1 2 2 1 0 1 2, and the three in the middle hold a rest day. */
  assert_runs (resting, "xx.r.xx", "3 | 3");
}

static void
test_a_number_to_stay_within_is_kept_when_the_week_is_over (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);

  goal_fixture_measure (fixture, TEND_MEASURE_AT_MOST, 9);
  assert_runs (fixture, "4.4.... 9.1.... 3.3.... 6..", "1 1 | 1");
  fixture->today += 5;
  {
    g_autofree char *spelled = spell_runs (fixture);

    g_assert_cmpstr (spelled, ==, "1 2 | 2");
  }
}

static void
test_the_longest_runs_come_first (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;
  g_autoptr (GArray) runs = NULL;

  goal_fixture_write (fixture, "xx.xxxx.x.xx.");
  days = goal_fixture_get_days (fixture);
  runs = tend_goal_get_runs (days, NULL);
  g_assert_cmpuint (runs->len, ==, 4);
  tend_goal_runs_keep_longest (runs, 3);
  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpuint (g_array_index (runs, TendGoalRun, 0).length, ==, 4);
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 0).first_day, ==, GOAL_FIXTURE_MONDAY + 3);
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 0).last_day, ==, GOAL_FIXTURE_MONDAY + 6);
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 1).first_day, ==, GOAL_FIXTURE_MONDAY + 10);
  g_assert_cmpint (g_array_index (runs, TendGoalRun, 2).first_day, ==, GOAL_FIXTURE_MONDAY);
}

static void
test_totals_add_everything_up (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (GoalFixture) empty = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;
  g_autoptr (TendGoalDays) no_days = goal_fixture_get_days (empty);
  TendGoalTotals totals;

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 5);
  goal_fixture_write (fixture, ".r8n35. r..7");
  days = goal_fixture_get_days (fixture);
  tend_goal_get_totals (days, &totals);
  g_assert_cmpuint (totals.n_times, ==, 4);
  g_assert_cmpuint (totals.n_kept, ==, 3);
  g_assert_cmpuint (totals.n_rest, ==, 2);
  g_assert_cmpfloat (totals.sum, ==, 23);
  g_assert_cmpint (totals.first_day, ==, GOAL_FIXTURE_MONDAY + 2);
  g_assert_cmpint (totals.last_day, ==, GOAL_FIXTURE_MONDAY + 10);

  tend_goal_get_totals (no_days, &totals);
  g_assert_cmpuint (totals.n_times, ==, 0);
  g_assert_cmpint (totals.first_day, ==, TEND_DAY_NONE);
}

static void
test_weekdays_have_their_share (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;
  TendGoalWeekday weekdays[7];

  fixture->goal->schedule.weekdays = TEND_WEEKDAYS_WORK;
  /* The Wednesday of the last week is open. */
  goal_fixture_write (fixture, "x.xx.x. x.rxx.. xx.");
  days = goal_fixture_get_days (fixture);
  tend_goal_get_weekdays (days, weekdays);
  g_assert_cmpfloat (weekdays[0].share, ==, 1);
  g_assert_cmpuint (weekdays[0].n_asked, ==, 3);
  g_assert_cmpfloat (weekdays[1].share, ==, 1 / 3.0);
  /* Once done, once a rest day, once open. */
  g_assert_cmpuint (weekdays[2].n_asked, ==, 1);
  g_assert_cmpfloat (weekdays[2].share, ==, 1);
  g_assert_cmpfloat (weekdays[4].share, ==, 0.5);
  /* Done on a Saturday that nobody asked for. */
  g_assert_cmpuint (weekdays[5].n_asked, ==, 1);
  g_assert_cmpfloat (weekdays[5].share, ==, 1);
  g_assert_true (isnan (weekdays[6].share));
}

static void
test_months_add_up_what_was_done_in_them (void)
{
  g_autoptr (GoalFixture) fixture = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) days = NULL;
  g_autoptr (GArray) months = NULL;
  TendGoalMonth *month;

  goal_fixture_measure (fixture, TEND_MEASURE_AT_LEAST, 5);
  fixture->goal->start_day = tend_day_from_ymd (2027, 12, 30);
  goal_fixture_add (fixture, tend_day_from_ymd (2027, 12, 31), TEND_CHECK_IN_DONE, 3);
  goal_fixture_add (fixture, tend_day_from_ymd (2028, 1, 1), TEND_CHECK_IN_DONE, 6);
  goal_fixture_add (fixture, tend_day_from_ymd (2028, 1, 31), TEND_CHECK_IN_SKIPPED, NAN);
  goal_fixture_add (fixture, tend_day_from_ymd (2028, 3, 1), TEND_CHECK_IN_DONE, 5.5);
  fixture->today = tend_day_from_ymd (2028, 3, 2);
  days = goal_fixture_get_days (fixture);
  months = tend_goal_get_months (days);
  g_assert_cmpuint (months->len, ==, 4);
  month = &g_array_index (months, TendGoalMonth, 0);
  g_assert_cmpint (month[0].first_day, ==, tend_day_from_ymd (2027, 12, 1));
  g_assert_cmpfloat (month[0].sum, ==, 3);
  g_assert_cmpuint (month[0].n_kept, ==, 0);
  g_assert_cmpuint (month[1].n_kept, ==, 1);
  g_assert_cmpuint (month[1].n_rest, ==, 1);
  g_assert_cmpint (month[2].first_day, ==, tend_day_from_ymd (2028, 2, 1));
  g_assert_cmpfloat (month[2].sum, ==, 0);
  g_assert_cmpfloat (month[3].sum, ==, 5.5);
}

static void
test_levels_fill_the_squares (void)
{
  g_autoptr (GoalFixture) ticked = goal_fixture_new (TEND_SCHEDULE_WEEKDAYS, 1, 0);
  g_autoptr (GoalFixture) least = goal_fixture_new (TEND_SCHEDULE_WEEKLY, 1, 0);
  g_autoptr (GoalFixture) most = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  g_autoptr (TendGoalDays) ticked_days = NULL;
  g_autoptr (TendGoalDays) least_days = NULL;
  g_autoptr (TendGoalDays) most_days = NULL;
  g_autofree double *ticked_levels = NULL;
  g_autofree double *least_levels = NULL;
  g_autofree double *most_levels = NULL;

  ticked->goal->schedule.weekdays = TEND_WEEKDAYS_OF (G_DATE_MONDAY) | TEND_WEEKDAYS_OF (G_DATE_WEDNESDAY);
  goal_fixture_write (ticked, "x..x... r");
  ticked_days = goal_fixture_get_days (ticked);
  ticked_levels = tend_goal_get_levels (ticked_days);
  g_assert_cmpfloat (ticked_levels[0], ==, 1);
  g_assert_true (isnan (ticked_levels[1]));
  g_assert_cmpfloat (ticked_levels[2], ==, 0);
  g_assert_cmpfloat (ticked_levels[3], ==, 1);
  g_assert_true (isnan (ticked_levels[7]));
  g_assert_true (tend_goal_days_get_marks (ticked_days, GOAL_FIXTURE_MONDAY + 7) & TEND_GOAL_MARK_REST);

  /* 14 in a week are 2 a day. */
  goal_fixture_measure (least, TEND_MEASURE_AT_LEAST, 14);
  goal_fixture_write (least, "129.");
  least_days = goal_fixture_get_days (least);
  least_levels = tend_goal_get_levels (least_days);
  g_assert_cmpfloat (least_levels[0], ==, 0.5);
  g_assert_cmpfloat (least_levels[1], ==, 1);
  g_assert_cmpfloat (least_levels[2], ==, 1);
  g_assert_cmpfloat (least_levels[3], ==, 0);

  goal_fixture_measure (most, TEND_MEASURE_AT_MOST, 4);
  goal_fixture_write (most, "0469.");
  most_days = goal_fixture_get_days (most);
  most_levels = tend_goal_get_levels (most_days);
  g_assert_cmpfloat (most_levels[0], ==, 1);
  g_assert_cmpfloat (most_levels[1], ==, 1);
  g_assert_cmpfloat (most_levels[2], ==, 0.5);
  g_assert_cmpfloat (most_levels[3], ==, 0);
  g_assert_true (isnan (most_levels[4]));
}

/* Each way of adding up comes to the same. */
static void
test_figures_of_any_goal_agree (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261106);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 90);
      TendGoalHistory history = goal_fixture_get_history (fixture);
      g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
      g_autoptr (GArray) months = tend_goal_get_months (days);
      g_autofree double *levels = tend_goal_get_levels (days);
      TendGoalTotals totals;
      TendGoalWeekday weekdays[7];
      TendGoalRecent recent;
      TendGoalPeriod period;
      guint n_times = 0, n_kept = 0, n_rest = 0, n_kept_on_weekdays = 0;
      double sum = 0, sum_of_months = 0, sum_of_weekdays = 0;

      for (gsize i = 0; i < history.n_check_ins && history.check_ins[i].day <= fixture->today; i++)
        {
          n_times += tend_goal_has_amount (fixture->goal, &history.check_ins[i]);
          n_kept += tend_goal_is_success (fixture->goal, &history.check_ins[i]);
          n_rest += history.check_ins[i].state == TEND_CHECK_IN_SKIPPED;
          sum += tend_goal_get_amount (fixture->goal, &history.check_ins[i]);
        }
      tend_goal_get_totals (days, &totals);
      g_assert_cmpuint (totals.n_times, ==, n_times);
      g_assert_cmpuint (totals.n_kept, ==, n_kept);
      g_assert_cmpuint (totals.n_rest, ==, n_rest);
      g_assert_cmpfloat_with_epsilon (totals.sum, sum, 1e-9);

      for (guint i = 0; i < months->len; i++)
        {
          n_kept -= g_array_index (months, TendGoalMonth, i).n_kept;
          sum_of_months += g_array_index (months, TendGoalMonth, i).sum;
        }
      g_assert_cmpuint (n_kept, ==, 0);
      g_assert_cmpfloat_with_epsilon (sum_of_months, sum, 1e-9);

      tend_goal_get_weekdays (days, weekdays);
      for (int i = 0; i < 7; i++)
        {
          n_kept_on_weekdays += weekdays[i].n_kept;
          sum_of_weekdays += weekdays[i].sum;
          g_assert_true (isnan (weekdays[i].share) || (weekdays[i].share >= 0 && weekdays[i].share <= 1));
        }
      g_assert_cmpuint (n_kept_on_weekdays, ==, totals.n_kept);
      g_assert_cmpfloat_with_epsilon (sum_of_weekdays, sum, 1e-9);

      tend_goal_get_recent (days, &recent);
      tend_goal_get_period (&history, fixture->today, &period);
      if (recent.kind == TEND_GOAL_RECENT_SPAN)
        g_assert_cmpfloat_with_epsilon (recent.done, period.amount, 1e-9);
      else
        g_assert_cmpfloat (recent.done, <=, recent.asked);
      for (guint i = 0; i < days->n_days; i++)
        g_assert_true (isnan (levels[i]) || (levels[i] >= 0 && levels[i] <= 1));
    }
}

/* What each day, time, week or month does to a run, one letter each: k keeps, e ends, l leaves it. */
static char *
spell_steps_naively (const TendGoalHistory *history)
{
  const TendGoal *goal = history->goal;
  TendDay first_day = tend_goal_history_get_first_day (history);
  GString *steps = g_string_new (NULL);
  int between = 0;

  for (TendDay day = first_day; day <= history->today; day++)
    {
      const TendCheckIn *check_in = tend_goal_history_find (history, day);
      gboolean is_rest = check_in && check_in->state == TEND_CHECK_IN_SKIPPED;
      TendGoalPeriod period;
      gboolean is_over, has_amount = FALSE, could_be_kept;

      if (goal->schedule.kind == TEND_SCHEDULE_DAILY || goal->schedule.kind == TEND_SCHEDULE_WEEKDAYS)
        {
          if (tend_goal_is_success (goal, check_in))
            g_string_append_c (steps, 'k');
          else if (tend_goal_is_asked (history, day) && !is_rest && day < history->today)
            g_string_append_c (steps, 'e');
          continue;
        }
      if (goal->schedule.kind == TEND_SCHEDULE_INTERVAL)
        {
          between += !is_rest;
          if (between > goal->schedule.days)
            g_string_append_c (steps, 'e');
          if (tend_goal_is_success (goal, check_in))
            {
              g_string_append_c (steps, 'k');
              between = 0;
            }
          continue;
        }

      tend_goal_get_period (history, day, &period);
      if (day != period.last_day && day != history->today)
        continue;
      for (TendDay inner = period.first_day; inner <= period.last_day; inner++)
        has_amount |= tend_goal_has_amount (goal, tend_goal_history_find (history, inner));
      is_over = period.last_day < history->today;
      could_be_kept = is_over && period.first_day >= first_day && period.n_rest_days == 0;
      if (goal->measure == TEND_MEASURE_AT_MOST)
        g_string_append_c (steps, !is_over                                            ? 'l'
                                  : has_amount && period.amount > period.target + 1e-6 ? 'e'
                                  : has_amount                                         ? 'k'
                                  : could_be_kept                                      ? 'e'
                                                                                       : 'l');
      else
        g_string_append_c (steps, period.amount > period.target - 1e-6 ? 'k' : could_be_kept ? 'e' : 'l');
    }
  return g_string_free (steps, FALSE);
}

static void
test_runs_of_any_goal_are_as_defined (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261107);
  int n_compared = 0;

  while (n_compared < 400)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new_random (random, 90);
      TendGoalHistory history = goal_fixture_get_history (fixture);
      g_autofree char *steps = NULL;
      g_autofree char *spelled = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_auto (GStrv) parts = NULL;
      guint length = 0;

      if (fixture->goal->schedule.kind == TEND_SCHEDULE_ONCE)
        continue;
      n_compared++;
      steps = spell_steps_naively (&history);
      parts = g_strsplit (steps, "e", -1);
      for (guint i = 0; parts[i]; i++)
        {
          length = 0;
          for (const char *step = parts[i]; *step; step++)
            length += *step == 'k';
          if (length > 0)
            g_string_append_printf (expected, "%u ", length);
        }
      g_string_append_printf (expected, "| %u", length);
      spelled = spell_runs (fixture);
      g_assert_cmpstr (spelled, ==, expected->str);
    }
}

/* Ten years of a goal, for every schedule, in microseconds; with -m perf. */
static void
test_ten_years_are_looked_at_at_once (void)
{
  for (TendScheduleKind kind = TEND_SCHEDULE_ONCE; kind <= TEND_SCHEDULE_WINDOW; kind++)
    {
      g_autoptr (GoalFixture) fixture = goal_fixture_new (kind, 2, 3);
      double took;
      gint64 began;

      fixture->goal->schedule.weekdays = TEND_WEEKDAYS_WORK;
      for (int i = 0; i < 3650; i++)
        if (i % 3)
          goal_fixture_add (fixture, GOAL_FIXTURE_MONDAY + i,
                            i % 50 ? TEND_CHECK_IN_DONE : TEND_CHECK_IN_SKIPPED, NAN);
      fixture->today = GOAL_FIXTURE_MONDAY + 3649;

      began = g_get_monotonic_time ();
      for (int round = 0; round < 100; round++)
        {
          g_autoptr (TendGoalDays) days = goal_fixture_get_days (fixture);
          g_autoptr (GArray) runs = tend_goal_get_runs (days, NULL);
          g_autoptr (GArray) months = tend_goal_get_months (days);
          g_autofree double *levels = tend_goal_get_levels (days);
          TendGoalWeekday weekdays[7];
          TendGoalTotals totals;

          tend_goal_get_weekdays (days, weekdays);
          tend_goal_get_totals (days, &totals);
          g_assert_cmpuint (days->n_days, ==, 3650);
        }
      took = (double) (g_get_monotonic_time () - began) / 100;
      g_test_minimized_result (took, "%s: %.0f microseconds for all figures",
                               tend_schedule_kind_to_text (kind), took);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-figures/the-last-fourteen-days-are-counted",
                   test_the_last_fourteen_days_are_counted);
  g_test_add_func ("/goal-figures/rest-days-are-taken-out-of-the-count",
                   test_rest_days_are_taken_out_of_the_count);
  g_test_add_func ("/goal-figures/an-open-today-takes-nothing-away", test_an_open_today_takes_nothing_away);
  g_test_add_func ("/goal-figures/another-day-stands-in-for-one-that-was-asked-for",
                   test_another_day_stands_in_for_one_that_was_asked_for);
  g_test_add_func ("/goal-figures/an-interval-is-counted-in-times", test_an_interval_is_counted_in_times);
  g_test_add_func ("/goal-figures/a-span-is-counted-by-itself", test_a_span_is_counted_by_itself);
  g_test_add_func ("/goal-figures/runs-of-days", test_runs_of_days);
  g_test_add_func ("/goal-figures/runs-of-numbers", test_runs_of_numbers);
  g_test_add_func ("/goal-figures/runs-of-weeks", test_runs_of_weeks);
  g_test_add_func ("/goal-figures/runs-of-months", test_runs_of_months);
  g_test_add_func ("/goal-figures/runs-of-times", test_runs_of_times);
  g_test_add_func ("/goal-figures/runs-of-windows", test_runs_of_windows);
  g_test_add_func ("/goal-figures/a-number-to-stay-within-is-kept-when-the-week-is-over",
                   test_a_number_to_stay_within_is_kept_when_the_week_is_over);
  g_test_add_func ("/goal-figures/the-longest-runs-come-first", test_the_longest_runs_come_first);
  g_test_add_func ("/goal-figures/totals-add-everything-up", test_totals_add_everything_up);
  g_test_add_func ("/goal-figures/weekdays-have-their-share", test_weekdays_have_their_share);
  g_test_add_func ("/goal-figures/months-add-up-what-was-done-in-them",
                   test_months_add_up_what_was_done_in_them);
  g_test_add_func ("/goal-figures/levels-fill-the-squares", test_levels_fill_the_squares);
  g_test_add_func ("/goal-figures/figures-of-any-goal-agree", test_figures_of_any_goal_agree);
  g_test_add_func ("/goal-figures/runs-of-any-goal-are-as-defined", test_runs_of_any_goal_are_as_defined);
  if (g_test_perf ())
    g_test_add_func ("/goal-figures/ten-years-are-looked-at-at-once", test_ten_years_are_looked_at_at_once);
  return g_test_run ();
}
