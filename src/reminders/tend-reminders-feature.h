/* The table of reminders: at which minute of which weekdays something is to be brought to mind.
 *
 * Reminders belong to things of any feature, named by kind and UUID, and so to none of the features. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

extern const TendFeature tend_reminders_feature;

gboolean tend_reminder_delete_for (TendDb *db, const char *subject_kind, const char *subject_uuid,
                                   GError **error);

G_END_DECLS
