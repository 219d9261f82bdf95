/* What an iCalendar file says, as rows of plans, and what is told about the rest. */

#include "exchange/ical-kit.h"

#include <string.h>

/* Holds the first plan of a calendar to "column=value" pairs. */
static void
assert_plan (const char *lines,
             const char *expected)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (lines);

  g_assert_cmpuint (file->entries->len, >=, 1);
  kit_assert_row (file->archive, "plan", 0, expected);
}

static void
assert_text (TendIcalFile *file,
             const char   *table,
             guint         row,
             const char   *column,
             const char   *expected)
{
  g_autofree char *text = kit_text (file->archive, table, row, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Its one event is left out, and @words are said of that. */
static void
assert_left_out (const char *lines,
                 const char *words)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (lines);

  g_assert_cmpuint (file->entries->len, ==, 0);
  ical_kit_assert_noted (file, words);
  ical_kit_assert_noted (file, "It is left out.");
}

static void
test_an_event_is_a_plan (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      "X-WR-CALNAME:Home\n"
      EVENT ("UID:one@example.org\n"
             "DTSTAMP:20260101T000000Z\n"
             "CREATED:20251224T180000Z\n"
             "LAST-MODIFIED:20251231T235959Z\n"
             "SEQUENCE:3\n"
             "DTSTART:20260302T090000\n"
             "DTEND:20260302T103000\n"
             "SUMMARY:Walk\\, then “cof\n fee”\\; \\\\\n"
             "LOCATION:By the river\\nat the bridge\n"
             "DESCRIPTION:Line one\\nline two\\Nline three\n"));

  g_assert_cmpstr (file->name, ==, "Home");
  g_assert_cmpuint (kit_count (file->archive, "plan"), ==, 1);
  assert_text (file, "plan", 0, "title", "Walk, then “coffee”; \\");
  assert_text (file, "plan", 0, "place", "By the river\nat the bridge");
  assert_text (file, "plan", 0, "note", "Line one\nline two\nline three");
  kit_assert_row (file->archive, "plan", 0,
                  "uid=one@example.org sequence=3 created_at=1766599200 modified_at=1767225599 is_all_day=0"
                  " start_day=2026-03-02 start_minute=540 end_day=2026-03-02 end_minute=630 zone= rule= series_end=null"
                  " status=planned extra=");
  g_assert_null (tend_archive_get_notes (file->archive)[0]);
}

static void
test_lines_may_be_as_programs_write_them (void)
{
  /* Bare line feeds, lower case, spaces behind a component, empty lines, a byte order mark, a fold within a letter. */
  const char *text = "\xef\xbb\xbf" "begin:vcalendar \n\nBEGIN:vevent\nuid:a\nsummary:gr\xc3\n \xbc\xc3\n\t\x9f" "e\n"
                     "dtstart;value=date-time:20260302T090000\nend:vevent\nEND:VCALENDAR";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TendIcalFile) file = tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, NULL, &error);

  g_assert_no_error (error);
  kit_assert_row (file->archive, "plan", 0, "title=grüße start_minute=540 end_minute=540");
}

