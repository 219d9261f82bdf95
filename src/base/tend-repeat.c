#include "base/tend-repeat.h"

#include "base/tend-recurrence-private.h"

/* Beyond this a weekday of a month is not counted from its beginning: not every month has a fifth. */
#define NTH_MAX 4

static int
get_nth (TendDay day)
{
  return (tend_day_get_day_of_month (day) - 1) / 7 + 1;
}

static int
get_days_left (TendDay day)
{
  return tend_day_get_days_in_month (tend_day_get_year (day), tend_day_get_month (day)) -
         tend_day_get_day_of_month (day);
}

/**
 * tend_repeat_init:
 * @self: (out caller-allocates): gets the simplest of its kind
 * @frequency: days, weeks, months or years
 * @start: the day that it begins
 * @week_start: the weekday that weeks begin with
 */
void
tend_repeat_init (TendRepeat    *self,
                  TendFrequency  frequency,
                  TendDay        start,
                  GDateWeekday   week_start)
{
  *self = (TendRepeat) {
    .frequency = frequency,
    .interval = 1,
    .weekdays = TEND_WEEKDAYS_OF (tend_day_get_weekday (start)),
    .until = TEND_DAY_NONE,
    .week_start = week_start,
  };
}

/* Only where some weekdays are taken every few weeks does it matter what a week is. */
static gboolean
needs_week_start (const TendRepeat *self)
{
  return self->frequency == TEND_FREQUENCY_WEEKLY && self->interval > 1 &&
         __builtin_popcount (self->weekdays) > 1;
}

static void
fill_day (const TendRepeat    *self,
          TendDay              start,
          TendRecurrenceParts *parts)
{
  TendWeekdays weekday = TEND_WEEKDAYS_OF (tend_day_get_weekday (start));

  if (self->day == TEND_REPEAT_ON_DATE)
    return;
  if (self->frequency == TEND_FREQUENCY_YEARLY)
    parts->months = (guint16) (1u << (tend_day_get_month (start) - 1));
  if (self->day == TEND_REPEAT_ON_LAST_DAY)
    {
      parts->month_days_from_end = 1;
      return;
    }
  parts->has_ordinals = TRUE;
  if (self->day == TEND_REPEAT_ON_LAST_WEEKDAY)
    parts->nth_from_end[0] = weekday;
  else
    parts->nth[get_nth (start) - 1] = weekday;
}

static TendRecurrence *
make_rule (const TendRepeat *self,
           TendDay           start)
{
  TendRecurrenceParts parts = {
    .frequency = self->frequency,
    .week_start = needs_week_start (self) ? self->week_start : G_DATE_MONDAY,
    .interval = self->interval,
    .count = self->count,
  };

  if (self->until != TEND_DAY_NONE && self->count == 0)
    {
      parts.until_kind = TEND_UNTIL_DAY;
      parts.until.day = self->until;
    }
  if (self->frequency == TEND_FREQUENCY_WEEKLY && self->weekdays != TEND_WEEKDAYS_OF (tend_day_get_weekday (start)))
    parts.weekdays = self->weekdays;
  else if (self->frequency >= TEND_FREQUENCY_MONTHLY)
    fill_day (self, start, &parts);
  return tend_recurrence_new (&parts);
}

/* What a rule yields, whatever it leaves to its start, and wherever it ends. */
static TendRecurrence *
complete (const TendRecurrence *rule,
          const TendRepeat     *like,
          TendDay               start)
{
  TendRecurrenceParts parts = rule->parts;

  tend_recurrence_parts_complete (&parts, start);
  parts.until_kind = TEND_UNTIL_NONE;
  parts.until = (TendWall) { 0 };
  if (!needs_week_start (like))
    parts.week_start = G_DATE_MONDAY;
  return tend_recurrence_new (&parts);
}

/**
 * tend_repeat_parse:
 * @rule: a rule
 * @start: the time on the wall from which on it recurs
 * @week_start: the weekday that weeks begin with, where it makes no difference to the rule
 * @self: (out caller-allocates): gets the same, as it can be chosen
 *
 * An end of a rule that is a time is taken as the day that it leaves it.
 *
 * Returns: whether it can be chosen
 */
