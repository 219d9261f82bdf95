/* Plans as an iCalendar file: what stands in it, what other programs make of it, and what is nobody else's business.
 *
 * khal, a calendar for the terminal that works out recurrences by python-dateutil, is the second program. */

#include "plan-fixture.h"

#include "exchange/tend-archive-read.h"
#include "exchange/tend-transfer.h"

#include <glib/gstdio.h>
#include <string.h>

#define HOUSE "\"quoted\", with; marks\\ and\nlines"
#define UNKNOWN_UUID "00000000-0000-4000-8000-000000000000"

/* Lines that an import kept. */
#define KEPT                                                                                                        \
  "X-FOREIGN;X-P=\"a;b:c\":kept as it stands\n"                                                                     \
  "GEO:52.5;13.4\n"                                                                                                 \
  "CATEGORIES:WORK,Important\n"                                                                                     \
  "CATEGORIES;X-TEND=KIND:walk\n"                                                                                   \
  "STATUS:TENTATIVE\n"                                                                                              \
  "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room@house.example\n"                                                      \
  "ATTENDEE;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;CN=\"Silva; Ana\":mailto:Ana@House.example\n"                          \
  "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Gone:mailto:gone@house.example\n"                             \
  "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nATTACH:bell.ogg\nEND:VALARM\n"                                       \
  "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT45M\nATTACH:gone.ogg\nEND:VALARM\n"                                       \
  "BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-P1D\nATTENDEE:mailto:me@house.example\nSUMMARY:x\nEND:VALARM\n"             \
  "BEGIN:X-BOX\nX-INNER:1\nBEGIN:X-DEEPER\nEND:X-DEEPER\nEND:X-BOX\n"                                               \
  "END:VEVENT\nBEGIN:NEVER-ENDS\nno line\nSUMMARY:a second title\n"

static char *
unfold (char *text)
{
  g_autoptr (GRegex) folds = g_regex_new ("\r\n ", 0, 0, NULL);
  char *unfolded = g_regex_replace_literal (folds, text, -1, 0, "", 0, NULL);

  g_free (text);
  return unfolded;
}

/* Returns: (transfer full): the file, unfolded */
static char *
export (PlanFixture         *fixture,
        TendExportIcalScope  scope,
        const char          *uuid,
        const char          *recurrence)
{
  TestLife *life = fixture->life;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendArchive) archive = tend_archive_read (tend_store_get_reader (life->store), NULL, life->features,
                                                       life->n_features, &error);
  char *text;

  g_assert_no_error (error);
  text = tend_export_ical_to_text (archive, scope, uuid, recurrence, &error);
  g_assert_no_error (error);
  return unfold (text);
}

static void
assert_has (const char *text,
            const char *line)
{
  g_autofree char *whole = g_strconcat ("\r\n", line, "\r\n", NULL);

  if (strstr (text, whole) == NULL)
    g_error ("“%s” is not a line of\n%s", line, text);
}

static void
assert_has_not (const char *text,
                const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” stands in\n%s", words, text);
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, words)) != NULL; at++)
    n++;
  return n;
}

static void
sql (PlanFixture *fixture,
     const char  *statement)
{
  test_life_sql (fixture->life, "x", TEND_WRITE_DEFAULT, "%s", statement);
}

static TendPlan *
read_plan (PlanFixture *fixture,
           gint64       id)
{
  g_autoptr (GError) error = NULL;
  TendPlan *plan = tend_plan_read (tend_store_get_reader (fixture->life->store), id, &error);

  g_assert_no_error (error);
  return plan;
}

static gint64
add_with (PlanFixture *fixture,
          const char  *title,
          TendDay      day,
          int          hour,
          const char  *zone,
          const char  *rule)
{
  g_autoptr (TendPlan) plan = plan_fixture_make (title, day, hour, 60, rule);

  tend_plan_set_text (&plan->zone, zone);
  return plan_fixture_add (fixture, plan);
}

