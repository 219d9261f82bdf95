/* What keys do among the hours of a week: the stretch of time that they are at, and by how much a plan moves that they
 * hold. Pure arithmetic without GTK; tend-week-slot.h shows the one, tend-plan-block.h asks for the other. */

#pragma once

#include "features/calendar/tend-week-drag.h"

G_BEGIN_DECLS

/* How long the stretch is until it is made longer or shorter, in seconds. */
#define TEND_WEEK_CURSOR_LENGTH (60 * 60)

/**
 * TendWeekCursor:
 * @day: its column
 * @start: seconds since the day's start, a whole number of quarters of an hour
 * @length: how many seconds it is long; less where the day ends before
 *
 * A stretch of time in the week.
 */
typedef struct
{
  int day;
  int start;
  int length;
} TendWeekCursor;

/**
 * TendWeekHold:
 * @TEND_WEEK_HOLD_ALL: the plan as it is
 * @TEND_WEEK_HOLD_START: its beginning alone
 * @TEND_WEEK_HOLD_END: its end alone
 *
 * What of a plan the keys hold.
 */
typedef enum
{
  TEND_WEEK_HOLD_ALL,
  TEND_WEEK_HOLD_START,
  TEND_WEEK_HOLD_END,
} TendWeekHold;

void tend_week_cursor_clamp (TendWeekCursor *self, const TendWeekLayout *layout);
int tend_week_cursor_step (TendWeekCursor *self, const TendWeekLayout *layout, int days, int quarters);
void tend_week_cursor_stretch (TendWeekCursor *self, const TendWeekLayout *layout, int quarters);
int tend_week_cursor_leave_plan (TendWeekCursor *self, const TendWeekLayout *layout, const TendPlanOccurrence *at,
                                 int days, int quarters);
int tend_week_cursor_get_end (const TendWeekCursor *self, const TendWeekLayout *layout);
TendPlanTime tend_week_cursor_get_free (const TendWeekCursor *self, const TendWeekLayout *layout, TendZone *zone,
                                        int *minutes);
char *tend_week_cursor_describe (const TendWeekCursor *self, const TendWeekLayout *layout, TendZone *zone,
                                 GPtrArray *occurrences, TendHours hours);

gboolean tend_week_hold_get_move (TendWeekHold hold, const TendPlanOccurrence *at, int days, int quarters,
                                  int *start_minutes, int *end_minutes);

G_END_DECLS
