/* Somebody in a list: their avatar and name, when one was last together, and their menu. */

#pragma once

#include "features/people/tend-person-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_ROW (tend_person_row_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonRow, tend_person_row, TEND, PERSON_ROW, GtkListBoxRow)

GtkWidget *tend_person_row_new (TendPersonItem *item);
TendPersonItem *tend_person_row_get_item (TendPersonRow *self);

G_END_DECLS
