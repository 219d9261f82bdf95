#include "store/tend-changeset.h"

#include <sqlite3.h>
#include <string.h>

#define TABLE_MARK 'T'

/* The longest number of SQLite's that says how much follows. */
#define VARINT_SIZE_MAX 9

/**
 * tend_changeset_walk_init:
 * @self: (out caller-allocates): a walk, before the first row
 * @data: a changeset, to outlive the walk
 * @size: how many bytes
 */
void
tend_changeset_walk_init (TendChangesetWalk *self,
                          gconstpointer      data,
                          gsize              size)
{
  *self = (TendChangesetWalk) { .at = data, .end = (const guint8 *) data + size };
}

/* Seven bits a byte, the high bit says that more follow; the ninth byte has eight. */
static const guint8 *
read_varint (const guint8 *at,
             const guint8 *end,
             guint64      *number)
{
  *number = 0;
  for (int i = 0; i < VARINT_SIZE_MAX && at < end; i++, at++)
    {
      if (i == VARINT_SIZE_MAX - 1)
        {
          *number = *number << 8 | *at;
          return at + 1;
        }
      *number = *number << 7 | (*at & 0x7f);
      if ((*at & 0x80) == 0)
        return at + 1;
    }
  return NULL;
}

static const guint8 *
skip_value (const guint8 *at,
            const guint8 *end)
{
  guint64 size;

  if (at >= end)
    return NULL;
  switch (*at++)
    {
    case 0:
    case SQLITE_NULL:
      return at;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return end - at >= 8 ? at + 8 : NULL;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      at = read_varint (at, end, &size);
      return at && size <= (guint64) (end - at) ? at + size : NULL;
    default:
      return NULL;
    }
}

static const guint8 *
skip_row (const TendChangesetWalk *self,
          const guint8            *at)
{
  for (guint i = 0; at && i < self->n_columns; i++)
    at = skip_value (at, self->end);
  return at;
}

static gboolean
read_table (TendChangesetWalk *self)
{
  guint64 n_columns;
  const guint8 *at = read_varint (self->at + 1, self->end, &n_columns);
  const guint8 *name_end;

  if (at == NULL || n_columns == 0 || n_columns > (guint64) (self->end - at))
    return FALSE;
  at += n_columns;
  name_end = memchr (at, '\0', (gsize) (self->end - at));
  if (name_end == NULL)
    return FALSE;
  self->table = (const char *) at;
  self->n_columns = (guint) n_columns;
  self->at = name_end + 1;
  return TRUE;
}

/**
 * tend_changeset_walk_next:
 * @self: a walk
 *
 * Goes to the next row: its table, what was done to it (SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE), and what it had
 * and has.
 *
 * Returns: whether there was one; at the end, tend_changeset_walk_is_done() tells whether all was read
 */
gboolean
tend_changeset_walk_next (TendChangesetWalk *self)
{
  const guint8 *at;

  while (self->at < self->end && *self->at == TABLE_MARK)
    if (!read_table (self))
      return FALSE;
  if (self->end - self->at < 2 || self->table == NULL)
    return FALSE;

  self->operation = self->at[0];
  if (self->operation != SQLITE_INSERT && self->operation != SQLITE_UPDATE && self->operation != SQLITE_DELETE)
    return FALSE;
  at = self->at + 2;
  self->old_row = self->operation == SQLITE_INSERT ? NULL : at;
  if (self->old_row)
    at = skip_row (self, at);
  self->new_row = self->operation == SQLITE_DELETE ? NULL : at;
  if (at && self->new_row)
    at = skip_row (self, at);
  if (at == NULL)
    return FALSE;
  self->at = at;
  return TRUE;
}

/**
 * tend_changeset_walk_is_done:
 * @self: a walk
 *
 * Returns: whether it is at the end of the changeset; after tend_changeset_walk_next() gave %FALSE, whether there was
 *   nothing more, and not something that is no changeset
 */
gboolean
tend_changeset_walk_is_done (const TendChangesetWalk *self)
{
  return self->at == self->end;
}

static gboolean
get_number (const TendChangesetWalk *self,
            const guint8            *at,
            guint                    column,
            gint64                  *number)
{
  guint64 big_endian;

  for (guint i = 0; at && i < column; i++)
    at = skip_value (at, self->end);
  if (at == NULL || at >= self->end || *at != SQLITE_INTEGER)
    return FALSE;
  memcpy (&big_endian, at + 1, sizeof big_endian);
  *number = (gint64) GUINT64_FROM_BE (big_endian);
  return TRUE;
}

/**
 * tend_changeset_walk_get_old:
 * @self: a walk, at a row
 * @column: a column, from 0
 * @number: (out): what the row had there
 *
 * Returns: whether it had a whole number there, and that is told; of a row that was updated, only the primary key and
 *   what changed are
 */
gboolean
tend_changeset_walk_get_old (const TendChangesetWalk *self,
                             guint                    column,
                             gint64                  *number)
{
  return get_number (self, self->old_row, column, number);
}

gboolean
tend_changeset_walk_get_new (const TendChangesetWalk *self,
                             guint                    column,
                             gint64                  *number)
{
  return get_number (self, self->new_row, column, number);
}
