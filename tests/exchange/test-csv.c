/* The CSV exports of Loop Habit Tracker and of HabitBull, and what only looks like them. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-csv.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define HABITS \
  "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type," \
  "Target Value,Archived?\n"
#define BULL "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"

static const struct
{
  const char *name;
  const char *text;
} loop_export[] = {
  { "Habits.csv", HABITS "001,Meditate,YES_NO,Did you?,\"calm, warm\",1,1,#FF8F00,,,,false\n"
                         "002,Füße,NUMERICAL,,,3,7,#388E3C,km,AT_MOST,12.5,true\n"
                         "003,Meditate,YES_NO,,,1,5,#303030,,,,false\n" },
  { "001 Meditate/Checkmarks.csv",
    "Date,Value,Notes\n2026-03-02,YES_MANUAL,\n2026-03-01,NO,\"Sick, \"\"really\"\"\n"
    "and long\"\n2026-02-28,YES_AUTO,\n2026-02-27,SKIP,away\n2026-02-26,UNKNOWN,\n" },
  { "002 Fe/Checkmarks.csv", "Date,Value,Notes\n2026-03-02,5000,\n2026-03-01,2.5,\n2026-02-28,SKIP,\n" },
  { "003 Meditate/Checkmarks.csv", "2026-02-01,2\n2026-01-31,0\n2026-01-30,1\n2026-01-29,3\n" },
  { "Checkmarks.csv", "Date,Meditate,Füße,Meditate,\n2026-03-02,YES_MANUAL,5000,UNKNOWN,\n"
                      "2026-02-27,SKIP,UNKNOWN,YES_MANUAL,\n" },
  { "Scores.csv", "Date,Meditate,\n2026-03-02,0.5,\n" },
};

static void
write_export (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (loop_export); i++)
    g_free (kit_write (folder, loop_export[i].name, loop_export[i].text));
}

static void
assert_export (TendArchive *archive)
{
  g_autofree char *why = kit_text (archive, "goal", 0, "why");
  g_autofree char *note = kit_text (archive, "goal_check_in", 1, "note");
  g_autofree char *uuid = kit_text (archive, "goal", 0, "uuid");
  g_autofree char *other_uuid = kit_text (archive, "goal", 2, "uuid");

  g_assert_cmpstr (why, ==, "Did you?\n\ncalm, warm");
  g_assert_cmpstr (note, ==, "Sick, \"really\"\nand long");
  g_assert_cmpstr (uuid, !=, other_uuid);
  g_assert_cmpuint (kit_count (archive, "goal"), ==, 3);
  g_assert_cmpuint (kit_count (archive, "goal_check_in"), ==, 8);
  kit_assert_row (archive, "goal", 0, "title=Meditate color=amber schedule=daily measure=tick position=1");
  kit_assert_row (archive, "goal", 1,
                  "title=Füße color=green schedule=weekly times=3 measure=at-most target=12.5"
                  " unit=km is_archived=1 start_day=2026-02-28");
  kit_assert_row (archive, "goal", 2, "title=Meditate color=slate schedule=interval days=5");
  kit_assert_row (archive, "goal_check_in", 0, "day=2026-03-02 state=done note=");
  kit_assert_row (archive, "goal_check_in", 1, "day=2026-03-01 state=none");
  kit_assert_row (archive, "goal_check_in", 2, "day=2026-02-27 state=skipped note=away");
  kit_assert_row (archive, "goal_check_in", 3, "day=2026-03-02 state=done value=5");
  kit_assert_row (archive, "goal_check_in", 4, "day=2026-03-01 state=done value=2.5");
  kit_assert_row (archive, "goal_check_in", 5, "day=2026-02-28 state=skipped value=-");
  kit_assert_row (archive, "goal_check_in", 6, "day=2026-02-01 state=done");
  kit_assert_row (archive, "goal_check_in", 7, "day=2026-01-29 state=skipped");
}

static void
test_a_loop_folder (void)
{
  g_autofree char *folder = test_folder_new ();
  const char *names[] = { ".", "Habits.csv", "Checkmarks.csv" };

  write_export (folder);
  /* The folder, and either file in it, stand for all of it. */
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (TendImport) import = kit_open (path);

      g_assert_cmpstr (import->kind, ==, "a CSV export of Loop Habit Tracker");
      assert_export (import->archive);
    }
  test_folder_remove (folder);
}

