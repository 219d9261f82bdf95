/* A reminder service on a life of its own, with a clock and a notification server that the test plays. */

#pragma once

#include "fake-notifier.h"
#include "reminders/tend-reminder-service.h"
#include "store/test-life.h"

G_BEGIN_DECLS

#define MINUTE 60
#define HOUR 3600
#define DAY TEND_SECONDS_A_DAY

/* A minute of the day as the wall shows it. */
#define AT(hour, minute) ((hour) * 60 + (minute))

typedef struct
{
  TestLife *life;
  TendNotifier *notifier;
  TendReminderService *service; /* (nullable): while it runs */
  const TendFeature *const *features;
  guint n_features;
  char *program;                /* what it takes for tend; it writes down how it is called */
  char *calls;                  /* where */
  guint n_outdated;
} ServiceFixture;

ServiceFixture *service_fixture_new (void);
ServiceFixture *service_fixture_new_closed (void);
void service_fixture_free (ServiceFixture *self);

void service_fixture_start (ServiceFixture *self);
void service_fixture_stop (ServiceFixture *self);
void service_fixture_crash (ServiceFixture *self);

void service_fixture_settle (ServiceFixture *self);
void service_fixture_go_to (ServiceFixture *self, int hour, int minute);
void service_fixture_go_on (ServiceFixture *self, gint64 seconds);
void service_fixture_sleep (ServiceFixture *self, gint64 seconds);
gint64 service_fixture_get_now (ServiceFixture *self);

gint64 service_fixture_add_goal (ServiceFixture *self, const char *title);
void service_fixture_remind_at (ServiceFixture *self, gint64 goal_id, int minute);
void service_fixture_sql (ServiceFixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void service_fixture_set (ServiceFixture *self, const char *key, const char *value);

void service_fixture_fail_program (ServiceFixture *self);
void service_fixture_await_call (ServiceFixture *self, const char *words);
char *service_fixture_get_key (ServiceFixture *self, guint index);
TendReminderFate service_fixture_get_fate (ServiceFixture *self, guint index);
guint service_fixture_get_n_past (ServiceFixture *self);

#define service_fixture_assert_sent(fixture, n) \
  g_assert_cmpuint (fake_notifier_get_n_sent ((fixture)->notifier), ==, (n))
#define service_fixture_assert_shown(fixture, n) \
  g_assert_cmpuint (fake_notifier_get_n_shown ((fixture)->notifier), ==, (n))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServiceFixture, service_fixture_free)

G_END_DECLS
