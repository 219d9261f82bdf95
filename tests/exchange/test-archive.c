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

#define SESSION_AND_PICTURE(image) \
  "{\"hobby\": [{\"uuid\": \"" A "\", \"name\": \"Drawing\", \"position\": 1, \"created_day\": \"2026-01-01\"," \
  " \"created_at\": 1}], \"hobby_session\": [{\"uuid\": \"" B "\", \"hobby\": \"" A "\"," \
  " \"day\": \"2026-01-02\", \"started_at\": 1, \"seconds\": 60}]," \
  " \"hobby_picture\": [{\"uuid\": \"" C "\", \"hobby_session\": \"" B "\", \"width\": 3, \"height\": 2," \
  " \"thumbnail\": \"AAEC/w==\", \"image\": \"" image "\"}]}}"

/* Bytes are a text in the archive, and the same bytes again in the life. */
static void
test_pictures_go_along (void)
{
  g_autoptr (TestLife) first = test_life_new_open ();
  g_autoptr (TestLife) second = test_life_new_open ();
  g_autofree char *exported = NULL;
  g_autofree char *exported_again = NULL;

  merge_json (first, HEAD SESSION_AND_PICTURE ("/9j/AAAA"));
  g_assert_cmpint (test_life_ask (first, "SELECT count(*) FROM hobby_picture"
                                         "  WHERE thumbnail = x'000102ff' AND image = x'ffd8ff000000'"), ==, 1);
  exported = kit_export_life (first);
  g_assert_nonnull (strstr (exported, "\"image\": \"/9j/AAAA\""));
  merge_json (second, exported);
  exported_again = kit_export_life (second);
  g_assert_cmpstr (exported_again, ==, exported);
}

static void
test_what_is_no_base_64_is_refused (void)
{
  static const char *const files[] = { HEAD SESSION_AND_PICTURE ("/9j/AAA"), HEAD SESSION_AND_PICTURE ("/9j/<AAA"),
                                       HEAD SESSION_AND_PICTURE ("/9j====="), HEAD SESSION_AND_PICTURE ("/9=/AAAA"),
                                       HEAD SESSION_AND_PICTURE ("") };
  g_autoptr (TestLife) life = test_life_new_open ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendArchive) archive = kit_parse (files[i], &error);

      g_assert_no_error (error);
      g_assert_false (kit_merge (life, archive, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby"), ==, 0);
    }
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

#define STEP(uuid, goal, title, done) \
  "{\"uuid\": \"" uuid "\", \"goal\": \"" goal "\", \"title\": \"" title "\", \"position\": 1, \"done_at\": " done "}"
#define STAMPED(uuid, title, why, unit) \
  "{\"uuid\": \"" uuid "\", \"title\": \"" title "\", \"why\": \"" why "\", \"unit\": \"" unit "\", \"position\": 1," \
  " \"schedule\": \"daily\", \"start_day\": \"2026-01-01\", \"created_at\": 1}"

/* As a file that is imported again and again is merged: what a goal measures in is its stamp, and what of its steps
 * is done came with the file. */
static char *
merge_again (TestLife   *life,
             const char *json,
             const char *stamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendArchive) archive = kit_parse (json, &error);
  g_autoptr (TendArchiveCounts) counts = NULL;

  g_assert_no_error (error);
  tend_archive_table_set_updates (tend_archive_find_table (archive, "goal"), stamp);
  tend_archive_table_set_follows (tend_archive_find_table (archive, "goal_step"), "done_at");
  counts = tend_archive_preview (tend_store_get_reader (life->store), archive, life->features, life->n_features,
                                 &error);
  g_assert_no_error (error);
  kit_merge (life, archive, &error);
  g_assert_no_error (error);
  return tend_archive_counts_describe_plan (counts);
}

static void
assert_merged (TestLife   *life,
               const char *json,
               const char *stamp,
               const char *plan)
{
  g_autofree char *told = merge_again (life, json, stamp);

  g_assert_cmpstr (told, ==, plan);
}

