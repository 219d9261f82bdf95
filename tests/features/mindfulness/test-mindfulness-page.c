/* A session on its page, from the list to what is kept of it. */

#include "features/mindfulness/tend-breath-figure.h"
#include "features/mindfulness/tend-guide-figure.h"
#include "features/mindfulness/tend-mindfulness-page.h"
#include "features/mindfulness/tend-practice-dialog.h"
#include "features/mindfulness/tend-practice-setup.h"
#include "features/mindfulness/tend-script-library.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-sound.h"
#include "features/mindfulness/tend-session-view.h"
#include "features/mindfulness/tend-timer-figure.h"

#include "base/tend-uuid.h"
#include "store/test-life.h"
#include "widgets/widget-fixture.h"


#define SECOND ((gint64) G_USEC_PER_SEC)

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

/* What the button of a notification asks for, and a click on it. */
static void
test_reminded_it_starts (Fixture       *fixture,
                         gconstpointer  user_data)
{
  TendSessionView *view = find (fixture, TEND_TYPE_SESSION_VIEW);
  TendPracticeSetup *setup = find (fixture, TEND_TYPE_PRACTICE_SETUP);
  g_autofree char *uuid = tend_uuid_derive ("exercise", "box");

  g_assert_true (tend_page_open (fixture->page, "exercise", uuid));
  g_assert_cmpstr (tend_practice_setup_get_practice (setup)->id, ==, "box");
  g_assert_false (tend_session_view_is_on (view));
  g_assert_true (tend_page_start (fixture->page, "exercise", uuid));
  g_assert_true (tend_session_view_is_on (view));
  /* What goes on is not torn away by another. */
  g_assert_true (tend_page_start (fixture->page, "exercise", uuid));
  g_assert_true (tend_page_go_back (fixture->page));
  g_assert_false (tend_page_start (fixture->page, "exercise", "00000000-0000-4000-8000-000000000000"));
}

static void
test_reminders_are_kept (Fixture       *fixture,
                         gconstpointer  user_data)
{
  GtkWidget *setup = find (fixture, TEND_TYPE_PRACTICE_SETUP);
  g_autofree char *walk = tend_uuid_derive ("exercise", "walk");
  GtkWidget *add_row;

  g_assert_true (tend_page_open (fixture->page, "exercise", walk));
  widget_fixture_settle ();
  add_row = widget_fixture_find_row (setup, "Add a Reminder");
  g_signal_emit_by_name (gtk_widget_get_parent (add_row), "row-activated", add_row);
  while (test_life_ask (fixture->life, "SELECT count(*) FROM reminder WHERE subject_kind = 'exercise'"
                        "  AND subject_uuid = '%s'", walk) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
  /* Another exercise has none of them, and this one has them again. */
  g_assert_true (tend_page_open (fixture->page, "breathe", "triangle"));
  g_assert_true (tend_page_go_back (fixture->page));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (add_row)), ==, 0);
  g_assert_true (tend_page_open (fixture->page, "exercise", walk));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (add_row)), ==, 1);
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

/* Closing keeps what was done, when that is answered. */
static void
answer_question (const char *answer)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), answer);
    }
}

/* Leaves in the middle, so many seconds after the beginning, and answers; the window closes then. */
static void
leave_at (Fixture    *fixture,
          int         seconds,
          const char *answer)
{
  gboolean is_stopped = FALSE;
  gpointer main_window = fixture->window.window;

  tend_page_open (fixture->page, "breathe", "box:3");
  widget_fixture_settle ();
  tend_session_figure_show_at (find (fixture, TEND_TYPE_BREATH_FIGURE), seconds * SECOND);
  g_signal_emit_by_name (main_window, "close-request", &is_stopped);
  g_assert_true (is_stopped);
  /* The fixture's own reference outlives the window that closes now. */
  g_object_ref (fixture->page);
  answer_question (answer);
}

static void
assert_kept (Fixture *fixture,
             int      seconds)
{
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE seconds = %d", seconds) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
  g_object_unref (fixture->page);
  fixture->page = NULL;
}

static void
test_leaving_keeps_what_was_done (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  leave_at (fixture, 70, "leave");
  assert_kept (fixture, 70);
}

static void
test_leaving_keeps_what_was_short_if_wished (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  leave_at (fixture, 2, "keep");
  assert_kept (fixture, 2);
}

