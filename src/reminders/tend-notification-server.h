/* The notification server as the session bus knows it: who owns the name, whether it answers, what it can do.
 *
 * Everything here is asynchronous. A question has no time limit: a server that hangs answers it when it is
 * itself again, so nothing asks repeatedly. TendNotifier has one. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_NOTIFICATION_SERVER_NAME "org.freedesktop.Notifications"

#define TEND_TYPE_NOTIFICATION_SERVER (tend_notification_server_get_type ())
G_DECLARE_FINAL_TYPE (TendNotificationServer, tend_notification_server, TEND, NOTIFICATION_SERVER, GObject)

TendNotificationServer *tend_notification_server_new (void);

void tend_notification_server_ask (TendNotificationServer *self);
void tend_notification_server_start_async (TendNotificationServer *self, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean tend_notification_server_start_finish (TendNotificationServer *self, GAsyncResult *result,
                                                GError **error);

gboolean tend_notification_server_is_known (TendNotificationServer *self);
gboolean tend_notification_server_is_answering (TendNotificationServer *self);
gint64 tend_notification_server_get_asked_at (TendNotificationServer *self);
const char *tend_notification_server_get_owner (TendNotificationServer *self);
const char *tend_notification_server_get_token (TendNotificationServer *self);
const char *tend_notification_server_get_name (TendNotificationServer *self);
const char *tend_notification_server_get_version (TendNotificationServer *self);
const char *tend_notification_server_get_spec (TendNotificationServer *self);
const char *const *tend_notification_server_get_capabilities (TendNotificationServer *self);
gboolean tend_notification_server_can (TendNotificationServer *self, const char *capability);

G_END_DECLS
