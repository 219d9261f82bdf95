/* The tables of hobbies, version by version. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_HOBBIES_N_MIGRATIONS 4
#define TEND_HOBBIES_N_TABLES 7

extern const TendMigration tend_hobbies_migrations[TEND_HOBBIES_N_MIGRATIONS];
extern const TendTable tend_hobbies_tables[TEND_HOBBIES_N_TABLES];
extern const char *const tend_hobbies_fts_tables[];

G_END_DECLS
