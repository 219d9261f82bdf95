#include "shell/tend-application.h"

#include "base/tend-error.h"
#include "features/mindfulness/tend-practice-names.h"
#include "reminders/tend-desktop-hours.h"
#include "reminders/tend-reminder-client.h"
#include "reminders/tend-reminder-keeper.h"
#include "reminders/tend-reminder-signal.h"
#include "shell/tend-commands.h"
#include "shell/tend-import-dialog.h"
#include "shell/tend-preferences.h"
#include "shell/tend-rescue-window.h"
#include "shell/tend-transfer-dialogs.h"
#include "shell/tend-window.h"
#include "store/tend-store.h"
#include "tend-config.h"

#include <glib/gi18n.h>

/* How long after the start the backup of the day may wait, so that it takes nothing from the start. */
#define MAINTENANCE_DELAY_SECONDS 10

struct _TendApplication
{
  AdwApplication parent_instance;

  TendClock *clock;
  TendStore *store; /* (nullable): NULL while the life can't be opened */
  TendReminderSignal *reminder_signal; /* (nullable): while the store is open */
  TendReminderKeeper *reminder_keeper; /* (nullable): while the store is open, where there is a session bus */
  TendDesktopHours *hours;             /* (nullable): NULL without a session bus */
  GSettings *settings;
  guint maintenance_id;
};

G_DEFINE_FINAL_TYPE (TendApplication, tend_application, ADW_TYPE_APPLICATION)

static gboolean
on_maintenance_due_cb (gpointer user_data)
{
  TendApplication *self = user_data;

  self->maintenance_id = 0;
  if (self->store)
    tend_store_maintain (self->store);
  return G_SOURCE_REMOVE;
}

/* A service that was never started, or that an upgrade has ended, goes on from here. */
static void
tell_reminder_service (TendApplication *self)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

  self->reminder_signal = tend_reminder_signal_new (self->store, connection);
  if (connection)
    self->reminder_keeper = tend_reminder_keeper_new (connection);
}

static gboolean
open_store (TendApplication  *self,
            GError          **error)
{
  g_autofree char *folder = tend_store_get_default_folder ();

  if (self->store)
    return TRUE;
  self->store = tend_store_open (folder, self->clock, tend_features, tend_n_features, error);
  if (self->store == NULL)
    return FALSE;
  tell_reminder_service (self);
  if (self->maintenance_id == 0)
    self->maintenance_id = g_timeout_add_seconds (MAINTENANCE_DELAY_SECONDS, on_maintenance_due_cb, self);
  return TRUE;
}

static TendWindow *
get_window (TendApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TEND_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
on_rescued_cb (TendApplication *self,
               GtkWindow       *rescue_window)
{
  g_application_activate (G_APPLICATION (self));
  gtk_window_destroy (rescue_window);
}

static void
show_rescue_window (TendApplication *self,
                    const GError    *error)
{
  g_autofree char *folder = tend_store_get_default_folder ();
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (tend_rescue_window_new (ADW_APPLICATION (self), folder, error,
                                                   tend_clock_get_today (self->clock)));
      g_signal_connect_object (window, "rescued", G_CALLBACK (on_rescued_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (window);
}

/* A thing as --open and --start name it: its kind, a colon, and its UUID. */
static void
open_thing (TendWindow *window,
            const char *action,
            const char *thing)
{
  const char *colon = strchr (thing, ':');
  g_autofree char *kind = NULL;

  if (colon == NULL)
    return;
  kind = g_strndup (thing, (gsize) (colon - thing));
  gtk_widget_activate_action (GTK_WIDGET (window), action, "(ss)", kind, colon + 1);
}

static void
show_window (TendApplication *self,
             const char      *panel,  /* (nullable) */
             const char      *action, /* what is done with @thing */
             const char      *thing)  /* (nullable) */
{
  g_autoptr (GError) error = NULL;
  TendWindow *window = get_window (self);

  if (!open_store (self, &error))
    {
      show_rescue_window (self, error);
      return;
    }
  if (window == NULL)
    window = tend_window_new (ADW_APPLICATION (self), self->store, self->settings);
  if (panel)
    tend_window_show_panel (window, panel);
  if (thing)
    open_thing (window, action, thing);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_quit_activated_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TendWindow *window = get_window (user_data);

  /* Closing keeps the window's size and page. */
  if (window)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (user_data);
}

static void
on_preferences_activated_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  TendApplication *self = user_data;
  TendWindow *window = get_window (self);
  TendPreferences *preferences;

  if (window == NULL)
    return;
  preferences = tend_preferences_new (self->store, self->settings);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (preferences));
}

/* The desktop's own menu of the icon calls this. */
static void
on_redirect_activated_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  show_window (user_data, NULL, "win.open", "redirect:");
}

