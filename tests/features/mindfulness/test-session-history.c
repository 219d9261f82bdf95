/* How one feels around a session, and the history: what is in it, how it is changed, and that nothing is lost. */

#include "features/mindfulness/tend-feeling-rows.h"
#include "features/mindfulness/tend-mindfulness-home.h"
#include "features/mindfulness/tend-mindfulness-page.h"
#include "features/mindfulness/tend-practice-setup.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-dialog.h"
#include "features/mindfulness/tend-session-feelings.h"
#include "features/mindfulness/tend-session-figure.h"
#include "features/mindfulness/tend-session-history.h"
#include "features/mindfulness/tend-session-row.h"
#include "features/mindfulness/tend-session-view.h"
#include "widgets/tend-heat-map.h"
#include "widgets/tend-pairs.h"

#include "store/test-life.h"
#include "widgets/widget-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MONDAY (tend_day_from_ymd (2026, 3, 2))

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
add (Fixture    *fixture,
     const char *exercise,
     TendDay     day,
     int         before,
     int         after)
{
  g_autofree char *uuid = g_uuid_string_random ();
  char text[TEND_DAY_TEXT_SIZE];

  test_life_sql (fixture->life, "A session", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, mood_before, mood_after) VALUES"
                 "  ('%s', '%s', '%s', '%s', %d, 288, nullif(%d, 0), nullif(%d, 0))",
                 uuid, exercise, exercise, tend_day_to_text (day, text), day, before, after);
  widget_fixture_settle ();
}

static void
show_history (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, TEND_TYPE_MINDFULNESS_HOME), "history-asked");
  widget_fixture_settle ();
}

static void
wait_until (Fixture    *fixture,
            const char *sql)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (test_life_ask (fixture->life, "%s", sql) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_fixture_settle ();
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *row = widget_fixture_find (find (fixture, TEND_TYPE_SESSION_HISTORY), TEND_TYPE_SESSION_ROW);
  guint n = 0;

  for (; row; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child, label);

      if (button)
        return button;
    }
  return NULL;
}

static void
end_after (Fixture *fixture,
           int      seconds)
{
  TendSessionView *view = find (fixture, TEND_TYPE_SESSION_VIEW);
  TendSessionFigure *figure =
      TEND_SESSION_FIGURE (widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_SESSION_FIGURE));

  widget_fixture_settle ();
  g_assert_true (tend_session_view_is_on (view));
  tend_session_figure_pause (figure);
  tend_session_figure_show_at (figure, seconds * SECOND);
  g_assert_true (tend_page_go_back (fixture->page));
  widget_fixture_settle ();
}

static void
test_how_one_feels_is_kept (Fixture       *fixture,
                            gconstpointer  user_data)
{
  TendPracticeSetup *setup = find (fixture, TEND_TYPE_PRACTICE_SETUP);
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);
  TendFeelingRows *before_rows =
      TEND_FEELING_ROWS (widget_fixture_find (GTK_WIDGET (setup), TEND_TYPE_FEELING_ROWS));
  TendFeelingRows *after_rows = TEND_FEELING_ROWS (widget_fixture_find (GTK_WIDGET (after), TEND_TYPE_FEELING_ROWS));
  TendFeeling now;

  g_signal_emit_by_name (find (fixture, TEND_TYPE_MINDFULNESS_HOME), "chosen", "box");
  tend_feeling_rows_set (before_rows, &(TendFeeling){ 2, 0 });
  g_signal_emit_by_name (setup, "start-asked");
  end_after (fixture, 120);
  wait_until (fixture, "SELECT count(*) FROM session WHERE mood_before = 2 AND energy_before IS NULL"
                       "  AND mood_after IS NULL");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (after_rows)));
  tend_feeling_rows_set (after_rows, &(TendFeeling){ 4, 3 });
  tend_session_after_accept (after);
  wait_until (fixture, "SELECT count(*) FROM session WHERE mood_before = 2 AND mood_after = 4 AND energy_after = 3");

  /* The next one is asked anew. */
  g_signal_emit_by_name (find (fixture, TEND_TYPE_MINDFULNESS_HOME), "chosen", "box");
  tend_feeling_rows_get (before_rows, &now);
  g_assert_cmpint (now.mood, ==, TEND_MOOD_NONE);
}