static void
test_zones_are_known_by_name (void)
{
  static const struct
  {
    const char *tzid;
    const char *zone;
  } cases[] = {
    { "Europe/Lisbon", "Europe/Lisbon" },
    { "\"Europe/Lisbon\"", "Europe/Lisbon" },
    { "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires" },
    { "W. Europe Standard Time", "Europe/Berlin" },
    { "Eastern Standard Time", "America/New_York" },
    { "Tokyo Standard Time", "Asia/Tokyo" },
    { "/freeassociation.sourceforge.net/Europe/Oslo", "Europe/Oslo" },
    { "/citadel.org/20260101_1/Asia/Kolkata", "Asia/Kolkata" },
    { "UTC", "UTC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strdup_printf (EVENT ("UID:a\nDTSTART;TZID=%s:20260302T090000\n"), cases[i].tzid);
      g_autofree char *expected = g_strdup_printf ("zone=%s start_minute=540", cases[i].zone);

      g_test_message ("%s", cases[i].tzid);
      assert_plan (lines, expected);
    }
  assert_plan (EVENT ("UID:a\nDTSTART:20260302T090000Z\nDTEND:20260302T093000Z\n"),
               "zone=UTC start_minute=540 end_minute=570");
  assert_plan (EVENT ("UID:a\n" WHEN), "zone=");
}

#define RULES_OF_NEW_YORK(more) \
  "BEGIN:VTIMEZONE\nTZID:Custom 1\n" more \
  "BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n" \
  "TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\n" \
  "BEGIN:STANDARD\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n" \
  "TZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\n"

#define IN_CUSTOM EVENT ("UID:a\nDTSTART;TZID=Custom 1:20260302T090000\n")

static void
test_zones_are_known_by_their_rules (void)
{
  /* Wherever the definition stands. */
  assert_plan (RULES_OF_NEW_YORK ("") IN_CUSTOM, "zone=America/New_York start_minute=540");
  assert_plan (IN_CUSTOM RULES_OF_NEW_YORK (""), "zone=America/New_York start_minute=540");
  assert_plan (RULES_OF_NEW_YORK ("X-LIC-LOCATION:America/Detroit\n") IN_CUSTOM, "zone=America/Detroit");
  assert_plan ("BEGIN:VTIMEZONE\nTZID:Custom 1\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\n"
               "TZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n" IN_CUSTOM,
               "zone=Etc/GMT-3");
  /* Of zones that change today as Berlin does. */
  assert_plan ("BEGIN:VTIMEZONE\nTZID:Custom 1\n"
               "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
               "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
               "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
               "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n" IN_CUSTOM,
               "zone=Europe/Berlin");
}

static void
test_a_zone_that_does_not_exist_is_the_clock_wherever_one_is (void)
{
  static const char *const names[] = { "Mars/Olympus", "EST5EDT,M3.2.0,M11.1.0", "../../etc/passwd", "Custom 1" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *lines =
          g_strdup_printf (EVENT ("UID:a\nDTSTART;TZID=\"%s\":20260302T090000\n") EVENT (
                               "UID:b\nDTSTART;TZID=\"%s\":20260303T090000\nDURATION:PT1H\n"),
                           names[i], names[i]);
      g_autoptr (TendIcalFile) file = ical_kit_read (lines);

      g_assert_cmpuint (file->entries->len, ==, 2);
      kit_assert_row (file->archive, "plan", 0, "zone= start_minute=540");
      kit_assert_row (file->archive, "plan", 1, "zone= end_minute=600");
      /* Once for all, with the line on which it stands first. */
      g_assert_cmpuint (g_strv_length ((char **) tend_archive_get_notes (file->archive)), ==, 1);
      ical_kit_assert_noted (file, names[i]);
      ical_kit_assert_noted (file, "Line 6:");
    }
  /* One with rules that no zone has. */
  assert_plan ("BEGIN:VTIMEZONE\nTZID:Custom 1\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0217\n"
               "TZOFFSETTO:+0217\nEND:STANDARD\nEND:VTIMEZONE\n" IN_CUSTOM,
               "zone= start_minute=540");
}

static void
test_a_single_time_in_utc_is_brought_home (void)
{
  const char *event = EVENT ("UID:a\nDTSTART:20260701T080000Z\nDTEND:20260701T093000Z\n");
  const char *series = EVENT ("UID:a\nDTSTART:20260701T080000Z\nRRULE:FREQ=DAILY\n");
  g_autofree char *home = g_strconcat ("X-WR-TIMEZONE:Europe/Vienna\n", event, NULL);
  g_autofree char *home_series = g_strconcat ("X-WR-TIMEZONE:Europe/Vienna\n", series, NULL);

  assert_plan (home, "zone=Europe/Vienna start_minute=600 end_minute=690");
  /* One that repeats is always at that hour of UTC, which no wall shows all year. */
  assert_plan (home_series, "zone=UTC start_minute=480");
}

static void
test_all_day_events_have_days (void)
{
  assert_plan (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260305\n"),
               "is_all_day=1 start_day=2026-03-02 end_day=2026-03-04 start_minute=0 end_minute=0 zone=");
  assert_plan (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\n"), "is_all_day=1 end_day=2026-03-02");
  assert_plan (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260302\n"), "end_day=2026-03-02");
  assert_plan (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nDURATION:P3D\n"), "is_all_day=1 end_day=2026-03-04");
  assert_plan (EVENT ("UID:a\nDTSTART;VALUE=DATE:20240228\nDURATION:P1W\n"), "end_day=2024-03-05");
}

static void
test_durations_are_days_on_the_wall_and_hours_in_fact (void)
{
  /* The clocks of Berlin go forward on 29 March 2026. */
  assert_plan (EVENT ("UID:a\nDTSTART;TZID=Europe/Berlin:20260328T120000\nDURATION:P1D\n"),
               "end_day=2026-03-29 end_minute=720");
  assert_plan (EVENT ("UID:a\nDTSTART;TZID=Europe/Berlin:20260328T120000\nDURATION:PT24H\n"),
               "end_day=2026-03-29 end_minute=780");
  assert_plan (EVENT ("UID:a\nDTSTART:20260302T233000\nDURATION:PT1H30M\n"), "end_day=2026-03-03 end_minute=60");
  /* An end in another zone. */
  assert_plan (EVENT ("UID:a\nDTSTART;TZID=Europe/Lisbon:20260302T090000\n"
                      "DTEND;TZID=Asia/Tokyo:20260302T193000\n"),
               "zone=Europe/Lisbon end_day=2026-03-02 end_minute=630");
}

static void
test_rules_and_single_dates_make_a_series (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\nSUMMARY:Choir\nDTSTART;TZID=Europe/Lisbon:20260302T190000\nDURATION:PT2H\n"
             "RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=MO;COUNT=10\n"
             "EXDATE;TZID=Europe/Lisbon:20260309T190000,20260316T190000\n"
             "EXDATE:20260330T180000Z\n"
             "RDATE;TZID=Europe/Berlin:20260304T200000\n"));

  kit_assert_row (file->archive, "plan", 0, "series_end=2026-05-04 zone=Europe/Lisbon");
  assert_text (file, "plan", 0, "rule", "FREQ=WEEKLY;COUNT=10;BYDAY=MO");
  g_assert_cmpuint (kit_count (file->archive, "plan_date"), ==, 4);
  kit_assert_row (file->archive, "plan_date", 0, "kind=exdate value=2026-03-09T19:00");
  kit_assert_row (file->archive, "plan_date", 1, "kind=exdate value=2026-03-16T19:00");
  /* On the wall of the event, summer time and all. */
  kit_assert_row (file->archive, "plan_date", 2, "kind=exdate value=2026-03-30T19:00");
  kit_assert_row (file->archive, "plan_date", 3, "kind=rdate value=2026-03-04T19:00");
}

static void
test_single_dates_alone_make_a_series (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nRDATE;VALUE=DATE:20260305,20260401,20260305\n")
      EVENT ("UID:b\n" WHEN "RDATE;VALUE=PERIOD:20260304T090000/PT3H\n"));

  kit_assert_row (file->archive, "plan", 0, "series_end=2026-04-01 rule=");
  g_assert_cmpuint (kit_count (file->archive, "plan_date"), ==, 3);
  kit_assert_row (file->archive, "plan_date", 1, "kind=rdate value=2026-04-01");
  kit_assert_row (file->archive, "plan_date", 2, "kind=rdate value=2026-03-04T09:00");
  ical_kit_assert_noted (file, "PERIOD");
}

static void
test_one_time_of_a_series_can_be_another (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\nSUMMARY:Later\nRECURRENCE-ID:20260309T190000Z\nDTSTART;TZID=Europe/Lisbon:20260309T210000\n")
      EVENT ("UID:a\nSUMMARY:Choir\nDTSTART;TZID=Europe/Lisbon:20260302T190000\nRRULE:FREQ=WEEKLY\n"));
  const TendIcalEntry *time = &g_array_index (file->entries, TendIcalEntry, 0);
  const TendIcalEntry *series = &g_array_index (file->entries, TendIcalEntry, 1);
  g_autofree char *recurrence = tend_ical_entry_format_recurrence (time, series->is_all_day, series->zone);

  g_assert_cmpuint (file->entries->len, ==, 2);
  g_assert_true (time->has_recurrence);
  g_assert_cmpuint (time->master, ==, 1);
  g_assert_cmpuint (series->master, ==, TEND_ICAL_NONE);
  g_assert_cmpstr (recurrence, ==, "2026-03-09T19:00");
  kit_assert_row (file->archive, "plan", 0, "title=Later start_minute=1260 series_end=null");
}

