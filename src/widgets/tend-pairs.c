#include "widgets/tend-pairs.h"

#include <math.h>

#define PLOT_WIDTH_MIN 180
#define PLOT_WIDTH 400
#define TRACK_HEIGHT 20
#define GAP 10
#define SPACING 2
#define DOT_RADIUS 6.0f
#define RING_WIDTH 2.0f
#define TICK_RADIUS 2.0f
#define LINE_HEIGHT 3.0f

struct _TendPairs
{
  TendChart parent_instance;

  GArray *pairs; /* of TendPair, whose words are owned */
  int low;
  int high;
  char *low_name;
  char *high_name;
};

G_DEFINE_FINAL_TYPE (TendPairs, tend_pairs, TEND_TYPE_CHART)

static void
clear_pair (gpointer data)
{
  TendPair *pair = data;

  g_free ((char *) pair->label);
  g_free ((char *) pair->note);
}

static const TendPair *
get_pair (TendPairs *self,
          int        index)
{
  return &g_array_index (self->pairs, TendPair, (guint) index);
}

static int
get_text_height (TendPairs *self)
{
  g_autoptr (PangoLayout) any = tend_chart_get_text (TEND_CHART (self), "0", FALSE);
  int height;

  pango_layout_get_pixel_size (any, NULL, &height);
  return height;
}

static int
get_row_height (TendPairs *self)
{
  return get_text_height (self) + SPACING + TRACK_HEIGHT;
}

static int
get_row_top (TendPairs *self,
             int        index)
{
  return index * (get_row_height (self) + GAP);
}

/* Where a value of the scale is, in reading order; the ends leave room for half a dot. */
static float
get_x (TendPairs *self,
       double     value)
{
  double room = tend_chart_get_plot_width (TEND_CHART (self)) - 2 * DOT_RADIUS;
  double share = (CLAMP (value, self->low, self->high) - self->low) / (self->high - self->low);

  return (float) (DOT_RADIUS + share * MAX (room, 0));
}

