/* What the main thread spends on another week of the calendar, and on opening its page. Prints each figure with what it
 * is compared to, measured in turns.
 *
 *   weeks LIFE ROUNDS
 *
 * LIFE is the folder of a life. script/bench runs it in tests/with-display. */

#include "bench-kit.h"

#include "features/calendar/tend-plan-reader.h"
#include "shell/tend-feature-page.h"

#include <adwaita.h>
#include <stdlib.h>

#define SWITCH_WANTED_MS 8.0
#define OPENING_WANTED_MS 30.0

/* How many weeks are gone through in a round, each way. */
#define N_WEEKS 8

typedef struct
{
  TendStore *store;
  GtkWindow *window;
  double laid_out; /* when the last layout was done */
  guint n_rounds;
  gboolean is_met;
} Bench;

static void
on_layout_cb (Bench *bench)
{
  bench->laid_out = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
}

static TendPage *
create_page (Bench *bench)
{
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (g_str_equal (tend_feature_pages[i]->id, "calendar"))
      return tend_feature_pages[i]->create (bench->store);
  g_error ("there is no calendar");
}

/* From the start of the window until it stands and is painted, as a start that begins with this page has it. */
static double
open_page (Bench     *bench,
           GtkWidget *page)
{
  double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

  if (page == NULL)
    page = GTK_WIDGET (create_page (bench));
  adw_window_set_content (ADW_WINDOW (bench->window), page);
  bench_settle ();
  return bench_get_time (CLOCK_THREAD_CPUTIME_ID) - start;
}

static void
measure_opening (Bench *bench)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) blanks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bench->n_rounds; i++)
    {
      double page = open_page (bench, NULL);
      double blank = open_page (bench, adw_status_page_new ());
      double added = page - blank;

      if (i == 0)
        g_print ("Opening the calendar for the first time\n    %.2f ms\n", added);
      g_array_append_val (pages, added);
      g_array_append_val (blanks, blank);
    }
  bench->is_met &= bench_tell ("Opening the calendar, beyond a page with nothing on it, CPU of the main thread", pages,
                         "that page", blanks, OPENING_WANTED_MS);
}

/* As keys do it. Painting is no part of it; whatever is done after the layout comes with the next week. */
static double
switch_week (Bench      *bench,
             GtkWidget  *page,
             const char *action)
{
  double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);

  bench->laid_out = 0;
  if (!gtk_widget_activate_action (page, action, NULL))
    g_error ("there is no %s", action);
  while (bench->laid_out == 0)
    g_main_context_iteration (NULL, TRUE);
  return bench->laid_out - start;
}

/* What could not be less: the rows of a week, and each at its time. */
static double
read_week (Bench *bench,
           int    week)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (bench->store));
  TendDay first = tend_day_get_week_start (tend_store_get_today (bench->store), G_DATE_MONDAY) - 7 * week;
  double start = bench_get_time (CLOCK_THREAD_CPUTIME_ID);
  g_autoptr (GPtrArray) plans = tend_calendar_read_range (tend_store_get_reader (bench->store), zone, first, first + 6,
                                                          NULL);

  if (plans == NULL)
    g_error ("the week cannot be read");
  return bench_get_time (CLOCK_THREAD_CPUTIME_ID) - start;
}

static GtkWidget *
find_acting (GtkWidget *widget)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), "TendCalendarPage") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_acting (child);
  return found;
}

static void
measure_switch (Bench *bench)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reads = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *page = GTK_WIDGET (create_page (bench));

  adw_window_set_content (ADW_WINDOW (bench->window), page);
  bench_settle ();
  page = find_acting (page);
  g_signal_connect_data (gtk_widget_get_frame_clock (page), "layout", G_CALLBACK (on_layout_cb), bench, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  for (guint i = 0; i < bench->n_rounds; i++)
    for (int week = 0; week < 2 * N_WEEKS; week++)
      {
        double spent = switch_week (bench, page, week < N_WEEKS ? "calendar.previous" : "calendar.next");
        double read = read_week (bench, week < N_WEEKS ? week + 1 : 2 * N_WEEKS - 1 - week);

        g_array_append_val (weeks, spent);
        g_array_append_val (reads, read);
        bench_settle ();
      }
  bench->is_met &= bench_tell ("Another week, CPU of the main thread before painting", weeks, "its plans, read and no more",
                         reads, SWITCH_WANTED_MS);
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
  if (bench.store == NULL)
    g_error ("%s", error->message);
  bench.n_rounds = (guint) atoi (argv[2]);

  bench.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (bench.window, 1000, 720);
  adw_window_set_content (ADW_WINDOW (bench.window), adw_status_page_new ());
  gtk_window_present (bench.window);
  bench_settle ();

  measure_opening (&bench);
  measure_switch (&bench);

  gtk_window_destroy (bench.window);
  tend_store_close (bench.store);
  g_object_unref (bench.store);
  return bench.is_met ? 0 : 1;
}
