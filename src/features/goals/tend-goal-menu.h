/* What can be done to a goal, as a menu: the same in its row and on its page. The actions are the page's. */

#pragma once

#include "features/goals/tend-goal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *tend_goal_menu_new (const TendGoal *goal, gboolean in_list);

G_END_DECLS
