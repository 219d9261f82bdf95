#include "exchange/exchange-kit.h"

#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-merge.h"
#include "exchange/tend-archive-read.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

TendDay
kit_get_today (void)
{
  return tend_day_from_ymd (2026, 3, 2);
}

char *
kit_write_bytes (const char    *folder,
                 const char    *name,
                 gconstpointer  data,
                 gsize          size)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  /* GLib 2.74 writes over a longer file without cutting it. */
  g_unlink (path);
  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return path;
}

char *
kit_write (const char *folder,
           const char *name,
           const char *text)
{
  return kit_write_bytes (folder, name, text, strlen (text));
}

/* Another program's database, made by SQLite alone. */
char *
kit_write_db (const char *folder,
              const char *name,
              const char *sql)
{
  char *path = g_build_filename (folder, name, NULL);
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
  return path;
}

/* A real file, where the folder with those is beside the sources; NULL elsewhere. */
char *
kit_find_shared (const char *name)
{
  const char *places[] = { "..", "../..", NULL };

  for (gsize i = 0; places[i]; i++)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("TEND_SOURCE_DIR"), places[i], "shared", "data", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

#define RUN "11111111-1111-4111-8111-111111111111"
#define READ "22222222-2222-4222-8222-222222222222"
#define SHELF "33333333-3333-4333-8333-333333333333"

/* Rows of every table, with everything that a text or a number can hold. */
void
kit_fill_life (TestLife *life)
{
  g_autofree char *long_note = g_strnfill (10000, 'n');

  test_life_sql (
      life, "Fill", TEND_WRITE_DEFAULT,
      "INSERT INTO setting (key, value) VALUES ('day-start', '4');"
      "INSERT INTO goal (uuid, title, why, color, position, schedule, times, days, weekdays, measure,"
      "  target, unit, start_day, due_day, done_day, done_at, is_archived, created_at, source_feature,"
      "  source_key, source_unit) VALUES"
      "  ('" READ "', 'Read “Ἰλιάς” \"aloud\" \\ 📖', 'first\nsecond\tthird\x01', 'teal', 2, 'weekly',"
      "   3, 0, 0, 'at-least', 0.1, 'pages', '2020-02-29', NULL, NULL, NULL, 0, 1582934400,"
      "   'gardening', '77777777-7777-4777-8777-777777777777', 'minutes'),"
      "  ('" RUN "', 'Run', '', '', -1, 'weekdays', 1, 0, 21, 'tick', 0, '', '0001-01-01', NULL, NULL,"
      "   NULL, 1, -5, '', '', 'times'),"
      "  ('" SHELF "', 'Shelf', 'x', 'rose', 3, 'once', 1, 0, 0, 'tick', 0, '', '2026-01-01',"
      "   '9999-12-31', '2026-02-02', 1770000000, 0, 1767225600, '', '', 'times');"
      "INSERT INTO goal_step (uuid, goal_id, title, position, done_at) VALUES"
      "  ('44444444-4444-4444-8444-444444444444', (SELECT id FROM goal WHERE title = 'Shelf'), 'Saw', 1,"
      "   1769000000),"
      "  ('00000000-4444-4444-8444-444444444444', (SELECT id FROM goal WHERE title = 'Shelf'), 'Oil', 2,"
      "   NULL);"
      "INSERT INTO goal_plan (uuid, goal_id, outcome, obstacle, when_text, then_text) VALUES"
      "  ('55555555-5555-4555-8555-555555555555', (SELECT id FROM goal WHERE title = 'Run'), 'air', 'rain',"
      "   'it rains', 'I wear a coat');"
      "INSERT INTO goal_check_in (goal_id, day, state, value, note, at) SELECT id, '2026-03-01', 'done',"
      "  12.345678901234567, '%s', 1772323200 FROM goal WHERE uuid = '" READ "';"
      "INSERT INTO goal_check_in (goal_id, day, state, value, note, at) SELECT id, '2020-02-29', 'done',"
      "  1e12, '', 1 FROM goal WHERE uuid = '" READ "';"
      "INSERT INTO goal_check_in (goal_id, day, state, note, at) SELECT id, '2026-02-28', 'skipped',"
      "  'a cold', 2 FROM goal WHERE uuid = '" RUN "';"
      "INSERT INTO goal_check_in (goal_id, day, state, at) SELECT id, '2026-02-27', 'none', 3 FROM goal"
      "  WHERE uuid = '" RUN "';"
      "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, is_enabled) VALUES"
      "  ('66666666-6666-4666-8666-666666666666', 'goal', '" RUN "', 1439, 127, 0)",
      long_note);
}

TendArchive *
kit_read_life (TestLife *life)
{
  g_autoptr (GError) error = NULL;
  TendArchive *archive = tend_archive_read (tend_store_get_reader (life->store), NULL, life->features,
                                            life->n_features, &error);

  g_assert_no_error (error);
  return archive;
}

char *
kit_export_life (TestLife *life)
{
  g_autoptr (TendArchive) archive = kit_read_life (life);

  return g_string_free (tend_archive_to_json (archive, TEST_LIFE_NOW), FALSE);
}

/* Previews too, and holds the preview to what the merge does. */
gboolean
kit_merge (TestLife     *life,
           TendArchive  *archive,
           GError      **error)
{
  g_autoptr (TendArchiveMerge) merge = tend_archive_merge_new (archive, life->features, life->n_features);
  g_autoptr (TendArchiveCounts) plan = NULL;
  g_autoptr (GError) plan_error = NULL;
  gboolean is_merged;

  plan = tend_archive_preview (tend_store_get_reader (life->store), archive, life->features, life->n_features,
                               &plan_error);
  is_merged = tend_store_write (life->store, "Import", TEND_WRITE_DEFAULT, tend_archive_merge, merge, error);
  if (is_merged)
    {
      TendArchiveCounts *result = tend_archive_merge_get_counts (merge);

      g_assert_no_error (plan_error);
      g_assert_cmpuint (tend_archive_counts_get_length (plan), ==, tend_archive_counts_get_length (result));
      for (guint i = 0; i < tend_archive_counts_get_length (plan); i++)
        {
          g_assert_cmpuint (tend_archive_counts_get (plan, i)->n_added, ==,
                            tend_archive_counts_get (result, i)->n_added);
          g_assert_cmpuint (tend_archive_counts_get (plan, i)->n_changed, ==,
                            tend_archive_counts_get (result, i)->n_changed);
          g_assert_cmpuint (tend_archive_counts_get (plan, i)->n_removed, ==,
                            tend_archive_counts_get (result, i)->n_removed);
          g_assert_cmpuint (tend_archive_counts_get (plan, i)->n_known, ==,
                            tend_archive_counts_get (result, i)->n_known);
        }
    }
  return is_merged;
}

TendArchive *
kit_parse (const char  *json,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return tend_archive_from_json ("life.json", bytes, error);
}

TendImport *
kit_try_open (const char    *path,
              const char    *zone_id,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (TendZone) zone = tend_zone_new (zone_id, NULL);
  const TendImportMoment moment = { kit_get_today (), TEST_LIFE_NOW, zone };

  return tend_import_open (path, &moment, NULL, cancellable, error);
}

/* As somebody does who is in @zone_id, wherever the machine is. */
TendImport *
kit_open_in (const char *path,
             const char *zone_id)
{
  g_autoptr (GError) error = NULL;
  TendImport *import = kit_try_open (path, zone_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (import);
  return import;
}

TendImport *
kit_open (const char *path)
{
  return kit_open_in (path, "UTC");
}

/* Refused, in one sentence that has the file's name and @words in it. */
void
kit_assert_refused (const char *path,
                    int         code,
                    const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  TendImport *import = kit_try_open (path, "UTC", NULL, &error);

  g_assert_null (import);
  g_assert_error (error, TEND_ERROR, code);
  test_assert_sentence (error);
  if (strstr (error->message, name) == NULL || strstr (error->message, words) == NULL)
    g_error ("“%s” should name “%s” and “%s”", error->message, name, words);
}

guint
kit_count (TendArchive *archive,
           const char  *table)
{
  TendArchiveTable *found = tend_archive_find_table (archive, table);

  return found ? tend_archive_table_get_n_rows (found) : 0;
}

char *
kit_text (TendArchive *archive,
          const char  *table,
          guint        row,
          const char  *column)
{
  TendArchiveTable *found = tend_archive_find_table (archive, table);
  const TendArchiveValue *value;

  g_assert_nonnull (found);
  g_assert_cmpuint (row, <, tend_archive_table_get_n_rows (found));
  value = tend_archive_table_get (found, tend_archive_table_find_column (found, column), row);
  switch (value->type)
    {
    case TEND_ARCHIVE_TEXT:
      return g_strdup (value->text);
    case TEND_ARCHIVE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case TEND_ARCHIVE_REAL:
      return g_strdup_printf ("%g", value->real);
    case TEND_ARCHIVE_NULL:
      return g_strdup ("null");
    case TEND_ARCHIVE_ABSENT:
    default:
      return g_strdup ("-");
    }
}

/* @expected: "title=Run times=3": names and values, which have no spaces in them. */
void
kit_assert_row (TendArchive *archive,
                const char  *table,
                guint        row,
                const char  *expected)
{
  g_auto (GStrv) pairs = g_strsplit (expected, " ", -1);

  for (gsize i = 0; pairs[i]; i++)
    {
      char *value = strchr (pairs[i], '=');
      g_autofree char *found = NULL;

      *value++ = '\0';
      found = kit_text (archive, table, row, pairs[i]);
      if (g_strcmp0 (found, value) != 0)
        g_error ("%s %u: %s is “%s” and should be “%s”", table, row, pairs[i], found, value);
    }
}

/* Whatever is in the file: an archive or an error, and in reasonable time. */
static void
open_hostile (const char *folder,
              const char *name,
              const char *data,
              gsize       size)
{
  g_autofree char *path = kit_write_bytes (folder, name, data, size);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  TendImport *import = kit_try_open (path, "UTC", NULL, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  if (error)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_clear_pointer (&import, tend_import_free);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

/* Cut at every 512 bytes, and with bytes changed here and there; TEND_FUZZ_TIMES=20 runs many more rounds. */
void
kit_fuzz (const char    *folder,
          const char    *name,
          gconstpointer  data,
          gsize          size,
          guint          n_rounds)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20260302);
  const char *times = g_getenv ("TEND_FUZZ_TIMES");

  if (times)
    n_rounds *= (guint) g_ascii_strtoull (times, NULL, 10);
  for (gsize length = 0; length < size; length += 512)
    open_hostile (folder, name, data, length);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *changed = g_memdup2 (data, size);
      int n_changes = g_rand_int_range (chance, 1, 8);

      for (int j = 0; j < n_changes; j++)
        changed[g_rand_int_range (chance, 0, (gint32) size)] = (char) g_rand_int_range (chance, 0, 256);
      open_hostile (folder, name, changed, size);
    }
}
