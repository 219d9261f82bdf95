/* What the user does about reminders: on a notification, on a server that leaves it on the screen, as dunst does; and
 * by pausing them all. */

#include "service-fixture.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-pause.h"

#include <glib/gstdio.h>

static ServiceFixture *
new_fixture (void)
{
  ServiceFixture *fixture = service_fixture_new ();

  fake_notifier_set_keeps (fixture->notifier, TRUE);
  return fixture;
}

static void
use_last (ServiceFixture *fixture,
          const char     *action)
{
  fake_notifier_use_action (fixture->notifier, fake_notifier_get_last (fixture->notifier), action);
}

/* What the log calls the notification of the latest entry. */
static guint32
get_notification_id (ServiceFixture *fixture)
{
  TendReminderLog *log = tend_reminder_service_get_log (fixture->service);
  g_autoptr (GPtrArray) past = tend_reminder_log_read_past (log, 1, NULL);

  g_assert_cmpuint (past->len, ==, 1);
  return ((const TendReminderEntry *) g_ptr_array_index (past, 0))->notification_id;
}

static void
assert_gone_for_good (ServiceFixture *fixture,
                      guint           n_sent)
{
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
  g_assert_cmpuint (get_notification_id (fixture), ==, 0);
  fake_notifier_restart (fixture->notifier);
  service_fixture_settle (fixture);
  service_fixture_stop (fixture);
  service_fixture_start (fixture);
  service_fixture_assert_sent (fixture, n_sent);
}

static void
test_what_is_opened_goes (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  g_assert_cmpuint (get_notification_id (fixture), !=, 0);
  use_last (fixture, TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_await_call (fixture, "--open=goal:");
  assert_gone_for_good (fixture, 1);
}

static void
test_what_is_begun_goes (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  use_last (fixture, TEND_REMIND_ACTION_START);
  service_fixture_await_call (fixture, "--start=goal:");
  assert_gone_for_good (fixture, 1);
}

static void
test_several_go_with_one_click (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();
  static const char *const titles[] = { "Run", "Swim", "Read", "Write" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, titles[i]), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  use_last (fixture, TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_await_call (fixture, "--panel=reminders");
  assert_gone_for_good (fixture, 1);
}

static void
test_a_sum_goes_with_one_click (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_sleep (fixture, 3 * HOUR);
  use_last (fixture, TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_await_call (fixture, "--panel=reminders");
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 0);
  g_assert_cmpuint (get_notification_id (fixture), ==, 0);
  g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_PASSED);
}

static void
test_what_could_not_be_opened_stays (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  g_assert_no_errno (g_unlink (fixture->program));
  use_last (fixture, TEND_NOTIFICATION_DEFAULT_ACTION);
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 1);
}

static void
test_what_is_put_off_goes_and_comes_again (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_go_to (fixture, 11, 0);
  use_last (fixture, "snooze-short");
  service_fixture_settle (fixture);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_go_to (fixture, 11, 9);
  service_fixture_assert_shown (fixture, 0);
  service_fixture_go_to (fixture, 11, 10);
  service_fixture_assert_shown (fixture, 1);
}

/* Whoever could show it says so when that is possible again; looking before would be looking without end. */
static void
test_what_was_put_off_waits_for_a_server_asleep (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();
  static const int codes[] = { TEND_ERROR_BUSY, TEND_ERROR_NOT_FOUND, TEND_ERROR_FAILED };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *title = g_strdup_printf ("Goal %d", (int) i);

      service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, title), AT (11 + (int) i, 0));
      service_fixture_go_to (fixture, 11 + (int) i, 0);
      use_last (fixture, "snooze-short");
      fake_notifier_set_error (fixture->notifier, codes[i]);
      service_fixture_go_on (fixture, 10 * MINUTE);
      g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), >, service_fixture_get_now (fixture));
      fake_notifier_set_error (fixture->notifier, -1);
      service_fixture_settle (fixture);
      service_fixture_assert_shown (fixture, 1);
      g_assert_cmpint (service_fixture_get_fate (fixture, 0), ==, TEND_REMINDER_SENT);
      g_assert_true (tend_reminder_service_let_go (fixture->service, fake_notifier_get_last (fixture->notifier)->what->key,
                                                   NULL));
    }
}

static void
on_test_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_reminder_service_send_test_finish (TEND_REMINDER_SERVICE (source), result, &error));
  g_assert_no_error (error);
}

/* It is about nothing that could be done; Done takes it away all the same, and a click opens the page as well. */
static void
test_a_test_goes_with_each_of_its_buttons (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  for (int i = 0; i < 2; i++)
    {
      tend_reminder_service_send_test_async (fixture->service, on_test_sent_cb, NULL);
      service_fixture_settle (fixture);
      service_fixture_assert_shown (fixture, 1);
      use_last (fixture, i == 0 ? TEND_REMIND_ACTION_DONE : TEND_NOTIFICATION_DEFAULT_ACTION);
      service_fixture_settle (fixture);
      service_fixture_assert_shown (fixture, 0);
    }
  service_fixture_await_call (fixture, "--panel=reminders");
}

