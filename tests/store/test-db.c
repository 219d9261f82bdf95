/* One connection: arguments, statements that are kept, permissions, other people's files, and words. */

#include "store/test-life.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  TendDb *db;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->db = tend_db_open (fixture->path, TEND_DB_WRITE, &error);
  g_assert_no_error (error);
  tend_db_execute (fixture->db, "PRAGMA journal_mode = WAL;"
                                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b, c)", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->db, tend_db_close);
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static int
get_mode (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_arguments_of_every_type_come_back (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = NULL;
  TendDay day = tend_day_from_ymd (2026, 3, 2);

  rows = tend_db_query (fixture->db, &error, "SELECT ?1, ?2, ?3, ?4, ?5, ?2", "sibfd", "é “x” '; --",
                        (gint64) G_MININT64, (gboolean) 42, 0.1, day);
  g_assert_no_error (error);
  g_assert_true (tend_rows_next (rows, &error));
  g_assert_cmpstr (tend_rows_get_text (rows, 0), ==, "é “x” '; --");
  g_assert_true (tend_rows_get_int64 (rows, 1) == G_MININT64);
  g_assert_cmpint (tend_rows_get_int64 (rows, 2), ==, 1);
  g_assert_true (tend_rows_get_boolean (rows, 2));
  g_assert_true (tend_rows_get_double (rows, 3) == 0.1);
  g_assert_cmpint (tend_rows_get_day (rows, 4), ==, day);
  g_assert_cmpstr (tend_rows_get_text (rows, 4), ==, "2026-03-02");
  g_assert_true (tend_rows_get_int64 (rows, 5) == G_MININT64);
  g_assert_false (tend_rows_is_null (rows, 0));
  g_assert_false (tend_rows_next (rows, &error));
  g_assert_no_error (error);
}

static void
test_nothing_is_null (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = NULL;

  rows = tend_db_query (fixture->db, &error, "SELECT ?1, ?2, ?3", "sfd", (const char *) NULL, (double) NAN,
                        (TendDay) TEND_DAY_NONE);
  g_assert_no_error (error);
  g_assert_true (tend_rows_next (rows, &error));
  for (int i = 0; i < 3; i++)
    g_assert_true (tend_rows_is_null (rows, i));
  g_assert_null (tend_rows_get_text (rows, 0));
  g_assert_null (tend_rows_dup_text (rows, 0));
  g_assert_true (isnan (tend_rows_get_double (rows, 1)));
  g_assert_cmpint (tend_rows_get_day (rows, 2), ==, TEND_DAY_NONE);
}

static void
test_infinity_and_long_texts_come_back (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *text = g_strnfill (1000 * 1000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (fixture->db, &error, "SELECT ?1, ?2, ?3", "sfs", text,
                                             (double) INFINITY, "");

  g_assert_true (tend_rows_next (rows, &error));
  g_assert_cmpstr (tend_rows_get_text (rows, 0), ==, text);
  g_assert_true (isinf (tend_rows_get_double (rows, 1)));
  g_assert_cmpstr (tend_rows_get_text (rows, 2), ==, "");
  g_assert_false (tend_rows_is_null (rows, 2));
}

static void
test_what_is_no_day_is_none (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (fixture->db, &error, "SELECT '2026-02-30', 'soon', 7", NULL);

  g_assert_true (tend_rows_next (rows, &error));
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (tend_rows_get_day (rows, i), ==, TEND_DAY_NONE);
}

static void
test_wrong_sql_is_told (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const wrong[] = { "SELEC 1", "SELECT * FROM nowhere", "SELECT nothing FROM t" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 7;

      g_assert_null (tend_db_query (fixture->db, &error, wrong[i], NULL));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
      test_assert_sentence (error);
      g_assert_false (tend_db_run (fixture->db, NULL, wrong[i], NULL));
      g_assert_false (tend_db_query_int64 (fixture->db, &value, NULL, wrong[i], NULL));
      g_assert_cmpint (value, ==, 7);
    }
}

static void
test_arguments_that_do_not_fit_abort (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *folder = test_folder_new ();
      g_autofree char *path = g_build_filename (folder, "a.db", NULL);
      g_autoptr (TendDb) db = tend_db_open (path, TEND_DB_WRITE, NULL);

      test_folder_remove (folder);
      tend_db_run (db, NULL, "SELECT ?1, ?2", "i", (gint64) 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*bind_parameter_count*");
}

static void
test_two_statements_in_one_abort (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *folder = test_folder_new ();
      g_autofree char *path = g_build_filename (folder, "a.db", NULL);
      g_autoptr (TendDb) db = tend_db_open (path, TEND_DB_WRITE, NULL);

      test_folder_remove (folder);
      tend_db_run (db, NULL, "SELECT 1; SELECT 2", NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*tail*");
}

static void
test_one_number_or_not_found (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (tend_db_query_int64 (fixture->db, &value, &error, "SELECT 41 + ?1", "i", (gint64) 1));
  g_assert_cmpint (value, ==, 42);
  g_assert_false (tend_db_query_int64 (fixture->db, &value, &error, "SELECT id FROM t", NULL));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
}

static void
test_ids_and_counts_are_of_the_last_statement (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_assert_true (tend_db_run (fixture->db, NULL, "INSERT INTO t (a) VALUES (1), (2), (3)", NULL));
  g_assert_cmpint (tend_db_get_last_id (fixture->db), ==, 3);
  g_assert_cmpint (tend_db_get_change_count (fixture->db), ==, 3);
  g_assert_true (tend_db_run (fixture->db, NULL, "DELETE FROM t WHERE a > ?1", "i", (gint64) 1));
  g_assert_cmpint (tend_db_get_change_count (fixture->db), ==, 2);
}

static void
test_a_statement_is_used_again (Fixture       *fixture,
                                gconstpointer  data)
{
  static const char sql[] = "SELECT ?1";

  for (gint64 i = 0; i < 1000; i++)
    {
      g_autoptr (TendRows) rows = tend_db_query (fixture->db, NULL, sql, "i", i);

      g_assert_true (tend_rows_next (rows, NULL));
      g_assert_cmpint (tend_rows_get_int64 (rows, 0), ==, i);
    }
  /* One for the loop; the others are those of set_up() and of opening, which keep none. */
  {
    sqlite3_stmt *statement = NULL;
    guint n_statements = 0;

    while ((statement = sqlite3_next_stmt (tend_db_get_handle (fixture->db), statement)))
      n_statements++;
    g_assert_cmpuint (n_statements, ==, 1);
  }
}

static gint64
add_up (TendDb *db,
        gint64  depth)
{
  g_autoptr (TendRows) rows = tend_db_query (db, NULL, "SELECT ?1 UNION ALL SELECT ?1 * 10", "i", depth);
  gint64 sum = 0;

  while (tend_rows_next (rows, NULL))
    sum += tend_rows_get_int64 (rows, 0) + (depth > 1 ? add_up (db, depth - 1) : 0);
  return sum;
}

static void
test_the_same_statement_can_be_nested (Fixture       *fixture,
                                       gconstpointer  data)
{
  sqlite3_stmt *statement = NULL;
  guint n_statements = 0;

  /* f(1) = 11, f(n) = 11 n + 2 f(n - 1) */
  g_assert_cmpint (add_up (fixture->db, 3), ==, 33 + 2 * (22 + 2 * 11));
  while ((statement = sqlite3_next_stmt (tend_db_get_handle (fixture->db), statement)))
    {
      g_assert_false (sqlite3_stmt_busy (statement));
      n_statements++;
    }
  g_assert_cmpuint (n_statements, ==, 1);
}

static void
test_rows_given_back_early_end_their_transaction (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (TendDb) reader = tend_db_open (fixture->path, TEND_DB_READ, NULL);
  gint64 is_busy;

  g_assert_true (tend_db_run (fixture->db, NULL, "INSERT INTO t (a) VALUES (1), (2), (3)", NULL));
  {
    g_autoptr (TendRows) rows = tend_db_query (reader, NULL, "SELECT a FROM t", NULL);

    g_assert_true (tend_rows_next (rows, NULL));
  }
  g_assert_true (tend_db_query_int64 (fixture->db, &is_busy, NULL, "PRAGMA wal_checkpoint (TRUNCATE)", NULL));
  g_assert_cmpint (is_busy, ==, 0);
}

static void
test_a_constraint_is_told_and_changes_nothing (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_db_run (fixture->db, NULL, "INSERT INTO t (id) VALUES (5)", NULL));
  g_assert_false (tend_db_run (fixture->db, &error, "INSERT INTO t (id) VALUES (6), (5)", NULL));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  {
    gint64 n_rows;

    g_assert_true (tend_db_query_int64 (fixture->db, &n_rows, NULL, "SELECT count(*) FROM t", NULL));
    g_assert_cmpint (n_rows, ==, 1);
  }
}

static void
test_a_reader_does_not_write (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDb) reader = tend_db_open (fixture->path, TEND_DB_READ, &error);

  g_assert_no_error (error);
  g_assert_false (tend_db_run (reader, &error, "INSERT INTO t (a) VALUES (1)", NULL));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  test_assert_sentence (error);
}

static void
test_only_the_owner_may_read_the_files (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_assert_true (tend_db_run (fixture->db, NULL, "INSERT INTO t (a) VALUES (1)", NULL));
  g_assert_cmphex (get_mode (fixture->folder, "a.db"), ==, 0600);
  g_assert_cmphex (get_mode (fixture->folder, "a.db-wal"), ==, 0600);
  g_assert_cmphex (get_mode (fixture->folder, "a.db-shm"), ==, 0600);
}

static void
test_a_missing_file_is_told (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "no such #? %41 “file”.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_db_open (path, TEND_DB_FOREIGN, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_null (tend_db_open (path, TEND_DB_READ, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_folder_remove (folder);
}

static void
test_a_folder_is_no_file (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_db_open (folder, TEND_DB_WRITE, &error));
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_null (tend_db_open (folder, TEND_DB_FOREIGN, &error));
  test_assert_sentence (error);
  test_folder_remove (folder);
}

static void
test_garbage_is_damaged (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "garbage.db", NULL);
  g_autofree char *garbage = g_strnfill (10000, 'g');
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, garbage, -1, NULL));
  g_assert_null (tend_db_open (path, TEND_DB_WRITE, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, garbage);
  test_folder_remove (folder);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, in order, which must be the same before and after. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

/* A file with traps: reading the view, or deleting a row, would call a function that changes what is told. */
static void
test_a_foreign_file_runs_nothing_and_leaves_nothing (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "their #1 file?.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *hash_before = NULL;
  g_autofree char *hash_after = NULL;
  g_autoptr (GError) error = NULL;
  TendDb *db = tend_db_open (path, TEND_DB_WRITE, &error);
  gint64 value;

  g_assert_no_error (error);
  g_assert_true (tend_db_execute (db,
                                  "CREATE TABLE Habits (id INTEGER PRIMARY KEY, name TEXT);"
                                  "INSERT INTO Habits (name) VALUES ('Run');"
                                  "CREATE VIEW Trap AS SELECT name FROM Habits;"
                                  "CREATE TRIGGER trap AFTER INSERT ON Habits BEGIN DELETE FROM Habits; END;"
                                  "PRAGMA journal_mode = WAL",
                                  &error));
  tend_db_close (db);
  before = list_folder (folder);
  hash_before = test_file_hash (path);

  db = tend_db_open (path, TEND_DB_FOREIGN, &error);
  g_assert_no_error (error);
  g_assert_true (tend_db_query_int64 (db, &value, &error, "SELECT count(*) FROM Habits", NULL));
  g_assert_cmpint (value, ==, 1);
  g_assert_null (tend_db_query (db, &error, "SELECT * FROM Trap", NULL));
  g_assert_nonnull (strstr (error->message, "view"));
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (tend_db_run (db, &error, "INSERT INTO Habits (name) VALUES ('Read')", NULL));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  tend_db_close (db);

  after = list_folder (folder);
  hash_after = test_file_hash (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (hash_after, ==, hash_before);
  test_folder_remove (folder);
}

static void
test_a_foreign_file_that_is_too_much_is_refused (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "big.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = NULL;
  TendDb *db = tend_db_open (path, TEND_DB_WRITE, &error);

  g_assert_true (tend_db_execute (db, "CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(20 * 1024 * 1024));"
                                      "PRAGMA journal_mode = DELETE",
                                  &error));
  tend_db_close (db);
  db = tend_db_open (path, TEND_DB_FOREIGN, &error);
  g_assert_no_error (error);
  rows = tend_db_query (db, &error, "SELECT a FROM t", NULL);
  g_assert_false (tend_rows_next (rows, &error));
  g_assert_nonnull (error);
  test_assert_sentence (error);
  g_clear_pointer (&rows, tend_rows_free);
  tend_db_close (db);
  test_folder_remove (folder);
}

static void
test_every_answer_of_sqlite_is_a_sentence (Fixture       *fixture,
                                           gconstpointer  data)
{
  static const struct { int code; TendError expected; } answers[] = {
    { SQLITE_FULL, TEND_ERROR_FULL },
    { SQLITE_IOERR_WRITE, TEND_ERROR_IO },
    { SQLITE_IOERR_FSYNC, TEND_ERROR_IO },
    { SQLITE_READONLY_DIRECTORY, TEND_ERROR_READ_ONLY },
    { SQLITE_READONLY_DBMOVED, TEND_ERROR_READ_ONLY },
    { SQLITE_PERM, TEND_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN_ISDIR, TEND_ERROR_READ_ONLY },
    { SQLITE_BUSY_SNAPSHOT, TEND_ERROR_BUSY },
    { SQLITE_LOCKED, TEND_ERROR_BUSY },
    { SQLITE_CORRUPT_VTAB, TEND_ERROR_DAMAGED },
    { SQLITE_NOTADB, TEND_ERROR_DAMAGED },
    { SQLITE_CONSTRAINT_CHECK, TEND_ERROR_INVALID },
    { SQLITE_MISUSE, TEND_ERROR_FAILED },
    { SQLITE_NOMEM, TEND_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_db_set_error (fixture->db, answers[i].code, &error));
      g_assert_error (error, TEND_ERROR, (int) answers[i].expected);
      test_assert_sentence (error);
      g_assert_null (strstr (error->message, "not an error"));
    }
}

static void
test_a_file_that_is_gone_is_told (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_db_is_in_place (fixture->db, &error));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (tend_db_is_in_place (fixture->db, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_IO);
  test_assert_sentence (error);
}

#define ADD(name, func) g_test_add ("/store/db/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("arguments-of-every-type-come-back", test_arguments_of_every_type_come_back);
  ADD ("nothing-is-null", test_nothing_is_null);
  ADD ("infinity-and-long-texts-come-back", test_infinity_and_long_texts_come_back);
  ADD ("what-is-no-day-is-none", test_what_is_no_day_is_none);
  ADD ("wrong-sql-is-told", test_wrong_sql_is_told);
  g_test_add_func ("/store/db/arguments-that-do-not-fit-abort", test_arguments_that_do_not_fit_abort);
  g_test_add_func ("/store/db/two-statements-in-one-abort", test_two_statements_in_one_abort);
  ADD ("one-number-or-not-found", test_one_number_or_not_found);
  ADD ("ids-and-counts-are-of-the-last-statement", test_ids_and_counts_are_of_the_last_statement);
  ADD ("a-statement-is-used-again", test_a_statement_is_used_again);
  ADD ("the-same-statement-can-be-nested", test_the_same_statement_can_be_nested);
  ADD ("rows-given-back-early-end-their-transaction", test_rows_given_back_early_end_their_transaction);
  ADD ("a-constraint-is-told-and-changes-nothing", test_a_constraint_is_told_and_changes_nothing);
  ADD ("a-reader-does-not-write", test_a_reader_does_not_write);
  ADD ("only-the-owner-may-read-the-files", test_only_the_owner_may_read_the_files);
  g_test_add_func ("/store/db/a-missing-file-is-told", test_a_missing_file_is_told);
  g_test_add_func ("/store/db/a-folder-is-no-file", test_a_folder_is_no_file);
  g_test_add_func ("/store/db/garbage-is-damaged", test_garbage_is_damaged);
  g_test_add_func ("/store/db/a-foreign-file-runs-nothing-and-leaves-nothing",
                   test_a_foreign_file_runs_nothing_and_leaves_nothing);
  g_test_add_func ("/store/db/a-foreign-file-that-is-too-much-is-refused",
                   test_a_foreign_file_that_is_too_much_is_refused);
  ADD ("every-answer-of-sqlite-is-a-sentence", test_every_answer_of_sqlite_is_a_sentence);
  ADD ("a-file-that-is-gone-is-told", test_a_file_that_is_gone_is_told);
  return g_test_run ();
}
