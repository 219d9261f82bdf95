#include "features/people/tend-person-rules.h"

/* Somebody's time is near in the last part of their rhythm: a third of it, and three days at least. */
#define NEAR_PART 3
#define NEAR_DAYS_MIN 3

/**
 * tend_person_day_get_in_year:
 * @day: a day that comes every year
 * @year: a year
 *
 * Returns: when it is in that year: 29 February is on the 28th in years that have none; %TEND_DAY_NONE before it began
 */
TendDay
tend_person_day_get_in_year (const TendPersonDay *day,
                             int                  year)
{
  if (year < TEND_DAY_YEAR_MIN || year > TEND_DAY_YEAR_MAX ||
      (day->year != TEND_PERSON_YEAR_NONE && year < day->year))
    return TEND_DAY_NONE;
  return tend_day_from_ymd (year, day->month, MIN (day->day_of_month, tend_day_get_days_in_month (year, day->month)));
}

/**
 * tend_person_day_get_next:
 * @day: a day that comes every year
 * @from: a day
 *
 * Returns: the first time on or after @from; %TEND_DAY_NONE if there is none any more
 */
TendDay
tend_person_day_get_next (const TendPersonDay *day,
                          TendDay              from)
{
  int year = MAX (tend_day_get_year (from), day->year);
  TendDay next = tend_person_day_get_in_year (day, year);

  return next != TEND_DAY_NONE && next < from ? tend_person_day_get_in_year (day, year + 1) : next;
}

gboolean
tend_person_day_is_on (const TendPersonDay *day,
                       TendDay              on)
{
  return tend_person_day_get_in_year (day, tend_day_get_year (on)) == on;
}

/**
 * tend_person_day_get_years:
 * @day: a day that comes every year
 * @on: one of its times
 *
 * Returns: how many years it is then; 0 in its first year, or if the year it began is not said
 */
int
tend_person_day_get_years (const TendPersonDay *day,
                           TendDay              on)
{
  return day->year == TEND_PERSON_YEAR_NONE ? 0 : MAX (tend_day_get_year (on) - day->year, 0);
}

/**
 * tend_person_rules_get_time:
 * @rhythm_weeks: about how many weeks should be between two times
 * @last_met: the day of the last meeting or call, %TEND_DAY_NONE if there is none
 * @known_since: the day that they were written down, from which a rhythm counts that has no meeting yet
 *
 * Returns: about when it is time again; %TEND_DAY_NONE for somebody without a rhythm
 */
TendDay
tend_person_rules_get_time (int     rhythm_weeks,
                            TendDay last_met,
                            TendDay known_since)
{
  if (rhythm_weeks <= 0)
    return TEND_DAY_NONE;
  return (last_met != TEND_DAY_NONE ? last_met : known_since) + 7 * rhythm_weeks;
}

/**
 * tend_person_rules_is_near:
 * @time: when it is time again, %TEND_DAY_NONE if never
 * @rhythm_weeks: their rhythm
 * @today: the day it is
 *
 * Returns: whether it is about time: not to the day, as no friendship is
 */
gboolean
tend_person_rules_is_near (TendDay time,
                           int     rhythm_weeks,
                           TendDay today)
{
  return time != TEND_DAY_NONE && today >= time - MAX (7 * rhythm_weeks / NEAR_PART, NEAR_DAYS_MIN);
}
