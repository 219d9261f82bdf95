/* The disk is full, or fails, at every single write, flush and cut in turn: what is told, and what is left.
 *
 * A thin layer over SQLite's own file system fails the n-th of them, once or from then on, for n = 1, 2, …
 * until the deed needs no n-th. TEND_FULL_STRIDE=N takes every N-th of them alone. */

#include "store/test-life.h"

#include "store/tend-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What a file is asked with instead of @real. */
typedef struct
{
  sqlite3_io_methods methods;
  const sqlite3_io_methods *real;
} Layer;

typedef struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  Layer layers[2]; /* over files that are locked and those that need not be */

  /* Guarded by being set while the writer has nothing to do. */
  gint n_left;      /* of operations until one fails, 0: none does */
  gboolean is_kept; /* whether the ones after it fail as well */
  int code;
  gint n_failed;
} Disk;

static Disk disk;

/* From one operation that fails to the next; 1 for every single one. */
static int stride = 1;

static gboolean
should_fail (void)
{
  if (g_atomic_int_get (&disk.n_left) == 0)
    return FALSE;
  if (g_atomic_int_get (&disk.n_left) > 1)
    {
      g_atomic_int_add (&disk.n_left, -1);
      return FALSE;
    }
  if (!disk.is_kept)
    g_atomic_int_set (&disk.n_left, 0);
  g_atomic_int_inc (&disk.n_failed);
  return TRUE;
}

static const sqlite3_io_methods *
get_real (sqlite3_file *file)
{
  return ((const Layer *) file->pMethods)->real;
}

static int
write_file (sqlite3_file  *file,
            const void    *bytes,
            int            n_bytes,
            sqlite3_int64  offset)
{
  if (!should_fail ())
    return get_real (file)->xWrite (file, bytes, n_bytes, offset);
  /* A full disk takes what there is room for. */
  get_real (file)->xWrite (file, bytes, n_bytes / 2, offset);
  errno = disk.code == SQLITE_FULL ? ENOSPC : EIO;
  return disk.code;
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  size)
{
  return should_fail () ? SQLITE_IOERR_TRUNCATE : get_real (file)->xTruncate (file, size);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  /* The power does not fail here, so nothing waits for the disk. */
  return should_fail () ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
open_file (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  int result = disk.real->xOpen (disk.real, name, file, flags, out_flags);

  if (result != SQLITE_OK)
    return result;
  for (gsize i = 0; i < G_N_ELEMENTS (disk.layers); i++)
    {
      Layer *layer = &disk.layers[i];

      if (layer->real == NULL)
        {
          layer->real = file->pMethods;
          layer->methods = *file->pMethods;
          layer->methods.xWrite = write_file;
          layer->methods.xTruncate = truncate_file;
          layer->methods.xSync = sync_file;
        }
      if (layer->real == file->pMethods)
        {
          file->pMethods = &layer->methods;
          return SQLITE_OK;
        }
    }
  g_assert_not_reached ();
}

static void
set_up_disk (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "test-full";
  disk.vfs.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

typedef struct
{
  int code;
  gboolean is_kept;
} Failure;

static const Failure failures[] = {
  { SQLITE_FULL, FALSE }, { SQLITE_FULL, TRUE }, { SQLITE_IOERR_WRITE, FALSE }, { SQLITE_IOERR_WRITE, TRUE },
};

static void
arm (const Failure *failure,
     int            n)
{
  disk.code = failure->code;
  disk.is_kept = failure->is_kept;
  g_atomic_int_set (&disk.n_failed, 0);
  g_atomic_int_set (&disk.n_left, n);
}

/* Returns: whether anything had failed */
static gboolean
disarm (void)
{
  g_atomic_int_set (&disk.n_left, 0);
  return g_atomic_int_get (&disk.n_failed) > 0;
}

static void
assert_told_kindly (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_error_matches (error, TEND_ERROR, TEND_ERROR_FULL) ||
                 g_error_matches (error, TEND_ERROR, TEND_ERROR_IO));
  test_assert_sentence (error);
}

static void
copy_files (const char *from,
            const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_file_get_contents (path, &bytes, &length, NULL)) /* the folder of backups */
        continue;
      g_assert_true (g_file_set_contents_full (copy, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* The folder of a life with ten goals, closed. */
static char *template_folder;

static void
make_template (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "Add", 0,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
                 "INSERT INTO goal (uuid, title, position, schedule, start_day, created_at)"
                 "  SELECT printf ('%%036d', i), 'Run', i, 'daily', '2026-03-01', 0 FROM n");
  test_life_close (life);
  template_folder = test_folder_new ();
  copy_files (life->folder, template_folder);
}

/* Making each life anew would take most of the time of this suite. */
static TestLife *
make_life (void)
{
  TestLife *life = test_life_new (tend_features, tend_n_features);

  g_assert_cmpint (g_mkdir (life->folder, 0700), ==, 0);
  copy_files (template_folder, life->folder);
  test_life_open (life);
  return life;
}

/* Enough to fill more than a page, in several tables. */
static const char deed_sql[] =
    "INSERT INTO goal (uuid, title, why, position, schedule, start_day, created_at)"
    "  VALUES ('abcdefghabcdefghabcdefghabcdefghabcd', 'Read', hex (zeroblob (6000)), 1, 'daily',"
    "    '2026-03-01', 0);"
    "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
    "  SELECT id, '2026-03-01', 'done', 'with a note', 0 FROM goal;"
    "DELETE FROM goal WHERE id = 3";

static gboolean
write_with_failure (TestLife      *life,
                    const Failure *failure,
                    int            n)
{
  g_autofree char *before = test_life_dump (life);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_written, has_failed;

  test_life_hush (life);
  arm (failure, n);
  is_written = test_life_try_sql (life, "Deed", 0, deed_sql, &error);
  after = test_life_dump (life); /* which reads while the disk is still full */
  has_failed = disarm ();

  if (is_written)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (after, !=, before);
      g_assert_cmpuint (life->told->len, ==, 1);
    }
  else
    {
      assert_told_kindly (error);
      if (failure->code == SQLITE_FULL)
        g_assert_true (has_failed);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (life->told->len, ==, 0);
    }
  return has_failed;
}

static void
test_a_write_is_whole_or_not_at_all (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    for (int n = 1, has_failed = TRUE; has_failed; n += stride)
      {
        g_autoptr (TestLife) life = make_life ();
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;

        has_failed = write_with_failure (life, &failures[i], n);
        g_test_message ("failure %d at %d: %s", (int) i, n, has_failed ? "failed" : "none left");
        test_life_assert_sound (life);
        g_assert_true (n > 3 || has_failed);

        /* With room again everything goes on, and is there afterwards. */
        test_life_add_goal (life, "Next");
        before = test_life_dump (life);
        test_life_close (life);
        test_life_open (life);
        after = test_life_dump (life);
        g_assert_cmpstr (after, ==, before);
        test_life_assert_sound (life);
      }
}

static void
test_undo_that_finds_no_room_can_be_tried_again (void)
{
  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = make_life ();
      g_autofree char *before = test_life_dump (life);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_undone;

      test_life_sql (life, "Deed", 0, "%s", deed_sql);
      arm (&failures[1], n);
      is_undone = test_life_undo (life, &error);
      has_failed = disarm ();
      if (!is_undone)
        {
          assert_told_kindly (error);
          g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "Deed");
          g_assert_true (test_life_undo (life, NULL));
        }
      after = test_life_dump (life);
      g_assert_cmpstr (after, ==, before);
      test_life_assert_sound (life);
    }
}

