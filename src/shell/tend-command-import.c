/* tend import: brings in files of other programs and archives of Tend's, one after the other.
 *
 * Each file is read in a thread of its own and merged in one write, which one Undo takes back. The first file
 * that can't be taken ends it: those before it stay, those after it are not looked at. */

#include "shell/tend-command-kinds.h"

#include "exchange/tend-transfer.h"
#include "shell/tend-command-files.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>

typedef struct
{
  TendCommand *command;
  guint index;            /* of the file that is being brought in */
  TendTransfer *transfer; /* (nullable): what is in it, once it is read */
} Work;

static void import_next (Work *work);

static void
work_free (Work *work)
{
  g_clear_pointer (&work->transfer, tend_transfer_free);
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
print_result (Work              *work,
              TendArchiveCounts *counts)
{
  g_autofree char *shown = show_file (work);
  g_autofree char *words = tend_archive_counts_describe_result (counts);

  /* Translators: a file, what kind of file it is, and a sentence about what it brought */
  tend_command_print (work->command, _("“%s” is %s. %s\n"), shown, tend_transfer_get_kind (work->transfer), words);
  for (const char *const *notes = tend_transfer_get_notes (work->transfer); *notes; notes++)
    {
      g_autofree char *note = tend_command_show (*notes);

      tend_command_print (work->command, "  %s\n", note);
    }
}

static void
on_merged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Work *work = user_data;
  GError *error = NULL;
  TendArchiveCounts *counts = tend_transfer_merge_finish (TEND_STORE (source), result, &error);

  if (counts == NULL)
    {
      fail (work, error);
      return;
    }
  print_result (work, counts);
  g_clear_pointer (&work->transfer, tend_transfer_free);
  work->index++;
  import_next (work);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Work *work = user_data;
  GError *error = NULL;

  work->transfer = tend_transfer_open_finish (TEND_STORE (source), result, &error);
  if (work->transfer)
    tend_transfer_merge_async (TEND_STORE (source), work->transfer, NULL, NULL, on_merged_cb, work);
  else
    fail (work, error);
}

static void
import_next (Work *work)
{
  TendCommand *command = work->command;
  TendStore *store = tend_command_get_store (command);
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (work->index == tend_command_get_n_words (command))
    {
      work_free (work);
      tend_command_finish (command);
      return;
    }
  path = tend_command_get_path (command, work->index, &error);
  if (path == NULL || !tend_command_check_source (tend_store_get_folder (store), path, TEND_COMMAND_FOLDER, &error))
    {
      fail (work, error);
      return;
    }
  tend_transfer_open_async (store, path, NULL, NULL, on_opened_cb, work);
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
  .details = N_("FILE is what tend export has written (.json), a calendar (.ics), an address book (.vcf), a\n"
                "backup (.db) or a CSV export of Loop Habit Tracker, a CSV export of HabitBull, or sessions\n"
                "of hobbies (.csv); what it is, is told by what is in it."),
  .min_words = 1,
  .max_words = G_MAXUINT,
  .takes_files = TRUE,
  .writes = TRUE,
  .run = run,
};
