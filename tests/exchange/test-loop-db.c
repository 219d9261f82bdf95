/* Backups of Loop Habit Tracker, of each schema that changed something, and files that only look like one. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-loop.h"

#include <glib/gstdio.h>
#include <string.h>

/* Midnight of 2 March 2026 in UTC, in milliseconds; a day is 86400000. */
#define TODAY "1772409600000"
#define DAY "86400000"

/* What a version's tables look like: those of version 9, and what the versions after it added. */
static char *
make_schema (int version)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "PRAGMA user_version = %d;", version);
  g_string_append (sql, version < 14 ? "CREATE TABLE Habits (Id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                     : "CREATE TABLE habits (id INTEGER PRIMARY KEY AUTOINCREMENT,");
  g_string_append (sql,
                   " archived INTEGER, color INTEGER, description TEXT, freq_den INTEGER, freq_num INTEGER,"
                   " highlight INTEGER, name TEXT, position INTEGER, reminder_hour INTEGER,"
                   " reminder_min INTEGER");
  if (version >= 11)
    g_string_append (sql, ", reminder_days INTEGER NOT NULL DEFAULT 127");
  if (version >= 16)
    g_string_append (sql, ", type INTEGER NOT NULL DEFAULT 0");
  if (version >= 18)
    g_string_append (sql, ", target_type INTEGER NOT NULL DEFAULT 0, target_value REAL NOT NULL DEFAULT 0,"
                          " unit TEXT NOT NULL DEFAULT \"\"");
  if (version >= 23)
    g_string_append (sql, ", question TEXT");
  if (version >= 24)
    g_string_append (sql, ", uuid TEXT");
  g_string_append (sql, "); CREATE TABLE Repetitions (id INTEGER PRIMARY KEY AUTOINCREMENT, habit INTEGER,"
                        " timestamp INTEGER");
  if (version >= 16)
    g_string_append (sql, ", value INTEGER NOT NULL DEFAULT 2");
  if (version >= 25)
    g_string_append (sql, ", notes TEXT");
  g_string_append (sql, ");");
  if (version >= 22)
    g_string_append (
        sql, "CREATE UNIQUE INDEX idx_repetitions_habit_timestamp ON Repetitions (habit, timestamp);");
  if (version < 20)
    g_string_append (sql, "CREATE TABLE Checkmarks (id INTEGER PRIMARY KEY, habit INTEGER, timestamp INTEGER,"
                          " value INTEGER);");
  return g_string_free (sql, FALSE);
}

static char *
make_backup (const char *folder,
             int         version,
             const char *rows)
{
  g_autofree char *schema = make_schema (version);
  g_autofree char *sql = g_strconcat (schema, rows, NULL);

  return kit_write_db (folder, "loop.db", sql);
}

static const char two_habits[] =
    "INSERT INTO Habits (id, archived, color, description, freq_den, freq_num, name, position, reminder_hour,"
    "  reminder_min) VALUES (1, 0, 4, 'Did you?', 7, 3, 'Run', 5, 8, 30), (7, 1, 0, '', 1, 1, 'Run', 6, "
    "NULL, NULL);"
    "INSERT INTO Repetitions (habit, timestamp) VALUES (1, " TODAY "), (1, " TODAY " - " DAY "), (7, " TODAY
    ");";

static void
test_every_version_is_read (void)
{
  static const struct
  {
    int version;
    const char *color;
  } cases[] = {
    { 9, "slate" }, { 11, "slate" }, { 13, "slate" },  { 14, "green" }, { 16, "green" }, { 18, "green" },
    { 20, "green" }, { 21, "amber" }, { 22, "amber" }, { 23, "amber" }, { 24, "amber" }, { 25, "amber" },
  };
  g_autofree char *folder = test_folder_new ();
  g_autofree char *first_uuid = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = make_backup (folder, cases[i].version, two_habits);
      g_autoptr (TendImport) import = kit_open (path);
      TendArchive *archive = import->archive;
      g_autofree char *color = kit_text (archive, "goal", 0, "color");
      g_autofree char *uuid = kit_text (archive, "goal", 0, "uuid");
      g_autofree char *other_uuid = kit_text (archive, "goal", 1, "uuid");

      g_assert_cmpstr (import->kind, ==, "a backup of Loop Habit Tracker");
      g_assert_null (tend_archive_get_notes (archive)[0]);
      g_assert_cmpuint (kit_count (archive, "goal"), ==, 2);
      g_assert_cmpuint (kit_count (archive, "goal_check_in"), ==, 3);
      g_assert_cmpuint (kit_count (archive, "reminder"), ==, 1);
      g_assert_cmpstr (color, ==, cases[i].color);
      kit_assert_row (archive, "goal", 0, "title=Run position=5 schedule=weekly times=3 days=0 measure=tick"
                                          " is_archived=0 start_day=2026-03-01");
      kit_assert_row (archive, "goal", 1, "title=Run schedule=daily is_archived=1 start_day=2026-03-02");
      kit_assert_row (archive, "goal_check_in", 0, "day=2026-03-02 state=done value=-");
      kit_assert_row (archive, "goal_check_in", 1, "day=2026-03-01 state=done at=1772366400");
      kit_assert_row (archive, "reminder", 0, "minute=510 weekdays=127 is_enabled=1 subject_kind=goal");
      g_assert_cmpstr (uuid, !=, other_uuid);
      if (first_uuid == NULL)
        first_uuid = g_strdup (uuid);
      g_assert_cmpstr (uuid, ==, first_uuid);
    }
  test_folder_remove (folder);
}

