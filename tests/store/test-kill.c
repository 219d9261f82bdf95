/* kill -9 while writing: nothing damaged, nothing half written, nothing lost that was acknowledged.
 *
 * A child writes one number after the other, each in several rows of several tables, and says a number once
 * the store has told that it is kept. It is killed at some moment, and what is left is looked at.
 *
 * TEND_KILL_ROUNDS says how often; the claim is made of 1,000. */

#include "store/test-life.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_ROUNDS 60
#define LONGEST_MS 50
#define ROUNDS_A_LIFE 50
#define N_STEPS 3

/* Every tenth write takes the goal of five writes before away. */
static gboolean
is_deleted_by (gint64 number,
               gint64 last)
{
  return number % 10 == 5 && number + 5 <= last;
}

static gboolean
write_number (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  gint64 number = *(gint64 *) data;
  g_autofree char *uuid = g_strdup_printf ("%036" G_GINT64_FORMAT, number);
  gint64 goal_id;

  if (!tend_db_run (
          db, error,
          "INSERT INTO goal (uuid, title, why, position, schedule, start_day, created_at)"
          "  VALUES (?1, 'number ' || ?2, hex (zeroblob (?2 % 3000)), ?2, 'daily', '2026-03-01', 0)",
          "si", uuid, number))
    return FALSE;
  goal_id = tend_db_get_last_id (db);
  for (gint64 step = 1; step <= N_STEPS; step++)
    {
      g_autofree char *step_uuid = g_uuid_string_random ();

      if (!tend_db_run (db, error,
                        "INSERT INTO goal_step (uuid, goal_id, title, position) VALUES (?1, ?2, ?3, ?4)",
                        "sisi", step_uuid, goal_id, uuid, step))
        return FALSE;
    }
  if (!tend_db_run (db, error,
                    "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
                    "  VALUES (?1, '2026-03-01', 'done', 'a note to ' || ?2, ?2)",
                    "ii", goal_id, number))
    return FALSE;
  return number % 10 != 0 ||
         tend_db_run (db, error, "DELETE FROM goal WHERE position = ?1", "i", number - 5);
}

G_NORETURN static void
write_until_killed (const char *folder)
{
  g_autoptr (TendClock) clock = tend_clock_new_fake (TEST_LIFE_NOW, "UTC");
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = tend_store_open (folder, clock, tend_features, tend_n_features, &error);
  gint64 number;

  g_assert_no_error (error);
  tend_db_query_int64 (tend_store_get_reader (store), &number, &error,
                       "SELECT coalesce(max(position), 0) FROM goal", NULL);
  g_assert_no_error (error);
  /* Now and then there is a backup to be made, and what the last one deleted to be erased, at first. */
  if (number % 4 == 0)
    tend_store_maintain (store);
  g_print ("ready\n");
  for (;;)
    {
      number++;
      tend_store_write (store, "Write", TEND_WRITE_DEFAULT, write_number, &number, &error);
      g_assert_no_error (error);
      g_print ("%" G_GINT64_FORMAT "\n", number);
    }
}

/* What the child said until it was killed: the last number, or @before if it came to none. */
static gint64
run_and_kill (const char *program,
              const char *folder,
              gboolean    waits_until_ready,
              gint64      before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", folder, NULL);
  GInputStream *pipe = g_subprocess_get_stdout_pipe (child);
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize n_read;

  g_assert_no_error (error);
  while (waits_until_ready && !g_str_has_prefix (said->str, "ready\n"))
    {
      n_read = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (n_read, >, 0);
      g_string_append_len (said, buffer, n_read);
    }
  g_usleep ((gulong) g_test_rand_int_range (0, LONGEST_MS * 1000));
  g_subprocess_send_signal (child, SIGKILL);
  while ((n_read = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (said, buffer, n_read);
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);

  /* What stands before the last end of a line is whole. */
  lines = g_strsplit (said->str, "\n", -1);
  for (guint i = g_strv_length (lines); i > 1; i--)
    if (g_ascii_isdigit (lines[i - 2][0]))
      return g_ascii_strtoll (lines[i - 2], NULL, 10);
  return before;
}

/* Returns: the last number that is there */
static gint64
look_at_what_is_left (TestLife *life,
                      gint64    acknowledged)
{
  gint64 last, n_expected = 0;

  test_life_open (life);
  test_life_assert_sound (life);
  last = test_life_ask (life, "SELECT coalesce(max(position), 0) FROM goal");

  /* All that was acknowledged, and at most the one write that was under way. */
  g_assert_cmpint (last, >=, acknowledged);
  g_assert_cmpint (last, <=, acknowledged + 1);
  for (gint64 number = 1; number <= last; number++)
    n_expected += !is_deleted_by (number, last);
  g_assert_cmpint (
      test_life_ask (life, "SELECT count(*) FROM goal WHERE NOT (position %% 10 = 5 AND position + 5 <= %d)",
                     (int) last),
      ==, n_expected);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, n_expected);

  /* Each whole, with all of its rows, and in the search indexes. */
  g_assert_cmpint (test_life_ask (life,
                                  "SELECT count(*) FROM goal"
                                  "  WHERE (SELECT count(*) FROM goal_step WHERE goal_id = goal.id) <> %d"
                                  "    OR (SELECT count(*) FROM goal_check_in WHERE goal_id = goal.id) <> 1"
                                  "    OR length(why) <> 2 * (position %% 3000)",
                                  N_STEPS),
                   ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_fts ('number')"), ==, n_expected);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_note_fts ('note')"), ==, n_expected);
  test_life_close (life);
  return last;
}

static void
test_nothing_is_damaged_half_written_or_lost (void)
{
  const char *wish = g_getenv ("TEND_KILL_ROUNDS");
  int n_rounds = wish ? atoi (wish) : DEFAULT_ROUNDS;
  g_autoptr (TestLife) life = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  gint64 last = 0, n_writes = 0;
  int n_while_writing = 0;

  g_assert_cmpint (n_rounds, >, 0);
  for (int round = 0; round < n_rounds; round++)
    {
      gint64 acknowledged, before;

      /* A life of its own for every few, or looking at it takes longer and longer. */
      if (round % ROUNDS_A_LIFE == 0)
        {
          g_clear_pointer (&life, test_life_free);
          life = test_life_new (tend_features, tend_n_features);
          last = 0;
        }
      before = last;
      /* Every sixth one is killed while it starts. */
      acknowledged = run_and_kill (program, life->folder, round % 6 != 0, last);
      n_while_writing += acknowledged > before;
      last = look_at_what_is_left (life, acknowledged);
      n_writes += last - before;
    }
  g_test_message ("%d rounds, %d of them killed while writing, %d writes: 0 damaged, 0 half written, 0 lost",
                  n_rounds, n_while_writing, (int) n_writes);
  /* Or it has not been tried. */
  if (n_rounds >= DEFAULT_ROUNDS)
    g_assert_cmpint (n_while_writing, >, n_rounds / 6);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    write_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/kill/nothing-is-damaged-half-written-or-lost",
                   test_nothing_is_damaged_half_written_or_lost);
  return g_test_run ();
}
