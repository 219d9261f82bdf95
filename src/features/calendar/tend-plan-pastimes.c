#include "features/calendar/tend-plan-pastimes.h"

#include "base/tend-color-name.h"
#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-together.h"
#include "store/tend-pastime.h"

/* How many times of one series may be about something else before the series is let be. */
#define ELSEWHERE_MAX 16

static TendPastime *
read_hobby (TendStore  *store,
            const char *uuid)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  return tend_pastime_read (tend_store_get_reader (store), features, n_features, uuid, NULL);
}

/**
 * tend_plan_pastimes_make_plan:
 * @store: a life
 * @hobby_uuid: a hobby
 *
 * Returns: (transfer full) (nullable): a plan about it at the next time that is really free, as long as it usually takes
 *   and not kept yet; %NULL if there is no such hobby
 */
TendPlan *
tend_plan_pastimes_make_plan (TendStore  *store,
                             const char *hobby_uuid)
{
  g_autoptr (TendPastime) hobby = read_hobby (store, hobby_uuid);
  TendPlan *plan;

  if (hobby == NULL)
    return NULL;
  plan = tend_together_plan_idea (
      store, &(TendIdea){ .title = hobby->name, .detail = (char *) "", .kind = (char *) "", .minutes = hobby->minutes });
  plan->hobby_uuid = g_strdup (hobby_uuid);
  return plan;
}

static void
name_one (TendPlanOccurrence *at,
          const TendPastime  *hobby)
{
  g_free (at->hobby);
  at->hobby = hobby ? g_strdup (hobby->name) : NULL;
  /* The colour of a calendar says where a plan comes from, which is more. */
  if (at->color == NULL && hobby && tend_color_is_name (hobby->color))
    at->color = g_intern_string (hobby->color);
}

/**
 * tend_plan_pastimes_name:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @occurrences: (element-type TendPlanOccurrence): times of plans; those that are about a hobby get its name and colour.
 *   A hobby that is not there any more is nothing to be said
 */
void
tend_plan_pastimes_name (TendDb                   *db,
                         const TendFeature *const *features,
                         guint                     n_features,
                         GPtrArray                *occurrences)
{
  g_autoptr (GHashTable) known = NULL; /* char *uuid → TendPastime, or NULL */

  for (guint i = 0; i < occurrences->len; i++)
    {
      TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);
      const char *uuid = at->plan->hobby_uuid;

      if (uuid == NULL)
        continue;
      if (known == NULL)
        known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tend_pastime_free);
      if (!g_hash_table_contains (known, uuid))
        g_hash_table_insert (known, at->plan->hobby_uuid, tend_pastime_read (db, features, n_features, uuid, NULL));
      name_one (at, g_hash_table_lookup (known, uuid));
    }
}

