/* What can be done for a life whose file is damaged: set it aside, never delete it, and bring a backup back.
 *
 * Used by the window's rescue page and by `tend restore`, while no store is open. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

char *tend_rescue_set_aside (const char *folder, TendDay today, GError **error);
gboolean tend_rescue_bring_back (const char *folder, const char *backup_path,
                                 const TendFeature *const *features, guint n_features, GError **error);

G_END_DECLS