static void
test_attendees_are_guests (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\n" WHEN
             "ORGANIZER;CN=Me:mailto:me@example.org\n"
             "ATTENDEE;CN=\"Kim, the elder\";PARTSTAT=ACCEPTED:mailto:kim@example.org\n"
             "ATTENDEE;PARTSTAT=declined:MAILTO:Ola@Example.org\n"
             "ATTENDEE;CN=Rui;PARTSTAT=TENTATIVE;ROLE=OPT-PARTICIPANT:mailto:rui@example.org\n"
             "ATTENDEE;CN=Ana:mailto:ana@example.org\n"
             "ATTENDEE;CN=Ana again:mailto:ANA@example.org\n"
             "ATTENDEE;CN=Bo;PARTSTAT=DELEGATED:mailto:bo@example.org\n"
             "ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@example.org\n"));
  g_autofree char *extra = kit_text (file->archive, "plan", 0, "extra");

  g_assert_cmpuint (kit_count (file->archive, "plan_guest"), ==, 5);
  assert_text (file, "plan_guest", 0, "name", "Kim, the elder");
  kit_assert_row (file->archive, "plan_guest", 0, "email=kim@example.org answer=coming position=0");
  kit_assert_row (file->archive, "plan_guest", 1, "name=Ola@Example.org answer=declined");
  kit_assert_row (file->archive, "plan_guest", 2, "name=Rui answer=maybe");
  kit_assert_row (file->archive, "plan_guest", 3, "name=Ana answer=asked");
  kit_assert_row (file->archive, "plan_guest", 4, "name=Bo answer=asked");
  /* What a guest has no place for stays, and so does who is none. */
  g_assert_nonnull (strstr (extra, "ORGANIZER;CN=Me:mailto:me@example.org\n"));
  g_assert_nonnull (strstr (extra, "ROLE=OPT-PARTICIPANT"));
  g_assert_nonnull (strstr (extra, "PARTSTAT=DELEGATED"));
  g_assert_nonnull (strstr (extra, "CUTYPE=ROOM"));
  g_assert_null (strstr (extra, "kim"));
}

