/* A life out into an archive and in again: identical, twice the same, taken back by one Undo. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-merge.h"
#include "exchange/tend-archive-read.h"
#include "exchange/tend-export-csv.h"
#include "tend-sample-life.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD "{\"format\": \"tend-archive\", \"version\": 1, \"tables\": "
#define GOAL(uuid, title) \
  "{\"uuid\": \"" uuid "\", \"title\": \"" title "\", \"position\": 1, \"schedule\": \"daily\"," \
  " \"start_day\": \"2026-01-01\", \"created_at\": 1}"
#define A "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
#define B "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
#define C "cccccccc-cccc-4ccc-8ccc-cccccccccccc"

static void
merge_json (TestLife   *life,
            const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendArchive) archive = kit_parse (json, &error);

  g_assert_no_error (error);
  kit_merge (life, archive, &error);
  g_assert_no_error (error);
}

static gboolean
write_sample (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_sample_life_write (db, TEND_SAMPLE_LIFE_SEED, TEND_SAMPLE_LIFE_YEARS, kit_get_today (), error);
}

static void
test_an_export_into_an_empty_life_gives_the_same_export (void)
{
  g_autoptr (TestLife) first = test_life_new_open ();
  g_autoptr (TestLife) second = test_life_new_open ();
  g_autofree char *exported = NULL;
  g_autofree char *exported_again = NULL;

  kit_fill_life (first);
  exported = kit_export_life (first);
  merge_json (second, exported);
  exported_again = kit_export_life (second);
  g_assert_cmpstr (exported_again, ==, exported);
  test_life_assert_sound (second);

  /* And twice changes nothing. */
  test_life_hush (second);
  merge_json (second, exported);
  g_clear_pointer (&exported_again, g_free);
  exported_again = kit_export_life (second);
  g_assert_cmpstr (exported_again, ==, exported);
  g_assert_cmpuint (second->told->len, ==, 0);
}

static void
test_an_empty_life_is_an_archive_too (void)
{
  g_autoptr (TestLife) first = test_life_new_open ();
  g_autoptr (TestLife) second = test_life_new_open ();
  g_autofree char *exported = kit_export_life (first);
  g_autofree char *exported_again = NULL;

  merge_json (second, exported);
  exported_again = kit_export_life (second);
  g_assert_cmpstr (exported_again, ==, exported);
  g_assert_nonnull (strstr (exported, "\"goal\": []"));
}

static void
test_nothing_in_an_export_is_a_row_id (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  /* Every foreign key of a table that is exchanged is the one to its parent, which becomes a UUID. */
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = 0; j < tend_features[i]->n_tables; j++)
      {
        const TendTable *table = &tend_features[i]->tables[j];
        gint64 n_others =
            test_life_ask (life, "SELECT count(*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" <> '%s'",
                           table->name, table->parent_column ? table->parent_column : "");

        if (!table->is_private)
          g_assert_cmpint (n_others, ==, 0);
      }
}

static void
test_what_is_missing_is_added_and_what_is_there_stays (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  merge_json (life, HEAD
              "{\"goal\": [" GOAL (A, "Mine") "], \"goal_plan\": [{\"uuid\": \"" C "\", \"goal\": \"" A
                                              "\", \"outcome\": \"kept\"}],"
                                              "\"setting\": [{\"key\": \"day-start\", \"value\": \"3\"}]}}");
  before = kit_export_life (life);

  /* The goal is known, its check-in is not, and it has a plan already, if of another UUID. */
  merge_json (life, HEAD
              "{\"goal_check_in\": [{\"goal\": \"" A "\", \"day\": \"2026-02-01\", \"state\": \"done\","
              " \"at\": 5}, {\"goal\": \"" B "\", \"day\": \"2026-02-01\", \"state\": \"done\", \"at\": 6}],"
              "\"goal\": [" GOAL (A, "Theirs") ", " GOAL (
                  B, "Other") "],"
                              "\"goal_plan\": [{\"uuid\": \"" B "\", \"goal\": \"" A
                              "\", \"outcome\": \"lost\"}],"
                              "\"setting\": [{\"key\": \"day-start\", \"value\": \"5\"}]}}");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Mine'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_plan WHERE outcome = 'kept'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT value FROM setting"), ==, 3);

  test_life_undo (life, &error);
  g_assert_no_error (error);
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
  test_life_redo (life, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 2);
  test_life_assert_sound (life);
}

