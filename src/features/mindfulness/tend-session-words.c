#include "features/mindfulness/tend-session-words.h"

#include <glib/gi18n.h>

/**
 * tend_session_describe_time:
 * @self: a session
 * @zone: the zone one is in
 *
 * Returns: (transfer full): when on its day it began, like "13:00"
 */
char *
tend_session_describe_time (const TendSession *self,
                            TendZone          *zone)
{
  TendWall wall = tend_zone_to_wall (zone, self->started_at);

  return tend_minute_format (wall.second / 60, tend_minute_get_hours ());
}

/* (nullable): what was said of one of the two */
static char *
describe_change (TendMoodKind kind,
                 int          before,
                 int          after)
{
  const char *what = kind == TEND_MOOD_KIND_MOOD ? _("Mood") : _("Energy");
  const char *first = tend_mood_get_name (kind, before);
  const char *second = tend_mood_get_name (kind, after);

  if (before && after)
    /* Translators: what was asked for, and what was said before and after: "Mood: before Hard, after Good" */
    return g_strdup_printf (_("%s: before %s, after %s"), what, first, second);
  if (before)
    /* Translators: what was asked for, and what was said: "Mood: before Hard" */
    return g_strdup_printf (_("%s: before %s"), what, first);
  if (after)
    /* Translators: what was asked for, and what was said: "Energy: after Awake" */
    return g_strdup_printf (_("%s: after %s"), what, second);
  return NULL;
}

/**
 * tend_session_describe_feelings:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): how one felt before and after, %NULL where nothing was said
 */
char *
tend_session_describe_feelings (const TendSession *self)
{
  g_autofree char *mood = describe_change (TEND_MOOD_KIND_MOOD, self->before.mood, self->after.mood);
  g_autofree char *energy = describe_change (TEND_MOOD_KIND_ENERGY, self->before.energy, self->after.energy);

  if (mood && energy)
    /* Translators: joins what was said of mood and of energy */
    return g_strdup_printf (_("%s · %s"), mood, energy);
  return mood ? g_steal_pointer (&mood) : g_steal_pointer (&energy);
}
