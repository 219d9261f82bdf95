/* All that the calendar shows: the week, and what leads off it: somebody to see, something to do together, and looking
 * back. It is the page that the window knows; the week is a page within it. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_CALENDAR_PANES (tend_calendar_panes_get_type ())

G_DECLARE_FINAL_TYPE (TendCalendarPanes, tend_calendar_panes, TEND, CALENDAR_PANES, TendPage)

/* What else than a plan can be opened here, by whoever wants to start it. */
#define TEND_CALENDAR_KIND_SOMEONE "someone"
#define TEND_CALENDAR_KIND_IDEA "plan-idea"
#define TEND_CALENDAR_KIND_BACK "looking-back"
/* A new plan with the person of that UUID. */
#define TEND_CALENDAR_KIND_WITH "plan-with"
/* A new plan about the hobby of that UUID, at a time that is free. */
#define TEND_CALENDAR_KIND_ABOUT "plan-about"

TendPage *tend_calendar_panes_new (TendStore *store);

G_END_DECLS
