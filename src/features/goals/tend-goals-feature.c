#include "features/goals/tend-goals-schema.h"

extern const TendFeature tend_goals_feature;

const TendFeature tend_goals_feature = {
  .id = "goals",
  .migrations = tend_goals_migrations,
  .n_migrations = TEND_GOALS_N_MIGRATIONS,
  .tables = tend_goals_tables,
  .n_tables = TEND_GOALS_N_TABLES,
  .fts_tables = tend_goals_fts_tables,
};
