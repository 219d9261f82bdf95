/* The longest runs of a goal, for those who ask: a run that ended can be as discouraging as one that goes on is
 * cheering, so there is a button first. */

#pragma once

#include "features/goals/tend-goal-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_BEST_RUNS (tend_goal_best_runs_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalBestRuns, tend_goal_best_runs, TEND, GOAL_BEST_RUNS, GtkWidget)

void tend_goal_best_runs_show (TendGoalBestRuns *self, const TendGoalDays *days);

G_END_DECLS
