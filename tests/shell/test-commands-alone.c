/* Commands in processes of their own, as somebody types them: the real program, without a display and without
 * a bus. TEND_PROGRAM names it. */

#include "command-fixture.h"

#include "base/tend-error.h"
#include "store/tend-write-lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *home;   /* XDG_DATA_HOME, and where commands are called */
  char *folder; /* of the life */

  int status;
  char *output;
  char *error_output;
} Desk;

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);
  g_autoptr (GError) error = NULL;

  self->home = g_dir_make_tmp ("tend-alone-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->home, "tend", NULL);
  return self;
}

static void
desk_free (Desk *self)
{
  command_folder_remove (self->home);
  g_free (self->home);
  g_free (self->folder);
  g_free (self->output);
  g_free (self->error_output);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static GSubprocessLauncher *
make_launcher (Desk             *desk,
               GSubprocessFlags  flags)
{
  static const char *const unset[] = { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", NULL };
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  for (gsize i = 0; unset[i]; i++)
    g_subprocess_launcher_unsetenv (launcher, unset[i]);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", desk->home, TRUE);
  /* A bus may be waiting in the one that is set. */
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", desk->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "TZ", "UTC", TRUE);
  g_subprocess_launcher_set_cwd (launcher, desk->home);
  return launcher;
}

static GSubprocess *
start (GSubprocessLauncher *launcher,
       const char *const   *arguments)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (words, (gpointer) g_getenv ("TEND_PROGRAM"));
  for (gsize i = 0; arguments[i]; i++)
    g_ptr_array_add (words, (gpointer) arguments[i]);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  return process;
}

/* Fails where what the program says is not text, or is more than a line of error. */
static void
wait_for (Desk        *desk,
          GSubprocess *process)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&desk->output, g_free);
  g_clear_pointer (&desk->error_output, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &desk->output, &desk->error_output, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  desk->status = g_subprocess_get_exit_status (process);
  if (desk->status == 0)
    g_assert_cmpstr (desk->error_output, ==, "");
  else
    g_assert_cmpstr (strchr (desk->error_output, '\n'), ==, "\n");
}

static void run (Desk *desk, const char *word, ...) G_GNUC_NULL_TERMINATED;

static void
run (Desk       *desk,
     const char *word,
     ...)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                      G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  const char *arguments[8] = { word };
  va_list rest;

  va_start (rest, word);
  for (gsize i = 1; arguments[i - 1] && i < G_N_ELEMENTS (arguments); i++)
    arguments[i] = va_arg (rest, const char *);
  va_end (rest);
  process = start (launcher, arguments);
  wait_for (desk, process);
}

static void
assert_done (Desk       *desk,
             const char *words)
{
  g_assert_cmpstr (desk->error_output, ==, "");
  g_assert_cmpint (desk->status, ==, 0);
  if (strstr (desk->output, words) == NULL)
    g_error ("expected “%s” in: %s", words, desk->output);
}

static void
assert_refused (Desk       *desk,
                int         status,
                const char *words)
{
  if (strstr (desk->error_output, words) == NULL)
    g_error ("expected “%s” in: %s", words, desk->error_output);
  g_assert_cmpint (desk->status, ==, status);
}

static char *
get_database (Desk *desk)
{
  return g_build_filename (desk->folder, TEND_STORE_DATABASE_NAME, NULL);
}

