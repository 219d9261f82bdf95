/* Tells a rule in words, as a person would: "every 2 weeks on Monday", "every month on the last Friday".
 *
 * Each template here is a phrase that a translator can turn round as a whole; what they are put together
 * from is said in the comments. All words begin small, to stand within a sentence. */

#include "base/tend-recurrence-private.h"

#include <glib/gi18n.h>

/* What a weekday looks like where it stands. */
typedef enum
{
  NAMED,    /* every 2 weeks on "Monday" */
  EVERY,    /* every 2 months on "every Monday" */
  ANY,      /* every month on day 13, when it is "a Friday" */
} WeekdayForm;

typedef enum
{
  AND,
  OR,
} Conjunction;

static GPtrArray *
new_words (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Joins as "a, b and c". */
static char *
join (GPtrArray   *words,
      Conjunction  conjunction)
{
  const char *last = g_ptr_array_index (words, words->len - 1);
  g_autofree char *first = g_strdup (g_ptr_array_index (words, 0));

  for (guint i = 1; i + 1 < words->len; i++)
    {
      g_autofree char *begun = g_steal_pointer (&first);

      /* Translators: joins all but the last of a list: "Monday, Tuesday" */
      first = g_strdup_printf (_("%s, %s"), begun, (const char *) g_ptr_array_index (words, i));
    }
  if (words->len == 1)
    return g_steal_pointer (&first);
  if (conjunction == OR)
    /* Translators: joins the last of a list: "Monday, Tuesday or Friday" */
    return g_strdup_printf (_("%s or %s"), first, last);
  /* Translators: joins the last of a list: "Monday, Tuesday and Friday" */
  return g_strdup_printf (_("%s and %s"), first, last);
}

/* "the last Friday", "the second day". */
static char *
describe_ordinal (int         ordinal,
                  const char *what)
{
  switch (ordinal)
    {
    /* Translators: in this and the following, %s is a weekday or "day" */
    case 1:
      return g_strdup_printf (_("the first %s"), what);
    case 2:
      return g_strdup_printf (_("the second %s"), what);
    case 3:
      return g_strdup_printf (_("the third %s"), what);
    case 4:
      return g_strdup_printf (_("the fourth %s"), what);
    case 5:
      return g_strdup_printf (_("the fifth %s"), what);
    case -1:
      return g_strdup_printf (_("the last %s"), what);
    case -2:
      return g_strdup_printf (_("the second to last %s"), what);
    case -3:
      return g_strdup_printf (_("the third to last %s"), what);
    default:
      if (ordinal > 0)
        /* Translators: a weekday and its number, like "Monday number 20" */
        return g_strdup_printf (_("%s number %d"), what, ordinal);
      /* Translators: a weekday and its number, like "Monday number 20 from the end" */
      return g_strdup_printf (_("%s number %d from the end"), what, -ordinal);
    }
}

static GPtrArray *
list_weekday_names (TendWeekdays weekdays,
                    GDateWeekday week_start)
{
  GPtrArray *names = new_words ();

  for (int i = 0; i < 7; i++)
    {
      GDateWeekday weekday = (GDateWeekday) ((week_start - G_DATE_MONDAY + i) % 7 + G_DATE_MONDAY);

      if (weekdays & TEND_WEEKDAYS_OF (weekday))
        g_ptr_array_add (names, g_strdup (tend_weekday_get_name (weekday)));
    }
  return names;
}

/**
 * tend_weekdays_describe:
 * @weekdays: some weekdays
 * @week_start: the weekday to name first
 *
 * Returns: (transfer full): on which days that is ("every Tuesday and Thursday")
 */
char *
tend_weekdays_describe (TendWeekdays weekdays,
                        GDateWeekday week_start)
{
  g_autoptr (GPtrArray) names = list_weekday_names (weekdays, week_start);
  g_autofree char *joined = join (names, AND);

  if (weekdays == TEND_WEEKDAYS_ALL)
    return g_strdup (_("every day"));
  if (weekdays == TEND_WEEKDAYS_WORK)
    /* Translators: from Monday to Friday */
    return g_strdup (_("every weekday"));
  /* Translators: weekdays, like "every Tuesday and Thursday" */
  return g_strdup_printf (_("every %s"), joined);
}

static void
add_plain_weekdays (GPtrArray                 *words,
                    const TendRecurrenceParts *parts,
                    WeekdayForm                form)
{
  g_autoptr (GPtrArray) names = list_weekday_names (parts->weekdays, parts->week_start);

  if (form == EVERY && parts->weekdays != 0)
    {
      g_ptr_array_add (words, tend_weekdays_describe (parts->weekdays, parts->week_start));
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      /* Translators: %s is a weekday, in "when it is a Friday" */
      g_ptr_array_add (words, form == ANY ? g_strdup_printf (_("a %s"), name) : g_strdup (name));
    }
}

static void
add_counted_weekdays (GPtrArray                 *words,
                      const TendRecurrenceParts *parts,
                      int                        ordinal)
{
  TendWeekdays weekdays = ordinal > 0 ? parts->nth[ordinal - 1] : parts->nth_from_end[-ordinal - 1];
  g_autoptr (GPtrArray) names = list_weekday_names (weekdays, parts->week_start);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (words, describe_ordinal (ordinal, g_ptr_array_index (names, i)));
}

static char *
describe_weekdays (const TendRecurrenceParts *parts,
                   WeekdayForm                form)
{
  g_autoptr (GPtrArray) words = new_words ();

  add_plain_weekdays (words, parts, form);
  for (int i = 1; i <= TEND_RECURRENCE_ORDINAL_MAX; i++)
    add_counted_weekdays (words, parts, i);
  for (int i = TEND_RECURRENCE_ORDINAL_MAX; i >= 1; i--)
    add_counted_weekdays (words, parts, -i);
  return join (words, form == ANY ? OR : AND);
}

/* "day 1 and 15", "day 1 and the last day" */
static char *
describe_month_days (const TendRecurrenceParts *parts,
                     Conjunction                conjunction)
{
  g_autoptr (GPtrArray) numbers = new_words ();
  g_autoptr (GPtrArray) words = new_words ();

  for (int i = 0; i < 31; i++)
    if (parts->month_days & (1u << i))
      g_ptr_array_add (numbers, g_strdup_printf ("%d", i + 1));
  if (numbers->len > 0)
    {
      g_autofree char *joined = join (numbers, conjunction);

      /* Translators: days of a month by their numbers: "day 1", or several, "day 1 and 15" */
      g_ptr_array_add (words, g_strdup_printf (ngettext ("day %s", "day %s", numbers->len), joined));
    }

  for (int i = 30; i >= 0; i--)
    if (parts->month_days_from_end & (1u << i))
      /* Translators: put into "the last %s" and the like */
      g_ptr_array_add (words, describe_ordinal (-(i + 1), C_("of the month", "day")));
  return join (words, conjunction);
}

/* The name that any of the weekdays has: "the last weekday", "the third Tuesday or Thursday". */
static char *
name_group (TendWeekdays weekdays,
            GDateWeekday week_start)
{
  g_autoptr (GPtrArray) names = list_weekday_names (weekdays, week_start);

  if (weekdays == TEND_WEEKDAYS_ALL)
    return g_strdup (C_("of the month", "day"));
  if (weekdays == TEND_WEEKDAYS_WORK)
    /* Translators: any from Monday to Friday; put into "the last %s" and the like */
    return g_strdup (C_("of the month", "weekday"));
  return join (names, OR);
}

static char *
describe_positions (const TendRecurrenceParts *parts,
                    const char                *what)
{
  g_autoptr (GPtrArray) words = new_words ();

  for (int i = 0; i < TEND_RECURRENCE_POSITION_MAX; i++)
    if (tend_day_set_contains (&parts->positions, i))
      g_ptr_array_add (words, describe_ordinal (i + 1, what));
  for (int i = TEND_RECURRENCE_POSITION_MAX - 1; i >= 0; i--)
    if (tend_day_set_contains (&parts->positions_from_end, i))
      g_ptr_array_add (words, describe_ordinal (-(i + 1), what));
  return join (words, AND);
}

static char *
describe_months (const TendRecurrenceParts *parts)
{
  g_autoptr (GPtrArray) names = new_words ();

  for (int month = 1; month <= 12; month++)
    if (parts->months & (1u << (month - 1)))
      /* Translators: the name of a month, in "every day in January"; see g_date_time_format() */
      g_ptr_array_add (names, tend_day_format (tend_day_from_ymd (2000, month, 1), _("%OB")));
  return join (names, AND);
}

/* "4 July and 4 August", or nothing if there is no such day in some of the months. */
static char *
describe_dates (const TendRecurrenceParts *parts)
{
  g_autoptr (GPtrArray) dates = new_words ();
  int day_of_month = __builtin_ctz (parts->month_days) + 1;

  for (int month = 1; month <= 12; month++)
    if (parts->months & (1u << (month - 1)))
      {
        /* A leap year, so that 29 February has a name. */
        TendDay day = tend_day_from_ymd (2000, month, day_of_month);

        if (day == TEND_DAY_NONE)
          return NULL;
        /* Translators: a date of any year, like "4 July"; see g_date_time_format() */
        g_ptr_array_add (dates, tend_day_format (day, _("%-d %B")));
      }
  return join (dates, AND);
}

static char *
describe_unit (TendFrequency frequency,
               int           interval)
{
  guint n = (guint) interval;

  switch (frequency)
    {
    case TEND_FREQUENCY_DAILY:
      return n == 1 ? g_strdup (_("every day"))
                    : g_strdup_printf (ngettext ("every %u day", "every %u days", n), n);
    case TEND_FREQUENCY_WEEKLY:
      return n == 1 ? g_strdup (_("every week"))
                    : g_strdup_printf (ngettext ("every %u week", "every %u weeks", n), n);
    case TEND_FREQUENCY_MONTHLY:
      return n == 1 ? g_strdup (_("every month"))
                    : g_strdup_printf (ngettext ("every %u month", "every %u months", n), n);
    case TEND_FREQUENCY_YEARLY:
      return n == 1 ? g_strdup (_("every year"))
                    : g_strdup_printf (ngettext ("every %u year", "every %u years", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Weekdays without numbers, every time: the same whether said by day, week, month or year. */
static gboolean
is_weekdays_only (const TendRecurrenceParts *parts)
{
  return parts->interval == 1 && parts->weekdays != 0 && !parts->has_ordinals && !parts->has_positions &&
         !tend_recurrence_parts_have_month_days (parts);
}

/* One day of the month in named months, as a birthday is. */
static gboolean
is_dates_only (const TendRecurrenceParts *parts)
{
  return parts->frequency == TEND_FREQUENCY_YEARLY && parts->months != 0 &&
         __builtin_popcount (parts->month_days) == 1 && parts->month_days_from_end == 0 &&
         !tend_recurrence_parts_have_weekdays (parts) && !parts->has_positions;
}

/* BYSETPOS that can be told as "the last weekday": there is one such in each period. */
static gboolean
is_position_of_weekdays (const TendRecurrenceParts *parts)
{
  return parts->has_positions && parts->weekdays != 0 && !parts->has_ordinals &&
         !tend_recurrence_parts_have_month_days (parts) && parts->frequency != TEND_FREQUENCY_DAILY &&
         (parts->frequency != TEND_FREQUENCY_YEARLY || __builtin_popcount (parts->months) <= 1);
}

/* Days of the month that a daily or yearly rule goes through month by month. */
static gboolean
is_monthly_in_truth (const TendRecurrenceParts *parts)
{
  return parts->interval == 1 && tend_recurrence_parts_have_month_days (parts) && !parts->has_ordinals &&
         !parts->has_positions &&
         (parts->frequency == TEND_FREQUENCY_DAILY ||
          (parts->frequency == TEND_FREQUENCY_YEARLY && parts->months == 0));
}

/* What stands after "on". */
static char *
describe_on (const TendRecurrenceParts *parts)
{
  if (parts->frequency == TEND_FREQUENCY_DAILY)
    return NULL;
  if (is_position_of_weekdays (parts))
    {
      g_autofree char *group = name_group (parts->weekdays, parts->week_start);

      return describe_positions (parts, group);
    }
  if (tend_recurrence_parts_have_month_days (parts))
    return describe_month_days (parts, AND);
  if (tend_recurrence_parts_have_weekdays (parts))
    return describe_weekdays (parts, parts->frequency == TEND_FREQUENCY_WEEKLY ? NAMED : EVERY);
  return NULL;
}

static void
replace (char **text,
         char  *with)
{
  g_free (*text);
  *text = with;
}

static void
append_on_and_in (char                      **text,
                  const TendRecurrenceParts  *parts)
{
  gboolean yearly = parts->frequency == TEND_FREQUENCY_YEARLY;
  g_autofree char *on = describe_on (parts);

  if (on)
    /* Translators: "every 2 weeks" on "Monday" */
    replace (text, g_strdup_printf (_("%s on %s"), *text, on));
  if (parts->months != 0)
    {
      g_autofree char *months = describe_months (parts);

      /* Translators: "every month on day 1" in "June and July" */
      replace (text, g_strdup_printf (_("%s in %s"), *text, months));
    }
  else if (yearly && tend_recurrence_parts_have_month_days (parts))
    /* Translators: "every 2 years on day 1" in every month */
    replace (text, g_strdup_printf (_("%s in every month"), *text));
  else if (yearly && (parts->has_ordinals || is_position_of_weekdays (parts)))
    /* Translators: "every year on the first Monday" of the year */
    replace (text, g_strdup_printf (_("%s of the year"), *text));
}

static void
append_conditions (char                      **text,
                   const TendRecurrenceParts  *parts)
{
  gboolean daily = parts->frequency == TEND_FREQUENCY_DAILY;
  gboolean has_month_days = tend_recurrence_parts_have_month_days (parts);

  if (daily && has_month_days)
    {
      g_autofree char *days = describe_month_days (parts, OR);

      /* Translators: "every 3 days", when it is "day 1 or 15" */
      replace (text, g_strdup_printf (_("%s, when it is %s"), *text, days));
    }
  if ((daily || has_month_days) && tend_recurrence_parts_have_weekdays (parts))
    {
      g_autofree char *weekdays = describe_weekdays (parts, ANY);

      /* Translators: "every month on day 13", when it is "a Friday" */
      replace (text, g_strdup_printf (_("%s, when it is %s"), *text, weekdays));
    }
  if (parts->has_positions && !is_position_of_weekdays (parts))
    {
      /* Translators: put into "the last %s" and the like; the last of some days */
      g_autofree char *positions = describe_positions (parts, C_("of these", "one"));

      /* Translators: "every month on day 5, 6 and 7", of these only "the first one" */
      replace (text, g_strdup_printf (_("%s, of these only %s"), *text, positions));
    }
}

static char *
describe_pattern (const TendRecurrenceParts *parts)
{
  TendRecurrenceParts monthly = *parts;
  char *text;

  if (is_dates_only (parts))
    {
      g_autofree char *dates = describe_dates (parts);
      g_autofree char *years = describe_unit (parts->frequency, parts->interval);

      if (dates)
        /* Translators: "every year" on "4 July" */
        return g_strdup_printf (_("%s on %s"), years, dates);
    }
  if (is_weekdays_only (parts))
    {
      g_autofree char *weekdays = tend_weekdays_describe (parts->weekdays, parts->week_start);
      g_autofree char *months = parts->months != 0 ? describe_months (parts) : NULL;

      return months ? g_strdup_printf (_("%s in %s"), weekdays, months) : g_steal_pointer (&weekdays);
    }

  if (is_monthly_in_truth (parts))
    monthly.frequency = TEND_FREQUENCY_MONTHLY;
  text = describe_unit (monthly.frequency, monthly.interval);
  append_on_and_in (&text, &monthly);
  append_conditions (&text, &monthly);
  return text;
}

/* The pattern, and when it ends. */
static char *
describe_with_end (const TendRecurrenceParts *parts,
                   const char                *pattern,
                   int                        second,
                   TendDay                    today)
{
  guint count = (guint) parts->count;

  if (count == 1)
    /* Translators: %s is how something repeats, which it does one time */
    return g_strdup_printf (_("%s, once"), pattern);
  if (count > 1)
    /* Translators: %s is how something repeats: "every month on day 1, 10 times" */
    return g_strdup_printf (ngettext ("%s, %u time", "%s, %u times", count), pattern, count);
  if (parts->until_kind != TEND_UNTIL_NONE)
    {
      TendDay last = MAX (tend_recurrence_parts_get_last_day (parts, second),
                          tend_day_from_ymd (TEND_DAY_YEAR_MIN, 1, 1));
      gboolean this_year = today != TEND_DAY_NONE && tend_day_get_year (last) == tend_day_get_year (today);
      g_autofree char *date = tend_day_format (last, this_year ? _("%-d %B") : _("%-d %B %Y"));

      /* Translators: "every Tuesday and Thursday" until "3 March" */
      return g_strdup_printf (_("%s until %s"), pattern, date);
    }
  return g_strdup (pattern);
}

/**
 * tend_recurrence_describe:
 * @self: a rule
 * @start: the time on the wall from which on it recurs; its day may be %TEND_DAY_NONE if nobody knows
 * @today: the day it is, or %TEND_DAY_NONE
 *
 * Tells the rule in the user's language: "every Tuesday and Thursday until 3 March". What the rule leaves
 * to its start (the weekday of a weekly rule, the date of a yearly one) is told from @start. "Until"
 * names the last day on which it may take place, with its year if that is not the year of @today.
 *
 * Returns: (transfer full): words that begin small, to stand within a sentence
 */
char *
tend_recurrence_describe (const TendRecurrence *self,
                          TendWall              start,
                          TendDay               today)
{
  TendRecurrenceParts parts;
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  parts = self->parts;
  if (start.day != TEND_DAY_NONE)
    tend_recurrence_parts_complete (&parts, start.day);
  pattern = describe_pattern (&parts);
  return describe_with_end (&parts, pattern, start.day != TEND_DAY_NONE ? start.second : 0, today);
}
