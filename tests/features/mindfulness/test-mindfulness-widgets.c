/* The figure at its key moments, with motion and without; and a session from the list to what is kept of it. */

#include "features/mindfulness/tend-breath-figure.h"
#include "features/mindfulness/tend-mindfulness-page.h"
#include "features/mindfulness/tend-practice-setup.h"
#include "features/mindfulness/tend-script-library.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-view.h"

#include "store/test-life.h"
#include "widgets/widget-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

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

typedef struct
{
  TestLife *life;
  WidgetFixture window;
  TendPage *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->life = test_life_new_open ();
  fixture->page = tend_mindfulness_page_new (fixture->life->store);
  widget_fixture_set_up (&fixture->window, GTK_WIDGET (fixture->page), 360, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  test_life_free (fixture->life);
}

static gpointer
find (Fixture *fixture,
      GType    type)
{
  return widget_fixture_find (GTK_WIDGET (fixture->page), type);
}

static void
test_a_session_can_be_ended_and_kept (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TendSessionView *view = find (fixture, TEND_TYPE_SESSION_VIEW);
  TendBreathFigure *figure = find (fixture, TEND_TYPE_BREATH_FIGURE);
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);

  g_assert_true (tend_page_open (fixture->page, "breathe", "box:3"));
  widget_fixture_settle ();
  g_assert_true (tend_session_view_is_on (view));
  g_assert_true (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));
  g_assert_true (widget_fixture_press (GTK_WIDGET (view), GDK_KEY_space, 0));
  g_assert_false (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));

  /* Two seconds are kept only if wished. */
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), 2 * SECOND);
  g_assert_true (tend_page_go_back (fixture->page));
  g_assert_false (tend_session_view_is_on (view));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM session"), ==, 0);
  g_signal_emit_by_name (after, "keep-asked");
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find (GTK_WIDGET (after), ADW_TYPE_ENTRY_ROW)),
                         " Short and good ");
  tend_session_after_accept (after);
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE line <> ''") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT seconds FROM session"), ==, 2);
}

static void
test_half_a_minute_is_kept_by_itself (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TendBreathFigure *figure = find (fixture, TEND_TYPE_BREATH_FIGURE);

  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  widget_fixture_settle ();
  tend_session_figure_pause (TEND_SESSION_FIGURE (figure));
  tend_session_figure_show_at (TEND_SESSION_FIGURE (figure), 45 * SECOND);
  g_assert_true (tend_page_go_back (fixture->page));
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT seconds FROM session WHERE exercise = 'long-exhale'"), ==,
                   45);
}

static void
test_leaving_the_page_pauses (Fixture       *fixture,
                              gconstpointer  user_data)
{
  TendBreathFigure *figure = find (fixture, TEND_TYPE_BREATH_FIGURE);

  tend_page_open (fixture->page, "breathe", "");
  widget_fixture_settle ();
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  g_assert_false (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
  widget_fixture_settle ();
  g_assert_false (tend_session_figure_is_running (TEND_SESSION_FIGURE (figure)));
}

static void
test_closing_in_the_middle_asks (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  gboolean is_stopped = FALSE;

  tend_page_open (fixture->page, "breathe", "box:3");
  widget_fixture_settle ();
  g_signal_emit_by_name (fixture->window.window, "close-request", &is_stopped);
  g_assert_true (is_stopped);
  g_assert_true (tend_session_view_is_on (find (fixture, TEND_TYPE_SESSION_VIEW)));
  tend_session_view_end (find (fixture, TEND_TYPE_SESSION_VIEW));
}

static TendPractice *
read_practice (Fixture    *fixture,
               const char *id)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  TendPractice *practice =
      tend_practice_read (tend_store_get_reader (fixture->life->store), scripts, id, NULL);

  g_assert_nonnull (practice);
  return practice;
}

static void
test_minutes_and_rounds_go_together (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  TendPracticeSetup *setup = find (fixture, TEND_TYPE_PRACTICE_SETUP);
  g_autoptr (TendPractice) practice = read_practice (fixture, "box");
  g_autoptr (TendPractice) four = read_practice (fixture, "4-7-8");

  tend_practice_setup_show (setup, practice, TRUE);
  tend_practice_setup_set_minutes (setup, 20);
  g_assert_cmpint (tend_practice_setup_get_practice (setup)->options.rounds, ==, 75);
  tend_practice_setup_set_minutes (setup, 1000);
  g_assert_cmpint (tend_practice_setup_get_practice (setup)->options.rounds, ==, 225);
  tend_practice_setup_show (setup, four, FALSE);
  g_assert_cmpint (tend_practice_setup_get_practice (setup)->options.rounds, ==, 4);
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/mindfulness-widgets/the figure opens and closes", test_opens_and_closes);
  g_test_add_func ("/mindfulness-widgets/the figure fills any size", test_fills_any_size);
  g_test_add_func ("/mindfulness-widgets/nothing moves without motion", test_nothing_moves_without_motion);
  g_test_add_func ("/mindfulness-widgets/the phase is the figure’s name", test_phase_is_its_name);
  g_test_add_func ("/mindfulness-widgets/paused it asks for no frames", test_paused_asks_for_no_frames);
  g_test_add_func ("/mindfulness-widgets/it ends by itself", test_ends_by_itself);
  add ("/mindfulness-widgets/a session can be ended and kept", test_a_session_can_be_ended_and_kept);
  add ("/mindfulness-widgets/half a minute is kept by itself", test_half_a_minute_is_kept_by_itself);
  add ("/mindfulness-widgets/leaving the page pauses", test_leaving_the_page_pauses);
  add ("/mindfulness-widgets/closing in the middle asks", test_closing_in_the_middle_asks);
  add ("/mindfulness-widgets/minutes and rounds go together", test_minutes_and_rounds_go_together);

  return g_test_run ();
}
