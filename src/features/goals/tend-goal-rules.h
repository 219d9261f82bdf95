/* What a goal asks for, day by day, and what it takes to have done it.
 *
 * Pure functions over a goal and its check-ins: no database, no clock, no widgets. They look at a few days
 * and are what agendas and lists ask; what looks at a whole life starts from tend-goal-days.h.
 *
 * A goal counts from its start day, or from its first check-in where that is earlier (somebody wrote down
 * days from before). Rest days count as neither done nor open. What lies after today is not looked at. */

#pragma once

#include "features/goals/tend-goal.h"

G_BEGIN_DECLS

/**
 * TendGoalHistory:
 * @goal: the goal
 * @check_ins: (array length=n_check_ins): its check-ins, ascending by day, at most one a day
 * @n_check_ins: how many there are
 * @today: the day it is; later check-ins are not looked at
 * @first_weekday: the weekday that weeks begin with
 *
 * What the rules look at. It borrows everything and lives on the stack of whoever asks.
 */
typedef struct
{
  const TendGoal *goal;
  const TendCheckIn *check_ins;
  gsize n_check_ins;
  TendDay today;
  GDateWeekday first_weekday;
} TendGoalHistory;

/**
 * TendGoalSpan:
 * @TEND_GOAL_SPAN_DAY: each day is for itself
 * @TEND_GOAL_SPAN_WEEK: what is done in a week is counted together
 * @TEND_GOAL_SPAN_MONTH: what is done in a month is
 * @TEND_GOAL_SPAN_WINDOW: what is done in the last so many days is
 * @TEND_GOAL_SPAN_LIFE: everything is, for a goal done once
 *
 * The stretch of days that times and targets are about.
 */
typedef enum
{
  TEND_GOAL_SPAN_DAY,
  TEND_GOAL_SPAN_WEEK,
  TEND_GOAL_SPAN_MONTH,
  TEND_GOAL_SPAN_WINDOW,
  TEND_GOAL_SPAN_LIFE,
} TendGoalSpan;

/**
 * TendGoalPeriod:
 * @first_day: its first day
 * @last_day: its last day
 * @amount: what was done in it so far: times, or the sum of the numbers
 * @target: what is wished for in it, in the same measure
 * @n_rest_days: how many of its days were rest days
 * @is_kept: whether @amount is what is wished for
 *
 * A stretch of days that a target is about, and how it stands.
 */
typedef struct
{
  TendDay first_day;
  TendDay last_day;
  double amount;
  double target;
  guint n_rest_days;
  gboolean is_kept;
} TendGoalPeriod;

TendGoalSpan tend_goal_get_span (const TendGoal *self);
double tend_goal_get_span_target (const TendGoal *self);
void tend_goal_get_span_days (const TendGoal *self, TendDay day, GDateWeekday first_weekday,
                              TendDay *first_day, TendDay *last_day);
gboolean tend_goal_is_enough (const TendGoal *self, double amount, double target);

gboolean tend_goal_has_amount (const TendGoal *self, const TendCheckIn *check_in);
double tend_goal_get_amount (const TendGoal *self, const TendCheckIn *check_in);
gboolean tend_goal_is_success (const TendGoal *self, const TendCheckIn *check_in);

gboolean tend_goal_history_is_ordered (const TendGoalHistory *history);
TendDay tend_goal_history_get_first_day (const TendGoalHistory *history);
const TendCheckIn *tend_goal_history_find (const TendGoalHistory *history, TendDay day);
TendDay tend_goal_get_horizon (const TendGoal *self, TendDay day, GDateWeekday first_weekday);
gboolean tend_goal_is_asked (const TendGoalHistory *history, TendDay day);
void tend_goal_get_period (const TendGoalHistory *history, TendDay day, TendGoalPeriod *period);

G_END_DECLS
