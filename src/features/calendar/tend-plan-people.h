/* Who is part of a plan, as rows: each says what they answered, which can be chosen there, and leads to them where they
 * are among the people. For tend-plan-view.h. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_PEOPLE (tend_plan_people_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanPeople, tend_plan_people, TEND, PLAN_PEOPLE, AdwPreferencesGroup)

void tend_plan_people_show (TendPlanPeople *self, TendStore *store, const TendPlanOccurrence *at);

G_END_DECLS
