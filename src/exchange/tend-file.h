/* Whole files in and out: other people's, read with a limit, and Tend's own, written so that there is never
 * half of one. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *tend_file_load (const char *path, gsize limit, GCancellable *cancellable, GError **error);
gboolean tend_file_save (const char *path, const char *text, gsize size, GError **error);
gboolean tend_file_check_text (const char *source, GBytes *bytes, GError **error);

G_END_DECLS
