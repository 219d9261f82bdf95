/* Whom the person in the sample life meets, and when: about five plans a week. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

#define TEND_SAMPLE_N_PEOPLE 30

/* Their names, the nearest first; the same people wherever the sample life has any. */
extern const char *const tend_sample_people[TEND_SAMPLE_N_PEOPLE];

char *tend_sample_person_make_uuid (guint64 seed, guint index);
gboolean tend_sample_plans_write (TendDb *db, guint64 seed, TendDay first_day, TendDay end_day, GError **error);

G_END_DECLS
