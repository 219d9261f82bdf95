/* Wall clocks and instants in every zone of tzdata, with libc as the second opinion.
 *
 * Runs once with the system's tzdata and once, by TZDIR, with files in zic's short form, in which all of the
 * future is a rule. */

#include "base/tend-error.h"
#include "base/tend-zone-rule.h"
#include "base/tend-zone.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define HOUR 3600
#define DAY TEND_SECONDS_A_DAY
/* Every offset of these years is a multiple of it. */
#define STEP (15 * 60)

static const char *
get_zone_folder (void)
{
  const char *folder = g_getenv ("TZDIR");

  return folder ? folder : "/usr/share/zoneinfo";
}

static void
find_ids (GPtrArray  *ids,
          const char *below)
{
  g_autofree char *folder = g_build_filename (get_zone_folder (), below, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = below ? g_build_filename (below, name, NULL) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;

      if (g_str_equal (id, "posix") || g_str_equal (id, "right") || strchr (id, '.') != NULL)
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_ids (ids, id);
      else if (g_file_get_contents (path, &bytes, NULL, NULL) && g_str_has_prefix (bytes, "TZif"))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
}

/* The names of all zones; with @distinct, one for each of those that differ. */
static GPtrArray *
get_ids (gboolean distinct)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  find_ids (ids, NULL);
  for (guint i = 0; distinct && i < ids->len;)
    {
      g_autofree char *path = g_build_filename (get_zone_folder (), ids->pdata[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      if (g_hash_table_add (seen, g_compute_checksum_for_data (G_CHECKSUM_SHA1, (guint8 *) bytes, size)))
        i++;
      else
        g_ptr_array_remove_index_fast (ids, i);
    }
  return ids;
}

static TendZone *
get_zone (const char *id)
{
  g_autoptr (GError) error = NULL;
  TendZone *zone = tend_zone_new (id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tend_zone_get_id (zone), ==, id);
  return zone;
}

static void
set_libc_zone (const char *id)
{
  g_autofree char *variable = g_strconcat (":", id, NULL);

  g_setenv ("TZ", variable, TRUE);
  tzset ();
}

static int
get_libc_offset (gint64 instant)
{
  time_t time = (time_t) instant;
  struct tm tm;

  g_assert_nonnull (localtime_r (&time, &tm));
  return (int) tm.tm_gmtoff;
}

static gint64
get_utc (int year,
         int month,
         int day,
         int hour,
         int minute)
{
  return (gint64) tend_day_from_ymd (year, month, day) * DAY + hour * HOUR + minute * 60;
}

static TendWall
get_wall (gint64 seconds)
{
  TendDay day = (TendDay) (seconds / DAY - (seconds % DAY < 0 ? 1 : 0));

  return (TendWall) { day, (int) (seconds - (gint64) day * DAY) };
}

static gint64
get_seconds (TendWall wall)
{
  return (gint64) wall.day * DAY + wall.second;
}

/* What RFC 5545 says, by looking at libc's wall at every STEP from @from: the first instant that shows
 * @seconds, otherwise @seconds with the offset that held when the wall jumped over it. */
static gint64
get_instant_by_search (gint64     from,
                       const int *offsets,
                       guint      n_offsets,
                       gint64     seconds)
{
  for (guint i = 0; i < n_offsets; i++)
    if (from + i * STEP + offsets[i] == seconds)
      return from + i * STEP;
  for (guint i = 0; i + 1 < n_offsets; i++)
    if (from + i * STEP + offsets[i] < seconds && from + (i + 1) * STEP + offsets[i + 1] > seconds)
      return seconds - offsets[i];
  g_assert_not_reached ();
}

static void
check_around (TendZone *zone,
              gint64    change)
{
  int offsets[2 * 10 * HOUR / STEP];

  /* Whole quarters of an hour, and the seconds right before them. */
  for (int before = 0; before <= 1; before++)
    {
      gint64 from = change - 10 * HOUR - before;
      gint64 wall;

      for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
        {
          offsets[i] = get_libc_offset (from + i * STEP);
          g_assert_cmpint (offsets[i] % STEP, ==, 0);
          g_assert_cmpint (tend_zone_get_offset (zone, from + i * STEP), ==, offsets[i]);
        }
      wall = from + offsets[0];
      for (gint64 seconds = wall + 4 * HOUR; seconds < wall + 16 * HOUR; seconds += STEP)
        g_assert_cmpint (tend_zone_to_instant (zone, get_wall (seconds)), ==,
                         get_instant_by_search (from, offsets, G_N_ELEMENTS (offsets), seconds));
    }
}

/* Finds the clock changes by libc, and returns how many there were. */
static guint
check_years (TendZone *zone,
             int       first,
             int       last)
{
  guint n_changes = 0;
  gint64 end = get_utc (last + 1, 1, 1, 0, 0);

  for (gint64 week = get_utc (first, 1, 1, 0, 0); week < end; week += 7 * DAY)
    {
      gint64 low = week;
      gint64 high = week + 7 * DAY;
      int before = get_libc_offset (low);

      if (get_libc_offset (high) == before)
        continue;
      while (high - low > 1)
        {
          gint64 middle = low + (high - low) / 2;

          if (get_libc_offset (middle) == before)
            low = middle;
          else
            high = middle;
        }
      g_assert_cmpint (high % STEP, ==, 0);
      g_assert_cmpint (tend_zone_get_offset (zone, low), ==, before);
      check_around (zone, high);
      n_changes++;
    }
  return n_changes;
}

static void
test_every_zone_agrees_with_libc_around_its_changes (void)
{
  g_autoptr (GPtrArray) ids = get_ids (TRUE);
  guint n_changes = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);

      set_libc_zone (ids->pdata[i]);
      n_changes += check_years (zone, 2024, 2034);
      /* By the rule, and, beyond 2400, whole cycles of the calendar later. */
      n_changes += check_years (zone, 2051, 2051);
      n_changes += check_years (zone, 2836, 2836);
    }
  g_test_message ("%u zones, %u clock changes", ids->len, n_changes);
  g_assert_cmpuint (ids->len, >, 250);
  g_assert_cmpuint (n_changes, >, 1500);
}

