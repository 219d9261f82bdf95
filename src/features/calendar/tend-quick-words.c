#include "features/calendar/tend-quick-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* A length beyond this is not meant as one. */
#define HOURS_MAX (7 * 24)

/* Words of which each will do, in lower case. Translators: put "|" between them, and as many as people may type. */
#define WORDS_TODAY C_ ("quick entry", "today|tonight")
#define WORDS_TONIGHT C_ ("quick entry: today, after noon", "tonight")
#define WORDS_TOMORROW C_ ("quick entry", "tomorrow|tmrw")
#define WORDS_YESTERDAY C_ ("quick entry", "yesterday")
#define WORDS_NEXT C_ ("quick entry", "next")
#define WORDS_THIS C_ ("quick entry: this Friday", "this")
#define WORDS_LAST C_ ("quick entry: the Friday before today", "last")
#define WORDS_IN C_ ("quick entry: in three days", "in")
#define WORDS_DAYS C_ ("quick entry", "day|days")
#define WORDS_WEEKS C_ ("quick entry", "week|weeks")
#define WORDS_NOON C_ ("quick entry", "noon|midday")
/* Of which day, nobody can say: it is told so. */
#define WORDS_MIDNIGHT C_ ("quick entry", "midnight")
/* Behind the number of a day, as in "5th". */
#define ENDS_ORDINAL C_ ("quick entry: behind the number of a day", "st|nd|rd|th")
#define WORDS_REPEAT C_ ("quick entry: it repeats", "every|daily|weekly|monthly|yearly|weekdays")
#define WORDS_CLOCK_PART C_ ("quick entry: half past five", "half|quarter")
#define WORDS_CLOCK_SIDE C_ ("quick entry: half past five", "past|to")
#define WORDS_AND_HALF C_ ("quick entry: an hour and a half", "and a half")
#define WORDS_AND_LENGTH C_ ("quick entry: an hour and ten minutes", "and")
#define WORDS_ON C_ ("quick entry", "on")
#define WORDS_AT_TIME C_ ("quick entry: at a time", "at|from|@")
#define WORDS_UNTIL C_ ("quick entry", "to|until|till|-|–")
#define WORDS_FOR C_ ("quick entry: for a length of time", "for")
#define WORDS_HOURS C_ ("quick entry", "h|hr|hrs|hour|hours")
#define WORDS_MINUTES C_ ("quick entry", "m|min|mins|minute|minutes")
#define WORDS_ONE C_ ("quick entry: an hour", "a|an|one")
#define WORDS_HALF C_ ("quick entry: half an hour", "half")
/* Added to a word of the clock, as "pm" in "4 pm". */
#define WORDS_CLOCK C_ ("quick entry: after an hour", "am|pm|a.m.|p.m.|o’clock|o'clock")

/* What may stand around a word without being of it. */
#define OPENING "([\"'“„«"
#define CLOSING ",;!?)]\"'”“»"

static gboolean
is_around (const char *at,
           const char *around)
{
  return g_utf8_strchr (around, -1, g_utf8_get_char (at)) != NULL;
}

/* In one case, with the digits of any script as those of ASCII, without what stands around it. */
static char *
fold (const char *word)
{
  g_autofree char *wide = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *cased = g_utf8_casefold (wide ? wide : word, -1);
  g_autoptr (GString) folded = g_string_new (NULL);
  const char *start = cased;
  const char *end = cased + strlen (cased);

  while (*start && is_around (start, OPENING))
    start = g_utf8_next_char (start);
  while (end > start && is_around (g_utf8_prev_char (end), CLOSING))
    end = g_utf8_prev_char (end);
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (folded, g_unichar_isdigit (letter) ? '0' + (gunichar) g_unichar_digit_value (letter)
                                                                  : letter);
    }
  return g_strdup (folded->str);
}

/* "@Luna" is "@" and "Luna". */
static void
add_word (GPtrArray  *words,
          GPtrArray  *folded,
          const char *word)
{
  if (*word == '@' && word[1])
    {
      add_word (words, folded, "@");
      word++;
    }
  g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_add (folded, fold (word));
}

