/* How weeks are counted where the user lives: which weekday they begin with, and which of them is the year's first.
 *
 * Read from the C library's locale; what the user chose over it is in the settings. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/**
 * TendLocaleWeek:
 * @first_weekday: the weekday that weeks begin with
 * @min_days: how many days of the first week of a year are in that year at least, 1 to 7
 *
 * How a locale counts weeks.
 */
typedef struct
{
  GDateWeekday first_weekday;
  int min_days;
} TendLocaleWeek;

/* Stands for a week that has no number. */
#define TEND_LOCALE_WEEK_NO_NUMBER 0

TendLocaleWeek tend_locale_week_read (void);
int tend_locale_week_get_number (TendLocaleWeek self, TendDay day, GDateWeekday first_weekday);

G_END_DECLS
