#include "store/tend-row-list.h"

#include "base/tend-error.h"
#include "store/tend-row-diff.h"

struct _TendRowList
{
  GObject parent_instance;

  TendStore *store;
  GType item_type;
  const char *table; /* rows of it, and rows that belong to one of it, concern the list */
  TendRowListQuery query;
  TendRowListLoad load;
  gpointer user_data;
  GDestroyNotify user_data_free;

  GArray *ids;       /* of gint64 */
  GHashTable *items; /* gint64 * → GObject *, those that somebody has asked for */
  gboolean is_updating;
  gboolean is_outdated; /* by something that was told while it was updating */
};

static void tend_row_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendRowList, tend_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tend_row_list_list_model_init))

/* Returns: (transfer full) (nullable) */
static GObject *
load_item (TendRowList *self,
           gint64       id,
           GObject     *item)
{
  TendDb *reader = self->store ? tend_store_get_reader (self->store) : NULL;
  g_autoptr (GError) error = NULL;
  GObject *loaded;

  if (reader == NULL)
    return NULL;
  loaded = self->load (reader, id, item, self->user_data, &error);
  if (loaded == NULL && !g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_warning ("A row could not be shown: %s", error->message);
  return loaded;
}

static GArray *
query_ids (TendRowList *self)
{
  TendDb *reader = self->store ? tend_store_get_reader (self->store) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (reader == NULL)
    return NULL;
  if (self->query (reader, ids, self->user_data, &error))
    return g_steal_pointer (&ids);
  g_warning ("A list could not be read: %s", error->message);
  return NULL;
}

typedef struct
{
  TendRowList *self;
  const gint64 *after;
} Application;

static void
on_range_applied_cb (guint    position,
                     guint    n_removed,
                     guint    n_added,
                     guint    added_from,
                     gpointer user_data)
{
  Application *application = user_data;
  TendRowList *self = application->self;

  /* One range after the other, so that the list is what each of them says while it says so. */
  g_array_remove_range (self->ids, position, n_removed);
  g_array_insert_vals (self->ids, position, application->after + added_from, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* Items of rows that have left are let go of; one that merely moved keeps its object. */
static void
forget_items (TendRowList *self)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (present, &g_array_index (self->ids, gint64, i));
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (present, id))
      g_hash_table_iter_remove (&iter);
}

static void
reload_items (TendRowList *self,
              GHashTable  *ids) /* (nullable): all */
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) item_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id, item;

  /* Bringing an item up to date runs other people's code, which may ask for further ones. */
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (ids == NULL || g_hash_table_contains (ids, id))
      {
        g_ptr_array_add (items, g_object_ref (item));
        g_array_append_val (item_ids, *(gint64 *) id);
      }
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GObject) loaded = load_item (self, g_array_index (item_ids, gint64, i),
                                              g_ptr_array_index (items, i));
    }
}

static void
apply_query (TendRowList *self,
             GHashTable  *touched) /* (nullable): all */
{
  g_autoptr (GArray) after = query_ids (self);
  g_autofree gint64 *before = g_memdup2 (self->ids->data, sizeof (gint64) * self->ids->len);
  Application application;

  if (after == NULL)
    return;
  application.self = self;
  application.after = (const gint64 *) (gpointer) after->data;
  tend_row_diff (before, self->ids->len, application.after, after->len, on_range_applied_cb, &application);
  forget_items (self);
  reload_items (self, touched);
}

/* Asks which rows there are now, tells what that changes, and brings the items of @touched up to date. What
 * comes in between, from somebody who is told, waits until all of it has been told. */
static void
update (TendRowList *self,
        GHashTable  *touched) /* (nullable): all */
{
  g_autoptr (TendRowList) alive = g_object_ref (self);

  if (self->is_updating)
    {
      self->is_outdated = TRUE;
      return;
    }
  self->is_updating = TRUE;
  apply_query (self, touched);
  while (self->is_outdated)
    {
      self->is_outdated = FALSE;
      apply_query (self, NULL);
    }
  self->is_updating = FALSE;
}

