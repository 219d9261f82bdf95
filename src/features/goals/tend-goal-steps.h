/* The steps of a goal: to be added, ticked, renamed, reordered and deleted, with "2 of 5 steps" above.
 *
 * Part of a goal's page. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_STEPS (tend_goal_steps_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalSteps, tend_goal_steps, TEND, GOAL_STEPS, GtkWidget)

void tend_goal_steps_show (TendGoalSteps *self, TendStore *store, const TendGoal *goal);
guint tend_goal_steps_get_length (TendGoalSteps *self);

G_END_DECLS
