#include "widgets/tend-share-bars.h"

#define WIDTH_MIN 160
#define WIDTH 480
#define BAR_HEIGHT 8
#define RADIUS 4.0f
#define BAR_SPACING 3
#define ROW_SPACING 12

/* Between a name and its figure. */
#define FIGURE_SPACING 12

/* Around a bar and its words, so that the cursor's ring has room. */
#define MARGIN 4

/* What is there at all is seen, however small. */
#define BAR_WIDTH_MIN 4.0f

struct _TendShareBars
{
  TendChart parent_instance;

  double *values;
  char **names;
  char **figures;
  int n_bars;
  int width;
};

G_DEFINE_FINAL_TYPE (TendShareBars, tend_share_bars, TEND_TYPE_CHART)

static int
get_text_height (TendShareBars *self)
{
  g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), "0", FALSE);
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  return height;
}

static int
get_row_height (TendShareBars *self)
{
  return MARGIN + get_text_height (self) + BAR_SPACING + BAR_HEIGHT + MARGIN;
}

static double
get_greatest (TendShareBars *self)
{
  double greatest = 0;

  for (int i = 0; i < self->n_bars; i++)
    greatest = MAX (greatest, self->values[i]);
  return greatest;
}

static void
fill (TendShareBars   *self,
      GtkSnapshot     *snapshot,
      graphene_rect_t  area,
      const GdkRGBA   *color)
{
  GskRoundedRect outline;

  tend_chart_mirror (TEND_CHART (self), &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

/* A long name ends before its figure. */
static void
draw_words (TendShareBars     *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            int                index,
            double             y)
{
  TendChart *chart = TEND_CHART (self);
  g_autoptr (PangoLayout) name = tend_chart_get_text (chart, self->names[index], FALSE);
  g_autoptr (PangoLayout) figure = tend_chart_get_text (chart, self->figures[index], FALSE);
  g_autoptr (PangoLayout) shown = pango_layout_copy (name);
  int name_width, figure_width, room;

  pango_layout_get_pixel_size (name, &name_width, NULL);
  pango_layout_get_pixel_size (figure, &figure_width, NULL);
  room = MAX (0, self->width - 2 * MARGIN - FIGURE_SPACING - figure_width);
  if (name_width > room)
    {
      pango_layout_set_width (shown, room * PANGO_SCALE);
      pango_layout_set_ellipsize (shown, PANGO_ELLIPSIZE_END);
    }
  tend_chart_draw_text (chart, snapshot, shown, &palette->ink, MARGIN, y, 0.0);
  tend_chart_draw_text (chart, snapshot, figure, &palette->label, self->width - MARGIN, y, 1.0);
}

static void
draw_bar (TendShareBars     *self,
          GtkSnapshot       *snapshot,
          const TendPalette *palette,
          int                index,
          double             greatest)
{
  float y = (float) (index * (get_row_height (self) + ROW_SPACING - 2 * MARGIN) + MARGIN);
  float full = (float) (self->width - 2 * MARGIN);
  float share = greatest > 0 ? (float) (self->values[index] / greatest) : 0;
  float bar_y = y + (float) (get_text_height (self) + BAR_SPACING);

  draw_words (self, snapshot, palette, index, y);
  fill (self, snapshot, GRAPHENE_RECT_INIT (MARGIN, bar_y, full, BAR_HEIGHT), &palette->faint);
  if (self->values[index] > 0)
    fill (self, snapshot, GRAPHENE_RECT_INIT (MARGIN, bar_y, MAX (full * share, BAR_WIDTH_MIN), BAR_HEIGHT),
          &palette->accent);
}

static void
tend_share_bars_measure_plot (TendChart      *chart,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural)
{
  TendShareBars *self = TEND_SHARE_BARS (chart);
  int pitch = get_row_height (self) + ROW_SPACING - 2 * MARGIN;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH;
    }
  else
    {
      *minimum = *natural = self->n_bars > 0 ? (self->n_bars - 1) * pitch + get_row_height (self) : 0;
    }
}

static void
tend_share_bars_layout_plot (TendChart *chart,
                             int        width,
                             int        height)
{
  TEND_SHARE_BARS (chart)->width = width;
}

static void
tend_share_bars_draw_plot (TendChart         *chart,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette)
{
  TendShareBars *self = TEND_SHARE_BARS (chart);
  double greatest = get_greatest (self);

  for (int i = 0; i < self->n_bars; i++)
    draw_bar (self, snapshot, palette, i, greatest);
}

static gboolean
tend_share_bars_locate (TendChart       *chart,
                        int              position,
                        graphene_rect_t *area)
{
  TendShareBars *self = TEND_SHARE_BARS (chart);
  int row_height = get_row_height (self);

  if (position < 0 || position >= self->n_bars)
    return FALSE;
  graphene_rect_init (area, 0, (float) (position * (row_height + ROW_SPACING - 2 * MARGIN)), (float) self->width,
                      (float) row_height);
  return TRUE;
}

static int
tend_share_bars_pick (TendChart *chart,
                      double     x,
                      double     y)
{
  TendShareBars *self = TEND_SHARE_BARS (chart);
  int index = (int) (y / (get_row_height (self) + ROW_SPACING - 2 * MARGIN));

  return x >= 0 && x < self->width && y >= 0 && index < self->n_bars ? index : TEND_CHART_NONE;
}

/* They lie one under the other: up and down go from one to the next. */
static int
tend_share_bars_move (TendChart     *chart,
                      int            position,
                      TendChartMove  move)
{
  TendShareBars *self = TEND_SHARE_BARS (chart);

  switch (move)
    {
    case TEND_CHART_MOVE_UP:
      return position > 0 ? position - 1 : TEND_CHART_NONE;
    case TEND_CHART_MOVE_DOWN:
      return position + 1 < self->n_bars ? position + 1 : TEND_CHART_NONE;
    case TEND_CHART_MOVE_FIRST:
      return 0;
    case TEND_CHART_MOVE_LAST:
      return self->n_bars - 1;
    case TEND_CHART_MOVE_LEFT:
    case TEND_CHART_MOVE_RIGHT:
    case TEND_CHART_MOVE_PAGE_BACK:
    case TEND_CHART_MOVE_PAGE_ON:
    default:
      return TEND_CHART_NONE;
    }
}

static void
tend_share_bars_finalize (GObject *object)
{
  TendShareBars *self = TEND_SHARE_BARS (object);

  g_free (self->values);
  g_strfreev (self->names);
  g_strfreev (self->figures);

  G_OBJECT_CLASS (tend_share_bars_parent_class)->finalize (object);
}

static void
tend_share_bars_class_init (TendShareBarsClass *klass)
{
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_share_bars_finalize;

  chart_class->measure_plot = tend_share_bars_measure_plot;
  chart_class->layout_plot = tend_share_bars_layout_plot;
  chart_class->draw_plot = tend_share_bars_draw_plot;
  chart_class->locate = tend_share_bars_locate;
  chart_class->pick = tend_share_bars_pick;
  chart_class->move = tend_share_bars_move;
}

static void
tend_share_bars_init (TendShareBars *self)
{
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_share_bars_new:
 *
 * Returns: (transfer full): bars without data
 */
GtkWidget *
tend_share_bars_new (void)
{
  return g_object_new (TEND_TYPE_SHARE_BARS, NULL);
}

static char **
dup_texts (const char *const *texts,
           gsize              n)
{
  char **copy = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    copy[i] = g_strdup (texts[i]);
  return copy;
}

/**
 * tend_share_bars_set_data:
 * @self: the bars
 * @values: (array length=n_bars): ≥ 0; the greatest fills the width
 * @names: (array length=n_bars): what each is of
 * @figures: (array length=n_bars): how much it is, in few letters
 * @n_bars: how many
 *
 * Shows other bars; all is copied.
 */
void
tend_share_bars_set_data (TendShareBars     *self,
                          const double      *values,
                          const char *const *names,
                          const char *const *figures,
                          gsize              n_bars)
{
  g_return_if_fail (TEND_IS_SHARE_BARS (self));

  g_free (self->values);
  g_strfreev (self->names);
  g_strfreev (self->figures);
  self->values = g_memdup2 (values, n_bars * sizeof *values);
  self->names = dup_texts (names, n_bars);
  self->figures = dup_texts (figures, n_bars);
  self->n_bars = (int) n_bars;
  tend_chart_set_range (TEND_CHART (self), n_bars > 0 ? 0 : TEND_CHART_NONE,
                        n_bars > 0 ? (int) n_bars - 1 : TEND_CHART_NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