static void
test_a_plan_stands_as_an_event (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Coffee, and; cake", PLAN_FIXTURE_MONDAY, 16, 90, "");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana: “A”");
  g_autoptr (TendGuest) ben = tend_guest_new (NULL, "Ben");
  g_autofree char *text = NULL;

  ana->answer = TEND_GUEST_COMING;
  tend_plan_set_text (&ben->email, "ben@house.example");
  ben->answer = TEND_GUEST_MAYBE;
  tend_plan_add_guest (plan, ana);
  tend_plan_add_guest (plan, ben);
  tend_plan_set_text (&plan->place, HOUSE);
  tend_plan_set_text (&plan->note, "first\nsecond");
  tend_plan_set_text (&plan->kind, "meal");
  plan_fixture_add (fixture, plan);
  sql (fixture, "UPDATE plan SET uuid = '11111111-1111-4111-8111-111111111111', created_at = 1772000000,"
                "  modified_at = 1772445600, sequence = 3, mood = 2, afterwards = 'It was hard';"
                "UPDATE plan_guest SET uuid = '22222222-2222-4222-8222-222222222222' WHERE position = 0");
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  assert_has (text, "UID:11111111-1111-4111-8111-111111111111\r\n"
                    "DTSTAMP:20260302T100000Z\r\n"
                    "CREATED:20260225T061320Z\r\n"
                    "LAST-MODIFIED:20260302T100000Z\r\n"
                    "SEQUENCE:3\r\n"
                    "DTSTART;TZID=Europe/Berlin:20260302T160000\r\n"
                    "DTEND;TZID=Europe/Berlin:20260302T173000\r\n"
                    "SUMMARY:Coffee\\, and\\; cake\r\n"
                    "LOCATION:\"quoted\"\\, with\\; marks\\\\ and\\nlines\r\n"
                    "DESCRIPTION:first\\nsecond\r\n"
                    "X-TEND-KIND:meal\r\n"
                    "CATEGORIES;X-TEND=KIND:meal\r\n"
                    "STATUS:CONFIRMED\r\n"
                    "ATTENDEE;CN=\"Ana: “A”\";PARTSTAT=ACCEPTED:urn:uuid:22222222-2222-4222-8222-222222222222\r\n"
                    "ATTENDEE;CN=Ben;PARTSTAT=TENTATIVE:mailto:ben@house.example\r\n"
                    "END:VEVENT");
  assert_has (text, "TZID:Europe/Berlin");
  assert_has_not (text, "hard");
  assert_has_not (text, "METHOD");
}

static void
test_each_kind_of_time_has_its_form (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) days = tend_plan_new_all_day ("Away", PLAN_FIXTURE_MONDAY, PLAN_FIXTURE_MONDAY + 2);
  g_autoptr (TendPlan) moment = plan_fixture_make ("Moment", PLAN_FIXTURE_MONDAY, 9, 0, "");
  g_autofree char *text = NULL;

  plan_fixture_add (fixture, days);
  plan_fixture_add (fixture, moment);
  add_with (fixture, "Floating", PLAN_FIXTURE_MONDAY, 10, "", "");
  add_with (fixture, "UTC", PLAN_FIXTURE_MONDAY, 11, "UTC", "");
  add_with (fixture, "Late", PLAN_FIXTURE_MONDAY, 23, "Asia/Tokyo", "");
  add_with (fixture, "Nowhere", PLAN_FIXTURE_MONDAY, 12, "Europe/Berlin", "");
  sql (fixture, "UPDATE plan SET zone = 'Middle/Earth' WHERE title = 'Nowhere'");
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "DTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260305\r\nSUMMARY:Away");
  assert_has (text, "DTSTART;TZID=Europe/Berlin:20260302T090000\r\nSUMMARY:Moment");
  assert_has (text, "DTSTART:20260302T100000\r\nDTEND:20260302T110000\r\nSUMMARY:Floating");
  assert_has (text, "DTSTART:20260302T110000Z\r\nDTEND:20260302T120000Z\r\nSUMMARY:UTC");
  assert_has (text, "DTSTART;TZID=Asia/Tokyo:20260302T230000\r\nDTEND;TZID=Asia/Tokyo:20260303T000000");
  assert_has (text, "DTSTART:20260302T120000\r\nDTEND:20260302T130000\r\nSUMMARY:Nowhere");
  g_assert_cmpuint (count (text, "BEGIN:VTIMEZONE"), ==, 2);
  assert_has_not (text, "Middle/Earth");
}

