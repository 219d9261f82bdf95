#include "goal-fixture.h"

#include <math.h>

GoalFixture *
goal_fixture_new (TendScheduleKind kind,
                  int              times,
                  int              days)
{
  GoalFixture *self = g_new0 (GoalFixture, 1);

  self->goal = tend_goal_new ("A goal", GOAL_FIXTURE_MONDAY);
  self->goal->schedule = (TendSchedule){ kind, times, days, 0 };
  self->check_ins = g_array_new (FALSE, FALSE, sizeof (TendCheckIn));
  g_array_set_clear_func (self->check_ins, (GDestroyNotify) tend_check_in_clear);
  self->today = GOAL_FIXTURE_MONDAY;
  self->first_weekday = G_DATE_MONDAY;
  return self;
}

void
goal_fixture_free (GoalFixture *self)
{
  tend_goal_free (self->goal);
  g_array_unref (self->check_ins);
  g_free (self);
}

void
goal_fixture_measure (GoalFixture     *self,
                      TendMeasureKind  measure,
                      double           target)
{
  self->goal->measure = measure;
  self->goal->target = target;
}

void
goal_fixture_add (GoalFixture      *self,
                  TendDay           day,
                  TendCheckInState  state,
                  double            value)
{
  TendCheckIn check_in = { day, state, value, g_strdup ("") };

  g_array_append_val (self->check_ins, check_in);
}

/* A letter for each day, Monday 2 November 2026 the first and today the last: x done, 0 to 9 done with that
 * number, r a rest day, n a note and nothing else, . nothing; spaces are for reading. */
void
goal_fixture_write (GoalFixture *self,
                    const char  *line)
{
  TendDay day = GOAL_FIXTURE_MONDAY;

  for (; *line; line++)
    {
      if (*line == ' ')
        continue;
      if (*line == 'x')
        goal_fixture_add (self, day, TEND_CHECK_IN_DONE, NAN);
      else if (*line == 'r')
        goal_fixture_add (self, day, TEND_CHECK_IN_SKIPPED, NAN);
      else if (*line == 'n')
        goal_fixture_add (self, day, TEND_CHECK_IN_NONE, NAN);
      else if (g_ascii_isdigit (*line))
        goal_fixture_add (self, day, TEND_CHECK_IN_DONE, *line - '0');
      else
        g_assert_cmpint (*line, ==, '.');
      self->today = day++;
    }
}

/* Any goal that can be kept, with @n_days of any past, some before its start, some after today. */
GoalFixture *
goal_fixture_new_random (GRand *random,
                         int    n_days)
{
  GoalFixture *self = goal_fixture_new (TEND_SCHEDULE_DAILY, 1, 0);
  TendSchedule *schedule = &self->goal->schedule;
  double often = g_rand_double (random);
  TendDay first_day = GOAL_FIXTURE_MONDAY + g_rand_int_range (random, 0, 400);

  schedule->kind = g_rand_int_range (random, TEND_SCHEDULE_ONCE, TEND_SCHEDULE_WINDOW + 1);
  schedule->weekdays = (TendWeekdays) g_rand_int_range (random, 1, 128);
  schedule->days = g_rand_int_range (random, 1, 12);
  self->goal->measure = g_rand_int_range (random, TEND_MEASURE_TICK, TEND_MEASURE_AT_MOST + 1);
  if (self->goal->measure == TEND_MEASURE_TICK && tend_goal_get_span (self->goal) != TEND_GOAL_SPAN_DAY)
    schedule->times = g_rand_int_range (random, 1, MIN (7, schedule->days) + 1);
  self->goal->target = g_rand_int_range (random, 1, 12) / 4.0;
  self->goal->start_day = first_day + g_rand_int_range (random, -10, 10);
  if (schedule->kind == TEND_SCHEDULE_ONCE && g_rand_boolean (random))
    self->goal->done_day = first_day + g_rand_int_range (random, 0, n_days);
  self->today = first_day + g_rand_int_range (random, 0, n_days);
  self->first_weekday = g_rand_int_range (random, G_DATE_MONDAY, G_DATE_SUNDAY + 1);
  g_assert_true (tend_goal_validate (self->goal, NULL));

  for (int i = 0; i < n_days; i++)
    {
      double what = g_rand_double (random);

      if (what < often * 0.9)
        goal_fixture_add (self, first_day + i, TEND_CHECK_IN_DONE,
                          g_rand_int_range (random, 0, 9) ? g_rand_int_range (random, 0, 10) / 10.0 : NAN);
      else if (what > 0.94)
        goal_fixture_add (self, first_day + i, TEND_CHECK_IN_SKIPPED, NAN);
      else if (what > 0.92)
        goal_fixture_add (self, first_day + i, TEND_CHECK_IN_NONE, NAN);
    }
  return self;
}

TendGoalHistory
goal_fixture_get_history (GoalFixture *self)
{
  return (TendGoalHistory){
    .goal = self->goal,
    .check_ins = (const TendCheckIn *) self->check_ins->data,
    .n_check_ins = self->check_ins->len,
    .today = self->today,
    .first_weekday = self->first_weekday,
  };
}

TendGoalDays *
goal_fixture_get_days (GoalFixture *self)
{
  TendGoalHistory history = goal_fixture_get_history (self);

  return tend_goal_days_new (&history);
}
