/* Makes a plan, or changes a kept one: in one line, or field by field, or both. What the line is understood to say
 * is seen in the fields and told in words before it is kept. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_DIALOG (tend_plan_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanDialog, tend_plan_dialog, TEND, PLAN_DIALOG, AdwWindow)

GtkWidget *tend_plan_dialog_new (TendStore *store);
GtkWidget *tend_plan_dialog_new_with (TendStore *store, const TendGuest *guest);
GtkWidget *tend_plan_dialog_new_for (TendStore *store, const TendPlanOccurrence *at);
void tend_plan_dialog_set_time (TendPlanDialog *self, TendDay day, int minute, int minutes);
void tend_plan_dialog_set_plan (TendPlanDialog *self, const TendPlan *plan);

G_END_DECLS
