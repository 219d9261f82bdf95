/* Which people are on a list: those put away or the others, found by name, by group, or because it is about time again.
 * It follows the store, also where something else (a plan with them) says more of when one was last together. */

#pragma once

#include "features/people/tend-person-item.h"
#include "store/tend-row-list.h"

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_SELECTION (tend_person_selection_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonSelection, tend_person_selection, TEND, PERSON_SELECTION, GObject)

TendPersonSelection *tend_person_selection_new (TendStore *store, gboolean archived);
GListModel *tend_person_selection_get_items (TendPersonSelection *self);
void tend_person_selection_set_words (TendPersonSelection *self, const char *words);
void tend_person_selection_set_group (TendPersonSelection *self, const char *group);
void tend_person_selection_set_only_missed (TendPersonSelection *self, gboolean only_missed);
void tend_person_selection_set_is_seen (TendPersonSelection *self, gboolean is_seen);
void tend_person_selection_refresh (TendPersonSelection *self);

G_END_DECLS
