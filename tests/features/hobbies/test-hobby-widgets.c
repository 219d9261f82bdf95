/* The page of hobbies and its parts: rows follow the store, the dialog loses nothing and says what makes no sense, and
 * nothing asks for more room than a phone has. */

#include "features/hobbies/tend-hobbies-page.h"
#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-dialog.h"
#include "features/hobbies/tend-hobby-past.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-past.h"
#include "features/hobbies/tend-hobby-return.h"
#include "features/hobbies/tend-hobby-row.h"
#include "features/hobbies/tend-hobby-session-dialog.h"
#include "features/hobbies/tend-hobby-time-row.h"
#include "features/hobbies/tend-hobby-times.h"
#include "features/hobbies/tend-hobby-view.h"
#include "features/hobbies/tend-stopwatch-line.h"
#include "features/hobbies/tend-symbol-chooser.h"
#include "widgets/tend-bars.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-heat-map.h"
#include "widgets/tend-ordered-list.h"
#include "widgets/tend-picture-row.h"
#include "widgets/tend-time-entry.h"

#include "hobby-fixture.h"
#include "widgets/widget-fixture.h"

#include <X11/Xatom.h>
#include <gdk/x11/gdkx.h>

typedef struct
{
  TestLife *life;
  WidgetFixture window;
  TendPage *page;
  TendOrderedList *list;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TendHobby) guitar = tend_hobby_new ("Guitar");
  g_autoptr (TendHobby) kept = NULL;

  fixture->life = test_life_new_open ();
  guitar->created_day = HOBBY_FIXTURE_MONDAY - 60;
  guitar->origin = TEND_HOBBY_LOVED;
  guitar->wish_kind = TEND_HOBBY_WISH_MINUTES;
  guitar->wish = 60;
  tend_hobby_set_text (&guitar->next_step, "Tune it");
  tend_hobby_set_text (&guitar->symbol, "music");
  tend_hobby_set_text (&guitar->color, "amber");
  tend_hobby_add_person (guitar, "11111111-2222-4333-8444-555555555555", "Ana");
  kept = hobby_fixture_add_whole (fixture->life, guitar);
  tend_hobby_free (hobby_fixture_add (fixture->life, "Pottery"));
  fixture->page = tend_hobbies_page_new (fixture->life->store);
  widget_fixture_set_up (&fixture->window, GTK_WIDGET (fixture->page), 700, 600);
  fixture->list = TEND_ORDERED_LIST (widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_ORDERED_LIST));
  test_life_hush (fixture->life);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  test_life_free (fixture->life);
}

static gint64
get_id (Fixture    *fixture,
        const char *name)
{
  return test_life_ask (fixture->life, "SELECT coalesce((SELECT id FROM hobby WHERE name = '%s'), 0)", name);
}

static GtkListBoxRow *
get_row (Fixture    *fixture,
         const char *name)
{
  return tend_ordered_list_find_row (fixture->list, get_id (fixture, name));
}

/* Until the writer thread has answered and the window has heard of it. */
static void
wait_for_change (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->life->told->len == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_fixture_settle ();
  test_life_hush (fixture->life);
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *name)
{
  test_life_hush (fixture->life);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "x", get_id (fixture, name));
  wait_for_change (fixture);
}

static TendHobbyView *
open_hobby (Fixture    *fixture,
            const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.open", "x", get_id (fixture, name));
  widget_fixture_settle ();
  return TEND_HOBBY_VIEW (widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_HOBBY_VIEW));
}

static TendHobbyDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEND_IS_HOBBY_DIALOG (window))
        return TEND_HOBBY_DIALOG (window);
    }
  return NULL;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_row_follows (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  GtkWidget *row = GTK_WIDGET (get_row (fixture, "Guitar"));
  GtkWidget *bar = widget_fixture_find (row, GTK_TYPE_PROGRESS_BAR);

  g_assert_true (says (row, "Next: Tune it"));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0);
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY, 15);
  widget_fixture_settle ();
  g_assert_true (GTK_WIDGET (get_row (fixture, "Guitar")) == row);
  g_assert_true (says (row, "15 of 60 minutes this week"));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.25);
  g_assert_true (gtk_widget_has_css_class (bar, "tend-amber"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Guitar");
}

static void
test_rest_and_archive (Fixture       *fixture,
                       gconstpointer  user_data)
{
  GtkStack *panes = GTK_STACK (widget_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK));

  act (fixture, "hobbies.rest", "Pottery");
  g_assert_true (says (GTK_WIDGET (get_row (fixture, "Pottery")), "Resting"));
  act (fixture, "hobbies.wake", "Pottery");
  g_assert_false (says (GTK_WIDGET (get_row (fixture, "Pottery")), "Resting"));

  act (fixture, "hobbies.archive", "Pottery");
  g_assert_null (get_row (fixture, "Pottery"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.show-archive", NULL);
  widget_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "archive");
  g_assert_true (says (gtk_stack_get_visible_child (panes), "Pottery"));
  g_assert_true (says (GTK_WIDGET (open_hobby (fixture, "Pottery")), "This hobby is in the archive."));
  g_assert_true (tend_page_go_back (fixture->page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "archive");
  act (fixture, "hobbies.restore", "Pottery");
  g_assert_nonnull (get_row (fixture, "Pottery"));
}

static void
test_delete_leaves_view (Fixture       *fixture,
                         gconstpointer  user_data)
{
  GtkStack *panes = GTK_STACK (widget_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK));
  TendHobbyView *view = open_hobby (fixture, "Guitar");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "hobby");
  g_assert_true (says (GTK_WIDGET (view), "Ana"));
  act (fixture, "hobbies.delete", "Guitar");
  g_assert_null (tend_hobby_view_get_hobby (view));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "list");
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_nonnull (get_row (fixture, "Guitar"));
}

/* What is read of all its days waits until it is seen. */
static void
test_the_past_waits (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  GtkWidget *view = GTK_WIDGET (open_hobby (fixture, "Guitar"));
  GtkWidget *past = widget_fixture_find (view, TEND_TYPE_HOBBY_PAST);

  g_assert_false (gtk_widget_get_visible (past));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.show-log", "x", guitar->id);
  /* It slides away. */
  while (gtk_widget_get_mapped (view))
    g_main_context_iteration (NULL, TRUE);
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY, 10);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (past));
  g_assert_true (tend_page_go_back (TEND_PAGE (fixture->page)));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (past));
}

/* What another feature plans about a hobby is on its page, and goes as it goes. */
static void
test_planned_next (Fixture       *fixture,
                   gconstpointer  user_data)
{
  TendHobbyView *view = open_hobby (fixture, "Guitar");
  GtkWidget *row = widget_fixture_find_row (GTK_WIDGET (view), "Planned Next");

  g_assert_nonnull (widget_fixture_find_row (GTK_WIDGET (view), "Plan a Time…"));
  g_assert_true (row == NULL || !gtk_widget_get_mapped (row));
  test_life_sql (fixture->life, "Plan", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, hobby_uuid, created_at,"
                 "    modified_at)"
                 "  SELECT '00000000-0000-4000-8000-000000000001', 'Band', '2026-03-03', 1080, '2026-03-03', 1140, uuid,"
                 "    0, 0 FROM hobby WHERE name = 'Guitar'");
  widget_fixture_settle ();
  g_assert_nonnull (widget_fixture_find_row (GTK_WIDGET (view), "Planned Next"));
  g_assert_true (says (GTK_WIDGET (view), "Band · Tomorrow, 18:00"));
  test_life_sql (fixture->life, "No plan", 0, "DELETE FROM plan");
  widget_fixture_settle ();
  row = widget_fixture_find_row (GTK_WIDGET (view), "Planned Next");
  g_assert_true (row == NULL || !gtk_widget_get_mapped (row));
}

static void
test_move (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.move-up", "x", get_id (fixture, "Pottery"));
  wait_for_change (fixture);
  g_assert_cmpint (gtk_list_box_row_get_index (get_row (fixture, "Pottery")), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (get_row (fixture, "Guitar")), ==, 1);
}

/* What was typed is there again after Escape; without a name nothing is kept, and that is said. */
static void
test_dialog_makes (Fixture       *fixture,
                   gconstpointer  user_data)
{
  TendHobbyDialog *dialog;
  GtkWidget *name, *symbols;

  tend_page_make_new (fixture->page);
  widget_fixture_settle ();
  dialog = find_dialog ();
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpint (fixture->life->told->len, ==, 0);

  name = widget_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "  Chess ");
  gtk_window_close (GTK_WINDOW (dialog));
  tend_page_make_new (fixture->page);
  widget_fixture_settle ();
  g_assert_true (find_dialog () == dialog);
  symbols = widget_fixture_find (GTK_WIDGET (dialog), TEND_TYPE_SYMBOL_CHOOSER);
  tend_symbol_chooser_set_symbol (TEND_SYMBOL_CHOOSER (symbols), "games");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_null (find_dialog ());
  g_assert_nonnull (get_row (fixture, "Chess"));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby WHERE symbol = 'games' AND color <> ''"),
                   ==, 1);
}

