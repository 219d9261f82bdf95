#include "exchange/tend-ical-alarm.h"

#include <glib/gi18n.h>

/* Stands for "unknown" as an instant. */
#define NO_INSTANT G_MININT64

static void
read_trigger (TendIcalAlarm      *self,
              const TendIcalLine *line)
{
  g_autofree char *type = tend_ical_line_dup_parameter (line, "VALUE");
  g_autofree char *related = tend_ical_line_dup_parameter (line, "RELATED");

  self->is_absolute = type && g_ascii_strcasecmp (type, "DATE-TIME") == 0;
  self->is_to_end = related && g_ascii_strcasecmp (related, "END") == 0;
  self->has_trigger = self->is_absolute ? tend_ical_stamp_parse (line->value, &self->instant)
                                        : tend_ical_duration_parse (line->value, &self->delay);
}

static void
read_line (TendIcalAlarm      *self,
           const TendIcalLine *line)
{
  if (tend_ical_line_is (line, "ACTION"))
    {
      self->can_remind = g_ascii_strcasecmp (line->value, "DISPLAY") == 0 ||
                         g_ascii_strcasecmp (line->value, "AUDIO") == 0;
      self->is_plain = self->is_plain && g_ascii_strcasecmp (line->value, "DISPLAY") == 0;
    }
  else if (tend_ical_line_is (line, "TRIGGER"))
    {
      read_trigger (self, line);
      self->is_plain = self->is_plain && !self->is_absolute && !self->is_to_end;
    }
  else if (!tend_ical_line_is (line, "DESCRIPTION") && !tend_ical_line_is (line, "BEGIN") &&
           !tend_ical_line_is (line, "END"))
    self->is_plain = FALSE;
}

/**
 * tend_ical_alarm_read:
 * @text: the lines of a file, after the one that begins the alarm
 * @begin: that one
 * @error: return location: %TEND_ERROR_DAMAGED if the file ends within it
 *
 * Returns: (transfer full): the alarm
 */
TendIcalAlarm *
tend_ical_alarm_read (TendIcalText        *text,
                      const TendIcalLine  *begin,
                      GError             **error)
{
  g_autoptr (TendIcalAlarm) self = g_new0 (TendIcalAlarm, 1);
  guint number = begin->number;
  GError *local_error = NULL;
  TendIcalLine line;

  self->is_plain = TRUE;
  self->lines = g_string_new ("BEGIN:VALARM\n");
  while (tend_ical_text_next (text, &line, &local_error))
    {
      if (tend_ical_line_is (&line, "BEGIN") || (tend_ical_line_is (&line, "END") &&
                                                 !tend_ical_line_is_component (&line, "END", "VALARM")))
        {
          g_autofree char *words = tend_ical_line_dup (&line);
          g_autofree char *shown = tend_ical_show (words);

          tend_ical_text_refuse (text, line.number, error, _("an alarm does not end, and “%s” stands there."), shown);
          return NULL;
        }
      if (line.is_cut || *line.name == '\0')
        continue;
      if (self->lines->len > TEND_ICAL_LINE_MAX && !tend_ical_line_is (&line, "END"))
        continue;
      tend_ical_line_append (&line, self->lines);
      read_line (self, &line);
      if (tend_ical_line_is (&line, "END"))
        return g_steal_pointer (&self);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  else
    tend_ical_text_refuse (text, number, error, _("the file ends within the alarm that begins there; it was cut off."));
  return NULL;
}

void
tend_ical_alarm_free (TendIcalAlarm *self)
{
  g_string_free (self->lines, TRUE);
  g_free (self);
}

/**
 * tend_ical_alarm_get_minutes:
 * @self: an alarm
 * @length: how long the event is, in minutes
 * @start: when it starts, in UTC seconds; %G_MININT64 where that is not one instant
 *
 * Returns: how many minutes before the start there is to be a reminder, -1 if it can't be one
 */
int
tend_ical_alarm_get_minutes (const TendIcalAlarm *self,
                             int                  length,
                             gint64               start)
{
  gint64 before;

  if (!self->can_remind || !self->has_trigger || (self->is_absolute && start == NO_INSTANT))
    return -1;
  if (self->is_absolute)
    before = (start - self->instant) / 60;
  else
    before = -((gint64) self->delay.days * 24 * 60 + self->delay.seconds / 60) - (self->is_to_end ? length : 0);
  return before >= 0 && before <= TEND_ICAL_BEFORE_MAX ? (int) before : -1;
}
