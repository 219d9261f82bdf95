#include "features/mindfulness/tend-mindfulness-preferences.h"

#include "features/mindfulness/tend-sound-group.h"

#include <glib/gi18n.h>

AdwPreferencesPage *
tend_mindfulness_preferences_new (TendStore *store)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *sound = g_object_new (TEND_TYPE_SOUND_GROUP, NULL);

  adw_preferences_page_set_title (page, _("Mindfulness"));
  adw_preferences_page_set_icon_name (page, "tend-mindfulness-symbolic");
  adw_preferences_group_set_title (sound, _("Sounds of Sessions"));
  tend_sound_group_set_store (TEND_SOUND_GROUP (sound), store);
  adw_preferences_page_add (page, sound);
  return page;
}
