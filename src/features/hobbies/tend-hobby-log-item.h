/* A session with the hobby that it is of, as the log shows it, and the list of them, which follows the store.
 *
 * The list is as long as there are sessions; what nobody looks at is not read. */

#pragma once

#include "features/hobbies/tend-hobby.h"
#include "store/tend-row-list.h"

G_BEGIN_DECLS

/**
 * TendHobbyLogQuery:
 * @hobby_id: the hobby whose sessions are wanted, 0 for those of all
 * @has_picture: whether only those with a picture are
 */
typedef struct
{
  gint64 hobby_id;
  gboolean has_picture;
} TendHobbyLogQuery;

#define TEND_TYPE_HOBBY_LOG_ITEM (tend_hobby_log_item_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyLogItem, tend_hobby_log_item, TEND, HOBBY_LOG_ITEM, GObject)

TendRowList *tend_hobby_log_item_list_new (TendStore *store, const TendHobbyLogQuery *query);
const TendHobby *tend_hobby_log_item_get_hobby (TendHobbyLogItem *self);
const TendHobbySession *tend_hobby_log_item_get_session (TendHobbyLogItem *self);

G_END_DECLS
