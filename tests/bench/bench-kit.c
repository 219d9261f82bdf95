#include "bench-kit.h"

#include <math.h>

/* Milliseconds. */
double
bench_get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

void
bench_add_since (GArray    *values,
                 clockid_t  clock,
                 double     start)
{
  double value = bench_get_time (clock) - start;

  g_array_append_val (values, value);
}

/* Until what was begun is over, painting included. */
void
bench_settle (void)
{
  gint64 end = g_get_monotonic_time () + 300 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

double
bench_get_median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

/**
 * bench_tell:
 * @name: what was measured
 * @measured: (element-type double): milliseconds
 * @reference_name: what it is compared with
 * @reference: (element-type double): likewise, from the same run
 * @wanted: the most that the median should be, NAN if nothing is wanted
 *
 * Returns: whether the figure is what was wanted
 */
gboolean
bench_tell (const char *name,
            GArray     *measured,
            const char *reference_name,
            GArray     *reference,
            double      wanted)
{
  double figure = bench_get_median (measured);

  g_print ("%s\n    %.2f ms (%.2f–%.2f)\n    %s: %.2f ms\n", name, figure,
           g_array_index (measured, double, measured->len / 4),
           g_array_index (measured, double, measured->len * 3 / 4), reference_name, bench_get_median (reference));
  if (isnan (wanted))
    return TRUE;
  g_print ("    wanted at most %.0f ms%s\n", wanted, figure <= wanted ? "" : "  ← missed");
  return figure <= wanted;
}
