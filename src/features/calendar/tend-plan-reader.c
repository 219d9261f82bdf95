#include "features/calendar/tend-plan-reader.h"

#include "base/tend-color-name.h"
#include "base/tend-error.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>

#define PLAN_COLUMNS \
  "p.id, p.uuid, coalesce (p.calendar_uuid, ''), p.title, p.place, p.note, p.kind, p.is_all_day, p.start_day, p.start_minute," \
  " p.end_day, p.end_minute, p.zone, p.rule, p.status, p.mood, p.afterwards, p.master_uuid, p.recurrence_id," \
  " p.uid, p.sequence, p.extra, p.hobby_uuid, p.created_at, p.modified_at"
#define PLAN_N_COLUMNS 25

/* Walls of two zones may be up to a day and a bit apart, and so may the days of a plan and of who looks. */
#define ZONE_DAYS 2

/* A time of a series that is moved this far by clock changes is still found. */
#define NEXT_STEP_DAYS 1

/* The zones that were met during one reading: making one reads a file. */
typedef struct
{
  TendZone *own;
  GHashTable *zones; /* (nullable) */
} Zones;

static void
zones_clear (Zones *self)
{
  g_clear_pointer (&self->zones, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zones, zones_clear)

/* Returns: (transfer none): the zone of that name; one's own for a plan without one, or with one that does not
 * exist */
static TendZone *
zones_get (Zones      *self,
           const char *id)
{
  TendZone *zone;

  if (*id == '\0' || g_strcmp0 (id, tend_zone_get_id (self->own)) == 0)
    return self->own;
  if (self->zones == NULL)
    self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tend_zone_unref);
  zone = g_hash_table_lookup (self->zones, id);
  if (zone)
    return zone;
  zone = tend_zone_new (id, NULL);
  if (zone == NULL)
    zone = tend_zone_ref (self->own);
  g_hash_table_insert (self->zones, g_strdup (id), zone);
  return zone;
}

static void
take_text (char     **field,
           TendRows  *rows,
           int        column)
{
  g_free (*field);
  *field = tend_rows_dup_text (rows, column);
}

/* What belongs to it in other tables is not read yet. */
static TendPlan *
read_plan_row (TendRows *rows)
{
  TendPlan *plan = tend_plan_new_all_day ("", 0, 0);

  plan->id = tend_rows_get_int64 (rows, 0);
  plan->uuid = tend_rows_dup_text (rows, 1);
  take_text (&plan->calendar_uuid, rows, 2);
  take_text (&plan->title, rows, 3);
  take_text (&plan->place, rows, 4);
  take_text (&plan->note, rows, 5);
  take_text (&plan->kind, rows, 6);
  plan->is_all_day = tend_rows_get_boolean (rows, 7);
  plan->start_day = tend_rows_get_day (rows, 8);
  plan->start_minute = (int) tend_rows_get_int64 (rows, 9);
  plan->end_day = tend_rows_get_day (rows, 10);
  plan->end_minute = (int) tend_rows_get_int64 (rows, 11);
  take_text (&plan->zone, rows, 12);
  take_text (&plan->rule, rows, 13);
  plan->is_cancelled = g_strcmp0 (tend_rows_get_text (rows, 14), "cancelled") == 0;
  plan->mood = (int) tend_rows_get_int64 (rows, 15);
  take_text (&plan->afterwards, rows, 16);
  plan->master_uuid = tend_rows_dup_text (rows, 17);
  if (!tend_plan_time_from_text (tend_rows_get_text (rows, 18), &plan->recurrence))
    plan->recurrence = (TendPlanTime) { TEND_DAY_NONE, TEND_MINUTE_NONE };
  take_text (&plan->uid, rows, 19);
  plan->sequence = (int) tend_rows_get_int64 (rows, 20);
  take_text (&plan->extra, rows, 21);
  plan->hobby_uuid = tend_rows_dup_text (rows, 22);
  plan->created_at = tend_rows_get_int64 (rows, 23);
  plan->modified_at = tend_rows_get_int64 (rows, 24);
  return plan;
}