/* Nothing that the dialog shows is changed by showing it. */
static void
test_dialog_keeps (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (TendHobby) before = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  g_autoptr (TendHobby) shown = NULL;
  TendHobbyDialog *dialog;

  tend_hobby_set_text (&before->symbol, "from-a-later-tend");
  dialog = TEND_HOBBY_DIALOG (tend_hobby_dialog_new (fixture->life->store, before));
  shown = tend_hobby_dialog_get_hobby (dialog);
  g_assert_true (tend_hobby_is_same (shown, before));
  g_assert_cmpstr (((TendHobbyPerson *) g_ptr_array_index (shown->people, 0))->person_uuid, ==,
                   "11111111-2222-4333-8444-555555555555");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWindow *
find_session_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEND_IS_HOBBY_SESSION_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
click (Fixture    *fixture,
       GtkWidget  *widget,
       const char *label)
{
  test_life_hush (fixture->life);
  g_signal_emit_by_name (find_button (widget, label), "clicked");
  wait_for_change (fixture);
}

/* The year, the months, and on request the first and best days; nothing at all before the first session. */
static void
test_looking_back (Fixture       *fixture,
                   gconstpointer  user_data)
{
  TendHobbyView *view = open_hobby (fixture, "Guitar");
  GtkWidget *past = widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_HOBBY_PAST);
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  GtkWidget *chart;

  g_assert_false (gtk_widget_get_visible (past));
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY, 25);
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY - 40, 10);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (past));
  chart = widget_fixture_find (past, TEND_TYPE_HEAT_MAP);
  gtk_widget_grab_focus (chart);
  tend_chart_set_cursor (TEND_CHART (chart), HOBBY_FIXTURE_MONDAY);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "Monday, 2 March 2026: 25 minutes");
  chart = widget_fixture_find (past, TEND_TYPE_BARS);
  gtk_widget_grab_focus (chart);
  tend_chart_set_cursor (TEND_CHART (chart), 11);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (chart)), ==, "March 2026: 25 minutes");

  g_assert_false (says (past, "35 minutes on 2 days"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (past, "Show First and Best Days")), TRUE);
  widget_fixture_settle ();
  g_assert_true (says (past, "35 minutes on 2 days"));
  tend_hobby_view_show (view, get_id (fixture, "Pottery"));
  tend_hobby_view_show (view, guitar->id);
  g_assert_false (says (past, "35 minutes on 2 days"));
}

