/* The hours of a week: seven days side by side, the plans among them, and where it is now.
 *
 * It shows what it is given and changes nothing itself: it says what is to be opened, moved or made. */

#pragma once

#include "features/calendar/tend-week-part.h"

G_BEGIN_DECLS

#define TEND_TYPE_WEEK_GRID (tend_week_grid_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekGrid, tend_week_grid, TEND, WEEK_GRID, TendWeekPart)

void tend_week_grid_set_week (TendWeekGrid *self, GPtrArray *occurrences, TendWeekLayout *layout, TendZone *zone,
                              TendDay today);
void tend_week_grid_set_now (TendWeekGrid *self, gint64 now);
double tend_week_grid_get_opening (TendWeekGrid *self);
void tend_week_grid_leave_plan (TendWeekGrid *self, const TendPlanOccurrence *at, int days, int quarters);
TendPlanBlock *tend_week_grid_find (TendWeekGrid *self, gint64 plan_id, TendDay day);

G_END_DECLS
