#include "features/goals/tend-goal-strength.h"

#include <math.h>

/* A habit wanted every day loses half of its strength in this many days off, a rarer one in more. */
#define HALF_LIFE 13.0

/* How often, in the form that the score is defined for: so many times in so many days. */
typedef struct
{
  guint times;
  guint days;
} Frequency;

static Frequency
get_frequency (const TendGoal *goal)
{
  const TendSchedule *schedule = &goal->schedule;
  guint times = (guint) MAX (1, schedule->times);
  Frequency frequency = { 1, 1 };

  switch (schedule->kind)
    {
    case TEND_SCHEDULE_WEEKDAYS:
      frequency = (Frequency){ 0, 7 };
      for (guint bits = schedule->weekdays; bits; bits &= bits - 1)
        frequency.times++;
      break;
    case TEND_SCHEDULE_WEEKLY:
      frequency = (Frequency){ times, 7 };
      break;
    case TEND_SCHEDULE_MONTHLY:
      frequency = (Frequency){ times, 30 };
      break;
    case TEND_SCHEDULE_INTERVAL:
      frequency = (Frequency){ 1, (guint) MAX (1, schedule->days) };
      break;
    case TEND_SCHEDULE_WINDOW:
      frequency = (Frequency){ times, (guint) MAX (1, schedule->days) };
      break;
    case TEND_SCHEDULE_ONCE:
    case TEND_SCHEDULE_DAILY:
    default:
      break;
    }
  /* There is one tick a day, so more than that is every day. */
  if (frequency.times >= frequency.days)
    frequency = (Frequency){ 1, 1 };
  return frequency;
}

/* How much of yesterday's strength is left today. */
static double
get_multiplier (double frequency)
{
  return pow (0.5, sqrt (frequency) / HALF_LIFE);
}

static double
weigh (double keeps,
       double strength,
       double completion)
{
  return strength * keeps + completion * (1 - keeps);
}

static double
clamp_share (double share)
{
  return CLAMP (share, 0, 1);
}

static double
get_completion (const TendGoal *goal,
                double          amount,
                double          wanted)
{
  if (goal->measure != TEND_MEASURE_AT_MOST)
    return wanted > 0 ? clamp_share (amount / wanted) : 1;
  if (wanted > 0)
    return clamp_share (1 - (amount - wanted) / wanted);
  return amount > 0 ? 0 : 1;
}

/**
 * tend_goal_strength_step:
 * @frequency: how often the goal is wanted, in times a day: 1 is every day, 3.0 / 7 is three times a week
 * @strength: the strength on the day before, 0 to 1
 * @completion: how much of what is wanted was done, 0 to 1
 *
 * One day's step of the exponential score: the old strength weighs m = 0.5^(√f / 13), the day 1 − m.
 *
 * Source: Loop Habit Tracker, Score.kt (https://github.com/iSoron/uhabits).
 *
 * Returns: the strength on the day, 0 to 1
 */
double
tend_goal_strength_step (double frequency,
                         double strength,
                         double completion)
{
  return weigh (get_multiplier (frequency), strength, completion);
}

/**
 * tend_goal_get_strengths:
 * @days: the days of a goal
 *
 * The strength on every day: an exponential score that starts with the first check-in at 0 (at 1 for an
 * at-most goal, which nothing has spoken against yet) and moves a step each day; see
 * tend_goal_strength_step(). A rest day changes nothing.
 *
 * How often a goal is wanted is read as so many times in so many days: every day 1 in 1, k chosen weekdays k
 * in 7, N times a week N in 7, N times a month N in 30, every D days 1 in D, N times in D days N in D. A goal
 * that counts is wanted once in those days with its target, on chosen weekdays k times with its target each.
 *
 * A day's completion is what was done in the last so many days against what is wanted in them, at most 1. For
 * a goal that is ticked and wanted less than daily both are doubled, which evens out weeks in which it is
 * done on other days than usual. For an at-most goal it is 1 up to the target, from there on less, and 0 from
 * twice the target on.
 *
 * Source: Loop Habit Tracker, ScoreList.kt (https://github.com/iSoron/uhabits); there a rest day adds 0.003
 * to a sum of numbers, here nothing. A goal done once has no strength.
 *
 * Returns: (transfer full) (array): the strengths, one for each of @days, NAN for a goal done once
 */
double *
tend_goal_get_strengths (const TendGoalDays *days)
{
  g_autofree double *sums = NULL;
  double *strengths;
  Frequency frequency;
  double per_day, keeps, wanted, strength;
  guint factor;
  gboolean has_begun = FALSE;

  g_return_val_if_fail (days != NULL, NULL);

  frequency = get_frequency (days->goal);
  per_day = (double) frequency.times / frequency.days;
  factor = days->goal->measure == TEND_MEASURE_TICK && per_day < 1 ? 2 : 1;
  if (days->goal->measure == TEND_MEASURE_TICK)
    wanted = frequency.times * factor;
  else
    wanted = days->goal->target * frequency.times;
  keeps = get_multiplier (per_day);

  sums = tend_goal_days_get_window_sums (days, frequency.days * factor);
  strengths = g_new (double, days->n_days);
  strength = days->goal->measure == TEND_MEASURE_AT_MOST ? 1 : 0;
  for (guint i = 0; i < days->n_days; i++)
    {
      has_begun |= (days->marks[i] & (TEND_GOAL_MARK_AMOUNT | TEND_GOAL_MARK_REST)) != 0;
      if (has_begun && (days->marks[i] & TEND_GOAL_MARK_REST) == 0)
        strength = weigh (keeps, strength, get_completion (days->goal, sums[i], wanted));
      strengths[i] = days->goal->schedule.kind == TEND_SCHEDULE_ONCE ? NAN : strength;
    }
  return strengths;
}

/**
 * tend_goal_get_strength:
 * @days: the days of a goal
 *
 * The strength now; see tend_goal_get_strengths(). While today is open it does not lower it: nobody should
 * find in the morning that they have become weaker overnight.
 *
 * Returns: the strength, 0 to 1; NAN for a goal done once
 */
double
tend_goal_get_strength (const TendGoalDays *days)
{
  g_autofree double *strengths = NULL;
  double yesterday, today;

  g_return_val_if_fail (days != NULL, NAN);

  if (days->goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return NAN;
  yesterday = days->goal->measure == TEND_MEASURE_AT_MOST ? 1 : 0;
  if (days->n_days == 0)
    return yesterday;

  strengths = tend_goal_get_strengths (days);
  if (days->n_days > 1)
    yesterday = strengths[days->n_days - 2];
  today = strengths[days->n_days - 1];
  return tend_goal_days_is_open_today (days) ? MAX (today, yesterday) : today;
}
