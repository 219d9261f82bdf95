/* Whom the person in the sample life knows: the thirty people who are guests of its plans, with rhythms, groups, days,
 * ways to reach them, and calls that were noted. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

gboolean tend_sample_people_write (TendDb *db, guint64 seed, TendDay first_day, TendDay end_day, GError **error);

G_END_DECLS
