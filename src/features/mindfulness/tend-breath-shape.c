#include "features/mindfulness/tend-breath-shape.h"

#include "features/mindfulness/tend-session-drawing.h"

/* A breath is drawn through so many points; that is smooth at the sizes that it is drawn in. */
#define N_POINTS 96

struct _TendBreathShape
{
  GtkWidget parent_instance;

  TendBreathPattern pattern;
  int width;
  int height;
};

enum
{
  PROP_WIDTH = 1,
  PROP_HEIGHT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendBreathShape, tend_breath_shape, GTK_TYPE_WIDGET)

/* One whole breath, with the rest after it. */
static void
trace (TendBreathShape *self,
       cairo_t         *cairo,
       double           line,
       double           width,
       double           height)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gint64 length = tend_breath_pattern_get_length (&self->pattern, 1) +
                  (gint64) self->pattern.rest * (G_USEC_PER_SEC / 2);

  for (int i = 0; i <= N_POINTS; i++)
    {
      TendBreathMoment moment;
      double share = (double) i / N_POINTS;
      double x = (is_mirrored ? 1 - share : share) * (width - line) + line / 2;

      tend_breath_pattern_locate (&self->pattern, 1, (gint64) (share * (double) length), &moment);
      cairo_line_to (cairo, x, (1 - moment.openness) * (height - line) + line / 2);
    }
}

static void
tend_breath_shape_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TendBreathShape *self = TEND_BREATH_SHAPE (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double line = CLAMP (height / 14, 2, 4);
  TendPalette palette;
  cairo_t *cairo;

  if (self->pattern.in == 0)
    return;
  tend_palette_load (&palette, widget, TEND_SESSION_COLOR);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  trace (self, cairo, line, width, height);
  gdk_cairo_set_source_rgba (cairo, &palette.accent);
  cairo_set_line_width (cairo, line);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

static void
tend_breath_shape_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  TendBreathShape *self = TEND_BREATH_SHAPE (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
tend_breath_shape_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  TendBreathShape *self = TEND_BREATH_SHAPE (object);

  switch (id)
    {
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      break;
    case PROP_HEIGHT:
      self->height = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_breath_shape_class_init (TendBreathShapeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tend_breath_shape_set_property;
  widget_class->snapshot = tend_breath_shape_snapshot;
  widget_class->measure = tend_breath_shape_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  /**
   * TendBreathShape:width:
   *
   * How wide it is, pixels.
   */
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 8, 1000, 48,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * TendBreathShape:height:
   *
   * How high it is, pixels.
   */
  properties[PROP_HEIGHT] = g_param_spec_int ("height", NULL, NULL, 8, 1000, 24,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_breath_shape_init (TendBreathShape *self)
{
}

/**
 * tend_breath_shape_new:
 * @width: pixels
 * @height: pixels
 *
 * Returns: a shape, of no breath yet
 */
GtkWidget *
tend_breath_shape_new (int width,
                       int height)
{
  return g_object_new (TEND_TYPE_BREATH_SHAPE, "width", width, "height", height, NULL);
}

void
tend_breath_shape_set_pattern (TendBreathShape         *self,
                               const TendBreathPattern *pattern)
{
  self->pattern = *pattern;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
