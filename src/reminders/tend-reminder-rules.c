#include "reminders/tend-reminder-rules.h"

/* How far ahead a weekday can be: a week, and the day that a change of the clock may push it by. */
#define DAYS_AHEAD 9

static TendWeekdays
get_weekday_bit (TendDay day)
{
  return TEND_WEEKDAYS_OF (tend_day_get_weekday (day));
}

/**
 * tend_reminder_rules_get_instant:
 * @zone: where the wall is
 * @day: a civil date
 * @minute: minutes after midnight on the wall
 *
 * Returns: when that is, in UTC seconds; see tend_zone_to_instant() for times that a clock change leaves out
 *   or repeats
 */
gint64
tend_reminder_rules_get_instant (TendZone *zone,
                                 TendDay   day,
                                 int       minute)
{
  return tend_zone_to_instant (zone, (TendWall){ day, minute * 60 });
}

/**
 * tend_reminder_rules_get_next:
 * @reminder: a reminder that goes by the clock
 * @zone: where the user is
 * @after: UTC seconds
 * @day: (out) (optional): the date on the wall that it is for; the same minute of a date comes once, wherever
 *   the clock goes
 *
 * Returns: the first instant after @after at which it comes, %TEND_REMINDER_NEVER if it never does
 */
gint64
tend_reminder_rules_get_next (const TendReminder *reminder,
                              TendZone           *zone,
                              gint64              after,
                              TendDay            *day)
{
  TendDay first;

  g_return_val_if_fail (tend_reminder_goes_by_clock (reminder), TEND_REMINDER_NEVER);

  /* A time that yesterday's clock left out may come today. */
  first = tend_zone_to_wall (zone, after).day - 1;
  for (TendDay candidate = first; candidate < first + DAYS_AHEAD + 1; candidate++)
    if (reminder->weekdays & get_weekday_bit (candidate))
      {
        gint64 instant = tend_reminder_rules_get_instant (zone, candidate, reminder->minute);

        if (instant <= after)
          continue;
        if (day)
          *day = candidate;
        return instant;
      }
  return TEND_REMINDER_NEVER;
}

/**
 * tend_reminder_rules_is_plain_day:
 * @zone: where the user is
 * @day: a civil date
 *
 * Returns: whether the clock is left alone on that day, so that later minutes are later instants and all of
 *   them lie within the day; on others a time can be pushed into the next day
 */
gboolean
tend_reminder_rules_is_plain_day (TendZone *zone,
                                  TendDay   day)
{
  return tend_zone_get_start_of_day (zone, day + 1, 0) - tend_zone_get_start_of_day (zone, day, 0) ==
         TEND_SECONDS_A_DAY;
}

/* The end of the quiet hours that begin on @day, if @instant is in them. */
static gboolean
find_quiet_end (const TendReminderQuiet *quiet,
                TendZone                *zone,
                TendDay                  day,
                gint64                   instant,
                gint64                  *end)
{
  TendDay end_day = quiet->end_minute > quiet->start_minute ? day : day + 1;

  *end = tend_reminder_rules_get_instant (zone, end_day, quiet->end_minute);
  return tend_reminder_rules_get_instant (zone, day, quiet->start_minute) <= instant && instant < *end;
}

/**
 * tend_reminder_rules_get_quiet_end:
 * @quiet: the quiet hours
 * @zone: where the user is
 * @instant: UTC seconds
 *
 * Their first minute is quiet, the one that ends them no more.
 *
 * Returns: when the quiet hours that @instant is in end; @instant where it is in none
 */
gint64
tend_reminder_rules_get_quiet_end (const TendReminderQuiet *quiet,
                                   TendZone                *zone,
                                   gint64                   instant)
{
  TendDay day;
  gint64 end;

  if (!quiet->is_on || quiet->start_minute == quiet->end_minute)
    return instant;

  day = tend_zone_to_wall (zone, instant).day;
  for (TendDay candidate = day - 1; candidate <= day; candidate++)
    if (find_quiet_end (quiet, zone, candidate, instant, &end))
      return end;
  return instant;
}

