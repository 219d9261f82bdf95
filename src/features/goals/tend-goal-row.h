/* A goal in a list: its tick, its title, how it stands, its last days and its menu. */

#pragma once

#include "features/goals/tend-goal-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_ROW (tend_goal_row_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalRow, tend_goal_row, TEND, GOAL_ROW, GtkListBoxRow)

GtkWidget *tend_goal_row_new (TendGoalItem *item);
TendGoalItem *tend_goal_row_get_item (TendGoalRow *self);
void tend_goal_row_locate_day (TendGoalRow *self, TendDay day, GtkWidget *relative_to, GdkRectangle *area);

G_END_DECLS
