#include "features/hobbies/tend-hobby-log-item.h"

#include "features/hobbies/tend-hobby-reader.h"

struct _TendHobbyLogItem
{
  GObject parent_instance;

  /* Both NULL for one that is already gone. */
  TendHobby *hobby;
  TendHobbySession *session;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendHobbyLogItem, tend_hobby_log_item, G_TYPE_OBJECT)

static gboolean
query_sessions (TendDb    *db,
                GArray    *ids,
                gpointer   user_data,
                GError   **error)
{
  const TendHobbyLogQuery *query = user_data;

  if (query->has_picture)
    return tend_hobby_session_read_pictured_ids (db, query->hobby_id, ids, error);
  return tend_hobby_session_read_ids (db, query->hobby_id, ids, error);
}

static void
clear (TendHobbyLogItem *self)
{
  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_clear_pointer (&self->session, tend_hobby_session_free);
}

static GObject *
load_session (TendDb    *db,
              gint64     id,
              GObject   *item,
              gpointer   user_data,
              GError   **error)
{
  g_autoptr (TendHobbySession) session = tend_hobby_session_read (db, id, error);
  TendHobby *hobby = session ? tend_hobby_read (db, session->hobby_id, error) : NULL;
  TendHobbyLogItem *self;

  if (hobby == NULL)
    return NULL;
  self = item ? TEND_HOBBY_LOG_ITEM (g_object_ref (item)) : g_object_new (TEND_TYPE_HOBBY_LOG_ITEM, NULL);
  clear (self);
  self->hobby = hobby;
  self->session = g_steal_pointer (&session);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_OBJECT (self);
}

static void
tend_hobby_log_item_finalize (GObject *object)
{
  clear (TEND_HOBBY_LOG_ITEM (object));

  G_OBJECT_CLASS (tend_hobby_log_item_parent_class)->finalize (object);
}

static void
tend_hobby_log_item_class_init (TendHobbyLogItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_hobby_log_item_finalize;

  /**
   * TendHobbyLogItem::changed:
   * @self: the item
   *
   * Its session, or its picture, is another than it was.
   */
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_HOBBY_LOG_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tend_hobby_log_item_init (TendHobbyLogItem *self)
{
}

/**
 * tend_hobby_log_item_list_new:
 * @store: the store
 * @query: which sessions; it may change, and tend_row_list_refresh() tells the list
 *
 * Returns: (transfer full): the sessions, the latest first, as a list that follows the store; @query has to outlive it
 */
TendRowList *
tend_hobby_log_item_list_new (TendStore               *store,
                              const TendHobbyLogQuery *query)
{
  return tend_row_list_new (store, TEND_TYPE_HOBBY_LOG_ITEM, "hobby_session", query_sessions, load_session,
                            (gpointer) query, NULL);
}

/**
 * tend_hobby_log_item_get_hobby:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the hobby as it was when the session was read, %NULL where that is gone
 */
const TendHobby *
tend_hobby_log_item_get_hobby (TendHobbyLogItem *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_LOG_ITEM (self), NULL);

  return self->hobby;
}

const TendHobbySession *
tend_hobby_log_item_get_session (TendHobbyLogItem *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_LOG_ITEM (self), NULL);

  return self->session;
}