/* All hobbies side by side, those with the most time first; a row leads to its hobby. */
static void
test_times (Fixture       *fixture,
            gconstpointer  user_data)
{
  TendDb *db = hobby_fixture_get_db (fixture->life);
  g_autoptr (TendHobby) guitar = tend_hobby_read (db, get_id (fixture, "Guitar"), NULL);
  g_autoptr (TendHobby) pottery = tend_hobby_read (db, get_id (fixture, "Pottery"), NULL);
  GtkWidget *times, *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.show-times", NULL);
  widget_fixture_settle ();
  times = widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_HOBBY_TIMES);
  g_assert_true (says (times, "Your Time Comes Here"));
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY, 25);
  hobby_fixture_add_session (fixture->life, pottery, HOBBY_FIXTURE_MONDAY - 40, 70);
  hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY - 400, 500); /* too long ago */
  widget_fixture_settle ();
  g_assert_false (says (times, "Your Time Comes Here"));
  row = widget_fixture_find (times, TEND_TYPE_HOBBY_TIME_ROW);
  g_assert_true (says (row, "Pottery"));
  g_assert_true (says (row, "1 h 10 min"));
  row = gtk_widget_get_next_sibling (row);
  g_assert_true (says (row, "Guitar"));
  g_assert_true (says (row, "25 minutes"));
  g_assert_null (gtk_widget_get_next_sibling (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  widget_fixture_settle ();
  g_assert_cmpstr (tend_hobby_view_get_hobby (TEND_HOBBY_VIEW (widget_fixture_find (GTK_WIDGET (fixture->page),
                                                                                     TEND_TYPE_HOBBY_VIEW)))
                       ->name,
                   ==, "Guitar");
}

/* It wakes while it runs and is seen, and at no other time; what it measured can be kept, and taken back. */
static void
test_stopwatch (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendHobbyView *view = open_hobby (fixture, "Guitar");
  GtkWidget *widget = widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_STOPWATCH_LINE);
  TendStopwatchLine *line = TEND_STOPWATCH_LINE (widget);
  GtkWidget *start = find_button (GTK_WIDGET (view), "Start");

  g_assert_false (gtk_widget_get_visible (widget));
  act (fixture, "hobbies.start", "Guitar");
  g_assert_true (gtk_widget_get_visible (widget));
  g_assert_false (gtk_widget_get_visible (start));
  g_assert_true (tend_stopwatch_line_get_is_ticking (line));
  g_assert_true (says (widget, "Going on now"));

  g_assert_true (tend_page_go_back (fixture->page));
  /* The pane slides away. */
  while (gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tend_stopwatch_line_get_is_ticking (line));
  open_hobby (fixture, "Pottery");
  g_assert_false (gtk_widget_get_visible (widget));
  open_hobby (fixture, "Guitar");
  g_assert_true (tend_stopwatch_line_get_is_ticking (line));

  click (fixture, widget, "Pause");
  g_assert_false (tend_stopwatch_line_get_is_ticking (line));
  g_assert_true (says (widget, "Paused"));
  click (fixture, widget, "Go On");
  g_assert_true (tend_stopwatch_line_get_is_ticking (line));

  g_signal_emit_by_name (find_button (widget, "Finish"), "clicked");
  widget_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (find_session_dialog ()), "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_null (find_session_dialog ());
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 1);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_stopwatch"), ==, 0);
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (widget));
  click (fixture, widget, "Let Go");
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 0);
}

/* What was loved once is brought up, put off and let rest with one click each, and who came back is greeted. */
static void
test_return (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *widget = tend_hobby_return_new (fixture->life->store);
  WidgetFixture window;

  widget_fixture_set_up (&window, widget, 340, 300);
  g_assert_true (says (widget, "You used to love Guitar. Ten minutes?"));
  g_assert_true (says (widget, "Next: Tune it"));
  click (fixture, widget, "Not Now");
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (widget));
  click (fixture, widget, "Let It Rest");
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT is_resting FROM hobby WHERE name = 'Guitar'"), ==, 1);
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();

  act (fixture, "hobbies.start", "Guitar");
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (widget));
  {
    g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"),
                                                    NULL);

    hobby_fixture_add_session (fixture->life, guitar, HOBBY_FIXTURE_MONDAY, 10);
  }
  widget_fixture_settle ();
  g_assert_true (says (widget, "You came back to Guitar."));
  g_assert_true (says (widget, "10 of 60 minutes this week"));
  g_assert_false (gtk_widget_get_mapped (find_button (widget, "Not Now")));
  widget_fixture_tear_down (&window);
}

/* What was planned and is over can be kept with one click, once it is over by the clock; and comes before all else. */
static void
test_offer (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *widget = tend_hobby_return_new (fixture->life->store);
  WidgetFixture window;

  widget_fixture_set_up (&window, widget, 340, 300);
  test_life_sql (fixture->life, "Plan", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, hobby_uuid, created_at,"
                 "    modified_at)"
                 "  SELECT '00000000-0000-4000-8000-000000000001', 'Band', '2026-03-02', 510, '2026-03-02', 540, uuid,"
                 "    0, 0 FROM hobby WHERE name = 'Guitar'");
  widget_fixture_settle ();
  g_assert_true (says (widget, "Guitar, as planned?"));
  g_assert_true (says (widget, "Band · Today, 08:30 · 30 minutes"));
  g_assert_false (gtk_widget_get_mapped (find_button (widget, "Not Now")));
  click (fixture, widget, "Not This Time");
  g_assert_true (says (widget, "You used to love Guitar. Ten minutes?"));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  click (fixture, widget, "Keep It");
  g_assert_true (says (widget, "You came back to Guitar."));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT seconds FROM hobby_session"), ==, 30 * 60);
  widget_fixture_tear_down (&window);
}

