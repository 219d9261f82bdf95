/* tend export: all that is kept, as an archive that Tend reads back, or as tables for other programs; and plans and
 * dated goals, as a calendar. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "exchange/tend-transfer.h"
#include "shell/tend-command-files.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_ARCHIVE,
  FORMAT_TABLES,
  FORMAT_CALENDAR,
} Format;

/* Takes @error and says where everything is: @sentence has the path in it. */
static void
finish (TendCommand *self,
        GError      *error,
        const char  *sentence)
{
  if (error)
    {
      tend_command_fail (self, error);
      return;
    }
  tend_command_print (self, "%s\n", sentence);
  tend_command_finish (self);
}

static char *
show_path (TendCommand *self)
{
  g_autofree char *path = tend_command_get_path (self, 0, NULL);

  return tend_command_show_path (path);
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TendCommand *self = user_data;
  g_autofree char *path = tend_command_get_path (self, 0, NULL);
  g_autofree char *shown = show_path (self);
  g_autofree char *sentence = NULL;
  GError *error = NULL;

  tend_transfer_export_finish (TEND_STORE (source), result, &error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    sentence = g_strdup_printf (_("All that you keep is in the folder “%s”, a file for each table."), shown);
  else
    sentence = g_strdup_printf (_("All that you keep is in “%s”; “tend import” reads it back."), shown);
  finish (self, error, sentence);
}

static void
on_calendar_exported_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  TendCommand *self = user_data;
  g_autofree char *shown = show_path (self);
  g_autofree char *sentence = g_strdup_printf (_("Your plans, and the goals that have a day, are in “%s”."), shown);
  GError *error = NULL;

  tend_transfer_export_finish (TEND_STORE (source), result, &error);
  finish (self, error, sentence);
}

/* What the end of a file's name asks for. */
static gboolean
read_format (const char  *path,
             Format      *format,
             GError     **error)
{
  g_autofree char *shown = tend_command_show_path (path);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".json"))
    *format = FORMAT_ARCHIVE;
  else if (g_str_has_suffix (lower, ".csv"))
    *format = FORMAT_TABLES;
  else if (g_str_has_suffix (lower, ".ics"))
    *format = FORMAT_CALENDAR;
  else
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                   _("Tend can’t write “%s”: the name is to end in .json, for all that you keep in one file, "
                     "in .ics, for plans as a calendar, or in .csv, for a folder of tables."), shown);
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
  Format format;

  if (path == NULL || !read_format (path, &format, &error) ||
      !tend_command_check_target (tend_store_get_folder (store), path,
                                  format == FORMAT_TABLES ? TEND_COMMAND_FOLDER : TEND_COMMAND_FILE, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  if (format == FORMAT_CALENDAR)
    tend_transfer_export_plans_async (store, path, TEND_EXPORT_ICAL_EVERYTHING, NULL, NULL, NULL, on_calendar_exported_cb, self);
  else
    tend_transfer_export_async (store, path, format == FORMAT_TABLES ? TEND_TRANSFER_CSV : TEND_TRANSFER_JSON, NULL,
                                on_exported_cb, self);
}

const TendCommandKind tend_command_export = {
  .name = "export",
  .usage = "tend export FILE",
  .summary = N_("Writes down all that is kept."),
  .details = N_("FILE ends in .json for one file that tend import reads back, in .ics for a calendar\n"
                "of plans and dated goals for other programs, or in .csv for a new folder with a\n"
                "table in each file. A file that is there is replaced."),
  .min_words = 1,
  .max_words = 1,
  .takes_files = TRUE,
  .run = run,
};
