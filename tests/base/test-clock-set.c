/* The real clock while the clock is set and the machine sleeps, which clock-preload.c makes it believe. */

#include "base/tend-alarm.h"
#include "base/tend-clock.h"

#include "clock-log.h"
#include "clock-preload.h"

#define HOUR 3600

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 20;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/* A clock at noon, so that no test is led over midnight by the time of day at which it runs. */
static TendClock *
make_clock (void)
{
  TendClock *clock = tend_clock_new ();
  gint64 now = tend_clock_get_now (clock);

  clock_preload_set ((long) (TEND_SECONDS_A_DAY / 2 - now % TEND_SECONDS_A_DAY));
  settle ();
  clock_log_start (clock);
  return clock;
}

static gint64
get_next_midnight (TendClock *clock)
{
  gint64 now = tend_clock_get_now (clock);

  return now - now % TEND_SECONDS_A_DAY + TEND_SECONDS_A_DAY;
}

static void
test_the_timer_is_set_to_the_next_day (void)
{
  TendClock *clock = make_clock ();

  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock));
  tend_clock_set_day_start (clock, 4);
  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock) + 4 * HOUR);
  g_assert_finalize_object (clock);
}

static void
test_a_clock_that_is_set_is_noticed (void)
{
  TendClock *clock = make_clock ();

  clock_preload_set (HOUR);
  settle ();
  clock_log_assert (clock, "clock-changed ");
  clock_preload_set (-2 * HOUR);
  settle ();
  clock_log_assert (clock, "clock-changed ");
  clock_preload_set (3 * TEND_SECONDS_A_DAY);
  settle ();
  clock_log_assert (clock, "clock-changed today day-changed ");
  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock));
  clock_preload_set (-3 * TEND_SECONDS_A_DAY);
  settle ();
  clock_log_assert (clock, "clock-changed today day-changed ");
  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock));
  g_assert_finalize_object (clock);
}

static void
test_waking_up_is_told_from_setting (void)
{
  TendClock *clock = make_clock ();

  clock_preload_sleep (HOUR);
  settle ();
  clock_log_assert (clock, "resumed ");
  clock_preload_set (HOUR);
  settle ();
  clock_log_assert (clock, "clock-changed ");
  clock_preload_sleep (TEND_SECONDS_A_DAY);
  settle ();
  clock_log_assert (clock, "resumed today day-changed ");
  g_assert_finalize_object (clock);
}

static void
test_a_clock_set_between_looks_is_noticed (void)
{
  TendClock *clock = make_clock ();

  /* The kernel tells whoever sets the timer, and tells it once. */
  clock_preload_set_before_timer (HOUR);
  tend_clock_set_day_start (clock, 1);
  clock_log_assert (clock, "day-start ");
  settle ();
  clock_log_assert (clock, "clock-changed ");

  /* Where the day that is waited for has come by that, it is told only once. */
  clock_preload_set_before_timer (TEND_SECONDS_A_DAY);
  tend_clock_set_day_start (clock, 2);
  clock_log_assert (clock, "day-start ");
  settle ();
  clock_log_assert (clock, "clock-changed today day-changed ");
  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock) + 2 * HOUR);
  g_assert_finalize_object (clock);
}

static void
test_the_day_starts_by_itself (void)
{
  TendClock *clock = make_clock ();
  TendDay today = tend_clock_get_today (clock);
  gint64 until = get_next_midnight (clock) - tend_clock_get_now (clock);

  /* To within two seconds of the day's start; the rest is the kernel's own timer. */
  clock_preload_set_before_timer ((long) until + HOUR - 2);
  tend_clock_set_day_start (clock, 1);
  settle ();
  clock_log_assert (clock, "day-start clock-changed ");
  g_assert_cmpint (tend_clock_get_today (clock), ==, today);
  while (tend_clock_get_today (clock) == today)
    g_main_context_iteration (NULL, TRUE);
  clock_log_assert (clock, "today day-changed ");
  g_assert_cmpint (tend_clock_get_now (clock) % TEND_SECONDS_A_DAY - HOUR, <=, 1);
  g_assert_cmpint (clock_preload_get_timer (), ==, get_next_midnight (clock) + HOUR);
  g_assert_finalize_object (clock);
}

typedef struct
{
  TendAlarm *alarm;
  int times;
} Owner;

static void
on_alarm_rang_free_cb (TendAlarmReason reason,
                       gpointer        user_data)
{
  Owner *owner = user_data;

  g_assert_cmpint (reason, ==, TEND_ALARM_DUE);
  owner->times++;
  g_clear_pointer (&owner->alarm, tend_alarm_free);
}

static void
test_an_alarm_may_be_freed_when_it_rings (void)
{
  Owner owner = { NULL, 0 };

  owner.alarm = tend_alarm_new (on_alarm_rang_free_cb, &owner);
  settle ();
  g_assert_cmpint (owner.times, ==, 0);
  /* Long past: at once. */
  tend_alarm_set (owner.alarm, 0);
  settle ();
  g_assert_cmpint (owner.times, ==, 1);
  g_assert_null (owner.alarm);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_add_func ("/clock-set/the-timer-is-set-to-the-next-day", test_the_timer_is_set_to_the_next_day);
  g_test_add_func ("/clock-set/a-clock-that-is-set-is-noticed", test_a_clock_that_is_set_is_noticed);
  g_test_add_func ("/clock-set/waking-up-is-told-from-setting", test_waking_up_is_told_from_setting);
  g_test_add_func ("/clock-set/a-clock-set-between-looks-is-noticed",
                   test_a_clock_set_between_looks_is_noticed);
  g_test_add_func ("/clock-set/the-day-starts-by-itself", test_the_day_starts_by_itself);
  g_test_add_func ("/clock-set/an-alarm-may-be-freed-when-it-rings",
                   test_an_alarm_may_be_freed_when_it_rings);
  return g_test_run ();
}
