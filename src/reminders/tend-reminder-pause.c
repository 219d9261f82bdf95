#include "reminders/tend-reminder-pause.h"

#include "base/tend-minute.h"

#include <glib/gi18n.h>

/* A weekday alone could be this week's or the next one's, to somebody who paused some days ago. */
static char *
describe_day (TendDay day,
              TendDay today)
{
  if (day <= today + 1)
    return tend_day_describe (day, today);
  if (tend_day_get_year (day) == tend_day_get_year (today))
    return tend_day_format (day, _("%A, %-d %B"));
  return tend_day_format (day, _("%A, %-d %B %Y"));
}

/**
 * tend_reminder_pause_describe:
 * @until: when reminders go on, in UTC seconds
 * @zone: where the user is
 * @today: the day it is
 *
 * Returns: (transfer full): like "Tomorrow, 08:00" or "Monday, 7 December, 09:00"
 */
char *
tend_reminder_pause_describe (gint64    until,
                              TendZone *zone,
                              TendDay   today)
{
  TendWall wall = tend_zone_to_wall (zone, until);
  g_autofree char *day = describe_day (wall.day, today);
  g_autofree char *time = tend_minute_format (wall.second / 60, tend_minute_get_hours ());

  /* Translators: a day, like "Today" or "Monday, 7 December", and a time of it */
  return g_strdup_printf (_("%s, %s"), day, time);
}
