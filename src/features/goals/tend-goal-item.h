/* A goal as a row shows it: its title, how it stands today, and its last days.
 *
 * The items of the lists of goals. An item stays the same object while its goal is in the list; when something
 * about the goal changes it is brought up to date and notifies, so that rows stay and keep their focus. */

#pragma once

#include "features/goals/tend-goal-rules.h"
#include "store/tend-row-list.h"
#include "widgets/tend-disc.h"

G_BEGIN_DECLS

/* How many days there are in the strip of a row. */
#define TEND_GOAL_ITEM_DAYS 7

#define TEND_TYPE_GOAL_ITEM (tend_goal_item_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalItem, tend_goal_item, TEND, GOAL_ITEM, GObject)

TendRowList *tend_goal_item_list_new (TendStore *store, gboolean archived);
TendGoalItem *tend_goal_item_read (TendStore *store, gint64 id, TendGoalItem *item, GError **error);

const TendGoal *tend_goal_item_get_goal (TendGoalItem *self);
const char *tend_goal_item_get_standing (TendGoalItem *self);
gboolean tend_goal_item_get_is_done (TendGoalItem *self);
TendDay tend_goal_item_get_strip (TendGoalItem *self, const float **levels, const guint8 **marks);
char *tend_goal_item_describe_day (TendGoalItem *self, TendDay day);
TendDiscState tend_goal_item_get_day_state (TendGoalItem *self, TendDay day);

G_END_DECLS
