#include "reminders/tend-reminder-client.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-signal.h"

#include <glib/gi18n.h>

struct _TendReminderClient
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusProxy *proxy; /* (nullable): NULL until the bus has answered */
  gint64 paused_until;
  gint64 rebuilt_at;
};

enum
{
  PROP_PAUSED_UNTIL = 1,
  PROP_REBUILT_AT,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendReminderClient, tend_reminder_client, G_TYPE_OBJECT)

static void
read_instant (TendReminderClient *self,
              const char         *name,
              guint               id,
              gint64             *instant)
{
  g_autoptr (GVariant) value = g_dbus_proxy_get_cached_property (self->proxy, name);
  gint64 said = value && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;

  if (*instant == said)
    return;
  *instant = said;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
read_properties (TendReminderClient *self)
{
  read_instant (self, "PausedUntil", PROP_PAUSED_UNTIL, &self->paused_until);
  read_instant (self, "RebuiltAt", PROP_REBUILT_AT, &self->rebuilt_at);
}

static void
on_signal_cb (TendReminderClient *self,
              const char         *sender,
              const char         *name)
{
  if (g_strcmp0 (name, "Changed") == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_owner_changed_cb (TendReminderClient *self)
{
  read_properties (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_proxy (TendReminderClient *self,
            GDBusProxy         *proxy)
{
  if (self->proxy)
    {
      g_object_unref (proxy);
      return;
    }
  self->proxy = proxy;
  g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (read_properties), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "g-signal", G_CALLBACK (on_signal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "notify::g-name-owner", G_CALLBACK (on_owner_changed_cb), self, G_CONNECT_SWAPPED);
  read_properties (self);
}

static void
make_proxy (TendReminderClient  *self,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, NULL, TEND_REMINDER_BUS_NAME,
                            TEND_REMINDER_BUS_PATH, TEND_REMINDER_BUS_NAME, self->cancellable, callback, user_data);
}

static void
on_first_proxy_made_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusProxy *proxy = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (proxy)
    take_proxy (user_data, proxy);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The reminder service is not to be seen: %s", error->message);
}

/* What the service says itself is meant for the user; what the bus says of it is not. */
static void
return_trouble (GTask  *task,
                GError *error)
{
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_FAILED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS))
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED, "%s", error->message);
      return;
    }
  g_info ("The reminder service did not answer: %s", error->message);
  g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED, "%s",
                           _("Tend’s reminder service does not answer, so nothing was changed."));
}

typedef struct
{
  const char *method;
  GVariant *parameters;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_variant_unref (call->parameters);
  g_free (call);
}

static void
on_called_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply)
    g_task_return_pointer (task, reply, (GDestroyNotify) g_variant_unref);
  else
    return_trouble (task, error);
}

/* Takes the reference of the task. */
static void
call_proxy (GTask *task)
{
  TendReminderClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  g_dbus_proxy_call (self->proxy, call->method, call->parameters, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called_cb,
                     task);
}

static void
on_proxy_made_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GDBusProxy *proxy = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (proxy == NULL)
    {
      return_trouble (task, error);
      return;
    }
  take_proxy (g_task_get_source_object (task), proxy);
  call_proxy (g_steal_pointer (&task));
}

static void
call_async (TendReminderClient  *self,
            const char          *method,
            GVariant            *parameters,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->method = method;
  call->parameters = g_variant_ref_sink (parameters);
  g_task_set_task_data (task, call, call_free);
  if (self->proxy)
    call_proxy (task);
  else
    make_proxy (self, on_proxy_made_cb, task);
}

static GVariant *
call_finish (TendReminderClient  *self,
             GAsyncResult        *result,
             const char          *type,
             GError             **error)
{
  g_autoptr (GVariant) reply = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  reply = g_task_propagate_pointer (G_TASK (result), error);
  if (reply && !g_variant_is_of_type (reply, G_VARIANT_TYPE (type)))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED,
                           _("The reminder service is of another version of Tend; it goes on when you log in again."));
      return NULL;
    }
  return g_steal_pointer (&reply);
}

static void
tend_reminder_client_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAUSED_UNTIL:
      g_value_set_int64 (value, TEND_REMINDER_CLIENT (object)->paused_until);
      break;
    case PROP_REBUILT_AT:
      g_value_set_int64 (value, TEND_REMINDER_CLIENT (object)->rebuilt_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_reminder_client_dispose (GObject *object)
{
  TendReminderClient *self = TEND_REMINDER_CLIENT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->proxy);

  G_OBJECT_CLASS (tend_reminder_client_parent_class)->dispose (object);
}

static void
tend_reminder_client_finalize (GObject *object)
{
  g_object_unref (TEND_REMINDER_CLIENT (object)->cancellable);

  G_OBJECT_CLASS (tend_reminder_client_parent_class)->finalize (object);
}

