#include "widgets/tend-day-strip.h"

#include "widgets/tend-disc.h"
#include "widgets/tend-slots.h"

#include <glib/gi18n.h>

#define DAYS_MIN 5
#define PITCH_MIN 32
#define PITCH 38
#define DISC_SIZE 24
#define LETTER_SPACING 2

/* Around letter and disc, so that the cursor's ring has room. */
#define MARGIN 4
#define RING_RADIUS 8.0f

struct _TendDayStrip
{
  TendChart parent_instance;

  TendDaySeries series;
  TendSlots slots;       /* the last days, as many as fit */
};

enum
{
  SIGNAL_DAY_ACTIVATED,
  SIGNAL_DAY_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendDayStrip, tend_day_strip, TEND_TYPE_CHART)

static const char *
get_letter (GDateWeekday weekday)
{
  switch (weekday)
    {
    case G_DATE_MONDAY:
      return C_("Monday, as short as possible", "M");
    case G_DATE_TUESDAY:
      return C_("Tuesday, as short as possible", "T");
    case G_DATE_WEDNESDAY:
      return C_("Wednesday, as short as possible", "W");
    case G_DATE_THURSDAY:
      return C_("Thursday, as short as possible", "T");
    case G_DATE_FRIDAY:
      return C_("Friday, as short as possible", "F");
    case G_DATE_SATURDAY:
      return C_("Saturday, as short as possible", "S");
    case G_DATE_SUNDAY:
      return C_("Sunday, as short as possible", "S");
    case G_DATE_BAD_WEEKDAY:
    default:
      g_return_val_if_reached ("");
    }
}

static int
get_letter_height (TendDayStrip *self)
{
  g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), get_letter (G_DATE_WEDNESDAY), TRUE);
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  return height;
}

static TendDay
get_first_shown (TendDayStrip *self)
{
  return tend_day_series_get_last (&self->series) - (self->slots.n - 1);
}

static void
draw_day (TendDayStrip      *self,
          GtkSnapshot       *snapshot,
          const TendPalette *palette,
          int                index)
{
  TendChart *chart = TEND_CHART (self);
  TendDay day = get_first_shown (self) + index;
  gboolean is_last = index == self->slots.n - 1;
  float level = tend_day_series_get_level (&self->series, day);
  TendDayMark mark = tend_day_series_get_mark (&self->series, day);
  TendDiscState state = level >= 1 ? TEND_DISC_STATE_DONE : TEND_DISC_STATE_OPEN;
  g_autoptr (PangoLayout) letter = tend_chart_get_text (chart, get_letter (tend_day_get_weekday (day)), is_last);
  double centre = tend_slots_get_centre (&self->slots, index);
  graphene_rect_t area;

  tend_chart_draw_text (chart, snapshot, letter, is_last ? &palette->ink : &palette->label, centre, MARGIN, 0.5);
  if (mark == TEND_DAY_MARK_OUTSIDE)
    return;

  if (mark == TEND_DAY_MARK_REST && !(level > 0))
    state = TEND_DISC_STATE_RESTING;
  graphene_rect_init (&area,
                      (float) round (centre - DISC_SIZE / 2.0),
                      (float) (MARGIN + get_letter_height (self) + LETTER_SPACING),
                      DISC_SIZE, DISC_SIZE);
  tend_chart_mirror (chart, &area);
  tend_disc_draw (snapshot, GTK_WIDGET (self), palette, &area, state, isnan (level) ? 0 : level, is_last);
}

static void
tend_day_strip_measure_plot (TendChart      *chart,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);
  int n_days = (int) self->series.n_days;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (n_days, DAYS_MIN) * PITCH_MIN;
      *natural = n_days * PITCH;
    }
  else
    {
      *minimum = *natural = MARGIN + get_letter_height (self) + LETTER_SPACING + DISC_SIZE + MARGIN;
    }
}

static void
tend_day_strip_layout_plot (TendChart *chart,
                            int        width,
                            int        height)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);

  self->slots = tend_slots_fit (width, PITCH_MIN, PITCH, (int) self->series.n_days);
}

static void
tend_day_strip_draw_plot (TendChart         *chart,
                          GtkSnapshot       *snapshot,
                          const TendPalette *palette)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);

  for (int i = 0; i < self->slots.n; i++)
    draw_day (self, snapshot, palette, i);
}

