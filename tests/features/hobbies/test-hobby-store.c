/* Hobbies, sessions and stopwatches on a real life: kept, found, undone and done again. */

#include "hobby-fixture.h"

#include <string.h>

#define MONDAY HOBBY_FIXTURE_MONDAY
#define ANA "00000000-0000-4000-8000-00000000000a"

static void
test_a_hobby_is_kept_whole (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = tend_hobby_new ("Guitar");
  g_autoptr (TendHobby) kept = NULL;
  g_autoptr (TendHobby) again = NULL;
  g_autoptr (TendHobby) changed = NULL;
  GAsyncResult *result = NULL;

  tend_hobby_set_text (&hobby->symbol, "music");
  tend_hobby_set_text (&hobby->color, "amber");
  tend_hobby_set_text (&hobby->love, "When a song comes together");
  tend_hobby_set_text (&hobby->left_off, "The second verse");
  tend_hobby_set_text (&hobby->needs, "Strings\nA tuner");
  tend_hobby_set_text (&hobby->next_step, "Change the strings");
  tend_hobby_set_text (&hobby->places, "The kitchen");
  hobby->origin = TEND_HOBBY_LOVED;
  hobby->wish_kind = TEND_HOBBY_WISH_MINUTES;
  hobby->wish = 90;
  hobby->created_day = MONDAY;
  tend_hobby_add_person (hobby, ANA, "Ana");
  tend_hobby_add_person (hobby, NULL, "Jo");

  kept = hobby_fixture_add_whole (life, hobby);
  g_assert_true (tend_hobby_is_same (kept, hobby));
  g_assert_cmpint (kept->created_day, ==, MONDAY);
  hobby_fixture_undo_and_redo (life);
  again = tend_hobby_read_by_uuid (hobby_fixture_get_db (life), kept->uuid, NULL);
  g_assert_true (tend_hobby_is_same (again, hobby));

  g_ptr_array_remove_index (again->people, 0);
  tend_hobby_add_person (again, NULL, "Kim");
  again->wish_kind = TEND_HOBBY_WISH_NONE;
  again->wish = 0;
  again->is_resting = TRUE;
  tend_hobby_store_update_async (life->store, again, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, kept->id);
  hobby_fixture_undo_and_redo (life);
  changed = tend_hobby_read (hobby_fixture_get_db (life), kept->id, NULL);
  g_assert_true (tend_hobby_is_same (changed, again));
}

/* Who still shares it is the same row as before, so that an archive that is imported again knows it. */
static void
test_people_keep_their_rows (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = tend_hobby_new ("Choir");
  g_autoptr (TendHobby) kept = NULL;
  GAsyncResult *result = NULL;
  gint64 id;

  hobby->created_day = MONDAY;
  tend_hobby_add_person (hobby, NULL, "Jo");
  tend_hobby_add_person (hobby, ANA, "Ana");
  kept = hobby_fixture_add_whole (life, hobby);
  id = test_life_ask (life, "SELECT id FROM hobby_person WHERE name = 'Ana'");
  g_ptr_array_remove_index (kept->people, 0);
  tend_hobby_store_update_async (life->store, kept, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  g_assert_cmpint (test_life_ask (life, "SELECT id FROM hobby_person"), ==, id);
  g_assert_cmpint (test_life_ask (life, "SELECT position FROM hobby_person"), ==, 0);
}

static void
test_deleting_takes_everything_along (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GAsyncResult *result = NULL;

  hobby_fixture_add_session (life, hobby, MONDAY, 20);
  hobby_fixture_start (life, hobby, 0, NULL);
  test_life_sql (life, "A reminder", 0,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                 "  VALUES ('00000000-0000-4000-8000-000000000001', 'hobby', '%s', 600, 127)", hobby->uuid);
  before = test_life_dump (life);
  tend_hobby_store_delete_async (life->store, hobby, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, hobby->id);
  g_assert_cmpint (test_life_ask (life, "SELECT (SELECT count(*) FROM hobby) + (SELECT count(*) FROM hobby_session)"
                                        "  + (SELECT count(*) FROM hobby_stopwatch_mark)"
                                        "  + (SELECT count(*) FROM reminder)"), ==, 0);
  g_assert_true (test_life_undo (life, NULL));
  after = test_life_dump (life);
  g_assert_cmpstr (before, ==, after);
}

static void
test_what_is_gone_says_so (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (hobby->id, MONDAY, TEST_LIFE_NOW, 60);
  TendStopwatch stopwatch = { .id = 99, .hobby_id = hobby->id };
  TendStopwatchInstant at = hobby_fixture_get_instant (0);

  session->id = 99;
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;

      if (i == 0)
        tend_hobby_store_update_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
      else if (i == 1)
        tend_hobby_store_delete_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
      else if (i == 2)
        tend_hobby_store_finish_session_async (life->store, hobby, &stopwatch, session, NULL, hobby_fixture_on_done,
                                               &result);
      else if (i == 3)
        tend_hobby_store_set_running_async (life->store, hobby, &stopwatch, FALSE, &at, hobby_fixture_on_done,
                                            &result);
      else
        {
          hobby->id = 99;
          tend_hobby_store_start_async (life->store, hobby, &at, hobby_fixture_on_done, &result);
        }
      g_assert_cmpint (hobby_fixture_wait (life, &result, &error), ==, 0);
      g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
      test_assert_sentence (error);
    }
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 0);
}

