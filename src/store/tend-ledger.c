#include "store/tend-ledger.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"
#include "store/tend-changeset.h"
#include "store/tend-recorder.h"
#include "store/tend-restore.h"
#include "store/tend-schema.h"
#include "store/tend-search-pause.h"
#include "store/tend-undo-stack.h"

#include <glib/gi18n.h>

/* What Undo and Redo may hold with their labels, each. */
#define UNDO_LIMIT ((gsize) 64 * 1024 * 1024)

struct _TendLedger
{
  TendDb *db;
  char *folder;
  const TendFeature *const *features;
  guint n_features;

  TendRecorder *recorder;
  TendUndoStack *undo;
  TendUndoStack *redo;

  gboolean is_erase_pending; /* as it stands in the database */
  gboolean has_forgotten;    /* the last copy of something taken away has left the stacks */
};

/* Rows that were deleted or written over leave their words behind: in the index and in the WAL. */
static gboolean
note_erasure (TendLedger   *self,
              TendChanges  *changes,
              GError      **error)
{
  for (guint i = 0; !self->is_erase_pending && i < tend_changes_get_length (changes); i++)
    if (tend_changes_get (changes, i)->kind != TEND_CHANGE_INSERT)
      {
        if (!tend_schema_set_erase_pending (self->db, TRUE, error))
          return FALSE;
        self->is_erase_pending = TRUE;
      }
  return TRUE;
}

static gboolean
roll_back (TendLedger *self,
           gboolean    was_erase_pending)
{
  tend_recorder_cancel (self->recorder);
  tend_db_execute (self->db, "ROLLBACK", NULL);
  self->is_erase_pending = was_erase_pending;
  return FALSE;
}

/* Runs @func in a transaction. Returns what it changed, of length 0 if nothing, %NULL if it failed. */
static GBytes *
transact (TendLedger     *self,
          TendWriteFunc   func,
          gpointer        data,
          TendChanges    *changes,
          GError        **error)
{
  gboolean was_erase_pending = self->is_erase_pending;
  g_autoptr (GBytes) changeset = NULL;

  if (!tend_db_is_in_place (self->db, error) || !tend_db_execute (self->db, "BEGIN IMMEDIATE", error))
    return NULL;

  if (!tend_recorder_start (self->recorder, error) || !func (self->db, data, error) ||
      !(changeset = tend_recorder_stop (self->recorder, changes, error)) ||
      !note_erasure (self, changes, error) || !tend_db_execute (self->db, "COMMIT", error))
    {
      roll_back (self, was_erase_pending);
      return NULL;
    }
  return g_steal_pointer (&changeset);
}

/**
 * tend_ledger_new:
 * @db: (transfer full): the writing connection, its schema current; taken only on success
 * @folder: the folder of the life
 * @features: the features, to outlive the ledger
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full): the ledger
 */
TendLedger *
tend_ledger_new (TendDb                    *db,
                 const char                *folder,
                 const TendFeature *const  *features,
                 guint                      n_features,
                 GError                   **error)
{
  g_autoptr (TendRecorder) recorder = tend_recorder_new (db, features, n_features, error);
  gboolean is_erase_pending;
  TendLedger *self;

  if (recorder == NULL || !tend_schema_get_erase_pending (db, &is_erase_pending, error))
    return NULL;

  self = g_new0 (TendLedger, 1);
  self->db = db;
  self->folder = g_strdup (folder);
  self->features = features;
  self->n_features = n_features;
  self->recorder = g_steal_pointer (&recorder);
  self->undo = tend_undo_stack_new (UNDO_LIMIT);
  self->redo = tend_undo_stack_new (UNDO_LIMIT);
  self->is_erase_pending = is_erase_pending;
  self->has_forgotten = is_erase_pending;
  return self;
}

void
tend_ledger_free (TendLedger *self)
{
  tend_recorder_free (self->recorder);
  tend_undo_stack_free (self->undo);
  tend_undo_stack_free (self->redo);
  tend_db_close (self->db);
  g_free (self->folder);
  g_free (self);
}

static gboolean
has_deletions (TendChanges *changes)
{
  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    if (tend_changes_get (changes, i)->kind == TEND_CHANGE_DELETE)
      return TRUE;
  return FALSE;
}

/**
 * tend_ledger_write:
 * @self: the ledger
 * @label: (nullable): what is done, as the user reads it
 * @flags: whether it can be undone
 * @func: does it
 * @data: for @func
 * @error: return location
 *
 * Returns: (transfer full): what it changed
 */
TendChanges *
tend_ledger_write (TendLedger      *self,
                   const char      *label,
                   TendWriteFlags   flags,
                   TendWriteFunc    func,
                   gpointer         data,
                   GError         **error)
{
  g_autoptr (TendChanges) changes = tend_changes_new (TEND_CHANGES_WRITE, label,
                                                      (flags & TEND_WRITE_OFFER_UNDO) != 0);
  g_autoptr (GBytes) changeset = transact (self, func, data, changes, error);

  if (changeset == NULL)
    return NULL;
  if (flags & TEND_WRITE_NOT_UNDOABLE)
    self->has_forgotten |= has_deletions (changes);
  else if (tend_changes_get_length (changes) > 0)
    {
      self->has_forgotten |= tend_undo_stack_clear (self->redo);
      self->has_forgotten |= tend_undo_stack_push (self->undo, label, changeset);
    }
  return g_steal_pointer (&changes);
}

