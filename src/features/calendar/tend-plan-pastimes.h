/* Plans that are about a hobby: what the hobby is called and how it is coloured is the business of another feature. */

#pragma once

#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

TendPlan *tend_plan_pastimes_make_plan (TendStore *store, const char *hobby_uuid);
void tend_plan_pastimes_name (TendDb *db, const TendFeature *const *features, guint n_features,
                              GPtrArray *occurrences);
TendPlanOccurrence *tend_plan_pastimes_read_next (TendDb *db, TendZone *zone, const char *hobby_uuid, gint64 after,
                                                 GError **error);
gboolean tend_plan_pastimes_read_times (TendDb *db, TendZone *zone, gint64 from, gint64 to, GPtrArray *out,
                                        GError **error);

G_END_DECLS
