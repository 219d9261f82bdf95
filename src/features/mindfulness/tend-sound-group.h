/* Which sounds a session has, how loud, and whether they can be heard here: rows of the page before a session, and of
 * the preferences. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SOUND_GROUP (tend_sound_group_get_type ())

G_DECLARE_FINAL_TYPE (TendSoundGroup, tend_sound_group, TEND, SOUND_GROUP, AdwPreferencesGroup)

void tend_sound_group_set_store (TendSoundGroup *self, TendStore *store);

G_END_DECLS
