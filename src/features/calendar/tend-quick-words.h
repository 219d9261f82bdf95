/* What single words of a line mean: days, times and lengths. For tend-quick-entry.h.
 *
 * Each tend_quick_words_match_…() looks whether something begins at a word, and says how many words it takes; 0 where
 * nothing begins. Something that looks like a day or a time and is none is said to be wrong. */

#pragma once

#include "base/tend-day.h"
#include "base/tend-minute.h"

G_BEGIN_DECLS

/**
 * TendQuickWords:
 * @words: (array zero-terminated=1): the words as they were typed
 * @folded: (array zero-terminated=1): the same in one case, without what closes a clause
 * @n_words: how many
 */
typedef struct
{
  char **words;
  char **folded;
  guint n_words;
} TendQuickWords;

/**
 * TendQuickTime:
 * @start: minutes after midnight
 * @end: minutes after midnight, %TEND_MINUTE_NONE if not said
 * @may_be_day: whether it could have been meant as a day
 */
typedef struct
{
  int start;
  int end;
  gboolean may_be_day;
} TendQuickTime;

/**
 * TendQuickLook:
 * @TEND_QUICK_LOOK_NOTHING: a word of the title
 * @TEND_QUICK_LOOK_TIME: a time of the day
 * @TEND_QUICK_LOOK_DAY: a day
 * @TEND_QUICK_LOOK_LENGTH: how long
 * @TEND_QUICK_LOOK_REPEAT: how often
 *
 * What a word that is not understood looks like.
 */
typedef enum
{
  TEND_QUICK_LOOK_NOTHING,
  TEND_QUICK_LOOK_TIME,
  TEND_QUICK_LOOK_DAY,
  TEND_QUICK_LOOK_LENGTH,
  TEND_QUICK_LOOK_REPEAT,
} TendQuickLook;

#define TEND_QUICK_N_LOOKS (TEND_QUICK_LOOK_REPEAT + 1)

void tend_quick_words_init (TendQuickWords *self, const char *text);
void tend_quick_words_clear (TendQuickWords *self);

gboolean tend_quick_words_is (const TendQuickWords *self, guint at, const char *choices);
guint tend_quick_words_match_day (const TendQuickWords *self, guint at, TendDay today, TendDay *day,
                                  gboolean *is_weekday, gboolean *is_wrong);
guint tend_quick_words_match_time (const TendQuickWords *self, guint at, TendQuickTime *time,
                                   gboolean *is_wrong);
guint tend_quick_words_match_length (const TendQuickWords *self, guint at, int *minutes);
gboolean tend_quick_words_is_tonight (const TendQuickWords *self, guint at);
gboolean tend_quick_words_is_bare_hour (const TendQuickWords *self, guint at, guint n);
TendQuickLook tend_quick_words_look (const TendQuickWords *self, guint at);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendQuickWords, tend_quick_words_clear)

G_END_DECLS
