/* Runs: how long a goal was kept without a break. Shown only to those who ask for them. */

#pragma once

#include "features/goals/tend-goal-days.h"

G_BEGIN_DECLS

/**
 * TendGoalRunUnit:
 * @TEND_GOAL_RUN_DAYS: days on which it was kept
 * @TEND_GOAL_RUN_TIMES: times that it was done
 * @TEND_GOAL_RUN_WEEKS: weeks in which it was kept
 * @TEND_GOAL_RUN_MONTHS: months in which it was kept
 *
 * What a run is counted in.
 */
typedef enum
{
  TEND_GOAL_RUN_DAYS,
  TEND_GOAL_RUN_TIMES,
  TEND_GOAL_RUN_WEEKS,
  TEND_GOAL_RUN_MONTHS,
} TendGoalRunUnit;

/**
 * TendGoalRun:
 * @first_day: the first day of the first thing kept
 * @last_day: the last day of the last thing kept
 * @length: how many were kept, in the goal's #TendGoalRunUnit
 */
typedef struct
{
  TendDay first_day;
  TendDay last_day;
  guint length;
} TendGoalRun;

TendGoalRunUnit tend_goal_get_run_unit (const TendGoal *self);
GArray *tend_goal_get_runs (const TendGoalDays *days, TendGoalRun *current);
void tend_goal_runs_keep_longest (GArray *runs, guint n_most);

G_END_DECLS
