/* The stretch of time that keys are at in the hours of a week: a place to make a plan at without a pointer. It is seen
 * while it has the keys, and says where it is. The week's grid has one. */

#pragma once

#include "features/calendar/tend-week-cursor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_WEEK_SLOT (tend_week_slot_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekSlot, tend_week_slot, TEND, WEEK_SLOT, GtkWidget)

GtkWidget *tend_week_slot_new (void);
void tend_week_slot_set_week (TendWeekSlot *self, const TendWeekLayout *layout, TendZone *zone,
                              GPtrArray *occurrences, TendDay today);
void tend_week_slot_leave_plan (TendWeekSlot *self, const TendPlanOccurrence *at, int days, int quarters);
const TendWeekCursor *tend_week_slot_get_cursor (TendWeekSlot *self);

G_END_DECLS
