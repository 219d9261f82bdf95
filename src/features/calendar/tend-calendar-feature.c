/* What the calendar tells the store, the commands, Today, search, the archive and the reminder service. */

#include "base/tend-error.h"
#include "features/calendar/tend-calendar-schema.h"
#include "features/calendar/tend-plan-measures.h"
#include "features/calendar/tend-plan-meetings.h"
#include "features/calendar/tend-plan-pastimes.h"
#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-someone.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>

/* How far ahead a reminder may look for its plan: as long as one may come before a start. */
#define REMIND_DAYS 29

extern const TendFeature tend_calendar_feature;

/* Where a plan stands on a day that its start is not on, it is all of that day or begins at midnight. */
static TendAgendaItem *
make_item (const TendPlanOccurrence *at,
           TendDay                   day,
           gint64                    now)
{
  TendAgendaItem *item = tend_agenda_item_new (&tend_calendar_feature, "plan");

  item->id = at->plan->id;
  item->uuid = g_strdup (at->plan->uuid);
  item->day = day;
  item->title = g_strdup (at->plan->title);
  item->detail = tend_plan_describe_what (at);
  if (!at->plan->is_all_day && at->start_day == day)
    {
      item->minute = at->start_minute;
      item->duration = (int) MIN ((at->end - at->start) / 60, TEND_PLAN_DAYS_MAX * TEND_MINUTES_A_DAY);
    }
  item->state = at->end <= now ? TEND_AGENDA_DONE : TEND_AGENDA_OPEN;
  item->color = g_strdup (at->color);
  return item;
}

static gboolean
agenda (TendDb                 *db,
        const TendAgendaQuery  *query,
        GPtrArray              *items,
        GError                **error)
{
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (GPtrArray) occurrences = tend_calendar_read_range (db, zone, query->day, query->day, error);
  gint64 now = tend_zone_get_start_of_day (zone, query->today, 0);

  if (occurrences == NULL)
    return FALSE;
  tend_plan_pastimes_name (db, tend_features, tend_n_features, occurrences);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (!at->plan->is_cancelled && !at->is_shown_only)
        g_ptr_array_add (items, make_item (at, query->day, now));
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): which hobby, with whom and where */
static char *
describe_what (TendDb             *db,
               TendPlanOccurrence *at)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  g_ptr_array_add (alone, at);
  tend_plan_pastimes_name (db, tend_features, tend_n_features, alone);
  return tend_plan_describe_what (at);
}

