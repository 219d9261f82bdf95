#include "reminders/tend-reminder-signal.h"

struct _TendReminderSignal
{
  TendStore *store;
  gulong changed_id;
  GDBusConnection *connection;
};

static gboolean
concern_feature (TendChanges       *changes,
                 const TendFeature *feature)
{
  for (guint i = 0; i < feature->n_tables; i++)
    if (tend_changes_concern (changes, feature->tables[i].name))
      return TRUE;
  return FALSE;
}

/* Whether what is to be reminded of, and what that says, may be different now. */
static gboolean
concern_reminders (TendStore   *store,
                   TendChanges *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->remind && concern_feature (changes, features[i]))
      return TRUE;
  return FALSE;
}

static void
on_store_changed_cb (TendReminderSignal *self,
                     TendChanges        *changes)
{
  gboolean were_reminders = tend_changes_concern (changes, "reminder") || tend_changes_concern (changes, "setting");
  g_autoptr (GError) error = NULL;

  if (!were_reminders && !concern_reminders (self->store, changes))
    return;
  if (!g_dbus_connection_emit_signal (self->connection, NULL, TEND_REMINDER_SIGNAL_PATH,
                                      TEND_REMINDER_SIGNAL_INTERFACE, TEND_REMINDER_SIGNAL_NAME,
                                      g_variant_new ("(b)", were_reminders), &error))
    g_debug ("The reminder service could not be told: %s", error->message);
}

/**
 * tend_reminder_signal_new:
 * @store: an open life
 * @connection: (nullable): the session bus, %NULL where there is none
 *
 * Returns: (transfer full): what tells the service of each change from now on
 */
TendReminderSignal *
tend_reminder_signal_new (TendStore       *store,
                          GDBusConnection *connection)
{
  TendReminderSignal *self = g_new0 (TendReminderSignal, 1);

  if (connection)
    {
      self->store = g_object_ref (store);
      self->connection = g_object_ref (connection);
      self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
    }
  return self;
}

/**
 * tend_reminder_signal_free:
 * @self: (transfer full): what told the service
 *
 * What was told is on the bus then, so that a process may end.
 */
void
tend_reminder_signal_free (TendReminderSignal *self)
{
  if (self->connection)
    g_dbus_connection_flush_sync (self->connection, NULL, NULL);
  if (self->store)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->connection);
  g_free (self);
}

/**
 * tend_reminder_signal_start_service:
 * @connection: the session bus
 *
 * Lets the bus start the service, if it is not running. Where none is installed, nothing happens.
 */
void
tend_reminder_signal_start_service (GDBusConnection *connection)
{
  g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", TEND_REMINDER_BUS_NAME, 0u), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
