/* The window that lists the keys. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_shortcuts_present (GtkWindow *parent);

G_END_DECLS
