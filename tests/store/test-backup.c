/* Backups: which are kept, what is in them, and coming back from one. */

#include "store/test-life.h"

#include "store/tend-backup.h"
#include "store/tend-schema.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define A_DAY (24 * 60 * 60)

/* The rule once more, as DESIGN has it, and as slow as it likes: of those not older than 35 days the newest
 * seven, and the newest of each of the four newest weeks that none of those seven is of. */
static gboolean
should_be_kept (const TendDay *days,
                gsize          which,
                TendDay        today)
{
  TendDay week = tend_day_get_week_start (days[which], G_DATE_MONDAY);
  int n_newer_weeks = 0;

  if (today - days[which] > 35)
    return FALSE;
  if (which < 7)
    return TRUE;
  for (gsize i = 0; i < which; i++)
    {
      TendDay other = tend_day_get_week_start (days[i], G_DATE_MONDAY);
      gboolean is_first = TRUE;

      if (other == week)
        return FALSE;
      for (gsize j = 0; j < i; j++)
        if (tend_day_get_week_start (days[j], G_DATE_MONDAY) == other)
          is_first = FALSE;
      n_newer_weeks += i >= 7 && is_first;
    }
  return n_newer_weeks < 4;
}

static void
test_seven_and_four_weekly_ones_are_kept (void)
{
  TendDay today = tend_day_from_ymd (2026, 3, 2);

  for (int round = 0; round < 5000; round++)
    {
      gsize n_days = (gsize) g_test_rand_int_range (0, 40);
      g_autofree TendDay *days = g_new (TendDay, n_days + 1);
      g_autofree gboolean *keep = g_new (gboolean, n_days + 1);
      TendDay day = today + g_test_rand_int_range (-2, 1);
      int gap = g_test_rand_int_range (1, 12);
      int n_kept = 0;

      for (gsize i = 0; i < n_days; i++)
        {
          days[i] = day;
          day -= g_test_rand_int_range (0, gap);
        }
      tend_backup_choose (days, n_days, today, keep);
      for (gsize i = 0; i < n_days; i++)
        {
          g_assert_cmpint (keep[i], ==, should_be_kept (days, i, today));
          n_kept += keep[i];
          if (keep[i])
            g_assert_cmpint (today - days[i], <=, TEND_BACKUP_KEEP_DAYS);
        }
      g_assert_cmpint (n_kept, <=, TEND_BACKUP_KEEP_DAILY + TEND_BACKUP_KEEP_WEEKLY);
    }
}

static void
test_a_year_of_days_leaves_five_weeks (void)
{
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autofree char *folder = test_life_get_file (life, "backups");
  TendDay today = tend_day_from_ymd (2026, 3, 2);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (TendDay day = today - 365; day <= today; day++)
    {
      g_autofree char *path = tend_backup_get_path (life->folder, day, NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      tend_backup_prune (life->folder, day);
    }
  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, >=, 10);
  g_assert_cmpuint (backups->len, <=, 11);
  for (guint i = 0; i < backups->len; i++)
    {
      const TendBackup *backup = g_ptr_array_index (backups, i);

      if (i < 7)
        g_assert_cmpint (backup->day, ==, today - (TendDay) i);
      g_assert_cmpint (backup->day, >=, today - 35);
    }
}

