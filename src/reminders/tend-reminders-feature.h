/* The table of reminders: when something is to be brought to mind.
 *
 * Reminders belong to things of any feature, named by kind and UUID, and so to none of the features. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

extern const TendFeature tend_reminders_feature;

G_END_DECLS