static void
tend_reminder_client_class_init (TendReminderClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_reminder_client_get_property;
  object_class->dispose = tend_reminder_client_dispose;
  object_class->finalize = tend_reminder_client_finalize;

  /**
   * TendReminderClient:paused-until:
   *
   * Until when nothing is shown, in UTC seconds; 0 if nothing is paused.
   */
  properties[PROP_PAUSED_UNTIL] = g_param_spec_int64 ("paused-until", NULL, NULL, 0, G_MAXINT64, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * TendReminderClient:rebuilt-at:
   *
   * When an earlier list of what became of reminders could not be read any more and was begun anew, in UTC seconds; 0
   * if never.
   */
  properties[PROP_REBUILT_AT] = g_param_spec_int64 ("rebuilt-at", NULL, NULL, 0, G_MAXINT64, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendReminderClient::changed:
   * @self: the client
   *
   * What became of a reminder is different, or the service came or went.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
tend_reminder_client_init (TendReminderClient *self)
{
  self->cancellable = g_cancellable_new ();
}

void
tend_reminder_notice_free (TendReminderNotice *self)
{
  g_free (self->key);
  g_free (self->subject_kind);
  g_free (self->subject_uuid);
  g_free (self->state);
  g_free (self);
}

/**
 * tend_reminder_client_new:
 *
 * Returns: (transfer full): a client that looks for the service on the session bus
 */
TendReminderClient *
tend_reminder_client_new (void)
{
  TendReminderClient *self = g_object_new (TEND_TYPE_REMINDER_CLIENT, NULL);

  make_proxy (self, on_first_proxy_made_cb, self);
  return self;
}

gint64
tend_reminder_client_get_paused_until (TendReminderClient *self)
{
  g_return_val_if_fail (TEND_IS_REMINDER_CLIENT (self), 0);

  return self->paused_until;
}

gint64
tend_reminder_client_get_rebuilt_at (TendReminderClient *self)
{
  g_return_val_if_fail (TEND_IS_REMINDER_CLIENT (self), 0);

  return self->rebuilt_at;
}

/**
 * tend_reminder_client_pause_async:
 * @self: the client
 * @until: UTC seconds until which nothing is shown; 0 to go on now
 * @callback: called when the service knows
 * @user_data: for @callback
 */
void
tend_reminder_client_pause_async (TendReminderClient  *self,
                                  gint64               until,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  call_async (self, "PauseUntil", g_variant_new ("(x)", until), callback, user_data);
}

/**
 * tend_reminder_client_snooze_async:
 * @self: the client
 * @key: of a #TendReminderNotice
 * @until: UTC seconds at which it comes again
 * @callback: called when the service knows
 * @user_data: for @callback
 */
void
tend_reminder_client_snooze_async (TendReminderClient  *self,
                                   const char          *key,
                                   gint64               until,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  call_async (self, "Snooze", g_variant_new ("(sx)", key, until), callback, user_data);
}

/**
 * tend_reminder_client_let_go_async:
 * @self: the client
 * @key: of a #TendReminderNotice of which nothing more is to come
 * @callback: called when the service knows
 * @user_data: for @callback
 */
void
tend_reminder_client_let_go_async (TendReminderClient  *self,
                                   const char          *key,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  call_async (self, "LetGo", g_variant_new ("(s)", key), callback, user_data);
}

/**
 * tend_reminder_client_take_back_async:
 * @self: the client
 * @key: of a #TendReminderNotice that was let go, and is not to be
 * @callback: called when the service knows
 * @user_data: for @callback
 */
void
tend_reminder_client_take_back_async (TendReminderClient  *self,
                                      const char          *key,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  call_async (self, "TakeBack", g_variant_new ("(s)", key), callback, user_data);
}

/**
 * tend_reminder_client_mark_done_async:
 * @self: the client
 * @key: of a #TendReminderNotice whose thing is done
 * @callback: called when it is ticked
 * @user_data: for @callback
 */
void
tend_reminder_client_mark_done_async (TendReminderClient  *self,
                                      const char          *key,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  call_async (self, "MarkDone", g_variant_new ("(s)", key), callback, user_data);
}

/**
 * tend_reminder_client_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location; %TEND_ERROR_FAILED, in words for the user
 *
 * Returns: whether the service did as it was asked
 */
gboolean
tend_reminder_client_finish (TendReminderClient  *self,
                             GAsyncResult        *result,
                             GError             **error)
{
  g_autoptr (GVariant) reply = call_finish (self, result, "()", error);

  return reply != NULL;
}

/**
 * tend_reminder_client_send_test_async:
 * @self: the client
 * @callback: called when a notification to try out is shown, or could not be
 * @user_data: for @callback
 */
void
tend_reminder_client_send_test_async (TendReminderClient  *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  call_async (self, "SendTest", g_variant_new ("()"), callback, user_data);
}

/* See the Desktop Notifications Specification, "GetCapabilities". */
static char *
describe_server (const char        *name,
                 const char *const *capabilities)
{
  gboolean has_actions = g_strv_contains (capabilities, "actions");
  gboolean is_kept = g_strv_contains (capabilities, "persistence");
  const char *who = name[0] != '\0' ? name : _("your desktop");

  if (has_actions && is_kept)
    /* Translators: %s is the program that shows notifications, like "gnome-shell" */
    return g_strdup_printf (_("Shown by %s, which has buttons and keeps what it showed"), who);
  if (has_actions)
    return g_strdup_printf (_("Shown by %s, which has buttons, and lets go of what it showed"), who);
  if (is_kept)
    return g_strdup_printf (_("Shown by %s, which has no buttons, and keeps what it showed"), who);
  return g_strdup_printf (_("Shown by %s, which has no buttons, and lets go of what it showed"), who);
}

/**
 * tend_reminder_client_send_test_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location; %TEND_ERROR_FAILED, in words for the user
 *
 * Returns: (transfer full) (nullable): who showed it and what that can do, in words
 */
char *
tend_reminder_client_send_test_finish (TendReminderClient  *self,
                                       GAsyncResult        *result,
                                       GError             **error)
{
  g_autoptr (GVariant) reply = call_finish (self, result, "(ssas)", error);
  g_autofree const char **capabilities = NULL;
  const char *name;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s&s^a&s)", &name, NULL, &capabilities);
  return describe_server (name, capabilities);
}

/**
 * tend_reminder_client_list_next_async:
 * @self: the client
 * @limit: at most so many
 * @callback: called with the reminders that are to come, the nearest first
 * @user_data: for @callback
 */
void
tend_reminder_client_list_next_async (TendReminderClient  *self,
                                      guint                limit,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  call_async (self, "ListNext", g_variant_new ("(u)", limit), callback, user_data);
}

/**
 * tend_reminder_client_list_past_async:
 * @self: the client
 * @limit: at most so many
 * @callback: called with the reminders that came or passed, the latest first
 * @user_data: for @callback
 */
void
tend_reminder_client_list_past_async (TendReminderClient  *self,
                                      guint                limit,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  call_async (self, "ListPast", g_variant_new ("(u)", limit), callback, user_data);
}

static void
read_next (GVariant  *reply,
           GPtrArray *entries)
{
  g_autoptr (GVariantIter) rows = NULL;
  TendReminderNotice entry = { .day = TEND_DAY_NONE };

  g_variant_get (reply, "(a(ssssx))", &rows);
  while (g_variant_iter_next (rows, "(s&sssx)", &entry.key, NULL, &entry.subject_kind, &entry.subject_uuid,
                              &entry.due))
    {
      entry.show_at = entry.due;
      g_ptr_array_add (entries, g_memdup2 (&entry, sizeof entry));
    }
}

static void
read_past (GVariant  *reply,
           GPtrArray *entries)
{
  g_autoptr (GVariantIter) rows = NULL;
  TendReminderNotice entry = { 0 };
  const char *day;

  g_variant_get (reply, "(a(sssssxxs))", &rows);
  while (g_variant_iter_next (rows, "(s&sss&sxxs)", &entry.key, NULL, &entry.subject_kind, &entry.subject_uuid, &day,
                              &entry.due, &entry.show_at, &entry.state))
    {
      entry.day = tend_day_parse (day, NULL);
      g_ptr_array_add (entries, g_memdup2 (&entry, sizeof entry));
    }
}

/**
 * tend_reminder_client_list_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location; %TEND_ERROR_FAILED, in words for the user
 *
 * Returns: (transfer full) (nullable) (element-type TendReminderNotice): the reminders
 */
GPtrArray *
tend_reminder_client_list_finish (TendReminderClient  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  const Call *call = g_task_get_task_data (G_TASK (result));
  gboolean is_past = g_str_equal (call->method, "ListPast");
  g_autoptr (GVariant) reply = call_finish (self, result, is_past ? "(a(sssssxxs))" : "(a(ssssx))", error);
  GPtrArray *entries;

  if (reply == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_notice_free);
  if (is_past)
    read_past (reply, entries);
  else
    read_next (reply, entries);
  return entries;
}

/**
 * tend_reminder_client_quit_service:
 * @connection: the session bus
 *
 * Ends the service, if it is running; for when Tend is closed, and is not to remind while it is.
 */
void
tend_reminder_client_quit_service (GDBusConnection *connection)
{
  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));

  g_dbus_connection_call (connection, TEND_REMINDER_BUS_NAME, TEND_REMINDER_BUS_PATH, TEND_REMINDER_BUS_NAME, "Quit",
                          NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_dbus_connection_flush_sync (connection, NULL, NULL);
}