static TendRemind *
remind_of_plan (TendDb                 *db,
                const char             *uuid,
                const TendAgendaQuery  *query,
                GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_SNOOZE, TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (TendPlan) plan = tend_plan_read_by_uuid (db, uuid, error);
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autofree char *detail = NULL;
  GError *local_error = NULL;
  TendRemind *said;

  if (plan == NULL)
    return NULL;
  /* One second before the day begins, so that what starts with the day is in it. */
  at = tend_plan_read_next (db, zone, uuid, tend_zone_get_start_of_day (zone, query->day, 0) - 1, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (at ? at->plan->title : plan->title);
  said->actions = actions;
  if (at == NULL || at->start_day > query->day + REMIND_DAYS)
    {
      said->state = TEND_REMIND_RESTING;
      return said;
    }
  said->state = TEND_REMIND_WANTED;
  said->detail = tend_plan_describe_when (at, query->today, tend_minute_get_hours ());
  detail = describe_what (db, at);
  if (detail)
    {
      char *both = g_strconcat (said->detail, " · ", detail, NULL);

      g_free (said->detail);
      said->detail = both;
    }
  return said;
}

static TendRemind *
remind (TendDb                 *db,
        const char             *kind,
        const char             *uuid,
        const TendAgendaQuery  *query,
        GError                **error)
{
  if (g_str_equal (kind, TEND_SOMEONE_KIND))
    return tend_someone_remind (db, query, error);
  return remind_of_plan (db, uuid, query, error);
}

static gboolean
next_start (TendDb      *db,
            const char  *kind,
            const char  *uuid,
            gint64       after,
            TendZone    *zone,
            gint64      *start,
            GError     **error)
{
  g_autoptr (TendPlanOccurrence) at = NULL;
  GError *local_error = NULL;

  *start = G_MAXINT64;
  if (!g_str_equal (kind, "plan"))
    return TRUE;
  at = tend_plan_read_next (db, zone, uuid, after, &local_error);
  if (at)
    *start = at->start;
  /* A reminder of what is not there any more reminds of nothing. */
  if (local_error && !g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_clear_error (&local_error);
  return TRUE;
}

/* Times of a series that were changed by themselves are found as the plans that they are. */
static gboolean
search (TendDb      *db,
        const char  *match,
        guint        limit,
        GPtrArray   *results,
        GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "WITH hits AS ("
      "    SELECT rowid AS plan_id, NULL AS excerpt, 0 AS far, rank FROM plan_fts WHERE plan_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT g.plan_id, g.name, 1, f.rank FROM plan_guest_fts f JOIN plan_guest g ON g.id = f.rowid"
      "      WHERE plan_guest_fts MATCH ?1),"
      "  best AS (SELECT plan_id, excerpt, far, rank,"
      "      row_number() OVER (PARTITION BY plan_id ORDER BY far, rank) AS place FROM hits)"
      "  SELECT p.id, p.uuid, p.title, coalesce(best.excerpt, nullif(p.place, ''), p.note)"
      "    FROM best JOIN plan p ON p.id = best.plan_id"
      "    WHERE best.place = 1 ORDER BY far, p.start_day DESC, rank LIMIT ?2",
      "si", match, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendSearchResult *result = g_new0 (TendSearchResult, 1);

      result->feature = &tend_calendar_feature;
      result->kind = "plan";
      result->id = tend_rows_get_int64 (rows, 0);
      result->uuid = tend_rows_dup_text (rows, 1);
      result->title = tend_rows_dup_text (rows, 2);
      result->excerpt = tend_rows_dup_text (rows, 3);
      g_ptr_array_add (results, result);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* What is over is so by the clock of this computer: whoever asks about a person gives days, and no hour. */
static gboolean
about_person (TendDb      *db,
              const char  *person_uuid,
              TendDay      from,
              TendDay      to,
              GPtrArray   *out,
              GError     **error)
{
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (GPtrArray) occurrences = tend_calendar_read_range_with (db, zone, person_uuid, from, to, error);
  g_autoptr (TendGuest) person = tend_guest_new (person_uuid, "");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (occurrences == NULL)
    return FALSE;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);
      const TendGuest *guest = tend_plan_find_guest (at->plan, person);
      TendEncounter *encounter;

      if (at->plan->is_cancelled || at->is_shown_only || guest == NULL)
        continue;
      encounter = tend_encounter_new (&tend_calendar_feature, "plan");
      encounter->uuid = g_strdup (at->plan->uuid);
      encounter->title = g_strdup (at->plan->title);
      encounter->day = at->start_day;
      encounter->minutes = at->plan->is_all_day ? 0 : (int) ((at->end - at->start) / 60);
      encounter->detail = *at->plan->place ? g_strdup (at->plan->place) : NULL;
      encounter->is_meeting = at->end <= now && guest->answer != TEND_GUEST_DECLINED;
      g_ptr_array_add (out, encounter);
    }
  return TRUE;
}

static TendAgendaItem *
next_about (TendDb      *db,
            TendZone    *zone,
            const char  *pastime_uuid,
            gint64       after,
            GError     **error)
{
  g_autoptr (TendPlanOccurrence) at = tend_plan_pastimes_read_next (db, zone, pastime_uuid, after, error);

  return at ? make_item (at, at->start_day, after) : NULL;
}

static const char *const remind_kinds[] = { "plan", TEND_SOMEONE_KIND, NULL };

const TendFeature tend_calendar_feature = {
  .id = "calendar",
  .migrations = tend_calendar_migrations,
  .n_migrations = TEND_CALENDAR_N_MIGRATIONS,
  .tables = tend_calendar_tables,
  .n_tables = TEND_CALENDAR_N_TABLES,
  .fts_tables = tend_calendar_fts_tables,
  .agenda = agenda,
  .remind = remind,
  .remind_kinds = remind_kinds,
  .next_start = next_start,
  .next_about = next_about,
  .times_about = tend_plan_pastimes_read_times,
  .search = search,
  .meetings = tend_plan_meetings_note,
  .about_person = about_person,
  .measures = tend_plan_list_measures,
  .measure = tend_plan_measure,
  .measure_tables = tend_plan_measure_tables,
};
