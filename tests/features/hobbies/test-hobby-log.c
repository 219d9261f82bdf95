/* The log of sessions and the ideas on the page: only what is on screen is there, days stand above their first session,
 * and what is picked or deleted is so in the life as well. */

#include "features/hobbies/tend-hobbies-page.h"
#include "features/hobbies/tend-hobby-log-row.h"
#include "features/hobbies/tend-hobby-log.h"
#include "shell/tend-idea-view.h"
#include "store/tend-idea-store.h"
#include "widgets/tend-idea-list.h"
#include "widgets/tend-picture-maker.h"
#include "widgets/tend-picture-window.h"

#include "hobby-fixture.h"
#include "widgets/widget-fixture.h"

#define MONDAY HOBBY_FIXTURE_MONDAY
#define N_MANY 3000

typedef struct
{
  TestLife *life;
  TendHobby *hobby;
  WidgetFixture window;
  GtkWidget *log;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->life = test_life_new_open ();
  fixture->hobby = hobby_fixture_add (fixture->life, "Drawing");
  fixture->log = tend_hobby_log_new (fixture->life->store);
  widget_fixture_set_up (&fixture->window, fixture->log, 360, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  tend_hobby_free (fixture->hobby);
  test_life_free (fixture->life);
}

static void
find_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (TEND_IS_HOBBY_LOG_ROW (widget) && tend_hobby_log_row_get_item (TEND_HOBBY_LOG_ROW (widget)))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

static GPtrArray *
get_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  widget_fixture_settle ();
  find_rows (fixture->log, rows);
  return rows;
}

/* The first label of a row is its day. */
static gboolean
has_day (GPtrArray *rows,
         guint      index)
{
  return *gtk_label_get_label (GTK_LABEL (widget_fixture_find (g_ptr_array_index (rows, index), GTK_TYPE_LABEL))) != '\0';
}

static TendPicture *
make_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GBytes) bytes = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "jpeg", NULL, NULL));
  bytes = g_bytes_new_take (buffer, size);
  return tend_picture_new (bytes, bytes, 40, 30);
}

static gint64
add_with_picture (Fixture *fixture)
{
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (fixture->hobby->id, MONDAY, TEST_LIFE_NOW, 600);
  GAsyncResult *result = NULL;

  session->picture = make_picture ();
  tend_hobby_store_add_session_async (fixture->life->store, fixture->hobby, session, hobby_fixture_on_done, &result);
  return hobby_fixture_wait (fixture->life, &result, NULL);
}

static void
wait_until (Fixture    *fixture,
            const char *question,
            gint64      answer)
{
  for (int i = 0; i < 200 && test_life_ask (fixture->life, "%s", question) != answer; i++)
    {
      g_usleep (10000);
      widget_fixture_settle ();
    }
  g_assert_cmpint (test_life_ask (fixture->life, "%s", question), ==, answer);
}

static void
test_days_stand_above_their_first_session (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) fewer = NULL;

  hobby_fixture_add_session (fixture->life, fixture->hobby, MONDAY - 1, 10);
  hobby_fixture_add_session (fixture->life, fixture->hobby, MONDAY - 1, 20);
  hobby_fixture_add_session (fixture->life, fixture->hobby, MONDAY, 30);
  tend_hobby_log_show (TEND_HOBBY_LOG (fixture->log), fixture->hobby->id);
  rows = get_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_true (has_day (rows, 0) && has_day (rows, 1) && !has_day (rows, 2));

  /* The next one of the day is the first of it, when that has gone, and Undo brings that back. */
  g_signal_emit_by_name (g_ptr_array_index (rows, 1), "delete-asked");
  wait_until (fixture, "SELECT count(*) FROM hobby_session", 2);
  fewer = get_rows (fixture);
  g_assert_cmpuint (fewer->len, ==, 2);
  g_assert_true (has_day (fewer, 0) && has_day (fewer, 1));
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_clear_pointer (&fewer, g_ptr_array_unref);
  fewer = get_rows (fixture);
  g_assert_cmpuint (fewer->len, ==, 3);
}

