/* What the main thread spends on the page of hobbies with 20,000 sessions: opening it, a hobby and the log, and each
 * frame while the log is scrolled; and how often a stopwatch that runs wakes it. Prints each figure with what it is
 * compared to, measured in turns.
 *
 *   hobbies LIFE ROUNDS
 *
 * LIFE is the folder of a life that may be changed. script/bench runs it in tests/with-display. */

#include "bench-kit.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "features/hobbies/tend-stopwatch-line.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-long-list.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#define N_SESSIONS 20000
#define OPEN_WANTED_MS 30.0
#define FRAME_WANTED_MS 16.0
#define N_FRAMES 240
#define STEP 180          /* pixels a frame, as a wheel that is turned fast */
#define WATCH_SECONDS 10

typedef struct
{
  TendStore *store;
  GtkWidget *window;
  AdwBin *bin;
  TendHobby *hobby; /* the one with the most sessions */
  guint n_rounds;
  gboolean is_met;

  gboolean is_painted;
  double frame_start;
  GArray *frames; /* (nullable): gets what each frame costs */
  GtkAdjustment *adjustment;
  guint n_left; /* frames to scroll yet */
} Bench;

static guint n_polls;

static gboolean
add_sessions (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_db_run (db, error,
                      "WITH RECURSIVE n (i) AS (SELECT count(*) FROM hobby_session UNION ALL"
                      "    SELECT i + 1 FROM n WHERE i < ?1)"
                      "  INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, line)"
                      "    SELECT printf ('00000000-0000-4000-8000-%012d', i), (SELECT min(id) FROM hobby),"
                      "      date('2010-01-01', (i % 4000) || ' days'), 1262304000 + (i % 4000) * 86400, 900, 'A line'"
                      "      FROM n WHERE i < ?1",
                      "i", (gint64) N_SESSIONS);
}

static void
on_before_paint_cb (GdkFrameClock *clock,
                    gpointer       user_data)
{
  ((Bench *) user_data)->frame_start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   gpointer       user_data)
{
  Bench *bench = user_data;

  bench->is_painted = TRUE;
  if (bench->frames)
    bench_add_since (bench->frames, CLOCK_THREAD_CPUTIME_ID, bench->frame_start);
}

static void
wait_painted (Bench *bench)
{
  bench->is_painted = FALSE;
  gtk_widget_queue_draw (bench->window);
  while (!bench->is_painted)
    g_main_context_iteration (NULL, TRUE);
}

static TendPage *
create_page (TendStore *store)
{
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (g_str_equal (tend_feature_pages[i]->id, "hobbies"))
      return tend_feature_pages[i]->create (store);
  g_error ("there is no page of hobbies");
}

/* From nothing to what is painted, beside an empty page of libadwaita's. */
static void
measure_page (Bench *bench)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) blanks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bench->n_rounds; i++)
    {
      double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

      adw_bin_set_child (bench->bin, adw_status_page_new ());
      wait_painted (bench);
      bench_add_since (blanks, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();

      start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
      adw_bin_set_child (bench->bin, GTK_WIDGET (create_page (bench->store)));
      wait_painted (bench);
      bench_add_since (pages, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();
    }
  g_print ("The page of hobbies for the first time: %.2f ms\n", g_array_index (pages, double, 0));
  bench->is_met &= bench_tell ("The page of hobbies with 20,000 sessions, CPU of the main thread until it is painted",
                               pages, "an empty page", blanks, OPEN_WANTED_MS);
}

static void
show_log (TendPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "hobbies.show-log", "x", (gint64) 0);
}

/* One hobby, and the log of all, each beside the list that they are opened from. */
static void
measure_views (Bench *bench)
{
  g_autoptr (GArray) hobbies = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) logs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (double));
  TendPage *page = TEND_PAGE (adw_bin_get_child (bench->bin));

  for (guint i = 0; i < bench->n_rounds; i++)
    {
      double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

      tend_page_open (page, "hobby", bench->hobby->uuid);
      wait_painted (bench);
      bench_add_since (hobbies, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();

      start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
      show_log (page);
      wait_painted (bench);
      bench_add_since (logs, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();

      start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
      while (tend_page_go_back (page))
        ;
      wait_painted (bench);
      bench_add_since (lists, CLOCK_THREAD_CPUTIME_ID, start);
      bench_settle ();
    }
  g_print ("For the first time: a hobby %.2f ms, the log %.2f ms\n", g_array_index (hobbies, double, 0),
           g_array_index (logs, double, 0));
  bench->is_met &= bench_tell ("A hobby of ten years, CPU of the main thread until it is painted", hobbies,
                               "back to the list", lists, OPEN_WANTED_MS);
  bench->is_met &= bench_tell ("The log of 20,000 sessions, CPU of the main thread until it is painted", logs,
                               "back to the list", lists, OPEN_WANTED_MS);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *bench = user_data;

  if (bench->n_left == 0)
    return G_SOURCE_REMOVE;
  bench->n_left--;
  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + STEP);
  return G_SOURCE_CONTINUE;
}

