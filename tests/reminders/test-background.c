#include "base/tend-error.h"
#include "reminders/tend-background.h"

#include <glib/gstdio.h>
#include <signal.h>

#define SERVICE "io.github.tend_app.Tend.Reminders"
#define PROGRAM "/opt/a \"dear\" $place/100%/tend-reminders"
#define SYSTEMD_PATH "/org/freedesktop/systemd1"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef enum
{
  PORTAL_GRANTS,
  PORTAL_GRANTS_ELSEWHERE,
  PORTAL_REFUSES,
  PORTAL_IS_DISMISSED,
  PORTAL_FAILS,
  PORTAL_GOES_AWAY,
  PORTAL_THINKS,
} PortalMood;

typedef struct
{
  TendBackground *background;
  GDBusConnection *connection; /* of systemd and the portal */
  GString *calls;              /* what they were told, one line each */

  const char *session_state;
  const char *unit_state;      /* (nullable): NULL for a unit that is not installed */
  gboolean refuses_change;
  PortalMood mood;

  gboolean is_done;
  gboolean could;
  gboolean is_enabled;
  GError *error;
} Fixture;

static const char introspection[] =
  "<node>"
  "<interface name='org.freedesktop.systemd1.Manager'>"
  "  <method name='ListUnitsByNames'><arg type='as' direction='in'/>"
  "    <arg type='a(ssssssouso)' direction='out'/></method>"
  "  <method name='GetUnitFileState'><arg type='s' direction='in'/><arg type='s' direction='out'/></method>"
  "  <method name='EnableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
  "    <arg type='b' direction='in'/><arg type='b' direction='out'/>"
  "    <arg type='a(sss)' direction='out'/></method>"
  "  <method name='DisableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
  "    <arg type='a(sss)' direction='out'/></method>"
  "  <method name='Reload'/>"
  "</interface>"
  "<interface name='org.freedesktop.portal.Background'>"
  "  <method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "    <arg type='o' direction='out'/></method>"
  "</interface>"
  "</node>";

