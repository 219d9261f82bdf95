#include "reminders/tend-background.h"

#include "base/tend-error.h"
#include "reminders/tend-autostart-entry.h"
#include "reminders/tend-background-portal.h"

#include <glib/gi18n.h>

#define SYSTEMD_NAME "org.freedesktop.systemd1"
#define SESSION_TARGET "graphical-session.target"

struct _TendBackground
{
  GObject parent_instance;

  char *service_id;
  char *program;
  char *sandbox_file;
};

enum
{
  PROP_SERVICE_ID = 1,
  PROP_PROGRAM,
  PROP_SANDBOX_FILE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendBackground, tend_background, G_TYPE_OBJECT)

/* One question or one change, from the bus to what the bus says of systemd to the answer. */
typedef struct
{
  gboolean is_change;
  gboolean is_enabled;          /* that is wanted, or found */
  GDBusConnection *connection;  /* (nullable): NULL where there is no bus */
  gboolean runs_session;        /* systemd: starts what belongs to a graphical session at login */
  gboolean knows_unit;          /* systemd: the service is installed where it looks */
  gboolean is_unit_enabled;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->connection);
  g_free (errand);
}

static char *
get_program (TendBackground *self)
{
  /* In the build tree it is in PATH, and the one that was built goes before one that is installed. */
  char *found = g_find_program_in_path ("tend-reminders");

  return found ? found : g_strdup (self->program);
}

static void
call_systemd (GTask               *task,
              const char          *method,
              GVariant            *parameters,
              const char          *reply_type,
              GAsyncReadyCallback  callback)
{
  Errand *errand = g_task_get_task_data (task);

  g_dbus_connection_call (errand->connection, SYSTEMD_NAME, "/org/freedesktop/systemd1",
                          "org.freedesktop.systemd1.Manager", method, parameters, G_VARIANT_TYPE (reply_type),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, g_task_get_cancellable (task), callback, task);
}

static void
return_trouble (GTask  *task,
                GError *error)
{
  g_dbus_error_strip_remote_error (error);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED, _("Tend’s reminders could not be set up: %s"),
                             error->message);
}

/* Returns: whether there was no error; otherwise @task has it. */
static gboolean
take_reply (GTask         *task,
            GObject       *source,
            GAsyncResult  *result,
            GVariant     **reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (value == NULL)
    {
      return_trouble (task, error);
      return FALSE;
    }
  if (reply != NULL)
    *reply = g_steal_pointer (&value);
  return TRUE;
}

/* Where the bus does not know the service, it is started as the entry for the login would. It asks the bus itself
 * whether there is one already. */
static gboolean
start_program (TendBackground  *self,
               GError         **error)
{
  g_autofree char *program = get_program (self);
  char *arguments[] = { program, NULL };
  g_autoptr (GError) local_error = NULL;

  if (g_spawn_async (NULL, arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     &local_error))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, _("Tend’s reminders could not be set up: %s"),
               local_error->message);
  return FALSE;
}

static void
on_service_started_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  TendBackground *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  GError *start_error = NULL;

  if (reply)
    g_task_return_boolean (task, TRUE);
  else if (!g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    return_trouble (task, error);
  else if (start_program (self, &start_error))
    g_task_return_boolean (task, TRUE);
  else
    {
      /* What cannot be started now, the next login could not start either. */
      if (g_task_get_source_tag (task) == tend_background_set_enabled_async)
        tend_autostart_entry_reset (self->service_id, NULL);
      g_task_return_error (task, start_error);
    }
}

/* Takes the reference of the task. */
static void
start_service (GTask           *task,
               GDBusConnection *connection)
{
  TendBackground *self = g_task_get_source_object (task);

  g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", self->service_id, 0),
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task),
                          on_service_started_cb, task);
}

/* Takes the reference of the task. What is enabled starts now, too, where there is a bus to ask. */
static void
finish_change (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  if (errand->is_enabled && errand->connection != NULL)
    {
      start_service (task, errand->connection);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_systemd_reloaded_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (take_reply (task, source, result, NULL))
    finish_change (g_steal_pointer (&task));
}

static void
on_unit_changed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  /* As "systemctl enable" does: what has changed on the disk, systemd knows only from now. */
  if (take_reply (task, source, result, NULL))
    call_systemd (g_steal_pointer (&task), "Reload", NULL, "()", on_systemd_reloaded_cb);
}

