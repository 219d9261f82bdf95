/* What the person in the sample life does for its own sake: eight hobbies, 20,000 sessions in ten years. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

#define TEND_SAMPLE_N_HOBBIES 8

/* Those that plans are about. */
#define TEND_SAMPLE_HOBBY_DRAWING 1
#define TEND_SAMPLE_HOBBY_CHOIR 7

char *tend_sample_hobby_make_uuid (guint64 seed, guint index);
gboolean tend_sample_hobbies_write (TendDb *db, guint64 seed, TendDay first_day, TendDay end_day, GError **error);

G_END_DECLS
