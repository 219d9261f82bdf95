/* A step as a row shows it. Like TendGoalItem, it stays the same object while its step is in the list. */

#pragma once

#include "features/goals/tend-goal-reader.h"
#include "store/tend-row-list.h"

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_STEP_ITEM (tend_goal_step_item_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalStepItem, tend_goal_step_item, TEND, GOAL_STEP_ITEM, GObject)

TendRowList *tend_goal_step_item_list_new (TendStore *store, gint64 goal_id);
const TendGoalStep *tend_goal_step_item_get_step (TendGoalStepItem *self);

G_END_DECLS
