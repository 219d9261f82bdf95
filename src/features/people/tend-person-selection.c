#include "features/people/tend-person-selection.h"

#include "features/people/tend-person-reader.h"

struct _TendPersonSelection
{
  GObject parent_instance;

  TendStore *store;
  TendRowList *list;
  TendMeetings *meetings; /* NULL while they are to be read anew */
  gboolean archived;
  char *words;            /* NULL for all names */
  char *group;            /* NULL for all groups */
  gboolean only_missed;
  gboolean is_seen;
  gboolean is_stale;      /* whether times together changed while nobody saw the list */
};

G_DEFINE_FINAL_TYPE (TendPersonSelection, tend_person_selection, G_TYPE_OBJECT)

static gboolean
require_meetings (TendPersonSelection  *self,
                  GError              **error)
{
  if (self->meetings == NULL)
    self->meetings = tend_person_item_read_meetings (self->store, error);
  return self->meetings != NULL;
}

/* Only those whose time it is about; of people without a rhythm there are none. */
static gboolean
leave_missed (TendPersonSelection  *self,
              GArray               *ids,
              GError              **error)
{
  guint n_left = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TendPersonItem) item = tend_person_item_read (self->store, self->meetings, id, NULL, error);

      if (item == NULL)
        return FALSE;
      if (tend_person_item_get_is_missed (item))
        g_array_index (ids, gint64, n_left++) = id;
    }
  g_array_set_size (ids, n_left);
  return TRUE;
}

static gboolean
query_people (TendDb    *db,
              GArray    *ids,
              gpointer   user_data,
              GError   **error)
{
  TendPersonSelection *self = user_data;
  TendPersonFilter filter = {
    .archived = self->archived,
    .words = self->words,
    .group = self->group,
    .with_rhythm = self->only_missed,
  };

  return require_meetings (self, error) && tend_person_read_ids (db, &filter, ids, error) &&
         (!self->only_missed || leave_missed (self, ids, error));
}

static GObject *
load_person (TendDb    *db,
             gint64     id,
             GObject   *item,
             gpointer   user_data,
             GError   **error)
{
  TendPersonSelection *self = user_data;

  if (!require_meetings (self, error))
    return NULL;
  return (GObject *) tend_person_item_read (self->store, self->meetings, id, (TendPersonItem *) item, error);
}

/* Whether a feature that knows of times together has changed. */
static gboolean
concerns_meetings (TendPersonSelection *self,
                   TendChanges         *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; features[i]->meetings && j < features[i]->n_tables; j++)
      if (tend_changes_concern (changes, features[i]->tables[j].name))
        return TRUE;
  return FALSE;
}

static void
on_store_changed_cb (TendPersonSelection *self,
                     TendChanges         *changes)
{
  if (tend_changes_get_origin (changes) != TEND_CHANGES_RESTORE && !concerns_meetings (self, changes))
    return;
  if (self->is_seen)
    tend_person_selection_refresh (self);
  else
    self->is_stale = TRUE;
}

static void
tend_person_selection_dispose (GObject *object)
{
  TendPersonSelection *self = TEND_PERSON_SELECTION (object);

  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->meetings, tend_meetings_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_person_selection_parent_class)->dispose (object);
}

static void
tend_person_selection_finalize (GObject *object)
{
  g_free (TEND_PERSON_SELECTION (object)->words);
  g_free (TEND_PERSON_SELECTION (object)->group);

  G_OBJECT_CLASS (tend_person_selection_parent_class)->finalize (object);
}

static void
tend_person_selection_class_init (TendPersonSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_person_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_person_selection_finalize;
}

static void
tend_person_selection_init (TendPersonSelection *self)
{
}

/**
 * tend_person_selection_new:
 * @store: the life
 * @archived: those put away, or the others
 *
 * Returns: (transfer full): all of them
 */
TendPersonSelection *
tend_person_selection_new (TendStore *store,
                           gboolean   archived)
{
  TendPersonSelection *self = g_object_new (TEND_TYPE_PERSON_SELECTION, NULL);

  self->store = g_object_ref (store);
  self->archived = archived;
  /* Connected before the list, so that what it loads knows of the meetings as they are now. */
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  self->list = tend_row_list_new (store, TEND_TYPE_PERSON_ITEM, "person", query_people, load_person, self, NULL);
  return self;
}

/**
 * tend_person_selection_get_items:
 * @self: a selection
 *
 * Returns: (transfer none): their #TendPersonItem objects, by name
 */
GListModel *
tend_person_selection_get_items (TendPersonSelection *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_SELECTION (self), NULL);

  return G_LIST_MODEL (self->list);
}

static gboolean
set_text (char       **field,
          const char  *text)
{
  const char *wanted = text && *text ? text : NULL;

  if (g_strcmp0 (*field, wanted) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (wanted);
  return TRUE;
}

/**
 * tend_person_selection_set_words:
 * @self: a selection
 * @words: what their names begin with, "" for all
 */
void
tend_person_selection_set_words (TendPersonSelection *self,
                                 const char          *words)
{
  g_return_if_fail (TEND_IS_PERSON_SELECTION (self));

  if (set_text (&self->words, words))
    tend_row_list_refresh (self->list);
}

/**
 * tend_person_selection_set_group:
 * @self: a selection
 * @group: (nullable): the group that they are in, %NULL for all
 */
void
tend_person_selection_set_group (TendPersonSelection *self,
                                 const char          *group)
{
  g_return_if_fail (TEND_IS_PERSON_SELECTION (self));

  if (set_text (&self->group, group))
    tend_row_list_refresh (self->list);
}

/**
 * tend_person_selection_set_only_missed:
 * @self: a selection
 * @only_missed: whether only those are shown whose time it is about
 */
void
tend_person_selection_set_only_missed (TendPersonSelection *self,
                                       gboolean             only_missed)
{
  g_return_if_fail (TEND_IS_PERSON_SELECTION (self));

  if (self->only_missed == only_missed)
    return;
  self->only_missed = only_missed;
  tend_row_list_refresh (self->list);
}

/**
 * tend_person_selection_refresh:
 * @self: a selection
 *
 * Reads all anew: the day has changed, or something else of which the store does not tell.
 */
void
tend_person_selection_refresh (TendPersonSelection *self)
{
  g_return_if_fail (TEND_IS_PERSON_SELECTION (self));

  self->is_stale = FALSE;
  g_clear_pointer (&self->meetings, tend_meetings_free);
  tend_row_list_refresh (self->list);
}

/**
 * tend_person_selection_set_is_seen:
 * @self: a selection
 * @is_seen: whether it is on screen; while it is not, it does not read again at every plan that is made elsewhere
 */
void
tend_person_selection_set_is_seen (TendPersonSelection *self,
                                   gboolean             is_seen)
{
  g_return_if_fail (TEND_IS_PERSON_SELECTION (self));

  self->is_seen = is_seen;
  if (is_seen && self->is_stale)
    tend_person_selection_refresh (self);
}
