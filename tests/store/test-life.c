#include "store/test-life.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tend-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
on_store_changed_cb (TestLife    *self,
                     TendChanges *changes)
{
  g_ptr_array_add (self->told, tend_changes_ref (changes));
}

static void
on_store_troubled_cb (TestLife *self,
                      GError   *error)
{
  g_clear_error (&self->trouble);
  self->trouble = g_error_copy (error);
}

/**
 * test_life_new:
 * @features: the features that it has
 * @n_features: how many
 *
 * Returns: (transfer full): a folder that is not there yet, within one that is, and a clock
 */
TestLife *
test_life_new (const TendFeature *const *features,
               guint                     n_features)
{
  TestLife *self = g_new0 (TestLife, 1);
  g_autofree char *folder = test_folder_new ();

  self->folder = g_build_filename (folder, "tend", NULL);
  self->path = g_build_filename (self->folder, TEND_STORE_DATABASE_NAME, NULL);
  self->clock = tend_clock_new_fake (TEST_LIFE_NOW, "UTC");
  self->features = features;
  self->n_features = n_features;
  self->told = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_changes_unref);
  return self;
}

TestLife *
test_life_new_open (void)
{
  TestLife *self = test_life_new (tend_features, tend_n_features);

  test_life_open (self);
  return self;
}

void
test_life_free (TestLife *self)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  test_life_close (self);
  test_folder_remove (parent);
  g_clear_error (&self->trouble);
  g_ptr_array_unref (self->told);
  g_object_unref (self->clock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

gboolean
test_life_try_open (TestLife  *self,
                    GError   **error)
{
  g_assert_null (self->store);

  self->store =
      tend_store_open_waiting (self->folder, self->clock, self->features, self->n_features, 0, error);
  if (self->store == NULL)
    return FALSE;
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (on_store_changed_cb), self);
  g_signal_connect_swapped (self->store, "troubled", G_CALLBACK (on_store_troubled_cb), self);
  return TRUE;
}

void
test_life_open (TestLife *self)
{
  g_autoptr (GError) error = NULL;

  test_life_try_open (self, &error);
  g_assert_no_error (error);
}

/**
 * test_life_close:
 * @self: a life
 *
 * Closes the store, which is to be let go of by everybody then.
 */
void
test_life_close (TestLife *self)
{
  gpointer store = self->store;

  if (store == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (self->store), &store);
  tend_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->store);
  g_assert_null (store);
}

void
test_life_hush (TestLife *self)
{
  g_ptr_array_set_size (self->told, 0);
  g_clear_error (&self->trouble);
}

char *
test_life_get_file (TestLife   *self,
                    const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
execute_sql (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  return tend_db_execute (db, data, error);
}

gboolean
test_life_try_sql (TestLife        *self,
                   const char      *label,
                   TendWriteFlags   flags,
                   const char      *sql,
                   GError         **error)
{
  return tend_store_write (self->store, label, flags, execute_sql, (gpointer) sql, error);
}

void
test_life_sql (TestLife       *self,
               const char     *label,
               TendWriteFlags  flags,
               const char     *format,
               ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  test_life_try_sql (self, label, flags, sql, &error);
  g_assert_no_error (error);
}

gint64
test_life_ask (TestLife   *self,
               const char *format,
               ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  gint64 value = 0;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  tend_db_query_int64 (tend_store_get_reader (self->store), &value, &error, sql, NULL);
  g_assert_no_error (error);
  return value;
}

/**
 * test_life_add_goal:
 * @self: a life, open
 * @title: without quotes
 *
 * Returns: its id
 */
gint64
test_life_add_goal (TestLife   *self,
                    const char *title)
{
  g_autofree char *uuid = g_uuid_string_random ();

  test_life_sql (self, title, TEND_WRITE_DEFAULT,
                 "INSERT INTO goal (uuid, title, position, schedule, start_day, created_at)"
                 "  VALUES ('%s', '%s', 1, 'daily', '2026-03-01', 0)",
                 uuid, title);
  return test_life_ask (self, "SELECT max(id) FROM goal");
}

typedef gboolean (*FinishFunc) (TendStore *store, GAsyncResult *result, GError **error);

typedef struct
{
  GAsyncResult *result;
} Waiting;

static void
on_result_come_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
}

static gboolean
wait_for (TestLife    *self,
          Waiting     *waiting,
          FinishFunc   finish,
          GError     **error)
{
  gboolean is_done;

  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  is_done = finish (self->store, waiting->result, error);
  g_clear_object (&waiting->result);
  return is_done;
}

gboolean
test_life_undo (TestLife  *self,
                GError   **error)
{
  Waiting waiting = { NULL };

  tend_store_undo_async (self->store, NULL, on_result_come_cb, &waiting);
  return wait_for (self, &waiting, tend_store_undo_finish, error);
}

gboolean
test_life_redo (TestLife  *self,
                GError   **error)
{
  Waiting waiting = { NULL };

  tend_store_redo_async (self->store, NULL, on_result_come_cb, &waiting);
  return wait_for (self, &waiting, tend_store_redo_finish, error);
}

