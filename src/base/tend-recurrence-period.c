/* Which days of a week, a month or a year a rule holds on: the table of RFC 5545 section 3.3.10.
 *
 * A period is found by arithmetic from the day that is asked for, never from the period before it. */

#include "base/tend-recurrence-private.h"

#define MONTHS_A_YEAR 12

static gint64
round_up (gint64 value,
          gint64 step)
{
  return (value + step - 1) / step * step;
}

static int
get_days_since_monday (TendDay day)
{
  return tend_day_get_weekday (day) - G_DATE_MONDAY;
}

/* The weekdays as a week of days that begins @first days after Monday. */
static guint32
week_from (TendWeekdays weekdays,
           int          first)
{
  return ((guint32) weekdays >> first | (guint32) weekdays << (7 - first)) & TEND_WEEKDAYS_ALL;
}

static gboolean
is_month_in_rule (const TendRecurrenceParts *parts,
                  int                        month)
{
  return parts->months == 0 || (parts->months & (1u << (month - 1)));
}

/* Adds the days of BYDAY in a stretch of @length days that begins at @at, @first days after a Monday. The
 * n-th of a weekday is in the n-th seven days of the stretch, the n-th last in the n-th last seven. */
static void
add_weekdays (TendDaySet                *set,
              const TendRecurrenceParts *parts,
              int                        at,
              int                        length,
              int                        first)
{
  for (int n = 0; n * 7 < length; n++)
    {
      int rest = length - n * 7;
      guint32 week = week_from (parts->weekdays | parts->nth[n], first);
      guint32 week_from_end = week_from (parts->nth_from_end[n], (first + length) % 7);

      tend_day_set_add_bits (set, at + n * 7, rest < 7 ? week & ((1u << rest) - 1) : week);
      if (rest >= 7)
        tend_day_set_add_bits (set, at + rest - 7, week_from_end);
      else
        tend_day_set_add_bits (set, at, week_from_end >> (7 - rest));
    }
}

/* Adds the days of BYMONTHDAY, or the whole month if there is none. */
static void
add_month_days (TendDaySet                *set,
                const TendRecurrenceParts *parts,
                int                        at,
                int                        length)
{
  guint32 whole = G_MAXUINT32 >> (32 - length);
  guint32 days = parts->month_days;

  if (!tend_recurrence_parts_have_month_days (parts))
    days = whole;
  for (int i = 0; i < length && parts->month_days_from_end != 0; i++)
    if (parts->month_days_from_end & (1u << i))
      days |= 1u << (length - 1 - i);
  tend_day_set_add_bits (set, at, days & whole);
}

/* A number in BYDAY counts within the month, except in a yearly rule without BYMONTH: within the year. */
static void
fill_months (TendRecurrencePeriod      *self,
             const TendRecurrenceParts *parts)
{
  gboolean within_months = parts->frequency != TEND_FREQUENCY_YEARLY || parts->months != 0;
  gboolean has_weekdays = tend_recurrence_parts_have_weekdays (parts);
  int first = get_days_since_monday (self->first);
  TendDaySet weekdays = { 0 };
  int year, month;

  tend_day_to_ymd (self->first, &year, &month, NULL);
  for (int at = 0; at < self->length; month++)
    {
      int length = tend_day_get_days_in_month (year, month);

      if (is_month_in_rule (parts, month))
        {
          add_month_days (&self->days, parts, at, length);
          if (has_weekdays && within_months)
            add_weekdays (&weekdays, parts, at, length, (first + at) % 7);
        }
      at += length;
    }

  if (has_weekdays && !within_months)
    add_weekdays (&weekdays, parts, 0, self->length, first);
  if (has_weekdays)
    tend_day_set_intersect (&self->days, &weekdays);
}

static void
fill_week (TendRecurrencePeriod      *self,
           const TendRecurrenceParts *parts,
           TendDay                    start,
           TendDay                    last)
{
  guint32 week = week_from (parts->weekdays, get_days_since_monday (self->first));

  for (int i = 0; i < 7 && parts->months != 0; i++)
    {
      TendDay day = self->first + i;

      if (day >= start && day <= last && !is_month_in_rule (parts, tend_day_get_month (day)))
        week &= ~(1u << i);
    }
  tend_day_set_add_bits (&self->days, 0, week);
}

static void
keep_every_nth_day (TendRecurrencePeriod *self,
                    TendDay               candidate,
                    int                   interval)
{
  TendDaySet candidates = { 0 };

  for (gint64 at = candidate - self->first; at < self->length; at += interval)
    tend_day_set_add (&candidates, (int) at);
  tend_day_set_intersect (&self->days, &candidates);
}

static void
keep_positions (TendRecurrencePeriod      *self,
                const TendRecurrenceParts *parts)
{
  int count = tend_day_set_count (&self->days);
  TendDaySet all = self->days;

  tend_day_set_clear (&self->days);
  for (int n = 0; n < count; n++)
    {
      int day = tend_day_set_take_first (&all);

      if (tend_day_set_contains (&parts->positions, n) ||
          tend_day_set_contains (&parts->positions_from_end, count - 1 - n))
        tend_day_set_add (&self->days, day);
    }
}

