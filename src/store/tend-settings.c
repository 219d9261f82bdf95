#include "store/tend-settings.h"

#include "base/tend-error.h"
#include "base/tend-locale-week.h"

#include <glib/gi18n.h>

struct _TendSettings
{
  GObject parent_instance;

  int day_start;
  GDateWeekday first_weekday; /* G_DATE_BAD_WEEKDAY: the locale's */
  int hours;                  /* a TendHours, or TEND_HOURS_UNSAID: the desktop's */
  int quiet_start;            /* minutes after midnight, -1 for none */
  int quiet_end;
  gboolean is_discreet;
  char *sound; /* (nullable): NULL for the usual one */
};

enum
{
  PROP_DAY_START = 1,
  PROP_FIRST_WEEKDAY,
  PROP_HOURS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const TendMigration migrations[] = {
  {
      "CREATE TABLE setting ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 100),"
      "  value TEXT NOT NULL"
      ") STRICT;",
  },
};

static char *
describe_settings (guint n)
{
  return g_strdup_printf (ngettext ("%'u setting", "%'u settings", n), n);
}

static const TendTable tables[] = {
  { .name = "setting", .key = "key", .describe_count = describe_settings },
};

const TendFeature tend_settings_feature = {
  .id = "settings",
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
};

G_DEFINE_FINAL_TYPE (TendSettings, tend_settings, G_TYPE_OBJECT)

static void
tend_settings_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TendSettings *self = TEND_SETTINGS (object);