static void
test_children_of_what_is_only_here_are_taken (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  merge_json (life, HEAD "{\"goal\": [" GOAL (A, "Mine") "]}}");
  merge_json (life, HEAD "{\"goal_step\": [{\"uuid\": \"" B "\", \"goal\": \"" A "\", \"title\": \"One\","
                         " \"position\": 1}]}}");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_step"), ==, 1);
}

static void
test_the_preview_says_it_in_words (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (TendArchive) empty = kit_parse (HEAD "{}}", NULL);
  struct
  {
    TendArchive *archive;
    const char *plan;
  } cases[3];

  merge_json (life, HEAD "{\"goal\": [" GOAL (A, "Mine") "]}}");
  archive = kit_parse (HEAD "{\"goal\": [" GOAL (A, "Mine") ", " GOAL (B, "Two") ", " GOAL (
                           C, "Three") "],"
                                       "\"goal_check_in\": [{\"goal\": \"" A
                                       "\", \"day\": \"2026-02-01\", \"state\": \"done\","
                                       " \"at\": 5}]}}",
                       &error);
  g_assert_no_error (error);
  cases[0].archive = archive;
  cases[0].plan = "It brings 2 goals and 1 check-in. Already here, and left as they are: 1 goal.";
  cases[1].archive = empty;
  cases[1].plan = "There is nothing in it that Tend keeps.";
  cases[2].archive = archive;
  cases[2].plan = "All of it is here already: 3 goals and 1 check-in.";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendArchiveCounts) counts = tend_archive_preview (
          tend_store_get_reader (life->store), cases[i].archive, life->features, life->n_features, &error);
      g_autofree char *plan = NULL;

      g_assert_no_error (error);
      plan = tend_archive_counts_describe_plan (counts);
      g_assert_cmpstr (plan, ==, cases[i].plan);
      if (i == 1)
        kit_merge (life, archive, &error);
      g_assert_no_error (error);
    }
}