static void
test_what_is_imported_again_is_brought_up_to_date (void)
{
  static const char first[] = HEAD "{\"goal\": [" STAMPED (A, "Ana", "x", "1") "," STAMPED (B, "Ben", "", "1")
      "], \"goal_step\": [" STEP (C, A, "one", "1") "," STEP ("11111111-1111-4111-8111-111111111111", A, "two", "1") "]}}";
  static const char second[] = HEAD "{\"goal\": [" STAMPED (A, "Ana Berg", "x", "2") "," STAMPED (B, "Ben", "", "1")
      "], \"goal_step\": [" STEP (C, A, "uno", "1") "," STEP ("22222222-2222-4222-8222-222222222222", A, "three", "1")
      "," STEP ("33333333-3333-4333-8333-333333333333", B, "late", "1") "]}}";
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_merged (life, first, "unit", "It brings 2 goals and 2 steps.");
  assert_merged (life, first, "unit", "All of it is here already: 2 goals and 2 steps.");

  /* What was done to it here stays, as long as the file says what it said. */
  test_life_sql (life, "Edit", TEND_WRITE_DEFAULT, "UPDATE goal SET title = 'Mine', position = 7 WHERE uuid = '" A "';"
                       "DELETE FROM goal_step WHERE title = 'two';"
                       "INSERT INTO goal_step (uuid, goal_id, title, position)"
                       "  SELECT '44444444-4444-4444-8444-444444444444', id, 'own', 2 FROM goal WHERE uuid = '" A "'");
  assert_merged (life, first, "unit", "All of it is here already: 2 goals and 2 steps.");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Mine'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_step"), ==, 2);

  /* Where it says something else, that counts; what was added here is not the file's to take away. */
  test_life_sql (life, "Edit", TEND_WRITE_DEFAULT, "INSERT INTO goal_step (uuid, goal_id, title, position, done_at)"
                       "  SELECT '11111111-1111-4111-8111-111111111111', id, 'two', 2, 1 FROM goal WHERE uuid = '" A "'");
  before = kit_export_life (life);
  assert_merged (life, second, "unit",
                 "It brings 1 step. Here already, and brought up to date: 1 goal and 1 step."
                 " Not in it any more, and taken out: 1 step. Already here, and left as they are: 1 goal and 1 step.");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Ana Berg' AND position = 1"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_step WHERE title IN ('uno', 'three', 'own')"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_step"), ==, 3);
  test_life_undo (life, &error);
  g_assert_no_error (error);
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
  test_life_redo (life, &error);
  g_assert_no_error (error);
  assert_merged (life, second, "unit", "All of it is here already: 2 goals and 3 steps.");
  test_life_assert_sound (life);
}

static void
test_without_a_stamp_any_difference_counts (void)
{
  static const char json[] = HEAD "{\"goal\": [" STAMPED (A, "Ana", "x", "1") "], \"goal_step\": []}}";
  g_autoptr (TestLife) life = test_life_new_open ();

  assert_merged (life, json, NULL, "It brings 1 goal.");
  assert_merged (life, json, NULL, "All of it is here already: 1 goal.");
  test_life_sql (life, "Edit", TEND_WRITE_DEFAULT, "UPDATE goal SET why = 'y', color = 'rose' WHERE uuid = '" A "'");
  assert_merged (life, json, NULL, "Here already, and brought up to date: 1 goal.");
  /* What is not said stays. */
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE why = 'x' AND color = 'rose'"), ==, 1);
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
  TendDb *db = tend_store_get_reader (life->store);
  TendZone *zone = tend_clock_get_zone (life->clock);
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  kit_fill_life (life);
  archive = kit_read_life (life);
  g_assert_true (tend_export_csv (archive, db, zone, folder, &error));
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

  g_assert_false (tend_export_csv (archive, db, zone, folder, &error));
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
  g_test_add_func ("/archive/pictures-go-along", test_pictures_go_along);
  g_test_add_func ("/archive/what-is-no-base-64-is-refused", test_what_is_no_base_64_is_refused);
  g_test_add_func ("/archive/an-empty-life-is-an-archive-too", test_an_empty_life_is_an_archive_too);
  g_test_add_func ("/archive/nothing-in-an-export-is-a-row-id", test_nothing_in_an_export_is_a_row_id);
  g_test_add_func ("/archive/what-is-missing-is-added-and-what-is-there-stays",
                   test_what_is_missing_is_added_and_what_is_there_stays);
  g_test_add_func ("/archive/children-of-what-is-only-here-are-taken",
                   test_children_of_what_is_only_here_are_taken);
  g_test_add_func ("/archive/what-is-imported-again-is-brought-up-to-date",
                   test_what_is_imported_again_is_brought_up_to_date);
  g_test_add_func ("/archive/without-a-stamp-any-difference-counts", test_without_a_stamp_any_difference_counts);
  g_test_add_func ("/archive/the-preview-says-it-in-words", test_the_preview_says_it_in_words);
  g_test_add_func ("/archive/what-cannot-be-kept-changes-nothing", test_what_cannot_be_kept_changes_nothing);
  g_test_add_func ("/archive/the-writer-reads-the-same-as-the-reader",
                   test_the_writer_reads_the_same_as_the_reader);
  g_test_add_func ("/archive/a-file-is-whole-and-private", test_a_file_is_whole_and_private);
  g_test_add_func ("/archive/a-folder-of-values", test_a_folder_of_values);
  g_test_add_func ("/archive/ten-years-go-out-and-in", test_ten_years_go_out_and_in);
  return g_test_run ();
}
