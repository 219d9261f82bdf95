/* A clock change that comes back every year, as POSIX writes it in the variable TZ.
 *
 * The files of tzdata end with such a rule, which holds for all years after those that the file lists.
 * Only TendZone asks for it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendZoneChange:
 * @at: the instant from which the offset holds, in UTC seconds
 * @offset: seconds to add to UTC for the time on the wall
 */
typedef struct
{
  gint64 at;
  int offset;
} TendZoneChange;

/**
 * TendZoneRuleDate:
 * @form: 'M' for a weekday of a month, 'J' for a day from 1 that never counts 29 February, 'n' for a day
 *   from 0 that does
 * @day: the weekday from 0 for Sunday, or the day of the year
 * @week: which of these weekdays of the month; 5 is the last
 * @month: the month
 * @time: seconds on the wall after that day's midnight; may be negative, or longer than a day
 */
typedef struct
{
  char form;
  int day;
  int week;
  int month;
  int time;
} TendZoneRuleDate;

typedef struct
{
  int standard_offset;
  gboolean has_summer;
  int summer_offset;
  TendZoneRuleDate summer_start;
  TendZoneRuleDate summer_end;
} TendZoneRule;

gboolean tend_zone_rule_parse (const char *text, TendZoneRule *rule);
void tend_zone_rule_get_changes (const TendZoneRule *rule, int year, TendZoneChange changes[static 2]);

G_END_DECLS
