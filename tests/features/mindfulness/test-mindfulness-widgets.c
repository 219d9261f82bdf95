/* The figures at their key moments, with motion and without, and how they keep time. */

#include "features/mindfulness/tend-breath-figure.h"
#include "features/mindfulness/tend-guide-figure.h"
#include "features/mindfulness/tend-mindfulness-page.h"
#include "features/mindfulness/tend-practice-setup.h"
#include "features/mindfulness/tend-script-library.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-sound.h"
#include "features/mindfulness/tend-session-view.h"
#include "features/mindfulness/tend-timer-figure.h"

#include "base/tend-uuid.h"
#include "store/test-life.h"
#include "widgets/tend-reminder-editor.h"
#include "widgets/widget-fixture.h"

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND ((gint64) G_USEC_PER_SEC)

/* What the machine was asleep for, and what somebody set its clock by, seconds: these two stand before the C library's
 * own in all of this process. */
static time_t slept;
static time_t set_by;

int
clock_gettime (clockid_t        id,
               struct timespec *time)
{
  int result = (int) syscall (SYS_clock_gettime, id, time);

  if (id == CLOCK_BOOTTIME)
    time->tv_sec += slept;
  if (id == CLOCK_REALTIME)
    time->tv_sec += set_by;
  return result;
}

int
gettimeofday (struct timeval *restrict time,
              void *restrict           zone)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

static const TendBreathPattern box = { 8, 0, 8, 8, 8, 0 };

static void
set_motion (gboolean is_on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", is_on, NULL);
}

/* How much of the figure is painted at all. */
static guint
count_at (TendBreathFigure *figure,
          gint64            at)
{
  g_autoptr (GdkTexture) texture = NULL;

  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), at);
  widget_fixture_settle ();
  texture = widget_fixture_render (GTK_WIDGET (figure));
  return widget_fixture_count_pixels (texture);
}

static TendBreathFigure *
set_up_figure (WidgetFixture *window,
               int            width,
               int            height)
{
  TendBreathFigure *figure = TEND_BREATH_FIGURE (tend_breath_figure_new ());

  tend_breath_figure_set_breath (figure, &box, 3, 0);
  widget_fixture_set_up (window, GTK_WIDGET (figure), width, height);
  return figure;
}

static void
test_opens_and_closes (void)
{
  WidgetFixture window;
  TendBreathFigure *figure = set_up_figure (&window, 300, 300);
  guint closed = count_at (figure, 0);
  guint half = count_at (figure, 2 * SECOND);
  guint open = count_at (figure, 4 * SECOND);

  g_assert_cmpuint (closed, >, 0);
  g_assert_cmpuint (half, >, closed * 5 / 4);
  g_assert_cmpuint (open, >, half * 5 / 4);
  g_assert_cmpuint (count_at (figure, 6 * SECOND), >, half);
  g_assert_cmpuint (count_at (figure, 14 * SECOND), <, half);
  widget_fixture_tear_down (&window);
}

static void
test_fills_any_size (void)
{
  static const int sizes[][2] = { { 200, 200 }, { 360, 520 }, { 1100, 700 } };
  guint before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      WidgetFixture window;
      TendBreathFigure *figure = set_up_figure (&window, sizes[i][0], sizes[i][1]);
      guint now = count_at (figure, 4 * SECOND);

      g_assert_cmpuint (now, >, before);
      before = now;
      widget_fixture_tear_down (&window);
    }
}

/* What the figure looks like then, premultiplied, four bytes a pixel. */
static guchar *
take_picture (TendBreathFigure *figure,
              gint64            at,
              int               size)
{
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels = g_malloc (4 * (gsize) size * (gsize) size);

  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), at);
  widget_fixture_settle ();
  texture = widget_fixture_render (GTK_WIDGET (figure));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, size);
  gdk_texture_download (texture, pixels, 4 * (gsize) size);
  return pixels;
}

