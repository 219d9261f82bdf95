#include "features/calendar/tend-week-cursor.h"

#include <glib/gi18n.h>

#define QUARTER (TEND_WEEK_SNAP_MINUTES * 60)

static int
round_down (int seconds)
{
  return seconds - seconds % QUARTER;
}

/**
 * tend_week_cursor_clamp:
 * @self: a stretch of time
 * @layout: a week
 *
 * Puts it on a quarter of an hour that the week has.
 */
void
tend_week_cursor_clamp (TendWeekCursor       *self,
                        const TendWeekLayout *layout)
{
  self->day = CLAMP (self->day, 0, TEND_WEEK_DAYS - 1);
  self->start = round_down (CLAMP (self->start, 0, tend_week_layout_get_day_seconds (layout, self->day) - QUARTER));
  self->length = MAX (self->length, QUARTER);
}

/**
 * tend_week_cursor_step:
 * @self: a stretch of time
 * @layout: the week
 * @days: by how many days it goes on, at most one
 * @quarters: by how many quarters of an hour; it stays within its day
 *
 * Returns: by how many weeks it went on beyond this one, where it is in the first or the last column then
 */
int
tend_week_cursor_step (TendWeekCursor       *self,
                       const TendWeekLayout *layout,
                       int                   days,
                       int                   quarters)
{
  int weeks = 0;

  self->day += days;
  if (self->day < 0 || self->day >= TEND_WEEK_DAYS)
    {
      weeks = self->day < 0 ? -1 : 1;
      self->day -= weeks * TEND_WEEK_DAYS;
    }
  self->start += quarters * QUARTER;
  tend_week_cursor_clamp (self, layout);
  return weeks;
}

/**
 * tend_week_cursor_stretch:
 * @self: a stretch of time
 * @layout: the week
 * @quarters: by how many quarters of an hour it ends later; it is one long at least, and ends with its day at most
 */
void
tend_week_cursor_stretch (TendWeekCursor       *self,
                          const TendWeekLayout *layout,
                          int                   quarters)
{
  int longest = tend_week_layout_get_day_seconds (layout, self->day) - self->start;

  self->length = CLAMP (MIN (self->length, longest) + quarters * QUARTER, QUARTER, longest);
}

/**
 * tend_week_cursor_leave_plan:
 * @self: (inout): a stretch of time; goes beside the plan, and where that takes days as a whole, to its hour of the day
 * @layout: the week
 * @at: a time of a plan
 * @days: to which side of it: the day before or after, at its hour
 * @quarters: otherwise, under 0 for the time before it, over 0 for that after it
 *
 * Returns: by how many weeks it is beyond this one
 */
int
tend_week_cursor_leave_plan (TendWeekCursor           *self,
                             const TendWeekLayout     *layout,
                             const TendPlanOccurrence *at,
                             int                       days,
                             int                       quarters)
{
  gint64 week_end = layout->starts[TEND_WEEK_DAYS] - 1;
  int start, end;
  int end_day;

  self->length = TEND_WEEK_CURSOR_LENGTH;
  tend_week_layout_locate (layout, CLAMP (at->start, layout->starts[0], week_end), &self->day, &start);
  tend_week_layout_locate (layout, CLAMP (at->end, layout->starts[0], week_end), &end_day, &end);
  if (at->plan->is_all_day)
    return tend_week_cursor_step (self, layout, days, 0);
  self->start = start;
  if (days == 0 && quarters < 0)
    self->start = MAX (start - self->length, 0);
  else if (days == 0)
    {
      self->day = end_day;
      self->start = end + QUARTER - 1;
    }
  return tend_week_cursor_step (self, layout, days, 0);
}

/**
 * tend_week_cursor_get_end:
 * @self: a stretch of time
 * @layout: the week
 *
 * Returns: where it ends, in seconds since the day's start
 */
int
tend_week_cursor_get_end (const TendWeekCursor *self,
                          const TendWeekLayout *layout)
{
  return MIN (self->start + self->length, tend_week_layout_get_day_seconds (layout, self->day));
}

/**
 * tend_week_cursor_get_free:
 * @self: a stretch of time
 * @layout: the week
 * @zone: the zone of who looks
 * @minutes: (out): how long it is on the wall
 *
 * Returns: when it begins on the wall: what a hand that drew it would have made
 */
TendPlanTime
tend_week_cursor_get_free (const TendWeekCursor *self,
                           const TendWeekLayout *layout,
                           TendZone             *zone,
                           int                  *minutes)
{
  const TendWeekDrag drag = {
    .kind = TEND_WEEK_DRAG_NEW,
    .from_day = self->day,
    .from_second = self->start,
    .to_day = self->day,
    .to_second = tend_week_cursor_get_end (self, layout),
  };

  return tend_week_drag_get_free (&drag, layout, zone, minutes);
}

