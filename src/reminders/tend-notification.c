#include "reminders/tend-notification.h"

G_DEFINE_BOXED_TYPE (TendNotification, tend_notification, tend_notification_copy, tend_notification_free)

static void
action_free (gpointer data)
{
  TendNotificationAction *action = data;

  g_free (action->id);
  g_free (action->label);
  g_free (action);
}

/**
 * tend_notification_new:
 * @key: which occurrence it is about
 * @title: plain text
 * @body: (nullable): plain text
 *
 * Returns: (transfer full): a silent notification without actions
 */
TendNotification *
tend_notification_new (const char *key,
                       const char *title,
                       const char *body)
{
  TendNotification *self;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (TendNotification, 1);
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->body = g_strdup (body);
  self->actions = g_ptr_array_new_with_free_func (action_free);
  return self;
}

/**
 * tend_notification_copy:
 * @self: a notification
 *
 * Returns: (transfer full): one that shares nothing with it
 */
TendNotification *
tend_notification_copy (const TendNotification *self)
{
  TendNotification *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tend_notification_new (self->key, self->title, self->body);
  copy->has_default_action = self->has_default_action;
  copy->is_important = self->is_important;
  copy->sound_name = g_strdup (self->sound_name);
  copy->category = g_strdup (self->category);
  copy->server = g_strdup (self->server);
  for (guint i = 0; i < self->actions->len; i++)
    {
      const TendNotificationAction *action = self->actions->pdata[i];

      tend_notification_add_action (copy, action->id, action->label);
    }
  return copy;
}

void
tend_notification_free (TendNotification *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->key);
  g_free (self->title);
  g_free (self->body);
  g_ptr_array_unref (self->actions);
  g_free (self->sound_name);
  g_free (self->category);
  g_free (self->server);
  g_free (self);
}

/**
 * tend_notification_add_action:
 * @self: a notification
 * @id: what TendNotifier::action is to say
 * @label: what the button says
 *
 * Adds a button after those that are there. A server without buttons shows the rest.
 */
void
tend_notification_add_action (TendNotification *self,
                              const char       *id,
                              const char       *label)
{
  TendNotificationAction *action;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && *id != '\0');
  g_return_if_fail (g_ascii_strcasecmp (id, TEND_NOTIFICATION_DEFAULT_ACTION) != 0);
  g_return_if_fail (label != NULL && *label != '\0');

  action = g_new (TendNotificationAction, 1);
  action->id = g_strdup (id);
  action->label = g_strdup (label);
  g_ptr_array_add (self->actions, action);
}
