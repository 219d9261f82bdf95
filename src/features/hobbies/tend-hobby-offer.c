#include "features/hobbies/tend-hobby-offer.h"

#include "base/tend-error.h"
#include "features/hobbies/tend-hobby-reader.h"

/* How far ahead the next end is looked for, in seconds. */
#define AHEAD_SECONDS (24 * 60 * 60)

/* Who said how it was need not wait until it is over by the clock. */
static gboolean
is_over (const TendPastTime *time,
         gint64              now)
{
  return time->end <= now || (time->mood != TEND_MOOD_NONE && time->start < now);
}

/* Returns: (nullable): what it may have been, %NULL where there is no such hobby, or it is put away */
static TendHobbyOffer *
make_offer (TendDb              *db,
            const TendPastTime  *time,
            TendZone            *zone,
            int                  day_start,
            gint64               now,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TendHobby) hobby = tend_hobby_read_by_uuid (db, time->pastime_uuid, &local_error);
  TendHobbyOffer *self;
  gint64 seconds = MIN (time->end, now) - time->start;

  if (local_error && !g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (hobby == NULL || hobby->is_archived)
    return NULL;
  self = g_new0 (TendHobbyOffer, 1);
  self->time = tend_past_time_copy (time);
  self->session = tend_hobby_session_new (hobby->id, tend_zone_to_day (zone, time->start, day_start), time->start,
                                          (int) CLAMP (seconds, 1, TEND_HOBBY_SECONDS_MAX));
  self->session->mood = time->mood;
  self->hobby = g_steal_pointer (&hobby);
  return self;
}

/* Somebody answered already, or wrote a session of that time down by themselves, or a stopwatch did. */
static gboolean
is_answered (TendDb                *db,
             const TendHobbyOffer  *self,
             gboolean              *out,
             GError               **error)
{
  gint64 exists = 0;

  if (!tend_db_query_int64 (db, &exists, error,
                            "SELECT EXISTS (SELECT 1 FROM hobby_offer WHERE plan_uuid = ?1 AND day = ?2)"
                            "  OR EXISTS (SELECT 1 FROM hobby_session WHERE hobby_id = ?3 AND day BETWEEN ?4 AND ?5"
                            "    AND started_at < ?6 AND started_at + seconds > ?7)",
                            "sdiddii", self->time->uuid, self->time->day, self->hobby->id, self->session->day - 1,
                            self->session->day + 1, self->time->end, self->time->start))
    return FALSE;
  *out = exists != 0;
  return TRUE;
}

/**
 * tend_hobby_offer_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @zone: the zone one is in
 * @day_start: when the user's day begins, in hours
 * @now: UTC seconds
 * @next: (out): when the next planned time is over, in UTC seconds; %G_MAXINT64 where none is within a day
 * @error: return location; not set where there is none
 *
 * Returns: (transfer full) (nullable): the last planned time of a hobby that was over by @now, not longer ago than
 *   %TEND_HOBBY_OFFER_SECONDS, and that nobody has answered for
 */
TendHobbyOffer *
tend_hobby_offer_read (TendDb                    *db,
                       const TendFeature *const  *features,
                       guint                      n_features,
                       TendZone                  *zone,
                       int                        day_start,
                       gint64                     now,
                       gint64                    *next,
                       GError                   **error)
{
  g_autoptr (GPtrArray) times = tend_pastime_read_times (db, features, n_features, zone,
                                                         now - TEND_HOBBY_OFFER_SECONDS, now + AHEAD_SECONDS, error);
  g_autoptr (GError) local_error = NULL;

  *next = G_MAXINT64;
  for (guint i = times ? times->len : 0; i > 0 && local_error == NULL; i--)
    {
      const TendPastTime *time = g_ptr_array_index (times, i - 1);
      g_autoptr (TendHobbyOffer) self = NULL;
      gboolean answered = FALSE;

      if (time->end > now)
        *next = MIN (*next, time->end);
      if (is_over (time, now))
        self = make_offer (db, time, zone, day_start, now, &local_error);
      if (self && is_answered (db, self, &answered, &local_error) && !answered)
        return g_steal_pointer (&self);
    }
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * tend_hobby_offer_free:
 * @self: (nullable): an offer, or none
 */
void
tend_hobby_offer_free (TendHobbyOffer *self)
{
  if (self == NULL)
    return;
  tend_hobby_free (self->hobby);
  tend_past_time_free (self->time);
  tend_hobby_session_free (self->session);
  g_free (self);
}
