/* The name of a menu button for assistive technology, where a window has many that look alike.
 *
 * The rows of lists use it, and pages of one thing. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_more_button_set_about (GtkMenuButton *button, const char *title);

G_END_DECLS
