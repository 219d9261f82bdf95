#include "features/calendar/tend-companions.h"

#include "features/calendar/tend-plan-reader.h"

/* Meetings of this many days are looked through with all their times; before that, single plans will do. */
#define RECENT_DAYS 364

void
tend_companions_free (TendCompanions *self)
{
  g_clear_pointer (&self->acquaintances, g_ptr_array_unref);
  g_free (self->items);
  g_free (self);
}

/* The last day with each person, among @occurrences. */
static GHashTable *
find_last_days (GPtrArray *occurrences,
                gint64     now)
{
  GHashTable *last_days = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      for (guint j = 0; tend_plan_occurrence_is_meeting (at, now) && j < at->plan->guests->len; j++)
        {
          const TendGuest *guest = g_ptr_array_index (at->plan->guests, j);

          /* In order, so that the last one stays. */
          if (guest->person_uuid && guest->answer != TEND_GUEST_DECLINED)
            g_hash_table_insert (last_days, guest->person_uuid, GINT_TO_POINTER (at->end_day));
        }
    }
  return last_days;
}

static gboolean
read_last_day_before (TendDb      *db,
                      const char  *person_uuid,
                      TendDay      before,
                      TendDay     *day,
                      GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT max(p.end_day) FROM plan_guest g JOIN plan p ON p.id = g.plan_id"
                                             "  WHERE g.person_uuid = ?1 AND g.answer <> 'declined'"
                                             "  AND p.series_end IS NULL AND p.status = 'planned' AND p.end_day < ?2",
                                             "sd", person_uuid, before);
  GError *local_error = NULL;

  *day = TEND_DAY_NONE;
  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error) && !tend_rows_is_null (rows, 0))
    *day = tend_rows_get_day (rows, 0);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
fill (TendDb          *db,
      TendCompanions  *self,
      GHashTable      *last_days,
      TendDay          today,
      GError         **error)
{
  self->n_items = self->acquaintances->len;
  self->items = g_new0 (TendCompanion, MAX (self->n_items, 1));
  for (guint i = 0; i < self->n_items; i++)
    {
      const TendAcquaintance *acquaintance = g_ptr_array_index (self->acquaintances, i);
      gpointer day;
      TendDay last_met = TEND_DAY_NONE;

      if (g_hash_table_lookup_extended (last_days, acquaintance->uuid, NULL, &day))
        last_met = GPOINTER_TO_INT (day);
      else if (!read_last_day_before (db, acquaintance->uuid, today - RECENT_DAYS, &last_met, error))
        return FALSE;
      self->items[i] = (TendCompanion) {
        .person_uuid = acquaintance->uuid,
        .name = acquaintance->name,
        .color = acquaintance->color ? acquaintance->color : "",
        .rhythm_days = acquaintance->rhythm_days,
        .last_met = MAX (last_met, acquaintance->last_met),
        .is_out = acquaintance->is_silenced,
      };
    }
  return TRUE;
}

/**
 * tend_companions_read:
 * @db: a connection
 * @features: all features
 * @n_features: how many
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full): everybody, with the last meeting that any feature knows of
 */
TendCompanions *
tend_companions_read (TendDb                    *db,
                      const TendFeature *const  *features,
                      guint                      n_features,
                      TendZone                  *zone,
                      TendDay                    today,
                      gint64                     now,
                      GError                   **error)
{
  g_autoptr (TendCompanions) self = g_new0 (TendCompanions, 1);
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (GHashTable) last_days = NULL;

  self->acquaintances = tend_acquaintances_read (db, features, n_features, error);
  if (self->acquaintances == NULL)
    return NULL;
  occurrences = tend_calendar_read_range (db, zone, today - RECENT_DAYS, today, error);
  if (occurrences == NULL)
    return NULL;
  last_days = find_last_days (occurrences, now);
  return fill (db, self, last_days, today, error) ? g_steal_pointer (&self) : NULL;
}
