/* Looking back: in which of the last 52 weeks there was someone, and with whom and how the time was spent. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

#define TEND_LOOKING_BACK_WEEKS 52

/**
 * TendTimeShare:
 * @key: the person's UUID, "" for somebody who is not among the people; or the kind
 * @name: the person's name; or the kind's name, in words
 * @n_times: how often
 * @minutes: how long, all told; an all-day plan counts none
 */
typedef struct
{
  char *key;
  char *name;
  guint n_times;
  gint64 minutes;
} TendTimeShare;

/**
 * TendLookingBack:
 * @first_week: the first day of the first of the weeks
 * @n_meetings: of each week, the number of times with somebody; the last week is the one that is
 * @people: (element-type TendTimeShare): by person, the longest first
 * @kinds: (element-type TendTimeShare): by kind, the longest first
 */
typedef struct
{
  TendDay first_week;
  guint n_meetings[TEND_LOOKING_BACK_WEEKS];
  GPtrArray *people;
  GPtrArray *kinds;
} TendLookingBack;

TendLookingBack *tend_looking_back_read (TendDb *db, TendZone *zone, TendDay today, gint64 now,
                                         GDateWeekday first_weekday, GError **error);
TendLookingBack *tend_looking_back_new (GPtrArray *occurrences, TendDay today, gint64 now,
                                        GDateWeekday first_weekday);
void tend_looking_back_free (TendLookingBack *self);
void tend_time_share_free (TendTimeShare *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendLookingBack, tend_looking_back_free)

G_END_DECLS
