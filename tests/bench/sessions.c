/* What a session of mindfulness costs beside one plain disc that opens and closes as it does; whether it wakes up
 * while it is paused, and holds on to memory; and how exact it is over a run that is recorded.
 *
 *   sessions LIFE ROUNDS MINUTES
 *
 * LIFE is the folder of a life, MINUTES is how long the recorded run takes. script/bench runs it in
 * tests/with-display. */

#include "bench-kit.h"
#include "features/mindfulness/tend-breath-figure.h"
#include "features/mindfulness/tend-mindfulness-page.h"
#include "features/mindfulness/tend-session-view.h"
#include "shell/tend-feature-page.h"

#include <adwaita.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COST_WANTED 1.2
/* Of 100,000 frames: less than a byte for each. */
#define GROWTH_WANTED_KIB 64.0
#define FRAME_USEC (1000000.0 / 60)
#define END_WANTED_MS 100.0
/* The clock of a display without a monitor of its own counts in whole ones. */
#define TICK_MS 1.0

/* One inhale or one exhale of the breath that is measured, which moves all the time. */
#define PHASE_SECONDS 5
#define PAUSE_SECONDS 10
#define SECOND ((gint64) G_USEC_PER_SEC)

static const TendBreathPattern box = { 8, 0, 8, 8, 8, 0 };
static const TendBreathPattern resonant = { 10, 0, 0, 10, 0, 0 };

/* What a session is compared with: a disc of the figure's size and motion, drawn anew in each frame. */
typedef struct
{
  GtkWidget parent_instance;

  double half;
  gint64 elapsed;
  gint64 frame_time; /* of the frame before, 0 for the first one */
} BenchDisc;

typedef GtkWidgetClass BenchDiscClass;

GType bench_disc_get_type (void);

G_DEFINE_FINAL_TYPE (BenchDisc, bench_disc, GTK_TYPE_WIDGET)

static void
bench_disc_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  static const GdkRGBA color = { 0, 0.5f, 0.5f, 0.5f };
  BenchDisc *self = (BenchDisc *) widget;
  TendBreathMoment moment;
  GskRoundedRect outline;
  graphene_rect_t area;
  float x = (float) gtk_widget_get_width (widget) / 2;
  float y = (float) gtk_widget_get_height (widget) / 2;
  float radius;

  tend_breath_pattern_locate (&resonant, 1000, self->elapsed, &moment);
  radius = (float) (self->half * 0.84 * (0.42 + 0.58 * moment.openness));
  area = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  gsk_rounded_rect_init_from_rect (&outline, &area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
bench_disc_class_init (BenchDiscClass *klass)
{
  klass->snapshot = bench_disc_snapshot;
}

static void
bench_disc_init (BenchDisc *self)
{
}

static gboolean
on_disc_ticked_cb (GtkWidget     *widget,
                   GdkFrameClock *frame_clock,
                   gpointer       user_data)
{
  BenchDisc *self = (BenchDisc *) widget;
  gint64 now = gdk_frame_clock_get_frame_time (frame_clock);

  if (self->frame_time > 0)
    self->elapsed += now - self->frame_time;
  self->frame_time = now;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
set_true (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Sleeps as a program does that has nothing to do. */
static void
run_for (int seconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once ((guint) seconds * 1000, set_true, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
get_quantile (GArray *values,
              double  share)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

static gpointer
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
show_window (GtkWidget *content,
             int        width,
             int        height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1);
  return window;
}

static void
toggle (TendSessionView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "session.toggle", NULL);
}

static void
add_cpu_since (GArray *values,
               double  start)
{
  double value = (bench_get_time (CLOCK_PROCESS_CPUTIME_ID) - start) / PHASE_SECONDS;

  g_array_append_val (values, value);
}

static gboolean
tell_ratio (const char *name,
            GArray     *measured,
            const char *reference_name,
            GArray     *reference)
{
  double ratio = get_quantile (measured, 0.5) / get_quantile (reference, 0.5);

  g_print ("%s\n    %.1f ms of CPU a second (%.1f–%.1f)\n    %s: %.1f ms (%.1f–%.1f)\n", name,
           get_quantile (measured, 0.5), get_quantile (measured, 0.25), get_quantile (measured, 0.75), reference_name,
           get_quantile (reference, 0.5), get_quantile (reference, 0.25), get_quantile (reference, 0.75));
  g_print ("    %.2f ×, wanted at most %.2f ×%s\n", ratio, COST_WANTED, ratio <= COST_WANTED ? "" : "  ← missed");
  return ratio <= COST_WANTED;
}

/* In turns: an inhale of the session, the same one of the disc, an exhale of each, and so on. */
static gboolean
measure_cost (TendSessionView *view,
              guint            n_rounds)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) discs = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *figure = find (GTK_WIDGET (view), TEND_TYPE_BREATH_FIGURE);
  BenchDisc *disc = g_object_new (bench_disc_get_type (), NULL);
  GtkWidget *window;

  disc->half = tend_session_figure_get_half_size (TEND_SESSION_FIGURE (figure));
  window = show_window (GTK_WIDGET (disc), 360, 600);
  for (guint i = 0; i < n_rounds; i++)
    {
      double start;
      guint tick_id;

      toggle (view);
      start = bench_get_time (CLOCK_PROCESS_CPUTIME_ID);
      run_for (PHASE_SECONDS);
      add_cpu_since (sessions, start);
      toggle (view);
      run_for (1);

      disc->frame_time = 0;
      tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (disc), on_disc_ticked_cb, NULL, NULL);
      start = bench_get_time (CLOCK_PROCESS_CPUTIME_ID);
      run_for (PHASE_SECONDS);
      add_cpu_since (discs, start);
      gtk_widget_remove_tick_callback (GTK_WIDGET (disc), tick_id);
      run_for (1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return tell_ratio ("A session at 360 × 600, drawn by cairo", sessions, "one plain disc at 60 Hz", discs);
}

/* How often each thread of this process went to sleep of its own accord, all in all. */
static guint64
read_sleeps (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint64 sum = 0;

  while (tasks && (task = g_dir_read_name (tasks)))
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "status", NULL);
      g_autofree char *text = NULL;
      const char *line;

      if (g_file_get_contents (path, &text, NULL, NULL) && (line = strstr (text, "\nvoluntary_ctxt_switches:")))
        sum += g_ascii_strtoull (strchr (line, ':') + 1, NULL, 10);
    }
  return sum;
}

