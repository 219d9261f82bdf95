#include "features/mindfulness/tend-session-item.h"

struct _TendSessionItem
{
  GObject parent_instance;

  TendSession *session; /* NULL for one that is already gone */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSessionItem, tend_session_item, G_TYPE_OBJECT)

static gboolean
query_sessions (TendDb    *db,
                GArray    *ids,
                gpointer   user_data,
                GError   **error)
{
  const TendSessionQuery *query = user_data;

  return tend_session_read_ids (db, query->day, query->limit, ids, error);
}

static GObject *
load_session (TendDb    *db,
              gint64     id,
              GObject   *item,
              gpointer   user_data,
              GError   **error)
{
  TendSession *session = tend_session_read (db, id, error);
  TendSessionItem *self;

  if (session == NULL)
    return NULL;
  self = item ? TEND_SESSION_ITEM (g_object_ref (item)) : g_object_new (TEND_TYPE_SESSION_ITEM, NULL);
  g_clear_pointer (&self->session, tend_session_free);
  self->session = session;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_OBJECT (self);
}

static void
tend_session_item_finalize (GObject *object)
{
  g_clear_pointer (&TEND_SESSION_ITEM (object)->session, tend_session_free);

  G_OBJECT_CLASS (tend_session_item_parent_class)->finalize (object);
}

static void
tend_session_item_class_init (TendSessionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_session_item_finalize;

  /**
   * TendSessionItem::changed:
   * @self: the item
   *
   * Its session is another than it was.
   */
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_SESSION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tend_session_item_init (TendSessionItem *self)
{
}

/**
 * tend_session_item_list_new:
 * @store: the store
 * @query: which sessions; it may change, and tend_row_list_refresh() tells the list
 *
 * Returns: (transfer full): the sessions, the latest first, as a list that follows the store; @query has to outlive it
 */
TendRowList *
tend_session_item_list_new (TendStore              *store,
                            const TendSessionQuery *query)
{
  return tend_row_list_new (store, TEND_TYPE_SESSION_ITEM, "session", query_sessions, load_session, (gpointer) query,
                            NULL);
}

/**
 * tend_session_item_get_session:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its session, %NULL where that is gone and the list is about to say so
 */
const TendSession *
tend_session_item_get_session (TendSessionItem *self)
{
  g_return_val_if_fail (TEND_IS_SESSION_ITEM (self), NULL);

  return self->session;
}
