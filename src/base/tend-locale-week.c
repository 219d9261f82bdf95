#include "base/tend-locale-week.h"

#include <langinfo.h>
#include <locale.h>

/* By ISO 8601, which is also taken where nobody says. */
static const TendLocaleWeek iso_week = { G_DATE_MONDAY, 4 };

#ifdef __GLIBC__
/* The locale of no place says nothing of how people there count. */
static gboolean
is_of_a_place (const char *locale)
{
  return locale && *locale && !g_str_equal (locale, "C") && !g_str_has_prefix (locale, "C.") &&
         !g_str_equal (locale, "POSIX");
}
#endif

/**
 * tend_locale_week_read:
 *
 * Source: the keywords `week` and `first_weekday` of LC_TIME in locale(5), which glibc has from ISO/IEC TR 14652 and
 * gives out as _NL_TIME_WEEK_1STDAY, _NL_TIME_WEEK_1STWEEK and _NL_TIME_FIRST_WEEKDAY.
 *
 * Returns: how the locale of LC_TIME counts weeks; by ISO 8601 where it does not say, or is that of no place ("C")
 */
TendLocaleWeek
tend_locale_week_read (void)
{
  TendLocaleWeek week = iso_week;

#ifdef __GLIBC__
  /* These are enumerators, which #ifdef does not see. The first weekday is counted from 1 for the weekday of the date
   * in _NL_TIME_WEEK_1STDAY, a Sunday (19971130) or a Monday (19971201), which is what the "pointer" holds. */
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int min_days = nl_langinfo (_NL_TIME_WEEK_1STWEEK)[0];
  int from_monday = (origin == 19971201 ? 0 : 6) + first - 1;

  if (!is_of_a_place (setlocale (LC_TIME, NULL)))
    return week;
  if (first >= 1 && first <= 7)
    week.first_weekday = (GDateWeekday) (from_monday % 7 + G_DATE_MONDAY);
  if (min_days >= 1 && min_days <= 7)
    week.min_days = min_days;
#endif
  return week;
}

/**
 * tend_locale_week_get_number:
 * @self: how weeks are counted where the user lives
 * @day: a day
 * @first_weekday: the weekday that the user's weeks begin with, which may be another one than the locale's
 *
 * Returns: the number that the day's week goes by: ISO 8601's where weeks begin on Monday, the locale's where they
 *   begin as they do there, and %TEND_LOCALE_WEEK_NO_NUMBER for weeks that nobody counts
 */
int
tend_locale_week_get_number (TendLocaleWeek self,
                             TendDay        day,
                             GDateWeekday   first_weekday)
{
  if (first_weekday == iso_week.first_weekday)
    return tend_day_get_week_number (day, first_weekday, iso_week.min_days, NULL);
  if (first_weekday == self.first_weekday)
    return tend_day_get_week_number (day, first_weekday, self.min_days, NULL);
  return TEND_LOCALE_WEEK_NO_NUMBER;
}
