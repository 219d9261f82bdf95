/* A row that holds a day, which is chosen in a calendar, or none.
 *
 * Dialogs use it. */

#pragma once

#include "base/tend-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_DAY_ROW (tend_day_row_get_type ())

G_DECLARE_FINAL_TYPE (TendDayRow, tend_day_row, TEND, DAY_ROW, AdwActionRow)

TendDay tend_day_row_get_day (TendDayRow *self);
void tend_day_row_set_day (TendDayRow *self, TendDay day);
void tend_day_row_set_today (TendDayRow *self, TendDay today);

G_END_DECLS
