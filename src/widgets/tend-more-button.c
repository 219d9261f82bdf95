#include "widgets/tend-more-button.h"

#include <glib/gi18n.h>

/**
 * tend_more_button_set_about:
 * @button: a menu button with a picture only
 * @title: what the menu is about
 *
 * Names @button “More about @title”. The keyboard comes to the button within a menu button, and GTK does not
 * hand the name on to it.
 */
void
tend_more_button_set_about (GtkMenuButton *button,
                            const char    *title)
{
  GtkWidget *inner;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && title != NULL);

  inner = gtk_widget_get_first_child (GTK_WIDGET (button));
  /* Translators: the name of a button with a menu; %s is what a goal or a step is called */
  name = g_strdup_printf (_("More about “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
