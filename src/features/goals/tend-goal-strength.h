/* How firmly a goal has become a habit: a number from 0 to 1 that grows with every day that is kept and fades
 * slowly, so that one day off is hardly seen. */

#pragma once

#include "features/goals/tend-goal-days.h"

G_BEGIN_DECLS

double tend_goal_strength_step (double frequency, double strength, double completion);
double *tend_goal_get_strengths (const TendGoalDays *days);
double tend_goal_get_strength (const TendGoalDays *days);

G_END_DECLS
