#include "reminders/tend-notifier-private.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

/* A shell that is starting up, or whose machine is, may take this long without hanging. */
#define TIME_OUT_DEFAULT 10000

enum
{
  PROP_APP_NAME = 1,
  PROP_DESKTOP_ENTRY,
  PROP_TIME_OUT,
  PROP_IS_AVAILABLE,
  N_PROPERTIES
};

enum
{
  ACTION,
  CLOSED,
  LATE,
  SERVER_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendNotifier, tend_notifier, G_TYPE_OBJECT)

static void
on_server_changed_cb (TendNotificationServer *server,
                      gpointer                user_data)
{
  g_autoptr (TendNotifier) self = g_object_ref (user_data);

  tend_notifier_note_server (self);
}

static void
tend_notifier_constructed (GObject *object)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  G_OBJECT_CLASS (tend_notifier_parent_class)->constructed (object);

  self->thread = tend_notifier_thread_new (self->app_name, self->desktop_entry, &tend_notifier_thread_events,
                                           self);
  self->server = tend_notification_server_new ();
  g_signal_connect (self->server, "changed", G_CALLBACK (on_server_changed_cb), self);
}

static void
tend_notifier_dispose (GObject *object)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  tend_notifier_clear_deadline (self);
  if (self->server != NULL)
    g_signal_handlers_disconnect_by_data (self->server, self);
  g_clear_pointer (&self->thread, tend_notifier_thread_stop);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (tend_notifier_parent_class)->dispose (object);
}

static void
tend_notifier_finalize (GObject *object)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  /* Sends hold the notifier: there are none. */
  g_queue_clear_full (&self->jobs, tend_notifier_job_free);
  g_clear_pointer (&self->current, tend_notifier_job_free);
  g_ptr_array_unref (self->shown);
  g_free (self->token);
  g_free (self->app_name);
  g_free (self->desktop_entry);

  G_OBJECT_CLASS (tend_notifier_parent_class)->finalize (object);
}

