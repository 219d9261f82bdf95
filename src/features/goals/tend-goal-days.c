#include "features/goals/tend-goal-days.h"

static void
place_check_ins (TendGoalDays          *self,
                 const TendGoalHistory *history)
{
  for (gsize i = 0; i < history->n_check_ins; i++)
    {
      const TendCheckIn *check_in = &history->check_ins[i];
      guint index;

      if (check_in->day < self->first_day)
        continue;
      index = (guint) (check_in->day - self->first_day);
      if (index >= self->n_days)
        break;

      self->amounts[index] = tend_goal_get_amount (self->goal, check_in);
      if (tend_goal_has_amount (self->goal, check_in))
        self->marks[index] |= TEND_GOAL_MARK_AMOUNT;
      if (tend_goal_is_success (self->goal, check_in))
        self->marks[index] |= TEND_GOAL_MARK_KEPT;
      if (check_in->state == TEND_CHECK_IN_SKIPPED)
        self->marks[index] |= TEND_GOAL_MARK_REST;
    }
}

static void
mark_weekdays (TendGoalDays *self,
               TendWeekdays  weekdays)
{
  int weekday = tend_day_get_weekday (self->first_day) - G_DATE_MONDAY;

  for (guint i = 0; i < self->n_days; i++)
    {
      if (weekdays & (1u << weekday))
        self->marks[i] |= TEND_GOAL_MARK_ASKED;
      weekday = (weekday + 1) % 7;
    }
}

static void
mark_interval (TendGoalDays *self)
{
  guint length = (guint) MAX (1, self->goal->schedule.days);
  guint since = length;

  for (guint i = 0; i < self->n_days; i++)
    {
      if (since >= length)
        self->marks[i] |= TEND_GOAL_MARK_ASKED;
      since = self->marks[i] & TEND_GOAL_MARK_KEPT ? 1 : since + 1;
    }
}

static void
mark_window (TendGoalDays *self)
{
  guint length = (guint) MAX (1, self->goal->schedule.days);
  double target = tend_goal_get_span_target (self->goal);
  g_autofree double *before = tend_goal_days_get_window_sums (self, length - 1);

  for (guint i = 0; i < self->n_days; i++)
    if (self->goal->measure == TEND_MEASURE_AT_MOST ||
        !tend_goal_is_enough (self->goal, i > 0 ? before[i - 1] : 0, target))
      self->marks[i] |= TEND_GOAL_MARK_ASKED;
}

/* Weeks, months, and the whole life, which ends when the goal is done. */
static void
mark_periods (TendGoalDays *self)
{
  const TendGoal *goal = self->goal;
  double target = tend_goal_get_span_target (goal);
  TendDay first_day;
  TendDay last_day = self->first_day - 1;
  double before = 0;

  for (guint i = 0; i < self->n_days; i++)
    {
      TendDay day = self->first_day + (TendDay) i;

      if (goal->schedule.kind != TEND_SCHEDULE_ONCE && day > last_day)
        {
          tend_goal_get_span_days (goal, day, self->first_weekday, &first_day, &last_day);
          before = 0;
        }
      if (goal->schedule.kind == TEND_SCHEDULE_ONCE && goal->done_day != TEND_DAY_NONE
              ? day <= goal->done_day
              : goal->measure == TEND_MEASURE_AT_MOST || !tend_goal_is_enough (goal, before, target))
        self->marks[i] |= TEND_GOAL_MARK_ASKED;
      before += self->amounts[i];
    }
}

/* The same answers as tend_goal_is_asked(), for all days in one pass. */
static void
mark_asked (TendGoalDays *self)
{
  switch (self->goal->schedule.kind)
    {
    case TEND_SCHEDULE_WEEKDAYS:
      mark_weekdays (self, self->goal->schedule.weekdays);
      break;
    case TEND_SCHEDULE_INTERVAL:
      mark_interval (self);
      break;
    case TEND_SCHEDULE_WINDOW:
      mark_window (self);
      break;
    case TEND_SCHEDULE_ONCE:
    case TEND_SCHEDULE_WEEKLY:
    case TEND_SCHEDULE_MONTHLY:
      mark_periods (self);
      break;
    case TEND_SCHEDULE_DAILY:
    default:
      mark_weekdays (self, TEND_WEEKDAYS_ALL);
      break;
    }
}

