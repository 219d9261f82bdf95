#include "shell/tend-command-values.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* More than any number of times or days that a goal takes, and no more than an int holds. */
#define SCHEDULE_NUMBER_DIGITS 9

/* A day that is further from today is a slip of the keyboard, and would make a life of that many years. */
#define DAYS_AWAY_MAX (200 * 366)

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/**
 * tend_command_parse_day:
 * @text: a day as YYYY-MM-DD, or one of the words today, tomorrow, yesterday
 * @today: the day it is
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Returns: the day, %TEND_DAY_NONE with @error set
 */
TendDay
tend_command_parse_day (const char  *text,
                        TendDay      today,
                        GError     **error)
{
  TendDay day;

  if (g_ascii_strcasecmp (text, "today") == 0)
    return today;
  if (g_ascii_strcasecmp (text, "tomorrow") == 0)
    return today + 1;
  if (g_ascii_strcasecmp (text, "yesterday") == 0)
    return today - 1;

  day = tend_day_parse (text, error);
  if (day == TEND_DAY_NONE || ABS (day - today) <= DAYS_AWAY_MAX)
    return day;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("%s is too far from today."), text);
  return TEND_DAY_NONE;
}

/**
 * tend_command_parse_number:
 * @text: a number in plain digits, with a point before the decimals in every language
 * @number: (out): the number
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Takes nothing else that strtod() does: no infinity, no exponent, no hexadecimal digits, no blanks.
 *
 * Returns: whether it is one
 */
gboolean
tend_command_parse_number (const char  *text,
                           double      *number,
                           GError     **error)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gsize n_whole = count_digits (digits);
  const char *end = digits + n_whole;
  g_autofree char *shown = NULL;

  if (n_whole > 0 && *end == '.' && g_ascii_isdigit (end[1]))
    end += 1 + count_digits (end + 1);
  if (n_whole > 0 && *end == '\0')
    {
      *number = g_ascii_strtod (text, NULL);
      if (isfinite (*number))
        return TRUE;
    }

  shown = tend_command_quote (text);
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is not a number; write it like 5 or 2.5."),
               shown);
  return FALSE;
}

/**
 * tend_command_parse_count:
 * @text: a whole number from 1 to @max
 * @max: the most that it may be
 * @count: (out): the number
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Returns: whether it is one
 */
gboolean
tend_command_parse_count (const char  *text,
                          guint        max,
                          guint       *count,
                          GError     **error)
{
  guint64 number;
  g_autofree char *shown = NULL;

  if (g_ascii_string_to_unsigned (text, 10, 1, max, &number, NULL))
    {
      *count = (guint) number;
      return TRUE;
    }
  shown = tend_command_quote (text);
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is not a whole number from 1 to %u."), shown,
               max);
  return FALSE;
}

/* "mon,wed,fri" */
static TendWeekdays
parse_weekdays (const char *text)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  TendWeekdays weekdays = 0;

  for (gsize i = 0; words[i]; i++)
    {
      TendWeekdays bit = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_ascii_strcasecmp (words[i], names[j]) == 0)
          bit = (TendWeekdays) (1u << j);
      if (bit == 0)
        return 0;
      weekdays |= bit;
    }
  return weekdays;
}

/* "3/week", "2/month", "10days": whether there are so many at all is the goal's own to say. */
static gboolean
parse_counted_schedule (const char   *text,
                        TendSchedule *schedule)
{
  gsize n_digits = count_digits (text);
  const char *unit = text + n_digits;
  int number = (int) g_ascii_strtoll (text, NULL, 10);

  if (n_digits == 0 || n_digits > SCHEDULE_NUMBER_DIGITS)
    return FALSE;
  if (g_str_equal (unit, "/week"))
    *schedule = (TendSchedule){ TEND_SCHEDULE_WEEKLY, number, 0, 0 };
  else if (g_str_equal (unit, "/month"))
    *schedule = (TendSchedule){ TEND_SCHEDULE_MONTHLY, number, 0, 0 };
  else if (g_str_equal (unit, "days") || g_str_equal (unit, "day"))
    *schedule = (TendSchedule){ TEND_SCHEDULE_INTERVAL, 1, number, 0 };
  else
    return FALSE;
  return TRUE;
}

/**
 * tend_command_parse_schedule:
 * @text: day, weekdays, mon,wed,fri, N/week, N/month or Ndays
 * @schedule: (out): the schedule, to be validated with its goal
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Returns: whether it is one
 */
gboolean
tend_command_parse_schedule (const char    *text,
                             TendSchedule  *schedule,
                             GError       **error)
{
  TendWeekdays weekdays = g_str_equal (text, "weekdays") ? TEND_WEEKDAYS_WORK : parse_weekdays (text);
  g_autofree char *shown = NULL;

  if (g_str_equal (text, "day"))
    {
      *schedule = (TendSchedule){ TEND_SCHEDULE_DAILY, 1, 0, 0 };
      return TRUE;
    }
  if (weekdays != 0)
    {
      *schedule = (TendSchedule){ TEND_SCHEDULE_WEEKDAYS, 1, 0, weekdays };
      return TRUE;
    }
  if (parse_counted_schedule (text, schedule))
    return TRUE;

  shown = tend_command_quote (text);
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               _("“%s” doesn’t say how often; write day, weekdays, mon,wed,fri, 3/week, 2/month or 10days."),
               shown);
  return FALSE;
}

/* One line, at most @max characters of it, without what a terminal would take for an order. */
static char *
flatten (const char *text,
         gsize       max)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  gsize n = 0;

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);
      gboolean is_line_end = type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;

      if (n++ == max)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, type == G_UNICODE_CONTROL || is_line_end ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

/**
 * tend_command_show:
 * @text: a title, or other words out of the life or out of a file
 *
 * Returns: (transfer full): the words on one line, with blanks for what a terminal would act on
 */
char *
tend_command_show (const char *text)
{
  return flatten (text, G_MAXSIZE);
}

/**
 * tend_command_quote:
 * @text: bytes that somebody typed
 *
 * Returns: (transfer full): the beginning of it as tend_command_show() has it, for a sentence that repeats it
 */
char *
tend_command_quote (const char *text)
{
  return flatten (text, TEND_COMMAND_QUOTE_MAX);
}

/**
 * tend_command_get_width:
 * @text: one line
 *
 * Returns: how many columns of a terminal it takes
 */
guint
tend_command_get_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}
