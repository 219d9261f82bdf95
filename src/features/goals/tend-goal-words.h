/* Goals in words: how often, how it stands, how it went. In the user's language. */

#pragma once

#include "features/goals/tend-goal-figures.h"
#include "features/goals/tend-goal-runs.h"
#include "store/tend-measure.h"

G_BEGIN_DECLS

char *tend_goal_format_number (double number);
char *tend_goal_format_amount (const TendGoal *self, double amount);

char *tend_goal_describe_schedule (const TendGoal *self);
char *tend_goal_describe_source (const TendGoal *self, GPtrArray *measures);
char *tend_goal_describe_period (const TendGoalHistory *history, TendDay day);
char *tend_goal_describe_recent (const TendGoal *self, const TendGoalRecent *recent);
char *tend_goal_describe_run_length (const TendGoal *self, guint length);
char *tend_goal_describe_day (const TendGoal *self, const TendCheckIn *check_in, TendDay day, TendDay today);
char *tend_goal_describe_strength (double strength);
char *tend_goal_format_share (double share);

G_END_DECLS
