#include "features/today/tend-today-list.h"

#include "features/today/tend-today-item.h"
#include "store/tend-agenda.h"
#include "store/tend-row-diff.h"

struct _TendTodayList
{
  GObject parent_instance;

  TendStore *store;
  GPtrArray *items; /* of TendTodayItem */
};

static void tend_today_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendTodayList, tend_today_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tend_today_list_list_model_init))

/* Rows of different features, and of different kinds, may have the same id: the feature's address and the kind's name
 * tell them apart. */
static gint64
make_key (const TendAgendaItem *agenda_item)
{
  guint64 feature = (guint64) GPOINTER_TO_SIZE (agenda_item->feature) << 16;
  guint64 kind = (guint64) g_str_hash (agenda_item->kind) << 32;

  return agenda_item->id ^ (gint64) (feature ^ kind);
}

static gint64 *
make_keys (GPtrArray *items,
           const TendAgendaItem *(*get) (gconstpointer item))
{
  gint64 *keys = g_new (gint64, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    keys[i] = make_key (get (g_ptr_array_index (items, i)));
  return keys;
}

static const TendAgendaItem *
get_agenda_item_of_item (gconstpointer item)
{
  return tend_today_item_get_agenda_item ((TendTodayItem *) item);
}

static const TendAgendaItem *
get_agenda_item (gconstpointer agenda_item)
{
  return agenda_item;
}

typedef struct
{
  TendTodayList *self;
  GPtrArray *agenda;
} Application;

static void
on_range_applied_cb (guint    position,
                     guint    n_removed,
                     guint    n_added,
                     guint    added_from,
                     gpointer user_data)
{
  const Application *application = user_data;
  TendTodayList *self = application->self;

  if (n_removed > 0)
    g_ptr_array_remove_range (self->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->items, (int) (position + i),
                        tend_today_item_new (g_ptr_array_index (application->agenda, added_from + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static GPtrArray *
read_agenda (TendTodayList *self)
{
  TendDay today = tend_store_get_today (self->store);
  const TendAgendaQuery query = {
    today, today, tend_settings_get_first_weekday (tend_store_get_settings (self->store))
  };
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);
  g_autoptr (GError) error = NULL;
  GPtrArray *agenda = tend_agenda_read (tend_store_get_reader (self->store), features, n_features, &query,
                                        &error);

  if (agenda == NULL)
    g_warning ("The agenda could not be read: %s", error->message);
  return agenda;
}

static void
update (TendTodayList *self)
{
  g_autoptr (GPtrArray) agenda = read_agenda (self);
  g_autofree gint64 *before = NULL;
  g_autofree gint64 *after = NULL;
  Application application = { self, agenda };

  if (agenda == NULL)
    return;
  before = make_keys (self->items, get_agenda_item_of_item);
  after = make_keys (agenda, get_agenda_item);
  tend_row_diff (before, self->items->len, after, agenda->len, on_range_applied_cb, &application);
  for (guint i = 0; i < self->items->len; i++)
    tend_today_item_set_agenda_item (g_ptr_array_index (self->items, i), g_ptr_array_index (agenda, i));
}

static GType
tend_today_list_get_item_type (GListModel *model)
{
  return TEND_TYPE_TODAY_ITEM;
}

static guint
tend_today_list_get_n_items (GListModel *model)
{
  return TEND_TODAY_LIST (model)->items->len;
}

static gpointer
tend_today_list_get_item (GListModel *model,
                          guint       position)
{
  TendTodayList *self = TEND_TODAY_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
tend_today_list_dispose (GObject *object)
{
  TendTodayList *self = TEND_TODAY_LIST (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_today_list_parent_class)->dispose (object);
}

static void
tend_today_list_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_TODAY_LIST (object)->items);

  G_OBJECT_CLASS (tend_today_list_parent_class)->finalize (object);
}

static void
tend_today_list_class_init (TendTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_today_list_dispose;
  object_class->finalize = tend_today_list_finalize;
}

static void
tend_today_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tend_today_list_get_item_type;
  iface->get_n_items = tend_today_list_get_n_items;
  iface->get_item = tend_today_list_get_item;
}

static void
tend_today_list_init (TendTodayList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tend_today_list_new:
 * @store: the store
 *
 * Returns: (transfer full): the agenda of the day that it is
 */
TendTodayList *
tend_today_list_new (TendStore *store)
{
  TendTodayList *self = g_object_new (TEND_TYPE_TODAY_LIST, NULL);

  self->store = g_object_ref (store);
  update (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * tend_today_list_count:
 * @self: the list
 * @n_done: (out): how many of them are done
 *
 * A plan or a birthday takes place by itself: it is not among them.
 *
 * Returns: how many of its items are something that can be done
 */
guint
tend_today_list_count (TendTodayList *self,
                       guint         *n_done)
{
  guint n = 0;

  *n_done = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      const TendAgendaItem *item = get_agenda_item_of_item (g_ptr_array_index (self->items, i));

      if (item->feature->set_done == NULL)
        continue;
      n++;
      *n_done += item->state == TEND_AGENDA_DONE ? 1 : 0;
    }
  return n;
}
