/* When reminders come: in every zone of tzdata, and around quiet hours, pauses and absences. */

#include "reminders/tend-reminder-rules.h"

#include <string.h>

#define UUID "00000000-0000-4000-8000-000000000001"
#define MINUTE 60
#define HOUR 3600
#define DAY TEND_SECONDS_A_DAY

/* Monday, 2 March 2026, 00:00 in UTC. */
#define MONDAY G_GINT64_CONSTANT (1772409600)

static void
find_zones (GPtrArray  *ids,
            const char *below)
{
  g_autofree char *folder = g_build_filename ("/usr/share/zoneinfo", below, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *id = below ? g_build_filename (below, name, NULL) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;

      if (g_str_equal (id, "posix") || g_str_equal (id, "right") || strchr (id, '.') != NULL)
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_zones (ids, id);
      else if (g_file_get_contents (path, &bytes, NULL, NULL) && g_str_has_prefix (bytes, "TZif"))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
}

static TendZone *
get_zone (const char *id)
{
  g_autoptr (GError) error = NULL;
  TendZone *zone = tend_zone_new (id, &error);

  g_assert_no_error (error);
  return zone;
}

/* Walks a reminder from one time to the next, as the service does, and counts the times. Each date has exactly
 * one, at the instant that RFC 5545 says, which never depends on the one before. */
static guint
walk (TendZone           *zone,
      const TendReminder *reminder,
      TendDay             first_day,
      TendDay             last_day)
{
  gint64 instant = tend_zone_get_start_of_day (zone, first_day, 0) - 1;
  TendDay expected_day = first_day;
  guint n = 0;

  while (expected_day <= last_day)
    {
      gint64 before = instant;
      TendDay day = TEND_DAY_NONE;

      instant = tend_reminder_rules_get_next (reminder, zone, instant, &day);
      g_assert_cmpint (instant, >, before);
      /* A date that a zone left out as a whole has the instant of the next one: the two come once. */
      if (day != expected_day)
        {
          g_assert_cmpint (day, ==, expected_day + 1);
          g_assert_cmpint (tend_reminder_rules_get_instant (zone, expected_day, reminder->minute), ==, before);
        }
      g_assert_cmpint (instant, ==, tend_zone_to_instant (zone, (TendWall){ day, reminder->minute * 60 }));
      expected_day = day + 1;
      n++;
    }
  return n;
}

static void
test_every_zone_has_one_a_day (void)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", UUID, 2 * 60 + 30, TEND_WEEKDAYS_ALL);
  TendDay first_day = tend_day_from_ymd (2026, 1, 1);
  guint n_gaps = 0;

  find_zones (ids, NULL);
  g_assert_cmpuint (ids->len, >, 300);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (g_ptr_array_index (ids, i));

      g_assert_cmpuint (walk (zone, reminder, first_day, first_day + 3649), ==, 3650);
      for (TendDay day = first_day; day < first_day + 3650; day++)
        n_gaps += tend_zone_to_wall (zone, tend_reminder_rules_get_instant (zone, day, 150)).second != 150 * 60;
    }
  /* It was worth the walk: the time was left out again and again. */
  g_assert_cmpuint (n_gaps, >, 1000);
}

static void
test_earlier_years_hold_as_well (void)
{
  static const char *const ids[] = { "Pacific/Apia", "Africa/Casablanca", "Asia/Pyongyang", "Europe/Dublin",
                                     "America/Caracas", "Antarctica/Troll", "Australia/Lord_Howe" };
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", UUID, 2 * 60 + 30, TEND_WEEKDAYS_ALL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids[i]);
      guint n = walk (zone, reminder, tend_day_from_ymd (2008, 1, 1), tend_day_from_ymd (2017, 12, 31));

      /* Samoa had no 30 December 2011. */
      g_assert_cmpuint (n, ==, i == 0 ? 3652 : 3653);
    }
}

static void
test_a_time_in_a_gap_comes_an_hour_later (void)
{
  g_autoptr (TendZone) zone = get_zone ("Europe/Berlin");
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", UUID, 2 * 60 + 30, TEND_WEEKDAYS_ALL);
  gint64 midnight = tend_zone_get_start_of_day (zone, tend_day_from_ymd (2026, 3, 29), 0);
  gint64 instant = tend_reminder_rules_get_next (reminder, zone, midnight, NULL);

  g_assert_cmpint (tend_zone_to_wall (zone, instant).second, ==, 3 * HOUR + 30 * MINUTE);
  g_assert_cmpint (instant - midnight, ==, 2 * HOUR + 30 * MINUTE);
}