/**
 * tend_quick_words_init:
 * @self: (out caller-allocates): gets the words
 * @text: valid UTF-8
 */
void
tend_quick_words_init (TendQuickWords *self,
                       const char     *text)
{
  g_autofree char *spaced = g_strdup (text);
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();

  all = g_strsplit_set (spaced, " \t\r\n\v\f", -1);
  for (guint i = 0; all[i]; i++)
    if (*all[i])
      add_word (words, folded, all[i]);
  self->n_words = words->len;
  g_ptr_array_add (words, NULL);
  g_ptr_array_add (folded, NULL);
  self->words = (char **) g_ptr_array_steal (words, NULL);
  self->folded = (char **) g_ptr_array_steal (folded, NULL);
}

void
tend_quick_words_clear (TendQuickWords *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->folded, g_strfreev);
}

static gboolean
is_one_of (const char *word,
           const char *choices)
{
  g_auto (GStrv) list = g_strsplit (choices, "|", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/**
 * tend_quick_words_is:
 * @self: words
 * @at: the place of one
 * @choices: words with "|" between them
 *
 * Returns: whether there is a word, and it is one of those
 */
gboolean
tend_quick_words_is (const TendQuickWords *self,
                     guint                 at,
                     const char           *choices)
{
  return at < self->n_words && is_one_of (self->folded[at], choices);
}

/* Whether @word is @name, or its beginning in three letters or more with or without a full stop. */
static gboolean
is_name (const char *word,
         const char *name)
{
  g_autofree char *folded = fold (name);
  gsize length = strlen (word);

  if (length > 0 && word[length - 1] == '.')
    length--;
  return g_utf8_strlen (word, (gssize) length) >= 3 && strncmp (word, folded, length) == 0;
}

static GDateWeekday
find_weekday (const char *word)
{
  gsize length = strlen (word) - (g_str_has_suffix (word, ".") ? 1 : 0);

  for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      g_autofree char *brief = fold (tend_weekday_get_short_name (weekday));

      if (is_name (word, tend_weekday_get_name (weekday)) ||
          (strlen (brief) == length && strncmp (word, brief, length) == 0))
        return weekday;
    }
  return G_DATE_BAD_WEEKDAY;
}

static int
find_month (const char *word)
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
static int
read_number (const char *word)
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
static int
read_day_number (const char *word)
{
  g_auto (GStrv) ends = g_strsplit (ENDS_ORDINAL, "|", -1);

  for (guint i = 0; ends[i]; i++)
    if (g_str_has_suffix (word, ends[i]))
      {
        g_autofree char *number = g_strndup (word, strlen (word) - strlen (ends[i]));

        return g_str_has_suffix (number, ".") ? -1 : read_number (number);
      }
  return read_number (word);
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
  year = is_iso ? read_number (first) : third && *third ? read_number (third) : -1;
  *is_wrong = !make_day (year, read_number (second), read_number (is_iso ? third : first), today, day);
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
  int number = read_day_number (self->folded[at]);
  int month = number >= 0 ? find_month (second) : find_month (self->folded[at]);
  int year = read_number (third);

  if (number < 0)
    number = read_day_number (second);
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
  number = tend_quick_words_is (self, at + 1, WORDS_ONE) ? 1 : read_number (self->folded[at + 1]);
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
  GDateWeekday weekday = at + skipped < self->n_words ? find_weekday (self->folded[at + skipped]) : G_DATE_BAD_WEEKDAY;

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
  if (is_one_of (self->folded[at], WORDS_TODAY))
    *day = today;
  else if (is_one_of (self->folded[at], WORDS_TOMORROW))
    *day = today + 1;
  else if (is_one_of (self->folded[at], WORDS_YESTERDAY))
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

/* Whether a word says by itself that it is a time: "16:30", "4pm", "16h", not "16". */
static gboolean
looks_like_time (const char *word)
{
  g_autoptr (GRegex) clock = g_regex_new ("^[0-9]{1,2}([:.h][0-9]{2}|h)?(am|pm|a\\.m\\.|p\\.m\\.)?$", 0, 0, NULL);

  return g_regex_match (clock, word, 0, NULL) && read_number (word) < 0;
}

/* One time in one word or two. */
static guint
match_clock (const TendQuickWords *self,
             guint                 at,
             gboolean              is_announced,
             int                  *minute,
             gboolean             *is_wrong)
{
  g_autofree char *both = NULL;
  g_autofree char *plain = NULL;
  int number;

  *is_wrong = FALSE;
  if (at >= self->n_words)
    return 0;
  if (tend_quick_words_is (self, at, WORDS_NOON))
    {
      *minute = TEND_MINUTES_A_DAY / 2;
      return 1;
    }
  number = read_number (self->folded[at]);
  if (tend_quick_words_is (self, at + 1, WORDS_CLOCK) && (number >= 0 || looks_like_time (self->folded[at])))
    {
      both = g_strjoin (" ", self->folded[at], self->folded[at + 1], NULL);
      *is_wrong = !tend_minute_parse (both, minute) && !tend_minute_parse (self->folded[at], minute);
      return 2;
    }
  /* "16:30." is the end of a sentence; "5.12." is a day. */
  plain = g_strdup (self->folded[at]);
  if (strchr (plain, ':') && g_str_has_suffix (plain, "."))
    plain[strlen (plain) - 1] = '\0';
  if (!looks_like_time (plain) && !(is_announced && number >= 0 && number < 100))
    return 0;
  *is_wrong = !tend_minute_parse (plain, minute);
  return 1;
}

/* "16:30-17:30", "16-18" where it is announced. */
static gboolean
match_range_word (const char    *word,
                  gboolean       is_announced,
                  TendQuickTime *time,
                  gboolean      *is_wrong)
{
  g_autofree char *plain = g_strdup (word);
  char *dash = strstr (plain, "–");
  const char *end;

  if (dash)
    end = dash + strlen ("–");
  else
    {
      dash = strchr (plain, '-');
      end = dash ? dash + 1 : NULL;
    }
  if (dash == NULL || dash == plain || *end == '\0')
    return FALSE;
  *dash = '\0';
  if (!looks_like_time (end) && !(is_announced && read_number (end) >= 0))
    return FALSE;
  if (!looks_like_time (plain) && read_number (plain) < 0)
    return FALSE;
  *is_wrong = !tend_minute_parse (plain, &time->start) || !tend_minute_parse (end, &time->end);
  return TRUE;
}

/**
 * tend_quick_words_is_bare_hour:
 * @self: words
 * @at: where a time was found, "at 10"
 * @n: how many words it takes
 *
 * Returns: whether it could be the number of a house as well: nothing says that it is a time but that it is announced
 */
gboolean
tend_quick_words_is_bare_hour (const TendQuickWords *self,
                               guint                 at,
                               guint                 n)
{
  return n == 2 && tend_quick_words_is (self, at, WORDS_AT_TIME) && read_number (self->folded[at + 1]) >= 0;
}

static gboolean
may_be_day (const char *word)
{
  int first, second;

  return sscanf (word, "%d.%d", &first, &second) == 2 && tend_day_is_valid_ymd (2024, second, first);
}

/**
 * tend_quick_words_match_time:
 * @self: words
 * @at: where to look
 * @time: (out): the time
 * @is_wrong: (out): whether there is no such time
 *
 * Returns: how many words name a time of the day, 0 if none do
 */
guint
tend_quick_words_match_time (const TendQuickWords *self,
                             guint                 at,
                             TendQuickTime        *time,
                             gboolean             *is_wrong)
{
  guint skipped = tend_quick_words_is (self, at, WORDS_AT_TIME) ? 1 : 0;
  guint n, n_end;

  *time = (TendQuickTime) { TEND_MINUTE_NONE, TEND_MINUTE_NONE, FALSE };
  *is_wrong = FALSE;
  if (at + skipped >= self->n_words)
    return 0;
  if (match_range_word (self->folded[at + skipped], skipped > 0, time, is_wrong))
    return skipped + 1;
  n = match_clock (self, at + skipped, skipped > 0, &time->start, is_wrong);
  if (n == 0)
    return 0;
  time->may_be_day = n == 1 && may_be_day (self->folded[at + skipped]);
  n += skipped;
  if (!*is_wrong && tend_quick_words_is (self, at + n, WORDS_UNTIL))
    {
      n_end = match_clock (self, at + n + 1, TRUE, &time->end, is_wrong);
      if (n_end > 0)
        n += 1 + n_end;
    }
  return n;
}

/* A number with what stands behind it: "1.5", "1,5", "90m". */
static double
read_amount (const char  *word,
             const char **rest)
{
  g_autofree char *plain = g_strdelimit (g_strdup (word), ",", '.');
  char *end;
  double amount;

  if (!g_ascii_isdigit (*plain))
    return -1;
  amount = g_ascii_strtod (plain, &end);
  *rest = word + (end - plain);
  return amount;
}

/* "1h", "90min", "1h30", "1h30m" */
static gboolean
read_compact_length (const char *word,
                     int        *minutes)
{
  const char *unit, *more;
  double amount = read_amount (word, &unit);
  g_autofree char *rest = NULL;
  double past;

  if (amount < 0 || amount > HOURS_MAX * 60)
    return FALSE;
  if (is_one_of (unit, WORDS_HOURS) || is_one_of (unit, WORDS_MINUTES))
    {
      *minutes = (int) (amount * (is_one_of (unit, WORDS_HOURS) ? 60 : 1) + 0.5);
      return TRUE;
    }
  if (*unit != 'h')
    return FALSE;
  past = read_amount (unit + 1, &more);
  if (past < 0 || past > 59 || (*more && !is_one_of (more, WORDS_MINUTES)))
    return FALSE;
  *minutes = (int) (amount * 60 + past + 0.5);
  return TRUE;
}

/* "1h", "90min", "1.5 hours", "an hour", "half an hour": how many words, 0 for none. */
static guint
match_one_length (const TendQuickWords *self,
                  guint                 at,
                  int                  *minutes)
{
  gboolean is_half = tend_quick_words_is (self, at, WORDS_HALF);
  const char *rest;
  double amount;

  if (at >= self->n_words)
    return 0;
  if (read_compact_length (self->folded[at], minutes))
    return 1;
  if (tend_quick_words_is (self, at + is_half, WORDS_ONE) && tend_quick_words_is (self, at + is_half + 1, WORDS_HOURS))
    {
      *minutes = is_half ? 30 : 60;
      return 2 + is_half;
    }
  amount = is_half ? -1 : read_amount (self->folded[at], &rest);
  if (amount < 0 || amount > HOURS_MAX * 60 || *rest)
    return 0;
  if (tend_quick_words_is (self, at + 1, WORDS_HOURS))
    *minutes = (int) (amount * 60 + 0.5);
  else if (tend_quick_words_is (self, at + 1, WORDS_MINUTES))
    *minutes = (int) (amount + 0.5);
  else
    return 0;
  return 2;
}

/* "and a half" behind an hour. */
static guint
match_and_half (const TendQuickWords *self,
                guint                 at)
{
  g_auto (GStrv) half = g_strsplit (WORDS_AND_HALF, " ", -1);
  guint n = g_strv_length (half);

  for (guint i = 0; i < n; i++)
    if (!tend_quick_words_is (self, at + i, half[i]))
      return 0;
  return n;
}

/**
 * tend_quick_words_match_length:
 * @self: words
 * @at: where to look
 * @minutes: (out): the length
 *
 * Returns: how many words say how long, 0 if none do: "for 90m", "for 1h 30m", "for an hour and a half"
 */
guint
tend_quick_words_match_length (const TendQuickWords *self,
                               guint                 at,
                               int                  *minutes)
{
  guint n, n_more, skipped;
  int more = 0;

  if (!tend_quick_words_is (self, at, WORDS_FOR))
    return 0;
  n = match_one_length (self, at + 1, minutes);
  if (n == 0)
    return 0;
  n_more = match_and_half (self, at + 1 + n);
  if (n_more > 0)
    more = 30;
  else if (*minutes % 60 == 0)
    {
      skipped = tend_quick_words_is (self, at + 1 + n, WORDS_AND_LENGTH) ? 1 : 0;
      n_more = match_one_length (self, at + 1 + n + skipped, &more);
      /* "for 1h and 2h" is something else. */
      if (n_more > 0 && more < 60)
        n_more += skipped;
      else
        n_more = more = 0;
    }
  *minutes += more;
  return *minutes <= HOURS_MAX * 60 ? 1 + n + n_more : 0;
}

/* "Mon-Fri" */
static gboolean
is_weekday_range (const char *word)
{
  g_auto (GStrv) ends = g_regex_split_simple ("[-–]", word, 0, 0);

  return g_strv_length (ends) == 2 && find_weekday (ends[0]) != G_DATE_BAD_WEEKDAY &&
         find_weekday (ends[1]) != G_DATE_BAD_WEEKDAY;
}

static gboolean
matches (const char *word,
         const char *pattern)
{
  return g_regex_match_simple (pattern, word, G_REGEX_CASELESS, 0);
}

static gboolean
looks_like_length (const TendQuickWords *self,
                   guint                 at)
{
  const char *next = at + 1 < self->n_words ? self->folded[at + 1] : "";
  gboolean is_measured = tend_quick_words_is (self, at + 2, WORDS_HOURS) ||
                         tend_quick_words_is (self, at + 2, WORDS_MINUTES);
  int minutes;

  if (tend_quick_words_is (self, at, WORDS_FOR))
    return is_measured || matches (next, "^[-+]?[0-9]");
  return match_one_length (self, at, &minutes) > 0;
}

static gboolean
looks_like_unknown_time (const TendQuickWords *self,
                         guint                 at)
{
  const char *word = self->folded[at];

  if (tend_quick_words_is (self, at, WORDS_IN))
    return tend_quick_words_is (self, at + 2, WORDS_HOURS) || tend_quick_words_is (self, at + 2, WORDS_MINUTES);
  if (tend_quick_words_is (self, at, WORDS_CLOCK_PART))
    return tend_quick_words_is (self, at + 1, WORDS_CLOCK_SIDE);
  if (at > 0 && tend_quick_words_is (self, at - 1, WORDS_TONIGHT) && read_number (word) >= 0)
    return TRUE;
  return tend_quick_words_is (self, at, WORDS_MIDNIGHT) || matches (word, "^[0-9]{1,2}[:.h][0-9]{1,2}([^0-9.]|$)") ||
         matches (word, "^[0-9]{1,2}(am|pm)?[-–][0-9]{1,2}(am|pm)?$") || matches (word, "[0-9](am|pm)$");
}

static gboolean
looks_like_day (const TendQuickWords *self,
                guint                 at)
{
  const char *word = self->folded[at];
  const char *next = at + 1 < self->n_words ? self->folded[at + 1] : "";

  /* "3-5 Dec", "3 to 5 Dec" */
  if (find_month (next) > 0 && matches (word, "^[0-9]{1,2}[-–][0-9]{1,2}$"))
    return TRUE;
  if (read_number (word) >= 0)
    return tend_quick_words_is (self, at + 1, WORDS_UNTIL) && at + 2 < self->n_words &&
           read_day_number (self->folded[at + 2]) >= 0;
  return is_weekday_range (word) || (g_ascii_isdigit (*word) && read_day_number (word) >= 0) ||
         matches (word, "^[0-9]{1,2}/[0-9]{1,2}$") ||
         matches (word, "^[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}(t[0-9:]+)?$");
}

/**
 * tend_quick_words_look:
 * @self: words
 * @at: one that means nothing here
 *
 * Returns: what it may have been meant for, so that it can be said that it was not understood
 */
TendQuickLook
tend_quick_words_look (const TendQuickWords *self,
                       guint                 at)
{
  if (tend_quick_words_is (self, at, WORDS_REPEAT))
    return TEND_QUICK_LOOK_REPEAT;
  if (looks_like_length (self, at))
    return TEND_QUICK_LOOK_LENGTH;
  if (looks_like_day (self, at))
    return TEND_QUICK_LOOK_DAY;
  return looks_like_unknown_time (self, at) ? TEND_QUICK_LOOK_TIME : TEND_QUICK_LOOK_NOTHING;
}