#define WAIT_FOR(condition) \
  G_STMT_START \
    { \
      gint64 until_ = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND; \
      while (!(condition)) \
        { \
          if (g_get_monotonic_time () > until_) \
            g_error ("%s:%d: it never came to be: %s", __FILE__, __LINE__, #condition); \
          if (!g_main_context_iteration (NULL, FALSE)) \
            g_usleep (1000); \
        } \
    } \
  G_STMT_END

static void
on_systemd_called_cb (GDBusConnection       *connection,
                      const char            *sender,
                      const char            *path,
                      const char            *interface,
                      const char            *method,
                      GVariant              *parameters,
                      GDBusMethodInvocation *invocation,
                      gpointer               user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *told = g_variant_print (parameters, FALSE);

  g_string_append_printf (fixture->calls, "%s%s\n", method, told);
  if (g_str_equal (method, "ListUnitsByNames"))
    g_dbus_method_invocation_return_value (
        invocation, g_variant_new_parsed ("([('graphical-session.target', '', 'loaded', %s, %s, '', "
                                          "objectpath '/a', uint32 0, '', objectpath '/b')],)",
                                          fixture->session_state, fixture->session_state));
  else if (g_str_equal (method, "GetUnitFileState") && fixture->unit_state != NULL)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", fixture->unit_state));
  else if (g_str_equal (method, "GetUnitFileState"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.FileNotFound",
                                                "There is none.");
  else if (fixture->refuses_change)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.systemd1.UnitMasked", "Masked.");
  else if (g_str_equal (method, "EnableUnitFiles"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed ("(true, @a(sss) [])"));
  else if (g_str_equal (method, "DisableUnitFiles"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed ("(@a(sss) [],)"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
call_bus (GDBusConnection *connection,
          const char      *method,
          GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", method, parameters, NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

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
  Fixture *fixture = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) command = g_variant_lookup_value (options, "commandline", G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree char *command_text = g_variant_print (command, FALSE);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *handle = NULL;
  const char *token, *reason;
  gboolean is_wanted, is_granted = FALSE;
  guint32 response = 0;

  g_assert_true (g_variant_lookup (options, "autostart", "b", &is_wanted));
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "reason", "&s", &reason));
  g_assert_cmpstr (reason, !=, "");
  g_string_append_printf (fixture->calls, "%s %s %s\n", method, is_wanted ? "on" : "off", command_text);

  switch (fixture->mood)
    {
    case PORTAL_GRANTS:
    case PORTAL_GRANTS_ELSEWHERE:
      is_granted = is_wanted;
      break;
    case PORTAL_REFUSES:
      break;
    case PORTAL_IS_DISMISSED:
      response = 1;
      break;
    case PORTAL_FAILS:
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.portal.Error.Failed", "No.");
      return;
    case PORTAL_GOES_AWAY:
    case PORTAL_THINKS:
    default:
      break;
    }

  handle = fixture->mood == PORTAL_GRANTS_ELSEWHERE
             ? g_strdup (PORTAL_PATH "/request/elsewhere")
             : g_strconcat (PORTAL_PATH, "/request/", name, "/", token, NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  if (fixture->mood == PORTAL_GOES_AWAY)
    call_bus (connection, "ReleaseName", g_variant_new ("(s)", "org.freedesktop.portal.Desktop"));
  else if (fixture->mood != PORTAL_THINKS)
    {
      /* A portal that answers elsewhere leaves time to listen there. */
      if (fixture->mood == PORTAL_GRANTS_ELSEWHERE)
        for (guint i = 0; i < 100; i++)
          {
            g_main_context_iteration (NULL, FALSE);
            g_usleep (1000);
          }
      g_dbus_connection_emit_signal (connection, sender, handle, "org.freedesktop.portal.Request", "Response",
                                     g_variant_new_parsed ("(%u, {'autostart': <%b>, 'background': <%b>})",
                                                           response, is_granted, is_granted),
                                     NULL);
    }
}

static char *
get_entry_path (const char *folder)
{
  return g_build_filename (folder, "autostart", SERVICE ".desktop", NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->calls = g_string_new (NULL);
  fixture->background = g_object_new (TEND_TYPE_BACKGROUND,
                                      "service-id", SERVICE,
                                      "program", PROGRAM,
                                      "sandbox-file", "/nonexistent",
                                      NULL);
}

/* systemd and the portal, as they are on the bus for the rest of the test. */
static void
appear (Fixture    *fixture,
        const char *name)
{
  static const GDBusInterfaceVTable systemd = { .method_call = on_systemd_called_cb };
  static const GDBusInterfaceVTable portal = { .method_call = on_portal_called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  fixture->connection = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (fixture->connection, SYSTEMD_PATH, info->interfaces[0], &systemd,
                                     fixture, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (fixture->connection, PORTAL_PATH, info->interfaces[1], &portal, fixture,
                                     NULL, &error);
  g_assert_no_error (error);
  call_bus (fixture->connection, "RequestName", g_variant_new ("(su)", name, 0));
}

static void
set_up_systemd (Fixture       *fixture,
                gconstpointer  unit_state)
{
  set_up (fixture, NULL);
  fixture->session_state = "active";
  fixture->unit_state = unit_state;
  appear (fixture, "org.freedesktop.systemd1");
}

static void
set_up_sandbox (Fixture       *fixture,
                gconstpointer  mood)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  set_up (fixture, NULL);
  g_object_unref (fixture->background);
  fixture->background = g_object_new (TEND_TYPE_BACKGROUND,
                                      "service-id", SERVICE,
                                      "program", "/app/libexec/tend-reminders",
                                      "sandbox-file", program,
                                      NULL);
  fixture->mood = GPOINTER_TO_UINT (mood);
  appear (fixture, "org.freedesktop.portal.Desktop");
}

/* Returns: whether the bus has started the service; it is ended again */
static gboolean
end_service (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  gboolean runs = TRUE;
  guint32 pid;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                       g_variant_new ("(s)", SERVICE), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       NULL);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(u)", &pid);
  kill ((pid_t) pid, SIGTERM);
  while (runs)
    {
      g_autoptr (GVariant) has_owner = NULL;

      g_usleep (1000);
      has_owner = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                               "org.freedesktop.DBus", "NameHasOwner",
                                               g_variant_new ("(s)", SERVICE), NULL,
                                               G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
      g_variant_get (has_owner, "(b)", &runs);
    }
  return TRUE;
}

static void
remove_entry (const char *folder)
{
  g_autofree char *path = get_entry_path (folder);
  g_autofree char *autostart = g_path_get_dirname (path);

  g_remove (path);
  g_remove (autostart);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_entry (g_get_user_config_dir ());
  remove_entry (g_get_system_config_dirs ()[0]);
  end_service ();
  if (fixture->connection != NULL)
    g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  g_assert_finalize_object (fixture->background);
  g_string_free (fixture->calls, TRUE);
  g_clear_error (&fixture->error);
}

static void
on_set_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->could = tend_background_set_enabled_finish (TEND_BACKGROUND (source), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
try_to_set (Fixture  *fixture,
            gboolean  is_enabled)
{
  g_clear_error (&fixture->error);
  g_string_truncate (fixture->calls, 0);
  fixture->is_done = FALSE;
  tend_background_set_enabled_async (fixture->background, is_enabled, NULL, on_set_cb, fixture);
  WAIT_FOR (fixture->is_done);
  g_assert_true (fixture->could == (fixture->error == NULL));
}

static void
set (Fixture  *fixture,
     gboolean  is_enabled)
{
  try_to_set (fixture, is_enabled);
  g_assert_no_error (fixture->error);
  g_assert_true (end_service () == is_enabled);
}

static void
on_got_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->could = tend_background_get_enabled_finish (TEND_BACKGROUND (source), result, &fixture->is_enabled,
                                                       &fixture->error);
  fixture->is_done = TRUE;
}

static gboolean
get (Fixture *fixture)
{
  fixture->is_done = FALSE;
  tend_background_get_enabled_async (fixture->background, NULL, on_got_cb, fixture);
  WAIT_FOR (fixture->is_done);
  g_assert_no_error (fixture->error);
  return fixture->is_enabled;
}

/* Returns: (transfer full) (nullable): the user's own entry */
static GKeyFile *
read_entry (void)
{
  g_autofree char *path = get_entry_path (g_get_user_config_dir ());
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  return g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL) ? g_steal_pointer (&entry) : NULL;
}

static void
install_system_entry (void)
{
  g_autofree char *path = get_entry_path (g_get_system_config_dirs ()[0]);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "[Desktop Entry]\nType=Application\nName=Tend\nExec=true\n", -1, &error);
  g_assert_no_error (error);
}

static void
assert_entry_starts (const char *program)
{
  g_autoptr (GKeyFile) entry = read_entry ();
  g_autofree char *exec = NULL;
  g_autoptr (GString) unquoted = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (entry);
  exec = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  unquoted = g_string_new (exec);
  g_string_replace (unquoted, "%%", "%", 0);
  g_assert_true (g_shell_parse_argv (unquoted->str, NULL, &words, NULL));
  g_assert_cmpuint (g_strv_length (words), ==, 1);
  g_assert_cmpstr (words[0], ==, program);
  g_assert_false (g_key_file_get_boolean (entry, "Desktop Entry", "Hidden", NULL));
  /* systemd would leave it alone. */
  g_assert_false (g_key_file_has_key (entry, "Desktop Entry", "X-systemd-skip", NULL));
}

static void
test_systemd (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (get (fixture));
  set (fixture, TRUE);
  g_assert_cmpstr (fixture->calls->str, ==,
                   "ListUnitsByNames(['graphical-session.target'],)\n"
                   "GetUnitFileState('tend-reminders.service',)\n"
                   "EnableUnitFiles(['tend-reminders.service'], false, false)\n"
                   "Reload()\n");
  g_assert_null (read_entry ());

  fixture->unit_state = "enabled";
  g_assert_true (get (fixture));
  set (fixture, FALSE);
  g_assert_cmpstr (fixture->calls->str, ==,
                   "ListUnitsByNames(['graphical-session.target'],)\n"
                   "GetUnitFileState('tend-reminders.service',)\n"
                   "DisableUnitFiles(['tend-reminders.service'], false)\n"
                   "Reload()\n");
}

/* The entry that is installed is for where systemd does not run the session. */
static void
test_systemd_and_entry (Fixture       *fixture,
                        gconstpointer  data)
{
  install_system_entry ();
  g_assert_false (get (fixture));
  set (fixture, TRUE);
  g_assert_null (read_entry ());

  set (fixture, FALSE);
  fixture->session_state = "inactive";
  g_assert_false (get (fixture));
}

static void
test_systemd_refuses (Fixture       *fixture,
                      gconstpointer  data)
{
  fixture->refuses_change = TRUE;
  try_to_set (fixture, TRUE);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_FAILED);
  g_assert_nonnull (strstr (fixture->error->message, "Masked."));
  g_assert_false (end_service ());
}

/* A systemd that is there, and a session that it does not run: nothing would start the unit. */
static void
test_systemd_beside (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture->session_state = "inactive";
  set (fixture, TRUE);
  g_assert_null (strstr (fixture->calls->str, "Enable"));
  assert_entry_starts (PROGRAM);
  g_assert_true (get (fixture));

  set (fixture, FALSE);
  g_assert_nonnull (strstr (fixture->calls->str, "DisableUnitFiles"));
  g_assert_null (read_entry ());
  g_assert_false (get (fixture));
}

/* As script/run leaves it. */
static void
test_not_installed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-background-XXXXXX", NULL);
  g_autofree char *built = g_build_filename (folder, "tend-reminders", NULL);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  g_assert_true (g_file_set_contents_full (built, "", 0, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("PATH", folder, TRUE);
  set (fixture, TRUE);
  assert_entry_starts (built);
  g_assert_true (get (fixture));
  set (fixture, FALSE);
  g_assert_null (read_entry ());
  g_assert_null (strstr (fixture->calls->str, "UnitFiles"));

  g_setenv ("PATH", path, TRUE);
  g_remove (built);
  g_rmdir (folder);
}

static void
test_desktop (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (get (fixture));
  set (fixture, TRUE);
  assert_entry_starts (PROGRAM);
  g_assert_true (get (fixture));
  set (fixture, FALSE);
  g_assert_null (read_entry ());
  set (fixture, FALSE);
  g_assert_false (get (fixture));
}

static void
test_desktop_has_entry (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GKeyFile) entry = NULL;

  install_system_entry ();
  g_assert_true (get (fixture));
  set (fixture, FALSE);
  entry = read_entry ();
  g_assert_nonnull (entry);
  g_assert_true (g_key_file_get_boolean (entry, "Desktop Entry", "Hidden", NULL));
  g_assert_false (get (fixture));
  set (fixture, TRUE);
  g_assert_true (get (fixture));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autoptr (GError) error = NULL;

  /* What even root cannot make a folder of. */
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);
  try_to_set (fixture, TRUE);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_IO);
  g_assert_false (end_service ());
}

static void
test_sandbox (Fixture       *fixture,
              gconstpointer  data)
{
  set (fixture, TRUE);
  g_assert_cmpstr (fixture->calls->str, ==, "RequestBackground on ['/app/libexec/tend-reminders']\n");
  g_assert_null (read_entry ());
  set (fixture, FALSE);
  g_assert_cmpstr (fixture->calls->str, ==, "RequestBackground off ['/app/libexec/tend-reminders']\n");

  fixture->is_done = FALSE;
  tend_background_get_enabled_async (fixture->background, NULL, on_got_cb, fixture);
  WAIT_FOR (fixture->is_done);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
}

static void
test_sandbox_refuses (Fixture       *fixture,
                      gconstpointer  data)
{
  try_to_set (fixture, TRUE);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_FAILED);
  g_assert_false (end_service ());
}

static void
test_sandbox_cancelled (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  tend_background_set_enabled_async (fixture->background, TRUE, cancellable, on_set_cb, fixture);
  WAIT_FOR (fixture->calls->len > 0);
  g_cancellable_cancel (cancellable);
  WAIT_FOR (fixture->is_done);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
on_activated_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->could = tend_background_activate_finish (TEND_BACKGROUND (source), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
test_activated (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      fixture->is_done = FALSE;
      tend_background_activate_async (fixture->background, NULL, on_activated_cb, fixture);
      WAIT_FOR (fixture->is_done);
      g_assert_no_error (fixture->error);
    }
  g_assert_true (end_service ());
}

static void
test_not_activated (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (TendBackground) stranger = tend_background_new ("io.github.tend_app.Stranger", PROGRAM);

  tend_background_activate_async (stranger, NULL, on_activated_cb, fixture);
  WAIT_FOR (fixture->is_done);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_FAILED);
}

/* What the bus starts in the service's place. */
static int
serve (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_bus_own_name (G_BUS_TYPE_SESSION, SERVICE, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL, NULL);
  g_main_loop_run (loop);
  return 0;
}

static void
write_service (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, SERVICE ".service", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *service = g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s --serve\n", SERVICE,
                                              program);

  g_assert_true (g_file_set_contents (path, service, -1, NULL));
}

