/* The SQL of everything that can be done to a goal.
 *
 * All of it runs in the writer thread, within a write. Pages come here through the verbs of
 * tend-goal-store.h; the commands, Today and the reminder service through the feature's descriptor. */

#pragma once

#include "features/goals/tend-goal-reader.h"

G_BEGIN_DECLS

gboolean tend_goal_insert (TendDb *db, const TendGoal *goal, gint64 now, gint64 *id, GError **error);
gboolean tend_goal_update (TendDb *db, const TendGoal *goal, GError **error);
gboolean tend_goal_delete (TendDb *db, gint64 id, GError **error);
gboolean tend_goal_set_archived (TendDb *db, gint64 id, gboolean archived, GError **error);
gboolean tend_goal_move (TendDb *db, gint64 id, gint64 before_id, GError **error);
gboolean tend_goal_set_done_day (TendDb *db, gint64 id, TendDay day, gint64 now, GError **error);

gboolean tend_goal_set_check_in (TendDb *db, gint64 goal_id, const TendCheckIn *check_in, gint64 now,
                                 GError **error);
gboolean tend_goal_set_plan (TendDb *db, gint64 goal_id, const TendGoalPlan *plan, GError **error);

gboolean tend_goal_step_insert (TendDb *db, gint64 goal_id, const char *title, GError **error);
gboolean tend_goal_step_rename (TendDb *db, gint64 step_id, const char *title, GError **error);
gboolean tend_goal_step_delete (TendDb *db, gint64 step_id, GError **error);
gboolean tend_goal_step_set_done (TendDb *db, gint64 step_id, gboolean done, gint64 now, GError **error);
gboolean tend_goal_step_move (TendDb *db, gint64 step_id, gint64 before_id, GError **error);

G_END_DECLS
