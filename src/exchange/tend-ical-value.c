#include "exchange/tend-ical-value.h"

#include <libical/ical.h>
#include <string.h>

/* Longer than any plan, and short enough for sums. */
#define DURATION_DAYS_MAX 100000
#define DURATION_TEXT_MAX 40

static gboolean
read_digits (const char *text,
             int         n,
             int        *number)
{
  *number = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * tend_ical_time_parse:
 * @value: a DATE or a DATE-TIME
 * @time: (out caller-allocates): what it says, to the minute
 *
 * A leap second is read as the one before it, as RFC 5545 section 3.3.12 has it for clocks that know none.
 *
 * Returns: whether it says one
 */
gboolean
tend_ical_time_parse (const char   *value,
                      TendIcalTime *time)
{
  gsize length = strlen (value);
  int year, month, day, hour, minute, second;

  *time = (TendIcalTime) { 0 };
  if ((length != 8 && length != 15 && length != 16) || !read_digits (value, 4, &year) ||
      !read_digits (value + 4, 2, &month) || !read_digits (value + 6, 2, &day))
    return FALSE;
  time->wall.day = tend_day_from_ymd (year, month, day);
  time->is_date = length == 8;
  if (time->wall.day == TEND_DAY_NONE || time->is_date)
    return time->wall.day != TEND_DAY_NONE;

  if (g_ascii_toupper (value[8]) != 'T' || !read_digits (value + 9, 2, &hour) ||
      !read_digits (value + 11, 2, &minute) || !read_digits (value + 13, 2, &second) || hour > 23 || minute > 59 ||
      second > 60 || (length == 16 && g_ascii_toupper (value[15]) != 'Z'))
    return FALSE;
  time->wall.second = (hour * 60 + minute) * 60;
  time->is_utc = length == 16;
  time->has_seconds = second != 0;
  return TRUE;
}

/**
 * tend_ical_duration_parse:
 * @value: a DURATION
 * @duration: (out caller-allocates): what it says
 *
 * Returns: whether it says one, and not one that is longer than anything can last
 */
gboolean
tend_ical_duration_parse (const char       *value,
                          TendIcalDuration *duration)
{
  struct icaldurationtype given;
  gint64 days, seconds;
  int sign;

  /* libical counts on without end, and takes a P alone for nothing at all. */
  if (strlen (value) > DURATION_TEXT_MAX || strpbrk (value, "0123456789") == NULL)
    return FALSE;
  icalerror_set_errors_are_fatal (FALSE);
  given = icaldurationtype_from_string (value);
  icalerror_clear_errno ();
  if (icaldurationtype_is_bad_duration (given))
    return FALSE;
  seconds = ((gint64) given.hours * 60 + given.minutes) * 60 + given.seconds;
  days = (gint64) given.weeks * 7 + given.days + seconds / TEND_SECONDS_A_DAY;
  if (days > DURATION_DAYS_MAX)
    return FALSE;
  sign = given.is_neg ? -1 : 1;
  duration->days = sign * ((int) given.weeks * 7 + (int) given.days);
  duration->seconds = sign * (int) MIN (seconds, G_MAXINT);
  return seconds <= G_MAXINT;
}

/**
 * tend_ical_stamp_parse:
 * @value: a DATE-TIME in UTC, to the second
 * @instant: (out): UTC seconds
 *
 * Returns: whether it says one; one that is not in UTC is read as if it were, as nothing else is known about it
 */
gboolean
tend_ical_stamp_parse (const char *value,
                       gint64     *instant)
{
  TendIcalTime time;
  int second;

  if (!tend_ical_time_parse (value, &time))
    return FALSE;
  *instant = (gint64) time.wall.day * TEND_SECONDS_A_DAY + time.wall.second;
  if (!time.is_date && read_digits (value + 13, 2, &second))
    *instant += MIN (second, 59);
  return TRUE;
}

/**
 * tend_ical_number_parse:
 * @value: an INTEGER
 * @number: (out): what it says
 *
 * Returns: whether it is one, from 0 on
 */
gboolean
tend_ical_number_parse (const char *value,
                        int        *number)
{
  gsize length = strlen (value);

  return length > 0 && length <= 9 && read_digits (value, (int) length, number);
}

/**
 * tend_ical_text_decode:
 * @value: a TEXT
 *
 * Returns: (transfer full): what it says; no control characters but line ends and tabs are left in it
 */
char *
tend_ical_text_decode (const char *value)
{
  char *text = g_malloc (strlen (value) + 1);
  char *to = text;

  for (const char *at = value; *at; at++)
    {
      char c = *at;

      if (c == '\\' && at[1] != '\0')
        {
          at++;
          c = *at == 'n' || *at == 'N' ? '\n' : *at;
        }
      if (c == '\n' || c == '\t' || !g_ascii_iscntrl (c))
        *to++ = c;
    }
  *to = '\0';
  return text;
}

/**
 * tend_ical_text_encode:
 * @out: where it goes
 * @text: any text
 *
 * Writes a TEXT. A control character has no place in one; it becomes a space.
 */
void
tend_ical_text_encode (GString    *out,
                       const char *text)
{
  for (const char *at = text; *at; at++)
    if (*at == '\\' || *at == ';' || *at == ',')
      {
        g_string_append_c (out, '\\');
        g_string_append_c (out, *at);
      }
    else if (*at == '\n')
      g_string_append (out, "\\n");
    else if (*at == '\r' && at[1] == '\n')
      continue;
    else if (g_ascii_iscntrl (*at) && *at != '\t')
      g_string_append_c (out, ' ');
    else
      g_string_append_c (out, *at);
}
