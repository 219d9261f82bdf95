/* Goals one below the other, in the user's order, which can be changed there.
 *
 * The page has two: the goals, and those that were put away. What is asked for goes to the page's actions. */

#pragma once

#include "features/goals/tend-goal-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_LIST (tend_goal_list_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalList, tend_goal_list, TEND, GOAL_LIST, GtkWidget)

void tend_goal_list_set_model (TendGoalList *self, GListModel *model);
TendGoalRow *tend_goal_list_find_row (TendGoalList *self, gint64 id);
void tend_goal_list_focus (TendGoalList *self, gint64 id);
void tend_goal_list_step (TendGoalList *self, gint64 id, int direction);

G_END_DECLS
