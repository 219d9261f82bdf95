/* The tables of goals, version by version. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

extern const TendMigration tend_goals_migrations[];
extern const guint tend_goals_n_migrations;
extern const TendTable tend_goals_tables[];
extern const guint tend_goals_n_tables;
extern const char *const tend_goals_fts_tables[];

G_END_DECLS
