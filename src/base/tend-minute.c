#include "base/tend-minute.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

/* What is typed is short; more than this is no time. */
#define TEXT_MAX 64

#define MINUTES_A_HALF (TEND_MINUTES_A_DAY / 2)

/* Which half of the day was said. */
typedef enum
{
  HALF_UNSAID,
  HALF_MORNING,
  HALF_AFTERNOON,
} Half;

/* Like the locale, of which it is a part, it is one for the whole program; of each source a #TendHours, or
 * TEND_HOURS_UNSAID. */
static int said_hours[TEND_HOURS_N_SOURCES] = { TEND_HOURS_UNSAID, TEND_HOURS_UNSAID };

/* How the locale (its LC_TIME) counts the hours; 24 where it has no words for morning and afternoon. */
static TendHours
get_locale_hours (void)
{
  const char *format = nl_langinfo (T_FMT);
  const char *const twelve[] = { "%I", "%l", "%r", "%p", "%-I" };

  if (nl_langinfo (AM_STR)[0] == '\0')
    return TEND_HOURS_24;
  for (gsize i = 0; i < G_N_ELEMENTS (twelve); i++)
    if (strstr (format, twelve[i]))
      return TEND_HOURS_12;
  return TEND_HOURS_24;
}

/**
 * tend_minute_set_hours:
 * @source: who says so
 * @hours: a #TendHours, or %TEND_HOURS_UNSAID where it says nothing
 *
 * For all times that are written from now on.
 *
 * Returns: whether they are written otherwise than before
 */
gboolean
tend_minute_set_hours (TendHoursSource source,
                       int             hours)
{
  TendHours before = tend_minute_get_hours ();

  g_return_val_if_fail (source < TEND_HOURS_N_SOURCES, FALSE);
  g_return_val_if_fail (hours == TEND_HOURS_UNSAID || hours == TEND_HOURS_24 || hours == TEND_HOURS_12, FALSE);

  g_atomic_int_set (&said_hours[source], hours);
  return tend_minute_get_hours () != before;
}

/**
 * tend_minute_get_hours:
 *
 * Returns: how hours are counted: as the user chose, else as the desktop shows its clock, else as the locale has it
 */
TendHours
tend_minute_get_hours (void)
{
  for (int i = 0; i < TEND_HOURS_N_SOURCES; i++)
    {
      int hours = g_atomic_int_get (&said_hours[i]);

      if (hours != TEND_HOURS_UNSAID)
        return (TendHours) hours;
    }
  return get_locale_hours ();
}

static char *
format_minute (int         minute,
               const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, minute / 60, minute % 60, 0);

  return g_date_time_format (time, format);
}

/**
 * tend_minute_format:
 * @minute: minutes after midnight, 0 to 1439
 * @hours: how to count the hours
 *
 * Returns: (transfer full): the time as people write it ("19:30", "7:30 PM")
 */
char *
tend_minute_format (int       minute,
                    TendHours hours)
{
  g_return_val_if_fail (minute >= 0 && minute < TEND_MINUTES_A_DAY, NULL);

  /* Translators: hours counted to 12; see g_date_time_format() */
  return format_minute (minute, hours == TEND_HOURS_12 ? _("%-I:%M %p")
                                                       /* Translators: hours counted to 24 */
                                                       : _("%H:%M"));
}

/**
 * tend_minute_format_hour:
 * @minute: minutes after midnight, 0 to 1439
 * @hours: how to count the hours
 *
 * For a scale of hours.
 *
 * Returns: (transfer full): the time, a full hour counted to 12 without its minutes ("19:00", "7 PM")
 */
char *
tend_minute_format_hour (int       minute,
                         TendHours hours)
{
  g_return_val_if_fail (minute >= 0 && minute < TEND_MINUTES_A_DAY, NULL);

  if (hours == TEND_HOURS_12 && minute % 60 == 0)
    /* Translators: a full hour counted to 12; see g_date_time_format() */
    return format_minute (minute, _("%-I %p"));
  return tend_minute_format (minute, hours);
}

/**
 * tend_minute_format_span:
 * @start: minutes after midnight, 0 to 1439
 * @end: likewise
 * @hours: how to count the hours
 *
 * Whether it is in the afternoon is said once where it is so for both.
 *
 * Returns: (transfer full): from when until when ("16:30–17:30", "4:30–5:30 PM", "11:30 AM–1:00 PM")
 */
char *
tend_minute_format_span (int       start,
                         int       end,
                         TendHours hours)
{
  gboolean is_one_half = start / MINUTES_A_HALF == end / MINUTES_A_HALF && start <= end;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (start >= 0 && start < TEND_MINUTES_A_DAY, NULL);
  g_return_val_if_fail (end >= 0 && end < TEND_MINUTES_A_DAY, NULL);

  if (hours == TEND_HOURS_12 && is_one_half)
    {
      /* Translators: the first time of "4:30–5:30 PM", hours counted to 12; see g_date_time_format() */
      from = format_minute (start, C_("first of two times", "%-I:%M"));
      /* Translators: the second time of "4:30–5:30 PM" */
      until = format_minute (end, C_("second of two times", "%-I:%M %p"));
    }
  else
    {
      from = tend_minute_format (start, hours);
      until = tend_minute_format (end, hours);
    }
  /* Translators: from one time of the day until another. */
  return g_strdup_printf (_("%s–%s"), from, until);
}

