/* The parts of TendChart to one another: the chart itself, its input, and what it helps to draw with. */

#pragma once

#include "widgets/tend-chart.h"

G_BEGIN_DECLS

/* tend-chart.c */
gboolean tend_chart_contains (TendChart *self, int position);
int tend_chart_pick (TendChart *self, double x, double y);
gboolean tend_chart_locate (TendChart *self, int position, graphene_rect_t *area);
void tend_chart_set_hover (TendChart *self, int position);

/* tend-chart-drawing.c */
void tend_chart_draw_ring (TendChart         *self,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette,
                           int                position,
                           gboolean           is_cursor);

/* tend-chart-input.c */
int tend_chart_move_by_neighbour (TendChart *self, int position, TendChartMove move);
void tend_chart_class_install_keys (GtkWidgetClass *widget_class);
void tend_chart_add_controllers (TendChart *self);

G_END_DECLS
