#include "features/people/tend-person-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu            *section,
        const char       *label,
        const char       *action,
        const TendPerson *person)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", person->id);
  g_menu_append_item (section, item);
}

/**
 * tend_person_menu_new:
 * @person: somebody
 * @in_list: whether the menu is that of a row, where there are no buttons for what was and will be
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
tend_person_menu_new (const TendPerson *person,
                      gboolean          in_list)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) together = g_menu_new ();
  g_autoptr (GMenu) themselves = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  if (in_list && !person->is_archived)
    {
      append (together, _("_Plan Something…"), "people.plan", person);
      append (together, _("Log a _Call"), "people.log-call", person);
      append (together, _("We _Met"), "people.log-meeting", person);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (together));
    }
  append (themselves, _("_Edit…"), "people.edit", person);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (themselves));
  if (person->is_archived)
    append (away, _("_Bring Back"), "people.restore", person);
  else
    append (away, _("_Archive"), "people.archive", person);
  append (away, _("_Delete"), "people.delete", person);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}