static void
test_redirect_asks_nothing (Fixture       *fixture,
                            gconstpointer  user_data)
{
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);
  GtkWidget *rows = widget_fixture_find (GTK_WIDGET (after), TEND_TYPE_FEELING_ROWS);

  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  end_after (fixture, 60);
  g_assert_false (gtk_widget_get_visible (rows));
  wait_until (fixture, "SELECT count(*) FROM session WHERE mood_before IS NULL");
}

static void
test_days_and_more (Fixture       *fixture,
                    gconstpointer  user_data)
{
  GtkWidget *history = find (fixture, TEND_TYPE_SESSION_HISTORY);
  GtkWidget *more, *all;

  show_history (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  for (int i = 0; i < 25; i++)
    add (fixture, "box", MONDAY - i / 2, 0, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 10);
  more = find_button (history, "Show More");
  all = find_button (history, "All Days");
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_false (gtk_widget_get_visible (all));

  g_signal_emit_by_name (more, "clicked");
  widget_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 25);
  g_assert_false (gtk_widget_get_visible (more));

  g_signal_emit_by_name (find (fixture, TEND_TYPE_HEAT_MAP), "day-activated", MONDAY - 3);
  widget_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_true (gtk_widget_get_visible (all));
  g_signal_emit_by_name (find (fixture, TEND_TYPE_HEAT_MAP), "day-activated", MONDAY - 100);
  widget_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_signal_emit_by_name (all, "clicked");
  widget_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 10);
}

static void
test_delete_and_undo (Fixture       *fixture,
                      gconstpointer  user_data)
{
  show_history (fixture);
  add (fixture, "box", MONDAY, 2, 4);
  add (fixture, "walk", MONDAY - 1, 0, 0);
  g_signal_emit_by_name (widget_fixture_find (find (fixture, TEND_TYPE_SESSION_HISTORY), TEND_TYPE_SESSION_ROW),
                         "delete-asked");
  wait_until (fixture, "SELECT count(*) = 1 FROM session");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 2);
}

static void
test_a_found_session_is_shown (Fixture       *fixture,
                               gconstpointer  user_data)
{
  GtkWidget *row;

  add (fixture, "box", MONDAY, 0, 0);
  add (fixture, "walk", MONDAY - 200, 0, 0);
  test_life_sql (fixture->life, "Name", TEND_WRITE_DEFAULT,
                 "UPDATE session SET uuid = '00000000-0000-4000-8000-00000000000a' WHERE exercise = 'walk'");
  g_assert_true (tend_page_open (fixture->page, "session", "00000000-0000-4000-8000-00000000000a"));
  widget_fixture_settle ();
  row = widget_fixture_find (find (fixture, TEND_TYPE_SESSION_HISTORY), TEND_TYPE_SESSION_ROW);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_cmpstr (tend_session_row_get_session (TEND_SESSION_ROW (row))->exercise, ==, "walk");
  g_assert_true (gtk_widget_has_focus (row));
  g_assert_false (tend_page_open (fixture->page, "session", "00000000-0000-4000-8000-00000000000b"));
}

/* A picture from ten sessions on, and before that only how many there are. */
static void
test_picture_from_ten_on (Fixture       *fixture,
                          gconstpointer  user_data)
{
  GtkWidget *feelings = find (fixture, TEND_TYPE_SESSION_FEELINGS);
  GtkWidget *pairs = widget_fixture_find (feelings, TEND_TYPE_PAIRS);

  show_history (fixture);
  add (fixture, "walk", MONDAY, 0, 0);
  g_assert_false (gtk_widget_get_visible (feelings));
  for (int i = 0; i < 9; i++)
    add (fixture, "box", MONDAY - i, 2, 4);
  g_assert_true (gtk_widget_get_visible (feelings));
  g_assert_false (gtk_widget_get_visible (pairs));
  add (fixture, "box", MONDAY - 9, 2, 4);
  g_assert_true (gtk_widget_get_visible (pairs));
  gtk_window_present (GTK_WINDOW (fixture->window.window));
  g_assert_true (gtk_widget_grab_focus (pairs));
  widget_fixture_settle ();
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (pairs)), ==,
                   "box: from 2.0 to 4.0 over 10 sessions. Better after 10 of them, the same after 0, less good "
                   "after 0.");
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (pairs));
}

