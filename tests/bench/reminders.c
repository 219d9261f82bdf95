/* How long it takes to find out when the next of many reminders comes, in a life of its own.
 *
 *   reminders [ROUNDS]
 *
 * The same query is made of a life with one reminder, in turns, so that what the machine is busy with shows. */

#include "reminders/tend-reminder-due.h"
#include "store/test-life.h"

#include <stdlib.h>

#define N_MANY 10000
#define LIMIT_MS 5.0

static TestLife *
make_life (guint n_reminders)
{
  TestLife *life = test_life_new_open ();

  test_life_sql (life, "a bench", TEND_WRITE_NOT_UNDOABLE,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
                 "  INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                 "  SELECT printf ('00000000-0000-4000-8000-%%012d', i), 'goal',"
                 "    printf ('00000000-0000-4000-8000-%%012d', i), i * 7919 %% 1440, 1 + i %% 127 FROM n",
                 n_reminders);
  return life;
}

static double
measure (TestLife   *life,
         const char *zone_id,
         gint64      after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendZone) zone = tend_zone_new (zone_id, &error);
  const TendReminderLife where = { tend_store_get_reader (life->store), tend_features, tend_n_features, zone };
  gint64 begun, next;

  g_assert_no_error (error);
  begun = g_get_monotonic_time ();
  tend_reminder_due_find_next (&where, after, &next, &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - begun) / 1000;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

int
main (int   argc,
      char *argv[])
{
  int n_rounds = argc > 1 ? MAX (atoi (argv[1]), 15) : 15;
  /* An ordinary evening, and the night in which Berlin's clock is changed, when the index helps less. */
  const gint64 evening = TEST_LIFE_NOW + 10 * 3600;
  const gint64 change = G_GINT64_CONSTANT (1774742400);
  TestLife *one = make_life (1);
  TestLife *many = make_life (N_MANY);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) change_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) one_times = g_array_new (FALSE, FALSE, sizeof (double));
  double median, worst;

  for (int i = 0; i < n_rounds; i++)
    {
      double few = measure (one, "Europe/Berlin", evening + i * 61);
      double plain = measure (many, "Europe/Berlin", evening + i * 61);
      double odd = measure (many, "Europe/Berlin", change + i * 61);

      g_array_append_val (one_times, few);
      g_array_append_val (times, plain);
      g_array_append_val (change_times, odd);
    }
  g_array_sort (times, compare_numbers);
  g_array_sort (change_times, compare_numbers);
  g_array_sort (one_times, compare_numbers);

  median = g_array_index (change_times, double, change_times->len / 2);
  worst = MAX (g_array_index (times, double, times->len - 1), g_array_index (change_times, double, times->len - 1));
  g_print ("next of 1 reminder         median %.3f ms\n", g_array_index (one_times, double, times->len / 2));
  g_print ("next of %d reminders    median %.3f ms\n", N_MANY, g_array_index (times, double, times->len / 2));
  g_print ("  where the clock changes  median %.3f ms (wanted: at most %.0f ms), worst of all %.3f ms\n", median,
           LIMIT_MS, worst);
  test_life_free (one);
  test_life_free (many);
  return median <= LIMIT_MS ? 0 : 1;
}
