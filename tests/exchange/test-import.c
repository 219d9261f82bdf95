/* Files told by what is in them, those that are nothing to Tend, and the life's own. */

#include "exchange/exchange-kit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_an_archive_is_known_by_its_content (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *json = NULL;
  g_autofree char *path = NULL;
  g_autoptr (TendImport) import = NULL;

  kit_fill_life (life);
  json = kit_export_life (life);
  path = kit_write (folder, "photo.jpg", json);
  import = kit_open (path);
  g_assert_cmpstr (import->kind, ==, "an archive of Tend’s");
  g_assert_cmpstr (tend_archive_get_source (import->archive), ==, path);
  g_assert_cmpuint (kit_count (import->archive, "goal"), ==, 3);
  test_folder_remove (folder);
}

static void
test_a_backup_of_tend_adds_what_is_missing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TestLife) other = test_life_new_open ();
  g_autofree char *backup = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  g_autoptr (TendImport) import = NULL;
  g_autoptr (GError) error = NULL;

  kit_fill_life (life);
  backup = test_life_get_file (life, "backup.db");
  test_life_backup (life, backup, &error);
  g_assert_no_error (error);

  import = kit_open (backup);
  g_assert_cmpstr (import->kind, ==, "a backup of Tend’s");
  g_assert_cmpstr (tend_archive_get_source (import->archive), ==, backup);
  g_assert_true (kit_merge (other, import->archive, &error));
  g_assert_no_error (error);

  theirs = kit_export_life (life);
  ours = kit_export_life (other);
  g_assert_cmpstr (ours, ==, theirs);
}

static void
test_what_is_nothing_to_tend_is_refused (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autofree char *empty_folder = g_build_filename (folder, "folder", NULL);
  g_autofree char *other = kit_write_db (folder, "other.db", "CREATE TABLE t (a);");
  g_autofree char *half = kit_write_bytes (folder, "half.db", "SQLite format 3", 16);
  g_autofree char *zip = kit_write_bytes (folder, "a.zip", "PK\3\4garbage", 11);
  g_autofree char *zeros = kit_write_bytes (folder, "zeros", "\0\0\0\0\0\0\0\0", 8);
  g_autofree char *json = kit_write (folder, "x.json", " {\"a\": 1}");

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (empty_folder, 0700), ==, 0);

  kit_assert_refused (pipe_path, TEND_ERROR_UNSUPPORTED, "none of the files");
  kit_assert_refused (nowhere, TEND_ERROR_NOT_FOUND, "nowhere");
  kit_assert_refused (empty_folder, TEND_ERROR_UNSUPPORTED, "Loop");
  kit_assert_refused (other, TEND_ERROR_UNSUPPORTED, "Loop");
  kit_assert_refused (half, TEND_ERROR_DAMAGED, "damaged");
  kit_assert_refused (zip, TEND_ERROR_DAMAGED, "damaged");
  kit_assert_refused (zeros, TEND_ERROR_UNSUPPORTED, "none of the files");
  kit_assert_refused (json, TEND_ERROR_UNSUPPORTED, "“a”");
  test_folder_remove (folder);
}

static void
test_the_lifes_own_files_are_recognized (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *link_path = g_build_filename (folder, "harmless.db", NULL);
  g_autofree char *hard_link_path = g_build_filename (life->folder, "hard.db", NULL);
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);
  g_autofree char *other = kit_write (folder, "other.db", "x");

  test_life_add_goal (life, "Run");
  g_assert_cmpint (symlink (life->path, link_path), ==, 0);
  g_assert_cmpint (link (life->path, hard_link_path), ==, 0);
  g_assert_true (tend_import_is_life (life->path, life->folder));
  g_assert_true (tend_import_is_life (link_path, life->folder));
  g_assert_true (tend_import_is_life (hard_link_path, life->folder));
  g_assert_true (tend_import_is_life (wal, life->folder));
  g_assert_false (tend_import_is_life (other, life->folder));
  g_assert_false (tend_import_is_life ("/nowhere/at/all", life->folder));
  g_unlink (hard_link_path);
  test_folder_remove (folder);
}

typedef struct
{
  const char *path;
  gboolean is_read;
} Reader;

static gpointer
read_in_thread (gpointer data)
{
  Reader *reader = data;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (TendImport) import = kit_open (reader->path);

      reader->is_read = kit_count (import->archive, "goal") > 0;
    }
  return NULL;
}

static void
test_several_threads_may_read (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *json = NULL;
  g_autofree char *archive_path = NULL;
  g_autofree char *csv_path = NULL;
  g_autofree char *db_path =
      kit_write_db (folder, "loop.db",
                    "PRAGMA user_version = 9;"
                    "CREATE TABLE Habits (id INTEGER PRIMARY KEY, name TEXT);"
                    "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit, timestamp);"
                    "INSERT INTO Habits (name) VALUES ('a');");
  Reader readers[3];
  GThread *threads[3];

  kit_fill_life (life);
  json = kit_export_life (life);
  archive_path = kit_write (folder, "a.json", json);
  csv_path = kit_write (folder, "a.csv", "Date,a,\n2026-03-01,2,\n");
  readers[0] = (Reader) { archive_path, FALSE };
  readers[1] = (Reader) { csv_path, FALSE };
  readers[2] = (Reader) { db_path, FALSE };
  for (int i = 0; i < 3; i++)
    threads[i] = g_thread_new ("reader", read_in_thread, &readers[i]);
  for (int i = 0; i < 3; i++)
    {
      g_thread_join (threads[i]);
      g_assert_true (readers[i].is_read);
    }
  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/a-backup-of-tend-adds-what-is-missing", test_a_backup_of_tend_adds_what_is_missing);
  g_test_add_func ("/import/an-archive-is-known-by-its-content", test_an_archive_is_known_by_its_content);
  g_test_add_func ("/import/what-is-nothing-to-tend-is-refused", test_what_is_nothing_to_tend_is_refused);
  g_test_add_func ("/import/the-lifes-own-files-are-recognized", test_the_lifes_own_files_are_recognized);
  g_test_add_func ("/import/several-threads-may-read", test_several_threads_may_read);
  return g_test_run ();
}
