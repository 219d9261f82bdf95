/* A time of a plan as the table of plans has it: a day, and mostly a minute on the wall of the plan. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/* Stands for a day without a time in a #TendIcalMoment. */
#define TEND_ICAL_WHOLE_DAY (-1)

/**
 * TendIcalMoment:
 * @day: the day, on the wall of the plan
 * @minute: minutes after midnight, or %TEND_ICAL_WHOLE_DAY
 */
typedef struct
{
  TendDay day;
  int minute;
} TendIcalMoment;

/**
 * TendIcalSingle:
 * @is_added: whether it is a time more or a time less
 * @moment: which
 */
typedef struct
{
  gboolean is_added;
  TendIcalMoment moment;
} TendIcalSingle;

TendIcalMoment tend_ical_moment_parse (const char *text);
char *tend_ical_moment_to_text (TendIcalMoment moment);

static inline gboolean
tend_ical_moment_equal (TendIcalMoment one,
                        TendIcalMoment other)
{
  return one.day == other.day && one.minute == other.minute;
}

G_END_DECLS
