#include "base/tend-reminder.h"

#include "base/tend-error.h"
#include "base/tend-recurrence.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (TendReminder, tend_reminder, tend_reminder_copy, tend_reminder_free)

static TendReminder *
reminder_new (const char *subject_kind,
              const char *subject_uuid)
{
  TendReminder *self = g_new0 (TendReminder, 1);

  self->subject_kind = g_strdup (subject_kind);
  self->subject_uuid = g_strdup (subject_uuid);
  self->minute = TEND_REMINDER_NONE;
  self->weekdays = TEND_WEEKDAYS_ALL;
  self->before_minutes = TEND_REMINDER_NONE;
  self->is_enabled = TRUE;
  return self;
}

/**
 * tend_reminder_new_at:
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing
 * @minute: minutes after midnight on the wall
 * @weekdays: on which weekdays
 *
 * Returns: (transfer full): a reminder that goes by the clock, not kept yet
 */
TendReminder *
tend_reminder_new_at (const char   *subject_kind,
                      const char   *subject_uuid,
                      int           minute,
                      TendWeekdays  weekdays)
{
  TendReminder *self;

  g_return_val_if_fail (subject_kind != NULL && subject_uuid != NULL, NULL);

  self = reminder_new (subject_kind, subject_uuid);
  self->minute = minute;
  self->weekdays = weekdays;
  return self;
}

/**
 * tend_reminder_new_before:
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing, which has a start
 * @minutes: how long before the start, 0 for at the start
 *
 * Returns: (transfer full): a reminder that goes by the start, not kept yet
 */
TendReminder *
tend_reminder_new_before (const char *subject_kind,
                          const char *subject_uuid,
                          int         minutes)
{
  TendReminder *self;

  g_return_val_if_fail (subject_kind != NULL && subject_uuid != NULL, NULL);

  self = reminder_new (subject_kind, subject_uuid);
  self->before_minutes = minutes;
  return self;
}

TendReminder *
tend_reminder_copy (const TendReminder *self)
{
  TendReminder *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->subject_kind = g_strdup (self->subject_kind);
  copy->subject_uuid = g_strdup (self->subject_uuid);
  return copy;
}

void
tend_reminder_free (TendReminder *self)
{
  g_free (self->uuid);
  g_free (self->subject_kind);
  g_free (self->subject_uuid);
  g_free (self);
}

/**
 * tend_reminder_goes_by_clock:
 * @self: a reminder
 *
 * Returns: whether it comes at a minute of the day, and not so long before a start
 */
gboolean
tend_reminder_goes_by_clock (const TendReminder *self)
{
  return self->minute != TEND_REMINDER_NONE;
}

static gboolean
is_sound (const TendReminder *self)
{
  if (tend_reminder_goes_by_clock (self))
    return self->before_minutes == TEND_REMINDER_NONE && self->minute >= 0 &&
           self->minute < TEND_MINUTES_A_DAY && (self->weekdays & ~TEND_WEEKDAYS_ALL) == 0;
  return self->before_minutes >= 0 && self->before_minutes <= TEND_REMINDER_BEFORE_MAX;
}

/**
 * tend_reminder_validate:
 * @self: a reminder
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Returns: whether it can be kept
 */
gboolean
tend_reminder_validate (const TendReminder  *self,
                        GError             **error)
{
  if (!tend_uuid_is_valid (self->subject_uuid) || self->subject_kind[0] == '\0' || !is_sound (self))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _("A reminder is for a time of the day, or up to four weeks before a start."));
      return FALSE;
    }
  if (self->weekdays == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("A reminder needs at least one weekday."));
      return FALSE;
    }
  return TRUE;
}

/**
 * tend_reminder_is_same:
 * @one: a reminder
 * @other: another
 *
 * Returns: whether they come at the same times in the same way
 */
gboolean
tend_reminder_is_same (const TendReminder *one,
                       const TendReminder *other)
{
  return one->minute == other->minute && one->weekdays == other->weekdays &&
         one->before_minutes == other->before_minutes && one->is_enabled == other->is_enabled &&
         one->is_important == other->is_important && one->even_if_done == other->even_if_done;
}

/**
 * tend_reminder_describe_before:
 * @minutes: how long before a start
 *
 * Returns: (transfer full): in words ("15 minutes before", "When it starts")
 */
char *
tend_reminder_describe_before (int minutes)
{
  const int hour = 60, day = 24 * hour, week = 7 * day;

  if (minutes == 0)
    return g_strdup (_("When it starts"));
  if (minutes % week == 0)
    return g_strdup_printf (ngettext ("%d week before", "%d weeks before", (gulong) (minutes / week)),
                            minutes / week);
  if (minutes % day == 0)
    return g_strdup_printf (ngettext ("%d day before", "%d days before", (gulong) (minutes / day)), minutes / day);
  if (minutes % hour == 0)
    return g_strdup_printf (ngettext ("%d hour before", "%d hours before", (gulong) (minutes / hour)),
                            minutes / hour);
  return g_strdup_printf (ngettext ("%d minute before", "%d minutes before", (gulong) minutes), minutes);
}

/**
 * tend_reminder_describe:
 * @self: a reminder
 * @hours: how to count the hours of a day
 * @week_start: the weekday to name first
 *
 * Returns: (transfer full): when it comes, in words ("07:30 every weekday")
 */
char *
tend_reminder_describe (const TendReminder *self,
                        TendHours           hours,
                        GDateWeekday        week_start)
{
  g_autofree char *time = NULL;
  g_autofree char *days = NULL;

  if (!tend_reminder_goes_by_clock (self))
    return tend_reminder_describe_before (self->before_minutes);
  time = tend_minute_format (self->minute, hours);
  days = tend_weekdays_describe (self->weekdays, week_start);
  /* Translators: a time and on which days, like "07:30 every weekday" */
  return g_strdup_printf (_("%s %s"), time, days);
}
