#include "store/tend-measure.h"

/**
 * tend_measure_new:
 * @feature: the feature whose it is
 * @key: what names it within the feature
 * @title: what it is called
 * @units: which units it can be counted in
 *
 * Returns: (transfer full): something that can be counted
 */
TendMeasure *
tend_measure_new (const TendFeature *feature,
                  const char        *key,
                  const char        *title,
                  TendMeasureUnits   units)
{
  TendMeasure *self = g_new0 (TendMeasure, 1);

  self->feature = feature;
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->units = units;
  return self;
}

void
tend_measure_free (TendMeasure *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

/**
 * tend_measure_units_to_text:
 * @unit: one unit
 *
 * Returns: (transfer none): how it is written in the database and in files
 */
const char *
tend_measure_units_to_text (TendMeasureUnits unit)
{
  return unit == TEND_MEASURE_MINUTES ? "minutes" : "times";
}

/**
 * tend_measure_units_from_text:
 * @text: how a unit is written
 * @unit: (out): the unit
 *
 * Returns: whether there is such a unit
 */
gboolean
tend_measure_units_from_text (const char       *text,
                              TendMeasureUnits *unit)
{
  if (g_str_equal (text, "minutes"))
    *unit = TEND_MEASURE_MINUTES;
  else if (g_str_equal (text, "times"))
    *unit = TEND_MEASURE_TIMES;
  else
    return FALSE;
  return TRUE;
}

/**
 * tend_measures_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendMeasure): all that a goal may count, feature by feature
 */
GPtrArray *
tend_measures_read (TendDb                    *db,
                    const TendFeature *const  *features,
                    guint                      n_features,
                    GError                   **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_measure_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->measures && !features[i]->measures (db, out, error))
      return NULL;
  return g_steal_pointer (&out);
}

/**
 * tend_measure_read_days:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @feature_id: the feature whose the thing is
 * @key: what names it there
 * @unit: times or minutes
 * @from: the first day
 * @to: the last day, itself included; not before @from
 * @error: return location
 *
 * How much of something was done, day by day. What is not there, or belongs to a feature that this Tend does not
 * have, was done on no day.
 *
 * Returns: (transfer full) (array): as many numbers as there are days, the first one of @from
 */
double *
tend_measure_read_days (TendDb                    *db,
                        const TendFeature *const  *features,
                        guint                      n_features,
                        const char                *feature_id,
                        const char                *key,
                        TendMeasureUnits           unit,
                        TendDay                    from,
                        TendDay                    to,
                        GError                   **error)
{
  g_autofree double *days = g_new0 (double, (gsize) (to - from) + 1);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->measure && g_str_equal (features[i]->id, feature_id) &&
        !features[i]->measure (db, key, unit, from, to, days, error))
      return NULL;
  return g_steal_pointer (&days);
}

/**
 * tend_measures_concern:
 * @features: the features
 * @n_features: how many
 * @changes: what a write changed
 *
 * Returns: whether something that can be counted may be another number now
 */
gboolean
tend_measures_concern (const TendFeature *const *features,
                       guint                     n_features,
                       TendChanges              *changes)
{
  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; features[i]->measure_tables && features[i]->measure_tables[j]; j++)
      if (tend_changes_concern (changes, features[i]->measure_tables[j]))
        return TRUE;
  return FALSE;
}
