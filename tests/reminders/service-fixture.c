#include "service-fixture.h"

#include "reminders/tend-reminder-rules.h"
#include "store/tend-settings.h"
#include "base/tend-uuid.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * service_fixture_new_closed:
 *
 * Returns: (transfer full): a life that is not there yet, and no service; it is ten on Monday, 2 March 2026
 */
ServiceFixture *
service_fixture_new_closed (void)
{
  ServiceFixture *self = g_new0 (ServiceFixture, 1);
  g_autofree char *parent = NULL;
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;

  self->life = test_life_new (tend_features, tend_n_features);
  self->features = tend_features;
  self->n_features = tend_n_features;
  parent = g_path_get_dirname (self->life->folder);
  self->program = g_build_filename (parent, "program", NULL);
  self->calls = g_build_filename (parent, "calls", NULL);
  script = g_strdup_printf ("#!/bin/sh\necho \"$@ $XDG_ACTIVATION_TOKEN\" >> '%s'\n"
                            "if [ -e '%s.fails' ]; then echo 'It was told to fail.' >&2; exit 1; fi\n",
                            self->calls, self->program);
  g_file_set_contents (self->program, script, -1, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (self->program, 0700));
  self->notifier = tend_notifier_new ("Tend", "tend");
  return self;
}

/**
 * service_fixture_new:
 *
 * Returns: (transfer full): an open life and a service that runs
 */
ServiceFixture *
service_fixture_new (void)
{
  ServiceFixture *self = service_fixture_new_closed ();

  test_life_open (self->life);
  service_fixture_start (self);
  return self;
}

void
service_fixture_free (ServiceFixture *self)
{
  if (self->service)
    service_fixture_stop (self);
  g_clear_object (&self->notifier);
  test_life_free (self->life);
  g_free (self->program);
  g_free (self->calls);
  g_free (self);
}

static void
on_service_outdated_cb (ServiceFixture *self)
{
  self->n_outdated++;
}

void
service_fixture_start (ServiceFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->service = tend_reminder_service_new (self->life->folder, self->life->clock, self->features, self->n_features,
                                             self->notifier, tend_reminder_program_new (self->program));
  g_signal_connect_swapped (self->service, "outdated", G_CALLBACK (on_service_outdated_cb), self);
  tend_reminder_service_start (self->service, &error);
  g_assert_no_error (error);
  service_fixture_settle (self);
}

void
service_fixture_stop (ServiceFixture *self)
{
  TendReminderService *service = self->service;

  tend_reminder_service_stop (self->service);
  service_fixture_settle (self);
  self->service = NULL;
  g_assert_finalize_object (service);
}

/**
 * service_fixture_crash:
 * @self: a fixture
 *
 * The service is gone without a word, and so is what it remembered.
 */
