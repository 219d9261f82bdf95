#include "shell/tend-shortcuts.h"

/**
 * tend_shortcuts_present:
 * @parent: the window over which it is shown
 *
 * Builds the window of keys when it is asked for, and not at every start.
 */
void
tend_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/io/github/tend_app/Tend/ui/shell/tend-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
