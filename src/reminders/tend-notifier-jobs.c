#include "base/tend-error.h"
#include "reminders/tend-notifier-private.h"

#include <glib/gi18n.h>

void
tend_notifier_job_free (gpointer data)
{
  TendNotifierJob *job = data;

  g_clear_object (&job->task);
  g_clear_pointer (&job->what, tend_notification_free);
  g_free (job->server);
  g_free (job);
}

void
tend_notifier_shown_free (gpointer data)
{
  TendNotifierShown *shown = data;

  g_free (shown->key);
  g_free (shown);
}

/* Returns: (transfer none) (nullable): what is on the screen under a key */
TendNotifierShown *
tend_notifier_find_shown_by_key (TendNotifier *self,
                                 const char   *key)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      TendNotifierShown *shown = self->shown->pdata[i];

      if (g_str_equal (shown->key, key))
        return shown;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): what is on the screen under an id of the present server */
TendNotifierShown *
tend_notifier_find_shown (TendNotifier *self,
                          guint32       id)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      TendNotifierShown *shown = self->shown->pdata[i];

      if (shown->id == id)
        return shown;
    }
  return NULL;
}

static TendNotifierShown *
find_shown_by_serial (TendNotifier *self,
                      guint64       serial)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      TendNotifierShown *shown = self->shown->pdata[i];

      if (shown->serial == serial)
        return shown;
    }
  return NULL;
}

/* Takes the error. */
static void
fail_job (TendNotifierJob *job,
          GError          *error)
{
  if (job->task != NULL)
    g_task_return_error (job->task, error);
  else
    g_error_free (error);
  g_clear_object (&job->task);
}

GError *
tend_notifier_busy_error_new (void)
{
  return g_error_new (TEND_ERROR, TEND_ERROR_BUSY, "%s",
                      _("What shows notifications does not answer at the moment."));
}

/* Takes the error. Closes go, too, or stay. */
static void
fail_waiting (TendNotifier *self,
              GError       *error,
              gboolean      keeps_closes)
{
  GQueue waiting = self->jobs;
  TendNotifierJob *job;

  g_queue_init (&self->jobs);
  while ((job = g_queue_pop_head (&waiting)))
    if (job->what == NULL && keeps_closes)
      {
        g_queue_push_tail (&self->jobs, job);
      }
    else
      {
        fail_job (job, g_error_copy (error));
        tend_notifier_job_free (job);
      }
  g_error_free (error);
}

void
tend_notifier_clear_deadline (TendNotifier *self)
{
  if (self->deadline != NULL)
    g_source_destroy (self->deadline);
  g_clear_pointer (&self->deadline, g_source_unref);
}

static void
tell_availability (TendNotifier *self)
{
  gboolean is_available = tend_notifier_get_is_available (self);

  if (is_available == self->was_available)
    return;
  self->was_available = is_available;
  g_object_notify (G_OBJECT (self), "is-available");
  g_signal_emit_by_name (self, "server-changed", is_available);
}

static void
give_up (TendNotifier *self)
{
  tend_notifier_clear_deadline (self);
  self->is_hung = TRUE;
  tend_notification_server_ask (self->server);
  if (self->current != NULL)
    fail_job (self->current, tend_notifier_busy_error_new ());
  fail_waiting (self, tend_notifier_busy_error_new (), TRUE);
  tell_availability (self);
}

static gboolean
on_deadline_passed_cb (gpointer user_data)
{
  g_autoptr (TendNotifier) self = g_object_ref (user_data);

  give_up (self);
  return G_SOURCE_REMOVE;
}

static void
set_deadline (TendNotifier *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  tend_notifier_clear_deadline (self);
  self->deadline = g_timeout_source_new (self->time_out);
  g_source_set_callback (self->deadline, on_deadline_passed_cb, self, NULL);
  g_source_attach (self->deadline, context);
}