static void
test_every_zone_has_libc_offsets_through_history (void)
{
  g_autoptr (GPtrArray) ids = get_ids (TRUE);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);

      set_libc_zone (ids->pdata[i]);
      for (gint64 instant = get_utc (1840, 1, 1, 0, 0);
           instant < get_utc (2150, 1, 1, 0, 0);
           instant += 97 * DAY)
        if (tend_zone_get_offset (zone, instant) != get_libc_offset (instant))
          g_error ("%s at %" G_GINT64_FORMAT, (char *) ids->pdata[i], instant);
    }
}

static void
test_changes_follow_each_other_in_every_zone (void)
{
  g_autoptr (GPtrArray) ids = get_ids (TRUE);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);
      gint64 end = get_utc (2500, 1, 1, 0, 0);
      gint64 at = get_utc (1800, 1, 1, 0, 0);

      while (at < end)
        {
          gint64 next = tend_zone_get_next_change (zone, at);

          g_assert_cmpint (next, >, at);
          if (next == G_MAXINT64)
            break;
          g_assert_cmpint (tend_zone_get_offset (zone, next - 1), !=, tend_zone_get_offset (zone, next));
          g_assert_cmpint (tend_zone_get_offset (zone, at), ==, tend_zone_get_offset (zone, next - 1));
          g_assert_cmpint (tend_zone_get_next_change (zone, next - 1), ==, next);
          at = next;
        }
    }
  {
    g_autoptr (TendZone) utc = tend_zone_new_utc ();
    g_autoptr (TendZone) lisbon = get_zone ("Europe/Lisbon");

    g_assert_cmpint (tend_zone_get_next_change (utc, 0), ==, G_MAXINT64);
    g_assert_cmpint (tend_zone_get_next_change (lisbon, get_utc (2026, 3, 1, 0, 0)), ==,
                     get_utc (2026, 3, 29, 1, 0));
  }
}

static void
test_every_name_gives_a_zone (void)
{
  g_autoptr (GPtrArray) ids = get_ids (FALSE);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);
    }
  g_assert_cmpuint (ids->len, >, 300);
}

