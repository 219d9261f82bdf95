/* The prototypes of the session extension stand in sqlite3.h only for who asks for them. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "store/tend-recorder.h"

#include "base/tend-error.h"
#include "store/tend-changeset.h"

#include <glib/gi18n.h>

typedef struct
{
  const TendTable *table;
  int parent_column; /* -1 if it has no parent */
  char *parent_sql;  /* asks a row for its parent */
} RecordedTable;

struct _TendRecorder
{
  TendDb *db;
  sqlite3_session *session; /* between start and stop */
  GPtrArray *tables;        /* of RecordedTable, children before parents */
  GHashTable *by_name;      /* const char * → RecordedTable *, unowned */
};

static void
recorded_table_free (gpointer data)
{
  RecordedTable *recorded = data;

  g_free (recorded->parent_sql);
  g_free (recorded);
}

/* Finds the columns that the rules of sessions and the changes need. */
static gboolean
inspect_columns (TendRecorder   *self,
                 RecordedTable  *recorded,
                 GError        **error)
{
  const TendTable *table = recorded->table;
  GError *local_error = NULL;
  gboolean has_id = FALSE;
  g_autoptr (TendRows) rows = tend_db_query (self->db, error, "SELECT cid, name FROM pragma_table_info (?1)",
                                             "s", table->name);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      const char *name = tend_rows_get_text (rows, 1);

      if (tend_rows_get_int64 (rows, 0) == 0)
        has_id = g_str_equal (name, "id");
      if (g_strcmp0 (name, table->parent_column) == 0)
        recorded->parent_column = (int) tend_rows_get_int64 (rows, 0);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!has_id || (table->parent != NULL && recorded->parent_column < 0))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED,
                   _("The table “%s” is not what this Tend expects."), table->name);
      return FALSE;
    }
  if (table->parent)
    recorded->parent_sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", table->parent_column,
                                            table->name);
  return TRUE;
}

/**
 * tend_recorder_new:
 * @db: the writing connection, with the tables of all features in it
 * @features: the features whose tables are recorded
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full): a recorder for the transactions of @db
 */
TendRecorder *
tend_recorder_new (TendDb                    *db,
                   const TendFeature *const  *features,
                   guint                      n_features,
                   GError                   **error)
{
  g_autoptr (TendRecorder) self = g_new0 (TendRecorder, 1);

  self->db = db;
  self->tables = g_ptr_array_new_with_free_func (recorded_table_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; j < features[i]->n_tables; j++)
      {
        RecordedTable *recorded = g_new0 (RecordedTable, 1);

        recorded->table = &features[i]->tables[j];
        recorded->parent_column = -1;
        g_ptr_array_add (self->tables, recorded);
        g_hash_table_insert (self->by_name, (gpointer) recorded->table->name, recorded);
        if (!inspect_columns (self, recorded, error))
          return NULL;
      }
  return g_steal_pointer (&self);
}