static void
test_rhythms_are_given_their_names (void)
{
  static const struct
  {
    int times;
    int days;
    const char *expected;
  } cases[] = {
    { 1, 1, "schedule=daily times=1 days=0" },    { 7, 7, "schedule=daily times=1 days=0" },
    { 10, 7, "schedule=daily times=1 days=0" },   { 1, 7, "schedule=weekly times=1 days=0" },
    { 3, 7, "schedule=weekly times=3 days=0" },   { 5, 30, "schedule=monthly times=5 days=0" },
    { 1, 31, "schedule=monthly times=1 days=0" }, { 1, 5, "schedule=interval times=1 days=5" },
    { 2, 3, "schedule=window times=2 days=3" },   { 3, 14, "schedule=window times=3 days=14" },
  };
  g_autofree char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows =
          g_strdup_printf ("INSERT INTO Habits (name, freq_num, freq_den) VALUES ('a', %d, %d);",
                           cases[i].times, cases[i].days);
      g_autofree char *path = make_backup (folder, 25, rows);
      g_autoptr (TendImport) import = kit_open (path);

      kit_assert_row (import->archive, "goal", 0, cases[i].expected);
      kit_assert_row (import->archive, "goal", 0, "start_day=2026-03-02");
    }
  test_folder_remove (folder);
}

static void
test_ticks_skips_and_notes (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (
      folder, 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den, color, question, description, uuid) VALUES"
      "  (1, 'a', 1, 1, 8, 'Q', 'D', 'one');"
      "INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (1, " TODAY ", 2, 'yes'),"
      "  (1, " TODAY " - 1 * " DAY ", 3, ''), (1, " TODAY " - 2 * " DAY ", 0, NULL),"
      "  (1, " TODAY " - 3 * " DAY ", 0, 'why'), (1, " TODAY " - 4 * " DAY ", 1, ''),"
      "  (1, " TODAY " - 5 * " DAY ", -1, 'hm'), (1, " TODAY " - 6 * " DAY ", 5000, ''), (1, -" DAY
      ", 2, '');");
  g_autoptr (TendImport) import = kit_open (path);
  g_autofree char *why = kit_text (import->archive, "goal", 0, "why");

  g_assert_cmpstr (why, ==, "Q\n\nD");
  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 5);
  kit_assert_row (import->archive, "goal", 0, "color=teal start_day=1969-12-31");
  kit_assert_row (import->archive, "goal_check_in", 0, "day=2026-03-02 state=done note=yes");
  kit_assert_row (import->archive, "goal_check_in", 1, "day=2026-03-01 state=skipped note=");
  kit_assert_row (import->archive, "goal_check_in", 2, "day=2026-02-27 state=none note=why");
  kit_assert_row (import->archive, "goal_check_in", 3, "day=2026-02-25 state=none note=hm");
  kit_assert_row (import->archive, "goal_check_in", 4, "day=1969-12-31 state=done");
  g_assert_nonnull (strstr (tend_archive_get_notes (import->archive)[0], "1 entry of a yes-or-no habit"));
  test_folder_remove (folder);
}