static void
test_a_daily_time_comes_once_a_day (void)
{
  g_autoptr (GPtrArray) ids = get_ids (TRUE);
  TendDay first = tend_day_from_ymd (2024, 1, 1);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);
      gint64 previous = G_MININT64;

      for (TendDay day = first; day < first + 3650; day++)
        {
          TendWall half_past_two = { day, 2 * HOUR + 30 * 60 };
          gint64 instant = tend_zone_to_instant (zone, half_past_two);
          TendWall wall = tend_zone_to_wall (zone, instant);

          g_assert_cmpint (instant, >, previous);
          g_assert_cmpint (wall.day, ==, day);
          /* Later by the length of a gap, never earlier, and never drifting. */
          g_assert_cmpint (wall.second, >=, half_past_two.second);
          g_assert_cmpint (wall.second, <=, half_past_two.second + 2 * HOUR);
          previous = instant;
        }
    }
}

static void
test_gaps_and_repetitions_as_the_rfc_reads_them (void)
{
  static const struct
  {
    const char *id;
    int year, month, day, hour, minute;
    int to_utc; /* minutes */
  } cases[] = {
    /* RFC 5545's own examples. */
    { "America/New_York", 2007, 11, 4, 1, 30, 4 * 60 },
    { "America/New_York", 2007, 3, 11, 2, 30, 5 * 60 },
    { "Europe/Berlin", 2026, 3, 29, 1, 59, -60 },
    { "Europe/Berlin", 2026, 3, 29, 2, 0, -60 },
    { "Europe/Berlin", 2026, 3, 29, 3, 0, -120 },
    { "Europe/Berlin", 2026, 10, 25, 2, 0, -120 },
    { "Europe/Berlin", 2026, 10, 25, 3, 0, -60 },
    /* Summer is the smaller offset, by law. */
    { "Europe/Dublin", 2060, 1, 10, 12, 0, 0 },
    { "Europe/Dublin", 2060, 7, 10, 12, 0, -60 },
    /* Half an hour. */
    { "Australia/Lord_Howe", 2026, 10, 4, 2, 15, -630 },
    { "Australia/Lord_Howe", 2026, 4, 5, 1, 45, -660 },
    /* Two hours. */
    { "Antarctica/Troll", 2026, 3, 29, 2, 30, 0 },
    { "Antarctica/Troll", 2026, 10, 25, 1, 30, -120 },
    /* A day that was left out, and a daily time within it. */
    { "Pacific/Apia", 2011, 12, 30, 12, 0, 10 * 60 },
    { "Pacific/Kwajalein", 1993, 8, 21, 12, 0, 12 * 60 },
    /* Ramadan, and the change at midnight of a day. */
    { "Africa/Casablanca", 2026, 2, 15, 2, 30, -60 },
    { "Africa/Cairo", 2026, 4, 24, 0, 30, -120 },
    /* A day that came twice: the first of them. */
    { "America/Juneau", 1867, 10, 19, 12, 0, -(15 * 60 + 2) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendZone) zone = get_zone (cases[i].id);
      gint64 wall = get_utc (cases[i].year, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute);

      g_test_message ("%s %d", cases[i].id, cases[i].year);
      /* Local mean time has odd seconds. */
      g_assert_cmpint (tend_zone_to_instant (zone, get_wall (wall)) / 60, ==, wall / 60 + cases[i].to_utc);
    }
}

/* At every hour of the year: days never go back, and each lasts from its start until the next one's. */
static void
check_days (TendZone *zone,
            int       year,
            int       day_start)
{
  TendDay previous = G_MININT32;

  for (gint64 instant = get_utc (year, 1, 1, 0, 0); instant < get_utc (year + 1, 1, 1, 0, 0); instant += HOUR)
    {
      TendDay day = tend_zone_to_day (zone, instant, day_start);

      g_assert_cmpint (day, >=, previous);
      g_assert_cmpint (tend_zone_get_start_of_day (zone, day, day_start), <=, instant);
      g_assert_cmpint (tend_zone_get_start_of_day (zone, day + 1, day_start), >, instant);
      previous = day;
    }
}

static void
test_days_follow_each_other_in_every_zone (void)
{
  g_autoptr (GPtrArray) ids = get_ids (TRUE);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendZone) zone = get_zone (ids->pdata[i]);

      check_days (zone, 2026, (int) i % (TEND_DAY_START_MAX + 1));
    }
}

