/* What of the sessions a goal may count: each exercise, each kind of it, or any, in times or in minutes. */

#pragma once

#include "store/tend-measure.h"

G_BEGIN_DECLS

/* Keys that stand for more than one exercise. */
#define TEND_MINDFULNESS_MEASURE_ANY "any"
#define TEND_MINDFULNESS_MEASURE_BREATHING "breathing"
#define TEND_MINDFULNESS_MEASURE_MOVING "moving"

extern const char *const tend_mindfulness_measure_tables[];

gboolean tend_mindfulness_list_measures (TendDb *db, GPtrArray *out, GError **error);
gboolean tend_mindfulness_measure (TendDb *db, const char *key, TendMeasureUnits unit, TendDay from, TendDay to,
                                   double *days, GError **error);

G_END_DECLS