static void
on_about_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_window (window, "application-name", _("Tend"), "application-icon", TEND_APPLICATION_ID,
                         "version", TEND_VERSION, "comments",
                         _("Keep your own life steady, one small thing at a time. Everything you write stays on "
                           "this computer."),
                         "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _("The Tend Authors"),
                         /* Translators: put your names here, one a line */
                         "translator-credits", _("translator-credits"), NULL);
}

static void
on_import_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  TendApplication *self = user_data;
  TendWindow *window = get_window (self);

  if (window)
    tend_transfer_dialogs_import (self->store, GTK_WINDOW (window));
}

/* From outside, by who has the file at hand. */
static void
on_import_file_activated_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  TendApplication *self = user_data;
  TendWindow *window = get_window (self);

  if (window)
    tend_import_dialog_run (self->store, GTK_WINDOW (window), g_variant_get_string (parameter, NULL));
}

static void
on_export_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  TendApplication *self = user_data;
  TendWindow *window = get_window (self);

  if (window)
    tend_transfer_dialogs_export (self->store, GTK_WINDOW (window));
}

typedef struct
{
  GApplicationCommandLine *command_line;
  GApplication *application;
} CommandCall;

static void
on_command_finished_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  CommandCall *call = user_data;
  g_autofree char *output = NULL;
  g_autofree char *error_output = NULL;
  int status = tend_commands_run_finish (result, &output, &error_output);

  if (output && output[0] != '\0')
    g_application_command_line_print (call->command_line, "%s", output);
  if (error_output && error_output[0] != '\0')
    g_application_command_line_printerr (call->command_line, "%s", error_output);
  g_application_command_line_set_exit_status (call->command_line, status);
  g_application_release (call->application);
  /* The last reference tells the other side that it is done. */
  g_object_unref (call->command_line);
  g_free (call);
}

static int
run_command (TendApplication         *self,
             GApplicationCommandLine *command_line,
             char                   **words)
{
  g_autoptr (GError) error = NULL;
  CommandCall *call;

  if (!open_store (self, &error))
    {
      g_application_command_line_printerr (command_line, "%s\n", error->message);
      return 1;
    }
  call = g_new0 (CommandCall, 1);
  call->command_line = g_object_ref (command_line);
  call->application = G_APPLICATION (self);
  g_application_hold (call->application);
  tend_commands_run_async (self->store, g_application_command_line_get_cwd (command_line),
                           (const char *const *) words, NULL, on_command_finished_cb, call);
  return 0;
}

/* "tend breathe [PATTERN] [--minutes=N]", as --open names it. A pattern of several words needs no quotes. */
static int
breathe (TendApplication         *self,
         GApplicationCommandLine *command_line,
         char                   **words,
         const int               *minutes) /* (nullable) */
{
  g_autofree char *name = g_strjoinv (" ", words);
  g_autofree char *id = NULL;
  g_autofree char *thing = NULL;
  g_autoptr (GError) error = NULL;

  if (minutes && (*minutes < 1 || *minutes > TEND_BREATH_MINUTES_MAX))
    {
      g_application_command_line_printerr (command_line, "%s\n", _("A session takes from 1 to 60 minutes."));
      return 2;
    }
  if (*name && open_store (self, NULL))
    id = tend_practice_find_breath (tend_store_get_reader (self->store), name, &error);
  if (error)
    {
      g_application_command_line_printerr (command_line, "%s\n", error->message);
      return g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND) ? 2 : 1;
    }
  thing = minutes ? g_strdup_printf ("breathe:%s:%d", id ? id : "", *minutes)
                  : g_strdup_printf ("breathe:%s", id ? id : "");
  show_window (self, NULL, "win.open", thing);
  return 0;
}

