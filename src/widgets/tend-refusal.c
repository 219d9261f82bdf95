#include "widgets/tend-refusal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * tend_refusal_show:
 * @parent: (nullable): the window that it is about
 * @heading: what was not done: "Nothing Was Saved"
 * @sentence: why, and what to do about it
 */
void
tend_refusal_show (GtkWindow  *parent,
                   const char *heading,
                   const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
