/* One command in a process of its own, where no Tend is running: no display, no bus. */

#include "shell/tend-commands.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-signal.h"
#include "shell/tend-commands-private.h"
#include "store/tend-backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  gboolean is_done;
  int status;
  char *output;
  char *error_output;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->output);
  g_free (outcome->error_output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
outcome_fail (Outcome      *outcome,
              const GError *error)
{
  outcome->status = tend_commands_describe_error (error, &outcome->error_output);
}

static void
on_command_finished_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->status = tend_commands_run_finish (result, &outcome->output, &outcome->error_output);
  outcome->is_done = TRUE;
}

/* What was asked for is done all the same; it only says that there is no backup of the day. */
static void
on_store_troubled_cb (TendStore    *store,
                      const GError *error,
                      gpointer      user_data)
{
  g_autofree char *line = NULL;

  tend_commands_describe_error (error, &line);
  fputs (line, stderr);
}

/* Where there is a bus, main() has looked on it for a running Tend already. */
static TendReminderSignal *
make_reminder_signal (TendStore *store)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (connection)
    g_dbus_connection_set_exit_on_close (connection, FALSE);
  return tend_reminder_signal_new (store, connection);
}

/* Someone who only uses commands has a backup of each day too; it is made before the first change. */
static void
run_on_store (TendCommand *command, /* (transfer full) */
              TendStore   *store,
              Outcome     *outcome)
{
  g_autoptr (TendReminderSignal) reminder_signal = make_reminder_signal (store);

  g_signal_connect (store, "troubled", G_CALLBACK (on_store_troubled_cb), NULL);
  if (tend_command_get_kind (command)->writes && !tend_command_is_help (command))
    tend_store_maintain (store);
  tend_command_run_async (command, store, NULL, NULL, on_command_finished_cb, outcome);
  while (!outcome->is_done)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  tend_store_close (store);
}

/* Says which backup there is to go back to. */
static void
add_way_out (GError     **error,
             const char  *folder)
{
  g_autoptr (GPtrArray) backups = tend_backup_list (folder);
  g_autofree char *message = NULL;

  if (backups->len == 0)
    return;
  message = g_strdup_printf (_("%s The newest backup is “%s”; “tend restore” brings it back."),
                             (*error)->message, ((TendBackup *) g_ptr_array_index (backups, 0))->path);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

static void
rescue (TendCommand *command,
        const char  *folder,
        TendClock   *clock,
        GError      *damage,
        Outcome     *outcome)
{
  g_autoptr (GError) error = NULL;

  if (tend_command_get_kind (command)->rescue == NULL)
    {
      g_autoptr (GError) told = g_error_copy (damage);

      add_way_out (&told, folder);
      outcome_fail (outcome, told);
      return;
    }
  if (!tend_command_rescue (command, folder, clock, NULL, &error))
    outcome_fail (outcome, error);
  outcome->output = tend_command_get_output (command);
}

static void
run (const char *const *arguments,
     Outcome           *outcome)
{
  g_autofree char *folder = tend_store_get_default_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommand) command = tend_commands_parse (arguments, &error);
  g_autoptr (TendClock) clock = NULL;
  g_autoptr (TendStore) store = NULL;

  if (command == NULL)
    {
      outcome_fail (outcome, error);
      return;
    }
  if (tend_command_is_help (command))
    {
      GString *help = g_string_new (NULL);

      tend_command_kind_append_help (tend_command_get_kind (command), help);
      outcome->output = g_string_free (help, FALSE);
      return;
    }

  clock = tend_clock_new ();
  store = tend_store_open (folder, clock, tend_features, tend_n_features, &error);
  if (store)
    run_on_store (g_steal_pointer (&command), store, outcome);
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_DAMAGED))
    rescue (command, folder, clock, error, outcome);
  else
    outcome_fail (outcome, error);
}

/* A pipe that is closed or a disk that is full is told like anything else that could not be done. */
static void
print (Outcome *outcome)
{
  gboolean is_printed = outcome->output == NULL ||
                        (fputs (outcome->output, stdout) >= 0 && fflush (stdout) == 0);

  if (!is_printed && outcome->status == 0)
    {
      g_free (outcome->error_output);
      outcome->error_output = g_strdup_printf (_("What there is to say could not be written (%s).\n"),
                                               g_strerror (errno));
      outcome->status = 1;
    }
  if (outcome->error_output)
    fputs (outcome->error_output, stderr);
}

/**
 * tend_commands_run_alone:
 * @arguments: (array zero-terminated=1): what stands after the program's name; any bytes
 *
 * Opens the user's life, waiting for another process to let go of it, runs a command, prints what it says
 * and closes the life. For main(), where no Tend is running.
 *
 * Returns: the exit status: 0 done, 1 could not be done, 2 written wrongly
 */
int
tend_commands_run_alone (const char *const *arguments)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_auto (Outcome) outcome = { 0 };

  g_return_val_if_fail (arguments != NULL, 2);

  if (g_strcmp0 (arguments[0], "help") == 0)
    outcome.output = tend_commands_help_text ();
  else
    {
      g_main_context_push_thread_default (context);
      run (arguments, &outcome);
      g_main_context_pop_thread_default (context);
    }
  print (&outcome);
  return outcome.status;
}
