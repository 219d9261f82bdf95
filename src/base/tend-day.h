/* A civil date, the unit in which Tend counts a life.
 *
 * In memory a day is a number, so that adding, comparing and counting are plain arithmetic; in files
 * and in the database it is the text YYYY-MM-DD. A day knows no zone: which day an instant belongs to
 * is asked of a TendZone. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendDay:
 *
 * Days since 1970-01-01 in the proleptic Gregorian calendar; negative before. %TEND_DAY_NONE stands
 * for "no day", and sorts before every day.
 */
typedef gint32 TendDay;

#define TEND_DAY_NONE G_MININT32

/* The years that Tend understands: those of four digits that GDate can hold. */
#define TEND_DAY_YEAR_MIN 1
#define TEND_DAY_YEAR_MAX 9999

/* Bytes that tend_day_to_text() fills, the closing NUL included. */
#define TEND_DAY_TEXT_SIZE 11

/**
 * TendWeekdays:
 *
 * A set of weekdays: bit 0 is Monday, bit 6 is Sunday.
 */
typedef guint8 TendWeekdays;

#define TEND_WEEKDAYS_ALL ((TendWeekdays) 0x7f)
#define TEND_WEEKDAYS_WORK ((TendWeekdays) 0x1f)
#define TEND_WEEKDAYS_OF(weekday) ((TendWeekdays) (1u << ((weekday) - G_DATE_MONDAY)))

gboolean tend_day_is_valid_ymd (int year, int month, int day_of_month);
TendDay tend_day_from_ymd (int year, int month, int day_of_month);
void tend_day_to_ymd (TendDay day, int *year, int *month, int *day_of_month);

TendDay tend_day_parse (const char *text, GError **error);
const char *tend_day_to_text (TendDay day, char text[static TEND_DAY_TEXT_SIZE]);

GDateWeekday tend_day_get_weekday (TendDay day);
int tend_day_get_year (TendDay day);
int tend_day_get_month (TendDay day);
int tend_day_get_day_of_month (TendDay day);
int tend_day_get_days_in_month (int year, int month);
int tend_day_get_week_number (TendDay day, GDateWeekday first_weekday, int min_days, int *week_year);

TendDay tend_day_get_week_start (TendDay day, GDateWeekday first_weekday);
TendDay tend_day_get_month_start (TendDay day);
TendDay tend_day_add_months (TendDay day, int months);

char *tend_day_format (TendDay day, const char *format);
char *tend_day_describe (TendDay day, TendDay today);
const char *tend_weekday_get_name (GDateWeekday weekday);
const char *tend_weekday_get_short_name (GDateWeekday weekday);

G_END_DECLS
