/* A quiet line: a strength from 0 to 1 over days, the area under it softly filled.
 *
 * For what changes slowly, such as a goal's strength over the last year. Days without a value break
 * the line. */

#pragma once

#include "widgets/tend-chart.h"
#include "widgets/tend-day-series.h"

G_BEGIN_DECLS

#define TEND_TYPE_CURVE (tend_curve_get_type ())

G_DECLARE_FINAL_TYPE (TendCurve, tend_curve, TEND, CURVE, TendChart)

GtkWidget *tend_curve_new (void);
void tend_curve_set_data (TendCurve *self, TendDay first, const float *levels, gsize n_days);

G_END_DECLS
