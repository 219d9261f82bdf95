/* Looking back: in which of 52 weeks there was someone, and with whom and how the time of the last of them was spent.
 *
 * Counted is what really was: over, not called off, with somebody who could. */

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
 * @n_open: how many of the weeks have begun
 * @n_meetings: of each week, the number of times with somebody
 * @minutes: of each week, how long, all told; an all-day plan counts none
 * @n_shared_weeks: of how many weeks, the last ones, @people and @kinds tell
 * @people: (element-type TendTimeShare): by person, the longest first
 * @kinds: (element-type TendTimeShare): by kind, the longest first
 */
typedef struct
{
  TendDay first_week;
  guint n_open;
  guint n_meetings[TEND_LOOKING_BACK_WEEKS];
  gint64 minutes[TEND_LOOKING_BACK_WEEKS];
  guint n_shared_weeks;
  GPtrArray *people;
  GPtrArray *kinds;
} TendLookingBack;

/**
 * TendLookingBackQuery:
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @last_week: the first day of the last of the 52 weeks, not after @today
 * @n_shared_weeks: how many of the weeks, the last ones, time is told of by person and by kind; 1 to 52
 * @unnamed: (nullable) (element-type utf8 utf8): UUIDs of people who are not to be named
 */
typedef struct
{
  TendZone *zone;
  TendDay today;
  gint64 now;
  TendDay last_week;
  guint n_shared_weeks;
  GHashTable *unnamed;
} TendLookingBackQuery;

TendLookingBack *tend_looking_back_read (TendDb *db, const TendLookingBackQuery *query, GError **error);
TendLookingBack *tend_looking_back_new (GPtrArray *occurrences, const TendLookingBackQuery *query);
void tend_looking_back_free (TendLookingBack *self);
void tend_time_share_free (TendTimeShare *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendLookingBack, tend_looking_back_free)

G_END_DECLS
