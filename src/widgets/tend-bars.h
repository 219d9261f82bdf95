/* A few bars side by side: weekdays, months.
 *
 * A cell's position is the index of its bar. With a maximum the bars are parts of a whole, and the
 * whole is seen behind each. */

#pragma once

#include "widgets/tend-chart.h"

G_BEGIN_DECLS

#define TEND_TYPE_BARS (tend_bars_get_type ())

G_DECLARE_FINAL_TYPE (TendBars, tend_bars, TEND, BARS, TendChart)

GtkWidget *tend_bars_new (void);
void tend_bars_set_data (TendBars *self, const double *values, const char * const *labels, gsize n_bars);
double tend_bars_get_maximum (TendBars *self);
void tend_bars_set_maximum (TendBars *self, double maximum);

G_END_DECLS
