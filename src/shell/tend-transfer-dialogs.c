#include "shell/tend-transfer-dialogs.h"

#include "exchange/tend-transfer.h"
#include "shell/tend-import-dialog.h"
#include "widgets/tend-refusal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One import or export on its way from dialog to dialog. */
typedef struct
{
  TendStore *store;
  GtkWindow *parent;
} Errand;

static Errand *
errand_new (TendStore *store,
            GtkWindow *parent)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->store = g_object_ref (store);
  errand->parent = g_object_ref (parent);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->store);
  g_object_unref (errand->parent);
  g_free (errand);
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_transfer_export_finish (errand->store, result, &error))
    gtk_widget_activate_action (GTK_WIDGET (errand->parent), "win.tell", "s",
                                _("Exported; whoever has the file can read it"));
  else
    tend_refusal_show (errand->parent, _("Nothing Was Exported"), error->message);
  errand_free (errand);
}

/* Returns: (transfer full) (nullable): the file that was chosen */
static char *
take_path (GtkNativeDialog *dialog,
           int              response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  g_object_unref (dialog);
  return file ? g_file_get_path (file) : NULL;
}

static void
on_import_chosen_cb (GtkNativeDialog *dialog,
                     int              response,
                     gpointer         user_data)
{
  Errand *errand = user_data;
  g_autofree char *path = take_path (dialog, response);

  if (path)
    tend_import_dialog_run (errand->store, errand->parent, path);
  errand_free (errand);
}

static void
on_export_chosen_cb (GtkNativeDialog *dialog,
                     int              response,
                     gpointer         user_data)
{
  Errand *errand = user_data;
  g_autofree char *path = take_path (dialog, response);

  if (path)
    tend_transfer_export_async (errand->store, path, TEND_TRANSFER_JSON, NULL, on_exported_cb, errand);
  else
    errand_free (errand);
}

/**
 * tend_transfer_dialogs_import:
 * @store: the life
 * @parent: the window
 *
 * Asks for a file, says what would come in, and brings it in if the user says so.
 */
void
tend_transfer_dialogs_import (TendStore *store,
                              GtkWindow *parent)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  g_signal_connect (chooser, "response", G_CALLBACK (on_import_chosen_cb), errand_new (store, parent));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * tend_transfer_dialogs_export:
 * @store: the life
 * @parent: the window
 *
 * Asks for a file, and writes everything into it.
 */
void
tend_transfer_dialogs_export (TendStore *store,
                              GtkWindow *parent)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Export"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  char day[TEND_DAY_TEXT_SIZE];
  g_autofree char *name = g_strdup_printf ("tend-%s.json",
                                           tend_day_to_text (tend_store_get_today (store), day));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_export_chosen_cb), errand_new (store, parent));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
