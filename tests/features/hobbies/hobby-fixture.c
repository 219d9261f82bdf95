#include "hobby-fixture.h"

void
hobby_fixture_on_done (GObject      *store,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * hobby_fixture_wait:
 * @life: a life
 * @result: what hobby_fixture_on_done() was given, or will be; cleared
 * @error: return location
 *
 * Returns: what tend_hobby_store_finish() says
 */
gint64
hobby_fixture_wait (TestLife      *life,
                    GAsyncResult **result,
                    GError       **error)
{
  gint64 id;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = tend_hobby_store_finish (life->store, *result, error);
  g_clear_object (result);
  return id;
}

TendDb *
hobby_fixture_get_db (TestLife *life)
{
  return tend_store_get_reader (life->store);
}

TendHobby *
hobby_fixture_add_whole (TestLife        *life,
                         const TendHobby *hobby)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  TendHobby *added;
  gint64 id;

  tend_hobby_store_add_async (life->store, hobby, hobby_fixture_on_done, &result);
  id = hobby_fixture_wait (life, &result, &error);
  g_assert_no_error (error);
  added = tend_hobby_read (hobby_fixture_get_db (life), id, &error);
  g_assert_no_error (error);
  return added;
}

/**
 * hobby_fixture_add:
 * @life: a life
 * @name: what it is called
 *
 * Returns: (transfer full): a hobby that was written down a year ago
 */
TendHobby *
hobby_fixture_add (TestLife   *life,
                   const char *name)
{
  g_autoptr (TendHobby) hobby = tend_hobby_new (name);

  hobby->created_day = HOBBY_FIXTURE_MONDAY - 365;
  return hobby_fixture_add_whole (life, hobby);
}

/* At seven in the evening, UTC. */
gint64
hobby_fixture_add_session (TestLife        *life,
                           const TendHobby *hobby,
                           TendDay          day,
                           int              minutes)
{
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (
      hobby->id, day, (gint64) day * TEND_SECONDS_A_DAY + 19 * 3600, minutes * 60);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gint64 id;

  tend_hobby_store_add_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  id = hobby_fixture_wait (life, &result, &error);
  g_assert_no_error (error);
  return id;
}

/* So many seconds after TEST_LIFE_NOW, all in one boot that began an hour before. */
TendStopwatchInstant
hobby_fixture_get_instant (gint64 seconds)
{
  return (TendStopwatchInstant) { (TEST_LIFE_NOW + seconds) * 1000, (3600 + seconds) * 1000,
                                  "11111111-2222-4333-8444-555555555555" };
}

gint64
hobby_fixture_start (TestLife         *life,
                     const TendHobby  *hobby,
                     gint64            seconds,
                     GError          **error)
{
  TendStopwatchInstant at = hobby_fixture_get_instant (seconds);
  GAsyncResult *result = NULL;

  tend_hobby_store_start_async (life->store, hobby, &at, hobby_fixture_on_done, &result);
  return hobby_fixture_wait (life, &result, error);
}

void
hobby_fixture_undo_and_redo (TestLife *life)
{
  g_autofree char *after = test_life_dump (life);
  g_autofree char *again = NULL;

  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_redo (life, NULL));
  again = test_life_dump (life);
  g_assert_cmpstr (after, ==, again);
}
