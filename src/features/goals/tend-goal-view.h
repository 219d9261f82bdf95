/* One goal, looked at closely: what it is and why, its plan and steps, today, and how it went.
 *
 * The page has one, made when a goal is first opened. It follows the store; what is asked for goes to the page's
 * actions. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_VIEW (tend_goal_view_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalView, tend_goal_view, TEND, GOAL_VIEW, GtkWidget)

GtkWidget *tend_goal_view_new (TendStore *store);
gboolean tend_goal_view_show (TendGoalView *self, gint64 id);
void tend_goal_view_refresh (TendGoalView *self);
const TendGoal *tend_goal_view_get_goal (TendGoalView *self);
void tend_goal_view_locate_day (TendGoalView *self, TendDay day, GtkWidget *relative_to, GdkRectangle *area);

G_END_DECLS
