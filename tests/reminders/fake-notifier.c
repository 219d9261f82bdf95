#include "fake-notifier.h"

#include "base/tend-error.h"

struct _TendNotifier
{
  GObject parent_instance;

  GPtrArray *all;  /* of FakeNotification */
  GPtrArray *held; /* of GTask, not answered yet */
  gboolean holds;
  gboolean keeps; /* what was used stays on the screen */
  int error_code; /* -1 for none */
  guint32 last_id;
  guint run; /* which server it is */
  char *server;
};

enum
{
  ACTION,
  CLOSED,
  LATE,
  SERVER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendNotifier, tend_notifier, G_TYPE_OBJECT)

static void
notification_free (gpointer data)
{
  FakeNotification *notification = data;

  tend_notification_free (notification->what);
  g_free (notification);
}

static void
tend_notifier_finalize (GObject *object)
{
  TendNotifier *self = TEND_NOTIFIER (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->held);
  g_free (self->server);

  G_OBJECT_CLASS (tend_notifier_parent_class)->finalize (object);
}

static void
tend_notifier_class_init (TendNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_notifier_finalize;

  signals[ACTION] = g_signal_new ("action", TEND_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", TEND_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[LATE] = g_signal_new ("late", TEND_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SERVER_CHANGED] = g_signal_new ("server-changed", TEND_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
tend_notifier_init (TendNotifier *self)
{
  self->all = g_ptr_array_new_with_free_func (notification_free);
  self->held = g_ptr_array_new ();
  self->error_code = -1;
  self->server = g_strdup ("fake 1");
  self->run = 1;
}

static FakeNotification *
find_key (TendNotifier *self,
          const char   *key)
{
  for (guint i = self->all->len; i > 0; i--)
    {
      FakeNotification *notification = g_ptr_array_index (self->all, i - 1);

      if (notification->is_shown && g_str_equal (notification->what->key, key))
        return notification;
    }
  return NULL;
}

static void
close_one (TendNotifier     *self,
           FakeNotification *notification,
           guint             reason)
{
  notification->is_shown = FALSE;
  g_signal_emit (self, signals[CLOSED], 0, notification->what->key, reason);
}

/* Takes @task. */
static void
answer (TendNotifier *self,
        GTask        *task)
{
  FakeNotification *notification = g_task_get_task_data (task);
  FakeNotification *before = find_key (self, notification->what->key);

  if (self->error_code >= 0)
    {
      notification_free (notification);
      g_task_return_new_error (task, TEND_ERROR, self->error_code, "The fake was told to refuse.");
    }
  else
    {
      if (before)
        before->is_shown = FALSE;
      notification->id = ++self->last_id;
      notification->is_shown = TRUE;
      g_ptr_array_add (self->all, notification);
      g_task_return_int (task, notification->id);
    }
  g_object_unref (task);
}

TendNotifier *
tend_notifier_new (const char *app_name,
                   const char *desktop_entry)
{
  return g_object_new (TEND_TYPE_NOTIFIER, NULL);
}

void
tend_notifier_send_async (TendNotifier           *self,
                          const TendNotification *what,
                          guint32                 replaces_id,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FakeNotification *notification = g_new0 (FakeNotification, 1);

  notification->what = tend_notification_copy (what);
  notification->replaces_id = replaces_id;
  g_task_set_task_data (task, notification, NULL);
  if (self->holds)
    g_ptr_array_add (self->held, task);
  else
    answer (self, task);
}

guint32
tend_notifier_send_finish (TendNotifier  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  gssize id = g_task_propagate_int (G_TASK (result), error);

  return id < 0 ? 0 : (guint32) id;
}

void
tend_notifier_close (TendNotifier *self,
                     guint32       id)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      FakeNotification *notification = g_ptr_array_index (self->all, i);

      if (notification->id == id && notification->is_shown)
        close_one (self, notification, TEND_NOTIFICATION_WITHDRAWN);
    }
}

