#include "widgets/tend-heat-map.h"

#include "widgets/tend-heat-map-layout.h"

/* Between the names at the edges and the squares. */
#define NAME_SPACING 6

#define RADIUS 2.5f

/* The weakest strength that is there at all must not look like nothing. */
#define LEVEL_OPACITY_MIN 0.28f

struct _TendHeatMap
{
  TendChart parent_instance;

  TendDaySeries series;
  GDateWeekday first_weekday;
  TendDay year_end;          /* TEND_DAY_NONE: the last day that is not outside */
  TendHeatMapLayout layout;
  gboolean has_earlier;
  gboolean has_later;
};

enum
{
  PROP_0,
  PROP_FIRST_WEEKDAY,
  PROP_YEAR_END,
  PROP_HAS_EARLIER,
  PROP_HAS_LATER,
  N_PROPS
};

enum
{
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendHeatMap, tend_heat_map, TEND_TYPE_CHART)

static TendDay
get_last_shown (TendHeatMap *self)
{
  if (self->year_end != TEND_DAY_NONE)
    return self->year_end;
  if (self->series.open_last != TEND_DAY_NONE)
    return self->series.open_last;
  return tend_day_series_get_last (&self->series);
}

static GDateWeekday
get_weekday_of_row (TendHeatMap *self,
                    int          row)
{
  return (GDateWeekday) ((self->first_weekday - G_DATE_MONDAY + row) % 7 + G_DATE_MONDAY);
}

/* The room that the names of weekdays and months take. */
static void
measure_names (TendHeatMap *self,
               int         *left,
               int         *top)
{
  int width = 0, height = 0;

  for (int row = 0; row < 7; row += 2)
    {
      const char *name = tend_weekday_get_short_name (get_weekday_of_row (self, row));
      g_autoptr (PangoLayout) text = tend_chart_get_text (TEND_CHART (self), name, FALSE);
      int text_width;

      pango_layout_get_pixel_size (text, &text_width, &height);
      width = MAX (width, text_width);
    }
  *left = width + NAME_SPACING;
  *top = height + NAME_SPACING / 2;
}

static void
update_ends (TendHeatMap *self)
{
  gboolean has_earlier = FALSE, has_later = FALSE;

  if (self->series.open_first != TEND_DAY_NONE && self->layout.n_weeks > 0)
    {
      has_earlier = self->series.open_first < self->layout.first;
      has_later = self->series.open_last > tend_heat_map_layout_get_last (&self->layout);
    }

  if (self->has_earlier != has_earlier)
    {
      self->has_earlier = has_earlier;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_EARLIER]);
    }
  if (self->has_later != has_later)
    {
      self->has_later = has_later;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LATER]);
    }
}

/* Lays the squares out anew; the days that can be chosen stay the same unless the data changed. */
static void
update_range (TendHeatMap *self)
{
  tend_chart_set_range (TEND_CHART (self), self->series.open_first, self->series.open_last);
}

