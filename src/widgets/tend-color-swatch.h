/* One round swatch of TendColorChooser: a radio button that looks like its colour. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_COLOR_SWATCH (tend_color_swatch_get_type ())

G_DECLARE_FINAL_TYPE (TendColorSwatch, tend_color_swatch, TEND, COLOR_SWATCH, GtkCheckButton)

GtkWidget *tend_color_swatch_new (const char *color_name);
const char *tend_color_swatch_get_color_name (TendColorSwatch *self);

G_END_DECLS