static void
test_alarms_are_reminders (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\nDTSTART;TZID=Europe/Lisbon:20260302T090000\nDTEND;TZID=Europe/Lisbon:20260302T100000\n"
             ALARM ("ACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:x\n")
             ALARM ("ACTION:AUDIO\nTRIGGER:-P1DT2H\n")
             ALARM ("ACTION:DISPLAY\nTRIGGER;VALUE=DATE-TIME:20260302T083000Z\n")
             ALARM ("ACTION:DISPLAY\nTRIGGER;RELATED=END:-PT2H\n")
             ALARM ("ACTION:DISPLAY\nTRIGGER:-PT15M\n")
             ALARM ("ACTION:EMAIL\nTRIGGER:-PT5M\nATTENDEE:mailto:me@example.org\n")
             ALARM ("ACTION:DISPLAY\nTRIGGER:PT5M\n")));
  static const char *const minutes[] = { "15", "1560", "30", "60" };
  g_autofree char *extra = kit_text (file->archive, "plan", 0, "extra");

  g_assert_cmpuint (kit_count (file->archive, "reminder"), ==, G_N_ELEMENTS (minutes));
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    assert_text (file, "reminder", i, "before_minutes", minutes[i]);
  /* Those that Tend can't set are kept, and counted. */
  ical_kit_assert_noted (file, "2 alarms are of kinds that Tend can’t set");
  g_assert_nonnull (strstr (extra, "ACTION:EMAIL\n"));
  g_assert_nonnull (strstr (extra, "TRIGGER:PT5M\n"));
  g_assert_null (strstr (extra, "TRIGGER:-PT15M\nDESCRIPTION"));
}

static void
test_what_was_called_off_is (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (EVENT ("UID:a\n" WHEN "STATUS:TENTATIVE\n"));

  assert_text (file, "plan", 0, "extra", "STATUS:TENTATIVE\n");
  assert_plan (EVENT ("UID:a\n" WHEN "STATUS:CANCELLED\n"), "status=cancelled extra=");
  assert_plan (EVENT ("UID:a\n" WHEN "STATUS:confirmed\n"), "status=planned extra=");
  assert_plan ("METHOD:CANCEL\n" EVENT ("UID:a\n" WHEN), "status=cancelled");
}

static void
test_what_has_no_place_is_kept_as_it_stands (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\n" WHEN
             "CATEGORIES:ONE,TWO\n"
             "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"A: b; c\":geo:38.7,-9.1\n"
             "GEO:38.7;-9.1\n"
             "BEGIN:X-PART\nX-IN:1\nBEGIN:X-DEEPER\nX-IN:2\nEND:X-DEEPER\nEND:X-PART\n"
             "URL:https://example.org/a\\,b\n"));

  assert_text (file, "plan", 0, "extra",
               "CATEGORIES:ONE,TWO\n"
               "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"A: b; c\":geo:38.7,-9.1\n"
               "GEO:38.7;-9.1\n"
               "BEGIN:X-PART\nX-IN:1\nBEGIN:X-DEEPER\nX-IN:2\nEND:X-DEEPER\nEND:X-PART\n"
               "URL:https://example.org/a\\,b\n");
}

