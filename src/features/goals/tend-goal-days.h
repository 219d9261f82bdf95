/* The life of a goal, a place for each of its days.
 *
 * What looks at all days (strength, runs, figures, the year's squares) starts from this instead of searching
 * in check-ins: it is made once, in one pass, and read as often as needed. The detail page of a goal holds
 * one. */

#pragma once

#include "features/goals/tend-goal-rules.h"

G_BEGIN_DECLS

/**
 * TendGoalMarks:
 * @TEND_GOAL_MARK_ASKED: the goal was asked for on that day; see tend_goal_is_asked()
 * @TEND_GOAL_MARK_AMOUNT: it was ticked, or a number was entered
 * @TEND_GOAL_MARK_KEPT: the day counts as done; see tend_goal_is_success()
 * @TEND_GOAL_MARK_REST: it was a rest day
 */
typedef enum
{
  TEND_GOAL_MARK_ASKED = 1 << 0,
  TEND_GOAL_MARK_AMOUNT = 1 << 1,
  TEND_GOAL_MARK_KEPT = 1 << 2,
  TEND_GOAL_MARK_REST = 1 << 3,
} TendGoalMarks;

/**
 * TendGoalDays:
 * @goal: the goal, a copy
 * @first_day: the day of the first place: the goal's first day, or today if that is yet to come
 * @n_days: how many days there are, through today; 0 if the first day is yet to come
 * @first_weekday: the weekday that weeks begin with
 * @marks: (array length=n_days): the #TendGoalMarks of each day
 * @amounts: (array length=n_days): what was done on each day: 1 for a tick, otherwise the number, 0 if none
 */
typedef struct
{
  TendGoal *goal;
  TendDay first_day;
  guint n_days;
  GDateWeekday first_weekday;
  guint8 *marks;
  double *amounts;
} TendGoalDays;

TendGoalDays *tend_goal_days_new (const TendGoalHistory *history);
void tend_goal_days_free (TendGoalDays *self);

guint tend_goal_days_get_marks (const TendGoalDays *self, TendDay day);
gboolean tend_goal_days_is_open_today (const TendGoalDays *self);
double *tend_goal_days_get_window_sums (const TendGoalDays *self, guint length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGoalDays, tend_goal_days_free)

G_END_DECLS
