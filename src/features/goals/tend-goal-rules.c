#include "features/goals/tend-goal-rules.h"

#include <math.h>

/* Sums of decimal fractions end a little beside the sum that a person would write: ten times 0.1 is not 1. */
#define SLACK 1e-9

/* The index of the first check-in that is on @day or later. */
static gsize
find_index (const TendGoalHistory *history,
            TendDay                day)
{
  gsize low = 0;
  gsize high = history->n_check_ins;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (history->check_ins[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
sum_amounts (const TendGoalHistory *history,
             TendDay                first_day,
             TendDay                last_day,
             guint                 *n_rest_days)
{
  double sum = 0;

  last_day = MIN (last_day, history->today);
  for (gsize i = find_index (history, first_day); i < history->n_check_ins; i++)
    {
      const TendCheckIn *check_in = &history->check_ins[i];

      if (check_in->day > last_day)
        break;
      sum += tend_goal_get_amount (history->goal, check_in);
      if (n_rest_days && check_in->state == TEND_CHECK_IN_SKIPPED)
        *n_rest_days += 1;
    }
  return sum;
}

static gboolean
has_success (const TendGoalHistory *history,
             TendDay                first_day,
             TendDay                last_day)
{
  last_day = MIN (last_day, history->today);
  for (gsize i = find_index (history, first_day); i < history->n_check_ins; i++)
    {
      if (history->check_ins[i].day > last_day)
        break;
      if (tend_goal_is_success (history->goal, &history->check_ins[i]))
        return TRUE;
    }
  return FALSE;
}

static int
get_window_length (const TendGoal *self)
{
  return MAX (1, self->schedule.days);
}

/**
 * tend_goal_get_span:
 * @self: a goal
 *
 * Returns: the stretch of days that its times and its target are about
 */
TendGoalSpan
tend_goal_get_span (const TendGoal *self)
{
  switch (self->schedule.kind)
    {
    case TEND_SCHEDULE_WEEKLY:
      return TEND_GOAL_SPAN_WEEK;
    case TEND_SCHEDULE_MONTHLY:
      return TEND_GOAL_SPAN_MONTH;
    case TEND_SCHEDULE_WINDOW:
      return TEND_GOAL_SPAN_WINDOW;
    case TEND_SCHEDULE_ONCE:
      return TEND_GOAL_SPAN_LIFE;
    case TEND_SCHEDULE_DAILY:
    case TEND_SCHEDULE_WEEKDAYS:
    case TEND_SCHEDULE_INTERVAL:
    default:
      return TEND_GOAL_SPAN_DAY;
    }
}

/**
 * tend_goal_get_span_target:
 * @self: a goal
 *
 * Returns: what is wished for in one span: times for a goal that is ticked, otherwise the target
 */
double
tend_goal_get_span_target (const TendGoal *self)
{
  TendGoalSpan span = tend_goal_get_span (self);

  if (self->measure != TEND_MEASURE_TICK)
    return self->target;
  return span == TEND_GOAL_SPAN_DAY || span == TEND_GOAL_SPAN_LIFE ? 1 : self->schedule.times;
}

/**
 * tend_goal_get_span_days:
 * @self: a goal
 * @day: a day
 * @first_weekday: the weekday that weeks begin with
 * @first_day: (out): the first day of the span
 * @last_day: (out): the last day of the span
 *
 * The span that @day is in. A window is the one that ends on @day; a life begins with the first day there is.
 */
void
tend_goal_get_span_days (const TendGoal *self,
                         TendDay         day,
                         GDateWeekday    first_weekday,
                         TendDay        *first_day,
                         TendDay        *last_day)
{
  *first_day = day;
  *last_day = day;
  switch (tend_goal_get_span (self))
    {
    case TEND_GOAL_SPAN_WEEK:
      *first_day = tend_day_get_week_start (day, first_weekday);
      *last_day = *first_day + 6;
      break;
    case TEND_GOAL_SPAN_MONTH:
      *first_day = tend_day_get_month_start (day);
      *last_day = *first_day - 1 +
                  tend_day_get_days_in_month (tend_day_get_year (day), tend_day_get_month (day));
      break;
    case TEND_GOAL_SPAN_WINDOW:
      *first_day = day - (get_window_length (self) - 1);
      break;
    case TEND_GOAL_SPAN_LIFE:
      *first_day = tend_day_from_ymd (TEND_DAY_YEAR_MIN, 1, 1);
      break;
    case TEND_GOAL_SPAN_DAY:
    default:
      break;
    }
}

/**
 * tend_goal_is_enough:
 * @self: a goal
 * @amount: what was done
 * @target: what is wished for
 *
 * Compares as a person would: ten times 0.1 reach 1.
 *
 * Returns: whether @amount reaches @target or, for an at-most goal, stays within it
 */
gboolean
tend_goal_is_enough (const TendGoal *self,
                     double          amount,
                     double          target)
{
  double slack = SLACK * MAX (1, target);

  if (self->measure == TEND_MEASURE_AT_MOST)
    return amount <= target + slack;
  return amount >= target - slack;
}

/**
 * tend_goal_has_amount:
 * @self: a goal
 * @check_in: (nullable): one of its check-ins
 *
 * Returns: whether it says how much was done: it was ticked or, for a goal that counts, a number was entered
 */
gboolean
tend_goal_has_amount (const TendGoal    *self,
                      const TendCheckIn *check_in)
{
  if (check_in == NULL || check_in->state != TEND_CHECK_IN_DONE)
    return FALSE;
  return self->measure == TEND_MEASURE_TICK || (isfinite (check_in->value) && check_in->value >= 0);
}

/**
 * tend_goal_get_amount:
 * @self: a goal
 * @check_in: (nullable): one of its check-ins
 *
 * Returns: what the check-in adds to its span: 1 for a tick, otherwise the number; 0 where there is none
 */
double
tend_goal_get_amount (const TendGoal    *self,
                      const TendCheckIn *check_in)
{
  if (!tend_goal_has_amount (self, check_in))
    return 0;
  return self->measure == TEND_MEASURE_TICK ? 1 : check_in->value;
}

/**
 * tend_goal_is_success:
 * @self: a goal
 * @check_in: (nullable): one of its check-ins
 *
 * Whether that day counts as done. Where the target is for one day, the day's number has to be enough for it;
 * where it is for a longer span, every day that adds to it counts, and for an at-most goal every day with a
 * number. Without a number nothing is known, and the day doesn't count.
 *
 * Returns: whether it does
 */
gboolean
tend_goal_is_success (const TendGoal    *self,
                      const TendCheckIn *check_in)
{
  if (!tend_goal_has_amount (self, check_in))
    return FALSE;
  if (self->measure == TEND_MEASURE_TICK)
    return TRUE;
  if (tend_goal_get_span (self) == TEND_GOAL_SPAN_DAY)
    return tend_goal_is_enough (self, check_in->value, self->target);
  return self->measure == TEND_MEASURE_AT_MOST || check_in->value > 0;
}

/**
 * tend_goal_history_is_ordered:
 * @history: a history
 *
 * Returns: whether the check-ins ascend by day, one a day at most, and all days exist; what the other
 *   functions take for granted
 */
gboolean
tend_goal_history_is_ordered (const TendGoalHistory *history)
{
  TendDay previous = tend_day_from_ymd (TEND_DAY_YEAR_MIN, 1, 1) - 1;

  for (gsize i = 0; i < history->n_check_ins; i++)
    {
      if (history->check_ins[i].day <= previous)
        return FALSE;
      previous = history->check_ins[i].day;
    }
  return previous <= tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
}

/**
 * tend_goal_history_get_first_day:
 * @history: a history
 *
 * Returns: the day from which the goal counts: its start day, or its first check-in that is more than a note,
 *   where that is earlier
 */
TendDay
tend_goal_history_get_first_day (const TendGoalHistory *history)
{
  TendDay start_day = history->goal->start_day;

  for (gsize i = 0; i < history->n_check_ins && history->check_ins[i].day < start_day; i++)
    {
      const TendCheckIn *check_in = &history->check_ins[i];

      if (check_in->day > history->today)
        break;
      if (check_in->state != TEND_CHECK_IN_NONE)
        return check_in->day;
    }
  return start_day;
}

/**
 * tend_goal_history_find:
 * @history: a history
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the check-in of that day, %NULL if there is none or the day is
 *   yet to come
 */
const TendCheckIn *
tend_goal_history_find (const TendGoalHistory *history,
                        TendDay                day)
{
  gsize i = find_index (history, day);

  if (day > history->today || i == history->n_check_ins || history->check_ins[i].day != day)
    return NULL;
  return &history->check_ins[i];
}

/**
 * tend_goal_get_horizon:
 * @self: a goal
 * @day: a day
 * @first_weekday: the weekday that weeks begin with
 *
 * How far back tend_goal_is_asked() and tend_goal_get_period() look for @day (on or after the start day), so
 * that a list of goals need not read more.
 *
 * Returns: the first day whose check-in matters
 */
TendDay
tend_goal_get_horizon (const TendGoal *self,
                       TendDay         day,
                       GDateWeekday    first_weekday)
{
  TendDay first_day, last_day;

  if (self->schedule.kind == TEND_SCHEDULE_INTERVAL)
    return day - (get_window_length (self) - 1);
  tend_goal_get_span_days (self, day, first_weekday, &first_day, &last_day);
  return first_day;
}

/**
 * tend_goal_is_asked:
 * @history: a history, which may begin with the goal's horizon for @day
 * @day: a day, which may be yet to come
 *
 * Whether the goal is asked for on @day, going by what was done before that day, so that ticking it does not
 * change the answer. Some times a week, a month or a window are asked for until they are done; an interval is
 * due so many days after the last time, and on each day until then; a goal done once is asked for through the
 * day on which it is done. What should stay within a number is asked for on every day of its span. Rest days
 * do not move anything. Whether the goal is archived is not looked at.
 *
 * Returns: whether it is
 */
gboolean
tend_goal_is_asked (const TendGoalHistory *history,
                    TendDay                day)
{
  const TendGoal *goal = history->goal;
  TendDay first_day, last_day;

  if (day < goal->start_day && day < tend_goal_history_get_first_day (history))
    return FALSE;

  switch (goal->schedule.kind)
    {
    case TEND_SCHEDULE_DAILY:
      return TRUE;
    case TEND_SCHEDULE_WEEKDAYS:
      return (goal->schedule.weekdays & TEND_WEEKDAYS_OF (tend_day_get_weekday (day))) != 0;
    case TEND_SCHEDULE_INTERVAL:
      return !has_success (history, day - (get_window_length (goal) - 1), day - 1);
    case TEND_SCHEDULE_ONCE:
      if (goal->done_day != TEND_DAY_NONE)
        return day <= goal->done_day;
      break;
    case TEND_SCHEDULE_WEEKLY:
    case TEND_SCHEDULE_MONTHLY:
    case TEND_SCHEDULE_WINDOW:
    default:
      break;
    }

  if (goal->measure == TEND_MEASURE_AT_MOST)
    return TRUE;
  tend_goal_get_span_days (goal, day, history->first_weekday, &first_day, &last_day);
  return !tend_goal_is_enough (goal, sum_amounts (history, first_day, day - 1, NULL),
                               tend_goal_get_span_target (goal));
}

/**
 * tend_goal_get_period:
 * @history: a history, which may begin with the goal's horizon for @day
 * @day: a day
 * @period: (out caller-allocates): how the span that @day is in stands, all its days through today counted
 *
 * What should stay within a number is kept as long as it does, if a number was entered at all.
 */
void
tend_goal_get_period (const TendGoalHistory *history,
                      TendDay                day,
                      TendGoalPeriod        *period)
{
  const TendGoal *goal = history->goal;

  *period = (TendGoalPeriod){ .target = tend_goal_get_span_target (goal) };
  tend_goal_get_span_days (goal, day, history->first_weekday, &period->first_day, &period->last_day);
  period->amount = sum_amounts (history, period->first_day, period->last_day, &period->n_rest_days);

  if (goal->schedule.kind == TEND_SCHEDULE_ONCE && goal->done_day != TEND_DAY_NONE)
    period->is_kept = goal->done_day <= day;
  else
    period->is_kept = has_success (history, period->first_day, period->last_day) &&
                      tend_goal_is_enough (goal, period->amount, period->target);
}
