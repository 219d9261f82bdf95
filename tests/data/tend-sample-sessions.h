/* What the person in the sample life breathed, about four times a week over the last two years. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

gboolean tend_sample_sessions_write (TendDb *db, guint64 seed, TendDay first_day, TendDay end_day, GError **error);

G_END_DECLS
