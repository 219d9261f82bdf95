/* How long a stopwatch has run, whatever happened to the clocks, the machine and the window meanwhile. */

#include "features/hobbies/tend-stopwatch.h"

#define MINUTE (60 * (gint64) 1000)
#define HOUR (60 * MINUTE)

/* Sunday, 29 March 2026, 00:30 UTC: half an hour before summer time begins in Europe. */
#define BEFORE_SUMMER_TIME (G_GINT64_CONSTANT (1774744200) * 1000)

static TendStopwatchInstant
make_instant (gint64      wall,
              gint64      boot,
              const char *boot_id)
{
  TendStopwatchInstant at = { wall, boot, "" };

  g_strlcpy (at.boot_id, boot_id, sizeof at.boot_id);
  return at;
}

static void
mark (TendStopwatch *stopwatch,
      gboolean       is_run,
      gint64         wall,
      gint64         boot,
      const char    *boot_id)
{
  TendStopwatchInstant at = make_instant (wall, boot, boot_id);

  tend_stopwatch_mark (stopwatch, is_run, &at);
}

static void
test_it_runs_without_its_pauses (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  TendStopwatchInstant now = make_instant (50 * MINUTE, 50 * MINUTE, "a");

  g_assert_false (tend_stopwatch_is_running (stopwatch));
  mark (stopwatch, TRUE, 0, 0, "a");
  g_assert_true (tend_stopwatch_is_running (stopwatch));
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 50 * MINUTE);
  mark (stopwatch, FALSE, 10 * MINUTE, 10 * MINUTE, "a");
  g_assert_false (tend_stopwatch_is_running (stopwatch));
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 10 * MINUTE);
  mark (stopwatch, TRUE, 45 * MINUTE, 45 * MINUTE, "a");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 15 * MINUTE);
  g_assert_cmpint (tend_stopwatch_get_start (stopwatch, &now), ==, 0);
}

/* Somebody sets the clock by a day, or by a year, or back: the time that was spent stays what it was. */
static void
test_setting_the_clock_changes_nothing (void)
{
  static const gint64 steps[] = { 24 * HOUR, 365 * 24 * HOUR, -HOUR, -365 * 24 * HOUR };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
      TendStopwatchInstant now = make_instant (BEFORE_SUMMER_TIME + 25 * MINUTE + steps[i], 125 * MINUTE, "a");

      mark (stopwatch, TRUE, BEFORE_SUMMER_TIME, 100 * MINUTE, "a");
      g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 25 * MINUTE);
      /* It is the clock as it is now that is right. */
      g_assert_cmpint (tend_stopwatch_get_start (stopwatch, &now), ==, (BEFORE_SUMMER_TIME + steps[i]) / 1000);
    }
}

/* Summer time begins while it runs: an hour is left out on the wall, and none in the life. */
static void
test_summer_time_changes_nothing (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  g_autoptr (TendZone) berlin = tend_zone_new ("Europe/Berlin", NULL);
  TendStopwatchInstant now = make_instant (BEFORE_SUMMER_TIME + HOUR, 5 * HOUR, "a");
  TendWall start, end;

  mark (stopwatch, TRUE, BEFORE_SUMMER_TIME, 4 * HOUR, "a");
  start = tend_zone_to_wall (berlin, tend_stopwatch_get_start (stopwatch, &now));
  end = tend_zone_to_wall (berlin, now.wall / 1000);
  g_assert_cmpint (end.second - start.second, ==, 2 * 3600);
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, HOUR);
}

/* The machine slept: CLOCK_BOOTTIME went on, and so did the guitar. */
static void
test_suspending_counts (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  TendStopwatchInstant now = make_instant (3 * HOUR, 7 * HOUR, "a");

  mark (stopwatch, TRUE, 0, 4 * HOUR, "a");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 3 * HOUR);
}

