/* The preferences: when the day starts, which weekday comes first, and what becomes of what is deleted. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PREFERENCES (tend_preferences_get_type ())

G_DECLARE_FINAL_TYPE (TendPreferences, tend_preferences, TEND, PREFERENCES, AdwPreferencesWindow)

TendPreferences *tend_preferences_new (TendStore *store, GSettings *settings);

G_END_DECLS
