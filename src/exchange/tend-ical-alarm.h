/* An alarm of an event (VALARM), and which reminder it is.
 *
 * A reminder of a plan comes so many minutes before its start. An alarm that says the same becomes one; all others
 * stay as the lines that they are. Both directions ask here, so that they agree. */

#pragma once

#include "exchange/tend-ical-text.h"
#include "exchange/tend-ical-value.h"

G_BEGIN_DECLS

/* The longest time before a start that there can be a reminder for: four weeks. */
#define TEND_ICAL_BEFORE_MAX (28 * 24 * 60)

/**
 * TendIcalAlarm:
 * @can_remind: whether it is shown or heard, and not sent to somebody
 * @has_trigger: whether it says when
 * @is_absolute: whether that is @instant, and not so long before or after
 * @is_to_end: whether it is so long before or after the end, and not the start
 * @delay: how long after; negative for before
 * @instant: UTC seconds
 * @is_plain: whether a reminder says all that it says
 * @lines: all of it, as it stands in the file
 */
typedef struct
{
  gboolean can_remind;
  gboolean has_trigger;
  gboolean is_absolute;
  gboolean is_to_end;
  TendIcalDuration delay;
  gint64 instant;
  gboolean is_plain;
  GString *lines;
} TendIcalAlarm;

TendIcalAlarm *tend_ical_alarm_read (TendIcalText *text, const TendIcalLine *begin, GError **error);
void tend_ical_alarm_free (TendIcalAlarm *self);
int tend_ical_alarm_get_minutes (const TendIcalAlarm *self, int length, gint64 start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalAlarm, tend_ical_alarm_free)

G_END_DECLS
