/* Makes a goal, or changes one.
 *
 * Escape hides a dialog in which something was typed, for TendDrafts to bring back; with nothing typed, and on
 * Save and Cancel, it is finished. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_DIALOG (tend_goal_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalDialog, tend_goal_dialog, TEND, GOAL_DIALOG, AdwWindow)

GtkWidget *tend_goal_dialog_new (TendStore *store, const TendGoal *goal);
TendGoal *tend_goal_dialog_get_goal (TendGoalDialog *self);

G_END_DECLS