static void
test_a_day_starts_when_its_hour_is_on_the_wall (void)
{
  g_autoptr (TendZone) berlin = get_zone ("Europe/Berlin");
  g_autoptr (TendZone) chatham = get_zone ("Pacific/Chatham");
  g_autoptr (TendZone) apia = get_zone ("Pacific/Apia");
  TendDay day = tend_day_from_ymd (2026, 3, 29);
  gint64 change;

  /* A night of 23 hours, whose start of the day falls into the gap. */
  g_assert_cmpint (tend_zone_get_start_of_day (berlin, day, 2), ==, get_utc (2026, 3, 29, 1, 0));
  g_assert_cmpint (tend_zone_to_day (berlin, get_utc (2026, 3, 29, 1, 0) - 1, 2), ==, day - 1);
  g_assert_cmpint (tend_zone_to_day (berlin, get_utc (2026, 3, 29, 1, 0), 2), ==, day);
  g_assert_cmpint (tend_zone_to_day (berlin, get_utc (2026, 3, 29, 1, 59), 4), ==, day - 1);
  g_assert_cmpint (tend_zone_to_day (berlin, get_utc (2026, 3, 29, 2, 0), 4), ==, day);

  /* 03:45 becomes 02:45, and the day that began at 03:00 stays. */
  day = tend_day_from_ymd (2026, 4, 5);
  change = get_utc (2026, 4, 4, 14, 0);
  g_assert_cmpint (tend_zone_to_wall (chatham, change).second, ==, 2 * HOUR + 45 * 60);
  g_assert_cmpint (tend_zone_to_day (chatham, change - 45 * 60 - 1, 3), ==, day - 1);
  g_assert_cmpint (tend_zone_to_day (chatham, change - 45 * 60, 3), ==, day);
  g_assert_cmpint (tend_zone_to_day (chatham, change, 3), ==, day);
  for (int hours = 0; hours <= TEND_DAY_START_MAX; hours++)
    {
      check_days (chatham, 2026, hours);
      check_days (apia, 2011, hours);
    }

  /* Samoa had no 30 December 2011. */
  day = tend_day_from_ymd (2011, 12, 30);
  g_assert_cmpint (tend_zone_get_start_of_day (apia, day, 0), ==, get_utc (2011, 12, 30, 10, 0));
  g_assert_cmpint (tend_zone_get_start_of_day (apia, day + 1, 0), ==, get_utc (2011, 12, 30, 10, 0));
  g_assert_cmpint (tend_zone_to_day (apia, get_utc (2011, 12, 30, 10, 0) - 1, 0), ==, day - 1);
  g_assert_cmpint (tend_zone_to_day (apia, get_utc (2011, 12, 30, 10, 0), 0), ==, day + 1);
}

static void
test_any_instant_has_a_wall (void)
{
  static const gint64 instants[] = { G_MININT64, G_MININT64 / 2, -1, 0, 1, G_MAXINT64 / 2, G_MAXINT64 };
  g_autoptr (TendZone) zone = get_zone ("Europe/Berlin");
  g_autoptr (TendZone) utc = tend_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      TendWall wall = tend_zone_to_wall (zone, instants[i]);
      TendDay day = tend_zone_to_day (zone, instants[i], 6);

      g_assert_cmpint (tend_day_get_year (wall.day), >=, TEND_DAY_YEAR_MIN);
      g_assert_cmpint (tend_day_get_year (wall.day), <=, TEND_DAY_YEAR_MAX);
      g_assert_cmpint (wall.second, >=, 0);
      g_assert_cmpint (wall.second, <, DAY);
      g_assert_cmpint (ABS (day - wall.day), <=, 1);
    }
  g_assert_cmpint (tend_zone_to_wall (utc, -1).day, ==, -1);
  g_assert_cmpint (tend_zone_to_wall (utc, -1).second, ==, DAY - 1);
  for (int year = TEND_DAY_YEAR_MIN + 1; year < TEND_DAY_YEAR_MAX; year++)
    {
      gint64 noon = get_utc (year, 7, 1, 12, 0);
      gint64 instant = tend_zone_to_instant (zone, get_wall (noon));

      g_assert_cmpint (get_seconds (tend_zone_to_wall (zone, instant)), ==, noon);
    }
}