static void
fill_square (GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             const GdkRGBA         *color,
             float                  radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_day (TendHeatMap       *self,
          GtkSnapshot       *snapshot,
          const TendPalette *palette,
          TendDay            day)
{
  TendDayMark mark = tend_day_series_get_mark (&self->series, day);
  float level = tend_day_series_get_level (&self->series, day);
  float size = (float) self->layout.size;
  graphene_rect_t area;
  int x, y;

  if (mark == TEND_DAY_MARK_OUTSIDE || !tend_heat_map_layout_locate (&self->layout, day, &x, &y))
    return;

  graphene_rect_init (&area, (float) x, (float) y, size, size);
  tend_chart_mirror (TEND_CHART (self), &area);
  if (isnan (level))
    {
      fill_square (snapshot, &area, &palette->faint, RADIUS);
    }
  else
    {
      GdkRGBA color = tend_color_fade (&palette->accent,
                                       LEVEL_OPACITY_MIN + (1.0f - LEVEL_OPACITY_MIN) * level);

      fill_square (snapshot, &area, &color, RADIUS);
    }

  if (mark == TEND_DAY_MARK_REST && isnan (level))
    {
      float inset = roundf (size * 0.32f);

      graphene_rect_inset (&area, inset, inset);
      fill_square (snapshot, &area, &palette->accent, area.size.width / 2.0f);
    }
}

static void
draw_names (TendHeatMap       *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette)
{
  TendChart *chart = TEND_CHART (self);
  int right = self->layout.left + self->layout.n_weeks * self->layout.pitch;

  for (int row = 0; row < 7; row += 2)
    {
      const char *name = tend_weekday_get_short_name (get_weekday_of_row (self, row));
      g_autoptr (PangoLayout) text = tend_chart_get_text (chart, name, FALSE);
      int height;

      pango_layout_get_pixel_size (text, NULL, &height);
      tend_chart_draw_text (chart, snapshot, text, &palette->label, 0,
                            self->layout.top + row * self->layout.pitch + (self->layout.size - height) / 2.0, 0.0);
    }

  for (int column = 0; column < self->layout.n_weeks; column++)
    {
      TendDay month = tend_heat_map_layout_get_month (&self->layout, column);
      g_autofree char *name = month != TEND_DAY_NONE ? tend_day_format (month, "%b") : NULL;
      g_autoptr (PangoLayout) text = name ? tend_chart_get_text (chart, name, FALSE) : NULL;
      int width;

      if (text == NULL)
        continue;
      pango_layout_get_pixel_size (text, &width, NULL);
      tend_chart_draw_text (chart, snapshot, text, &palette->label,
                            MIN (self->layout.left + column * self->layout.pitch, right - width), 0, 0.0);
    }
}

static void
tend_heat_map_measure_plot (TendChart      *chart,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);
  int left, top;

  measure_names (self, &left, &top);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = tend_heat_map_layout_get_minimum_width (left);
      *natural = tend_heat_map_layout_get_natural_width (left);
    }
  else
    {
      TendHeatMapLayout layout;

      if (for_size < 0)
        for_size = tend_heat_map_layout_get_natural_width (left);
      layout = tend_heat_map_layout_new (for_size, left, top, 0, self->first_weekday);
      *minimum = *natural = tend_heat_map_layout_get_height (&layout);
    }
}

static void
tend_heat_map_layout_plot (TendChart *chart,
                           int        width,
                           int        height)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);
  TendDay last = get_last_shown (self);
  int left, top;

  self->layout = (TendHeatMapLayout) { 0 };
  if (last != TEND_DAY_NONE && width > 0)
    {
      measure_names (self, &left, &top);
      self->layout = tend_heat_map_layout_new (width, left, top, last, self->first_weekday);
    }
  update_ends (self);
}

static void
tend_heat_map_draw_plot (TendChart         *chart,
                         GtkSnapshot       *snapshot,
                         const TendPalette *palette)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);

  if (self->layout.n_weeks == 0)
    return;

  draw_names (self, snapshot, palette);
  for (TendDay day = self->layout.first; day <= tend_heat_map_layout_get_last (&self->layout); day++)
    draw_day (self, snapshot, palette, day);
}

static gboolean
tend_heat_map_locate (TendChart       *chart,
                      int              position,
                      graphene_rect_t *area)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);
  int x, y;

  if (self->layout.n_weeks == 0 || !tend_heat_map_layout_locate (&self->layout, position, &x, &y))
    return FALSE;
  graphene_rect_init (area, (float) x, (float) y, (float) self->layout.size, (float) self->layout.size);
  return TRUE;
}

static int
tend_heat_map_pick (TendChart *chart,
                    double     x,
                    double     y)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);
  TendDay day = tend_heat_map_layout_pick (&self->layout, x, y);

  return tend_day_series_get_mark (&self->series, day) == TEND_DAY_MARK_OUTSIDE ? TEND_CHART_NONE : day;
}

static int
tend_heat_map_move (TendChart     *chart,
                    int            position,
                    TendChartMove  move)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);

  switch (move)
    {
    case TEND_CHART_MOVE_LEFT:
      return position - 7;
    case TEND_CHART_MOVE_RIGHT:
      return position + 7;
    case TEND_CHART_MOVE_UP:
      return position - 1;
    case TEND_CHART_MOVE_DOWN:
      return position + 1;
    case TEND_CHART_MOVE_PAGE_BACK:
      return tend_day_add_months (position, -1);
    case TEND_CHART_MOVE_PAGE_ON:
      return tend_day_add_months (position, 1);
    case TEND_CHART_MOVE_FIRST:
      return MAX (self->layout.first, self->series.open_first);
    case TEND_CHART_MOVE_LAST:
      return MIN (tend_heat_map_layout_get_last (&self->layout), self->series.open_last);
    default:
      g_return_val_if_reached (TEND_CHART_NONE);
    }
}

