/* Somebody one might see, and a time that is free: one click makes a plan of it, another puts it off. */

#pragma once

#include "features/calendar/tend-someone-rules.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SUGGESTION_ROW (tend_suggestion_row_get_type ())

G_DECLARE_FINAL_TYPE (TendSuggestionRow, tend_suggestion_row, TEND, SUGGESTION_ROW, AdwActionRow)

GtkWidget *tend_suggestion_row_new (const TendSuggestion *suggestion, TendDay today);
const TendSuggestion *tend_suggestion_row_get (TendSuggestionRow *self);

G_END_DECLS
