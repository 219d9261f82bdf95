#include "features/calendar/tend-companions.h"

#include "features/calendar/tend-plan-meetings.h"

void
tend_companions_free (TendCompanions *self)
{
  g_clear_pointer (&self->acquaintances, g_ptr_array_unref);
  g_free (self->items);
  g_free (self);
}

static void
fill (TendCompanions *self,
      TendMeetings   *meetings)
{
  self->n_items = self->acquaintances->len;
  self->items = g_new0 (TendCompanion, MAX (self->n_items, 1));
  for (guint i = 0; i < self->n_items; i++)
    {
      const TendAcquaintance *acquaintance = g_ptr_array_index (self->acquaintances, i);

      self->items[i] = (TendCompanion) {
        .person_uuid = acquaintance->uuid,
        .name = acquaintance->name,
        .color = acquaintance->color ? acquaintance->color : "",
        .rhythm_days = acquaintance->rhythm_days,
        .last_met = MAX (tend_meetings_get_last (meetings, acquaintance->uuid), acquaintance->last_met),
        .is_out = acquaintance->is_silenced,
      };
    }
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
  g_autoptr (TendMeetings) meetings = tend_meetings_new ();

  self->acquaintances = tend_acquaintances_read (db, features, n_features, error);
  if (self->acquaintances == NULL || !tend_plan_meetings_note (db, zone, today, now, meetings, error))
    return NULL;
  fill (self, meetings);
  return g_steal_pointer (&self);
}
