/* The JSON form: what it looks like, and what is refused, with the line. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-archive-json.h"

#include <math.h>
#include <string.h>

#define START "{\"format\": \"tend-archive\", \"version\": 1, \"tables\": "

static void
test_it_looks_as_described (void)
{
  g_autoptr (TendArchive) archive = tend_archive_new (NULL);
  TendArchiveTable *table = tend_archive_add_table (archive, "thing");
  g_autoptr (GString) json = NULL;
  guint row;

  tend_archive_set_version (archive, "things", 3);
  row = tend_archive_table_append (table, 0);
  tend_archive_table_set_text (table, row, "words", "“ü”\n\"\\\x7f\x02");
  tend_archive_table_set_integer (table, row, "whole", G_MININT64);
  row = tend_archive_table_append (table, 0);
  tend_archive_table_set_real (table, row, "real", 0.1);
  tend_archive_table_set_null (table, row, "words");
  tend_archive_table_append (table, 0);
  tend_archive_add_table (archive, "empty");

  json = tend_archive_to_json (archive, 0);
  g_assert_cmpstr (json->str, ==,
                   "{\n"
                   "  \"format\": \"tend-archive\",\n"
                   "  \"version\": 1,\n"
                   "  \"exported_at\": \"1970-01-01T00:00:00Z\",\n"
                   "  \"features\": {\"things\": 3},\n"
                   "  \"tables\": {\n"
                   "    \"thing\": [\n"
                   "      {\"words\": \"“ü”\\n\\\"\\\\\x7f\\u0002\", \"whole\": -9223372036854775808},\n"
                   "      {\"words\": null, \"real\": 0.1},\n"
                   "      {}\n"
                   "    ],\n"
                   "    \"empty\": []\n"
                   "  }\n"
                   "}\n");
}

static void
test_numbers_and_texts_come_back (void)
{
  static const double reals[] = { 0,   0.1, 1.0 / 3, 1e12, 12.345678901234567, 5e-324, 1.7976931348623157e308,
                                  -2.5 };
  static const char *const texts[] = { "", "a", "\"", "\\", "/", "\x01\x1f\t\r\n\b\f", "ß漢字🧗🏽", "\xc2\x80" };
  g_autoptr (TendArchive) archive = tend_archive_new (NULL);
  TendArchiveTable *table = tend_archive_add_table (archive, "thing");
  g_autoptr (GString) json = NULL;
  g_autoptr (TendArchive) again = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      guint row = tend_archive_table_append (table, 0);

      tend_archive_table_set_real (table, row, "real", reals[i]);
      tend_archive_table_set_text (table, row, "text", texts[i]);
    }
  json = tend_archive_to_json (archive, 0);
  again = kit_parse (json->str, &error);
  g_assert_no_error (error);
  table = tend_archive_find_table (again, "thing");
  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      const TendArchiveValue *value = tend_archive_table_get (table, 0, i);

      g_assert_true ((value->type == TEND_ARCHIVE_REAL ? value->real : (double) value->integer) == reals[i]);
      g_assert_cmpstr (tend_archive_table_get (table, 1, i)->text, ==, texts[i]);
      g_assert_cmpuint (tend_archive_table_get_line (table, i), ==, 8 + i);
    }
}

static void
test_escapes_are_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendArchive) archive = kit_parse ("\xef\xbb\xbf" START
                                               "{\"t\": [{\"x\": \"\\u00e9\\ud83d\\ude00\\/\\n\"}]}}",
                                               &error);

  g_assert_no_error (error);
  kit_assert_row (archive, "t", 0, "x=é😀/\n");
}

static void
test_what_is_no_archive_is_refused (void)
{
  static const struct
  {
    const char *json;
    int code;
    const char *words;
  } cases[] = {
    { "", TEND_ERROR_DAMAGED, "line 1" },
    { "{", TEND_ERROR_DAMAGED, "cut short" },
    { "[]", TEND_ERROR_DAMAGED, "line 1" },
    { "{}", TEND_ERROR_UNSUPPORTED, "no archive" },
    { "{\"format\": \"else\"}", TEND_ERROR_UNSUPPORTED, "format" },
    { "{\"format\": \"tend-archive\", \"tables\": {}}", TEND_ERROR_UNSUPPORTED, "no archive" },
    { "{\"format\": \"tend-archive\", \"version\": 2, \"tables\": {}}", TEND_ERROR_NEWER_SCHEMA, "newer" },
    { "{\"format\": \"tend-archive\",\n\"version\": \"1\"}", TEND_ERROR_DAMAGED, "line 2" },
    { "{\"format\": \"tend-archive\",\n\"version\": 0}", TEND_ERROR_DAMAGED, "line 2" },
    { "{\"version\": 1,\n\"surprise\": 1}", TEND_ERROR_UNSUPPORTED, "surprise" },
    { "{\"version\": 1,\n\"features\": [1]}", TEND_ERROR_DAMAGED, "line 2" },
    { "{\"version\": 1,\n\"features\": {\"goals\": \"x\"}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{}}\nx", TEND_ERROR_DAMAGED, "line 2" },
    { START "{}}}", TEND_ERROR_DAMAGED, "line 1" },
    { START "{}, \"tables\": {}}", TEND_ERROR_DAMAGED, "twice" },
    { START "{\"t\": [],\n\"t\": []}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "[]}", TEND_ERROR_DAMAGED, "line 1" },
    { START "{\"t\": {}}}", TEND_ERROR_DAMAGED, "line 1" },
    { START "{\"t\": [\n1]}}", TEND_ERROR_INVALID, "line 2 (t)" },
    { START "{\"t\": [\n[]]}}", TEND_ERROR_INVALID, "line 2 (t)" },
    { START "{\"t\": [{},\n\n{\"a\": [1]}]}}", TEND_ERROR_INVALID, "line 3 (t)" },
    { START "{\"t\": [{},\n{\"a\": true}]}}", TEND_ERROR_INVALID, "line 2 (t)" },
    { START "{\"t\": [{},\n{\"a\": 1, \"a\": 2}]}}", TEND_ERROR_INVALID, "line 2 (t)" },
    { START "{\"t\": [{},\n{\"a\": 1e999}]}}", TEND_ERROR_INVALID, "line 2 (t)" },
    { START "{\"t\": [{},\n{\"a\": NaN}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": Infinity}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\":\n 12345678901234567890}]}}", TEND_ERROR_DAMAGED, "line 3" },
    { START "{\"t\": [{},\n{\"a\": 'x'}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"x}]}}", TEND_ERROR_DAMAGED, "cut short" },
    { START "{\"t\": [{},\n{\"a\": \"x\n\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"\\u0000\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"\\ud800\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"\\udc00\\ud800\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"\\x41\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\": \"\xff\"}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{},\n{\"a\" 1}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{}\n{}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{\"a\": 1},\n{\"a\": 1,}}]}}", TEND_ERROR_DAMAGED, "line 2" },
    { START "{\"t\": [{\"a\": 1},\n{\"a\": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}]}}", TEND_ERROR_DAMAGED,
      "nested" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendArchive) archive = kit_parse (cases[i].json, &error);

      if (archive || !g_error_matches (error, TEND_ERROR, cases[i].code) ||
          strstr (error->message, cases[i].words) == NULL || strstr (error->message, "life.json") == NULL)
        g_error ("%s: “%s” should name “%s”", cases[i].json, error ? error->message : "(read)",
                 cases[i].words);
      test_assert_sentence (error);
    }
}

/* A million brackets must not be a million stack frames. */
static void
test_depth_has_an_end (void)
{
  g_autofree char *brackets = g_strnfill (1000 * 1000, '[');
  g_autofree char *json = g_strconcat (START, "{\"t\": [{\"a\": ", brackets, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (kit_parse (json, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
}

static void
test_the_schema_agrees (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *path = test_life_get_file (life, "export.json");
  g_autofree char *wrong_path = test_life_get_file (life, "wrong.json");
  g_autofree char *schema = g_build_filename (g_getenv ("TEND_SOURCE_DIR"), "resources", "schemas",
                                              "tend-archive.schema.json", NULL);
  g_autoptr (TendArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *program =
      "import json, sys, jsonschema\n"
      "schema, document = (json.load(open(name, encoding='utf-8')) for name in sys.argv[1:])\n"
      "jsonschema.Draft202012Validator.check_schema(schema)\n"
      "errors = [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(document)]\n"
      "sys.exit('\\n'.join(errors) or None)\n";
  const char *paths[] = { path, wrong_path };

  kit_fill_life (life);
  archive = kit_read_life (life);
  g_assert_true (tend_archive_save_json (archive, path, TEST_LIFE_NOW, &error));
  tend_archive_table_set_integer (tend_archive_find_table (archive, "goal_check_in"), 0, "day", 5);
  g_assert_true (tend_archive_save_json (archive, wrong_path, TEST_LIFE_NOW, &error));

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *command[] = { "/usr/bin/python3", "-c", program, schema, paths[i], NULL };
      g_autofree char *output = NULL;
      int status;

      g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &output, &status,
                    &error);
      g_assert_no_error (error);
      if (strstr (output, "No module named"))
        {
          g_test_skip ("python3-jsonschema is not there");
          return;
        }
      g_test_message ("%s", output);
      g_assert_cmpint (g_spawn_check_wait_status (status, NULL), ==, i == 0);
    }
}

static void
test_damaged_archives_harm_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *json = NULL;

  kit_fill_life (life);
  json = kit_export_life (life);
  kit_fuzz (folder, "life.json", json, strlen (json), 500);
  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-json/it-looks-as-described", test_it_looks_as_described);
  g_test_add_func ("/archive-json/numbers-and-texts-come-back", test_numbers_and_texts_come_back);
  g_test_add_func ("/archive-json/escapes-are-read", test_escapes_are_read);
  g_test_add_func ("/archive-json/what-is-no-archive-is-refused", test_what_is_no_archive_is_refused);
  g_test_add_func ("/archive-json/depth-has-an-end", test_depth_has_an_end);
  g_test_add_func ("/archive-json/the-schema-agrees", test_the_schema_agrees);
  g_test_add_func ("/archive-json/damaged-archives-harm-nothing", test_damaged_archives_harm_nothing);
  return g_test_run ();
}
