/* The reminder service, with a clock and a notification server that the test plays. */

#include "service-fixture.h"

#include "base/tend-uuid.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_one_comes_at_its_time_and_once (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 30));
  service_fixture_go_to (fixture, 11, 29);
  service_fixture_assert_sent (fixture, 0);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==, TEST_LIFE_NOW + 90 * MINUTE);

  service_fixture_go_to (fixture, 11, 30);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Run");
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
  for (int i = 0; i < 5; i++)
    tend_reminder_service_wake (fixture->service);
  service_fixture_go_to (fixture, 11, 29);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_go_to (fixture, 11, 30);
  service_fixture_assert_sent (fixture, 2);
}

static void
test_what_is_done_or_put_away_does_not_come (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 done = service_fixture_add_goal (fixture, "Done");
  gint64 anyway = service_fixture_add_goal (fixture, "Anyway");
  gint64 away = service_fixture_add_goal (fixture, "Away");

  service_fixture_remind_at (fixture, done, AT (11, 0));
  service_fixture_remind_at (fixture, anyway, AT (11, 0));
  service_fixture_remind_at (fixture, away, AT (11, 0));
  service_fixture_sql (fixture,
                       "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (%d, '2026-03-02', 'done', 0),"
                       "  (%d, '2026-03-02', 'done', 0)",
                       (int) done, (int) anyway);
  service_fixture_sql (fixture, "UPDATE reminder SET even_if_done = 1"
                                "  WHERE subject_uuid = (SELECT uuid FROM goal WHERE id = %d)", (int) anyway);
  service_fixture_sql (fixture, "UPDATE goal SET is_archived = 1 WHERE id = %d", (int) away);
  service_fixture_go_to (fixture, 12, 0);
  service_fixture_assert_sent (fixture, 1);
  g_assert_nonnull (fake_notifier_find (fixture->notifier, "Anyway"));

  /* The next day it is to be done again. */
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 3);
  g_assert_nonnull (fake_notifier_find (fixture->notifier, "Done"));
}

static void
test_a_full_week_is_left_alone (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 goal = service_fixture_add_goal (fixture, "Swim");

  service_fixture_sql (fixture, "UPDATE goal SET schedule = 'weekly', times = 1 WHERE id = %d", (int) goal);
  service_fixture_remind_at (fixture, goal, AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_sql (fixture, "INSERT INTO goal_check_in (goal_id, day, state, at)"
                                "  VALUES (%d, '2026-03-02', 'done', 0)", (int) goal);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_go_on (fixture, 6 * DAY);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_go_on (fixture, DAY);
  service_fixture_assert_sent (fixture, 2);
}

static void
test_a_time_that_has_passed_is_not_caught_up_with (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 goal = service_fixture_add_goal (fixture, "Run");

  service_fixture_remind_at (fixture, goal, AT (20, 0));
  service_fixture_go_to (fixture, 15, 0);
  service_fixture_remind_at (fixture, goal, AT (14, 0));
  service_fixture_assert_sent (fixture, 0);
  service_fixture_crash (fixture);
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, 0);
}

static void
test_quiet_hours_hold (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 goal = service_fixture_add_goal (fixture, "Read");

  service_fixture_set (fixture, TEND_SETTING_QUIET_START, "1320");
  service_fixture_set (fixture, TEND_SETTING_QUIET_END, "420");
  service_fixture_remind_at (fixture, goal, AT (23, 0));
  service_fixture_go_to (fixture, 23, 30);
  service_fixture_assert_sent (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_HELD);
  service_fixture_stop (fixture);
  service_fixture_start (fixture);
  service_fixture_go_to (fixture, 6, 59);
  service_fixture_assert_sent (fixture, 0);
  service_fixture_go_to (fixture, 7, 0);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Read");

  service_fixture_sql (fixture, "UPDATE reminder SET is_important = 1");
  service_fixture_go_to (fixture, 23, 0);
  service_fixture_assert_sent (fixture, 2);
  g_assert_true (fake_notifier_get_last (fixture->notifier)->what->is_important);
}

