#include "exchange/tend-archive-merge.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-schema.h"

#include <glib/gi18n.h>

/* The id of a row that would be made, in a walk that makes none. SQLite starts at 1. */
#define ID_TO_COME 0

struct _TendArchiveMerge
{
  TendArchive *archive;
  const TendFeature *const *features;
  guint n_features;
  TendArchiveCounts *counts;
};

/* One table on its way in. */
typedef struct
{
  TendArchiveTableInfo *info;
  TendArchiveTable *table; /* (nullable): the archive may have none of it */
  int *columns;            /* for each of the info's, where it stands in the archive's */
  sqlite3_stmt **find;     /* for each of the info's names */
  sqlite3_stmt *insert;
  GHashTable *ids;         /* const char *uuid → gint64 *, of rows that others may belong to */
  sqlite3_stmt *find_uuid; /* for parents that are not in the archive */
} Lane;

typedef struct
{
  TendDb *db;
  TendArchive *archive;
  gboolean is_dry;
  GPtrArray *lanes; /* of Lane, parents before children */
} Walk;

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  for (guint i = 0; lane->find && i < lane->info->names->len; i++)
    sqlite3_finalize (lane->find[i]);
  g_free (lane->find);
  sqlite3_finalize (lane->insert);
  sqlite3_finalize (lane->find_uuid);
  g_free (lane->columns);
  g_hash_table_unref (lane->ids);
  g_free (lane);
}

static gboolean
prepare (Walk          *walk,
         const char    *sql,
         sqlite3_stmt **statement,
         GError       **error)
{
  sqlite3 *handle = tend_db_get_handle (walk->db);

  if (sqlite3_prepare_v2 (handle, sql, -1, statement, NULL) == SQLITE_OK)
    return TRUE;
  return tend_db_set_error (walk->db, sqlite3_extended_errcode (handle), error);
}

static const TendArchiveColumn *
get_column (const Lane *lane,
            guint       index)
{
  return &g_array_index (lane->info->columns, TendArchiveColumn, index);
}

