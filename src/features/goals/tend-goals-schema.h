/* The tables of goals, version by version. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_GOALS_N_MIGRATIONS 2
#define TEND_GOALS_N_TABLES 4

extern const TendMigration tend_goals_migrations[TEND_GOALS_N_MIGRATIONS];
extern const TendTable tend_goals_tables[TEND_GOALS_N_TABLES];
extern const char *const tend_goals_fts_tables[];

G_END_DECLS