/* What is planned there already, "Coffee, Walk"; %NULL for nothing. */
static char *
name_plans (const TendWeekCursor *self,
            const TendWeekLayout *layout,
            GPtrArray            *occurrences)
{
  gint64 start = layout->starts[self->day] + self->start;
  gint64 end = layout->starts[self->day] + tend_week_cursor_get_end (self, layout);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (!at->plan->is_all_day && !at->plan->is_cancelled && at->start < end && at->end > start)
        g_strv_builder_add (titles, at->plan->title);
    }
  list = g_strv_builder_end (titles);
  /* Translators: between the titles of plans */
  return *list ? g_strjoinv (_(", "), list) : NULL;
}

/**
 * tend_week_cursor_describe:
 * @self: a stretch of time
 * @layout: the week
 * @zone: the zone of who looks
 * @occurrences: (element-type TendPlanOccurrence): what takes place in the week
 * @hours: how hours are counted
 *
 * Returns: (transfer full): what a screen reader says of it: "Tuesday 24, 14:30 to 15:30, free"
 */
char *
tend_week_cursor_describe (const TendWeekCursor *self,
                           const TendWeekLayout *layout,
                           TendZone             *zone,
                           GPtrArray            *occurrences,
                           TendHours             hours)
{
  int minutes;
  TendPlanTime start = tend_week_cursor_get_free (self, layout, zone, &minutes);
  /* Translators: a day of the week on screen, like "Tuesday 24"; see g_date_time_format() */
  g_autofree char *day = tend_day_format (start.day, _("%A %-d"));
  g_autofree char *from = tend_minute_format (start.minute, hours);
  g_autofree char *to = tend_minute_format ((start.minute + minutes) % TEND_MINUTES_A_DAY, hours);
  g_autofree char *plans = name_plans (self, layout, occurrences);

  if (plans)
    /* Translators: a day, two times, and the titles of plans: "Tuesday 24, 14:30 to 15:30, beside Coffee" */
    return g_strdup_printf (_("%s, %s to %s, beside %s"), day, from, to, plans);
  /* Translators: a day and two times: "Tuesday 24, 14:30 to 15:30, free" */
  return g_strdup_printf (_("%s, %s to %s, free"), day, from, to);
}

/* How long a plan is on the wall, in minutes; the last day of one that takes days as a whole is part of it. */
static int
get_length (const TendPlanOccurrence *at)
{
  int days = at->end_day - at->start_day + (at->plan->is_all_day ? 1 : 0);

  return days * TEND_MINUTES_A_DAY + (at->plan->is_all_day ? 0 : at->end_minute - at->start_minute);
}

/**
 * tend_week_hold_get_move:
 * @hold: what of the plan the keys hold
 * @at: one time of a plan
 * @days: by how many days it is to go; hours of a plan are made longer and shorter by quarters alone
 * @quarters: by how many quarters of an hour; days as a whole have none
 * @start_minutes: (out): by how much it is to begin later
 * @end_minutes: (out): by how much it is to end later
 *
 * No plan gets shorter than a quarter of an hour, or than a day that it takes as a whole: both are 0 then.
 *
 * Returns: whether that means anything for such a plan
 */
gboolean
tend_week_hold_get_move (TendWeekHold              hold,
                         const TendPlanOccurrence *at,
                         int                       days,
                         int                       quarters,
                         int                      *start_minutes,
                         int                      *end_minutes)
{
  gboolean is_all_day = at->plan->is_all_day;
  int by = days * TEND_MINUTES_A_DAY + quarters * TEND_WEEK_SNAP_MINUTES;
  int least = is_all_day ? TEND_MINUTES_A_DAY : TEND_WEEK_SNAP_MINUTES;
  int longer = hold == TEND_WEEK_HOLD_ALL ? 0 : hold == TEND_WEEK_HOLD_END ? by : -by;

  *start_minutes = *end_minutes = 0;
  if (by == 0 || (is_all_day && quarters != 0) || (!is_all_day && days != 0 && hold != TEND_WEEK_HOLD_ALL))
    return FALSE;
  if (longer < 0 && get_length (at) + longer < least)
    return TRUE;
  *start_minutes = hold == TEND_WEEK_HOLD_END ? 0 : by;
  *end_minutes = hold == TEND_WEEK_HOLD_START ? 0 : by;
  return TRUE;
}
