/* How a goal went: lately, over the year, by weekday and month, and in all.
 *
 * Part of the page of a goal that repeats. It shows what it is given, and asks for a day to be written down with
 * the page's action. */

#pragma once

#include "features/goals/tend-goal-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_PAST (tend_goal_past_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalPast, tend_goal_past, TEND, GOAL_PAST, GtkWidget)

void tend_goal_past_show (TendGoalPast *self, const TendGoal *goal, GArray *check_ins, TendDay today,
                          GDateWeekday first_weekday);
gboolean tend_goal_past_locate_day (TendGoalPast *self, TendDay day, GtkWidget *relative_to,
                                    GdkRectangle *area);

G_END_DECLS
