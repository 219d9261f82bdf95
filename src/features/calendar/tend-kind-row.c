#include "features/calendar/tend-kind-row.h"

#include "features/calendar/tend-calendar-reader.h"
#include "features/calendar/tend-kind-dialog.h"
#include "features/calendar/tend-plan.h"

#include <glib/gi18n.h>

struct _TendKindRow
{
  AdwComboRow parent_instance;

  TendStore *store;
  GtkStringList *names;
  GPtrArray *kinds;     /* of char *, in the order of the list; the first is "". After them stands "Your Own…" */
  char *kind;
  gboolean is_updating;
  guint dialog_source;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendKindRow, tend_kind_row, ADW_TYPE_COMBO_ROW)

static void
add_kind (TendKindRow *self,
          GPtrArray   *names,
          const char  *kind)
{
  if (g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->kinds, g_strdup (kind));
  g_ptr_array_add (names, (gpointer) (*kind ? tend_plan_kind_get_name (kind) : _("Not said")));
}

static void
show_kind (TendKindRow *self)
{
  guint selected = 0;

  g_ptr_array_find_with_equal_func (self->kinds, self->kind, g_str_equal, &selected);
  self->is_updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->is_updating = FALSE;
}

/* A kind that was taken off the list is still that of this plan. */
static void
fill (TendKindRow *self)
{
  g_autoptr (GPtrArray) own = tend_plan_kind_read_own (tend_store_get_reader (self->store), NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_set_size (self->kinds, 0);
  add_kind (self, names, "");
  for (const char *const *id = tend_plan_kind_get_ids (); *id; id++)
    add_kind (self, names, *id);
  for (guint i = 0; own && i < own->len; i++)
    add_kind (self, names, g_ptr_array_index (own, i));
  add_kind (self, names, self->kind);
  g_ptr_array_add (names, _("Your Own…"));
  g_ptr_array_add (names, NULL);
  self->is_updating = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  show_kind (self);
}

static void
choose (TendKindRow *self,
        const char  *kind)
{
  tend_kind_row_set_kind (self, kind);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
on_kind_renamed_cb (TendKindRow *self,
                    const char  *before,
                    const char  *now)
{
  if (g_str_equal (self->kind, before))
    choose (self, now);
}

static void
on_kind_added_cb (TendKindRow *self,
                  const char  *kind)
{
  choose (self, kind);
}

/* The list closes before the window opens, or it would take the keys back; and it cannot go back to what was chosen
 * while it says what is chosen. */
static gboolean
on_dialog_wanted_cb (gpointer user_data)
{
  TendKindRow *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = tend_kind_dialog_new (self->store);

  self->dialog_source = 0;
  show_kind (self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_kind_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "renamed", G_CALLBACK (on_kind_renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
on_selected_cb (TendKindRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->is_updating || self->store == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected < self->kinds->len)
    {
      g_autofree char *kind = g_strdup (g_ptr_array_index (self->kinds, selected));

      if (!g_str_equal (kind, self->kind))
        choose (self, kind);
    }
  else if (self->dialog_source == 0)
    self->dialog_source = g_idle_add (on_dialog_wanted_cb, self);
}

static void
on_store_changed_cb (TendKindRow *self,
                     TendChanges *changes)
{
  if (tend_changes_concern (changes, "plan_kind"))
    fill (self);
}

static void
tend_kind_row_dispose (GObject *object)
{
  TendKindRow *self = TEND_KIND_ROW (object);

  g_clear_handle_id (&self->dialog_source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_kind_row_parent_class)->dispose (object);
}

static void
tend_kind_row_finalize (GObject *object)
{
  TendKindRow *self = TEND_KIND_ROW (object);

  g_object_unref (self->names);
  g_ptr_array_unref (self->kinds);
  g_free (self->kind);

  G_OBJECT_CLASS (tend_kind_row_parent_class)->finalize (object);
}

static void
tend_kind_row_class_init (TendKindRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_kind_row_dispose;
  object_class->finalize = tend_kind_row_finalize;

  /**
   * TendKindRow::chosen:
   * @self: the row
   *
   * The user chose another kind.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
tend_kind_row_init (TendKindRow *self)
{
  self->names = gtk_string_list_new (NULL);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->kind = g_strdup ("");
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->names));
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected_cb), NULL);
}

/**
 * tend_kind_row_set_store:
 * @self: a row
 * @store: the life whose kinds there are
 */
void
tend_kind_row_set_store (TendKindRow *self,
                         TendStore   *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  fill (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tend_kind_row_set_kind:
 * @self: a row
 * @kind: a kind, "" for none
 */
void
tend_kind_row_set_kind (TendKindRow *self,
                        const char  *kind)
{
  char *copy = g_strdup (kind);

  g_free (self->kind);
  self->kind = copy;
  if (g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, NULL))
    show_kind (self);
  else if (self->store)
    fill (self);
}

const char *
tend_kind_row_get_kind (TendKindRow *self)
{
  return self->kind;
}
