/* Asks, once, whether reminders may come when Tend is closed: a quiet line at the foot of the window, when the first
 * reminder was kept. The answer can be changed in the preferences.
 *
 * It follows the store, so that it is asked whichever feature the reminder is of. The window has one. */

#pragma once

#include "reminders/tend-background.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_QUESTION (tend_reminder_question_get_type ())
G_DECLARE_FINAL_TYPE (TendReminderQuestion, tend_reminder_question, TEND, REMINDER_QUESTION, AdwBin)

void tend_reminder_question_follow (TendReminderQuestion *self, TendStore *store, GSettings *settings,
                                    TendBackground *background);

G_END_DECLS
