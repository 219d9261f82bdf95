/* The reminder service: sleeps until something is to be brought to mind.
 *
 * It has no toolkit and reads no calendar files, so that it can stay in memory for weeks. One runs in a session:
 * it owns a name on the bus, and a second one ends at once. Where there is no session bus there is nobody to
 * show anything to either. */

#include "base/tend-alarm.h"
#include "reminders/tend-desktop-hours.h"
#include "reminders/tend-reminder-bus.h"
#include "reminders/tend-reminder-rules.h"
#include "reminders/tend-reminder-signal.h"
#include "store/tend-store.h"
#include "tend-config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <sysexits.h>

typedef struct
{
  GMainLoop *loop;
  GDBusConnection *session;
  int status;

  TendClock *clock;
  TendNotifier *notifier;
  TendReminderService *service;
  TendReminderBus *bus;
  TendDesktopHours *hours;
  TendAlarm *alarm;
} Program;

static void
end (Program *program,
     int      status)
{
  program->status = status;
  g_main_loop_quit (program->loop);
}

static void
on_alarm_rang_cb (TendAlarmReason reason,
                  gpointer        user_data)
{
  Program *program = user_data;

  tend_reminder_service_wake (program->service);
  /* A wake-up that came for nothing leaves the alarm to be set again. */
  tend_alarm_set (program->alarm, MIN (tend_reminder_service_get_next_wake (program->service), TEND_ALARM_NEVER));
}

static void
on_next_wake_changed_cb (Program *program)
{
  tend_alarm_set (program->alarm, MIN (tend_reminder_service_get_next_wake (program->service), TEND_ALARM_NEVER));
}

/* systemd starts the newer service in the place of this one; elsewhere Tend does when it is opened next. */
static void
on_service_outdated_cb (Program *program)
{
  g_message ("A newer Tend keeps this life; the newer service is to go on.");
  end (program, EX_TEMPFAIL);
}

static gboolean
on_asked_to_end_cb (gpointer user_data)
{
  end (user_data, EX_OK);
  return G_SOURCE_CONTINUE;
}

static void
on_quit_called_cb (gpointer user_data)
{
  end (user_data, EX_OK);
}

/* What is asked for over the bus is answered from the moment that the name is there. */
static gboolean
set_up (Program  *program,
        GError  **error)
{
  g_autofree char *folder = tend_store_get_default_folder ();

  program->clock = tend_clock_new ();
  program->notifier = tend_notifier_new (_("Tend"), TEND_APPLICATION_ID);
  program->service = tend_reminder_service_new (folder, program->clock, tend_features, tend_n_features,
                                                program->notifier,
                                                tend_reminder_program_new (TEND_BIN_DIR "/tend"));
  program->alarm = tend_alarm_new (on_alarm_rang_cb, program);
  g_signal_connect_swapped (program->service, "notify::next-wake", G_CALLBACK (on_next_wake_changed_cb), program);
  g_signal_connect_swapped (program->service, "outdated", G_CALLBACK (on_service_outdated_cb), program);
  program->hours = tend_desktop_hours_new (program->session, NULL, NULL);
  program->bus = tend_reminder_bus_new (program->service, program->notifier, program->clock, program->session, error);
  if (program->bus)
    tend_reminder_bus_set_quit_func (program->bus, on_quit_called_cb, program);
  return program->bus != NULL;
}

/* Asking first keeps a second start from setting anything up. */
static gboolean
is_running_already (GDBusConnection *session)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      session, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", TEND_REMINDER_BUS_NAME), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has_owner = FALSE;

  if (answer)
    g_variant_get (answer, "(b)", &has_owner);
  return has_owner;
}

static void
stop (Program *program)
{
  g_clear_pointer (&program->alarm, tend_alarm_free);
  g_clear_pointer (&program->bus, tend_reminder_bus_free);
  g_clear_pointer (&program->hours, tend_desktop_hours_free);
  if (program->service)
    g_signal_handlers_disconnect_by_data (program->service, program);
  g_clear_object (&program->service);
  g_clear_object (&program->notifier);
  g_clear_object (&program->clock);
}

/* The name comes before the log is opened: only its owner writes that. */
static void
on_name_acquired_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  Program *program = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_start (program->service, &error))
    return;
  g_printerr ("%s\n", error->message);
  end (program, EXIT_FAILURE);
}

/* Somebody else has it, or the session has ended. */
static void
on_name_lost_cb (GDBusConnection *connection,
                 const char      *name,
                 gpointer         user_data)
{
  end (user_data, EX_OK);
}

static void
run (Program *program)
{
  guint name_id, term_id, int_id;

  program->loop = g_main_loop_new (NULL, FALSE);
  term_id = g_unix_signal_add (SIGTERM, on_asked_to_end_cb, program);
  int_id = g_unix_signal_add (SIGINT, on_asked_to_end_cb, program);
  name_id = g_bus_own_name_on_connection (program->session, TEND_REMINDER_BUS_NAME,
                                          G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_name_acquired_cb, on_name_lost_cb,
                                          program, NULL);
  g_main_loop_run (program->loop);

  tend_reminder_service_stop (program->service);
  g_bus_unown_name (name_id);
  g_source_remove (int_id);
  g_source_remove (term_id);
  g_clear_pointer (&program->loop, g_main_loop_unref);
}

int
main (int   argc,
      char *argv[])
{
  Program program = { 0 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TEND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  program.session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (program.session == NULL)
    {
      g_printerr (_("Reminders need a desktop session: %s\n"), error->message);
      return EXIT_FAILURE;
    }
  g_dbus_connection_set_exit_on_close (program.session, FALSE);

  if (is_running_already (program.session))
    return EXIT_SUCCESS;
  if (set_up (&program, &error))
    run (&program);
  else
    {
      g_printerr ("%s\n", error->message);
      program.status = EXIT_FAILURE;
    }
  stop (&program);
  g_dbus_connection_flush_sync (program.session, NULL, NULL);
  g_clear_object (&program.session);
  return program.status;
}