static char *
list_names (TestLife *life)
{
  g_autoptr (GPtrArray) hobbies = tend_hobby_read_all (hobby_fixture_get_db (life), FALSE, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < hobbies->len; i++)
    g_string_append_printf (names, "%s%s", i ? " " : "", ((TendHobby *) g_ptr_array_index (hobbies, i))->name);
  return g_string_free (names, FALSE);
}

static void
assert_names (TestLife   *life,
              const char *expected)
{
  g_autofree char *names = list_names (life);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_the_order_is_the_users (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) a = hobby_fixture_add (life, "A");
  g_autoptr (TendHobby) b = hobby_fixture_add (life, "B");
  g_autoptr (TendHobby) c = hobby_fixture_add (life, "C");
  GAsyncResult *result = NULL;

  tend_hobby_store_move_async (life->store, c, a->id, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  assert_names (life, "C A B");
  hobby_fixture_undo_and_redo (life);
  tend_hobby_store_move_async (life->store, c, 0, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  assert_names (life, "A B C");
  tend_hobby_store_move_async (life->store, a, c->id, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  assert_names (life, "B A C");
  /* What rests stands below the others. */
  tend_hobby_store_set_resting_async (life->store, b, TRUE, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  hobby_fixture_undo_and_redo (life);
  assert_names (life, "A C B");
  tend_hobby_store_set_archived_async (life->store, a, TRUE, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  hobby_fixture_undo_and_redo (life);
  assert_names (life, "C B");
}

static void
test_a_session_is_kept_changed_and_deleted (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  gint64 id = hobby_fixture_add_session (life, hobby, MONDAY, 20);
  g_autoptr (TendHobbySession) session = tend_hobby_session_read (hobby_fixture_get_db (life), id, NULL);
  g_autoptr (TendHobbySession) changed = NULL;
  GAsyncResult *result = NULL;

  hobby_fixture_undo_and_redo (life);
  g_assert_cmpint (session->mood, ==, TEND_MOOD_NONE);
  g_assert_cmpint (session->seconds, ==, 1200);
  session->mood = 4;
  session->seconds = 1500;
  tend_hobby_set_text (&session->line, "The bridge works now");
  tend_hobby_store_update_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, id);
  hobby_fixture_undo_and_redo (life);
  changed = tend_hobby_session_read_by_uuid (hobby_fixture_get_db (life), session->uuid, NULL);
  g_assert_cmpint (changed->mood, ==, 4);
  g_assert_cmpint (changed->seconds, ==, 1500);
  g_assert_cmpstr (changed->line, ==, "The bridge works now");
  tend_hobby_store_delete_session_async (life->store, hobby, changed, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, id);
  hobby_fixture_undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 0);
}

static void
test_a_session_that_ends_before_it_begins_is_refused (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (hobby->id, MONDAY, TEST_LIFE_NOW, -600);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  tend_hobby_store_add_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
}

static void
test_a_stopwatch_becomes_a_session (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendStopwatch) stopwatch = NULL;
  g_autoptr (TendStopwatch) again = NULL;
  g_autoptr (TendHobbySession) session = NULL;
  g_autoptr (TendHobby) after = NULL;
  TendStopwatchInstant pause = hobby_fixture_get_instant (600);
  TendStopwatchInstant now = hobby_fixture_get_instant (2000);
  GAsyncResult *result = NULL;

  g_assert_cmpint (hobby_fixture_start (life, hobby, 0, NULL), >, 0);
  hobby_fixture_undo_and_redo (life);
  stopwatch = tend_stopwatch_read (hobby_fixture_get_db (life), NULL);
  tend_hobby_store_set_running_async (life->store, hobby, stopwatch, FALSE, &pause, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  /* Paused twice it is paused once. */
  tend_hobby_store_set_running_async (life->store, hobby, stopwatch, FALSE, &now, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  /* Started, it goes on where it was. */
  g_assert_cmpint (hobby_fixture_start (life, hobby, 1700, NULL), ==, stopwatch->id);
  again = tend_stopwatch_read (hobby_fixture_get_db (life), NULL);
  g_assert_cmpuint (again->marks->len, ==, 3);
  g_assert_cmpint (tend_stopwatch_get_elapsed (again, &now), ==, 900 * 1000);

  session = tend_hobby_session_new (hobby->id, MONDAY, tend_stopwatch_get_start (again, &now), 900);
  tend_hobby_store_finish_session_async (life->store, hobby, again, session, "The second verse",
                                         hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), >, 0);
  hobby_fixture_undo_and_redo (life);
  g_assert_null (tend_stopwatch_read (hobby_fixture_get_db (life), NULL));
  g_assert_cmpint (test_life_ask (life, "SELECT started_at FROM hobby_session"), ==, TEST_LIFE_NOW);
  after = tend_hobby_read (hobby_fixture_get_db (life), hobby->id, NULL);
  g_assert_cmpstr (after->left_off, ==, "The second verse");

  /* Taken back, it runs on as if nothing had been. */
  g_assert_true (test_life_undo (life, NULL));
  {
    g_autoptr (TendStopwatch) running = tend_stopwatch_read (hobby_fixture_get_db (life), NULL);
    TendStopwatchInstant later = hobby_fixture_get_instant (2300);

    g_assert_cmpint (tend_stopwatch_get_elapsed (running, &later), ==, 1200 * 1000);
  }
}

static void
test_there_is_one_stopwatch_at_a_time (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStopwatch) stopwatch = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (hobby_fixture_start (life, guitar, 0, NULL), >, 0);
  g_assert_cmpint (hobby_fixture_start (life, pottery, 60, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_assert_nonnull (strstr (error->message, "Guitar"));
  stopwatch = tend_stopwatch_read (hobby_fixture_get_db (life), NULL);
  g_assert_cmpint (stopwatch->hobby_id, ==, guitar->id);
  tend_hobby_store_discard_async (life->store, guitar, stopwatch, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, stopwatch->id);
  hobby_fixture_undo_and_redo (life);
  g_assert_cmpint (hobby_fixture_start (life, pottery, 120, NULL), >, 0);
}

/* It is on disk as soon as it was started: what happens to the program then is nothing to it. */
static void
test_a_stopwatch_outlives_the_program (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendStopwatch) stopwatch = NULL;
  TendStopwatchInstant later = hobby_fixture_get_instant (25 * 60);

  hobby_fixture_start (life, hobby, 0, NULL);
  test_life_close (life);
  test_life_open (life);
  stopwatch = tend_stopwatch_read (hobby_fixture_get_db (life), NULL);
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &later), ==, 25 * 60 * 1000);
}

static void
test_days_and_months_are_summed (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) last = NULL;
  g_autoptr (GArray) months = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  hobby_fixture_add_session (life, guitar, MONDAY, 20);
  hobby_fixture_add_session (life, guitar, MONDAY, 10);
  hobby_fixture_add_session (life, guitar, MONDAY - 5, 40);
  hobby_fixture_add_session (life, guitar, MONDAY - 400, 5);
  hobby_fixture_add_session (life, pottery, MONDAY - 1, 90);

  days = tend_hobby_read_days (hobby_fixture_get_db (life), guitar->id, TEND_DAY_NONE, MONDAY, NULL);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpint (g_array_index (days, TendHobbyDay, 0).day, ==, MONDAY - 400);
  g_assert_cmpint (g_array_index (days, TendHobbyDay, 2).seconds, ==, 1800);
  g_assert_cmpint (g_array_index (days, TendHobbyDay, 2).times, ==, 2);
  last = tend_hobby_read_last_days (hobby_fixture_get_db (life), guitar->id, MONDAY - 1, NULL);
  g_assert_cmpuint (last->len, ==, 2);
  g_assert_cmpint (g_array_index (last, TendHobbyDay, 0).day, ==, MONDAY - 5);

  months = tend_hobby_read_months (hobby_fixture_get_db (life), MONDAY - 60, MONDAY, NULL);
  g_assert_cmpuint (months->len, ==, 3);
  g_assert_cmpint (g_array_index (months, TendHobbyMonth, 0).month, ==, tend_day_from_ymd (2026, 2, 1));
  g_assert_cmpint (g_array_index (months, TendHobbyMonth, 0).seconds, ==, 2400);
  g_assert_cmpint (g_array_index (months, TendHobbyMonth, 1).seconds, ==, 1800);
  g_assert_cmpint (g_array_index (months, TendHobbyMonth, 2).hobby_id, ==, pottery->id);

  sessions = tend_hobby_session_read_last (hobby_fixture_get_db (life), guitar->id, 2, NULL);
  g_assert_cmpuint (sessions->len, ==, 2);
  g_assert_cmpint (((TendHobbySession *) g_ptr_array_index (sessions, 0))->seconds, ==, 1200);
  g_assert_cmpint (tend_hobby_session_get_usual_seconds (hobby_fixture_get_db (life), guitar->id), ==, 1200);
  g_assert_cmpint (tend_hobby_session_get_usual_seconds (hobby_fixture_get_db (life), 99), ==, 0);
}

