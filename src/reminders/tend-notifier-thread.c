#include "reminders/tend-notifier-thread.h"

#include "base/tend-error.h"
#include "reminders/tend-notification-server.h"
#include "reminders/tend-notifier.h"

#include <glib/gi18n.h>
#include <libnotify/notify.h>

/* How long to wait for a thread that is asked to end, before it is left to itself. */
#define STOP_MICROSECONDS (50 * G_TIME_SPAN_MILLISECOND)

/* libnotify's state is the process's: a thread that still waits for a server keeps the next one waiting. */
G_LOCK_DEFINE_STATIC (libnotify);

struct _TendNotifierThread
{
  gatomicrefcount ref_count;
  char *app_name;
  char *desktop_entry;

  /* Of the thread that made it. */
  GThread *thread;
  GMainContext *caller;
  const TendNotifierThreadEvents *events;
  gpointer user_data; /* NULL from when it is stopped */

  /* Of the thread itself. */
  GMainContext *context;
  GHashTable *shown; /* guint64 * → Shown * */
  gboolean is_ending;

  GMutex mutex;
  GCond ended;
  gboolean has_ended; /* under the mutex */
};

/* libnotify hears the server's signals for a notification for as long as the notification lives. */
typedef struct
{
  TendNotifierThread *thread;
  guint64 serial;
  NotifyNotification *notification;
} Shown;

typedef enum
{
  JOB_SEND,
  JOB_CLOSE,
  JOB_FORGET_ALL,
  JOB_END,
} JobKind;

typedef struct
{
  TendNotifierThread *thread;
  JobKind kind;
  TendNotifierThreadSend *send;
  guint32 id;
  char *owner;
} Job;

typedef enum
{
  EVENT_DONE,
  EVENT_ACTION,
  EVENT_CLOSED,
} EventKind;

typedef struct
{
  TendNotifierThread *thread;
  EventKind kind;
  guint64 serial;
  guint32 number; /* an id or a reason */
  char *action;
  char *token;
  GError *error;
} Event;

static void
thread_unref (TendNotifierThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->shown);
  g_main_context_unref (self->context);
  g_main_context_unref (self->caller);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self->app_name);
  g_free (self->desktop_entry);
  g_free (self);
}

static TendNotifierThread *
thread_ref (TendNotifierThread *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
post (GMainContext   *context,
      GSourceFunc     func,
      gpointer        data,
      GDestroyNotify  data_free)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, data_free);
  g_source_attach (source, context);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->send, tend_notifier_thread_send_free);
  g_free (job->owner);
  thread_unref (job->thread);
  g_free (job);
}

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->action);
  g_free (event->token);
  g_clear_error (&event->error);
  thread_unref (event->thread);
  g_free (event);
}

static Event *
event_new (TendNotifierThread *self,
           EventKind           kind,
           guint64             serial)
{
  Event *event = g_new0 (Event, 1);

  event->thread = thread_ref (self);
  event->kind = kind;
  event->serial = serial;
  return event;
}

/* In the caller's context. */
static gboolean
on_event_told_cb (gpointer user_data)
{
  Event *event = user_data;
  TendNotifierThread *self = event->thread;

  if (self->user_data == NULL)
    return G_SOURCE_REMOVE;

  switch (event->kind)
    {
    case EVENT_DONE:
      self->events->done (event->number, event->error, self->user_data);
      break;
    case EVENT_ACTION:
      self->events->action (event->serial, event->action, event->token, self->user_data);
      break;
    case EVENT_CLOSED:
      self->events->closed (event->serial, event->number, self->user_data);
      break;
    default:
      g_assert_not_reached ();
    }
  return G_SOURCE_REMOVE;
}

static void
tell (Event *event)
{
  post (event->thread->caller, on_event_told_cb, event, event_free);
}

static void
tell_done (TendNotifierThread *self,
           guint32             id,
           GError             *error)
{
  Event *event = event_new (self, EVENT_DONE, 0);

  event->number = id;
  event->error = error;
  tell (event);
}

static void
on_action_used_cb (NotifyNotification *notification,
                   char               *action,
                   gpointer            user_data)
{
  Shown *shown = user_data;
  Event *event = event_new (shown->thread, EVENT_ACTION, shown->serial);

  event->action = g_strdup (action);
  event->token = g_strdup (notify_notification_get_activation_token (notification));
  tell (event);
}

static void
on_notification_closed_cb (NotifyNotification *notification,
                           gpointer            user_data)
{
  Shown *shown = user_data;
  Event *event = event_new (shown->thread, EVENT_CLOSED, shown->serial);
  int reason = notify_notification_get_closed_reason (notification);

  event->number = reason >= TEND_NOTIFICATION_EXPIRED && reason <= TEND_NOTIFICATION_WITHDRAWN
                    ? (guint) reason
                    : TEND_NOTIFICATION_UNDEFINED;
  tell (event);
  g_hash_table_remove (shown->thread->shown, &shown->serial);
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  g_object_unref (shown->notification);
  g_free (shown);
}