static void
assert_mode (const char *path,
             guint       mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static void
test_a_day_of_commands (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *database = get_database (desk);
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  g_autofree char *backups = g_build_filename (desk->folder, "backups", NULL);

  run (desk, "add", "goal", "Run", "--every=day", NULL);
  assert_done (desk, "  Run\n");
  run (desk, "done", "run", "--on=yesterday", NULL);
  assert_done (desk, "“Run” is ticked on");
  run (desk, "agenda", "--from=yesterday", NULL);
  assert_done (desk, "  ✓ Run\n");
  run (desk, "agenda", "--json", NULL);
  assert_done (desk, "\"state\" : \"open\"");
  run (desk, "export", "life.json", NULL);
  assert_done (desk, "life.json");
  run (desk, "import", "life.json", NULL);
  assert_done (desk, "Nothing was added");
  run (desk, "check", NULL);
  assert_done (desk, "Everything is in order.\n");

  assert_mode (desk->folder, 0700);
  assert_mode (database, 0600);
  assert_mode (backups, 0700);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_words (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *endless = g_strnfill (10000, 'x');

  run (desk, "--help", NULL);
  assert_done (desk, "tend add goal TITLE");
  run (desk, "help", NULL);
  assert_done (desk, "tend add goal TITLE");
  run (desk, "done", "--help", NULL);
  assert_done (desk, "tend done TITLE|UUID");
  run (desk, "--version", NULL);
  assert_done (desk, "Tend ");
  run (desk, "sing", NULL);
  assert_refused (desk, 2, "“sing” is not a command");
  run (desk, "add", "goal", NULL);
  assert_refused (desk, 2, "Usage: tend add goal");
  run (desk, "done", "Run", "--hurry", NULL);
  assert_refused (desk, 2, "--hurry");
  run (desk, "add", "goal", "\xff\xfe", NULL);
  assert_refused (desk, 1, "isn’t valid UTF-8");
  /* Nothing so far has needed a life, so none was made. */
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));

  run (desk, "add", "goal", endless, NULL);
  assert_refused (desk, 1, "10000 characters");
  run (desk, "add", "goal", "", NULL);
  assert_refused (desk, 1, "It needs a title");
  run (desk, "add", "goal", "Run", "--every=0/week", NULL);
  assert_refused (desk, 1, "0 times");
  run (desk, "add", "goal", "Run", "--every=day", "--target=nan", NULL);
  assert_refused (desk, 1, "“nan” is not a number");
  run (desk, "add", "goal", "Run", "--due=2026-02-30", NULL);
  assert_refused (desk, 1, "“2026-02-30” is not a day");
  run (desk, "agenda", NULL);
  assert_done (desk, "Nothing is waiting for you");
}

/* In a locale without an encoding worth the name, a title is UTF-8 all the same. */
static void
test_any_locale (void)
{
  static const char *const add[] = { "add", "goal", "Café ☕", "--every=day", NULL };
  static const char *const agenda[] = { "agenda", NULL };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                      G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  first = start (launcher, add);
  wait_for (desk, first);
  assert_done (desk, "Café ☕");
  second = start (launcher, agenda);
  wait_for (desk, second);
  assert_done (desk, "○ Café ☕");
}

static void
test_several_at_once (void)
{
  static const char *const titles[] = { "One", "Two", "Three", "Four" };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                      G_SUBPROCESS_FLAGS_STDERR_PIPE);
  GSubprocess *processes[G_N_ELEMENTS (titles)];

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *const arguments[] = { "add", "goal", titles[i], NULL };

      processes[i] = start (launcher, arguments);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      wait_for (desk, processes[i]);
      assert_done (desk, titles[i]);
      g_object_unref (processes[i]);
    }
  run (desk, "agenda", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_done (desk, titles[i]);
}

static void
test_somebody_else_has_it (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (TendWriteLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began;

  run (desk, "migrate", NULL);
  assert_done (desk, "this Tend’s form");
  lock = tend_write_lock_take (desk->folder, 0, &error);
  g_assert_no_error (error);

  began = g_get_monotonic_time ();
  run (desk, "add", "goal", "Run", NULL);
  assert_refused (desk, 1, "Another Tend is using");
  g_assert_cmpint (g_get_monotonic_time () - began, >=, TEND_STORE_WAIT_MS * G_GINT64_CONSTANT (900));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 4 * TEND_STORE_WAIT_MS * G_GINT64_CONSTANT (1000));
}

