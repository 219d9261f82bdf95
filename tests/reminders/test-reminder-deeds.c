/* What the user does on a notification, on a server that leaves it on the screen, as dunst does. */

#include "service-fixture.h"

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
  ADD (a_test_goes_with_each_of_its_buttons);
  return g_test_run ();
}
