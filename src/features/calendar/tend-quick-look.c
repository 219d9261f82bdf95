#include "features/calendar/tend-quick-words-private.h"

/* As in tend-quick-words-private.h. */
/* Of which day, nobody can say: it is told so. */
#define WORDS_MIDNIGHT C_ ("quick entry", "midnight")
#define WORDS_REPEAT C_ ("quick entry: it repeats", "every|daily|weekly|monthly|yearly|weekdays")
#define WORDS_CLOCK_PART C_ ("quick entry: half past five", "half|quarter")
#define WORDS_CLOCK_SIDE C_ ("quick entry: half past five", "past|to")

/* "Mon-Fri" */
static gboolean
is_weekday_range (const char *word)
{
  g_auto (GStrv) ends = g_regex_split_simple ("[-–]", word, 0, 0);

  return g_strv_length (ends) == 2 && tend_quick_find_weekday (ends[0]) != G_DATE_BAD_WEEKDAY &&
         tend_quick_find_weekday (ends[1]) != G_DATE_BAD_WEEKDAY;
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
  return tend_quick_match_one_length (self, at, &minutes) > 0;
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
  if (at > 0 && tend_quick_words_is (self, at - 1, WORDS_TONIGHT) && tend_quick_read_number (word) >= 0)
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
  if (tend_quick_find_month (next) > 0 && matches (word, "^[0-9]{1,2}[-–][0-9]{1,2}$"))
    return TRUE;
  if (tend_quick_read_number (word) >= 0)
    return tend_quick_words_is (self, at + 1, WORDS_UNTIL) && at + 2 < self->n_words &&
           tend_quick_read_day_number (self->folded[at + 2]) >= 0;
  return is_weekday_range (word) || (g_ascii_isdigit (*word) && tend_quick_read_day_number (word) >= 0) ||
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
