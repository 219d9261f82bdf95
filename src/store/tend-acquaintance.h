/* Somebody the user knows, and the times together, as one feature tells them to the others.
 *
 * People are kept by one feature, plans by another, and neither includes the other: the calendar lists whom
 * a plan can be with through tend_acquaintances_read(), and a person's page shows what there was with them
 * through tend_encounters_read(). */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

/* The kind by which a page opens somebody, with the UUID that others remember them by. */
#define TEND_ACQUAINTANCE_KIND "person"

/**
 * TendAcquaintance:
 * @feature: the feature whose it is
 * @id: the row
 * @uuid: what other features remember them by
 * @name: what they are called
 * @rhythm_days: how often to see them, in days; 0 for no rhythm
 * @last_met: the last meeting or call that the feature itself knows of, %TEND_DAY_NONE if none
 * @is_silenced: whether nothing shall suggest meeting them for now
 * @color: (nullable): the name of their colour
 */
typedef struct
{
  const TendFeature *feature;
  gint64 id;
  char *uuid;
  char *name;
  int rhythm_days;
  TendDay last_met;
  gboolean is_silenced;
  char *color;
} TendAcquaintance;

TendAcquaintance *tend_acquaintance_copy (const TendAcquaintance *self);
void tend_acquaintance_free (TendAcquaintance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendAcquaintance, tend_acquaintance_free)

/**
 * TendEncounter:
 * @feature: the feature whose it is
 * @kind: the kind of thing, a constant ("plan", "contact")
 * @uuid: its UUID
 * @title: what it was
 * @day: the day it begins on
 * @minutes: how long, 0 if that isn't known
 * @detail: (nullable): a few words beside the title
 * @is_meeting: whether the two really met or talked: it is past, and they weren't the one who couldn't
 *
 * Something with a person in it.
 */
typedef struct
{
  const TendFeature *feature;
  const char *kind;
  char *uuid;
  char *title;
  TendDay day;
  int minutes;
  char *detail;
  gboolean is_meeting;
} TendEncounter;

TendEncounter *tend_encounter_new (const TendFeature *feature, const char *kind);
void tend_encounter_free (TendEncounter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendEncounter, tend_encounter_free)

GPtrArray *tend_acquaintances_read (TendDb *db, const TendFeature *const *features, guint n_features,
                                    GError **error);
char *tend_acquaintance_read_name (TendDb *db, const TendFeature *const *features, guint n_features,
                                   const char *person_uuid, GError **error);
GPtrArray *tend_encounters_read (TendDb *db, const TendFeature *const *features, guint n_features,
                                 const char *person_uuid, TendDay from, TendDay to, GError **error);

G_END_DECLS
