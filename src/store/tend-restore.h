/* A backup on its way to become the life: copied, migrated and looked at before anything is replaced.
 *
 * Used by the ledger for a life that is open, and by the rescue for one that can't be. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

char *tend_restore_prepare (const char *folder, const char *path, const TendFeature *const *features,
                            guint n_features, GError **error);

G_END_DECLS
