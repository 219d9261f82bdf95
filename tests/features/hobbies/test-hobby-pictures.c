/* Pictures of what was made, in a life: kept with their session, taken back with it, and gone with it. */

#include "hobby-fixture.h"

#include <string.h>

#define MONDAY HOBBY_FIXTURE_MONDAY
#define N_PICTURES "SELECT count(*) FROM hobby_picture"

static TendPicture *
make_picture (const char *image,
              const char *thumbnail)
{
  g_autoptr (GBytes) large = g_bytes_new (image, strlen (image));
  g_autoptr (GBytes) small = g_bytes_new (thumbnail, strlen (thumbnail));

  return tend_picture_new (large, small, 640, 480);
}

static TendHobbySession *
add_with_picture (TestLife        *life,
                  const TendHobby *hobby,
                  const char      *image)
{
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (hobby->id, MONDAY, TEST_LIFE_NOW, 600);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  TendHobbySession *kept;
  gint64 id;

  session->picture = make_picture (image, "small");
  tend_hobby_store_add_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  id = hobby_fixture_wait (life, &result, &error);
  g_assert_no_error (error);
  kept = tend_hobby_session_read (hobby_fixture_get_db (life), id, &error);
  g_assert_no_error (error);
  return kept;
}

static void
update (TestLife               *life,
        const TendHobby        *hobby,
        const TendHobbySession *session)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  tend_hobby_store_update_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, &error);
  g_assert_no_error (error);
}

static void
assert_image (TestLife   *life,
              gint64      id,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) image = tend_hobby_picture_read_image (hobby_fixture_get_db (life), id, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (image, NULL), g_bytes_get_size (image), expected, strlen (expected));
}

static void
test_a_picture_is_kept_with_its_session (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (TendHobbySession) session = add_with_picture (life, hobby, "a hand");
  g_autoptr (TendHobbySession) plain = NULL;
  g_autoptr (GBytes) thumbnail = NULL;

  g_assert_cmpint (session->picture_id, >, 0);
  g_assert_null (session->picture);
  assert_image (life, session->picture_id, "a hand");
  thumbnail = tend_hobby_picture_read_thumbnail (hobby_fixture_get_db (life), session->picture_id, NULL);
  g_assert_cmpmem (g_bytes_get_data (thumbnail, NULL), g_bytes_get_size (thumbnail), "small", 5);

  plain = tend_hobby_session_read (hobby_fixture_get_db (life), hobby_fixture_add_session (life, hobby, MONDAY, 20),
                                   NULL);
  g_assert_cmpint (plain->picture_id, ==, 0);
}

static void
test_undo_of_deleting_brings_it_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (TendHobbySession) session = add_with_picture (life, hobby, "a hand");
  g_autofree char *before = test_life_dump (life);
  g_autofree char *after = NULL;
  GAsyncResult *result = NULL;

  tend_hobby_store_delete_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  g_assert_cmpint (test_life_ask (life, N_PICTURES), ==, 0);
  g_assert_true (test_life_undo (life, NULL));
  after = test_life_dump (life);
  g_assert_cmpstr (before, ==, after);
  assert_image (life, session->picture_id, "a hand");
  g_assert_true (test_life_redo (life, NULL));
  g_assert_cmpint (test_life_ask (life, N_PICTURES), ==, 0);
}

static void
test_another_one_takes_its_place (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (TendHobbySession) session = add_with_picture (life, hobby, "a hand");
  g_autoptr (TendHobbySession) changed = NULL;
  g_autofree char *uuid = g_strdup (session->uuid);

  session->picture = make_picture ("both hands", "small too");
  update (life, hobby, session);
  changed = tend_hobby_session_read_by_uuid (hobby_fixture_get_db (life), uuid, NULL);
  g_assert_cmpint (changed->picture_id, ==, session->picture_id);
  assert_image (life, changed->picture_id, "both hands");
  hobby_fixture_undo_and_redo (life);
  g_assert_true (test_life_undo (life, NULL));
  assert_image (life, changed->picture_id, "a hand");
}

static void
test_it_stays_until_it_is_taken_away (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (TendHobbySession) session = add_with_picture (life, hobby, "a hand");

  tend_hobby_set_text (&session->line, "Hands again.");
  update (life, hobby, session);
  g_assert_cmpint (test_life_ask (life, N_PICTURES), ==, 1);

  session->picture_id = 0;
  update (life, hobby, session);
  g_assert_cmpint (test_life_ask (life, N_PICTURES), ==, 0);
  hobby_fixture_undo_and_redo (life);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_cmpint (test_life_ask (life, N_PICTURES), ==, 1);
}

static void
test_what_is_too_large_is_refused_whole (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (hobby->id, MONDAY, TEST_LIFE_NOW, 600);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (TEND_PICTURE_BYTES_MAX + 1), TEND_PICTURE_BYTES_MAX + 1);
  g_autoptr (GBytes) small = g_bytes_new_static ("small", 5);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  session->picture = tend_picture_new (large, small, 640, 480);
  tend_hobby_store_add_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, &error), ==, 0);
  test_assert_sentence (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 0);
}

/* A picture that is in a backup comes back with it; one that was deleted leaves nothing in the file. */
static void
test_backups_have_it_and_erasing_leaves_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) hobby = hobby_fixture_add (life, "Drawing");
  g_autoptr (GString) image = g_string_new (NULL);
  g_autoptr (TendHobbySession) session = NULL;
  g_autofree char *path = test_life_get_file (life, "whole.db");
  GAsyncResult *result = NULL;

  /* So long that SQLite keeps most of it on pages of its own. */
  while (image->len < 100000)
    g_string_append (image, "quixotryzephyrs ");
  session = add_with_picture (life, hobby, image->str);
  g_assert_true (test_life_backup (life, path, NULL));

  tend_hobby_store_delete_session_async (life->store, hobby, session, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  test_life_close (life);
  g_assert_false (test_file_contains (life->path, "quixotryzephyrs"));

  test_life_open (life);
  g_assert_true (test_life_restore (life, path, NULL));
  assert_image (life, session->picture_id, image->str);
}

static void
test_what_is_gone_says_so (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_hobby_picture_read_thumbnail (hobby_fixture_get_db (life), 99, &error));
  test_assert_sentence (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hobby-pictures/a-picture-is-kept-with-its-session", test_a_picture_is_kept_with_its_session);
  g_test_add_func ("/hobby-pictures/undo-of-deleting-brings-it-back", test_undo_of_deleting_brings_it_back);
  g_test_add_func ("/hobby-pictures/another-one-takes-its-place", test_another_one_takes_its_place);
  g_test_add_func ("/hobby-pictures/it-stays-until-it-is-taken-away", test_it_stays_until_it_is_taken_away);
  g_test_add_func ("/hobby-pictures/what-is-too-large-is-refused-whole", test_what_is_too_large_is_refused_whole);
  g_test_add_func ("/hobby-pictures/backups-have-it-and-erasing-leaves-nothing",
                   test_backups_have_it_and_erasing_leaves_nothing);
  g_test_add_func ("/hobby-pictures/what-is-gone-says-so", test_what_is_gone_says_so);
  return g_test_run ();
}
