/* The fake clock, and what of the real one can be seen without touching this computer's. */

#include "base/tend-clock.h"

#include "clock-log.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HOUR 3600

static gint64
get_utc (int year,
         int month,
         int day,
         int hour)
{
  return (gint64) tend_day_from_ymd (year, month, day) * TEND_SECONDS_A_DAY + hour * HOUR;
}

static void
assert_freed (TendClock *clock)
{
  g_assert_finalize_object (clock);
}

static void
test_a_fake_stands_still (void)
{
  gint64 now = get_utc (2026, 11, 23, 12);
  TendClock *clock = tend_clock_new_fake (now, "Europe/Lisbon");

  clock_log_start (clock);
  g_usleep (1100 * 1000);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpint (tend_clock_get_now (clock), ==, now);
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 23));
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, "Europe/Lisbon");
  clock_log_assert (clock, "");
  assert_freed (clock);
}

static void
on_day_changed_note_time_cb (TendClock *clock,
                             GArray    *times)
{
  gint64 now = tend_clock_get_now (clock);

  g_array_append_val (times, now);
}

static void
test_time_goes_by (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 3, 27, 12), "Europe/Berlin");
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  clock_log_start (clock);
  g_signal_connect (clock, "day-changed", G_CALLBACK (on_day_changed_note_time_cb), times);

  tend_clock_advance (clock, 11 * HOUR - 1);
  clock_log_assert (clock, "");
  tend_clock_advance (clock, 1);
  clock_log_assert (clock, "today day-changed ");
  /* Over the short night. */
  tend_clock_advance (clock, 48 * HOUR);
  clock_log_assert (clock, "today day-changed today day-changed ");
  g_assert_cmpint (tend_clock_get_now (clock), ==, get_utc (2026, 3, 29, 23));
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 3, 30));
  g_assert_cmpint (g_array_index (times, gint64, 0), ==, get_utc (2026, 3, 27, 23));
  g_assert_cmpint (g_array_index (times, gint64, 1), ==, get_utc (2026, 3, 28, 23));
  g_assert_cmpint (g_array_index (times, gint64, 2), ==, get_utc (2026, 3, 29, 22));
  assert_freed (clock);
}

static void
test_setting_the_clock_is_told_before_the_day (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 12), "UTC");

  clock_log_start (clock);
  tend_clock_set_now (clock, get_utc (2026, 11, 23, 13));
  clock_log_assert (clock, "clock-changed ");
  tend_clock_set_now (clock, get_utc (2026, 11, 20, 13));
  clock_log_assert (clock, "clock-changed today day-changed ");
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 20));
  assert_freed (clock);
}

static void
test_waking_up_is_told_before_the_day (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 12), "UTC");

  clock_log_start (clock);
  tend_clock_resume (clock, get_utc (2026, 11, 23, 13));
  clock_log_assert (clock, "resumed ");
  tend_clock_resume (clock, get_utc (2026, 11, 24, 7));
  clock_log_assert (clock, "resumed today day-changed ");
  assert_freed (clock);
}

static void
test_travelling_is_told_before_the_day (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 12), "Europe/Paris");

  clock_log_start (clock);
  tend_clock_set_zone (clock, "Europe/Berlin");
  clock_log_assert (clock, "zone zone-changed ");
  tend_clock_set_zone (clock, "Europe/Berlin");
  clock_log_assert (clock, "");
  tend_clock_set_zone (clock, "Pacific/Auckland");
  clock_log_assert (clock, "zone zone-changed today day-changed ");
  tend_clock_set_zone (clock, "Pacific/Honolulu");
  clock_log_assert (clock, "zone zone-changed today day-changed ");
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 23));
  g_assert_cmpint (tend_clock_get_now (clock), ==, get_utc (2026, 11, 23, 12));
  assert_freed (clock);
}

static void
test_the_start_of_the_day_moves_today (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 2), "UTC");
  GObject *object = G_OBJECT (clock);
  int today, day_start;

  clock_log_start (clock);
  tend_clock_set_day_start (clock, 2);
  clock_log_assert (clock, "day-start ");
  tend_clock_set_day_start (clock, 2);
  clock_log_assert (clock, "");
  tend_clock_set_day_start (clock, 3);
  clock_log_assert (clock, "day-start today day-changed ");
  g_object_get (object, "today", &today, "day-start", &day_start, NULL);
  g_assert_cmpint (today, ==, tend_day_from_ymd (2026, 11, 22));
  g_assert_cmpint (day_start, ==, 3);

  tend_clock_advance (clock, HOUR - 1);
  clock_log_assert (clock, "");
  tend_clock_advance (clock, 1);
  clock_log_assert (clock, "today day-changed ");

  /* A binding does this; the object system tells of its properties last. */
  g_object_set (object, "day-start", 6, NULL);
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 22));
  assert_freed (clock);
}

static void
on_clock_changed_set_day_start_cb (TendClock *clock)
{
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 24));
  tend_clock_set_day_start (clock, 6);
}

static void
test_a_day_that_a_handler_takes_back_is_not_told (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 12), "UTC");

  clock_log_start (clock);
  g_signal_connect (clock, "clock-changed", G_CALLBACK (on_clock_changed_set_day_start_cb), NULL);
  tend_clock_set_now (clock, get_utc (2026, 11, 24, 5));
  clock_log_assert (clock, "clock-changed day-start ");
  g_assert_cmpint (tend_clock_get_today (clock), ==, tend_day_from_ymd (2026, 11, 23));
  assert_freed (clock);
}

static void
on_clock_notified_drop_cb (TendClock   *clock,
                           GParamSpec  *pspec,
                           TendClock  **owner)
{
  g_clear_object (owner);
}

