#include "shell/tend-search-list.h"

#include "store/tend-agenda.h"

#include <glib/gi18n.h>

/* The most results of each feature: what can be looked through at a glance. */
#define RESULT_LIMIT 25

struct _TendSearchList
{
  AdwBin parent_instance;

  TendStore *store;
  char *words;
  GPtrArray *results; /* (nullable): of TendSearchResult, one for each row */

  GtkStack *stack;
  GtkListBox *list;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSearchList, tend_search_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (const TendSearchResult *result)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), result->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (result->excerpt && result->excerpt[0] != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), result->excerpt);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
clear_rows (TendSearchList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

static void
search (TendSearchList *self)
{
  const TendFeature *const *features;
  guint n_features;
  g_autoptr (GError) error = NULL;

  clear_rows (self);
  if (self->words == NULL || self->words[0] == '\0')
    return;

  features = tend_store_get_features (self->store, &n_features);
  self->results = tend_search_read (tend_store_get_reader (self->store), features, n_features, self->words,
                                    RESULT_LIMIT, &error);
  if (self->results == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  for (guint i = 0; self->results && i < self->results->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->results, i)));
  gtk_stack_set_visible_child_name (self->stack, self->results && self->results->len > 0 ? "found" : "nothing");
}

static void
open_result (TendSearchList *self,
             guint           index)
{
  const TendSearchResult *result;

  if (self->results == NULL || index >= self->results->len)
    return;
  result = g_ptr_array_index (self->results, index);
  g_signal_emit (self, signals[OPENED], 0, result->kind, result->uuid);
}

static void
on_row_activated_cb (TendSearchList *self,
                     GtkListBoxRow  *row)
{
  open_result (self, (guint) gtk_list_box_row_get_index (row));
}

static void
tend_search_list_dispose (GObject *object)
{
  TendSearchList *self = TEND_SEARCH_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (tend_search_list_parent_class)->dispose (object);
}

static void
tend_search_list_class_init (TendSearchListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_search_list_dispose;

  /**
   * TendSearchList::opened:
   * @self: the list
   * @kind: the kind of thing that is to be shown
   * @uuid: the thing
   */
  signals[OPENED] = g_signal_new ("opened", TEND_TYPE_SEARCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-search-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSearchList, stack);
  gtk_widget_class_bind_template_child (widget_class, TendSearchList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_search_list_init (TendSearchList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_search_list_set_store:
 * @self: the list
 * @store: the life that is searched
 *
 * While words are being searched for, the list follows what changes.
 */
void
tend_search_list_set_store (TendSearchList *self,
                            TendStore      *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
}

/**
 * tend_search_list_set_words:
 * @self: the list
 * @words: what the user typed
 */
void
tend_search_list_set_words (TendSearchList *self,
                            const char     *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  search (self);
}

/**
 * tend_search_list_open_first:
 * @self: the list
 *
 * Opens the nearest result, as Enter in a search entry does.
 */
void
tend_search_list_open_first (TendSearchList *self)
{
  open_result (self, 0);
}
