/* What of the plans a goal may count: the time that there was with somebody, any of it or one kind of it, in times or in
 * minutes. */

#pragma once

#include "store/tend-measure.h"

G_BEGIN_DECLS

/* The key that stands for every kind; a kind of Tend's own has its id after this prefix. */
#define TEND_PLAN_MEASURE_ANY "any"
#define TEND_PLAN_MEASURE_KIND "kind-"

extern const char *const tend_plan_measure_tables[];

gboolean tend_plan_list_measures (TendDb *db, GPtrArray *out, GError **error);
gboolean tend_plan_measure (TendDb *db, const char *key, TendMeasureUnits unit, TendDay from, TendDay to, double *days,
                            GError **error);

G_END_DECLS
