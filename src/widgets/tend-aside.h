/* Something, and beside it, where there is room, something more.
 *
 * Rows use it: what stands beside is there in a wide window and not in a narrow one, for all rows alike. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_ASIDE (tend_aside_get_type ())

G_DECLARE_FINAL_TYPE (TendAside, tend_aside, TEND, ASIDE, GtkWidget)

int tend_aside_get_breakpoint (TendAside *self);
void tend_aside_set_breakpoint (TendAside *self, int breakpoint);
void tend_aside_set_child (TendAside *self, GtkWidget *child);
void tend_aside_set_aside (TendAside *self, GtkWidget *aside);

G_END_DECLS
