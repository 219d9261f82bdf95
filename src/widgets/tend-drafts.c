#include "widgets/tend-drafts.h"

struct _TendDrafts
{
  GObject parent_instance;

  GHashTable *dialogs; /* what it is about → GtkWindow *, shown or hidden */
};

G_DEFINE_FINAL_TYPE (TendDrafts, tend_drafts, G_TYPE_OBJECT)

static void
forget (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
}

static gboolean
is_dialog (gpointer key,
           gpointer dialog,
           gpointer wanted)
{
  return dialog == wanted;
}

/* The dialog is closed for good: by Save, by Cancel, or by Escape with nothing in it that could be lost. */
static void
on_dialog_finished_cb (TendDrafts *self,
                       GtkWindow  *dialog)
{
  g_hash_table_foreach_remove (self->dialogs, is_dialog, dialog);
}

static void
tend_drafts_dispose (GObject *object)
{
  tend_drafts_close (TEND_DRAFTS (object));

  G_OBJECT_CLASS (tend_drafts_parent_class)->dispose (object);
}

static void
tend_drafts_finalize (GObject *object)
{
  g_hash_table_unref (TEND_DRAFTS (object)->dialogs);

  G_OBJECT_CLASS (tend_drafts_parent_class)->finalize (object);
}

static void
tend_drafts_class_init (TendDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_drafts_dispose;
  object_class->finalize = tend_drafts_finalize;
}

static void
tend_drafts_init (TendDrafts *self)
{
  self->dialogs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) forget);
}

TendDrafts *
tend_drafts_new (void)
{
  return g_object_new (TEND_TYPE_DRAFTS, NULL);
}

/**
 * tend_drafts_find:
 * @self: the drafts
 * @key: what the dialog is about
 *
 * Returns: (transfer none) (nullable): the dialog, if there is one already
 */
GtkWindow *
tend_drafts_find (TendDrafts *self,
                  const char *key)
{
  g_return_val_if_fail (TEND_IS_DRAFTS (self), NULL);

  return g_hash_table_lookup (self->dialogs, key);
}

/**
 * tend_drafts_keep:
 * @self: the drafts
 * @key: what the dialog is about, of which there is none yet
 * @dialog: (transfer floating): the dialog, which has a signal "finished"
 */
void
tend_drafts_keep (TendDrafts *self,
                  const char *key,
                  GtkWindow  *dialog)
{
  g_return_if_fail (TEND_IS_DRAFTS (self));
  g_return_if_fail (!g_hash_table_contains (self->dialogs, key));

  g_signal_connect_object (dialog, "finished", G_CALLBACK (on_dialog_finished_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->dialogs, g_strdup (key), g_object_ref_sink (dialog));
}

/**
 * tend_drafts_present:
 * @self: the drafts
 * @key: what the dialog is about
 * @parent: a widget in the window that it belongs to
 */
void
tend_drafts_present (TendDrafts *self,
                     const char *key,
                     GtkWidget  *parent)
{
  GtkWindow *dialog = tend_drafts_find (self, key);
  GtkRoot *root = gtk_widget_get_root (parent);

  g_return_if_fail (dialog != NULL);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (dialog, GTK_WINDOW (root));
  gtk_window_present (dialog);
}

/**
 * tend_drafts_close:
 * @self: the drafts
 *
 * Lets go of all dialogs: the window that they belong to is going.
 */
void
tend_drafts_close (TendDrafts *self)
{
  g_return_if_fail (TEND_IS_DRAFTS (self));

  g_hash_table_remove_all (self->dialogs);
}
