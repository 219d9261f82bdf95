/* The ten colours side by side, one of them chosen; dialogs that make or edit a goal use it.
 *
 * One row where ten fit, otherwise two of five. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_COLOR_CHOOSER (tend_color_chooser_get_type ())

G_DECLARE_FINAL_TYPE (TendColorChooser, tend_color_chooser, TEND, COLOR_CHOOSER, GtkWidget)

GtkWidget *tend_color_chooser_new (void);
const char *tend_color_chooser_get_color_name (TendColorChooser *self);
void tend_color_chooser_set_color_name (TendColorChooser *self, const char *color_name);

G_END_DECLS
