#include "features/people/tend-contact-dialog.h"

#include "features/people/tend-person-store.h"
#include "features/people/tend-person-words.h"
#include "widgets/tend-day-row.h"

#include <glib/gi18n.h>

struct _TendContactDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  TendPerson *person;
  TendContact *before;
  gboolean is_saving;

  GtkLabel *trouble;
  AdwComboRow *kind_row;
  TendDayRow *day_row;
  GtkEditable *note_row;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendContactDialog, tend_contact_dialog, ADW_TYPE_WINDOW)

static TendContact *
dup_contact (TendContactDialog *self)
{
  TendContact *contact = tend_contact_copy (self->before);

  contact->kind = (TendContactKind) adw_combo_row_get_selected (self->kind_row);
  contact->day = tend_day_row_get_day (self->day_row);
  tend_person_set_text (&contact->note, gtk_editable_get_text (self->note_row));
  return contact;
}

static gboolean
is_same (const TendContact *one,
         const TendContact *other)
{
  return one->kind == other->kind && one->day == other->day && g_str_equal (one->note, other->note);
}

static void
tell (TendContactDialog *self,
      const char        *trouble)
{
  gtk_label_set_label (self->trouble, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), *trouble != '\0');
}

static void
finish (TendContactDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendContactDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_saving = FALSE;
  if (tend_person_store_finish (TEND_STORE (store), result, &error) == 0)
    tell (self, error->message);
  else
    finish (self);
}

static void
save (TendContactDialog *self)
{
  g_autoptr (TendContact) contact = dup_contact (self);
  g_autoptr (GError) error = NULL;

  if (self->is_saving)
    return;
  if (is_same (contact, self->before))
    finish (self);
  else if (!tend_contact_validate (contact, tend_store_get_today (self->store), &error))
    {
      tell (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
    }
  else
    {
      self->is_saving = TRUE;
      tend_person_store_update_contact_async (self->store, self->person, contact, on_verb_done_cb, g_object_ref (self));
    }
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  save (TEND_CONTACT_DIALOG (widget));
}

static void
on_save_asked_cb (TendContactDialog *self)
{
  save (self);
}

static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  finish (TEND_CONTACT_DIALOG (widget));
}

static void
on_delete_clicked_cb (TendContactDialog *self)
{
  if (self->is_saving)
    return;
  self->is_saving = TRUE;
  tend_person_store_delete_contact_async (self->store, self->person, self->before, on_verb_done_cb,
                                          g_object_ref (self));
}

static gboolean
tend_contact_dialog_close_request (GtkWindow *window)
{
  TendContactDialog *self = TEND_CONTACT_DIALOG (window);
  g_autoptr (TendContact) contact = dup_contact (self);

  if (is_same (contact, self->before))
    finish (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
tend_contact_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_CONTACT_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_contact_dialog_parent_class)->dispose (object);
}

static void
tend_contact_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TEND_CONTACT_DIALOG (object)->person, tend_person_free);
  g_clear_pointer (&TEND_CONTACT_DIALOG (object)->before, tend_contact_free);

  G_OBJECT_CLASS (tend_contact_dialog_parent_class)->finalize (object);
}

static void
tend_contact_dialog_class_init (TendContactDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_contact_dialog_dispose;
  object_class->finalize = tend_contact_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_contact_dialog_close_request;

  /**
   * TendContactDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_CONTACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-contact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendContactDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendContactDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TendContactDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TendContactDialog, note_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_contact_dialog_init (TendContactDialog *self)
{
  GtkStringList *kinds;

  gtk_widget_init_template (GTK_WIDGET (self));
  kinds = GTK_STRING_LIST (adw_combo_row_get_model (self->kind_row));
  gtk_string_list_append (kinds, tend_contact_kind_get_name (TEND_CONTACT_CALL));
  gtk_string_list_append (kinds, tend_contact_kind_get_name (TEND_CONTACT_MEETING));
}

/**
 * tend_contact_dialog_new:
 * @store: the life
 * @person: with whom
 * @contact: what was noted
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_contact_dialog_new (TendStore         *store,
                         const TendPerson  *person,
                         const TendContact *contact)
{
  TendContactDialog *self = g_object_new (TEND_TYPE_CONTACT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->person = tend_person_copy (person);
  self->before = tend_contact_copy (contact);
  gtk_window_set_title (GTK_WINDOW (self), person->name);
  tend_day_row_set_today (self->day_row, tend_store_get_today (store));
  adw_combo_row_set_selected (self->kind_row, contact->kind);
  tend_day_row_set_day (self->day_row, contact->day);
  gtk_editable_set_text (self->note_row, contact->note);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->note_row));
  return GTK_WIDGET (self);
}
