/* What of the sessions a goal may count: each practice, each kind of them, or any, in times or in minutes. */

#pragma once

#include "store/tend-measure.h"

G_BEGIN_DECLS

/* The key that stands for every practice; a kind has its id after this prefix, and a practice its id alone. */
#define TEND_MINDFULNESS_MEASURE_ANY "any"
#define TEND_MINDFULNESS_MEASURE_KIND "kind-"

extern const char *const tend_mindfulness_measure_tables[];

gboolean tend_mindfulness_list_measures (TendDb *db, GPtrArray *out, GError **error);
gboolean tend_mindfulness_measure (TendDb *db, const char *key, TendMeasureUnits unit, TendDay from, TendDay to,
                                   double *days, GError **error);

G_END_DECLS
