#include "widgets/tend-chart-private.h"

#include <adwaita.h>

enum
{
  PROP_0,
  PROP_CURSOR,
  PROP_CAPTION,
  PROP_SUMMARY,
  PROP_SHOW_CAPTION,
  PROP_COLOR_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendChart, tend_chart, GTK_TYPE_WIDGET)

static void
on_focus_changed_cb (GtkWidget  *widget,
                     GParamSpec *pspec,
                     gpointer    user_data)
{
  TendChart *self = TEND_CHART (widget);
  TendChartPrivate *priv = tend_chart_get_private (self);

  if (gtk_widget_has_focus (widget) && priv->cursor == TEND_CHART_NONE)
    tend_chart_set_cursor (self, priv->last);
  tend_chart_update_words (self);
  gtk_widget_queue_draw (widget);
}

static void
tend_chart_css_changed (GtkWidget         *widget,
                        GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tend_chart_parent_class)->css_changed (widget, change);

  tend_chart_drop_texts (TEND_CHART (widget));
}

static void
tend_chart_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (tend_chart_parent_class)->system_setting_changed (widget, setting);

  tend_chart_drop_texts (TEND_CHART (widget));
}

static void
tend_chart_direction_changed (GtkWidget        *widget,
                              GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (tend_chart_parent_class)->direction_changed (widget, previous);

  tend_chart_drop_texts (TEND_CHART (widget));
}