static gboolean
measure_pause (TendSessionView *view)
{
  guint64 before, woken;

  g_assert_true (tend_session_view_is_on (view));
  run_for (2);
  before = read_sleeps ();
  run_for (PAUSE_SECONDS);
  /* The one at the end is the bench's own. */
  woken = read_sleeps () - before - 1;
  g_print ("A session that is paused, %d s\n    %" G_GUINT64_FORMAT " wake-ups, wanted none%s\n", PAUSE_SECONDS, woken,
           woken == 0 ? "" : "  ← missed");
  return woken == 0;
}

static double
get_heap_kib (void)
{
  return (double) mallinfo2 ().uordblks / 1024;
}

static gboolean
tell_growth (const char *name,
             double      growth)
{
  g_print ("%s\n    %+.1f KiB, wanted at most %.0f%s\n", name, growth, GROWTH_WANTED_KIB,
           growth <= GROWTH_WANTED_KIB ? "" : "  ← missed");
  return growth <= GROWTH_WANTED_KIB;
}

/* Each frame of half an hour, shown and drawn, as fast as that goes: what a frame holds on to adds up 100,000 times. */
static gboolean
measure_growth (void)
{
  GtkWidget *figure = tend_breath_figure_new ();
  GtkWidget *window = show_window (figure, 360, 600);
  double before = 0;

  tend_breath_figure_set_breath (TEND_BREATH_FIGURE (figure), &box,
                                 tend_breath_pattern_count_rounds (&box, 31 * 60 * SECOND), 0);
  for (int i = 0; i < 30 * 60 * 60; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), (gint64) (i * FRAME_USEC));
      GTK_WIDGET_GET_CLASS (figure)->snapshot (figure, snapshot);
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
      if (i % 100 == 0)
        while (g_main_context_iteration (NULL, FALSE))
          continue;
      if (i == 60 * 60)
        before = get_heap_kib ();
    }
  before = get_heap_kib () - before;
  gtk_window_destroy (GTK_WINDOW (window));
  return tell_growth ("Memory after 30 minutes of frames, more than after the first one", before);
}

/* One of the breaths that are recorded. */
typedef struct
{
  const TendBreathPattern *pattern;
  TendSessionFigure *figure;
  gint64 start;
  gint64 due;     /* the boundary that was told and is not on screen yet, 0 for none */
  int n_told;     /* boundaries so far: out, in, out, … */
  int n_wanted;
  GArray *late;   /* of double: how long after its time each was in a frame, ms */
  gboolean has_ended;
  double end_late;
} Record;

static void
on_recorded_cue_cb (Record *record,
                    int     bell)
{
  gint64 round = tend_breath_pattern_get_length (record->pattern, 2) - tend_breath_pattern_get_length (record->pattern, 1);
  gint64 out = (gint64) (record->pattern->in + record->pattern->hold) * SECOND / 2;

  if (bell != TEND_BELL_IN && bell != TEND_BELL_OUT)
    return;
  g_assert_true ((bell == TEND_BELL_OUT) == (record->n_told % 2 == 0));
  record->due = record->start + (record->n_told + 1) / 2 * round + (bell == TEND_BELL_OUT ? out : 0);
  record->n_told++;
}

