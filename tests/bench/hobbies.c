/* What the main thread spends on the page of hobbies with 20,000 sessions: opening it, a hobby and the log, both for
 * the first time, in processes of their own, and again; each frame while the log is scrolled; and how often a stopwatch
 * that runs wakes it. Prints each figure with what it is compared to, measured in turns.
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

#define FIRST "first"     /* in place of ROUNDS: what the first time costs, a figure a line */
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

static void
show_nothing (Bench *bench)
{
  adw_bin_set_child (bench->bin, adw_status_page_new ());
}

static void
show_page (Bench *bench)
{
  adw_bin_set_child (bench->bin, GTK_WIDGET (create_page (bench->store)));
}

static void
show_hobby (Bench *bench)
{
  tend_page_open (TEND_PAGE (adw_bin_get_child (bench->bin)), "hobby", bench->hobby->uuid);
}

static void
show_log (Bench *bench)
{
  gtk_widget_activate_action (adw_bin_get_child (bench->bin), "hobbies.show-log", "x", (gint64) 0);
}

static void
show_list (Bench *bench)
{
  while (tend_page_go_back (TEND_PAGE (adw_bin_get_child (bench->bin))))
    ;
}

/* Returns: what the main thread spends until it is painted, in milliseconds of CPU. */
static double
measure_view (Bench *bench,
              void (*show) (Bench *bench))
{
  double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

  show (bench);
  wait_painted (bench);
  return bench_get_time (CLOCK_THREAD_CPUTIME_ID) - start;
}

typedef enum
{
  NOTHING,
  PAGE,
  HOBBY,
  LOG,
  LIST,
  N_VIEWS,
} View;

static const struct
{
  void (*show) (Bench *bench);
  const char *title;
} views[N_VIEWS] = {
  [NOTHING] = { show_nothing, NULL },
  [PAGE] = { show_page, "The page of hobbies with 20,000 sessions" },
  [HOBBY] = { show_hobby, "A hobby of ten years" },
  [LOG] = { show_log, "The log of 20,000 sessions" },
  [LIST] = { show_list, NULL },
};

static void
measure_all (Bench *bench,
             double values[N_VIEWS])
{
  for (guint i = 0; i < N_VIEWS; i++)
    {
      values[i] = measure_view (bench, views[i].show);
      bench_settle ();
    }
}

/* In a process that did nothing yet but to show an empty page, as it is for whoever opens it: they do so once. */
static void
measure_first_here (Bench *bench)
{
  double values[N_VIEWS];

  measure_all (bench, values);
  for (guint i = 0; i < N_VIEWS; i++)
    g_print ("%f\n", values[i]);
}

static void
run_first (const char *life,
           double      values[N_VIEWS])
{
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", life,
                                                      FIRST, NULL);

  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (output, "\n", -1);
  if (g_strv_length (lines) != N_VIEWS + 1)
    g_error ("a process that shows all for the first time went wrong");
  for (guint i = 0; i < N_VIEWS; i++)
    values[i] = g_ascii_strtod (lines[i], NULL);
}

static void
tell_views (Bench      *bench,
            const char *when,
            GArray     *values[N_VIEWS])
{
  for (guint i = 0; i < N_VIEWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, CPU of the main thread until it is painted, %s", views[i].title,
                                               when);

      if (views[i].title)
        bench->is_met &= bench_tell (name, values[i], i == PAGE ? "an empty page" : "back to the list",
                                     values[i == PAGE ? NOTHING : LIST], OPEN_WANTED_MS);
    }
}

static void
measure_rounds (Bench      *bench,
                const char *when,
                const char *life) /* (nullable): shown in a process of its own each time */
{
  GArray *values[N_VIEWS];

  for (guint i = 0; i < N_VIEWS; i++)
    values[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint round = 0; round < bench->n_rounds; round++)
    {
      double round_values[N_VIEWS];

      if (life)
        run_first (life, round_values);
      else
        measure_all (bench, round_values);
      for (guint i = 0; i < N_VIEWS; i++)
        g_array_append_val (values[i], round_values[i]);
    }
  tell_views (bench, when, values);
  for (guint i = 0; i < N_VIEWS; i++)
    g_array_unref (values[i]);
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

  show_log (bench);
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

static TendStore *
open_life (const char *folder,
           TendClock  *clock)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (folder, clock, tend_features, tend_n_features, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
close_life (TendStore *store)
{
  tend_store_close (store);
  g_object_unref (store);
}

/* What is measured comes after, with a connection that has read nothing yet. */
static TendHobby *
fill (const char *folder,
      TendClock  *clock)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = open_life (folder, clock);
  TendHobby *hobby;

  if (!tend_store_write (store, "20,000 sessions", TEND_WRITE_NOT_UNDOABLE, add_sessions, NULL, &error))
    g_error ("%s", error->message);
  hobby = find_hobby (store);
  close_life (store);
  return hobby;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendClock) clock = NULL;
  Bench bench = { .is_met = TRUE };
  double values[N_VIEWS];
  gboolean is_first;

  if (argc != 3)
    return 2;
  is_first = g_str_equal (argv[2], FIRST);
  bench.n_rounds = (guint) atoi (argv[2]);
  /* Only one process at a time has a life. */
  if (!is_first)
    measure_rounds (&bench, "for the first time", argv[1]);
  adw_init ();
  clock = tend_clock_new ();
  bench.hobby = fill (argv[1], clock);
  bench.store = open_life (argv[1], clock);
  open_window (&bench);
  if (is_first)
    measure_first_here (&bench);
  else
    {
      measure_all (&bench, values);
      measure_rounds (&bench, "again", NULL);
      measure_scrolling (&bench);
      measure_stopwatch (&bench);
    }
  gtk_window_destroy (GTK_WINDOW (bench.window));
  close_life (bench.store);
  tend_hobby_free (bench.hobby);
  return bench.is_met ? 0 : 1;
}
