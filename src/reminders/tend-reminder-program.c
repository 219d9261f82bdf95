#include "reminders/tend-reminder-program.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

struct _TendReminderProgram
{
  char *path;
};

/**
 * tend_reminder_program_new:
 * @path: (type filename): the executable; what %TEND_REMINDER_PROGRAM_VARIABLE names goes before it
 *
 * Returns: (transfer full): the program
 */
TendReminderProgram *
tend_reminder_program_new (const char *path)
{
  TendReminderProgram *self = g_new0 (TendReminderProgram, 1);
  const char *named = g_getenv (TEND_REMINDER_PROGRAM_VARIABLE);

  self->path = g_strdup (named && named[0] != '\0' ? named : path);
  return self;
}

void
tend_reminder_program_free (TendReminderProgram *self)
{
  g_free (self->path);
  g_free (self);
}

static void
on_command_ended_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GSubprocess *process = G_SUBPROCESS (source);
  g_autoptr (GTask) task = user_data;
  g_autofree char *said = NULL;
  GError *error = NULL;

  if (!g_subprocess_communicate_utf8_finish (process, result, NULL, &said, &error))
    g_task_return_error (task, error);
  else if (g_subprocess_get_successful (process))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED, "%s",
                             said && said[0] != '\0' ? g_strchomp (said) : _("Tend could not be started."));
}

static void
run_async (TendReminderProgram *self,
           const char *const   *arguments,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GSubprocess) process = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, tend_reminder_program_finish);
  process = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  if (process)
    g_subprocess_communicate_utf8_async (process, NULL, NULL, on_command_ended_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * tend_reminder_program_done_async:
 * @self: the program
 * @uuid: the thing
 * @day: the day on which it is done
 * @callback: called when it is ticked, or could not be
 * @user_data: for @callback
 */
void
tend_reminder_program_done_async (TendReminderProgram *self,
                                  const char          *uuid,
                                  TendDay              day,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  char day_text[TEND_DAY_TEXT_SIZE];
  g_autofree char *on = g_strconcat ("--on=", tend_day_to_text (day, day_text), NULL);
  const char *const arguments[] = { self->path, "done", uuid, on, NULL };

  run_async (self, arguments, callback, user_data);
}

/**
 * tend_reminder_program_migrate_async:
 * @self: the program
 * @callback: called when the life is as this Tend knows it, or could not be brought there
 * @user_data: for @callback
 */
void
tend_reminder_program_migrate_async (TendReminderProgram *self,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  const char *const arguments[] = { self->path, "migrate", NULL };

  run_async (self, arguments, callback, user_data);
}

/**
 * tend_reminder_program_finish:
 * @result: what the callback was given
 * @error: return location; what the program said
 *
 * Returns: whether it did what it was to do
 */
gboolean
tend_reminder_program_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tend_reminder_program_finish), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A window that the user's click opens may take the focus; one without a token may not. */
static gboolean
open_window (TendReminderProgram *self,
             const char          *argument,
             const char          *activation_token)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (activation_token)
    {
      g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", activation_token, TRUE);
      g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", activation_token, TRUE);
    }
  process = g_subprocess_launcher_spawn (launcher, &error, self->path, argument, NULL);
  if (process == NULL)
    g_message ("Tend could not be opened: %s", error->message);
  return process != NULL;
}

/**
 * tend_reminder_program_open:
 * @self: the program
 * @kind: a kind of thing
 * @uuid: the thing
 * @activation_token: (nullable): what the notification server gave with the click
 *
 * Opens the window at a thing.
 *
 * Returns: whether Tend was started for it
 */
gboolean
tend_reminder_program_open (TendReminderProgram *self,
                            const char          *kind,
                            const char          *uuid,
                            const char          *activation_token)
{
  g_autofree char *argument = g_strconcat ("--open=", kind, ":", uuid, NULL);

  return open_window (self, argument, activation_token);
}

/**
 * tend_reminder_program_start:
 * @self: the program
 * @kind: a kind of thing
 * @uuid: the thing
 * @activation_token: (nullable): what the notification server gave with the click
 *
 * Opens the window and begins a thing in it.
 *
 * Returns: whether Tend was started for it
 */
gboolean
tend_reminder_program_start (TendReminderProgram *self,
                             const char          *kind,
                             const char          *uuid,
                             const char          *activation_token)
{
  g_autofree char *argument = g_strconcat ("--start=", kind, ":", uuid, NULL);

  return open_window (self, argument, activation_token);
}

/**
 * tend_reminder_program_open_panel:
 * @self: the program
 * @panel: the id of a page
 * @activation_token: (nullable): what the notification server gave with the click
 *
 * Opens the window at a page.
 *
 * Returns: whether Tend was started for it
 */
gboolean
tend_reminder_program_open_panel (TendReminderProgram *self,
                                  const char          *panel,
                                  const char          *activation_token)
{
  g_autofree char *argument = g_strconcat ("--panel=", panel, NULL);

  return open_window (self, argument, activation_token);
}