/* As a window manager says it, which is not there in tests. */
static void
set_minimized (Fixture  *fixture,
               gboolean  is_minimized)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window.window));
  Display *display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  Atom hidden = XInternAtom (display, "_NET_WM_STATE_HIDDEN", False);

  XChangeProperty (display, gdk_x11_surface_get_xid (surface), XInternAtom (display, "_NET_WM_STATE", False), XA_ATOM,
                   32, PropModeReplace, (guchar *) &hidden, is_minimized ? 1 : 0);
  XFlush (display);
}

/* Nobody sees it go on in a window that is minimized, so nobody is woken; and the time is right when that comes back. */
static void
test_stopwatch_minimized (Fixture       *fixture,
                          gconstpointer  user_data)
{
  GtkWidget *widget = widget_fixture_find (GTK_WIDGET (open_hobby (fixture, "Guitar")), TEND_TYPE_STOPWATCH_LINE);

  act (fixture, "hobbies.start", "Guitar");
  g_assert_true (tend_stopwatch_line_get_is_ticking (TEND_STOPWATCH_LINE (widget)));
  set_minimized (fixture, TRUE);
  while (tend_stopwatch_line_get_is_ticking (TEND_STOPWATCH_LINE (widget)))
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_run_for (1200 * 1000);
  g_assert_false (tend_stopwatch_line_get_is_ticking (TEND_STOPWATCH_LINE (widget)));
  g_assert_true (says (widget, "0:00"));
  set_minimized (fixture, FALSE);
  while (!tend_stopwatch_line_get_is_ticking (TEND_STOPWATCH_LINE (widget)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (says (widget, "0:00"));
}

/* One at a time: the second one is told what goes on. */
static void
test_two_stopwatches (Fixture       *fixture,
                      gconstpointer  user_data)
{
  act (fixture, "hobbies.start", "Guitar");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.start", "x", get_id (fixture, "Pottery"));
  test_life_sql (fixture->life, "wait", TEND_WRITE_DEFAULT, "UPDATE hobby SET love = 'clay' WHERE name = 'Pottery'");
  widget_fixture_settle ();
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_stopwatch"), ==, 1);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT hobby_id FROM hobby_stopwatch"), ==,
                   get_id (fixture, "Guitar"));
}

/* Half a minute more or less is not what somebody said who said something else. */
static void
test_session_dialog_keeps (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (guitar->id, HOBBY_FIXTURE_MONDAY,
                                                                 TEST_LIFE_NOW - 4000, 288);
  g_autoptr (TendHobbySession) shown = NULL;
  GtkWidget *dialog = tend_hobby_session_dialog_new (fixture->life->store, guitar, session);
  GtkWidget *minutes = widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON);

  shown = tend_hobby_session_dialog_get_session (TEND_HOBBY_SESSION_DIALOG (dialog));
  g_assert_cmpint (shown->seconds, ==, 288);
  g_assert_cmpint (shown->started_at, ==, session->started_at);
  g_clear_pointer (&shown, tend_hobby_session_free);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minutes), 30);
  shown = tend_hobby_session_dialog_get_session (TEND_HOBBY_SESSION_DIALOG (dialog));
  g_assert_cmpint (shown->seconds, ==, 30 * 60);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Thirty hours are asked about, and kept when that is what is meant. */
static void
test_long_session_asks (Fixture       *fixture,
                        gconstpointer  user_data)
{
  GtkWidget *dialog, *minutes;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.add-session", "x", get_id (fixture, "Guitar"));
  widget_fixture_settle ();
  dialog = GTK_WIDGET (find_session_dialog ());
  minutes = widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minutes), 30 * 60);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  widget_fixture_answer ("change");
  widget_fixture_settle ();
  g_assert_cmpint (fixture->life->told->len, ==, 0);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  widget_fixture_answer ("keep");
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT seconds FROM hobby_session"), ==, 30 * 60 * 60);
}

/* What would end later than now is asked about, once; a minute that is not full yet is none of that. */
static void
test_end_to_come_asks (Fixture       *fixture,
                       gconstpointer  user_data)
{
  GtkWidget *dialog, *minutes;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.add-session", "x", get_id (fixture, "Guitar"));
  widget_fixture_settle ();
  dialog = GTK_WIDGET (find_session_dialog ());
  minutes = widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minutes), 90);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  widget_fixture_answer ("change");
  widget_fixture_settle ();
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 0);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (minutes)), ==, 90);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  widget_fixture_answer ("keep");
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT seconds FROM hobby_session"), ==, 90 * 60);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.add-session", "x", get_id (fixture, "Guitar"));
  widget_fixture_settle ();
  dialog = GTK_WIDGET (find_session_dialog ());
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON)), 91);
  tend_clock_set_now (fixture->life->clock, tend_clock_get_now (fixture->life->clock) + 1);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 2);
}