/* The bus itself always answers. */
static char *
get_owner (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  char *owner = NULL;

  if (connection == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetNameOwner",
                                       g_variant_new ("(s)", TEND_NOTIFICATION_SERVER_NAME),
                                       G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &owner);
  return owner;
}

static gboolean
check_owner (const char  *owner,
             GError     **error)
{
  g_autofree char *current = get_owner ();

  if (g_strcmp0 (current, owner) == 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT, "%s",
               _("What shows notifications has just been started anew."));
  return FALSE;
}

/* Takes what libnotify says over into Tend's own errors. */
static GError *
translate_error (GError *error)
{
  int code = TEND_ERROR_FAILED;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    code = TEND_ERROR_NOT_FOUND;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT))
    code = TEND_ERROR_BUSY;

  g_dbus_error_strip_remote_error (error);
  return g_error_new (TEND_ERROR, code, _("The notification could not be shown: %s"), error->message);
}

static NotifyNotification *
new_notification (TendNotifierThread           *self,
                  const TendNotifierThreadSend *send)
{
  const TendNotification *what = send->what;
  g_autofree char *title = g_utf8_make_valid (what->title, -1);
  g_autofree char *plain = g_utf8_make_valid (what->body ? what->body : "", -1);
  g_autofree char *body = send->has_markup ? g_markup_escape_text (plain, -1) : g_strdup (plain);
  NotifyNotification *notification = notify_notification_new (title, body, self->desktop_entry);

  /* libnotify's property is signed; an id that does not fit is one more notification rather than none. */
  if (send->replaces_id <= G_MAXINT32)
    g_object_set (notification, "id", (int) send->replaces_id, NULL);

  notify_notification_set_urgency (notification,
                                   what->is_important ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);
  notify_notification_set_category (notification, what->category);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (self->desktop_entry));
  if (send->has_sound && what->sound_name != NULL)
    notify_notification_set_hint (notification, "sound-name", g_variant_new_string (what->sound_name));
  else if (send->has_sound)
    notify_notification_set_hint (notification, "suppress-sound", g_variant_new_boolean (TRUE));
  return notification;
}

static void
add_actions (Shown                  *shown,
             const TendNotification *what)
{
  if (what->has_default_action)
    /* Translators: what a click on a notification does, in places that show it as a button */
    notify_notification_add_action (shown->notification, TEND_NOTIFICATION_DEFAULT_ACTION, _("Open"),
                                    on_action_used_cb, shown, NULL);
  for (guint i = 0; i < what->actions->len; i++)
    {
      const TendNotificationAction *action = what->actions->pdata[i];
      g_autofree char *label = g_utf8_make_valid (action->label, -1);

      notify_notification_add_action (shown->notification, action->id, label, on_action_used_cb, shown, NULL);
    }
}

static guint32
get_id (NotifyNotification *notification)
{
  int id;

  g_object_get (notification, "id", &id, NULL);
  return (guint32) id;
}

static guint32
show (TendNotifierThread           *self,
      const TendNotifierThreadSend *send,
      GError                      **error)
{
  g_autoptr (GError) trouble = NULL;
  Shown *shown;

  if (!check_owner (send->owner, error))
    return 0;

  shown = g_new0 (Shown, 1);
  shown->thread = self;
  shown->serial = send->serial;
  shown->notification = new_notification (self, send);
  if (send->has_actions)
    add_actions (shown, send->what);
  g_signal_connect (shown->notification, "closed", G_CALLBACK (on_notification_closed_cb), shown);

  if (!notify_notification_show (shown->notification, &trouble))
    {
      shown_free (shown);
      g_propagate_error (error, translate_error (trouble));
      return 0;
    }
  /* Whose id it is cannot be said if the server was started anew between: it may be a stranger's. */
  if (!check_owner (send->owner, NULL))
    {
      shown_free (shown);
      g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s",
                   _("What shows notifications has just been started anew."));
      return 0;
    }

  if (send->replaces_serial != 0)
    g_hash_table_remove (self->shown, &send->replaces_serial);
  g_hash_table_insert (self->shown, &shown->serial, shown);
  return get_id (shown->notification);
}

static void
withdraw (TendNotifierThread  *self,
          guint32              id,
          const char          *owner,
          GError             **error)
{
  g_autoptr (GObject) saved = NULL;
  NotifyNotification *notification = NULL;
  g_autoptr (GError) trouble = NULL;
  GHashTableIter iter;
  Shown *shown;

  if (id > G_MAXINT32 || !check_owner (owner, error))
    return;

  g_hash_table_iter_init (&iter, self->shown);
  while (notification == NULL && g_hash_table_iter_next (&iter, NULL, (gpointer *) &shown))
    if (get_id (shown->notification) == id)
      notification = shown->notification;
  if (notification == NULL)
    {
      saved = g_object_new (NOTIFY_TYPE_NOTIFICATION, "id", (int) id, NULL);
      notification = NOTIFY_NOTIFICATION (saved);
    }
  if (!notify_notification_close (notification, &trouble))
    g_propagate_error (error, translate_error (trouble));
}

