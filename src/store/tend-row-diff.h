/* How one list of rows became another, as the fewest ranges that a list model can tell of. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendRowDiffFunc:
 * @position: where in the list as it is at that moment
 * @n_removed: how many items go there
 * @n_added: how many items come there
 * @added_from: the first of them, in the new list
 * @user_data: what was given
 */
typedef void (*TendRowDiffFunc) (guint position, guint n_removed, guint n_added, guint added_from,
                                 gpointer user_data);

void tend_row_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after,
                    TendRowDiffFunc func, gpointer user_data);

G_END_DECLS
