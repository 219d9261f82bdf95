/* What a rule is made of, for the files that read, write, walk and tell it, and for nobody else. */

#pragma once

#include "base/tend-day-set.h"
#include "base/tend-recurrence.h"

G_BEGIN_DECLS

/* RFC 5545 section 3.3.10: a weekday is counted up to 53, a position up to 366. */
#define TEND_RECURRENCE_ORDINAL_MAX 53
#define TEND_RECURRENCE_POSITION_MAX 366

/**
 * TendRecurrenceParts:
 * @frequency: FREQ
 * @week_start: WKST
 * @interval: INTERVAL, from 1
 * @count: COUNT, or 0 for without end
 * @until_kind: in which form UNTIL is given
 * @until: UNTIL; for a day, its midnight
 * @months: BYMONTH, bit 0 is January; 0 if there is none
 * @month_days: BYMONTHDAY, bit 0 is the first
 * @month_days_from_end: negative BYMONTHDAY, bit 0 is the last
 * @weekdays: BYDAY without a number
 * @has_ordinals: whether there is any BYDAY with a number
 * @nth: at index n, the weekdays of BYDAY with the number n + 1
 * @nth_from_end: the same, counted from the end
 * @has_positions: whether there is a BYSETPOS
 * @positions: BYSETPOS, bit 0 is the first
 * @positions_from_end: negative BYSETPOS, bit 0 is the last
 */
typedef struct
{
  TendFrequency frequency;
  GDateWeekday week_start;
  int interval;
  int count;
  TendUntil until_kind;
  TendWall until;
  guint16 months;
  guint32 month_days;
  guint32 month_days_from_end;
  TendWeekdays weekdays;
  gboolean has_ordinals;
  TendWeekdays nth[TEND_RECURRENCE_ORDINAL_MAX];
  TendWeekdays nth_from_end[TEND_RECURRENCE_ORDINAL_MAX];
  gboolean has_positions;
  TendDaySet positions;
  TendDaySet positions_from_end;
} TendRecurrenceParts;

struct _TendRecurrence
{
  gatomicrefcount references;
  TendRecurrenceParts parts;
};

/**
 * TendRecurrencePeriod:
 * @first: its first day
 * @length: how many days it has
 * @days: the days of it on which the rule holds, counted from @first
 *
 * What a rule expands at a time: a week, a month or a year. (Daily rules are taken a month at a time.)
 */
typedef struct
{
  TendDay first;
  int length;
  TendDaySet days;
} TendRecurrencePeriod;

TendRecurrence *tend_recurrence_new (const TendRecurrenceParts *parts);
gboolean tend_recurrence_parts_have_month_days (const TendRecurrenceParts *parts);
gboolean tend_recurrence_parts_have_weekdays (const TendRecurrenceParts *parts);
void tend_recurrence_parts_complete (TendRecurrenceParts *parts, TendDay start);
TendDay tend_recurrence_parts_get_last_day (const TendRecurrenceParts *parts, int second);

gboolean tend_recurrence_period_load (TendRecurrencePeriod *self, const TendRecurrenceParts *parts,
                                      TendDay start, TendDay from, TendDay last);

G_END_DECLS
