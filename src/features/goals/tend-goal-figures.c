#include "features/goals/tend-goal-figures.h"

#include <math.h>

/* How many days the month is long for which a goal's share of a day is reckoned. */
#define DAYS_IN_MONTH 30

static gboolean
is_asked_or_kept (guint marks)
{
  return (marks & (TEND_GOAL_MARK_ASKED | TEND_GOAL_MARK_KEPT)) != 0 && !(marks & TEND_GOAL_MARK_REST);
}

/* The days that are over: today only if something was said about it. */
static guint
get_n_days_over (const TendGoalDays *days)
{
  return tend_goal_days_is_open_today (days) ? days->n_days - 1 : days->n_days;
}

/* Days done of days asked for. What was done on another day than those stands in for one of them. */
static void
get_recent_days (const TendGoalDays *days,
                 TendGoalRecent     *recent)
{
  guint end = get_n_days_over (days);
  guint begin = end - MIN (end, TEND_GOAL_RECENT_DAYS);
  guint n_asked = 0;
  guint n_kept = 0;

  for (guint i = begin; i < end; i++)
    {
      n_asked += (days->marks[i] & TEND_GOAL_MARK_ASKED) && !(days->marks[i] & TEND_GOAL_MARK_REST);
      n_kept += (days->marks[i] & TEND_GOAL_MARK_KEPT) != 0;
    }
  recent->kind = n_asked > 0 ? TEND_GOAL_RECENT_DAYS_DONE : TEND_GOAL_RECENT_NONE;
  recent->done = MIN (n_kept, n_asked);
  recent->asked = n_asked;
  recent->n_days = TEND_GOAL_RECENT_DAYS;
}

/* Times done of times that so many days have room for. */
static void
get_recent_times (const TendGoalDays *days,
                  TendGoalRecent     *recent)
{
  guint length = (guint) MAX (1, days->goal->schedule.days);
  guint n_days = (TEND_GOAL_RECENT_DAYS + length - 1) / length * length;
  guint end = get_n_days_over (days);
  guint begin = end - MIN (end, n_days);
  guint n_counted = 0;
  guint n_asked, n_kept = 0;

  for (guint i = begin; i < end; i++)
    {
      n_counted += (days->marks[i] & TEND_GOAL_MARK_REST) == 0;
      n_kept += (days->marks[i] & TEND_GOAL_MARK_KEPT) != 0;
    }
  n_asked = (n_counted + length - 1) / length;
  recent->kind = n_asked > 0 ? TEND_GOAL_RECENT_TIMES_DONE : TEND_GOAL_RECENT_NONE;
  recent->done = MIN (n_kept, n_asked);
  recent->asked = n_asked;
  recent->n_days = (int) n_days;
}

static void
get_recent_span (const TendGoalDays *days,
                 TendGoalRecent     *recent)
{
  TendDay today = days->first_day + (TendDay) days->n_days - 1;
  TendDay first_day, last_day;

  if (days->n_days == 0)
    return;
  tend_goal_get_span_days (days->goal, today, days->first_weekday, &first_day, &last_day);
  for (guint i = (guint) (MAX (first_day, days->first_day) - days->first_day); i < days->n_days; i++)
    recent->done += days->amounts[i];
  recent->kind = TEND_GOAL_RECENT_SPAN;
  recent->asked = tend_goal_get_span_target (days->goal);
  recent->n_days = last_day - first_day + 1;
}

/**
 * tend_goal_get_recent:
 * @days: the days of a goal
 * @recent: (out caller-allocates): the figure, of kind %TEND_GOAL_RECENT_NONE if there is nothing to tell
 *
 * How it went lately, in the figure that suits the schedule. For a goal of single days: the days done of
 * those asked for in the last 14; what was done on a day that was not asked for stands in for one that was.
 * For an interval: the times done of those that fit into the last 14 days, or into the next multiple of the
 * interval. For a week, month or window: what was done in the current one.
 *
 * Rest days are taken out of what was asked for, and today is counted once something was said about it; until
 * then the figure looks at the days before today. In words: tend_goal_describe_recent().
 */
void
tend_goal_get_recent (const TendGoalDays *days,
                      TendGoalRecent     *recent)
{
  g_return_if_fail (days != NULL && recent != NULL);

  *recent = (TendGoalRecent){ TEND_GOAL_RECENT_NONE, 0, 0, 0 };
  switch (days->goal->schedule.kind)
    {
    case TEND_SCHEDULE_ONCE:
      break;
    case TEND_SCHEDULE_INTERVAL:
      get_recent_times (days, recent);
      break;
    case TEND_SCHEDULE_WEEKLY:
    case TEND_SCHEDULE_MONTHLY:
    case TEND_SCHEDULE_WINDOW:
      get_recent_span (days, recent);
      break;
    case TEND_SCHEDULE_DAILY:
    case TEND_SCHEDULE_WEEKDAYS:
    default:
      get_recent_days (days, recent);
      break;
    }
}

/**
 * tend_goal_get_totals:
 * @days: the days of a goal
 * @totals: (out caller-allocates): what they come to together
 */
