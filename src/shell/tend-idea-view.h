/* Ideas that a feature brings for when nothing comes to mind, with the user's own among them. What is picked is told;
 * all else about them is kept here. Beside tend-feature-page.h the one header of the shell's that features include. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_IDEA_VIEW (tend_idea_view_get_type ())

G_DECLARE_FINAL_TYPE (TendIdeaView, tend_idea_view, TEND, IDEA_VIEW, AdwBin)

GtkWidget *tend_idea_view_new (TendStore *store, const char *topic, const char *resource_path, const char *label);
void tend_idea_view_begin_idea (TendIdeaView *self);

G_END_DECLS
