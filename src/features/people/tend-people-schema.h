/* The tables that people are kept in. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_PEOPLE_N_MIGRATIONS 1
#define TEND_PEOPLE_N_TABLES 5

extern const TendMigration tend_people_migrations[TEND_PEOPLE_N_MIGRATIONS];
extern const TendTable tend_people_tables[TEND_PEOPLE_N_TABLES];
extern const char *const tend_people_fts_tables[];

G_END_DECLS