void
tend_goal_get_totals (const TendGoalDays *days,
                      TendGoalTotals     *totals)
{
  g_return_if_fail (days != NULL && totals != NULL);

  *totals = (TendGoalTotals){ .first_day = TEND_DAY_NONE, .last_day = TEND_DAY_NONE };
  for (guint i = 0; i < days->n_days; i++)
    {
      totals->n_kept += (days->marks[i] & TEND_GOAL_MARK_KEPT) != 0;
      totals->n_rest += (days->marks[i] & TEND_GOAL_MARK_REST) != 0;
      if ((days->marks[i] & TEND_GOAL_MARK_AMOUNT) == 0)
        continue;
      totals->n_times++;
      totals->sum += days->amounts[i];
      totals->last_day = days->first_day + (TendDay) i;
      if (totals->first_day == TEND_DAY_NONE)
        totals->first_day = totals->last_day;
    }
}

/**
 * tend_goal_get_weekdays:
 * @days: the days of a goal
 * @weekdays: (out caller-allocates): how each weekday goes, Monday first whatever weeks begin with
 */
void
tend_goal_get_weekdays (const TendGoalDays *days,
                        TendGoalWeekday     weekdays[static 7])
{
  guint n_days, weekday;

  g_return_if_fail (days != NULL);

  n_days = get_n_days_over (days);
  weekday = tend_day_get_weekday (days->first_day) - G_DATE_MONDAY;
  for (guint i = 0; i < 7; i++)
    weekdays[i] = (TendGoalWeekday){ 0, 0, NAN, 0 };

  for (guint i = 0; i < days->n_days; i++)
    {
      weekdays[weekday].sum += days->amounts[i];
      if (i < n_days && is_asked_or_kept (days->marks[i]))
        {
          weekdays[weekday].n_asked++;
          weekdays[weekday].n_kept += (days->marks[i] & TEND_GOAL_MARK_KEPT) != 0;
        }
      weekday = (weekday + 1) % 7;
    }
  for (guint i = 0; i < 7; i++)
    if (weekdays[i].n_asked > 0)
      weekdays[i].share = (double) weekdays[i].n_kept / weekdays[i].n_asked;
}

/**
 * tend_goal_get_months:
 * @days: the days of a goal
 *
 * Returns: (transfer full) (element-type TendGoalMonth): every month from the goal's first day through today
 */
GArray *
tend_goal_get_months (const TendGoalDays *days)
{
  GArray *months;
  TendGoalMonth *month = NULL;
  TendDay next = TEND_DAY_NONE;

  g_return_val_if_fail (days != NULL, NULL);

  months = g_array_new (FALSE, FALSE, sizeof (TendGoalMonth));
  for (guint i = 0; i < days->n_days; i++)
    {
      TendDay day = days->first_day + (TendDay) i;

      if (day >= next)
        {
          TendGoalMonth empty = { tend_day_get_month_start (day), 0, 0, 0 };

          g_array_append_val (months, empty);
          month = &g_array_index (months, TendGoalMonth, months->len - 1);
          next = empty.first_day +
                 tend_day_get_days_in_month (tend_day_get_year (day), tend_day_get_month (day));
        }
      month->n_kept += (days->marks[i] & TEND_GOAL_MARK_KEPT) != 0;
      month->n_rest += (days->marks[i] & TEND_GOAL_MARK_REST) != 0;
      month->sum += days->amounts[i];
    }
  return months;
}

/* What a day has to bring to be a full one: for a longer span, its even share of the target. */
static double
get_full_amount (const TendGoal *goal)
{
  switch (tend_goal_get_span (goal))
    {
    case TEND_GOAL_SPAN_WEEK:
      return goal->target / 7;
    case TEND_GOAL_SPAN_MONTH:
      return goal->target / DAYS_IN_MONTH;
    case TEND_GOAL_SPAN_WINDOW:
      return goal->target / MAX (1, goal->schedule.days);
    case TEND_GOAL_SPAN_DAY:
    case TEND_GOAL_SPAN_LIFE:
    default:
      return goal->target;
    }
}

static double
get_level (const TendGoal *goal,
           guint           marks,
           double          amount,
           double          full)
{
  if (marks & TEND_GOAL_MARK_REST)
    return NAN;
  if ((marks & TEND_GOAL_MARK_AMOUNT) == 0)
    return (marks & TEND_GOAL_MARK_ASKED) && goal->measure != TEND_MEASURE_AT_MOST ? 0 : NAN;
  if (goal->measure == TEND_MEASURE_TICK)
    return 1;
  if (goal->measure == TEND_MEASURE_AT_LEAST)
    return full > 0 ? CLAMP (amount / full, 0, 1) : 1;
  if (full > 0)
    return CLAMP (2 - amount / full, 0, 1);
  return amount > 0 ? 0 : 1;
}

/**
 * tend_goal_get_levels:
 * @days: the days of a goal
 *
 * How full the square of each day is, 0 to 1: a tick is 1; a number is its share of the target, or of the
 * target's even share of a day where the target is for a week, a month or a window. For an at-most goal it is
 * 1 up to the target, from there on less, and 0 from twice the target on. NAN where there is nothing to show:
 * rest days (told by their mark), days not asked for, and days of an at-most goal without a number.
 *
 * Returns: (transfer full) (array): the levels, one for each of @days
 */
double *
tend_goal_get_levels (const TendGoalDays *days)
{
  double *levels;
  double full;

  g_return_val_if_fail (days != NULL, NULL);

  levels = g_new (double, days->n_days);
  full = get_full_amount (days->goal);
  for (guint i = 0; i < days->n_days; i++)
    levels[i] = get_level (days->goal, days->marks[i], days->amounts[i], full);
  return levels;
}