/* How far the form reaches from the middle, straight down, where no word stands in the way and between two dots. */
static int
measure_radius (const guchar *pixels,
                int           size)
{
  int radius = 0;

  for (int i = 0; i < size * 9 / 20; i++)
    {
      gsize place = 4 * ((gsize) (size / 2 + i) * (gsize) size + (gsize) (size / 2));

      if (pixels[place + 3] > 8)
        radius = i;
    }
  return radius;
}

static void
assert_radius (TendBreathFigure *figure,
               double            second,
               double            openness)
{
  static const int size = 400;
  g_autofree guchar *pixels = take_picture (figure, (gint64) (second * (double) SECOND), size);
  int wanted = (int) (size / 2.0 * 0.84 * (0.42 + 0.58 * openness));

  g_assert_cmpint (ABS (measure_radius (pixels, size) - wanted), <=, 4);
}

/* At each moment that matters the form is as big as the breath is full, by day and by night. */
static void
test_key_moments (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (int scheme = 0; scheme < 2; scheme++)
    {
      WidgetFixture window;
      TendBreathFigure *figure;

      adw_style_manager_set_color_scheme (manager,
                                          scheme == 0 ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_FORCE_DARK);
      figure = set_up_figure (&window, 400, 400);
      assert_radius (figure, 0, 0);
      assert_radius (figure, 2, 0.5);
      assert_radius (figure, 4, 1);
      assert_radius (figure, 7.9, 1);
      assert_radius (figure, 10, 0.5);
      assert_radius (figure, 12, 0);
      assert_radius (figure, 15.9, 0);
      /* The second round is as the first one, and the end is empty. */
      assert_radius (figure, 20, 1);
      assert_radius (figure, 43.999, 0);
      widget_fixture_tear_down (&window);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Without motion it is a disc that is stronger the fuller the breath is. */
static void
test_key_moments_without_motion (void)
{
  static const double seconds[] = { 0, 2, 4 };
  static const int size = 400;
  WidgetFixture window;
  TendBreathFigure *figure;
  int strength = 0;

  set_motion (FALSE);
  figure = set_up_figure (&window, size, size);
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autofree guchar *pixels = take_picture (figure, (gint64) (seconds[i] * (double) SECOND), size);
      /* Within the disc, above the word. */
      int now = pixels[4 * ((gsize) (size / 4) * (gsize) size + (gsize) (size / 2)) + 3];

      g_assert_cmpint (now, >, strength);
      strength = now;
    }
  widget_fixture_tear_down (&window);
  set_motion (TRUE);
}

static void
test_nothing_moves_without_motion (void)
{
  WidgetFixture window;
  TendBreathFigure *figure;
  guint closed, open;

  set_motion (FALSE);
  figure = set_up_figure (&window, 300, 300);
  closed = count_at (figure, 1);
  open = count_at (figure, 4 * SECOND - 1);
  /* The word and the count differ, the form does not grow. */
  g_assert_cmpuint (ABS ((int) open - (int) closed), <, (int) closed / 20);
  widget_fixture_tear_down (&window);
  set_motion (TRUE);
}

static void
test_phase_is_its_name (void)
{
  WidgetFixture window;
  TendBreathFigure *figure = set_up_figure (&window, 300, 300);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Breathe in");
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), 5 * SECOND);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Hold");
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), 9 * SECOND);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Breathe out");
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), 13 * SECOND);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Rest");
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), -1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Settle in");
  widget_fixture_tear_down (&window);
}

static void
on_frame_cb (guint *n_frames)
{
  (*n_frames)++;
}

