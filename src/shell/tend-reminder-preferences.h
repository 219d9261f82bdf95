/* The page of the preferences that is about reminders. */

#pragma once

#include "reminders/tend-background.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_PREFERENCES (tend_reminder_preferences_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderPreferences, tend_reminder_preferences, TEND, REMINDER_PREFERENCES,
                      AdwPreferencesPage)

void tend_reminder_preferences_show (TendReminderPreferences *self, TendStore *store, GSettings *settings);

G_END_DECLS