static void
test_a_time_that_occurs_twice_comes_the_first_time (void)
{
  g_autoptr (TendZone) zone = get_zone ("Europe/Berlin");
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", UUID, 2 * 60 + 30, TEND_WEEKDAYS_ALL);
  gint64 midnight = tend_zone_get_start_of_day (zone, tend_day_from_ymd (2026, 10, 25), 0);
  gint64 instant = tend_reminder_rules_get_next (reminder, zone, midnight, NULL);

  g_assert_cmpint (instant - midnight, ==, 2 * HOUR + 30 * MINUTE);
  g_assert_cmpint (tend_reminder_rules_get_next (reminder, zone, instant, NULL) - instant, ==, 25 * HOUR);
}

static void
test_weekdays_are_those_of_the_wall (void)
{
  g_autoptr (TendZone) zone = get_zone ("Pacific/Kiritimati"); /* 14 hours ahead */
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", UUID, 60,
                                                            TEND_WEEKDAYS_OF (G_DATE_WEDNESDAY));
  TendDay day;
  gint64 instant = tend_reminder_rules_get_next (reminder, zone, MONDAY, &day);

  g_assert_cmpint (day, ==, tend_day_from_ymd (2026, 3, 4));
  g_assert_cmpint (instant, ==, MONDAY + 2 * DAY + HOUR - 14 * HOUR);
  g_assert_cmpint (tend_reminder_rules_get_next (reminder, zone, instant, &day), ==, instant + 7 * DAY);
}

static gint64
get_quiet_end (TendZone *zone,
               int       start,
               int       end,
               gint64    instant)
{
  const TendReminderQuiet quiet = { TRUE, start, end };

  return tend_reminder_rules_get_quiet_end (&quiet, zone, instant);
}

static void
test_quiet_hours_go_over_midnight (void)
{
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  int start = 22 * 60;
  int end = 7 * 60;

  g_assert_cmpint (get_quiet_end (zone, start, end, MONDAY + 21 * HOUR + 59 * MINUTE), ==,
                   MONDAY + 21 * HOUR + 59 * MINUTE);
  g_assert_cmpint (get_quiet_end (zone, start, end, MONDAY + 22 * HOUR), ==, MONDAY + DAY + 7 * HOUR);
  g_assert_cmpint (get_quiet_end (zone, start, end, MONDAY + DAY), ==, MONDAY + DAY + 7 * HOUR);
  g_assert_cmpint (get_quiet_end (zone, start, end, MONDAY + 6 * HOUR + 59 * MINUTE), ==, MONDAY + 7 * HOUR);
  g_assert_cmpint (get_quiet_end (zone, start, end, MONDAY + 7 * HOUR), ==, MONDAY + 7 * HOUR);
}

static void
test_quiet_hours_within_a_day (void)
{
  g_autoptr (TendZone) zone = tend_zone_new_utc ();

  g_assert_cmpint (get_quiet_end (zone, 13 * 60, 15 * 60, MONDAY + 14 * HOUR), ==, MONDAY + 15 * HOUR);
  g_assert_cmpint (get_quiet_end (zone, 13 * 60, 15 * 60, MONDAY + 15 * HOUR), ==, MONDAY + 15 * HOUR);
  g_assert_cmpint (get_quiet_end (zone, 13 * 60, 15 * 60, MONDAY + 12 * HOUR), ==, MONDAY + 12 * HOUR);
  /* From an hour to itself is no time at all. */
  g_assert_cmpint (get_quiet_end (zone, 13 * 60, 13 * 60, MONDAY + 13 * HOUR), ==, MONDAY + 13 * HOUR);
}

static void
test_quiet_hours_follow_the_wall (void)
{
  g_autoptr (TendZone) zone = get_zone ("Europe/Berlin");
  gint64 midnight = tend_zone_get_start_of_day (zone, tend_day_from_ymd (2026, 3, 29), 0);

  /* That night is an hour shorter, and seven is seven all the same. */
  g_assert_cmpint (get_quiet_end (zone, 22 * 60, 7 * 60, midnight), ==, midnight + 6 * HOUR);
}

