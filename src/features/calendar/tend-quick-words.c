#include "features/calendar/tend-quick-words-private.h"

#include <stdio.h>
#include <string.h>

/* A length beyond this is not meant as one. */
#define HOURS_MAX (7 * 24)

/* As in tend-quick-words-private.h. */
#define WORDS_NOON C_ ("quick entry", "noon|midday")
#define WORDS_AND_HALF C_ ("quick entry: an hour and a half", "and a half")
#define WORDS_AND_LENGTH C_ ("quick entry: an hour and ten minutes", "and")
#define WORDS_AT_TIME C_ ("quick entry: at a time", "at|from|@")
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
char *
tend_quick_fold (const char *word)
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
  g_ptr_array_add (folded, tend_quick_fold (word));
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

gboolean
tend_quick_is_one_of (const char *word,
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
  return at < self->n_words && tend_quick_is_one_of (self->folded[at], choices);
}

/* Whether a word says by itself that it is a time: "16:30", "4pm", "16h", not "16". */
static gboolean
looks_like_time (const char *word)
{
  g_autoptr (GRegex) clock = g_regex_new ("^[0-9]{1,2}([:.h][0-9]{2}|h)?(am|pm|a\\.m\\.|p\\.m\\.)?$", 0, 0, NULL);

  return g_regex_match (clock, word, 0, NULL) && tend_quick_read_number (word) < 0;
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
  number = tend_quick_read_number (self->folded[at]);
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
  if (!looks_like_time (end) && !(is_announced && tend_quick_read_number (end) >= 0))
    return FALSE;
  if (!looks_like_time (plain) && tend_quick_read_number (plain) < 0)
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
  return n == 2 && tend_quick_words_is (self, at, WORDS_AT_TIME) && tend_quick_read_number (self->folded[at + 1]) >= 0;
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
  if (tend_quick_is_one_of (unit, WORDS_HOURS) || tend_quick_is_one_of (unit, WORDS_MINUTES))
    {
      *minutes = (int) (amount * (tend_quick_is_one_of (unit, WORDS_HOURS) ? 60 : 1) + 0.5);
      return TRUE;
    }
  if (*unit != 'h')
    return FALSE;
  past = read_amount (unit + 1, &more);
  if (past < 0 || past > 59 || (*more && !tend_quick_is_one_of (more, WORDS_MINUTES)))
    return FALSE;
  *minutes = (int) (amount * 60 + past + 0.5);
  return TRUE;
}

/* "1h", "90min", "1.5 hours", "an hour", "half an hour": how many words, 0 for none. */
guint
tend_quick_match_one_length (const TendQuickWords *self,
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
  n = tend_quick_match_one_length (self, at + 1, minutes);
  if (n == 0)
    return 0;
  n_more = match_and_half (self, at + 1 + n);
  if (n_more > 0)
    more = 30;
  else if (*minutes % 60 == 0)
    {
      skipped = tend_quick_words_is (self, at + 1 + n, WORDS_AND_LENGTH) ? 1 : 0;
      n_more = tend_quick_match_one_length (self, at + 1 + n + skipped, &more);
      /* "for 1h and 2h" is something else. */
      if (n_more > 0 && more < 60)
        n_more += skipped;
      else
        n_more = more = 0;
    }
  *minutes += more;
  return *minutes <= HOURS_MAX * 60 ? 1 + n + n_more : 0;
}
