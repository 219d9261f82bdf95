/* A layout for what may get less room than it asks for: its children stand one below the other, and of those only as many are seen
 * as fit whole. The first is always seen. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_WHOLE_LINES (tend_whole_lines_get_type ())

G_DECLARE_FINAL_TYPE (TendWholeLines, tend_whole_lines, TEND, WHOLE_LINES, GtkLayoutManager)

GtkLayoutManager *tend_whole_lines_new (void);

G_END_DECLS
