#include "widgets/tend-week-strip.h"

#define PITCH_MIN 9
#define PITCH_MAX 20
#define GAP 3
#define RADIUS 3.0f

/* Between the names of the months and the squares, and between rows. */
#define NAME_SPACING 3
#define ROW_SPACING 6

/* As many at least as make a square full, and how weak the weakest may be that is there at all. */
#define FULL_COUNT_MIN 3
#define LEVEL_OPACITY_MIN 0.4f

struct _TendWeekStrip
{
  TendChart parent_instance;

  TendDay first;    /* the first day of the first week, TEND_DAY_NONE while there is nothing to show */
  guint counts[TEND_WEEK_STRIP_WEEKS];
  guint n_open;     /* weeks that have begun */
  guint full_count; /* as many as make a square full */

  int n_columns;
  int width;        /* of all columns together */
};

G_DEFINE_FINAL_TYPE (TendWeekStrip, tend_week_strip, TEND_TYPE_CHART)

static int
get_n_rows (int n_columns)
{
  return TEND_WEEK_STRIP_WEEKS / n_columns;
}

/* All in one row, in half-years, or in quarters. */
static int
choose_n_columns (int width)
{
  static const int choices[] = { TEND_WEEK_STRIP_WEEKS, TEND_WEEK_STRIP_WEEKS / 2, TEND_WEEK_STRIP_WEEKS / 4 };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (width >= choices[i] * PITCH_MIN + (choices[i] == TEND_WEEK_STRIP_WEEKS ? choices[i] : 0))
      return choices[i];
  return choices[G_N_ELEMENTS (choices) - 1];
}

/* From one square to the next, rounded down. */
static int
get_pitch (int width,
           int n_columns)
{
  return CLAMP (width / n_columns, PITCH_MIN, PITCH_MAX);
}

static int
get_x (TendWeekStrip *self,
       int            column)
{
  return column * self->width / self->n_columns;
}

static int
get_name_height (TendWeekStrip *self)
{
  g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), "0", FALSE);
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  return height;
}

static int
get_row_height (TendWeekStrip *self,
                int            pitch)
{
  return get_name_height (self) + NAME_SPACING + pitch + ROW_SPACING;
}

/* The month that begins in a week, or TEND_DAY_NONE. */
static TendDay
get_month_of_week (TendWeekStrip *self,
                   int            index)
{
  TendDay day = self->first + 7 * index;
  TendDay month = tend_day_get_month_start (day + 6);

  return month >= day ? month : TEND_DAY_NONE;
}

static void
draw_month (TendWeekStrip     *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            int                index,
            double             x,
            double             y,
            double            *free_from)
{
  TendDay month = get_month_of_week (self, index);
  g_autofree char *name = month != TEND_DAY_NONE ? tend_day_format (month, "%b") : NULL;
  g_autoptr (PangoLayout) text = name ? tend_chart_get_text (TEND_CHART (self), name, FALSE) : NULL;
  int width;

  if (text == NULL)
    return;
  pango_layout_get_pixel_size (text, &width, NULL);
  /* A name that has no room before the next one, or at the end of the row, is left out. */
  if (x < *free_from || x + width > self->width)
    return;
  tend_chart_draw_text (TEND_CHART (self), snapshot, text, &palette->label, x, y, 0.0);
  *free_from = x + width + NAME_SPACING;
}

static void
draw_week (TendWeekStrip     *self,
           GtkSnapshot       *snapshot,
           const TendPalette *palette,
           int                index)
{
  float level = (float) self->counts[index] / (float) self->full_count;
  GdkRGBA color = palette->faint;
  GskRoundedRect outline;
  graphene_rect_t area;

  if (!TEND_CHART_GET_CLASS (self)->locate (TEND_CHART (self), index, &area))
    return;
  if (level > 0)
    color = tend_color_fade (&palette->accent, LEVEL_OPACITY_MIN + (1.0f - LEVEL_OPACITY_MIN) * level);
  tend_chart_mirror (TEND_CHART (self), &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
tend_week_strip_measure_plot (TendChart      *chart,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = TEND_WEEK_STRIP_WEEKS / 4 * PITCH_MIN;
      *natural = TEND_WEEK_STRIP_WEEKS * PITCH_MAX;
    }
  else
    {
      int width = for_size < 0 ? TEND_WEEK_STRIP_WEEKS * PITCH_MAX : for_size;
      int n_columns = choose_n_columns (width);

      *minimum = *natural =
          get_n_rows (n_columns) * get_row_height (self, get_pitch (width, n_columns)) - ROW_SPACING;
    }
}

static void
tend_week_strip_layout_plot (TendChart *chart,
                             int        width,
                             int        height)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);

  self->n_columns = choose_n_columns (width);
  self->width = CLAMP (width, self->n_columns * PITCH_MIN, self->n_columns * PITCH_MAX);
}

