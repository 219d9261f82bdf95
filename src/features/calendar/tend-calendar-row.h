/* One imported calendar in the list of them: its name and colour, to be changed, and a way to take it out again. */

#pragma once

#include "features/calendar/tend-calendar-reader.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_CALENDAR_ROW (tend_calendar_row_get_type ())

G_DECLARE_FINAL_TYPE (TendCalendarRow, tend_calendar_row, TEND, CALENDAR_ROW, AdwExpanderRow)

GtkWidget *tend_calendar_row_new (TendStore *store, const TendCalendar *calendar);
gint64 tend_calendar_row_get_id (TendCalendarRow *self);
void tend_calendar_row_set_calendar (TendCalendarRow *self, const TendCalendar *calendar);

G_END_DECLS
