/* The symbols that a hobby can have, side by side, one of them chosen. */

#pragma once

#include "features/hobbies/tend-hobby.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_SYMBOL_CHOOSER (tend_symbol_chooser_get_type ())

G_DECLARE_FINAL_TYPE (TendSymbolChooser, tend_symbol_chooser, TEND, SYMBOL_CHOOSER, GtkWidget)

GtkWidget *tend_symbol_chooser_new (void);
const char *tend_symbol_chooser_get_symbol (TendSymbolChooser *self);
void tend_symbol_chooser_set_symbol (TendSymbolChooser *self, const char *symbol);

G_END_DECLS