static char *
write_zip (const char *folder,
           const char *prefix)
{
  char *path = g_build_filename (folder, "Loop Habits CSV.zip", NULL);
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (loop_export); i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      g_autofree char *name = g_strconcat (prefix, loop_export[i].name, NULL);

      archive_entry_set_pathname (entry, name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      archive_entry_set_size (entry, (la_int64_t) strlen (loop_export[i].text));
      g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
      archive_write_data (zip, loop_export[i].text, strlen (loop_export[i].text));
      archive_entry_free (entry);
    }
  archive_write_free (zip);
  return path;
}

static void
test_a_loop_zip (void)
{
  g_autofree char *folder = test_folder_new ();
  const char *prefixes[] = { "", "export/", "../../" };
  g_autofree char *data = NULL;
  gsize size;

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *path = write_zip (folder, prefixes[i]);
      g_autoptr (TendImport) import = kit_open (path);

      assert_export (import->archive);
      if (i == 0)
        g_assert_true (g_file_get_contents (path, &data, &size, NULL));
    }
  kit_fuzz (folder, "Loop Habits CSV.zip", data, size, 300);
  test_folder_remove (folder);
}

static void
test_all_checkmarks_alone (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (
      folder, "any name.txt", "Date,Run,Pages,\n2026-03-02,2,12000,\n2026-03-01,-1,-1,\n2026-02-28,3,0,\n");
  g_autoptr (TendImport) import = kit_open (path);

  g_assert_cmpuint (kit_count (import->archive, "goal"), ==, 2);
  kit_assert_row (import->archive, "goal", 0, "title=Run measure=tick schedule=daily");
  kit_assert_row (import->archive, "goal", 1, "title=Pages measure=at-least target=1");
  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 4);
  kit_assert_row (import->archive, "goal_check_in", 1, "day=2026-02-28 state=skipped");
  kit_assert_row (import->archive, "goal_check_in", 2, "state=done value=12");
  g_assert_nonnull (strstr (tend_archive_get_notes (import->archive)[0], "1 goal is counted"));
  test_folder_remove (folder);
}

static void
test_checkmarks_of_one_habit_alone (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "012 Wake up/Checkmarks.csv", "2015-01-25,2\n2015-01-24,0\n");
  g_autoptr (TendImport) import = kit_open (path);

  kit_assert_row (import->archive, "goal", 0, "schedule=daily start_day=2015-01-25");
  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 1);
  {
    g_autofree char *title = kit_text (import->archive, "goal", 0, "title");

    g_assert_cmpstr (title, ==, "Wake up");
  }
  test_folder_remove (folder);
}

static void
test_older_lists_of_habits (void)
{
  static const char *const lists[] = {
    "Position,Name,Description,NumRepetitions,Interval,Color\n001,Run,Did-you?,2,3,#AFB42B\n",
    "Position,Name,Question,Description,NumRepetitions,Interval,Color\r\n001,Run,Did-you?,,2,3,#AFB42B\r\n",
  };
  g_autofree char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = kit_write (folder, "Habits.csv", lists[i]);
      g_autoptr (TendImport) import = kit_open (path);

      kit_assert_row (import->archive, "goal", 0,
                      "title=Run why=Did-you? schedule=window times=2 days=3 color=olive");
    }
  test_folder_remove (folder);
}

