/* A row of a list that leads somewhere else: what is there, a few words about it, and an arrow.
 *
 * An #AdwActionRow looks the same, but asks its words at each height how wide they would be, some fifty layouts each
 * time it is shown; where a page is to be there at once, this is cheaper. Its way is its action. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_WAY_ROW (tend_way_row_get_type ())

G_DECLARE_FINAL_TYPE (TendWayRow, tend_way_row, TEND, WAY_ROW, AdwPreferencesRow)

void tend_way_row_set_subtitle (TendWayRow *self, const char *subtitle);

G_END_DECLS
