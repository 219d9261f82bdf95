#include "widgets/tend-amount-popover.h"

#include "widgets/tend-amount.h"

#include <glib/gi18n.h>

#define AMOUNT_MAX 1e9

struct _TendAmountPopover
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *unit;
  GtkWidget *save;
  gboolean is_unread; /* what is typed is no number */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendAmountPopover, tend_amount_popover, GTK_TYPE_POPOVER)

static void
save (TendAmountPopover *self)
{
  double amount;

  /* What is typed but no number stays on screen, to be put right. */
  if (!tend_amount_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &amount))
    {
      gtk_widget_error_bell (self->entry);
      gtk_widget_grab_focus (self->entry);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, CLAMP (amount, 0, AMOUNT_MAX));
}

static void
on_save_clicked_cb (GtkButton         *button,
                    TendAmountPopover *self)
{
  save (self);
}

static void
on_entry_activated_cb (GtkText           *text,
                       TendAmountPopover *self)
{
  save (self);
}

static int
on_entry_read_cb (GtkSpinButton     *entry,
                  double            *amount,
                  TendAmountPopover *self)
{
  self->is_unread = !tend_amount_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), amount);
  return self->is_unread ? GTK_INPUT_ERROR : TRUE;
}

static gboolean
on_entry_shown_cb (GtkSpinButton     *entry,
                   TendAmountPopover *self)
{
  g_autofree char *text = tend_amount_format (gtk_spin_button_get_value (entry));

  /* A spin button would put the old number in place of what was typed. */
  if (self->is_unread)
    return TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return TRUE;
}

static void
tend_amount_popover_class_init (TendAmountPopoverClass *klass)
{
  /**
   * TendAmountPopover::saved:
   * @self: the popover, closed again
   * @amount: the number, 0 or more
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_AMOUNT_POPOVER, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
tend_amount_popover_init (TendAmountPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_spin_button_new_with_range (0, AMOUNT_MAX, 1);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->entry), 2);
  /* Or it would refuse to have another decimal sign typed than the locale's. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 6);
  g_signal_connect (self->entry, "input", G_CALLBACK (on_entry_read_cb), self);
  g_signal_connect (self->entry, "output", G_CALLBACK (on_entry_shown_cb), self);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "activate",
                    G_CALLBACK (on_entry_activated_cb), self);

  self->unit = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->unit), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->unit), 16);

  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->unit);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * tend_amount_popover_new:
 *
 * Returns: (transfer full): a popover, to be given a parent
 */
GtkWidget *
tend_amount_popover_new (void)
{
  return g_object_new (TEND_TYPE_AMOUNT_POPOVER, NULL);
}

/**
 * tend_amount_popover_ask:
 * @self: a popover with a parent
 * @title: (nullable): what the amount is of, for assistive technology
 * @amount: the amount so far
 * @target: the amount wished for, or 0
 * @unit: (nullable): what is counted
 *
 * Opens the popover with the amount selected, ready to be overwritten.
 */
void
tend_amount_popover_ask (TendAmountPopover *self,
                         const char        *title,
                         double             amount,
                         double             target,
                         const char        *unit)
{
  g_autofree char *target_text = tend_amount_format (target);
  g_autofree char *words = NULL;

  g_return_if_fail (TEND_IS_AMOUNT_POPOVER (self));

  if (target > 0)
    /* Translators: after an entry for a number: "of 8 glasses"; the first is a number, the second a unit */
    words = g_strdup_printf (C_("amount", "of %s %s"), target_text, unit ? unit : "");
  else
    words = g_strdup (unit ? unit : "");
  g_strchomp (words);

  gtk_label_set_label (GTK_LABEL (self->unit), words);
  gtk_widget_set_visible (self->unit, *words != '\0');
  self->is_unread = FALSE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->entry), amount);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : _("Amount"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);

  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
