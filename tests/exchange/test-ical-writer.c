/* The lines of a calendar that goes out, and the zones in it, read by libical. */

#include "exchange/tend-ical-timezone.h"
#include "exchange/tend-ical-writer.h"

#include <libical/ical.h>
#include <string.h>

#define WEEK (7 * TEND_SECONDS_A_DAY)

static void
test_lines_are_folded_between_characters (void)
{
  g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) unfolded = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_auto (GStrv) lines = NULL;

  /* Characters of one to four bytes, so that a fold falls into the middle of each. */
  for (int i = 0; i < 100; i++)
    g_string_append (title, i % 3 ? "aüß漢" : "🧗🏽e\u0301");
  tend_ical_writer_add_text (writer, "SUMMARY", title->str);
  lines = g_strsplit (tend_ical_writer_get_text (writer), "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (gsize i = 0; lines[i + 1]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, TEND_ICAL_OCTETS_MAX);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_true ((lines[i][0] == ' ') == (i > 0));
      g_string_append (unfolded, lines[i] + (i > 0));
    }
  g_assert_cmpstr (lines[g_strv_length (lines) - 1], ==, "");
  expected = g_strconcat ("SUMMARY:", title->str, NULL);
  g_assert_cmpstr (unfolded->str, ==, expected);
}

static void
test_a_line_of_just_the_length_is_not_folded (void)
{
  for (int length = TEND_ICAL_OCTETS_MAX - 2; length <= TEND_ICAL_OCTETS_MAX + 2; length++)
    {
      g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
      g_autofree char *line = g_strnfill ((gsize) length, 'x');

      tend_ical_writer_add_line (writer, line);
      g_assert_cmpuint (strlen (tend_ical_writer_get_text (writer)), ==,
                        (gsize) length + (length > TEND_ICAL_OCTETS_MAX ? 5 : 2));
    }
}

static void
test_texts_and_parameters_are_escaped (void)
{
  g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
  g_autoptr (GString) line = g_string_new ("ATTENDEE");

  tend_ical_writer_add_text (writer, "SUMMARY", "a, b; c\\d\r\ne\nf\rg\x01h\ti: \"j\"");
  tend_ical_append_parameter (line, "CN", "Ana \"A\"; Silva^,\nx: ü");
  tend_ical_append_parameter (line, "PARTSTAT", "ACCEPTED");
  tend_ical_writer_add (writer, line->str, "mailto:a@b.example");
  g_assert_cmpstr (tend_ical_writer_get_text (writer), ==,
                   "SUMMARY:a\\, b\\; c\\\\d\\ne\\nf g h\ti: \"j\"\r\n"
                   "ATTENDEE;CN=\"Ana ^'A^'; Silva^^,^nx: ü\";PARTSTAT=ACCEPTED:mailto:a@b.examp\r\n"
                   " le\r\n");
}

static void
find_zones (GPtrArray  *names,
            const char *below)
{
  g_autofree char *folder = g_build_filename (tend_zone_get_folder (), below, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = below ? g_build_filename (below, name, NULL) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (TendZone) zone = NULL;

      if (g_str_equal (id, "posix") || g_str_equal (id, "right") || strchr (id, '.') != NULL)
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_zones (names, id);
      else if ((zone = tend_zone_new (id, NULL)) != NULL)
        g_ptr_array_add (names, g_steal_pointer (&id));
    }
}

static int
get_libical_offset (icaltimezone *timezone,
                    gint64        instant)
{
  struct icaltimetype time = icaltime_from_timet_with_zone ((time_t) instant, 0, icaltimezone_get_utc_timezone ());

  return icaltimezone_get_utc_offset_of_utc_time (timezone, &time, NULL);
}

