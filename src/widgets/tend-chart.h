/* What all charts have in common: a cursor that keys and pointer move from cell to cell, exact words
 * for the cell under it, in a caption and for assistive technology, and a drawing that is kept until
 * data, size or style change.
 *
 * A cell is known by its position: a TendDay in charts over days, an index elsewhere. The chart knows
 * no words; whoever feeds it answers TendChart::describe. */

#pragma once

#include "widgets/tend-color.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No cell. The same number as TEND_DAY_NONE. */
#define TEND_CHART_NONE G_MININT

/**
 * TendChartMove:
 *
 * Where a key sends the cursor. Left and right are those of reading from left to right; the base class
 * swaps them for languages that read the other way.
 */
typedef enum
{
  TEND_CHART_MOVE_LEFT,
  TEND_CHART_MOVE_RIGHT,
  TEND_CHART_MOVE_UP,
  TEND_CHART_MOVE_DOWN,
  TEND_CHART_MOVE_PAGE_BACK,
  TEND_CHART_MOVE_PAGE_ON,
  TEND_CHART_MOVE_FIRST,
  TEND_CHART_MOVE_LAST,
} TendChartMove;

#define TEND_TYPE_CHART (tend_chart_get_type ())

G_DECLARE_DERIVABLE_TYPE (TendChart, tend_chart, TEND, CHART, GtkWidget)

/**
 * TendChartClass:
 * @measure_plot: how much room the drawing wants; for a height, @for_size is the width or -1
 * @layout_plot: the room that the drawing has; also called after tend_chart_set_range()
 * @draw_plot: draws all cells; kept until something changes
 * @draw_marker: optional: marks one cell; otherwise it gets a ring
 * @locate: where a cell is; FALSE if it is not shown
 * @pick: the cell at a point, or %TEND_CHART_NONE
 * @move: optional: where a move leads, %TEND_CHART_NONE if it means nothing here; otherwise left and
 *   right go to the neighbours and a page is seven cells
 * @reveal: optional: makes sure that a cell is shown
 * @activated: optional: Enter, Space or a click chose a cell
 * @menu: optional: a secondary click, a long press or the menu key asked for a cell's menu
 *
 * Coordinates are pixels in reading order, 0 where reading begins; what is drawn goes through
 * tend_chart_mirror() or tend_chart_draw_text(), which turn it round where needed.
 */
struct _TendChartClass
{
  GtkWidgetClass parent_class;

  void (*measure_plot) (TendChart *self, GtkOrientation orientation, int for_size, int *minimum, int *natural);
  void (*layout_plot) (TendChart *self, int width, int height);
  void (*draw_plot) (TendChart *self, GtkSnapshot *snapshot, const TendPalette *palette);
  void (*draw_marker) (TendChart         *self,
                       GtkSnapshot       *snapshot,
                       const TendPalette *palette,
                       int                position,
                       gboolean           is_cursor);
  gboolean (*locate) (TendChart *self, int position, graphene_rect_t *area);
  int (*pick) (TendChart *self, double x, double y);
  int (*move) (TendChart *self, int position, TendChartMove move);
  void (*reveal) (TendChart *self, int position);
  void (*activated) (TendChart *self, int position);
  void (*menu) (TendChart *self, int position);
};

int tend_chart_get_cursor (TendChart *self);
void tend_chart_set_cursor (TendChart *self, int position);
const char *tend_chart_get_caption (TendChart *self);
const char *tend_chart_get_summary (TendChart *self);
void tend_chart_set_summary (TendChart *self, const char *summary);
gboolean tend_chart_get_show_caption (TendChart *self);
void tend_chart_set_show_caption (TendChart *self, gboolean show_caption);
const char *tend_chart_get_color_name (TendChart *self);
void tend_chart_set_color_name (TendChart *self, const char *color_name);
gboolean tend_chart_get_area (TendChart *self, int position, GdkRectangle *area);

/* For the charts themselves. */
void tend_chart_set_range (TendChart *self, int first, int last);
void tend_chart_get_range (TendChart *self, int *first, int *last);
int tend_chart_get_plot_width (TendChart *self);
gboolean tend_chart_is_mirrored (TendChart *self);
void tend_chart_mirror (TendChart *self, graphene_rect_t *area);
PangoLayout *tend_chart_get_text (TendChart *self, const char *text, gboolean strong);
void tend_chart_draw_text (TendChart     *self,
                           GtkSnapshot   *snapshot,
                           PangoLayout   *text,
                           const GdkRGBA *color,
                           double         x,
                           double         y,
                           double         xalign);

G_END_DECLS