/* Takes the reference of the task. */
static void
change_unit (GTask *task)
{
  static const char *const units[] = { TEND_BACKGROUND_UNIT, NULL };
  Errand *errand = g_task_get_task_data (task);

  if (errand->is_enabled)
    call_systemd (task, "EnableUnitFiles", g_variant_new ("(^asbb)", units, FALSE, FALSE), "(ba(sss))",
                  on_unit_changed_cb);
  else
    call_systemd (task, "DisableUnitFiles", g_variant_new ("(^asb)", units, FALSE), "(a(sss))",
                  on_unit_changed_cb);
}

/* Takes the reference of the task. Switching off does so for every way that there may have been. */
static void
change (GTask *task)
{
  TendBackground *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  gboolean is_systemds = errand->runs_session && errand->knows_unit;
  g_autofree char *program = get_program (self);
  GError *error = NULL;
  gboolean could;

  if (!errand->is_enabled)
    could = tend_autostart_entry_disable (self->service_id, &error);
  else if (is_systemds)
    could = tend_autostart_entry_reset (self->service_id, &error);
  else
    could = tend_autostart_entry_enable (self->service_id, program, &error);

  if (!could)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (is_systemds || (errand->knows_unit && !errand->is_enabled))
    {
      change_unit (task);
    }
  else
    {
      finish_change (task);
    }
}

/* Takes the reference of the task. */
static void
decide (GTask *task)
{
  TendBackground *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  if (errand->is_change)
    {
      change (task);
      return;
    }
  errand->is_enabled = (errand->runs_session && errand->is_unit_enabled) ||
                       tend_autostart_entry_is_enabled (self->service_id, !errand->runs_session);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_unit_told_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *state;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (reply != NULL)
    {
      g_variant_get (reply, "(&s)", &state);
      errand->knows_unit = TRUE;
      errand->is_unit_enabled = g_str_has_prefix (state, "enabled");
    }
  decide (g_steal_pointer (&task));
}

static void
on_session_told_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariantIter) units = NULL;
  const char *state;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (reply == NULL)
    {
      /* There is no systemd to ask. */
      decide (g_steal_pointer (&task));
      return;
    }
  g_variant_get (reply, "(a(ssssssouso))", &units);
  if (g_variant_iter_next (units, "(&s&s&s&s&s&s&ou&s&o)", NULL, NULL, NULL, &state, NULL, NULL, NULL, NULL,
                           NULL, NULL))
    errand->runs_session = g_str_equal (state, "active");
  call_systemd (g_steal_pointer (&task), "GetUnitFileState", g_variant_new ("(s)", TEND_BACKGROUND_UNIT),
                "(s)", on_unit_told_cb);
}

static void
on_portal_decided_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tend_background_portal_request_finish (G_DBUS_CONNECTION (source), result, &error))
    finish_change (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Takes the reference of the task. */
static void
ask_portal (GTask *task)
{
  TendBackground *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  if (errand->is_change && errand->connection != NULL)
    {
      tend_background_portal_request_async (errand->connection, errand->is_enabled, self->program,
                                            g_task_get_cancellable (task), on_portal_decided_cb, task);
      return;
    }
  g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_UNSUPPORTED, "%s",
                           _("The desktop does not say whether Tend may remind you while it is closed."));
  g_object_unref (task);
}

static void
on_bus_got_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  static const char *const units[] = { SESSION_TARGET, NULL };
  g_autoptr (GTask) task = user_data;
  TendBackground *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  errand->connection = g_bus_get_finish (result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_file_test (self->sandbox_file, G_FILE_TEST_EXISTS))
    ask_portal (g_steal_pointer (&task));
  else if (errand->connection == NULL)
    decide (g_steal_pointer (&task));
  else
    call_systemd (g_steal_pointer (&task), "ListUnitsByNames", g_variant_new ("(^as)", units),
                  "(a(ssssssouso))", on_session_told_cb);
}

static void
run_errand (TendBackground      *self,
            gpointer             source_tag,
            gboolean             is_change,
            gboolean             is_enabled,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->is_change = is_change;
  errand->is_enabled = is_enabled;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, errand, errand_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_got_cb, task);
}

static void
on_bus_to_start_on_got_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);

  if (connection != NULL)
    start_service (g_steal_pointer (&task), connection);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, TEND_ERROR, TEND_ERROR_FAILED,
                             _("Tend’s reminders could not be set up: %s"), error->message);
}

static void
on_activated_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tend_background_activate_finish (TEND_BACKGROUND (source), result, &error))
    g_message ("%s", error->message);
}

static void
tend_background_finalize (GObject *object)
{
  TendBackground *self = TEND_BACKGROUND (object);

  g_free (self->service_id);
  g_free (self->program);
  g_free (self->sandbox_file);

  G_OBJECT_CLASS (tend_background_parent_class)->finalize (object);
}

