#include "shell/tend-commands.h"

#include "base/tend-error.h"
#include "shell/tend-command-kinds.h"
#include "shell/tend-command-values.h"
#include "shell/tend-commands-private.h"

#include <glib/gi18n.h>

static const TendCommandKind *const kinds[] = {
  &tend_command_add,    &tend_command_done,   &tend_command_agenda,
  &tend_command_import, &tend_command_export, &tend_command_backup,
  &tend_command_restore, &tend_command_check, &tend_command_migrate,
  &tend_command_reminders,
};

static const TendCommandKind *
find_kind (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i]->name, word) == 0)
      return kinds[i];
  return NULL;
}

/**
 * tend_commands_is_command:
 * @word: (nullable): the first word after the program's name
 *
 * Returns: whether it is a command
 */
gboolean
tend_commands_is_command (const char *word)
{
  return find_kind (word) != NULL;
}

/**
 * tend_commands_help_text:
 *
 * Returns: (transfer full): all that can be written after the program's name, several lines
 */
char *
tend_commands_help_text (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", _("Tend keeps your goals, on this computer and nowhere else."));
  g_string_append_printf (text, "  tend [--panel=ID]\n      %s\n",
                          _("Opens the window, with that page in front."));
  g_string_append_printf (text, "  tend --open=KIND:UUID\n      %s\n", _("Opens the window at a thing."));
  g_string_append_printf (text, "  tend --start=KIND:UUID\n      %s\n", _("Opens the window and begins a thing."));
  g_string_append_printf (text, "  tend breathe [PATTERN] [--minutes=N]\n      %s\n",
                          _("Begins a breathing session: box, 4-7-8, coherent, resonant, cyclic-sigh,\n"
                            "      long-exhale or triangle; without a name, the favourite or the last one."));
  g_string_append_printf (text, "  tend --redirect\n      %s\n",
                          _("Begins 90 seconds of a long exhale, and offers a way on."));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    tend_command_kind_append_help (kinds[i], text);
  g_string_append_printf (text, "  tend --version\n      %s\n", _("Says which Tend this is."));
  g_string_append_printf (text, "  tend --help, tend COMMAND --help\n      %s\n",
                          _("Says how all this, or one command, is written."));
  g_string_append_printf (text, "\n%s\n",
                          _("What begins with a dash and is no option goes after a --. The exit status is 0\n"
                            "when it is done, 1 when it could not be, 2 when it was not written as above."));
  return g_string_free (text, FALSE);
}

/**
 * tend_commands_parse:
 * @arguments: (array zero-terminated=1): what stands after the program's name
 * @error: return location; %TEND_ERROR_USAGE, %TEND_ERROR_INVALID
 *
 * Returns: (transfer full): the command that is meant
 */
TendCommand *
tend_commands_parse (const char *const  *arguments,
                     GError            **error)
{
  const TendCommandKind *kind = find_kind (arguments[0]);
  g_autofree char *shown = NULL;

  if (kind)
    return tend_command_new (kind, arguments + 1, error);
  shown = tend_command_quote (arguments[0] ? arguments[0] : "");
  g_set_error (error, TEND_ERROR, TEND_ERROR_USAGE,
               _("“%s” is not a command of Tend; “tend --help” says which there are."), shown);
  return NULL;
}

/**
 * tend_commands_describe_error:
 * @error: why a command could not be done
 * @error_output: (out): one line of valid UTF-8, with its end
 *
 * Returns: the exit status: 2 where the command was written wrongly, otherwise 1
 */
int
tend_commands_describe_error (const GError  *error,
                              char         **error_output)
{
  g_autofree char *line = tend_command_show (error->message);

  *error_output = g_strconcat (line, "\n", NULL);
  return g_error_matches (error, TEND_ERROR, TEND_ERROR_USAGE) ? 2 : 1;
}

/**
 * tend_commands_run_async:
 * @store: the life
 * @cwd: (nullable): the folder that the command was called in, %NULL for this process's
 * @arguments: (array zero-terminated=1): what stands after the program's name; any bytes
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it has ended, and what it wrote is safely on disk and told
 * @user_data: for @callback
 *
 * Runs a command on an open life, beside whatever else is done with it.
 */
void
tend_commands_run_async (TendStore           *store,
                         const char          *cwd,
                         const char *const   *arguments,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommand) command = NULL;

  g_return_if_fail (TEND_IS_STORE (store));
  g_return_if_fail (arguments != NULL);

  command = tend_commands_parse (arguments, &error);
  if (command)
    tend_command_run_async (g_steal_pointer (&command), store, cwd, cancellable, callback, user_data);
  else
    g_task_report_error (store, callback, user_data, tend_command_run_async, g_steal_pointer (&error));
}

/**
 * tend_commands_run_finish:
 * @result: what the callback was given
 * @output: (out): what goes to the standard output, "" if nothing does; valid UTF-8
 * @error_output: (out): what goes to the standard error, "" if nothing does; valid UTF-8
 *
 * Returns: the exit status: 0 done, 1 could not be done, 2 written wrongly
 */
int
tend_commands_run_finish (GAsyncResult  *result,
                          char         **output,
                          char         **error_output)
{
  GTask *task = G_TASK (result);
  TendCommand *command = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, tend_command_run_async), 1);

  *output = command ? tend_command_get_output (command) : g_strdup ("");
  if (!g_task_propagate_boolean (task, &error))
    return tend_commands_describe_error (error, error_output);
  *error_output = g_strdup ("");
  return 0;
}
