/* Everybody whom one might see, with the last time that one did: what Someone this week chooses from. */

#pragma once

#include "features/calendar/tend-someone-rules.h"
#include "store/tend-acquaintance.h"

G_BEGIN_DECLS

/**
 * TendCompanions:
 * @acquaintances: (element-type TendAcquaintance): who they are
 * @items: (array length=n_items): the same, as tend_someone_read() takes them; their words are those of @acquaintances
 * @n_items: how many
 */
typedef struct
{
  GPtrArray *acquaintances;
  TendCompanion *items;
  guint n_items;
} TendCompanions;

TendCompanions *tend_companions_read (TendDb *db, const TendFeature *const *features, guint n_features,
                                      TendZone *zone, TendDay today, gint64 now, GError **error);
void tend_companions_free (TendCompanions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendCompanions, tend_companions_free)

G_END_DECLS
