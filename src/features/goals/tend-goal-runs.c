#include "features/goals/tend-goal-runs.h"

/* What a day, a week or a month does to a run: it lengthens it, leaves it as it is, or ends it. */
typedef enum
{
  STEP_LENGTHENS,
  STEP_LEAVES,
  STEP_ENDS,
} Step;

typedef struct
{
  GArray *runs;
  TendGoalRun current;
} Walk;

static void
walk_step (Walk    *walk,
           Step     step,
           TendDay  first_day,
           TendDay  last_day)
{
  if (step == STEP_LENGTHENS)
    {
      if (walk->current.length == 0)
        walk->current.first_day = first_day;
      walk->current.last_day = last_day;
      walk->current.length++;
    }
  else if (step == STEP_ENDS && walk->current.length > 0)
    {
      g_array_append_val (walk->runs, walk->current);
      walk->current = (TendGoalRun){ TEND_DAY_NONE, TEND_DAY_NONE, 0 };
    }
}

static void
walk_days (Walk               *walk,
           const TendGoalDays *days)
{
  for (guint i = 0; i < days->n_days; i++)
    {
      TendDay day = days->first_day + (TendDay) i;
      Step step = STEP_LEAVES;

      if (days->marks[i] & TEND_GOAL_MARK_KEPT)
        step = STEP_LENGTHENS;
      else if ((days->marks[i] & TEND_GOAL_MARK_ASKED) && !(days->marks[i] & TEND_GOAL_MARK_REST) &&
               i + 1 < days->n_days)
        step = STEP_ENDS;
      walk_step (walk, step, day, day);
    }
}

/* Rest days are no days between one time and the next. */
static void
walk_times (Walk               *walk,
            const TendGoalDays *days)
{
  guint length = (guint) MAX (1, days->goal->schedule.days);
  guint since = 0;

  for (guint i = 0; i < days->n_days; i++)
    {
      TendDay day = days->first_day + (TendDay) i;

      if (!(days->marks[i] & TEND_GOAL_MARK_REST))
        since++;
      if (since > length)
        walk_step (walk, STEP_ENDS, day, day);
      if (days->marks[i] & TEND_GOAL_MARK_KEPT)
        {
          walk_step (walk, STEP_LENGTHENS, day, day);
          since = 0;
        }
    }
}

/* A span that falls short ends a run only if it is over and had no rest day. */
static Step
judge_span (const TendGoal *goal,
            double          amount,
            gboolean        has_amount,
            gboolean        has_rest,
            gboolean        is_over)
{
  gboolean is_enough = has_amount && tend_goal_is_enough (goal, amount, tend_goal_get_span_target (goal));

  if (goal->measure == TEND_MEASURE_AT_MOST && !is_over)
    return STEP_LEAVES;
  if (goal->measure == TEND_MEASURE_AT_MOST && has_amount && !is_enough)
    return STEP_ENDS;
  if (is_enough)
    return STEP_LENGTHENS;
  return is_over && !has_rest ? STEP_ENDS : STEP_LEAVES;
}

static void
walk_periods (Walk               *walk,
              const TendGoalDays *days)
{
  TendDay today = days->first_day + (TendDay) days->n_days - 1;
  guint i = 0;

  while (i < days->n_days)
    {
      TendDay day = days->first_day + (TendDay) i;
      TendDay first_day, last_day;
      double amount = 0;
      guint marks = 0;

      tend_goal_get_span_days (days->goal, day, days->first_weekday, &first_day, &last_day);
      for (; i < days->n_days && days->first_day + (TendDay) i <= last_day; i++)
        {
          amount += days->amounts[i];
          marks |= days->marks[i];
        }
      walk_step (walk,
                 judge_span (days->goal, amount, (marks & TEND_GOAL_MARK_AMOUNT) != 0,
                             (marks & TEND_GOAL_MARK_REST) != 0, last_day < today),
                 first_day, last_day);
    }
}

