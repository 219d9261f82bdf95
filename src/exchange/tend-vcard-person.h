/* Somebody as a vCard has them, on their way to become one of the people.
 *
 * The reader of vCards fills one of these for each card; what a person, their days, ways and groups look like in an
 * archive is known here and nowhere else in exchange/. */

#pragma once

#include "exchange/tend-archive.h"
#include "exchange/tend-vcard-date.h"

G_BEGIN_DECLS

typedef struct _TendVcardPerson TendVcardPerson;

TendVcardPerson *tend_vcard_person_new (guint line);
void tend_vcard_person_free (TendVcardPerson *self);

void tend_vcard_person_set_uid (TendVcardPerson *self, const char *uid);
void tend_vcard_person_set_name (TendVcardPerson *self, const char *name);
gboolean tend_vcard_person_has_name (TendVcardPerson *self);
void tend_vcard_person_add_note (TendVcardPerson *self, const char *words);
gboolean tend_vcard_person_add_day (TendVcardPerson *self, const char *kind, const char *name,
                                    const TendVcardDate *date);
gboolean tend_vcard_person_add_way (TendVcardPerson *self, const char *kind, const char *label, const char *value);
gboolean tend_vcard_person_add_group (TendVcardPerson *self, const char *name);

void tend_vcard_person_move_to (TendVcardPerson *self, TendArchive *archive, GHashTable *names, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendVcardPerson, tend_vcard_person_free)

G_END_DECLS
