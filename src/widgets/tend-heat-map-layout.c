#include "widgets/tend-heat-map-layout.h"

#include <math.h>

/* A year's squares shrink to the least and grow to the most; where no year fits, they are of the size
 * that a finger still finds and the map shows fewer weeks. */
#define PITCH_YEAR_MIN 12
#define PITCH_YEAR_NATURAL 14
#define PITCH_YEAR_MAX 18
#define PITCH_NARROW 15
#define WEEKS_MIN 10

/* A year, and the few weeks more that fill what whole pixels leave over. */
#define WEEKS_MAX 57

/* Columns that a month's name needs to itself. */
#define COLUMNS_OF_A_NAME 3

/**
 * tend_heat_map_layout_new:
 * @width: the pixels there are
 * @left: those that the weekdays' names take of them
 * @top: the height of the months' names
 * @last: the last day to show
 * @first_weekday: the weekday that weeks begin with
 *
 * A year and what fits beside it, if its squares are not too small then; otherwise as many of the last
 * weeks as fit.
 *
 * Returns: the layout; the last column is the week of @last
 */
TendHeatMapLayout
tend_heat_map_layout_new (int          width,
                          int          left,
                          int          top,
                          TendDay      last,
                          GDateWeekday first_weekday)
{
  TendHeatMapLayout layout = { .left = left, .top = top };
  int room = width - left;

  if (room >= TEND_HEAT_MAP_YEAR_WEEKS * PITCH_YEAR_MIN)
    {
      layout.pitch = MIN (room / TEND_HEAT_MAP_YEAR_WEEKS, PITCH_YEAR_MAX);
      layout.n_weeks = MIN (room / layout.pitch, WEEKS_MAX);
    }
  else
    {
      layout.n_weeks = MAX (room / PITCH_NARROW, 1);
      layout.pitch = PITCH_NARROW;
    }

  layout.size = layout.pitch - (layout.pitch >= 15 ? 3 : 2);
  layout.first = tend_day_get_week_start (last, first_weekday) - 7 * (layout.n_weeks - 1);
  return layout;
}

/**
 * tend_heat_map_layout_get_natural_width:
 * @left: the pixels that the weekdays' names take
 *
 * Returns: the width at which a year looks best
 */
int
tend_heat_map_layout_get_natural_width (int left)
{
  return left + TEND_HEAT_MAP_YEAR_WEEKS * PITCH_YEAR_NATURAL;
}

/**
 * tend_heat_map_layout_get_minimum_width:
 * @left: the pixels that the weekdays' names take
 *
 * Returns: the least width that still shows some weeks
 */
int
tend_heat_map_layout_get_minimum_width (int left)
{
  return left + WEEKS_MIN * PITCH_NARROW;
}

/**
 * tend_heat_map_layout_get_height:
 * @layout: a layout
 *
 * Returns: its height, the months' names included
 */
int
tend_heat_map_layout_get_height (const TendHeatMapLayout *layout)
{
  return layout->top + 7 * layout->pitch - (layout->pitch - layout->size);
}

/**
 * tend_heat_map_layout_locate:
 * @layout: a layout
 * @day: a day
 * @x: (out): where its square begins
 * @y: (out): the square's upper edge
 *
 * Returns: whether the day is shown
 */
gboolean
tend_heat_map_layout_locate (const TendHeatMapLayout *layout,
                             TendDay                  day,
                             int                     *x,
                             int                     *y)
{
  int index;

  if (day < layout->first || day > tend_heat_map_layout_get_last (layout))
    return FALSE;

  index = day - layout->first;
  *x = layout->left + index / 7 * layout->pitch;
  *y = layout->top + index % 7 * layout->pitch;
  return TRUE;
}

/**
 * tend_heat_map_layout_pick:
 * @layout: a layout
 * @x: a point
 * @y: the same
 *
 * A gap belongs to the square before it, so that nothing flickers between squares.
 *
 * Returns: the day there, or %TEND_DAY_NONE
 */
TendDay
tend_heat_map_layout_pick (const TendHeatMapLayout *layout,
                           double                   x,
                           double                   y)
{
  double column, row;

  if (layout->pitch <= 0)
    return TEND_DAY_NONE;

  column = floor ((x - layout->left) / layout->pitch);
  row = floor ((y - layout->top) / layout->pitch);
  if (column < 0 || column >= layout->n_weeks || row < 0 || row >= 7)
    return TEND_DAY_NONE;
  return layout->first + 7 * (int) column + (int) row;
}

/**
 * tend_heat_map_layout_get_last:
 * @layout: a layout
 *
 * Returns: the day at the foot of the last column
 */
TendDay
tend_heat_map_layout_get_last (const TendHeatMapLayout *layout)
{
  return layout->first + 7 * layout->n_weeks - 1;
}

/* The first of a month in the week of @column, or no day. */
static TendDay
find_month_start (const TendHeatMapLayout *layout,
                  int                      column)
{
  TendDay foot = layout->first + 7 * column + 6;
  TendDay start = tend_day_get_month_start (foot);

  return foot - start < 7 ? start : TEND_DAY_NONE;
}

/**
 * tend_heat_map_layout_get_month:
 * @layout: a layout
 * @column: one of its weeks
 *
 * A month's name stands over the week that holds its first day; the first week also bears the name of
 * the month that it is in, if there is room before the next.
 *
 * Returns: the first day of the month to name over @column, or %TEND_DAY_NONE
 */
TendDay
tend_heat_map_layout_get_month (const TendHeatMapLayout *layout,
                                int                      column)
{
  TendDay start = find_month_start (layout, column);

  if (start != TEND_DAY_NONE || column > 0)
    return start;

  for (int i = 1; i < COLUMNS_OF_A_NAME; i++)
    if (find_month_start (layout, i) != TEND_DAY_NONE)
      return TEND_DAY_NONE;
  return tend_day_get_month_start (layout->first);
}
