/* A week as a list by day, for a window that is too narrow for its hours. It says the same as those do. */

#pragma once

#include "features/calendar/tend-plan-block.h"

G_BEGIN_DECLS

#define TEND_TYPE_WEEK_LIST (tend_week_list_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekList, tend_week_list, TEND, WEEK_LIST, GtkBox)

void tend_week_list_set_week (TendWeekList *self, GPtrArray *occurrences, TendDay first, TendDay today);

G_END_DECLS
