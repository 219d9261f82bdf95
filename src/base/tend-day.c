#include "base/tend-day.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* GDate's day 1 is 0001-01-01. */
#define JULIAN_OF_EPOCH 719163

static void
day_to_gdate (TendDay  day,
              GDate   *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_EPOCH));
}

/**
 * tend_day_is_valid_ymd:
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day_of_month: the day, from 1
 *
 * Returns: whether there is such a day
 */
gboolean
tend_day_is_valid_ymd (int year,
                       int month,
                       int day_of_month)
{
  if (year < TEND_DAY_YEAR_MIN || year > TEND_DAY_YEAR_MAX)
    return FALSE;
  if (month < 1 || month > 12 || day_of_month < 1)
    return FALSE;
  return day_of_month <= tend_day_get_days_in_month (year, month);
}

/**
 * tend_day_from_ymd:
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day_of_month: the day, from 1
 *
 * Returns: the day, or %TEND_DAY_NONE if there is no such day
 */
TendDay
tend_day_from_ymd (int year,
                   int month,
                   int day_of_month)
{
  GDate date;

  if (!tend_day_is_valid_ymd (year, month, day_of_month))
    return TEND_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day_of_month, month, (GDateYear) year);
  return (TendDay) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

/**
 * tend_day_to_ymd:
 * @day: a day
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day_of_month: (out) (optional): the day, from 1
 */
void
tend_day_to_ymd (TendDay  day,
                 int     *year,
                 int     *month,
                 int     *day_of_month)
{
  GDate date;

  g_return_if_fail (day != TEND_DAY_NONE);

  day_to_gdate (day, &date);
  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = g_date_get_month (&date);
  if (day_of_month)
    *day_of_month = g_date_get_day (&date);
}

/**
 * tend_day_parse:
 * @text: (nullable): a day as YYYY-MM-DD
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Reads exactly the form that tend_day_to_text() writes; nothing before or after it.
 *
 * Returns: the day, or %TEND_DAY_NONE with @error set
 */