static gboolean
read_dates (TendDb    *db,
            TendPlan  *plan,
            GError   **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT kind, value FROM plan_date WHERE plan_id = ?1 ORDER BY kind, value", "i", plan->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendPlanDate date = { .is_added = g_strcmp0 (tend_rows_get_text (rows, 0), "rdate") == 0 };

      if (tend_plan_time_from_text (tend_rows_get_text (rows, 1), &date.time))
        g_array_append_val (plan->dates, date);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
read_guests (TendDb    *db,
             TendPlan  *plan,
             GError   **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT uuid, person_uuid, name, email, answer FROM plan_guest"
                                             "  WHERE plan_id = ?1 ORDER BY position, id",
                                             "i", plan->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (local_error == NULL && tend_rows_next (rows, &local_error))
    {
      TendGuest *guest = g_new0 (TendGuest, 1);

      guest->uuid = tend_rows_dup_text (rows, 0);
      guest->person_uuid = tend_rows_dup_text (rows, 1);
      /* Somebody among the people is called what they are called now. */
      if (guest->person_uuid)
        guest->name = tend_acquaintance_read_name (db, tend_features, tend_n_features, guest->person_uuid,
                                                   &local_error);
      if (guest->name == NULL)
        guest->name = tend_rows_dup_text (rows, 2);
      guest->email = tend_rows_dup_text (rows, 3);
      tend_guest_answer_from_text (tend_rows_get_text (rows, 4), &guest->answer);
      g_ptr_array_add (plan->guests, guest);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Only a plan that repeats has single dates, and most do not: they are not even asked for. */
static gboolean
read_belongings (TendDb    *db,
                 TendPlan  *plan,
                 gboolean   is_series,
                 GError   **error)
{
  return (!is_series || read_dates (db, plan, error)) && read_guests (db, plan, error);
}

/* A row of a query that has, after the plan's columns, whether it is a series, and its calendar's colour and
 * is_shown_only. */
typedef struct
{
  TendPlan *plan;
  gboolean is_series;
  gboolean is_shown_only;
  const char *color;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  tend_plan_free (self->plan);
  g_free (self);
}

#define FOUND_COLUMNS PLAN_COLUMNS ", p.series_end IS NOT NULL, c.color, c.is_shown_only"
#define FOUND_FROM " FROM plan p LEFT JOIN calendar c ON c.uuid = p.calendar_uuid "

static Found *
read_found (TendRows *rows)
{
  Found *found = g_new0 (Found, 1);
  const char *color = tend_rows_get_text (rows, PLAN_N_COLUMNS + 1);

  found->plan = read_plan_row (rows);
  found->is_series = tend_rows_get_boolean (rows, PLAN_N_COLUMNS);
  found->color = color && tend_color_is_name (color) ? g_intern_string (color) : NULL;
  found->is_shown_only = tend_rows_get_boolean (rows, PLAN_N_COLUMNS + 2);
  return found;
}

/* Takes @rows, and reads to its end before anything else is asked. */
static gboolean
take_found (TendRows   *rows,
            GPtrArray  *founds,
            GError    **error)
{
  g_autoptr (TendRows) own_rows = rows;
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (founds, read_found (rows));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static GPtrArray *
find_in_range (TendDb   *db,
               TendDay   from,
               TendDay   to,
               GError  **error)
{
  g_autoptr (GPtrArray) founds = g_ptr_array_new_with_free_func (found_free);

  /* No plan is longer than a year, so that one that reaches into the range began within the year before. */
  if (!take_found (tend_db_query (db, error,
                                  "SELECT " FOUND_COLUMNS FOUND_FROM
                                  "  WHERE p.series_end IS NULL AND p.start_day BETWEEN ?1 AND ?2 AND p.end_day >= ?3",
                                  "ddd", from - ZONE_DAYS - TEND_PLAN_DAYS_MAX, to + ZONE_DAYS, from - ZONE_DAYS),
                   founds, error) ||
      !take_found (tend_db_query (db, error,
                                  "SELECT " FOUND_COLUMNS FOUND_FROM
                                  "  WHERE p.series_end IS NOT NULL AND p.series_end >= ?1 AND p.start_day <= ?2",
                                  "dd", from - ZONE_DAYS, to + ZONE_DAYS),
                   founds, error))
    return NULL;
  return g_steal_pointer (&founds);
}

/* The times of a series, between two days on its wall, that have become plans of their own. */
static GHashTable *
read_changed (TendDb      *db,
              const char  *master_uuid,
              TendDay      from,
              TendDay      to,
              GError     **error)
{
  /* "2026-11-24T16:30" comes after "2026-11-24" and before "2026-11-25". */
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT recurrence_id FROM plan WHERE master_uuid = ?1 AND recurrence_id >= ?2 AND recurrence_id < ?3",
      "sdd", master_uuid, from, to + 1);
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_hash_table_add (changed, tend_rows_dup_text (rows, 0));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&changed);
}

/* Takes @at. */
static void
take_occurrence (GPtrArray          *occurrences,
                 const Found        *found,
                 TendPlanOccurrence *at,
                 TendDay             from,
                 TendDay             to)
{
  at->is_shown_only = found->is_shown_only;
  at->color = found->color;
  if (tend_plan_occurrence_touches (at, from, to))
    g_ptr_array_add (occurrences, at);
  else
    tend_plan_occurrence_free (at);
}

static gboolean
expand_series (TendDb       *db,
               const Found  *found,
               Zones        *zones,
               TendDay       from,
               TendDay       to,
               GPtrArray    *occurrences,
               GError      **error)
{
  const TendPlan *plan = found->plan;
  TendZone *zone = zones_get (zones, plan->zone);
  TendDay first = from - ZONE_DAYS - (plan->end_day - plan->start_day);
  g_autoptr (GHashTable) changed = read_changed (db, plan->uuid, first, to + ZONE_DAYS, error);
  g_autoptr (TendOccurrences) times = NULL;
  TendWall wall;

  if (changed == NULL)
    return FALSE;
  times = tend_plan_rules_get_times (plan, zone);
  tend_occurrences_seek (times, first);
  while (tend_occurrences_next (times, &wall) && wall.day <= to + ZONE_DAYS)
    {
      TendPlanTime time = { wall.day, plan->is_all_day ? TEND_MINUTE_NONE : wall.second / 60 };
      char text[TEND_PLAN_TIME_TEXT_SIZE];

      if (!g_hash_table_contains (changed, tend_plan_time_to_text (time, text)))
        take_occurrence (occurrences, found, tend_plan_rules_place (plan, time, zone, zones->own), from, to);
    }
  return TRUE;
}

static int
compare_occurrences (gconstpointer one,
                     gconstpointer other)
{
  return tend_plan_occurrence_compare (*(const TendPlanOccurrence *const *) one,
                                       *(const TendPlanOccurrence *const *) other);
}

static gboolean
expand (TendDb     *db,
        GPtrArray  *founds,
        TendZone   *zone,
        TendDay     from,
        TendDay     to,
        GPtrArray  *occurrences,
        GError    **error)
{
  g_auto (Zones) zones = { zone, NULL };

  for (guint i = 0; i < founds->len; i++)
    {
      const Found *found = g_ptr_array_index (founds, i);
      TendPlan *plan = found->plan;

      if (!read_belongings (db, plan, found->is_series, error))
        return FALSE;
      if (found->is_series && !expand_series (db, found, &zones, from, to, occurrences, error))
        return FALSE;
      if (!found->is_series)
        take_occurrence (occurrences, found,
                         tend_plan_rules_place (plan, tend_plan_get_start (plan), zones_get (&zones, plan->zone),
                                                zone),
                         from, to);
    }
  return TRUE;
}

/**
 * tend_calendar_read_range:
 * @db: a connection
 * @zone: the zone of who looks
 * @from: a day
 * @to: a day, included
 * @error: return location
 *
 * Reads what is in a stretch of days, cancelled plans and those of imported calendars included. What that costs goes
 * by the stretch, and by how many plans repeat in it, not by what the life holds.
 *
 * Returns: (transfer full) (element-type TendPlanOccurrence): in the order of tend_plan_occurrence_compare()
 */
GPtrArray *
tend_calendar_read_range (TendDb    *db,
                          TendZone  *zone,
                          TendDay    from,
                          TendDay    to,
                          GError   **error)
{
  g_autoptr (GPtrArray) founds = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;

  g_return_val_if_fail (zone != NULL, NULL);
  g_return_val_if_fail (from <= to, NULL);

  founds = find_in_range (db, from, to, error);
  if (founds == NULL)
    return NULL;
  occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_occurrence_free);
  if (!expand (db, founds, zone, from, to, occurrences, error))
    return NULL;
  g_ptr_array_sort (occurrences, compare_occurrences);
  return g_steal_pointer (&occurrences);
}

/**
 * tend_calendar_read_range_with:
 * @db: a connection
 * @zone: the zone of who looks
 * @person_uuid: somebody
 * @from: a day
 * @to: a day, included
 * @error: return location
 *
 * As tend_calendar_read_range(), and only what that person is part of: what it costs goes by how often that is.
 *
 * Returns: (transfer full) (element-type TendPlanOccurrence): in the order of tend_plan_occurrence_compare()
 */
GPtrArray *
tend_calendar_read_range_with (TendDb      *db,
                               TendZone    *zone,
                               const char  *person_uuid,
                               TendDay      from,
                               TendDay      to,
                               GError     **error)
{
  g_autoptr (GPtrArray) founds = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_occurrence_free);

  g_return_val_if_fail (zone != NULL && person_uuid != NULL, NULL);
  g_return_val_if_fail (from <= to, NULL);

  if (!take_found (tend_db_query (db, error,
                                  "SELECT " FOUND_COLUMNS FOUND_FROM
                                  "  WHERE p.id IN (SELECT plan_id FROM plan_guest WHERE person_uuid = ?1)"
                                  "  AND p.start_day <= ?3 AND coalesce (p.series_end, p.end_day) >= ?2",
                                  "sdd", person_uuid, from - ZONE_DAYS, to + ZONE_DAYS),
                   founds, error) ||
      !expand (db, founds, zone, from, to, occurrences, error))
    return NULL;
  g_ptr_array_sort (occurrences, compare_occurrences);
  return g_steal_pointer (&occurrences);
}

