/* The names of things in files: random for what is made here, derived for what comes from elsewhere. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tend_uuid_new (void);
char *tend_uuid_derive (const char *space, const char *name);
gboolean tend_uuid_is_valid (const char *text);

G_END_DECLS
