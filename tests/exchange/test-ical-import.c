/* Calendars that come into a life: as plans of one's own or to be shown only, once and again, as a whole or not at all. */

#include "exchange/ical-kit.h"

#include <glib/gstdio.h>
#include <string.h>

#define STAMP(sequence, modified) "SEQUENCE:" #sequence "\nLAST-MODIFIED:" modified "\n"

/* A choir, every Monday, with three people and a reminder; one evening is left out, and one is later. */
#define CHOIR(stamp, title, more) \
  EVENT ("UID:choir@example.org\n" stamp "SUMMARY:" title "\n" \
         "DTSTART;TZID=Europe/Lisbon:20260302T190000\nDTEND;TZID=Europe/Lisbon:20260302T210000\n" \
         "RRULE:FREQ=WEEKLY\n" more)
#define PEOPLE "ATTENDEE;CN=Ana:mailto:ana@example.org\nATTENDEE;CN=Kim:mailto:kim@example.org\n"
#define TIMES "EXDATE;TZID=Europe/Lisbon:20260309T190000\n"
#define REMIND ALARM ("ACTION:DISPLAY\nTRIGGER:-PT30M\nDESCRIPTION:x\n")
#define LATER(stamp) \
  EVENT ("UID:choir@example.org\n" stamp "SUMMARY:Choir, later\nRECURRENCE-ID;TZID=Europe/Lisbon:20260316T190000\n" \
         "DTSTART;TZID=Europe/Lisbon:20260316T200000\nDURATION:PT1H\n")
#define FIRST STAMP (1, "20260101T000000Z")
#define SECOND STAMP (2, "20260201T000000Z")

#define UID_IS_CHOIR "uid = 'choir@example.org' AND master_uuid IS NULL"

static void
import_and_hear (TestLife   *life,
                 const char *lines,
                 const char *words)
{
  g_autofree char *told = ical_kit_import (life, lines);

  if (strstr (told, words) == NULL)
    g_error ("“%s” should say “%s”", told, words);
}

static void
test_a_calendar_comes_in_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const char *lines = CHOIR (FIRST, "Choir", PEOPLE TIMES REMIND) LATER (FIRST) EVENT ("SUMMARY:Nameless\n" WHEN)
      EVENT ("SUMMARY:Nameless\n" WHEN);
  g_autofree char *exported = NULL;
  g_autofree char *exported_again = NULL;

  import_and_hear (life, lines, "Added 4 plans in the calendar");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest g JOIN plan p ON p.id = g.plan_id"
                                        "  WHERE " UID_IS_CHOIR), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date d JOIN plan p ON p.id = d.plan_id"
                                        "  WHERE " UID_IS_CHOIR " AND d.value = '2026-03-09T19:00'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder r JOIN plan p ON p.uuid = r.subject_uuid"
                                        "  WHERE " UID_IS_CHOIR " AND r.before_minutes = 30"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan t JOIN plan m ON m.uuid = t.master_uuid"
                                        "  WHERE t.recurrence_id = '2026-03-16T19:00' AND t.start_minute = 1200"
                                        "    AND m.title = 'Choir'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE title = 'Nameless' AND uid = ''"), ==, 2);
  test_life_assert_sound (life);

  /* And twice changes nothing. */
  exported = kit_export_life (life);
  test_life_hush (life);
  import_and_hear (life, lines, "Nothing was added; all of it was here already: 4 plans in the calendar");
  g_assert_cmpuint (life->told->len, ==, 0);
  exported_again = kit_export_life (life);
  g_assert_cmpstr (exported_again, ==, exported);
}

static void
test_one_undo_takes_it_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  kit_fill_life (life);
  before = kit_export_life (life);
  import_and_hear (life, CHOIR (FIRST, "Choir", PEOPLE TIMES REMIND) LATER (FIRST), "Added 2 plans");
  between = kit_export_life (life);
  g_assert_true (test_life_undo (life, &error));
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (test_life_redo (life, &error));
  again = kit_export_life (life);
  g_assert_cmpstr (again, ==, between);
  test_life_assert_sound (life);
}