/* Takes @rows. Returns: (transfer full): the only plan, or %TEND_ERROR_NOT_FOUND */
static Found *
take_one_found (TendDb    *db,
                TendRows  *rows,
                GError   **error)
{
  g_autoptr (GPtrArray) founds = g_ptr_array_new_with_free_func (found_free);
  Found *found;

  if (!take_found (rows, founds, error))
    return NULL;
  if (founds->len == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That plan isn’t there any more."));
      return NULL;
    }
  found = g_ptr_array_index (founds, 0);
  if (!read_belongings (db, found->plan, found->is_series, error))
    return NULL;
  return g_ptr_array_steal_index (founds, 0);
}

static TendPlan *
steal_plan (Found *found)
{
  TendPlan *plan = found ? found->plan : NULL;

  g_free (found);
  return plan;
}

/**
 * tend_plan_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND if it is gone
 *
 * Returns: (transfer full): the plan with its dates and guests
 */
TendPlan *
tend_plan_read (TendDb  *db,
                gint64   id,
                GError **error)
{
  return steal_plan (take_one_found (
      db, tend_db_query (db, error, "SELECT " FOUND_COLUMNS FOUND_FROM "WHERE p.id = ?1", "i", id), error));
}

TendPlan *
tend_plan_read_by_uuid (TendDb      *db,
                        const char  *uuid,
                        GError     **error)
{
  return steal_plan (take_one_found (
      db, tend_db_query (db, error, "SELECT " FOUND_COLUMNS FOUND_FROM "WHERE p.uuid = ?1", "s", uuid), error));
}

