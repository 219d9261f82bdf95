/* One idea in a list of ideas; the whole row picks it. */

#pragma once

#include "base/tend-idea.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_IDEA_ROW (tend_idea_row_get_type ())

G_DECLARE_FINAL_TYPE (TendIdeaRow, tend_idea_row, TEND, IDEA_ROW, AdwActionRow)

GtkWidget *tend_idea_row_new (const TendIdea *idea);
const TendIdea *tend_idea_row_get_idea (TendIdeaRow *self);

G_END_DECLS
