/* The parts of TendChart to one another: the chart itself, the room that its drawing has, the words for its cells,
 * its input, and what it helps to draw with. */

#pragma once

#include "widgets/tend-chart.h"
#include "widgets/tend-text-cache.h"

G_BEGIN_DECLS

typedef struct
{
  char *color_name;
  char *summary;
  char *words;           /* what the caption says now */
  GtkWidget *caption;    /* NULL unless show-caption */

  int first;             /* the cells that can be chosen */
  int last;
  int cursor;
  int hover;

  int plot_width;
  int plot_height;
  GskRenderNode *plot;   /* the drawing, kept */
  TendTextCache *texts;
  gboolean needs_layout; /* the same size, but other fonts */
} TendChartPrivate;

/* tend-chart.c */
TendChartPrivate *tend_chart_get_private (TendChart *self);
gboolean tend_chart_contains (TendChart *self, int position);

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

/* tend-chart-plot.c */
void tend_chart_class_install_plot (GtkWidgetClass *widget_class);
void tend_chart_queue_plot (TendChart *self);
void tend_chart_drop_texts (TendChart *self);
int tend_chart_pick (TendChart *self, double x, double y);
gboolean tend_chart_locate (TendChart *self, int position, graphene_rect_t *area);

/* tend-chart-words.c */
void tend_chart_class_install_words (GtkWidgetClass *widget_class);
void tend_chart_update_words (TendChart *self);
void tend_chart_set_hover (TendChart *self, int position);

G_END_DECLS