static void
test_paused_asks_for_no_frames (void)
{
  WidgetFixture window;
  TendBreathFigure *figure = set_up_figure (&window, 300, 300);
  guint n_frames = 0;

  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (figure)), "update", G_CALLBACK (on_frame_cb),
                            &n_frames);
  tend_session_figure_run (TEND_SESSION_FIGURE (figure));
  while (n_frames < 3)
    g_main_context_iteration (NULL, TRUE);
  tend_session_figure_pause (TEND_SESSION_FIGURE (figure));
  widget_fixture_settle ();
  n_frames = 0;
  for (int i = 0; i < 5; i++)
    widget_fixture_settle ();
  g_assert_cmpuint (n_frames, ==, 0);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (figure)), on_frame_cb, &n_frames);
  widget_fixture_tear_down (&window);
}

static void
on_ended_cb (gboolean *has_ended)
{
  *has_ended = TRUE;
}

static void
test_ends_by_itself (void)
{
  static const TendBreathPattern short_breath = { 1, 0, 0, 1, 0, 0 };
  WidgetFixture window;
  TendBreathFigure *figure = set_up_figure (&window, 300, 300);
  gboolean has_ended = FALSE;

  g_signal_connect_swapped (figure, "ended", G_CALLBACK (on_ended_cb), &has_ended);
  tend_breath_figure_set_breath (figure, &short_breath, 1, 0);
  tend_session_figure_run (TEND_SESSION_FIGURE (figure));
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));
  g_assert_cmpint (tend_session_figure_get_seconds (TEND_SESSION_FIGURE (figure)), ==, 1);
  /* What is over does not begin again. */
  tend_session_figure_run (TEND_SESSION_FIGURE (figure));
  g_assert_false (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));
  widget_fixture_tear_down (&window);
}

static void
on_paused_cb (gboolean *is_paused)
{
  *is_paused = TRUE;
}

static void
test_suspended_in_the_middle (void)
{
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (set_up_figure (&window, 300, 300));
  gboolean is_paused = FALSE;

  g_signal_connect_swapped (figure, "paused", G_CALLBACK (on_paused_cb), &is_paused);
  tend_session_figure_run (figure);
  widget_fixture_run_for (1100 * 1000);
  g_assert_false (is_paused);
  slept += 3600;
  widget_fixture_run_for (300 * 1000);
  g_assert_true (is_paused);
  g_assert_false (tend_session_figure_is_running (figure));
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 1);
  /* It goes on where it was. */
  tend_session_figure_run (figure);
  widget_fixture_run_for (300 * 1000);
  g_assert_true (tend_session_figure_is_running (figure));
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 1);
  widget_fixture_tear_down (&window);
}

static void
test_clock_set_back (void)
{
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (set_up_figure (&window, 300, 300));

  tend_session_figure_run (figure);
  widget_fixture_run_for (600 * 1000);
  set_by -= 3600;
  widget_fixture_run_for (600 * 1000);
  g_assert_true (tend_session_figure_is_running (figure));
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 1);
  set_by += 7200;
  widget_fixture_run_for (100 * 1000);
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 1);
  set_by = 0;
  widget_fixture_tear_down (&window);
}

static void
test_walk_goes_on (void)
{
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_timer_figure_new ());
  gboolean has_ended = FALSE;

  tend_timer_figure_set_timer (TEND_TIMER_FIGURE (figure), "Walk", 600, 0, 0);
  tend_session_figure_set_goes_on (figure, TRUE);
  widget_fixture_set_up (&window, GTK_WIDGET (figure), 300, 300);
  g_signal_connect_swapped (figure, "ended", G_CALLBACK (on_ended_cb), &has_ended);
  tend_session_figure_run (figure);
  gtk_widget_set_visible (GTK_WIDGET (figure), FALSE);
  slept += 300;
  widget_fixture_run_for (200 * 1000);
  g_assert_true (tend_session_figure_is_running (figure));
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 300);
  /* It ends also where nobody sees it. */
  slept += 300;
  widget_fixture_run_for (1200 * 1000);
  g_assert_true (has_ended);
  widget_fixture_tear_down (&window);
}

static void
on_cue_cb (GString *cues,
           int      bell)
{
  g_string_append_printf (cues, "%s ", tend_bell_get_name ((TendBell) bell));
}

