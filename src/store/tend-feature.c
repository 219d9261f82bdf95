#include "store/tend-feature.h"

#include <math.h>

/**
 * tend_agenda_item_new:
 * @feature: the feature that it comes from
 * @kind: (transfer none): the kind of thing, a constant
 *
 * Returns: (transfer full): an item that is open, has no hour and nothing to count
 */
TendAgendaItem *
tend_agenda_item_new (const TendFeature *feature,
                      const char        *kind)
{
  TendAgendaItem *item = g_new0 (TendAgendaItem, 1);

  item->feature = feature;
  item->kind = kind;
  item->day = TEND_DAY_NONE;
  item->minute = -1;
  item->value = NAN;
  item->target = NAN;
  return item;
}

TendAgendaItem *
tend_agenda_item_copy (const TendAgendaItem *item)
{
  TendAgendaItem *copy = g_memdup2 (item, sizeof *item);

  copy->uuid = g_strdup (item->uuid);
  copy->title = g_strdup (item->title);
  copy->detail = g_strdup (item->detail);
  copy->unit = g_strdup (item->unit);
  copy->color = g_strdup (item->color);
  return copy;
}

void
tend_agenda_item_free (TendAgendaItem *item)
{
  g_free (item->uuid);
  g_free (item->title);
  g_free (item->detail);
  g_free (item->unit);
  g_free (item->color);
  g_free (item);
}

void
tend_search_result_free (TendSearchResult *result)
{
  g_free (result->uuid);
  g_free (result->title);
  g_free (result->excerpt);
  g_free (result);
}

void
tend_remind_free (TendRemind *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/**
 * tend_feature_find_for_kind:
 * @features: the features
 * @n_features: how many
 * @kind: a kind of thing that there are reminders of
 *
 * Returns: (transfer none) (nullable): the feature whose it is, %NULL if this Tend has none
 */
const TendFeature *
tend_feature_find_for_kind (const TendFeature *const *features,
                            guint                     n_features,
                            const char               *kind)
{
  for (guint i = 0; i < n_features; i++)
    if (features[i]->remind_kinds && g_strv_contains (features[i]->remind_kinds, kind))
      return features[i];
  return NULL;
}
