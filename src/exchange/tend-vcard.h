/* vCards (RFC 6350, RFC 2426, and 2.1): the address book of a phone or of another program, as people.
 *
 * tend_import_open() reads them; why no library does, tend-content-line.h says. What Tend keeps nothing of (photos, keys,
 * sounds) is left out and counted in a note. */

#pragma once

#include "exchange/tend-archive.h"

G_BEGIN_DECLS

/* The largest file; photos are most of what is in one. */
#define TEND_VCARD_LIMIT (256 * 1024 * 1024)

gboolean tend_vcard_recognize (const char *head, gsize size);
TendArchive *tend_vcard_read (const char *path, GBytes *bytes, gint64 now, GError **error);

G_END_DECLS
