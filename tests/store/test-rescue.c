/* Damaged files: each is told when it is opened, set aside, never deleted, and a backup brought back. */

#include "store/test-life.h"

#include "store/tend-backup.h"
#include "store/tend-rescue.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A life of a hundred goals, with a backup, closed. */
static TestLife *
make_life (void)
{
  TestLife *life = test_life_new_open ();

  for (int i = 0; i < 100; i++)
    test_life_add_goal (life, "Run");
  test_life_maintain (life);
  test_life_close (life);
  return life;
}

static void
overwrite (TestLife   *life,
           gsize       at,
           gsize       length,
           const char *with)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (life->path, &contents, &size, NULL));
  if (with == NULL)
    size = at;
  else
    memset (contents + at, with[0], MIN (length, size - at));
  g_assert_true (g_file_set_contents (life->path, contents, (gssize) size, NULL));
}

static void
assert_damaged (TestLife *life)
{
  g_autofree char *before = test_file_hash (life->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
  after = test_file_hash (life->path);
  g_assert_cmpstr (after, ==, before);
}

static char *
get_backup_path (TestLife *life)
{
  g_autoptr (GPtrArray) backups = tend_backup_list (life->folder);

  g_assert_cmpuint (backups->len, ==, 1);
  return g_strdup (((TendBackup *) g_ptr_array_index (backups, 0))->path);
}

/* The whole way: set aside under a name with the day, nothing of it lost, and the backup is the life. */
static void
assert_rescued (TestLife *life)
{
  g_autofree char *before = test_file_hash (life->path);
  g_autofree char *aside = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backup_path = get_backup_path (life);
  g_autoptr (GError) error = NULL;

  aside = tend_rescue_set_aside (life->folder, tend_clock_get_today (life->clock), &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "tend-damaged-2026-03-02.db"));
  g_assert_false (g_file_test (life->path, G_FILE_TEST_EXISTS));
  after = test_file_hash (aside);
  before[64] = after[64] = '\0'; /* the names are behind the sums */
  g_assert_cmpstr (after, ==, before);

  g_assert_true (
      tend_rescue_bring_back (life->folder, backup_path, life->features, life->n_features, &error));
  g_assert_no_error (error);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 100);
  test_life_assert_sound (life);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (backup_path, G_FILE_TEST_EXISTS));
}

static void
test_a_file_cut_short_is_told_and_rescued (void)
{
  static const gsize sizes[] = { 4096 * 5, 4096, 3000, 100, 50, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TestLife) life = make_life ();

      g_test_message ("%d bytes", (int) sizes[i]);
      overwrite (life, sizes[i], 0, NULL);
      assert_damaged (life);
      assert_rescued (life);
    }
}

static void
test_a_file_cut_to_nothing_is_not_a_new_life (void)
{
  g_autoptr (TestLife) life = make_life ();

  overwrite (life, 0, 0, NULL);
  assert_damaged (life);
  assert_rescued (life);
}

static void
test_garbage_is_told_and_rescued (void)
{
  g_autoptr (TestLife) life = make_life ();

  overwrite (life, 0, 1000 * 1000, "g");
  assert_damaged (life);
  assert_rescued (life);
}

/* A page in the middle is not looked at to open the file: the check finds it, if nothing before does. */
static void
test_a_page_of_zeroes_is_found_wherever_it_is (void)
{
  g_autoptr (TestLife) sound = make_life ();
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (sound->path, &contents, &size, NULL));
  for (gsize at = 0; at < size; at += 4096)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_found;

      g_assert_true (g_file_set_contents (sound->path, contents, (gssize) size, NULL));
      overwrite (sound, at, 4096, "");
      is_found = !test_life_try_open (sound, &error);
      if (!is_found)
        {
          tend_store_maintain (sound->store);
          tend_clock_set_now (sound->clock, tend_clock_get_now (sound->clock) + 24 * 60 * 60);
          while (sound->trouble == NULL)
            g_main_context_iteration (NULL, TRUE);
          error = g_error_copy (sound->trouble);
          test_life_hush (sound);
        }
      g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
      test_assert_sentence (error);
      test_life_close (sound);
      g_clear_error (&sound->trouble);
    }
}

