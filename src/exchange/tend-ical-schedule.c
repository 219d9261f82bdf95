#include "exchange/tend-ical-schedule.h"

#include "base/tend-occurrences.h"
#include "exchange/tend-ical-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* A time, and whose wall it is on; NULL for the clock wherever one is. */
typedef struct
{
  TendIcalTime time;
  TendZone *zone;
} Point;

typedef struct
{
  gboolean is_added;
  Point point;
} Given;

struct _TendIcalSchedule
{
  TendIcalEvent *event;
  TendIcalContext *context;
  gboolean has_start;
  gboolean has_end;
  gboolean has_duration;
  Point start;
  Point end;
  Point recurrence;
  TendIcalDuration duration;
  char *rule;                /* (nullable): the first RRULE */
  GPtrArray *not_rules;      /* of char *: EXRULE, which RFC 5545 has no more */
  GArray *givens;            /* of Given */
  GString *lines;            /* those that say how it repeats, for where Tend does not keep that */
  gboolean has_second_rule;
};

/**
 * tend_ical_schedule_new:
 * @event: an event
 * @context: that of its calendar, to outlive the schedule
 *
 * Returns: (transfer full): what is known about when it takes place: nothing yet
 */
TendIcalSchedule *
tend_ical_schedule_new (TendIcalEvent   *event,
                        TendIcalContext *context)
{
  TendIcalSchedule *self = g_new0 (TendIcalSchedule, 1);

  self->event = event;
  self->context = context;
  self->not_rules = g_ptr_array_new_with_free_func (g_free);
  self->givens = g_array_new (FALSE, FALSE, sizeof (Given));
  self->lines = g_string_new (NULL);
  return self;
}

void
tend_ical_schedule_free (TendIcalSchedule *self)
{
  g_free (self->rule);
  g_ptr_array_unref (self->not_rules);
  g_array_unref (self->givens);
  g_string_free (self->lines, TRUE);
  g_free (self);
}

static void
refuse_value (TendIcalSchedule   *self,
              const TendIcalLine *line)
{
  g_autofree char *shown = tend_ical_show (line->value);

  /* Translators: a property like DTSTART, and what stands there for it */
  tend_ical_event_leave_out (self->event, g_strdup_printf (_("%s can’t be “%s”."), line->name, shown));
}

static TendZone *
find_zone (TendIcalSchedule   *self,
           const TendIcalLine *line)
{
  g_autofree char *name = tend_ical_line_dup_parameter (line, "TZID");
  TendZone *zone = name && *name ? tend_ical_zones_find (self->context->zones, name) : NULL;

  if (name && *name && zone == NULL && !g_hash_table_contains (self->context->unknown_zones, name))
    g_hash_table_insert (self->context->unknown_zones, g_steal_pointer (&name), GUINT_TO_POINTER (line->number));
  return zone;
}

static gboolean
read_point (TendIcalSchedule   *self,
            const TendIcalLine *line,
            const char         *value,
            Point              *point)
{
  if (!tend_ical_time_parse (value, &point->time))
    return FALSE;
  if (point->time.is_utc)
    point->zone = tend_ical_zones_get_utc (self->context->zones);
  else
    point->zone = point->time.is_date ? NULL : find_zone (self, line);
  return TRUE;
}

static void
take_point (TendIcalSchedule   *self,
            const TendIcalLine *line,
            gboolean           *is_there,
            Point              *point)
{
  /* Where one stands twice, the first counts, and the other is no news. */
  if (*is_there)
    return;
  *is_there = read_point (self, line, line->value, point);
  if (!*is_there)
    refuse_value (self, line);
}

