/* Where each day's square is in a heat map, and which day is under the pointer.
 *
 * Pure arithmetic without GTK, in reading order: weeks are columns, the latest one last. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/* Columns that hold a year whatever weekday it begins with. */
#define TEND_HEAT_MAP_YEAR_WEEKS 53

/**
 * TendHeatMapLayout:
 * @first: the day at the top of the first column
 * @n_weeks: how many columns there are
 * @pitch: from one square to the next, in pixels
 * @size: the side of a square
 * @left: where the first column begins, right of the weekdays' names
 * @top: where the first row begins, under the months' names
 */
typedef struct
{
  TendDay first;
  int n_weeks;
  int pitch;
  int size;
  int left;
  int top;
} TendHeatMapLayout;

TendHeatMapLayout tend_heat_map_layout_new (int          width,
                                            int          left,
                                            int          top,
                                            TendDay      last,
                                            GDateWeekday first_weekday);
int tend_heat_map_layout_get_natural_width (int left);
int tend_heat_map_layout_get_minimum_width (int left);
int tend_heat_map_layout_get_height (const TendHeatMapLayout *layout);
gboolean tend_heat_map_layout_locate (const TendHeatMapLayout *layout, TendDay day, int *x, int *y);
TendDay tend_heat_map_layout_pick (const TendHeatMapLayout *layout, double x, double y);
TendDay tend_heat_map_layout_get_last (const TendHeatMapLayout *layout);
TendDay tend_heat_map_layout_get_month (const TendHeatMapLayout *layout, int column);

G_END_DECLS
