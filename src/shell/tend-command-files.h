/* Which files a command may read and write: never those that a life is kept in. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tend_command_check_source (const char *folder, const char *path, GError **error);
gboolean tend_command_check_target (const char *folder, const char *path, GError **error);
char *tend_command_show_path (const char *path);

G_END_DECLS