/* The server that showed them is there no more. */
static void
lose_all (TendNotifier *self)
{
  g_autoptr (GPtrArray) lost = self->shown;
  GList *next;

  self->shown = g_ptr_array_new_with_free_func (tend_notifier_shown_free);
  tend_notifier_thread_forget_all (self->thread);
  for (GList *link = self->jobs.head; link; link = next)
    {
      TendNotifierJob *job = link->data;

      next = link->next;
      if (job->what == NULL)
        {
          g_queue_delete_link (&self->jobs, link);
          tend_notifier_job_free (job);
        }
    }
  for (guint i = 0; i < lost->len; i++)
    {
      TendNotifierShown *shown = lost->pdata[i];

      g_signal_emit_by_name (self, "closed", shown->key, (guint) TEND_NOTIFICATION_LOST);
    }
}

static TendNotifierThreadSend *
prepare_send (TendNotifier    *self,
              TendNotifierJob *job)
{
  TendNotifierThreadSend *send = g_new0 (TendNotifierThreadSend, 1);
  gboolean is_saved = job->server != NULL && g_strcmp0 (job->server, self->token) == 0;
  TendNotifierShown *shown = NULL;

  if (job->id != 0 && (job->server == NULL || is_saved))
    shown = tend_notifier_find_shown (self, job->id);
  if (shown == NULL)
    shown = tend_notifier_find_shown_by_key (self, job->what->key);
  if (shown != NULL)
    {
      send->replaces_id = shown->id;
      send->replaces_serial = shown->serial;
    }
  else if (is_saved)
    {
      send->replaces_id = job->id;
    }

  send->serial = job->serial;
  send->what = tend_notification_copy (job->what);
  send->owner = g_strdup (tend_notification_server_get_owner (self->server));
  send->has_actions = tend_notifier_get_has_actions (self);
  send->has_markup = tend_notification_server_can (self->server, "body-markup");
  send->has_sound = tend_notifier_get_has_sound (self);
  return send;
}

static void
give_to_thread (TendNotifier    *self,
                TendNotifierJob *job)
{
  self->current = job;
  set_deadline (self);
  if (job->what != NULL)
    {
      job->serial = ++self->last_serial;
      tend_notifier_thread_send (self->thread, prepare_send (self, job));
      g_free (job->server);
      job->server = g_strdup (self->token);
    }
  else
    {
      tend_notifier_thread_close (self->thread, job->id, tend_notification_server_get_owner (self->server));
    }
}

static void
on_server_started_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (TendNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_started;

  is_started = tend_notification_server_start_finish (TEND_NOTIFICATION_SERVER (source), result, &error);
  self->is_starting = FALSE;
  if (self->thread == NULL || tend_notification_server_get_owner (self->server) != NULL)
    return;

  self->is_hung = FALSE;
  /* One that was started and is not there yet has until the deadline. */
  if (!is_started)
    {
      tend_notifier_clear_deadline (self);
      g_debug ("No notification server could be started: %s", error->message);
      fail_waiting (self, g_error_new (TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s",
                                       _("There is nothing here that shows notifications.")), FALSE);
    }
}

