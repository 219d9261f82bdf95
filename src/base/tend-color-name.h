/* The names of the colours that things of the user's may have. What they look like is a matter of style sheets.
 *
 * The window offers them by widgets/tend-color.h; where there is no window, goals choose among them too. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEND_N_COLORS 10

const char * const *tend_color_get_names (void);
gboolean tend_color_is_name (const char *name);

G_END_DECLS