TendDay
tend_day_parse (const char  *text,
                GError     **error)
{
  static const char form[] = "dddd-dd-dd";
  TendDay day = TEND_DAY_NONE;
  gboolean well_formed = text != NULL && strlen (text) == strlen (form);

  for (gsize i = 0; well_formed && form[i]; i++)
    well_formed = form[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == form[i];

  if (well_formed)
    day = tend_day_from_ymd ((int) g_ascii_strtoll (text, NULL, 10),
                             (int) g_ascii_strtoll (text + 5, NULL, 10),
                             (int) g_ascii_strtoll (text + 8, NULL, 10));

  if (day == TEND_DAY_NONE)
    {
      g_autofree char *shown = g_utf8_make_valid (text ? text : "", text ? (gssize) strnlen (text, 40) : 0);

      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s” is not a day; write it as year-month-day, like 2026-03-21."), shown);
    }
  return day;
}

static void
write_two_digits (char *text,
                  int   number)
{
  text[0] = (char) ('0' + number / 10);
  text[1] = (char) ('0' + number % 10);
}

/**
 * tend_day_to_text:
 * @day: a day
 * @text: (out caller-allocates): room for %TEND_DAY_TEXT_SIZE bytes
 *
 * Writes the day as YYYY-MM-DD, the form of files and of the database.
 *
 * Returns: (transfer none): @text
 */
const char *
tend_day_to_text (TendDay day,
                  char    text[static TEND_DAY_TEXT_SIZE])
{
  int year, month, day_of_month;

  tend_day_to_ymd (day, &year, &month, &day_of_month);
  write_two_digits (text, year / 100);
  write_two_digits (text + 2, year % 100);
  text[4] = '-';
  write_two_digits (text + 5, month);
  text[7] = '-';
  write_two_digits (text + 8, day_of_month);
  text[10] = '\0';
  return text;
}

/**
 * tend_day_get_weekday:
 * @day: a day
 *
 * Returns: its weekday
 */
GDateWeekday
tend_day_get_weekday (TendDay day)
{
  /* 1970-01-01 was a Thursday. */
  int from_monday = (int) (((gint64) day + G_DATE_THURSDAY - 1) % 7);

  return (GDateWeekday) ((from_monday + 7) % 7 + G_DATE_MONDAY);
}

int
tend_day_get_year (TendDay day)
{
  int year = 0;

  tend_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

int
tend_day_get_month (TendDay day)
{
  int month = 0;

  tend_day_to_ymd (day, NULL, &month, NULL);
  return month;
}

int
tend_day_get_day_of_month (TendDay day)
{
  int day_of_month = 0;

  tend_day_to_ymd (day, NULL, NULL, &day_of_month);
  return day_of_month;
}

/**
 * tend_day_get_days_in_month:
 * @year: a year, 1 to 9999
 * @month: a month, 1 to 12
 *
 * Returns: how many days the month has
 */
int
tend_day_get_days_in_month (int year,
                            int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/**
 * tend_day_get_week_number:
 * @day: a day
 * @first_weekday: the weekday that weeks begin with; Monday by ISO 8601
 * @min_days: how many days of a year's first week are in that year at least; 4 by ISO 8601
 * @week_year: (out) (optional): the year that the week belongs to, which near new year is not the day's
 *
 * Returns: the week's number, 1 to 53
 */
int
tend_day_get_week_number (TendDay       day,
                          GDateWeekday  first_weekday,
                          int           min_days,
                          int          *week_year)
{
  /* A week belongs to the year that this day of it is in: by ISO 8601, its Thursday. */
  TendDay decisive = tend_day_get_week_start (day, first_weekday) + 7 - min_days;
  int year = tend_day_get_year (decisive);

  if (week_year)
    *week_year = year;
  return (decisive - tend_day_from_ymd (year, 1, 1)) / 7 + 1;
}

/**
 * tend_day_get_week_start:
 * @day: a day
 * @first_weekday: the weekday that weeks begin with
 *
 * Returns: the first day of @day's week
 */
TendDay
tend_day_get_week_start (TendDay      day,
                         GDateWeekday first_weekday)
{
  int since = ((int) tend_day_get_weekday (day) - (int) first_weekday + 7) % 7;

  return day - since;
}

TendDay
tend_day_get_month_start (TendDay day)
{
  return day - (tend_day_get_day_of_month (day) - 1);
}

/**
 * tend_day_add_months:
 * @day: a day
 * @months: how many months on, or back if negative
 *
 * Returns: the same day of that month, or its last day where the month is shorter
 */
TendDay
tend_day_add_months (TendDay day,
                     int     months)
{
  int year, month, day_of_month, count;

  tend_day_to_ymd (day, &year, &month, &day_of_month);
  count = year * 12 + (month - 1) + months;
  year = count / 12;
  month = count % 12 + 1;
  return tend_day_from_ymd (year, month,
                            MIN (day_of_month, tend_day_get_days_in_month (year, month)));
}

/**
 * tend_day_format:
 * @day: a day
 * @format: a format of g_date_time_format() that asks for nothing smaller than a day
 *
 * Returns: (transfer full): the day in words, in the user's language
 */
char *
tend_day_format (TendDay     day,
                 const char *format)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) noon = NULL;

  tend_day_to_ymd (day, &year, &month, &day_of_month);
  noon = g_date_time_new_utc (year, month, day_of_month, 12, 0, 0);
  return g_date_time_format (noon, format);
}

/**
 * tend_day_describe:
 * @day: a day
 * @today: the day it is
 *
 * Returns: (transfer full): "Today", "Tomorrow", "Yesterday", the weekday where it is less than a week
 *   away, otherwise the date, with its year where that is another
 */
char *
tend_day_describe (TendDay day,
                   TendDay today)
{
  if (day == today)
    return g_strdup (_("Today"));
  if (day == today + 1)
    return g_strdup (_("Tomorrow"));
  if (day == today - 1)
    return g_strdup (_("Yesterday"));
  if (day > today && day < today + 7)
    return g_strdup (tend_weekday_get_name (tend_day_get_weekday (day)));
  if (tend_day_get_year (day) == tend_day_get_year (today))
    /* Translators: a date of this year, like "3 March"; see g_date_time_format() */
    return tend_day_format (day, _("%-d %B"));
  /* Translators: a date of another year, like "3 March 2024"; see g_date_time_format() */
  return tend_day_format (day, _("%-d %B %Y"));
}

/**
 * tend_weekday_get_name:
 * @weekday: a weekday
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
tend_weekday_get_name (GDateWeekday weekday)
{
  switch (weekday)
    {
    case G_DATE_MONDAY:
      return _("Monday");
    case G_DATE_TUESDAY:
      return _("Tuesday");
    case G_DATE_WEDNESDAY:
      return _("Wednesday");
    case G_DATE_THURSDAY:
      return _("Thursday");
    case G_DATE_FRIDAY:
      return _("Friday");
    case G_DATE_SATURDAY:
      return _("Saturday");
    case G_DATE_SUNDAY:
      return _("Sunday");
    case G_DATE_BAD_WEEKDAY:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * tend_weekday_get_short_name:
 * @weekday: a weekday
 *
 * Returns: (transfer none): its name in three letters or so, in the user's language
 */
const char *
tend_weekday_get_short_name (GDateWeekday weekday)
{
  switch (weekday)
    {
    case G_DATE_MONDAY:
      return _("Mon");
    case G_DATE_TUESDAY:
      return _("Tue");
    case G_DATE_WEDNESDAY:
      return _("Wed");
    case G_DATE_THURSDAY:
      return _("Thu");
    case G_DATE_FRIDAY:
      return _("Fri");
    case G_DATE_SATURDAY:
      return _("Sat");
    case G_DATE_SUNDAY:
      return _("Sun");
    case G_DATE_BAD_WEEKDAY:
    default:
      g_return_val_if_reached ("");
    }
}