static void
test_a_newer_version_brings_up_to_date (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_and_hear (life, CHOIR (FIRST, "Choir", PEOPLE TIMES REMIND) LATER (FIRST), "Added 2 plans");
  before = kit_export_life (life);
  import_and_hear (life,
                   CHOIR (SECOND, "Great Choir",
                          "ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:ana@example.org\n"
                          "ATTENDEE;CN=Rui:mailto:rui@example.org\n"
                          "EXDATE;TZID=Europe/Lisbon:20260323T190000\n"
                          ALARM ("ACTION:DISPLAY\nTRIGGER:-PT45M\nDESCRIPTION:x\n")),
                   "Brought up to date: 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE " UID_IS_CHOIR
                                        "  AND title = 'Great Choir' AND sequence = 2"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date WHERE value = '2026-03-23T19:00'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Ana' AND answer = 'coming'"), ==,
                   1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Kim'"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Rui'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder WHERE before_minutes = 45"), ==, 1);

  g_assert_true (test_life_undo (life, &error));
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
}

static void
test_an_older_version_changes_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_and_hear (life, CHOIR (SECOND, "Great Choir", PEOPLE), "Added 1 plan");
  before = kit_export_life (life);
  import_and_hear (life, CHOIR (FIRST, "Choir", TIMES REMIND), "all of it was here already: 1 plan");
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
}

/* Who does not count versions changes an event and says nothing of it. */
static void
test_an_event_that_has_no_versions_is_brought_up_to_date (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  import_and_hear (life, EVENT ("UID:a\nSUMMARY:Tea\n" WHEN), "Added 1 plan");
  import_and_hear (life, EVENT ("UID:a\nSUMMARY:Tea\nRRULE:FREQ=DAILY\nEXDATE:20260303T090000\n" WHEN),
                   "Brought up to date: 1 plan");
  /* Only what belongs to it is another. */
  import_and_hear (life, EVENT ("UID:a\nSUMMARY:Tea\nRRULE:FREQ=DAILY\nEXDATE:20260304T090000\n" WHEN), "");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date WHERE value = '2026-03-04T09:00'"), ==, 1);
}

static void
test_what_was_done_here_stays (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  import_and_hear (life, CHOIR (FIRST, "Choir", PEOPLE REMIND), "Added 1 plan");
  /* Somebody is asked along, how it was is written down, the reminder goes. */
  test_life_sql (life, "Change", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan_guest (uuid, plan_id, position, name, answer) SELECT"
                 "  '99999999-9999-4999-8999-999999999999', id, 5, 'Neighbour', 'coming' FROM plan;"
                 "UPDATE plan SET mood = 4, afterwards = 'Loud', kind = 'music';"
                 "DELETE FROM reminder");
  import_and_hear (life, CHOIR (FIRST, "Choir", PEOPLE REMIND), "Nothing was added");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 0);

  import_and_hear (life, CHOIR (SECOND, "Great Choir", ""), "Brought up to date: 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Neighbour'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE mood = 4 AND afterwards = 'Loud'"
                                        "  AND kind = 'music' AND title = 'Great Choir'"), ==, 1);

  /* What was changed here after the file was, stays. */
  test_life_sql (life, "Change", TEND_WRITE_DEFAULT,
                 "UPDATE plan SET title = 'My choir', modified_at = %" G_GINT64_FORMAT, TEST_LIFE_NOW);
  import_and_hear (life, CHOIR (SECOND, "Great Choir", ""), "");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE title = 'My choir'"), ==, 1);
}

/* What leaving a time of a series out does, see tend_plan_series_delete(). */
#define LEAVE_OUT(more) \
  "DELETE FROM plan WHERE recurrence_id = '2026-03-16T19:00';" more "UPDATE plan SET modified_at = "

static void
test_a_time_that_was_left_out_here_stays_out (void)
{
  static const char *const ways[] = {
    LEAVE_OUT ("INSERT INTO plan_date (plan_id, kind, value) SELECT id, 'exdate', '2026-03-16T19:00' FROM plan;"),
    LEAVE_OUT ("UPDATE plan SET rule = 'FREQ=WEEKLY;COUNT=2', series_end = '2026-03-09';"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (TestLife) life = test_life_new_open ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      import_and_hear (life, CHOIR (FIRST, "Choir", TIMES) LATER (FIRST), "Added 2 plans");
      test_life_sql (life, "Leave out", TEND_WRITE_DEFAULT, "%s%" G_GINT64_FORMAT, ways[i], TEST_LIFE_NOW);
      before = kit_export_life (life);
      import_and_hear (life, CHOIR (FIRST, "Choir", TIMES) LATER (FIRST), "all of it was here already: 2 plans");
      import_and_hear (life, LATER (FIRST), "all of it was here already: 1 plan");
      after = kit_export_life (life);
      g_assert_cmpstr (after, ==, before);

      /* Whoever changed it since says again when it is. */
      import_and_hear (life, CHOIR (SECOND, "Choir", TIMES) LATER (FIRST), "Brought up to date: 1 plan");
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE recurrence_id = '2026-03-16T19:00'"), ==, 1);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE rule = 'FREQ=WEEKLY'"), ==, 1);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 1);
    }
}

