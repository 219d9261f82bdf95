#include "base/tend-recurrence-private.h"

#define DAYS_A_YEAR_MAX 366

struct _TendRecurrenceIter
{
  TendRecurrenceParts parts;
  TendWall start;

  /* The last day that may hold an occurrence. */
  TendDay last;
  /* Days after which a rule that has not held will never hold. */
  gint64 barren_days;

  /* What is left of the period at hand, and the day from which the next is wanted. */
  TendRecurrencePeriod period;
  TendDay from;
  /* Occurrences behind this place; counted for COUNT. */
  int taken;
};

static gint64
greatest_common_divisor (gint64 a,
                         gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* The Gregorian calendar repeats itself, weekdays included, after 400 years, which are 146,097 days.
 * Taken with an interval, a rule repeats itself after the least number of intervals that fill such spans. */
static gint64
get_days_until_repeat (const TendRecurrenceParts *parts)
{
  static const int units_in_cycle[] = { 146097, 20871, 4800, 400 };
  gint64 units = units_in_cycle[parts->frequency];

  return units_in_cycle[TEND_FREQUENCY_DAILY] *
         (parts->interval / greatest_common_divisor (units, parts->interval));
}

static gboolean
is_counted_out (TendRecurrenceIter *self)
{
  return self->parts.count > 0 && self->taken >= self->parts.count;
}

static gboolean
load_next_period (TendRecurrenceIter *self)
{
  gint64 end = self->from + self->barren_days + DAYS_A_YEAR_MAX;

  while (self->from <= self->last && self->from <= end)
    {
      TendRecurrencePeriod *period = &self->period;

      if (!tend_recurrence_period_load (period, &self->parts, self->start.day, self->from, self->last))
        break;

      if (self->from > period->first || self->last - period->first < period->length)
        tend_day_set_crop (&period->days, self->from - period->first, self->last - period->first + 1);
      self->from = period->first + period->length;
      if (!tend_day_set_is_empty (&period->days))
        return TRUE;
    }

  self->from = self->last + 1;
  tend_day_set_clear (&self->period.days);
  return FALSE;
}

static void
rewind_to (TendRecurrenceIter *self,
           TendDay             day)
{
  self->from = MAX (day, self->start.day);
  self->taken = 0;
  tend_day_set_clear (&self->period.days);
}

/**
 * tend_recurrence_iter_new:
 * @rule: a rule
 * @start: DTSTART as a time on the wall; its second of the day is that of all occurrences
 *
 * Begins the walk over the occurrences of @rule from @start on. It ends with the year 9999 at the latest.
 *
 * @start is the first occurrence if the rule holds on it. What else, RFC 5545 leaves undefined; here
 * the rule alone decides: "every Tuesday" from a Wednesday on begins with the Tuesday after, and COUNT
 * counts from there. (A calendar that shows the Wednesday too adds it to a TendOccurrences.)
 *
 * Returns: (transfer full): the walk, before its first occurrence
 */
TendRecurrenceIter *
tend_recurrence_iter_new (const TendRecurrence *rule,
                          TendWall              start)
{
  TendRecurrenceIter *self;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (start.day != TEND_DAY_NONE, NULL);
  g_return_val_if_fail (start.second >= 0 && start.second < TEND_SECONDS_A_DAY, NULL);

  self = g_new0 (TendRecurrenceIter, 1);
  self->parts = rule->parts;
  self->start = start;
  tend_recurrence_parts_complete (&self->parts, start.day);
  self->last = tend_recurrence_parts_get_last_day (&self->parts, start.second);
  self->barren_days = get_days_until_repeat (&self->parts);
  /* A COUNT of more than all days there are ends nothing, and need not be counted. */
  if (self->parts.count > self->last - start.day)
    self->parts.count = 0;
  rewind_to (self, start.day);
  return self;
}

/**
 * tend_recurrence_iter_free:
 * @self: (transfer full): a walk
 */
void
tend_recurrence_iter_free (TendRecurrenceIter *self)
{
  g_free (self);
}

/**
 * tend_recurrence_iter_next:
 * @self: a walk
 * @occurrence: (out) (optional): the next occurrence
 *
 * Goes on to the next occurrence. Allocates nothing.
 *
 * Returns: whether there was one
 */
gboolean
tend_recurrence_iter_next (TendRecurrenceIter *self,
                           TendWall           *occurrence)
{
  TendDay day;

  g_return_val_if_fail (self != NULL, FALSE);

  if (is_counted_out (self))
    return FALSE;
  if (tend_day_set_is_empty (&self->period.days) && !load_next_period (self))
    return FALSE;

  day = self->period.first + tend_day_set_take_first (&self->period.days);
  self->taken++;
  if (occurrence)
    *occurrence = (TendWall) { day, self->start.second };
  return TRUE;
}

/**
 * tend_recurrence_iter_seek:
 * @self: a walk
 * @day: a day, before or after where the walk is
 *
 * Goes to before the first occurrence that is on @day or later. This takes the same time for any day,
 * except for rules with COUNT: these are counted through from their start, a period at a time.
 */
void
tend_recurrence_iter_seek (TendRecurrenceIter *self,
                           TendDay             day)
{
  g_return_if_fail (self != NULL);

  if (self->parts.count == 0)
    {
      rewind_to (self, day);
      return;
    }

  rewind_to (self, self->start.day);
  while (!is_counted_out (self) && self->from < day && load_next_period (self))
    self->taken += tend_day_set_crop (&self->period.days, MIN (day - self->period.first, TEND_DAY_SET_SIZE),
                                      TEND_DAY_SET_SIZE);
}
