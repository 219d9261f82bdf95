#include "command-fixture.h"

#include "shell/tend-commands.h"

#include <glib/gstdio.h>
#include <string.h>

CommandFixture *
command_fixture_new (void)
{
  CommandFixture *self = g_new0 (CommandFixture, 1);
  g_autoptr (GError) error = NULL;

  self->cwd = g_dir_make_tmp ("tend-commands-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->cwd, "life", NULL);
  self->clock = tend_clock_new_fake (COMMAND_FIXTURE_NOW, "UTC");
  self->store = tend_store_open (self->folder, self->clock, tend_features, tend_n_features, &error);
  g_assert_no_error (error);
  return self;
}

void
command_fixture_free (CommandFixture *self)
{
  tend_store_close (self->store);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->clock);
  command_folder_remove (self->cwd);
  g_free (self->cwd);
  g_free (self->folder);
  g_free (self->output);
  g_free (self->error_output);
  g_free (self);
}

typedef struct
{
  CommandFixture *fixture;
  gboolean is_done;
} Call;

static void
on_finished_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Call *call = user_data;
  CommandFixture *self = call->fixture;

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->error_output, g_free);
  self->status = tend_commands_run_finish (result, &self->output, &self->error_output);
  call->is_done = TRUE;
}

/* Whatever a command says is text, a sentence where it failed, and nothing there where it did not. */
void
command_fixture_runv (CommandFixture    *self,
                      const char *const *arguments)
{
  Call call = { self, FALSE };

  tend_commands_run_async (self->store, self->cwd, arguments, NULL, on_finished_cb, &call);
  while (!call.is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_utf8_validate (self->output, -1, NULL));
  g_assert_true (g_utf8_validate (self->error_output, -1, NULL));
  if (self->status == 0)
    g_assert_cmpstr (self->error_output, ==, "");
  else
    {
      g_assert_cmpstr (strchr (self->error_output, '\n'), ==, "\n");
      g_assert_cmpuint (strlen (self->error_output), >, 10);
    }
}

void
command_fixture_run (CommandFixture *self,
                     const char     *word,
                     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list rest;

  va_start (rest, word);
  for (const char *at = word; at; at = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) at);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  command_fixture_runv (self, (const char *const *) arguments->pdata);
}

void
command_fixture_assert_done (CommandFixture *self,
                             const char     *output)
{
  g_assert_cmpstr (self->error_output, ==, "");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->output, ==, output);
}

void
command_fixture_assert_refused (CommandFixture *self,
                                int             status,
                                const char     *words)
{
  if (strstr (self->error_output, words) == NULL)
    g_error ("expected “%s” in: %s", words, self->error_output);
  g_assert_cmpint (self->status, ==, status);
}

/* Returns the new goal's UUID. */
char *
command_fixture_add_goal (CommandFixture *self,
                          const char     *title,
                          const char     *every)
{
  g_autofree char *option = every ? g_strconcat ("--every=", every, NULL) : NULL;

  command_fixture_run (self, "add", "goal", title, option, NULL);
  g_assert_cmpint (self->status, ==, 0);
  return g_strndup (self->output, 36);
}

gint64
command_fixture_ask (CommandFixture *self,
                     const char     *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer = 0;

  tend_db_query_int64 (tend_store_get_reader (self->store), &answer, &error, sql, NULL);
  g_assert_no_error (error);
  return answer;
}

static gboolean
write_sql (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  return tend_db_execute (db, data, error);
}

void
command_fixture_write (CommandFixture *self,
                       const char     *sql)
{
  g_autoptr (GError) error = NULL;

  tend_store_write (self->store, "Written", TEND_WRITE_DEFAULT, write_sql, (gpointer) sql, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gboolean is_done;
  gboolean is_undone;
} Undoing;

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Undoing *undoing = user_data;

  undoing->is_undone = tend_store_undo_finish (TEND_STORE (source), result, NULL);
  undoing->is_done = TRUE;
}

gboolean
command_fixture_undo (CommandFixture *self)
{
  Undoing undoing = { FALSE, FALSE };

  tend_store_undo_async (self->store, NULL, on_undone_cb, &undoing);
  while (!undoing.is_done)
    g_main_context_iteration (NULL, TRUE);
  return undoing.is_undone;
}

char *
command_fixture_get_path (CommandFixture *self,
                          const char     *name)
{
  return g_build_filename (self->cwd, name, NULL);
}

void
command_fixture_save (CommandFixture *self,
                      const char     *name,
                      const char     *text)
{
  g_autofree char *path = command_fixture_get_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
command_fixture_load (CommandFixture *self,
                      const char     *name)
{
  g_autofree char *path = command_fixture_get_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Removes a folder with all that is in it. */
void
command_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        command_folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