static void
tend_day_strip_draw_marker (TendChart         *chart,
                            GtkSnapshot       *snapshot,
                            const TendPalette *palette,
                            int                position,
                            gboolean           is_cursor)
{
  float width = is_cursor ? 2.0f : 1.0f;
  const GdkRGBA *color = is_cursor ? &palette->focus : &palette->outline;
  graphene_rect_t area;
  GskRoundedRect outline;

  if (!TEND_CHART_GET_CLASS (chart)->locate (chart, position, &area))
    return;

  tend_chart_mirror (chart, &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, RING_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline,
                              (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static gboolean
tend_day_strip_locate (TendChart       *chart,
                       int              position,
                       graphene_rect_t *area)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);
  int index = position - get_first_shown (self);
  int height = MARGIN + get_letter_height (self) + LETTER_SPACING + DISC_SIZE + MARGIN;

  if (index < 0 || index >= self->slots.n)
    return FALSE;
  graphene_rect_init (area, (float) (self->slots.start + index * self->slots.pitch), 0,
                      (float) self->slots.pitch, (float) height);
  return TRUE;
}

static int
tend_day_strip_pick (TendChart *chart,
                     double     x,
                     double     y)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);
  int index = tend_slots_pick (&self->slots, x);
  TendDay day;

  if (index < 0)
    return TEND_CHART_NONE;
  day = get_first_shown (self) + index;
  return tend_day_series_get_mark (&self->series, day) == TEND_DAY_MARK_OUTSIDE ? TEND_CHART_NONE : day;
}

/* The cursor stays on the days that are shown. */
static int
tend_day_strip_move (TendChart     *chart,
                     int            position,
                     TendChartMove  move)
{
  TendDayStrip *self = TEND_DAY_STRIP (chart);
  TendDay first = MAX (get_first_shown (self), self->series.open_first);

  switch (move)
    {
    case TEND_CHART_MOVE_LEFT:
      return MAX (position - 1, first);
    case TEND_CHART_MOVE_RIGHT:
      return position + 1;
    case TEND_CHART_MOVE_FIRST:
      return first;
    case TEND_CHART_MOVE_LAST:
      return self->series.open_last;
    case TEND_CHART_MOVE_UP:
    case TEND_CHART_MOVE_DOWN:
    case TEND_CHART_MOVE_PAGE_BACK:
    case TEND_CHART_MOVE_PAGE_ON:
    default:
      return TEND_CHART_NONE;
    }
}

static void
tend_day_strip_activated (TendChart *chart,
                          int        position)
{
  g_signal_emit (chart, signals[SIGNAL_DAY_ACTIVATED], 0, position);
}

static void
tend_day_strip_menu (TendChart *chart,
                     int        position)
{
  g_signal_emit (chart, signals[SIGNAL_DAY_MENU], 0, position);
}

static void
tend_day_strip_finalize (GObject *object)
{
  tend_day_series_clear (&TEND_DAY_STRIP (object)->series);

  G_OBJECT_CLASS (tend_day_strip_parent_class)->finalize (object);
}

static void
tend_day_strip_class_init (TendDayStripClass *klass)
{
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_day_strip_finalize;

  chart_class->measure_plot = tend_day_strip_measure_plot;
  chart_class->layout_plot = tend_day_strip_layout_plot;
  chart_class->draw_plot = tend_day_strip_draw_plot;
  chart_class->draw_marker = tend_day_strip_draw_marker;
  chart_class->locate = tend_day_strip_locate;
  chart_class->pick = tend_day_strip_pick;
  chart_class->move = tend_day_strip_move;
  chart_class->activated = tend_day_strip_activated;
  chart_class->menu = tend_day_strip_menu;

  /**
   * TendDayStrip::day-activated:
   * @self: the strip
   * @day: a #TendDay
   *
   * A click, Enter or Space asks for the day to be ticked, or not any more.
   */
  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", TEND_TYPE_DAY_STRIP, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * TendDayStrip::day-menu:
   * @self: the strip
   * @day: a #TendDay
   *
   * A secondary click, a long press or the menu key asks for what else can be done with the day;
   * tend_chart_get_area() tells where to point a popover.
   */
  signals[SIGNAL_DAY_MENU] = g_signal_new ("day-menu", TEND_TYPE_DAY_STRIP, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tend_day_strip_init (TendDayStrip *self)
{
  self->series = (TendDaySeries) TEND_DAY_SERIES_INIT;
}

/**
 * tend_day_strip_new:
 *
 * Returns: (transfer full): a strip without days
 */
GtkWidget *
tend_day_strip_new (void)
{
  return g_object_new (TEND_TYPE_DAY_STRIP, NULL);
}

/**
 * tend_day_strip_set_data:
 * @self: a strip
 * @first: the day of the first level
 * @levels: (array length=n_days): 1 for done, less for partly, 0 or NAN for open
 * @marks: (array length=n_days) (nullable): a #TendDayMark for each day
 * @n_days: how many days, the last of which is the current one
 *
 * Shows other days; they are copied.
 */
void
tend_day_strip_set_data (TendDayStrip *self,
                         TendDay       first,
                         const float  *levels,
                         const guint8 *marks,
                         gsize         n_days)
{
  gsize before;

  g_return_if_fail (TEND_IS_DAY_STRIP (self));

  before = self->series.n_days;
  if (!tend_day_series_set (&self->series, first, levels, marks, n_days))
    return;

  if (before != n_days)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  tend_chart_set_range (TEND_CHART (self), self->series.open_first, self->series.open_last);
}
