/* The store: what is written is told, in order; what fails is neither; one process at a time. */

#include "store/test-life.h"

#include "base/tend-locale-week.h"
#include "store/tend-backup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define A_DAY (24 * 60 * 60)

static const TendChanges *
get_only (TestLife *life)
{
  g_assert_cmpuint (life->told->len, ==, 1);
  return g_ptr_array_index (life->told, 0);
}

/* The changes as "insert goal 1 of 0, …", which is easier to compare than to look at. */
static char *
describe (const TendChanges *changes)
{
  static const char *const kinds[] = { "insert", "update", "delete" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tend_changes_get_length ((TendChanges *) changes); i++)
    {
      const TendChange *change = tend_changes_get ((TendChanges *) changes, i);

      g_string_append_printf (text, "%s%s %s %d of %d", i > 0 ? ", " : "", kinds[change->kind], change->table,
                              (int) change->id, (int) change->parent_id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (TestLife   *life,
             const char *expected)
{
  g_autofree char *told = describe (get_only (life));

  g_assert_cmpstr (told, ==, expected);
  test_life_hush (life);
}

static void
test_a_write_is_kept_and_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendChanges *changes;

  test_life_add_goal (life, "Run");
  changes = get_only (life);
  g_assert_cmpint (tend_changes_get_origin ((TendChanges *) changes), ==, TEND_CHANGES_WRITE);
  g_assert_cmpstr (tend_changes_get_label ((TendChanges *) changes), ==, "Run");
  g_assert_false (tend_changes_get_offers_undo ((TendChanges *) changes));
  g_assert_true (tend_changes_concern ((TendChanges *) changes, "goal"));
  g_assert_false (tend_changes_concern ((TendChanges *) changes, "goal_step"));
  assert_told (life, "insert goal 1 of 0");

  test_life_close (life);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'Run'"), ==, 1);
}

static void
test_changes_name_row_kind_and_parent (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "Run");
  test_life_add_goal (life, "Read");
  test_life_hush (life);

  test_life_sql (life, "a", 0,
                 "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (1, '2026-03-01', 'done', 0)");
  assert_told (life, "insert goal_check_in 1 of 1");
  test_life_sql (life, "b", 0, "UPDATE goal_check_in SET note = 'slow' WHERE id = 1");
  assert_told (life, "update goal_check_in 1 of 1");
  test_life_sql (life, "c", 0, "UPDATE goal_check_in SET goal_id = 2 WHERE id = 1");
  assert_told (life, "update goal_check_in 1 of 2, update goal_check_in 1 of 1");
  test_life_sql (life, "d", 0, "UPDATE goal SET why = 'x' WHERE id = 2");
  assert_told (life, "update goal 2 of 0");
  test_life_sql (life, "e", TEND_WRITE_OFFER_UNDO, "DELETE FROM goal WHERE id = 2");
  g_assert_true (tend_changes_get_offers_undo ((TendChanges *) get_only (life)));
  assert_told (life, "delete goal_check_in 1 of 2, delete goal 2 of 0");
}

static void
test_what_comes_and_goes_in_one_write_is_not_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "Nothing", 0,
                 "INSERT INTO setting (key, value) VALUES ('a', 'b'); DELETE FROM setting; SELECT 1");
  g_assert_cmpuint (life->told->len, ==, 0);
  g_assert_null (tend_store_get_undo_label (life->store));
}

static void
test_a_failed_write_changes_and_tells_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_life_add_goal (life, "Run");
  test_life_hush (life);
  before = test_life_dump (life);
  g_assert_false (test_life_try_sql (life, "Broke", 0,
                                     "UPDATE goal SET title = 'Walk'; DELETE FROM goal;"
                                     "INSERT INTO goal_step (uuid, goal_id, title, position)"
                                     "  VALUES ('x', 1, 'y', 0)",
                                     &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  after = test_life_dump (life);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (life->told->len, ==, 0);
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "Run");
  test_life_assert_sound (life);

  /* And the next one is none the worse for it. */
  test_life_add_goal (life, "Read");
  assert_told (life, "insert goal 2 of 0");
}

static gboolean
fail_without_a_word (TendDb    *db,
                     gpointer   data,
                     GError   **error)
{
  tend_db_execute (db, "INSERT INTO setting (key, value) VALUES ('a', 'b')", NULL);
  return FALSE;
}