/* A day is a period of its own, in which there is a first and a last only. */
static void
keep_positions_of_single_days (TendRecurrencePeriod      *self,
                               const TendRecurrenceParts *parts)
{
  if (!tend_day_set_contains (&parts->positions, 0) && !tend_day_set_contains (&parts->positions_from_end, 0))
    tend_day_set_clear (&self->days);
}

static gboolean
load_days (TendRecurrencePeriod      *self,
           const TendRecurrenceParts *parts,
           TendDay                    start,
           TendDay                    from,
           TendDay                    last)
{
  gint64 candidate = start + round_up (from - start, parts->interval);
  int year, month;

  if (candidate > last)
    return FALSE;

  tend_day_to_ymd ((TendDay) candidate, &year, &month, NULL);
  self->first = tend_day_from_ymd (year, month, 1);
  self->length = tend_day_get_days_in_month (year, month);
  fill_months (self, parts);
  if (parts->interval > 1)
    keep_every_nth_day (self, (TendDay) candidate, parts->interval);
  if (parts->has_positions)
    keep_positions_of_single_days (self, parts);
  return TRUE;
}

static gboolean
load_week (TendRecurrencePeriod      *self,
           const TendRecurrenceParts *parts,
           TendDay                    start,
           TendDay                    from,
           TendDay                    last)
{
  TendDay origin = tend_day_get_week_start (start, parts->week_start);
  gint64 first = origin + 7 * round_up ((from - origin) / 7, parts->interval);

  if (first > last)
    return FALSE;

  self->first = (TendDay) first;
  self->length = 7;
  fill_week (self, parts, start, last);
  if (parts->has_positions)
    keep_positions (self, parts);
  return TRUE;
}

static gboolean
load_month (TendRecurrencePeriod      *self,
            const TendRecurrenceParts *parts,
            TendDay                    start,
            TendDay                    from,
            TendDay                    last)
{
  int year, month, start_year, start_month;
  gint64 origin, number;

  tend_day_to_ymd (start, &start_year, &start_month, NULL);
  tend_day_to_ymd (from, &year, &month, NULL);
  origin = start_year * MONTHS_A_YEAR + start_month - 1;
  number = origin + round_up (year * MONTHS_A_YEAR + month - 1 - origin, parts->interval);
  if (number / MONTHS_A_YEAR > TEND_DAY_YEAR_MAX)
    return FALSE;

  year = (int) (number / MONTHS_A_YEAR);
  month = (int) (number % MONTHS_A_YEAR) + 1;
  self->first = tend_day_from_ymd (year, month, 1);
  self->length = tend_day_get_days_in_month (year, month);
  if (self->first > last)
    return FALSE;

  fill_months (self, parts);
  if (parts->has_positions)
    keep_positions (self, parts);
  return TRUE;
}

static gboolean
load_year (TendRecurrencePeriod      *self,
           const TendRecurrenceParts *parts,
           TendDay                    start,
           TendDay                    from,
           TendDay                    last)
{
  gint64 start_year = tend_day_get_year (start);
  gint64 year = start_year + round_up (tend_day_get_year (from) - start_year, parts->interval);

  if (year > TEND_DAY_YEAR_MAX)
    return FALSE;

  self->first = tend_day_from_ymd ((int) year, 1, 1);
  self->length = tend_day_from_ymd ((int) year, 12, 31) - self->first + 1;
  if (self->first > last)
    return FALSE;

  fill_months (self, parts);
  if (parts->has_positions)
    keep_positions (self, parts);
  return TRUE;
}

/**
 * tend_recurrence_period_load:
 * @self: (out caller-allocates): the period
 * @parts: parts of a rule, completed from its start
 * @start: the day that the rule starts on
 * @from: the day from which on occurrences are wanted, not before @start
 * @last: the last day of interest
 *
 * Loads the first period of the rule that does not end before @from. Its days may include some before
 * @from, before @start and after @last; BYSETPOS counts these too, so it is the caller who drops them.
 *
 * Returns: whether there is such a period that begins by @last
 */
gboolean
tend_recurrence_period_load (TendRecurrencePeriod      *self,
                             const TendRecurrenceParts *parts,
                             TendDay                    start,
                             TendDay                    from,
                             TendDay                    last)
{
  g_return_val_if_fail (start <= from && from <= last, FALSE);

  tend_day_set_clear (&self->days);
  switch (parts->frequency)
    {
    case TEND_FREQUENCY_DAILY:
      return load_days (self, parts, start, from, last);
    case TEND_FREQUENCY_WEEKLY:
      return load_week (self, parts, start, from, last);
    case TEND_FREQUENCY_MONTHLY:
      return load_month (self, parts, start, from, last);
    case TEND_FREQUENCY_YEARLY:
      return load_year (self, parts, start, from, last);
    default:
      g_return_val_if_reached (FALSE);
    }
}
