#include "widgets/tend-chart-private.h"

static char *
describe (TendChart *self,
          int        position)
{
  char *words = NULL;

  if (tend_chart_contains (self, position))
    g_signal_emit_by_name (self, "describe", position, &words);
  return words;
}

static gboolean
tend_chart_query_tooltip (GtkWidget  *widget,
                          int         x,
                          int         y,
                          gboolean    keyboard_tip,
                          GtkTooltip *tooltip)
{
  TendChart *self = TEND_CHART (widget);
  int position = keyboard_tip ? tend_chart_get_private (self)->cursor : tend_chart_pick (self, x, y);
  g_autofree char *words = describe (self, position);
  GdkRectangle area;

  if (words == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);
  if (tend_chart_get_area (self, position, &area))
    gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/**
 * tend_chart_class_install_words:
 * @widget_class: the class of charts
 *
 * Lets a chart without a caption say its cells in a tooltip.
 */
void
tend_chart_class_install_words (GtkWidgetClass *widget_class)
{
  widget_class->query_tooltip = tend_chart_query_tooltip;
}

/**
 * tend_chart_update_words:
 * @self: a chart
 *
 * Says in the caption what is pointed at, and to assistive technology what the cursor is on. Nothing is
 * asked for words while it is neither pointed at nor focused, so that rows of charts stay cheap.
 */
void
tend_chart_update_words (TendChart *self)
{
  TendChartPrivate *priv = tend_chart_get_private (self);
  gboolean has_focus = gtk_widget_has_focus (GTK_WIDGET (self));
  g_autofree char *at_cursor = has_focus ? describe (self, priv->cursor) : NULL;
  g_autofree char *words = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  at_cursor ? at_cursor : priv->summary ? priv->summary : "",
                                  -1);

  if (priv->hover != TEND_CHART_NONE)
    words = describe (self, priv->hover);
  if (words == NULL)
    words = at_cursor ? g_steal_pointer (&at_cursor) : g_strdup (priv->summary ? priv->summary : "");

  if (g_strcmp0 (words, priv->words) == 0)
    return;

  g_free (priv->words);
  priv->words = g_steal_pointer (&words);
  if (priv->caption)
    gtk_label_set_label (GTK_LABEL (priv->caption), priv->words);
  g_object_notify (G_OBJECT (self), "caption");
}

/**
 * tend_chart_set_hover:
 * @self: a chart
 * @position: the cell that is pointed at, or %TEND_CHART_NONE
 */
void
tend_chart_set_hover (TendChart *self,
                      int        position)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  if (!tend_chart_contains (self, position))
    position = TEND_CHART_NONE;
  if (priv->hover == position)
    return;

  priv->hover = position;
  tend_chart_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