static void
test_the_end_of_a_rule_has_the_form_of_the_start (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) days = tend_plan_new_all_day ("Away", PLAN_FIXTURE_MONDAY, PLAN_FIXTURE_MONDAY);
  g_autofree char *text = NULL;

  tend_plan_set_text (&days->rule, "FREQ=DAILY;UNTIL=20260330");
  plan_fixture_add (fixture, days);
  add_with (fixture, "Zoned", PLAN_FIXTURE_MONDAY, 9, "Europe/Berlin", "FREQ=WEEKLY;UNTIL=20260330");
  add_with (fixture, "Floating", PLAN_FIXTURE_MONDAY, 10, "", "FREQ=WEEKLY;UNTIL=20260330");
  add_with (fixture, "On the wall", PLAN_FIXTURE_MONDAY, 11, "Europe/Berlin", "FREQ=WEEKLY;UNTIL=20260323T110000");
  add_with (fixture, "Utc", PLAN_FIXTURE_MONDAY, 12, "UTC", "FREQ=MONTHLY;BYDAY=-1MO;COUNT=4;INTERVAL=2");
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "RRULE:FREQ=DAILY;UNTIL=20260330\r\nSUMMARY:Away");
  assert_has (text, "RRULE:FREQ=WEEKLY;UNTIL=20260330T215959Z\r\nSUMMARY:Zoned");
  assert_has (text, "RRULE:FREQ=WEEKLY;UNTIL=20260330T235959\r\nSUMMARY:Floating");
  assert_has (text, "RRULE:FREQ=WEEKLY;UNTIL=20260323T100000Z\r\nSUMMARY:On the wall");
  assert_has (text, "RRULE:FREQ=MONTHLY;COUNT=4;INTERVAL=2;BYDAY=-1MO\r\nSUMMARY:Utc");
}

static void
test_single_times_and_changed_ones (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Choir", PLAN_FIXTURE_MONDAY, 19, 90, "FREQ=WEEKLY");
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autoptr (TendPlan) series = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };
  g_autofree char *text = NULL;
  g_autofree char *of_time = NULL;
  g_autofree char *recurrence = NULL;
  g_autofree char *uid = NULL;
  gint64 id;

  tend_plan_add_date (plan, FALSE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 7, TEND_MINUTE_NONE });
  tend_plan_add_date (plan, FALSE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 14, 19 * 60 });
  tend_plan_add_date (plan, TRUE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 15, 8 * 60 + 30 });
  id = plan_fixture_add (fixture, plan);
  at = plan_fixture_get (fixture, PLAN_FIXTURE_MONDAY + 28);
  tend_plan_store_move_async (fixture->life->store, at, 30, 30, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  series = read_plan (fixture, id);
  test_life_sql (fixture->life, "x", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes) VALUES"
                 "  ('33333333-3333-4333-8333-333333333333', 'plan', '%s', 0, 127, 90)", series->uuid);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "RRULE:FREQ=WEEKLY\r\n"
                    "RDATE;TZID=Europe/Berlin:20260317T083000\r\n"
                    "EXDATE;TZID=Europe/Berlin:20260309T190000,20260316T190000\r\n"
                    "SUMMARY:Choir");
  assert_has (text, "DTSTART;TZID=Europe/Berlin:20260330T193000\r\n"
                    "DTEND;TZID=Europe/Berlin:20260330T210000\r\n"
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260330T190000\r\n"
                    "SUMMARY:Choir");
  uid = g_strdup_printf ("UID:%s\r\n", series->uuid);
  g_assert_cmpuint (count (text, uid), ==, 2);
  g_assert_cmpuint (count (text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Choir\r\nTRIGGER:-PT1H30M\r\nEND:VALARM"),
                    ==, 2);

  /* From one of its times, the file is of the same plan. */
  g_clear_pointer (&at, tend_plan_occurrence_free);
  at = plan_fixture_get (fixture, PLAN_FIXTURE_MONDAY + 28);
  of_time = export (fixture, TEND_EXPORT_ICAL_PLAN, at->plan->uuid, NULL);
  g_assert_cmpuint (count (of_time, uid), ==, 2);
  assert_has (of_time, "RRULE:FREQ=WEEKLY");
}

