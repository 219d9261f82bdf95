#include "features/calendar/tend-together.h"

#include "features/calendar/tend-plan-reader.h"

/* How far ahead a free time is looked for, and what is offered where there is none. */
#define AHEAD_DAYS 13
#define FALLBACK_MINUTE (18 * 60)

/**
 * tend_together_make_plan:
 * @idea: what to do
 * @time: when there is time; only its start is looked at
 * @zone: the IANA name of the zone one is in
 *
 * Returns: (transfer full): the plan that it becomes, not kept yet and with nobody in it yet
 */
TendPlan *
tend_together_make_plan (const TendIdea     *idea,
                         const TendFreeTime *time,
                         const char         *zone)
{
  TendPlan *plan = tend_plan_new (idea->title, time->day, time->start_minute, idea->minutes);

  tend_plan_set_text (&plan->kind, idea->kind);
  tend_plan_set_text (&plan->note, idea->detail);
  tend_plan_set_text (&plan->zone, zone);
  return plan;
}

/* The first time that is really free and long enough, or the first that is free at all. */
static TendFreeTime
choose_time (GArray         *free_times,
             const TendIdea *idea,
             TendDay         today)
{
  TendFreeTime fallback = { today + 1, FALLBACK_MINUTE, FALLBACK_MINUTE };

  for (guint i = 0; i < free_times->len; i++)
    {
      const TendFreeTime *time = &g_array_index (free_times, TendFreeTime, i);

      if (time->end_minute - time->start_minute >= idea->minutes)
        return *time;
    }
  return free_times->len > 0 ? g_array_index (free_times, TendFreeTime, 0) : fallback;
}

/**
 * tend_together_plan_idea:
 * @store: the life
 * @idea: what to do
 *
 * Returns: (transfer full): a plan of it at the next time that is really free, not kept yet
 */
TendPlan *
tend_together_plan_idea (TendStore      *store,
                         const TendIdea *idea)
{
  TendClock *clock = tend_store_get_clock (store);
  TendZone *zone = tend_clock_get_zone (clock);
  TendDay today = tend_store_get_today (store);
  TendWall wall = tend_zone_to_wall (zone, tend_clock_get_now (clock));
  g_autoptr (GPtrArray) occurrences =
      tend_calendar_read_range (tend_store_get_reader (store), zone, today, today + AHEAD_DAYS, NULL);
  g_autoptr (GArray) free_times = NULL;
  TendQuietHours quiet;
  TendFreeTime time;
  gboolean has_quiet =
      tend_settings_get_quiet_hours (tend_store_get_settings (store), &quiet.start_minute, &quiet.end_minute);

  /* A life that cannot be read says so elsewhere; the time is only an offer. */
  if (occurrences == NULL)
    occurrences = g_ptr_array_new ();
  free_times = tend_someone_rules_find_free (occurrences, today, today + AHEAD_DAYS, today,
                                             wall.day > today ? TEND_MINUTES_A_DAY : wall.second / 60,
                                             has_quiet ? &quiet : NULL);
  time = choose_time (free_times, idea, today);
  return tend_together_make_plan (idea, &time, tend_zone_get_id (zone));
}