typedef struct
{
  TendLedger *ledger;
  GBytes *changeset;
} Inversion;

/* What is taken back: what was added goes. */
static TendSearchLoad
get_load (const char *table,
          gpointer    changeset)
{
  gsize size;
  const void *blob = g_bytes_get_data (changeset, &size);
  TendSearchLoad load = { 0 };
  TendChangesetWalk walk;

  tend_changeset_walk_init (&walk, blob, size);
  while (tend_changeset_walk_next (&walk))
    if (g_str_equal (walk.table, table))
      {
        load.n_written++;
        load.n_deleted += walk.operation == SQLITE_INSERT;
      }
  return load;
}

static gboolean
invert (TendDb    *db,
        gpointer   data,
        GError   **error)
{
  const Inversion *inversion = data;
  TendLedger *self = inversion->ledger;
  g_autoptr (TendSearchPause) pause = tend_search_pause_begin (db, self->features, self->n_features, get_load,
                                                               inversion->changeset, error);

  return pause && tend_recorder_apply_inverse (self->recorder, inversion->changeset, error) &&
         tend_search_pause_end (pause, error);
}

/* Undo and redo are one: take back the top of one stack, and put what that changed on the other. */
static TendChanges *
step (TendLedger         *self,
      TendUndoStack      *from,
      TendUndoStack      *to,
      TendChangesOrigin   origin,
      GError            **error)
{
  g_autofree char *label = NULL;
  g_autoptr (GBytes) top = tend_undo_stack_pop (from, &label);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (TendChanges) changes = NULL;
  Inversion inversion = { self, top };
  GError *local_error = NULL;

  if (top == NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                           origin == TEND_CHANGES_UNDO ? _("There is nothing to undo.")
                                                       : _("There is nothing to redo."));
      return NULL;
    }

  changes = tend_changes_new (origin, label, FALSE);
  changeset = transact (self, invert, &inversion, changes, &local_error);
  if (changeset == NULL)
    {
      /* What can't be undone for a full disk can be when there is room; what has changed since can't. */
      if (g_error_matches (local_error, TEND_ERROR, TEND_ERROR_CONFLICT))
        self->has_forgotten = TRUE;
      else
        self->has_forgotten |= tend_undo_stack_push (from, label, top);
      g_propagate_error (error, local_error);
      return NULL;
    }
  /* Where everything was gone already there is nothing to bring back. */
  if (tend_changes_get_length (changes) > 0)
    self->has_forgotten |= tend_undo_stack_push (to, label, changeset);
  else
    self->has_forgotten = TRUE;
  return g_steal_pointer (&changes);
}

/**
 * tend_ledger_undo:
 * @self: the ledger
 * @error: return location; %TEND_ERROR_NOT_FOUND if there is nothing to undo, %TEND_ERROR_CONFLICT if what
 *   it changed was changed since
 *
 * Returns: (transfer full): what that changed
 */
TendChanges *
tend_ledger_undo (TendLedger  *self,
                  GError     **error)
{
  return step (self, self->undo, self->redo, TEND_CHANGES_UNDO, error);
}

TendChanges *
tend_ledger_redo (TendLedger  *self,
                  GError     **error)
{
  return step (self, self->redo, self->undo, TEND_CHANGES_REDO, error);
}

const char *
tend_ledger_get_undo_label (TendLedger *self)
{
  return tend_undo_stack_peek_label (self->undo);
}

const char *
tend_ledger_get_redo_label (TendLedger *self)
{
  return tend_undo_stack_peek_label (self->redo);
}

/**
 * tend_ledger_forget:
 * @self: the ledger
 *
 * Forgets what could be undone and redone.
 */
void
tend_ledger_forget (TendLedger *self)
{
  tend_undo_stack_clear (self->undo);
  tend_undo_stack_clear (self->redo);
  self->has_forgotten = TRUE;
}

/**
 * tend_ledger_needs_erasing:
 * @self: the ledger
 *
 * Returns: whether traces are left of something that Undo can't bring back any more
 */
gboolean
tend_ledger_needs_erasing (TendLedger *self)
{
  return self->is_erase_pending && self->has_forgotten;
}

/* Gives every FTS5 index a command of its own, as FTS5 takes them: as rows. */
static gboolean
command_indexes (TendLedger  *self,
                 const char  *command,
                 GError     **error)
{
  for (guint i = 0; i < self->n_features; i++)
    for (gsize j = 0; self->features[i]->fts_tables && self->features[i]->fts_tables[j]; j++)
      {
        const char *name = self->features[i]->fts_tables[j];
        g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('%s')", name, name, command);

        if (!tend_db_execute (self->db, sql, error))
          return FALSE;
      }
  return TRUE;
}

