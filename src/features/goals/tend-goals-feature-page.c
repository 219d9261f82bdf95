#include "features/today/tend-today-page.h"
#include <glib/gi18n.h>
extern const TendFeaturePage tend_goals_feature_page;
const TendFeaturePage tend_goals_feature_page = { .id = "goals", .title = N_ ("Goals"), .icon_name = "tend-goals-symbolic", .create = tend_today_page_new };
