/* A year of weeks as squares, the fuller the more there was in them: in one row where there is room, in two or four
 * where there is less.
 *
 * A cell's position is the index of its week. */

#pragma once

#include "base/tend-day.h"
#include "widgets/tend-chart.h"

G_BEGIN_DECLS

#define TEND_WEEK_STRIP_WEEKS 52

#define TEND_TYPE_WEEK_STRIP (tend_week_strip_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekStrip, tend_week_strip, TEND, WEEK_STRIP, TendChart)

GtkWidget *tend_week_strip_new (void);
void tend_week_strip_set_data (TendWeekStrip *self, TendDay first, const guint counts[static TEND_WEEK_STRIP_WEEKS],
                               guint n_open);

G_END_DECLS
