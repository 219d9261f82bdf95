#include "reminders/tend-reminder-bus.h"

#include "base/tend-error.h"
#include "tend-reminder-bus-glue.h"
#include "reminders/tend-reminder-due.h"
#include "reminders/tend-reminder-signal.h"

/* How long to wait for more of what a program writes in several steps, an import for instance. */
#define CHANGES_WAIT_MS 100

struct _TendReminderBus
{
  TendReminderService *service;
  TendNotifier *notifier;
  TendClock *clock;

  GDBusConnection *session;
  TendGlueReminders *glue;
  guint life_id;
  guint changes_id;
  GSourceOnceFunc quit; /* (nullable) */
  gpointer quit_data;
  gboolean were_reminders;

  GCancellable *cancellable;
  GDBusConnection *system; /* (nullable): NULL where there is none */
  guint sleep_id;
  guint zone_id;
};

static void
return_error (GDBusMethodInvocation *invocation,
              const GError          *error)
{
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                   error->message);
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, error->message);
}

static gboolean
on_snooze_called_cb (TendReminderBus       *self,
                     GDBusMethodInvocation *invocation,
                     const char            *key,
                     gint64                 until)
{
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_snooze (self->service, key, until, &error))
    tend_glue_reminders_complete_snooze (self->glue, invocation);
  else
    return_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_let_go_called_cb (TendReminderBus       *self,
                     GDBusMethodInvocation *invocation,
                     const char            *key)
{
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_let_go (self->service, key, &error))
    tend_glue_reminders_complete_let_go (self->glue, invocation);
  else
    return_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_take_back_called_cb (TendReminderBus       *self,
                        GDBusMethodInvocation *invocation,
                        const char            *key)
{
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_take_back (self->service, key, &error))
    tend_glue_reminders_complete_take_back (self->glue, invocation);
  else
    return_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_mark_done_called_cb (TendReminderBus       *self,
                        GDBusMethodInvocation *invocation,
                        const char            *key)
{
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_mark_done (self->service, key, &error))
    tend_glue_reminders_complete_mark_done (self->glue, invocation);
  else
    return_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_pause_until_called_cb (TendReminderBus       *self,
                          GDBusMethodInvocation *invocation,
                          gint64                 until)
{
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_pause_until (self->service, until, &error))
    tend_glue_reminders_complete_pause_until (self->glue, invocation);
  else
    return_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_test_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  TendGlueReminders *glue = g_object_get_data (G_OBJECT (invocation), "glue");
  TendNotifier *notifier = g_object_get_data (G_OBJECT (invocation), "notifier");
  static const char *const nothing[] = { NULL };
  const char *const *capabilities = tend_notifier_get_capabilities (notifier);
  const char *name = tend_notifier_get_server_name (notifier);
  const char *version = tend_notifier_get_server_version (notifier);
  g_autoptr (GError) error = NULL;

  if (tend_reminder_service_send_test_finish (TEND_REMINDER_SERVICE (source), result, &error))
    tend_glue_reminders_complete_send_test (glue, invocation, name ? name : "", version ? version : "",
                                            capabilities ? capabilities : nothing);
  else
    return_error (invocation, error);
}