/**
 * tend_reminder_rules_get_show_at:
 * @quiet: the quiet hours
 * @zone: where the user is
 * @instant: when something is due
 * @is_important: whether it comes in the quiet hours too
 *
 * Returns: when it is to be shown
 */
gint64
tend_reminder_rules_get_show_at (const TendReminderQuiet *quiet,
                                 TendZone                *zone,
                                 gint64                   instant,
                                 gboolean                 is_important)
{
  return is_important ? instant : tend_reminder_rules_get_quiet_end (quiet, zone, instant);
}

/**
 * tend_reminder_rules_get_snoozed:
 * @snooze: how long
 * @zone: where the user is
 * @today: the user's day, which may start after midnight
 * @now: UTC seconds
 *
 * Returns: when it comes again, in UTC seconds; always after @now
 */
gint64
tend_reminder_rules_get_snoozed (TendReminderSnooze  snooze,
                                 TendZone           *zone,
                                 TendDay             today,
                                 gint64              now)
{
  TendDay day;
  gint64 morning;

  switch (snooze)
    {
    case TEND_REMINDER_SNOOZE_HOUR:
      return now + 60 * 60;
    case TEND_REMINDER_SNOOZE_MORNING:
      day = today + 1;
      while ((morning = tend_reminder_rules_get_instant (zone, day, TEND_REMINDER_MORNING)) <= now)
        day++;
      return morning;
    case TEND_REMINDER_SNOOZE_SHORT:
    default:
      return now + 10 * 60;
    }
}

/**
 * tend_reminder_rules_get_since:
 * @handled: up to and with which instant everything has been handled
 * @handled_zone: where the user was then
 * @zone: where the user is
 * @now: UTC seconds
 *
 * Where the zone moved the wall's clock forth, times were passed over that no instant was at: they are looked
 * for as well. Where the clock was set back, there is nothing to look for; what comes again is known by its
 * date. An absence is looked through for %TEND_REMINDER_ABSENCE_DAYS at most.
 *
 * Returns: after which instant to look for what is due by @now
 */
gint64
tend_reminder_rules_get_since (gint64    handled,
                               TendZone *handled_zone,
                               TendZone *zone,
                               gint64    now)
{
  gint64 forth = tend_zone_get_offset (zone, handled) - tend_zone_get_offset (handled_zone, handled);
  gint64 since = MIN (handled, now) - MAX (forth, 0);

  return MAX (since, now - (gint64) TEND_REMINDER_ABSENCE_DAYS * TEND_SECONDS_A_DAY);
}

/**
 * tend_reminder_rules_is_late:
 * @show_at: when it was to be shown
 * @now: UTC seconds
 *
 * Returns: whether its time has passed
 */
gboolean
tend_reminder_rules_is_late (gint64 show_at,
                             gint64 now)
{
  return now - show_at > TEND_REMINDER_LATE_SECONDS;
}

/**
 * tend_reminder_rules_get_manner:
 * @show_at: when it was to be shown
 * @now: UTC seconds
 * @paused_until: until when nothing is, or was, to be shown, in UTC seconds
 * @n_at_once: how many are to be shown now and are not late, this one included
 *
 * Returns: how it is to be shown
 */
TendReminderManner
tend_reminder_rules_get_manner (gint64 show_at,
                                gint64 now,
                                gint64 paused_until,
                                guint  n_at_once)
{
  /* The second where the machine slept until after the pause. */
  if (now < paused_until || show_at < paused_until)
    return TEND_REMINDER_SILENT;
  if (tend_reminder_rules_is_late (show_at, now))
    return TEND_REMINDER_IN_SUM;
  return n_at_once > TEND_REMINDER_SINGLE_MAX ? TEND_REMINDER_TOGETHER : TEND_REMINDER_NOW;
}