static gboolean
on_job_given_cb (gpointer user_data)
{
  Job *job = user_data;
  TendNotifierThread *self = job->thread;
  GError *error = NULL;
  guint32 id;

  switch (job->kind)
    {
    case JOB_SEND:
      id = show (self, job->send, &error);
      tell_done (self, id, error);
      break;
    case JOB_CLOSE:
      withdraw (self, job->id, job->owner, &error);
      tell_done (self, 0, error);
      break;
    case JOB_FORGET_ALL:
      g_hash_table_remove_all (self->shown);
      break;
    case JOB_END:
      self->is_ending = TRUE;
      break;
    default:
      g_assert_not_reached ();
    }
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  TendNotifierThread *self = data;

  G_LOCK (libnotify);
  g_main_context_push_thread_default (self->context);
  notify_init (self->app_name);

  while (!self->is_ending)
    g_main_context_iteration (self->context, TRUE);

  /* What libnotify still knows of when it ends, it would take off the screen. */
  g_hash_table_remove_all (self->shown);
  notify_uninit ();
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  G_UNLOCK (libnotify);

  g_mutex_lock (&self->mutex);
  self->has_ended = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);
  thread_unref (self);
  return NULL;
}

static void
give (TendNotifierThread     *self,
      JobKind                 kind,
      TendNotifierThreadSend *send,
      guint32                 id,
      const char             *owner)
{
  Job *job = g_new0 (Job, 1);

  job->thread = thread_ref (self);
  job->kind = kind;
  job->send = send;
  job->id = id;
  job->owner = g_strdup (owner);
  post (self->context, on_job_given_cb, job, job_free);
}

/**
 * tend_notifier_thread_new:
 * @app_name: what servers call the application
 * @desktop_entry: the name of its desktop file without ".desktop", which is also its icon's
 * @events: (transfer none): called in the present thread's main context
 * @user_data: for @events, not %NULL
 *
 * Returns: (transfer full): a thread that waits for something to do
 */
TendNotifierThread *
tend_notifier_thread_new (const char                     *app_name,
                          const char                     *desktop_entry,
                          const TendNotifierThreadEvents *events,
                          gpointer                        user_data)
{
  TendNotifierThread *self;

  g_return_val_if_fail (app_name != NULL && *app_name != '\0', NULL);
  g_return_val_if_fail (desktop_entry != NULL, NULL);
  g_return_val_if_fail (user_data != NULL, NULL);

  self = g_new0 (TendNotifierThread, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->app_name = g_strdup (app_name);
  self->desktop_entry = g_strdup (desktop_entry);
  self->events = events;
  self->user_data = user_data;
  self->caller = g_main_context_ref_thread_default ();
  self->context = g_main_context_new ();
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, shown_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->thread = g_thread_new ("tend-notifier", run_thread, thread_ref (self));
  return self;
}

/**
 * tend_notifier_thread_stop:
 * @self: (transfer full): a thread
 *
 * Ends the thread, without waiting for a server that hangs; then it ends by itself, when libnotify lets it
 * go. What it shows stays on the screen. No event is told from now on.
 */
void
tend_notifier_thread_stop (TendNotifierThread *self)
{
  gint64 until = g_get_monotonic_time () + STOP_MICROSECONDS;
  gboolean has_ended;

  g_return_if_fail (self != NULL);

  self->user_data = NULL;
  give (self, JOB_END, NULL, 0, NULL);

  g_mutex_lock (&self->mutex);
  while (!self->has_ended && g_cond_wait_until (&self->ended, &self->mutex, until))
    ;
  has_ended = self->has_ended;
  g_mutex_unlock (&self->mutex);

  if (has_ended)
    g_thread_join (self->thread);
  else
    g_thread_unref (self->thread);
  thread_unref (self);
}

/**
 * tend_notifier_thread_send:
 * @self: a thread
 * @send: (transfer full): what to send
 *
 * Shows a notification; TendNotifierThreadEvents.done() tells.
 */
void
tend_notifier_thread_send (TendNotifierThread     *self,
                           TendNotifierThreadSend *send)
{
  g_return_if_fail (self != NULL);

  give (self, JOB_SEND, send, 0, NULL);
}

/**
 * tend_notifier_thread_close:
 * @self: a thread
 * @id: a server's id of a notification
 * @owner: that server's unique name
 *
 * Takes a notification off the screen, of an earlier process too; TendNotifierThreadEvents.done() tells.
 */
void
tend_notifier_thread_close (TendNotifierThread *self,
                            guint32             id,
                            const char         *owner)
{
  g_return_if_fail (self != NULL);

  give (self, JOB_CLOSE, NULL, id, owner);
}

/**
 * tend_notifier_thread_forget_all:
 * @self: a thread
 *
 * Hears no more of what has been shown until now: the server is gone.
 */
void
tend_notifier_thread_forget_all (TendNotifierThread *self)
{
  g_return_if_fail (self != NULL);

  give (self, JOB_FORGET_ALL, NULL, 0, NULL);
}

void
tend_notifier_thread_send_free (TendNotifierThreadSend *send)
{
  g_return_if_fail (send != NULL);

  tend_notification_free (send->what);
  g_free (send->owner);
  g_free (send);
}