static void
test_a_wal_without_its_database_is_not_a_new_life (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);
  g_autofree char *aside_wal = test_life_get_file (life, "tend-damaged-2026-03-02.db-wal");
  g_autofree char *backup_path = get_backup_path (life);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (life->path), ==, 0);
  g_assert_true (g_file_set_contents (wal, "the last of it", -1, NULL));
  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (
      tend_rescue_bring_back (life->folder, backup_path, life->features, life->n_features, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_clear_error (&error);

  aside = tend_rescue_set_aside (life->folder, tend_clock_get_today (life->clock), &error);
  g_assert_no_error (error);
  g_assert_true (test_file_contains (aside_wal, "the last of it"));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (
      tend_rescue_bring_back (life->folder, backup_path, life->features, life->n_features, &error));
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 100);
}

static void
test_a_life_that_was_taken_away_leaves_room_for_a_new_one (void)
{
  g_autoptr (TestLife) life = make_life ();

  g_assert_cmpint (g_unlink (life->path), ==, 0);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 0);
}

static void
test_what_is_set_aside_twice_is_there_twice (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *aside = NULL;
      g_autofree char *expected = i == 1 ? g_strdup ("tend-damaged-2026-03-02.db")
                                         : g_strdup_printf ("tend-damaged-2026-03-02-%d.db", i);

      g_assert_true (g_file_set_contents (life->path, "damaged", -1, NULL));
      aside = tend_rescue_set_aside (life->folder, tend_clock_get_today (life->clock), &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (aside, expected));
    }
}

static void
test_a_life_in_use_is_neither_set_aside_nor_replaced (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autofree char *backup_path = get_backup_path (life);
  g_autoptr (GError) error = NULL;

  test_life_open (life);
  g_assert_null (tend_rescue_set_aside (life->folder, tend_clock_get_today (life->clock), &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_BUSY);
  test_assert_sentence (error);
  g_assert_true (g_file_test (life->path, G_FILE_TEST_EXISTS));
  test_life_close (life);

  g_clear_error (&error);
  g_assert_false (
      tend_rescue_bring_back (life->folder, backup_path, life->features, life->n_features, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 100);
}

static void
test_a_backup_that_is_no_good_brings_nothing_back (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autofree char *bad = test_life_get_file (life, "bad.db");
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  aside = tend_rescue_set_aside (life->folder, tend_clock_get_today (life->clock), &error);
  g_assert_true (g_file_set_contents (bad, "no database", -1, NULL));
  g_assert_false (tend_rescue_bring_back (life->folder, bad, life->features, life->n_features, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
  g_assert_false (g_file_test (life->path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/rescue/" name, func)
  ADD ("a-file-cut-short-is-told-and-rescued", test_a_file_cut_short_is_told_and_rescued);
  ADD ("a-file-cut-to-nothing-is-not-a-new-life", test_a_file_cut_to_nothing_is_not_a_new_life);
  ADD ("garbage-is-told-and-rescued", test_garbage_is_told_and_rescued);
  ADD ("a-page-of-zeroes-is-found-wherever-it-is", test_a_page_of_zeroes_is_found_wherever_it_is);
  ADD ("a-wal-without-its-database-is-not-a-new-life", test_a_wal_without_its_database_is_not_a_new_life);
  ADD ("a-life-that-was-taken-away-leaves-room-for-a-new-one",
       test_a_life_that_was_taken_away_leaves_room_for_a_new_one);
  ADD ("what-is-set-aside-twice-is-there-twice", test_what_is_set_aside_twice_is_there_twice);
  ADD ("a-life-in-use-is-neither-set-aside-nor-replaced",
       test_a_life_in_use_is_neither_set_aside_nor_replaced);
  ADD ("a-backup-that-is-no-good-brings-nothing-back", test_a_backup_that_is_no_good_brings_nothing_back);
  return g_test_run ();
}
