/* A window in which something is made or changed: Cancel and Save above, a form below, and between them a sentence
 * about what cannot be kept as it is.
 *
 * Escape hides a dialog in which something was typed, for TendDrafts to bring back; with nothing typed, and on Cancel
 * and Save, it is finished. A derived dialog has its form as the property "form", says whether anything differs from
 * what it showed at first, and saves:
 *
 *     save()  ──▶ tend_form_dialog_tell()                          it makes no sense yet
 *             ──▶ tend_form_dialog_begin() … tend_form_dialog_end() */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_FORM_DIALOG (tend_form_dialog_get_type ())

G_DECLARE_DERIVABLE_TYPE (TendFormDialog, tend_form_dialog, TEND, FORM_DIALOG, AdwWindow)

/**
 * TendFormDialogClass:
 * @is_changed: whether there is something in it that would be lost
 * @save: keeps what is in it, or says why not
 */
struct _TendFormDialogClass
{
  AdwWindowClass parent_class;

  gboolean (*is_changed) (TendFormDialog *self);
  void (*save) (TendFormDialog *self);
};

void tend_form_dialog_set_save_label (TendFormDialog *self, const char *label);
void tend_form_dialog_tell (TendFormDialog *self, const char *trouble);
void tend_form_dialog_save (TendFormDialog *self);
void tend_form_dialog_begin (TendFormDialog *self);
void tend_form_dialog_end (TendFormDialog *self, gint64 id, const GError *error);

G_END_DECLS