static void
test_leaving_lets_go_what_was_short (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  leave_at (fixture, 2, "leave");
  widget_fixture_settle ();
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM session"), ==, 0);
  g_object_unref (fixture->page);
  fixture->page = NULL;
}

static void
tear_down_closed (Fixture       *fixture,
                  gconstpointer  user_data)
{
  widget_fixture_settle ();
  test_life_free (fixture->life);
}

static void
test_every_kind_begins (Fixture       *fixture,
                        gconstpointer  user_data)
{
  static const char *const ids[] = { "kindness", "quiet", "walk", "triangle" };
  const GType types[] = { TEND_TYPE_GUIDE_FIGURE, TEND_TYPE_TIMER_FIGURE, TEND_TYPE_TIMER_FIGURE,
                          TEND_TYPE_BREATH_FIGURE };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TendSessionFigure *figure = find (fixture, types[i]);

      g_assert_true (tend_page_open (fixture->page, "breathe", ids[i]));
      widget_fixture_settle ();
      g_assert_true (tend_session_figure_is_running (figure));
      tend_session_figure_pause (figure);
      tend_session_figure_show_at (figure, 61 * SECOND);
      g_assert_true (tend_page_go_back (fixture->page));
      while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE exercise = '%s' AND seconds = 61",
                            ids[i]) == 0)
        g_main_context_iteration (NULL, TRUE);
      tend_session_after_accept (find (fixture, TEND_TYPE_SESSION_AFTER));
    }
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(DISTINCT kind) FROM session"), ==, 4);
  g_assert_false (tend_page_open (fixture->page, "breathe", "nothing"));
}

static void
test_redirect_leads_on (Fixture       *fixture,
                        gconstpointer  user_data)
{
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);
  TendSessionFigure *breath = find (fixture, TEND_TYPE_BREATH_FIGURE);
  TendSessionFigure *timer = find (fixture, TEND_TYPE_TIMER_FIGURE);

  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  widget_fixture_settle ();
  tend_session_figure_pause (breath);
  tend_session_figure_show_at (breath, 90 * SECOND);
  tend_page_go_back (fixture->page);
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session") == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();

  /* A line that was begun is kept, also where a walk follows. */
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find (GTK_WIDGET (after), ADW_TYPE_ENTRY_ROW)), "Too much");
  g_signal_emit_by_name (after, "way-asked", "walk");
  widget_fixture_settle ();
  g_assert_true (tend_session_figure_is_running (timer));
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE line = 'Too much'") == 0)
    g_main_context_iteration (NULL, TRUE);
  tend_session_figure_pause (timer);
  tend_session_figure_show_at (timer, 500 * SECOND);
  tend_page_go_back (fixture->page);
  gtk_switch_set_active (GTK_SWITCH (widget_fixture_find (GTK_WIDGET (after), GTK_TYPE_SWITCH)), TRUE);
  tend_session_after_accept (after);
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE exercise = 'walk' AND helped = 1") == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until (Fixture    *fixture,
            const char *condition)
{
  while (test_life_ask (fixture->life, "SELECT count(*) FROM session WHERE %s", condition) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
}

static GtkEditable *
find_line (Fixture *fixture)
{
  return GTK_EDITABLE (widget_fixture_find (find (fixture, TEND_TYPE_SESSION_AFTER), ADW_TYPE_ENTRY_ROW));
}

/* Ends a session that is on, so many seconds after its beginning. */
static void
end_at (Fixture *fixture,
        int      seconds)
{
  TendSessionFigure *figure = find (fixture, TEND_TYPE_BREATH_FIGURE);

  widget_fixture_settle ();
  tend_session_figure_pause (figure);
  tend_session_figure_show_at (figure, seconds * SECOND);
  g_assert_true (tend_page_go_back (fixture->page));
  widget_fixture_settle ();
}

/* After Redirect a line is one of the ways on. Who writes one wishes to keep what it is about, also where they walk
 * on at once. */
static void
test_redirect_lets_write (Fixture       *fixture,
                          gconstpointer  user_data)
{
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);

  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  end_at (fixture, 12);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_line (fixture))));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_line (fixture))), ==, "Or Write One Line");
  gtk_editable_set_text (find_line (fixture), "Enough for now");
  g_signal_emit_by_name (after, "way-asked", "walk");
  wait_until (fixture, "line = 'Enough for now' AND seconds = 12 AND exercise = 'long-exhale'");
  tend_session_view_end (find (fixture, TEND_TYPE_SESSION_VIEW));

  /* Nothing is a way, too. */
  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  end_at (fixture, 13);
  tend_session_after_accept (after);
  widget_fixture_settle ();
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM session"), ==, 1);
}

