/* Deleting means deleting: what was deleted is found in no byte of any file. */

#include "store/test-life.h"

#include "store/tend-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WORD "quixotryzephyrs"

/* Random letters: FTS5 keeps of a word only what differs from the one before it. */
static void
make_word (char word[static 16])
{
  for (int i = 0; i < 15; i++)
    word[i] = (char) g_test_rand_int_range ('a', 'z' + 1);
  word[15] = '\0';
}

/* Which of @words stand in a file of the folder, whichever. */
static char *
find_words (const char *folder,
            GPtrArray  *words)
{
  g_autofree char *list_path = g_strconcat (folder, ".words", NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  const char *argv[] = { "grep", "-r", "-a", "-i", "-o", "-F", "-f", list_path, folder, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (list, "%s\n", (const char *) g_ptr_array_index (words, i));
  g_assert_true (g_file_set_contents (list_path, list->str, -1, NULL));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) <= 1);
  g_unlink (list_path);
  return output;
}

static void
assert_gone (TestLife *life)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *found = NULL;

  g_ptr_array_add (words, (gpointer) WORD);
  found = find_words (life->folder, words);
  g_assert_cmpstr (found, ==, "");
}

static void
assert_there (TestLife *life)
{
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);

  g_assert_true (test_file_contains (life->path, WORD) ||
                 (g_file_test (wal, G_FILE_TEST_EXISTS) && test_file_contains (wal, WORD)));
}

/* FTS5's own words, which are not asked for with MATCH since a deleted row hides them. */
static void
assert_not_in_index (TestLife   *life,
                     const char *index)
{
  g_autofree char *sql =
      g_strdup_printf ("CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', '%s', 'row')", index);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDb) db = tend_db_open (life->path, TEND_DB_WRITE, &error);
  gint64 n_words;

  g_assert_no_error (error);
  g_assert_true (tend_db_execute (db, sql, &error));
  g_assert_true (
      tend_db_query_int64 (db, &n_words, &error, "SELECT count(*) FROM words WHERE term = '" WORD "'", NULL));
  g_assert_no_error (error);
  g_assert_cmpint (n_words, ==, 0);
}

static void
add_goal_with_note (TestLife *life)
{
  gint64 id;

  for (int i = 0; i < 20; i++)
    test_life_add_goal (life, "Run by the river");
  id = test_life_add_goal (life, "About " WORD);
  test_life_sql (life, "Note", 0,
                 "UPDATE goal SET why = 'for " WORD "' WHERE id = %d;"
                 "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
                 "  VALUES (%d, '2026-03-01', 'done', 'with " WORD " again', 0);"
                 "INSERT INTO goal_step (uuid, goal_id, title, position) VALUES ('%036d', %d, '" WORD "', 0)",
                 (int) id, (int) id, 7, (int) id);
}

static void
test_a_goal_deleted_is_gone_after_the_close (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  add_goal_with_note (life);
  assert_there (life);
  test_life_close (life);
  assert_there (life);
  test_life_open (life);
  test_life_sql (life, "Delete", TEND_WRITE_OFFER_UNDO, "DELETE FROM goal WHERE title LIKE 'About %%'");
  test_life_close (life);
  assert_gone (life);
  assert_not_in_index (life, "goal_fts");
  assert_not_in_index (life, "goal_note_fts");
  test_life_open (life);
  test_life_assert_sound (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_fts ('river')"), ==, 20);
}

static void
test_words_written_over_are_gone_after_the_close (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  add_goal_with_note (life);
  test_life_sql (life, "Edit", 0,
                 "UPDATE goal SET title = 'a', why = 'b' WHERE title LIKE 'About %%';"
                 "UPDATE goal_check_in SET note = ''; UPDATE goal_step SET title = 'c'");
  test_life_close (life);
  assert_gone (life);
  assert_not_in_index (life, "goal_note_fts");
}

static void
test_what_was_added_and_undone_is_gone_after_the_close (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  add_goal_with_note (life);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_undo (life, NULL));
  test_life_close (life);
  assert_gone (life);
}