static gboolean
on_send_test_called_cb (TendReminderBus       *self,
                        GDBusMethodInvocation *invocation)
{
  g_object_set_data_full (G_OBJECT (invocation), "glue", g_object_ref (self->glue), g_object_unref);
  g_object_set_data_full (G_OBJECT (invocation), "notifier", g_object_ref (self->notifier), g_object_unref);
  tend_reminder_service_send_test_async (self->service, on_test_sent_cb, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_quit_called_cb (TendReminderBus       *self,
                   GDBusMethodInvocation *invocation)
{
  tend_glue_reminders_complete_quit (self->glue, invocation);
  if (self->quit)
    self->quit (self->quit_data);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_list_next_called_cb (TendReminderBus       *self,
                        GDBusMethodInvocation *invocation,
                        guint                  limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = tend_reminder_service_read_next (self->service, limit, &error);
  GVariantBuilder builder;

  if (dues == NULL)
    {
      return_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssssx)"));
  for (guint i = 0; i < dues->len; i++)
    {
      const TendReminderDue *due = g_ptr_array_index (dues, i);
      g_autofree char *key = g_strconcat (due->reminder->uuid, "/", due->occurrence, NULL);

      g_variant_builder_add (&builder, "(ssssx)", key, due->reminder->uuid, due->reminder->subject_kind,
                             due->reminder->subject_uuid, due->instant);
    }
  tend_glue_reminders_complete_list_next (self->glue, invocation, g_variant_builder_end (&builder));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_list_past_called_cb (TendReminderBus       *self,
                        GDBusMethodInvocation *invocation,
                        guint                  limit)
{
  TendReminderLog *log = tend_reminder_service_get_log (self->service);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = log ? tend_reminder_log_read_past (log, limit, &error) : g_ptr_array_new ();
  GVariantBuilder builder;

  if (entries == NULL)
    {
      return_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssssxxs)"));
  for (guint i = 0; i < entries->len; i++)
    {
      const TendReminderEntry *entry = g_ptr_array_index (entries, i);
      char day[TEND_DAY_TEXT_SIZE];

      g_variant_builder_add (&builder, "(sssssxxs)", entry->key, entry->reminder_uuid, entry->subject_kind,
                             entry->subject_uuid, tend_day_to_text (entry->day, day), entry->due, entry->show_at,
                             tend_reminder_fate_to_text (entry->fate));
    }
  tend_glue_reminders_complete_list_past (self->glue, invocation, g_variant_builder_end (&builder));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
update_properties (TendReminderBus *self)
{
  tend_glue_reminders_set_paused_until (self->glue, tend_reminder_service_get_paused_until (self->service));
  tend_glue_reminders_set_rebuilt_at (self->glue, tend_reminder_service_get_rebuilt_at (self->service));
  tend_glue_reminders_set_is_server_available (self->glue, tend_notifier_get_is_available (self->notifier));
}

static void
on_service_changed_cb (TendReminderBus *self)
{
  update_properties (self);
  tend_glue_reminders_emit_changed (self->glue);
}

static gboolean
on_changes_settled_cb (gpointer user_data)
{
  TendReminderBus *self = user_data;

  self->changes_id = 0;
  tend_reminder_service_note_life_changed (self->service, self->were_reminders);
  self->were_reminders = FALSE;
  return G_SOURCE_REMOVE;
}

static void
on_life_changed_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  TendReminderBus *self = user_data;
  gboolean were_reminders = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &were_reminders);
  self->were_reminders |= were_reminders;
  if (self->changes_id == 0)
    self->changes_id = g_timeout_add (CHANGES_WAIT_MS, on_changes_settled_cb, self);
}

/* The alarm tells of it as well, but where the clock that stands still in sleep is missing, only this does. */
static void
on_sleep_prepared_cb (GDBusConnection *connection,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  TendReminderBus *self = user_data;
  gboolean falls_asleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &falls_asleep);
  if (!falls_asleep)
    tend_reminder_service_wake (self->service);
}

/* In a sandbox /etc/localtime stays as it was. */
static void
on_zone_changed_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  TendReminderBus *self = user_data;
  g_autoptr (GVariant) changed = NULL;
  const char *zone = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "Timezone", "&s", &zone))
    tend_clock_learn_zone (self->clock, zone);
}

static void
on_system_bus_ready_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);
  TendReminderBus *self;

  if (connection == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("No system bus: %s", error->message);
      return;
    }
  self = user_data;
  self->system = g_steal_pointer (&connection);
  g_dbus_connection_set_exit_on_close (self->system, FALSE);
  self->sleep_id = g_dbus_connection_signal_subscribe (
      self->system, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
      "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_sleep_prepared_cb, self, NULL);
  self->zone_id = g_dbus_connection_signal_subscribe (
      self->system, "org.freedesktop.timedate1", "org.freedesktop.DBus.Properties", "PropertiesChanged",
      "/org/freedesktop/timedate1", "org.freedesktop.timedate1", G_DBUS_SIGNAL_FLAGS_NONE, on_zone_changed_cb, self,
      NULL);
}

