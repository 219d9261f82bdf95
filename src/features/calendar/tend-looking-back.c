#include "features/calendar/tend-looking-back.h"

#include "features/calendar/tend-plan-reader.h"

void
tend_time_share_free (TendTimeShare *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

void
tend_looking_back_free (TendLookingBack *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const TendTimeShare *one = *(const TendTimeShare *const *) a;
  const TendTimeShare *other = *(const TendTimeShare *const *) b;

  if (one->minutes != other->minutes)
    return one->minutes > other->minutes ? -1 : 1;
  if (one->n_times != other->n_times)
    return one->n_times > other->n_times ? -1 : 1;
  return g_utf8_collate (one->name, other->name);
}

static void
add_time (GPtrArray  *shares,
          GHashTable *places,
          const char *key,
          const char *name,
          gint64      minutes)
{
  /* Two people who are not among the people are told apart by their names. */
  g_autofree char *place = g_strconcat (key, "/", *key ? "" : name, NULL);
  TendTimeShare *share = g_hash_table_lookup (places, place);

  if (share == NULL)
    {
      share = g_new0 (TendTimeShare, 1);
      share->key = g_strdup (key);
      share->name = g_strdup (name);
      g_ptr_array_add (shares, share);
      g_hash_table_insert (places, g_steal_pointer (&place), share);
    }
  share->n_times++;
  share->minutes += minutes;
}

static gboolean
is_named (const TendLookingBackQuery *query,
          const TendGuest            *guest)
{
  return guest->answer != TEND_GUEST_DECLINED &&
         !(query->unnamed && guest->person_uuid && g_hash_table_contains (query->unnamed, guest->person_uuid));
}

static void
add_meeting (TendLookingBack            *self,
             const TendPlanOccurrence   *at,
             const TendLookingBackQuery *query,
             GHashTable                 *people,
             GHashTable                 *kinds)
{
  gint64 minutes = at->plan->is_all_day ? 0 : (at->end - at->start) / 60;
  int week = (at->start_day - self->first_week) / 7;

  if (at->start_day < self->first_week || week >= TEND_LOOKING_BACK_WEEKS)
    return;
  self->n_meetings[week]++;
  self->minutes[week] += minutes;
  if (week < TEND_LOOKING_BACK_WEEKS - (int) self->n_shared_weeks)
    return;
  for (guint i = 0; i < at->plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (at->plan->guests, i);

      if (is_named (query, guest))
        add_time (self->people, people, guest->person_uuid ? guest->person_uuid : "",
                  *guest->name ? guest->name : guest->email, minutes);
    }
  if (*at->plan->kind)
    add_time (self->kinds, kinds, at->plan->kind, tend_plan_kind_get_name (at->plan->kind), minutes);
}

static TendDay
get_first_week (const TendLookingBackQuery *query)
{
  return query->last_week - 7 * (TEND_LOOKING_BACK_WEEKS - 1);
}

/**
 * tend_looking_back_new:
 * @occurrences: (element-type TendPlanOccurrence): what was, the earliest first
 * @query: which weeks, and when it is
 *
 * Returns: (transfer full): the figures of 52 weeks
 */
TendLookingBack *
tend_looking_back_new (GPtrArray                  *occurrences,
                       const TendLookingBackQuery *query)
{
  TendLookingBack *self = g_new0 (TendLookingBack, 1);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->first_week = get_first_week (query);
  self->n_open = (guint) CLAMP ((query->today - self->first_week) / 7 + 1, 1, TEND_LOOKING_BACK_WEEKS);
  self->n_shared_weeks = CLAMP (query->n_shared_weeks, 1, TEND_LOOKING_BACK_WEEKS);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_time_share_free);
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_time_share_free);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (tend_plan_occurrence_is_meeting (at, query->now))
        add_meeting (self, at, query, people, kinds);
    }
  g_ptr_array_sort (self->people, compare_shares);
  g_ptr_array_sort (self->kinds, compare_shares);
  return self;
}

/**
 * tend_looking_back_read:
 * @db: a connection
 * @query: which weeks, and when it is
 * @error: return location
 *
 * Returns: (transfer full): the figures of 52 weeks; what is read is bounded by these
 */
TendLookingBack *
tend_looking_back_read (TendDb                      *db,
                        const TendLookingBackQuery  *query,
                        GError                     **error)
{
  TendDay first = get_first_week (query);
  g_autoptr (GPtrArray) occurrences =
      tend_calendar_read_range (db, query->zone, first, MAX (first, MIN (query->last_week + 6, query->today)), error);

  return occurrences ? tend_looking_back_new (occurrences, query) : NULL;
}