static void
test_numbers_are_in_thousandths (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (
      folder, 18,
      "INSERT INTO Habits (id, name, freq_num, freq_den, type, target_type, target_value, unit) VALUES"
      "  (1, 'a', 1, 7, 1, 0, 12.5, 'km'), (2, 'b', 1, 1, 1, 1, 2, '');"
      "INSERT INTO Repetitions (habit, timestamp, value) VALUES (1, " TODAY ", 12345),"
      "  (1, " TODAY " - 1 * " DAY ", 3), (1, " TODAY " - 2 * " DAY ", 0), (1, " TODAY " - 3 * " DAY ", -1),"
      "  (2, " TODAY ", 1000);");
  g_autoptr (TendImport) import = kit_open (path);

  kit_assert_row (import->archive, "goal", 0, "measure=at-least target=12.5 unit=km schedule=weekly times=1");
  kit_assert_row (import->archive, "goal", 1, "measure=at-most target=2 unit=");
  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 4);
  kit_assert_row (import->archive, "goal_check_in", 0, "state=done value=12.345");
  kit_assert_row (import->archive, "goal_check_in", 1, "state=skipped value=-");
  kit_assert_row (import->archive, "goal_check_in", 2, "state=done value=0");
  kit_assert_row (import->archive, "goal_check_in", 3, "state=done value=1");
  test_folder_remove (folder);
}

static void
test_weekdays_begin_on_saturday_there (void)
{
  g_assert_cmpuint (tend_loop_get_weekdays (127), ==, TEND_WEEKDAYS_ALL);
  g_assert_cmpuint (tend_loop_get_weekdays (1), ==, TEND_WEEKDAYS_OF (G_DATE_SATURDAY));
  g_assert_cmpuint (tend_loop_get_weekdays (2), ==, TEND_WEEKDAYS_OF (G_DATE_SUNDAY));
  g_assert_cmpuint (tend_loop_get_weekdays (4), ==, TEND_WEEKDAYS_OF (G_DATE_MONDAY));
  g_assert_cmpuint (tend_loop_get_weekdays (64), ==, TEND_WEEKDAYS_OF (G_DATE_FRIDAY));
  g_assert_cmpuint (tend_loop_get_weekdays (0x7c), ==, TEND_WEEKDAYS_WORK);
}

static void
test_colours_come_near (void)
{
  /* The same colour as ARGB, in the first palette and in today's. */
  g_assert_cmpstr (tend_loop_get_color (-16742021, 12), ==, "teal");
  g_assert_cmpstr (tend_loop_get_color (5, 20), ==, "teal");
  g_assert_cmpstr (tend_loop_get_color (8, 25), ==, "teal");
  g_assert_cmpstr (tend_loop_get_color (-1684967, 9), ==, "apricot");
  g_assert_cmpstr (tend_loop_get_color (0xff0000ff, 9), ==, "indigo");
  g_assert_cmpstr (tend_loop_get_color (12, 20), ==, "slate");
  g_assert_cmpstr (tend_loop_get_color (12, 21), ==, "indigo");
  g_assert_cmpstr (tend_loop_get_color (-7, 25), ==, "rose");
  g_assert_cmpstr (tend_loop_get_color (G_MAXINT64, 20), ==, "rose");
}