static void
walk_windows (Walk               *walk,
              const TendGoalDays *days)
{
  guint length = (guint) MAX (1, days->goal->schedule.days);
  g_autofree double *sums = tend_goal_days_get_window_sums (days, length);
  guint with_amount = 0;
  guint with_rest = 0;

  for (guint i = 0; i < days->n_days; i++)
    {
      guint left = i >= length ? days->marks[i - length] : 0;
      TendDay day = days->first_day + (TendDay) i;

      with_amount += (days->marks[i] & TEND_GOAL_MARK_AMOUNT) != 0;
      with_amount -= (left & TEND_GOAL_MARK_AMOUNT) != 0;
      with_rest += (days->marks[i] & TEND_GOAL_MARK_REST) != 0;
      with_rest -= (left & TEND_GOAL_MARK_REST) != 0;
      walk_step (walk,
                 judge_span (days->goal, sums[i], with_amount > 0, with_rest > 0, i + 1 < days->n_days),
                 day, day);
    }
}

static int
compare_longest_first (gconstpointer a,
                       gconstpointer b)
{
  const TendGoalRun *one = a;
  const TendGoalRun *other = b;

  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;
  return one->last_day > other->last_day ? -1 : one->last_day < other->last_day;
}

/**
 * tend_goal_get_run_unit:
 * @self: a goal
 *
 * Returns: what the goal's runs are counted in
 */
TendGoalRunUnit
tend_goal_get_run_unit (const TendGoal *self)
{
  switch (self->schedule.kind)
    {
    case TEND_SCHEDULE_WEEKLY:
      return TEND_GOAL_RUN_WEEKS;
    case TEND_SCHEDULE_MONTHLY:
      return TEND_GOAL_RUN_MONTHS;
    case TEND_SCHEDULE_INTERVAL:
      return TEND_GOAL_RUN_TIMES;
    case TEND_SCHEDULE_ONCE:
    case TEND_SCHEDULE_DAILY:
    case TEND_SCHEDULE_WEEKDAYS:
    case TEND_SCHEDULE_WINDOW:
    default:
      return TEND_GOAL_RUN_DAYS;
    }
}

/**
 * tend_goal_get_runs:
 * @days: the days of a goal
 * @current: (out caller-allocates) (optional): the run that has not ended, of length 0 if there is none
 *
 * All runs, one after another. For a goal of single days a run is made of days on which it was kept; days on
 * which it was not asked for leave the run as it is, and so do rest days. For some times a week or a month it
 * is made of weeks or months in which it was kept; one that fell short but held a rest day leaves the run as
 * it is. For an interval it is made of times, each within so many days of the one before, rest days not
 * counted; for a window, of days on which the window that ends there was kept.
 *
 * What is not over, like today, ends nothing. Without a number an at-most goal is not known to be kept, and
 * its current week, month or window is kept once it is over. A goal done once has no runs.
 *
 * Returns: (transfer full) (element-type TendGoalRun): the runs, the current one the last
 */
GArray *
tend_goal_get_runs (const TendGoalDays *days,
                    TendGoalRun        *current)
{
  Walk walk = { NULL, { TEND_DAY_NONE, TEND_DAY_NONE, 0 } };

  g_return_val_if_fail (days != NULL, NULL);

  walk.runs = g_array_new (FALSE, FALSE, sizeof (TendGoalRun));
  switch (days->goal->schedule.kind)
    {
    case TEND_SCHEDULE_ONCE:
      break;
    case TEND_SCHEDULE_WEEKLY:
    case TEND_SCHEDULE_MONTHLY:
      walk_periods (&walk, days);
      break;
    case TEND_SCHEDULE_INTERVAL:
      walk_times (&walk, days);
      break;
    case TEND_SCHEDULE_WINDOW:
      walk_windows (&walk, days);
      break;
    case TEND_SCHEDULE_DAILY:
    case TEND_SCHEDULE_WEEKDAYS:
    default:
      walk_days (&walk, days);
      break;
    }

  if (current)
    *current = walk.current;
  walk_step (&walk, STEP_ENDS, TEND_DAY_NONE, TEND_DAY_NONE);
  return walk.runs;
}

/**
 * tend_goal_runs_keep_longest:
 * @runs: (element-type TendGoalRun): runs
 * @n_most: how many to keep
 *
 * Leaves the longest of @runs, the longest first; of two that are as long as each other, the later one first.
 */
void
tend_goal_runs_keep_longest (GArray *runs,
                             guint   n_most)
{
  g_return_if_fail (runs != NULL);

  g_array_sort (runs, compare_longest_first);
  if (runs->len > n_most)
    g_array_set_size (runs, n_most);
}
