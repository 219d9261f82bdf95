/* What the person in the sample life thought of themselves, and what they do not want to be shown again. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

gboolean tend_sample_ideas_write (TendDb *db, guint64 seed, TendDay end_day, GError **error);

G_END_DECLS