/* At most one, the first in the user's own order, and after an answer none until tomorrow; what is taken up again is put
 * off no longer. */
static void
test_one_hobby_waits_at_a_time (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) choir = hobby_fixture_add (life, "Choir");
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (TendHobby) waiting = NULL;
  g_autoptr (TendHobby) next = NULL;
  g_autoptr (TendHobby) greeted = NULL;
  TendHobbyStanding standing;
  GAsyncResult *result = NULL;

  hobby_fixture_add_session (life, choir, MONDAY - 2, 60);
  hobby_fixture_add_session (life, guitar, MONDAY - 50, 20);
  hobby_fixture_add_session (life, pottery, MONDAY - 80, 20);
  waiting = tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL);
  g_assert_cmpstr (waiting->name, ==, "Guitar");
  tend_hobby_store_put_off_async (life->store, waiting, tend_hobby_rules_put_off (&standing, MONDAY),
                                  hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  hobby_fixture_undo_and_redo (life);
  g_assert_null (tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL));
  next = tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY + 1, G_DATE_MONDAY, &standing, NULL);
  g_assert_cmpstr (next->name, ==, "Pottery");
  g_assert_cmpint (standing.last_day, ==, MONDAY - 80);
  g_assert_null (tend_hobby_read_greeted (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL));
  hobby_fixture_add_session (life, guitar, MONDAY, 10);
  hobby_fixture_undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby WHERE put_off_until IS NOT NULL"), ==, 0);
  greeted = tend_hobby_read_greeted (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL);
  g_assert_cmpstr (greeted->name, ==, "Guitar");
}