static GArray *
scroll (Bench     *bench,
        GtkWidget *list)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (double));

  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  bench->n_left = N_FRAMES;
  gtk_adjustment_set_value (bench->adjustment, 0);
  bench_settle ();
  bench->frames = frames;
  gtk_widget_add_tick_callback (list, on_tick_cb, bench, NULL);
  while (bench->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  bench->frames = NULL;
  return frames;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = (GTK_IS_LIST_VIEW (widget) || TEND_IS_LONG_LIST (widget)) && gtk_widget_get_mapped (widget)
                         ? widget
                         : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static void
on_label_set_up_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new ("A line of text");

  gtk_widget_set_size_request (label, -1, 60);
  gtk_list_item_set_child (item, label);
}

/* As many rows with a word in each. */
static GtkWidget *
make_plain_list (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_SESSIONS; i++)
    gtk_string_list_append (strings, "A line of text");
  g_signal_connect (factory, "setup", G_CALLBACK (on_label_set_up_cb), NULL);
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scroller),
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))), factory));
  return scroller;
}

static double
get_most (GArray *sorted)
{
  return g_array_index (sorted, double, sorted->len - 1);
}

/* Each frame of it, beside a list of words alone. */
static void
measure_scrolling (Bench *bench)
{
  TendPage *page = TEND_PAGE (adw_bin_get_child (bench->bin));
  g_autoptr (GArray) frames = NULL;
  g_autoptr (GArray) words = NULL;

  show_log (page);
  bench_settle ();
  frames = scroll (bench, find_list (GTK_WIDGET (page)));
  adw_bin_set_child (bench->bin, make_plain_list ());
  bench_settle ();
  words = scroll (bench, find_list (GTK_WIDGET (bench->bin)));
  bench_tell ("A frame of the log while it is scrolled, CPU of the main thread", frames, "of a list of words", words, NAN);
  g_print ("    the longest of %u: %.2f ms (of the words: %.2f ms)\n    wanted at most %.0f ms%s\n", frames->len,
           get_most (frames), get_most (words), FRAME_WANTED_MS,
           get_most (frames) <= FRAME_WANTED_MS ? "" : "  ← missed");
  bench->is_met &= get_most (frames) <= FRAME_WANTED_MS;
}

static int
count_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  if (timeout != 0)
    n_polls++;
  return g_poll (fds, n_fds, timeout);
}

static void
on_watched_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Returns: how often the main loop woke a second, beside the one time that ends it. */
static double
count_wakes (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (WATCH_SECONDS * 1000, on_watched_cb, &is_over);
  n_polls = 0;
  g_main_context_set_poll_func (NULL, count_poll);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_main_context_set_poll_func (NULL, NULL);
  return (n_polls - 1) / (double) WATCH_SECONDS;
}

static void
on_started_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (tend_hobby_store_finish (TEND_STORE (source), result, &error) == 0)
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
measure_stopwatch (Bench *bench)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *line = tend_stopwatch_line_new (bench->store);
  TendStopwatchInstant now;
  gboolean is_started = FALSE;
  double seen, unseen;

  gtk_stack_add_named (GTK_STACK (stack), line, "line");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("Something else"), "other");
  adw_bin_set_child (bench->bin, stack);
  tend_stopwatch_instant_take (&now, tend_store_get_clock (bench->store));
  tend_hobby_store_start_async (bench->store, bench->hobby, &now, on_started_cb, &is_started);
  while (!is_started)
    g_main_context_iteration (NULL, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "line");
  bench_settle ();
  bench_settle ();
  seen = count_wakes ();
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "other");
  bench_settle ();
  bench_settle ();
  unseen = count_wakes ();
  g_print ("A stopwatch that runs wakes the main loop, a second\n    %.1f times while it is visible, its frames included;"
           " %.1f times while it is not\n    wanted 0 while it is not%s\n",
           seen, unseen, unseen > 0 ? "  ← missed" : "");
  bench->is_met &= unseen <= 0;
}

static TendHobby *
find_hobby (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  TendHobby *hobby = NULL;

  if (tend_db_query_int64 (tend_store_get_reader (store), &id, &error,
                           "SELECT hobby_id FROM hobby_session GROUP BY hobby_id ORDER BY count(*) DESC LIMIT 1", NULL))
    hobby = tend_hobby_read (tend_store_get_reader (store), id, &error);
  if (hobby == NULL)
    g_error ("%s", error->message);
  return hobby;
}

static void
open_window (Bench *bench)
{
  GdkFrameClock *clock;

  bench->window = adw_window_new ();
  bench->bin = ADW_BIN (adw_bin_new ());
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1000, 720);
  adw_window_set_content (ADW_WINDOW (bench->window), GTK_WIDGET (bench->bin));
  gtk_window_present (GTK_WINDOW (bench->window));
  bench_settle ();
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), bench);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendClock) clock = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { .is_met = TRUE };

  if (argc != 3)
    return 2;
  adw_init ();
  clock = tend_clock_new ();
  bench.store = tend_store_open (argv[1], clock, tend_features, tend_n_features, &error);
  if (bench.store == NULL ||
      !tend_store_write (bench.store, "20,000 sessions", TEND_WRITE_NOT_UNDOABLE, add_sessions, NULL, &error))
    g_error ("%s", error->message);
  bench.n_rounds = (guint) atoi (argv[2]);
  bench.hobby = find_hobby (bench.store);
  open_window (&bench);

  measure_page (&bench);
  measure_views (&bench);
  measure_scrolling (&bench);
  measure_stopwatch (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  tend_store_close (bench.store);
  g_object_unref (bench.store);
  tend_hobby_free (bench.hobby);
  return bench.is_met ? 0 : 1;
}
