/* What can't be done, said in a window of its own: a refusal is read, not glanced at, and stays until it is closed. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_refusal_show (GtkWindow *parent, const char *heading, const char *sentence);

G_END_DECLS
