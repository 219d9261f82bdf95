#include "store/tend-agenda.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * tend_agenda_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @query: which day
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendAgendaItem): what concerns the day, feature by feature
 */
GPtrArray *
tend_agenda_read (TendDb                    *db,
                  const TendFeature *const  *features,
                  guint                      n_features,
                  const TendAgendaQuery     *query,
                  GError                   **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_agenda_item_free);

  for (guint i = 0; i < n_features; i++)
    if (features[i]->agenda && !features[i]->agenda (db, query, items, error))
      return NULL;
  return g_steal_pointer (&items);
}

typedef struct
{
  const TendFeature *feature;
  char *uuid;
  TendDay day;
  gboolean done;
  double value;
  gint64 now;
} SetDone;

static void
set_done_free (gpointer data)
{
  SetDone *set_done = data;

  g_free (set_done->uuid);
  g_free (set_done);
}

static gboolean
write_done (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const SetDone *set_done = data;

  return set_done->feature->set_done (db, set_done->uuid, set_done->day, set_done->done, set_done->value,
                                      set_done->now, error);
}

/**
 * tend_agenda_set_done_async:
 * @store: the store
 * @item: an item of the agenda
 * @done: whether to tick it, or to take the tick back
 * @value: the number, where it is counted; NAN otherwise
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 *
 * Ticks an item without knowing what it is.
 */
void
tend_agenda_set_done_async (TendStore            *store,
                            const TendAgendaItem *item,
                            gboolean              done,
                            double                value,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  SetDone *set_done;
  g_autofree char *label = NULL;

  g_return_if_fail (item->feature->set_done != NULL);

  set_done = g_new0 (SetDone, 1);
  set_done->feature = item->feature;
  set_done->uuid = g_strdup (item->uuid);
  set_done->day = item->day;
  set_done->done = done;
  set_done->value = value;
  set_done->now = tend_clock_get_now (tend_store_get_clock (store));
  label = done ? g_strdup_printf (_("Ticked “%s”"), item->title)
               : g_strdup_printf (_("Took back the tick of “%s”"), item->title);
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_done, set_done, set_done_free, cancellable,
                          callback, user_data);
}

gboolean
tend_agenda_set_done_finish (TendStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return tend_store_write_finish (store, result, error) != NULL;
}

/* FTS5's own syntax is none of the user's business: each word is quoted, and may go on. */
static char *
make_match (const char *words)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString *match = g_string_new (NULL);

  g_strdelimit (valid, "\"\t\r\n", ' ');
  parts = g_strsplit (valid, " ", -1);
  for (gsize i = 0; parts[i]; i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", parts[i]);
  return g_string_free (match, FALSE);
}

/**
 * tend_search_read:
 * @db: a connection
 * @features: the features
 * @n_features: how many
 * @words: what the user typed
 * @limit: the most results of each feature
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendSearchResult): things in which a word begins with each of
 *   @words
 */
GPtrArray *
tend_search_read (TendDb                    *db,
                  const TendFeature *const  *features,
                  guint                      n_features,
                  const char                *words,
                  guint                      limit,
                  GError                   **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_search_result_free);
  g_autofree char *match = make_match (words);

  for (guint i = 0; match[0] != '\0' && i < n_features; i++)
    if (features[i]->search && !features[i]->search (db, match, limit, results, error))
      return NULL;
  return g_steal_pointer (&results);
}