/* What could not be started is not to be tried at each login either. */
static void
test_enabled_in_vain (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (TendBackground) stranger = tend_background_new ("io.github.tend_app.Stranger", PROGRAM);
  g_autofree char *entry =
      g_build_filename (g_get_user_config_dir (), "autostart", "io.github.tend_app.Stranger.desktop", NULL);

  tend_background_set_enabled_async (stranger, TRUE, NULL, on_set_cb, fixture);
  WAIT_FOR (fixture->is_done);
  g_assert_false (fixture->could);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_FAILED);
  g_assert_false (g_file_test (entry, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *config = NULL;
  g_autofree char *system = NULL;
  g_autofree char *service = NULL;
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  int status;

  if (g_strcmp0 (argv[1], "--serve") == 0)
    return serve ();

  /* GLib reads these once. Its own folders for each test, it keeps for ever, as the sanitizers tell. */
  folder = g_dir_make_tmp ("tend-background-XXXXXX", NULL);
  config = g_build_filename (folder, "config", NULL);
  system = g_build_filename (folder, "system", NULL);
  g_mkdir (config, 0700);
  g_mkdir (system, 0700);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", system, TRUE);

  g_test_init (&argc, &argv, NULL);
  service = g_build_filename (folder, SERVICE ".service", NULL);
  write_service (folder);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (bus, folder);
  g_test_dbus_up (bus);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);

#define ADD(path, data, set_up_with, func) \
  g_test_add ("/reminders/background/" path, Fixture, data, set_up_with, func, tear_down)
#define ADD_SANDBOX(path, mood, func) ADD ("sandbox/" path, GUINT_TO_POINTER (mood), set_up_sandbox, func)

  ADD ("systemd/enabled", "disabled", set_up_systemd, test_systemd);
  ADD ("systemd/and-entry", "disabled", set_up_systemd, test_systemd_and_entry);
  ADD ("systemd/refuses", "masked", set_up_systemd, test_systemd_refuses);
  ADD ("systemd/beside", "disabled", set_up_systemd, test_systemd_beside);
  ADD ("systemd/not-installed", NULL, set_up_systemd, test_not_installed);
  ADD ("desktop/enabled", NULL, set_up, test_desktop);
  ADD ("desktop/has-entry", NULL, set_up, test_desktop_has_entry);
  ADD ("desktop/read-only", NULL, set_up, test_read_only);
  ADD_SANDBOX ("granted", PORTAL_GRANTS, test_sandbox);
  ADD_SANDBOX ("granted-elsewhere", PORTAL_GRANTS_ELSEWHERE, test_sandbox);
  ADD_SANDBOX ("refused", PORTAL_REFUSES, test_sandbox_refuses);
  ADD_SANDBOX ("dismissed", PORTAL_IS_DISMISSED, test_sandbox_refuses);
  ADD_SANDBOX ("fails", PORTAL_FAILS, test_sandbox_refuses);
  ADD_SANDBOX ("goes-away", PORTAL_GOES_AWAY, test_sandbox_refuses);
  ADD_SANDBOX ("cancelled", PORTAL_THINKS, test_sandbox_cancelled);
  ADD ("activated", NULL, set_up, test_activated);
  ADD ("not-activated", NULL, set_up, test_not_activated);
  ADD ("enabled-in-vain", NULL, set_up, test_enabled_in_vain);

  status = g_test_run ();
  g_clear_object (&connection);
  g_test_dbus_stop (bus);
  g_remove (service);
  g_rmdir (config);
  g_rmdir (system);
  g_rmdir (folder);
  return status;
}
