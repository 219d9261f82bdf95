#include "reminders/tend-reminder-keeper.h"

#include "reminders/tend-reminder-signal.h"

/* One that lasted for less than this, in seconds, is likely to end again: it is waited before it is started,
 * twice as long each time, up to an hour. */
#define STEADY_SECONDS 10
#define PAUSE_SECONDS 1
#define PAUSE_SECONDS_MAX 3600

struct _TendReminderKeeper
{
  GDBusConnection *connection;
  guint watch_id;
  guint start_id;
  guint pause_seconds; /* before it is started next time, 0 for none */
  gint64 appeared_at;  /* monotonic microseconds, 0 while it is not there */
};

static gboolean
on_pause_over_cb (gpointer user_data)
{
  TendReminderKeeper *self = user_data;

  self->start_id = 0;
  tend_reminder_signal_start_service (self->connection);
  return G_SOURCE_REMOVE;
}

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  TendReminderKeeper *self = user_data;

  g_clear_handle_id (&self->start_id, g_source_remove);
  self->appeared_at = g_get_monotonic_time ();
}

static void
on_name_vanished_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  TendReminderKeeper *self = user_data;
  gint64 lasted = self->appeared_at ? g_get_monotonic_time () - self->appeared_at : 0;

  /* The bus itself is gone. */
  if (connection == NULL)
    return;
  if (lasted >= STEADY_SECONDS * G_TIME_SPAN_SECOND)
    self->pause_seconds = 0;
  self->appeared_at = 0;
  g_clear_handle_id (&self->start_id, g_source_remove);
  if (self->pause_seconds == 0)
    tend_reminder_signal_start_service (self->connection);
  else
    self->start_id = g_timeout_add_seconds (self->pause_seconds, on_pause_over_cb, self);
  self->pause_seconds = CLAMP (self->pause_seconds * 2, PAUSE_SECONDS, PAUSE_SECONDS_MAX);
}

/**
 * tend_reminder_keeper_new:
 * @connection: the session bus
 *
 * Lets the bus start the service, if it is not running, and again each time that it ends. Where none is installed,
 * nothing happens.
 *
 * Returns: (transfer full): what keeps it running
 */
TendReminderKeeper *
tend_reminder_keeper_new (GDBusConnection *connection)
{
  TendReminderKeeper *self;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);

  self = g_new0 (TendReminderKeeper, 1);
  self->connection = g_object_ref (connection);
  self->watch_id = g_bus_watch_name_on_connection (connection, TEND_REMINDER_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   on_name_appeared_cb, on_name_vanished_cb, self, NULL);
  return self;
}

/**
 * tend_reminder_keeper_free:
 * @self: (transfer full): what kept the service running
 *
 * A service that runs goes on, and may end.
 */
void
tend_reminder_keeper_free (TendReminderKeeper *self)
{
  g_bus_unwatch_name (self->watch_id);
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_object_unref (self->connection);
  g_free (self);
}
