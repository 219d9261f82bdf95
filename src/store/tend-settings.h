/* The preferences that change what the data means: when the user's day starts, which weekday comes first.
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
GDateWeekday tend_settings_get_locale_first_weekday (void);

/* For tend_store_write_async(): @data is a #TendSettingValue. */
typedef struct
{
  const char *key;
  char *value;
} TendSettingValue;

#define TEND_SETTING_DAY_START "day-start"
#define TEND_SETTING_FIRST_WEEKDAY "first-weekday"

TendSettingValue *tend_setting_value_new (const char *key, const char *value);
void tend_setting_value_free (TendSettingValue *self);
gboolean tend_settings_write (TendDb *db, gpointer setting_value, GError **error);

/* For the store. */
TendSettings *tend_settings_new (void);
gboolean tend_settings_read (TendSettings *self, TendDb *db, GError **error);

extern const TendFeature tend_settings_feature;

G_END_DECLS
