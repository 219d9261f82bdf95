/* A life to try things on: for the demo, the benches, the screenshots, and tests that want much data.
 *
 * Somebody has kept twenty-five goals for ten years, in the way that people do: better in some months than in
 * others, otherwise at weekends than on Mondays, with rest days when ill or away, and with a note here and
 * there; and met thirty people, about five plans a week. Nobody's real days are in it. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

#define TEND_SAMPLE_LIFE_YEARS 10
#define TEND_SAMPLE_LIFE_YEARS_MAX 100
#define TEND_SAMPLE_LIFE_SEED 20261123

gboolean tend_sample_life_write (TendDb *db, guint64 seed, int years, TendDay end_day, GError **error);

G_END_DECLS
