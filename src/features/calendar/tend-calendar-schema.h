/* The tables of plans, version by version. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_CALENDAR_N_MIGRATIONS 1
#define TEND_CALENDAR_N_TABLES 7

extern const TendMigration tend_calendar_migrations[TEND_CALENDAR_N_MIGRATIONS];
extern const TendTable tend_calendar_tables[TEND_CALENDAR_N_TABLES];
extern const char *const tend_calendar_fts_tables[];

G_END_DECLS
