/* What the parts that understand a line of a plan have in common: tend-quick-words.c has times and lengths,
 * tend-quick-days.c days, tend-quick-look.c what looks like one of them. */

#pragma once

#include "features/calendar/tend-quick-words.h"

#include <glib/gi18n.h>

G_BEGIN_DECLS

/* Words of which each will do, in lower case. Translators: put "|" between them, and as many as people may type. */
#define WORDS_TONIGHT C_ ("quick entry: today, after noon", "tonight")
#define WORDS_IN C_ ("quick entry: in three days", "in")
#define WORDS_UNTIL C_ ("quick entry", "to|until|till|-|–")
#define WORDS_FOR C_ ("quick entry: for a length of time", "for")
#define WORDS_HOURS C_ ("quick entry", "h|hr|hrs|hour|hours")
#define WORDS_MINUTES C_ ("quick entry", "m|min|mins|minute|minutes")
#define WORDS_ONE C_ ("quick entry: an hour", "a|an|one")

char *tend_quick_fold (const char *word);
gboolean tend_quick_is_one_of (const char *word, const char *choices);

GDateWeekday tend_quick_find_weekday (const char *word);
int tend_quick_find_month (const char *word);
int tend_quick_read_number (const char *word);
int tend_quick_read_day_number (const char *word);

guint tend_quick_match_one_length (const TendQuickWords *self, guint at, int *minutes);

G_END_DECLS
