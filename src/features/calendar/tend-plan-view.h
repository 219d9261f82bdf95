/* A plan to look at: when and where, who comes, how it was, its reminders. What is chosen here is kept at once;
 * what the plan is, is changed in its dialog. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_VIEW (tend_plan_view_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanView, tend_plan_view, TEND, PLAN_VIEW, AdwWindow)

GtkWidget *tend_plan_view_new (TendStore *store, const TendPlanOccurrence *at);

G_END_DECLS