static void
take_recurrence (TendIcalSchedule   *self,
                 const TendIcalLine *line)
{
  TendIcalEvent *event = self->event;
  g_autofree char *range = tend_ical_line_dup_parameter (line, "RANGE");

  take_point (self, line, &event->has_recurrence, &self->recurrence);
  event->recurrence = self->recurrence.time;
  event->recurrence_zone = self->recurrence.zone;
  if (range && g_ascii_strcasecmp (range, "THISANDFUTURE") == 0)
    {
      g_string_append (event->extra, "RECURRENCE-ID;RANGE=THISANDFUTURE:\n");
      tend_ical_event_remark (event, g_strdup (_("It changes all times from then on (THISANDFUTURE); here it changes "
                                                 "that one.")));
    }
}

/* A list of times, or of periods, of which the start counts. */
static void
take_singles (TendIcalSchedule   *self,
              const TendIcalLine *line,
              gboolean            is_added)
{
  g_auto (GStrv) values = g_strsplit (line->value, ",", TEND_ICAL_DATES_MAX + 2);
  gboolean is_period = FALSE;

  for (gsize i = 0; values[i]; i++)
    {
      Given given = { .is_added = is_added };
      char *slash = strchr (values[i], '/');

      if (slash && is_added)
        {
          *slash = '\0';
          is_period = TRUE;
        }
      /* An empty list is written by more programs than one. */
      if (*values[i] == '\0')
        continue;
      if (!read_point (self, line, g_strstrip (values[i]), &given.point))
        {
          refuse_value (self, line);
          return;
        }
      g_array_append_val (self->givens, given);
    }
  if (is_period)
    tend_ical_event_remark (self->event, g_strdup (_("Single times of it have a length of their own (PERIOD); here "
                                                     "they are as long as the others.")));
}

static void
take_rule (TendIcalSchedule   *self,
           const TendIcalLine *line)
{
  g_string_append_printf (self->lines, "RRULE:%s\n", line->value);
  if (self->rule)
    self->has_second_rule = TRUE;
  else
    self->rule = g_strdup (line->value);
}

static void
take_not_rule (TendIcalSchedule   *self,
               const TendIcalLine *line)
{
  g_string_append_printf (self->lines, "EXRULE:%s\n", line->value);
  g_ptr_array_add (self->not_rules, g_strdup (line->value));
}

/**
 * tend_ical_schedule_take:
 * @self: a schedule
 * @line: a line of the event
 *
 * Returns: whether it says when, so that it is done with
 */
gboolean
tend_ical_schedule_take (TendIcalSchedule   *self,
                         const TendIcalLine *line)
{
  if (tend_ical_line_is (line, "DTSTART"))
    take_point (self, line, &self->has_start, &self->start);
  else if (tend_ical_line_is (line, "DTEND"))
    take_point (self, line, &self->has_end, &self->end);
  else if (tend_ical_line_is (line, "RECURRENCE-ID"))
    take_recurrence (self, line);
  else if (tend_ical_line_is (line, "RRULE"))
    take_rule (self, line);
  else if (tend_ical_line_is (line, "EXRULE"))
    take_not_rule (self, line);
  else if (tend_ical_line_is (line, "RDATE") || tend_ical_line_is (line, "EXDATE"))
    take_singles (self, line, tend_ical_line_is (line, "RDATE"));
  else if (tend_ical_line_is (line, "DURATION"))
    {
      self->has_duration = tend_ical_duration_parse (line->value, &self->duration);
      if (!self->has_duration)
        refuse_value (self, line);
    }
  else
    return FALSE;
  return TRUE;
}

static gint64
get_instant (Point     point,
             TendZone *zone)
{
  return tend_zone_to_instant (zone, point.time.wall);
}

/* Where a time is on the wall of the event. What has no zone is on that wall already, wherever that is. */
static TendWall
get_wall (TendIcalSchedule *self,
          Point             point)
{
  TendZone *zone = self->event->zone;

  if (zone == NULL || point.zone == NULL || point.zone == zone || point.time.is_date)
    return point.time.wall;
  return tend_zone_to_wall (zone, get_instant (point, point.zone));
}