static gboolean
prepare_finders (Walk    *walk,
                 Lane    *lane,
                 GError **error)
{
  lane->find = g_new0 (sqlite3_stmt *, lane->info->names->len);
  for (guint i = 0; i < lane->info->names->len; i++)
    {
      const GArray *name = g_ptr_array_index (lane->info->names, i);
      g_autoptr (GString) sql = g_string_new (NULL);

      g_string_printf (sql, "SELECT id FROM \"%s\" WHERE ", lane->info->table->name);
      for (guint j = 0; j < name->len; j++)
        g_string_append_printf (sql, "%s\"%s\" = ?%u", j ? " AND " : "",
                                get_column (lane, g_array_index (name, guint, j))->sql_name, j + 1);
      if (!prepare (walk, sql->str, &lane->find[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_insert (Walk    *walk,
                Lane    *lane,
                GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < lane->info->columns->len; i++)
    {
      g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", get_column (lane, i)->sql_name);
      g_string_append_printf (places, "%s?%u", i ? ", " : "", i + 1);
    }
  g_string_prepend (sql, "\" (");
  g_string_prepend (sql, lane->info->table->name);
  g_string_prepend (sql, "INSERT INTO \"");
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  return prepare (walk, sql->str, &lane->insert, error);
}

static gboolean
open_lane (Walk                  *walk,
           TendArchiveTableInfo  *info,
           GError               **error)
{
  Lane *lane = g_new0 (Lane, 1);

  lane->info = info;
  lane->table = tend_archive_find_table (walk->archive, info->table->name);
  lane->ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  lane->columns = g_new (int, info->columns->len);
  g_ptr_array_add (walk->lanes, lane);
  for (guint i = 0; i < info->columns->len; i++)
    lane->columns[i] = lane->table ? tend_archive_table_find_column (lane->table, get_column (lane, i)->name)
                                   : -1;
  if (info->has_children)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uuid = ?1", info->table->name);

      if (!prepare (walk, sql, &lane->find_uuid, error))
        return FALSE;
    }
  return prepare_finders (walk, lane, error) && (walk->is_dry || prepare_insert (walk, lane, error));
}

static void
bind_value (sqlite3_stmt           *statement,
            int                     place,
            const TendArchiveValue *value)
{
  switch (value->type)
    {
    case TEND_ARCHIVE_INTEGER:
      sqlite3_bind_int64 (statement, place, value->integer);
      break;
    case TEND_ARCHIVE_REAL:
      sqlite3_bind_double (statement, place, value->real);
      break;
    case TEND_ARCHIVE_TEXT:
      sqlite3_bind_text (statement, place, value->text, -1, SQLITE_STATIC);
      break;
    case TEND_ARCHIVE_NULL:
    case TEND_ARCHIVE_ABSENT:
    default:
      sqlite3_bind_null (statement, place);
    }
}

static const TendArchiveValue *
get_value (const Lane *lane,
           guint       column,
           guint       row)
{
  const TendArchiveValue *value = tend_archive_table_get (lane->table, lane->columns[column], row);

  return value->type == TEND_ARCHIVE_ABSENT ? &get_column (lane, column)->fallback : value;
}

/* Asks for an id; the statement is bound. */
static gboolean
ask_id (Walk          *walk,
        sqlite3_stmt  *statement,
        gboolean      *is_found,
        gint64        *id,
        GError       **error)
{
  int result = sqlite3_step (statement);

  *is_found = result == SQLITE_ROW;
  if (*is_found)
    *id = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    tend_db_set_error (walk->db, sqlite3_extended_errcode (tend_db_get_handle (walk->db)), error);
  sqlite3_reset (statement);
  return *is_found || result == SQLITE_DONE;
}

static Lane *
find_lane (Walk                       *walk,
           const TendArchiveTableInfo *info)
{
  for (guint i = 0; i < walk->lanes->len; i++)
    {
      Lane *lane = g_ptr_array_index (walk->lanes, i);

      if (lane->info == info)
        return lane;
    }
  g_return_val_if_reached (NULL);
}

static void
remember_id (Lane       *lane,
             const char *uuid,
             gint64      id)
{
  g_hash_table_insert (lane->ids, (gpointer) uuid, g_memdup2 (&id, sizeof id));
}

/* The parent came in before, is in the life, or is nowhere. */
static gboolean
find_parent (Walk    *walk,
             Lane    *lane,
             guint    row,
             gint64  *id,
             GError **error)
{
  Lane *parent;
  const char *uuid;
  const gint64 *known;
  gboolean is_found = FALSE;

  if (lane->info->parent == NULL)
    return TRUE;
  parent = find_lane (walk, lane->info->parent);
  uuid = get_value (lane, (guint) lane->info->parent_column, row)->text;
  known = g_hash_table_lookup (parent->ids, uuid);
  if (known)
    {
      *id = *known;
      return TRUE;
    }

  sqlite3_bind_text (parent->find_uuid, 1, uuid, -1, SQLITE_STATIC);
  if (!ask_id (walk, parent->find_uuid, &is_found, id, error))
    return FALSE;
  if (is_found)
    {
      remember_id (parent, uuid, *id);
      return TRUE;
    }
  tend_archive_set_row_error (walk->archive, lane->table, row, error, TEND_ERROR_INVALID,
                              _("it belongs to a “%s” that is neither in the file nor here."),
                              lane->info->parent->table->name);
  return FALSE;
}

/* A row is known by any of the names that no two rows may share. */
static gboolean
find_row (Walk      *walk,
          Lane      *lane,
          guint      row,
          gint64     parent_id,
          gboolean  *is_known,
          gint64    *id,
          GError   **error)
{
  *is_known = FALSE;
  for (guint i = 0; i < lane->info->names->len && !*is_known; i++)
    {
      const GArray *name = g_ptr_array_index (lane->info->names, i);
      gboolean is_below_new = FALSE;

      for (guint j = 0; j < name->len; j++)
        {
          guint column = g_array_index (name, guint, j);

          if ((int) column == lane->info->parent_column)
            {
              is_below_new = parent_id == ID_TO_COME;
              sqlite3_bind_int64 (lane->find[i], (int) j + 1, parent_id);
            }
          else
            bind_value (lane->find[i], (int) j + 1, get_value (lane, column, row));
        }
      if (!is_below_new && !ask_id (walk, lane->find[i], is_known, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_row (Walk    *walk,
            Lane    *lane,
            guint    row,
            gint64   parent_id,
            gint64  *id,
            GError **error)
{
  sqlite3 *handle = tend_db_get_handle (walk->db);
  int result;

  for (guint i = 0; i < lane->info->columns->len; i++)
    if ((int) i == lane->info->parent_column)
      sqlite3_bind_int64 (lane->insert, (int) i + 1, parent_id);
    else
      bind_value (lane->insert, (int) i + 1, get_value (lane, i, row));

  result = sqlite3_step (lane->insert);
  if (result == SQLITE_DONE)
    *id = tend_db_get_last_id (walk->db);
  else if ((result & 0xff) == SQLITE_CONSTRAINT)
    tend_archive_set_row_error (walk->archive, lane->table, row, error, TEND_ERROR_INVALID,
                                _("that can’t be kept (%s)."), sqlite3_errmsg (handle));
  else
    tend_db_set_error (walk->db, sqlite3_extended_errcode (handle), error);
  sqlite3_reset (lane->insert);
  return result == SQLITE_DONE;
}

static gboolean
walk_lane (Walk               *walk,
           Lane               *lane,
           TendArchiveCounts  *counts,
           GError            **error)
{
  TendArchiveCount count = { .table = lane->info->table };
  int uuid_column = lane->info->has_children ? tend_archive_table_find_column (lane->table, "uuid") : -1;

  for (guint row = 0; row < tend_archive_table_get_n_rows (lane->table); row++)
    {
      gint64 parent_id = ID_TO_COME, id = ID_TO_COME;
      gboolean is_known;

      if (!find_parent (walk, lane, row, &parent_id, error) ||
          !find_row (walk, lane, row, parent_id, &is_known, &id, error))
        return FALSE;
      if (is_known)
        count.n_known++;
      else
        {
          count.n_added++;
          if (!walk->is_dry && !insert_row (walk, lane, row, parent_id, &id, error))
            return FALSE;
        }
      if (lane->info->has_children)
        remember_id (lane, tend_archive_table_get (lane->table, uuid_column, row)->text, id);
    }
  tend_archive_counts_add (counts, &count);
  return TRUE;
}

static TendArchiveCounts *
walk_archive (TendDb                    *db,
              TendArchive               *archive,
              const TendFeature *const  *features,
              guint                      n_features,
              gboolean                   is_dry,
              GError                   **error)
{
  g_autoptr (TendArchiveSchema) schema = tend_archive_schema_new (db, features, n_features, error);
  g_autoptr (TendArchiveCounts) counts = tend_archive_counts_new ();
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (lane_free);
  Walk walk = { db, archive, is_dry, lanes };

  if (schema == NULL || !tend_archive_schema_check (schema, archive, error))
    return NULL;
  for (guint i = 0; i < tend_archive_schema_get_n_tables (schema); i++)
    if (!open_lane (&walk, tend_archive_schema_get_table (schema, i), error))
      return NULL;
  for (guint i = 0; i < lanes->len; i++)
    {
      Lane *lane = g_ptr_array_index (lanes, i);

      if (lane->table && !walk_lane (&walk, lane, counts, error))
        return NULL;
    }
  return g_steal_pointer (&counts);
}

/**
 * tend_archive_merge_new:
 * @archive: what is merged
 * @features: the features of the life, to outlive the merge
 * @n_features: how many
 *
 * Returns: (transfer full): the data for tend_archive_merge()
 */
TendArchiveMerge *
tend_archive_merge_new (TendArchive              *archive,
                        const TendFeature *const *features,
                        guint                     n_features)
{
  TendArchiveMerge *self = g_new0 (TendArchiveMerge, 1);

  self->archive = tend_archive_ref (archive);
  self->features = features;
  self->n_features = n_features;
  return self;
}

void
tend_archive_merge_free (TendArchiveMerge *self)
{
  tend_archive_unref (self->archive);
  g_clear_pointer (&self->counts, tend_archive_counts_free);
  g_free (self);
}

/**
 * tend_archive_merge_get_counts:
 * @self: a merge
 *
 * Returns: (transfer none) (nullable): what was added, once tend_archive_merge() has run
 */
TendArchiveCounts *
tend_archive_merge_get_counts (TendArchiveMerge *self)
{
  return self->counts;
}

/**
 * tend_archive_merge:
 * @db: the writing connection, within a transaction
 * @merge: a #TendArchiveMerge
 * @error: return location: %TEND_ERROR_INVALID with the file, and the line or the row, named
 *
 * A #TendWriteFunc. Adds the rows that the life does not know by any of their names; a row that it knows
 * stays as it is, and what belongs to it and is missing is added to it. A row that can't be kept fails the
 * whole merge.
 *
 * Returns: whether to commit
 */
gboolean
tend_archive_merge (TendDb    *db,
                    gpointer   merge,
                    GError   **error)
{
  TendArchiveMerge *self = merge;

  g_clear_pointer (&self->counts, tend_archive_counts_free);
  self->counts = walk_archive (db, self->archive, self->features, self->n_features, FALSE, error);
  return self->counts != NULL;
}

/**
 * tend_archive_preview:
 * @db: a connection of the thread that calls, which may be one that only reads
 * @archive: an archive
 * @features: the features of the life
 * @n_features: how many
 * @error: return location, as for tend_archive_merge()
 *
 * Finds out what tend_archive_merge() would add, by reading only. It looks for every row: not for the
 * main thread where there are thousands.
 *
 * Returns: (transfer full): what it found
 */
TendArchiveCounts *
tend_archive_preview (TendDb                    *db,
                      TendArchive               *archive,
                      const TendFeature *const  *features,
                      guint                      n_features,
                      GError                   **error)
{
  gboolean is_alone = sqlite3_get_autocommit (tend_db_get_handle (db)) != 0;
  TendArchiveCounts *counts;

  if (is_alone && !tend_db_execute (db, "BEGIN", error))
    return NULL;
  counts = walk_archive (db, archive, features, n_features, TRUE, error);
  if (is_alone)
    tend_db_execute (db, "COMMIT", NULL);
  return counts;
}