static void
on_recorded_end_cb (Record *record)
{
  gint64 length = tend_session_figure_get_length (record->figure);

  record->end_late = (double) (g_get_monotonic_time () - record->start - length) / 1000;
  record->has_ended = TRUE;
}

static void
on_painted_cb (Record        *record,
               GdkFrameClock *frame_clock)
{
  double late = (double) (gdk_frame_clock_get_frame_time (frame_clock) - record->due) / 1000;

  if (record->due == 0)
    return;
  g_array_append_val (record->late, late);
  record->due = 0;
}

static void
begin_record (Record                  *record,
              const TendBreathPattern *pattern,
              GtkWidget               *figure,
              int                      minutes)
{
  int n_rounds = tend_breath_pattern_count_rounds (pattern, minutes * 60 * SECOND);

  *record = (Record){ .pattern = pattern, .figure = TEND_SESSION_FIGURE (figure), .n_wanted = 2 * n_rounds - 1,
                      .late = g_array_new (FALSE, FALSE, sizeof (double)) };
  tend_breath_figure_set_breath (TEND_BREATH_FIGURE (figure), pattern, n_rounds, 0);
  g_signal_connect_swapped (figure, "cue", G_CALLBACK (on_recorded_cue_cb), record);
  g_signal_connect_swapped (figure, "ended", G_CALLBACK (on_recorded_end_cb), record);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (figure), "after-paint", G_CALLBACK (on_painted_cb), record);
  record->start = g_get_monotonic_time ();
  tend_session_figure_run (record->figure);
}

static gboolean
tell_record (Record     *record,
             const char *name,
             int         minutes)
{
  double worst = get_quantile (record->late, 1);
  gboolean is_exact = record->n_told == record->n_wanted && (int) record->late->len == record->n_wanted &&
                      get_quantile (record->late, 0) >= 0 && worst <= FRAME_USEC / 1000 + TICK_MS;
  gboolean ends_well = record->end_late <= END_WANTED_MS;

  g_print ("%s, recorded over %d minutes\n    %d of %d phases began in a frame %.1f ms after their time (worst %.1f), "
           "wanted all within %.1f%s\n    it ended %.1f ms after its time, wanted at most %.0f%s\n",
           name, minutes, (int) record->late->len, record->n_wanted, get_quantile (record->late, 0.5), worst,
           FRAME_USEC / 1000 + TICK_MS, is_exact ? "" : "  ← missed", record->end_late, END_WANTED_MS,
           ends_well ? "" : "  ← missed");
  g_array_unref (record->late);
  return is_exact && ends_well;
}

/* Each in a window of its own, with frames of its own: one of them moves all the time, the other one rests between. */
static gboolean
measure_boundaries (int minutes)
{
  GtkWidget *figures[] = { tend_breath_figure_new (), tend_breath_figure_new () };
  GtkWidget *windows[] = { show_window (figures[0], 360, 600), show_window (figures[1], 360, 600) };
  Record records[2];
  double heap;
  gboolean is_met;

  begin_record (&records[0], &box, figures[0], minutes);
  begin_record (&records[1], &resonant, figures[1], minutes);
  run_for (30);
  heap = get_heap_kib ();
  /* In the middle of the last breath of one of them, where both draw as they did before. */
  run_for (minutes * 60 - 40);
  heap = get_heap_kib () - heap;
  while (!records[0].has_ended || !records[1].has_ended)
    g_main_context_iteration (NULL, TRUE);
  is_met = tell_record (&records[0], "Box", minutes);
  is_met &= tell_record (&records[1], "Resonant", minutes);
  is_met &= tell_growth ("Memory at the end of that, more than after half a minute", heap);
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    gtk_window_destroy (GTK_WINDOW (windows[i]));
  return is_met;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendClock) clock = NULL;
  g_autoptr (GError) error = NULL;
  TendStore *store;
  TendPage *page;
  TendSessionView *view;
  GtkWidget *window;
  gboolean is_met;

  if (argc != 4)
    return 2;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  clock = tend_clock_new ();
  store = tend_store_open (argv[1], clock, tend_features, tend_n_features, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);

  page = tend_mindfulness_page_new (store);
  window = show_window (GTK_WIDGET (page), 360, 600);
  if (!tend_page_open (page, "breathe", "resonant:60"))
    g_error ("there is no such breath");
  view = find (GTK_WIDGET (page), TEND_TYPE_SESSION_VIEW);
  /* The time to settle in. */
  run_for (4);
  toggle (view);
  run_for (1);
  is_met = measure_cost (view, (guint) atoi (argv[2]));
  is_met &= measure_pause (view);
  tend_session_view_end (view);
  gtk_window_destroy (GTK_WINDOW (window));
  is_met &= measure_growth ();
  if (atoi (argv[3]) > 0)
    is_met &= measure_boundaries (atoi (argv[3]));

  tend_store_close (store);
  g_object_unref (store);
  return is_met ? 0 : 1;
}