static void
test_what_was_deleted_and_undone_stays (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  add_goal_with_note (life);
  test_life_sql (life, "Delete", 0, "DELETE FROM goal WHERE title LIKE 'About %%'");
  g_assert_true (test_life_undo (life, NULL));
  test_life_close (life);
  assert_there (life);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_note_fts ('" WORD "')"), ==, 1);
}

static void
test_a_deletion_that_left_undo_is_gone_while_the_store_is_open (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  /* Undone, and then something new: what it had added can't come back. */
  add_goal_with_note (life);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_undo (life, NULL));
  test_life_add_goal (life, "Something new");
  test_life_assert_sound (life); /* told after the erasure */
  g_assert_no_error (life->trouble);
  assert_gone (life);

  /* Deleted in a way that is not for Undo. */
  add_goal_with_note (life);
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE, "DELETE FROM goal WHERE title LIKE 'About %%'");
  test_life_assert_sound (life);
  assert_gone (life);
}

static void
die (const char *folder)
{
  g_autoptr (TendClock) clock = tend_clock_new_fake (TEST_LIFE_NOW, "UTC");
  TestLife life = {
    .folder = (char *) folder, .clock = clock, .features = tend_features, .n_features = tend_n_features
  };

  life.told = g_ptr_array_new ();
  test_life_open (&life);
  add_goal_with_note (&life);
  test_life_sql (&life, "Delete", 0, "DELETE FROM goal WHERE title LIKE 'About %%'");
  kill (getpid (), SIGKILL);
}

static void
test_after_a_crash_it_is_gone_at_the_next_start (void)
{
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, "--die", life->folder, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  assert_there (life);

  test_life_open (life);
  test_life_maintain (life);
  g_assert_no_error (life->trouble);
  assert_gone (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 20);
}

static void
test_a_crash_and_no_maintenance_is_gone_after_the_close (void)
{
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, "--die", life->folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
  test_life_open (life);
  test_life_close (life);
  assert_gone (life);
}

/* Adds a goal whose texts are full of the word, of any length, and notes. */
static void
append_goal (GString    *sql,
             const char *word,
             int         serial)
{
  int n_days = g_test_rand_int_range (0, 11);

  g_string_append_printf (sql,
                          "INSERT INTO goal (uuid, title, why, position, schedule, start_day, created_at)"
                          "  VALUES ('%036d', '%s', replace (hex (zeroblob (%d)), '00', '%s'), 1, 'daily',"
                          "    '2026-03-01', 0);",
                          serial, word, g_test_rand_int_range (1, 80), word);
  for (int day = 1; day <= n_days; day++)
    g_string_append_printf (
        sql,
        "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
        "  VALUES ((SELECT max(id) FROM goal), '2026-03-%02d', 'done', '%s ' || hex (zeroblob (%d)), 0);",
        day, word, g_test_rand_int_range (0, 150));
}

/* Takes every word of it away, with the goal or by writing longer texts over them. */
static void
append_change (GString    *sql,
               const char *word,
               const char *next_word)
{
  if (next_word == NULL)
    {
      g_string_append_printf (sql, "DELETE FROM goal WHERE title = '%s';", word);
      return;
    }
  g_string_append_printf (sql,
                          "UPDATE goal_check_in SET note = '%s' || hex (zeroblob (abs (random ()) %% 450))"
                          "  WHERE goal_id = (SELECT id FROM goal WHERE title = '%s');"
                          "UPDATE goal SET title = '%s', why = replace (hex (zeroblob (%d)), '00', '%s')"
                          "  WHERE title = '%s';",
                          next_word, word, next_word, g_test_rand_int_range (0, 200), next_word, word);
}

/* Rows grow and move from page to page: what a page keeps of them in its unused middle, secure_delete does
 * not see. */
