/* A new plan in one line, "Coffee with Ana Fri 16:30 for 1h at Luna", understood as it is typed and shown before it is
 * kept. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_DIALOG (tend_plan_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanDialog, tend_plan_dialog, TEND, PLAN_DIALOG, AdwWindow)

GtkWidget *tend_plan_dialog_new (TendStore *store);
void tend_plan_dialog_set_time (TendPlanDialog *self, TendDay day, int minute, int minutes);

G_END_DECLS