/* Where there is no room on the disk, what was done and what was written of it stay on screen, to be kept once there
 * is. */
static void
test_what_can_not_be_kept_stays (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  TendSessionAfter *after = find (fixture, TEND_TYPE_SESSION_AFTER);

  test_life_sql (fixture->life, "No room", TEND_WRITE_DEFAULT,
                 "CREATE TRIGGER no_room BEFORE INSERT ON session BEGIN SELECT raise (ABORT, 'no room'); END");
  g_assert_true (tend_page_open (fixture->page, "breathe", "box"));
  end_at (fixture, 70);
  gtk_editable_set_text (find_line (fixture), "Still here");
  tend_session_after_accept (after);
  widget_fixture_run_for (300 * 1000);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (after)));
  g_assert_cmpstr (gtk_editable_get_text (find_line (fixture)), ==, "Still here");
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM session"), ==, 0);

  test_life_sql (fixture->life, "Room", TEND_WRITE_DEFAULT, "DROP TRIGGER no_room");
  g_assert_true (tend_page_go_back (fixture->page));
  wait_until (fixture, "line = 'Still here' AND seconds = 70");
  widget_fixture_run_for (300 * 1000);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (after)));
}

/* Whether a label on screen, within @widget, says @words. */
static gboolean
tells (GtkWidget  *widget,
       const char *words)
{
  if (GTK_IS_LABEL (widget))
    return gtk_widget_get_mapped (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (tells (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
is_warned (Fixture *fixture,
           GType    place)
{
  widget_fixture_run_for (300 * 1000);
  return tells (find (fixture, place), "dizzy");
}

/* However the first breath begins, and before no other. */
static void
test_dizziness_is_told_once (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autofree char *box = tend_uuid_derive ("exercise", "box");

  g_assert_true (tend_page_open (fixture->page, "exercise", box));
  g_assert_true (is_warned (fixture, TEND_TYPE_PRACTICE_SETUP));
  g_assert_true (tend_page_go_back (fixture->page));
  /* A walk makes nobody dizzy. */
  g_assert_true (tend_page_open (fixture->page, "breathe", "walk"));
  g_assert_false (is_warned (fixture, TEND_TYPE_SESSION_VIEW));
  tend_session_view_end (find (fixture, TEND_TYPE_SESSION_VIEW));

  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  g_assert_true (is_warned (fixture, TEND_TYPE_SESSION_VIEW));
  end_at (fixture, 40);
  wait_until (fixture, "kind = 'breath'");
  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  g_assert_false (is_warned (fixture, TEND_TYPE_SESSION_VIEW));
  end_at (fixture, 2);
  g_assert_true (tend_page_open (fixture->page, "exercise", box));
  g_assert_false (is_warned (fixture, TEND_TYPE_PRACTICE_SETUP));
}

static gpointer
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TEND_IS_PRACTICE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkSpinButton *
find_length (GtkWidget  *dialog,
             const char *title)
{
  return GTK_SPIN_BUTTON (widget_fixture_find (widget_fixture_find_row (dialog, title), GTK_TYPE_SPIN_BUTTON));
}

static void
assert_told (GtkWidget  *dialog,
             const char *words)
{
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  g_assert_true (find_dialog () == dialog);
  g_assert_true (tells (dialog, words));
}

/* A breath of nothing is told, and what was typed stays; so it does after Escape. */
static void
test_own_breath_makes_sense (Fixture       *fixture,
                             gconstpointer  user_data)
{
  static const char *const lengths[] = { "In", "Hold", "Out", "Rest" };
  GtkWidget *dialog;

  TEND_PAGE_GET_CLASS (fixture->page)->make_new (fixture->page);
  dialog = find_dialog ();
  assert_told (dialog, "Give it a name");
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find (dialog, ADW_TYPE_ENTRY_ROW)), "Slow");
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    gtk_spin_button_set_value (find_length (dialog, lengths[i]), 0);
  assert_told (dialog, "A breath needs a moment to go in");

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (find_dialog ());
  TEND_PAGE_GET_CLASS (fixture->page)->make_new (fixture->page);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpfloat (gtk_spin_button_get_value (find_length (dialog, "Out")), ==, 0);

  /* As long as can be, and no longer. */
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    gtk_spin_button_set_value (find_length (dialog, lengths[i]), 1000);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (test_life_ask (fixture->life, "SELECT count(*) FROM breath_pattern WHERE title = 'Slow' AND inhale = 198"
                                       "  AND hold = 198 AND exhale = 198 AND rest = 198") == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
  g_assert_null (find_dialog ());

  g_assert_true (tend_page_open (fixture->page, "breathe", "slow:1"));
  end_at (fixture, 150);
  wait_until (fixture, "title = 'Slow' AND seconds = 150");
}

static gpointer
open_nothing (GError **error)
{
  return error;
}

static gboolean
play_nothing (gpointer     output,
              const char  *path,
              int          decibels,
              GError     **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no sound card");
  return FALSE;
}

static void
close_nothing (gpointer output)
{
}

/* A sound that fails stops nothing, and delays nothing. */
static void
test_silent_machine (Fixture       *fixture,
                     gconstpointer  user_data)
{
  static const TendChimeOutput silent = { open_nothing, play_nothing, close_nothing };
  g_autofree char *folder = test_folder_new ();
  TendSessionFigure *figure = find (fixture, TEND_TYPE_BREATH_FIGURE);

  test_life_sql (fixture->life, "Sound", TEND_WRITE_DEFAULT,
                 "INSERT INTO setting (key, value) VALUES ('session-sound', 'breath')");
  tend_mindfulness_page_take_chimes (TEND_MINDFULNESS_PAGE (fixture->page),
                                     tend_chimes_new_for_output (&silent, folder));
  g_assert_true (tend_page_open (fixture->page, "redirect", ""));
  widget_fixture_run_for (1100 * 1000);
  g_assert_true (tend_session_figure_is_running (figure));
  g_assert_cmpint (tend_session_figure_get_seconds (figure), ==, 1);
  tend_session_view_end (find (fixture, TEND_TYPE_SESSION_VIEW));
  tend_mindfulness_page_take_chimes (TEND_MINDFULNESS_PAGE (fixture->page), NULL);
  g_usleep (300 * 1000);
  test_folder_remove (folder);
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/mindfulness-page/a session can be ended and kept", test_a_session_can_be_ended_and_kept);
  add ("/mindfulness-page/reminded, it starts", test_reminded_it_starts);
  add ("/mindfulness-page/reminders are kept", test_reminders_are_kept);
  add ("/mindfulness-page/half a minute is kept by itself", test_half_a_minute_is_kept_by_itself);
  add ("/mindfulness-page/leaving the page pauses", test_leaving_the_page_pauses);
  add ("/mindfulness-page/closing in the middle asks", test_closing_in_the_middle_asks);
  add ("/mindfulness-page/minutes and rounds go together", test_minutes_and_rounds_go_together);
  g_test_add ("/mindfulness-page/leaving keeps what was done", Fixture, NULL, set_up,
              test_leaving_keeps_what_was_done, tear_down_closed);
  g_test_add ("/mindfulness-page/leaving keeps what was short if wished", Fixture, NULL, set_up,
              test_leaving_keeps_what_was_short_if_wished, tear_down_closed);
  g_test_add ("/mindfulness-page/leaving lets go of what was short", Fixture, NULL, set_up,
              test_leaving_lets_go_what_was_short, tear_down_closed);
  add ("/mindfulness-page/every kind begins, ends and is kept", test_every_kind_begins);
  add ("/mindfulness-page/Redirect leads on, and what helped is remembered", test_redirect_leads_on);
  add ("/mindfulness-page/Redirect lets write a line, or nothing", test_redirect_lets_write);
  add ("/mindfulness-page/what can not be kept stays on screen", test_what_can_not_be_kept_stays);
  add ("/mindfulness-page/dizziness is told once", test_dizziness_is_told_once);
  add ("/mindfulness-page/a breath of one’s own makes sense", test_own_breath_makes_sense);
  add ("/mindfulness-page/a machine without sound", test_silent_machine);

  return g_test_run ();
}