static void
test_of_many_words_none_is_left (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) dead = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;
  char word[16];

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      int n_changes = g_test_rand_int_range (0, 13);

      for (int i = 0; i < 20; i++)
        {
          make_word (word);
          append_goal (sql, word, round * 20 + i);
          g_ptr_array_add (alive, g_strdup (word));
        }
      test_life_sql (life, "Add", 0, "%s", sql->str);

      g_string_assign (sql, "SELECT 1;");
      for (int i = 0; i < n_changes; i++)
        {
          char *old =
              g_ptr_array_steal_index_fast (alive, (guint) g_test_rand_int_range (0, (gint32) alive->len));
          gboolean goes = g_test_rand_bit ();

          make_word (word);
          append_change (sql, old, goes ? NULL : word);
          g_ptr_array_add (dead, old);
          if (!goes)
            g_ptr_array_add (alive, g_strdup (word));
        }
      test_life_sql (life, "Change", 0, "%s", sql->str);
    }
  test_life_close (life);
  found = find_words (life->folder, dead);
  g_assert_cmpstr (found, ==, "");
  g_test_message ("%u words deleted, %u left", dead->len, alive->len);
  g_assert_cmpuint (dead->len, >, 100);
}

static void
test_erase_traces_removes_older_backups_and_keeps_undo (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *unfinished = test_life_get_file (life, "backups/tend-2026-02-01.db.abc.part");

  add_goal_with_note (life);
  for (int day = 0; day < 4; day++)
    {
      tend_clock_set_now (life->clock, TEST_LIFE_NOW + day * 24 * 60 * 60);
      test_life_maintain (life);
    }
  g_assert_true (g_file_set_contents (unfinished, WORD, -1, NULL));
  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, ==, 4);
  g_assert_true (test_file_contains (((TendBackup *) g_ptr_array_index (backups, 3))->path, WORD));
  test_life_sql (life, "Delete", 0, "DELETE FROM goal WHERE title LIKE 'About %%'");

  g_assert_true (test_life_erase_traces (life, &error));
  g_assert_no_error (error);
  assert_gone (life);
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (tend_backup_check (((TendBackup *) g_ptr_array_index (backups, 0))->path, life->features,
                                    life->n_features, &error));

  g_assert_true (test_life_undo (life, &error));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title LIKE 'About %%'"), ==, 1);
  test_life_assert_sound (life);
}

static void
test_a_restored_life_leaves_nothing_of_the_one_before (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *saved = g_strconcat (life->folder, "-saved.db", NULL);
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (test_life_backup (life, saved, &error));
  add_goal_with_note (life);
  g_assert_true (test_life_restore (life, saved, &error));
  g_assert_no_error (error);
  test_life_assert_sound (life); /* told after the erasure */
  g_assert_false (test_file_contains (life->path, WORD));
  g_assert_false (test_file_contains (wal, WORD));
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--die"))
    die (argv[2]);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/erase/" name, func)
  ADD ("a-goal-deleted-is-gone-after-the-close", test_a_goal_deleted_is_gone_after_the_close);
  ADD ("words-written-over-are-gone-after-the-close", test_words_written_over_are_gone_after_the_close);
  ADD ("what-was-added-and-undone-is-gone-after-the-close",
       test_what_was_added_and_undone_is_gone_after_the_close);
  ADD ("what-was-deleted-and-undone-stays", test_what_was_deleted_and_undone_stays);
  ADD ("a-deletion-that-left-undo-is-gone-while-the-store-is-open",
       test_a_deletion_that_left_undo_is_gone_while_the_store_is_open);
  ADD ("after-a-crash-it-is-gone-at-the-next-start", test_after_a_crash_it_is_gone_at_the_next_start);
  ADD ("a-crash-and-no-maintenance-is-gone-after-the-close",
       test_a_crash_and_no_maintenance_is_gone_after_the_close);
  ADD ("of-many-words-none-is-left", test_of_many_words_none_is_left);
  ADD ("erase-traces-removes-older-backups-and-keeps-undo",
       test_erase_traces_removes_older_backups_and_keeps_undo);
  ADD ("a-restored-life-leaves-nothing-of-the-one-before",
       test_a_restored_life_leaves_nothing_of_the_one_before);
  return g_test_run ();
}
