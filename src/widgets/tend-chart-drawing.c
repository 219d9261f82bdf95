#include "widgets/tend-chart-private.h"

#define RING_RADIUS 3.0f

/**
 * tend_chart_is_mirrored:
 * @self: a chart
 *
 * Returns: whether reading begins at the right
 */
gboolean
tend_chart_is_mirrored (TendChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/**
 * tend_chart_mirror:
 * @self: a chart
 * @area: (inout): an area in reading order, which becomes one in the widget's coordinates
 */
void
tend_chart_mirror (TendChart       *self,
                   graphene_rect_t *area)
{
  if (tend_chart_is_mirrored (self))
    area->origin.x = tend_chart_get_plot_width (self) - area->origin.x - area->size.width;
}

/**
 * tend_chart_get_area:
 * @self: a chart
 * @position: a cell
 * @area: (out): where it is, in the widget's coordinates, as for gtk_popover_set_pointing_to()
 *
 * Returns: whether the cell is shown
 */
gboolean
tend_chart_get_area (TendChart    *self,
                     int           position,
                     GdkRectangle *area)
{
  graphene_rect_t exact;

  g_return_val_if_fail (TEND_IS_CHART (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  if (!tend_chart_locate (self, position, &exact))
    return FALSE;

  graphene_rect_round_extents (&exact, &exact);
  *area = (GdkRectangle) { (int) exact.origin.x, (int) exact.origin.y,
                           (int) exact.size.width, (int) exact.size.height };
  return TRUE;
}

/**
 * tend_chart_draw_text:
 * @self: a chart
 * @snapshot: where to draw
 * @text: from tend_chart_get_text()
 * @color: in which colour
 * @x: the anchor, in reading order
 * @y: the upper edge
 * @xalign: 0 if the text begins at @x, 0.5 if @x is its middle, 1 if it ends there
 */
void
tend_chart_draw_text (TendChart     *self,
                      GtkSnapshot   *snapshot,
                      PangoLayout   *text,
                      const GdkRGBA *color,
                      double         x,
                      double         y,
                      double         xalign)
{
  graphene_rect_t area;
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);
  graphene_rect_init (&area, (float) (x - width * xalign), (float) y, (float) width, (float) height);
  tend_chart_mirror (self, &area);

  gtk_snapshot_save (snapshot);
  /* Whole pixels keep small letters sharp. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (area.origin.x), roundf (area.origin.y)));
  gtk_snapshot_append_layout (snapshot, text, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * tend_chart_draw_ring:
 * @self: a chart
 * @snapshot: where to draw
 * @palette: the chart's colours
 * @position: a cell
 * @is_cursor: whether the keys are there, and not only the pointer
 *
 * Marks a cell with a ring around it.
 */
void
tend_chart_draw_ring (TendChart         *self,
                      GtkSnapshot       *snapshot,
                      const TendPalette *palette,
                      int                position,
                      gboolean           is_cursor)
{
  float width = is_cursor ? 2.0f : 1.0f;
  graphene_rect_t area;
  GskRoundedRect outline;

  if (!tend_chart_locate (self, position, &area))
    return;

  graphene_rect_inset (&area, -width, -width);
  gsk_rounded_rect_init_from_rect (&outline, &area, RING_RADIUS + width);
  gtk_snapshot_append_border (snapshot, &outline,
                              (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { palette->ink, palette->ink, palette->ink, palette->ink });
}