static void
test_reminders_are_alarms (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = read_plan (fixture, add_with (fixture, "Run", PLAN_FIXTURE_MONDAY, 9, "", ""));
  g_autofree char *text = NULL;

  test_life_sql (fixture->life, "x", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, is_enabled, before_minutes)"
                 "  VALUES ('33333333-3333-4333-8333-333333333331', 'plan', '%s', 0, 127, 1, 840),"
                 "         ('33333333-3333-4333-8333-333333333332', 'plan', '%s', 0, 127, 1, 0),"
                 "         ('33333333-3333-4333-8333-333333333333', 'plan', '%s', 0, 127, 1, 15),"
                 "         ('33333333-3333-4333-8333-333333333334', 'plan', '%s', 0, 127, 0, 30),"
                 "         ('33333333-3333-4333-8333-333333333335', 'plan', '%s', 480, 127, 1, NULL),"
                 "         ('33333333-3333-4333-8333-333333333336', 'goal', '%s', 0, 127, 1, 45)",
                 plan->uuid, plan->uuid, plan->uuid, plan->uuid, plan->uuid, plan->uuid);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  g_assert_cmpuint (count (text, "BEGIN:VALARM"), ==, 3);
  assert_has (text, "TRIGGER:PT0M");
  assert_has (text, "TRIGGER:-PT15M");
  assert_has (text, "TRIGGER:-PT14H");
}

static void
test_what_others_wrote_goes_back (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Talk", PLAN_FIXTURE_MONDAY, 9, 60, "");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Silva; Ana");
  g_autoptr (TendPlan) kept = NULL;
  g_autofree char *text = NULL;

  tend_plan_set_text (&ana->email, "ana@house.example");
  ana->answer = TEND_GUEST_COMING;
  tend_plan_add_guest (plan, ana);
  tend_plan_set_text (&plan->uid, "someone-else@house.example");
  tend_plan_set_text (&plan->extra, KEPT);
  kept = read_plan (fixture, plan_fixture_add (fixture, plan));
  test_life_sql (fixture->life, "x", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes) VALUES"
                 "  ('33333333-3333-4333-8333-333333333333', 'plan', '%s', 0, 127, 15)", kept->uuid);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "UID:someone-else@house.example");
  assert_has (text, "X-FOREIGN;X-P=\"a;b:c\":kept as it stands\r\nGEO:52.5;13.4\r\nCATEGORIES:WORK,Important\r\n"
                    "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room@house.example\r\n"
                    "BEGIN:X-BOX\r\nX-INNER:1\r\nBEGIN:X-DEEPER\r\nEND:X-DEEPER\r\nEND:X-BOX");
  assert_has (text, "STATUS:TENTATIVE");
  assert_has (text, "ATTENDEE;ROLE=CHAIR;CN=\"Silva; Ana\";PARTSTAT=ACCEPTED:mailto:Ana@House.example");
  assert_has (text, "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT15M\r\nATTACH:bell.ogg\r\nEND:VALARM");
  assert_has (text, "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-P1D\r\nATTENDEE:mailto:me@house.example\r\nSUMMARY:x");
  g_assert_cmpuint (count (text, "BEGIN:VALARM"), ==, 2);
  /* Who is no guest any more, whose alarm is no reminder any more, and what would end the event. */
  assert_has_not (text, "gone");
  assert_has_not (text, "walk");
  assert_has_not (text, "NEVER-ENDS");
  assert_has_not (text, "second title");
  assert_has_not (text, "no line");
  g_assert_cmpuint (count (text, "END:VEVENT"), ==, 1);

  sql (fixture, "UPDATE plan SET status = 'cancelled'");
  g_free (text);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  g_assert_cmpuint (count (text, "STATUS:"), ==, 1);
  assert_has (text, "STATUS:CANCELLED");
}

static void
test_a_rule_that_was_kept_as_text_goes_back (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Odd", PLAN_FIXTURE_MONDAY, 9, 60, "");
  g_autofree char *text = NULL;

  tend_plan_set_text (&plan->extra, "RRULE:FREQ=YEARLY;BYWEEKNO=20\nEXDATE;TZID=America/New_York:20270517T090000\n");
  plan_fixture_add (fixture, plan);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "RRULE:FREQ=YEARLY;BYWEEKNO=20\r\nEXDATE;TZID=America/New_York:20270517T090000");
  assert_has (text, "TZID:America/New_York");

  /* A rule that it has in Tend since then goes before it. */
  sql (fixture, "UPDATE plan SET rule = 'FREQ=DAILY', series_end = '9999-12-31'");
  g_free (text);
  text = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  assert_has (text, "RRULE:FREQ=DAILY");
  assert_has_not (text, "BYWEEKNO");
  assert_has_not (text, "EXDATE");
}

