#include "widgets/tend-bars.h"

#include "widgets/tend-slots.h"

#define PLOT_HEIGHT_MIN 64
#define PLOT_HEIGHT 104
#define SLOT_WIDTH_MIN 16
#define SLOT_WIDTH 44
#define BAR_SHARE 0.62
#define BAR_WIDTH_MAX 32.0
#define RADIUS 4.0f
#define LABEL_SPACING 4

/* What is there at all is seen, however small. */
#define BAR_HEIGHT_MIN 3.0

struct _TendBars
{
  TendChart parent_instance;

  double *values;        /* ≥ 0, NAN for nothing */
  char **labels;
  int n_bars;
  double maximum;        /* 0: the greatest value */

  TendSlots slots;
  double bar_height;     /* of the greatest */
};

enum
{
  PROP_0,
  PROP_MAXIMUM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TendBars, tend_bars, TEND_TYPE_CHART)

static double
get_scale (TendBars *self)
{
  double scale = self->maximum;

  for (int i = 0; self->maximum <= 0 && i < self->n_bars; i++)
    if (self->values[i] > scale)
      scale = self->values[i];
  return scale;
}

static void
measure_labels (TendBars *self,
                int      *width,
                int      *height)
{
  g_autoptr (PangoLayout) any = tend_chart_get_text (TEND_CHART (self), "0", FALSE);

  *width = 0;
  pango_layout_get_pixel_size (any, NULL, height);
  for (int i = 0; i < self->n_bars; i++)
    {
      g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), self->labels[i], FALSE);
      int text_width, text_height;

      pango_layout_get_pixel_size (text, &text_width, &text_height);
      *width = MAX (*width, text_width);
      *height = MAX (*height, text_height);
    }
}

static void
draw_column (TendBars        *self,
             GtkSnapshot     *snapshot,
             int              index,
             double           height,
             const GdkRGBA   *color)
{
  float width = (float) floor (MIN (self->slots.pitch * BAR_SHARE, BAR_WIDTH_MAX));
  float x = (float) round (tend_slots_get_centre (&self->slots, index) - width / 2.0);
  float top = (float) round (self->bar_height - height);
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, top, width, (float) self->bar_height - top);
  float radius = MIN (RADIUS, area.size.height);
  const graphene_size_t round_corner = GRAPHENE_SIZE_INIT (radius, radius);
  const graphene_size_t square_corner = GRAPHENE_SIZE_INIT (0, 0);
  GskRoundedRect outline;

  tend_chart_mirror (TEND_CHART (self), &area);
  gsk_rounded_rect_init (&outline, &area, &round_corner, &round_corner, &square_corner, &square_corner);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_labels (TendBars          *self,
             GtkSnapshot       *snapshot,
             const TendPalette *palette)
{
  int widest, height, every;

  measure_labels (self, &widest, &height);
  every = self->slots.pitch >= widest + LABEL_SPACING ? 1 : 2;
  for (int i = 0; i < self->n_bars; i += every)
    {
      g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), self->labels[i], FALSE);

      tend_chart_draw_text (TEND_CHART (self), snapshot, text, &palette->label,
                            tend_slots_get_centre (&self->slots, i), self->bar_height + LABEL_SPACING, 0.5);
    }
}

static void
tend_bars_measure_plot (TendChart      *chart,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural)
{
  TendBars *self = TEND_BARS (chart);
  int width, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->n_bars * SLOT_WIDTH_MIN;
      *natural = self->n_bars * SLOT_WIDTH;
    }
  else
    {
      measure_labels (self, &width, &height);
      *minimum = PLOT_HEIGHT_MIN + LABEL_SPACING + height;
      *natural = PLOT_HEIGHT + LABEL_SPACING + height;
    }
}

static void
tend_bars_layout_plot (TendChart *chart,
                       int        width,
                       int        height)
{
  TendBars *self = TEND_BARS (chart);
  int label_width, label_height;

  measure_labels (self, &label_width, &label_height);
  self->slots = tend_slots_spread (0, width, self->n_bars);
  self->bar_height = MAX (height - LABEL_SPACING - label_height, 0);
}

static void
tend_bars_draw_plot (TendChart         *chart,
                     GtkSnapshot       *snapshot,
                     const TendPalette *palette)
{
  TendBars *self = TEND_BARS (chart);
  double scale = get_scale (self);

  for (int i = 0; i < self->n_bars; i++)
    {
      /* Nothing is NAN, of which MIN() would make a full bar. */
      double share = scale > 0 && self->values[i] > 0 ? MIN (self->values[i] / scale, 1.0) : 0;

      if (self->maximum > 0)
        draw_column (self, snapshot, i, self->bar_height, &palette->faint);
      else if (!(share > 0))
        draw_column (self, snapshot, i, BAR_HEIGHT_MIN, &palette->faint);
      if (share > 0)
        draw_column (self, snapshot, i, MAX (share * self->bar_height, BAR_HEIGHT_MIN), &palette->accent);
    }
  draw_labels (self, snapshot, palette);
}

