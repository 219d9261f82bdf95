/* The files of tzdata, as RFC 9636 (TZif) describes them. Only TendZone reads them. */

#pragma once

#include "base/tend-zone-rule.h"

G_BEGIN_DECLS

gboolean tend_zone_file_parse (const guint8 *data, gsize size, GArray *changes, char **footer);

G_END_DECLS
