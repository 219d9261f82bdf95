/* Makes or changes something of the user's own: a breathing pattern, with four lengths in half seconds, or a way to
 * move, with minutes. */

#pragma once

#include "features/mindfulness/tend-practice.h"
#include "store/tend-store.h"
#include "widgets/tend-form-dialog.h"

G_BEGIN_DECLS

#define TEND_TYPE_PRACTICE_DIALOG (tend_practice_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPracticeDialog, tend_practice_dialog, TEND, PRACTICE_DIALOG, TendFormDialog)

GtkWidget *tend_practice_dialog_new (TendStore *store, const TendPractice *practice);
TendPractice *tend_practice_dialog_get_practice (TendPracticeDialog *self);

G_END_DECLS