static void
test_an_invitation_says_only_what_others_may_know (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Walk", PLAN_FIXTURE_MONDAY, 9, 60, "FREQ=WEEKLY");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  g_autoptr (TendPlan) kept = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;

  tend_plan_add_guest (plan, ana);
  tend_plan_set_text (&plan->place, "The river");
  tend_plan_set_text (&plan->note, "Ask about the money");
  tend_plan_set_text (&plan->kind, "walk");
  tend_plan_set_text (&plan->extra, "X-SECRET:1\n");
  kept = read_plan (fixture, plan_fixture_add (fixture, plan));
  test_life_sql (fixture->life, "x", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes) VALUES"
                 "  ('33333333-3333-4333-8333-333333333333', 'plan', '%s', 0, 127, 15)", kept->uuid);
  text = export (fixture, TEND_EXPORT_ICAL_INVITATION, kept->uuid, "2026-03-30T09:00");
  uid = g_strdup_printf ("UID:%s-2026-03-30T09:00", kept->uuid);
  assert_has (text, uid);
  assert_has (text, "DTSTART;TZID=Europe/Berlin:20260330T090000\r\nDTEND;TZID=Europe/Berlin:20260330T100000\r\n"
                    "SUMMARY:Walk\r\nLOCATION:The river");
  assert_has (text, "DESCRIPTION:Only if you feel like it. A simple “no” is fine\\, and needs no reason.");
  g_assert_cmpuint (count (text, "ATTENDEE;CN=Ana;PARTSTAT=NEEDS-ACTION:urn:uuid:"), ==, 1);
  assert_has_not (text, "RRULE:FREQ=WEEKLY");
  assert_has_not (text, "money");
  assert_has_not (text, "X-SECRET");
  assert_has_not (text, "X-TEND-KIND");
  assert_has_not (text, "VALARM");
  assert_has_not (text, "METHOD");
}

static void
test_others_calendars_stay_with_them_and_goals_with_a_day_come_along (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autofree char *everything = NULL;
  g_autofree char *again = NULL;
  g_autofree char *plans = NULL;

  add_with (fixture, "Mine", PLAN_FIXTURE_MONDAY, 9, "", "");
  add_with (fixture, "Work", PLAN_FIXTURE_MONDAY, 9, "America/New_York", "");
  sql (fixture, "INSERT INTO calendar (uuid, name, is_shown_only, position) VALUES"
                "  ('44444444-4444-4444-8444-444444444444', 'Work', 1, 1);"
                "UPDATE plan SET calendar_uuid = '44444444-4444-4444-8444-444444444444' WHERE title = 'Work';"
                "INSERT INTO goal (uuid, title, why, position, schedule, start_day, due_day, done_day, done_at,"
                "  created_at, is_archived) VALUES"
                "  ('55555555-5555-4555-8555-555555555551', 'Shelf', 'Light', 1, 'once', '2026-01-01', '2026-03-09',"
                "   NULL, NULL, 1767225600, 0),"
                "  ('55555555-5555-4555-8555-555555555552', 'Loaf', '', 2, 'once', '2026-01-01', '2026-02-09',"
                "   '2026-02-02', 1770000000, 1767225600, 0),"
                "  ('55555555-5555-4555-8555-555555555553', 'Put away', '', 3, 'once', '2026-01-01', '2026-02-09',"
                "   NULL, NULL, 1767225600, 1),"
                "  ('55555555-5555-4555-8555-555555555554', 'No day', '', 4, 'daily', '2026-01-01', NULL,"
                "   NULL, NULL, 1767225600, 0)");
  everything = export (fixture, TEND_EXPORT_ICAL_EVERYTHING, NULL, NULL);
  again = export (fixture, TEND_EXPORT_ICAL_EVERYTHING, NULL, NULL);
  plans = export (fixture, TEND_EXPORT_ICAL_PLANS, NULL, NULL);
  g_assert_cmpstr (everything, ==, again);
  assert_has (everything, "SUMMARY:Mine");
  assert_has_not (everything, "Work");
  assert_has_not (everything, "New_York");
  assert_has (everything, "BEGIN:VTODO\r\nUID:55555555-5555-4555-8555-555555555551\r\nDTSTAMP:20260101T000000Z\r\n"
                          "CREATED:20260101T000000Z\r\nDUE;VALUE=DATE:20260309\r\nSUMMARY:Shelf\r\n"
                          "DESCRIPTION:Light\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO");
  assert_has (everything, "SUMMARY:Loaf\r\nSTATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nCOMPLETED:20260202T024000Z");
  g_assert_cmpuint (count (everything, "BEGIN:VTODO"), ==, 2);
  assert_has_not (plans, "VTODO");
}

