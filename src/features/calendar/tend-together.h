/* Something light to do together: what an idea becomes when it is picked. */

#pragma once

#include "base/tend-idea.h"
#include "features/calendar/tend-someone-rules.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/* Where the ideas that Tend brings are among the resources. */
#define TEND_TOGETHER_RESOURCE "/io/github/tend_app/Tend/ui/calendar/together.ideas"

TendPlan *tend_together_make_plan (const TendIdea *idea, const TendFreeTime *time, const char *zone);
TendPlan *tend_together_plan_idea (TendStore *store, const TendIdea *idea);

G_END_DECLS