/**
 * tend_goal_days_new:
 * @history: a whole history, in order
 *
 * Returns: (transfer full): its days, which need @history no more
 */
TendGoalDays *
tend_goal_days_new (const TendGoalHistory *history)
{
  TendGoalDays *self;

  g_return_val_if_fail (history != NULL && history->goal != NULL, NULL);
  g_return_val_if_fail (history->goal->start_day != TEND_DAY_NONE && history->today != TEND_DAY_NONE, NULL);
  g_return_val_if_fail (tend_goal_history_is_ordered (history), NULL);

  self = g_new0 (TendGoalDays, 1);
  self->goal = tend_goal_copy (history->goal);
  self->first_weekday = history->first_weekday;
  self->first_day = tend_goal_history_get_first_day (history);
  if (self->first_day > history->today)
    self->first_day = history->today;
  else
    self->n_days = (guint) (history->today - self->first_day) + 1;
  self->marks = g_new0 (guint8, self->n_days);
  self->amounts = g_new0 (double, self->n_days);

  place_check_ins (self, history);
  mark_asked (self);
  return self;
}

/**
 * tend_goal_days_free:
 * @self: (nullable): days
 */
void
tend_goal_days_free (TendGoalDays *self)
{
  if (self == NULL)
    return;
  tend_goal_free (self->goal);
  g_free (self->marks);
  g_free (self->amounts);
  g_free (self);
}

/**
 * tend_goal_days_get_marks:
 * @self: days
 * @day: any day
 *
 * Returns: the #TendGoalMarks of @day, 0 where the goal did not count yet or the day is yet to come
 */
guint
tend_goal_days_get_marks (const TendGoalDays *self,
                          TendDay             day)
{
  g_return_val_if_fail (self != NULL, 0);

  if (day < self->first_day || (guint) (day - self->first_day) >= self->n_days)
    return 0;
  return self->marks[day - self->first_day];
}

/**
 * tend_goal_days_is_open_today:
 * @self: days
 *
 * Today is not over: while it is open, nothing counts it as not done.
 *
 * Returns: whether today is neither done nor a rest day
 */
gboolean
tend_goal_days_is_open_today (const TendGoalDays *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_days > 0 &&
         (self->marks[self->n_days - 1] & (TEND_GOAL_MARK_KEPT | TEND_GOAL_MARK_REST)) == 0;
}

/**
 * tend_goal_days_get_window_sums:
 * @self: days
 * @length: days in the window, 0 and up
 *
 * For every day, what was done on it and on the days before it, @length days together. Only ever adds: taking
 * off at the end what was added at the front would leave the rounding of large numbers behind in small ones.
 * So the days are cut into blocks of @length, and a window is the end of one block and the start of the next.
 *
 * Returns: (transfer full) (array): the sums, one for each day
 */
double *
tend_goal_days_get_window_sums (const TendGoalDays *self,
                                guint               length)
{
  double *sums;
  double block = 0;

  g_return_val_if_fail (self != NULL, NULL);

  sums = g_new0 (double, self->n_days);
  if (length == 0)
    return sums;

  for (guint i = 0; i < self->n_days; i++)
    {
      block = i % length == 0 ? self->amounts[i] : block + self->amounts[i];
      sums[i] = block;
    }
  for (guint i = self->n_days; i-- > 0;)
    {
      guint last = i + length - 1;

      block = i % length == length - 1 || i == self->n_days - 1 ? self->amounts[i] : block + self->amounts[i];
      if (i % length != 0 && last < self->n_days)
        sums[last] += block;
    }
  return sums;
}
