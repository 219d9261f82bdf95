/* What a goal shall count by itself: nothing, or one of the things that Tend measures. A row of the goal dialog. */

#pragma once

#include "features/goals/tend-goal.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_SOURCE_ROW (tend_goal_source_row_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalSourceRow, tend_goal_source_row, TEND, GOAL_SOURCE_ROW, AdwComboRow)

void tend_goal_source_row_show (TendGoalSourceRow *self, GPtrArray *measures, const TendGoal *goal);
gboolean tend_goal_source_row_has_choice (TendGoalSourceRow *self);
TendMeasureUnits tend_goal_source_row_get_units (TendGoalSourceRow *self);
void tend_goal_source_row_read (TendGoalSourceRow *self, TendGoal *goal, TendMeasureUnits unit);

G_END_DECLS