static gboolean
tend_bars_locate (TendChart       *chart,
                  int              position,
                  graphene_rect_t *area)
{
  TendBars *self = TEND_BARS (chart);
  double width = floor (MIN (self->slots.pitch * BAR_SHARE, BAR_WIDTH_MAX));
  double share, scale = get_scale (self);
  double height;

  if (position < 0 || position >= self->n_bars)
    return FALSE;

  share = scale > 0 && self->values[position] > 0 ? MIN (self->values[position] / scale, 1.0) : 0;
  height = self->maximum > 0 ? self->bar_height : MAX (round (share * self->bar_height), BAR_HEIGHT_MIN);
  graphene_rect_init (area,
                      (float) round (tend_slots_get_centre (&self->slots, position) - width / 2.0),
                      (float) (self->bar_height - height), (float) width, (float) height);
  return TRUE;
}

static int
tend_bars_pick (TendChart *chart,
                double     x,
                double     y)
{
  int index = tend_slots_pick (&TEND_BARS (chart)->slots, x);

  return index >= 0 ? index : TEND_CHART_NONE;
}

static void
tend_bars_finalize (GObject *object)
{
  TendBars *self = TEND_BARS (object);

  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->labels, g_strfreev);

  G_OBJECT_CLASS (tend_bars_parent_class)->finalize (object);
}

static void
tend_bars_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MAXIMUM:
      g_value_set_double (value, tend_bars_get_maximum (TEND_BARS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_bars_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MAXIMUM:
      tend_bars_set_maximum (TEND_BARS (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_bars_class_init (TendBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  object_class->finalize = tend_bars_finalize;
  object_class->get_property = tend_bars_get_property;
  object_class->set_property = tend_bars_set_property;

  chart_class->measure_plot = tend_bars_measure_plot;
  chart_class->layout_plot = tend_bars_layout_plot;
  chart_class->draw_plot = tend_bars_draw_plot;
  chart_class->locate = tend_bars_locate;
  chart_class->pick = tend_bars_pick;

  /**
   * TendBars:maximum:
   *
   * What a full bar stands for, such as 1 for shares; 0 leaves it to the greatest value.
   */
  properties[PROP_MAXIMUM] = g_param_spec_double ("maximum", NULL, NULL, 0, G_MAXDOUBLE, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_bars_init (TendBars *self)
{
  self->labels = g_new0 (char *, 1);
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_bars_new:
 *
 * Returns: (transfer full): a chart without bars
 */
GtkWidget *
tend_bars_new (void)
{
  return g_object_new (TEND_TYPE_BARS, NULL);
}

/**
 * tend_bars_set_data:
 * @self: a bar chart
 * @values: (array length=n_bars): how high each bar is; NAN or less than 0 for nothing
 * @labels: (array length=n_bars): a short name for each
 * @n_bars: how many bars
 *
 * Shows other bars; values and names are copied.
 */
void
tend_bars_set_data (TendBars           *self,
                    const double       *values,
                    const char * const *labels,
                    gsize               n_bars)
{
  gboolean other_names;

  g_return_if_fail (TEND_IS_BARS (self));
  g_return_if_fail (n_bars == 0 || (values != NULL && labels != NULL));
  g_return_if_fail (n_bars <= 366);

  other_names = self->n_bars != (int) n_bars;
  for (gsize i = 0; i < n_bars && !other_names; i++)
    other_names = strcmp (self->labels[i], labels[i]) != 0;

  g_free (self->values);
  self->values = n_bars > 0 ? g_memdup2 (values, n_bars * sizeof *values) : NULL;
  self->n_bars = (int) n_bars;
  if (other_names)
    {
      g_strfreev (self->labels);
      self->labels = g_new0 (char *, n_bars + 1);
      for (gsize i = 0; i < n_bars; i++)
        self->labels[i] = g_strdup (labels[i]);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }

  tend_chart_set_range (TEND_CHART (self),
                        n_bars > 0 ? 0 : TEND_CHART_NONE,
                        n_bars > 0 ? self->n_bars - 1 : TEND_CHART_NONE);
}

double
tend_bars_get_maximum (TendBars *self)
{
  g_return_val_if_fail (TEND_IS_BARS (self), 0);

  return self->maximum;
}

void
tend_bars_set_maximum (TendBars *self,
                       double    maximum)
{
  int first, last;

  g_return_if_fail (TEND_IS_BARS (self));
  g_return_if_fail (maximum >= 0);

  if (self->maximum == maximum)
    return;

  self->maximum = maximum;
  tend_chart_get_range (TEND_CHART (self), &first, &last);
  tend_chart_set_range (TEND_CHART (self), first, last);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMUM]);
}
