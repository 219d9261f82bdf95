#include "store/tend-pastime.h"

/**
 * tend_pastime_new:
 * @kind: (transfer none): the kind of thing, a constant
 * @uuid: what names it
 * @name: what it is called
 * @color: the name of its colour, "" for none
 * @minutes: about how long a time of it is
 *
 * Returns: (transfer full): a pastime
 */
TendPastime *
tend_pastime_new (const char *kind,
                  const char *uuid,
                  const char *name,
                  const char *color,
                  int         minutes)
{
  TendPastime *self = g_new0 (TendPastime, 1);

  self->kind = kind;
  self->uuid = g_strdup (uuid);
  self->name = g_strdup (name);
  self->color = g_strdup (color);
  self->minutes = minutes;
  return self;
}

/**
 * tend_pastime_free:
 * @self: (nullable): a pastime, or none
 */
void
tend_pastime_free (TendPastime *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->color);
  g_free (self);
}

/**
 * tend_past_time_new:
 * @pastime_uuid: what it was about
 * @uuid: what names it, or the series that it is a time of
 * @day: which time of that
 * @title: what it is called
 * @start: UTC seconds
 * @end: UTC seconds
 *
 * Returns: (transfer full): a time of which nobody said how it was
 */
TendPastTime *
tend_past_time_new (const char *pastime_uuid,
                    const char *uuid,
                    TendDay     day,
                    const char *title,
                    gint64      start,
                    gint64      end)
{
  TendPastTime *self = g_new0 (TendPastTime, 1);

  self->pastime_uuid = g_strdup (pastime_uuid);
  self->uuid = g_strdup (uuid);
  self->day = day;
  self->title = g_strdup (title);
  self->start = start;
  self->end = end;
  self->mood = TEND_MOOD_NONE;
  return self;
}

TendPastTime *
tend_past_time_copy (const TendPastTime *self)
{
  TendPastTime *copy = tend_past_time_new (self->pastime_uuid, self->uuid, self->day, self->title, self->start,
                                           self->end);

  copy->mood = self->mood;
  return copy;
}

/**
 * tend_past_time_free:
 * @self: (nullable): a time, or none
 */
void
tend_past_time_free (TendPastTime *self)
{
  if (self == NULL)
    return;
  g_free (self->pastime_uuid);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self);
}

/**
 * tend_pastimes_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPastime): all that isn't put away, as each feature orders them
 */
GPtrArray *
tend_pastimes_read (TendDb                    *db,
                    const TendFeature *const  *features,
                    guint                      n_features,
                    GError                   **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_pastime_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->pastimes && !features[i]->pastimes (db, out, error))
      return NULL;
  return g_steal_pointer (&out);
}

/**
 * tend_pastime_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @uuid: what names it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): it, be it put away or not; %NULL without @error if no feature knows it (any more)
 */
TendPastime *
tend_pastime_read (TendDb                    *db,
                   const TendFeature *const  *features,
                   guint                      n_features,
                   const char                *uuid,
                   GError                   **error)
{
  GError *local_error = NULL;
  TendPastime *self = NULL;

  for (guint i = 0; i < n_features && self == NULL && local_error == NULL; i++)
    if (features[i]->pastime)
      self = features[i]->pastime (db, uuid, &local_error);
  if (local_error)
    g_propagate_error (error, local_error);
  return self;
}

/**
 * tend_pastimes_concern:
 * @features: the features
 * @n_features: how many
 * @changes: what a write changed
 *
 * Returns: whether a pastime may be called, or coloured, otherwise now
 */
gboolean
tend_pastimes_concern (const TendFeature *const *features,
                       guint                     n_features,
                       TendChanges              *changes)
{
  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; features[i]->pastime_tables && features[i]->pastime_tables[j]; j++)
      if (tend_changes_concern (changes, features[i]->pastime_tables[j]))
        return TRUE;
  return FALSE;
}

static gboolean
is_earlier (const TendAgendaItem *one,
            const TendAgendaItem *other)
{
  return one->day != other->day ? one->day < other->day : one->minute < other->minute;
}

/**
 * tend_pastime_read_next:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @zone: the zone of who asks
 * @uuid: a pastime
 * @after: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the first thing about it, in any feature, that starts after @after; %NULL without
 *   @error if there is none
 */
TendAgendaItem *
tend_pastime_read_next (TendDb                    *db,
                        const TendFeature *const  *features,
                        guint                      n_features,
                        TendZone                  *zone,
                        const char                *uuid,
                        gint64                     after,
                        GError                   **error)
{
  TendAgendaItem *next = NULL;
  GError *local_error = NULL;

  for (guint i = 0; i < n_features && local_error == NULL; i++)
    {
      TendAgendaItem *item = features[i]->next_about ? features[i]->next_about (db, zone, uuid, after, &local_error)
                                                     : NULL;

      if (item && next && !is_earlier (item, next))
        g_clear_pointer (&item, tend_agenda_item_free);
      if (item == NULL)
        continue;
      g_clear_pointer (&next, tend_agenda_item_free);
      next = item;
    }
  if (local_error == NULL)
    return next;
  g_clear_pointer (&next, tend_agenda_item_free);
  g_propagate_error (error, local_error);
  return NULL;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const TendPastTime *one = *(TendPastTime *const *) a;
  const TendPastTime *other = *(TendPastTime *const *) b;

  return (one->end > other->end) - (one->end < other->end);
}

/**
 * tend_pastime_read_times:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @zone: the zone of who asks
 * @from: UTC seconds
 * @to: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPastTime): when what is about any pastime was, in any feature, and ended
 *   after @from and by @to: the first to end is the first
 */
GPtrArray *
tend_pastime_read_times (TendDb                    *db,
                         const TendFeature *const  *features,
                         guint                      n_features,
                         TendZone                  *zone,
                         gint64                     from,
                         gint64                     to,
                         GError                   **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_past_time_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->times_about && !features[i]->times_about (db, zone, from, to, out, error))
      return NULL;
  g_ptr_array_sort (out, compare_times);
  return g_steal_pointer (&out);
}

/**
 * tend_pastime_next_concerns:
 * @features: the features
 * @n_features: how many
 * @changes: what a write changed
 *
 * Returns: whether tend_pastime_read_next() or tend_pastime_read_times() may find something else now
 */
gboolean
tend_pastime_next_concerns (const TendFeature *const *features,
                            guint                     n_features,
                            TendChanges              *changes)
{
  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; (features[i]->next_about || features[i]->times_about) && j < features[i]->n_tables; j++)
      if (tend_changes_concern (changes, features[i]->tables[j].name))
        return TRUE;
  return FALSE;
}
