#include "features/hobbies/tend-hobby-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu           *section,
        const char      *label,
        const char      *action,
        const TendHobby *hobby)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", hobby->id);
  g_menu_append_item (section, item);
}

/**
 * tend_hobby_menu_new:
 * @hobby: a hobby
 * @in_list: whether the menu is that of a row, whose hobby can be moved
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
tend_hobby_menu_new (const TendHobby *hobby,
                     gboolean         in_list)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) itself = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  append (itself, _("_Edit…"), "hobbies.edit", hobby);
  if (!hobby->is_archived && hobby->is_resting)
    append (itself, _("_Wake It Up"), "hobbies.wake", hobby);
  else if (!hobby->is_archived)
    append (itself, _("Let It _Rest"), "hobbies.rest", hobby);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (itself));
  if (in_list && !hobby->is_archived)
    {
      append (place, _("Move _Up"), "hobbies.move-up", hobby);
      append (place, _("Move Do_wn"), "hobbies.move-down", hobby);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
    }
  if (hobby->is_archived)
    append (away, _("_Bring Back"), "hobbies.restore", hobby);
  else
    append (away, _("_Archive"), "hobbies.archive", hobby);
  append (away, _("_Delete"), "hobbies.delete", hobby);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}
