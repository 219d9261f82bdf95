/* A row of a preferences group in which more than one line can be typed, under its title. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_TEXT_ROW (tend_text_row_get_type ())

G_DECLARE_FINAL_TYPE (TendTextRow, tend_text_row, TEND, TEXT_ROW, AdwPreferencesRow)

GtkWidget *tend_text_row_new (void);
char *tend_text_row_dup_text (TendTextRow *self);
void tend_text_row_set_text (TendTextRow *self, const char *text);

G_END_DECLS
