/* The last days of one thing as a row of discs, each to be ticked: part of a goal's row.
 *
 * It shows as many of its last days as fit, at least five, the last one emphasised. It never ticks
 * anything itself: it asks with TendDayStrip::day-activated and shows what it is fed. */

#pragma once

#include "widgets/tend-chart.h"
#include "widgets/tend-day-series.h"

G_BEGIN_DECLS

#define TEND_TYPE_DAY_STRIP (tend_day_strip_get_type ())

G_DECLARE_FINAL_TYPE (TendDayStrip, tend_day_strip, TEND, DAY_STRIP, TendChart)

GtkWidget *tend_day_strip_new (void);
void tend_day_strip_set_data (TendDayStrip *self,
                              TendDay       first,
                              const float  *levels,
                              const guint8 *marks,
                              gsize         n_days);

G_END_DECLS
