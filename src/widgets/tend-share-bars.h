/* Bars that lie one under the other, each with its name and its figure: how time was shared among people, or kinds of
 * things.
 *
 * A cell's position is the index of its bar. */

#pragma once

#include "widgets/tend-chart.h"

G_BEGIN_DECLS

#define TEND_TYPE_SHARE_BARS (tend_share_bars_get_type ())

G_DECLARE_FINAL_TYPE (TendShareBars, tend_share_bars, TEND, SHARE_BARS, TendChart)

GtkWidget *tend_share_bars_new (void);
void tend_share_bars_set_data (TendShareBars *self, const double *values, const char *const *names,
                               const char *const *figures, gsize n_bars);

G_END_DECLS