static void
tend_chart_constructed (GObject *object)
{
  GtkWidget *widget = GTK_WIDGET (object);
  TendChartClass *klass = TEND_CHART_GET_CLASS (object);

  G_OBJECT_CLASS (tend_chart_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (widget, "cell.activate", klass->activated != NULL);
  gtk_widget_action_set_enabled (widget, "cell.menu", klass->menu != NULL);
}

static void
tend_chart_dispose (GObject *object)
{
  TendChartPrivate *priv = tend_chart_get_private (TEND_CHART (object));

  g_clear_pointer (&priv->caption, gtk_widget_unparent);
  g_clear_pointer (&priv->plot, gsk_render_node_unref);

  G_OBJECT_CLASS (tend_chart_parent_class)->dispose (object);
}

static void
tend_chart_finalize (GObject *object)
{
  TendChartPrivate *priv = tend_chart_get_private (TEND_CHART (object));

  g_clear_pointer (&priv->color_name, g_free);
  g_clear_pointer (&priv->summary, g_free);
  g_clear_pointer (&priv->words, g_free);
  g_clear_pointer (&priv->texts, tend_text_cache_free);

  G_OBJECT_CLASS (tend_chart_parent_class)->finalize (object);
}

static void
tend_chart_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TendChart *self = TEND_CHART (object);

  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, tend_chart_get_cursor (self));
      break;
    case PROP_CAPTION:
      g_value_set_string (value, tend_chart_get_caption (self));
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, tend_chart_get_summary (self));
      break;
    case PROP_SHOW_CAPTION:
      g_value_set_boolean (value, tend_chart_get_show_caption (self));
      break;
    case PROP_COLOR_NAME:
      g_value_set_string (value, tend_chart_get_color_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_chart_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TendChart *self = TEND_CHART (object);

  switch (prop_id)
    {
    case PROP_CURSOR:
      tend_chart_set_cursor (self, g_value_get_int (value));
      break;
    case PROP_SUMMARY:
      tend_chart_set_summary (self, g_value_get_string (value));
      break;
    case PROP_SHOW_CAPTION:
      tend_chart_set_show_caption (self, g_value_get_boolean (value));
      break;
    case PROP_COLOR_NAME:
      tend_chart_set_color_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The first handler that has words for a cell ends the emission. */
static gboolean
take_first_words (GSignalInvocationHint *hint,
                  GValue                *accumulated,
                  const GValue          *answer,
                  gpointer               user_data)
{
  if (g_value_get_string (answer) == NULL)
    return TRUE;
  g_value_copy (answer, accumulated);
  return FALSE;
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * TendChart:cursor:
   *
   * The cell that keys act on, or %TEND_CHART_NONE as long as the chart has never had the focus.
   */
  properties[PROP_CURSOR] = g_param_spec_int ("cursor", NULL, NULL, G_MININT, G_MAXINT, TEND_CHART_NONE, flags);
  /**
   * TendChart:caption:
   *
   * The words for the cell that is pointed at, or else for the one under the cursor while the chart is
   * focused, or else the summary. What shows no caption of its own can bind to it.
   */
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * TendChart:summary:
   *
   * What the chart says as a whole, such as "182 days this year".
   */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  /**
   * TendChart:show-caption:
   *
   * Whether the caption stands under the chart; otherwise it is a tooltip.
   */
  properties[PROP_SHOW_CAPTION] = g_param_spec_boolean ("show-caption", NULL, NULL, FALSE, flags);
  /**
   * TendChart:color-name:
   *
   * One of tend_color_get_names(); anything else is the theme's accent.
   */
  properties[PROP_COLOR_NAME] = g_param_spec_string ("color-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_chart_class_init (TendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tend_chart_constructed;
  object_class->dispose = tend_chart_dispose;
  object_class->finalize = tend_chart_finalize;
  object_class->get_property = tend_chart_get_property;
  object_class->set_property = tend_chart_set_property;

  widget_class->css_changed = tend_chart_css_changed;
  widget_class->system_setting_changed = tend_chart_system_setting_changed;
  widget_class->direction_changed = tend_chart_direction_changed;

  klass->move = tend_chart_move_by_neighbour;
  klass->draw_marker = tend_chart_draw_ring;

  install_properties (object_class);

  /**
   * TendChart::describe:
   * @self: the chart
   * @position: a cell: a #TendDay or an index
   *
   * Asks for the exact words of a cell, such as "Tuesday 3 March: 25 min".
   *
   * Returns: (nullable) (transfer full): the words, or %NULL to leave them to the next handler
   */
  g_signal_new ("describe", TEND_TYPE_CHART, G_SIGNAL_RUN_LAST,
                0, take_first_words, NULL, NULL,
                G_TYPE_STRING, 1, G_TYPE_INT);

  tend_chart_class_install_plot (widget_class);
  tend_chart_class_install_words (widget_class);
  tend_chart_class_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tend_chart_init (TendChart *self)
{
  TendChartPrivate *priv = tend_chart_get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  priv->words = g_strdup ("");
  priv->first = TEND_CHART_NONE;
  priv->last = TEND_CHART_NONE;
  priv->cursor = TEND_CHART_NONE;
  priv->hover = TEND_CHART_NONE;
  priv->texts = tend_text_cache_new (widget);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "caption");
  gtk_widget_add_css_class (widget, "numeric");
  tend_chart_add_controllers (self);

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (on_focus_changed_cb), NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (tend_chart_drop_texts), NULL);
  /* Named colours may change while the chart's own style stays as it is. */
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (tend_chart_queue_plot), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (tend_chart_queue_plot), self, G_CONNECT_SWAPPED);
}

/* What the parts of a chart share, see tend-chart-private.h. */
TendChartPrivate *
tend_chart_get_private (TendChart *self)
{
  return tend_chart_get_instance_private (self);
}

int
tend_chart_get_cursor (TendChart *self)
{
  g_return_val_if_fail (TEND_IS_CHART (self), TEND_CHART_NONE);

  return tend_chart_get_private (self)->cursor;
}

/**
 * tend_chart_set_cursor:
 * @self: a chart
 * @position: a cell that can be chosen, or %TEND_CHART_NONE
 *
 * Moves the cursor and makes sure that its cell is shown. A position outside the data is no cell.
 */
void
tend_chart_set_cursor (TendChart *self,
                       int        position)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_return_if_fail (TEND_IS_CHART (self));

  if (!tend_chart_contains (self, position))
    position = TEND_CHART_NONE;
  if (priv->cursor == position)
    return;

  priv->cursor = position;
  if (position != TEND_CHART_NONE && TEND_CHART_GET_CLASS (self)->reveal)
    TEND_CHART_GET_CLASS (self)->reveal (self, position);
  tend_chart_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

const char *
tend_chart_get_caption (TendChart *self)
{
  g_return_val_if_fail (TEND_IS_CHART (self), NULL);

  return tend_chart_get_private (self)->words;
}

const char *
tend_chart_get_summary (TendChart *self)
{
  g_return_val_if_fail (TEND_IS_CHART (self), NULL);

  return tend_chart_get_private (self)->summary;
}

void
tend_chart_set_summary (TendChart  *self,
                        const char *summary)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_return_if_fail (TEND_IS_CHART (self));

  if (g_strcmp0 (priv->summary, summary) == 0)
    return;

  g_free (priv->summary);
  priv->summary = g_strdup (summary);
  tend_chart_update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

gboolean
tend_chart_get_show_caption (TendChart *self)
{
  g_return_val_if_fail (TEND_IS_CHART (self), FALSE);

  return tend_chart_get_private (self)->caption != NULL;
}

void
tend_chart_set_show_caption (TendChart *self,
                             gboolean   show_caption)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_return_if_fail (TEND_IS_CHART (self));

  if (!!show_caption == (priv->caption != NULL))
    return;

  if (show_caption)
    {
      /* Assistive technology has the same words as the chart's description. */
      priv->caption = g_object_new (GTK_TYPE_LABEL,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "label", priv->words,
                                    "wrap", TRUE,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    "xalign", 0.0,
                                    NULL);
      gtk_widget_set_parent (priv->caption, GTK_WIDGET (self));
    }
  else
    {
      g_clear_pointer (&priv->caption, gtk_widget_unparent);
    }

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), !show_caption);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CAPTION]);
}