static void
test_four_at_once_are_one (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  static const char *const titles[] = { "Run", "Swim", "Read", "Write" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, titles[i]), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "4 things you planned");
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->body, ==, "Run\nSwim\nRead\nWrite");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (service_fixture_get_fate (fixture, i), ==, TEND_REMINDER_SENT);

  /* It goes when all of it is done, and not before. */
  service_fixture_sql (fixture, "DELETE FROM goal WHERE title <> 'Write'");
  service_fixture_assert_shown (fixture, 1);
  service_fixture_sql (fixture, "DELETE FROM goal");
  service_fixture_assert_shown (fixture, 0);
}

static void
test_an_absence_is_told_in_sum (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  static const char *const titles[] = { "Run", "Swim", "Read", "Write", "Sing", "Cook", "Late" };

  for (int i = 0; i < 6; i++)
    service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, titles[i]), AT (11 + i, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, titles[6]), AT (17, 55));
  service_fixture_sleep (fixture, 8 * HOUR);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpstr (fake_notifier_find (fixture->notifier, "While you were away")->what->body, ==,
                   "11:00  Run\n12:00  Swim\n13:00  Read\n14:00  Write\nand 2 more");
  g_assert_nonnull (fake_notifier_find (fixture->notifier, "Late"));
  g_assert_cmpint (service_fixture_get_fate (fixture, 6), ==, TEND_REMINDER_PASSED);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
  service_fixture_go_on (fixture, HOUR);
  service_fixture_assert_sent (fixture, 2);
}

static void
test_off_for_days_is_one_notification (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_stop (fixture);
  tend_clock_advance (fixture->life->clock, 3 * DAY);
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpuint (service_fixture_get_n_past (fixture), ==, 3);
  service_fixture_stop (fixture);
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, 1);

  /* After a year, it is the last week's. */
  service_fixture_stop (fixture);
  tend_clock_advance (fixture->life->clock, 365 * DAY);
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpuint (service_fixture_get_n_past (fixture), ==, 7);
}

static void
test_snoozed_comes_again_after_a_restart (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "snooze-short");
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SNOOZED);
  service_fixture_crash (fixture);
  service_fixture_start (fixture);
  service_fixture_go_to (fixture, 11, 9);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_go_to (fixture, 11, 10);
  service_fixture_assert_shown (fixture, 1);

  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "snooze-morning");
  service_fixture_go_to (fixture, 7, 59);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_go_to (fixture, 8, 0);
  service_fixture_assert_shown (fixture, 1);
  service_fixture_assert_sent (fixture, 3);
}

