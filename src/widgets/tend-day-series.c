#include "widgets/tend-day-series.h"

#include <math.h>

static gsize
series_index (const TendDaySeries *series,
              TendDay              day)
{
  if (series->n_days == 0 || day < series->first)
    return G_MAXSIZE;
  return (gsize) ((gint64) day - series->first);
}

/**
 * tend_day_series_set:
 * @series: a series
 * @first: the day of the first level
 * @levels: (array length=n_days): a strength for each day: clamped to 0 to 1, NAN for nothing
 * @marks: (array length=n_days) (nullable): a #TendDayMark for each day
 * @n_days: how many days; 0 leaves the series empty
 *
 * Copies the days into @series in place of what it held.
 *
 * Returns: whether anything is different now, so that a widget need not draw the same twice
 */
gboolean
tend_day_series_set (TendDaySeries *series,
                     TendDay        first,
                     const float   *levels,
                     const guint8  *marks,
                     gsize          n_days)
{
  TendDaySeries old = *series;
  gboolean same;

  g_return_val_if_fail (n_days == 0 || (first != TEND_DAY_NONE && levels != NULL), FALSE);

  *series = (TendDaySeries) TEND_DAY_SERIES_INIT;
  if (n_days > 0)
    {
      series->first = first;
      series->n_days = n_days;
      series->levels = g_new (float, n_days);
      series->marks = g_new0 (guint8, n_days);
    }

  same = old.first == series->first && old.n_days == n_days;
  for (gsize i = 0; i < n_days; i++)
    {
      series->levels[i] = isnan (levels[i]) ? NAN : CLAMP (levels[i], 0.0f, 1.0f);
      series->marks[i] = marks ? marks[i] : TEND_DAY_MARK_NONE;
      if (series->marks[i] != TEND_DAY_MARK_OUTSIDE)
        {
          if (series->open_first == TEND_DAY_NONE)
            series->open_first = first + (TendDay) i;
          series->open_last = first + (TendDay) i;
        }
      same = same && old.marks[i] == series->marks[i]
             && (old.levels[i] == series->levels[i] || (isnan (old.levels[i]) && isnan (series->levels[i])));
    }

  tend_day_series_clear (&old);
  return !same;
}

/**
 * tend_day_series_clear:
 * @series: a series
 *
 * Frees what it holds and leaves it empty.
 */
void
tend_day_series_clear (TendDaySeries *series)
{
  g_free (series->levels);
  g_free (series->marks);
  *series = (TendDaySeries) TEND_DAY_SERIES_INIT;
}

/**
 * tend_day_series_get_level:
 * @series: a series
 * @day: any day
 *
 * Returns: the day's strength, 0 to 1, or NAN for nothing or a day that is not in the series
 */
float
tend_day_series_get_level (const TendDaySeries *series,
                           TendDay              day)
{
  gsize index = series_index (series, day);

  return index < series->n_days ? series->levels[index] : NAN;
}

/**
 * tend_day_series_get_mark:
 * @series: a series
 * @day: any day
 *
 * Returns: the day's mark; %TEND_DAY_MARK_OUTSIDE for a day that is not in the series
 */
TendDayMark
tend_day_series_get_mark (const TendDaySeries *series,
                          TendDay              day)
{
  gsize index = series_index (series, day);

  return index < series->n_days ? (TendDayMark) series->marks[index] : TEND_DAY_MARK_OUTSIDE;
}

/**
 * tend_day_series_get_last:
 * @series: a series
 *
 * Returns: its last day, or %TEND_DAY_NONE where it is empty
 */
TendDay
tend_day_series_get_last (const TendDaySeries *series)
{
  return series->n_days > 0 ? series->first + (TendDay) series->n_days - 1 : TEND_DAY_NONE;
}
