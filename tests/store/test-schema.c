/* From an empty file to the schema that this Tend knows, and what is refused on the way. */

#include "store/test-life.h"

#include "store/tend-backup.h"
#include "store/tend-schema.h"

#include <glib/gstdio.h>
#include <string.h>

/* A diary that grows: version 2 adds a column, version 3 fails half way. */
static const TendMigration migrations[] = {
  { "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL) STRICT;"
    "CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, words TEXT NOT NULL) STRICT;" },
  { "ALTER TABLE entry ADD COLUMN mood INTEGER NOT NULL DEFAULT 3;"
    "UPDATE entry SET mood = 4;" },
  { "ALTER TABLE entry ADD COLUMN weather TEXT NOT NULL DEFAULT '';"
    "UPDATE entry SET title = 'spoilt';"
    "INSERT INTO nowhere VALUES (1);" },
};

/* Version 2 of another kind: it leaves lines without their entry. */
static const TendMigration orphaning_migrations[] = {
  { "SELECT 1" },
  { "DELETE FROM entry;" },
};

static const TendTable tables[] = {
  { .name = "line", .parent = "entry", .parent_column = "entry_id" },
  { .name = "entry" },
};

static const TendTable wrong_tables[] = {
  { .name = "line", .parent = "entry", .parent_column = "no_such_column" },
};

#define DIARY(steps, n, known) \
  { .id = "diary", .migrations = steps, .n_migrations = n, .tables = known, .n_tables = G_N_ELEMENTS (known) }

static const TendFeature diary_1 = DIARY (migrations, 1, tables);
static const TendFeature diary_2 = DIARY (migrations, 2, tables);
static const TendFeature diary_broken = DIARY (migrations, 3, tables);
static const TendFeature diary_orphaning = DIARY (orphaning_migrations, 2, tables);
static const TendFeature diary_wrong = DIARY (migrations, 1, wrong_tables);

static const TendFeature *const with_1[] = { &tend_settings_feature, &diary_1 };
static const TendFeature *const with_2[] = { &tend_settings_feature, &diary_2 };
static const TendFeature *const with_broken[] = { &tend_settings_feature, &diary_broken };
static const TendFeature *const with_orphaning[] = { &tend_settings_feature, &diary_orphaning };
static const TendFeature *const with_wrong[] = { &tend_settings_feature, &diary_wrong };
static const TendFeature *const without[] = { &tend_settings_feature };

static TestLife *
make_life_of_version_1 (void)
{
  TestLife *life = test_life_new (with_1, G_N_ELEMENTS (with_1));

  test_life_open (life);
  test_life_sql (life, "Wrote", TEND_WRITE_DEFAULT,
                 "INSERT INTO entry (title) VALUES ('Monday');"
                 "INSERT INTO line (entry_id, words) VALUES (1, 'It rained.')");
  test_life_close (life);
  return life;
}

static guint
count_backups (TestLife *life)
{
  g_autoptr (GPtrArray) backups = tend_backup_list (life->folder);

  return backups->len;
}

/* Opening is refused, with a sentence, and the database is byte for byte what it was. */
static void
assert_refused_untouched (TestLife *life,
                          int       code)
{
  g_autofree char *before = test_file_hash (life->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, code);
  g_test_message ("%s", error->message);
  after = test_file_hash (life->path);
  g_assert_cmpstr (after, ==, before);
}

static void
execute_from_outside (TestLife   *life,
                      const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDb) db = tend_db_open (life->path, TEND_DB_WRITE, &error);

  g_assert_no_error (error);
  tend_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
test_an_empty_folder_becomes_a_life (void)
{
  g_autoptr (TestLife) life = test_life_new (with_2, G_N_ELEMENTS (with_2));

  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "PRAGMA application_id"), ==, TEND_SCHEMA_APPLICATION_ID);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'diary'"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'settings'"), ==, 1);
  g_assert_cmpuint (count_backups (life), ==, 0);
}

