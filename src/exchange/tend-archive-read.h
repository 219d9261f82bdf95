/* A life as an archive. */

#pragma once

#include "exchange/tend-archive.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

TendArchive *tend_archive_read (TendDb *db, const char *source, const TendFeature *const *features,
                                guint n_features, GError **error);

G_END_DECLS