static void
test_no_folder_to_write_in (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *moved = g_strconcat (desk->home, "-moved", NULL);
  g_autoptr (GError) error = NULL;

  /* A file where the folder would be: not even root can write in that. */
  g_file_set_contents (desk->folder, "", 0, &error);
  g_assert_no_error (error);
  run (desk, "add", "goal", "Run", NULL);
  assert_refused (desk, 1, desk->folder);
  g_assert_cmpstr (desk->output, ==, "");

  if (geteuid () == 0)
    return;
  g_unlink (desk->folder);
  g_assert_cmpint (g_mkdir (desk->folder, 0500), ==, 0);
  run (desk, "add", "goal", "Run", NULL);
  assert_refused (desk, 1, "can’t write in its folder");
}

static void
test_a_database_from_tomorrow (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *database = get_database (desk);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;
  g_autoptr (GError) error = NULL;
  TendDb *db;

  run (desk, "add", "goal", "Run", "--every=day", NULL);
  db = tend_db_open (database, TEND_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (tend_db_execute (db, "UPDATE tend_feature SET version = 99 WHERE name = 'goals'", &error));
  tend_db_close (db);

  g_assert_true (g_file_get_contents (database, &before, &size_before, NULL));
  run (desk, "done", "Run", NULL);
  assert_refused (desk, 1, "newer Tend");
  run (desk, "migrate", NULL);
  assert_refused (desk, 1, "newer Tend");
  g_assert_true (g_file_get_contents (database, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_a_damaged_database (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *database = get_database (desk);
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autofree char *set_aside = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  run (desk, "add", "goal", "Run", "--every=day", NULL);
  run (desk, "backup", "my.db", NULL);
  assert_done (desk, "my.db");
  g_assert_true (g_file_set_contents (database, garbage, -1, NULL));

  run (desk, "check", NULL);
  assert_refused (desk, 1, "is damaged");
  assert_refused (desk, 1, "The newest backup is");
  run (desk, "agenda", NULL);
  assert_refused (desk, 1, "is damaged");

  /* What can't take its place moves nothing. */
  run (desk, "restore", "nowhere.db", NULL);
  assert_refused (desk, 1, "nowhere.db");
  run (desk, "restore", "tend/tend.db", NULL);
  assert_refused (desk, 1, "where Tend keeps your life");
  g_assert_true (g_file_get_contents (database, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, garbage);

  run (desk, "restore", "my.db", NULL);
  assert_done (desk, "The damaged file is kept as");
  set_aside = g_strdup (strstr (desk->output, "“") + strlen ("“"));
  *strstr (set_aside, "”") = '\0';
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (set_aside, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, garbage);
  run (desk, "agenda", NULL);
  assert_done (desk, "Run");
  run (desk, "check", NULL);
  assert_done (desk, "Everything is in order.\n");
}

static void
test_nowhere_to_print_to (void)
{
  static const char *const agenda[] = { "agenda", NULL };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = start (launcher, agenda);
  wait_for (desk, process);
  assert_refused (desk, 1, "could not be written");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands-alone/a-day-of-commands", test_a_day_of_commands);
  g_test_add_func ("/commands-alone/words", test_words);
  g_test_add_func ("/commands-alone/any-locale", test_any_locale);
  g_test_add_func ("/commands-alone/several-at-once", test_several_at_once);
  g_test_add_func ("/commands-alone/somebody-else-has-it", test_somebody_else_has_it);
  g_test_add_func ("/commands-alone/no-folder-to-write-in", test_no_folder_to_write_in);
  g_test_add_func ("/commands-alone/a-database-from-tomorrow", test_a_database_from_tomorrow);
  g_test_add_func ("/commands-alone/a-damaged-database", test_a_damaged_database);
  g_test_add_func ("/commands-alone/nowhere-to-print-to", test_nowhere_to_print_to);
  return g_test_run ();
}
