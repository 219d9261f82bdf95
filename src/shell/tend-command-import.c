/* tend import: brings in files of other programs and archives of Tend's, one after the other.
 *
 * Each file is read in a thread of its own and merged in one write, which one Undo takes back. The first file
 * that can't be taken ends it: those before it stay, those after it are not looked at. */

#include "shell/tend-command-kinds.h"

#include "exchange/tend-archive-merge.h"
#include "exchange/tend-import.h"
#include "shell/tend-command-files.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>

typedef struct
{
  TendCommand *command;
  guint index;        /* of the file that is being brought in */
  TendImport *import; /* (nullable): what is in it, once it is read */
} Work;

static void import_next (Work *work);

static void
work_free (Work *work)
{
  g_clear_pointer (&work->import, tend_import_free);
  g_free (work);
}

static char *
show_file (const Work *work)
{
  g_autofree char *path = tend_command_get_path (work->command, work->index, NULL);

  return path ? tend_command_show_path (path) : g_strdup ("");
}

/* Ends with what is not right, and with what became of the other files. */
static void
fail (Work   *work,
      GError *error)
{
  TendCommand *command = work->command;
  guint n_after = tend_command_get_n_words (command) - work->index - 1;
  g_autoptr (GString) message = g_string_new (error->message);

  g_string_append_printf (message, " %s", _("Nothing of it was brought in."));
  if (work->index > 0)
    g_string_append_printf (message, ngettext (" The %u file before it was.", " The %u files before it were.",
                                               work->index), work->index);
  if (n_after > 0)
    g_string_append_printf (message, ngettext (" The %u file after it was not looked at.",
                                               " The %u files after it were not looked at.", n_after),
                            n_after);
  work_free (work);
  tend_command_fail (command, g_error_new_literal (error->domain, error->code, message->str));
  g_error_free (error);
}

static void
on_merged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Work *work = user_data;
  GError *error = NULL;
  TendArchiveMerge *merge = tend_store_write_finish (TEND_STORE (source), result, &error);
  const char *const *notes;
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  if (merge == NULL)
    {
      fail (work, error);
      return;
    }
  shown = show_file (work);
  words = tend_archive_counts_describe_result (tend_archive_merge_get_counts (merge));
  /* Translators: a file, what kind of file it is, and a sentence about what it brought */
  tend_command_print (work->command, _("“%s” is %s. %s\n"), shown, work->import->kind, words);
  notes = tend_archive_get_notes (work->import->archive);
  for (gsize i = 0; notes && notes[i]; i++)
    {
      g_autofree char *note = tend_command_show (notes[i]);

      tend_command_print (work->command, "  %s\n", note);
    }

  g_clear_pointer (&work->import, tend_import_free);
  work->index++;
  import_next (work);
}

static void
merge_import (Work *work)
{
  TendStore *store = tend_command_get_store (work->command);
  g_autofree char *path = tend_command_get_path (work->command, work->index, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *shown = tend_command_show (name);
  g_autofree char *label = g_strdup_printf (_("Imported “%s”"), shown);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  tend_store_write_async (store, label, TEND_WRITE_OFFER_UNDO, tend_archive_merge,
                          tend_archive_merge_new (work->import->archive, features, n_features),
                          (GDestroyNotify) tend_archive_merge_free, NULL, on_merged_cb, work);
}

/* For the thread that reads the file. */
typedef struct
{
  char *path;
  TendDay today;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Reading *reading = task_data;
  GError *error = NULL;
  TendImport *import = tend_import_open (reading->path, reading->today, cancellable, &error);

  if (import)
    g_task_return_pointer (task, import, (GDestroyNotify) tend_import_free);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Work *work = user_data;
  GError *error = NULL;

  work->import = g_task_propagate_pointer (G_TASK (result), &error);
  if (work->import)
    merge_import (work);
  else
    fail (work, error);
}

static void
import_next (Work *work)
{
  TendCommand *command = work->command;
  const char *folder = tend_store_get_folder (tend_command_get_store (command));
  g_autofree char *path = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Reading *reading;

  if (work->index == tend_command_get_n_words (command))
    {
      work_free (work);
      tend_command_finish (command);
      return;
    }
  path = tend_command_get_path (command, work->index, &error);
  if (path == NULL || !tend_command_check_source (folder, path, TEND_COMMAND_FOLDER, &error))
    {
      fail (work, error);
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->path = g_steal_pointer (&path);
  reading->today = tend_command_get_today (command);
  task = g_task_new (NULL, NULL, on_read_cb, work);
  g_task_set_source_tag (task, import_next);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
run (TendCommand *self)
{
  Work *work = g_new0 (Work, 1);

  work->command = self;
  import_next (work);
}

const TendCommandKind tend_command_import = {
  .name = "import",
  .usage = "tend import FILE...",
  .summary = N_("Adds what is in other files and is missing here."),
  .details = N_("FILE is what tend export has written (.json), a backup (.db) or a CSV export of Loop\n"
                "Habit Tracker, or a CSV export of HabitBull; what it is, is told by what is in it."),
  .min_words = 1,
  .max_words = G_MAXUINT,
  .takes_files = TRUE,
  .writes = TRUE,
  .run = run,
};
