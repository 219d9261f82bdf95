/* A year of squares: what was done on each day, weeks as columns.
 *
 * The pages that show one thing over a long time use it (a goal, moods, friends met). It can hold many
 * years and shows the one that ends with TendHeatMap:year-end; where a year does not fit, as many of
 * its last weeks as do. */

#pragma once

#include "widgets/tend-chart.h"
#include "widgets/tend-day-series.h"

G_BEGIN_DECLS

#define TEND_TYPE_HEAT_MAP (tend_heat_map_get_type ())

G_DECLARE_FINAL_TYPE (TendHeatMap, tend_heat_map, TEND, HEAT_MAP, TendChart)

GtkWidget *tend_heat_map_new (void);
void tend_heat_map_set_data (TendHeatMap  *self,
                             TendDay       first,
                             const float  *levels,
                             const guint8 *marks,
                             gsize         n_days);
GDateWeekday tend_heat_map_get_first_weekday (TendHeatMap *self);
void tend_heat_map_set_first_weekday (TendHeatMap *self, GDateWeekday first_weekday);
TendDay tend_heat_map_get_year_end (TendHeatMap *self);
void tend_heat_map_set_year_end (TendHeatMap *self, TendDay year_end);
gboolean tend_heat_map_get_has_earlier (TendHeatMap *self);
gboolean tend_heat_map_get_has_later (TendHeatMap *self);
void tend_heat_map_show_earlier (TendHeatMap *self);
void tend_heat_map_show_later (TendHeatMap *self);
void tend_heat_map_get_shown (TendHeatMap *self, TendDay *first, TendDay *last);

G_END_DECLS
