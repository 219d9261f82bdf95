/* The verbs of goals: what a page can ask for, by values and never by a widget.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it
 * is safely on disk and every list has heard of it. All are finished by tend_goal_store_finish(). */

#pragma once

#include "features/goals/tend-goal-reader.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_goal_store_add_async (TendStore *store, const TendGoal *goal, const TendGoalPlan *plan,
                                GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_update_async (TendStore *store, const TendGoal *goal, const TendGoalPlan *plan,
                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_delete_async (TendStore *store, const TendGoal *goal, GAsyncReadyCallback callback,
                                   gpointer user_data);
void tend_goal_store_set_archived_async (TendStore *store, const TendGoal *goal, gboolean archived,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_move_async (TendStore *store, const TendGoal *goal, gint64 before_id,
                                 GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_set_plan_async (TendStore *store, const TendGoal *goal, const TendGoalPlan *plan,
                                     GAsyncReadyCallback callback, gpointer user_data);

void tend_goal_store_set_done_async (TendStore *store, const TendGoal *goal, TendDay day, gboolean done,
                                     double value, GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_skip_async (TendStore *store, const TendGoal *goal, TendDay day, const char *reason,
                                 GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_set_note_async (TendStore *store, const TendGoal *goal, TendDay day, const char *note,
                                     GAsyncReadyCallback callback, gpointer user_data);

void tend_goal_store_set_check_in_async (TendStore *store, const TendGoal *goal, const TendCheckIn *check_in,
                                         GAsyncReadyCallback callback, gpointer user_data);

void tend_goal_store_add_step_async (TendStore *store, const TendGoal *goal, const char *title,
                                     GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_rename_step_async (TendStore *store, const TendGoalStep *step, const char *title,
                                        GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_delete_step_async (TendStore *store, const TendGoalStep *step,
                                        GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_set_step_done_async (TendStore *store, const TendGoalStep *step, gboolean done,
                                          GAsyncReadyCallback callback, gpointer user_data);
void tend_goal_store_move_step_async (TendStore *store, const TendGoalStep *step, gint64 before_id,
                                      GAsyncReadyCallback callback, gpointer user_data);

gint64 tend_goal_store_finish (TendStore *store, GAsyncResult *result, GError **error);

/* For the commands and the other features, in the writer thread. */
gboolean tend_goal_write_done (TendDb *db, const TendGoal *goal, TendDay day, gboolean done, double value,
                               gint64 now, GError **error);

G_END_DECLS
