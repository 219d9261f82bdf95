/* The dialogs of goals, and what was typed in those that were left with Escape: asking for the same dialog again
 * brings it back as it was.
 *
 * The page has one. A dialog is for one goal, or for a new one; it goes when it is saved or discarded. */

#pragma once

#include "features/goals/tend-goal.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GOAL_DRAFTS (tend_goal_drafts_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalDrafts, tend_goal_drafts, TEND, GOAL_DRAFTS, GObject)

TendGoalDrafts *tend_goal_drafts_new (TendStore *store);
void tend_goal_drafts_close (TendGoalDrafts *self);
void tend_goal_drafts_edit (TendGoalDrafts *self, const TendGoal *goal, GtkWidget *parent);
void tend_goal_drafts_plan (TendGoalDrafts *self, const TendGoal *goal, GtkWidget *parent);

G_END_DECLS
