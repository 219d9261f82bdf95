/* The values of iCalendar, RFC 5545 section 3.3: dates, times, durations, texts.
 *
 * Durations are libical's to read. Dates and times are not: libical 3.0 takes "2024 101" for a day in October and
 * gives 25:61 back as it stands. */

#pragma once

#include "base/tend-zone.h"

G_BEGIN_DECLS

/**
 * TendIcalTime:
 * @wall: what the wall shows
 * @is_date: whether it is a day without a time
 * @is_utc: whether the wall is in UTC
 * @has_seconds: whether seconds were left out that are not 0; a plan counts minutes
 */
typedef struct
{
  TendWall wall;
  gboolean is_date;
  gboolean is_utc;
  gboolean has_seconds;
} TendIcalTime;

/**
 * TendIcalDuration:
 * @days: days on the wall, weeks counted in; negative backwards
 * @seconds: seconds beside them, of the same sign
 */
typedef struct
{
  int days;
  int seconds;
} TendIcalDuration;

gboolean tend_ical_time_parse (const char *value, TendIcalTime *time);
gboolean tend_ical_duration_parse (const char *value, TendIcalDuration *duration);
gboolean tend_ical_stamp_parse (const char *value, gint64 *instant);
gboolean tend_ical_number_parse (const char *value, int *number);
char *tend_ical_text_decode (const char *value);
void tend_ical_text_encode (GString *out, const char *text);

G_END_DECLS
