/* How goals look in the window. */

#include "features/goals/tend-goals-page.h"

#include <glib/gi18n.h>

extern const TendFeaturePage tend_goals_feature_page;

static const char *const kinds[] = { "goal", NULL };

const TendFeaturePage tend_goals_feature_page = {
  .id = "goals",
  .title = N_("Goals"),
  .icon_name = "tend-goals-symbolic",
  .kinds = kinds,
  .create = tend_goals_page_new,
};
