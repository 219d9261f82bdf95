/* The reminder service is started while Tend is open, and again when it ends. What the bus starts is a script that
 * counts; who has the service's name on the bus is the test. */

#include "reminders/tend-reminder-keeper.h"
#include "reminders/tend-reminder-signal.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *starts; /* the file that has a line for each start */
  GTestDBus *bus;
  GDBusConnection *connection;
  guint n_vanished;
} Fixture;

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
write_service (Fixture *fixture)
{
  g_autofree char *script = g_build_filename (fixture->folder, "service", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, TEND_REMINDER_BUS_NAME ".service", NULL);
  g_autofree char *lines = g_strdup_printf ("#!/bin/sh\necho >> '%s'\n", fixture->starts);
  g_autofree char *entry = g_strdup_printf ("[D-BUS Service]\nName=" TEND_REMINDER_BUS_NAME "\nExec=%s\n", script);

  g_assert_true (g_file_set_contents (script, lines, -1, NULL));
  g_assert_no_errno (g_chmod (script, 0700));
  g_assert_true (g_file_set_contents (file, entry, -1, NULL));
}

/* @is_installed: whether the bus knows of the service */
static void
set_up (Fixture       *fixture,
        gconstpointer  is_installed)
{
  fixture->folder = g_dir_make_tmp ("tend-keeper-XXXXXX", NULL);
  fixture->starts = g_build_filename (fixture->folder, "starts", NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  if (is_installed)
    {
      write_service (fixture);
      g_test_dbus_add_service_dir (fixture->bus, fixture->folder);
    }
  g_test_dbus_up (fixture->bus);
  fixture->connection = connect_to (fixture->bus);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  is_installed)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->starts);
  g_free (fixture->folder);
}

static gsize
count_starts (Fixture *fixture)
{
  g_autofree char *lines = NULL;
  gsize size = 0;

  g_file_get_contents (fixture->starts, &lines, &size, NULL);
  return size;
}

static gboolean
on_time_passed_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
wait_for_starts (Fixture *fixture,
                 gsize    n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gboolean is_over;
  guint tick = g_timeout_add (20, on_time_passed_cb, &is_over);

  while (count_starts (fixture) < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (count_starts (fixture), ==, n);
}

static void
on_name_vanished_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  ((Fixture *) user_data)->n_vanished++;
}

/* A service comes to the bus and leaves it, and all who watch know. */
static void
come_and_go (Fixture *fixture)
{
  GDBusConnection *service = connect_to (fixture->bus);
  guint watch = g_bus_watch_name_on_connection (fixture->connection, TEND_REMINDER_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                NULL, on_name_vanished_cb, fixture, NULL);
  g_autoptr (GVariant) reply = NULL;
  guint before;

  while (fixture->n_vanished == 0)
    g_main_context_iteration (NULL, TRUE);
  before = fixture->n_vanished;
  reply = g_dbus_connection_call_sync (service, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", TEND_REMINDER_BUS_NAME, 4u), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (reply);
  g_assert_true (g_dbus_connection_close_sync (service, NULL, NULL));
  g_object_unref (service);
  while (fixture->n_vanished == before)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
  fixture->n_vanished = 0;
}

static void
test_started_again_when_it_ends (Fixture       *fixture,
                                 gconstpointer  is_installed)
{
  g_autoptr (TendReminderKeeper) keeper = tend_reminder_keeper_new (fixture->connection);

  wait_for_starts (fixture, 1);
  come_and_go (fixture);
  wait_for_starts (fixture, 2);
  come_and_go (fixture);
  wait_for_starts (fixture, 3);
}

static void
test_left_alone_when_tend_is_closed (Fixture       *fixture,
                                     gconstpointer  is_installed)
{
  TendReminderKeeper *keeper = tend_reminder_keeper_new (fixture->connection);
  TendReminderKeeper *other;

  wait_for_starts (fixture, 1);
  come_and_go (fixture);
  tend_reminder_keeper_free (keeper);
  come_and_go (fixture);
  /* What the first one might have been about to do is not done when another one's time has come. */
  other = tend_reminder_keeper_new (fixture->connection);
  wait_for_starts (fixture, 2);
  come_and_go (fixture);
  wait_for_starts (fixture, 3);
  tend_reminder_keeper_free (other);
}

static void
test_nothing_where_none_is_installed (Fixture       *fixture,
                                      gconstpointer  is_installed)
{
  g_autoptr (TendReminderKeeper) keeper = tend_reminder_keeper_new (fixture->connection);

  come_and_go (fixture);
  g_assert_cmpuint (count_starts (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, is_installed, func) \
  g_test_add ("/reminders/keeper/" path, Fixture, GINT_TO_POINTER (is_installed), set_up, func, tear_down)
  ADD ("started-again-when-it-ends", TRUE, test_started_again_when_it_ends);
  ADD ("left-alone-when-tend-is-closed", TRUE, test_left_alone_when_tend_is_closed);
  ADD ("nothing-where-none-is-installed", FALSE, test_nothing_where_none_is_installed);
  return g_test_run ();
}