  switch (id)
    {
    case PROP_DAY_START:
      g_value_set_int (value, self->day_start);
      break;
    case PROP_FIRST_WEEKDAY:
      g_value_set_int (value, tend_settings_get_first_weekday (self));
      break;
    case PROP_HOURS:
      g_value_set_int (value, self->hours);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_settings_finalize (GObject *object)
{
  g_free (TEND_SETTINGS (object)->sound);

  G_OBJECT_CLASS (tend_settings_parent_class)->finalize (object);
}

static void
tend_settings_class_init (TendSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_settings_get_property;
  object_class->finalize = tend_settings_finalize;

  /**
   * TendSettings:day-start:
   *
   * Hours after midnight at which the user's day starts, 0 to 6.
   */
  properties[PROP_DAY_START] = g_param_spec_int ("day-start", NULL, NULL, 0, TEND_SETTINGS_DAY_START_MAX, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * TendSettings:first-weekday:
   *
   * The weekday that weeks begin with, a #GDateWeekday. It is also told when hours are counted otherwise: whoever
   * shows days shows times of them.
   */
  properties[PROP_FIRST_WEEKDAY] =
      g_param_spec_int ("first-weekday", NULL, NULL, G_DATE_MONDAY, G_DATE_SUNDAY, G_DATE_MONDAY,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * TendSettings:hours:
   *
   * How the user chose to count hours, a #TendHours; %TEND_HOURS_UNSAID for as the desktop does.
   */
  properties[PROP_HOURS] = g_param_spec_int ("hours", NULL, NULL, TEND_HOURS_UNSAID, TEND_HOURS_12, TEND_HOURS_UNSAID,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_settings_init (TendSettings *self)
{
  self->hours = TEND_HOURS_UNSAID;
  self->quiet_start = -1;
  self->quiet_end = -1;
}

static int
read_hours (TendRows *rows)
{
  gint64 number = tend_rows_get_int64 (rows, 1);

  if (number == 12)
    return TEND_HOURS_12;
  return number == 24 ? TEND_HOURS_24 : TEND_HOURS_UNSAID;
}

static int
read_minute (TendRows *rows)
{
  const char *text = tend_rows_get_text (rows, 1);
  gint64 minute = tend_rows_get_int64 (rows, 1);

  return text[0] != '\0' && minute >= 0 && minute < TEND_MINUTES_A_DAY ? (int) minute : -1;
}

static void
read_reminder_setting (TendSettings *self,
                       const char   *key,
                       TendRows     *rows)
{
  if (g_str_equal (key, TEND_SETTING_QUIET_START))
    self->quiet_start = read_minute (rows);
  else if (g_str_equal (key, TEND_SETTING_QUIET_END))
    self->quiet_end = read_minute (rows);
  else if (g_str_equal (key, TEND_SETTING_DISCREET))
    self->is_discreet = tend_rows_get_int64 (rows, 1) == 1;
  else if (g_str_equal (key, TEND_SETTING_SOUND))
    {
      g_free (self->sound);
      self->sound = tend_rows_dup_text (rows, 1);
    }
}

TendSettings *
tend_settings_new (void)
{
  return g_object_new (TEND_TYPE_SETTINGS, NULL);
}

/**
 * tend_settings_read:
 * @self: the settings
 * @db: a connection
 * @error: return location
 *
 * Reads them anew; what is not set, or makes no sense, has its default.
 *
 * Returns: whether they could be read
 */
gboolean
tend_settings_read (TendSettings  *self,
                    TendDb        *db,
                    GError       **error)
{
  GDateWeekday before = tend_settings_get_first_weekday (self);
  int day_start = 0;
  GDateWeekday first_weekday = G_DATE_BAD_WEEKDAY;
  int hours = TEND_HOURS_UNSAID;
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT key, value FROM setting", NULL);

  if (rows == NULL)
    return FALSE;
  self->quiet_start = -1;
  self->quiet_end = -1;
  self->is_discreet = FALSE;
  g_clear_pointer (&self->sound, g_free);
  while (tend_rows_next (rows, &local_error))
    {
      const char *key = tend_rows_get_text (rows, 0);
      gint64 number = tend_rows_get_int64 (rows, 1);

      if (g_str_equal (key, TEND_SETTING_DAY_START))
        day_start = (int) CLAMP (number, 0, TEND_SETTINGS_DAY_START_MAX);
      else if (g_str_equal (key, TEND_SETTING_FIRST_WEEKDAY))
        first_weekday = number >= G_DATE_MONDAY && number <= G_DATE_SUNDAY ? (GDateWeekday) number
                                                                           : G_DATE_BAD_WEEKDAY;
      else if (g_str_equal (key, TEND_SETTING_HOURS))
        hours = read_hours (rows);
      else
        read_reminder_setting (self, key, rows);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  if (self->day_start != day_start)
    {
      self->day_start = day_start;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY_START]);
    }
  self->first_weekday = first_weekday;
  if (self->hours != hours)
    {
      self->hours = hours;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOURS]);
    }
  if (tend_minute_set_hours (TEND_HOURS_FROM_PREFERENCE, hours) || tend_settings_get_first_weekday (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_WEEKDAY]);
  return TRUE;
}

int
tend_settings_get_day_start (TendSettings *self)
{
  return self->day_start;
}

GDateWeekday
tend_settings_get_first_weekday (TendSettings *self)
{
  return self->first_weekday != G_DATE_BAD_WEEKDAY ? self->first_weekday
                                                   : tend_locale_week_read ().first_weekday;
}

/**
 * tend_settings_get_hours:
 * @self: the settings
 *
 * For showing the choice; times are written by tend_minute_get_hours(), which knows of it.
 *
 * Returns: a #TendHours, or %TEND_HOURS_UNSAID for as the desktop counts them
 */
int
tend_settings_get_hours (TendSettings *self)
{
  return self->hours;
}

/**
 * tend_settings_note_hours_changed:
 * @self: the settings
 *
 * Has times on screen written anew, for when the desktop counts hours otherwise.
 */
void
tend_settings_note_hours_changed (TendSettings *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_WEEKDAY]);
}

/**
 * tend_settings_get_quiet_hours:
 * @self: the settings
 * @start_minute: (out): minutes after midnight
 * @end_minute: (out): minutes after midnight; of the next day, where that is before the start
 *
 * Returns: whether there are hours in which reminders wait
 */
gboolean
tend_settings_get_quiet_hours (TendSettings *self,
                               int          *start_minute,
                               int          *end_minute)
{
  *start_minute = self->quiet_start;
  *end_minute = self->quiet_end;
  return self->quiet_start >= 0 && self->quiet_end >= 0 && self->quiet_start != self->quiet_end;
}

/**
 * tend_settings_get_is_discreet:
 * @self: the settings
 *
 * Returns: whether notifications are not to say what they are about
 */
gboolean
tend_settings_get_is_discreet (TendSettings *self)
{
  return self->is_discreet;
}

/**
 * tend_settings_get_sound:
 * @self: the settings
 *
 * Returns: (transfer none): the name of the sound that reminders come with, "" for none
 */
const char *
tend_settings_get_sound (TendSettings *self)
{
  return self->sound ? self->sound : TEND_SETTINGS_SOUND_DEFAULT;
}

TendSettingValue *
tend_setting_value_new (const char *key,
                        const char *value)
{
  TendSettingValue *self = g_new0 (TendSettingValue, 1);

  self->key = g_intern_string (key);
  self->value = g_strdup (value);
  return self;
}

void
tend_setting_value_free (TendSettingValue *self)
{
  g_free (self->value);
  g_free (self);
}

/**
 * tend_settings_write:
 * @db: the writing connection
 * @setting_value: a #TendSettingValue
 * @error: return location
 *
 * A #TendWriteFunc.
 *
 * Returns: whether it was written
 */
gboolean
tend_settings_write (TendDb    *db,
                     gpointer   setting_value,
                     GError   **error)
{
  const TendSettingValue *setting = setting_value;

  return tend_db_run (db, error,
                      "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                      "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "ss", setting->key, setting->value);
}

/**
 * tend_settings_write_all:
 * @db: the writing connection
 * @setting_values: (element-type TendSettingValue): a #GPtrArray of settings that belong together
 * @error: return location
 *
 * A #TendWriteFunc.
 *
 * Returns: whether they were written
 */
gboolean
tend_settings_write_all (TendDb    *db,
                         gpointer   setting_values,
                         GError   **error)
{
  GPtrArray *settings = setting_values;

  for (guint i = 0; i < settings->len; i++)
    if (!tend_settings_write (db, g_ptr_array_index (settings, i), error))
      return FALSE;
  return TRUE;
}
