#include "exchange/tend-ical-plan.h"

#include "base/tend-recurrence.h"

#include <string.h>

/* The end of a day on the wall, as UNTIL has it: the last second that is part of it. */
#define LAST_SECOND (TEND_SECONDS_A_DAY - 1)

static TendWall
get_wall (TendIcalMoment moment)
{
  return (TendWall) { moment.day, MAX (moment.minute, 0) * 60 };
}

static gboolean
is_utc (TendZone *zone)
{
  return zone && g_str_equal (tend_zone_get_id (zone), "UTC");
}

/* A property with its parameters, up to the colon. */
static void
append_name (GString    *line,
             const char *name,
             gboolean    is_date,
             TendZone   *zone)
{
  g_string_append (line, name);
  if (is_date)
    g_string_append (line, ";VALUE=DATE");
  else if (zone && !is_utc (zone))
    tend_ical_append_parameter (line, "TZID", tend_zone_get_id (zone));
}

static void
append_moment (GString        *line,
               TendIcalMoment  moment,
               gboolean        is_date,
               TendZone       *zone)
{
  if (is_date)
    tend_ical_append_day (line, moment.day);
  else
    tend_ical_append_wall (line, get_wall (moment));
  if (!is_date && is_utc (zone))
    g_string_append_c (line, 'Z');
}

static void
write_moment (TendIcalWriter *writer,
              const char     *name,
              TendIcalMoment  moment,
              gboolean        is_date,
              TendZone       *zone)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_name (line, name, is_date, zone);
  g_string_append_c (line, ':');
  append_moment (line, moment, is_date, zone);
  tend_ical_writer_add_line (writer, line->str);
}

static void
write_span (const TendIcalPlan *self,
            TendIcalWriter     *writer)
{
  TendIcalMoment end = self->end;

  write_moment (writer, "DTSTART", self->start, self->is_all_day, self->zone);
  if (self->is_all_day)
    end.day++;
  /* What takes no time has no end (RFC 5545 section 3.6.1). */
  else if (end.day == self->start.day && end.minute == self->start.minute)
    return;
  write_moment (writer, "DTEND", end, self->is_all_day, self->zone);
}

/* UNTIL has the form of the start: a day, a time on the wall, or UTC where the start has a zone. */
static TendRecurrence *
fit_until (const TendIcalPlan *self,
           TendRecurrence     *rule)
{
  TendWall until;
  TendUntil kind = tend_recurrence_get_until (rule, &until);
  g_autoptr (TendZone) utc = NULL;

  if (kind == TEND_UNTIL_NONE)
    return tend_recurrence_ref (rule);
  utc = tend_zone_new_utc ();
  if (kind == TEND_UNTIL_UTC && self->zone)
    until = tend_zone_to_wall (self->zone, tend_zone_to_instant (utc, until));
  if (self->is_all_day)
    return tend_recurrence_with_until (rule, TEND_UNTIL_DAY, (TendWall) { until.day, 0 });
  if (kind == TEND_UNTIL_DAY)
    until.second = LAST_SECOND;
  if (self->zone == NULL)
    return tend_recurrence_with_until (rule, TEND_UNTIL_WALL, until);
  return tend_recurrence_with_until (rule, TEND_UNTIL_UTC,
                                     tend_zone_to_wall (utc, tend_zone_to_instant (self->zone, until)));
}

static void
write_rule (const TendIcalPlan *self,
            TendIcalWriter     *writer)
{
  g_autoptr (TendRecurrence) rule = self->rule ? tend_recurrence_parse (self->rule, NULL) : NULL;
  g_autoptr (TendRecurrence) fitting = rule ? fit_until (self, rule) : NULL;
  g_autofree char *text = fitting ? tend_recurrence_to_text (fitting) : NULL;

  if (text)
    tend_ical_writer_add (writer, "RRULE", text);
}

