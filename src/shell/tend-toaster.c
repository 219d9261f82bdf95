#include "shell/tend-toaster.h"

#include <glib/gi18n.h>

#define BRIEF_SECONDS 3
#define SENTENCE_SECONDS 8

struct _TendToaster
{
  GObject parent_instance;

  TendStore *store;
  AdwToastOverlay *overlay; /* unowned: it owns the toasts, and the window owns both */
  AdwToast *current;        /* (nullable): what was told of the last write */
};

G_DEFINE_FINAL_TYPE (TendToaster, tend_toaster, G_TYPE_OBJECT)

static void
on_toast_dismissed_cb (TendToaster *self,
                       AdwToast    *toast)
{
  if (self->current == toast)
    g_clear_object (&self->current);
}

static AdwToast *
make_toast (const char *sentence,
            guint       seconds)
{
  /* Toasts read their titles as markup, which titles of goals are not. */
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);
  GtkWidget *label = gtk_label_new (sentence);

  /* Their own titles stay on one line, which ends early in a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, seconds);
  return toast;
}

static void
show (TendToaster *self,
      AdwToast    *toast)
{
  g_set_object (&self->current, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

/* What an older toast offers to undo is no longer what Undo would undo. */
static void
withdraw (TendToaster *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->current);

  if (toast)
    adw_toast_dismiss (toast);
}

static void
on_store_changed_cb (TendToaster *self,
                     TendChanges *changes)
{
  const char *label = tend_changes_get_label (changes);
  g_autofree char *sentence = NULL;

  withdraw (self);
  if (label == NULL)
    return;

  switch (tend_changes_get_origin (changes))
    {
    case TEND_CHANGES_WRITE:
      if (tend_changes_get_offers_undo (changes))
        {
          AdwToast *toast = tend_toaster_make_undo (label);

          adw_toast_set_action_name (toast, "win.undo");
          show (self, toast);
        }
      break;
    case TEND_CHANGES_UNDO:
      /* Translators: what was undone, like: Undone: Deleted “Run” */
      sentence = g_strdup_printf (_("Undone: %s"), label);
      show (self, make_toast (sentence, BRIEF_SECONDS));
      break;
    case TEND_CHANGES_REDO:
      /* Translators: what was done again, like: Done again: Deleted “Run” */
      sentence = g_strdup_printf (_("Done again: %s"), label);
      show (self, make_toast (sentence, BRIEF_SECONDS));
      break;
    case TEND_CHANGES_RESTORE:
    default:
      break;
    }
}

static void
tend_toaster_dispose (GObject *object)
{
  TendToaster *self = TEND_TOASTER (object);

  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->current);

  G_OBJECT_CLASS (tend_toaster_parent_class)->dispose (object);
}

static void
tend_toaster_class_init (TendToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_toaster_dispose;
}

static void
tend_toaster_init (TendToaster *self)
{
}

/**
 * tend_toaster_new:
 * @store: the store that it follows
 * @overlay: where the toasts are shown, which outlives it
 *
 * Returns: (transfer full): the toaster
 */
TendToaster *
tend_toaster_new (TendStore       *store,
                  AdwToastOverlay *overlay)
{
  TendToaster *self = g_object_new (TEND_TYPE_TOASTER, NULL);

  self->store = g_object_ref (store);
  self->overlay = overlay;
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}

/**
 * tend_toaster_tell:
 * @self: the toaster
 * @sentence: a whole sentence, as plain text
 */
void
tend_toaster_tell (TendToaster *self,
                   const char  *sentence)
{
  adw_toast_overlay_add_toast (self->overlay, make_toast (sentence, SENTENCE_SECONDS));
}

/**
 * tend_toaster_make_undo:
 * @sentence: what was done, as plain text
 *
 * Returns: (transfer full): a toast with the button *Undo*, which does nothing yet
 */
AdwToast *
tend_toaster_make_undo (const char *sentence)
{
  AdwToast *toast = make_toast (sentence, SENTENCE_SECONDS);

  adw_toast_set_button_label (toast, _("Undo"));
  return toast;
}
