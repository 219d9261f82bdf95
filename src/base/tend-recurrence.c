#include "base/tend-recurrence-private.h"

/* Rules with more times than this have no last day that would be worth counting to. */
#define COUNT_WORTH_COUNTING 10000

static const char *const frequency_names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

G_DEFINE_BOXED_TYPE (TendRecurrence, tend_recurrence, tend_recurrence_ref, tend_recurrence_unref)

/* Puts the name of the part before its first value, and a comma before the others. */
static void
begin_value (GString    *text,
             gboolean   *begun,
             const char *part)
{
  if (*begun)
    g_string_append_c (text, ',');
  else
    g_string_append_printf (text, ";%s=", part);
  *begun = TRUE;
}

static void
append_bits (GString    *text,
             gboolean   *begun,
             const char *part,
             guint32     bits,
             int         sign)
{
  for (int i = 0; i < 32; i++)
    if (bits & (1u << i))
      {
        begin_value (text, begun, part);
        g_string_append_printf (text, "%d", sign * (i + 1));
      }
}

static void
append_weekdays (GString      *text,
                 gboolean     *begun,
                 TendWeekdays  weekdays,
                 int           ordinal)
{
  for (int i = 0; i < 7; i++)
    if (weekdays & (1u << i))
      {
        begin_value (text, begun, "BYDAY");
        if (ordinal != 0)
          g_string_append_printf (text, "%d", ordinal);
        g_string_append (text, weekday_names[i]);
      }
}

static void
append_positions (GString          *text,
                  gboolean         *begun,
                  const TendDaySet *positions,
                  int               sign)
{
  for (int i = 0; i < TEND_RECURRENCE_POSITION_MAX; i++)
    if (tend_day_set_contains (positions, i))
      {
        begin_value (text, begun, "BYSETPOS");
        g_string_append_printf (text, "%d", sign * (i + 1));
      }
}

static void
append_until (GString   *text,
              TendUntil  kind,
              TendWall   until)
{
  int year, month, day_of_month;

  if (kind == TEND_UNTIL_NONE)
    return;

  tend_day_to_ymd (until.day, &year, &month, &day_of_month);
  g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day_of_month);
  if (kind == TEND_UNTIL_DAY)
    return;
  g_string_append_printf (text, "T%02d%02d%02d",
                          until.second / 3600, until.second / 60 % 60, until.second % 60);
  if (kind == TEND_UNTIL_UTC)
    g_string_append_c (text, 'Z');
}

TendRecurrence *
tend_recurrence_new (const TendRecurrenceParts *parts)
{
  TendRecurrence *self = g_new0 (TendRecurrence, 1);

  g_atomic_ref_count_init (&self->references);
  self->parts = *parts;
  return self;
}

gboolean
tend_recurrence_parts_have_month_days (const TendRecurrenceParts *parts)
{
  return parts->month_days != 0 || parts->month_days_from_end != 0;
}

gboolean
tend_recurrence_parts_have_weekdays (const TendRecurrenceParts *parts)
{
  return parts->weekdays != 0 || parts->has_ordinals;
}

/**
 * tend_recurrence_parts_complete:
 * @parts: parts of a rule
 * @start: the day that the rule starts on
 *
 * Takes from @start what the rule leaves open (RFC 5545 section 3.3.10: "FREQ=YEARLY;BYMONTH=1" does
 * not say which day of the month; that is @start's).
 */
void
tend_recurrence_parts_complete (TendRecurrenceParts *parts,
                                TendDay              start)
{
  if (parts->frequency == TEND_FREQUENCY_DAILY || tend_recurrence_parts_have_weekdays (parts) ||
      tend_recurrence_parts_have_month_days (parts))
    return;

  if (parts->frequency == TEND_FREQUENCY_WEEKLY)
    {
      parts->weekdays = TEND_WEEKDAYS_OF (tend_day_get_weekday (start));
      return;
    }

  parts->month_days = 1u << (tend_day_get_day_of_month (start) - 1);
  if (parts->frequency == TEND_FREQUENCY_YEARLY && parts->months == 0)
    parts->months = (guint16) (1u << (tend_day_get_month (start) - 1));
}

/**
 * tend_recurrence_parts_get_last_day:
 * @parts: parts of a rule
 * @second: the second of the day at which it recurs
 *
 * Returns: the last day on which UNTIL and the calendar allow an occurrence
 */
TendDay
tend_recurrence_parts_get_last_day (const TendRecurrenceParts *parts,
                                    int                        second)
{
  if (parts->until_kind == TEND_UNTIL_NONE)
    return tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
  if (parts->until_kind == TEND_UNTIL_DAY || second <= parts->until.second)
    return parts->until.day;
  return parts->until.day - 1;
}

/**
 * tend_recurrence_ref:
 * @self: a rule
 *
 * Returns: (transfer full): @self
 */
TendRecurrence *
tend_recurrence_ref (TendRecurrence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * tend_recurrence_unref:
 * @self: (transfer full): a rule
 */
void
tend_recurrence_unref (TendRecurrence *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->references))
    g_free (self);
}

/**
 * tend_recurrence_to_text:
 * @self: a rule
 *
 * Writes the rule as the value of an RRULE, always in the same order, each list sorted, and without what
 * goes without saying (INTERVAL=1, WKST=MO). Reading it back gives an equal rule.
 *
 * Returns: (transfer full): the text
 */
