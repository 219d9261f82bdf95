/* One day of a goal, to be written down: done or how much, a rest day, a note. Any past day can be.
 *
 * The page opens it for a square of the year, a disc of a row, and for today. It stores nothing: it says that
 * the user saved, and holds what is to stand on the day. */

#pragma once

#include "features/goals/tend-goal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TendGoalDayFocus:
 * @TEND_GOAL_DAY_FOCUS_DONE: what was done
 * @TEND_GOAL_DAY_FOCUS_REST: a rest day, already chosen, and its reason
 * @TEND_GOAL_DAY_FOCUS_NOTE: the note
 *
 * What the user came for.
 */
typedef enum
{
  TEND_GOAL_DAY_FOCUS_DONE,
  TEND_GOAL_DAY_FOCUS_REST,
  TEND_GOAL_DAY_FOCUS_NOTE,
} TendGoalDayFocus;

#define TEND_TYPE_GOAL_DAY_POPOVER (tend_goal_day_popover_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalDayPopover, tend_goal_day_popover, TEND, GOAL_DAY_POPOVER, GtkPopover)

GtkWidget *tend_goal_day_popover_new (void);
void tend_goal_day_popover_ask (TendGoalDayPopover *self, const TendGoal *goal, const TendCheckIn *check_in,
                                TendDay day, TendGoalDayFocus focus);
const TendGoal *tend_goal_day_popover_get_goal (TendGoalDayPopover *self);
void tend_goal_day_popover_get_check_in (TendGoalDayPopover *self, TendCheckIn *check_in);

G_END_DECLS
