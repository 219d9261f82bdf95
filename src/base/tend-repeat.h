/* How something repeats, as a person chooses it: every so many days, weeks, months or years, and until when.
 *
 * Rules can say far more than an editor should ask. This is the part of them that can be chosen; a rule beyond it is
 * shown in words and kept as it is. Plain values, for widgets/tend-repeat-editor.h. */

#pragma once

#include "base/tend-recurrence.h"

G_BEGIN_DECLS

/**
 * TendRepeatDay:
 * @TEND_REPEAT_ON_DATE: on the start's date, "day 27", "4 July"
 * @TEND_REPEAT_ON_NTH_WEEKDAY: on the start's weekday as it is counted, "the fourth Friday"
 * @TEND_REPEAT_ON_LAST_WEEKDAY: on the last of the start's weekdays, "the last Friday"
 * @TEND_REPEAT_ON_LAST_DAY: on the last day of the month
 *
 * On which day of a month or of a year.
 */
typedef enum
{
  TEND_REPEAT_ON_DATE,
  TEND_REPEAT_ON_NTH_WEEKDAY,
  TEND_REPEAT_ON_LAST_WEEKDAY,
  TEND_REPEAT_ON_LAST_DAY,
} TendRepeatDay;

#define TEND_REPEAT_N_DAYS (TEND_REPEAT_ON_LAST_DAY + 1)

/**
 * TendRepeat:
 * @frequency: days, weeks, months or years
 * @interval: every how many of them, from 1
 * @weekdays: on which days of a week, if it goes by weeks
 * @day: on which day, if it goes by months or years
 * @until: the last day on which it may be, %TEND_DAY_NONE for no such day
 * @count: how many times in all, 0 for no such number
 * @week_start: the weekday that weeks begin with: it matters every two weeks
 */
typedef struct
{
  TendFrequency frequency;
  int interval;
  TendWeekdays weekdays;
  TendRepeatDay day;
  TendDay until;
  int count;
  GDateWeekday week_start;
} TendRepeat;

void tend_repeat_init (TendRepeat *self, TendFrequency frequency, TendDay start, GDateWeekday week_start);
gboolean tend_repeat_parse (const char *rule, TendWall start, GDateWeekday week_start, TendRepeat *self);
gboolean tend_repeat_has_day (const TendRepeat *self, TendRepeatDay day, TendDay start);
void tend_repeat_shift (TendRepeat *self, TendDay start, TendDay new_start);
gboolean tend_repeat_equal (const TendRepeat *self, const TendRepeat *other, TendDay start);
char *tend_repeat_to_rule (const TendRepeat *self, TendDay start);

G_END_DECLS