char *
tend_recurrence_to_text (const TendRecurrence *self)
{
  const TendRecurrenceParts *parts;
  g_autoptr (GString) text = NULL;
  gboolean has_months = FALSE, has_month_days = FALSE, has_weekdays = FALSE, has_positions = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  parts = &self->parts;
  text = g_string_new ("FREQ=");
  g_string_append (text, frequency_names[parts->frequency]);
  append_until (text, parts->until_kind, parts->until);
  if (parts->count > 0)
    g_string_append_printf (text, ";COUNT=%d", parts->count);
  if (parts->interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", parts->interval);

  append_bits (text, &has_months, "BYMONTH", parts->months, 1);
  append_bits (text, &has_month_days, "BYMONTHDAY", parts->month_days, 1);
  append_bits (text, &has_month_days, "BYMONTHDAY", parts->month_days_from_end, -1);
  append_weekdays (text, &has_weekdays, parts->weekdays, 0);
  for (int i = 0; i < TEND_RECURRENCE_ORDINAL_MAX; i++)
    append_weekdays (text, &has_weekdays, parts->nth[i], i + 1);
  for (int i = 0; i < TEND_RECURRENCE_ORDINAL_MAX; i++)
    append_weekdays (text, &has_weekdays, parts->nth_from_end[i], -(i + 1));
  append_positions (text, &has_positions, &parts->positions, 1);
  append_positions (text, &has_positions, &parts->positions_from_end, -1);

  if (parts->week_start != G_DATE_MONDAY)
    g_string_append_printf (text, ";WKST=%s", weekday_names[parts->week_start - G_DATE_MONDAY]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tend_recurrence_equal:
 * @self: a rule
 * @other: another
 *
 * Returns: whether both say the same, in whatever order and case they were written
 */
gboolean
tend_recurrence_equal (const TendRecurrence *self,
                       const TendRecurrence *other)
{
  g_autofree char *text = tend_recurrence_to_text (self);
  g_autofree char *other_text = tend_recurrence_to_text (other);

  return g_strcmp0 (text, other_text) == 0;
}

TendFrequency
tend_recurrence_get_frequency (const TendRecurrence *self)
{
  g_return_val_if_fail (self != NULL, TEND_FREQUENCY_DAILY);

  return self->parts.frequency;
}

/**
 * tend_recurrence_get_interval:
 * @self: a rule
 *
 * Returns: every how many days, weeks, months or years; from 1
 */
int
tend_recurrence_get_interval (const TendRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->parts.interval;
}

/**
 * tend_recurrence_get_count:
 * @self: a rule
 *
 * Returns: how many times in all, or 0 if the rule has no COUNT
 */
int
tend_recurrence_get_count (const TendRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts.count;
}

/**
 * tend_recurrence_get_until:
 * @self: a rule
 * @until: (out) (optional): UNTIL as it was given; for a day, its midnight; not set if there is none
 *
 * Returns: in which form UNTIL was given
 */
TendUntil
tend_recurrence_get_until (const TendRecurrence *self,
                           TendWall             *until)
{
  g_return_val_if_fail (self != NULL, TEND_UNTIL_NONE);

  if (until && self->parts.until_kind != TEND_UNTIL_NONE)
    *until = self->parts.until;
  return self->parts.until_kind;
}

/**
 * tend_recurrence_get_weekdays:
 * @self: a rule
 *
 * Returns: the weekdays of BYDAY that stand without a number; none if BYDAY is left out
 */
TendWeekdays
tend_recurrence_get_weekdays (const TendRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts.weekdays;
}

/**
 * tend_recurrence_get_last_day:
 * @self: a rule
 * @start: the time on the wall that it starts at
 *
 * Returns: a day after which it yields nothing, wherever its UNTIL in UTC is read: the last day there is for a rule
 *   without an end, or with a COUNT that is not worth counting to
 */
TendDay
tend_recurrence_get_last_day (const TendRecurrence *self,
                              TendWall              start)
{
  const TendRecurrenceParts *parts;
  TendDay last = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
  g_autoptr (TendRecurrenceIter) iter = NULL;
  TendWall wall = start;

  g_return_val_if_fail (self != NULL, start.day);

  parts = &self->parts;
  if (parts->until_kind != TEND_UNTIL_NONE)
    return parts->until.day < last ? MAX (parts->until.day + 1, start.day) : last;
  if (parts->count == 0 || parts->count > COUNT_WORTH_COUNTING)
    return last;
  iter = tend_recurrence_iter_new (self, start);
  while (tend_recurrence_iter_next (iter, &wall))
    ;
  return wall.day;
}

/**
 * tend_recurrence_with_until:
 * @self: a rule
 * @kind: in which form
 * @until: the last time on the wall, ignored for %TEND_UNTIL_NONE
 *
 * Makes a rule that ends otherwise and is the same in all else; a COUNT goes, as a rule has one end only.
 *
 * A rule knows no zone, so UNTIL in UTC is kept as it was given, and walking the rule compares it with
 * the wall as if it stood there. Who knows the plan's zone turns it into a time on its wall with this.
 *
 * Returns: (transfer full): the new rule
 */
TendRecurrence *
tend_recurrence_with_until (const TendRecurrence *self,
                            TendUntil             kind,
                            TendWall              until)
{
  TendRecurrenceParts parts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind == TEND_UNTIL_NONE || until.day != TEND_DAY_NONE, NULL);
  g_return_val_if_fail (kind == TEND_UNTIL_NONE || (until.second >= 0 && until.second < TEND_SECONDS_A_DAY),
                        NULL);

  parts = self->parts;
  parts.count = 0;
  parts.until_kind = kind;
  parts.until = kind == TEND_UNTIL_NONE ? (TendWall) { 0 } : until;
  if (kind == TEND_UNTIL_DAY)
    parts.until.second = 0;
  return tend_recurrence_new (&parts);
}
