/* Ideas to pick from when nothing comes to mind: a list, narrowed down by what one has time, money and strength for.
 *
 * It keeps nothing: what is picked, put out of sight, changed or deleted is told by a signal, and whoever shows the
 * list keeps that and shows the new ideas (see base/tend-idea.h and store/tend-idea-store.h). */

#pragma once

#include "base/tend-idea.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_IDEA_LIST (tend_idea_list_get_type ())

G_DECLARE_FINAL_TYPE (TendIdeaList, tend_idea_list, TEND, IDEA_LIST, GtkWidget)

GtkWidget *tend_idea_list_new (void);
void tend_idea_list_set_ideas (TendIdeaList *self, GPtrArray *ideas);
guint tend_idea_list_get_n_shown (TendIdeaList *self);
void tend_idea_list_choose (TendIdeaList *self, TendIdeaFacet facet, guint choice);

G_END_DECLS