/* Let rest when it was brought up: no other takes its place that day, and woken it is not brought up at once. */
static void
test_let_rest_is_an_answer (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (TendHobby) waiting = NULL;
  g_autoptr (TendHobby) later = NULL;
  TendHobbyStanding standing;
  GAsyncResult *result = NULL;

  hobby_fixture_add_session (life, guitar, MONDAY - 50, 20);
  hobby_fixture_add_session (life, pottery, MONDAY - 80, 20);
  waiting = tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL);
  tend_hobby_store_let_rest_async (life->store, waiting, tend_hobby_rules_put_off (&standing, MONDAY),
                                   hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  hobby_fixture_undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT is_resting FROM hobby WHERE name = 'Guitar'"), ==, 1);
  g_assert_null (tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY, G_DATE_MONDAY, &standing, NULL));
  later = tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY + 1, G_DATE_MONDAY, &standing, NULL);
  g_assert_cmpstr (later->name, ==, "Pottery");
  tend_hobby_store_set_resting_async (life->store, waiting, FALSE, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  g_clear_pointer (&later, tend_hobby_free);
  later = tend_hobby_read_waiting (hobby_fixture_get_db (life), MONDAY + 1, G_DATE_MONDAY, &standing, NULL);
  g_assert_cmpstr (later->name, ==, "Pottery");
}

