/* Sends notifications, and hears what becomes of them, whatever the notification server does.
 *
 * A server can be absent, come later, hang, answer late, or be restarted under us; the main loop that the
 * notifier was made in is never held up by it. tend-reminders has one, and a process has one at most,
 * because libnotify keeps one connection for the whole process.
 *
 * What servers do with the notifications of a process that is gone: GNOME Shell takes them away, others
 * leave them, with buttons that nobody hears. They can be replaced and closed under the saved id where the
 * server is still the same (TendNotification.server). GNOME Shell shows three notifications of an
 * application at most; a fourth drives the oldest out.
 *
 * In a sandbox libnotify would go through the Notification portal, which has neither ids nor capabilities
 * and tells nothing but actions. So a sandbox has to let Tend talk to the server itself, with
 * --talk-name=org.freedesktop.Notifications and --env=NOTIFY_IGNORE_PORTAL=1 in its manifest. */

#pragma once

#include "reminders/tend-notification.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TendNotificationClosed:
 * @TEND_NOTIFICATION_EXPIRED: it had been shown for long enough
 * @TEND_NOTIFICATION_DISMISSED: the user put it away, or used one of its actions
 * @TEND_NOTIFICATION_WITHDRAWN: tend_notifier_close() was called
 * @TEND_NOTIFICATION_UNDEFINED: the server did not say why
 * @TEND_NOTIFICATION_LOST: the server went away, and the notification with it
 *
 * Why a notification is there no more. All but the last are the notification specification's.
 */
typedef enum
{
  TEND_NOTIFICATION_EXPIRED = 1,
  TEND_NOTIFICATION_DISMISSED = 2,
  TEND_NOTIFICATION_WITHDRAWN = 3,
  TEND_NOTIFICATION_UNDEFINED = 4,
  TEND_NOTIFICATION_LOST = 5,
} TendNotificationClosed;

#define TEND_TYPE_NOTIFIER (tend_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TendNotifier, tend_notifier, TEND, NOTIFIER, GObject)

TendNotifier *tend_notifier_new (const char *app_name, const char *desktop_entry);

void tend_notifier_send_async (TendNotifier *self, const TendNotification *what, guint32 replaces_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
guint32 tend_notifier_send_finish (TendNotifier *self, GAsyncResult *result, GError **error);
void tend_notifier_close (TendNotifier *self, guint32 id);
void tend_notifier_close_key (TendNotifier *self, const char *key);
void tend_notifier_close_saved (TendNotifier *self, guint32 id, const char *server);

gboolean tend_notifier_get_is_available (TendNotifier *self);
const char *tend_notifier_get_server (TendNotifier *self);
const char *tend_notifier_get_server_name (TendNotifier *self);
const char *tend_notifier_get_server_version (TendNotifier *self);
const char *tend_notifier_get_server_spec (TendNotifier *self);
const char *const *tend_notifier_get_capabilities (TendNotifier *self);
gboolean tend_notifier_get_has_actions (TendNotifier *self);
gboolean tend_notifier_get_has_body (TendNotifier *self);
gboolean tend_notifier_get_has_sound (TendNotifier *self);
gboolean tend_notifier_get_has_persistence (TendNotifier *self);

G_END_DECLS