static void
draw_disc (TendPairs     *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y,
           float          radius)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect outline;

  tend_chart_mirror (TEND_CHART (self), &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (TendPairs     *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS);
  GskRoundedRect outline;

  tend_chart_mirror (TEND_CHART (self), &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, DOT_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
draw_line (TendPairs     *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          from,
           float          to,
           float          y,
           float          height)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (MIN (from, to), roundf (y - height / 2), ABS (to - from), height);

  tend_chart_mirror (TEND_CHART (self), &area);
  gtk_snapshot_append_color (snapshot, color, &area);
}

/* The line between the two begins where the ring ends, so that the ring stays one. */
static void
draw_pair (TendPairs         *self,
           GtkSnapshot       *snapshot,
           const TendPalette *palette,
           const TendPair    *pair,
           float              y)
{
  float before = get_x (self, pair->before);
  float after = get_x (self, pair->after);
  float edge = before < after ? DOT_RADIUS : -DOT_RADIUS;

  draw_line (self, snapshot, &palette->faint, get_x (self, self->low), get_x (self, self->high), y, 1);
  for (int value = self->low; value <= self->high; value++)
    draw_disc (self, snapshot, &palette->outline, get_x (self, value), y, TICK_RADIUS);
  if (ABS (after - before) > DOT_RADIUS)
    draw_line (self, snapshot, &palette->accent, before + edge, after, y, LINE_HEIGHT);
  draw_disc (self, snapshot, &palette->accent, after, y, DOT_RADIUS - 1.5f);
  draw_ring (self, snapshot, &palette->accent, before, y);
  if (ABS (after - before) > DOT_RADIUS)
    draw_disc (self, snapshot, &palette->accent, after, y, DOT_RADIUS);
}

static void
draw_words (TendPairs         *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            const TendPair    *pair,
            int                top)
{
  TendChart *chart = TEND_CHART (self);
  int width = tend_chart_get_plot_width (chart);
  g_autoptr (PangoLayout) label = tend_chart_get_text (chart, pair->label, FALSE);
  int note_width = 0;

  if (pair->note)
    {
      g_autoptr (PangoLayout) note = tend_chart_get_text (chart, pair->note, FALSE);

      pango_layout_get_pixel_size (note, &note_width, NULL);
      tend_chart_draw_text (chart, snapshot, note, &palette->label, width, top, 1);
    }
  /* A long name gives way to the note. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (tend_chart_is_mirrored (chart) ? note_width + GAP : 0, top,
                                                         MAX (width - note_width - GAP, 0),
                                                         get_text_height (self)));
  tend_chart_draw_text (chart, snapshot, label, &palette->ink, 0, top, 0);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ends (TendPairs         *self,
           GtkSnapshot       *snapshot,
           const TendPalette *palette)
{
  TendChart *chart = TEND_CHART (self);
  int top = get_row_top (self, (int) self->pairs->len) - GAP + SPACING;
  g_autoptr (PangoLayout) low = tend_chart_get_text (chart, self->low_name, FALSE);
  g_autoptr (PangoLayout) high = tend_chart_get_text (chart, self->high_name, FALSE);

  tend_chart_draw_text (chart, snapshot, low, &palette->label, 0, top, 0);
  tend_chart_draw_text (chart, snapshot, high, &palette->label, tend_chart_get_plot_width (chart), top, 1);
}

static void
tend_pairs_measure_plot (TendChart      *chart,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural)
{
  TendPairs *self = TEND_PAIRS (chart);
  int n_pairs = (int) self->pairs->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = PLOT_WIDTH_MIN;
      *natural = PLOT_WIDTH;
    }
  else
    {
      *minimum = n_pairs > 0 ? get_row_top (self, n_pairs) - GAP + SPACING + get_text_height (self) : 0;
      *natural = *minimum;
    }
}

static void
tend_pairs_layout_plot (TendChart *chart,
                        int        width,
                        int        height)
{
}

static void
tend_pairs_draw_plot (TendChart         *chart,
                      GtkSnapshot       *snapshot,
                      const TendPalette *palette)
{
  TendPairs *self = TEND_PAIRS (chart);

  if (self->pairs->len == 0)
    return;
  for (int i = 0; i < (int) self->pairs->len; i++)
    {
      int top = get_row_top (self, i);

      draw_words (self, snapshot, palette, get_pair (self, i), top);
      draw_pair (self, snapshot, palette, get_pair (self, i),
                 (float) (top + get_text_height (self) + SPACING + TRACK_HEIGHT / 2));
    }
  draw_ends (self, snapshot, palette);
}

static gboolean
tend_pairs_locate (TendChart       *chart,
                   int              position,
                   graphene_rect_t *area)
{
  TendPairs *self = TEND_PAIRS (chart);

  if (position < 0 || position >= (int) self->pairs->len)
    return FALSE;
  graphene_rect_init (area, 0, (float) (get_row_top (self, position) + get_text_height (self) + SPACING),
                      (float) tend_chart_get_plot_width (chart), TRACK_HEIGHT);
  return TRUE;
}

static int
tend_pairs_pick (TendChart *chart,
                 double     x,
                 double     y)
{
  TendPairs *self = TEND_PAIRS (chart);
  int pitch = get_row_height (self) + GAP;
  int index = (int) floor (y / pitch);

  return y >= 0 && index < (int) self->pairs->len ? index : TEND_CHART_NONE;
}

/* The lines stand below one another; left and right go through them too, for who reads them one by one. */
static int
tend_pairs_move (TendChart     *chart,
                 int            position,
                 TendChartMove  move)
{
  int first, last;

  tend_chart_get_range (chart, &first, &last);
  switch (move)
    {
    case TEND_CHART_MOVE_LEFT:
    case TEND_CHART_MOVE_UP:
      return MAX (position - 1, first);
    case TEND_CHART_MOVE_RIGHT:
    case TEND_CHART_MOVE_DOWN:
      return MIN (position + 1, last);
    case TEND_CHART_MOVE_PAGE_BACK:
    case TEND_CHART_MOVE_FIRST:
      return first;
    case TEND_CHART_MOVE_PAGE_ON:
    case TEND_CHART_MOVE_LAST:
      return last;
    default:
      return TEND_CHART_NONE;
    }
}

static void
tend_pairs_finalize (GObject *object)
{
  TendPairs *self = TEND_PAIRS (object);

  g_array_unref (self->pairs);
  g_free (self->low_name);
  g_free (self->high_name);

  G_OBJECT_CLASS (tend_pairs_parent_class)->finalize (object);
}

static void
tend_pairs_class_init (TendPairsClass *klass)
{
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_pairs_finalize;

  chart_class->measure_plot = tend_pairs_measure_plot;
  chart_class->layout_plot = tend_pairs_layout_plot;
  chart_class->draw_plot = tend_pairs_draw_plot;
  chart_class->locate = tend_pairs_locate;
  chart_class->pick = tend_pairs_pick;
  chart_class->move = tend_pairs_move;
}

static void
tend_pairs_init (TendPairs *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (TendPair));
  g_array_set_clear_func (self->pairs, clear_pair);
  self->low = 0;
  self->high = 1;
  self->low_name = g_strdup ("");
  self->high_name = g_strdup ("");
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_pairs_new:
 *
 * Returns: (transfer full): a chart without pairs
 */
GtkWidget *
tend_pairs_new (void)
{
  return g_object_new (TEND_TYPE_PAIRS, NULL);
}

/**
 * tend_pairs_set_data:
 * @self: a chart of pairs
 * @pairs: (array length=n_pairs): the pairs, from top to bottom; what is beyond the scale is drawn at its end
 * @n_pairs: how many
 *
 * Shows other pairs; they are copied.
 */
void
tend_pairs_set_data (TendPairs      *self,
                     const TendPair *pairs,
                     gsize           n_pairs)
{
  g_return_if_fail (TEND_IS_PAIRS (self));
  g_return_if_fail (n_pairs == 0 || pairs != NULL);
  g_return_if_fail (n_pairs <= 1000);

  g_array_set_size (self->pairs, 0);
  for (gsize i = 0; i < n_pairs; i++)
    {
      TendPair pair = { g_strdup (pairs[i].label), g_strdup (pairs[i].note), pairs[i].before, pairs[i].after };

      g_array_append_val (self->pairs, pair);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tend_chart_set_range (TEND_CHART (self), n_pairs > 0 ? 0 : TEND_CHART_NONE,
                        n_pairs > 0 ? (int) n_pairs - 1 : TEND_CHART_NONE);
}

/**
 * tend_pairs_set_scale:
 * @self: a chart of pairs
 * @low: the least of the scale
 * @high: the greatest; each whole number between has a point
 * @low_name: what the least is called
 * @high_name: what the greatest is called
 */
void
tend_pairs_set_scale (TendPairs  *self,
                      int         low,
                      int         high,
                      const char *low_name,
                      const char *high_name)
{
  int first, last;

  g_return_if_fail (TEND_IS_PAIRS (self));
  g_return_if_fail (low < high && high - low <= 100);

  self->low = low;
  self->high = high;
  g_free (self->low_name);
  self->low_name = g_strdup (low_name);
  g_free (self->high_name);
  self->high_name = g_strdup (high_name);
  tend_chart_get_range (TEND_CHART (self), &first, &last);
  tend_chart_set_range (TEND_CHART (self), first, last);
}