void
tend_notifier_close_key (TendNotifier *self,
                         const char   *key)
{
  FakeNotification *notification = find_key (self, key);

  if (notification)
    close_one (self, notification, TEND_NOTIFICATION_WITHDRAWN);
}

void
tend_notifier_close_saved (TendNotifier *self,
                           guint32       id,
                           const char   *server)
{
  if (g_strcmp0 (server, self->server) == 0)
    tend_notifier_close (self, id);
}

gboolean
tend_notifier_get_is_available (TendNotifier *self)
{
  return self->error_code < 0;
}

const char *
tend_notifier_get_server (TendNotifier *self)
{
  return self->server;
}

const char *
tend_notifier_get_server_name (TendNotifier *self)
{
  return "fake";
}

const char *
tend_notifier_get_server_version (TendNotifier *self)
{
  return "1";
}

const char *const *
tend_notifier_get_capabilities (TendNotifier *self)
{
  static const char *const capabilities[] = { "actions", "body", NULL };

  return capabilities;
}

/**
 * fake_notifier_set_holds:
 * @self: a fake
 * @holds: whether what is sent waits for fake_notifier_answer()
 */
void
fake_notifier_set_holds (TendNotifier *self,
                         gboolean      holds)
{
  self->holds = holds;
}

void
fake_notifier_answer (TendNotifier *self)
{
  while (self->held->len > 0)
    answer (self, g_ptr_array_steal_index (self->held, 0));
}

/**
 * fake_notifier_set_error:
 * @self: a fake
 * @code: a #TendError that it refuses with, -1 to show things again, which it tells
 */
void
fake_notifier_set_error (TendNotifier *self,
                         int           code)
{
  self->error_code = code;
  g_signal_emit (self, signals[SERVER_CHANGED], 0, code < 0);
}

/* The server goes, with all that it shows, and another comes. */
void
fake_notifier_restart (TendNotifier *self)
{
  g_signal_emit (self, signals[SERVER_CHANGED], 0, FALSE);
  for (guint i = 0; i < self->all->len; i++)
    {
      FakeNotification *notification = g_ptr_array_index (self->all, i);

      if (notification->is_shown)
        close_one (self, notification, TEND_NOTIFICATION_LOST);
    }
  g_free (self->server);
  self->server = g_strdup_printf ("fake %u", ++self->run);
  g_signal_emit (self, signals[SERVER_CHANGED], 0, TRUE);
}

guint
fake_notifier_get_n_sent (TendNotifier *self)
{
  return self->all->len;
}

guint
fake_notifier_get_n_shown (TendNotifier *self)
{
  guint n = 0;

  for (guint i = 0; i < self->all->len; i++)
    n += ((const FakeNotification *) g_ptr_array_index (self->all, i))->is_shown;
  return n;
}

const FakeNotification *
fake_notifier_get_last (TendNotifier *self)
{
  g_assert_cmpuint (self->all->len, >, 0);
  return g_ptr_array_index (self->all, self->all->len - 1);
}

const FakeNotification *
fake_notifier_find (TendNotifier *self,
                    const char   *title)
{
  for (guint i = self->all->len; i > 0; i--)
    {
      const FakeNotification *notification = g_ptr_array_index (self->all, i - 1);

      if (g_str_equal (notification->what->title, title))
        return notification;
    }
  return NULL;
}

/**
 * fake_notifier_set_keeps:
 * @self: a fake
 * @keeps: whether a notification stays on the screen when an action of it is used, as some servers have it
 */
void
fake_notifier_set_keeps (TendNotifier *self,
                         gboolean      keeps)
{
  self->keeps = keeps;
}

/* As a server does: the notification closes. */
void
fake_notifier_use_action (TendNotifier           *self,
                          const FakeNotification *shown,
                          const char             *action)
{
  g_assert_true (shown->is_shown);
  g_signal_emit (self, signals[ACTION], 0, shown->what->key, action, "a-token");
  if (shown->is_shown && !self->keeps)
    close_one (self, (FakeNotification *) shown, TEND_NOTIFICATION_DISMISSED);
}
