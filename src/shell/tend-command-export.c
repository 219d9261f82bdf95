/* tend export: all that is kept, as an archive that Tend reads back, or as tables for other programs.
 *
 * The life is read in the writer thread, where it is as it is at one moment, and written to disk in a thread
 * of its own, so that neither keeps a window waiting. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-read.h"
#include "exchange/tend-export-csv.h"
#include "shell/tend-command-files.h"

#include <glib/gi18n.h>

/* What the end of a file's name asks for. */
typedef enum
{
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

/* For the threads; none looks at it while another does. */
typedef struct
{
  char *path;
  Format format;
  gint64 exported_at;
  const TendFeature *const *features;
  guint n_features;
  TendArchive *archive; /* (nullable): the life, once it is read */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->archive, tend_archive_unref);
  g_free (writing->path);
  g_free (writing);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Writing *writing = task_data;
  GError *error = NULL;
  gboolean is_saved;

  if (writing->format == FORMAT_JSON)
    is_saved = tend_archive_save_json (writing->archive, writing->path, writing->exported_at, &error);
  else
    is_saved = tend_export_csv (writing->archive, writing->path, &error);
  if (is_saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TendCommand *self = user_data;
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autofree char *shown = tend_command_show_path (writing->path);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tend_command_fail (self, error);
      return;
    }
  if (writing->format == FORMAT_JSON)
    tend_command_print (self, _("All that you keep is in “%s”; “tend import” reads it back.\n"), shown);
  else
    tend_command_print (self, _("All that you keep is in the folder “%s”, a file for each table.\n"), shown);
  tend_command_finish (self);
}

static gboolean
read_life (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  Writing *writing = data;

  writing->archive = tend_archive_read (db, writing->features, writing->n_features, error);
  return writing->archive != NULL;
}

static void
on_life_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  TendCommand *self = user_data;
  GError *error = NULL;
  const Writing *read = tend_store_write_finish (TEND_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  if (read == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  writing = g_memdup2 (read, sizeof *read);
  writing->path = g_strdup (read->path);
  writing->archive = tend_archive_ref (read->archive);
  task = g_task_new (NULL, NULL, on_saved_cb, self);
  g_task_set_source_tag (task, on_life_read_cb);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, save_in_thread);
}

static gboolean
read_format (const char  *path,
             Format      *format,
             GError     **error)
{
  g_autofree char *shown = tend_command_show_path (path);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".json"))
    *format = FORMAT_JSON;
  else if (g_str_has_suffix (lower, ".csv"))
    *format = FORMAT_CSV;
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
  Format format;
  Writing *writing;

  if (path == NULL || !read_format (path, &format, &error) ||
      !tend_command_check_target (tend_store_get_folder (store), path,
                                  format == FORMAT_CSV ? TEND_COMMAND_FOLDER : TEND_COMMAND_FILE, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->path = g_steal_pointer (&path);
  writing->format = format;
  writing->exported_at = tend_clock_get_now (tend_store_get_clock (store));
  writing->features = tend_store_get_features (store, &writing->n_features);
  tend_store_write_async (store, NULL, TEND_WRITE_NOT_UNDOABLE, read_life, writing, writing_free, NULL,
                          on_life_read_cb, self);
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
