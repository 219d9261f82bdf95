/* An iCalendar file while its events become plans of a life: what tend-ical-settle.c, which says which plans they are,
 * and tend-ical-settle-belongings.c, which has what belongs to them, know together. */

#pragma once

#include "exchange/tend-ical-file.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendIcalFate:
 * @uuid: (nullable): the plan that an entry is, the archive's; %NULL for one that is out
 * @is_known: whether the life has it
 * @is_newer: whether the file's is newer than the life's
 */
typedef struct
{
  const char *uuid;
  gboolean is_known;
  gboolean is_newer;
} TendIcalFate;

/**
 * TendIcalSettling:
 * @file: the file
 * @db: a connection to the life
 * @calendar: (nullable): the UUID of the calendar that they come into, %NULL for own plans
 * @today: the day it is
 * @plans: what the archive has of each table, likewise the others
 * @has_plans: whether the life has any, to look among
 * @fates: (element-type TendIcalFate): one an entry
 * @people: (nullable): casefolded name → UUID, "" if several are called so
 */
typedef struct
{
  TendIcalFile *file;
  TendDb *db;
  const char *calendar;
  TendDay today;
  TendArchiveTable *plans;
  TendArchiveTable *dates;
  TendArchiveTable *guests;
  TendArchiveTable *reminders;
  gboolean has_plans;
  GArray *fates;
  GHashTable *people;
} TendIcalSettling;

static inline const TendIcalEntry *
tend_ical_settling_get_entry (const TendIcalSettling *self,
                              guint                   index)
{
  return &g_array_index (self->file->entries, TendIcalEntry, index);
}

static inline TendIcalFate *
tend_ical_settling_get_fate (TendIcalSettling *self,
                             guint             index)
{
  return &g_array_index (self->fates, TendIcalFate, index);
}

static inline const char *
tend_ical_settling_get_text (TendArchiveTable *table,
                             const char       *column,
                             guint             row)
{
  return tend_archive_table_get (table, tend_archive_table_find_column (table, column), row)->text;
}

char *tend_ical_settling_derive (const TendIcalSettling *self, const char *space, const char *key, const char *more);
gboolean tend_ical_settle_belongings (TendIcalSettling *self, const TendFeature *const *features, guint n_features,
                                      GError **error);

G_END_DECLS
