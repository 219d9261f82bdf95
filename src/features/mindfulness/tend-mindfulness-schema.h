/* The tables of mindfulness, version by version. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_MINDFULNESS_N_MIGRATIONS 3
#define TEND_MINDFULNESS_N_TABLES 5

extern const TendMigration tend_mindfulness_migrations[TEND_MINDFULNESS_N_MIGRATIONS];
extern const TendTable tend_mindfulness_tables[TEND_MINDFULNESS_N_TABLES];
extern const char *const tend_mindfulness_fts_tables[];

G_END_DECLS