static void
tend_notifier_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  switch (id)
    {
    case PROP_TIME_OUT:
      g_value_set_uint (value, self->time_out);
      break;
    case PROP_IS_AVAILABLE:
      g_value_set_boolean (value, tend_notifier_get_is_available (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_notifier_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  switch (id)
    {
    case PROP_APP_NAME:
      self->app_name = g_value_dup_string (value);
      break;
    case PROP_DESKTOP_ENTRY:
      self->desktop_entry = g_value_dup_string (value);
      break;
    case PROP_TIME_OUT:
      self->time_out = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_TYPE_FROM_CLASS (object_class);

  /**
   * TendNotifier::action:
   * @key: which occurrence
   * @action: the action's id, %TEND_NOTIFICATION_DEFAULT_ACTION for a click on the notification itself
   * @token: (nullable): what a window needs to come to the front
   *
   * The user used an action. Most servers then close the notification, but not all: who is done with it
   * closes it with tend_notifier_close().
   */
  signals[ACTION] = g_signal_new ("action", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * TendNotifier::closed:
   * @key: which occurrence
   * @reason: a #TendNotificationClosed
   *
   * A notification is there no more.
   */
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_UINT);
  /**
   * TendNotifier::late:
   * @key: which occurrence
   * @id: the server's id
   *
   * A notification that was answered with %TEND_ERROR_BUSY has been shown after all. Sending the same key
   * again replaces it; to be heard, it does not have to be sent again. After 25 seconds libnotify does not
   * listen for it any more: then the server may still show it, and sending it again shows it twice.
   */
  signals[LATE] = g_signal_new ("late", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_UINT);
  /**
   * TendNotifier::server-changed:
   * @is_available: whether there is a server that answers
   */
  signals[SERVER_CHANGED] = g_signal_new ("server-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
tend_notifier_class_init (TendNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tend_notifier_constructed;
  object_class->dispose = tend_notifier_dispose;
  object_class->finalize = tend_notifier_finalize;
  object_class->get_property = tend_notifier_get_property;
  object_class->set_property = tend_notifier_set_property;

  properties[PROP_APP_NAME] = g_param_spec_string ("app-name", NULL, NULL, NULL,
                                                   G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                     G_PARAM_STATIC_STRINGS);
  properties[PROP_DESKTOP_ENTRY] = g_param_spec_string ("desktop-entry", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                          G_PARAM_STATIC_STRINGS);
  /* In milliseconds; what takes longer is taken to hang. */
  properties[PROP_TIME_OUT] = g_param_spec_uint ("time-out", NULL, NULL, 1, G_MAXINT, TIME_OUT_DEFAULT,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT |
                                                   G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_AVAILABLE] = g_param_spec_boolean ("is-available", NULL, NULL, FALSE,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  install_signals (object_class);
}

static void
tend_notifier_init (TendNotifier *self)
{
  g_queue_init (&self->jobs);
  self->shown = g_ptr_array_new_with_free_func (tend_notifier_shown_free);
}

/**
 * tend_notifier_new:
 * @app_name: what servers call the application
 * @desktop_entry: the name of its desktop file without ".desktop", which is also its icon's
 *
 * There is one notifier in a process at most.
 *
 * Returns: (transfer full): a notifier, which looks for a server
 */
TendNotifier *
tend_notifier_new (const char *app_name,
                   const char *desktop_entry)
{
  g_return_val_if_fail (app_name != NULL && *app_name != '\0', NULL);
  g_return_val_if_fail (desktop_entry != NULL, NULL);

  return g_object_new (TEND_TYPE_NOTIFIER, "app-name", app_name, "desktop-entry", desktop_entry, NULL);
}

/**
 * tend_notifier_send_async:
 * @self: a notifier
 * @what: what to show; it is copied
 * @replaces_id: what it takes the place of, or 0: an id that this notifier said, or one that was saved by
 *   an earlier process, where @what says of which server. One that is of neither kind is not used: it
 *   could be a stranger's by now.
 * @cancellable: (nullable): what is cancelled before its turn comes is not sent
 * @callback: called when it is on the screen, or cannot be
 * @user_data: for @callback
 *
 * Shows a notification, after those sent before it. One with a key that is on the screen already takes its
 * place. A server that is not running is started, where the bus knows how. Without buttons on the server it
 * goes without them.
 */
void
tend_notifier_send_async (TendNotifier           *self,
                          const TendNotification *what,
                          guint32                 replaces_id,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  TendNotifierJob *job;

  g_return_if_fail (TEND_IS_NOTIFIER (self));
  g_return_if_fail (what != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tend_notifier_send_async);
  /* What has been shown is told as shown, even if it was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->is_hung)
    {
      gint64 since = g_get_monotonic_time () - tend_notification_server_get_asked_at (self->server);

      /* For a server that threw the question away. */
      if (since > (gint64) self->time_out * G_TIME_SPAN_MILLISECOND &&
          !tend_notification_server_is_answering (self->server))
        tend_notification_server_ask (self->server);
      g_task_return_error (task, tend_notifier_busy_error_new ());
      return;
    }

  job = g_new0 (TendNotifierJob, 1);
  job->task = g_steal_pointer (&task);
  job->what = tend_notification_copy (what);
  job->id = replaces_id;
  job->server = g_strdup (what->server);
  tend_notifier_push_job (self, job);
}

/**
 * tend_notifier_send_finish:
 * @self: a notifier
 * @result: what the callback got
 * @error: return location: %TEND_ERROR_BUSY where the server hangs, which TendNotifier::late may follow;
 *   %TEND_ERROR_NOT_FOUND where there is none, or it went away; %TEND_ERROR_FAILED where it refused;
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: the server's id, which means something together with tend_notifier_get_server(), or 0
 */
guint32
tend_notifier_send_finish (TendNotifier  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  gssize id;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_int (G_TASK (result), error);
  return id < 0 ? 0 : (guint32) id;
}

static void
close_on_server (TendNotifier *self,
                 guint32       id)
{
  TendNotifierJob *job = g_new0 (TendNotifierJob, 1);

  job->id = id;
  tend_notifier_push_job (self, job);
}

/**
 * tend_notifier_close:
 * @self: a notifier
 * @id: an id that this notifier said
 *
 * Takes a notification off the screen, as soon as the server answers. One that is gone already is left so.
 */
void
tend_notifier_close (TendNotifier *self,
                     guint32       id)
{
  g_return_if_fail (TEND_IS_NOTIFIER (self));

  if (tend_notifier_find_shown (self, id) != NULL)
    close_on_server (self, id);
}

/**
 * tend_notifier_close_key:
 * @self: a notifier
 * @key: which occurrence
 *
 * Takes a notification that this notifier showed off the screen, as tend_notifier_close() does.
 */
void
tend_notifier_close_key (TendNotifier *self,
                         const char   *key)
{
  const TendNotifierShown *shown;

  g_return_if_fail (TEND_IS_NOTIFIER (self));
  g_return_if_fail (key != NULL);

  shown = tend_notifier_find_shown_by_key (self, key);
  if (shown != NULL)
    close_on_server (self, shown->id);
}

/**
 * tend_notifier_close_saved:
 * @self: a notifier
 * @id: an id that an earlier process saved
 * @server: (nullable): what tend_notifier_get_server() said then
 *
 * Takes a notification of an earlier process off the screen, where the server is still the same.
 */
void
tend_notifier_close_saved (TendNotifier *self,
                           guint32       id,
                           const char   *server)
{
  g_return_if_fail (TEND_IS_NOTIFIER (self));

  if (id != 0 && server != NULL && g_strcmp0 (server, self->token) == 0)
    close_on_server (self, id);
}

/**
 * tend_notifier_get_is_available:
 * @self: a notifier
 *
 * Returns: whether there is a server, and it answers
 */
gboolean
tend_notifier_get_is_available (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), FALSE);

  return !self->is_hung && self->server != NULL && tend_notification_server_is_answering (self->server);
}

/**
 * tend_notifier_get_server:
 * @self: a notifier
 *
 * Returns: (transfer none) (nullable): what tells this server from any other, on any bus, before and after;
 *   to be saved with an id
 */
const char *
tend_notifier_get_server (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), NULL);

  return self->token;
}

/**
 * tend_notifier_get_server_name:
 * @self: a notifier
 *
 * Returns: (transfer none) (nullable): what the server calls itself
 */
const char *
tend_notifier_get_server_name (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), NULL);

  return tend_notification_server_get_name (self->server);
}

