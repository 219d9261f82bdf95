/* What is found, as a list in the sidebar: every feature's results for what was typed.
 *
 * Emits #TendSearchList::opened when one is to be shown. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SEARCH_LIST (tend_search_list_get_type ())

G_DECLARE_FINAL_TYPE (TendSearchList, tend_search_list, TEND, SEARCH_LIST, AdwBin)

void tend_search_list_set_store (TendSearchList *self, TendStore *store);
void tend_search_list_set_words (TendSearchList *self, const char *words);
void tend_search_list_open_first (TendSearchList *self);

G_END_DECLS