/* Many programs write a single time in UTC and say apart from that where the calendar is at home. */
static void
bring_home (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;
  TendZone *home = self->context->zone;
  gint64 instant;
  TendWall wall;

  if (!self->start.time.is_utc || home == NULL || self->rule || self->givens->len > 0)
    return;
  instant = get_instant (self->start, self->start.zone);
  wall = tend_zone_to_wall (home, instant);
  /* In the hour that comes twice, a wall does not tell which. */
  if (tend_zone_to_instant (home, wall) != instant)
    return;
  event->zone = home;
  event->start = wall;
}

static TendWall
add_duration (TendWall         wall,
              TendIcalDuration duration)
{
  TendWall end = tend_wall_from_seconds ((gint64) wall.second + duration.seconds);

  end.day += wall.day + duration.days;
  return end;
}

/* Days count on the wall, seconds in fact (RFC 5545 section 3.3.6). */
static TendWall
get_end_of_duration (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;
  TendIcalDuration days = { self->duration.days, 0 };
  TendWall wall;

  if (event->zone == NULL || event->is_all_day)
    return add_duration (event->start, self->duration);
  wall = add_duration (event->start, days);
  return tend_zone_to_wall (event->zone, tend_zone_to_instant (event->zone, wall) + self->duration.seconds);
}

static void
complete_all_day (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;

  event->end = event->start;
  if (self->has_end && self->end.time.is_date)
    event->end.day = self->end.time.wall.day - 1;
  else if (self->has_end)
    event->end.day = self->end.time.wall.day;
  else if (self->has_duration)
    event->end.day = MAX (get_end_of_duration (self).day - 1, event->start.day);
  /* An end on the day of the start is how some write one day. */
  if (event->end.day == event->start.day - 1)
    event->end.day = event->start.day;
  event->end.second = 0;
}

static gint64
get_minutes (const TendIcalEvent *event)
{
  return (gint64) (event->end.day - event->start.day) * 24 * 60 + (event->end.second - event->start.second) / 60;
}

static void
complete_hours (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;

  event->end = event->start;
  if (self->has_end && self->end.time.is_date)
    event->end = (TendWall) { self->end.time.wall.day, 0 };
  else if (self->has_end)
    event->end = get_wall (self, self->end);
  else if (self->has_duration)
    event->end = get_end_of_duration (self);

  /* Where the clock is set back between the two, the wall says otherwise than the instants do. */
  if (get_minutes (event) < 0 && self->has_end && self->end.zone && self->start.zone &&
      get_instant (self->end, self->end.zone) >= get_instant (self->start, self->start.zone))
    event->end = event->start;
}

static gboolean
complete_span (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;

  if (!self->has_start)
    {
      tend_ical_event_leave_out (event, g_strdup (_("It has no beginning (DTSTART).")));
      return FALSE;
    }
  event->is_all_day = self->start.time.is_date;
  event->zone = self->start.zone;
  event->start = self->start.time.wall;
  if (event->is_all_day)
    complete_all_day (self);
  else
    {
      bring_home (self);
      complete_hours (self);
    }
  if (self->start.time.has_seconds || (self->has_end && self->end.time.has_seconds))
    self->context->n_with_seconds++;

  if (event->end.day > tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31))
    tend_ical_event_leave_out (event, g_strdup (_("It ends after the last year that there is a calendar for.")));
  else if (get_minutes (event) < 0)
    tend_ical_event_leave_out (event, g_strdup (_("It ends before it begins.")));
  else if (event->end.day - event->start.day + (event->is_all_day ? 1 : 0) > TEND_ICAL_DAYS_MAX)
    tend_ical_event_leave_out (event, g_strdup (_("It lasts for more than a year, and a plan can’t.")));
  return !event->is_left_out;
}