/* A newer version says what becomes of dates that were left out here: they are taken out of the table of those. */
static void
test_a_newer_version_tells_what_it_replaces (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  import_and_hear (life, CHOIR (FIRST, "Choir", ""), "Added 1 plan");
  test_life_sql (life, "Leave out", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan_date (plan_id, kind, value) SELECT id, 'exdate', '2026-03-23T19:00' FROM plan;"
                 "UPDATE plan SET modified_at = %" G_GINT64_FORMAT, TEST_LIFE_NOW);
  import_and_hear (life, CHOIR (FIRST, "Choir", ""), "Nothing was added");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 1);
  import_and_hear (life, CHOIR (SECOND, "Choir", ""), "taken out: 1 single date of plans");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 0);
}

static void
test_people_are_known_by_name (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "Add", TEND_WRITE_DEFAULT,
                 "INSERT INTO person (uuid, name, created_at) VALUES"
                 "  ('aaaaaaaa-0000-4000-8000-000000000001', 'ana', 1),"
                 "  ('aaaaaaaa-0000-4000-8000-000000000002', 'Kim', 1),"
                 "  ('aaaaaaaa-0000-4000-8000-000000000003', 'Kim', 1)");
  import_and_hear (life, CHOIR (FIRST, "Choir", PEOPLE), "Added 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Ana'"
                                        "  AND person_uuid = 'aaaaaaaa-0000-4000-8000-000000000001'"), ==, 1);
  /* Which of the two is for the user to say. */
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest WHERE name = 'Kim' AND person_uuid IS NULL"),
                   ==, 1);
}

static void
test_what_is_over_reminds_of_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  import_and_hear (life,
                   EVENT ("UID:a\nDTSTART:20260101T090000\n" REMIND)
                   EVENT ("UID:b\nDTSTART:20260101T090000\nRRULE:FREQ=DAILY;COUNT=3\n" REMIND)
                   EVENT ("UID:c\nDTSTART:20260101T090000\nRRULE:FREQ=DAILY\n" REMIND)
                   EVENT ("UID:d\nDTSTART:20260401T090000\n" REMIND),
                   "Added 4 plans");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder r JOIN plan p ON p.uuid = r.subject_uuid"
                                        "  WHERE p.uid IN ('c', 'd')"), ==, 2);
}

static void
test_a_time_finds_the_series_that_is_here (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  /* Alone it is a plan of its own. */
  import_and_hear (life, LATER (FIRST), "Added 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE master_uuid IS NULL"), ==, 1);
  import_and_hear (life, CHOIR (FIRST, "Choir", ""), "Added 1 plan");
  import_and_hear (life, LATER (SECOND), "Added 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan t JOIN plan m ON m.uuid = t.master_uuid"
                                        "  WHERE m.rule <> '' AND t.recurrence_id = '2026-03-16T19:00'"), ==, 1);
}

/* A plan that Tend made goes out with its UUID for a UID. */
static void
test_a_plan_of_tends_own_comes_back_as_itself (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "Add", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, created_at, modified_at)"
                 "  VALUES ('bbbbbbbb-0000-4000-8000-000000000001', 'Tea', '2026-03-02', 540, '2026-03-02', 600, 1, 1)");
  import_and_hear (life,
                   EVENT ("UID:bbbbbbbb-0000-4000-8000-000000000001\nSUMMARY:Tea, later\nDTSTAMP:20260101T000000Z\n" WHEN),
                   "Brought up to date: 1 plan");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE title = 'Tea, later' AND uid = ''"), ==, 1);
}