static void
test_breath_gives_cues (void)
{
  static const TendBreathPattern quick = { 1, 0, 0, 1, 0, 0 };
  WidgetFixture window;
  TendBreathFigure *figure = set_up_figure (&window, 300, 300);
  g_autoptr (GString) cues = g_string_new (NULL);
  gboolean has_ended = FALSE;

  g_signal_connect_swapped (figure, "cue", G_CALLBACK (on_cue_cb), cues);
  g_signal_connect_swapped (figure, "ended", G_CALLBACK (on_ended_cb), &has_ended);
  tend_breath_figure_set_breath (figure, &quick, 2, 0);
  tend_session_figure_run (TEND_SESSION_FIGURE (figure));
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (cues->str, ==, "opening out in out closing ");
  widget_fixture_tear_down (&window);
}

static void
test_timer_gives_cues (void)
{
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_timer_figure_new ());
  g_autoptr (GString) cues = g_string_new (NULL);
  gboolean has_ended = FALSE;

  tend_timer_figure_set_timer (TEND_TIMER_FIGURE (figure), "Quiet", 2, 1, 0);
  widget_fixture_set_up (&window, GTK_WIDGET (figure), 200, 200);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Quiet");
  g_signal_connect_swapped (figure, "cue", G_CALLBACK (on_cue_cb), cues);
  g_signal_connect_swapped (figure, "ended", G_CALLBACK (on_ended_cb), &has_ended);
  tend_session_figure_run (figure);
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  /* What would be the last bell on the way is the closing one. */
  g_assert_cmpstr (cues->str, ==, "opening interval closing ");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Done");
  widget_fixture_tear_down (&window);
}

static void
test_open_end (void)
{
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_timer_figure_new ());

  tend_timer_figure_set_timer (TEND_TIMER_FIGURE (figure), "Quiet", 0, 0, 0);
  widget_fixture_set_up (&window, GTK_WIDGET (figure), 300, 300);
  tend_session_figure_show_at (figure, 3 * 3600 * SECOND);
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 3 * 3600);
  g_assert_cmpfloat_with_epsilon (tend_session_figure_get_progress (figure, 5400 * SECOND), 0.5, 1e-9);
  widget_fixture_tear_down (&window);
}

static guint
count_session (TendSessionFigure *figure,
               gint64             at)
{
  g_autoptr (GdkTexture) texture = NULL;

  tend_session_figure_show_at (figure, at);
  widget_fixture_settle ();
  texture = widget_fixture_render (GTK_WIDGET (figure));
  return widget_fixture_count_pixels (texture);
}

/* The sum of all there is to see: what is fainter is less. */
static guint64
weigh_session (TendSessionFigure *figure,
               gint64             at)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  gsize n_bytes;
  guint64 sum = 0;

  tend_session_figure_show_at (figure, at);
  widget_fixture_settle ();
  texture = widget_fixture_render (GTK_WIDGET (figure));
  n_bytes = 4 * (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  pixels = g_malloc (n_bytes);
  gdk_texture_download (texture, pixels, 4 * (gsize) gdk_texture_get_width (texture));
  for (gsize i = 3; i < n_bytes; i += 4)
    sum += pixels[i];
  return sum;
}

static void
test_lines_come_and_go (void)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  TendScript *script = tend_script_library_find (scripts, "unclenching");
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_guide_figure_new ());
  guint64 before, shown, going;

  tend_guide_figure_set_script (TEND_GUIDE_FIGURE (figure), script, 3, 0);
  widget_fixture_set_up (&window, GTK_WIDGET (figure), 300, 300);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stay as you sit. Nobody needs to notice.");
  before = weigh_session (figure, 0);
  shown = weigh_session (figure, 5 * SECOND);
  going = weigh_session (figure, 10 * SECOND - 100 * 1000);
  g_assert_cmpuint (shown, >, before);
  g_assert_cmpuint (going, <, shown);
  tend_session_figure_show_at (figure, 11 * SECOND);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "If something hurts, leave it out, or only think of letting go.");
  /* Paused on its way, a line is to be read well. */
  tend_session_figure_show_at (figure, 0);
  tend_session_figure_pause (figure);
  widget_fixture_settle ();
  tend_session_figure_show_at (figure, -2 * SECOND);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Settle in");
  widget_fixture_tear_down (&window);
}