const char *
tend_notifier_get_server_version (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), NULL);

  return tend_notification_server_get_version (self->server);
}

/**
 * tend_notifier_get_server_spec:
 * @self: a notifier
 *
 * Returns: (transfer none) (nullable): the version of the specification that the server follows
 */
const char *
tend_notifier_get_server_spec (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), NULL);

  return tend_notification_server_get_spec (self->server);
}

/**
 * tend_notifier_get_capabilities:
 * @self: a notifier
 *
 * Returns: (transfer none) (nullable): what the server said it can do, %NULL if it has not said so
 */
const char *const *
tend_notifier_get_capabilities (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), NULL);

  return tend_notification_server_get_capabilities (self->server);
}

gboolean
tend_notifier_get_has_actions (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), FALSE);

  return tend_notification_server_can (self->server, "actions");
}

gboolean
tend_notifier_get_has_body (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), FALSE);

  return tend_notification_server_can (self->server, "body");
}

gboolean
tend_notifier_get_has_sound (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), FALSE);

  return tend_notification_server_can (self->server, "sound");
}

/**
 * tend_notifier_get_has_persistence:
 * @self: a notifier
 *
 * Returns: whether the server keeps notifications to be read later
 */
gboolean
tend_notifier_get_has_persistence (TendNotifier *self)
{
  g_return_val_if_fail (TEND_IS_NOTIFIER (self), FALSE);

  return tend_notification_server_can (self->server, "persistence");
}
