/* The desktop's clock is followed where it is GNOME's, at once and when it changes, and the user's choice comes before
 * it. */

#include "base/tend-minute.h"
#include "reminders/tend-desktop-hours.h"
#include "store/test-life.h"

#include <locale.h>

#define SCHEMA "org.gnome.desktop.interface"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"

static const char introspection[] =
    "<node>"
    "  <interface name='" PORTAL_INTERFACE "'>"
    "    <method name='Read'>"
    "      <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='v' direction='out'/>"
    "    </method>"
    "  </interface>"
    "</node>";

static const char *portal_format;
static guint n_asked;

static void
on_portal_called_cb (GDBusConnection       *connection,
                     const char            *sender,
                     const char            *path,
                     const char            *interface,
                     const char            *method,
                     GVariant              *parameters,
                     GDBusMethodInvocation *invocation,
                     gpointer               user_data)
{
  n_asked++;
  g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(v)", g_variant_new_variant (g_variant_new_string (portal_format))));
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static GDBusConnection *
start_portal (const char *format)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_portal_called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  GDBusConnection *connection = connect_to_bus ();
  g_autoptr (GVariant) reply = NULL;

  portal_format = format;
  n_asked = 0;
  g_assert_cmpuint (g_dbus_connection_register_object (connection, PORTAL_PATH, info->interfaces[0], &vtable, NULL,
                                                       NULL, NULL), >, 0);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", PORTAL_NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       NULL);
  g_assert_nonnull (reply);
  return connection;
}

static void
tell (GDBusConnection *portal,
      const char      *key,
      const char      *format)
{
  g_assert_true (g_dbus_connection_emit_signal (portal, NULL, PORTAL_PATH, PORTAL_INTERFACE, "SettingChanged",
                                                g_variant_new ("(ssv)", SCHEMA, key, g_variant_new_string (format)),
                                                NULL));
}

static void
on_changed_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
wait_for (guint *count,
          guint  wanted)
{
  while (*count < wanted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the bus has passed on what was said on it, and what was answered to that. */
static void
let_pass (GDBusConnection *portal,
          GDBusConnection *session)
{
  GDBusConnection *turns[] = { session, portal, portal, session };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (GVariant) id =
          g_dbus_connection_call_sync (turns[i], "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       NULL);

      g_assert_nonnull (id);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

static void
forget (void)
{
  tend_minute_set_hours (TEND_HOURS_FROM_PREFERENCE, TEND_HOURS_UNSAID);
  tend_minute_set_hours (TEND_HOURS_FROM_DESKTOP, TEND_HOURS_UNSAID);
}

static void
test_portal (void)
{
  g_autoptr (GDBusConnection) portal = start_portal ("12h");
  g_autoptr (GDBusConnection) session = connect_to_bus ();
  TendDesktopHours *hours;
  g_autofree char *time = NULL;
  guint n_changes = 0;

  forget ();
  g_setenv ("XDG_CURRENT_DESKTOP", "ubuntu:GNOME", TRUE);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
  hours = tend_desktop_hours_new (session, on_changed_cb, &n_changes);
  wait_for (&n_changes, 1);
  time = tend_minute_format (19 * 60 + 30, tend_minute_get_hours ());
  g_assert_cmpstr (time, ==, "7:30 PM");

  tell (portal, "gtk-theme", "24h");
  tell (portal, "clock-format", "12h");
  tell (portal, "clock-format", "24h");
  let_pass (portal, session);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
  g_assert_cmpuint (n_changes, ==, 2);
  tend_desktop_hours_free (hours);
}

/* Asked, and gone before there is an answer. */
static void
test_no_answer (void)
{
  g_autoptr (GDBusConnection) portal = start_portal ("12h");
  g_autoptr (GDBusConnection) session = connect_to_bus ();
  guint n_changes = 0;

  forget ();
  g_setenv ("XDG_CURRENT_DESKTOP", "GNOME", TRUE);
  tend_desktop_hours_free (tend_desktop_hours_new (session, on_changed_cb, &n_changes));
  let_pass (portal, session);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
}

static void
test_another_desktop (void)
{
  g_autoptr (GDBusConnection) portal = start_portal ("12h");
  g_autoptr (GDBusConnection) session = connect_to_bus ();
  g_autoptr (TendDesktopHours) hours = NULL;
  guint n_changes = 0;

  forget ();
  g_setenv ("XDG_CURRENT_DESKTOP", "KDE", TRUE);
  hours = tend_desktop_hours_new (session, on_changed_cb, &n_changes);
  tell (portal, "clock-format", "12h");
  let_pass (portal, session);
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
}

/* In a life: what is chosen in the preferences counts before the desktop, until it is taken back. */
static void
test_preference (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  TendSettings *settings = tend_store_get_settings (life->store);
  guint n_changes = 0;

  forget ();
  g_signal_connect_swapped (settings, "notify::first-weekday", G_CALLBACK (on_changed_cb), &n_changes);
  tend_minute_set_hours (TEND_HOURS_FROM_DESKTOP, TEND_HOURS_24);
  test_life_sql (life, "Chosen", TEND_WRITE_DEFAULT, "INSERT INTO setting (key, value) VALUES ('hours', '12')");
  g_assert_cmpint (tend_settings_get_hours (settings), ==, TEND_HOURS_12);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_12);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_cmpint (tend_settings_get_hours (settings), ==, TEND_HOURS_UNSAID);
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
  g_assert_cmpuint (n_changes, ==, 2);
  test_life_sql (life, "Nonsense", TEND_WRITE_DEFAULT, "INSERT INTO setting (key, value) VALUES ('hours', '13')");
  g_assert_cmpint (tend_settings_get_hours (settings), ==, TEND_HOURS_UNSAID);
}

static void
test_setting (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL)
    {
      g_test_skip ("no schema of GNOME's desktop is installed");
      return;
    }
  forget ();
  settings = g_settings_new (SCHEMA);
  g_settings_set_string (settings, "clock-format", "12h");
  g_setenv ("XDG_CURRENT_DESKTOP", "XFCE", TRUE);
  tend_desktop_hours_read_now ();
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_24);
  g_setenv ("XDG_CURRENT_DESKTOP", "GNOME", TRUE);
  tend_desktop_hours_read_now ();
  g_assert_cmpint (tend_minute_get_hours (), ==, TEND_HOURS_12);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);

#define ADD(path, func) g_test_add_func ("/reminders/desktop-hours/" path, func)
  ADD ("portal", test_portal);
  ADD ("no-answer", test_no_answer);
  ADD ("another-desktop", test_another_desktop);
  ADD ("preference", test_preference);
  ADD ("setting", test_setting);

  status = g_test_run ();
  g_test_dbus_down (bus);
  return status;
}
