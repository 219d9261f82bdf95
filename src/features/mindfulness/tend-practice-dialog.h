/* Makes or changes something of the user's own: a breathing pattern, with four lengths in half seconds, or a way to
 * move, with minutes.
 *
 * It keeps nothing: it tells with TendPracticeDialog::saved; who hears it closes the window, or says why not. */

#pragma once

#include "features/mindfulness/tend-practice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PRACTICE_DIALOG (tend_practice_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPracticeDialog, tend_practice_dialog, TEND, PRACTICE_DIALOG, AdwWindow)

TendPracticeDialog *tend_practice_dialog_new (GtkWindow *parent, const TendPractice *practice);
TendPractice *tend_practice_dialog_get_practice (TendPracticeDialog *self);
void tend_practice_dialog_tell (TendPracticeDialog *self, const char *trouble);

G_END_DECLS
