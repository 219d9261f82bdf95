#include "features/calendar/tend-plan-meetings.h"

#include "features/calendar/tend-plan-reader.h"

/* Meetings of this many days are looked through with all their times; before that, single plans will do. */
#define RECENT_DAYS 364

static void
note_occurrence (const TendPlanOccurrence *at,
                 gint64                    now,
                 TendMeetings             *meetings)
{
  gboolean is_past = tend_plan_occurrence_is_meeting (at, now);

  if (!is_past && (at->plan->is_cancelled || at->is_shown_only || at->end <= now))
    return;
  for (guint i = 0; i < at->plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (at->plan->guests, i);

      if (guest->person_uuid == NULL || guest->answer == TEND_GUEST_DECLINED)
        continue;
      if (is_past)
        tend_meetings_note_last (meetings, guest->person_uuid, at->end_day);
      else
        tend_meetings_note_next (meetings, guest->person_uuid, at->start_day);
    }
}

static gboolean
note_before (TendDb        *db,
             TendDay        before,
             TendMeetings  *meetings,
             GError       **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT g.person_uuid, max(p.end_day) FROM plan_guest g"
                                             "  JOIN plan p ON p.id = g.plan_id"
                                             "  WHERE g.person_uuid IS NOT NULL AND g.answer <> 'declined'"
                                             "  AND p.series_end IS NULL AND p.status = 'planned' AND p.end_day < ?1"
                                             "  GROUP BY g.person_uuid",
                                             "d", before);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    tend_meetings_note_last (meetings, tend_rows_get_text (rows, 0), tend_rows_get_day (rows, 1));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_plan_meetings_note:
 * @db: a connection
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @meetings: gets what was and will be
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_plan_meetings_note (TendDb        *db,
                         TendZone      *zone,
                         TendDay        today,
                         gint64         now,
                         TendMeetings  *meetings,
                         GError       **error)
{
  g_autoptr (GPtrArray) occurrences = tend_calendar_read_range (db, zone, today - RECENT_DAYS,
                                                                today + TEND_MEETINGS_AHEAD, error);

  if (occurrences == NULL)
    return FALSE;
  for (guint i = 0; i < occurrences->len; i++)
    note_occurrence (g_ptr_array_index (occurrences, i), now, meetings);
  return note_before (db, today - RECENT_DAYS, meetings, error);
}
