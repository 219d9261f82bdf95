#include "exchange/tend-ical-moment.h"

#include "base/tend-minute.h"

#include <stdlib.h>
#include <string.h>

/**
 * tend_ical_moment_parse:
 * @text: "2026-11-24T16:30", or a day alone
 *
 * Returns: the moment; its day is %TEND_DAY_NONE if that is none
 */
TendIcalMoment
tend_ical_moment_parse (const char *text)
{
  g_autofree char *day = g_strndup (text, TEND_DAY_TEXT_SIZE - 1);
  TendIcalMoment moment = { tend_day_parse (day, NULL), TEND_ICAL_WHOLE_DAY };

  if (strlen (text) >= 16)
    moment.minute = CLAMP (atoi (text + 11) * 60 + atoi (text + 14), 0, TEND_MINUTES_A_DAY - 1);
  return moment;
}

/**
 * tend_ical_moment_to_text:
 * @moment: a moment
 *
 * Returns: (transfer full): what tend_ical_moment_parse() reads
 */
char *
tend_ical_moment_to_text (TendIcalMoment moment)
{
  char text[TEND_DAY_TEXT_SIZE];

  tend_day_to_text (moment.day, text);
  return moment.minute == TEND_ICAL_WHOLE_DAY
             ? g_strdup (text)
             : g_strdup_printf ("%sT%02d:%02d", text, moment.minute / 60, moment.minute % 60);
}
