/* What the desktop starts at login, in the user's own autostart folder and in the system's.
 *
 * A file of the user's hides that of the system with the same name, by the autostart specification. For
 * TendBackground. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tend_autostart_entry_is_enabled (const char *id, gboolean counts_systems);
gboolean tend_autostart_entry_enable (const char *id, const char *program, GError **error);
gboolean tend_autostart_entry_disable (const char *id, GError **error);
gboolean tend_autostart_entry_reset (const char *id, GError **error);

G_END_DECLS