/* What libical makes of the zone is what the zone says, in each week and around each change. */
static void
assert_zone (TendZone *zone,
             int       first_year,
             int       last_year,
             gboolean  is_endless)
{
  g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
  TendDay first = tend_day_from_ymd (first_year, 1, 1);
  TendDay last = tend_day_from_ymd (last_year, 12, 31);
  gint64 from = (gint64) first * TEND_SECONDS_A_DAY;
  gint64 to = (gint64) last * TEND_SECONDS_A_DAY;
  icalcomponent *component;
  icaltimezone *timezone = icaltimezone_new ();

  tend_ical_timezone_write (zone, first, is_endless ? tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31) : last, writer);
  component = icalparser_parse_string (tend_ical_writer_get_text (writer));
  g_assert_nonnull (component);
  g_assert_cmpint (icalcomponent_count_errors (component), ==, 0);
  g_assert_true (icaltimezone_set_component (timezone, component));
  for (gint64 at = from; at < to; at += WEEK)
    g_assert_cmpint (get_libical_offset (timezone, at), ==, tend_zone_get_offset (zone, at));
  for (gint64 at = tend_zone_get_next_change (zone, from); at < to; at = tend_zone_get_next_change (zone, at))
    {
      g_assert_cmpint (get_libical_offset (timezone, at - 1), ==, tend_zone_get_offset (zone, at - 1));
      g_assert_cmpint (get_libical_offset (timezone, at), ==, tend_zone_get_offset (zone, at));
    }
  icaltimezone_free (timezone, 1);
}

static void
test_every_zone_is_understood_by_libical (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  find_zones (names, NULL);
  g_assert_cmpuint (names->len, >, 300);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (TendZone) zone = tend_zone_new (names->pdata[i], NULL);

      g_test_message ("%s", (const char *) names->pdata[i]);
      assert_zone (zone, 2010, 2045, TRUE);
      assert_zone (zone, 2024, 2026, FALSE);
      assert_zone (zone, 1975, 2000, FALSE);
    }
}

static char *
write_zone (const char *name,
            int         first_year,
            int         last_year)
{
  g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
  g_autoptr (TendZone) zone = tend_zone_new (name, NULL);

  tend_ical_timezone_write (zone, tend_day_from_ymd (first_year, 6, 1), tend_day_from_ymd (last_year, 6, 1), writer);
  return g_strdup (tend_ical_writer_get_text (writer));
}

static void
test_a_zone_looks_as_others_write_it (void)
{
  g_autofree char *berlin = write_zone ("Europe/Berlin", 2026, 2026);
  g_autofree char *new_york = write_zone ("America/New_York", 2026, TEND_DAY_YEAR_MAX);
  g_autofree char *tokyo = write_zone ("Asia/Tokyo", 2026, TEND_DAY_YEAR_MAX);
  g_autofree char *utc = write_zone ("Etc/UTC", 2026, 2026);

  g_assert_cmpstr (berlin, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nX-LIC-LOCATION:Europe/Berlin\r\n"
                   "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
                   "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n");
  g_assert_nonnull (strstr (new_york, "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"));
  g_assert_nonnull (strstr (new_york, "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"));
  g_assert_null (strstr (tokyo, "RRULE"));
  g_assert_nonnull (strstr (tokyo, "TZOFFSETTO:+0900\r\n"));
  g_assert_cmpstr (utc, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nX-LIC-LOCATION:Etc/UTC\r\n"
                   "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"
                   "END:STANDARD\r\nEND:VTIMEZONE\r\n");
}

static void
test_the_first_and_the_last_day_are_no_trouble (void)
{
  static const char *const names[] = { "Europe/Dublin", "Africa/Casablanca", "America/Nuuk", "Africa/Cairo" };
  TendDay last = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
      g_autoptr (TendZone) zone = tend_zone_new (names[i], NULL);

      tend_ical_timezone_write (zone, tend_day_from_ymd (1, 1, 1), last, writer);
      tend_ical_timezone_write (zone, last, last, writer);
      tend_ical_timezone_write (zone, tend_day_from_ymd (1, 1, 1), tend_day_from_ymd (1, 1, 1), writer);
      g_assert_null (strstr (tend_ical_writer_get_text (writer), "DTSTART:-"));
    }
}

int
main (int   argc,
      char *argv[])
{
  icalerror_set_errors_are_fatal (FALSE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical-writer/folds", test_lines_are_folded_between_characters);
  g_test_add_func ("/ical-writer/length", test_a_line_of_just_the_length_is_not_folded);
  g_test_add_func ("/ical-writer/escapes", test_texts_and_parameters_are_escaped);
  g_test_add_func ("/ical-writer/zones/libical", test_every_zone_is_understood_by_libical);
  g_test_add_func ("/ical-writer/zones/words", test_a_zone_looks_as_others_write_it);
  g_test_add_func ("/ical-writer/zones/ends", test_the_first_and_the_last_day_are_no_trouble);
  return g_test_run ();
}