/* Takes @rows. */
static GPtrArray *
take_plans (TendDb    *db,
            TendRows  *rows,
            GError   **error)
{
  g_autoptr (GPtrArray) founds = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_plan_free);

  if (!take_found (rows, founds, error))
    return NULL;
  for (guint i = 0; i < founds->len; i++)
    {
      Found *found = g_ptr_array_index (founds, i);

      if (!read_belongings (db, found->plan, found->is_series, error))
        return NULL;
      g_ptr_array_add (plans, tend_plan_copy (found->plan));
    }
  return g_steal_pointer (&plans);
}

/**
 * tend_plan_read_by_uid:
 * @db: a connection
 * @calendar_uuid: the calendar, "" for own plans
 * @uid: iCalendar's UID
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPlan): the plan, and its times that were changed by themselves
 */
GPtrArray *
tend_plan_read_by_uid (TendDb      *db,
                       const char  *calendar_uuid,
                       const char  *uid,
                       GError     **error)
{
  return take_plans (db,
                     tend_db_query (db, error,
                                    "SELECT " FOUND_COLUMNS FOUND_FROM
                                    "WHERE p.uid = ?2 AND p.uid <> '' AND coalesce (p.calendar_uuid, '') = ?1"
                                    "  ORDER BY p.recurrence_id IS NOT NULL, p.recurrence_id, p.id",
                                    "ss", calendar_uuid, uid),
                     error);
}

