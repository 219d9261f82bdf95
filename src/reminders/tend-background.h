/* "Remind me when Tend is closed": that the reminder service is started at login, and now.
 *
 * At login systemd starts it, where that runs the session and knows the unit; else the desktop, by an entry
 * in the user's autostart folder, which is also how it goes when nothing is installed; in a Flatpak sandbox
 * the Background portal decides. Now, the bus starts it. The preferences and the application have one. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_BACKGROUND_UNIT "tend-reminders.service"

#define TEND_TYPE_BACKGROUND (tend_background_get_type ())
G_DECLARE_FINAL_TYPE (TendBackground, tend_background, TEND, BACKGROUND, GObject)

TendBackground *tend_background_new (const char *service_id, const char *program);

void tend_background_set_enabled_async (TendBackground *self, gboolean is_enabled, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_background_set_enabled_finish (TendBackground *self, GAsyncResult *result, GError **error);
void tend_background_get_enabled_async (TendBackground *self, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_background_get_enabled_finish (TendBackground *self, GAsyncResult *result, gboolean *is_enabled,
                                             GError **error);

void tend_background_activate (TendBackground *self);
void tend_background_activate_async (TendBackground *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_background_activate_finish (TendBackground *self, GAsyncResult *result, GError **error);

G_END_DECLS