static void
test_what_is_no_backup_is_not_listed_and_not_removed (void)
{
  static const char *const names[] = { "tend-2026-02-30.db", "tend-.db", "tend-2026-01-01.db.txt",
                                       "notes.txt", "tend.db" };
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autofree char *folder = test_life_get_file (life, "backups");
  g_autoptr (GPtrArray) none = tend_backup_list (life->folder);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *real =
      tend_backup_get_path (life->folder, tend_day_from_ymd (2026, 1, 1), "before-upgrade");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (real, "x", 1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((TendBackup *) g_ptr_array_index (backups, 0))->day, ==, tend_day_from_ymd (2026, 1, 1));

  tend_backup_prune (life->folder, tend_day_from_ymd (2026, 6, 1));
  g_assert_false (g_file_test (real, G_FILE_TEST_EXISTS));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_the_backup_of_the_day_is_made_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = tend_backup_get_path (life->folder, tend_store_get_today (life->store), NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_life_add_goal (life, "Run");
  test_life_maintain (life);
  before = test_file_hash (path);
  test_life_add_goal (life, "Read");
  test_life_maintain (life);
  after = test_file_hash (path);
  g_assert_cmpstr (after, ==, before);
  {
    g_autoptr (GPtrArray) backups = tend_backup_list (life->folder);

    g_assert_cmpuint (backups->len, ==, 1);
  }
}

static void
test_a_backup_is_one_private_whole_file (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_life_get_file (life, "elsewhere");
  g_autofree char *path = g_build_filename (folder, "my backup #1?.db", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  GStatBuf info;

  test_life_add_goal (life, "Run");
  g_assert_true (test_life_backup (life, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "my backup #1?.db");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (tend_backup_check (path, life->features, life->n_features, &error));
  g_assert_no_error (error);
  {
    /* As anybody could read it, also from a folder that can't be written. */
    g_autoptr (TendDb) db = tend_db_open (path, TEND_DB_FOREIGN, &error);
    g_autoptr (TendRows) rows = tend_db_query (db, &error, "PRAGMA journal_mode", NULL);

    g_assert_true (tend_rows_next (rows, &error));
    g_assert_cmpstr (tend_rows_get_text (rows, 0), !=, "wal");
    g_clear_pointer (&rows, tend_rows_free);
    there = test_db_dump (db);
  }
  here = test_life_dump (life);
  g_assert_cmpstr (there, ==, here);
}

static void
test_a_backup_that_fails_leaves_the_one_before (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = test_life_get_file (life, "under a file/backup.db");
  g_autofree char *file = test_life_get_file (life, "under a file");
  g_autofree char *folder = test_life_get_file (life, "a folder");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (test_life_backup (life, path, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  test_assert_sentence (error);
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (test_life_backup (life, folder, &error));
  test_assert_sentence (error);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));

  dir = g_dir_open (life->folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    g_assert_null (strstr (name, ".part"));
}

static void
test_a_damaged_life_does_not_push_good_backups_out (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  for (int i = 0; i < 9; i++)
    {
      tend_clock_set_now (life->clock, TEST_LIFE_NOW + i * A_DAY);
      test_life_maintain (life);
    }
  before = tend_backup_list (life->folder);
  g_assert_cmpuint (before->len, ==, 7);

  /* An index that does not agree with its table, which only FTS5's own check finds. */
  test_life_add_goal (life, "Run");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE,
                 "INSERT INTO goal_fts (goal_fts, rowid, title, why) VALUES ('delete', 1, 'Run', '')");
  test_life_hush (life);
  for (int i = 9; i < 60; i++)
    tend_clock_set_now (life->clock, TEST_LIFE_NOW + i * A_DAY);
  while (life->trouble == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (life->trouble, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (life->trouble);
  test_life_close (life);

  after = tend_backup_list (life->folder);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpstr (((TendBackup *) g_ptr_array_index (after, i))->path, ==,
                     ((TendBackup *) g_ptr_array_index (before, i))->path);
}

static void
test_a_backup_can_be_restored_while_the_life_is_open (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = test_life_get_file (life, "saved.db");
  g_autofree char *saved = NULL;
  g_autofree char *ruined = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 300; i++)
    test_life_sql (life, "Add", 0,
                   "INSERT INTO goal (uuid, title, why, position, schedule, start_day, created_at)"
                   "  VALUES ('%036d', 'Run', hex (zeroblob (500)), 1, 'daily', '2026-03-01', 0)", i);
  saved = test_life_dump (life);
  g_assert_true (test_life_backup (life, path, &error));
  test_life_sql (life, "Ruin", 0,
                 "UPDATE goal SET title = 'Gone', why = ''; DELETE FROM goal WHERE id > 200");
  ruined = test_life_dump (life);
  test_life_hush (life);

  g_assert_true (test_life_restore (life, path, &error));
  g_assert_no_error (error);
  restored = test_life_dump (life);
  g_assert_cmpstr (restored, ==, saved);
  test_life_assert_sound (life);

  /* It is told as such, nothing before it can be undone, and what was there is in a backup. */
  g_assert_cmpuint (life->told->len, ==, 1);
  g_assert_cmpint (tend_changes_get_origin (g_ptr_array_index (life->told, 0)), ==, TEND_CHANGES_RESTORE);
  g_assert_true (tend_changes_concern (g_ptr_array_index (life->told, 0), "goal"));
  g_assert_null (tend_store_get_undo_label (life->store));
  g_assert_null (tend_store_get_redo_label (life->store));
  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  {
    g_autoptr (TendDb) db =
        tend_db_open (((TendBackup *) g_ptr_array_index (backups, 0))->path, TEND_DB_FOREIGN, &error);
    g_autofree char *kept = test_db_dump (db);

    g_assert_cmpstr (kept, ==, ruined);
  }

  /* And life goes on. */
  test_life_add_goal (life, "Next");
  g_assert_true (test_life_undo (life, &error));
  test_life_close (life);
  test_life_open (life);
  g_free (restored);
  restored = test_life_dump (life);
  g_assert_cmpstr (restored, ==, saved);
}

static void
assert_restore_refused (TestLife   *life,
                        const char *path,
                        int         code)
{
  g_autofree char *before = test_life_dump (life);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) backups_before = tend_backup_list (life->folder);
  g_autoptr (GPtrArray) backups_after = NULL;
  g_autofree char *folder = test_life_get_file (life, "backups");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_told = life->told->len;

  g_assert_false (test_life_restore (life, path, &error));
  g_assert_error (error, TEND_ERROR, code);
  test_assert_sentence (error);
  after = test_life_dump (life);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (life->told->len, ==, n_told);
  backups_after = tend_backup_list (life->folder);
  g_assert_cmpuint (backups_after->len, ==, backups_before->len);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    g_assert_null (strstr (name, ".part"));
  test_life_assert_sound (life);
}

static void
test_the_life_itself_is_neither_restored_nor_backed_up_over (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *hard = test_life_get_file (life, "hard link.db");
  g_autofree char *soft = test_life_get_file (life, "soft link.db");
  g_autofree char *roundabout = g_build_filename (life->folder, "..", "tend", ".", "tend.db", NULL);
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);
  g_autofree char *lock = test_life_get_file (life, "tend.lock");
  const char *const names[] = { life->path, hard, soft, roundabout, wal, lock };

  test_life_add_goal (life, "Run");
  g_assert_cmpint (link (life->path, hard), ==, 0);
  g_assert_cmpint (symlink (life->path, soft), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_restore_refused (life, names[i], TEND_ERROR_INVALID);
      g_assert_false (test_life_backup (life, names[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      test_assert_sentence (error);
    }
  test_life_close (life);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 1);
}

/* A backup of @life, changed by @sql. */
static char *
make_changed_backup (TestLife   *life,
                     const char *name,
                     const char *sql)
{
  char *path = test_life_get_file (life, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDb) db = NULL;

  g_assert_true (test_life_backup (life, path, &error));
  db = tend_db_open (path, TEND_DB_WRITE, &error);
  tend_db_execute (db, sql, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_what_is_no_good_backup_is_refused_before_anything_is_touched (void)
{
  static const struct { const char *sql; TendError code; } bad[] = {
    { "PRAGMA application_id = 77", TEND_ERROR_DAMAGED },
    { "PRAGMA user_version = 99", TEND_ERROR_NEWER_SCHEMA },
    { "UPDATE tend_feature SET version = 99 WHERE name = 'goals'", TEND_ERROR_NEWER_SCHEMA },
    { "UPDATE tend_feature SET version = -1 WHERE name = 'goals'", TEND_ERROR_DAMAGED },
    { "DROP TABLE goal_step", TEND_ERROR_DAMAGED },
    /* Older, it says, but what it would be migrated from is not there, or there already. */
    { "UPDATE tend_feature SET version = 0 WHERE name = 'goals'", TEND_ERROR_FAILED },
    { "DROP TABLE tend_feature", TEND_ERROR_FAILED },
    { "PRAGMA foreign_keys = OFF; INSERT INTO goal_step (uuid, goal_id, title, position)"
      "  VALUES ('abcdefghabcdefghabcdefghabcdefghabcd', 77, 'x', 0)", TEND_ERROR_DAMAGED },
  };
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "Run");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strdup_printf ("bad-%d.db", (int) i);
      g_autofree char *path = make_changed_backup (life, name, bad[i].sql);

      g_test_message ("%s", bad[i].sql);
      assert_restore_refused (life, path, (int) bad[i].code);
    }
}

static void
test_damaged_files_are_refused (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = test_life_get_file (life, "saved.db");
  g_autofree char *bad = test_life_get_file (life, "bad.db");
  g_autofree char *contents = NULL;
  gsize length;

  for (int i = 0; i < 100; i++)
    test_life_add_goal (life, "Run");
  g_assert_true (test_life_backup (life, path, NULL));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  assert_restore_refused (life, bad, TEND_ERROR_NOT_FOUND);
  assert_restore_refused (life, life->folder, TEND_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (bad, "", 0, NULL));
  assert_restore_refused (life, bad, TEND_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (bad, "not a database at all, but some text", -1, NULL));
  assert_restore_refused (life, bad, TEND_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (bad, contents, (gssize) length / 2, NULL));
  assert_restore_refused (life, bad, TEND_ERROR_DAMAGED);
  memset (contents + 4 * 4096, 0, 4096);
  g_assert_true (g_file_set_contents (bad, contents, (gssize) length, NULL));
  assert_restore_refused (life, bad, TEND_ERROR_DAMAGED);
}

static void
test_an_older_backup_is_restored_and_migrated (void)
{
  static const TendMigration migrations[] = {
    { "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL) STRICT" },
    { "ALTER TABLE entry ADD COLUMN mood INTEGER NOT NULL DEFAULT 3" },
  };
  static const TendTable tables[] = { { .name = "entry", .key = "title" } };
  static const TendFeature older = {
    .id = "diary", .migrations = migrations, .n_migrations = 1, .tables = tables, .n_tables = 1
  };
  static const TendFeature newer = {
    .id = "diary", .migrations = migrations, .n_migrations = 2, .tables = tables, .n_tables = 1
  };
  static const TendFeature *const with_older[] = { &tend_settings_feature, &older };
  static const TendFeature *const with_newer[] = { &tend_settings_feature, &newer };
  g_autoptr (TestLife) life = test_life_new (with_older, 2);
  g_autofree char *path = test_life_get_file (life, "saved.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_life_open (life);
  test_life_sql (life, "Write", 0, "INSERT INTO entry (title) VALUES ('Monday')");
  g_assert_true (test_life_backup (life, path, NULL));
  before = test_file_hash (path);
  test_life_sql (life, "Write", 0, "DELETE FROM entry");
  test_life_close (life);

  life->features = with_newer;
  test_life_open (life);
  g_assert_true (test_life_restore (life, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT mood FROM entry WHERE title = 'Monday'"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'diary'"), ==, 2);
  test_life_assert_sound (life);
  test_life_sql (life, "Change", 0, "UPDATE entry SET mood = 5");
  test_life_undo (life, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT mood FROM entry"), ==, 3);
  /* The backup is still what it was. */
  after = test_file_hash (path);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/backup/" name, func)
  ADD ("seven-and-four-weekly-ones-are-kept", test_seven_and_four_weekly_ones_are_kept);
  ADD ("a-year-of-days-leaves-five-weeks", test_a_year_of_days_leaves_five_weeks);
  ADD ("what-is-no-backup-is-not-listed-and-not-removed",
       test_what_is_no_backup_is_not_listed_and_not_removed);
  ADD ("the-backup-of-the-day-is-made-once", test_the_backup_of_the_day_is_made_once);
  ADD ("a-backup-is-one-private-whole-file", test_a_backup_is_one_private_whole_file);
  ADD ("a-backup-that-fails-leaves-the-one-before", test_a_backup_that_fails_leaves_the_one_before);
  ADD ("a-damaged-life-does-not-push-good-backups-out", test_a_damaged_life_does_not_push_good_backups_out);
  ADD ("a-backup-can-be-restored-while-the-life-is-open",
       test_a_backup_can_be_restored_while_the_life_is_open);
  ADD ("the-life-itself-is-neither-restored-nor-backed-up-over",
       test_the_life_itself_is_neither_restored_nor_backed_up_over);
  ADD ("what-is-no-good-backup-is-refused-before-anything-is-touched",
       test_what_is_no_good_backup_is_refused_before_anything_is_touched);
  ADD ("damaged-files-are-refused", test_damaged_files_are_refused);
  ADD ("an-older-backup-is-restored-and-migrated", test_an_older_backup_is_restored_and_migrated);
  return g_test_run ();
}
