#include "widgets/tend-form-dialog.h"

typedef struct
{
  gboolean is_saving;

  GtkWidget *save_button;
  GtkLabel *trouble;
  AdwClamp *clamp;
} TendFormDialogPrivate;

enum
{
  PROP_FORM = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_SAVED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (TendFormDialog, tend_form_dialog, ADW_TYPE_WINDOW)

static void
finish (TendFormDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_form_dialog_save (TEND_FORM_DIALOG (widget));
}

static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  finish (TEND_FORM_DIALOG (widget));
}

static gboolean
tend_form_dialog_close_request (GtkWindow *window)
{
  TendFormDialog *self = TEND_FORM_DIALOG (window);

  if (TEND_FORM_DIALOG_GET_CLASS (self)->is_changed (self))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    finish (self);
  return TRUE;
}

static void
tend_form_dialog_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (TEND_FORM_DIALOG (object));

  if (id == PROP_FORM)
    g_value_set_object (value, adw_clamp_get_child (priv->clamp));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_form_dialog_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (TEND_FORM_DIALOG (object));

  if (id == PROP_FORM)
    adw_clamp_set_child (priv->clamp, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_form_dialog_class_init (TendFormDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_form_dialog_get_property;
  object_class->set_property = tend_form_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = tend_form_dialog_close_request;

  /**
   * TendFormDialog:form:
   *
   * What is filled in.
   */
  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendFormDialog::saved:
   * @self: the dialog, about to be finished
   * @id: what was saved, which is on disk
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * TendFormDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TendFormDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, TendFormDialog, trouble);
  gtk_widget_class_bind_template_child_private (widget_class, TendFormDialog, clamp);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
tend_form_dialog_init (TendFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_form_dialog_set_save_label:
 * @self: a dialog
 * @label: what the button says that saves, with a mnemonic; "Save" if not told
 */
void
tend_form_dialog_set_save_label (TendFormDialog *self,
                                 const char     *label)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (self);

  g_return_if_fail (TEND_IS_FORM_DIALOG (self));

  gtk_button_set_label (GTK_BUTTON (priv->save_button), label);
}

/**
 * tend_form_dialog_tell:
 * @self: a dialog
 * @trouble: (nullable): one sentence about what cannot be kept as it is
 */
void
tend_form_dialog_tell (TendFormDialog *self,
                       const char     *trouble)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (self);

  g_return_if_fail (TEND_IS_FORM_DIALOG (self));

  gtk_label_set_label (priv->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->trouble), trouble != NULL);
}

/**
 * tend_form_dialog_save:
 * @self: a dialog
 *
 * What Save does, and Enter in a row of one line.
 */
void
tend_form_dialog_save (TendFormDialog *self)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (self);

  g_return_if_fail (TEND_IS_FORM_DIALOG (self));

  if (priv->is_saving)
    return;
  tend_form_dialog_tell (self, NULL);
  TEND_FORM_DIALOG_GET_CLASS (self)->save (self);
}

/**
 * tend_form_dialog_begin:
 * @self: a dialog
 *
 * What is in it makes sense and is being written.
 */
void
tend_form_dialog_begin (TendFormDialog *self)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (self);

  g_return_if_fail (TEND_IS_FORM_DIALOG (self));

  priv->is_saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}

/**
 * tend_form_dialog_end:
 * @self: a dialog
 * @id: what was saved
 * @error: (nullable): why it could not be: it is told, and what was typed stays
 */
void
tend_form_dialog_end (TendFormDialog *self,
                      gint64          id,
                      const GError   *error)
{
  TendFormDialogPrivate *priv = tend_form_dialog_get_instance_private (self);

  g_return_if_fail (TEND_IS_FORM_DIALOG (self));

  priv->is_saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  if (error)
    {
      tend_form_dialog_tell (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
  finish (self);
}
