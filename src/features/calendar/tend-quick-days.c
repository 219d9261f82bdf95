#include "features/calendar/tend-quick-words-private.h"

#include <string.h>

/* As in tend-quick-words-private.h. */
#define WORDS_TODAY C_ ("quick entry", "today|tonight")
#define WORDS_TOMORROW C_ ("quick entry", "tomorrow|tmrw")
#define WORDS_YESTERDAY C_ ("quick entry", "yesterday")
#define WORDS_NEXT C_ ("quick entry", "next")
#define WORDS_THIS C_ ("quick entry: this Friday", "this")
#define WORDS_LAST C_ ("quick entry: the Friday before today", "last")
#define WORDS_DAYS C_ ("quick entry", "day|days")
#define WORDS_WEEKS C_ ("quick entry", "week|weeks")
/* Behind the number of a day, as in "5th". */
#define ENDS_ORDINAL C_ ("quick entry: behind the number of a day", "st|nd|rd|th")
#define WORDS_ON C_ ("quick entry", "on")

/* Whether @word is @name, or its beginning in three letters or more with or without a full stop. */
static gboolean
is_name (const char *word,
         const char *name)
{
  g_autofree char *folded = tend_quick_fold (name);
  gsize length = strlen (word);

  if (length > 0 && word[length - 1] == '.')
    length--;
  return g_utf8_strlen (word, (gssize) length) >= 3 && strncmp (word, folded, length) == 0;
}

GDateWeekday
tend_quick_find_weekday (const char *word)
{
  gsize length = strlen (word) - (g_str_has_suffix (word, ".") ? 1 : 0);

  for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      g_autofree char *brief = tend_quick_fold (tend_weekday_get_short_name (weekday));

      if (is_name (word, tend_weekday_get_name (weekday)) ||
          (strlen (brief) == length && strncmp (word, brief, length) == 0))
        return weekday;
    }
  return G_DATE_BAD_WEEKDAY;
}

int
tend_quick_find_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      /* Standing alone, and as in a date: some languages have two forms. */
      g_autofree char *alone = tend_day_format (tend_day_from_ymd (2026, month, 1), "%OB");
      g_autofree char *dated = tend_day_format (tend_day_from_ymd (2026, month, 1), "%B");

      if (is_name (word, alone) || is_name (word, dated))
        return month;
    }
  return 0;
}

/* A whole number with nothing behind but a full stop, -1 if it is none. */
int
tend_quick_read_number (const char *word)
{
  char *end;
  gint64 number;

  if (!g_ascii_isdigit (*word))
    return -1;
  number = g_ascii_strtoll (word, &end, 10);
  if (*end == '.' && end[1] == '\0')
    end++;
  return *end == '\0' && number <= TEND_DAY_YEAR_MAX ? (int) number : -1;
}

/* The number of a day, "5", "5." or "5th", -1 if it is none. */
int
tend_quick_read_day_number (const char *word)
{
  g_auto (GStrv) ends = g_strsplit (ENDS_ORDINAL, "|", -1);

  for (guint i = 0; ends[i]; i++)
    if (g_str_has_suffix (word, ends[i]))
      {
        g_autofree char *number = g_strndup (word, strlen (word) - strlen (ends[i]));

        return g_str_has_suffix (number, ".") ? -1 : tend_quick_read_number (number);
      }
  return tend_quick_read_number (word);
}

/* A day of a year that is said, or of the next year in which it is not over. */
static gboolean
make_day (int      year,
          int      month,
          int      day_of_month,
          TendDay  today,
          TendDay *day)
{
  gboolean is_said = year >= 0;

  if (!is_said)
    year = tend_day_get_year (today);
  else if (year < 100)
    year += 2000;
  if (!is_said && tend_day_is_valid_ymd (year, month, day_of_month) &&
      tend_day_from_ymd (year, month, day_of_month) < today)
    year++;
  if (!tend_day_is_valid_ymd (year, month, day_of_month))
    return FALSE;
  *day = tend_day_from_ymd (year, month, day_of_month);
  return TRUE;
}