static void
test_a_pause_ends_by_itself (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();
  const gint64 until = TEST_LIFE_NOW + 2 * HOUR;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Swim"), AT (12, 0));
  g_assert_true (tend_reminder_service_pause_until (fixture->service, until, NULL));
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, until);
  service_fixture_go_to (fixture, 11, 59);
  service_fixture_assert_sent (fixture, 0);
  g_assert_cmpint (tend_reminder_service_get_next_wake (fixture->service), ==, until);
  service_fixture_go_to (fixture, 12, 0);
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, 0);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->title, ==, "Swim");
  service_fixture_crash (fixture);
  service_fixture_start (fixture);
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, 0);
}

/* What a pause kept back is not told in sum either, when the machine slept past its end; what came after it is. */
static void
test_a_pause_that_was_slept_through_stays_quiet (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Swim"), AT (13, 0));
  g_assert_true (tend_reminder_service_pause_until (fixture->service, TEST_LIFE_NOW + 2 * HOUR, NULL));
  service_fixture_sleep (fixture, 8 * HOUR);
  service_fixture_assert_sent (fixture, 1);
  g_assert_cmpstr (fake_notifier_get_last (fixture->notifier)->what->body, ==, "13:00  Swim");
  g_assert_cmpuint (service_fixture_get_n_past (fixture), ==, 2);
}

static void
test_a_pause_outlives_a_deleted_log (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();
  g_autofree char *path = g_build_filename (fixture->life->folder, TEND_REMINDER_LOG_NAME, NULL);
  const gint64 until = TEST_LIFE_NOW + 2 * HOUR;

  service_fixture_remind_at (fixture, service_fixture_add_goal (fixture, "Run"), AT (11, 0));
  g_assert_true (tend_reminder_service_pause_until (fixture->service, until, NULL));
  g_assert_no_errno (g_unlink (path));
  service_fixture_go_to (fixture, 11, 0);
  g_assert_cmpint (tend_reminder_service_get_rebuilt_at (fixture->service), >, 0);
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, until);
  service_fixture_stop (fixture);
  service_fixture_start (fixture);
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, until);
  service_fixture_assert_sent (fixture, 0);
}

static void
test_a_pause_until_a_time_that_has_passed_is_refused (void)
{
  g_autoptr (ServiceFixture) fixture = new_fixture ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_reminder_service_pause_until (fixture->service, TEST_LIFE_NOW + HOUR, NULL));
  g_assert_false (tend_reminder_service_pause_until (fixture->service, TEST_LIFE_NOW, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, TEST_LIFE_NOW + HOUR);
  g_assert_true (tend_reminder_service_pause_until (fixture->service, 0, NULL));
  g_assert_cmpint (tend_reminder_service_get_paused_until (fixture->service), ==, 0);
}

static void
assert_described (const char *day,
                  int         hour,
                  const char *expected)
{
  g_autoptr (TendZone) zone = tend_zone_new ("Europe/Rome", NULL);
  const TendDay today = tend_day_parse ("2026-11-29", NULL);
  const TendWall wall = { tend_day_parse (day, NULL), hour * 3600 };
  g_autofree char *words = tend_reminder_pause_describe (tend_zone_to_instant (zone, wall), zone, today);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_a_pause_is_said_with_its_date (void)
{
  assert_described ("2026-11-29", 23, "Today, 23:00");
  assert_described ("2026-11-30", 8, "Tomorrow, 08:00");
  assert_described ("2026-12-01", 9, "Tuesday, 1 December, 09:00");
  assert_described ("2026-12-07", 9, "Monday, 7 December, 09:00");
  assert_described ("2027-01-04", 0, "Monday, 4 January 2027, 00:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/reminders/deeds/" #name, test_##name)
  ADD (what_is_opened_goes);
  ADD (what_is_begun_goes);
  ADD (several_go_with_one_click);
  ADD (a_sum_goes_with_one_click);
  ADD (what_could_not_be_opened_stays);
  ADD (what_is_put_off_goes_and_comes_again);
  ADD (what_was_put_off_waits_for_a_server_asleep);
  ADD (a_test_goes_with_each_of_its_buttons);
  ADD (a_pause_ends_by_itself);
  ADD (a_pause_that_was_slept_through_stays_quiet);
  ADD (a_pause_outlives_a_deleted_log);
  ADD (a_pause_until_a_time_that_has_passed_is_refused);
  ADD (a_pause_is_said_with_its_date);
  return g_test_run ();
}
