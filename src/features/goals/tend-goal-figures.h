/* What the page of a goal tells about its past: how the last days went, totals, weekdays, months, and a level
 * for each square of a year. */

#pragma once

#include "features/goals/tend-goal-days.h"

G_BEGIN_DECLS

/* The days that "9 of the last 14 days" looks at. */
#define TEND_GOAL_RECENT_DAYS 14

/**
 * TendGoalRecentKind:
 * @TEND_GOAL_RECENT_NONE: there is nothing to tell yet
 * @TEND_GOAL_RECENT_DAYS_DONE: days done of days asked for
 * @TEND_GOAL_RECENT_TIMES_DONE: times done of times asked for
 * @TEND_GOAL_RECENT_SPAN: what was done of what is wished for in the current week, month or window
 */
typedef enum
{
  TEND_GOAL_RECENT_NONE,
  TEND_GOAL_RECENT_DAYS_DONE,
  TEND_GOAL_RECENT_TIMES_DONE,
  TEND_GOAL_RECENT_SPAN,
} TendGoalRecentKind;

/**
 * TendGoalRecent:
 * @kind: what the figure is about
 * @done: days, times, or the amount
 * @asked: days, times, or the target
 * @n_days: how many days the figure looks at
 */
typedef struct
{
  TendGoalRecentKind kind;
  double done;
  double asked;
  int n_days;
} TendGoalRecent;

/**
 * TendGoalTotals:
 * @n_times: how many days have a tick or a number
 * @n_kept: how many days count as done; see tend_goal_is_success()
 * @n_rest: how many rest days there were
 * @sum: of all numbers; for a goal that is ticked, of all ticks
 * @first_day: the first day with a tick or a number, %TEND_DAY_NONE if there is none
 * @last_day: the last such day, %TEND_DAY_NONE if there is none
 */
typedef struct
{
  guint n_times;
  guint n_kept;
  guint n_rest;
  double sum;
  TendDay first_day;
  TendDay last_day;
} TendGoalTotals;

/**
 * TendGoalWeekday:
 * @n_asked: on how many of these weekdays the goal was asked for or done, but for rest days and an open today
 * @n_kept: on how many of them it was done
 * @share: @n_kept of @n_asked, 0 to 1, NAN if it was never asked for
 * @sum: what was done on them together
 */
typedef struct
{
  guint n_asked;
  guint n_kept;
  double share;
  double sum;
} TendGoalWeekday;

/**
 * TendGoalMonth:
 * @first_day: the first day of the month
 * @n_kept: on how many days the goal was done
 * @n_rest: how many rest days there were
 * @sum: what was done in the month together
 */
typedef struct
{
  TendDay first_day;
  guint n_kept;
  guint n_rest;
  double sum;
} TendGoalMonth;

void tend_goal_get_recent (const TendGoalDays *days, TendGoalRecent *recent);
void tend_goal_get_totals (const TendGoalDays *days, TendGoalTotals *totals);
void tend_goal_get_weekdays (const TendGoalDays *days, TendGoalWeekday weekdays[static 7]);
GArray *tend_goal_get_months (const TendGoalDays *days);
double *tend_goal_get_levels (const TendGoalDays *days);

G_END_DECLS
