#include "base/tend-mood.h"

#include <glib/gi18n.h>

static const char *const names[TEND_MOOD_N_KINDS][TEND_MOOD_MAX + 1] = {
  { N_ ("Not said"), N_ ("Hard"), N_ ("Not so good"), N_ ("All right"), N_ ("Good"), N_ ("Very good") },
  { N_ ("Not said"), N_ ("Worn out"), N_ ("Tired"), N_ ("Enough"), N_ ("Awake"), N_ ("Full of energy") },
};

static const char *const icon_names[TEND_MOOD_N_KINDS][TEND_MOOD_MAX + 1] = {
  { NULL, "tend-mood-1-symbolic", "tend-mood-2-symbolic", "tend-mood-3-symbolic", "tend-mood-4-symbolic",
    "tend-mood-5-symbolic" },
  { NULL, "tend-energy-1-symbolic", "tend-energy-2-symbolic", "tend-energy-3-symbolic", "tend-energy-4-symbolic",
    "tend-energy-5-symbolic" },
};

/**
 * tend_mood_get_name:
 * @kind: mood or energy
 * @value: %TEND_MOOD_NONE to %TEND_MOOD_MAX
 *
 * Returns: what the point is called, "Not so good"
 */
const char *
tend_mood_get_name (TendMoodKind kind,
                    int          value)
{
  g_return_val_if_fail ((guint) kind < TEND_MOOD_N_KINDS, NULL);
  g_return_val_if_fail (value >= TEND_MOOD_NONE && value <= TEND_MOOD_MAX, NULL);

  return _(names[kind][value]);
}

/**
 * tend_mood_get_icon_name:
 * @kind: mood or energy
 * @value: %TEND_MOOD_NONE to %TEND_MOOD_MAX
 *
 * Returns: (nullable): the symbolic icon that stands for the point, %NULL where nothing was said
 */
const char *
tend_mood_get_icon_name (TendMoodKind kind,
                         int          value)
{
  g_return_val_if_fail ((guint) kind < TEND_MOOD_N_KINDS, NULL);
  g_return_val_if_fail (value >= TEND_MOOD_NONE && value <= TEND_MOOD_MAX, NULL);

  return icon_names[kind][value];
}