static void
connect_methods (TendReminderBus *self)
{
  g_signal_connect_swapped (self->glue, "handle-snooze", G_CALLBACK (on_snooze_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-let-go", G_CALLBACK (on_let_go_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-take-back", G_CALLBACK (on_take_back_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-mark-done", G_CALLBACK (on_mark_done_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-pause-until", G_CALLBACK (on_pause_until_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-send-test", G_CALLBACK (on_send_test_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-quit", G_CALLBACK (on_quit_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-list-next", G_CALLBACK (on_list_next_called_cb), self);
  g_signal_connect_swapped (self->glue, "handle-list-past", G_CALLBACK (on_list_past_called_cb), self);
}

/**
 * tend_reminder_bus_new:
 * @service: the service
 * @notifier: what shows notifications
 * @clock: what tells the time
 * @session: the session bus; who owns the service's name on it is not looked at
 * @error: return location
 *
 * Returns: (transfer full): the service's place on the buses; %NULL if there is none
 */
TendReminderBus *
tend_reminder_bus_new (TendReminderService  *service,
                       TendNotifier         *notifier,
                       TendClock            *clock,
                       GDBusConnection      *session,
                       GError              **error)
{
  g_autoptr (TendReminderBus) self = g_new0 (TendReminderBus, 1);

  self->service = g_object_ref (service);
  self->notifier = g_object_ref (notifier);
  self->clock = g_object_ref (clock);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->glue = tend_glue_reminders_skeleton_new ();
  connect_methods (self);
  update_properties (self);
  g_signal_connect_swapped (service, "changed", G_CALLBACK (on_service_changed_cb), self);
  g_signal_connect_swapped (notifier, "server-changed", G_CALLBACK (update_properties), self);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->glue), session, TEND_REMINDER_BUS_PATH,
                                         error))
    return NULL;
  self->life_id = g_dbus_connection_signal_subscribe (session, NULL, TEND_REMINDER_SIGNAL_INTERFACE,
                                                      TEND_REMINDER_SIGNAL_NAME, TEND_REMINDER_SIGNAL_PATH, NULL,
                                                      G_DBUS_SIGNAL_FLAGS_NONE, on_life_changed_cb, self, NULL);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus_ready_cb, self);
  return g_steal_pointer (&self);
}

/**
 * tend_reminder_bus_set_quit_func:
 * @self: the service's place on the buses
 * @quit: (scope notified): what ends the service
 * @user_data: for @quit
 *
 * Without it, the service cannot be ended from the bus.
 */
void
tend_reminder_bus_set_quit_func (TendReminderBus *self,
                                 GSourceOnceFunc  quit,
                                 gpointer         user_data)
{
  self->quit = quit;
  self->quit_data = user_data;
}

void
tend_reminder_bus_free (TendReminderBus *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->changes_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_signal_handlers_disconnect_by_data (self->notifier, self);
  g_signal_handlers_disconnect_by_data (self->glue, self);
  if (self->life_id)
    g_dbus_connection_signal_unsubscribe (self->session, self->life_id);
  if (self->system)
    {
      g_dbus_connection_signal_unsubscribe (self->system, self->sleep_id);
      g_dbus_connection_signal_unsubscribe (self->system, self->zone_id);
    }
  if (g_dbus_interface_skeleton_get_object_path (G_DBUS_INTERFACE_SKELETON (self->glue)))
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->glue));
  g_clear_object (&self->glue);
  g_clear_object (&self->system);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->clock);
  g_clear_object (&self->notifier);
  g_clear_object (&self->service);
  g_free (self);
}
