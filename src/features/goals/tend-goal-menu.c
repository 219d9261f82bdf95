#include "features/goals/tend-goal-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu          *section,
        const char     *label,
        const char     *action,
        const TendGoal *goal)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", goal->id);
  g_menu_append_item (section, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * tend_goal_menu_new:
 * @goal: a goal
 * @in_list: whether the menu is that of a row, whose goal can be moved
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
tend_goal_menu_new (const TendGoal *goal,
                    gboolean        in_list)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) today = g_menu_new ();
  g_autoptr (GMenu) goal_itself = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  if (goal->schedule.kind != TEND_SCHEDULE_ONCE && !goal->is_archived)
    {
      append (today, _("_Rest Day…"), "goals.rest", goal);
      append (today, _("_Note…"), "goals.note", goal);
    }
  append (goal_itself, _("_Edit…"), "goals.edit", goal);
  append (goal_itself, _("_Plan…"), "goals.plan", goal);
  if (in_list && !goal->is_archived)
    {
      append (place, _("Move _Up"), "goals.move-up", goal);
      append (place, _("Move Do_wn"), "goals.move-down", goal);
    }
  if (goal->is_archived)
    append (away, _("_Bring Back"), "goals.restore", goal);
  else
    append (away, _("_Archive"), "goals.archive", goal);
  append (away, _("_Delete"), "goals.delete", goal);

  append_section (menu, today);
  append_section (menu, goal_itself);
  append_section (menu, place);
  append_section (menu, away);
  return G_MENU_MODEL (menu);
}
