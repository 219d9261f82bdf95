/* The windows of plans that one page opens: the one that shows a plan, the one that changes it, and the one for a new
 * plan, which keeps what was begun in it until it is shown again. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_WINDOWS (tend_plan_windows_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanWindows, tend_plan_windows, TEND, PLAN_WINDOWS, GObject)

TendPlanWindows *tend_plan_windows_new (TendStore *store, GtkWidget *page);
void tend_plan_windows_open (TendPlanWindows *self, const TendPlanOccurrence *at);
void tend_plan_windows_begin (TendPlanWindows *self, TendDay day, int minute, int minutes);

G_END_DECLS