static void
test_what_is_let_go_is_taken_back (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *run = NULL;
  g_autofree char *read = NULL;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  run = service_fixture_get_key (fixture, 0);
  g_assert_true (tend_reminder_service_let_go (fixture->service, run, NULL));
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_LET_GO);
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 0);
  g_assert_true (tend_reminder_service_take_back (fixture->service, run, NULL));
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_PASSED);

  /* One that was put off comes at that time again, also where the service was restarted between. */
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Read"), AT (12, 0));
  service_fixture_go_to (fixture, 12, 0);
  read = service_fixture_get_key (fixture, 0);
  g_assert_true (tend_reminder_service_snooze (fixture->service, read,
                                               service_fixture_get_now (fixture) + HOUR, NULL));
  g_assert_true (tend_reminder_service_let_go (fixture->service, read, NULL));
  service_fixture_crash (fixture);
  service_fixture_start (fixture);
  g_assert_true (tend_reminder_service_take_back (fixture->service, read, NULL));
  g_assert_true (tend_reminder_service_take_back (fixture->service, read, NULL));
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SNOOZED);
  service_fixture_assert_sent (fixture, 2);
  service_fixture_go_to (fixture, 13, 0);
  service_fixture_assert_sent (fixture, 3);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Read");
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);

  g_assert_false (tend_reminder_service_take_back (fixture->service, "nobody/2026-03-02", &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

static void
test_done_is_done_by_tend (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_set (fixture, TEND_SETTING_DAY_START, "4");
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Stretch"), AT (1, 0));
  service_fixture_go_to (fixture, 1, 0);
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "done");
  /* At one at night it is still the day before. */
  service_fixture_await_call (fixture, "--on=2026-03-02");
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_DONE);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_what_could_not_be_ticked_comes_again (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_fail_program (fixture);
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Stretch"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "done");
  service_fixture_await_call (fixture, "done ");
  service_fixture_assert_shown (fixture, 1);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
}

static void
test_a_click_opens_the_thing (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier),
                            TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_await_call (fixture, "--open=goal:");
  service_fixture_sleep (fixture, DAY + HOUR);
  fake_notifier_use_action (fixture->notifier, fake_notifier_find (fixture->notifier, "While you were away"),
                            TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_await_call (fixture, "--panel=reminders a-token");
}

static void
test_start_begins_the_thing (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autofree char *box = tend_uuid_derive ("exercise", "box");
  g_autofree char *expected = g_strdup_printf ("--start=exercise:%s a-token", box);
  const TendNotification *what;

  service_fixture_sql (fixture, "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                                "  VALUES ('00000000-0000-4000-8000-000000000001', 'exercise', '%s', %d, 127)",
                       box, AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  what = fake_notifier_get_last (fixture->notifier)->what;
  g_assert_cmpstr (what->title, ==, "Box");
  g_assert_cmpstr (((const TendNotificationAction *) g_ptr_array_index (what->actions, 0))->label, ==, "Start Now");
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), TEND_REMIND_ACTION_START);
  service_fixture_await_call (fixture, expected);
  service_fixture_stop (fixture);
}

static void
add_hobby (ServiceFixture *fixture,
           const char     *uuid,
           int             minute)
{
  service_fixture_sql (fixture, "INSERT INTO hobby (uuid, name, position, created_day, created_at)"
                                "  VALUES ('%s', 'Guitar', 1, '2026-01-01', 0)", uuid);
  service_fixture_sql (fixture, "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                                "  VALUES ('00000000-0000-4000-8000-000000000001', 'hobby', '%s', %d, 127)", uuid, minute);
}

static const char *
get_label (const TendNotification *what,
           guint                   action)
{
  return ((const TendNotificationAction *) g_ptr_array_index (what->actions, action))->label;
}

/* Put off, it comes again with the same words; begun, it is over for that day. */
static void
test_a_hobby_is_begun_or_comes_later (void)
{
  const char *guitar = "00000000-0000-4000-8000-0000000000aa";
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autofree char *expected = g_strdup_printf ("--start=hobby:%s a-token", guitar);
  const TendNotification *what;

  add_hobby (fixture, guitar, AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  what = fake_notifier_get_last (fixture->notifier)->what;
  g_assert_cmpstr (what->title, ==, "Guitar");
  g_assert_cmpstr (get_label (what, 0), ==, "Start Now");
  g_assert_cmpstr (get_label (what, 1), ==, "10 Minutes Later");
  g_assert_cmpstr (get_label (what, 2), ==, "An Hour Later");
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "snooze-hour");
  service_fixture_go_to (fixture, 11, 59);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_go_to (fixture, 12, 0);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Guitar");
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), TEND_REMIND_ACTION_START);
  service_fixture_await_call (fixture, expected);
  service_fixture_stop (fixture);
}

/* Whoever was quicker than the reminder, or began while it was put off, hears nothing. */
static void
test_a_hobby_that_goes_on_is_left_alone (void)
{
  const char *guitar = "00000000-0000-4000-8000-0000000000aa";
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  add_hobby (fixture, guitar, AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_shown (fixture, 1);
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), "snooze-short");
  service_fixture_sql (fixture, "INSERT INTO hobby_stopwatch (uuid, hobby_id)"
                                "  SELECT '00000000-0000-4000-8000-000000000002', id FROM hobby;"
                                "INSERT INTO hobby_stopwatch_mark (uuid, stopwatch_id, kind, wall, boot, boot_id)"
                                "  SELECT '00000000-0000-4000-8000-000000000003', id, 'run', 0, 0, ''"
                                "    FROM hobby_stopwatch");
  service_fixture_go_to (fixture, 11, 10);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_stop (fixture);
}