gboolean
tend_repeat_parse (const char   *rule,
                   TendWall      start,
                   GDateWeekday  week_start,
                   TendRepeat   *self)
{
  g_autoptr (TendRecurrence) parsed = tend_recurrence_parse (rule, NULL);
  g_autoptr (TendRecurrence) wanted = NULL;

  if (parsed == NULL)
    return FALSE;
  tend_repeat_init (self, parsed->parts.frequency, start.day, parsed->parts.week_start);
  self->interval = parsed->parts.interval;
  self->count = parsed->parts.count;
  if (parsed->parts.until_kind != TEND_UNTIL_NONE)
    self->until = tend_recurrence_parts_get_last_day (&parsed->parts, start.second);
  if (parsed->parts.weekdays != 0)
    self->weekdays = parsed->parts.weekdays;
  if (!needs_week_start (self))
    self->week_start = week_start;
  wanted = complete (parsed, self, start.day);
  for (self->day = 0; self->day < TEND_REPEAT_N_DAYS; self->day++)
    if (tend_repeat_has_day (self, self->day, start.day))
      {
        g_autoptr (TendRecurrence) own = make_rule (self, start.day);
        g_autoptr (TendRecurrence) completed = complete (own, self, start.day);

        if (tend_recurrence_equal (completed, wanted))
          return TRUE;
      }
  return FALSE;
}

/**
 * tend_repeat_has_day:
 * @self: how something repeats
 * @day: a day of a month or of a year
 * @start: the day that it begins
 *
 * Returns: whether the start is such a day, so that it can be chosen
 */
gboolean
tend_repeat_has_day (const TendRepeat *self,
                     TendRepeatDay     day,
                     TendDay           start)
{
  if (self->frequency < TEND_FREQUENCY_MONTHLY)
    return day == TEND_REPEAT_ON_DATE;
  switch (day)
    {
    case TEND_REPEAT_ON_NTH_WEEKDAY:
      return get_nth (start) <= NTH_MAX;
    case TEND_REPEAT_ON_LAST_WEEKDAY:
      return get_days_left (start) < 7;
    case TEND_REPEAT_ON_LAST_DAY:
      return self->frequency == TEND_FREQUENCY_MONTHLY && get_days_left (start) == 0;
    case TEND_REPEAT_ON_DATE:
    default:
      return TRUE;
    }
}

/**
 * tend_repeat_shift:
 * @self: how something repeats
 * @start: the day that it began
 * @new_start: the day that it begins now
 *
 * What it said about its start, it says about the new one.
 */
void
tend_repeat_shift (TendRepeat *self,
                   TendDay     start,
                   TendDay     new_start)
{
  TendWeekdays before = TEND_WEEKDAYS_OF (tend_day_get_weekday (start));

  if (self->weekdays & before)
    self->weekdays = (TendWeekdays) ((self->weekdays & ~before) |
                                     TEND_WEEKDAYS_OF (tend_day_get_weekday (new_start)));
  if (!tend_repeat_has_day (self, self->day, new_start))
    self->day = TEND_REPEAT_ON_DATE;
}

/**
 * tend_repeat_equal:
 * @self: how something repeats
 * @other: the same of another
 * @start: the day that both begin
 *
 * Returns: whether both come to the same
 */
gboolean
tend_repeat_equal (const TendRepeat *self,
                   const TendRepeat *other,
                   TendDay           start)
{
  g_autofree char *rule = tend_repeat_to_rule (self, start);
  g_autofree char *other_rule = tend_repeat_to_rule (other, start);

  return g_str_equal (rule, other_rule);
}

/**
 * tend_repeat_to_rule:
 * @self: how something repeats
 * @start: the day that it begins
 *
 * Returns: (transfer full): the rule that says so
 */
char *
tend_repeat_to_rule (const TendRepeat *self,
                     TendDay           start)
{
  g_autoptr (TendRecurrence) rule = NULL;

  g_return_val_if_fail (self->interval >= 1, NULL);
  g_return_val_if_fail (self->frequency != TEND_FREQUENCY_WEEKLY || self->weekdays != 0, NULL);

  rule = make_rule (self, start);
  return tend_recurrence_to_text (rule);
}
