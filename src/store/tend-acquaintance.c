#include "store/tend-acquaintance.h"

TendAcquaintance *
tend_acquaintance_copy (const TendAcquaintance *self)
{
  TendAcquaintance *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->color = g_strdup (self->color);
  return copy;
}

void
tend_acquaintance_free (TendAcquaintance *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->color);
  g_free (self);
}

/**
 * tend_encounter_new:
 * @feature: the feature whose it is
 * @kind: (transfer none): the kind of thing, a constant
 *
 * Returns: (transfer full): an encounter of no day and no length
 */
TendEncounter *
tend_encounter_new (const TendFeature *feature,
                    const char        *kind)
{
  TendEncounter *self = g_new0 (TendEncounter, 1);

  self->feature = feature;
  self->kind = kind;
  self->day = TEND_DAY_NONE;
  return self;
}

void
tend_encounter_free (TendEncounter *self)
{
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/**
 * tend_acquaintances_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendAcquaintance): everybody who isn't put away, as each feature
 *   orders them
 */
GPtrArray *
tend_acquaintances_read (TendDb                    *db,
                         const TendFeature *const  *features,
                         guint                      n_features,
                         GError                   **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_acquaintance_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->acquaintances && !features[i]->acquaintances (db, out, error))
      return NULL;
  for (guint i = 0; i < n_features; i++)
    if (features[i]->silence && !features[i]->silence (db, out, error))
      return NULL;
  return g_steal_pointer (&out);
}

/**
 * tend_acquaintance_read_name:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @person_uuid: somebody, who may be put away
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what they are called now; %NULL without @error if no feature knows them (any more)
 */
char *
tend_acquaintance_read_name (TendDb                    *db,
                             const TendFeature *const  *features,
                             guint                      n_features,
                             const char                *person_uuid,
                             GError                   **error)
{
  GError *local_error = NULL;
  char *name = NULL;

  for (guint i = 0; i < n_features && name == NULL && local_error == NULL; i++)
    if (features[i]->person_name)
      name = features[i]->person_name (db, person_uuid, &local_error);
  if (local_error)
    g_propagate_error (error, local_error);
  return name;
}

/* The latest first, and on one day as the features told it. */
static gint
compare_encounters (gconstpointer a,
                    gconstpointer b)
{
  const TendEncounter *one = *(const TendEncounter *const *) a;
  const TendEncounter *other = *(const TendEncounter *const *) b;

  return (one->day < other->day) - (one->day > other->day);
}

/**
 * tend_encounters_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @person_uuid: whom it is about
 * @from: the first day
 * @to: the last day, itself included
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendEncounter): what there was and will be with a person, the
 *   latest first
 */
GPtrArray *
tend_encounters_read (TendDb                    *db,
                      const TendFeature *const  *features,
                      guint                      n_features,
                      const char                *person_uuid,
                      TendDay                    from,
                      TendDay                    to,
                      GError                   **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_encounter_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->about_person && !features[i]->about_person (db, person_uuid, from, to, out, error))
      return NULL;
  /* GPtrArray's sort is stable: it is a merge sort. */
  g_ptr_array_sort (out, compare_encounters);
  return g_steal_pointer (&out);
}