static void
tend_week_strip_draw_plot (TendChart         *chart,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);
  int pitch = self->n_columns > 0 ? get_pitch (self->width, self->n_columns) : 0;
  double free_from = 0;

  for (int index = 0; pitch > 0 && self->first != TEND_DAY_NONE && index < (int) self->n_open; index++)
    {
      int column = index % self->n_columns;

      if (column == 0)
        free_from = 0;
      draw_month (self, snapshot, palette, index, get_x (self, column),
                  index / self->n_columns * get_row_height (self, pitch), &free_from);
      draw_week (self, snapshot, palette, index);
    }
}

static gboolean
tend_week_strip_locate (TendChart       *chart,
                        int              position,
                        graphene_rect_t *area)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);
  int pitch, row_height;

  if (position < 0 || position >= (int) self->n_open || self->n_columns == 0)
    return FALSE;
  pitch = get_pitch (self->width, self->n_columns);
  row_height = get_row_height (self, pitch);
  graphene_rect_init (area, (float) get_x (self, position % self->n_columns),
                      (float) (position / self->n_columns * row_height + row_height - ROW_SPACING - pitch),
                      (float) (pitch - GAP), (float) (pitch - GAP));
  return TRUE;
}

static int
tend_week_strip_pick (TendChart *chart,
                      double     x,
                      double     y)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);
  int column, row, index;

  if (self->n_columns == 0 || x < 0 || x >= self->width || y < 0)
    return TEND_CHART_NONE;
  column = (int) (x * self->n_columns / self->width);
  row = (int) (y / get_row_height (self, get_pitch (self->width, self->n_columns)));
  index = row * self->n_columns + column;
  return index < (int) self->n_open ? index : TEND_CHART_NONE;
}

static int
tend_week_strip_move (TendChart     *chart,
                      int            position,
                      TendChartMove  move)
{
  TendWeekStrip *self = TEND_WEEK_STRIP (chart);

  switch (move)
    {
    case TEND_CHART_MOVE_LEFT:
      return position - 1;
    case TEND_CHART_MOVE_RIGHT:
      return position + 1;
    case TEND_CHART_MOVE_UP:
      return position >= self->n_columns ? position - self->n_columns : TEND_CHART_NONE;
    case TEND_CHART_MOVE_DOWN:
      return position + self->n_columns < (int) self->n_open ? position + self->n_columns : TEND_CHART_NONE;
    case TEND_CHART_MOVE_PAGE_BACK:
      return MAX (position - 13, 0);
    case TEND_CHART_MOVE_PAGE_ON:
      return MIN (position + 13, (int) self->n_open - 1);
    case TEND_CHART_MOVE_FIRST:
      return 0;
    case TEND_CHART_MOVE_LAST:
      return (int) self->n_open - 1;
    default:
      g_return_val_if_reached (TEND_CHART_NONE);
    }
}

static void
tend_week_strip_class_init (TendWeekStripClass *klass)
{
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  chart_class->measure_plot = tend_week_strip_measure_plot;
  chart_class->layout_plot = tend_week_strip_layout_plot;
  chart_class->draw_plot = tend_week_strip_draw_plot;
  chart_class->locate = tend_week_strip_locate;
  chart_class->pick = tend_week_strip_pick;
  chart_class->move = tend_week_strip_move;
}

static void
tend_week_strip_init (TendWeekStrip *self)
{
  self->first = TEND_DAY_NONE;
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_week_strip_new:
 *
 * Returns: (transfer full): a strip without weeks
 */
GtkWidget *
tend_week_strip_new (void)
{
  return g_object_new (TEND_TYPE_WEEK_STRIP, NULL);
}

/**
 * tend_week_strip_set_data:
 * @self: a strip
 * @first: the first day of the first week
 * @counts: how much there was in each week
 * @n_open: how many of the weeks have begun; the others are not shown
 *
 * Shows other weeks; they are copied.
 */
void
tend_week_strip_set_data (TendWeekStrip *self,
                          TendDay        first,
                          const guint    counts[static TEND_WEEK_STRIP_WEEKS],
                          guint          n_open)
{
  g_return_if_fail (TEND_IS_WEEK_STRIP (self));
  g_return_if_fail (n_open >= 1 && n_open <= TEND_WEEK_STRIP_WEEKS);

  self->first = first;
  self->n_open = n_open;
  self->full_count = FULL_COUNT_MIN;
  for (guint i = 0; i < TEND_WEEK_STRIP_WEEKS; i++)
    {
      self->counts[i] = counts[i];
      self->full_count = MAX (self->full_count, counts[i]);
    }
  tend_chart_set_range (TEND_CHART (self), 0, (int) n_open - 1);
}
