/* A run of days with a strength each: the plain data that heat map, curve and day strip are fed.
 *
 * A series is a value inside its widget; it copies what it is given and knows neither goals nor GTK. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/**
 * TendDayMark:
 * @TEND_DAY_MARK_NONE: a day like any other
 * @TEND_DAY_MARK_REST: a rest day: a choice, drawn as such and never as a gap
 * @TEND_DAY_MARK_OUTSIDE: before the start or still to come; cannot be chosen
 */
typedef enum
{
  TEND_DAY_MARK_NONE,
  TEND_DAY_MARK_REST,
  TEND_DAY_MARK_OUTSIDE,
} TendDayMark;

/**
 * TendDaySeries:
 * @first: the day of the first level, or %TEND_DAY_NONE
 * @n_days: how many days there are
 * @levels: a strength for each day, 0 to 1, or NAN for nothing
 * @marks: a #TendDayMark for each day
 * @open_first: the first day that is not outside, or %TEND_DAY_NONE
 * @open_last: the last such day
 */
typedef struct
{
  TendDay first;
  gsize n_days;
  float *levels;
  guint8 *marks;
  TendDay open_first;
  TendDay open_last;
} TendDaySeries;

#define TEND_DAY_SERIES_INIT { TEND_DAY_NONE, 0, NULL, NULL, TEND_DAY_NONE, TEND_DAY_NONE }

gboolean tend_day_series_set (TendDaySeries *series,
                              TendDay        first,
                              const float   *levels,
                              const guint8  *marks,
                              gsize          n_days);
void tend_day_series_clear (TendDaySeries *series);
float tend_day_series_get_level (const TendDaySeries *series, TendDay day);
TendDayMark tend_day_series_get_mark (const TendDaySeries *series, TendDay day);
TendDay tend_day_series_get_last (const TendDaySeries *series);

G_END_DECLS