static void
test_a_later_backup_only_adds (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr (TestLife) life = test_life_new_open ();
  const char *habits =
      "INSERT INTO Habits (id, name, freq_num, freq_den, uuid, reminder_hour, reminder_min) VALUES"
      "  (1, 'a', 1, 1, 'abc', 7, 0), (2, 'b', 1, 1, 'def', NULL, NULL);"
      "INSERT INTO Repetitions (habit, timestamp) VALUES (1, " TODAY " - " DAY ");";
  const char *more = "INSERT INTO Habits (id, name, freq_num, freq_den, uuid) VALUES (3, 'c', 1, 1, 'ghi');"
                     "UPDATE Habits SET name = 'renamed' WHERE id = 1;"
                     "INSERT INTO Repetitions (habit, timestamp) VALUES (1, " TODAY "), (3, " TODAY ");";
  g_autofree char *both = g_strconcat (habits, more, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = kit_export_life (life);
  g_autofree char *after = NULL;

  for (int round = 0; round < 3; round++)
    {
      g_autofree char *path = make_backup (folder, 25, round < 2 ? habits : both);
      g_autoptr (TendImport) import = kit_open (path);

      kit_merge (life, import->archive, &error);
      g_assert_no_error (error);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, round < 2 ? 2 : 3);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, round < 2 ? 1 : 3);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 1);
    }
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'renamed'"), ==, 0);
  g_assert_cmpint (
      test_life_ask (life, "SELECT count(*) FROM reminder JOIN goal ON subject_uuid = goal.uuid"), ==, 1);
  test_life_assert_sound (life);

  /* The second import changed nothing, so that there are two to take back. */
  g_assert_true (test_life_undo (life, &error));
  g_assert_true (test_life_undo (life, &error));
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
  test_folder_remove (folder);
}

static void
test_long_names_and_none (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (folder, 25,
                                       "INSERT INTO Habits (name, freq_num, freq_den) VALUES (replace (hex "
                                       "(zeroblob (5000)), '00', 'ü'), 1, 1),"
                                       "  (NULL, 1, 1), ('  ', 1, 1);");
  g_autoptr (TendImport) import = kit_open (path);
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  kit_merge (life, import->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE length (title) = 500"
                                        "  AND length (why) = 5000"),
                   ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Without a name'"), ==, 2);
  test_folder_remove (folder);
}

static void
test_what_belongs_to_nothing_is_left_out (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path =
      make_backup (folder, 16,
                   "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'a', 1, 1);"
                   "INSERT INTO Repetitions (habit, timestamp, value) VALUES (1, " TODAY ", 2), (1, " TODAY
                   ", 3), (9, 0, 2),"
                   "  (NULL, 0, 2), (1, NULL, 2), (1, " TODAY " + 5, 2);");
  g_autoptr (TendImport) import = kit_open (path);
  const char *const *notes = tend_archive_get_notes (import->archive);

  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 1);
  kit_assert_row (import->archive, "goal_check_in", 0, "state=done");
  g_assert_true (g_str_has_prefix (notes[0], "2 entries were about a day"));
  g_assert_true (g_str_has_prefix (notes[1], "3 entries belong to habits"));
  g_assert_null (notes[2]);
  test_folder_remove (folder);
}