static void
test_what_cannot_be_kept_changes_nothing (void)
{
  static const struct
  {
    const char *tables;
    int code;
    const char *words;
  } cases[] = {
    { "{\"goal\": [" GOAL (A, "One") ",\n" GOAL (B, "") "]}", TEND_ERROR_INVALID, "line 2 (goal)" },
    { "{\"goal\": [" GOAL (A, "One") ",\n\n" GOAL (A, "Two") "]}", TEND_ERROR_INVALID, "line 3 (goal)" },
    { "{\"goal\": [" GOAL (A, "One") "],\n\"goal_step\": [{\"uuid\": \"" B "\", \"goal\": \"" C
                                     "\", \"title\": \"s\", \"position\": 1}]}",
      TEND_ERROR_INVALID, "line 2 (goal_step)" },
    { "{\"goal\": [" GOAL (A, "One") "], \"goat\": [{}]}", TEND_ERROR_INVALID, "goat" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{\"uuid\": \"" B "\", \"horns\": 2}]}", TEND_ERROR_INVALID,
      "horns" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{\"uuid\": \"" B "\", \"title\": 2}]}", TEND_ERROR_INVALID,
      "title" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{\"uuid\": \"" B "\", \"position\": 2.5}]}", TEND_ERROR_INVALID,
      "position" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{\"uuid\": \"b\"}]}", TEND_ERROR_INVALID, "line 2 (goal): “uuid”" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{}]}", TEND_ERROR_INVALID, "line 2 (goal): “uuid”" },
    { "{\"goal\": [" GOAL (A, "One") ",\n{\"uuid\": \"" B "\"}]}", TEND_ERROR_INVALID, "line 2 (goal)" },
    { "{\"setting\": [{\"key\": \"a\", \"value\": \"1\"}, {\"value\": \"1\"}]}", TEND_ERROR_INVALID,
      "“key”" },
    { "{\"goal\": [" GOAL (A, "One") "]}, \"features\": {\"goals\": 99}", TEND_ERROR_NEWER_SCHEMA, "goals" },
    { "{\"goal\": [" GOAL (A, "One") "]}, \"features\": {\"rockets\": 1}", TEND_ERROR_NEWER_SCHEMA,
      "rockets" },
  };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;

  kit_fill_life (life);
  before = kit_export_life (life);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *json = g_strconcat (HEAD, cases[i].tables, "}", NULL);
      g_autoptr (TendArchive) archive = kit_parse (json, &error);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      g_assert_false (kit_merge (life, archive, &error));
      g_assert_error (error, TEND_ERROR, cases[i].code);
      test_assert_sentence (error);
      if (strstr (error->message, cases[i].words) == NULL || strstr (error->message, "life.json") == NULL)
        g_error ("“%s” should name “%s”", error->message, cases[i].words);
      after = kit_export_life (life);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_the_writer_reads_the_same_as_the_reader (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendDb) other = NULL;
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GString) json = NULL;

  kit_fill_life (life);
  expected = kit_export_life (life);
  other = tend_db_open (life->path, TEND_DB_READ, &error);
  g_assert_no_error (error);
  tend_db_execute (other, "BEGIN", &error);
  archive = tend_archive_read (other, NULL, life->features, life->n_features, &error);
  g_assert_no_error (error);
  g_assert_false (sqlite3_get_autocommit (tend_db_get_handle (other)));
  tend_db_execute (other, "COMMIT", &error);
  json = tend_archive_to_json (archive, TEST_LIFE_NOW);
  g_assert_cmpstr (json->str, ==, expected);
}

static void
test_a_file_is_whole_and_private (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = test_life_get_file (life, "export.json");
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  kit_fill_life (life);
  archive = kit_read_life (life);
  expected = kit_export_life (life);
  g_file_set_contents (path, "old", -1, &error);
  g_chmod (path, 0644);
  g_assert_true (tend_archive_save_json (archive, path, TEST_LIFE_NOW, &error));
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_false (tend_archive_save_json (archive, "/nowhere/at/all.json", TEST_LIFE_NOW, &error));
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (tend_archive_save_json (archive, "/dev/null", TEST_LIFE_NOW, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
}

static void
test_a_folder_of_values (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_life_get_file (life, "csv");
  g_autofree char *path = g_build_filename (folder, "goal_step.csv", NULL);
  g_autofree char *goals_path = g_build_filename (folder, "goal.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *goals = NULL;
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  kit_fill_life (life);
  archive = kit_read_life (life);
  g_assert_true (tend_export_csv (archive, folder, &error));
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      text, ==,
      "\"uuid\",\"goal\",\"title\",\"position\",\"done_at\"\r\n"
      "\"00000000-4444-4444-8444-444444444444\",\"33333333-3333-4333-8333-333333333333\",\"Oil\",2,\r\n"
      "\"44444444-4444-4444-8444-444444444444\",\"33333333-3333-4333-8333-333333333333\",\"Saw\",1,"
      "1769000000\r\n");
  g_file_get_contents (goals_path, &goals, NULL, &error);
  g_assert_nonnull (strstr (goals, "\"Read “Ἰλιάς” \"\"aloud\"\" \\ 📖\""));
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_false (tend_export_csv (archive, folder, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
}

static void
test_ten_years_go_out_and_in (void)
{
  g_autoptr (TestLife) first = test_life_new_open ();
  g_autoptr (TestLife) second = test_life_new_open ();
  g_autofree char *exported = NULL;
  g_autofree char *exported_again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      tend_store_write (first->store, "Sample", TEND_WRITE_NOT_UNDOABLE, write_sample, NULL, &error));
  g_assert_no_error (error);
  exported = kit_export_life (first);
  merge_json (second, exported);
  exported_again = kit_export_life (second);
  g_assert_true (g_str_equal (exported_again, exported));
  g_assert_true (test_life_undo (second, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (second, "SELECT count(*) FROM goal_check_in"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/an-export-into-an-empty-life-gives-the-same-export",
                   test_an_export_into_an_empty_life_gives_the_same_export);
  g_test_add_func ("/archive/an-empty-life-is-an-archive-too", test_an_empty_life_is_an_archive_too);
  g_test_add_func ("/archive/nothing-in-an-export-is-a-row-id", test_nothing_in_an_export_is_a_row_id);
  g_test_add_func ("/archive/what-is-missing-is-added-and-what-is-there-stays",
                   test_what_is_missing_is_added_and_what_is_there_stays);
  g_test_add_func ("/archive/children-of-what-is-only-here-are-taken",
                   test_children_of_what_is_only_here_are_taken);
  g_test_add_func ("/archive/the-preview-says-it-in-words", test_the_preview_says_it_in_words);
  g_test_add_func ("/archive/what-cannot-be-kept-changes-nothing", test_what_cannot_be_kept_changes_nothing);
  g_test_add_func ("/archive/the-writer-reads-the-same-as-the-reader",
                   test_the_writer_reads_the_same_as_the_reader);
  g_test_add_func ("/archive/a-file-is-whole-and-private", test_a_file_is_whole_and_private);
  g_test_add_func ("/archive/a-folder-of-values", test_a_folder_of_values);
  g_test_add_func ("/archive/ten-years-go-out-and-in", test_ten_years_go_out_and_in);
  return g_test_run ();
}