static void
test_a_failure_without_a_reason_is_a_failure (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_store_write (life->store, "x", 0, fail_without_a_word, NULL, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
  test_assert_sentence (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, 0);
}

/* One asynchronous write, and what is to be seen of it. */
typedef struct
{
  TestLife *life;
  GString *log;
  int number;
  gboolean closes;
} Deed;

static gboolean
add_setting (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  const Deed *deed = data;
  g_autofree char *key = g_strdup_printf ("key-%d", deed->number);

  return tend_db_run (db, error, "INSERT INTO setting (key, value) VALUES (?1, 'x')", "s", key);
}

static void
on_deed_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GString *log = user_data;
  g_autoptr (GError) error = NULL;
  Deed *deed = tend_store_write_finish (TEND_STORE (source), result, &error);

  if (deed == NULL)
    {
      g_string_append_printf (log, "error %s %d ", g_quark_to_string (error->domain), error->code);
      return;
    }
  g_string_append_printf (log, "done %d ", deed->number);
  if (deed->closes)
    {
      tend_store_close (TEND_STORE (source));
      deed->life->store = NULL;
      g_object_unref (source);
    }
}

static void
on_changed_logged_cb (TendStore   *store,
                      TendChanges *changes,
                      GString     *log)
{
  g_string_append_printf (log, "told %s ", tend_changes_get_label (changes));
}

static Deed *
start_deed (TestLife     *life,
            GString      *log,
            int           number,
            GCancellable *cancellable)
{
  g_autofree char *label = g_strdup_printf ("%d", number);
  Deed *deed = g_new0 (Deed, 1);

  deed->life = life;
  deed->log = log;
  deed->number = number;
  tend_store_write_async (life->store, label, TEND_WRITE_DEFAULT, add_setting, deed, g_free, cancellable,
                          on_deed_done_cb, log);
  return deed;
}

static void
iterate_until (GString    *log,
               const char *end)
{
  while (!g_str_has_suffix (log->str, end))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_everyone_hears_before_the_one_who_asked_in_order (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  g_signal_connect (life->store, "changed", G_CALLBACK (on_changed_logged_cb), log);
  for (int i = 0; i < 50; i++)
    {
      start_deed (life, log, i, NULL);
      g_string_append_printf (expected, "told %d done %d ", i, i);
    }
  g_assert_cmpuint (log->len, ==, 0);
  iterate_until (log, "done 49 ");
  g_assert_cmpstr (log->str, ==, expected->str);
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "49");
}

static void
test_a_write_cancelled_before_it_began_is_not_done (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *expected = g_strdup_printf ("error %s %d done 2 ", g_quark_to_string (G_IO_ERROR),
                                               G_IO_ERROR_CANCELLED);

  g_cancellable_cancel (cancellable);
  start_deed (life, log, 1, cancellable);
  start_deed (life, log, 2, NULL);
  iterate_until (log, "done 2 ");
  g_assert_cmpstr (log->str, ==, expected);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, 1);
}

static void
test_closing_keeps_and_tells_what_is_pending (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (life->store, "changed", G_CALLBACK (on_changed_logged_cb), log);
  for (int i = 0; i < 5; i++)
    start_deed (life, log, i, NULL);
  tend_store_close (life->store);
  iterate_until (log, "done 4 ");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *told = g_strdup_printf ("told %d ", i);
      g_autofree char *done = g_strdup_printf ("done %d ", i);

      g_assert_nonnull (strstr (log->str, told));
      g_assert_nonnull (strstr (log->str, done));
    }
  test_life_close (life);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, 5);
}

static void
test_the_one_who_asked_may_close_the_store (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) log = g_string_new (NULL);
  gpointer store = life->store;

  g_object_add_weak_pointer (G_OBJECT (life->store), &store);
  start_deed (life, log, 1, NULL)->closes = TRUE;
  start_deed (life, log, 2, NULL);
  iterate_until (log, "done 2 ");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (store);
  g_assert_null (life->store);
  test_life_open (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, 2);
}

static void
test_closing_twice_is_closing_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "Run");
  tend_store_close (life->store);
  g_assert_null (tend_store_get_reader (life->store));
  tend_store_close (life->store);
  /* Another can open it already, while the object lives. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TendStore) other = tend_store_open_waiting (life->folder, life->clock, life->features,
                                                           life->n_features, 0, &error);

    g_assert_no_error (error);
  }
}

static void
test_nothing_is_left_beside_the_database (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *wal = g_strconcat (life->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (life->path, "-shm", NULL);

  test_life_add_goal (life, "Run");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  test_life_close (life);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

static void
assert_private (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GStatBuf info;
  const char *name;

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0700);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_private (path);
          continue;
        }
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_test_message ("%s", name);
      g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_only_the_owner_may_read_anything (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "Run");
  test_life_maintain (life);
  assert_private (life->folder);
}

static void
test_a_second_store_waits_and_is_then_refused (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_null (tend_store_open_waiting (life->folder, life->clock, life->features, life->n_features, 150,
                                          &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_BUSY);
  test_assert_sentence (error);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 150 * 1000);
  /* The first one is none the worse for it. */
  test_life_add_goal (life, "Run");
  test_life_assert_sound (life);
}