static void
test_what_is_no_backup_is_refused (void)
{
#define HABIT "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (3, 'a', 1, 1);"
  static const struct
  {
    int version;
    const char *sql;
    int code;
    const char *words;
  } cases[] = {
    { 26, "", TEND_ERROR_UNSUPPORTED, "26" },
    { 8, "", TEND_ERROR_UNSUPPORTED, "version 8" },
    { 25, "DROP TABLE Repetitions;", TEND_ERROR_UNSUPPORTED, "Loop" },
    { 25, "DROP TABLE Repetitions; CREATE VIEW Repetitions AS SELECT 1 AS habit, 2 AS timestamp;",
      TEND_ERROR_UNSUPPORTED, "Loop" },
    { 25,
      "DROP TABLE Repetitions; CREATE VIEW Repetitions AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
      " SELECT i + 1 FROM n) SELECT i AS habit, i AS timestamp FROM n;",
      TEND_ERROR_UNSUPPORTED, "Loop" },
    { 25, "DROP TABLE Repetitions; CREATE VIRTUAL TABLE Repetitions USING fts5 (habit, timestamp);",
      TEND_ERROR_UNSUPPORTED, "Loop" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp) VALUES (3, 9223372036854775807);",
      TEND_ERROR_INVALID, "Repetitions, row 1" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp) VALUES (3, -9223372036854775808);",
      TEND_ERROR_INVALID, "Repetitions, row 1" },
    { 25, HABIT "INSERT INTO Repetitions (id, habit, timestamp) VALUES (5, 3, 253402300800000);",
      TEND_ERROR_INVALID, "Repetitions, row 5" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp) VALUES (3, 'soon');", TEND_ERROR_INVALID,
      "timestamp" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp) VALUES (3, 1.5);", TEND_ERROR_INVALID,
      "timestamp" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp, value) VALUES (3, 0, x'00');", TEND_ERROR_INVALID,
      "value" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp, notes) VALUES (3, 0, cast (x'ff41' AS TEXT));",
      TEND_ERROR_INVALID, "“notes” is not text in UTF-8" },
    { 25, HABIT "INSERT INTO Repetitions (habit, timestamp, notes) VALUES (3, 0, cast (x'410042' AS TEXT));",
      TEND_ERROR_INVALID, "notes" },
    { 25, "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (3, x'41', 1, 1);", TEND_ERROR_INVALID,
      "Habits, row 3" },
    { 25, "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (3, 'a', 0, 7);", TEND_ERROR_INVALID,
      "0 times in 7 days" },
    { 25, "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (3, 'a', 1, 9999999999);",
      TEND_ERROR_INVALID, "Habits, row 3" },
    { 25, "INSERT INTO Habits (id, name, freq_num, freq_den, type) VALUES (3, 'a', 1, 1, 2);",
      TEND_ERROR_INVALID, "Habits, row 3" },
    { 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den, type, target_value) VALUES (3, 'a', 1, 1, 1, -1);",
      TEND_ERROR_INVALID, "Habits, row 3" },
    { 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den, type, target_value) VALUES (3, 'a', 1, 1, 1, "
      "9e999);",
      TEND_ERROR_INVALID, "Habits, row 3" },
    { 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den, reminder_hour, reminder_min) VALUES (3, 'a', 1, 1, "
      "25,"
      " 0);",
      TEND_ERROR_INVALID, "25:00" },
    { 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den, type) VALUES (3, 'a', 1, 1, 1);"
      "INSERT INTO Repetitions (habit, timestamp, value) VALUES (3, 0, 9223372036854775807);",
      TEND_ERROR_INVALID, "Repetitions, row 1" },
    { 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (3, printf ('%.*c', 20000000, 'x'), 1, 1);",
      TEND_ERROR_DAMAGED, "loop.db" },
  };
  g_autofree char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = make_backup (folder, cases[i].version, cases[i].sql);

      kit_assert_refused (path, cases[i].code, cases[i].words);
    }
  test_folder_remove (folder);
}

/* Nothing in the file's schema is run: not what works out a column, nor a check, nor a trigger. */
static void
test_nothing_in_the_schema_is_run (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (
      folder, 25,
      "DROP TABLE Repetitions;"
      "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit INTEGER, timestamp INTEGER,"
      "  value INTEGER GENERATED ALWAYS AS (abs (habit) / 0));"
      "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'a', 1, 1);"
      "INSERT INTO Repetitions (id, habit, timestamp) VALUES (1, 1, 0);"
      "CREATE TRIGGER t AFTER INSERT ON Habits BEGIN DELETE FROM Repetitions; END;");
  g_autoptr (TendImport) import = kit_open (path);

  kit_assert_row (import->archive, "goal_check_in", 0, "day=1970-01-01 state=done");
  test_folder_remove (folder);
}