static void
test_the_next_hobby_has_another_colour (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = tend_hobby_new ("Guitar");
  g_autoptr (TendHobby) kept = NULL;
  g_autofree char *first = g_strdup (tend_hobby_choose_color (hobby_fixture_get_db (life)));

  tend_hobby_set_text (&hobby->color, first);
  hobby->created_day = MONDAY;
  kept = hobby_fixture_add_whole (life, hobby);
  g_assert_cmpstr (tend_hobby_choose_color (hobby_fixture_get_db (life)), !=, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hobby-store/a hobby is kept whole", test_a_hobby_is_kept_whole);
  g_test_add_func ("/hobby-store/people keep their rows", test_people_keep_their_rows);
  g_test_add_func ("/hobby-store/deleting takes everything along", test_deleting_takes_everything_along);
  g_test_add_func ("/hobby-store/what is gone says so", test_what_is_gone_says_so);
  g_test_add_func ("/hobby-store/the order is the user’s", test_the_order_is_the_users);
  g_test_add_func ("/hobby-store/a session is kept, changed and deleted",
                   test_a_session_is_kept_changed_and_deleted);
  g_test_add_func ("/hobby-store/a session that ends before it begins is refused",
                   test_a_session_that_ends_before_it_begins_is_refused);
  g_test_add_func ("/hobby-store/a stopwatch becomes a session", test_a_stopwatch_becomes_a_session);
  g_test_add_func ("/hobby-store/there is one stopwatch at a time", test_there_is_one_stopwatch_at_a_time);
  g_test_add_func ("/hobby-store/a stopwatch outlives the program", test_a_stopwatch_outlives_the_program);
  g_test_add_func ("/hobby-store/days and months are summed", test_days_and_months_are_summed);
  g_test_add_func ("/hobby-store/one hobby waits at a time", test_one_hobby_waits_at_a_time);
  g_test_add_func ("/hobby-store/let-rest-is-an-answer", test_let_rest_is_an_answer);
  g_test_add_func ("/hobby-store/the next hobby has another colour", test_the_next_hobby_has_another_colour);

  return g_test_run ();
}