/* SQLite itself waits here for a reader that is in the middle of a row, as long as the connection waits for
 * anything. */
static gboolean
truncate_wal (TendLedger  *self,
              GError     **error)
{
  gint64 is_busy;

  if (!tend_db_query_int64 (self->db, &is_busy, error, "PRAGMA wal_checkpoint (TRUNCATE)", NULL))
    return FALSE;
  if (!is_busy)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_BUSY,
                       _("The traces of what was deleted are erased when Tend is closed."));
  return FALSE;
}

/**
 * tend_ledger_erase:
 * @self: the ledger
 * @error: return location
 *
 * Removes the words of deleted rows from the search indexes, the tables and the WAL. FTS5 keeps them until
 * its segments are merged. SQLite's secure_delete clears the place that a row is deleted from, but not
 * older copies of the row, which a page keeps in its unused middle when it is split and half of its rows
 * move to another page; VACUUM writes the file anew without them.
 *
 * Returns: whether nothing is left
 */
gboolean
tend_ledger_erase (TendLedger  *self,
                   GError     **error)
{
  if (!command_indexes (self, "optimize", error) || !tend_db_execute (self->db, "VACUUM", error) ||
      !truncate_wal (self, error) ||
      !tend_schema_set_erase_pending (self->db, FALSE, error))
    return FALSE;
  self->is_erase_pending = FALSE;
  self->has_forgotten = FALSE;
  return TRUE;
}

static gboolean
collect_orphans (TendLedger  *self,
                 GPtrArray   *problems,
                 GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows =
      tend_db_query (self->db, error, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", NULL);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (problems,
                     g_strdup_printf (_("%s: row %d belongs to a row of %s that is not there"),
                                      tend_rows_get_text (rows, 0), (int) tend_rows_get_int64 (rows, 1),
                                      tend_rows_get_text (rows, 2)));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_ledger_check:
 * @self: the ledger
 * @problems: (element-type utf8): gets a line for everything that is wrong
 * @error: return location, for when it could not be found out
 *
 * Asks SQLite whether the file is whole, whether every row has the one that it belongs to, and asks each
 * search index itself whether it agrees with its table, which SQLite's own check does not.
 *
 * Returns: whether it could be found out
 */
gboolean
tend_ledger_check (TendLedger  *self,
                   GPtrArray   *problems,
                   GError     **error)
{
  if (!tend_schema_check_integrity (self->db, problems, error) || !collect_orphans (self, problems, error))
    return FALSE;

  for (guint i = 0; i < self->n_features; i++)
    for (gsize j = 0; self->features[i]->fts_tables && self->features[i]->fts_tables[j]; j++)
      {
        const char *name = self->features[i]->fts_tables[j];
        g_autofree char *sql = g_strdup_printf (
            "INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)", name, name);
        g_autoptr (GError) local_error = NULL;

        if (tend_db_execute (self->db, sql, &local_error))
          continue;
        if (!g_error_matches (local_error, TEND_ERROR, TEND_ERROR_DAMAGED))
          {
            g_propagate_error (error, g_steal_pointer (&local_error));
            return FALSE;
          }
        g_ptr_array_add (problems,
                         g_strdup_printf (_("%s: the search index does not agree with its table"), name));
      }
  return TRUE;
}

/**
 * tend_ledger_backup:
 * @self: the ledger
 * @path: where to
 * @error: return location
 *
 * Returns: whether the backup is safely on disk
 */
gboolean
tend_ledger_backup (TendLedger  *self,
                    const char  *path,
                    GError     **error)
{
  return tend_backup_write (self->db, path, error);
}

/**
 * tend_ledger_restore:
 * @self: the ledger
 * @path: a backup
 * @today: the day it is
 * @error: return location
 *
 * Replaces the life by a backup, after making a backup of it as it is. What could be undone before can't
 * be afterwards. All that can be wrong with the backup shows before the life is touched.
 *
 * Returns: (transfer full): the changes, which name no single rows
 */
TendChanges *
tend_ledger_restore (TendLedger  *self,
                     const char  *path,
                     TendDay      today,
                     GError     **error)
{
  g_autofree char *safety_path = tend_backup_get_path (self->folder, today, "before-restore");
  g_autofree char *ready = tend_restore_prepare (self->folder, path, self->features, self->n_features, error);
  TendRecorder *recorder;
  gboolean is_loaded;

  if (ready == NULL)
    return NULL;
  is_loaded = tend_db_is_in_place (self->db, error) && tend_backup_write (self->db, safety_path, error) &&
              tend_backup_load (self->db, ready, error);
  tend_backup_remove (ready);
  if (!is_loaded)
    return NULL;

  /* The columns may stand in another order; that they are there was seen in the copy. */
  recorder = tend_recorder_new (self->db, self->features, self->n_features, NULL);
  if (recorder)
    {
      tend_recorder_free (self->recorder);
      self->recorder = recorder;
    }
  tend_ledger_forget (self);
  self->is_erase_pending = TRUE; /* as it came with the backup */
  return tend_changes_new (TEND_CHANGES_RESTORE, NULL, FALSE);
}