static void
test_habitbull (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "x.csv",
                                     BULL "Run,\"far, fast\",Sport,2026-02-01,1,\"it \"\"rained\"\"\"\r\n"
                                          "Run,\"far, fast\",Sport,2026-02-02,0,\r\n"
                                          "Run,\"far, fast\",Sport,2026-02-01,0,again\r\n"
                                          "Run,\"far, fast\",Sport,2026-02-03,-2150000000,\r\n"
                                          "Pushups,,Sport,2026-02-03,30,\r\n"
                                          "Pushups,,Sport,2026-02-04,1,\r\n");
  g_autoptr (TendImport) import = kit_open (path);
  g_autofree char *why = kit_text (import->archive, "goal", 0, "why");

  g_assert_cmpstr (import->kind, ==, "a CSV export of HabitBull");
  g_assert_cmpstr (why, ==, "far, fast\n\nSport");
  g_assert_cmpuint (kit_count (import->archive, "goal"), ==, 2);
  g_assert_cmpuint (kit_count (import->archive, "goal_check_in"), ==, 3);
  kit_assert_row (import->archive, "goal", 0, "title=Run measure=tick start_day=2026-02-01");
  kit_assert_row (import->archive, "goal", 1, "title=Pushups measure=at-least target=1");
  kit_assert_row (import->archive, "goal_check_in", 0, "day=2026-02-01 state=done");
  kit_assert_row (import->archive, "goal_check_in", 1, "state=done value=30");
  g_assert_true (g_str_has_prefix (tend_archive_get_notes (import->archive)[0], "1 line was about a day"));
  test_folder_remove (folder);
}

static void
test_dates_with_slashes (void)
{
  static const struct
  {
    const char *dates[2];
    const char *days[2];
    gboolean is_noted;
  } cases[] = {
    { { "4/5/2019", "4/13/2019" }, { "2019-04-05", "2019-04-13" }, FALSE },
    { { "4/5/2019", "13/4/2019" }, { "2019-05-04", "2019-04-13" }, FALSE },
    { { "4/5/2019", "2019-04-13" }, { "2019-04-05", "2019-04-13" }, TRUE },
    { { "04/04/2019", "05/05/2019" }, { "2019-04-04", "2019-05-05" }, FALSE },
  };
  g_autofree char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (BULL "a,,,%s,1,\na,,,%s,1,\n", cases[i].dates[0],
                                               cases[i].dates[1]);
      g_autofree char *path = kit_write (folder, "x.csv", text);
      g_autoptr (TendImport) import = kit_open (path);

      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *day = kit_text (import->archive, "goal_check_in", j, "day");

          g_assert_cmpstr (day, ==, cases[i].days[j]);
        }
      g_assert_true ((tend_archive_get_notes (import->archive)[0] != NULL) == cases[i].is_noted);
    }
  test_folder_remove (folder);
}

static void
test_what_is_wrong_is_named_by_its_line (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { BULL "a,,,2026-02-30,1,\n", TEND_ERROR_INVALID, "line 2: “2026-02-30”" },
    { BULL "a,,,2026-02-01,1,\n\n\na,,,tomorrow,1,\n", TEND_ERROR_INVALID, "line 5" },
    { BULL "a,,,2026-02-01,1,\"x\ny\"\na,,,2026-02-02,many,\n", TEND_ERROR_INVALID, "line 4: “many”" },
    { BULL "a,,,2026-02-01,1e300,\n", TEND_ERROR_INVALID, "line 2" },
    { BULL "a,,,2026-02-01,nan,\n", TEND_ERROR_INVALID, "line 2" },
    { BULL "a,,,2026-02-01\n", TEND_ERROR_INVALID, "line 2" },
    { BULL "a,,,2026-02-01,1,\"x\n", TEND_ERROR_DAMAGED, "line 2" },
    { BULL "a,,,2026-02-01,1,x\"y\"\n", TEND_ERROR_DAMAGED, "line 2" },
    { BULL "a,,,2026-02-01,1,\na,,,2026-02-01,1,\xff\n", TEND_ERROR_DAMAGED, "line 3" },
    { BULL "a,,,13/4/2019,1,\na,,,4/13/2019,1,\n", TEND_ERROR_INVALID, "line 2 the day" },
    { "HabitName,HabitDescription,HabitCategory,Value\na,,,1\n", TEND_ERROR_INVALID, "CalendarDate" },
    { "Date,a,\n2026-02-01,2,2,\n", TEND_ERROR_INVALID, "line 2" },
    { "Date,a,\n2026-02-01,2,\nx,2,\n", TEND_ERROR_INVALID, "line 3: “x”" },
    { "Date,a,\n2026-02-01,YES,\n", TEND_ERROR_INVALID, "line 2: “YES”" },
    { "Date,a,b,\n2026-02-01,99999999999999999999,2,\n", TEND_ERROR_INVALID, "line 2" },
    { "Date,a,b,\n2026-02-01,9223372036854775807,2,\n", TEND_ERROR_INVALID, "line 2" },
    { HABITS "1,a,YES_NO,,,0,7,,,,,false\n", TEND_ERROR_INVALID, "line 2: “0”" },
    { HABITS "1,a,MAYBE,,,1,7,,,,,false\n", TEND_ERROR_INVALID, "line 2: “MAYBE”" },
    { HABITS "1,a,NUMERICAL,,,1,7,,,,-3,false\n", TEND_ERROR_INVALID, "line 2: “-3”" },
    { "a,b,c\n1,2,3\n", TEND_ERROR_UNSUPPORTED, "none of the files" },
    { "hello", TEND_ERROR_UNSUPPORTED, "none of the files" },
    { "", TEND_ERROR_UNSUPPORTED, "empty" },
  };
  g_autofree char *folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = kit_write (folder, "file.csv", cases[i].text);

      kit_assert_refused (path, cases[i].code, cases[i].words);
    }
  test_folder_remove (folder);
}

