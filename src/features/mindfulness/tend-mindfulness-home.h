/* What there is to do, by kinds, favourites and what was done last first; and below it what was done.
 *
 * It keeps nothing: it tells with TendMindfulnessHome::chosen the id of a practice, with ::new-asked that something
 * of the user's own is wanted, a TendPracticeKind, and with ::delete-asked the UUID of a session. */

#pragma once

#include "features/mindfulness/tend-practice.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_MINDFULNESS_HOME (tend_mindfulness_home_get_type ())

G_DECLARE_FINAL_TYPE (TendMindfulnessHome, tend_mindfulness_home, TEND, MINDFULNESS_HOME, AdwBin)

void tend_mindfulness_home_show (TendMindfulnessHome *self, TendStore *store, GPtrArray *scripts);
void tend_mindfulness_home_show_kind (TendMindfulnessHome *self, TendPracticeKind kind);
TendPracticeKind tend_mindfulness_home_get_kind (TendMindfulnessHome *self);

G_END_DECLS