/* What was cancelled in the meantime is not sent. */
static void
drop_cancelled (TendNotifier *self)
{
  TendNotifierJob *job;

  while ((job = g_queue_peek_head (&self->jobs)) && job->task != NULL &&
         g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
    {
      g_queue_pop_head (&self->jobs);
      g_task_return_error_if_cancelled (job->task);
      tend_notifier_job_free (job);
    }
}

static void
pump (TendNotifier *self)
{
  drop_cancelled (self);
  if (self->current != NULL || self->is_hung)
    return;
  if (g_queue_is_empty (&self->jobs))
    {
      tend_notifier_clear_deadline (self);
      return;
    }

  if (tend_notification_server_is_answering (self->server))
    {
      give_to_thread (self, g_queue_pop_head (&self->jobs));
      return;
    }
  if (self->deadline == NULL)
    set_deadline (self);
  if (tend_notification_server_is_known (self->server) &&
      tend_notification_server_get_owner (self->server) == NULL && !self->is_starting)
    {
      self->is_starting = TRUE;
      tend_notification_server_start_async (self->server, on_server_started_cb, g_object_ref (self));
    }
}

static void
recover (TendNotifier *self)
{
  if (self->current == NULL && tend_notification_server_is_answering (self->server))
    self->is_hung = FALSE;
  tell_availability (self);
  pump (self);
}

/* The server appeared, answered, or went away. */
void
tend_notifier_note_server (TendNotifier *self)
{
  const char *token = tend_notification_server_get_token (self->server);

  if (token == NULL || g_strcmp0 (token, self->token) != 0)
    /* Whoever comes next is not the one that hung. */
    self->is_hung = FALSE;
  if (g_strcmp0 (token, self->token) != 0)
    {
      g_free (self->token);
      self->token = g_strdup (token);
      lose_all (self);
    }
  if (self->thread != NULL)
    recover (self);
}

static void
note_shown (TendNotifier    *self,
            TendNotifierJob *job,
            guint32          id)
{
  TendNotifierShown *shown;

  while ((shown = tend_notifier_find_shown_by_key (self, job->what->key)) ||
         (shown = tend_notifier_find_shown (self, id)))
    g_ptr_array_remove_fast (self->shown, shown);

  shown = g_new0 (TendNotifierShown, 1);
  shown->key = g_strdup (job->what->key);
  shown->serial = job->serial;
  shown->id = id;
  g_ptr_array_add (self->shown, shown);
}

static void
finish_send (TendNotifier    *self,
             TendNotifierJob *job,
             guint32          id,
             GError          *error)
{
  if (error != NULL)
    {
      fail_job (job, g_error_copy (error));
    }
  else if (g_strcmp0 (job->server, self->token) != 0)
    {
      /* It was shown, and the server went away with it before anybody could know. */
      fail_job (job, g_error_new (TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s",
                                  _("What shows notifications has just been started anew.")));
    }
  else
    {
      note_shown (self, job, id);
      if (job->task != NULL)
        g_task_return_int (job->task, id);
      else
        g_signal_emit_by_name (self, "late", job->what->key, id);
      g_clear_object (&job->task);
    }
}

static void
on_job_done (guint32   id,
             GError   *error,
             gpointer  user_data)
{
  g_autoptr (TendNotifier) self = g_object_ref (user_data);
  TendNotifierJob *job = g_steal_pointer (&self->current);

  tend_notifier_clear_deadline (self);
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_BUSY) && !self->is_hung)
    give_up (self);

  if (job->what == NULL && error != NULL)
    g_debug ("A notification was not closed: %s", error->message);

  if (job->what != NULL && job->task != NULL && g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT))
    {
      /* Not tried. The bus is about to tell here, too, that there is another server. */
      g_clear_pointer (&job->server, g_free);
      job->id = 0;
      g_queue_push_head (&self->jobs, job);
      tend_notification_server_ask (self->server);
    }
  else
    {
      if (job->what != NULL)
        finish_send (self, job, id, error);
      tend_notifier_job_free (job);
    }

  if (self->thread != NULL)
    recover (self);
}

static void
on_action_used (guint64     serial,
                const char *action,
                const char *token,
                gpointer    user_data)
{
  g_autoptr (TendNotifier) self = g_object_ref (user_data);
  TendNotifierShown *shown = find_shown_by_serial (self, serial);
  g_autofree char *key = shown ? g_strdup (shown->key) : NULL;

  if (key != NULL)
    g_signal_emit_by_name (self, "action", key, action, token);
}

static void
on_closed (guint64  serial,
           guint    reason,
           gpointer user_data)
{
  g_autoptr (TendNotifier) self = g_object_ref (user_data);
  TendNotifierShown *shown = find_shown_by_serial (self, serial);
  g_autofree char *key = shown ? g_strdup (shown->key) : NULL;

  if (key == NULL)
    return;
  g_ptr_array_remove_fast (self->shown, shown);
  g_signal_emit_by_name (self, "closed", key, reason);
}

const TendNotifierThreadEvents tend_notifier_thread_events = {
  .done = on_job_done,
  .action = on_action_used,
  .closed = on_closed,
};

/* Takes the job over; its turn may have come. */
void
tend_notifier_push_job (TendNotifier    *self,
                        TendNotifierJob *job)
{
  g_queue_push_tail (&self->jobs, job);
  pump (self);
}
