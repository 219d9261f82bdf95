/* The SQL of what is asked about people, for any connection. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/* Where a day of a year stands in the table of yearly days, and whose it is. */
typedef struct
{
  TendPersonDay *day;
  gint64 person_id;
  char *person_uuid;
  char *person_name;
  char *person_color;
  gboolean is_archived;
} TendDatedPerson;

void tend_dated_person_free (TendDatedPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendDatedPerson, tend_dated_person_free)

/**
 * TendPersonFilter:
 * @archived: those put away, or the others
 * @words: (nullable): what their names have to begin with, in any order: "ana s"
 * @group: (nullable): the group that they have to be in
 * @with_rhythm: only those with a rhythm
 *
 * Which people are asked for.
 */
typedef struct
{
  gboolean archived;
  const char *words;
  const char *group;
  gboolean with_rhythm;
} TendPersonFilter;

TendPerson *tend_person_read (TendDb *db, gint64 id, GError **error);
TendPerson *tend_person_read_by_uuid (TendDb *db, const char *uuid, GError **error);
gboolean tend_person_read_ids (TendDb *db, const TendPersonFilter *filter, GArray *ids, GError **error);
gboolean tend_person_read_is_any (TendDb *db, gboolean archived);
char *tend_person_read_name (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_person_read_all_groups (TendDb *db, GError **error);

GPtrArray *tend_person_read_days_on (TendDb *db, TendDay day, GError **error);
TendDatedPerson *tend_person_read_dated (TendDb *db, const char *day_uuid, GError **error);

GPtrArray *tend_contact_read_range (TendDb *db, const char *person_uuid, TendDay from, TendDay to, GError **error);
TendContact *tend_contact_read_by_uuid (TendDb *db, const char *uuid, GError **error);
TendDay tend_contact_read_first_day (TendDb *db, gint64 person_id);

G_END_DECLS
