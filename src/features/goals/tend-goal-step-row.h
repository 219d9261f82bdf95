/* A step of a goal: its tick, its title, which can be changed in place, and its menu. */

#pragma once

#include "features/goals/tend-goal-step-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_STEP_ROW (tend_goal_step_row_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalStepRow, tend_goal_step_row, TEND, GOAL_STEP_ROW, GtkListBoxRow)

GtkWidget *tend_goal_step_row_new (TendGoalStepItem *item);
void tend_goal_step_row_set_color_name (TendGoalStepRow *self, const char *color_name);
const TendGoalStep *tend_goal_step_row_get_step (TendGoalStepRow *self);

G_END_DECLS