/**
 * tend_plan_read_changed_times:
 * @db: a connection
 * @master_uuid: a plan that repeats
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPlan): its times that were changed by themselves
 */
GPtrArray *
tend_plan_read_changed_times (TendDb      *db,
                              const char  *master_uuid,
                              GError     **error)
{
  return take_plans (db,
                     tend_db_query (db, error,
                                    "SELECT " FOUND_COLUMNS FOUND_FROM
                                    "WHERE p.master_uuid = ?1 ORDER BY p.recurrence_id, p.id",
                                    "s", master_uuid),
                     error);
}

/**
 * tend_plan_read_ids:
 * @db: a connection
 * @calendar_uuid: a calendar, "" for own plans
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of its plans, for exports that read them one by one
 */
GArray *
tend_plan_read_ids (TendDb      *db,
                    const char  *calendar_uuid,
                    GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT id FROM plan WHERE coalesce (calendar_uuid, '') = ?1 ORDER BY start_day, start_minute, id", "s",
      calendar_uuid);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

/* Whether a series still has that time, and as its own. */
static gboolean
has_time (const TendPlan *plan,
          TendZone       *zone,
          TendPlanTime    time)
{
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (plan, zone);
  TendWall wall;

  tend_occurrences_seek (times, time.day);
  while (tend_occurrences_next (times, &wall) && wall.day == time.day)
    if (wall.second / 60 == MAX (time.minute, 0))
      return TRUE;
  return FALSE;
}

/**
 * tend_plan_read_occurrence:
 * @db: a connection
 * @zone: the zone of who looks
 * @plan_id: the row
 * @recurrence: which of its times; not looked at if it does not repeat
 * @error: return location; %TEND_ERROR_NOT_FOUND if it is gone
 *
 * Returns: (transfer full): one time of a plan, as tend_calendar_read_range() gives it
 */
TendPlanOccurrence *
tend_plan_read_occurrence (TendDb        *db,
                           TendZone      *zone,
                           gint64         plan_id,
                           TendPlanTime   recurrence,
                           GError       **error)
{
  g_auto (Zones) zones = { zone, NULL };
  Found *found = take_one_found (
      db, tend_db_query (db, error, "SELECT " FOUND_COLUMNS FOUND_FROM "WHERE p.id = ?1", "i", plan_id), error);
  TendPlanOccurrence *at = NULL;
  TendZone *plan_zone;

  if (found == NULL)
    return NULL;
  plan_zone = zones_get (&zones, found->plan->zone);
  if (!found->is_series)
    recurrence = tend_plan_get_start (found->plan);
  if (!found->is_series || has_time (found->plan, plan_zone, recurrence))
    {
      at = tend_plan_rules_place (found->plan, recurrence, plan_zone, zone);
      at->is_shown_only = found->is_shown_only;
      at->color = found->color;
    }
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That plan isn’t there any more."));
  found_free (found);
  return at;
}

/* The row of the time that became a plan of its own, 0 if it did not. */
static gboolean
find_changed_time (TendDb                    *db,
                   const TendPlanOccurrence  *at,
                   gint64                    *id,
                   GError                   **error)
{
  const char *series = at->plan->master_uuid ? at->plan->master_uuid : at->plan->uuid;
  char time[TEND_PLAN_TIME_TEXT_SIZE];

  return tend_db_query_int64 (db, id, error,
                              "SELECT coalesce (max (id), 0) FROM plan WHERE master_uuid = ?1 AND recurrence_id = ?2",
                              "ss", series, tend_plan_time_to_text (at->recurrence, time));
}

/**
 * tend_plan_read_again:
 * @db: a connection
 * @zone: the zone of who looks
 * @at: one time of a plan, as it was
 * @error: return location; %TEND_ERROR_NOT_FOUND if it is gone
 *
 * Returns: (transfer full): the same time as it is now, whether it is one of its series or became a plan of its own
 *   meanwhile
 */