static void
test_a_first_start_without_room_can_be_tried_again (void)
{
  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
      g_autoptr (GError) error = NULL;

      arm (&failures[1], n);
      test_life_try_open (life, &error);
      has_failed = disarm ();
      if (life->store == NULL)
        {
          assert_told_kindly (error);
          test_life_open (life);
        }
      test_life_add_goal (life, "Run");
      test_life_assert_sound (life);
    }
}

static void
test_a_migration_without_room_changes_nothing (void)
{
  static const TendMigration migrations[] = {
    { "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL) STRICT" },
    { "ALTER TABLE entry ADD COLUMN words TEXT NOT NULL DEFAULT '';"
      "UPDATE entry SET words = hex (zeroblob (3000))" },
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

  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = test_life_new (with_older, 2);
      g_autofree char *backups = test_life_get_file (life, "backups");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;

      test_life_open (life);
      test_life_sql (life, "Write", 0, "INSERT INTO entry (title) VALUES ('Monday'), ('Tuesday')");
      before = test_life_dump (life);
      test_life_close (life);

      life->features = with_newer;
      arm (&failures[1], n);
      test_life_try_open (life, &error);
      has_failed = disarm ();
      if (life->store == NULL)
        {
          assert_told_kindly (error);
          dir = g_dir_open (backups, 0, NULL);
          for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
            g_assert_null (strstr (name, TEND_BACKUP_UNFINISHED));
          life->features = with_older;
          test_life_open (life);
          after = test_life_dump (life);
          g_assert_cmpstr (after, ==, before);
          test_life_assert_sound (life);
          test_life_close (life);
          life->features = with_newer;
          test_life_open (life);
        }
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM entry WHERE length(words) = 6000"), ==, 2);
    }
}

