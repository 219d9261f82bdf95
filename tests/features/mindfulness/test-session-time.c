/* How far a session has come: pauses and sleep do not count, and setting the clock means nothing. */

#include "features/mindfulness/tend-session-time.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static void
test_pauses_do_not_count (void)
{
  TendSessionTime time = { 0 };

  tend_session_time_run (&time, 100 * SECOND, 500 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 103 * SECOND, 503 * SECOND), ==, 3 * SECOND);
  tend_session_time_pause (&time, 104 * SECOND, 504 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 900 * SECOND, 1300 * SECOND), ==, 4 * SECOND);
  tend_session_time_run (&time, 1000 * SECOND, 1400 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 1001 * SECOND, 1401 * SECOND), ==, 5 * SECOND);
}

static void
test_running_twice_is_running (void)
{
  TendSessionTime time = { 0 };

  tend_session_time_run (&time, 100 * SECOND, 500 * SECOND);
  tend_session_time_run (&time, 110 * SECOND, 510 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 111 * SECOND, 511 * SECOND), ==, 11 * SECOND);
}

static void
test_preparation_comes_first (void)
{
  TendSessionTime time = { .elapsed = -3 * SECOND };

  tend_session_time_run (&time, 0, 0);
  g_assert_cmpint (tend_session_time_get (&time, 2 * SECOND, 402 * SECOND), ==, -1 * SECOND);
}

static void
test_sleep_is_noticed (void)
{
  TendSessionTime time = { 0 };

  tend_session_time_run (&time, 100 * SECOND, 500 * SECOND);
  g_assert_false (tend_session_time_has_slept (&time, 160 * SECOND, 560 * SECOND + 1000));
  g_assert_true (tend_session_time_has_slept (&time, 160 * SECOND, 620 * SECOND));
  g_assert_cmpint (tend_session_time_get (&time, 160 * SECOND, 560 * SECOND), ==, 60 * SECOND);
  tend_session_time_pause (&time, 160 * SECOND, 560 * SECOND);
  g_assert_false (tend_session_time_has_slept (&time, 170 * SECOND, 900 * SECOND));
}

/* A walk is as long as it is, however often the machine fell asleep meanwhile. */
static void
test_sleep_may_count (void)
{
  TendSessionTime time = { .goes_on_asleep = TRUE };

  tend_session_time_run (&time, 100 * SECOND, 500 * SECOND);
  g_assert_false (tend_session_time_has_slept (&time, 160 * SECOND, 2000 * SECOND));
  g_assert_cmpint (tend_session_time_get (&time, 160 * SECOND, 2000 * SECOND), ==, 1500 * SECOND);
  tend_session_time_pause (&time, 160 * SECOND, 2000 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 170 * SECOND, 9000 * SECOND), ==, 1500 * SECOND);
}

static void
test_never_goes_back (void)
{
  TendSessionTime time = { 0 };

  tend_session_time_run (&time, 100 * SECOND, 500 * SECOND);
  g_assert_cmpint (tend_session_time_get (&time, 99 * SECOND, 499 * SECOND), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-time/pauses do not count", test_pauses_do_not_count);
  g_test_add_func ("/session-time/running twice is running", test_running_twice_is_running);
  g_test_add_func ("/session-time/preparation comes first", test_preparation_comes_first);
  g_test_add_func ("/session-time/sleep is noticed", test_sleep_is_noticed);
  g_test_add_func ("/session-time/a walk goes on while it sleeps", test_sleep_may_count);
  g_test_add_func ("/session-time/a frame from before is the beginning", test_never_goes_back);

  return g_test_run ();
}
