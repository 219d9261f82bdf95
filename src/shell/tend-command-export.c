/* tend export: all that is kept, as an archive that Tend reads back, or as tables for other programs. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "exchange/tend-transfer.h"
#include "shell/tend-command-files.h"

#include <glib/gi18n.h>

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TendCommand *self = user_data;
  g_autofree char *path = tend_command_get_path (self, 0, NULL);
  g_autofree char *shown = tend_command_show_path (path);
  GError *error = NULL;

  if (!tend_transfer_export_finish (TEND_STORE (source), result, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    tend_command_print (self, _("All that you keep is in the folder “%s”, a file for each table.\n"), shown);
  else
    tend_command_print (self, _("All that you keep is in “%s”; “tend import” reads it back.\n"), shown);
  tend_command_finish (self);
}

/* What the end of a file's name asks for. */
static gboolean
read_format (const char          *path,
             TendTransferFormat  *format,
             GError             **error)
{
  g_autofree char *shown = tend_command_show_path (path);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".json"))
    *format = TEND_TRANSFER_JSON;
  else if (g_str_has_suffix (lower, ".csv"))
    *format = TEND_TRANSFER_CSV;
  else
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                   _("Tend can’t write “%s”: the name is to end in .json, for all that you keep in one file, "
                     "or in .csv, for a folder of tables."), shown);
      return FALSE;
    }
  return TRUE;
}

static void
run (TendCommand *self)
{
  TendStore *store = tend_command_get_store (self);
  GError *error = NULL;
  g_autofree char *path = tend_command_get_path (self, 0, &error);
  TendTransferFormat format;

  if (path == NULL || !read_format (path, &format, &error) ||
      !tend_command_check_target (tend_store_get_folder (store), path,
                                  format == TEND_TRANSFER_CSV ? TEND_COMMAND_FOLDER : TEND_COMMAND_FILE, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  tend_transfer_export_async (store, path, format, NULL, on_exported_cb, self);
}

const TendCommandKind tend_command_export = {
  .name = "export",
  .usage = "tend export FILE",
  .summary = N_("Writes down all that is kept."),
  .details = N_("FILE ends in .json for one file that tend import reads back, which is replaced if\n"
                "it is there, or in .csv for a new folder with a table in each file."),
  .min_words = 1,
  .max_words = 1,
  .takes_files = TRUE,
  .run = run,
};
