/* The reminders of one thing, to be seen and changed: the one editor that every feature shows. What is changed is
 * told at once; the feature keeps it (see reminders/tend-subject-reminders.h for both sides together). */

#pragma once

#include "base/tend-reminder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_EDITOR (tend_reminder_editor_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderEditor, tend_reminder_editor, TEND, REMINDER_EDITOR, GtkWidget)

GtkWidget *tend_reminder_editor_new (void);
void tend_reminder_editor_set_has_start (TendReminderEditor *self, gboolean has_start);
void tend_reminder_editor_set_evening (TendReminderEditor *self, int before_minutes);
void tend_reminder_editor_set_first_weekday (TendReminderEditor *self, GDateWeekday first_weekday);
void tend_reminder_editor_show (TendReminderEditor *self, const char *kind, const char *uuid,
                                GPtrArray *reminders);
GPtrArray *tend_reminder_editor_dup_reminders (TendReminderEditor *self);

G_END_DECLS
