/* Thinks a goal through in four short steps: the wish, the best that would come of it, what in oneself gets in the
 * way, and what one does then. All of it can be left out.
 *
 * The first step asks "Can you do this whatever anyone else does?" and helps to reword a goal that hangs on
 * somebody else. Drafts are kept as with TendGoalDialog. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_PLAN_DIALOG (tend_goal_plan_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalPlanDialog, tend_goal_plan_dialog, TEND, GOAL_PLAN_DIALOG, AdwWindow)

GtkWidget *tend_goal_plan_dialog_new (TendStore *store, const TendGoal *goal);

G_END_DECLS