static void
tend_heat_map_reveal (TendChart *chart,
                      int        position)
{
  TendHeatMap *self = TEND_HEAT_MAP (chart);

  while (self->layout.n_weeks > 0 && position < self->layout.first)
    tend_heat_map_show_earlier (self);
  while (self->layout.n_weeks > 0 && position > tend_heat_map_layout_get_last (&self->layout))
    tend_heat_map_show_later (self);
}

static void
tend_heat_map_activated (TendChart *chart,
                         int        position)
{
  g_signal_emit (chart, signals[SIGNAL_DAY_ACTIVATED], 0, position);
}

static void
tend_heat_map_finalize (GObject *object)
{
  tend_day_series_clear (&TEND_HEAT_MAP (object)->series);

  G_OBJECT_CLASS (tend_heat_map_parent_class)->finalize (object);
}

static void
tend_heat_map_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TendHeatMap *self = TEND_HEAT_MAP (object);

  switch (prop_id)
    {
    case PROP_FIRST_WEEKDAY:
      g_value_set_int (value, tend_heat_map_get_first_weekday (self));
      break;
    case PROP_YEAR_END:
      g_value_set_int (value, tend_heat_map_get_year_end (self));
      break;
    case PROP_HAS_EARLIER:
      g_value_set_boolean (value, tend_heat_map_get_has_earlier (self));
      break;
    case PROP_HAS_LATER:
      g_value_set_boolean (value, tend_heat_map_get_has_later (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_heat_map_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TendHeatMap *self = TEND_HEAT_MAP (object);

  switch (prop_id)
    {
    case PROP_FIRST_WEEKDAY:
      tend_heat_map_set_first_weekday (self, (GDateWeekday) g_value_get_int (value));
      break;
    case PROP_YEAR_END:
      tend_heat_map_set_year_end (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * TendHeatMap:first-weekday:
   *
   * The #GDateWeekday in the uppermost row.
   */
  properties[PROP_FIRST_WEEKDAY] = g_param_spec_int ("first-weekday", NULL, NULL,
                                                     G_DATE_MONDAY, G_DATE_SUNDAY, G_DATE_MONDAY, writable);
  /**
   * TendHeatMap:year-end:
   *
   * A #TendDay of the last week shown, or %TEND_DAY_NONE for the end of the data.
   */
  properties[PROP_YEAR_END] = g_param_spec_int ("year-end", NULL, NULL,
                                                G_MININT, G_MAXINT, TEND_DAY_NONE, writable);
  /**
   * TendHeatMap:has-earlier:
   *
   * Whether there are days before those shown, for the sensitivity of a button.
   */
  properties[PROP_HAS_EARLIER] = g_param_spec_boolean ("has-earlier", NULL, NULL, FALSE, readable);
  /**
   * TendHeatMap:has-later:
   *
   * Whether there are days after those shown.
   */
  properties[PROP_HAS_LATER] = g_param_spec_boolean ("has-later", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_heat_map_class_init (TendHeatMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TendChartClass *chart_class = TEND_CHART_CLASS (klass);

  object_class->finalize = tend_heat_map_finalize;
  object_class->get_property = tend_heat_map_get_property;
  object_class->set_property = tend_heat_map_set_property;

  chart_class->measure_plot = tend_heat_map_measure_plot;
  chart_class->layout_plot = tend_heat_map_layout_plot;
  chart_class->draw_plot = tend_heat_map_draw_plot;
  chart_class->locate = tend_heat_map_locate;
  chart_class->pick = tend_heat_map_pick;
  chart_class->move = tend_heat_map_move;
  chart_class->reveal = tend_heat_map_reveal;
  chart_class->activated = tend_heat_map_activated;

  install_properties (object_class);

  /**
   * TendHeatMap::day-activated:
   * @self: the heat map
   * @day: a #TendDay
   *
   * A click, Enter or Space chose the day.
   */
  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", TEND_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tend_heat_map_init (TendHeatMap *self)
{
  self->series = (TendDaySeries) TEND_DAY_SERIES_INIT;
  self->first_weekday = G_DATE_MONDAY;
  self->year_end = TEND_DAY_NONE;
  tend_chart_set_show_caption (TEND_CHART (self), TRUE);
}

/**
 * tend_heat_map_new:
 *
 * Returns: (transfer full): a heat map without data
 */
GtkWidget *
tend_heat_map_new (void)
{
  return g_object_new (TEND_TYPE_HEAT_MAP, NULL);
}

/**
 * tend_heat_map_set_data:
 * @self: a heat map
 * @first: the day of the first level
 * @levels: (array length=n_days): a strength for each day, 0 to 1, NAN for nothing
 * @marks: (array length=n_days) (nullable): a #TendDayMark for each day
 * @n_days: how many days; many years are welcome, 0 empties the map
 *
 * Shows other days; they are copied. Cursor and year stay where they are as far as they can.
 */
void
tend_heat_map_set_data (TendHeatMap  *self,
                        TendDay       first,
                        const float  *levels,
                        const guint8 *marks,
                        gsize         n_days)
{
  g_return_if_fail (TEND_IS_HEAT_MAP (self));

  if (tend_day_series_set (&self->series, first, levels, marks, n_days))
    update_range (self);
}

GDateWeekday
tend_heat_map_get_first_weekday (TendHeatMap *self)
{
  g_return_val_if_fail (TEND_IS_HEAT_MAP (self), G_DATE_BAD_WEEKDAY);

  return self->first_weekday;
}

void
tend_heat_map_set_first_weekday (TendHeatMap  *self,
                                 GDateWeekday  first_weekday)
{
  g_return_if_fail (TEND_IS_HEAT_MAP (self));
  g_return_if_fail (g_date_valid_weekday (first_weekday));

  if (self->first_weekday == first_weekday)
    return;

  self->first_weekday = first_weekday;
  update_range (self);
  /* Other weekdays are named at the side now. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_WEEKDAY]);
}

TendDay
tend_heat_map_get_year_end (TendHeatMap *self)
{
  g_return_val_if_fail (TEND_IS_HEAT_MAP (self), TEND_DAY_NONE);

  return self->year_end;
}

void
tend_heat_map_set_year_end (TendHeatMap *self,
                            TendDay      year_end)
{
  g_return_if_fail (TEND_IS_HEAT_MAP (self));

  if (self->year_end == year_end)
    return;

  self->year_end = year_end;
  update_range (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR_END]);
}

gboolean
tend_heat_map_get_has_earlier (TendHeatMap *self)
{
  g_return_val_if_fail (TEND_IS_HEAT_MAP (self), FALSE);

  return self->has_earlier;
}

gboolean
tend_heat_map_get_has_later (TendHeatMap *self)
{
  g_return_val_if_fail (TEND_IS_HEAT_MAP (self), FALSE);

  return self->has_later;
}

/**
 * tend_heat_map_show_earlier:
 * @self: a heat map
 *
 * Shows the weeks before those shown: a year earlier, or less where less than a year fits.
 */
void
tend_heat_map_show_earlier (TendHeatMap *self)
{
  g_return_if_fail (TEND_IS_HEAT_MAP (self));

  if (self->has_earlier)
    tend_heat_map_set_year_end (self, self->layout.first - 1);
}

/**
 * tend_heat_map_show_later:
 * @self: a heat map
 *
 * Shows the weeks after those shown; past the last day there is nothing to see.
 */
void
tend_heat_map_show_later (TendHeatMap *self)
{
  TendDay year_end;

  g_return_if_fail (TEND_IS_HEAT_MAP (self));

  if (!self->has_later)
    return;

  year_end = tend_heat_map_layout_get_last (&self->layout) + 7 * self->layout.n_weeks;
  tend_heat_map_set_year_end (self, year_end < self->series.open_last ? year_end : TEND_DAY_NONE);
}

/**
 * tend_heat_map_get_shown:
 * @self: a heat map
 * @first: (out): the first day shown, or %TEND_DAY_NONE while nothing is
 * @last: (out): the last one
 *
 * For a heading such as "March 2025 – March 2026".
 */
void
tend_heat_map_get_shown (TendHeatMap *self,
                         TendDay     *first,
                         TendDay     *last)
{
  gboolean any;

  g_return_if_fail (TEND_IS_HEAT_MAP (self));

  any = self->layout.n_weeks > 0 && self->series.open_first != TEND_DAY_NONE;
  *first = any ? MAX (self->layout.first, self->series.open_first) : TEND_DAY_NONE;
  *last = any ? MIN (tend_heat_map_layout_get_last (&self->layout), self->series.open_last) : TEND_DAY_NONE;
}
