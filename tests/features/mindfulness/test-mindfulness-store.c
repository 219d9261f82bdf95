/* Sessions, patterns and favourites on a real life: kept, found, undone and done again. */

#include "features/mindfulness/tend-mindfulness-store.h"

#include "store/tend-agenda.h"
#include "store/test-life.h"

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gint64
wait_for (TestLife      *life,
          GAsyncResult **result,
          GError       **error)
{
  gint64 id;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = tend_mindfulness_store_finish (life->store, *result, error);
  g_clear_object (result);
  return id;
}

static TendDb *
get_db (TestLife *life)
{
  return tend_store_get_reader (life->store);
}

static gint64
add_session (TestLife   *life,
             const char *exercise,
             TendDay     day,
             gint64      started_at,
             int         seconds)
{
  g_autoptr (TendSession) session = tend_session_new (exercise, exercise, day, started_at, seconds);
  GAsyncResult *result = NULL;
  gint64 id;

  tend_mindfulness_store_add_session_async (life->store, session, on_written_cb, &result);
  id = wait_for (life, &result, NULL);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
add_pattern (TestLife                *life,
             const char              *title,
             const TendBreathPattern *pattern,
             GError                 **error)
{
  GAsyncResult *result = NULL;

  tend_mindfulness_store_add_pattern_async (life->store, title, pattern, on_written_cb, &result);
  return wait_for (life, &result, error);
}

static char *
list_choices (TestLife *life)
{
  g_autoptr (GPtrArray) choices = tend_breath_choice_read_all (get_db (life), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            ((TendBreathChoice *) g_ptr_array_index (choices, i))->title);
  return g_string_free (text, FALSE);
}

static void
undo_and_redo (TestLife *life)
{
  g_autofree char *after = test_life_dump (life);
  g_autofree char *again = NULL;

  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_redo (life, NULL));
  again = test_life_dump (life);
  g_assert_cmpstr (after, ==, again);
}

