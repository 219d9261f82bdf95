/* A hobby as a list shows it: what it is called, how this week stands, whether it rests. It follows the store. */

#pragma once

#include "features/hobbies/tend-hobby-rules.h"
#include "store/tend-row-list.h"

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_ITEM (tend_hobby_item_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyItem, tend_hobby_item, TEND, HOBBY_ITEM, GObject)

TendRowList *tend_hobby_item_list_new (TendStore *store, gboolean archived);
TendHobbyItem *tend_hobby_item_read (TendStore *store, gint64 id, TendHobbyItem *item, GError **error);
const TendHobby *tend_hobby_item_get_hobby (TendHobbyItem *self);
const TendHobbyStanding *tend_hobby_item_get_standing (TendHobbyItem *self);

G_END_DECLS
