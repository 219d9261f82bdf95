/* Before a session: what is to be done, how long it is to be, what is known of it, and Start.
 *
 * It keeps nothing but which sounds there are to be: it tells with TendPracticeSetup::start-asked, ::favourite-asked, ::change-asked and
 * ::delete-asked. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PRACTICE_SETUP (tend_practice_setup_get_type ())

G_DECLARE_FINAL_TYPE (TendPracticeSetup, tend_practice_setup, TEND, PRACTICE_SETUP, AdwBin)

void tend_practice_setup_set_store (TendPracticeSetup *self, TendStore *store);
void tend_practice_setup_show (TendPracticeSetup *self, const TendPractice *practice, gboolean warns);
void tend_practice_setup_set_minutes (TendPracticeSetup *self, int minutes);
const TendPractice *tend_practice_setup_get_practice (TendPracticeSetup *self);
void tend_practice_setup_get_feeling (TendPracticeSetup *self, TendFeeling *feeling);

G_END_DECLS
