/* The preferences that change what the data means: when the user's day starts, which weekday comes first, how
 * hours are counted, and how reminders come.
 *
 * They are kept in the life and travel with it; what is about this machine's window is in GSettings. */

#pragma once

#include "store/tend-feature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_TYPE_SETTINGS (tend_settings_get_type ())

G_DECLARE_FINAL_TYPE (TendSettings, tend_settings, TEND, SETTINGS, GObject)

#define TEND_SETTINGS_DAY_START_MAX 6

int tend_settings_get_day_start (TendSettings *self);
GDateWeekday tend_settings_get_first_weekday (TendSettings *self);
int tend_settings_get_hours (TendSettings *self);
void tend_settings_note_hours_changed (TendSettings *self);
gboolean tend_settings_get_quiet_hours (TendSettings *self, int *start_minute, int *end_minute);
gboolean tend_settings_get_is_discreet (TendSettings *self);
const char *tend_settings_get_sound (TendSettings *self);

/* For tend_store_write_async(): @data is a #TendSettingValue. */
typedef struct
{
  const char *key;
  char *value;
} TendSettingValue;

#define TEND_SETTING_DAY_START "day-start"
#define TEND_SETTING_FIRST_WEEKDAY "first-weekday"
#define TEND_SETTING_HOURS "hours"             /* 12, 24, or "" for as the desktop shows its clock */
#define TEND_SETTING_QUIET_START "quiet-start" /* minutes after midnight, or "" for no quiet hours */
#define TEND_SETTING_QUIET_END "quiet-end"     /* minutes after midnight, of the next day if before the start */
#define TEND_SETTING_DISCREET "discreet"       /* 1: notifications do not say what they are about */
#define TEND_SETTING_SOUND "reminder-sound"    /* a name of the sound theme, "" for silence */

/* The sound of a reminder where none was chosen: a name of freedesktop.org's sound naming. */
#define TEND_SETTINGS_SOUND_DEFAULT "message-new-instant"

TendSettingValue *tend_setting_value_new (const char *key, const char *value);
void tend_setting_value_free (TendSettingValue *self);
gboolean tend_settings_write_all (TendDb *db, gpointer setting_values, GError **error);
gboolean tend_settings_write (TendDb *db, gpointer setting_value, GError **error);

/* For the store. */
TendSettings *tend_settings_new (void);
gboolean tend_settings_read (TendSettings *self, TendDb *db, GError **error);

extern const TendFeature tend_settings_feature;

G_END_DECLS