static void
test_without_a_server_nothing_is_lost (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Swim"), AT (12, 0));
  fake_notifier_set_error (fixture->notifier, TEND_ERROR_NOT_FOUND);
  service_fixture_go_to (fixture, 12, 5);
  service_fixture_assert_sent (fixture, 0);
  service_fixture_crash (fixture);
  service_fixture_start (fixture);
  fake_notifier_set_error (fixture->notifier, -1);
  service_fixture_settle (fixture);
  service_fixture_assert_sent (fixture, 2);
  g_assert_nonnull (fake_notifier_find (fixture->notifier, "Swim"));
  g_assert_cmpstr (fake_notifier_find (fixture->notifier, "While you were away")->what->body, ==, "11:00  Run");
}

static void
test_a_server_that_refuses_is_asked_again (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  fake_notifier_set_error (fixture->notifier, TEND_ERROR_FAILED);
  service_fixture_go_to (fixture, 11, 0);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==, TEST_LIFE_NOW + 61 * MINUTE);
  fake_notifier_set_error (fixture->notifier, TEND_ERROR_FAILED);
  service_fixture_go_on (fixture, MINUTE);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==, TEST_LIFE_NOW + 63 * MINUTE);
  fake_notifier_set_error (fixture->notifier, -1);
  service_fixture_settle (fixture);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_a_hung_server_is_heard_late (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autofree char *key = NULL;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  fake_notifier_set_error (fixture->notifier, TEND_ERROR_BUSY);
  service_fixture_go_to (fixture, 11, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_CLAIMED);
  key = service_fixture_get_key (fixture, 0);
  g_signal_emit_by_name (fixture->notifier, "late", key, 7u);
  service_fixture_settle (fixture);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
  fake_notifier_set_error (fixture->notifier, -1);
  service_fixture_settle (fixture);
  service_fixture_assert_sent (fixture, 0);
}

static void
test_what_a_server_took_with_it_is_shown_again (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Old"), AT (10, 30));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "New"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_shown (fixture, 2);
  fake_notifier_restart (fixture->notifier);
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 1);
  service_fixture_assert_sent (fixture, 3);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "New");
}

