/* Sessions of hobbies go out as lines of a spreadsheet and come in again; and so do those that somebody wrote there. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-archive-merge.h"
#include "exchange/tend-export-csv.h"
#include "exchange/tend-session-csv.h"

#include <string.h>

#define GUITAR "11111111-1111-4111-8111-111111111111"
#define POTTERY "22222222-2222-4222-8222-222222222222"
#define SESSIONS \
  "SELECT group_concat(h.name || s.uuid || s.day || s.started_at || '/' || s.seconds || coalesce(s.mood, '-') || s.line)" \
  "  FROM (SELECT * FROM hobby_session ORDER BY uuid) s JOIN hobby h ON h.id = s.hobby_id"

static void
add_hobbies (TestLife *life)
{
  test_life_sql (life, "Fill", TEND_WRITE_DEFAULT,
                 "INSERT INTO hobby (uuid, name, position, created_day, created_at) VALUES"
                 "  ('" GUITAR "', 'Guitar, “old” \"one\"', 1, '2020-01-01', 0),"
                 "  ('" POTTERY "', 'Pottery', 2, '2020-01-01', 0)");
}

/* Some of every kind, and one in each hour of the weeks in which clocks are changed. */
static void
add_sessions (TestLife *life)
{
  add_hobbies (life);
  test_life_sql (life, "Sessions", TEND_WRITE_DEFAULT,
                 "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, mood, line) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 1, '2026-03-01', 1772400000, 1, NULL, ''),"
                 "  ('00000000-0000-4000-8000-000000000002', 2, '2026-02-28', 1772300000, 604800, 5, 'two\nlines, \"so\"'),"
                 "  ('00000000-0000-4000-8000-000000000003', 2, '1969-12-31', -1, 61, 1, '=1+1 📖');"
                 "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, mood)"
                 "  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600),"
                 "    t (i, at) AS (SELECT i, i * 3600 + iif (i <= 300, 1742947200, 1760184000) FROM n)"
                 "  SELECT printf('10000000-0000-4000-8000-%%012d', i), 1 + i %% 2, date(at, 'unixepoch'), at,"
                 "    1 + i * 7 %% 5000, nullif(i %% 6, 0) FROM t");
}

static char *
read_sessions (TestLife *life)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (tend_store_get_reader (life->store), &error, SESSIONS, NULL);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  g_assert_true (tend_rows_next (rows, &error));
  all = tend_rows_dup_text (rows, 0);
  tend_rows_next (rows, &error);
  return g_steal_pointer (&all);
}

static char *
save (TestLife   *life,
      gint64      hobby_id,
      const char *zone_id)
{
  char *path = test_life_get_file (life, "sessions.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (TendZone) zone = tend_zone_new (zone_id, &error);

  g_assert_no_error (error);
  tend_session_csv_save (tend_store_get_reader (life->store), hobby_id, zone, path, &error);
  g_assert_no_error (error);
  return path;
}

/* Offsets of half hours, of seconds, and hours that come twice. */
static void
test_they_come_back_as_they_went (void)
{
  static const char *const zones[] = { "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu",
                                       "Australia/Lord_Howe", "Africa/Monrovia" };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *expected = NULL;

  add_sessions (life);
  expected = read_sessions (life);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (TestLife) other = test_life_new_open ();
      g_autofree char *path = save (life, 0, zones[i]);
      g_autofree char *came = NULL;
      g_autoptr (TendImport) import = kit_open (path);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (import->kind, ==, "a list of hobbies’ sessions");
      g_assert_true (kit_merge (other, import->archive, &error));
      g_assert_no_error (error);
      came = read_sessions (other);
      g_assert_true (g_str_equal (came, expected));
      test_life_hush (other);
      g_assert_true (kit_merge (other, import->archive, &error));
      g_assert_cmpint (test_life_ask (other, "SELECT count(*) FROM hobby"), ==, 2);
      g_assert_true (kit_merge (life, import->archive, &error));
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 603);
    }
}

