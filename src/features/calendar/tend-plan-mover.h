/* Plans that are moved in a week, by a hand or by keys: what a series means by it is asked once, keys that come faster
 * than it is written are added up, and the keyboard stays with what it moved.
 *
 * The calendar's page has one; it writes through tend-plan-store.h. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_MOVER (tend_plan_mover_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanMover, tend_plan_mover, TEND, PLAN_MOVER, GObject)

TendPlanMover *tend_plan_mover_new (TendStore *store, GtkWidget *week);
void tend_plan_mover_move (TendPlanMover *self, const TendPlanOccurrence *at, int start_minutes, int end_minutes,
                           gboolean by_keys);
void tend_plan_mover_heed_focus (TendPlanMover *self, GtkWidget *focus);

G_END_DECLS