static gboolean
add_single (TendIcalSchedule *self,
            const Given      *given)
{
  TendIcalEvent *event = self->event;
  TendWall wall = get_wall (self, given->point);
  TendIcalSingle single = { given->is_added, { wall.day, wall.second / 60 } };

  if (given->point.time.is_date || event->is_all_day)
    single.moment.minute = TEND_ICAL_WHOLE_DAY;
  for (guint i = 0; i < event->singles->len; i++)
    {
      const TendIcalSingle *other = &g_array_index (event->singles, TendIcalSingle, i);

      if (!other->is_added == !single.is_added && tend_ical_moment_equal (other->moment, single.moment))
        return TRUE;
    }
  if (event->singles->len >= TEND_ICAL_DATES_MAX)
    return FALSE;
  g_array_append_val (event->singles, single);
  return TRUE;
}

/* What an EXRULE takes out, date by date. Where either rule ends nowhere, that would be without end. */
static gboolean
expand_not_rule (TendIcalSchedule *self,
                 const char       *text,
                 TendDay           last)
{
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (text, NULL);
  g_autoptr (TendRecurrenceIter) iter = NULL;
  TendWall wall;

  if (rule == NULL)
    return FALSE;
  last = MIN (last, tend_recurrence_get_last_day (rule, self->event->start));
  if (last >= tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31))
    return FALSE;
  iter = tend_recurrence_iter_new (rule, self->event->start);
  while (tend_recurrence_iter_next (iter, &wall) && wall.day <= last)
    {
      Given given = { FALSE, { { .wall = wall }, self->event->zone } };

      if (!add_single (self, &given))
        return FALSE;
    }
  return TRUE;
}

/* EXDATE and RDATE again, on the wall of the event, in the manner of a plan's own. */
static void
keep_singles (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;

  for (guint i = 0; i < self->givens->len; i++)
    {
      const Given *given = &g_array_index (self->givens, Given, i);
      TendWall wall = get_wall (self, given->point);
      gboolean is_date = given->point.time.is_date;
      const char *zone = is_date || event->zone == NULL ? NULL : tend_zone_get_id (event->zone);
      gboolean is_utc = g_strcmp0 (zone, "UTC") == 0;

      g_string_append (event->extra, given->is_added ? "RDATE" : "EXDATE");
      if (is_date)
        tend_ical_append_parameter (event->extra, "VALUE", "DATE");
      else if (zone && !is_utc)
        tend_ical_append_parameter (event->extra, "TZID", zone);
      g_string_append_c (event->extra, ':');
      if (is_date)
        tend_ical_append_day (event->extra, wall.day);
      else
        tend_ical_append_wall (event->extra, wall);
      g_string_append (event->extra, is_utc ? "Z\n" : "\n");
    }
}

/* The event stands once, at its start; how it repeats is kept as it was written. */
static void
keep_as_text (TendIcalSchedule *self,
              const char       *reason)
{
  TendIcalEvent *event = self->event;

  g_clear_pointer (&event->rule, g_free);
  g_array_set_size (event->singles, 0);
  g_string_append (event->extra, self->lines->str);
  keep_singles (self);
  tend_ical_event_remark (event, g_strdup_printf (_("%s It stands there once, and how it repeats is kept as text."),
                                                  reason));
}

static gboolean
holds_ever (const TendRecurrence *rule,
            TendWall              start)
{
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, start);

  return tend_recurrence_iter_next (iter, NULL);
}

/* A rule that ends with the last second of a day ends with that day: so Tend keeps it, and RFC 5545 can't say it where
 * the start has an hour. */
static void
fit_until (TendIcalSchedule  *self,
           TendRecurrence   **rule)
{
  TendZone *zone = self->event->zone;
  TendRecurrence *fitting;
  TendWall until;
  TendUntil kind = tend_recurrence_get_until (*rule, &until);

  if (kind == TEND_UNTIL_NONE || kind == TEND_UNTIL_DAY || (kind == TEND_UNTIL_UTC && zone == NULL))
    return;
  if (kind == TEND_UNTIL_UTC)
    until = tend_zone_to_wall (zone, tend_zone_to_instant (tend_ical_zones_get_utc (self->context->zones), until));
  if (until.second != TEND_SECONDS_A_DAY - 1)
    return;
  fitting = tend_recurrence_with_until (*rule, TEND_UNTIL_DAY, (TendWall) { until.day, 0 });
  tend_recurrence_unref (*rule);
  *rule = fitting;
}