static void
test_lines_do_not_fade_without_motion (void)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  WidgetFixture window;
  TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_guide_figure_new ());

  set_motion (FALSE);
  tend_guide_figure_set_script (TEND_GUIDE_FIGURE (figure), tend_script_library_find (scripts, "body-scan"), 10, 0);
  widget_fixture_set_up (&window, GTK_WIDGET (figure), 300, 300);
  g_assert_cmpuint (weigh_session (figure, 1), ==, weigh_session (figure, 5 * SECOND));
  widget_fixture_tear_down (&window);
  set_motion (TRUE);
}

/* However small the figure and however long the line, it stays within the dots. */
static void
test_lines_fit_the_smallest_figure (void)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);

  for (guint i = 0; i < scripts->len; i++)
    {
      TendScript *script = g_ptr_array_index (scripts, i);
      WidgetFixture window;
      TendSessionFigure *figure = TEND_SESSION_FIGURE (tend_guide_figure_new ());

      tend_guide_figure_set_script (TEND_GUIDE_FIGURE (figure), script, script->minutes, 0);
      widget_fixture_set_up (&window, GTK_WIDGET (figure), 200, 200);
      for (guint line = 0; line < script->lines->len; line++)
        {
          gint64 at = g_array_index (script->lines, TendScriptLine, line).at + 2 * SECOND;

          g_assert_cmpuint (count_session (figure, at), >, 0);
          g_assert_cmpint (tend_guide_figure_get_text_height (TEND_GUIDE_FIGURE (figure)), <=, 130);
        }
      widget_fixture_tear_down (&window);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/mindfulness-widgets/the figure opens and closes", test_opens_and_closes);
  g_test_add_func ("/mindfulness-widgets/the figure fills any size", test_fills_any_size);
  g_test_add_func ("/mindfulness-widgets/key moments, light and dark", test_key_moments);
  g_test_add_func ("/mindfulness-widgets/key moments without motion", test_key_moments_without_motion);
  g_test_add_func ("/mindfulness-widgets/nothing moves without motion", test_nothing_moves_without_motion);
  g_test_add_func ("/mindfulness-widgets/the phase is the figure’s name", test_phase_is_its_name);
  g_test_add_func ("/mindfulness-widgets/paused it asks for no frames", test_paused_asks_for_no_frames);
  g_test_add_func ("/mindfulness-widgets/it ends by itself", test_ends_by_itself);
  g_test_add_func ("/mindfulness-widgets/suspended in the middle it pauses", test_suspended_in_the_middle);
  g_test_add_func ("/mindfulness-widgets/a clock that is set changes nothing", test_clock_set_back);
  g_test_add_func ("/mindfulness-widgets/a walk goes on unseen and asleep", test_walk_goes_on);
  g_test_add_func ("/mindfulness-widgets/a breath gives its cues", test_breath_gives_cues);
  g_test_add_func ("/mindfulness-widgets/a timer gives its cues", test_timer_gives_cues);
  g_test_add_func ("/mindfulness-widgets/a time without an end counts on", test_open_end);
  g_test_add_func ("/mindfulness-widgets/lines come and go", test_lines_come_and_go);
  g_test_add_func ("/mindfulness-widgets/lines do not fade without motion", test_lines_do_not_fade_without_motion);
  g_test_add_func ("/mindfulness-widgets/lines fit the smallest figure", test_lines_fit_the_smallest_figure);

  return g_test_run ();
}