static void
test_rules_outside_the_set_are_named_and_kept (void)
{
  static const struct
  {
    const char *lines;
    const char *words; /* which say what it is that Tend does not know */
  } cases[] = {
    { "RRULE:FREQ=HOURLY;COUNT=4\n", "HOURLY" },
    { "RRULE:FREQ=YEARLY;BYWEEKNO=20\n", "BYWEEKNO" },
    { "RRULE:FREQ=YEARLY;BYYEARDAY=100\n", "BYYEARDAY" },
    { "RRULE:FREQ=DAILY;BYHOUR=9,12\n", "BYHOUR" },
    { "RRULE:RSCALE=CHINESE;FREQ=YEARLY\n", "RSCALE" },
    { "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260401\n", "COUNT" },
    { "RRULE:nonsense\n", "nonsense" },
    { "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\n", "more than one rule" },
    { "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY\n", "EXRULE" },
    /* One that yields nothing. */
    { "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "no day at all" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strconcat ("BEGIN:VEVENT\nUID:a\nSUMMARY:Choir\n" WHEN, cases[i].lines,
                                            "EXDATE:20260303T090000\nEND:VEVENT\n", NULL);
      g_autofree char *kept = g_strconcat (cases[i].lines, "EXDATE:20260303T090000\n", NULL);
      g_autoptr (TendIcalFile) file = ical_kit_read (lines);

      g_test_message ("%s", cases[i].lines);
      kit_assert_row (file->archive, "plan", 0, "rule= series_end=null start_day=2026-03-02");
      assert_text (file, "plan", 0, "extra", kept);
      g_assert_cmpuint (kit_count (file->archive, "plan_date"), ==, 0);
      ical_kit_assert_noted (file, "Line 4, “Choir”:");
      ical_kit_assert_noted (file, cases[i].words);
    }
}

static void
test_times_that_a_rule_leaves_out_are_dates (void)
{
  g_autoptr (TendIcalFile) file =
      ical_kit_read (EVENT ("UID:a\n" WHEN "RRULE:FREQ=DAILY;COUNT=6\nEXRULE:FREQ=DAILY;INTERVAL=2\n"));

  g_assert_cmpuint (kit_count (file->archive, "plan_date"), ==, 3);
  kit_assert_row (file->archive, "plan_date", 0, "kind=exdate value=2026-03-02T09:00");
  kit_assert_row (file->archive, "plan_date", 2, "kind=exdate value=2026-03-06T09:00");
}

static void
test_what_is_no_event_is_counted (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\n" WHEN)
      "BEGIN:VTODO\nUID:t\nEND:VTODO\nBEGIN:VTODO\nUID:u\nBEGIN:VALARM\nEND:VALARM\nEND:VTODO\n"
      "BEGIN:VJOURNAL\nUID:j\nEND:VJOURNAL\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\n");

  g_assert_cmpuint (file->entries->len, ==, 1);
  ical_kit_assert_noted (file, "2 to-dos are not read.");
  ical_kit_assert_noted (file, "1 journal entry is not read.");
  ical_kit_assert_noted (file, "1 other thing that is no plan is not read.");
}

static void
test_of_two_events_of_one_uid_the_newer_counts (void)
{
  g_autoptr (TendIcalFile) file = ical_kit_read (
      EVENT ("UID:a\nSUMMARY:Second\nSEQUENCE:2\n" WHEN)
      EVENT ("UID:a\nSUMMARY:First\nSEQUENCE:1\n" WHEN "ATTENDEE:mailto:a@example.org\nRDATE:20260305T090000\n")
      EVENT ("UID:b\nSUMMARY:Other\n" WHEN));

  g_assert_cmpuint (file->entries->len, ==, 3);
  g_assert_false (g_array_index (file->entries, TendIcalEntry, 0).is_out);
  g_assert_true (g_array_index (file->entries, TendIcalEntry, 1).is_out);
  g_assert_cmpint (tend_archive_table_get_policy (tend_archive_find_table (file->archive, "plan_guest"), 0), ==,
                   TEND_ARCHIVE_ROW_SKIP);
  g_assert_cmpint (tend_archive_table_get_policy (tend_archive_find_table (file->archive, "plan_date"), 0), ==,
                   TEND_ARCHIVE_ROW_SKIP);
  ical_kit_assert_noted (file, "on line 4 too; the newer of the two is taken.");
}

