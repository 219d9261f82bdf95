/* One reminder in a list: when it comes, with a switch; opened, everything about it can be changed. The reminder
 * editor is made of these. */

#pragma once

#include "base/tend-reminder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_ROW (tend_reminder_row_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderRow, tend_reminder_row, TEND, REMINDER_ROW, AdwExpanderRow)

GtkWidget *tend_reminder_row_new (const TendReminder *reminder, gboolean has_start, GDateWeekday first_weekday);
const TendReminder *tend_reminder_row_get_reminder (TendReminderRow *self);
void tend_reminder_row_set_reminder (TendReminderRow *self, const TendReminder *reminder);
void tend_reminder_row_set_evening (TendReminderRow *self, int before_minutes);
void tend_reminder_row_open (TendReminderRow *self);

G_END_DECLS
