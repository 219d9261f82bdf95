/* Makes a breathing pattern of the user's own: a name and four lengths in half seconds.
 *
 * It keeps nothing: it tells with TendPatternDialog::saved; who hears it closes the window, or says why not. */

#pragma once

#include "features/mindfulness/tend-breath.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PATTERN_DIALOG (tend_pattern_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPatternDialog, tend_pattern_dialog, TEND, PATTERN_DIALOG, AdwWindow)

TendPatternDialog *tend_pattern_dialog_new (GtkWindow *parent);
char *tend_pattern_dialog_get_title (TendPatternDialog *self);
void tend_pattern_dialog_get_pattern (TendPatternDialog *self, TendBreathPattern *pattern);
void tend_pattern_dialog_tell (TendPatternDialog *self, const char *trouble);

G_END_DECLS