static void
test_what_is_important_is_not_held (void)
{
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  const TendReminderQuiet quiet = { TRUE, 22 * 60, 7 * 60 };
  const TendReminderQuiet off = { FALSE, 22 * 60, 7 * 60 };
  gint64 night = MONDAY + 23 * HOUR;

  g_assert_cmpint (tend_reminder_rules_get_show_at (&quiet, zone, night, TRUE), ==, night);
  g_assert_cmpint (tend_reminder_rules_get_show_at (&quiet, zone, night, FALSE), ==, MONDAY + DAY + 7 * HOUR);
  g_assert_cmpint (tend_reminder_rules_get_show_at (&off, zone, night, FALSE), ==, night);
}

static void
test_snoozing (void)
{
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  TendDay monday = tend_day_from_ymd (2026, 3, 2);

  g_assert_cmpint (tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_SHORT, zone, monday, MONDAY), ==,
                   MONDAY + 10 * MINUTE);
  g_assert_cmpint (tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_HOUR, zone, monday, MONDAY), ==,
                   MONDAY + HOUR);
  g_assert_cmpint (tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_MORNING, zone, monday, MONDAY + 20 * HOUR),
                   ==, MONDAY + DAY + 8 * HOUR);
  /* At one at night, where the day starts at four, tomorrow morning is the one that comes. */
  g_assert_cmpint (tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_MORNING, zone, monday, MONDAY + 25 * HOUR),
                   ==, MONDAY + DAY + 8 * HOUR);
}

static void
test_what_comes_is_grouped (void)
{
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY, 0, 3), ==, TEND_REMINDER_NOW);
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY, 0, 4), ==, TEND_REMINDER_TOGETHER);
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY + 15 * MINUTE, 0, 1), ==, TEND_REMINDER_NOW);
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY + 15 * MINUTE + 1, 0, 1), ==,
                   TEND_REMINDER_IN_SUM);
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY, MONDAY + 1, 9), ==, TEND_REMINDER_SILENT);
  g_assert_cmpint (tend_reminder_rules_get_manner (MONDAY, MONDAY, MONDAY, 1), ==, TEND_REMINDER_NOW);
}

static void
test_looking_back (void)
{
  g_autoptr (TendZone) berlin = get_zone ("Europe/Berlin");
  g_autoptr (TendZone) tokyo = get_zone ("Asia/Tokyo");
  g_autoptr (TendZone) lima = get_zone ("America/Lima");

  g_assert_cmpint (tend_reminder_rules_get_since (MONDAY, berlin, berlin, MONDAY + 8 * HOUR), ==, MONDAY);
  /* The clock was set back. */
  g_assert_cmpint (tend_reminder_rules_get_since (MONDAY, berlin, berlin, MONDAY - HOUR), ==, MONDAY - HOUR);
  /* Flying east passes times over, flying west brings known ones again. */
  g_assert_cmpint (tend_reminder_rules_get_since (MONDAY, berlin, tokyo, MONDAY), ==, MONDAY - 8 * HOUR);
  g_assert_cmpint (tend_reminder_rules_get_since (MONDAY, berlin, lima, MONDAY), ==, MONDAY);
  /* A long absence. */
  g_assert_cmpint (tend_reminder_rules_get_since (MONDAY, berlin, berlin, MONDAY + 100 * DAY), ==,
                   MONDAY + 93 * DAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/rules/every-zone-has-one-a-day", test_every_zone_has_one_a_day);
  g_test_add_func ("/reminders/rules/earlier-years-hold-as-well", test_earlier_years_hold_as_well);
  g_test_add_func ("/reminders/rules/a-time-in-a-gap-comes-an-hour-later",
                   test_a_time_in_a_gap_comes_an_hour_later);
  g_test_add_func ("/reminders/rules/a-time-that-occurs-twice-comes-the-first-time",
                   test_a_time_that_occurs_twice_comes_the_first_time);
  g_test_add_func ("/reminders/rules/weekdays-are-those-of-the-wall", test_weekdays_are_those_of_the_wall);
  g_test_add_func ("/reminders/rules/quiet-hours-go-over-midnight", test_quiet_hours_go_over_midnight);
  g_test_add_func ("/reminders/rules/quiet-hours-within-a-day", test_quiet_hours_within_a_day);
  g_test_add_func ("/reminders/rules/quiet-hours-follow-the-wall", test_quiet_hours_follow_the_wall);
  g_test_add_func ("/reminders/rules/what-is-important-is-not-held", test_what_is_important_is_not_held);
  g_test_add_func ("/reminders/rules/snoozing", test_snoozing);
  g_test_add_func ("/reminders/rules/what-comes-is-grouped", test_what_comes_is_grouped);
  g_test_add_func ("/reminders/rules/looking-back", test_looking_back);
  return g_test_run ();
}
