/* The SQL of what can be done to people. All of it runs in the writer thread, within a write. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

gboolean tend_person_insert (TendDb *db, const TendPerson *person, gint64 now, gint64 *id, GError **error);
gboolean tend_person_update (TendDb *db, const TendPerson *person, GError **error);
gboolean tend_person_delete (TendDb *db, gint64 id, GError **error);
gboolean tend_person_set_archived (TendDb *db, gint64 id, gboolean archived, GError **error);

gboolean tend_contact_insert (TendDb *db, const TendContact *contact, TendDay today, gint64 now, gint64 *id,
                              GError **error);
gboolean tend_contact_update (TendDb *db, const TendContact *contact, TendDay today, GError **error);
gboolean tend_contact_delete (TendDb *db, gint64 id, GError **error);

G_END_DECLS
