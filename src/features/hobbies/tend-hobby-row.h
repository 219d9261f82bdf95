/* A hobby in a list: its symbol, its name, how this week stands and its menu. */

#pragma once

#include "features/hobbies/tend-hobby-item.h"

#include "widgets/tend-ordered-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_ROW (tend_hobby_row_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyRow, tend_hobby_row, TEND, HOBBY_ROW, GtkListBoxRow)

GtkWidget *tend_hobby_row_new (TendHobbyItem *item);
void tend_hobby_row_fill_list (TendOrderedList *list, TendRowList *hobbies);
TendHobbyItem *tend_hobby_row_get_item (TendHobbyRow *self);

G_END_DECLS
