#include "features/calendar/tend-week-drag.h"

#include <stdlib.h>

/* Where a column is at a second of it, as minutes after the midnight that its day began with. */
static int
get_wall_minute (const TendWeekLayout *layout,
                 TendZone             *zone,
                 int                   day,
                 int                   second)
{
  int length = tend_week_layout_get_day_seconds (layout, day);
  TendWall wall = tend_zone_to_wall (zone, layout->starts[day] + CLAMP (second, 0, length));

  return (wall.day - layout->first - day) * TEND_MINUTES_A_DAY + wall.second / 60;
}

/* The nearest quarter of an hour, also before midnight. */
static int
snap (int minute)
{
  int shifted = minute + TEND_WEEK_SNAP_MINUTES / 2 + TEND_WEEK_DAYS * TEND_MINUTES_A_DAY;

  return shifted - shifted % TEND_WEEK_SNAP_MINUTES - TEND_WEEK_DAYS * TEND_MINUTES_A_DAY;
}

/* What goes sideways keeps its hour, even one between the quarters. */
static int
get_snapped_way (int minute,
                 int by)
{
  return abs (by) <= TEND_WEEK_SNAP_MINUTES / 2 ? 0 : snap (minute + by) - minute;
}

/**
 * tend_week_drag_get_move:
 * @self: a plan or its end that is held
 * @layout: the week
 * @zone: the zone of who looks
 * @start_minutes: (out): by how many minutes on the wall its start moves
 * @end_minutes: (out): by how many its end moves
 *
 * The start, or the end where that is held, comes to stand on a quarter of an hour of the wall.
 *
 * Returns: whether it moves at all
 */
gboolean
tend_week_drag_get_move (const TendWeekDrag   *self,
                         const TendWeekLayout *layout,
                         TendZone             *zone,
                         int                  *start_minutes,
                         int                  *end_minutes)
{
  const TendPlanOccurrence *at = self->at;
  int by = get_wall_minute (layout, zone, self->to_day, self->to_second) -
           get_wall_minute (layout, zone, self->from_day, self->from_second);
  int length = (at->end_day - at->start_day) * TEND_MINUTES_A_DAY + at->end_minute - at->start_minute;

  if (self->kind == TEND_WEEK_DRAG_RESIZE)
    {
      *start_minutes = 0;
      *end_minutes = MAX (get_snapped_way (at->end_minute, by), TEND_WEEK_SNAP_MINUTES - length);
    }
  else
    {
      *start_minutes = get_snapped_way (at->start_minute, by) +
                       (self->to_day - self->from_day) * TEND_MINUTES_A_DAY;
      *end_minutes = *start_minutes;
    }
  return *end_minutes != 0;
}

/**
 * tend_week_drag_get_free:
 * @self: free time that is held
 * @layout: the week
 * @zone: the zone of who looks
 * @minutes: (out): how long it is
 *
 * Returns: when the free time begins: whole quarters of an hour, of the day that the hand began in
 */
TendPlanTime
tend_week_drag_get_free (const TendWeekDrag   *self,
                         const TendWeekLayout *layout,
                         TendZone             *zone,
                         int                  *minutes)
{
  int first = MIN (self->from_second, self->to_second);
  int last = MAX (self->from_second, self->to_second);
  int start = get_wall_minute (layout, zone, self->from_day, first) / TEND_WEEK_SNAP_MINUTES * TEND_WEEK_SNAP_MINUTES;
  int end = get_wall_minute (layout, zone, self->from_day, last);

  start = CLAMP (start, 0, TEND_MINUTES_A_DAY - TEND_WEEK_SNAP_MINUTES);
  end = (end + TEND_WEEK_SNAP_MINUTES - 1) / TEND_WEEK_SNAP_MINUTES * TEND_WEEK_SNAP_MINUTES;
  *minutes = MAX (end - start, TEND_WEEK_SNAP_MINUTES);
  return (TendPlanTime) { layout->first + self->from_day, start };
}

static TendPlanOccurrence *
place_ghost (const TendWeekDrag   *self,
             const TendWeekLayout *layout,
             TendZone             *zone)
{
  g_autoptr (TendPlan) plan = NULL;
  TendZone *plan_zone = zone;

  if (self->kind == TEND_WEEK_DRAG_NEW)
    {
      int minutes;
      TendPlanTime start = tend_week_drag_get_free (self, layout, zone, &minutes);

      plan = tend_plan_new ("", start.day, start.minute, minutes);
    }
  else
    {
      int start_minutes, end_minutes;

      tend_week_drag_get_move (self, layout, zone, &start_minutes, &end_minutes);
      plan = tend_plan_rules_make_moved (self->at, start_minutes, end_minutes, NULL);
      plan_zone = self->plan_zone;
    }
  return plan ? tend_plan_rules_place (plan, tend_plan_get_start (plan), plan_zone, zone) : NULL;
}

/**
 * tend_week_drag_make_ghost:
 * @self: what is held
 * @layout: the week
 * @zone: the zone of who looks
 *
 * Returns: (transfer full): where it would come to stand if the hand let go now, alone in the week
 */
TendWeekLayout *
tend_week_drag_make_ghost (const TendWeekDrag   *self,
                           const TendWeekLayout *layout,
                           TendZone             *zone)
{
  g_autoptr (GPtrArray) ghosts = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_occurrence_free);
  TendPlanOccurrence *ghost = place_ghost (self, layout, zone);

  if (ghost)
    g_ptr_array_add (ghosts, ghost);
  return tend_week_layout_new (ghosts, zone, layout->first);
}