gboolean
test_life_backup (TestLife    *self,
                  const char  *path,
                  GError     **error)
{
  Waiting waiting = { NULL };

  tend_store_backup_async (self->store, path, NULL, on_result_come_cb, &waiting);
  return wait_for (self, &waiting, tend_store_backup_finish, error);
}

gboolean
test_life_restore (TestLife    *self,
                   const char  *path,
                   GError     **error)
{
  Waiting waiting = { NULL };

  tend_store_restore_async (self->store, path, NULL, on_result_come_cb, &waiting);
  return wait_for (self, &waiting, tend_store_restore_finish, error);
}

gboolean
test_life_erase_traces (TestLife  *self,
                        GError   **error)
{
  Waiting waiting = { NULL };

  tend_store_erase_traces_async (self->store, NULL, on_result_come_cb, &waiting);
  return wait_for (self, &waiting, tend_store_erase_traces_finish, error);
}

static GPtrArray *
check (TestLife *self)
{
  g_autoptr (GError) error = NULL;
  Waiting waiting = { NULL };
  GPtrArray *problems;

  tend_store_check_async (self->store, NULL, on_result_come_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  problems = tend_store_check_finish (self->store, waiting.result, &error);
  g_clear_object (&waiting.result);
  g_assert_no_error (error);
  return problems;
}

/**
 * test_life_maintain:
 * @self: a life, open
 *
 * Has it maintained, and waits until that is done.
 */
void
test_life_maintain (TestLife *self)
{
  tend_store_maintain (self->store);
  test_life_assert_sound (self); /* which is asked for after, and so is told after */
}

/**
 * test_life_assert_sound:
 * @self: a life, open
 *
 * Fails unless what `tend check` looks at is well.
 */
void
test_life_assert_sound (TestLife *self)
{
  g_autoptr (GPtrArray) problems = check (self);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
dump_table (TendDb     *db,
            const char *table,
            GString    *dump)
{
  g_autofree char *columns_sql = g_strdup_printf (
      "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info ('%s')", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) columns = tend_db_query (db, &error, columns_sql, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (TendRows) rows = NULL;

  g_assert_no_error (error);
  g_assert_true (tend_rows_next (columns, &error));
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", tend_rows_get_text (columns, 0), table);
  rows = tend_db_query (db, &error, sql, NULL);
  g_assert_no_error (error);
  while (tend_rows_next (rows, &error))
    g_string_append_printf (dump, "INSERT INTO %s VALUES (%s);\n", table, tend_rows_get_text (rows, 0));
  g_assert_no_error (error);
}

/**
 * test_db_dump:
 * @db: a connection
 *
 * Returns: (transfer full): the schema and every row of every table, as SQL; without what SQLite and FTS5
 *   keep for themselves, and without the note of what is still to be erased
 */
char *
test_db_dump (TendDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) tables = NULL;
  GString *dump = g_string_new (NULL);

  tables = tend_db_query (db, &error,
                          "SELECT s.name, s.sql, s.type FROM sqlite_schema AS s"
                          "  LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.name"
                          "  WHERE coalesce(l.type, '') <> 'shadow' AND s.name NOT LIKE 'sqlite_%'"
                          "    AND s.name <> 'tend_state' ORDER BY s.name",
                          NULL);
  g_assert_no_error (error);
  while (tend_rows_next (tables, &error))
    {
      g_string_append_printf (dump, "%s;\n", tend_rows_get_text (tables, 1));
      if (g_str_equal (tend_rows_get_text (tables, 2), "table") &&
          !g_str_has_prefix (tend_rows_get_text (tables, 1), "CREATE VIRTUAL"))
        dump_table (db, tend_rows_get_text (tables, 0), dump);
    }
  g_assert_no_error (error);
  return g_string_free (dump, FALSE);
}

char *
test_life_dump (TestLife *self)
{
  return test_db_dump (tend_store_get_reader (self->store));
}

static char *
spawn (const char *const *argv,
       int               *status)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, status, &error);
  g_assert_no_error (error);
  return output;
}

/**
 * test_file_contains:
 * @path: a file that is there
 * @word: ASCII
 *
 * Returns: whether the bytes of @word are anywhere in it, in either case
 */
gboolean
test_file_contains (const char *path,
                    const char *word)
{
  const char *argv[] = { "grep", "-q", "-a", "-i", "-F", "-e", word, path, NULL };
  int status;
  g_autofree char *output = spawn (argv, &status);

  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) <= 1);
  return WEXITSTATUS (status) == 0;
}

char *
test_file_hash (const char *path)
{
  const char *argv[] = { "sha256sum", path, NULL };
  int status;
  char *output = spawn (argv, &status);

  g_assert_cmpint (status, ==, 0);
  return output;
}

/**
 * test_assert_sentence:
 * @error: an error
 *
 * Fails unless it can be shown as it is: one sentence, in valid UTF-8, with an end, and in one line.
 */
void
test_assert_sentence (const GError *error)
{
  const char *message;

  g_assert_nonnull (error);
  message = error->message;
  g_test_message ("%s", message);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_true (g_str_has_suffix (message, "."));
  g_assert_null (strchr (message, '\n'));
  g_assert_null (strchr (message, '!'));
  g_assert_null (strstr (message, ". "));
  g_assert_false (g_ascii_islower (message[0]));
}
