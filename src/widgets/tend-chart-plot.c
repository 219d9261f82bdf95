#include "widgets/tend-chart-private.h"

/* Between the drawing and its caption. */
#define CAPTION_SPACING 8

static GtkSizeRequestMode
tend_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tend_chart_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  TendChart *self = TEND_CHART (widget);
  TendChartPrivate *priv = tend_chart_get_private (self);
  int caption_minimum, caption_natural;

  TEND_CHART_GET_CLASS (self)->measure_plot (self, orientation, for_size, minimum, natural);
  if (priv->caption == NULL)
    return;

  gtk_widget_measure (priv->caption, orientation, for_size, &caption_minimum, &caption_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The caption never asks for width: words that change must not move what is around them. */
      *minimum = MAX (*minimum, caption_minimum);
      *natural = MAX (*natural, *minimum);
    }
  else
    {
      *minimum += CAPTION_SPACING + caption_minimum;
      *natural += CAPTION_SPACING + caption_natural;
    }
}

static void
tend_chart_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  TendChart *self = TEND_CHART (widget);
  TendChartPrivate *priv = tend_chart_get_private (self);
  int plot_height = height;

  if (priv->caption)
    {
      int caption_height;

      gtk_widget_measure (priv->caption, GTK_ORIENTATION_VERTICAL, width, NULL, &caption_height, NULL, NULL);
      plot_height = MAX (height - caption_height - CAPTION_SPACING, 0);
      gtk_widget_size_allocate (priv->caption,
                                &(GtkAllocation) { 0, height - caption_height, width, caption_height },
                                -1);
    }

  if (priv->plot_width == width && priv->plot_height == plot_height && !priv->needs_layout)
    return;

  priv->needs_layout = FALSE;
  priv->plot_width = width;
  priv->plot_height = plot_height;
  TEND_CHART_GET_CLASS (self)->layout_plot (self, width, plot_height);
  tend_chart_queue_plot (self);
}

static void
tend_chart_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  TendChart *self = TEND_CHART (widget);
  TendChartPrivate *priv = tend_chart_get_private (self);
  TendChartClass *klass = TEND_CHART_GET_CLASS (self);
  TendPalette palette;

  tend_palette_load (&palette, widget, priv->color_name);
  if (priv->plot == NULL)
    {
      GtkSnapshot *plot = gtk_snapshot_new ();

      klass->draw_plot (self, plot, &palette);
      priv->plot = gtk_snapshot_free_to_node (plot);
    }
  if (priv->plot)
    gtk_snapshot_append_node (snapshot, priv->plot);

  if (gtk_widget_has_focus (widget) && tend_chart_contains (self, priv->cursor))
    klass->draw_marker (self, snapshot, &palette, priv->cursor, TRUE);
  if (tend_chart_contains (self, priv->hover))
    klass->draw_marker (self, snapshot, &palette, priv->hover, FALSE);
  if (priv->caption)
    gtk_widget_snapshot_child (widget, priv->caption, snapshot);
}

/**
 * tend_chart_class_install_plot:
 * @widget_class: the class of charts
 *
 * Lets a chart have room for its drawing and its caption, and draw both.
 */
void
tend_chart_class_install_plot (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = tend_chart_get_request_mode;
  widget_class->measure = tend_chart_measure;
  widget_class->size_allocate = tend_chart_size_allocate;
  widget_class->snapshot = tend_chart_snapshot;
}

/**
 * tend_chart_queue_plot:
 * @self: a chart
 *
 * Has it drawn anew.
 */
void
tend_chart_queue_plot (TendChart *self)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_clear_pointer (&priv->plot, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tend_chart_drop_texts:
 * @self: a chart
 *
 * Has it laid out and drawn anew: its fonts may be others now.
 */
void
tend_chart_drop_texts (TendChart *self)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  tend_text_cache_clear (priv->texts);
  priv->needs_layout = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tend_chart_queue_plot (self);
}

/**
 * tend_chart_pick:
 * @self: a chart
 * @x: a point, in the widget's coordinates
 * @y: the same
 *
 * Returns: the cell there, if it can be chosen, or %TEND_CHART_NONE
 */
int
tend_chart_pick (TendChart *self,
                 double     x,
                 double     y)
{
  TendChartPrivate *priv = tend_chart_get_private (self);
  int position;

  if (y >= priv->plot_height)
    return TEND_CHART_NONE;
  if (tend_chart_is_mirrored (self))
    x = priv->plot_width - x;
  position = TEND_CHART_GET_CLASS (self)->pick (self, x, y);
  return tend_chart_contains (self, position) ? position : TEND_CHART_NONE;
}

/**
 * tend_chart_get_plot_width:
 * @self: a chart
 *
 * Returns: the width of the drawing, in pixels
 */
int
tend_chart_get_plot_width (TendChart *self)
{
  return tend_chart_get_private (self)->plot_width;
}

/**
 * tend_chart_locate:
 * @self: a chart
 * @position: a cell
 * @area: (out): where it is, in the widget's coordinates
 *
 * Returns: whether the cell is shown
 */
gboolean
tend_chart_locate (TendChart       *self,
                   int              position,
                   graphene_rect_t *area)
{
  if (!tend_chart_contains (self, position)
      || !TEND_CHART_GET_CLASS (self)->locate (self, position, area))
    return FALSE;
  tend_chart_mirror (self, area);
  return TRUE;
}

/**
 * tend_chart_get_text:
 * @self: a chart
 * @text: a short text
 * @strong: whether to set it in bold
 *
 * Layouts are kept until the style or the scale changes.
 *
 * Returns: (transfer full): the text, laid out in the chart's font
 */
PangoLayout *
tend_chart_get_text (TendChart  *self,
                     const char *text,
                     gboolean    strong)
{
  return tend_text_cache_get (tend_chart_get_private (self)->texts, text, strong);
}
