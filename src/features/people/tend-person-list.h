/* People one below the other, by name. Of many only the first are shown until more are asked for: who looks for one of a
 * thousand types a few letters of their name.
 *
 * The page has two: the people, and those put away. Opening somebody is the page's action. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_LIST (tend_person_list_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonList, tend_person_list, TEND, PERSON_LIST, GtkWidget)

void tend_person_list_set_model (TendPersonList *self, GListModel *model);
void tend_person_list_focus (TendPersonList *self, gint64 id);
void tend_person_list_open_first (TendPersonList *self);

G_END_DECLS