static GtkWidget *
open_session (Fixture *fixture,
              gint64   started_at,
              int      seconds)
{
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (guitar->id, HOBBY_FIXTURE_MONDAY, started_at, seconds);

  return tend_hobby_session_dialog_new (fixture->life->store, guitar, session);
}

static void
set_start (GtkWidget *dialog,
           TendDay    day,
           int        minute)
{
  tend_day_row_set_day (TEND_DAY_ROW (widget_fixture_find (dialog, TEND_TYPE_DAY_ROW)), day);
  tend_time_entry_set_minute (TEND_TIME_ENTRY (widget_fixture_find (dialog, TEND_TYPE_TIME_ENTRY)), minute);
}

static void
assert_start (GtkWidget *dialog,
              TendDay    day,
              gint64     started_at)
{
  g_autoptr (TendHobbySession) session = tend_hobby_session_dialog_get_session (TEND_HOBBY_SESSION_DIALOG (dialog));

  g_assert_cmpint (session->day, ==, day);
  g_assert_cmpint (session->started_at, ==, started_at);
}

#define UTC(day, hour, minute) ((gint64) (day) * TEND_SECONDS_A_DAY + (hour) * 3600 + (minute) * 60)

/* It belongs to the day that it began on; and where the user's day goes on until four, so does the night. */
static void
test_session_over_midnight (Fixture       *fixture,
                            gconstpointer  user_data)
{
  const TendDay tuesday = HOBBY_FIXTURE_MONDAY + 1;
  GtkWidget *dialog;

  tend_clock_set_now (fixture->life->clock, UTC (tuesday, 0, 5));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.add-session", "x", get_id (fixture, "Guitar"));
  widget_fixture_settle ();
  dialog = GTK_WIDGET (find_session_dialog ());
  assert_start (dialog, HOBBY_FIXTURE_MONDAY, UTC (HOBBY_FIXTURE_MONDAY, 23, 55));
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session WHERE day = '2026-03-02'"
                                                 "  AND seconds = 600"), ==, 1);

  tend_clock_set_day_start (fixture->life->clock, 4);
  tend_clock_set_now (fixture->life->clock, UTC (tuesday, 1, 30));
  dialog = open_session (fixture, UTC (tuesday, 1, 20), 600);
  g_assert_cmpint (tend_day_row_get_day (TEND_DAY_ROW (widget_fixture_find (dialog, TEND_TYPE_DAY_ROW))), ==,
                   HOBBY_FIXTURE_MONDAY);
  set_start (dialog, HOBBY_FIXTURE_MONDAY, 30);
  assert_start (dialog, HOBBY_FIXTURE_MONDAY, UTC (tuesday, 0, 30));
  set_start (dialog, HOBBY_FIXTURE_MONDAY, 23 * 60);
  assert_start (dialog, HOBBY_FIXTURE_MONDAY, UTC (HOBBY_FIXTURE_MONDAY, 23, 0));
  set_start (dialog, HOBBY_FIXTURE_MONDAY, 4 * 60);
  assert_start (dialog, HOBBY_FIXTURE_MONDAY, UTC (HOBBY_FIXTURE_MONDAY, 4, 0));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* An hour that is not there is the next one, of two equal hours it stays the one that it was, and minutes are minutes. */
static void
test_session_over_clock_change (Fixture       *fixture,
                                gconstpointer  user_data)
{
  const TendDay spring = tend_day_from_ymd (2026, 3, 29), autumn = tend_day_from_ymd (2026, 10, 25);
  g_autoptr (TendHobbySession) session = NULL;
  GtkWidget *dialog;

  tend_clock_set_zone (fixture->life->clock, "Europe/Berlin");
  tend_clock_set_now (fixture->life->clock, UTC (autumn, 12, 0));
  dialog = open_session (fixture, UTC (spring, 0, 50), 20 * 60); /* 1:50 until 3:10 on the wall */
  session = tend_hobby_session_dialog_get_session (TEND_HOBBY_SESSION_DIALOG (dialog));
  g_assert_cmpint (session->seconds, ==, 20 * 60);
  set_start (dialog, spring, 2 * 60 + 30);
  assert_start (dialog, spring, UTC (spring, 1, 30));
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_session (fixture, UTC (autumn, 1, 30), 20 * 60); /* the second 2:30 */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON)), 30);
  assert_start (dialog, HOBBY_FIXTURE_MONDAY, UTC (autumn, 1, 30));
  set_start (dialog, autumn, 2 * 60 + 31);
  assert_start (dialog, autumn, UTC (autumn, 0, 31));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GFile *