static void
test_only_those_of_one_hobby (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  add_hobbies (life);
  test_life_sql (life, "Sessions", TEND_WRITE_DEFAULT,
                 "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, mood, line) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 1, '2026-03-01', 1772400000, 288, 4, 'a \"b\"'),"
                 "  ('00000000-0000-4000-8000-000000000002', 2, '2026-03-01', 1772400000, 600, NULL, '')");
  path = save (life, 1, "Europe/Berlin");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "hobby,day,begun_at,minutes,mood,line,uuid\r\n"
                   "\"Guitar, “old” \"\"one\"\"\",2026-03-01,2026-03-01T22:20:00+01:00,4.800,4,\"a \"\"b\"\"\","
                   "00000000-0000-4000-8000-000000000001\r\n");
}

/* As somebody has them in a spreadsheet of their own. */
static void
test_a_list_of_somebodys_own (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "mine.txt",
                                     "Line,Minutes,Day,Hobby\n"
                                     "the wheel,30,2026-02-01,Pottery\n"
                                     ",12.5,2026-02-02, Pottery \n"
                                     ",12.5,2026-02-02,Pottery\n"
                                     ",20,2026-01-31,Swimming\n");
  g_autoptr (TendImport) import = kit_open (path);
  g_autoptr (GError) error = NULL;

  add_hobbies (life);
  g_assert_true (kit_merge (life, import->archive, &error));
  g_assert_no_error (error);
  g_assert_true (kit_merge (life, import->archive, &error));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby WHERE name = 'Swimming'"
                                        "  AND created_day = '2026-01-31'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session WHERE hobby_id = 2"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT sum(seconds) FROM hobby_session WHERE day = '2026-02-02'"), ==, 1500);
  g_assert_true (test_life_undo (life, &error));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby"), ==, 2);
  test_folder_remove (folder);
}

static void
test_times_in_several_forms (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "times.csv",
                                     "hobby,begun_at,minutes\n"
                                     "A,2026-03-01T22:20:00+01:00,1\n"
                                     "A,2026-03-01T21:20Z,2\n"
                                     "A,2026-03-01 16:50:00-0430,3\n");
  g_autoptr (TendImport) import = kit_open (path);

  for (guint i = 0; i < 3; i++)
    kit_assert_row (import->archive, "hobby_session", i, "day=2026-03-01 started_at=1772400000");
  test_folder_remove (folder);
}

/* A time without a zone is one of where the user is, a day alone stands for its noon there; and the day of an instant
 * is the one that it was there. */
static void
test_times_are_those_of_the_user (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "times.csv",
                                     "hobby,day,begun_at,started_at,minutes\n"
                                     "A,,2026-03-02T07:20:00,,1\n"
                                     "A,2026-03-02,,,2\n"
                                     "A,,,1772400000,3\n");
  g_autoptr (TendImport) tokyo = kit_open_in (path, "Asia/Tokyo");
  g_autoptr (TendImport) lima = kit_open_in (path, "America/Lima");

  kit_assert_row (tokyo->archive, "hobby_session", 0, "day=2026-03-02 started_at=1772403600");
  kit_assert_row (tokyo->archive, "hobby_session", 1, "day=2026-03-02 started_at=1772420400");
  kit_assert_row (tokyo->archive, "hobby_session", 2, "day=2026-03-02 started_at=1772400000");
  kit_assert_row (lima->archive, "hobby_session", 0, "day=2026-03-02 started_at=1772454000");
  kit_assert_row (lima->archive, "hobby_session", 1, "day=2026-03-02 started_at=1772470800");
  kit_assert_row (lima->archive, "hobby_session", 2, "day=2026-03-01 started_at=1772400000");
  test_folder_remove (folder);
}

/* A folder of tables has them twice: in their table, where the hobby is named as the life names it, and as people
 * would write them. Either brings them all back. */
