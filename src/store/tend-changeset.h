/* What a changeset of SQLite's says, row by row, without making values of all that stands in it.
 *
 * A changeset of an import is tens of megabytes of words, of which only which rows they are matters to those who show
 * them. SQLite's own walk copies every word; this one passes over them. The form is the one that SQLite describes at
 * the head of ext/session/sqlite3session.c, and has kept since there are changesets, as they are kept in files. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  const char *table;
  guint n_columns;
  int operation;
  const guint8 *old_row; /* NULL where there was none */
  const guint8 *new_row; /* NULL where there is none */
} TendChangesetWalk;

void tend_changeset_walk_init (TendChangesetWalk *self, gconstpointer data, gsize size);
gboolean tend_changeset_walk_next (TendChangesetWalk *self);
gboolean tend_changeset_walk_is_done (const TendChangesetWalk *self);
gboolean tend_changeset_walk_get_old (const TendChangesetWalk *self, guint column, gint64 *number);
gboolean tend_changeset_walk_get_new (const TendChangesetWalk *self, guint column, gint64 *number);

G_END_DECLS
