#include "recurrence-maker.h"

static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean
one_in (GRand *random,
        int    n)
{
  return g_rand_int_range (random, 0, n) == 0;
}

static void
fill_list (MadeList *list,
           GRand    *random,
           int       count_max,
           int       maximum,
           gboolean  negative)
{
  list->count = g_rand_int_range (random, 1, count_max + 1);
  for (int i = 0; i < list->count; i++)
    {
      list->items[i] = g_rand_int_range (random, 1, maximum + 1);
      if (negative && one_in (random, 3))
        list->items[i] = -list->items[i];
    }
}

static void
fill_weekdays (MadeRule *self,
               GRand    *random)
{
  gboolean counted = self->frequency >= TEND_FREQUENCY_MONTHLY;
  int ordinal_max = self->frequency == TEND_FREQUENCY_YEARLY && self->months.count == 0 ? 53 : 5;

  self->weekdays_count = g_rand_int_range (random, 1, 5);
  for (int i = 0; i < self->weekdays_count; i++)
    {
      self->weekdays[i].weekday = g_rand_int_range (random, 0, 7);
      if (counted && one_in (random, 2))
        {
          int ordinal = g_rand_int_range (random, 1, ordinal_max + 1);

          self->weekdays[i].ordinal = one_in (random, 3) ? -ordinal : ordinal;
        }
    }
}

/* A rule that RFC 5545 allows. */
void
made_rule_init_random (MadeRule *self,
                       GRand    *random,
                       TendDay   start)
{
  *self = (MadeRule) { .interval = 1, .until = TEND_DAY_NONE };
  self->frequency = (TendFrequency) g_rand_int_range (random, 0, 4);
  self->week_start = one_in (random, 2) ? g_rand_int_range (random, 0, 7) : 0;
  if (one_in (random, 2))
    self->interval = g_rand_int_range (random, 1, self->frequency == TEND_FREQUENCY_YEARLY ? 5 : 20);
  if (one_in (random, 4))
    self->count = g_rand_int_range (random, 1, 60);
  else if (one_in (random, 4))
    self->until = start + g_rand_int_range (random, -10, 4000);
  if (one_in (random, 3))
    fill_list (&self->months, random, 4, 12, FALSE);
  if (self->frequency != TEND_FREQUENCY_WEEKLY && one_in (random, 3))
    fill_list (&self->month_days, random, 6, 31, TRUE);
  if (one_in (random, 2))
    fill_weekdays (self, random);
  if (self->months.count + self->month_days.count + self->weekdays_count > 0 && one_in (random, 4))
    fill_list (&self->positions, random, 3, self->frequency == TEND_FREQUENCY_WEEKLY ? 4 : 12, TRUE);
}

static void
append_list (GString        *text,
             const char     *name,
             const MadeList *list)
{
  for (int i = 0; i < list->count; i++)
    g_string_append_printf (text, "%s%d", i == 0 ? name : ",", list->items[i]);
}

char *
made_rule_to_text (const MadeRule *self)
{
  GString *text = g_string_new (NULL);
  int year, month, day_of_month;

  g_string_append_printf (text, "FREQ=%s;INTERVAL=%d", frequencies[self->frequency], self->interval);
  if (self->count > 0)
    g_string_append_printf (text, ";COUNT=%d", self->count);
  if (self->until != TEND_DAY_NONE)
    {
      tend_day_to_ymd (self->until, &year, &month, &day_of_month);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day_of_month);
    }
  append_list (text, ";BYMONTH=", &self->months);
  append_list (text, ";BYMONTHDAY=", &self->month_days);
  for (int i = 0; i < self->weekdays_count; i++)
    {
      g_string_append (text, i == 0 ? ";BYDAY=" : ",");
      if (self->weekdays[i].ordinal != 0)
        g_string_append_printf (text, "%d", self->weekdays[i].ordinal);
      g_string_append (text, weekdays[self->weekdays[i].weekday]);
    }
  append_list (text, ";BYSETPOS=", &self->positions);
  if (self->week_start != 0)
    g_string_append_printf (text, ";WKST=%s", weekdays[self->week_start]);
  return g_string_free (text, FALSE);
}

static gboolean
list_has (const MadeList *list,
          int             item)
{
  for (int i = 0; i < list->count; i++)
    if (list->items[i] == item)
      return TRUE;
  return FALSE;
}

static GDate
to_date (TendDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 719163));
  /* The fields for day, month and year are made when they are first asked for. */
  g_date_get_day (&date);
  return date;
}