write_picture (Fixture    *fixture,
               const char *name,
               int         side)
{
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, side, side);
  g_autofree char *path = test_life_get_file (fixture->life, name);
  guchar *pixels = gdk_pixbuf_get_pixels (image);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (image); i++)
    pixels[i] = (guchar) g_test_rand_int ();
  gdk_pixbuf_save (image, path, "png", &error, NULL);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static TendPictureRow *
find_picture_row (GtkWidget *dialog)
{
  return TEND_PICTURE_ROW (widget_fixture_find (dialog, TEND_TYPE_PICTURE_ROW));
}

static void
take (GtkWidget *dialog,
      GFile     *file)
{
  TendPictureRow *row = find_picture_row (dialog);

  tend_picture_row_take_file (row, file);
  g_assert_true (tend_picture_row_get_is_reading (row));
  while (tend_picture_row_get_is_reading (row))
    g_main_context_iteration (NULL, TRUE);
}

/* As a file manager would. */
static void
drop (TendPictureRow *row,
      GFile          *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean is_taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &is_taken);
    }
  g_assert_true (is_taken);
}

static GtkWidget *
ask_for_session (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "hobbies.add-session", "x", get_id (fixture, "Guitar"));
  widget_fixture_settle ();
  return GTK_WIDGET (find_session_dialog ());
}

static TendHobbySession *
read_only_session (Fixture *fixture)
{
  return tend_hobby_session_read (hobby_fixture_get_db (fixture->life),
                                  test_life_ask (fixture->life, "SELECT id FROM hobby_session"), NULL);
}

/* Taken, kept, exchanged for another one and taken away again; what was not touched stays as it was. */
static void
test_session_picture (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (TendHobby) guitar = tend_hobby_read (hobby_fixture_get_db (fixture->life), get_id (fixture, "Guitar"), NULL);
  g_autoptr (GFile) small = write_picture (fixture, "small.png", 40);
  g_autoptr (GFile) large = write_picture (fixture, "large.png", 300);
  g_autoptr (TendHobbySession) session = NULL;
  g_autoptr (TendHobbySession) shown = NULL;
  GtkWidget *dialog = ask_for_session (fixture);

  g_assert_nonnull (widget_fixture_find_row (dialog, "What You Made"));
  take (dialog, small);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT width FROM hobby_picture"), ==, 40);

  session = read_only_session (fixture);
  dialog = tend_hobby_session_dialog_new (fixture->life->store, guitar, session);
  shown = tend_hobby_session_dialog_get_session (TEND_HOBBY_SESSION_DIALOG (dialog));
  g_assert_cmpint (shown->picture_id, ==, session->picture_id);
  g_assert_null (shown->picture);
  take (dialog, large);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT width FROM hobby_picture"), ==, 300);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = tend_hobby_session_dialog_new (fixture->life->store, guitar, session);
  g_assert_true (tend_picture_row_get_has_picture (find_picture_row (dialog)));
  g_signal_emit_by_name (widget_fixture_find (GTK_WIDGET (find_picture_row (dialog)), GTK_TYPE_BUTTON), "clicked");
  g_assert_false (tend_picture_row_get_has_picture (find_picture_row (dialog)));
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_picture"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT width FROM hobby_picture"), ==, 300);
}

/* Whoever saves while it is still looked at gets both, and only once. */
static void
test_session_waits_for_picture (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr (GFile) large = write_picture (fixture, "large.png", 1500);
  GtkWidget *dialog = ask_for_session (fixture);

  drop (find_picture_row (dialog), large);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 1);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_picture"), ==, 1);
}

/* A picture that is left takes the waiting Save with it, which is not made up for when another one is chosen. */
static void
test_session_picture_left (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (GFile) large = write_picture (fixture, "large.png", 1500);
  GtkWidget *dialog = ask_for_session (fixture);
  TendPictureRow *row = find_picture_row (dialog);

  tend_picture_row_take_file (row, large);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  g_signal_emit_by_name (widget_fixture_find (GTK_WIDGET (row), GTK_TYPE_BUTTON), "clicked");
  g_assert_false (tend_picture_row_get_is_reading (row));
  g_assert_false (tend_picture_row_get_has_picture (row));
  take (dialog, large);
  widget_fixture_settle ();
  g_assert_true (tend_picture_row_get_has_picture (row));
  g_assert_cmpint (fixture->life->told->len, ==, 0);
}