typedef struct
{
  gboolean is_done;
  GError *error;
} Saving;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Saving *saving = user_data;

  tend_transfer_export_finish (TEND_STORE (source), result, &saving->error);
  saving->is_done = TRUE;
}

static void
save (PlanFixture *fixture,
      const char  *path,
      const char  *uuid,
      Saving      *saving)
{
  *saving = (Saving) { FALSE, NULL };
  tend_transfer_export_plans_async (fixture->life->store, path, uuid ? TEND_EXPORT_ICAL_PLAN : TEND_EXPORT_ICAL_PLANS, uuid,
                          NULL, NULL, on_saved_cb, saving);
  while (!saving->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_the_file_is_private_and_whole_or_not_there (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plans.ics", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "plans.ics", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.ics", NULL);
  g_autofree char *text = NULL;
  Saving saving;
  GStatBuf info;

  add_with (fixture, "Mine", PLAN_FIXTURE_MONDAY, 9, "", "");
  save (fixture, path, NULL, &saving);
  g_assert_no_error (saving.error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_has (text, "SUMMARY:Mine");

  save (fixture, nowhere, NULL, &saving);
  g_assert_error (saving.error, TEND_ERROR, TEND_ERROR_READ_ONLY);
  g_clear_error (&saving.error);
  save (fixture, fixture->life->path, NULL, &saving);
  g_assert_error (saving.error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&saving.error);
  save (fixture, gone, UNKNOWN_UUID, &saving);
  g_assert_error (saving.error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  g_clear_error (&saving.error);
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  test_folder_remove (folder);
}

/* Rules and zones for the second program, each with the hour that it starts at. */
static const struct
{
  const char *zone;
  int hour;
  const char *rule;
} series[] = {
  { "Europe/Berlin", 9, "FREQ=DAILY;INTERVAL=3;COUNT=40" },
  { "Europe/Berlin", 18, "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261030" },
  { "Europe/Berlin", 1, "FREQ=DAILY;UNTIL=20261027T010000" },
  { "America/New_York", 20, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA;WKST=SU" },
  { "America/New_York", 8, "FREQ=MONTHLY;BYDAY=2TU,-1FR" },
  { "Asia/Tokyo", 7, "FREQ=MONTHLY;BYMONTHDAY=-1,15" },
  { "Asia/Kathmandu", 12, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" },
  { "Australia/Lord_Howe", 22, "FREQ=WEEKLY;BYDAY=TU" },
  { "America/Santiago", 13, "FREQ=WEEKLY;BYDAY=SU" },
  { "Africa/Casablanca", 6, "FREQ=DAILY;INTERVAL=5" },
  { "UTC", 16, "FREQ=WEEKLY" },
  { "", 19, "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231" },
  { "", 21, "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO" },
  { "Europe/London", 10, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=29,30" },
};

#define FROM (tend_day_from_ymd (2026, 3, 2))
#define TO (tend_day_from_ymd (2027, 4, 30))

static void
add_series (PlanFixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_autofree char *title = g_strdup_printf ("Series %" G_GSIZE_FORMAT, i);
      g_autoptr (TendPlan) plan = plan_fixture_make (title, PLAN_FIXTURE_MONDAY, series[i].hour, 45, series[i].rule);

      tend_plan_set_text (&plan->zone, series[i].zone);
      tend_plan_rules_align (plan);
      plan_fixture_add (fixture, plan);
    }
}

static void
add_all_day_series (PlanFixture *fixture)
{
  g_autoptr (TendPlan) plan = tend_plan_new_all_day ("Days", PLAN_FIXTURE_MONDAY, PLAN_FIXTURE_MONDAY + 1);
  g_autoptr (TendPlan) once = tend_plan_new_all_day ("Once", PLAN_FIXTURE_MONDAY + 4, PLAN_FIXTURE_MONDAY + 8);

  tend_plan_set_text (&plan->rule, "FREQ=MONTHLY;UNTIL=20261231");
  tend_plan_add_date (plan, FALSE, (TendPlanTime) { tend_day_from_ymd (2026, 5, 2), TEND_MINUTE_NONE });
  plan_fixture_add (fixture, plan);
  plan_fixture_add (fixture, once);
}

/* Single times more and less, one that was moved to another zone's evening, one that was called off. */
static void
add_changed_series (PlanFixture *fixture)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Changed", PLAN_FIXTURE_MONDAY, 12, 30, "FREQ=WEEKLY;COUNT=20");
  PlanAnswer answer = { FALSE, 0, NULL };
  g_autoptr (TendPlanOccurrence) moved = NULL;
  g_autoptr (TendPlanOccurrence) abroad = NULL;
  g_autoptr (TendPlan) other = NULL;

  tend_plan_set_text (&plan->zone, "America/New_York");
  tend_plan_add_date (plan, FALSE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 7, TEND_MINUTE_NONE });
  tend_plan_add_date (plan, FALSE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 14, 12 * 60 });
  tend_plan_add_date (plan, TRUE, (TendPlanTime) { PLAN_FIXTURE_MONDAY + 16, 8 * 60 });
  tend_plan_set_text (&plan->title, "Changed");
  plan_fixture_add (fixture, plan);
  {
    g_autoptr (GPtrArray) day = plan_fixture_read (fixture, PLAN_FIXTURE_MONDAY + 28, PLAN_FIXTURE_MONDAY + 28);
    g_autoptr (GPtrArray) later = plan_fixture_read (fixture, PLAN_FIXTURE_MONDAY + 42, PLAN_FIXTURE_MONDAY + 42);

    for (guint i = 0; i < day->len; i++)
      if (g_str_equal (((TendPlanOccurrence *) day->pdata[i])->plan->title, "Changed"))
        moved = tend_plan_occurrence_copy (day->pdata[i]);
    for (guint i = 0; i < later->len; i++)
      if (g_str_equal (((TendPlanOccurrence *) later->pdata[i])->plan->title, "Changed"))
        abroad = tend_plan_occurrence_copy (later->pdata[i]);
  }
  tend_plan_store_move_async (fixture->life->store, moved, 24 * 60 + 15, 24 * 60 + 45, TEND_PLAN_SCOPE_THIS,
                              on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  other = tend_plan_rules_make_instance (abroad);
  tend_plan_set_text (&other->title, "Changed abroad");
  tend_plan_set_text (&other->zone, "Asia/Tokyo");
  tend_plan_store_update_async (fixture->life->store, abroad, other, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
}

static void
append_time (GString *line,
             TendDay  day,
             int      minute,
             gboolean is_all_day)
{
  char text[TEND_DAY_TEXT_SIZE];

  g_string_append_printf (line, "%s ", tend_day_to_text (day, text));
  if (!is_all_day)
    g_string_append_printf (line, "%02d:%02d", minute / 60, minute % 60);
  g_string_append_c (line, ' ');
}

static int
compare_lines (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What Tend shows, as khal prints it. */
static char *
list_own (PlanFixture *fixture)
{
  g_autoptr (GPtrArray) occurrences = plan_fixture_read (fixture, FROM, TO);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = occurrences->pdata[i];
      GString *line = g_string_new (NULL);

      append_time (line, at->start_day, at->start_minute, at->plan->is_all_day);
      append_time (line, at->end_day, at->end_minute, at->plan->is_all_day);
      g_string_append (line, at->plan->title);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  return join_sorted (lines);
}

#define KHAL_CONFIG                                                                                                 \
  "[calendars]\n[[tend]]\npath = %s/plans\n[sqlite]\npath = %s/khal.db\n[locale]\n"                                 \
  "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\ntimeformat = %%H:%%M\n"                        \
  "dateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\n"                  \
  "longdatetimeformat = %%Y-%%m-%%d %%H:%%M\n"

static char *
run_khal (const char *folder,
          const char *command,
          const char *option,
          const char *first,
          const char *second)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  const char *argv[] = { "khal", "-c", config, command, option, first, second, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_environ_unsetenv (g_get_environ (), "PYTHONPATH"), "HOME", folder,
                                                 TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &trouble, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("khal %s: %s\n%s\n%s", command, error->message, output, trouble);
  return output;
}

static char *
list_of_khal (const char *folder)
{
  g_autofree char *output = run_khal (folder, "list", "--format="
                                      "@{start-date-long} {start-time} {end-date-long} {end-time} {title}",
                                      "2026-03-02", "2027-05-01");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) printed = g_strsplit (output, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  /* On each of its days, a longer one stands again. */
  for (gsize i = 0; printed[i]; i++)
    if (printed[i][0] == '@' && strncmp (printed[i] + 1, "2027-05-01", 10) < 0 && g_hash_table_add (seen, printed[i]))
      g_ptr_array_add (lines, g_strdup (printed[i] + 1));
  return join_sorted (lines);
}

static void
test_another_program_finds_the_same_times (void)
{
  g_autoptr (PlanFixture) fixture = NULL;
  g_autofree char *khal = g_find_program_in_path ("khal");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *plans = NULL;
  g_autofree char *config_path = NULL;
  g_autofree char *config = NULL;
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;
  Saving saving;

  if (khal == NULL)
    {
      g_test_skip ("khal is not here");
      return;
    }
  fixture = plan_fixture_new ("Europe/Berlin");
  folder = test_folder_new ();
  path = g_build_filename (folder, "tend.ics", NULL);
  plans = g_build_filename (folder, "plans", NULL);
  config_path = g_build_filename (folder, "config", NULL);
  config = g_strdup_printf (KHAL_CONFIG, folder, folder);
  add_series (fixture);
  add_all_day_series (fixture);
  add_changed_series (fixture);
  save (fixture, path, NULL, &saving);
  g_assert_no_error (saving.error);

  g_assert_cmpint (g_mkdir (plans, 0700), ==, 0);
  g_assert_true (g_file_set_contents (config_path, config, -1, NULL));
  g_free (run_khal (folder, "import", "--batch", path, NULL));
  own = list_own (fixture);
  others = list_of_khal (folder);
  g_assert_cmpuint (strlen (own), >, 20000);
  if (!g_str_equal (own, others))
    {
      g_auto (GStrv) mine = g_strsplit (own, "\n", -1);
      g_auto (GStrv) theirs = g_strsplit (others, "\n", -1);

      for (gsize i = 0; mine[i]; i++)
        if (!g_strv_contains ((const char *const *) theirs, mine[i]))
          g_test_message ("khal does not have %s", mine[i]);
      for (gsize i = 0; theirs[i]; i++)
        if (!g_strv_contains ((const char *const *) mine, theirs[i]))
          g_test_message ("only khal has %s", theirs[i]);
      g_test_fail ();
    }
  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-export/event", test_a_plan_stands_as_an_event);
  g_test_add_func ("/plan-export/times", test_each_kind_of_time_has_its_form);
  g_test_add_func ("/plan-export/until", test_the_end_of_a_rule_has_the_form_of_the_start);
  g_test_add_func ("/plan-export/changed", test_single_times_and_changed_ones);
  g_test_add_func ("/plan-export/reminders", test_reminders_are_alarms);
  g_test_add_func ("/plan-export/kept", test_what_others_wrote_goes_back);
  g_test_add_func ("/plan-export/kept-rule", test_a_rule_that_was_kept_as_text_goes_back);
  g_test_add_func ("/plan-export/invitation", test_an_invitation_says_only_what_others_may_know);
  g_test_add_func ("/plan-export/scope", test_others_calendars_stay_with_them_and_goals_with_a_day_come_along);
  g_test_add_func ("/plan-export/file", test_the_file_is_private_and_whole_or_not_there);
  g_test_add_func ("/plan-export/khal", test_another_program_finds_the_same_times);
  return g_test_run ();
}