static void
test_closing_without_room_loses_nothing (void)
{
  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = make_life ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      test_life_sql (life, "Deed", 0, "%s", deed_sql);
      before = test_life_dump (life);
      arm (&failures[1], n);
      test_life_close (life);
      has_failed = disarm ();
      /* SQLite itself says nothing of a last checkpoint that has to wait for the next start. */
      if (life->trouble)
        assert_told_kindly (life->trouble);

      test_life_open (life);
      after = test_life_dump (life);
      g_assert_cmpstr (after, ==, before);
      test_life_assert_sound (life);
    }
}

static void
test_a_backup_without_room_leaves_the_one_before (void)
{
  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = make_life ();
      g_autofree char *folder = test_life_get_file (life, "elsewhere");
      g_autofree char *path = g_build_filename (folder, "saved.db", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GDir) dir = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_written;

      g_assert_true (test_life_backup (life, path, NULL));
      before = test_file_hash (path);
      test_life_sql (life, "Deed", 0, "%s", deed_sql);
      arm (&failures[1], n);
      is_written = test_life_backup (life, path, &error);
      has_failed = disarm ();
      if (!is_written)
        {
          assert_told_kindly (error);
          after = test_file_hash (path);
          g_assert_cmpstr (after, ==, before);
        }
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, "saved.db");
      g_assert_null (g_dir_read_name (dir));
      g_clear_error (&error);
      g_assert_true (tend_backup_check (path, life->features, life->n_features, &error));
      g_assert_no_error (error);
      test_life_assert_sound (life);
    }
}

static void
test_restoring_without_room_leaves_the_life (void)
{
  for (int n = 1, has_failed = TRUE; has_failed; n += stride)
    {
      g_autoptr (TestLife) life = make_life ();
      g_autofree char *path = test_life_get_file (life, "saved.db");
      g_autofree char *saved = test_life_dump (life);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_restored;

      g_assert_true (test_life_backup (life, path, NULL));
      test_life_sql (life, "Deed", 0, "%s", deed_sql);
      before = test_life_dump (life);
      arm (&failures[1], n);
      is_restored = test_life_restore (life, path, &error);
      has_failed = disarm ();
      if (!is_restored)
        assert_told_kindly (error);
      after = test_life_dump (life);
      g_assert_cmpstr (after, ==, is_restored ? saved : before);
      if (!is_restored)
        g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "Deed");
      test_life_assert_sound (life);
      test_life_add_goal (life, "Next");
      test_life_close (life);
      test_life_open (life);
      test_life_assert_sound (life);
    }
}

static void
test_a_folder_that_can_not_be_made_is_told (void)
{
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autoptr (GError) error = NULL;

  /* Not even root writes under a file. */
  g_assert_true (g_file_set_contents (life->folder, "in the way", -1, NULL));
  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  test_assert_sentence (error);
  g_assert_cmpint (g_unlink (life->folder), ==, 0);
}

static void
test_a_folder_that_can_not_be_written_is_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  test_life_close (life);
  if (geteuid () == 0)
    {
      g_test_skip ("root writes where it likes");
      return;
    }
  g_assert_cmpint (g_chmod (life->folder, 0500), ==, 0);
  g_assert_cmpint (g_chmod (life->path, 0400), ==, 0);
  if (test_life_try_open (life, &error))
    g_assert_false (
        test_life_try_sql (life, "Write", 0, "INSERT INTO setting (key, value) VALUES ('a', 'b')", &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  test_assert_sentence (error);
  g_assert_cmpint (g_chmod (life->folder, 0700), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up_disk ();
  if (g_getenv ("TEND_FULL_STRIDE"))
    stride = MAX ((int) g_ascii_strtoll (g_getenv ("TEND_FULL_STRIDE"), NULL, 10), 1);
  make_template ();

#define ADD(name, func) g_test_add_func ("/store/full/" name, func)
  ADD ("a-write-is-whole-or-not-at-all", test_a_write_is_whole_or_not_at_all);
  ADD ("undo-that-finds-no-room-can-be-tried-again", test_undo_that_finds_no_room_can_be_tried_again);
  ADD ("a-first-start-without-room-can-be-tried-again", test_a_first_start_without_room_can_be_tried_again);
  ADD ("a-migration-without-room-changes-nothing", test_a_migration_without_room_changes_nothing);
  ADD ("closing-without-room-loses-nothing", test_closing_without_room_loses_nothing);
  ADD ("a-backup-without-room-leaves-the-one-before", test_a_backup_without_room_leaves_the_one_before);
  ADD ("restoring-without-room-leaves-the-life", test_restoring_without_room_leaves_the_life);
  ADD ("a-folder-that-can-not-be-made-is-told", test_a_folder_that_can_not_be_made_is_told);
  ADD ("a-folder-that-can-not-be-written-is-told", test_a_folder_that_can_not_be_written_is_told);
  status = g_test_run ();
  test_folder_remove (template_folder);
  g_free (template_folder);
  return status;
}