static gboolean
count_row (const TendCsvRow  *row,
           gpointer           data,
           GError           **error)
{
  GString *seen = data;

  g_string_append_printf (seen, "%u:", row->line);
  for (guint i = 0; i < row->n_fields; i++)
    g_string_append_printf (seen, "[%s]", row->fields[i]);
  return TRUE;
}

static void
test_commas_quotes_and_lines (void)
{
  const char *text = "\xef\xbb\xbf" "a, b ,\"c,\"\"d\"\"\"\r\n\n\"x\n\ny\",\n\nlast";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_csv_read ("x", bytes, count_row, seen, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "1:[a][ b ][c,\"d\"]3:[x\n\ny][]7:[last]");
  tend_csv_append_field (written, "a \"b\"\n");
  g_assert_cmpstr (written->str, ==, "\"a \"\"b\"\"\n\"");
}

static void
test_damaged_exports_harm_nothing (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr (GString) text = g_string_new (BULL);

  for (int i = 1; i <= 28; i++)
    g_string_append_printf (text, "Run,\"a, \"\"b\"\"\",Sport,2/%d/2026,%d,note %d\r\n", i, i % 3, i);
  kit_fuzz (folder, "bull.csv", text->str, text->len, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (loop_export); i++)
    kit_fuzz (folder, "loop.csv", loop_export[i].text, strlen (loop_export[i].text), 50);
  test_folder_remove (folder);
}

static void
test_a_real_habitbull_export (void)
{
  g_autofree char *path = kit_find_shared ("habitbull.csv");
  g_autoptr (TendImport) import = NULL;
  g_autoptr (TestLife) life = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      g_test_skip ("There is no real export beside the sources");
      return;
    }
  import = kit_open (path);
  life = test_life_new_open ();
  for (int round = 0; round < 2; round++)
    {
      kit_merge (life, import->archive, &error);
      g_assert_no_error (error);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 4);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 14);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/commas-quotes-and-lines", test_commas_quotes_and_lines);
  g_test_add_func ("/csv/a-loop-folder", test_a_loop_folder);
  g_test_add_func ("/csv/a-loop-zip", test_a_loop_zip);
  g_test_add_func ("/csv/all-checkmarks-alone", test_all_checkmarks_alone);
  g_test_add_func ("/csv/checkmarks-of-one-habit-alone", test_checkmarks_of_one_habit_alone);
  g_test_add_func ("/csv/older-lists-of-habits", test_older_lists_of_habits);
  g_test_add_func ("/csv/habitbull", test_habitbull);
  g_test_add_func ("/csv/dates-with-slashes", test_dates_with_slashes);
  g_test_add_func ("/csv/what-is-wrong-is-named-by-its-line", test_what_is_wrong_is_named_by_its_line);
  g_test_add_func ("/csv/damaged-exports-harm-nothing", test_damaged_exports_harm_nothing);
  g_test_add_func ("/csv/a-real-habitbull-export", test_a_real_habitbull_export);
  return g_test_run ();
}
