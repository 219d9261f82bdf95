/* A session as its row shows it, and the list of them, which follows the store.
 *
 * The list may be of one day, and is never longer than it was told to be: nobody reads thousands of rows. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"
#include "store/tend-row-list.h"

G_BEGIN_DECLS

/**
 * TendSessionQuery:
 * @day: the day whose sessions are wanted, %TEND_DAY_NONE for all
 * @limit: how many at most
 */
typedef struct
{
  TendDay day;
  guint limit;
} TendSessionQuery;

#define TEND_TYPE_SESSION_ITEM (tend_session_item_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionItem, tend_session_item, TEND, SESSION_ITEM, GObject)

TendRowList *tend_session_item_list_new (TendStore *store, const TendSessionQuery *query);
const TendSession *tend_session_item_get_session (TendSessionItem *self);

G_END_DECLS