static void
on_store_changed_cb (TendRowList *self,
                     TendChanges *changes)
{
  const char *table = NULL;
  gboolean is_own = FALSE, is_child = FALSE;
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE)
    {
      update (self, NULL);
      return;
    }

  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    {
      const TendChange *change = tend_changes_get (changes, i);
      gint64 id;

      /* The changes of a table follow one another, and there may be as many as an import has. */
      if (change->table != table)
        {
          table = change->table;
          is_own = g_str_equal (table, self->table);
          is_child = tend_store_is_child_table (self->store, table, self->table);
        }
      id = is_own ? change->id : is_child ? change->parent_id : 0;
      if (id != 0 && !g_hash_table_contains (touched, &id))
        g_hash_table_add (touched, g_memdup2 (&id, sizeof id));
    }
  if (g_hash_table_size (touched) > 0)
    update (self, touched);
}

static GType
tend_row_list_get_item_type (GListModel *model)
{
  return TEND_ROW_LIST (model)->item_type;
}

static guint
tend_row_list_get_n_items (GListModel *model)
{
  return TEND_ROW_LIST (model)->ids->len;
}

static gpointer
tend_row_list_get_item (GListModel *model,
                        guint       position)
{
  TendRowList *self = TEND_ROW_LIST (model);
  gint64 id;
  GObject *item;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item)
    return g_object_ref (item);

  item = load_item (self, id, NULL);
  /* A row that the writer has just deleted is in the list until its change is told, and must be something
   * until then. */
  if (item == NULL)
    return g_object_new (self->item_type, NULL);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), g_object_ref (item));
  return item;
}

static void
tend_row_list_dispose (GObject *object)
{
  TendRowList *self = TEND_ROW_LIST (object);

  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  if (self->user_data_free)
    g_clear_pointer (&self->user_data, self->user_data_free);
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (tend_row_list_parent_class)->dispose (object);
}

static void
tend_row_list_finalize (GObject *object)
{
  TendRowList *self = TEND_ROW_LIST (object);

  g_hash_table_unref (self->items);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (tend_row_list_parent_class)->finalize (object);
}

static void
tend_row_list_class_init (TendRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_row_list_dispose;
  object_class->finalize = tend_row_list_finalize;
}

static void
tend_row_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tend_row_list_get_item_type;
  iface->get_n_items = tend_row_list_get_n_items;
  iface->get_item = tend_row_list_get_item;
}

static void
tend_row_list_init (TendRowList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * tend_row_list_new:
 * @store: the store
 * @item_type: what the items are
 * @table: the table whose rows they show; changes of its rows, and of the rows that belong to them by their
 *   table's descriptor, bring the list up to date
 * @query: asks which rows there are
 * @load: makes an item of a row
 * @user_data: for both
 * @user_data_free: (nullable): frees @user_data
 *
 * Returns: (transfer full): the list, with its rows
 */
TendRowList *
tend_row_list_new (TendStore        *store,
                   GType             item_type,
                   const char       *table,
                   TendRowListQuery  query,
                   TendRowListLoad   load,
                   gpointer          user_data,
                   GDestroyNotify    user_data_free)
{
  TendRowList *self = g_object_new (TEND_TYPE_ROW_LIST, NULL);

  self->store = g_object_ref (store);
  self->item_type = item_type;
  self->table = g_intern_string (table);
  self->query = query;
  self->load = load;
  self->user_data = user_data;
  self->user_data_free = user_data_free;
  tend_row_list_refresh (self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}

/**
 * tend_row_list_refresh:
 * @self: the list
 *
 * Asks again which rows there are, and brings every item up to date: for when what the query was given, or
 * the day, has changed.
 */
void
tend_row_list_refresh (TendRowList *self)
{
  g_return_if_fail (TEND_IS_ROW_LIST (self));

  update (self, NULL);
}

/**
 * tend_row_list_find:
 * @self: the list
 * @id: a row
 *
 * Returns: its position, %G_MAXUINT if it is not in the list
 */
guint
tend_row_list_find (TendRowList *self,
                    gint64       id)
{
  g_return_val_if_fail (TEND_IS_ROW_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}
