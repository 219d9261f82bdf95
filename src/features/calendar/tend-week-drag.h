/* What a hand does among the hours of a week: what it holds, how far it went, and what that comes to on the wall.
 * Pure arithmetic without GTK; the week's grid asks it. */

#pragma once

#include "features/calendar/tend-week-layout.h"

G_BEGIN_DECLS

/**
 * TendWeekDragKind:
 * @TEND_WEEK_DRAG_NONE: nothing is held
 * @TEND_WEEK_DRAG_NEW: free time, for a new plan
 * @TEND_WEEK_DRAG_MOVE: a plan
 * @TEND_WEEK_DRAG_RESIZE: the end of a plan
 */
typedef enum
{
  TEND_WEEK_DRAG_NONE,
  TEND_WEEK_DRAG_NEW,
  TEND_WEEK_DRAG_MOVE,
  TEND_WEEK_DRAG_RESIZE,
} TendWeekDragKind;

/**
 * TendWeekDrag:
 * @kind: what is held
 * @at: (nullable): the plan that is held
 * @plan_zone: (nullable): its zone, %NULL for the clock wherever one is
 * @from_day: the column that it was taken hold of in
 * @from_second: seconds since that day's start
 * @to_day: the column that the hand is in
 * @to_second: seconds since that day's start
 */
typedef struct
{
  TendWeekDragKind kind;
  const TendPlanOccurrence *at;
  TendZone *plan_zone;
  int from_day;
  int from_second;
  int to_day;
  int to_second;
} TendWeekDrag;

gboolean tend_week_drag_get_move (const TendWeekDrag *self, const TendWeekLayout *layout, TendZone *zone,
                                  int *start_minutes, int *end_minutes);
TendPlanTime tend_week_drag_get_free (const TendWeekDrag *self, const TendWeekLayout *layout, TendZone *zone,
                                      int *minutes);
TendWeekLayout *tend_week_drag_make_ghost (const TendWeekDrag *self, const TendWeekLayout *layout, TendZone *zone);

G_END_DECLS
