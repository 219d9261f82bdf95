/* One time of a plan, opened: what it is, what people said, how it was; and calling it off. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_VIEW (tend_plan_view_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanView, tend_plan_view, TEND, PLAN_VIEW, AdwWindow)

GtkWidget *tend_plan_view_new (TendStore *store, const TendPlanOccurrence *at);

G_END_DECLS
