#include "widgets/tend-curve.h"

#include "widgets/tend-slots.h"

#define PLOT_HEIGHT_MIN 64
#define PLOT_HEIGHT 112
#define PLOT_WIDTH_MIN 120
#define PLOT_WIDTH 480
#define LABEL_SPACING 4
#define LINE_WIDTH 2.0
#define FILL_OPACITY 0.22
#define DOT_RADIUS 4.0f

/* Steps finer than this cannot be seen and are not drawn. */
#define STEP_MIN 0.75

struct _TendCurve
{
  TendChart parent_instance;

  TendDaySeries series;
  TendSlots slots;
  double line_height;    /* from 0 to 1 */
};

G_DEFINE_FINAL_TYPE (TendCurve, tend_curve, TEND_TYPE_CHART)

static int
get_label_height (TendCurve *self)
{
  g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), "0", FALSE);
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  return height;
}

/* Half the line and the cursor's dot stay inside at both ends. */
static double
get_y (TendCurve *self,
       float      level)
{
  return DOT_RADIUS + (1.0 - (double) level) * (self->line_height - DOT_RADIUS);
}

/* Adds the unbroken run of days from @index on to the path.
 * Returns the index after the run; @x_first and @x_last are its ends. */
static gsize
trace_run (TendCurve *self,
           cairo_t   *cr,
           gsize      index,
           double    *x_first,
           double    *x_last)
{
  double drawn = -G_MAXDOUBLE;

  *x_first = *x_last = tend_slots_get_centre (&self->slots, (int) index);
  for (; index < self->series.n_days && !isnan (self->series.levels[index]); index++)
    {
      double x = tend_slots_get_centre (&self->slots, (int) index);
      gboolean is_last = index + 1 == self->series.n_days || isnan (self->series.levels[index + 1]);

      *x_last = x;
      if (x - drawn < STEP_MIN && !is_last)
        continue;
      cairo_line_to (cr, x, get_y (self, self->series.levels[index]));
      drawn = x;
    }
  return index;
}

static void
draw_runs (TendCurve     *self,
           cairo_t       *cr,
           const GdkRGBA *accent)
{
  double foot = self->line_height;
  cairo_pattern_t *fade = cairo_pattern_create_linear (0, 0, 0, foot);
  gsize index = 0;

  cairo_pattern_add_color_stop_rgba (fade, 0, accent->red, accent->green, accent->blue,
                                     accent->alpha * FILL_OPACITY);
  cairo_pattern_add_color_stop_rgba (fade, 1, accent->red, accent->green, accent->blue, 0);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);

  while (index < self->series.n_days)
    {
      double x_first, x_last;

      if (isnan (self->series.levels[index]))
        {
          index++;
          continue;
        }

      cairo_new_path (cr);
      index = trace_run (self, cr, index, &x_first, &x_last);
      /* A day between two breaks is a dot, which round caps give a line of no length. */
      if (x_first == x_last)
        cairo_close_path (cr);
      gdk_cairo_set_source_rgba (cr, accent);
      cairo_stroke_preserve (cr);

      cairo_line_to (cr, x_last, foot);
      cairo_line_to (cr, x_first, foot);
      cairo_close_path (cr);
      cairo_set_source (cr, fade);
      cairo_fill (cr);
    }
  cairo_pattern_destroy (fade);
}

static void
draw_guides (TendCurve         *self,
             GtkSnapshot       *snapshot,
             const TendPalette *palette)
{
  float width = (float) (self->slots.pitch * self->slots.n);

  for (int i = 0; i <= 2; i++)
    {
      float y = (float) round (get_y (self, (float) i / 2.0f));

      gtk_snapshot_append_color (snapshot, &palette->faint, &GRAPHENE_RECT_INIT (0, y, width, 1));
    }
}

/* As many months' names as have room, each at its first day. */
static void
draw_months (TendCurve         *self,
             GtkSnapshot       *snapshot,
             const TendPalette *palette)
{
  TendDay last = tend_day_series_get_last (&self->series);
  TendDay month = tend_day_add_months (tend_day_get_month_start (self->series.first - 1), 1);
  double width = self->slots.pitch * self->slots.n;
  double free_from = 0;

  for (; month <= last; month = tend_day_add_months (month, 1))
    {
      const char *format = tend_day_get_month (month) == 1 && self->series.n_days > 366 ? "%Y" : "%b";
      g_autofree char *name = tend_day_format (month, format);
      g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), name, FALSE);
      double x = tend_slots_get_centre (&self->slots, month - self->series.first);
      int text_width;

      pango_layout_get_pixel_size (text, &text_width, NULL);
      if (x < free_from || x + text_width > width)
        continue;
      tend_chart_draw_text (TEND_CHART (self), snapshot, text, &palette->label,
                            x, self->line_height + LABEL_SPACING, 0.0);
      free_from = x + text_width + 2 * LABEL_SPACING;
    }
}

