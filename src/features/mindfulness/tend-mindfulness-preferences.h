/* The page of mindfulness in the preferences. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwPreferencesPage *tend_mindfulness_preferences_new (TendStore *store);

G_END_DECLS