static void
test_a_handler_may_drop_the_clock (void)
{
  TendClock *clock = tend_clock_new_fake (get_utc (2026, 11, 23, 2), "UTC");
  gpointer gone = clock;

  g_object_add_weak_pointer (G_OBJECT (clock), &gone);
  g_signal_connect (clock, "notify", G_CALLBACK (on_clock_notified_drop_cb), &clock);
  tend_clock_set_day_start (clock, 3);
  g_assert_null (gone);
}

static void
test_the_real_clock_tells_the_time (void)
{
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  TendClock *clock = tend_clock_new ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = tend_clock_get_now (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, tend_zone_get_id (zone));
  g_assert_cmpint (ABS (tend_clock_get_today (clock) - tend_zone_to_day (zone, now, 0)), <=, 1);
  assert_freed (clock);
}

static void
test_the_variable_fixes_the_zone (void)
{
  TendClock *clock;

  g_setenv ("TZ", "Asia/Kathmandu", TRUE);
  clock = g_object_new (TEND_TYPE_CLOCK, "localtime-path", "/nowhere/localtime", NULL);
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, "Asia/Kathmandu");
  g_unsetenv ("TZ");
  assert_freed (clock);
}

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

static void
test_the_real_clock_follows_localtime (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-clock-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "localtime", NULL);
  g_autofree char *next = g_build_filename (folder, "localtime.next", NULL);
  TendClock *clock;

  /* All of one time, so that no day comes with the zone, late in the evening. */
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Europe/Brussels", path));
  clock = g_object_new (TEND_TYPE_CLOCK, "localtime-path", path, NULL);
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, "Europe/Brussels");
  clock_log_start (clock);

  /* Another file of the folder is not its business. */
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Europe/Madrid", next));
  settle ();
  clock_log_assert (clock, "");

  /* As systemd's timedated does it. */
  g_assert_no_errno (g_rename (next, path));
  settle ();
  clock_log_assert (clock, "zone zone-changed ");
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, "Europe/Madrid");

  /* As ln -sf does it; between the two steps the zone stays. */
  g_assert_no_errno (g_unlink (path));
  settle ();
  clock_log_assert (clock, "");
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Europe/Paris", path));
  settle ();
  clock_log_assert (clock, "zone zone-changed ");
  g_assert_cmpstr (tend_zone_get_id (tend_clock_get_zone (clock)), ==, "Europe/Paris");

  /* 25 hours apart, so that it is never the same day there. */
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Pacific/Kiritimati", path));
  settle ();
  g_string_truncate (g_object_get_data (G_OBJECT (clock), "log"), 0);
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Pacific/Pago_Pago", next));
  g_assert_no_errno (g_rename (next, path));
  settle ();
  clock_log_assert (clock, "zone zone-changed today day-changed ");

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
  settle ();
  assert_freed (clock);
}

typedef struct
{
  GMainContext *context;
  GMainLoop *loop;
  int thread_id;
} Sleeper;

static gpointer
sleep_with_clock (gpointer data)
{
  Sleeper *sleeper = data;
  TendClock *clock;

  g_main_context_push_thread_default (sleeper->context);
  clock = tend_clock_new ();
  g_atomic_int_set (&sleeper->thread_id, (int) syscall (SYS_gettid));
  g_main_loop_run (sleeper->loop);
  assert_freed (clock);
  g_main_context_pop_thread_default (sleeper->context);
  return NULL;
}

static int
get_context_switches (int thread_id)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/status", thread_id);
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
  line = strstr (status, "\nvoluntary_ctxt_switches:");
  g_assert_nonnull (line);
  return (int) g_ascii_strtoll (strchr (line, ':') + 1, NULL, 10);
}

static void
test_an_idle_clock_does_not_wake_up (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  Sleeper sleeper = { context, loop, 0 };
  GThread *thread = g_thread_new ("sleeper", sleep_with_clock, &sleeper);
  int before;

  while (g_atomic_int_get (&sleeper.thread_id) == 0 || !g_main_loop_is_running (loop))
    g_usleep (10 * 1000);
  g_usleep (G_USEC_PER_SEC / 5);

  before = get_context_switches (sleeper.thread_id);
  g_assert_cmpint (before, >, 0);
  g_usleep (2 * G_USEC_PER_SEC);
  g_assert_cmpint (get_context_switches (sleeper.thread_id), ==, before);

  g_main_loop_quit (loop);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("TZ");
  g_test_add_func ("/clock/a-fake-stands-still", test_a_fake_stands_still);
  g_test_add_func ("/clock/time-goes-by", test_time_goes_by);
  g_test_add_func ("/clock/setting-the-clock-is-told-before-the-day",
                   test_setting_the_clock_is_told_before_the_day);
  g_test_add_func ("/clock/waking-up-is-told-before-the-day", test_waking_up_is_told_before_the_day);
  g_test_add_func ("/clock/travelling-is-told-before-the-day", test_travelling_is_told_before_the_day);
  g_test_add_func ("/clock/the-start-of-the-day-moves-today", test_the_start_of_the_day_moves_today);
  g_test_add_func ("/clock/a-day-that-a-handler-takes-back-is-not-told",
                   test_a_day_that_a_handler_takes_back_is_not_told);
  g_test_add_func ("/clock/a-handler-may-drop-the-clock", test_a_handler_may_drop_the_clock);
  g_test_add_func ("/clock/the-real-clock-tells-the-time", test_the_real_clock_tells_the_time);
  g_test_add_func ("/clock/the-variable-fixes-the-zone", test_the_variable_fixes_the_zone);
  g_test_add_func ("/clock/the-real-clock-follows-localtime", test_the_real_clock_follows_localtime);
  g_test_add_func ("/clock/an-idle-clock-does-not-wake-up", test_an_idle_clock_does_not_wake_up);
  return g_test_run ();
}
