/* The seven weekdays as buttons side by side, any of them chosen, in the order of the user's week. The dialog of
 * goals and the reminder editor use it. */

#pragma once

#include "base/tend-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_WEEKDAY_PICKER (tend_weekday_picker_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekdayPicker, tend_weekday_picker, TEND, WEEKDAY_PICKER, GtkWidget)

GtkWidget *tend_weekday_picker_new (void);
void tend_weekday_picker_set_first_weekday (TendWeekdayPicker *self, GDateWeekday first_weekday);
TendWeekdays tend_weekday_picker_get_weekdays (TendWeekdayPicker *self);
void tend_weekday_picker_set_weekdays (TendWeekdayPicker *self, TendWeekdays weekdays);

G_END_DECLS
