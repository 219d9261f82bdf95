#include "reminders/fake-notification-server.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char introspection[] =
  "<node><interface name='" NAME "'>"
  "  <method name='Notify'>"
  "    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "    <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>"
  "  </method>"
  "  <method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "  <method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "  <method name='GetServerInformation'>"
  "    <arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "    <arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "  </method>"
  "</interface></node>";

static void
clear_told (FakeServer *self)
{
  g_clear_pointer (&self->app_name, g_free);
  g_clear_pointer (&self->icon, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->actions, g_strfreev);
  g_clear_pointer (&self->hints, g_variant_dict_unref);
}

static void
note_told (FakeServer *self,
           GVariant   *parameters)
{
  g_autoptr (GVariant) hints = NULL;
  int expires;

  clear_told (self);
  g_variant_get (parameters, "(susss^as@a{sv}i)", &self->app_name, &self->replaces_id, &self->icon,
                 &self->title, &self->body, &self->actions, &hints, &expires);
  self->hints = g_variant_dict_new (hints);
}

static void
answer (FakeServer            *self,
        GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);

  if (g_str_equal (method, "Notify"))
    {
      guint32 id;

      g_variant_get_child (g_dbus_method_invocation_get_parameters (invocation), 1, "u", &id);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id ? id : ++self->last_id));
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      fake_server_say_closed (self, self->closed_id, 3);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", self->capabilities));
    }
  else
    {
      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(ssss)", "Fake", "Tend's tests", "7", "1.2"));
    }
}

static void
on_method_called_cb (GDBusConnection       *connection,
                     const char            *sender,
                     const char            *path,
                     const char            *interface,
                     const char            *method,
                     GVariant              *parameters,
                     GDBusMethodInvocation *invocation,
                     gpointer               user_data)
{
  FakeServer *self = user_data;

  if (g_str_equal (method, "Notify"))
    {
      self->n_notify++;
      note_told (self, parameters);
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      self->n_close++;
      g_variant_get (parameters, "(u)", &self->closed_id);
    }
  else if (g_str_equal (method, "GetServerInformation"))
    {
      self->n_information++;
    }

  if (self->is_hanging)
    g_queue_push_tail (&self->kept, invocation);
  else
    answer (self, invocation);
}

/* A server on a connection of its own to the session bus, which does not have the name yet. */
FakeServer *
fake_server_new (const char *const *capabilities)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_called_cb };
  FakeServer *self = g_new0 (FakeServer, 1);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  self->capabilities = g_strdupv ((char **) capabilities);
  g_queue_init (&self->kept);
  self->connection = g_dbus_connection_new_for_address_sync (address,
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  self->registration = g_dbus_connection_register_object (self->connection, PATH, info->interfaces[0],
                                                          &vtable, self, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
fake_server_own_name (FakeServer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", NAME, 0), G_VARIANT_TYPE ("(u)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Leaves the bus, with what it has not answered. */
void
fake_server_free (FakeServer *self)
{
  g_dbus_connection_unregister_object (self->connection, self->registration);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  fake_server_throw_away (self);
  g_object_unref (self->connection);
  g_strfreev (self->capabilities);
  clear_told (self);
  g_free (self);
}

void
fake_server_hang (FakeServer *self)
{
  self->is_hanging = TRUE;
}

/* Answers everything that it was asked meanwhile. */
void
fake_server_wake_up (FakeServer *self)
{
  GDBusMethodInvocation *invocation;

  self->is_hanging = FALSE;
  while ((invocation = g_queue_pop_head (&self->kept)))
    answer (self, invocation);
}

/* Will never answer what it was asked until now. */
void
fake_server_throw_away (FakeServer *self)
{
  GDBusMethodInvocation *invocation;

  while ((invocation = g_queue_pop_head (&self->kept)))
    g_object_unref (invocation);
}

void
fake_server_use_action (FakeServer *self,
                        guint32     id,
                        const char *action,
                        const char *token)
{
  if (token != NULL)
    g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, "ActivationToken",
                                   g_variant_new ("(us)", id, token), NULL);
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, "ActionInvoked",
                                 g_variant_new ("(us)", id, action), NULL);
}

void
fake_server_say_closed (FakeServer *self,
                        guint32     id,
                        guint       reason)
{
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, "NotificationClosed",
                                 g_variant_new ("(uu)", id, reason), NULL);
}
