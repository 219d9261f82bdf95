/* When reminders come, and how: pure functions of instants, zones and numbers.
 *
 * No database, no clock, no bus. The service puts them together; tests walk them through every zone.
 *
 * Every instant is computed from the time on the wall, never from the one before, so that nothing drifts;
 * tend_zone_to_instant() is the one place that knows of clock changes. */

#pragma once

#include "base/tend-zone.h"
#include "base/tend-reminder.h"

G_BEGIN_DECLS

/* No instant at all; later than all there are. */
#define TEND_REMINDER_NEVER G_MAXINT64

/* What was due longer ago than this, in seconds, is not brought up one by one, but told in sum. */
#define TEND_REMINDER_LATE_SECONDS (15 * 60)

/* How many at once are shown one by one; more are shown together. GNOME shows three of an application. */
#define TEND_REMINDER_SINGLE_MAX 3

/* How many days back an absence is looked through. */
#define TEND_REMINDER_ABSENCE_DAYS 7

/* Minutes after midnight at which a morning is, for "tomorrow morning". */
#define TEND_REMINDER_MORNING (8 * 60)

/**
 * TendReminderSnooze:
 * @TEND_REMINDER_SNOOZE_SHORT: ten minutes
 * @TEND_REMINDER_SNOOZE_HOUR: an hour
 * @TEND_REMINDER_SNOOZE_MORNING: tomorrow morning
 */
typedef enum
{
  TEND_REMINDER_SNOOZE_SHORT,
  TEND_REMINDER_SNOOZE_HOUR,
  TEND_REMINDER_SNOOZE_MORNING,
} TendReminderSnooze;

/**
 * TendReminderQuiet:
 * @is_on: whether there are quiet hours
 * @start_minute: minutes after midnight on the wall
 * @end_minute: minutes after midnight on the wall; of the next day, where that is before the start
 */
typedef struct
{
  gboolean is_on;
  int start_minute;
  int end_minute;
} TendReminderQuiet;

/**
 * TendReminderManner:
 * @TEND_REMINDER_NOW: each by itself
 * @TEND_REMINDER_TOGETHER: one notification for all
 * @TEND_REMINDER_IN_SUM: one notification that says what passed
 * @TEND_REMINDER_SILENT: none; it stands on the Reminders page
 */
typedef enum
{
  TEND_REMINDER_NOW,
  TEND_REMINDER_TOGETHER,
  TEND_REMINDER_IN_SUM,
  TEND_REMINDER_SILENT,
} TendReminderManner;

gint64 tend_reminder_rules_get_instant (TendZone *zone, TendDay day, int minute);
gint64 tend_reminder_rules_get_next (const TendReminder *reminder, TendZone *zone, gint64 after, TendDay *day);
gboolean tend_reminder_rules_is_plain_day (TendZone *zone, TendDay day);

gint64 tend_reminder_rules_get_quiet_end (const TendReminderQuiet *quiet, TendZone *zone, gint64 instant);
gint64 tend_reminder_rules_get_show_at (const TendReminderQuiet *quiet, TendZone *zone, gint64 instant,
                                        gboolean is_important);
gint64 tend_reminder_rules_get_snoozed (TendReminderSnooze snooze, TendZone *zone, TendDay today, gint64 now);

gint64 tend_reminder_rules_get_since (gint64 handled, TendZone *handled_zone, TendZone *zone, gint64 now);
gboolean tend_reminder_rules_is_late (gint64 show_at, gint64 now);
TendReminderManner tend_reminder_rules_get_manner (gint64 show_at, gint64 now, gint64 paused_until,
                                                   guint n_at_once);

G_END_DECLS