static void
test_what_is_no_zone_is_refused_kindly (void)
{
  static const char *const wrong[] = {
    "", "Mars/Olympus_Mons", "Europe", "Europe/", "/etc/localtime", "../../../etc/localtime",
    "right/Europe/Berlin",
    "Europe/Berlin ", "UTC+2", "GMT2", "+02:00", "CEST", "zone.tab", "<+02>", "<x>2", "CET-1CEST", "CET,",
    "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,M3.5.0", "CET-1CEST,J0,J1",
    "\xff\xfe",
  };
  g_autofree char *endless = g_strnfill (10000, 'x');

  for (gsize i = 0; i <= G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_zone_new (i < G_N_ELEMENTS (wrong) ? wrong[i] : endless, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 300);
    }
  g_assert_null (tend_zone_new (NULL, NULL));
}

/* In two years that every zone has a rule for. */
static void
assert_same_zone (TendZone *a,
                  TendZone *b)
{
  for (gint64 instant = get_utc (2039, 1, 1, 0, 0); instant < get_utc (2041, 1, 1, 0, 0); instant += 6 * HOUR)
    g_assert_cmpint (tend_zone_get_offset (a, instant), ==, tend_zone_get_offset (b, instant));
}

static void
test_the_local_zone_follows_the_variable (void)
{
  static const struct
  {
    const char *variable;
    const char *id;
    const char *same_as;
  } cases[] = {
    { "Europe/Lisbon", "Europe/Lisbon", "Europe/Lisbon" },
    { ":Asia/Kolkata", "Asia/Kolkata", "Asia/Kolkata" },
    { "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo" },
    { "CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin" },
    { "IST-1GMT0,M10.5.0,M3.5.0/1", "IST-1GMT0,M10.5.0,M3.5.0/1", "Europe/London" },
    { "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "Australia/Lord_Howe" },
    { "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "America/Nuuk" },
    { "JST-9", "<JST>-9", "Asia/Tokyo" },
    { "Nowhere/Land", "UTC", "UTC" },
    { "", "UTC", "UTC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendZone) local = NULL;
      g_autoptr (TendZone) again = NULL;
      g_autoptr (TendZone) same = get_zone (cases[i].same_as);

      g_setenv ("TZ", cases[i].variable, TRUE);
      local = tend_zone_new_local ();
      g_assert_cmpstr (tend_zone_get_id (local), ==, cases[i].id);
      assert_same_zone (local, same);
      again = get_zone (cases[i].id);
      assert_same_zone (again, same);
    }
  g_unsetenv ("TZ");
}

static void
test_rules_count_days_of_the_year_as_posix_does (void)
{
  static const struct
  {
    const char *text;
    int year;
    int start_month, start_day, start_hour;
  } cases[] = {
    { "AAA0BBB,J59/0,J300", 2024, 2, 28, 0 },  { "AAA0BBB,J60/0,J300", 2024, 3, 1, 0 },
    { "AAA0BBB,J60/0,J300", 2025, 3, 1, 0 },   { "AAA0BBB,59/0,300", 2024, 2, 29, 0 },
    { "AAA0BBB,59/0,300", 2025, 3, 1, 0 },     { "AAA0BBB,0,300", 2025, 1, 1, 2 },
    { "AAA0BBB,M2.5.4/5,J300", 2024, 2, 29, 5 }, { "AAA0BBB,M2.5.4/26,J300", 2025, 2, 28, 2 },
    { "AAA0BBB,M3.4.4/50,J300", 2026, 3, 28, 2 }, { "AAA3BBB,M3.1.1/-2,J300", 2026, 3, 2, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendZoneRule rule;
      TendZoneChange changes[2];

      g_assert_true (tend_zone_rule_parse (cases[i].text, &rule));
      tend_zone_rule_get_changes (&rule, cases[i].year, changes);
      g_assert_cmpint (changes[0].at, ==, get_utc (cases[i].year, cases[i].start_month, cases[i].start_day,
                                                   cases[i].start_hour, 0));
      g_assert_cmpint (changes[0].offset - changes[1].offset, ==, HOUR);
    }
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tend-zone-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
assert_link_is (const char *path,
                const char *id)
{
  g_autoptr (TendZone) zone = tend_zone_new_from_link (path);

  g_assert_cmpstr (zone ? tend_zone_get_id (zone) : NULL, ==, id);
}

static void
test_a_link_names_the_zone (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "localtime", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *beside = g_build_filename (folder, "timezone", NULL);

  assert_link_is (path, NULL);
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Europe/Lisbon", path));
  assert_link_is (path, "Europe/Lisbon");
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (symlink ("../usr/share/zoneinfo/America/Argentina/Ushuaia", path));
  assert_link_is (path, "America/Argentina/Ushuaia");

  /* By way of another link. */
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (symlink ("other", path));
  assert_link_is (path, NULL);
  g_assert_no_errno (symlink ("/usr/share/zoneinfo/Asia/Tokyo", other));
  assert_link_is (path, "Asia/Tokyo");

  /* A copy, whose name is beside it. */
  g_assert_no_errno (g_unlink (path));
  g_assert_true (g_file_set_contents (path, "TZif", -1, NULL));
  assert_link_is (path, NULL);
  g_assert_true (g_file_set_contents (beside, "Africa/Cairo\n", -1, NULL));
  assert_link_is (path, "Africa/Cairo");

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_unlink (other));
  g_assert_no_errno (g_unlink (beside));
  g_assert_no_errno (g_rmdir (folder));
}

static void
check_damaged (const char *path,
               const char *bytes,
               gsize       size)
{
  g_autoptr (TendZone) zone = NULL;

  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  zone = tend_zone_new ("Damaged", NULL);
  if (zone != NULL)
    g_assert_cmpint (ABS (tend_zone_get_offset (zone, get_utc (2026, 7, 1, 0, 0))), <, 26 * HOUR);
}

static void
test_damaged_files_do_no_harm (void)
{
  g_autofree char *original = g_build_filename (get_zone_folder (), "Africa", "Abidjan", NULL);
  g_autofree char *was = g_strdup (g_getenv ("TZDIR"));
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "Damaged", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (original, &bytes, &size, NULL));
  g_setenv ("TZDIR", folder, TRUE);
  for (gsize cut = 0; cut < size; cut++)
    {
      check_damaged (path, bytes, cut);
      g_assert_null (tend_zone_new ("Damaged", NULL));
    }
  for (gsize at = 0; at < size; at++)
    {
      char kept = bytes[at];

      bytes[at] = (char) ~kept;
      check_damaged (path, bytes, size);
      bytes[at] = kept;
    }
  check_damaged (path, bytes, size);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
  if (was)
    g_setenv ("TZDIR", was, TRUE);
  else
    g_unsetenv ("TZDIR");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/every-name-gives-a-zone", test_every_name_gives_a_zone);
  g_test_add_func ("/zone/changes-follow-each-other-in-every-zone", test_changes_follow_each_other_in_every_zone);
  g_test_add_func ("/zone/every-zone-agrees-with-libc-around-its-changes",
                   test_every_zone_agrees_with_libc_around_its_changes);
  g_test_add_func ("/zone/every-zone-has-libc-offsets-through-history",
                   test_every_zone_has_libc_offsets_through_history);
  g_test_add_func ("/zone/a-daily-time-comes-once-a-day", test_a_daily_time_comes_once_a_day);
  g_test_add_func ("/zone/gaps-and-repetitions-as-the-rfc-reads-them",
                   test_gaps_and_repetitions_as_the_rfc_reads_them);
  g_test_add_func ("/zone/days-follow-each-other-in-every-zone", test_days_follow_each_other_in_every_zone);
  g_test_add_func ("/zone/a-day-starts-when-its-hour-is-on-the-wall",
                   test_a_day_starts_when_its_hour_is_on_the_wall);
  g_test_add_func ("/zone/any-instant-has-a-wall", test_any_instant_has_a_wall);
  g_test_add_func ("/zone/what-is-no-zone-is-refused-kindly", test_what_is_no_zone_is_refused_kindly);
  g_test_add_func ("/zone/the-local-zone-follows-the-variable", test_the_local_zone_follows_the_variable);
  g_test_add_func ("/zone/rules-count-days-of-the-year-as-posix-does",
                   test_rules_count_days_of_the_year_as_posix_does);
  g_test_add_func ("/zone/a-link-names-the-zone", test_a_link_names_the_zone);
  g_test_add_func ("/zone/damaged-files-do-no-harm", test_damaged_files_do_no_harm);
  return g_test_run ();
}
