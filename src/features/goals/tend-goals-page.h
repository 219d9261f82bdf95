/* The page of goals: the list, what was put away, and one goal looked at closely. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_GOALS_PAGE (tend_goals_page_get_type ())

G_DECLARE_FINAL_TYPE (TendGoalsPage, tend_goals_page, TEND, GOALS_PAGE, TendPage)

TendPage *tend_goals_page_new (TendStore *store);

G_END_DECLS