/* Of a series, times that were changed by themselves may be about something else. */
static gboolean
read_next_of_plan (TendDb              *db,
                   TendZone            *zone,
                   const char          *uuid,
                   const char          *hobby_uuid,
                   gint64               after,
                   TendPlanOccurrence **next,
                   GError             **error)
{
  GError *local_error = NULL;

  for (int i = 0; i < ELSEWHERE_MAX && *next == NULL; i++)
    {
      g_autoptr (TendPlanOccurrence) at = tend_plan_read_next (db, zone, uuid, after, &local_error);

      if (at == NULL)
        break;
      after = at->start;
      if (!at->plan->is_cancelled && g_strcmp0 (at->plan->hobby_uuid, hobby_uuid) == 0)
        *next = g_steal_pointer (&at);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* A day earlier than in the zone of who asks, for that of the plan may be behind. */
static GPtrArray *
read_uuids (TendDb      *db,
            TendZone    *zone,
            const char  *hobby_uuid,
            gint64       after,
            GError     **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT uuid FROM plan WHERE hobby_uuid = ?1 AND status = 'planned'"
                                             "  AND coalesce (series_end, end_day) >= ?2 ORDER BY start_day, start_minute"
                                             "  LIMIT 32",
                                             "sd", hobby_uuid, tend_zone_to_wall (zone, after).day - 1);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (uuids, tend_rows_dup_text (rows, 0));
  if (local_error == NULL)
    return g_steal_pointer (&uuids);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
has_hobbies (TendDb    *db,
             gboolean  *out,
             GError   **error)
{
  gint64 exists = 0;

  if (!tend_db_query_int64 (db, &exists, error, "SELECT EXISTS (SELECT 1 FROM plan WHERE hobby_uuid IS NOT NULL)",
                            NULL))
    return FALSE;
  *out = exists != 0;
  return TRUE;
}

/* A time of a series stays the same one when it gets a row of its own. */
static TendPastTime *
make_time (const TendPlanOccurrence *at)
{
  const TendPlan *plan = at->plan;
  TendDay day = plan->master_uuid ? plan->recurrence.day : at->is_repeating ? at->recurrence.day : at->start_day;
  TendPastTime *time = tend_past_time_new (plan->hobby_uuid, plan->master_uuid ? plan->master_uuid : plan->uuid, day,
                                           plan->title, at->start, at->end);

  time->mood = plan->mood;
  return time;
}

/**
 * tend_plan_pastimes_read_times:
 * @db: a connection
 * @zone: the zone of who asks
 * @from: UTC seconds
 * @to: UTC seconds
 * @out: (element-type TendPastTime): gets the times of plans about hobbies that end after @from and by @to
 * @error: return location
 *
 * What was called off, has no hours, or stands in a calendar that is only shown, is left out.
 *
 * Returns: whether they could be read
 */
gboolean
tend_plan_pastimes_read_times (TendDb     *db,
                               TendZone   *zone,
                               gint64      from,
                               gint64      to,
                               GPtrArray  *out,
                               GError    **error)
{
  g_autoptr (GPtrArray) occurrences = NULL;
  gboolean has_any = FALSE;

  if (!has_hobbies (db, &has_any, error))
    return FALSE;
  if (!has_any)
    return TRUE;
  occurrences = tend_calendar_read_range (db, zone, tend_zone_to_wall (zone, from).day,
                                          tend_zone_to_wall (zone, to).day, error);
  for (guint i = 0; occurrences && i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (at->plan->hobby_uuid && !at->plan->is_cancelled && !at->plan->is_all_day && !at->is_shown_only &&
          at->end > at->start && at->end > from && at->end <= to)
        g_ptr_array_add (out, make_time (at));
    }
  return occurrences != NULL;
}

/**
 * tend_plan_pastimes_read_next:
 * @db: a connection
 * @zone: the zone of who asks
 * @hobby_uuid: a hobby
 * @after: UTC seconds
 * @error: return location; not set where nothing is planned
 *
 * Returns: (transfer full) (nullable): the first time of a plan about it that starts after @after and is not called off
 */
TendPlanOccurrence *
tend_plan_pastimes_read_next (TendDb      *db,
                             TendZone    *zone,
                             const char  *hobby_uuid,
                             gint64       after,
                             GError     **error)
{
  g_autoptr (GPtrArray) uuids = read_uuids (db, zone, hobby_uuid, after, error);
  g_autoptr (TendPlanOccurrence) earliest = NULL;

  for (guint i = 0; uuids && i < uuids->len; i++)
    {
      g_autoptr (TendPlanOccurrence) next = NULL;

      if (!read_next_of_plan (db, zone, g_ptr_array_index (uuids, i), hobby_uuid, after, &next, error))
        return NULL;
      if (next && (earliest == NULL || next->start < earliest->start))
        {
          g_clear_pointer (&earliest, tend_plan_occurrence_free);
          earliest = g_steal_pointer (&next);
        }
    }
  return g_steal_pointer (&earliest);
}