static void
on_finished_cb (gboolean *is_finished)
{
  *is_finished = TRUE;
}

static void
test_dialog_changes (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (TendSession) session = NULL;
  g_autoptr (TendSession) same = NULL;
  g_autoptr (GtkWidget) dialog = NULL;
  gboolean is_finished = FALSE;

  add (fixture, "box", MONDAY, 2, 0);
  session = tend_session_read (tend_store_get_reader (fixture->life->store),
                               test_life_ask (fixture->life, "SELECT id FROM session"), NULL);
  dialog = g_object_ref_sink (tend_session_dialog_new (fixture->life->store, session));
  g_signal_connect_swapped (dialog, "finished", G_CALLBACK (on_finished_cb), &is_finished);

  /* 4:48 are five minutes, and stay 4:48. */
  same = tend_session_dialog_get_session (TEND_SESSION_DIALOG (dialog));
  g_assert_cmpint (same->seconds, ==, 288);
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find (dialog, ADW_TYPE_ENTRY_ROW)), " Quieter ");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON)), 7);

  /* Left with Escape, it keeps what was typed. */
  gtk_window_close (GTK_WINDOW (dialog));
  widget_fixture_settle ();
  g_assert_false (is_finished);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_until (fixture, "SELECT count(*) FROM session WHERE line = 'Quieter' AND seconds = 420 AND mood_before = 2");
  g_assert_true (is_finished);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dialog_writes_down (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr (GtkWidget) dialog = g_object_ref_sink (tend_session_dialog_new (fixture->life->store, NULL));
  gboolean is_finished = FALSE;

  g_signal_connect_swapped (dialog, "finished", G_CALLBACK (on_finished_cb), &is_finished);
  gtk_window_present (GTK_WINDOW (dialog));
  tend_feeling_rows_set (TEND_FEELING_ROWS (widget_fixture_find (dialog, TEND_TYPE_FEELING_ROWS)),
                         &(TendFeeling){ 1, 2 });
  tend_clock_set_now (fixture->life->clock, TEST_LIFE_NOW - 3600);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  g_assert_false (is_finished);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM session"), ==, 0);

  tend_clock_set_now (fixture->life->clock, TEST_LIFE_NOW);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_until (fixture, "SELECT count(*) FROM session WHERE day = '2026-03-02' AND seconds = 300 AND mood_before = 1"
                       "  AND energy_before = 2 AND title <> '' AND kind = 'breath'");
  g_assert_true (is_finished);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_fits_into_360_pixels (Fixture       *fixture,
                           gconstpointer  user_data)
{
  int minimum;

  for (int i = 0; i < 12; i++)
    add (fixture, "a pattern with quite a long name that somebody thought of at night", MONDAY - i, 2, 4);
  show_history (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define add_test(name, func) g_test_add ("/session-history/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("how one feels is kept", test_how_one_feels_is_kept);
  add_test ("redirect asks nothing", test_redirect_asks_nothing);
  add_test ("days, and more of them", test_days_and_more);
  add_test ("delete and undo", test_delete_and_undo);
  add_test ("a found session is shown", test_a_found_session_is_shown);
  add_test ("a picture from ten on", test_picture_from_ten_on);
  add_test ("the dialog changes a session", test_dialog_changes);
  add_test ("the dialog writes one down", test_dialog_writes_down);
  add_test ("fits into 360 pixels", test_fits_into_360_pixels);

  return g_test_run ();
}