/* The text without spaces at the ends and dots in "p.m.", and without capitals; NULL if it is no text. */
static char *
normalize (const char *text)
{
  g_autofree char *wide = NULL;
  g_autofree char *folded = NULL;

  if (strlen (text) > TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    return NULL;
  wide = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (wide, -1);
  return g_strdup (g_strstrip (folded));
}

/* Takes @word from the end or the beginning of @text, where it stands there. */
static gboolean
take_word (char       *text,
           const char *word)
{
  g_autofree char *folded = normalize (word);
  gsize length = folded ? strlen (folded) : 0;

  if (length == 0)
    return FALSE;
  if (g_str_has_suffix (text, folded))
    text[strlen (text) - length] = '\0';
  else if (g_str_has_prefix (text, folded))
    memmove (text, text + length, strlen (text) - length + 1);
  else
    return FALSE;
  g_strstrip (text);
  return TRUE;
}

static gboolean
take_any_word (char              *text,
               const char *const *words)
{
  for (int i = 0; words[i]; i++)
    if (take_word (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Longer words first: "p" is the end of "4 p". */
static Half
take_half (char *text)
{
  const char *const morning[] = { nl_langinfo (AM_STR), "a.m.", "am", "a", NULL };
  const char *const afternoon[] = { nl_langinfo (PM_STR), "p.m.", "pm", "p", NULL };

  /* The locale has no words for them: an empty one would end the list. */
  if (take_any_word (text, *morning[0] ? morning : morning + 1))
    return HALF_MORNING;
  if (take_any_word (text, *afternoon[0] ? afternoon : afternoon + 1))
    return HALF_AFTERNOON;
  return HALF_UNSAID;
}

/* Digits of any script; how many, or 0 where there are more than @max. */
static int
read_digits (const char **text,
             int          max,
             int         *number)
{
  int n = 0;

  for (*number = 0; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    {
      if (++n > max)
        return 0;
      *number = *number * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
    }
  return n;
}

/* "7", "7:30", "7.30", "7h30", "7 30", "19h", "730", "1930" */
static gboolean
read_clock (const char *text,
            int        *hour,
            int        *minute)
{
  int n = read_digits (&text, 4, hour);

  *minute = 0;
  if (n == 0)
    return FALSE;
  if (n > 2)
    {
      *minute = *hour % 100;
      *hour /= 100;
      return *text == '\0';
    }
  if (*text == '\0')
    return TRUE;
  if (*text == 'h' && text[1] == '\0')
    return TRUE;
  if (strchr (":.,h ", *text) == NULL)
    return FALSE;
  text++;
  return read_digits (&text, 2, minute) == 2 && *text == '\0';
}

/**
 * tend_minute_parse:
 * @text: what was typed
 * @minute: (out): minutes after midnight; set where it is understood
 *
 * Understands "7", "7:30", "7.30", "730", "19h30", "7:30 pm", "7p", and the locale's own words for morning and
 * afternoon. Without them an hour is one of 24.
 *
 * Returns: whether it is a time of the day
 */
gboolean
tend_minute_parse (const char *text,
                   int        *minute)
{
  g_autofree char *rest = NULL;
  int hour, past;
  Half half;

  g_return_val_if_fail (text != NULL && minute != NULL, FALSE);

  rest = normalize (text);
  if (rest == NULL)
    return FALSE;
  half = take_half (rest);
  if (!read_clock (rest, &hour, &past) || past > 59 || hour > 23)
    return FALSE;
  if (half != HALF_UNSAID)
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (half == HALF_AFTERNOON ? 12 : 0);
    }
  *minute = hour * 60 + past;
  return TRUE;
}

/**
 * tend_minute_describe_length:
 * @minutes: a length
 *
 * Returns: (transfer full): "45 min", "1 h", "1 h 30 min"
 */
char *
tend_minute_describe_length (int minutes)
{
  if (minutes < 60)
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_("%d h"), minutes / 60);
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

/**
 * tend_minute_format_timer:
 * @seconds: how long
 *
 * Returns: (transfer full): as on a stopwatch: "12:34", from one hour on "1:02:03"
 */
char *
tend_minute_format_timer (gint64 seconds)
{
  int passed = (int) CLAMP (seconds, 0, G_MAXINT);

  if (passed < 60 * 60)
    return g_strdup_printf ("%d:%02d", passed / 60, passed % 60);
  return g_strdup_printf ("%d:%02d:%02d", passed / 3600, passed / 60 % 60, passed % 60);
}
