/* make-sample-life FOLDER [--years N] [--seed N] [--end DAY]: writes the sample life into a folder that has
 * no goals yet, so that nobody's own life is ever touched. */

#include "base/tend-error.h"
#include "store/tend-store.h"
#include "tend-sample-life.h"

#include <locale.h>

#define EXIT_USAGE 2

typedef struct
{
  guint64 seed;
  int years;
  TendDay end_day;
} Order;

static gboolean
write_life (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Order *order = data;
  gint64 n_goals;

  if (!tend_db_query_int64 (db, &n_goals, error, "SELECT count(*) FROM goal", ""))
    return FALSE;
  if (n_goals > 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                           "There are goals in that folder already; the sample life needs one of its own.");
      return FALSE;
    }
  return tend_sample_life_write (db, order->seed, order->years, order->end_day, error);
}

static gboolean
make_life (const char  *folder,
           Order       *order,
           GError     **error)
{
  g_autoptr (TendClock) clock = tend_clock_new ();
  g_autoptr (TendStore) store = NULL;
  gboolean ok;

  if (order->end_day == TEND_DAY_NONE)
    order->end_day = tend_clock_get_today (clock);
  store = tend_store_open (folder, clock, tend_features, tend_n_features, error);
  if (store == NULL)
    return FALSE;
  ok = tend_store_write (store, "Sample life", TEND_WRITE_NOT_UNDOABLE, write_life, order, error);
  tend_store_close (store);
  return ok;
}

static gboolean
read_arguments (int      *argc,
                char   ***argv,
                Order    *order,
                GError  **error)
{
  gint64 seed = TEND_SAMPLE_LIFE_SEED;
  g_autofree char *end = NULL;
  const GOptionEntry entries[] = {
    { "years", 0, 0, G_OPTION_ARG_INT, &order->years, "How long the life is (10)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Which life", "N" },
    { "end", 0, 0, G_OPTION_ARG_STRING, &end, "Its last day (today)", "DAY" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  order->seed = (guint64) seed;
  if (end)
    {
      order->end_day = tend_day_parse (end, error);
      if (order->end_day == TEND_DAY_NONE)
        return FALSE;
    }
  if (*argc != 2)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_USAGE,
                         "Name one folder to write the sample life into.");
  else if (order->years < 1 || order->years > TEND_SAMPLE_LIFE_YEARS_MAX)
    g_set_error (error, TEND_ERROR, TEND_ERROR_USAGE, "A life can be 1 to %d years long, not %d.",
                 TEND_SAMPLE_LIFE_YEARS_MAX, order->years);
  else if (end && tend_day_get_year (order->end_day) < 1900)
    g_set_error (error, TEND_ERROR, TEND_ERROR_USAGE, "The life can end in 1900 or later, not on %s.", end);
  else
    return TRUE;
  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  Order order = { TEND_SAMPLE_LIFE_SEED, TEND_SAMPLE_LIFE_YEARS, TEND_DAY_NONE };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (!read_arguments (&argc, &argv, &order, &error))
    {
      g_printerr ("make-sample-life: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (!make_life (argv[1], &order, &error))
    {
      g_printerr ("make-sample-life: %s\n", error->message);
      return 1;
    }
  return 0;
}