static void
test_what_is_ticked_or_deleted_goes_off_the_screen (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 ticked = service_fixture_add_goal (fixture, "Ticked");
  gint64 deleted = service_fixture_add_goal (fixture, "Deleted");

  service_fixture_remind_at (fixture, ticked, AT (11, 0));
  service_fixture_remind_at (fixture, deleted, AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_shown (fixture, 2);
  service_fixture_sql (fixture, "INSERT INTO goal_check_in (goal_id, day, state, at)"
                                "  VALUES (%d, '2026-03-02', 'done', 0)", (int) ticked);
  service_fixture_assert_shown (fixture, 1);
  service_fixture_sql (fixture, "DELETE FROM goal WHERE id = %d", (int) deleted);
  service_fixture_assert_shown (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_GONE);
  g_assert_cmpint (service_fixture_get_fate (fixture, 1), ==, TEND_REMINDER_DONE);
}

static void
test_what_is_ticked_while_it_is_on_its_way_goes_too (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  gint64 goal = service_fixture_add_goal (fixture, "Run");

  service_fixture_remind_at (fixture, goal, AT (11, 0));
  fake_notifier_set_holds (fixture->notifier, TRUE);
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_sql (fixture, "INSERT INTO goal_check_in (goal_id, day, state, at)"
                                "  VALUES (%d, '2026-03-02', 'done', 0)", (int) goal);
  fake_notifier_answer (fixture->notifier);
  service_fixture_settle (fixture);
  service_fixture_assert_sent (fixture, 1);
  service_fixture_assert_shown (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_DONE);
}

static void
test_a_pause_is_quiet_and_stays_so (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autoptr (GError) error = NULL;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  g_assert_true (tend_reminder_service_pause_until (fixture->service, TEST_LIFE_NOW + 2 * HOUR, &error));
  service_fixture_stop (fixture);
  service_fixture_start (fixture);
  service_fixture_go_to (fixture, 13, 0);
  service_fixture_assert_sent (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_PASSED);
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_discreet_says_nothing (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_set (fixture, TEND_SETTING_DISCREET, "1");
  service_fixture_set (fixture, TEND_SETTING_SOUND, "");
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Something you planned");
  g_assert_null (fake_notifier_get_last (fixture->notifier)->what->body);
  g_assert_null (fake_notifier_get_last (fixture->notifier)->what->sound_name);
  service_fixture_sleep (fixture, 2 * DAY + HOUR);
  g_assert_null (strstr (fake_notifier_get_last (fixture->notifier)->what->body, "Run"));
}

static void
set_clock (ServiceFixture *fixture,
           gint64          by)
{
  tend_clock_set_now (fixture->life->clock, service_fixture_get_now (fixture) + by);
  service_fixture_settle (fixture);
}

static void
test_setting_the_clock_neither_loses_nor_repeats (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 5);
  service_fixture_assert_sent (fixture, 1);
  set_clock (fixture, -HOUR);
  service_fixture_go_to (fixture, 11, 30);
  service_fixture_assert_sent (fixture, 1);
  set_clock (fixture, -DAY);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), <,
                   service_fixture_get_now (fixture) + DAY);
  service_fixture_go_on (fixture, DAY);
  service_fixture_assert_sent (fixture, 1);

  /* Forth over 11:00 by ten minutes, and by a day. */
  service_fixture_go_to (fixture, 10, 55);
  set_clock (fixture, 10 * MINUTE);
  service_fixture_assert_sent (fixture, 2);
  set_clock (fixture, HOUR);
  service_fixture_assert_sent (fixture, 2);
  set_clock (fixture, DAY);
  service_fixture_assert_sent (fixture, 3);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "While you were away");
}

static void
test_travelling_neither_loses_nor_repeats (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Read"), AT (18, 0));
  service_fixture_go_to (fixture, 12, 0);
  service_fixture_assert_sent (fixture, 1);

  /* 12:00 in UTC is 07:00 in Lima: 11:00 comes again, and was there already. */
  tend_clock_set_zone (fixture->life->clock, "America/Lima");
  service_fixture_settle (fixture);
  service_fixture_go_to (fixture, 12, 0);
  service_fixture_assert_sent (fixture, 1);
  /* 17:00 in UTC is two in the next night in Tokyo: 18:00 was passed over. */
  tend_clock_set_zone (fixture->life->clock, "Asia/Tokyo");
  service_fixture_settle (fixture);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->body, ==, "18:00  Read");
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 3);
}

static void
test_a_life_that_comes_later (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new_closed ();

  service_fixture_start (fixture);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==, G_MAXINT64);
  test_life_open (fixture->life);
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_a_life_that_is_locked_for_a_moment (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *other;
  gint64 begun;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_stop (fixture);
  test_life_close (fixture->life);
  g_assert_cmpint (sqlite3_open (fixture->life->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  tend_clock_advance (fixture->life->clock, HOUR);
  begun = g_get_monotonic_time ();
  service_fixture_start (fixture);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
  service_fixture_assert_sent (fixture, 0);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==,
                   service_fixture_get_now (fixture) + 1);
  sqlite3_close (other);
  service_fixture_go_on (fixture, 2);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_a_newer_life_ends_it (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_sql (fixture, "UPDATE tend_feature SET version = version + 99 WHERE name = 'goals'");
  g_assert_cmpuint (fixture->n_outdated, >, 0);
  service_fixture_assert_sent (fixture, 0);
  service_fixture_sql (fixture, "UPDATE tend_feature SET version = version - 99 WHERE name = 'goals'");
}

static void
test_an_older_life_is_brought_on_by_tend (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_sql (fixture, "UPDATE tend_feature SET version = version - 1 WHERE name = 'goals'");
  service_fixture_await_call (fixture, "migrate");
  test_life_sql (fixture->life, "a test", TEND_WRITE_DEFAULT, "%s",
                 "UPDATE tend_feature SET version = version + 1 WHERE name = 'goals'");
  tend_reminder_service_note_life_changed (fixture->service, FALSE);
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
}

static void
test_a_deleted_log_repeats_nothing (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  static const char *const endings[] = { "", "-wal", "-shm" };

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Read"), AT (12, 0));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s%s", fixture->life->folder, TEND_REMINDER_LOG_NAME, endings[i]);

      g_unlink (path);
    }
  tend_reminder_service_wake (fixture->service);
  service_fixture_go_to (fixture, 12, 0);
  service_fixture_assert_sent (fixture, 2);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Read");
  g_assert_cmpint (tend_reminder_service_get_rebuilt_at (fixture->service), >, 0);
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 3);
}

