/* One thread, one job after the other, told in the same order. */

#include "store/tend-worker.h"

typedef struct
{
  TendWorker *worker;
  GThread *main_thread;
  GString *log;
  char name;
  TendWorker **freed_when_told; /* (nullable) */
} Job;

static void
run_job (gpointer data)
{
  Job *job = data;

  g_assert_true (tend_worker_is_current (job->worker));
  g_assert_true (g_thread_self () != job->main_thread);
  g_string_append_c (job->log, g_ascii_tolower (job->name));
}

static void
on_job_done_cb (gpointer data)
{
  g_autofree Job *job = data;

  g_assert_true (g_thread_self () == job->main_thread);
  g_string_append_c (job->log, job->name);
  if (job->freed_when_told)
    g_clear_pointer (job->freed_when_told, tend_worker_free);
}

static Job *
make_job (TendWorker *worker,
          GString    *log,
          char        name)
{
  Job *job = g_new0 (Job, 1);

  job->worker = worker;
  job->main_thread = g_thread_self ();
  job->log = log;
  job->name = name;
  return job;
}

static void
test_jobs_are_done_and_told_in_order (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  TendWorker *worker = tend_worker_new ("test-worker");

  /* The log is written by both threads, so the jobs wait for each other: that is what run is for. */
  for (char name = 'A'; name <= 'E'; name++)
    tend_worker_run (worker, run_job, on_job_done_cb, make_job (worker, log, name));
  tend_worker_free (worker);
  g_assert_cmpstr (log->str, ==, "aAbBcCdDeE");
}

static void
do_nothing (gpointer data)
{
}

static void
note_name (gpointer data)
{
  g_autofree Job *job = data;

  g_string_append_c (job->log, job->name);
}

static void
test_what_was_pushed_before_is_told_before_what_is_waited_for (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  TendWorker *worker = tend_worker_new ("test-worker");

  for (char name = 'A'; name <= 'C'; name++)
    tend_worker_push (worker, do_nothing, note_name, make_job (worker, log, name));
  tend_worker_run (worker, do_nothing, note_name, make_job (worker, log, 'D'));
  g_assert_cmpstr (log->str, ==, "ABCD");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (log->str, ==, "ABCD");
  tend_worker_free (worker);
}

static void
test_the_main_loop_tells (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  TendWorker *worker = tend_worker_new ("test-worker");

  for (char name = 'A'; name <= 'Z'; name++)
    tend_worker_push (worker, do_nothing, note_name, make_job (worker, log, name));
  g_assert_cmpuint (log->len, ==, 0);
  while (log->len < 26)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log->str, ==, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  tend_worker_free (worker);
}

static void
test_freeing_does_and_tells_what_is_left (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  TendWorker *worker = tend_worker_new ("test-worker");

  for (char name = 'A'; name <= 'D'; name++)
    tend_worker_push (worker, do_nothing, note_name, make_job (worker, log, name));
  tend_worker_free (worker);
  g_assert_cmpstr (log->str, ==, "ABCD");
  /* No source is left that would come for it. */
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_whoever_is_told_may_free_the_worker (void)
{
  for (int from_run = 0; from_run < 2; from_run++)
    {
      g_autoptr (GString) log = g_string_new (NULL);
      TendWorker *worker = tend_worker_new ("test-worker");
      Job *job = make_job (worker, log, 'A');

      job->freed_when_told = &worker;
      tend_worker_push (worker, run_job, on_job_done_cb, job);
      if (from_run)
        tend_worker_run (worker, do_nothing, note_name, make_job (worker, log, 'B'));
      else
        while (worker)
          g_main_context_iteration (NULL, TRUE);
      g_assert_null (worker);
      g_assert_cmpstr (log->str, ==, from_run ? "aAB" : "aA");
    }
}

typedef struct
{
  TendWorker *worker;
  GString *log;
} Outer;

static void
on_outer_done_cb (gpointer data)
{
  Outer *outer = data;

  tend_worker_run (outer->worker, do_nothing, note_name, make_job (outer->worker, outer->log, 'I'));
  g_string_append_c (outer->log, 'O');
}

static void
test_waiting_can_be_nested (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  Outer outer = { tend_worker_new ("test-worker"), log };

  tend_worker_run (outer.worker, do_nothing, on_outer_done_cb, &outer);
  tend_worker_free (outer.worker);
  g_assert_cmpstr (log->str, ==, "IO");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/worker/jobs-are-done-and-told-in-order", test_jobs_are_done_and_told_in_order);
  g_test_add_func ("/store/worker/what-was-pushed-before-is-told-before-what-is-waited-for",
                   test_what_was_pushed_before_is_told_before_what_is_waited_for);
  g_test_add_func ("/store/worker/the-main-loop-tells", test_the_main_loop_tells);
  g_test_add_func ("/store/worker/freeing-does-and-tells-what-is-left",
                   test_freeing_does_and_tells_what_is_left);
  g_test_add_func ("/store/worker/whoever-is-told-may-free-the-worker",
                   test_whoever_is_told_may_free_the_worker);
  g_test_add_func ("/store/worker/waiting-can-be-nested", test_waiting_can_be_nested);
  return g_test_run ();
}
