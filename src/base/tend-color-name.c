#include "base/tend-color-name.h"

static const char * const names[] = {
  "rose", "apricot", "amber", "olive", "green", "teal", "blue", "indigo", "violet", "slate", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == TEND_N_COLORS + 1);

/**
 * tend_color_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, in the order in which to offer them
 */
const char * const *
tend_color_get_names (void)
{
  return names;
}

/**
 * tend_color_is_name:
 * @name: (nullable): any text, as from a file
 *
 * Returns: whether it is one of the names
 */
gboolean
tend_color_is_name (const char *name)
{
  return name != NULL && g_strv_contains (names, name);
}