static void
hold (const char *folder)
{
  g_autoptr (TendClock) clock = tend_clock_new_fake (TEST_LIFE_NOW, "UTC");
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = tend_store_open (folder, clock, tend_features, tend_n_features, &error);

  g_assert_no_error (error);
  g_print ("held\n");
  for (;;)
    pause ();
}

static void
test_the_lock_goes_with_a_process_that_is_killed (void)
{
  g_autoptr (TestLife) life = test_life_new (tend_features, tend_n_features);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--hold",
                                                    life->folder, NULL);
  char answer[5];
  gsize n_read;

  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), answer, sizeof answer, &n_read, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpmem (answer, n_read, "held\n", 5);

  g_assert_false (test_life_try_open (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_BUSY);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  test_life_open (life);
  test_life_assert_sound (life);
}

static void
on_notified_cb (GObject    *object,
                GParamSpec *pspec,
                gpointer    user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
write_setting (TestLife   *life,
               const char *key,
               const char *value)
{
  TendSettingValue *setting = tend_setting_value_new (key, value);
  g_autoptr (GError) error = NULL;

  tend_store_write (life->store, "Changed a preference", TEND_WRITE_DEFAULT, tend_settings_write, setting,
                    &error);
  g_assert_no_error (error);
  tend_setting_value_free (setting);
}

static void
test_settings_are_kept_and_told_and_undone (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) log = g_string_new (NULL);
  TendSettings *settings = tend_store_get_settings (life->store);

  g_signal_connect (settings, "notify", G_CALLBACK (on_notified_cb), log);
  g_assert_cmpint (tend_settings_get_day_start (settings), ==, 0);
  g_assert_cmpint (tend_settings_get_first_weekday (settings), ==, tend_locale_week_read ().first_weekday);

  write_setting (life, TEND_SETTING_DAY_START, "4");
  g_assert_cmpstr (log->str, ==, "day-start ");
  g_assert_cmpint (tend_settings_get_day_start (settings), ==, 4);
  g_assert_cmpint (tend_clock_get_day_start (life->clock), ==, 4);
  write_setting (life, TEND_SETTING_FIRST_WEEKDAY, "6");
  g_assert_cmpstr (log->str, ==, "day-start first-weekday ");
  g_assert_cmpint (tend_settings_get_first_weekday (settings), ==, G_DATE_SATURDAY);
  test_life_close (life);

  test_life_open (life);
  settings = tend_store_get_settings (life->store);
  g_assert_cmpint (tend_settings_get_day_start (settings), ==, 4);
  g_assert_cmpint (tend_settings_get_first_weekday (settings), ==, G_DATE_SATURDAY);
  g_assert_cmpint (tend_clock_get_day_start (life->clock), ==, 4);

  write_setting (life, TEND_SETTING_DAY_START, "2");
  g_assert_true (test_life_undo (life, NULL));
  g_assert_cmpint (tend_settings_get_day_start (settings), ==, 4);
  g_assert_cmpint (tend_clock_get_day_start (life->clock), ==, 4);
}

static void
test_settings_that_make_no_sense_have_their_default (void)
{
  static const struct { const char *value; int day_start; } wrong[] = {
    { "-1", 0 }, { "7", 6 }, { "soon", 0 }, { "", 0 }, { "99999999999999999999", 6 },
  };
  g_autoptr (TestLife) life = test_life_new_open ();
  TendSettings *settings = tend_store_get_settings (life->store);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      write_setting (life, TEND_SETTING_DAY_START, wrong[i].value);
      write_setting (life, TEND_SETTING_FIRST_WEEKDAY, i % 2 ? "0" : "8");
      g_assert_cmpint (tend_settings_get_day_start (settings), ==, wrong[i].day_start);
      g_assert_cmpint (tend_settings_get_first_weekday (settings), ==,
                       tend_locale_week_read ().first_weekday);
    }
}

static void
test_a_new_day_brings_its_backup (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  TendDay today = tend_store_get_today (life->store);

  for (int day = 1; day <= 3; day++)
    {
      g_autofree char *path = tend_backup_get_path (life->folder, today + day, NULL);

      tend_clock_set_now (life->clock, TEST_LIFE_NOW + day * A_DAY);
      g_assert_cmpint (tend_store_get_today (life->store), ==, today + day);
      test_life_assert_sound (life); /* which comes after it */
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_no_error (life->trouble);
}

static void
test_a_new_day_after_the_close_is_nobodys (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  tend_store_close (life->store);
  tend_clock_set_now (life->clock, TEST_LIFE_NOW + A_DAY);
}

static void
test_trouble_with_upkeep_is_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *backups = test_life_get_file (life, "backups");

  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  test_life_maintain (life);
  g_assert_error (life->trouble, TEND_ERROR, TEND_ERROR_READ_ONLY);
}

