/* What stands above a heat map that holds more than a year: which months it shows, and buttons that lead to the
 * earlier and the later ones. */

#pragma once

#include "widgets/tend-heat-map.h"

G_BEGIN_DECLS

#define TEND_TYPE_HEAT_MAP_BAR (tend_heat_map_bar_get_type ())

G_DECLARE_FINAL_TYPE (TendHeatMapBar, tend_heat_map_bar, TEND, HEAT_MAP_BAR, GtkBox)

TendHeatMap *tend_heat_map_bar_get_map (TendHeatMapBar *self);
void tend_heat_map_bar_set_map (TendHeatMapBar *self, TendHeatMap *map);
void tend_heat_map_bar_refresh (TendHeatMapBar *self);

G_END_DECLS