static void
test_what_cannot_be_is_left_out_and_told (void)
{
  assert_left_out (EVENT ("UID:a\nDTSTART:20260302T100000\nDTEND:20260302T090000\n"), "ends before it begins");
  assert_left_out (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260228\n"), "ends before it begins");
  assert_left_out (EVENT ("UID:a\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20270406\n"), "more than a year");
  assert_left_out (EVENT ("UID:a\nDTSTART:20260302T090000\nDURATION:P400D\n"), "more than a year");
  assert_left_out (EVENT ("UID:a\nSUMMARY:No start\n"), "Line 4, “No start”: It has no beginning (DTSTART).");
  assert_left_out (EVENT ("UID:a\nDTSTART:20260230T090000\n"), "DTSTART can’t be “20260230T090000”");
  assert_left_out (EVENT ("UID:a\nDTSTART:2026-03-02T09:00:00\n"), "DTSTART can’t be");
  assert_left_out (EVENT ("UID:a\nDTSTART:20260302T256100\n"), "DTSTART can’t be");
  assert_left_out (EVENT ("UID:a\n" WHEN "RRULE:FREQ=DAILY;COUNT=1\nEXDATE:20260302T090000\n"),
                   "All of its times are taken out again");
  assert_left_out (EVENT ("UID:a\nDTSTART:99991231T230000\nDURATION:P1D\n"), "after the last year");
}

static void
test_seconds_and_long_words_are_told (void)
{
  g_autofree char *title = g_strnfill (600, 't');
  g_autofree char *place = g_strnfill (3000, 'p');
  g_autofree char *lines = g_strdup_printf (EVENT ("UID:a\nDTSTART:20260302T090030\nSUMMARY:%s\nLOCATION:%s\n"), title,
                                            place);
  g_autoptr (TendIcalFile) file = ical_kit_read (lines);
  g_autofree char *kept = kit_text (file->archive, "plan", 0, "title");
  g_autofree char *note = kit_text (file->archive, "plan", 0, "note");

  g_assert_cmpuint (strlen (kept), ==, 500);
  g_assert_nonnull (strstr (note, title));
  ical_kit_assert_noted (file, "longer than 500 characters");
  ical_kit_assert_noted (file, "Of LOCATION, the first 2000 characters are kept.");
  ical_kit_assert_noted (file, "Of 1 event, the seconds are left out.");
  assert_plan (EVENT ("UID:a\n" WHEN), "title=Untitled");
}

static void
test_a_file_that_was_cut_off_is_refused (void)
{
  g_autofree char *whole = ical_kit_wrap (
      EVENT ("UID:a\n" WHEN "SUMMARY:One\n" ALARM ("ACTION:DISPLAY\nTRIGGER:-PT15M\n"))
      "BEGIN:VTODO\nUID:t\nEND:VTODO\n" EVENT ("UID:b\n" WHEN "SUMMARY:Two\n"));
  const char *end = strstr (whole, "END:VCALENDAR");

  /* Wherever. */
  for (gsize length = strlen ("BEGIN:VCALENDAR\r\n"); length < (gsize) (end - whole) + strlen ("END:VCALENDA"); length++)
    {
      g_autofree char *cut = g_strndup (whole, length);
      g_autoptr (GBytes) bytes = g_bytes_new (cut, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, NULL, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "line "));
    }
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n", "line 2: the file ends within the event");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\n", "line 3: the file ends within the alarm");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nBEGIN:VTODO\n", "line 2: the file ends within “VTODO”");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\n", "line 1: the file ends within the calendar");
}

static void
test_a_file_that_is_no_calendar_is_refused (void)
{
  g_autofree char *nul = ical_kit_wrap (EVENT ("UID:a\nSUMMARY:a?b\n" WHEN));
  gsize size = strlen (nul);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  *strchr (nul, '?') = '\0';
  bytes = g_bytes_new (nul, size);
  g_assert_null (tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, NULL, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "line 6: there is a NUL byte"));

  ical_kit_assert_refused ("BEGIN:VCALENDAR\nX-A:\xff\xfe\nEND:VCALENDAR\n", "line 2: that is not text in UTF-8");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\n", "line 3: the event that begins on line 2");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n", "line 3:");
  ical_kit_assert_refused ("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "line 2: “END:VEVENT” stands where it can’t");
  ical_kit_assert_refused ("BEGIN:VEVENT\nEND:VEVENT\nhello\n", "hello");
  ical_kit_assert_refused ("BEGIN;\\r\\n\nTZNAME:\\\\r\\n\n", "line 1");
}

