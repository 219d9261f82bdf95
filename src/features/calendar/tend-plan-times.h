/* When a plan is, to be chosen: start and end on the wall of its zone, or days as a whole.
 *
 * The form of a plan shows it. A start that moves takes the end along. */

#pragma once

#include "features/calendar/tend-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_TIMES (tend_plan_times_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanTimes, tend_plan_times, TEND, PLAN_TIMES, GtkWidget)

void tend_plan_times_set_here (TendPlanTimes *self, TendZone *here, TendDay today, int now);
void tend_plan_times_set_plan (TendPlanTimes *self, const TendPlan *plan);
void tend_plan_times_fill_plan (TendPlanTimes *self, TendPlan *plan);
gboolean tend_plan_times_check (TendPlanTimes *self);

G_END_DECLS