static void
test_a_calendar_can_be_shown_only (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;
  g_autofree char *after = NULL;

#define WORK "X-WR-CALNAME:Work\nX-WR-RELCALID:work-1\n"
  import_and_hear (life, CHOIR (FIRST, "My own", ""), "Added 1 plan");
  told = ical_kit_show (life, WORK CHOIR (FIRST, "Busy", PEOPLE REMIND TIMES) LATER (FIRST) EVENT ("UID:b\n" WHEN));
  g_assert_nonnull (strstr (told, "3 plans"));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM calendar WHERE name = 'Work' AND is_shown_only = 1"), ==,
                   1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan p JOIN calendar c ON c.uuid = p.calendar_uuid"), ==,
                   3);
  /* It asks nobody and reminds of nothing. */
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_date"), ==, 1);

  /* Again: nothing new. */
  before = kit_export_life (life);
  g_free (told);
  told = ical_kit_show (life, WORK CHOIR (FIRST, "Busy", PEOPLE REMIND TIMES) LATER (FIRST) EVENT ("UID:b\n" WHEN));
  g_assert_nonnull (strstr (told, "Nothing was added"));

  /* Refreshed: the file is right, whatever its versions say, and what is not in it any more goes. */
  g_free (told);
  told = ical_kit_show (life, WORK CHOIR (STAMP (0, "20250101T000000Z"), "Busy again", "") EVENT ("UID:c\n" WHEN));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM calendar"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE calendar_uuid IS NOT NULL"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE title = 'Busy again'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE title = 'My own'"), ==, 1);
  g_assert_true (test_life_undo (life, &error));
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
}

static void
test_another_calendar_is_another (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *work = ical_kit_show (life, "X-WR-CALNAME:Work\n" EVENT ("UID:a\n" WHEN));
  g_autofree char *club = ical_kit_show (life, "X-WR-CALNAME:Club\n" EVENT ("UID:a\n" WHEN));

  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM calendar"), ==, 2);
  g_assert_cmpint (test_life_ask (life, "SELECT count(DISTINCT calendar_uuid) FROM plan WHERE uid = 'a'"), ==, 2);
}

static void
test_nothing_of_a_damaged_file_comes_in (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "cut.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n" WHEN "END:VEVENT\n");
  g_autofree char *before = kit_export_life (life);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ical_kit_try_import (life, &(IcalKitImport) { .path = path }, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
  test_folder_remove (folder);
}

/* A file of many events: with people, and single dates, so that every table has rows. */
static char *
write_many (const char *folder,
            int         n)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
  char *path = g_build_filename (folder, "many.ics", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n; i++)
    {
      int year, month, day;

      tend_day_to_ymd (kit_get_today () + i % 3000, &year, &month, &day);
      g_string_append_printf (text,
                              "BEGIN:VEVENT\r\nUID:%d@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
                              "SUMMARY:Rehearsal word%d\r\nDTSTART:%04d%02d%02dT%02d0000\r\nDURATION:PT1H\r\n"
                              "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:%04d%02d%02dT%02d0000\r\n"
                              "ATTENDEE;CN=Guest%d:mailto:guest%d@example.org\r\nEND:VEVENT\r\n",
                              i, i, year, month, day, i % 24, year, month, day, i % 24, i, i);
    }
  g_string_append (text, "END:VCALENDAR\r\n");
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}

#define COUNT_INDEXES "SELECT count(*) FROM sqlite_schema WHERE type IN ('index', 'trigger')"

/* Indexes rest while so many come in, and know all of them afterwards. */
static void
test_many_events_come_in_at_once_and_are_found (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = write_many (folder, 3000);
  g_autoptr (TendProgress) progress = tend_progress_new ();
  g_autoptr (GError) error = NULL;
  gint64 n_indexes = test_life_ask (life, COUNT_INDEXES);
  g_autofree char *told = ical_kit_try_import (life, &(IcalKitImport) { .path = path, .progress = progress }, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (told, "000 plans in the calendar"));
  g_assert_cmpfloat (tend_progress_get (progress), >, 0.9);
  g_assert_cmpint (test_life_ask (life, COUNT_INDEXES), ==, n_indexes);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_fts WHERE plan_fts MATCH 'word2718'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_guest_fts WHERE plan_guest_fts MATCH 'guest2718'"), ==,
                   1);
  /* And goes along with what changes later. */
  test_life_sql (life, "Change", TEND_WRITE_DEFAULT, "UPDATE plan SET title = 'Quiet' WHERE uid = '2718@example.org'");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_fts WHERE plan_fts MATCH 'word2718'"), ==, 0);
  test_life_assert_sound (life);
  g_assert_true (test_life_undo (life, &error));
  g_assert_true (test_life_undo (life, &error));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_fts WHERE plan_fts MATCH 'rehearsal'"), ==, 0);
  test_life_assert_sound (life);
  g_assert_true (test_life_redo (life, &error));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan_fts WHERE plan_fts MATCH 'word2718'"), ==, 1);
  g_assert_cmpint (test_life_ask (life, COUNT_INDEXES), ==, n_indexes);
  test_life_assert_sound (life);
  test_folder_remove (folder);
}

