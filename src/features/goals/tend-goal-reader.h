/* Goals as they stand in the database: what the pages and the commands ask for.
 *
 * For any connection; pages use the store's reading one. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/**
 * TendGoalStep:
 * @id: the row
 * @uuid: its UUID
 * @title: what is to be done
 * @is_done: whether it is
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *title;
  gboolean is_done;
} TendGoalStep;

void tend_goal_step_free (TendGoalStep *self);

/**
 * TendGoalPlan:
 * @outcome: the best that would come of it
 * @obstacle: what in oneself gets in the way
 * @when_text: the moment at which it does: "when …"
 * @then_text: what one then does: "… then I"
 */
typedef struct
{
  char *outcome;
  char *obstacle;
  char *when_text;
  char *then_text;
} TendGoalPlan;

void tend_goal_plan_free (TendGoalPlan *self);
gboolean tend_goal_plan_is_empty (const TendGoalPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGoalStep, tend_goal_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGoalPlan, tend_goal_plan_free)

gboolean tend_goal_read_ids (TendDb *db, gboolean archived, GArray *ids, GError **error);
TendGoal *tend_goal_read (TendDb *db, gint64 id, GError **error);
TendGoal *tend_goal_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_goal_read_all (TendDb *db, gboolean archived, GError **error);
const char *tend_goal_choose_color (TendDb *db);
GPtrArray *tend_goal_read_matches (TendDb *db, const char *title_or_uuid, GError **error);

gboolean tend_goal_read_step_ids (TendDb *db, gint64 goal_id, GArray *ids, GError **error);
TendGoalStep *tend_goal_read_step (TendDb *db, gint64 step_id, GError **error);
gboolean tend_goal_read_step_counts (TendDb *db, gint64 goal_id, guint *n_steps, guint *n_done,
                                     GError **error);

GArray *tend_goal_read_check_ins (TendDb *db, gint64 goal_id, TendDay from, TendDay until, GError **error);
TendGoalPlan *tend_goal_read_plan (TendDb *db, gint64 goal_id, GError **error);

G_END_DECLS