/* The how-manieth of its weekday a day is in its month or year, counted one by one. */
static int
count_weekday (TendDay  day,
               gboolean in_month,
               int      step)
{
  GDate date = to_date (day);
  int n = 0;

  for (;; day += step)
    {
      GDate other = to_date (day);

      if (other.year != date.year || (in_month && other.month != date.month))
        return n;
      n += step > 0 ? -1 : 1;
    }
}

static gboolean
weekdays_hold (const MadeRule *self,
               TendDay         day)
{
  GDate date = to_date (day);
  gboolean in_month = self->frequency == TEND_FREQUENCY_MONTHLY || self->months.count > 0;

  for (int i = 0; i < self->weekdays_count; i++)
    {
      int ordinal = self->weekdays[i].ordinal;

      if ((int) g_date_get_weekday (&date) != self->weekdays[i].weekday + 1)
        continue;
      if (ordinal == 0 || ordinal == count_weekday (day, in_month, ordinal > 0 ? -7 : 7))
        return TRUE;
    }
  return FALSE;
}

static gboolean
month_days_hold (const MadeRule *self,
                 TendDay         day)
{
  GDate date = to_date (day);
  int length = g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));

  return list_has (&self->month_days, g_date_get_day (&date)) ||
         list_has (&self->month_days, g_date_get_day (&date) - length - 1);
}

/* What the rule does not say is as at the start. */
static gboolean
is_like_start (const MadeRule *self,
               TendDay         day,
               TendDay         start)
{
  GDate date = to_date (day), first = to_date (start);

  switch (self->frequency)
    {
    case TEND_FREQUENCY_WEEKLY:
      return g_date_get_weekday (&date) == g_date_get_weekday (&first);
    case TEND_FREQUENCY_MONTHLY:
      return date.day == first.day;
    case TEND_FREQUENCY_YEARLY:
      return date.day == first.day && (self->months.count > 0 || date.month == first.month);
    case TEND_FREQUENCY_DAILY:
    default:
      return TRUE;
    }
}

static gboolean
holds (const MadeRule *self,
       TendDay         day,
       TendDay         start)
{
  GDate date = to_date (day);

  if (self->months.count > 0 && !list_has (&self->months, (int) g_date_get_month (&date)))
    return FALSE;
  if (self->month_days.count > 0 && !month_days_hold (self, day))
    return FALSE;
  if (self->weekdays_count > 0 && !weekdays_hold (self, day))
    return FALSE;
  return self->month_days.count > 0 || self->weekdays_count > 0 || is_like_start (self, day, start);
}

static int
get_period (const MadeRule *self,
            TendDay         day)
{
  GDate date = to_date (day);

  switch (self->frequency)
    {
    case TEND_FREQUENCY_DAILY:
      return day;
    case TEND_FREQUENCY_WEEKLY:
      /* 0001-01-01 was a Monday. */
      return (day + 719162 - self->week_start + 7) / 7;
    case TEND_FREQUENCY_MONTHLY:
      return g_date_get_year (&date) * 12 + (int) g_date_get_month (&date);
    case TEND_FREQUENCY_YEARLY:
    default:
      return g_date_get_year (&date);
    }
}

/* Takes what BYSETPOS picks of one period over into @days. */
static void
close_period (const MadeRule *self,
              GArray         *period,
              GArray         *days,
              TendDay         start,
              TendDay         end)
{
  for (int i = 0; i < (int) period->len; i++)
    {
      TendDay day = g_array_index (period, TendDay, i);
      gboolean picked = self->positions.count == 0 || list_has (&self->positions, i + 1) ||
                        list_has (&self->positions, i - (int) period->len);

      if (!picked || day < start || day > end || (self->until != TEND_DAY_NONE && day > self->until))
        continue;
      if (self->count == 0 || (int) days->len < self->count)
        g_array_append_val (days, day);
    }
  g_array_set_size (period, 0);
}

/* All days up to @end on which the rule that starts on @start holds. */
GArray *
made_rule_list_days (const MadeRule *self,
                     TendDay         start,
                     TendDay         end)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TendDay));
  g_autoptr (GArray) period = g_array_new (FALSE, FALSE, sizeof (TendDay));
  int origin = get_period (self, start);
  int current = origin;

  /* A year before and after, for the periods at both ends to be whole. */
  for (TendDay day = start - 366; day <= end + 366; day++)
    {
      int number = get_period (self, day);

      if (number < origin || (number - origin) % self->interval != 0)
        continue;
      if (number != current)
        close_period (self, period, days, start, end);
      current = number;
      if (holds (self, day, start))
        g_array_append_val (period, day);
    }
  close_period (self, period, days, start, end);
  return days;
}