static void
complete_repeating (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRecurrence) rule = self->rule ? tend_recurrence_parse (self->rule, &error) : NULL;
  TendDay last;

  if (error)
    {
      keep_as_text (self, error->message);
      return;
    }
  if (self->has_second_rule)
    {
      keep_as_text (self, _("It repeats by more than one rule (RRULE), and a plan repeats by one."));
      return;
    }
  if (rule && !holds_ever (rule, event->start))
    {
      keep_as_text (self, _("There is no day at all on which it would repeat."));
      return;
    }

  if (rule)
    fit_until (self, &rule);
  event->rule = rule ? tend_recurrence_to_text (rule) : NULL;
  last = rule ? tend_recurrence_get_last_day (rule, event->start) : event->start.day;
  for (guint i = 0; i < self->givens->len; i++)
    if (!add_single (self, &g_array_index (self->givens, Given, i)))
      {
        tend_ical_event_leave_out (event, g_strdup_printf (_("It has more than %d single dates (RDATE, EXDATE)."),
                                                           TEND_ICAL_DATES_MAX));
        return;
      }
  for (guint i = 0; i < self->not_rules->len; i++)
    if (!expand_not_rule (self, g_ptr_array_index (self->not_rules, i), last))
      {
        keep_as_text (self, _("It leaves times out by a rule of its own (EXRULE), which Tend does not keep."));
        return;
      }
}

static TendOccurrences *
make_occurrences (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;
  TendOccurrences *times = tend_occurrences_new (event->start);
  g_autoptr (TendRecurrence) rule = event->rule ? tend_recurrence_parse (event->rule, NULL) : NULL;

  if (rule)
    tend_occurrences_add_rule (times, rule);
  for (guint i = 0; i < event->singles->len; i++)
    {
      const TendIcalSingle *single = &g_array_index (event->singles, TendIcalSingle, i);
      TendWall wall = { single->moment.day, MAX (single->moment.minute, 0) * 60 };

      if (single->is_added)
        tend_occurrences_add_date (times, wall);
      else if (single->moment.minute == TEND_ICAL_WHOLE_DAY)
        tend_occurrences_exclude_day (times, single->moment.day);
      else
        tend_occurrences_exclude_date (times, wall);
    }
  return times;
}

/**
 * tend_ical_schedule_complete:
 * @self: a schedule that has taken all lines of its event
 *
 * Says in the event when it takes place, or why it can't be kept.
 */
void
tend_ical_schedule_complete (TendIcalSchedule *self)
{
  g_autoptr (TendOccurrences) times = NULL;

  if (self->event->is_left_out || !complete_span (self))
    return;
  /* One time of a series does not repeat by itself. */
  if (self->event->has_recurrence)
    return;
  complete_repeating (self);
  if (self->event->is_left_out || self->event->singles->len == 0)
    return;
  times = make_occurrences (self);
  if (!tend_occurrences_next (times, NULL))
    tend_ical_event_leave_out (self->event, g_strdup (_("All of its times are taken out again (EXDATE).")));
}

/**
 * tend_ical_schedule_get_start:
 * @self: a schedule that is complete
 *
 * Returns: when the event starts, in UTC seconds; %G_MININT64 where that is not one instant
 */
gint64
tend_ical_schedule_get_start (TendIcalSchedule *self)
{
  TendIcalEvent *event = self->event;

  if (event->zone == NULL || event->rule || event->singles->len > 0)
    return G_MININT64;
  return tend_zone_to_instant (event->zone, event->start);
}
