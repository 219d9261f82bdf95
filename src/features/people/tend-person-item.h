/* Somebody as a row shows them: who they are, when one was last together, and whether they may be missed.
 *
 * The items of the lists of people. An item stays the same object while its person is in the list. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-meetings.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_ITEM (tend_person_item_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonItem, tend_person_item, TEND, PERSON_ITEM, GObject)

TendMeetings *tend_person_item_read_meetings (TendStore *store, GError **error);
TendPersonItem *tend_person_item_read (TendStore *store, TendMeetings *meetings, gint64 id, TendPersonItem *item,
                                       GError **error);

const TendPerson *tend_person_item_get_person (TendPersonItem *self);
const char *tend_person_item_get_standing (TendPersonItem *self);
TendDay tend_person_item_get_last (TendPersonItem *self);
TendDay tend_person_item_get_next (TendPersonItem *self);
gboolean tend_person_item_get_is_missed (TendPersonItem *self);

G_END_DECLS
