/* What a plan belongs to, as rows: the calendar that it came from, and the hobby that it is about, which its row leads
 * to. For tend-plan-view.h. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_TIES (tend_plan_ties_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanTies, tend_plan_ties, TEND, PLAN_TIES, AdwPreferencesGroup)

void tend_plan_ties_show (TendPlanTies *self, TendStore *store, const TendPlanOccurrence *at);

G_END_DECLS