static void
tend_curve_measure_plot (TendChart      *chart,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural)
{
  int labels = get_label_height (TEND_CURVE (chart)) + LABEL_SPACING;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? PLOT_WIDTH_MIN : PLOT_HEIGHT_MIN + labels;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? PLOT_WIDTH : PLOT_HEIGHT + labels;
}

static void
tend_curve_layout_plot (TendChart *chart,
                        int        width,
                        int        height)
{
  TendCurve *self = TEND_CURVE (chart);

  self->slots = tend_slots_spread (0, width, (int) self->series.n_days);
  self->line_height = MAX (height - LABEL_SPACING - get_label_height (self), 0);
}

static void
tend_curve_draw_plot (TendChart         *chart,
                      GtkSnapshot       *snapshot,
                      const TendPalette *palette)
{
  TendCurve *self = TEND_CURVE (chart);
  int width = tend_chart_get_plot_width (chart);
  cairo_t *cr;

  if (self->series.n_days == 0 || self->line_height <= 0)
    return;

  draw_guides (self, snapshot, palette);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) self->line_height + 2));
  if (tend_chart_is_mirrored (chart))
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_runs (self, cr, &palette->accent);
  cairo_destroy (cr);
  draw_months (self, snapshot, palette);
}

/* A line down to the day and a dot on its value. */
static void
tend_curve_draw_marker (TendChart         *chart,
                        GtkSnapshot       *snapshot,
                        const TendPalette *palette,
                        int                position,
                        gboolean           is_cursor)
{
  TendCurve *self = TEND_CURVE (chart);
  float level = tend_day_series_get_level (&self->series, position);
  float x = (float) tend_slots_get_centre (&self->slots, position - self->series.first);
  graphene_rect_t line = GRAPHENE_RECT_INIT (roundf (x - 0.5f), 0, 1, (float) self->line_height);
  graphene_rect_t dot;
  GskRoundedRect outline;

  tend_chart_mirror (chart, &line);
  gtk_snapshot_append_color (snapshot, is_cursor ? &palette->label : &palette->outline, &line);
  if (isnan (level))
    return;

  graphene_rect_init (&dot, x - DOT_RADIUS, (float) get_y (self, level) - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS);
  tend_chart_mirror (chart, &dot);
  gsk_rounded_rect_init_from_rect (&outline, &dot, DOT_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &palette->accent, &dot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { palette->paper, palette->paper, palette->paper, palette->paper });
}

static gboolean
tend_curve_locate (TendChart       *chart,
                   int              position,
                   graphene_rect_t *area)
{
  TendCurve *self = TEND_CURVE (chart);
  float level = tend_day_series_get_level (&self->series, position);
  double x = tend_slots_get_centre (&self->slots, position - self->series.first);
  double y = get_y (self, isnan (level) ? 0 : level);

  graphene_rect_init (area, (float) x - DOT_RADIUS, (float) y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS);
  return TRUE;
}

static int
tend_curve_pick (TendChart *chart,
                 double     x,
                 double     y)
{
  TendCurve *self = TEND_CURVE (chart);
  int index = tend_slots_pick (&self->slots, x);

  return index >= 0 ? self->series.first + index : TEND_CHART_NONE;
}

static void
tend_curve_finalize (GObject *object)
{
  tend_day_series_clear (&TEND_CURVE (object)->series);

  G_OBJECT_CLASS (tend_curve_parent_class)->finalize (object);
}

static void
tend_curve_class_init (TendCurveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  object_class->finalize = tend_curve_finalize;

  chart_class->measure_plot = tend_curve_measure_plot;
  chart_class->layout_plot = tend_curve_layout_plot;
  chart_class->draw_plot = tend_curve_draw_plot;
  chart_class->draw_marker = tend_curve_draw_marker;
  chart_class->locate = tend_curve_locate;
  chart_class->pick = tend_curve_pick;
}

static void
tend_curve_init (TendCurve *self)
{
  self->series = (TendDaySeries) TEND_DAY_SERIES_INIT;
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_curve_new:
 *
 * Returns: (transfer full): a curve without days
 */
GtkWidget *
tend_curve_new (void)
{
  return g_object_new (TEND_TYPE_CURVE, NULL);
}

/**
 * tend_curve_set_data:
 * @self: a curve
 * @first: the day of the first value
 * @levels: (array length=n_days): a value for each day, 0 to 1; NAN breaks the line
 * @n_days: how many days; 0 empties the chart
 *
 * Shows other days; they are copied.
 */
void
tend_curve_set_data (TendCurve   *self,
                     TendDay      first,
                     const float *levels,
                     gsize        n_days)
{
  g_return_if_fail (TEND_IS_CURVE (self));

  if (tend_day_series_set (&self->series, first, levels, NULL, n_days))
    tend_chart_set_range (TEND_CHART (self), self->series.open_first, self->series.open_last);
}