/* Each of these once made some program stop; none may take long, or take the rest of the calendar with it. */
static void
test_hostile_lines_are_passed_in_time (void)
{
  gsize size = 300 * 1024;
  static const char *const names[] = { "SUMMARY:",          "DESCRIPTION:", "X-A:",           "UID:",
                                       "RRULE:FREQ=DAILY;", "EXDATE:",      "ATTENDEE;CN=\"", "ATTENDEE;A=b:",
                                       "DTSTART:",          "TZID:",        ";;;;",           "DURATION:P",
                                       "RDATE;TZID=",       "BEGIN:",       "X-A;B=\"c\"",    "SEQUENCE:" };
  static const char fillings[] = "a,;:\"\\9=^ ";
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (const char *at = fillings; *at; at++)
      {
        g_autofree char *filling = g_strnfill (size, *at);
        g_autofree char *lines = g_strconcat ("BEGIN:VEVENT\n", names[i], filling, "\nEND:VEVENT\n",
                                              EVENT ("UID:ok\nSUMMARY:Still here\n" WHEN), NULL);
        g_autofree char *text = ical_kit_wrap (lines);
        g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
        g_autoptr (GError) error = NULL;
        g_autoptr (TendIcalFile) file = tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, NULL, &error);

        /* A BEGIN that has no END makes the file a cut one. */
        g_assert_true ((file == NULL) == (error != NULL));
        if (file == NULL)
          g_assert_cmpstr (names[i], ==, "BEGIN:");
        else
          {
            g_assert_cmpuint (file->entries->len, >=, 1);
            kit_assert_row (file->archive, "plan", file->entries->len - 1, "uid=ok start_minute=540");
          }
      }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_TIME_SPAN_SECOND);
}

static void
test_a_rule_of_a_million_times_costs_nothing (void)
{
  gint64 start = g_get_monotonic_time ();

  assert_plan (EVENT ("UID:a\n" WHEN "RRULE:FREQ=DAILY;COUNT=1000000\n"), "series_end=9999-12-31");
  assert_plan (EVENT ("UID:a\n" WHEN "RRULE:FREQ=DAILY;UNTIL=99991231T235959\n"), "series_end=9999-12-31");
  assert_plan (EVENT ("UID:a\n" WHEN "RRULE:FREQ=YEARLY;INTERVAL=2147483647\n"), "start_day=2026-03-02");
  /* A zone that would change a million times. */
  assert_plan ("BEGIN:VTIMEZONE\nTZID:Custom 1\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\n"
               "TZOFFSETTO:+0200\nRRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE\n" IN_CUSTOM,
               "zone=");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
}

static void
test_very_many_single_dates_are_refused (void)
{
  g_autoptr (GString) lines = g_string_new ("BEGIN:VEVENT\nUID:a\n" WHEN);

  for (int i = 0; i < 5000; i++)
    {
      int year, month, day;

      tend_day_to_ymd (kit_get_today () + i, &year, &month, &day);
      g_string_append_printf (lines, "RDATE:%04d%02d%02dT080000\n", year, month, day);
    }
  g_string_append (lines, "END:VEVENT\n");
  assert_left_out (lines->str, "more than 3660 single dates");
}

