/* Everything that can be chosen about a plan: what, where, when, with whom, how it repeats, its kind, a note.
 *
 * The plan's dialog shows it, for new plans and for kept ones. */

#pragma once

#include "features/calendar/tend-plan.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_FORM (tend_plan_form_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanForm, tend_plan_form, TEND, PLAN_FORM, GtkWidget)

void tend_plan_form_set_store (TendPlanForm *self, TendStore *store, GPtrArray *people);
void tend_plan_form_set_plan (TendPlanForm *self, const TendPlan *plan);
void tend_plan_form_set_can_repeat (TendPlanForm *self, gboolean can_repeat);
void tend_plan_form_take_plan (TendPlanForm *self, const TendPlan *plan);
TendPlan *tend_plan_form_dup_plan (TendPlanForm *self);
gboolean tend_plan_form_check (TendPlanForm *self, GError **error);

G_END_DECLS