typedef struct
{
  TendProgress *progress;
  GCancellable *cancellable;
  double at;
} CallingOff;

static gboolean
on_looked_cb (gpointer user_data)
{
  CallingOff *self = user_data;

  if (tend_progress_get (self->progress) < self->at)
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_merged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* However far the writing has come. */
static void
test_an_import_that_is_called_off_leaves_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = write_many (folder, 3000);
  g_autofree char *before = kit_export_life (life);
  static const double places[] = { 0, 0.01, 0.3 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GAsyncResult) merged = NULL;
      g_autoptr (TendProgress) progress = tend_progress_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      CallingOff calling_off = { progress, cancellable, places[i] };
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      TendTransfer *transfer = ical_kit_open (life, &(IcalKitImport) { .path = path }, &error);
      guint looking;

      g_assert_no_error (error);
      looking = g_timeout_add (1, on_looked_cb, &calling_off);
      tend_transfer_merge_async (life->store, transfer, progress, cancellable, on_merged_cb, &merged);
      tend_transfer_free (transfer);
      while (merged == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (!g_cancellable_is_cancelled (cancellable))
        g_source_remove (looking);
      g_assert_null (tend_transfer_merge_finish (life->store, merged, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (tend_store_get_undo_label (life->store));
      after = kit_export_life (life);
      g_assert_cmpstr (after, ==, before);
    }
  test_life_assert_sound (life);
  test_folder_remove (folder);
}

/* Files of several programs, where they are beside the sources. */
static void
test_real_files (void)
{
  static const struct
  {
    const char *name;
    guint n_plans;
  } files[] = {
    { "alarm_google_future.ics", 1 },        { "america_new_york.ics", 1 }, { "issue_1050_all_components.ics", 1 },
    { "rfc_5545_RDATE_example.ics", 0 },     { "timezoned.ics", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TestLife) life = test_life_new_open ();
      g_autofree char *path = kit_find_shared (files[i].name);
      g_autofree char *told = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        {
          g_test_skip ("There are no real files beside the sources");
          return;
        }
      told = ical_kit_try_import (life, &(IcalKitImport) { .path = path }, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %s", files[i].name, told);
      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan"), ==, files[i].n_plans);
      test_life_assert_sound (life);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical-import/a-calendar-comes-in-once", test_a_calendar_comes_in_once);
  g_test_add_func ("/ical-import/one-undo-takes-it-back", test_one_undo_takes_it_back);
  g_test_add_func ("/ical-import/a-newer-version-brings-up-to-date", test_a_newer_version_brings_up_to_date);
  g_test_add_func ("/ical-import/an-older-version-changes-nothing", test_an_older_version_changes_nothing);
  g_test_add_func ("/ical-import/an-event-that-has-no-versions-is-brought-up-to-date",
                   test_an_event_that_has_no_versions_is_brought_up_to_date);
  g_test_add_func ("/ical-import/what-was-done-here-stays", test_what_was_done_here_stays);
  g_test_add_func ("/ical-import/a-time-that-was-left-out-here-stays-out",
                   test_a_time_that_was_left_out_here_stays_out);
  g_test_add_func ("/ical-import/a-newer-version-tells-what-it-replaces", test_a_newer_version_tells_what_it_replaces);
  g_test_add_func ("/ical-import/people-are-known-by-name", test_people_are_known_by_name);
  g_test_add_func ("/ical-import/what-is-over-reminds-of-nothing", test_what_is_over_reminds_of_nothing);
  g_test_add_func ("/ical-import/a-time-finds-the-series-that-is-here", test_a_time_finds_the_series_that_is_here);
  g_test_add_func ("/ical-import/a-plan-of-tends-own-comes-back-as-itself",
                   test_a_plan_of_tends_own_comes_back_as_itself);
  g_test_add_func ("/ical-import/a-calendar-can-be-shown-only", test_a_calendar_can_be_shown_only);
  g_test_add_func ("/ical-import/another-calendar-is-another", test_another_calendar_is_another);
  g_test_add_func ("/ical-import/nothing-of-a-damaged-file-comes-in", test_nothing_of_a_damaged_file_comes_in);
  g_test_add_func ("/ical-import/many-events-come-in-at-once-and-are-found",
                   test_many_events_come_in_at_once_and_are_found);
  g_test_add_func ("/ical-import/an-import-that-is-called-off-leaves-nothing",
                   test_an_import_that_is_called_off_leaves_nothing);
  g_test_add_func ("/ical-import/real-files", test_real_files);
  return g_test_run ();
}
