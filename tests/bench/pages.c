/* What the main thread spends on a tick, and on opening the page of a ten-year goal; how long it takes to
 * undo an import of 70,000 rows. Prints each figure with what it is compared to, measured in turns.
 *
 *   pages LIFE ROUNDS
 *
 * LIFE is the folder of a life that may be changed. script/bench runs it in tests/with-display. */

#include "features/goals/tend-goal-store.h"
#include "shell/tend-feature-page.h"

#include "bench-kit.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#define TICK_WANTED_MS 4.0
#define DETAIL_WANTED_MS 16.0

typedef struct
{
  TendStore *store;
  TendPage *page;
  TendGoal *goal;
  guint n_rounds;
  gboolean is_met;
} Bench;

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (tend_goal_store_finish (TEND_STORE (source), result, &error) == 0)
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static gboolean
write_nothing_shown (TendDb    *db,
                     gpointer   data,
                     GError   **error)
{
  return tend_db_run (db, error,
                      "INSERT INTO setting (key, value) VALUES ('bench', '0')"
                      "  ON CONFLICT (key) DO UPDATE SET value = value + 1",
                      NULL);
}

static void
on_nothing_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* From the click to the rows that show it, beside a write that nobody shows. */
static void
measure_tick (Bench *bench)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (double));
  TendDay today = tend_store_get_today (bench->store);

  for (guint i = 0; i < bench->n_rounds; i++)
    {
      gboolean is_done = FALSE;
      double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

      tend_goal_store_set_done_async (bench->store, bench->goal, today, i % 2 == 0, NAN, on_done_cb, &is_done);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
      bench_add_since (ticks, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();

      is_done = FALSE;
      start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
      tend_store_write_async (bench->store, NULL, TEND_WRITE_NOT_UNDOABLE, write_nothing_shown, NULL, NULL, NULL,
                              on_nothing_written_cb, &is_done);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
      bench_add_since (writes, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();
    }
  bench->is_met &= bench_tell ("A tick in the list of goals, CPU of the main thread", ticks,
                         "a write that nothing shows", writes, TICK_WANTED_MS);
}

/* Query, computation and widgets, before painting, beside the bare query. */
static void
measure_detail (Bench *bench)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) queries = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bench->n_rounds; i++)
    {
      g_autoptr (GArray) check_ins = NULL;
      double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

      if (!tend_page_open (bench->page, "goal", bench->goal->uuid))
        g_error ("the goal could not be opened");
      bench_add_since (pages, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();
      tend_page_go_back (bench->page);
      bench_settle ();

      start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
      check_ins = tend_goal_read_check_ins (tend_store_get_reader (bench->store), bench->goal->id, TEND_DAY_NONE,
                                            tend_store_get_today (bench->store), NULL);
      bench_add_since (queries, CLOCK_THREAD_CPUTIME_ID, start);
    }
  bench->is_met &= bench_tell ("The page of a ten-year goal, CPU of the main thread before painting", pages,
                         "its check-ins, read and no more", queries, DETAIL_WANTED_MS);
}

static gboolean
insert_rows (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  return tend_db_run (db, error,
                      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 69999),"
                      "  g AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM goal)"
                      "  INSERT INTO goal_check_in (goal_id, day, state, at)"
                      "    SELECT g.id, date('1950-01-01', (i / 20) || ' days'), 'done', 0"
                      "      FROM n JOIN g ON g.place = n.i % 20",
                      NULL);
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tend_store_undo_finish (TEND_STORE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
measure_undo (Bench *bench)
{
  g_autoptr (GArray) undos = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) inserts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 3; i++)
    {
      gboolean is_done = FALSE;
      double start = bench_get_time (CLOCK_MONOTONIC);
      g_autoptr (GError) error = NULL;

      if (!tend_store_write (bench->store, "70,000 rows", TEND_WRITE_DEFAULT, insert_rows, NULL, &error))
        g_error ("%s", error->message);
      bench_add_since (inserts, CLOCK_MONOTONIC, start);
      start = bench_get_time (CLOCK_MONOTONIC);
      tend_store_undo_async (bench->store, NULL, on_undone_cb, &is_done);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
      bench_add_since (undos, CLOCK_MONOTONIC, start);
      bench_settle ();
    }
  bench_tell ("Undo of 70,000 rows, from the key to the last list", undos, "putting them in", inserts, NAN);
}

static TendPage *
create_page (TendStore *store)
{
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (g_str_equal (tend_feature_pages[i]->id, "goals"))
      return tend_feature_pages[i]->create (store);
  g_error ("there is no page of goals");
}

/* The first goal that is simply ticked every day: it has the most check-ins. */
static TendGoal *
find_goal (TendStore *store)
{
  g_autoptr (GPtrArray) goals = tend_goal_read_all (tend_store_get_reader (store), FALSE, NULL);

  for (guint i = 0; goals && i < goals->len; i++)
    {
      const TendGoal *goal = g_ptr_array_index (goals, i);

      if (goal->schedule.kind == TEND_SCHEDULE_DAILY && goal->measure == TEND_MEASURE_TICK)
        return tend_goal_copy (goal);
    }
  g_error ("there is no daily goal in the life");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendClock) clock = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  Bench bench = { .is_met = TRUE };

  if (argc != 3)
    return 2;
  adw_init ();
  clock = tend_clock_new ();
  bench.store = tend_store_open (argv[1], clock, tend_features, tend_n_features, &error);
  if (bench.store == NULL)
    g_error ("%s", error->message);
  bench.n_rounds = (guint) atoi (argv[2]);
  bench.goal = find_goal (bench.store);
  bench.page = create_page (bench.store);

  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (bench.page));
  gtk_window_present (GTK_WINDOW (window));
  bench_settle ();

  measure_tick (&bench);
  measure_detail (&bench);
  measure_undo (&bench);

  gtk_window_destroy (GTK_WINDOW (window));
  tend_store_close (bench.store);
  g_object_unref (bench.store);
  tend_goal_free (bench.goal);
  return bench.is_met ? 0 : 1;
}