static void
test_a_life_deleted_while_it_is_open_takes_no_more_writes (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  test_life_add_goal (life, "Run");
  g_assert_cmpint (g_unlink (life->path), ==, 0);
  test_life_hush (life);
  g_assert_false (test_life_try_sql (life, "Lost", 0, "DELETE FROM goal", &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_IO);
  test_assert_sentence (error);
  g_assert_cmpuint (life->told->len, ==, 0);

  /* What it says can be done can be done. */
  g_clear_error (&error);
  backup = g_strconcat (life->folder, "-saved.db", NULL);
  g_assert_true (test_life_backup (life, backup, &error));
  g_assert_no_error (error);
  {
    g_autoptr (TendDb) db = tend_db_open (backup, TEND_DB_FOREIGN, &error);
    gint64 n_goals = 0;

    g_assert_true (tend_db_query_int64 (db, &n_goals, &error, "SELECT count(*) FROM goal", NULL));
    g_assert_cmpint (n_goals, ==, 1);
  }
}

static void
test_seventy_thousand_rows_are_told_and_undone_soon (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  gint64 start;
  double write_s, undo_s, concern_s;

  test_life_add_goal (life, "Run");
  test_life_hush (life);
  start = g_get_monotonic_time ();
  test_life_sql (life, "Import", 0,
                 "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 69999)"
                 "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
                 "  SELECT 1, date ('1900-01-01', i || ' days'), 'done', "
                 "    CASE i %% 50 WHEN 0 THEN 'a note' || i ELSE '' END, i"
                 "  FROM n");
  write_s = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpuint (tend_changes_get_length ((TendChanges *) get_only (life)), ==, 70000);

  start = g_get_monotonic_time ();
  for (int i = 0; i < 1000; i++)
    g_assert_false (tend_changes_concern ((TendChanges *) get_only (life), "goal_step"));
  concern_s = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  start = g_get_monotonic_time ();
  g_assert_true (test_life_undo (life, NULL));
  undo_s = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
  g_test_message ("written in %.2f s, undone in %.2f s, asked 1,000 times in %.4f s", write_s, undo_s,
                  concern_s);
  /* Ten times what it takes on an idle machine: what is quadratic goes past that by far. */
  g_assert_cmpfloat (write_s, <, 15);
  g_assert_cmpfloat (undo_s, <, 15);
  g_assert_cmpfloat (concern_s, <, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    hold (argv[2]);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/store/" name, func)
  ADD ("a-write-is-kept-and-told", test_a_write_is_kept_and_told);
  ADD ("changes-name-row-kind-and-parent", test_changes_name_row_kind_and_parent);
  ADD ("what-comes-and-goes-in-one-write-is-not-told", test_what_comes_and_goes_in_one_write_is_not_told);
  ADD ("a-failed-write-changes-and-tells-nothing", test_a_failed_write_changes_and_tells_nothing);
  ADD ("a-failure-without-a-reason-is-a-failure", test_a_failure_without_a_reason_is_a_failure);
  ADD ("everyone-hears-before-the-one-who-asked-in-order",
       test_everyone_hears_before_the_one_who_asked_in_order);
  ADD ("a-write-cancelled-before-it-began-is-not-done", test_a_write_cancelled_before_it_began_is_not_done);
  ADD ("closing-keeps-and-tells-what-is-pending", test_closing_keeps_and_tells_what_is_pending);
  ADD ("the-one-who-asked-may-close-the-store", test_the_one_who_asked_may_close_the_store);
  ADD ("closing-twice-is-closing-once", test_closing_twice_is_closing_once);
  ADD ("nothing-is-left-beside-the-database", test_nothing_is_left_beside_the_database);
  ADD ("only-the-owner-may-read-anything", test_only_the_owner_may_read_anything);
  ADD ("a-second-store-waits-and-is-then-refused", test_a_second_store_waits_and_is_then_refused);
  ADD ("the-lock-goes-with-a-process-that-is-killed", test_the_lock_goes_with_a_process_that_is_killed);
  ADD ("settings-are-kept-and-told-and-undone", test_settings_are_kept_and_told_and_undone);
  ADD ("settings-that-make-no-sense-have-their-default", test_settings_that_make_no_sense_have_their_default);
  ADD ("a-new-day-brings-its-backup", test_a_new_day_brings_its_backup);
  ADD ("a-new-day-after-the-close-is-nobodys", test_a_new_day_after_the_close_is_nobodys);
  ADD ("trouble-with-upkeep-is-told", test_trouble_with_upkeep_is_told);
  ADD ("a-life-deleted-while-it-is-open-takes-no-more-writes",
       test_a_life_deleted_while_it_is_open_takes_no_more_writes);
  ADD ("seventy-thousand-rows-are-told-and-undone-soon", test_seventy_thousand_rows_are_told_and_undone_soon);
  return g_test_run ();
}