static void
test_only_what_is_on_screen_is_there (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autoptr (GPtrArray) rows = NULL;

  test_life_sql (fixture->life, "Many", TEND_WRITE_DEFAULT,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                 "  INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds)"
                 "  SELECT printf ('00000000-0000-4000-8000-%%012d', i), %d, date ('2026-03-02', -i || ' days'), i, 600"
                 "  FROM n", N_MANY, (int) fixture->hobby->id);
  tend_hobby_log_show (TEND_HOBBY_LOG (fixture->log), 0);
  rows = get_rows (fixture);
  g_assert_cmpuint (rows->len, >, 5);
  g_assert_cmpuint (rows->len, <, N_MANY / 10);
}

static void
test_a_picture_opens_and_can_be_removed (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWindow *window = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  add_with_picture (fixture);
  hobby_fixture_add_session (fixture->life, fixture->hobby, MONDAY - 1, 20);
  tend_hobby_log_show (TEND_HOBBY_LOG (fixture->log), fixture->hobby->id);
  rows = get_rows (fixture);
  g_signal_emit_by_name (g_ptr_array_index (rows, 1), "picture-asked"); /* it has none */
  g_signal_emit_by_name (g_ptr_array_index (rows, 0), "picture-asked");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (TEND_IS_PICTURE_WINDOW (other))
        {
          g_assert_null (window);
          window = other;
        }
    }
  g_assert_nonnull (window);
  g_signal_emit_by_name (window, "remove-asked");
  wait_until (fixture, "SELECT count(*) FROM hobby_picture", 0);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_session"), ==, 2);
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM hobby_picture"), ==, 1);
  gtk_window_destroy (window);
}

static void
test_those_with_pictures_alone (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) pictured = NULL;

  add_with_picture (fixture);
  hobby_fixture_add_session (fixture->life, fixture->hobby, MONDAY - 1, 20);
  tend_hobby_log_show (TEND_HOBBY_LOG (fixture->log), 0);
  all = get_rows (fixture);
  g_assert_cmpuint (all->len, ==, 2);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (widget_fixture_find (fixture->log, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  pictured = get_rows (fixture);
  g_assert_cmpuint (pictured->len, ==, 1);
}

/* One click, and it is a hobby, shown at once. */
static void
test_an_idea_is_taken_up (Fixture       *fixture,
                          gconstpointer  user_data)
{
  WidgetFixture window;
  TendPage *page = tend_hobbies_page_new (fixture->life->store);
  g_autoptr (GPtrArray) ideas = tend_ideas_load ("/io/github/tend_app/Tend/ui/hobbies/hobbies.ideas", NULL);
  GtkWidget *view;
  GtkStack *panes;

  widget_fixture_set_up (&window, GTK_WIDGET (page), 700, 600);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "hobbies.show-ideas", NULL));
  widget_fixture_settle ();
  view = widget_fixture_find (GTK_WIDGET (page), TEND_TYPE_IDEA_VIEW);
  g_assert_cmpuint (tend_idea_list_get_n_shown (TEND_IDEA_LIST (widget_fixture_find (view, TEND_TYPE_IDEA_LIST))), ==,
                    ideas->len);
  g_signal_emit_by_name (view, "picked", g_ptr_array_index (ideas, 0));
  wait_until (fixture, "SELECT count(*) FROM hobby", 2);
  widget_fixture_settle ();
  panes = GTK_STACK (widget_fixture_find (GTK_WIDGET (page), GTK_TYPE_STACK));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "hobby");
  g_assert_true (tend_page_go_back (page));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  widget_fixture_tear_down (&window);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/hobby-log/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("days-stand-above-their-first-session", test_days_stand_above_their_first_session);
  ADD ("only-what-is-on-screen-is-there", test_only_what_is_on_screen_is_there);
  ADD ("a-picture-opens-and-can-be-removed", test_a_picture_opens_and_can_be_removed);
  ADD ("those-with-pictures-alone", test_those_with_pictures_alone);
  ADD ("an-idea-is-taken-up", test_an_idea_is_taken_up);
#undef ADD
  return g_test_run ();
}