void
service_fixture_crash (ServiceFixture *self)
{
  gint64 now = tend_clock_get_now (self->life->clock);
  g_autoptr (TendReminderLog) log = NULL;
  g_auto (TendReminderProgress) progress = { 0 };
  g_autoptr (TendZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  tend_reminder_log_read_progress (tend_reminder_service_get_log (self->service), &progress, &error);
  g_assert_no_error (error);
  service_fixture_stop (self);

  /* Stopping keeps how far it had come, crashing does not. */
  log = tend_reminder_log_open (self->life->folder, now, &error);
  g_assert_no_error (error);
  zone = tend_zone_new (progress.zone, &error);
  tend_reminder_log_set_handled (log, progress.handled, zone, &error);
  g_assert_no_error (error);
}

void
service_fixture_settle (ServiceFixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

gint64
service_fixture_get_now (ServiceFixture *self)
{
  return tend_clock_get_now (self->life->clock);
}

/**
 * service_fixture_go_on:
 * @self: a fixture
 * @seconds: how long
 *
 * Time goes by, and the service is woken when it wants to be, and at no other time.
 */
void
service_fixture_go_on (ServiceFixture *self,
                       gint64          seconds)
{
  gint64 until = service_fixture_get_now (self) + seconds;
  gint64 next;

  while ((next = tend_reminder_service_get_next_wake (self->service)) <= until)
    {
      tend_clock_advance (self->life->clock, MAX (next - service_fixture_get_now (self), 0));
      tend_reminder_service_wake (self->service);
      service_fixture_settle (self);
      g_assert_cmpint (tend_reminder_service_get_next_wake (self->service), >, service_fixture_get_now (self));
    }
  tend_clock_advance (self->life->clock, until - service_fixture_get_now (self));
  service_fixture_settle (self);
}

/* Goes on until the wall shows that time, today or tomorrow. */
void
service_fixture_go_to (ServiceFixture *self,
                       int             hour,
                       int             minute)
{
  TendZone *zone = tend_clock_get_zone (self->life->clock);
  gint64 now = service_fixture_get_now (self);
  TendDay day = tend_zone_to_wall (zone, now).day;
  gint64 instant = tend_reminder_rules_get_instant (zone, day, AT (hour, minute));

  if (instant < now)
    instant = tend_reminder_rules_get_instant (zone, day + 1, AT (hour, minute));
  service_fixture_go_on (self, instant - now);
}

void
service_fixture_sleep (ServiceFixture *self,
                       gint64          seconds)
{
  tend_clock_resume (self->life->clock, service_fixture_get_now (self) + seconds);
  service_fixture_settle (self);
}

static void
tell (ServiceFixture *self)
{
  if (self->service)
    tend_reminder_service_note_life_changed (self->service, TRUE);
  service_fixture_settle (self);
}

gint64
service_fixture_add_goal (ServiceFixture *self,
                          const char     *title)
{
  gint64 id = test_life_add_goal (self->life, title);

  tell (self);
  return id;
}

void
service_fixture_remind_at (ServiceFixture *self,
                           gint64          goal_id,
                           int             minute)
{
  g_autofree char *uuid = tend_uuid_new ();

  service_fixture_sql (self,
                       "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                       "  SELECT '%s', 'goal', uuid, %d, 127 FROM goal WHERE id = %d",
                       uuid, minute, (int) goal_id);
}

/* Writes, and the service is told. */
void
service_fixture_sql (ServiceFixture *self,
                     const char     *format,
                     ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  test_life_sql (self->life, "a test", TEND_WRITE_DEFAULT, "%s", sql);
  tell (self);
}

void
service_fixture_set (ServiceFixture *self,
                     const char     *key,
                     const char     *value)
{
  service_fixture_sql (self,
                       "INSERT INTO setting (key, value) VALUES ('%s', '%s')"
                       "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       key, value);
}

void
service_fixture_fail_program (ServiceFixture *self)
{
  g_autofree char *path = g_strconcat (self->program, ".fails", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

/* Waits until the program has been called with @words, and the service knows how it ended. */
void
service_fixture_await_call (ServiceFixture *self,
                            const char     *words)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *calls = NULL;

  while (g_get_monotonic_time () < end)
    {
      g_clear_pointer (&calls, g_free);
      if (g_file_get_contents (self->calls, &calls, NULL, NULL) && strstr (calls, words))
        break;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (calls);
  g_assert_nonnull (strstr (calls, words));
  g_assert_no_errno (g_unlink (self->calls));
  for (end = g_get_monotonic_time () + G_USEC_PER_SEC / 5; g_get_monotonic_time () < end; g_usleep (1000))
    service_fixture_settle (self);
}

static GPtrArray *
read_past (ServiceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendReminderLog) log = tend_reminder_log_open_for_reading (self->life->folder, &error);
  GPtrArray *entries;

  g_assert_no_error (error);
  entries = tend_reminder_log_read_past (log, 10000, &error);
  g_assert_no_error (error);
  return entries;
}

/* The latest has the index 0. */
char *
service_fixture_get_key (ServiceFixture *self,
                         guint           index)
{
  g_autoptr (GPtrArray) entries = read_past (self);

  g_assert_cmpuint (index, <, entries->len);
  return g_strdup (((const TendReminderEntry *) g_ptr_array_index (entries, index))->key);
}

TendReminderFate
service_fixture_get_fate (ServiceFixture *self,
                          guint           index)
{
  g_autoptr (GPtrArray) entries = read_past (self);

  g_assert_cmpuint (index, <, entries->len);
  return ((const TendReminderEntry *) g_ptr_array_index (entries, index))->fate;
}

guint
service_fixture_get_n_past (ServiceFixture *self)
{
  g_autoptr (GPtrArray) entries = read_past (self);

  return entries->len;
}
