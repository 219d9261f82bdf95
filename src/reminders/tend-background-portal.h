/* The Background portal, which a program in a sandbox has to ask. For TendBackground. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void tend_background_portal_request_async (GDBusConnection *connection, gboolean is_wanted,
                                           const char *program, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean tend_background_portal_request_finish (GDBusConnection *connection, GAsyncResult *result,
                                                GError **error);

G_END_DECLS
