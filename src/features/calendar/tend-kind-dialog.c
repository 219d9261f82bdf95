#include "features/calendar/tend-kind-dialog.h"

#include "features/calendar/tend-plan-store.h"

#include <glib/gi18n.h>

struct _TendKindDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  GPtrArray *rows;     /* of AdwEntryRow, one for each kind */

  GtkListBox *list;
  GtkEditable *entry;
  GtkLabel *trouble;
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_RENAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendKindDialog, tend_kind_dialog, ADW_TYPE_WINDOW)

static void
tell (TendKindDialog *self,
      const char     *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static const char *
get_kind (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

/* Returns: whether it was done; if not, the user was told */
static gboolean
finish_verb (TendKindDialog *self,
             GObject        *store,
             GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;

  tend_plan_store_finish (TEND_STORE (store), result, &error);
  tell (self, error ? error->message : NULL);
  return error == NULL;
}

static void
on_kind_added_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendKindDialog) self = user_data;
  g_autofree char *name = NULL;

  if (!finish_verb (self, store, result))
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, name);
}

static void
on_entry_applied_cb (TendKindDialog *self)
{
  tend_plan_store_add_kind_async (self->store, gtk_editable_get_text (self->entry), on_kind_added_cb,
                                  g_object_ref (self));
}

static void
on_kind_changed_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (TendKindDialog) self = user_data;

  finish_verb (self, store, result);
}

typedef struct
{
  TendKindDialog *dialog;
  char *before;
  char *now;
} Renaming;

static void
on_kind_renamed_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Renaming *renaming = user_data;

  if (finish_verb (renaming->dialog, store, result))
    g_signal_emit (renaming->dialog, signals[SIGNAL_RENAMED], 0, renaming->before, renaming->now);
  g_object_unref (renaming->dialog);
  g_free (renaming->before);
  g_free (renaming->now);
  g_free (renaming);
}

static void
on_name_applied_cb (TendKindDialog *self,
                    GtkWidget      *row)
{
  Renaming *renaming = g_new0 (Renaming, 1);

  renaming->dialog = g_object_ref (self);
  renaming->before = g_strdup (get_kind (row));
  renaming->now = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  tend_plan_store_rename_kind_async (self->store, renaming->before, renaming->now, on_kind_renamed_cb, renaming);
}

static void
on_remove_clicked_cb (TendKindDialog *self,
                      GtkWidget      *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  tend_plan_store_delete_kind_async (self->store, get_kind (row), on_kind_changed_cb, g_object_ref (self));
}

static GtkWidget *
make_row (TendKindDialog *self,
          const char     *kind)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), kind);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), kind);
  g_object_set_data_full (G_OBJECT (row), "kind", g_strdup (kind), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_name_applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fill (TendKindDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = tend_plan_kind_read_own (tend_store_get_reader (self->store), &error);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; kinds && i < kinds->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (kinds, i));

      gtk_list_box_insert (self->list, row, (int) i);
      g_ptr_array_add (self->rows, row);
    }
  if (error)
    tell (self, error->message);
}

static void
on_store_changed_cb (TendKindDialog *self,
                     TendChanges    *changes)
{
  if (tend_changes_concern (changes, "plan_kind"))
    fill (self);
}

static void
tend_kind_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_KIND_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_kind_dialog_parent_class)->dispose (object);
}

static void
tend_kind_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_KIND_DIALOG (object)->rows);

  G_OBJECT_CLASS (tend_kind_dialog_parent_class)->finalize (object);
}

static void
tend_kind_dialog_class_init (TendKindDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_kind_dialog_dispose;
  object_class->finalize = tend_kind_dialog_finalize;

  /**
   * TendKindDialog::added:
   * @self: the dialog
   * @kind: a kind that there is now
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * TendKindDialog::renamed:
   * @self: the dialog
   * @before: what a kind was called
   * @now: what it is called
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-kind-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendKindDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TendKindDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TendKindDialog, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_applied_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_kind_dialog_init (TendKindDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_kind_dialog_new:
 * @store: the life
 *
 * Returns: (transfer full): the dialog; what is done in it is kept at once
 */
GtkWidget *
tend_kind_dialog_new (TendStore *store)
{
  TendKindDialog *self = g_object_new (TEND_TYPE_KIND_DIALOG, NULL);

  self->store = g_object_ref (store);
  fill (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
