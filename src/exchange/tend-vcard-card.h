/* One card of an address book, line by line: what each line says of somebody, and what is only known at the end, as a
 * label that stands behind what it is the label of. */

#pragma once

#include "exchange/tend-content-line.h"
#include "exchange/tend-vcard-person.h"

G_BEGIN_DECLS

typedef struct _TendVcardCard TendVcardCard;

TendVcardCard *tend_vcard_card_new (guint line);
void tend_vcard_card_free (TendVcardCard *self);

void tend_vcard_card_take_line (TendVcardCard *self, const TendContentLine *line);
TendVcardPerson *tend_vcard_card_finish (TendVcardCard *self);
guint tend_vcard_card_get_n_left_out (TendVcardCard *self);
guint tend_vcard_card_get_n_guessed (TendVcardCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendVcardCard, tend_vcard_card_free)

G_END_DECLS