/* A time less that is a whole day is, for other programs, each time that the plan has on that day. */
static void
append_single (const TendIcalPlan   *self,
               const TendIcalSingle *single,
               GString              *list)
{
  TendIcalMoment moment = single->moment;

  if (moment.minute == TEND_ICAL_WHOLE_DAY)
    moment.minute = self->start.minute;
  if (list->len)
    g_string_append_c (list, ',');
  append_moment (list, moment, self->is_all_day, self->zone);
  for (guint i = 0; !single->is_added && single->moment.minute == TEND_ICAL_WHOLE_DAY && i < self->singles->len; i++)
    {
      const TendIcalSingle *other = &g_array_index (self->singles, TendIcalSingle, i);

      if (other->is_added && other->moment.day == moment.day && other->moment.minute != TEND_ICAL_WHOLE_DAY &&
          other->moment.minute != moment.minute && !self->is_all_day)
        {
          g_string_append_c (list, ',');
          append_moment (list, other->moment, FALSE, self->zone);
        }
    }
}

static void
write_singles (const TendIcalPlan *self,
               TendIcalWriter     *writer,
               gboolean            are_added)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->singles->len; i++)
    {
      const TendIcalSingle *single = &g_array_index (self->singles, TendIcalSingle, i);

      if (!single->is_added == !are_added)
        append_single (self, single, list);
    }
  if (list->len == 0)
    return;
  append_name (line, are_added ? "RDATE" : "EXDATE", self->is_all_day, self->zone);
  tend_ical_writer_add (writer, line->str, list->str);
}

static gboolean
is_one_of_several (const TendIcalPlan *self)
{
  return self->recurrence.day != TEND_DAY_NONE;
}

static void
write_lines (GPtrArray      *lines,
             TendIcalWriter *writer)
{
  for (guint i = 0; i < lines->len; i++)
    tend_ical_writer_add_line (writer, lines->pdata[i]);
}

static void
write_repeating (const TendIcalPlan *self,
                 const TendIcalKept *kept,
                 TendIcalWriter     *writer)
{
  if (is_one_of_several (self))
    {
      gboolean is_date = self->recurrence.minute == TEND_ICAL_WHOLE_DAY;

      write_moment (writer, kept->is_and_following ? "RECURRENCE-ID;RANGE=THISANDFUTURE" : "RECURRENCE-ID",
                    self->recurrence, is_date, self->recurrence_zone);
      return;
    }
  /* Where Tend can't keep how it repeats, it stands there as another program wrote it. */
  if (self->rule == NULL && self->singles->len == 0)
    {
      write_lines (kept->schedule, writer);
      return;
    }
  write_rule (self, writer);
  write_singles (self, writer, TRUE);
  write_singles (self, writer, FALSE);
}

static void
write_guests (const TendIcalPlan *self,
              const TendIcalKept *kept,
              TendIcalWriter     *writer)
{
  for (guint i = 0; i < self->guests->len; i++)
    {
      g_autofree char *line = tend_ical_kept_make_attendee (kept, &g_array_index (self->guests, TendIcalAttendee, i));

      tend_ical_writer_add_line (writer, line);
    }
}

static void
write_words (const TendIcalPlan *self,
             const TendIcalKept *kept,
             TendIcalWriter     *writer)
{
  tend_ical_writer_add_text (writer, "SUMMARY", self->title);
  if (*self->place)
    tend_ical_writer_add_text (writer, "LOCATION", self->place);
  if (*self->note)
    tend_ical_writer_add_text (writer, "DESCRIPTION", self->note);
  if (*self->kind)
    {
      tend_ical_writer_add_text (writer, "X-TEND-KIND", self->kind);
      tend_ical_writer_add_text (writer, TEND_ICAL_OWN_CATEGORIES, self->kind);
    }
  if (self->is_cancelled)
    tend_ical_writer_add (writer, "STATUS", "CANCELLED");
  else if (kept->status)
    tend_ical_writer_add_line (writer, kept->status);
  else
    tend_ical_writer_add (writer, "STATUS", "CONFIRMED");
}

static const TendIcalKeptAlarm *
find_kept_alarm (const TendIcalKept *kept,
                 int                 minutes)
{
  for (guint i = 0; i < kept->alarms->len; i++)
    {
      const TendIcalKeptAlarm *alarm = g_ptr_array_index (kept->alarms, i);

      if (alarm->minutes == minutes)
        return alarm;
    }
  return NULL;
}