TendPlanOccurrence *
tend_plan_read_again (TendDb                    *db,
                      TendZone                  *zone,
                      const TendPlanOccurrence  *at,
                      GError                   **error)
{
  g_autoptr (TendPlan) series = NULL;
  gint64 id = 0;

  if (at->is_repeating && !find_changed_time (db, at, &id, error))
    return NULL;
  if (id != 0 || at->plan->master_uuid == NULL)
    return tend_plan_read_occurrence (db, zone, id != 0 ? id : at->plan->id, at->recurrence, error);
  series = tend_plan_read_by_uuid (db, at->plan->master_uuid, error);
  return series ? tend_plan_read_occurrence (db, zone, series->id, at->recurrence, error) : NULL;
}

/* Takes @candidate; the earlier of the two stays. */
static void
take_earlier (TendPlanOccurrence **earliest,
              TendPlanOccurrence  *candidate,
              gint64               after)
{
  if (candidate->start <= after || candidate->plan->is_cancelled ||
      (*earliest && (*earliest)->start <= candidate->start))
    {
      tend_plan_occurrence_free (candidate);
      return;
    }
  g_clear_pointer (earliest, tend_plan_occurrence_free);
  *earliest = candidate;
}

/* The plan's own next time. Of those that became plans of their own it gives none. */
static gboolean
find_next_of_series (TendDb              *db,
                     const TendPlan      *plan,
                     TendZone            *plan_zone,
                     TendZone            *zone,
                     gint64               after,
                     TendPlanOccurrence **earliest,
                     GError             **error)
{
  TendDay day = tend_zone_to_wall (plan_zone, after).day - NEXT_STEP_DAYS;
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (plan, plan_zone);
  g_autoptr (GHashTable) changed = read_changed (db, plan->uuid, day, tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 30),
                                                 error);
  TendWall wall;

  if (changed == NULL)
    return FALSE;
  tend_occurrences_seek (times, day);
  while (*earliest == NULL && tend_occurrences_next (times, &wall))
    {
      TendPlanTime time = { wall.day, plan->is_all_day ? TEND_MINUTE_NONE : wall.second / 60 };
      char text[TEND_PLAN_TIME_TEXT_SIZE];

      if (!g_hash_table_contains (changed, tend_plan_time_to_text (time, text)))
        take_earlier (earliest, tend_plan_rules_place (plan, time, plan_zone, zone), after);
    }
  return TRUE;
}

/**
 * tend_plan_read_next:
 * @db: a connection
 * @zone: the zone of who asks
 * @uuid: the plan
 * @after: UTC seconds
 * @error: return location; %TEND_ERROR_NOT_FOUND if the plan is gone; not set if it has no more times
 *
 * Returns: (transfer full) (nullable): the first of its times that starts after @after and is not cancelled
 */
TendPlanOccurrence *
tend_plan_read_next (TendDb      *db,
                     TendZone    *zone,
                     const char  *uuid,
                     gint64       after,
                     GError     **error)
{
  g_auto (Zones) zones = { zone, NULL };
  g_autoptr (TendPlan) plan = tend_plan_read_by_uuid (db, uuid, error);
  g_autoptr (TendPlanOccurrence) earliest = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  TendZone *plan_zone;

  if (plan == NULL)
    return NULL;
  plan_zone = zones_get (&zones, plan->zone);
  if (!tend_plan_repeats (plan))
    {
      take_earlier (&earliest, tend_plan_rules_place (plan, tend_plan_get_start (plan), plan_zone, zone), after);
      return g_steal_pointer (&earliest);
    }
  if (!plan->is_cancelled && !find_next_of_series (db, plan, plan_zone, zone, after, &earliest, error))
    return NULL;
  changed = take_plans (db,
                        tend_db_query (db, error,
                                       "SELECT " FOUND_COLUMNS FOUND_FROM
                                       "WHERE p.master_uuid = ?1 AND p.status = 'planned' AND p.start_day >= ?2"
                                       "  ORDER BY p.start_day, p.start_minute LIMIT 8",
                                       "sd", uuid, tend_zone_to_wall (zone, after).day - ZONE_DAYS),
                        error);
  if (changed == NULL)
    return NULL;
  for (guint i = 0; i < changed->len; i++)
    {
      TendPlan *one = g_ptr_array_index (changed, i);

      take_earlier (&earliest,
                    tend_plan_rules_place (one, tend_plan_get_start (one), zones_get (&zones, one->zone), zone), after);
    }
  return g_steal_pointer (&earliest);
}