static int
tend_application_command_line (GApplication            *application,
                               GApplicationCommandLine *command_line)
{
  TendApplication *self = TEND_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  const char *panel = NULL;
  const char *action = "win.open";
  const char *thing = NULL;
  int minutes;

  if (arguments[0] && arguments[1] && g_str_equal (arguments[1], "breathe"))
    return breathe (self, command_line, arguments + 2,
                    g_variant_dict_lookup (options, "minutes", "i", &minutes) ? &minutes : NULL);
  if (g_variant_dict_contains (options, "redirect"))
    {
      show_window (self, NULL, "win.open", "redirect:");
      return 0;
    }
  if (arguments[0] && arguments[1] && tend_commands_is_command (arguments[1]))
    return run_command (self, command_line, arguments + 1);

  g_variant_dict_lookup (options, "panel", "&s", &panel);
  g_variant_dict_lookup (options, "open", "&s", &thing);
  if (g_variant_dict_lookup (options, "start", "&s", &thing))
    action = "win.start";
  show_window (self, panel, action, thing);
  return 0;
}

static void
tend_application_activate (GApplication *application)
{
  show_window (TEND_APPLICATION (application), NULL, NULL, NULL);
}

static void
on_hours_changed_cb (gpointer user_data)
{
  TendApplication *self = user_data;

  if (self->store)
    tend_settings_note_hours_changed (tend_store_get_settings (self->store));
}

static void
tend_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", on_quit_activated_cb },
    { "preferences", on_preferences_activated_cb },
    { "redirect", on_redirect_activated_cb },
    { "about", on_about_activated_cb },
    { "import", on_import_activated_cb },
    { "import-file", on_import_file_activated_cb, "s" },
    { "export", on_export_activated_cb },
  };
  TendApplication *self = TEND_APPLICATION (application);
  GDBusConnection *connection = g_application_get_dbus_connection (application);

  G_APPLICATION_CLASS (tend_application_parent_class)->startup (application);

  tend_desktop_hours_read_now ();
  if (connection)
    self->hours = tend_desktop_hours_new (connection, on_hours_changed_cb, self);
  self->clock = tend_clock_new ();
  self->settings = g_settings_new (TEND_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.preferences",
                                         (const char *const[]){ "<Control>comma", NULL });
}

/* Whoever wants no reminders while Tend is closed closes it now. */
static void
end_reminder_service (TendApplication *self)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

  if (self->settings && connection && !g_settings_get_boolean (self->settings, "remind-when-closed"))
    tend_reminder_client_quit_service (connection);
}

static void
tend_application_shutdown (GApplication *application)
{
  TendApplication *self = TEND_APPLICATION (application);

  g_clear_handle_id (&self->maintenance_id, g_source_remove);
  g_clear_pointer (&self->reminder_keeper, tend_reminder_keeper_free);
  end_reminder_service (self);
  if (self->store)
    tend_store_close (self->store);
  g_clear_pointer (&self->reminder_signal, tend_reminder_signal_free);
  g_clear_pointer (&self->hours, tend_desktop_hours_free);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_APPLICATION_CLASS (tend_application_parent_class)->shutdown (application);
}

static void
tend_application_class_init (TendApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = tend_application_startup;
  application_class->activate = tend_application_activate;
  application_class->command_line = tend_application_command_line;
  application_class->shutdown = tend_application_shutdown;
}

static void
tend_application_init (TendApplication *self)
{
  static const GOptionEntry options[] = {
    { "panel", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_("Open the window with this page"),
      N_("ID") },
    { "open", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_("Open the window at a thing"), N_("KIND:UUID") },
    { "start", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_("Open the window and begin a thing"), N_("KIND:UUID") },
    { "redirect", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_("Begin 90 seconds of a long exhale"), NULL },
    { "minutes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, NULL, N_("How long to breathe, with “breathe”"), N_("N") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * tend_application_new:
 *
 * Returns: (transfer full): the application
 */
TendApplication *
tend_application_new (void)
{
  return g_object_new (TEND_TYPE_APPLICATION, "application-id", TEND_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", "/io/github/tend_app/Tend",
                       NULL);
}
