/* The page of the calendar: one week, as a grid or, where that has no room, as a list by day. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_CALENDAR_PAGE (tend_calendar_page_get_type ())

G_DECLARE_FINAL_TYPE (TendCalendarPage, tend_calendar_page, TEND, CALENDAR_PAGE, TendPage)

TendPage *tend_calendar_page_new (TendStore *store);
void tend_calendar_page_show_day (TendCalendarPage *self, TendDay day);

G_END_DECLS