/* The row says so; the picture from before, and all that was typed, stays, and nothing is saved without being asked. */
static void
test_session_without_picture (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autofree char *path = test_life_get_file (fixture->life, "letter.png");
  g_autoptr (GFile) letter = g_file_new_for_path (path);
  g_autoptr (GFile) small = write_picture (fixture, "small.png", 40);
  GtkWidget *dialog = ask_for_session (fixture);
  TendPictureRow *row = find_picture_row (dialog);

  g_assert_true (g_file_set_contents (path, "Dear <diary> & co", -1, NULL));
  take (dialog, small);
  tend_picture_row_take_file (row, letter);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (tend_picture_row_get_is_reading (row))
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "no picture"));
  g_assert_true (tend_picture_row_get_has_picture (row));
  g_assert_cmpint (fixture->life->told->len, ==, 0);
}

/* What was chosen and typed is there still, and is kept once there is room. */
static void
test_session_picture_on_full_disk (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr (GFile) large = write_picture (fixture, "large.png", 600);
  GtkWidget *dialog = ask_for_session (fixture);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  test_life_sql (fixture->life, "Fill", TEND_WRITE_DEFAULT, "PRAGMA max_page_count = 1");
  test_life_hush (fixture->life);
  take (dialog, large);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (!says (dialog, "The disk is full, so nothing was changed; please make some room and try again."))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 0);
  g_assert_true (tend_picture_row_get_has_picture (find_picture_row (dialog)));

  test_life_sql (fixture->life, "Make room", TEND_WRITE_DEFAULT, "PRAGMA max_page_count = 1000000");
  test_life_hush (fixture->life);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT width FROM hobby_picture"), ==, 600);
}

/* At 360 pixels nothing asks for more. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  user_data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  open_hobby (fixture, "Guitar");
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  tend_page_make_new (fixture->page);
  gtk_widget_measure (GTK_WIDGET (find_dialog ()), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_measure (ask_for_session (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
add (const char *path,
     void (*test) (Fixture *fixture, gconstpointer user_data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/hobbies/widgets/row-follows", test_row_follows);
  add ("/hobbies/widgets/rest-and-archive", test_rest_and_archive);
  add ("/hobbies/widgets/delete-leaves-view", test_delete_leaves_view);
  add ("/hobbies/widgets/the-past-waits", test_the_past_waits);
  add ("/hobbies/widgets/planned-next", test_planned_next);
  add ("/hobbies/widgets/move", test_move);
  add ("/hobbies/widgets/dialog-makes", test_dialog_makes);
  add ("/hobbies/widgets/dialog-keeps", test_dialog_keeps);
  add ("/hobbies/widgets/looking-back", test_looking_back);
  add ("/hobbies/widgets/times", test_times);
  add ("/hobbies/widgets/stopwatch", test_stopwatch);
  add ("/hobbies/widgets/stopwatch-minimized", test_stopwatch_minimized);
  add ("/hobbies/widgets/two-stopwatches", test_two_stopwatches);
  add ("/hobbies/widgets/return", test_return);
  add ("/hobbies/widgets/offer", test_offer);
  add ("/hobbies/widgets/session-dialog-keeps", test_session_dialog_keeps);
  add ("/hobbies/widgets/long-session-asks", test_long_session_asks);
  add ("/hobbies/widgets/end-to-come-asks", test_end_to_come_asks);
  add ("/hobbies/widgets/session-over-midnight", test_session_over_midnight);
  add ("/hobbies/widgets/session-over-clock-change", test_session_over_clock_change);
  add ("/hobbies/widgets/session-picture", test_session_picture);
  add ("/hobbies/widgets/session-waits-for-picture", test_session_waits_for_picture);
  add ("/hobbies/widgets/session-picture-left", test_session_picture_left);
  add ("/hobbies/widgets/session-without-picture", test_session_without_picture);
  add ("/hobbies/widgets/session-picture-on-full-disk", test_session_picture_on_full_disk);
  add ("/hobbies/widgets/narrow", test_narrow);
  return g_test_run ();
}