static void
test_a_cancelled_import_stops (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (
      folder, 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'a', 1, 1);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
      "  INSERT INTO Repetitions (habit, timestamp) SELECT 1, i * 86400000 FROM n;");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kit_try_open (path, "UTC", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_folder_remove (folder);
}

static void
test_damaged_backups_harm_nothing (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path =
      make_backup (folder, 25,
                   "INSERT INTO Habits (id, name, freq_num, freq_den, description, uuid) VALUES (1, 'a', 1, "
                   "1, 'long', 'x'),"
                   "  (2, 'b', 3, 7, printf ('%.*c', 9000, 'd'), 'y');"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
                   "  INSERT INTO Repetitions (habit, timestamp, notes) SELECT 1 + i % 2, i * 86400000, "
                   "'note ' || i FROM n;");
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  kit_fuzz (folder, "loop.db", data, size, 400);
  test_folder_remove (folder);
}

/* Cut short anywhere, it is refused, and not read as if there were less in it. */
static void
test_a_backup_cut_short_is_refused (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = make_backup (
      folder, 25,
      "INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'a', 1, 1);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
      "  INSERT INTO Repetitions (habit, timestamp) SELECT 1, i * 86400000 FROM n;");
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize length = 1; length < size; length += 509)
    {
      g_autofree char *cut = kit_write_bytes (folder, "cut.db", data, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (kit_try_open (cut, "UTC", NULL, &error));
      test_assert_sentence (error);
    }
  test_folder_remove (folder);
}

static void
test_a_real_backup (void)
{
  g_autofree char *path = kit_find_shared ("loop-backup.db");
  g_autoptr (TendImport) import = NULL;
  g_autoptr (TestLife) life = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      g_test_skip ("There is no real backup beside the sources");
      return;
    }
  import = kit_open (path);
  life = test_life_new_open ();
  kit_merge (life, import->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 9);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE schedule = 'weekly' AND times = 3"),
                   ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Wake up early'"
                                        "  AND start_day = '2016-01-01' AND color = 'teal' AND position = 0"),
                   ==, 1);
  g_assert_cmpint (test_life_ask (life,
                                  "SELECT count(*) FROM goal_check_in JOIN goal ON goal_id = goal.id"
                                  "  WHERE title = 'Wake up early' AND day IN ('2016-03-14', '2016-03-16',"
                                  "  '2016-03-17')"),
                   ==, 2);
  kit_merge (life, import->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loop-db/every-version-is-read", test_every_version_is_read);
  g_test_add_func ("/loop-db/rhythms-are-given-their-names", test_rhythms_are_given_their_names);
  g_test_add_func ("/loop-db/ticks-skips-and-notes", test_ticks_skips_and_notes);
  g_test_add_func ("/loop-db/numbers-are-in-thousandths", test_numbers_are_in_thousandths);
  g_test_add_func ("/loop-db/weekdays-begin-on-saturday-there", test_weekdays_begin_on_saturday_there);
  g_test_add_func ("/loop-db/colours-come-near", test_colours_come_near);
  g_test_add_func ("/loop-db/a-later-backup-only-adds", test_a_later_backup_only_adds);
  g_test_add_func ("/loop-db/long-names-and-none", test_long_names_and_none);
  g_test_add_func ("/loop-db/what-belongs-to-nothing-is-left-out", test_what_belongs_to_nothing_is_left_out);
  g_test_add_func ("/loop-db/what-is-no-backup-is-refused", test_what_is_no_backup_is_refused);
  g_test_add_func ("/loop-db/nothing-in-the-schema-is-run", test_nothing_in_the_schema_is_run);
  g_test_add_func ("/loop-db/a-cancelled-import-stops", test_a_cancelled_import_stops);
  g_test_add_func ("/loop-db/damaged-backups-harm-nothing", test_damaged_backups_harm_nothing);
  g_test_add_func ("/loop-db/a-backup-cut-short-is-refused", test_a_backup_cut_short_is_refused);
  g_test_add_func ("/loop-db/a-real-backup", test_a_real_backup);
  return g_test_run ();
}
