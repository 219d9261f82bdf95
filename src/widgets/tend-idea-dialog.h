/* An idea of the user's own, to be written or changed.
 *
 * It keeps nothing: whoever shows it keeps the idea that it tells of, closes it when that went well, and otherwise
 * tells it why it did not, so that what was typed is still there. */

#pragma once

#include "base/tend-idea.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_IDEA_DIALOG (tend_idea_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendIdeaDialog, tend_idea_dialog, TEND, IDEA_DIALOG, AdwWindow)

TendIdeaDialog *tend_idea_dialog_new (GtkWindow *parent, const TendIdea *idea, gboolean has_moods);
void tend_idea_dialog_tell (TendIdeaDialog *self, const char *trouble);

G_END_DECLS
