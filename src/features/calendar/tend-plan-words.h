/* Plans in words, for rows, notifications and screen readers. */

#pragma once

#include "features/calendar/tend-plan-rules.h"

G_BEGIN_DECLS

char *tend_plan_describe_time (const TendPlanOccurrence *at, TendHours hours);
char *tend_plan_describe_when (const TendPlanOccurrence *at, TendDay today, TendHours hours);
char *tend_plan_describe_guests (const TendPlan *plan);
GStrv tend_plan_list_what (const TendPlanOccurrence *at);
char *tend_plan_describe_what (const TendPlanOccurrence *at);
char *tend_plan_describe_rule (const TendPlan *plan, TendDay today);
char *tend_plan_describe_unknown_zone (const TendPlan *plan);
char *tend_plan_describe_zone (const TendPlanOccurrence *at, TendZone *here);

G_END_DECLS
