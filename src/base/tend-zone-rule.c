#include "base/tend-zone-rule.h"

#include "base/tend-zone.h"

#include <string.h>

#define SECONDS_AN_HOUR (60 * 60)

/* RFC 9636 section 3.3.1 lets a change be up to a week away from the midnight it is counted from. */
#define HOURS_OF_CHANGE_MAX 167
#define HOURS_OF_OFFSET_MAX 24

static gboolean
read_name (const char **at)
{
  const char *start = *at;
  gboolean quoted = *start == '<';
  const char *end = start + (quoted ? 1 : 0);

  while (g_ascii_isalpha (*end) || (quoted && (g_ascii_isdigit (*end) || *end == '+' || *end == '-')))
    end++;
  if (quoted && *end != '>')
    return FALSE;
  if (end - start - (quoted ? 1 : 0) < 3)
    return FALSE;

  *at = end + (quoted ? 1 : 0);
  return TRUE;
}

static gboolean
read_number (const char **at,
             int          min,
             int          max,
             int         *number)
{
  const char *digit = *at;
  int value = 0;

  for (; g_ascii_isdigit (*digit) && value <= max; digit++)
    value = value * 10 + g_ascii_digit_value (*digit);
  if (digit == *at || value < min || value > max)
    return FALSE;

  *at = digit;
  *number = value;
  return TRUE;
}

/* [+-]hours[:minutes[:seconds]] */
static gboolean
read_time (const char **at,
           int          hours_max,
           int         *seconds)
{
  int sign = **at == '-' ? -1 : 1;
  int hours, minutes = 0, rest = 0;

  if (**at == '-' || **at == '+')
    (*at)++;
  if (!read_number (at, 0, hours_max, &hours))
    return FALSE;
  if (**at == ':')
    {
      (*at)++;
      if (!read_number (at, 0, 59, &minutes))
        return FALSE;
      if (**at == ':')
        {
          (*at)++;
          if (!read_number (at, 0, 59, &rest))
            return FALSE;
        }
    }
  *seconds = sign * (hours * SECONDS_AN_HOUR + minutes * 60 + rest);
  return TRUE;
}

static gboolean
read_part (const char **at,
           char         mark,
           int          min,
           int          max,
           int         *number)
{
  if (**at != mark)
    return FALSE;
  (*at)++;
  return read_number (at, min, max, number);
}

/* ,Mmonth.week.weekday or ,Jday or ,day; each with /time after it, or two o'clock is meant */
static gboolean
read_date (const char       **at,
           TendZoneRuleDate  *date)
{
  if (g_str_has_prefix (*at, ",M"))
    {
      date->form = 'M';
      (*at)++;
      if (!read_part (at, 'M', 1, 12, &date->month) || !read_part (at, '.', 1, 5, &date->week) ||
          !read_part (at, '.', 0, 6, &date->day))
        return FALSE;
    }
  else if (g_str_has_prefix (*at, ",J"))
    {
      date->form = 'J';
      (*at)++;
      if (!read_part (at, 'J', 1, 365, &date->day))
        return FALSE;
    }
  else
    {
      date->form = 'n';
      if (!read_part (at, ',', 0, 365, &date->day))
        return FALSE;
    }

  date->time = 2 * SECONDS_AN_HOUR;
  if (**at != '/')
    return TRUE;
  (*at)++;
  return read_time (at, HOURS_OF_CHANGE_MAX, &date->time);
}

static TendDay
get_day (const TendZoneRuleDate *date,
         int                     year)
{
  switch (date->form)
    {
    case 'J':
      {
        gboolean past_leap_day = tend_day_get_days_in_month (year, 2) == 29 && date->day >= 60;

        return tend_day_from_ymd (year, 1, 1) + date->day - 1 + (past_leap_day ? 1 : 0);
      }

    case 'M':
      {
        int length = tend_day_get_days_in_month (year, date->month);
        TendDay month = tend_day_from_ymd (year, date->month, 1);
        /* Sunday is 7 to GLib, 0 to POSIX. */
        int to_weekday = (date->day - (int) tend_day_get_weekday (month) % 7 + 7) % 7;
        int in_month = to_weekday + 7 * (date->week - 1);

        return month + (in_month < length ? in_month : in_month - 7);
      }

    default:
      return tend_day_from_ymd (year, 1, 1) + date->day;
    }
}

/**
 * tend_zone_rule_parse:
 * @text: a rule such as "CET-1CEST,M3.5.0,M10.5.0/3"
 * @rule: (out caller-allocates): what it says
 *
 * Reads what POSIX.1-2017 section 8.3 writes in TZ, with the wider times of RFC 9636 section 3.3.1. A
 * summer time needs both its dates: POSIX leaves what holds without them to the system.
 *
 * Returns: whether @text is such a rule and nothing else
 */
gboolean
tend_zone_rule_parse (const char   *text,
                      TendZoneRule *rule)
{
  const char *at = text;
  int west;

  memset (rule, 0, sizeof *rule);
  if (!read_name (&at) || !read_time (&at, HOURS_OF_OFFSET_MAX, &west))
    return FALSE;
  rule->standard_offset = -west;
  if (*at == '\0')
    return TRUE;

  rule->has_summer = TRUE;
  rule->summer_offset = rule->standard_offset + SECONDS_AN_HOUR;
  if (!read_name (&at))
    return FALSE;
  if (*at != ',')
    {
      if (!read_time (&at, HOURS_OF_OFFSET_MAX, &west))
        return FALSE;
      rule->summer_offset = -west;
    }
  return read_date (&at, &rule->summer_start) && read_date (&at, &rule->summer_end) && *at == '\0';
}

/**
 * tend_zone_rule_get_changes:
 * @rule: a rule with a summer time
 * @year: a year
 * @changes: (out caller-allocates): the year's two changes, the earlier one first
 *
 * Where summer is the time with the smaller offset, as the law of Ireland has it, that is as well.
 */
void
tend_zone_rule_get_changes (const TendZoneRule *rule,
                            int                 year,
                            TendZoneChange      changes[static 2])
{
  TendZoneChange start, end;

  g_return_if_fail (rule->has_summer);

  /* Each change is written down by the clock that it ends. */
  start.at = (gint64) get_day (&rule->summer_start, year) * TEND_SECONDS_A_DAY + rule->summer_start.time -
             rule->standard_offset;
  start.offset = rule->summer_offset;
  end.at = (gint64) get_day (&rule->summer_end, year) * TEND_SECONDS_A_DAY + rule->summer_end.time -
           rule->summer_offset;
  end.offset = rule->standard_offset;

  changes[0] = start.at <= end.at ? start : end;
  changes[1] = start.at <= end.at ? end : start;
}