static void
assert_comes_back (const char *name)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_life_get_file (life, "csv");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *came = NULL;
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (TendImport) import = NULL;
  g_autoptr (GError) error = NULL;

  add_sessions (life);
  expected = read_sessions (life);
  archive = kit_read_life (life);
  g_assert_true (tend_export_csv (archive, tend_store_get_reader (life->store), tend_clock_get_zone (life->clock),
                                   folder, &error));
  test_life_sql (life, "Forget", TEND_WRITE_DEFAULT, "DELETE FROM hobby_session");
  import = kit_open (path);
  g_assert_true (kit_merge (life, import->archive, &error));
  g_assert_no_error (error);
  came = read_sessions (life);
  g_assert_true (g_str_equal (came, expected));
}

static void
test_the_table_of_an_export (void)
{
  assert_comes_back ("hobby_session.csv");
}

static void
test_the_log_of_an_export (void)
{
  assert_comes_back (TEND_EXPORT_CSV_LOG);
}

static void
assert_refused (const char *folder,
                const char *row,
                const char *words)
{
  g_autofree char *text = g_strconcat ("hobby,day,begun_at,minutes,mood,line\nA,2026-01-01,,1,,\n", row, "\n", NULL);
  g_autofree char *path = kit_write (folder, "bad.csv", text);

  kit_assert_refused (path, TEND_ERROR_INVALID, "line 3");
  kit_assert_refused (path, TEND_ERROR_INVALID, words);
}

static void
test_what_makes_no_sense_is_told_with_its_line (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *name = g_strnfill (501, 'n');
  g_autofree char *long_name = g_strconcat (name, ",2026-01-01,,1,,", NULL);

  assert_refused (folder, ",2026-01-01,,1,,", "which hobby");
  assert_refused (folder, long_name, "too long");
  assert_refused (folder, "A,2026-02-30,,1,,", "“2026-02-30”");
  assert_refused (folder, "A,,,1,,", "neither a day");
  assert_refused (folder, "A,,2026-01-01T24:00:00,1,,", "“2026-01-01T24:00:00”");
  assert_refused (folder, "A,,2026-01-01T12:0,1,,", "“2026-01-01T12:0”");
  assert_refused (folder, "A,,2026-01-01T12:00:00+1,1,,", "+1”");
  assert_refused (folder, "A,,2026-01-01,1,,", "is no time");
  assert_refused (folder, "A,2026-01-01,,0,,", "“0”");
  assert_refused (folder, "A,2026-01-01,,-5,,", "“-5”");
  assert_refused (folder, "A,2026-01-01,,10081,,", "“10081”");
  assert_refused (folder, "A,2026-01-01,,nan,,", "“nan”");
  assert_refused (folder, "A,2026-01-01,,,,", "length");
  assert_refused (folder, "A,2026-01-01,,1,6,", "“6”");
  test_folder_remove (folder);
}

static void
test_damaged_lists_are_borne (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  add_hobbies (life);
  test_life_sql (life, "Sessions", TEND_WRITE_DEFAULT,
                 "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, line) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 1, '2026-03-01', 1772400000, 288, 'Füße \"b\"')");
  path = save (life, 0, "Europe/Berlin");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  kit_fuzz (folder, "sessions.csv", text, strlen (text), 400);
  test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-csv/they-come-back-as-they-went", test_they_come_back_as_they_went);
  g_test_add_func ("/session-csv/only-those-of-one-hobby", test_only_those_of_one_hobby);
  g_test_add_func ("/session-csv/a-list-of-somebodys-own", test_a_list_of_somebodys_own);
  g_test_add_func ("/session-csv/times-in-several-forms", test_times_in_several_forms);
  g_test_add_func ("/session-csv/times-are-those-of-the-user", test_times_are_those_of_the_user);
  g_test_add_func ("/session-csv/the-table-of-an-export", test_the_table_of_an_export);
  g_test_add_func ("/session-csv/the-log-of-an-export", test_the_log_of_an_export);
  g_test_add_func ("/session-csv/what-makes-no-sense-is-told-with-its-line",
                   test_what_makes_no_sense_is_told_with_its_line);
  g_test_add_func ("/session-csv/damaged-lists-are-borne", test_damaged_lists_are_borne);
  return g_test_run ();
}