/* After a boot, CLOCK_BOOTTIME is less than it was: the wall clock is all that both have. */
static void
test_a_boot_in_between_is_told_by_the_wall (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  TendStopwatchInstant now = make_instant (BEFORE_SUMMER_TIME + 90 * MINUTE, 5 * MINUTE, "b");
  TendStopwatchInstant earlier = make_instant (BEFORE_SUMMER_TIME - 90 * MINUTE, 5 * MINUTE, "b");

  mark (stopwatch, TRUE, BEFORE_SUMMER_TIME, 400 * MINUTE, "a");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 90 * MINUTE);
  g_assert_cmpint (tend_stopwatch_get_start (stopwatch, &now), ==, BEFORE_SUMMER_TIME / 1000);
  /* A clock that lost its battery says that it has not been started yet. */
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &earlier), ==, 0);
  g_assert_cmpint (tend_stopwatch_get_start (stopwatch, &earlier), ==, earlier.wall / 1000);
}

/* What was measured before a boot stays measured, and what comes after is by the new boot's clock. */
static void
test_each_stretch_goes_by_its_own_clock (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  TendStopwatchInstant now = make_instant (30 * HOUR, 30 * MINUTE, "b");

  mark (stopwatch, TRUE, 0, HOUR, "a");
  mark (stopwatch, FALSE, 5 * HOUR, HOUR + 20 * MINUTE, "a"); /* the clock was set in between */
  mark (stopwatch, TRUE, 20 * HOUR, 15 * MINUTE, "b");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 35 * MINUTE);
}

static void
test_without_a_boot_id_the_wall_counts (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  TendStopwatchInstant now = make_instant (40 * MINUTE, 0, "");

  mark (stopwatch, TRUE, 0, 9 * HOUR, "");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 40 * MINUTE);
}

/* Over midnight it belongs to the day that it began on. */
static void
test_over_midnight (void)
{
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (1);
  g_autoptr (TendZone) utc = tend_zone_new_utc ();
  TendDay day = tend_day_from_ymd (2026, 3, 2);
  gint64 start = ((gint64) day * TEND_SECONDS_A_DAY + 23 * 3600 + 1800) * 1000;
  TendStopwatchInstant now = make_instant (start + 50 * MINUTE, 51 * MINUTE, "a");

  mark (stopwatch, TRUE, start, MINUTE, "a");
  g_assert_cmpint (tend_stopwatch_get_elapsed (stopwatch, &now), ==, 50 * MINUTE);
  g_assert_cmpint (tend_zone_to_day (utc, tend_stopwatch_get_start (stopwatch, &now), 0), ==, day);
}

static void
test_an_instant_is_taken (void)
{
  g_autoptr (TendClock) clock = tend_clock_new_fake (1772445600, "UTC");
  TendStopwatchInstant one, other;

  tend_stopwatch_instant_take (&one, clock);
  tend_stopwatch_instant_take (&other, clock);
  g_assert_cmpint (one.wall, ==, G_GINT64_CONSTANT (1772445600) * 1000);
  g_assert_cmpint (one.boot, >, 0);
  g_assert_cmpstr (one.boot_id, ==, other.boot_id);
  g_assert_cmpint (tend_stopwatch_instant_subtract (&other, &one), >=, 0);
  g_assert_cmpint (tend_stopwatch_instant_subtract (&other, &one), <, MINUTE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stopwatch/it runs without its pauses", test_it_runs_without_its_pauses);
  g_test_add_func ("/stopwatch/setting the clock changes nothing", test_setting_the_clock_changes_nothing);
  g_test_add_func ("/stopwatch/summer time changes nothing", test_summer_time_changes_nothing);
  g_test_add_func ("/stopwatch/suspending counts", test_suspending_counts);
  g_test_add_func ("/stopwatch/a boot in between is told by the wall", test_a_boot_in_between_is_told_by_the_wall);
  g_test_add_func ("/stopwatch/each stretch goes by its own clock", test_each_stretch_goes_by_its_own_clock);
  g_test_add_func ("/stopwatch/without a boot id the wall counts", test_without_a_boot_id_the_wall_counts);
  g_test_add_func ("/stopwatch/over midnight", test_over_midnight);
  g_test_add_func ("/stopwatch/an instant is taken", test_an_instant_is_taken);

  return g_test_run ();
}
