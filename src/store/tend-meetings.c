#include "store/tend-meetings.h"

struct _TendMeetings
{
  GHashTable *last; /* char *uuid → TendDay */
  GHashTable *next;
};

TendMeetings *
tend_meetings_new (void)
{
  TendMeetings *self = g_new0 (TendMeetings, 1);

  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
tend_meetings_free (TendMeetings *self)
{
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->next);
  g_free (self);
}

static TendDay
get_day (GHashTable *days,
         const char *person_uuid)
{
  gpointer day;

  return g_hash_table_lookup_extended (days, person_uuid, NULL, &day) ? GPOINTER_TO_INT (day) : TEND_DAY_NONE;
}

/**
 * tend_meetings_note_last:
 * @self: the meetings
 * @person_uuid: somebody
 * @day: a day on which one met or talked; of several, the latest is kept
 */
void
tend_meetings_note_last (TendMeetings *self,
                         const char   *person_uuid,
                         TendDay       day)
{
  if (day > get_day (self->last, person_uuid))
    g_hash_table_insert (self->last, g_strdup (person_uuid), GINT_TO_POINTER (day));
}

/**
 * tend_meetings_note_next:
 * @self: the meetings
 * @person_uuid: somebody
 * @day: a day on which one will meet or talk; of several, the first is kept
 */
void
tend_meetings_note_next (TendMeetings *self,
                         const char   *person_uuid,
                         TendDay       day)
{
  TendDay known = get_day (self->next, person_uuid);

  if (known == TEND_DAY_NONE || day < known)
    g_hash_table_insert (self->next, g_strdup (person_uuid), GINT_TO_POINTER (day));
}

/**
 * tend_meetings_get_last:
 * @self: the meetings
 * @person_uuid: somebody
 *
 * Returns: the day of the last time together, or call; %TEND_DAY_NONE if none is known
 */
TendDay
tend_meetings_get_last (TendMeetings *self,
                        const char   *person_uuid)
{
  return get_day (self->last, person_uuid);
}

/**
 * tend_meetings_get_next:
 * @self: the meetings
 * @person_uuid: somebody
 *
 * Returns: the day of the next time together; %TEND_DAY_NONE if none is planned
 */
TendDay
tend_meetings_get_next (TendMeetings *self,
                        const char   *person_uuid)
{
  return get_day (self->next, person_uuid);
}

/**
 * tend_meetings_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @zone: the zone one is in
 * @today: the day it is
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full): what all features know
 */
TendMeetings *
tend_meetings_read (TendDb                    *db,
                    const TendFeature *const  *features,
                    guint                      n_features,
                    TendZone                  *zone,
                    TendDay                    today,
                    gint64                     now,
                    GError                   **error)
{
  g_autoptr (TendMeetings) self = tend_meetings_new ();

  for (guint i = 0; i < n_features; i++)
    if (features[i]->meetings && !features[i]->meetings (db, zone, today, now, self, error))
      return NULL;
  return g_steal_pointer (&self);
}