static void
test_a_read_that_is_called_off_stops (void)
{
  g_autofree char *text = ical_kit_wrap (EVENT ("UID:a\n" WHEN));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_how_far_it_has_come_is_told (void)
{
  g_autofree char *text = ical_kit_wrap (EVENT ("UID:a\n" WHEN) EVENT ("UID:b\n" WHEN));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (TendProgress) progress = tend_progress_new ();
  g_autoptr (TendIcalFile) file = tend_ical_file_read ("test.ics", bytes, kit_get_today (), progress, NULL, NULL);

  g_assert_nonnull (file);
  g_assert_cmpfloat (tend_progress_get (progress), ==, 1);
}

static void
test_files_are_told_by_what_is_in_them (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *text = ical_kit_wrap (EVENT ("UID:a\n" WHEN));
  g_autofree char *path = kit_write (folder, "calendar.csv", text);
  g_autofree char *wide = kit_write_bytes (folder, "wide.ics", "\xff\xfe" "B\0E\0G\0I\0N\0:\0V\0", 16);
  g_autofree char *packed = kit_write_bytes (folder, "packed.ics", "\x1f\x8b\x08\0\0\0\0\0\0\0", 10);
  g_autofree char *damaged = kit_write (folder, "damaged.ics", "BEGIN;\\r\\n\nTZNAME:\\\\r\\n\nTZNAME:\\\\r\\n\n");
  TendImport *import = kit_open (path);

  g_assert_nonnull (import->calendar);
  g_assert_cmpuint (kit_count (import->archive, "plan"), ==, 1);
  tend_import_free (import);
  kit_assert_refused (wide, TEND_ERROR_DAMAGED, "UTF-16");
  kit_assert_refused (packed, TEND_ERROR_UNSUPPORTED, "gzip");
  kit_assert_refused (damaged, TEND_ERROR_DAMAGED, "line 1");
  test_folder_remove (folder);
}

static void
test_damaged_files_are_read_or_refused (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *text = ical_kit_wrap (
      "X-WR-TIMEZONE:Europe/Vienna\n" RULES_OF_NEW_YORK ("X-LIC-LOCATION:America/New_York\n")
      EVENT ("UID:a\nSUMMARY:Grüße\\, allerseits\nDTSTART;TZID=Custom 1:20260302T190000\nDURATION:PT2H\n"
             "RRULE:FREQ=MONTHLY;BYDAY=-1FR,2MO;BYSETPOS=1;COUNT=12\nEXDATE;TZID=Custom 1:20260309T190000\n"
             "ATTENDEE;CN=\"Kim\";PARTSTAT=ACCEPTED:mailto:kim@example.org\n"
             ALARM ("ACTION:DISPLAY\nTRIGGER:-PT15M\n"))
      EVENT ("UID:a\nRECURRENCE-ID;TZID=Custom 1:20260327T190000\nDTSTART:20260327T200000Z\n")
      EVENT ("UID:c\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260305\nEXRULE:FREQ=DAILY;COUNT=3\n"));

  kit_fuzz (folder, "damaged.ics", text, strlen (text), 2000);
  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical-read/an-event-is-a-plan", test_an_event_is_a_plan);
  g_test_add_func ("/ical-read/lines-may-be-as-programs-write-them", test_lines_may_be_as_programs_write_them);
  g_test_add_func ("/ical-read/zones-are-known-by-name", test_zones_are_known_by_name);
  g_test_add_func ("/ical-read/zones-are-known-by-their-rules", test_zones_are_known_by_their_rules);
  g_test_add_func ("/ical-read/a-zone-that-does-not-exist-is-the-clock-wherever-one-is",
                   test_a_zone_that_does_not_exist_is_the_clock_wherever_one_is);
  g_test_add_func ("/ical-read/a-single-time-in-utc-is-brought-home", test_a_single_time_in_utc_is_brought_home);
  g_test_add_func ("/ical-read/all-day-events-have-days", test_all_day_events_have_days);
  g_test_add_func ("/ical-read/durations-are-days-on-the-wall-and-hours-in-fact",
                   test_durations_are_days_on_the_wall_and_hours_in_fact);
  g_test_add_func ("/ical-read/rules-and-single-dates-make-a-series", test_rules_and_single_dates_make_a_series);
  g_test_add_func ("/ical-read/single-dates-alone-make-a-series", test_single_dates_alone_make_a_series);
  g_test_add_func ("/ical-read/one-time-of-a-series-can-be-another", test_one_time_of_a_series_can_be_another);
  g_test_add_func ("/ical-read/attendees-are-guests", test_attendees_are_guests);
  g_test_add_func ("/ical-read/alarms-are-reminders", test_alarms_are_reminders);
  g_test_add_func ("/ical-read/what-was-called-off-is", test_what_was_called_off_is);
  g_test_add_func ("/ical-read/what-has-no-place-is-kept-as-it-stands", test_what_has_no_place_is_kept_as_it_stands);
  g_test_add_func ("/ical-read/rules-outside-the-set-are-named-and-kept", test_rules_outside_the_set_are_named_and_kept);
  g_test_add_func ("/ical-read/times-that-a-rule-leaves-out-are-dates", test_times_that_a_rule_leaves_out_are_dates);
  g_test_add_func ("/ical-read/what-is-no-event-is-counted", test_what_is_no_event_is_counted);
  g_test_add_func ("/ical-read/of-two-events-of-one-uid-the-newer-counts",
                   test_of_two_events_of_one_uid_the_newer_counts);
  g_test_add_func ("/ical-read/what-cannot-be-is-left-out-and-told", test_what_cannot_be_is_left_out_and_told);
  g_test_add_func ("/ical-read/seconds-and-long-words-are-told", test_seconds_and_long_words_are_told);
  g_test_add_func ("/ical-read/a-file-that-was-cut-off-is-refused", test_a_file_that_was_cut_off_is_refused);
  g_test_add_func ("/ical-read/a-file-that-is-no-calendar-is-refused", test_a_file_that_is_no_calendar_is_refused);
  g_test_add_func ("/ical-read/hostile-lines-are-passed-in-time", test_hostile_lines_are_passed_in_time);
  g_test_add_func ("/ical-read/a-rule-of-a-million-times-costs-nothing", test_a_rule_of_a_million_times_costs_nothing);
  g_test_add_func ("/ical-read/very-many-single-dates-are-refused", test_very_many_single_dates_are_refused);
  g_test_add_func ("/ical-read/a-read-that-is-called-off-stops", test_a_read_that_is_called_off_stops);
  g_test_add_func ("/ical-read/how-far-it-has-come-is-told", test_how_far_it_has_come_is_told);
  g_test_add_func ("/ical-read/files-are-told-by-what-is-in-them", test_files_are_told_by_what_is_in_them);
  g_test_add_func ("/ical-read/damaged-files-are-read-or-refused", test_damaged_files_are_read_or_refused);
  return g_test_run ();
}