/* "2026-11-27", "27.11.", "27.11.2026" */
static gboolean
match_date_word (const char *word,
                 TendDay     today,
                 TendDay    *day,
                 gboolean   *is_wrong)
{
  g_autoptr (GRegex) iso = g_regex_new ("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$", 0, 0, NULL);
  g_autoptr (GRegex) dotted = g_regex_new ("^([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4}|[0-9]{2})?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  gboolean is_iso = g_regex_match (iso, word, 0, &match);
  int year;

  if (!is_iso)
    {
      g_clear_pointer (&match, g_match_info_unref);
      if (!g_regex_match (dotted, word, 0, &match))
        return FALSE;
    }
  first = g_match_info_fetch (match, 1);
  second = g_match_info_fetch (match, 2);
  third = g_match_info_fetch (match, 3);
  year = is_iso ? tend_quick_read_number (first) : third && *third ? tend_quick_read_number (third) : -1;
  *is_wrong = !make_day (year, tend_quick_read_number (second), tend_quick_read_number (is_iso ? third : first), today,
                         day);
  return TRUE;
}

/* "27 November", "Nov 27", either with a year. */
static guint
match_month (const TendQuickWords *self,
             guint                 at,
             TendDay               today,
             TendDay              *day,
             gboolean             *is_wrong)
{
  const char *second = at + 1 < self->n_words ? self->folded[at + 1] : "";
  const char *third = at + 2 < self->n_words ? self->folded[at + 2] : "";
  int number = tend_quick_read_day_number (self->folded[at]);
  int month = number >= 0 ? tend_quick_find_month (second) : tend_quick_find_month (self->folded[at]);
  int year = tend_quick_read_number (third);

  if (number < 0)
    number = tend_quick_read_day_number (second);
  if (number < 0 || number > 99 || month == 0)
    return 0;
  if (strlen (third) != 4 || year < 1000)
    year = -1;
  *is_wrong = !make_day (year, month, number, today, day);
  return year >= 0 ? 3 : 2;
}

/* "in 3 days", "in a week" */
static guint
match_distance (const TendQuickWords *self,
                guint                 at,
                TendDay               today,
                TendDay              *day)
{
  int number;

  if (!tend_quick_words_is (self, at, WORDS_IN) || at + 2 >= self->n_words)
    return 0;
  number = tend_quick_words_is (self, at + 1, WORDS_ONE) ? 1 : tend_quick_read_number (self->folded[at + 1]);
  if (number < 0 || number > 1000)
    return 0;
  if (tend_quick_words_is (self, at + 2, WORDS_WEEKS))
    number *= 7;
  else if (!tend_quick_words_is (self, at + 2, WORDS_DAYS))
    return 0;
  *day = today + number;
  return 3;
}

/* "Friday", "this Friday", "next Friday", "last Friday" */
static guint
match_weekday (const TendQuickWords *self,
               guint                 at,
               TendDay               today,
               TendDay              *day,
               gboolean             *is_weekday)
{
  gboolean is_next = tend_quick_words_is (self, at, WORDS_NEXT);
  gboolean is_last = tend_quick_words_is (self, at, WORDS_LAST);
  guint skipped = is_next || is_last || tend_quick_words_is (self, at, WORDS_THIS) ? 1 : 0;
  GDateWeekday weekday = at + skipped < self->n_words ? tend_quick_find_weekday (self->folded[at + skipped])
                                                      : G_DATE_BAD_WEEKDAY;

  if (weekday == G_DATE_BAD_WEEKDAY)
    return 0;
  *day = today + (weekday - tend_day_get_weekday (today) + 7) % 7;
  /* Of the week after this one. */
  if (is_next)
    *day = tend_day_get_week_start (today, G_DATE_MONDAY) + 7 + (weekday - G_DATE_MONDAY);
  if (is_last)
    *day -= 7;
  *is_weekday = !is_next && !is_last;
  return skipped + 1;
}

/**
 * tend_quick_words_match_day:
 * @self: words
 * @at: where to look
 * @today: the day it is
 * @day: (out): the day
 * @is_weekday: (out): whether a weekday was said, which may be today
 * @is_wrong: (out): whether there is no such day
 *
 * Returns: how many words name a day, 0 if none do
 */
guint
tend_quick_words_match_day (const TendQuickWords *self,
                            guint                 at,
                            TendDay               today,
                            TendDay              *day,
                            gboolean             *is_weekday,
                            gboolean             *is_wrong)
{
  guint skipped = tend_quick_words_is (self, at, WORDS_ON) ? 1 : 0;
  guint n;

  *is_wrong = FALSE;
  *is_weekday = FALSE;
  at += skipped;
  if (at >= self->n_words)
    return 0;
  n = match_weekday (self, at, today, day, is_weekday);
  if (n == 0)
    n = match_distance (self, at, today, day);
  if (n == 0 && match_date_word (self->folded[at], today, day, is_wrong))
    n = 1;
  if (n == 0)
    n = match_month (self, at, today, day, is_wrong);
  if (n > 0)
    return skipped + n;
  if (tend_quick_is_one_of (self->folded[at], WORDS_TODAY))
    *day = today;
  else if (tend_quick_is_one_of (self->folded[at], WORDS_TOMORROW))
    *day = today + 1;
  else if (tend_quick_is_one_of (self->folded[at], WORDS_YESTERDAY))
    *day = today - 1;
  else
    return 0;
  return skipped + 1;
}

/**
 * tend_quick_words_is_tonight:
 * @self: words
 * @at: the place of one
 *
 * Returns: whether it says today and means its evening
 */
gboolean
tend_quick_words_is_tonight (const TendQuickWords *self,
                             guint                 at)
{
  return tend_quick_words_is (self, at, WORDS_TONIGHT);
}