const char *
tend_chart_get_color_name (TendChart *self)
{
  g_return_val_if_fail (TEND_IS_CHART (self), NULL);

  return tend_chart_get_private (self)->color_name;
}

void
tend_chart_set_color_name (TendChart  *self,
                           const char *color_name)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_return_if_fail (TEND_IS_CHART (self));

  if (g_strcmp0 (priv->color_name, color_name) == 0)
    return;

  g_free (priv->color_name);
  priv->color_name = g_strdup (color_name);
  tend_chart_queue_plot (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR_NAME]);
}

/**
 * tend_chart_set_range:
 * @self: a chart
 * @first: the first cell that can be chosen, or %TEND_CHART_NONE
 * @last: the last one
 *
 * For charts, after their data changed: lays the drawing out anew, keeps the cursor where its cell
 * still exists, and asks for the words again.
 */
void
tend_chart_set_range (TendChart *self,
                      int        first,
                      int        last)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  g_return_if_fail (TEND_IS_CHART (self));

  priv->first = first;
  priv->last = last;
  if (!tend_chart_contains (self, priv->hover))
    priv->hover = TEND_CHART_NONE;
  if (priv->cursor != TEND_CHART_NONE && !tend_chart_contains (self, priv->cursor))
    {
      priv->cursor = first == TEND_CHART_NONE ? TEND_CHART_NONE : CLAMP (priv->cursor, first, last);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
    }

  TEND_CHART_GET_CLASS (self)->layout_plot (self, priv->plot_width, priv->plot_height);
  tend_chart_queue_plot (self);
  tend_chart_update_words (self);
}

/**
 * tend_chart_get_range:
 * @self: a chart
 * @first: (out) (optional): the first cell that can be chosen, or %TEND_CHART_NONE
 * @last: (out) (optional): the last one
 */
void
tend_chart_get_range (TendChart *self,
                      int       *first,
                      int       *last)
{
  g_return_if_fail (TEND_IS_CHART (self));

  if (first)
    *first = tend_chart_get_private (self)->first;
  if (last)
    *last = tend_chart_get_private (self)->last;
}

/**
 * tend_chart_contains:
 * @self: a chart
 * @position: a cell
 *
 * Returns: whether the cell exists and can be chosen
 */
gboolean
tend_chart_contains (TendChart *self,
                     int        position)
{
  TendChartPrivate *priv = tend_chart_get_private (self);

  return priv->first != TEND_CHART_NONE && position >= priv->first && position <= priv->last;
}