static void
test_session_is_kept (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  GAsyncResult *result = NULL;

  add_session (life, "box", MONDAY, TEST_LIFE_NOW, 180);
  undo_and_redo (life);
  sessions = tend_session_read_range (get_db (life), MONDAY, MONDAY, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
  tend_mindfulness_store_set_line_async (life->store, g_ptr_array_index (sessions, 0), "Quieter", on_written_cb,
                                         &result);
  g_assert_cmpint (wait_for (life, &result, NULL), >, 0);
  undo_and_redo (life);
  changed = tend_session_read_range (get_db (life), MONDAY, MONDAY, NULL);
  g_assert_cmpstr (((TendSession *) g_ptr_array_index (changed, 0))->line, ==, "Quieter");
  tend_mindfulness_store_delete_session_async (life->store, g_ptr_array_index (changed, 0), on_written_cb, &result);
  g_assert_cmpint (wait_for (life, &result, NULL), >, 0);
  undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM session"), ==, 0);
}

static void
test_line_of_what_is_gone (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendSession) session = tend_session_new ("box", "Box", MONDAY, TEST_LIFE_NOW, 60);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  session->id = 77;
  tend_mindfulness_store_set_line_async (life->store, session, "Quieter", on_written_cb, &result);
  g_assert_cmpint (wait_for (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
}

static void
test_favourites_and_last_used_first (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendBreathChoice) triangle = tend_breath_choice_read (get_db (life), "triangle", NULL);
  g_autofree char *list = NULL;
  GAsyncResult *result = NULL;

  add_session (life, "resonant", MONDAY, TEST_LIFE_NOW, 60);
  add_session (life, "coherent", MONDAY, TEST_LIFE_NOW + 100, 60);
  tend_mindfulness_store_set_favourite_async (life->store, triangle, TRUE, on_written_cb, &result);
  wait_for (life, &result, NULL);
  undo_and_redo (life);
  list = list_choices (life);
  g_assert_cmpstr (list, ==, "Triangle, Coherent, Resonant, Box, 4-7-8, Cyclic Sigh, Long Exhale");
}

static void
test_own_pattern (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendBreathPattern good = { 7, 0, 1, 12, 0, 0 };
  const TendBreathPattern nothing = { 0 };
  g_autoptr (TendBreathChoice) choice = NULL;
  g_autofree char *uuid = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (add_pattern (life, "Mine", &nothing, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (add_pattern (life, "", &good, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (add_pattern (life, "Mine", &good, &error), >, 0);
  undo_and_redo (life);

  {
    g_autoptr (GPtrArray) choices = tend_breath_choice_read_all (get_db (life), NULL);

    choice = tend_breath_choice_copy (g_ptr_array_index (choices, choices->len - 1));
  }
  g_assert_cmpstr (choice->title, ==, "Mine");
  g_assert_cmpmem (&choice->pattern, sizeof good, &good, sizeof good);
  tend_mindfulness_store_set_favourite_async (life->store, choice, TRUE, on_written_cb, &result);
  wait_for (life, &result, NULL);
  tend_mindfulness_store_delete_pattern_async (life->store, choice, on_written_cb, &result);
  wait_for (life, &result, NULL);
  undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM exercise_favourite"), ==, 0);
  g_assert_null (tend_breath_choice_read (get_db (life), choice->id, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

static void
test_ways_that_were_gone_first (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) ways = NULL;

  add_session (life, "walk", MONDAY, TEST_LIFE_NOW, 60);
  add_session (life, "yoga", MONDAY, TEST_LIFE_NOW + 100, 600);
  ways = tend_session_way_read_all (get_db (life), NULL);
  g_assert_cmpstr (((TendSessionWay *) g_ptr_array_index (ways, 0))->id, ==, "yoga");
  g_assert_cmpstr (((TendSessionWay *) g_ptr_array_index (ways, 1))->id, ==, "walk");
}

static void
test_today_hears_of_what_was_done (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  g_autoptr (GPtrArray) items = NULL;
  const TendAgendaItem *item;

  add_session (life, "box", MONDAY, TEST_LIFE_NOW, 180);
  add_session (life, "box", MONDAY - 1, TEST_LIFE_NOW - 86400, 180);
  items = tend_agenda_read (get_db (life), life->features, life->n_features, &query, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->state, ==, TEND_AGENDA_DONE);
  g_assert_cmpstr (item->detail, ==, "3 minutes");
}

static void
test_lines_are_found (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) found = NULL;

  test_life_sql (life, "A line", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, line) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 'box', 'Box', '2026-03-02', 1, 60, 'Quieter now')");
  found = tend_search_read (get_db (life), life->features, life->n_features, "quiet", 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((TendSearchResult *) g_ptr_array_index (found, 0))->kind, ==, "session");
}

static void
test_lengths_in_words (void)
{
  g_autofree char *second = tend_session_describe_length (1);
  g_autofree char *seconds = tend_session_describe_length (59);
  g_autofree char *minutes = tend_session_describe_length (179);

  g_assert_cmpstr (second, ==, "1 second");
  g_assert_cmpstr (seconds, ==, "59 seconds");
  g_assert_cmpstr (minutes, ==, "3 minutes");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mindfulness-store/a session is kept, described and deleted", test_session_is_kept);
  g_test_add_func ("/mindfulness-store/a line of what is gone is refused", test_line_of_what_is_gone);
  g_test_add_func ("/mindfulness-store/favourites first, then the last used", test_favourites_and_last_used_first);
  g_test_add_func ("/mindfulness-store/a pattern of one’s own", test_own_pattern);
  g_test_add_func ("/mindfulness-store/ways that were gone to their end come first", test_ways_that_were_gone_first);
  g_test_add_func ("/mindfulness-store/today hears of what was done", test_today_hears_of_what_was_done);
  g_test_add_func ("/mindfulness-store/lines are found", test_lines_are_found);
  g_test_add_func ("/mindfulness-store/lengths in words", test_lengths_in_words);

  return g_test_run ();
}
