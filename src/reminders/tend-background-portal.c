#include "reminders/tend-background-portal.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* The user may be asked, and take any time: the answer is a signal. */
typedef struct
{
  gboolean is_wanted;
  char *handle; /* where the answer is expected */
  guint subscription;
  guint watch;
  GSource *cancelled;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->handle);
  g_free (request);
}

static void
stop_listening (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  GDBusConnection *connection = g_task_get_source_object (task);

  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (connection, request->subscription);
  request->subscription = 0;
  g_clear_handle_id (&request->watch, g_bus_unwatch_name);
  if (request->cancelled != NULL)
    g_source_destroy (request->cancelled);
  g_clear_pointer (&request->cancelled, g_source_unref);
}

static void
return_refusal (GTask *task)
{
  stop_listening (task);
  g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED, "%s",
                           _("The desktop does not let Tend remind you while it is closed."));
}

static void
on_response_told_cb (GDBusConnection *connection,
                     const char      *sender,
                     const char      *path,
                     const char      *interface,
                     const char      *signal,
                     GVariant        *parameters,
                     gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean is_granted = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &is_granted);
  if (request->is_wanted && (response != 0 || !is_granted))
    {
      return_refusal (task);
      return;
    }
  stop_listening (task);
  g_task_return_boolean (task, TRUE);
}

static void
on_portal_vanished_cb (GDBusConnection *connection,
                       const char      *name,
                       gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  return_refusal (task);
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  stop_listening (task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
listen_at (GTask      *task,
           const char *handle)
{
  Request *request = g_task_get_task_data (task);
  GDBusConnection *connection = g_task_get_source_object (task);

  if (g_strcmp0 (handle, request->handle) == 0)
    return;
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (connection, request->subscription);
  g_free (request->handle);
  request->handle = g_strdup (handle);
  request->subscription =
    g_dbus_connection_signal_subscribe (connection, PORTAL_NAME, "org.freedesktop.portal.Request", "Response",
                                        handle, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_response_told_cb,
                                        g_object_ref (task), g_object_unref);
}

static void
on_requested_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GDBusConnection *connection = G_DBUS_CONNECTION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (connection, result, &error);
  const char *handle;

  if (g_task_had_error (task) || request->subscription == 0)
    return;
  if (reply == NULL)
    {
      g_debug ("The Background portal could not be asked: %s", error->message);
      return_refusal (task);
      return;
    }
  /* Portals before 0.9 answer elsewhere than where they are asked to. */
  g_variant_get (reply, "(&o)", &handle);
  listen_at (task, handle);
  request->watch = g_bus_watch_name_on_connection (connection, PORTAL_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   NULL, on_portal_vanished_cb,
                                                   g_object_ref (task), g_object_unref);
}

static GVariant *
build_options (gboolean    is_wanted,
               const char *program,
               const char *token)
{
  const char *const command[] = { program, NULL };
  /* Translators: why Tend asks the desktop to be started at login */
  const char *reason = _("Remind you while Tend is closed");
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (is_wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_new ("(sa{sv})", "", &options);
}

/**
 * tend_background_portal_request_async:
 * @connection: the session bus
 * @is_wanted: whether @program is to be started at login
 * @program: what is to be started, a path in the sandbox
 * @cancellable: (nullable)
 * @callback: called when the desktop, or the user, has decided
 * @user_data: for @callback
 */
void
tend_background_portal_request_async (GDBusConnection     *connection,
                                      gboolean             is_wanted,
                                      const char          *program,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (connection, cancellable, callback, user_data);
  g_autofree char *token = g_strdup_printf ("tend%u", g_random_int ());
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (connection) + 1);
  g_autofree char *handle = NULL;
  Request *request = g_new0 (Request, 1);

  request->is_wanted = is_wanted;
  g_task_set_source_tag (task, tend_background_portal_request_async);
  g_task_set_task_data (task, request, request_free);

  handle = g_strconcat (PORTAL_PATH, "/request/", g_strdelimit (sender, ".", '_'), "/", token, NULL);
  listen_at (task, handle);
  if (cancellable != NULL)
    {
      request->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, request->cancelled, G_SOURCE_FUNC (on_cancelled_cb));
    }
  g_dbus_connection_call (connection, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", build_options (is_wanted, program, token),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_requested_cb, g_steal_pointer (&task));
}

/**
 * tend_background_portal_request_finish:
 * @connection: the session bus
 * @result: what the callback got
 * @error: return location: %TEND_ERROR_FAILED if it was refused, or nobody could be asked
 *
 * Returns: whether it is as it was wanted
 */
gboolean
tend_background_portal_request_finish (GDBusConnection  *connection,
                                       GAsyncResult     *result,
                                       GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connection), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