static void
test_an_empty_file_becomes_a_life (void)
{
  g_autoptr (TestLife) life = test_life_new (with_2, G_N_ELEMENTS (with_2));

  g_assert_cmpint (g_mkdir_with_parents (life->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (life->path, "", 0, NULL));
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'diary'"), ==, 2);
}

static void
test_a_second_opening_changes_nothing (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_life_open (life);
  test_life_close (life);
  before = test_file_hash (life->path);
  test_life_open (life);
  test_life_close (life);
  after = test_file_hash (life->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_backups (life), ==, 0);
}

static void
test_an_older_life_is_migrated_after_a_backup (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (TendDb) backup = NULL;
  gint64 n_columns;

  life->features = with_2;
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT mood FROM entry WHERE title = 'Monday'"), ==, 4);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'diary'"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM line"), ==, 1);
  test_life_assert_sound (life);

  backups = tend_backup_list (life->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = tend_db_open (((TendBackup *) g_ptr_array_index (backups, 0))->path, TEND_DB_FOREIGN, NULL);
  g_assert_true (tend_db_query_int64 (backup, &n_columns, NULL,
                                      "SELECT count(*) FROM pragma_table_info ('entry')", NULL));
  g_assert_cmpint (n_columns, ==, 2);
}

static void
test_references_are_enforced_again_after_a_migration (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autoptr (GError) error = NULL;

  life->features = with_2;
  test_life_open (life);
  g_assert_false (test_life_try_sql (life, "Broke", TEND_WRITE_DEFAULT,
                                     "INSERT INTO line (entry_id, words) VALUES (99, 'x')", &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

/* A diary whose second version adds a column and leaves the rows as they are. */
static const TendMigration adding_migrations[] = {
  { "SELECT 1" },
  { "ALTER TABLE entry ADD COLUMN mood INTEGER NOT NULL DEFAULT 3;"
    "ALTER TABLE entry ADD COLUMN place TEXT NOT NULL DEFAULT 'home';" },
};
static const TendFeature diary_adding = DIARY (adding_migrations, 2, tables);
static const TendFeature *const with_adding[] = { &tend_settings_feature, &diary_adding };

static void
test_what_a_new_column_holds_by_default_comes_back (void)
{
  static const char *const deeds[] = {
    "UPDATE entry SET mood = 5", "UPDATE entry SET title = 'Tuesday'", "DELETE FROM entry",
  };
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autofree char *before = NULL;

  life->features = with_adding;
  test_life_open (life);
  before = test_life_dump (life);
  g_assert_nonnull (strstr (before, "VALUES (1,'Monday',3,'home')"));
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      test_life_sql (life, "Deed", 0, "%s", deeds[i]);
      test_life_undo (life, &error);
      g_assert_no_error (error);
      after = test_life_dump (life);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_no_migration_without_a_backup (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autofree char *backups = test_life_get_file (life, "backups");

  /* A file where the folder of the backups should be. */
  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  life->features = with_2;
  assert_refused_untouched (life, TEND_ERROR_READ_ONLY);
  g_assert_cmpint (g_unlink (backups), ==, 0);
  test_life_open (life);
  g_assert_cmpuint (count_backups (life), ==, 1);
}

static void
test_a_newer_life_is_refused_untouched (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();

  life->features = with_2;
  test_life_open (life);
  test_life_close (life);
  life->features = with_1;
  assert_refused_untouched (life, TEND_ERROR_NEWER_SCHEMA);

  life->features = with_2;
  execute_from_outside (life, "PRAGMA user_version = 2; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_refused_untouched (life, TEND_ERROR_NEWER_SCHEMA);
}

static void
test_a_strangers_database_is_refused_untouched (void)
{
  static const char *const strangers[] = {
    "CREATE TABLE Habits (id INTEGER PRIMARY KEY)",
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 25; CREATE TABLE tend_feature (name TEXT, version INTEGER)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (TestLife) life = test_life_new (with_1, G_N_ELEMENTS (with_1));

      g_assert_cmpint (g_mkdir_with_parents (life->folder, 0700), ==, 0);
      execute_from_outside (life, strangers[i]);
      assert_refused_untouched (life, TEND_ERROR_DAMAGED);
    }
}

static void
test_versions_that_make_no_sense_are_refused (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();

  execute_from_outside (life, "UPDATE tend_feature SET version = -5");
  assert_refused_untouched (life, TEND_ERROR_DAMAGED);
}

static void
test_tables_that_are_not_there_are_refused (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();

  execute_from_outside (life, "DROP TABLE line");
  assert_refused_untouched (life, TEND_ERROR_DAMAGED);
}

static void
test_a_descriptor_with_a_wrong_parent_is_refused (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();

  life->features = with_wrong;
  assert_refused_untouched (life, TEND_ERROR_DAMAGED);
}

static void
test_a_failing_migration_changes_nothing (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_life_open (life);
  before = test_life_dump (life);
  test_life_close (life);

  life->features = with_broken;
  g_assert_false (test_life_try_open (life, &error));
  g_assert_nonnull (strstr (error->message, "diary"));
  test_assert_sentence (error);

  life->features = with_1;
  test_life_open (life);
  after = test_life_dump (life);
  g_assert_cmpstr (after, ==, before);
  test_life_assert_sound (life);
}

static void
test_a_migration_that_leaves_orphans_is_rolled_back (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();
  g_autoptr (GError) error = NULL;

  life->features = with_orphaning;
  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);

  life->features = with_1;
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM entry"), ==, 1);
}

static void
test_a_feature_that_is_not_here_is_left_alone (void)
{
  g_autoptr (TestLife) life = make_life_of_version_1 ();

  life->features = without;
  life->n_features = G_N_ELEMENTS (without);
  test_life_open (life);
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE,
                 "INSERT INTO setting (key, value) VALUES ('day-start', '3')");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM entry"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT version FROM tend_feature WHERE name = 'diary'"), ==, 1);
  test_life_close (life);

  /* And it is there when the feature comes back, in a newer version. */
  life->features = with_2;
  life->n_features = G_N_ELEMENTS (with_2);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT mood FROM entry"), ==, 4);
}

static void
test_every_table_of_this_tend_follows_the_rules_of_sessions (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                        "  AND type = 'table' AND name NOT LIKE 'sqlite_%%' AND NOT strict"),
                   ==, 0);
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = 0; j < tend_features[i]->n_tables; j++)
      {
        const TendTable *table = &tend_features[i]->tables[j];

        g_test_message ("%s", table->name);
        g_assert_cmpint (test_life_ask (life, "SELECT sql LIKE '%%id INTEGER PRIMARY KEY AUTOINCREMENT%%'"
                                              "  FROM sqlite_schema WHERE name = '%s'", table->name),
                         ==, 1);
        /* No generated columns: those are hidden from table_info and shown by table_xinfo. */
        g_assert_cmpint (test_life_ask (life,
                                        "SELECT count(*) FROM pragma_table_xinfo ('%s') WHERE hidden <> 0",
                                        table->name),
                         ==, 0);
        /* Named by its UUID, or by the key that its descriptor gives. */
        if (table->key == NULL && !table->is_private)
          g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM pragma_table_info ('%s')"
                                                "  WHERE name = 'uuid'", table->name),
                           ==, 1);
        /* Children before parents. */
        for (guint k = 0; table->parent && k < j; k++)
          g_assert_cmpstr (tend_features[i]->tables[k].name, !=, table->parent);
      }
  /* And no table is forgotten in the descriptors: what isn't Tend's or FTS5's is recorded. */
  {
    guint n_tables = 2; /* tend_feature, tend_state */

    for (guint i = 0; i < tend_n_features; i++)
      n_tables += tend_features[i]->n_tables;
    g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                          "  AND type = 'table' AND name NOT LIKE 'sqlite_%%'"),
                     ==, n_tables);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/schema/" name, func)
  ADD ("an-empty-folder-becomes-a-life", test_an_empty_folder_becomes_a_life);
  ADD ("an-empty-file-becomes-a-life", test_an_empty_file_becomes_a_life);
  ADD ("a-second-opening-changes-nothing", test_a_second_opening_changes_nothing);
  ADD ("an-older-life-is-migrated-after-a-backup", test_an_older_life_is_migrated_after_a_backup);
  ADD ("references-are-enforced-again-after-a-migration",
       test_references_are_enforced_again_after_a_migration);
  ADD ("what-a-new-column-holds-by-default-comes-back", test_what_a_new_column_holds_by_default_comes_back);
  ADD ("no-migration-without-a-backup", test_no_migration_without_a_backup);
  ADD ("a-newer-life-is-refused-untouched", test_a_newer_life_is_refused_untouched);
  ADD ("a-strangers-database-is-refused-untouched", test_a_strangers_database_is_refused_untouched);
  ADD ("versions-that-make-no-sense-are-refused", test_versions_that_make_no_sense_are_refused);
  ADD ("tables-that-are-not-there-are-refused", test_tables_that_are_not_there_are_refused);
  ADD ("a-descriptor-with-a-wrong-parent-is-refused", test_a_descriptor_with_a_wrong_parent_is_refused);
  ADD ("a-failing-migration-changes-nothing", test_a_failing_migration_changes_nothing);
  ADD ("a-migration-that-leaves-orphans-is-rolled-back", test_a_migration_that_leaves_orphans_is_rolled_back);
  ADD ("a-feature-that-is-not-here-is-left-alone", test_a_feature_that_is_not_here_is_left_alone);
  ADD ("every-table-of-this-tend-follows-the-rules-of-sessions",
       test_every_table_of_this_tend_follows_the_rules_of_sessions);
  return g_test_run ();
}
