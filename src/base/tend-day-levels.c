#include "base/tend-day-levels.h"

#include <math.h>
#include <stdlib.h>

/* A day with anything in it is seen. */
#define LEAST_LEVEL 0.2f

/* Of the days with something in them, the share that is not stronger than the strongest colour: a long day does not
 * make all the others pale. */
#define STRONG_SHARE 0.9

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  int one = *(const int *) a;
  int other = *(const int *) b;

  return (one > other) - (one < other);
}

static int
get_strong_minutes (const int *minutes,
                    gsize      n_days)
{
  g_autofree int *sorted = g_new (int, n_days + 1);
  gsize n = 0;

  for (gsize i = 0; i < n_days; i++)
    if (minutes[i] >= 0)
      sorted[n++] = minutes[i];
  if (n == 0)
    return 0;
  qsort (sorted, n, sizeof *sorted, compare_ints);
  return sorted[(gsize) (STRONG_SHARE * (double) (n - 1))];
}

/**
 * tend_day_levels_new:
 * @minutes: (array length=n_days): how long on each day; less than 0 where there was nothing at all
 * @n_days: how many days
 * @strong_minutes: from how many minutes on a day is as strong as any, at the least; more than 0
 *
 * Returns: (transfer full) (array length=n_days): the level of each day, 0 to 1, NAN where there was nothing
 */
float *
tend_day_levels_new (const int *minutes,
                     gsize      n_days,
                     int        strong_minutes)
{
  float *levels = g_new (float, n_days);
  float strong = (float) MAX (get_strong_minutes (minutes, n_days), strong_minutes);

  for (gsize i = 0; i < n_days; i++)
    levels[i] = minutes[i] < 0 ? NAN : CLAMP ((float) minutes[i] / strong, LEAST_LEVEL, 1);
  return levels;
}