void
tend_recorder_free (TendRecorder *self)
{
  tend_recorder_cancel (self);
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

/**
 * tend_recorder_start:
 * @self: a recorder that is not recording
 * @error: return location
 *
 * Begins to record. The tables are attached children first, so that applying a changeset deletes the
 * children before the parent that would take them along.
 *
 * Returns: whether it records
 */
gboolean
tend_recorder_start (TendRecorder  *self,
                     GError       **error)
{
  int result;

  g_return_val_if_fail (self->session == NULL, FALSE);

  result = sqlite3session_create (tend_db_get_handle (self->db), "main", &self->session);
  for (guint i = 0; result == SQLITE_OK && i < self->tables->len; i++)
    {
      RecordedTable *recorded = g_ptr_array_index (self->tables, i);

      result = sqlite3session_attach (self->session, recorded->table->name);
    }
  if (result == SQLITE_OK)
    return TRUE;

  tend_recorder_cancel (self);
  return tend_db_set_error (self->db, result, error);
}

/* A row that was given to another parent concerns both: it is told once more, with the one it left. */
static void
tell_former_parent (RecordedTable           *recorded,
                    const TendChangesetWalk *walk,
                    const TendChange        *change,
                    TendChanges             *changes)
{
  TendChange former = *change;

  if (change->kind != TEND_CHANGE_UPDATE || recorded->parent_column < 0 ||
      !tend_changeset_walk_get_old (walk, (guint) recorded->parent_column, &former.parent_id))
    return;
  if (former.parent_id != change->parent_id)
    tend_changes_add (changes, &former);
}

/* Which parent the row had (deleted), has (updated) or got (inserted), 0 if none. */
static gboolean
find_parent (TendRecorder             *self,
             RecordedTable            *recorded,
             const TendChangesetWalk  *walk,
             TendChange               *change,
             GError                  **error)
{
  if (recorded->parent_column < 0)
    return TRUE;
  if (change->kind == TEND_CHANGE_UPDATE)
    return tend_db_query_int64 (self->db, &change->parent_id, error, recorded->parent_sql, "i", change->id);
  if (change->kind == TEND_CHANGE_DELETE)
    tend_changeset_walk_get_old (walk, (guint) recorded->parent_column, &change->parent_id);
  else
    tend_changeset_walk_get_new (walk, (guint) recorded->parent_column, &change->parent_id);
  return TRUE;
}

static gboolean
read_change (TendRecorder             *self,
             const TendChangesetWalk  *walk,
             TendChanges              *changes,
             GError                  **error)
{
  RecordedTable *recorded = g_hash_table_lookup (self->by_name, walk->table);
  TendChange change = { .table = recorded->table->name };

  if (walk->operation == SQLITE_INSERT)
    {
      change.kind = TEND_CHANGE_INSERT;
      tend_changeset_walk_get_new (walk, 0, &change.id);
    }
  else
    {
      change.kind = walk->operation == SQLITE_DELETE ? TEND_CHANGE_DELETE : TEND_CHANGE_UPDATE;
      tend_changeset_walk_get_old (walk, 0, &change.id);
    }
  if (!find_parent (self, recorded, walk, &change, error))
    return FALSE;
  tend_changes_add (changes, &change);
  tell_former_parent (recorded, walk, &change, changes);
  return TRUE;
}

/**
 * tend_recorder_stop:
 * @self: a recorder that is recording
 * @changes: gets what was changed
 * @error: return location
 *
 * Ends the recording. To be called before the commit: without a changeset there is to be none.
 *
 * Returns: (transfer full): the changeset, of length 0 if nothing was changed
 */
GBytes *
tend_recorder_stop (TendRecorder  *self,
                    TendChanges   *changes,
                    GError       **error)
{
  TendChangesetWalk walk;
  void *blob = NULL;
  int size = 0, result;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->session != NULL, NULL);

  result = sqlite3session_changeset (self->session, &size, &blob);
  tend_recorder_cancel (self);
  if (result != SQLITE_OK)
    {
      tend_db_set_error (self->db, result, error);
      return NULL;
    }
  bytes = g_bytes_new_with_free_func (blob, (gsize) size, sqlite3_free, blob);

  tend_changeset_walk_init (&walk, blob, (gsize) size);
  while (tend_changeset_walk_next (&walk))
    if (!read_change (self, &walk, changes, error))
      return NULL;
  if (tend_changeset_walk_is_done (&walk))
    return g_steal_pointer (&bytes);
  tend_db_set_error (self->db, SQLITE_CORRUPT, error);
  return NULL;
}

/**
 * tend_recorder_cancel:
 * @self: a recorder
 *
 * Stops recording, if it is, and forgets what was recorded.
 */
void
tend_recorder_cancel (TendRecorder *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
}

static int
on_conflict_met_cb (void                   *data,
                    int                     reason,
                    sqlite3_changeset_iter *iter)
{
  const char *name;
  int n_columns, operation, is_indirect;

  if (reason != SQLITE_CHANGESET_NOTFOUND)
    return SQLITE_CHANGESET_ABORT;

  /* A cascade has deleted it already. */
  sqlite3changeset_op (iter, &name, &n_columns, &operation, &is_indirect);
  return operation == SQLITE_DELETE ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

/**
 * tend_recorder_apply_inverse:
 * @self: a recorder
 * @changeset: what once happened
 * @error: return location; %TEND_ERROR_CONFLICT if the rows are no longer as it left them
 *
 * Takes back what @changeset did, within the transaction that is under way, which is to be rolled back if
 * that fails.
 *
 * Returns: whether it could
 */
gboolean
tend_recorder_apply_inverse (TendRecorder  *self,
                             GBytes        *changeset,
                             GError       **error)
{
  gsize size;
  const void *blob = g_bytes_get_data (changeset, &size);
  int result;

  /* Without a savepoint of its own, since the transaction is rolled back as a whole. With one, and with its
   * journal in memory, SQLite goes through that journal from its start after every row: 70,000 took 10 s. */
  result = sqlite3changeset_apply_v2 (tend_db_get_handle (self->db), (int) size, (void *) blob, NULL,
                                      on_conflict_met_cb, NULL, NULL, NULL,
                                      SQLITE_CHANGESETAPPLY_INVERT | SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  /* Answered with a constraint where a row would come back to a parent that is gone. */
  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
    g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                 _("That was changed again since, so it stays as it is now."));
  else if (result != SQLITE_OK)
    tend_db_set_error (self->db, result, error);
  return result == SQLITE_OK;
}