static void
test_a_damaged_log_is_set_aside (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();
  g_autofree char *path = g_build_filename (fixture->life->folder, TEND_REMINDER_LOG_NAME, NULL);
  g_autofree char *aside = NULL;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 5);
  service_fixture_stop (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database, and was one once.", -1, NULL));
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpint (tend_reminder_service_get_rebuilt_at (fixture->service), ==, service_fixture_get_now (fixture));
  aside = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, service_fixture_get_now (fixture));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  service_fixture_go_to (fixture, 11, 0);
  service_fixture_assert_sent (fixture, 2);
}

static void
test_a_thousand_come_once_each (void)
{
  g_autoptr (ServiceFixture) fixture = service_fixture_new ();

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("Goal %d", i);

      service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, title), AT (2 * i, 30));
    }
  for (int day = 0; day < 100; day++)
    {
      service_fixture_go_on (fixture, DAY);
      if (day % 7 == 0)
        {
          service_fixture_crash (fixture);
          service_fixture_start (fixture);
        }
    }
  service_fixture_assert_sent (fixture, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/reminders/service/" #name, test_##name)
  ADD (one_comes_at_its_time_and_once);
  ADD (what_is_done_or_put_away_does_not_come);
  ADD (a_full_week_is_left_alone);
  ADD (a_time_that_has_passed_is_not_caught_up_with);
  ADD (quiet_hours_hold);
  ADD (four_at_once_are_one);
  ADD (an_absence_is_told_in_sum);
  ADD (off_for_days_is_one_notification);
  ADD (snoozed_comes_again_after_a_restart);
  ADD (what_is_let_go_is_taken_back);
  ADD (done_is_done_by_tend);
  ADD (what_could_not_be_ticked_comes_again);
  ADD (a_click_opens_the_thing);
  ADD (start_begins_the_thing);
  ADD (a_hobby_is_begun_or_comes_later);
  ADD (a_hobby_that_goes_on_is_left_alone);
  ADD (without_a_server_nothing_is_lost);
  ADD (a_server_that_refuses_is_asked_again);
  ADD (a_hung_server_is_heard_late);
  ADD (what_a_server_took_with_it_is_shown_again);
  ADD (what_is_ticked_or_deleted_goes_off_the_screen);
  ADD (what_is_ticked_while_it_is_on_its_way_goes_too);
  ADD (a_pause_is_quiet_and_stays_so);
  ADD (discreet_says_nothing);
  ADD (setting_the_clock_neither_loses_nor_repeats);
  ADD (travelling_neither_loses_nor_repeats);
  ADD (a_life_that_comes_later);
  ADD (a_life_that_is_locked_for_a_moment);
  ADD (a_newer_life_ends_it);
  ADD (an_older_life_is_brought_on_by_tend);
  ADD (a_deleted_log_repeats_nothing);
  ADD (a_damaged_log_is_set_aside);
  ADD (a_thousand_come_once_each);
  return g_test_run ();
}