static void
write_own_alarm (const TendIcalPlan *self,
                 int                 minutes,
                 TendIcalWriter     *writer)
{
  tend_ical_writer_add (writer, "BEGIN", "VALARM");
  tend_ical_writer_add (writer, "ACTION", "DISPLAY");
  tend_ical_writer_add_text (writer, "DESCRIPTION", self->title);
  /* Hours in fact, and not days on the wall, as a reminder counts. */
  if (minutes % 60 == 0 && minutes > 0)
    tend_ical_writer_add_format (writer, "TRIGGER:-PT%dH", minutes / 60);
  else if (minutes > 60)
    tend_ical_writer_add_format (writer, "TRIGGER:-PT%dH%dM", minutes / 60, minutes % 60);
  else
    tend_ical_writer_add_format (writer, "TRIGGER:%sPT%dM", minutes > 0 ? "-" : "", minutes);
  tend_ical_writer_add (writer, "END", "VALARM");
}

/* An alarm that came from elsewhere goes as it came, as long as its reminder is there. */
static void
write_alarms (const TendIcalPlan *self,
              const TendIcalKept *kept,
              TendIcalWriter     *writer)
{
  for (guint i = 0; self->reminders && i < self->reminders->len; i++)
    {
      int minutes = g_array_index (self->reminders, int, i);
      const TendIcalKeptAlarm *alarm = find_kept_alarm (kept, minutes);

      if (alarm)
        write_lines (alarm->lines, writer);
      else
        write_own_alarm (self, minutes, writer);
    }
  for (guint i = 0; i < kept->alarms->len; i++)
    {
      const TendIcalKeptAlarm *alarm = g_ptr_array_index (kept->alarms, i);

      if (alarm->minutes < 0)
        write_lines (alarm->lines, writer);
    }
}

static int
get_minutes (const TendIcalPlan *self)
{
  return (self->end.day - self->start.day + (self->is_all_day ? 1 : 0)) * TEND_MINUTES_A_DAY +
         (self->is_all_day ? 0 : self->end.minute - self->start.minute);
}

static gint64
get_start (const TendIcalPlan *self)
{
  if (self->zone == NULL || self->is_all_day || self->rule || self->singles->len > 0)
    return G_MININT64;
  return tend_zone_to_instant (self->zone, get_wall (self->start));
}

/**
 * tend_ical_plan_write:
 * @self: a plan
 * @writer: where it goes
 *
 * Writes the event. What it says depends on nothing but the plan: its time stamp is when it was last changed.
 */
void
tend_ical_plan_write (const TendIcalPlan *self,
                      TendIcalWriter     *writer)
{
  g_autoptr (TendIcalKept) kept = tend_ical_kept_new (self->extra, get_minutes (self), get_start (self));

  tend_ical_writer_add (writer, "BEGIN", "VEVENT");
  tend_ical_writer_add_text (writer, "UID", self->uid);
  tend_ical_writer_add_stamp (writer, "DTSTAMP", self->modified_at);
  tend_ical_writer_add_stamp (writer, "CREATED", self->created_at);
  tend_ical_writer_add_stamp (writer, "LAST-MODIFIED", self->modified_at);
  tend_ical_writer_add_format (writer, "SEQUENCE:%d", self->sequence);
  write_span (self, writer);
  write_repeating (self, kept, writer);
  write_words (self, kept, writer);
  write_guests (self, kept, writer);
  write_lines (kept->lines, writer);
  write_alarms (self, kept, writer);
  tend_ical_writer_add (writer, "END", "VEVENT");
}

/**
 * tend_ical_plan_get_last_day:
 * @self: a plan
 *
 * Returns: a day on its wall after which it has no part; the last day that there is if its rule names none
 */
TendDay
tend_ical_plan_get_last_day (const TendIcalPlan *self)
{
  TendDay end = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
  g_autoptr (TendRecurrence) rule = self->rule ? tend_recurrence_parse (self->rule, NULL) : NULL;
  TendDay last = MAX (self->start.day, self->end.day);
  TendWall until;

  if (rule && tend_recurrence_get_until (rule, &until) != TEND_UNTIL_NONE)
    last = MAX (last, until.day);
  else if (rule)
    return end;
  for (guint i = 0; i < self->singles->len; i++)
    last = MAX (last, g_array_index (self->singles, TendIcalSingle, i).moment.day);
  if (is_one_of_several (self))
    last = MAX (last, self->recurrence.day);
  return MIN (end, last + (self->end.day - self->start.day) + 1);
}
