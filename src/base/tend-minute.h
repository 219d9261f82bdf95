/* A time of the day on the wall, in minutes after midnight: how it is written, and how what people type is
 * understood; and a length in minutes, in words. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEND_MINUTES_A_DAY (24 * 60)

/* Stands for "no time". */
#define TEND_MINUTE_NONE (-1)

/**
 * TendHours:
 * @TEND_HOURS_24: "19:30"
 * @TEND_HOURS_12: "7:30 PM"
 *
 * How the hours of a day are counted.
 */
typedef enum
{
  TEND_HOURS_24,
  TEND_HOURS_12,
} TendHours;

/* Stands for a source that does not say. */
#define TEND_HOURS_UNSAID (-1)

/**
 * TendHoursSource:
 * @TEND_HOURS_FROM_PREFERENCE: what the user chose in Tend
 * @TEND_HOURS_FROM_DESKTOP: how the desktop shows its clock
 *
 * Who says how hours are counted, the first before the others; where nobody does, the locale has it.
 */
typedef enum
{
  TEND_HOURS_FROM_PREFERENCE,
  TEND_HOURS_FROM_DESKTOP,
  TEND_HOURS_N_SOURCES,
} TendHoursSource;

gboolean tend_minute_set_hours (TendHoursSource source, int hours);
TendHours tend_minute_get_hours (void);
char *tend_minute_format (int minute, TendHours hours);
char *tend_minute_format_hour (int minute, TendHours hours);
char *tend_minute_format_span (int start, int end, TendHours hours);
gboolean tend_minute_parse (const char *text, int *minute);
char *tend_minute_describe_length (int minutes);
char *tend_minute_format_timer (gint64 seconds);

G_END_DECLS
