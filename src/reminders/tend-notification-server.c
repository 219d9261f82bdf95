#include "reminders/tend-notification-server.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define SERVER_PATH "/org/freedesktop/Notifications"

struct _TendNotificationServer
{
  GObject parent_instance;

  guint watch;
  gboolean is_known; /* whether the bus has said who owns the name, or that nobody does */
  GDBusConnection *connection;
  char *owner;
  char *token;

  GCancellable *question; /* cancelled when the owner is another, or is asked anew */
  gint64 asked_at;        /* monotonic microseconds */
  gboolean is_answering;
  char *name;
  char *version;
  char *spec;
  char **capabilities;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendNotificationServer, tend_notification_server, G_TYPE_OBJECT)

static void
stop_asking (TendNotificationServer *self)
{
  g_cancellable_cancel (self->question);
  g_clear_object (&self->question);
  self->is_answering = FALSE;
}

static void
forget_owner (TendNotificationServer *self)
{
  stop_asking (self);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->spec, g_free);
  g_clear_pointer (&self->capabilities, g_strfreev);
  g_clear_object (&self->connection);
}

/* By the unique name, so that no successor's answer is taken for this server's. A question may be open for as
 * long as the program runs, so that it holds no reference: what ends it is that it is cancelled. */
static void
call_owner (TendNotificationServer *self,
            const char             *method,
            const char             *reply_type,
            GAsyncReadyCallback     callback)
{
  g_dbus_connection_call (self->connection, self->owner, SERVER_PATH, TEND_NOTIFICATION_SERVER_NAME, method,
                          NULL, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, G_MAXINT,
                          self->question, callback, self);
}

/* Returns: whether there was an answer; @reply stays NULL if it was that the server does not know */
static gboolean
finish_call (GObject       *source,
             GAsyncResult  *result,
             GVariant     **reply)
{
  g_autoptr (GError) error = NULL;

  *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (*reply != NULL)
    return TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_debug ("The notification server did not say what it is: %s", error->message);
  /* The bus says these when the server has gone. */
  return g_dbus_error_is_remote_error (error) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

static void
on_capabilities_told_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  TendNotificationServer *self = user_data;
  g_autoptr (GVariant) reply = NULL;

  if (!finish_call (source, result, &reply))
    return;
  g_clear_pointer (&self->capabilities, g_strfreev);
  if (reply != NULL)
    g_variant_get (reply, "(^as)", &self->capabilities);
  self->is_answering = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_information_told_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  TendNotificationServer *self = user_data;
  g_autoptr (GVariant) reply = NULL;

  if (!finish_call (source, result, &reply))
    return;
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->spec, g_free);
  if (reply != NULL)
    g_variant_get (reply, "(ssss)", &self->name, NULL, &self->version, &self->spec);
  call_owner (self, "GetCapabilities", "(as)", on_capabilities_told_cb);
}

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  TendNotificationServer *self = user_data;

  forget_owner (self);
  self->is_known = TRUE;
  self->connection = g_object_ref (connection);
  self->owner = g_strdup (owner);
  self->token = g_strconcat (g_dbus_connection_get_guid (connection), " ", owner, NULL);
  tend_notification_server_ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_name_vanished_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  TendNotificationServer *self = user_data;

  forget_owner (self);
  self->is_known = TRUE;
  g_set_object (&self->connection, connection);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_service_started_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tend_notification_server_dispose (GObject *object)
{
  TendNotificationServer *self = TEND_NOTIFICATION_SERVER (object);

  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  forget_owner (self);

  G_OBJECT_CLASS (tend_notification_server_parent_class)->dispose (object);
}

static void
tend_notification_server_class_init (TendNotificationServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_notification_server_dispose;

  /**
   * TendNotificationServer::changed:
   *
   * The server appeared, answered, or went away.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tend_notification_server_init (TendNotificationServer *self)
{
  self->watch = g_bus_watch_name (G_BUS_TYPE_SESSION, TEND_NOTIFICATION_SERVER_NAME,
                                  G_BUS_NAME_WATCHER_FLAGS_NONE, on_name_appeared_cb, on_name_vanished_cb,
                                  self, NULL);
}

TendNotificationServer *
tend_notification_server_new (void)
{
  return g_object_new (TEND_TYPE_NOTIFICATION_SERVER, NULL);
}

/**
 * tend_notification_server_ask:
 * @self: the server
 *
 * Asks the server that is there, if one is, what it is and what it can do. Until it has said so, it is not
 * taken to be answering.
 */
void
tend_notification_server_ask (TendNotificationServer *self)
{
  g_return_if_fail (TEND_IS_NOTIFICATION_SERVER (self));

  stop_asking (self);
  if (self->owner == NULL)
    return;
  self->question = g_cancellable_new ();
  self->asked_at = g_get_monotonic_time ();
  call_owner (self, "GetServerInformation", "(ssss)", on_information_told_cb);
}

/**
 * tend_notification_server_start_async:
 * @self: the server, which is not there
 * @callback: called when the bus has started one, or could not
 * @user_data: for @callback
 *
 * Has the bus start a server, as servers that are not running may be.
 */
void
tend_notification_server_start_async (TendNotificationServer *self,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEND_IS_NOTIFICATION_SERVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tend_notification_server_start_async);
  if (self->connection == NULL)
    {
      g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s", _("There is no session bus."));
      return;
    }
  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "StartServiceByName",
                          g_variant_new ("(su)", TEND_NOTIFICATION_SERVER_NAME, 0), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_service_started_cb, g_steal_pointer (&task));
}

gboolean
tend_notification_server_start_finish (TendNotificationServer  *self,
                                       GAsyncResult            *result,
                                       GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tend_notification_server_is_known:
 * @self: the server
 *
 * Returns: whether the bus has said yet if there is one
 */
gboolean
tend_notification_server_is_known (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), FALSE);

  return self->is_known;
}

gboolean
tend_notification_server_is_answering (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), FALSE);

  return self->is_answering;
}

/**
 * tend_notification_server_get_asked_at:
 * @self: the server
 *
 * Returns: when it was last asked, in monotonic microseconds
 */
gint64
tend_notification_server_get_asked_at (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), 0);

  return self->asked_at;
}

/**
 * tend_notification_server_get_owner:
 * @self: the server
 *
 * Returns: (transfer none) (nullable): its unique name on this bus, %NULL where there is none
 */
const char *
tend_notification_server_get_owner (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return self->owner;
}

/**
 * tend_notification_server_get_token:
 * @self: the server
 *
 * Returns: (transfer none) (nullable): what no other server has, on no other bus either
 */
const char *
tend_notification_server_get_token (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return self->token;
}

const char *
tend_notification_server_get_name (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return self->name;
}

const char *
tend_notification_server_get_version (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return self->version;
}

const char *
tend_notification_server_get_spec (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return self->spec;
}

/**
 * tend_notification_server_get_capabilities:
 * @self: the server
 *
 * Returns: (transfer none) (nullable): what it said it can do, %NULL if it has not said so
 */
const char *const *
tend_notification_server_get_capabilities (TendNotificationServer *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), NULL);

  return (const char *const *) self->capabilities;
}

/**
 * tend_notification_server_can:
 * @self: the server
 * @capability: a capability of the notification specification
 *
 * Returns: whether it said that it can
 */
gboolean
tend_notification_server_can (TendNotificationServer *self,
                              const char             *capability)
{
  g_return_val_if_fail (TEND_IS_NOTIFICATION_SERVER (self), FALSE);

  return self->capabilities != NULL && g_strv_contains ((const char *const *) self->capabilities, capability);
}
