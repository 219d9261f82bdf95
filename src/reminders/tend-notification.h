/* What a notification says and offers, before there is a server to show it.
 *
 * The reminder engine fills one in for each occurrence; TendNotifier sends it. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The id of the action that a click on the notification itself stands for. */
#define TEND_NOTIFICATION_DEFAULT_ACTION "default"

/**
 * TendNotificationAction:
 * @id: what TendNotifier::action says, never %TEND_NOTIFICATION_DEFAULT_ACTION
 * @label: what the button says
 */
typedef struct
{
  char *id;
  char *label;
} TendNotificationAction;

/**
 * TendNotification:
 * @key: which occurrence it is about; a notifier shows no two with the same key
 * @title: plain text
 * @body: (nullable): plain text
 * @actions: (element-type TendNotificationAction): the buttons, in order
 * @has_default_action: whether a click on the notification itself does something
 * @is_important: whether it may be shown where others are held back
 * @sound_name: (nullable): a name of the sound naming specification, %NULL for silence
 * @category: (nullable): a category of the notification specification
 * @server: (nullable): where an id of an earlier process is to be replaced, the server that gave it, as
 *   tend_notifier_get_server() said then
 *
 * The fields are set directly; the strings are owned.
 */
typedef struct
{
  char *key;
  char *title;
  char *body;
  GPtrArray *actions;
  gboolean has_default_action;
  gboolean is_important;
  char *sound_name;
  char *category;
  char *server;
} TendNotification;

#define TEND_TYPE_NOTIFICATION (tend_notification_get_type ())

GType tend_notification_get_type (void);

TendNotification *tend_notification_new (const char *key, const char *title, const char *body);
TendNotification *tend_notification_copy (const TendNotification *self);
void tend_notification_free (TendNotification *self);

void tend_notification_add_action (TendNotification *self, const char *id, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendNotification, tend_notification_free)

G_END_DECLS
