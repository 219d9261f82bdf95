#include "reminders/tend-desktop-hours.h"

#include "base/tend-minute.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define SCHEMA "org.gnome.desktop.interface"
#define KEY "clock-format"

struct _TendDesktopHours
{
  GDBusConnection *session;
  GCancellable *cancellable;
  guint changed_id;
  GSourceOnceFunc changed; /* (nullable) */
  gpointer user_data;
};

/* See the Desktop Entry Specification: a list of names, like "ubuntu:GNOME". */
static gboolean
is_gnome (void)
{
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (desktop ? desktop : "", ":", -1);

  return g_strv_contains ((const char *const *) names, "GNOME");
}

static gboolean
take_format (const char *format) /* (nullable) */
{
  int hours = TEND_HOURS_UNSAID;

  if (g_strcmp0 (format, "12h") == 0)
    hours = TEND_HOURS_12;
  else if (g_strcmp0 (format, "24h") == 0)
    hours = TEND_HOURS_24;
  return tend_minute_set_hours (TEND_HOURS_FROM_DESKTOP, hours);
}

static void
take_value (TendDesktopHours *self,
            GVariant         *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  /* Read() of the portal wraps what is in a variant into another one. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_STRING) && take_format (g_variant_get_string (inner, NULL)) &&
      self->changed)
    self->changed (self->user_data);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The desktop does not say how it shows its clock: %s", error->message);
      return;
    }
  value = g_variant_get_child_value (reply, 0);
  take_value (user_data, value);
}

static void
on_setting_changed_cb (GDBusConnection *connection,
                       const char      *sender,
                       const char      *path,
                       const char      *interface,
                       const char      *signal,
                       GVariant        *parameters,
                       gpointer         user_data)
{
  g_autoptr (GVariant) value = NULL;
  const char *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", NULL, &key, &value);
  if (g_str_equal (key, KEY))
    take_value (user_data, value);
}

/**
 * tend_desktop_hours_read_now:
 *
 * Reads it at once, so that a window has it from its first frame; in a sandbox it is not there to be read, and comes
 * from the portal a moment later.
 */
void
tend_desktop_hours_read_now (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *format = NULL;

  if (!is_gnome () || source == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return;
  schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return;
  settings = g_settings_new (SCHEMA);
  format = g_settings_get_string (settings, KEY);
  take_format (format);
}

/**
 * tend_desktop_hours_new:
 * @session: the session bus
 * @changed: (nullable) (scope notified): called when times are written otherwise than before
 * @user_data: for @changed
 *
 * Asks the portal, and listens to it.
 *
 * Returns: (transfer full): what listens
 */
TendDesktopHours *
tend_desktop_hours_new (GDBusConnection *session,
                        GSourceOnceFunc  changed,
                        gpointer         user_data)
{
  TendDesktopHours *self = g_new0 (TendDesktopHours, 1);

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->user_data = user_data;
  if (!is_gnome ())
    return self;
  self->changed_id = g_dbus_connection_signal_subscribe (session, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                                         PORTAL_PATH, SCHEMA, G_DBUS_SIGNAL_FLAGS_NONE,
                                                         on_setting_changed_cb, self, NULL);
  g_dbus_connection_call (session, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", SCHEMA, KEY), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, on_read_cb, self);
  return self;
}

void
tend_desktop_hours_free (TendDesktopHours *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->changed_id != 0)
    g_dbus_connection_signal_unsubscribe (self->session, self->changed_id);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}
