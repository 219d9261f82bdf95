/* What a goal counts by itself: minutes of an exercise, plans with somebody, whatever a feature measures.
 *
 * None of it is written down with the goal. A day of a goal that is fed is made when it is read: what was
 * measured on it, and what was entered by hand on top of that. So a session that is taken back takes its part
 * with it, and so does one that is added for a day long past. Pages, agendas, reminders and commands read a goal's
 * days through here; only what was entered by hand is ever written. */

#pragma once

#include "features/goals/tend-goal-rules.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/* Numbers are shown with two decimals; what is less than that beside another is the same. */
#define TEND_GOAL_SOURCE_SLACK 0.005

GArray *tend_goal_add_measured (const TendGoal *self, GArray *by_hand, const double *measured, TendDay from,
                                TendDay until, TendDay today);
gboolean tend_goal_take_measured (const TendGoal *self, TendCheckIn *check_in, double measured, GError **error);

GArray *tend_goal_read_history (TendDb *db, const TendGoal *self, TendDay from, TendDay until, TendDay today,
                                GError **error);
gboolean tend_goal_read_measured (TendDb *db, const TendGoal *self, TendDay day, double *measured, GError **error);

G_END_DECLS
