/* One time of a plan in the week: a button that says what it is, opens it, and asks with keys to be moved.
 *
 * The week's grid, its head and its list make them. */

#pragma once

#include "features/calendar/tend-plan-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_BLOCK (tend_plan_block_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanBlock, tend_plan_block, TEND, PLAN_BLOCK, GtkButton)

GtkWidget *tend_plan_block_new (void);
void tend_plan_block_set_is_brief (TendPlanBlock *self, gboolean is_brief);
void tend_plan_block_set (TendPlanBlock *self, const TendPlanOccurrence *at, TendDay today);
const TendPlanOccurrence *tend_plan_block_get (TendPlanBlock *self);

G_END_DECLS