static void
tend_background_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  TendBackground *self = TEND_BACKGROUND (object);

  switch (id)
    {
    case PROP_SERVICE_ID:
      self->service_id = g_value_dup_string (value);
      break;
    case PROP_PROGRAM:
      self->program = g_value_dup_string (value);
      break;
    case PROP_SANDBOX_FILE:
      self->sandbox_file = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_background_class_init (TendBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = tend_background_finalize;
  object_class->set_property = tend_background_set_property;

  properties[PROP_SERVICE_ID] = g_param_spec_string ("service-id", NULL, NULL, NULL, flags);
  properties[PROP_PROGRAM] = g_param_spec_string ("program", NULL, NULL, NULL, flags);
  /* What is there in a Flatpak sandbox, and nowhere else. */
  properties[PROP_SANDBOX_FILE] = g_param_spec_string ("sandbox-file", NULL, NULL, "/.flatpak-info", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_background_init (TendBackground *self)
{
}

/**
 * tend_background_new:
 * @service_id: the bus name of the reminder service, which is its autostart entry's name, too
 * @program: the path of the service, where PATH has no other
 */
TendBackground *
tend_background_new (const char *service_id,
                     const char *program)
{
  g_return_val_if_fail (g_dbus_is_name (service_id), NULL);
  g_return_val_if_fail (program != NULL, NULL);

  return g_object_new (TEND_TYPE_BACKGROUND, "service-id", service_id, "program", program, NULL);
}

/**
 * tend_background_set_enabled_async:
 * @self: the background
 * @is_enabled: whether the service is to be started at login; then it is started now, too
 * @cancellable: (nullable)
 * @callback: called when it is so, or cannot be; in a sandbox the user may be asked before
 * @user_data: for @callback
 *
 * A service that runs goes on when this is switched off: it ends by itself when nothing needs it. Where
 * the system starts it for everybody, it may still be started at login, and has to look at the preference.
 */
void
tend_background_set_enabled_async (TendBackground      *self,
                                   gboolean             is_enabled,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (TEND_IS_BACKGROUND (self));

  run_errand (self, tend_background_set_enabled_async, TRUE, is_enabled, cancellable, callback, user_data);
}

/**
 * tend_background_set_enabled_finish:
 * @self: the background
 * @result: what the callback got
 * @error: return location: %TEND_ERROR_IO, or %TEND_ERROR_FAILED where systemd, the portal or the bus refused
 *
 * Returns: whether it is as it was wanted
 */
gboolean
tend_background_set_enabled_finish (TendBackground  *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tend_background_get_enabled_async:
 * @self: the background
 * @cancellable: (nullable)
 * @callback: called when it is known
 * @user_data: for @callback
 */
void
tend_background_get_enabled_async (TendBackground      *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (TEND_IS_BACKGROUND (self));

  run_errand (self, tend_background_get_enabled_async, FALSE, FALSE, cancellable, callback, user_data);
}

/**
 * tend_background_get_enabled_finish:
 * @self: the background
 * @result: what the callback got
 * @is_enabled: (out): whether the service is started at login
 * @error: return location: %TEND_ERROR_UNSUPPORTED in a sandbox, where nobody says
 *
 * Returns: whether it is known
 */
gboolean
tend_background_get_enabled_finish (TendBackground  *self,
                                    GAsyncResult    *result,
                                    gboolean        *is_enabled,
                                    GError         **error)
{
  Errand *errand;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  errand = g_task_get_task_data (G_TASK (result));
  *is_enabled = errand->is_enabled;
  return TRUE;
}

/**
 * tend_background_activate:
 * @self: the background
 *
 * Starts the service where it does not run, and says so in the log if it could not.
 */
void
tend_background_activate (TendBackground *self)
{
  tend_background_activate_async (self, NULL, on_activated_cb, NULL);
}

/**
 * tend_background_activate_async:
 * @self: the background
 * @cancellable: (nullable)
 * @callback: called when the service runs, or could not be started
 * @user_data: for @callback
 */
void
tend_background_activate_async (TendBackground      *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (TEND_IS_BACKGROUND (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tend_background_activate_async);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_to_start_on_got_cb, task);
}

/**
 * tend_background_activate_finish:
 * @self: the background
 * @result: what the callback got
 * @error: return location for a %TEND_ERROR_FAILED
 *
 * Returns: whether the service runs
 */
gboolean
tend_background_activate_finish (TendBackground  *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
