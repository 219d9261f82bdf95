#include "exchange/tend-archive-lane.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

static gboolean
fail (TendArchiveLane  *self,
      GError          **error)
{
  return tend_db_set_error (self->db, sqlite3_extended_errcode (tend_db_get_handle (self->db)), error);
}

static gboolean
prepare (TendArchiveLane  *self,
         const char       *sql,
         sqlite3_stmt    **statement,
         GError          **error)
{
  /* It is kept for the whole of the walk. */
  return sqlite3_prepare_v3 (tend_db_get_handle (self->db), sql, -1, SQLITE_PREPARE_PERSISTENT, statement,
                             NULL) == SQLITE_OK ||
         fail (self, error);
}

static const TendArchiveColumn *
get_column (const TendArchiveLane *self,
            guint                  index)
{
  return &g_array_index (self->info->columns, TendArchiveColumn, index);
}

/* Most rows come into tables with nothing in them, where there is nothing to look for. Where a row can be known by more
 * than one name, one of the archive can be another of it; and what belongs to two that are one, may be one too. */
static gboolean
look_whether_empty (TendArchiveLane  *self,
                    GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", self->info->table->name);
  gint64 is_there;

  if (!tend_db_query_int64 (self->db, &is_there, error, sql, NULL))
    return FALSE;
  self->is_empty = !is_there && self->info->names->len == 1 && (!self->parent || !self->parent->find_namesake);
  return TRUE;
}

static gboolean
prepare_finders (TendArchiveLane  *self,
                 GError          **error)
{
  self->find = g_new0 (sqlite3_stmt *, self->info->names->len);
  for (guint i = 0; i < self->info->names->len; i++)
    {
      const GArray *name = g_ptr_array_index (self->info->names, i);
      g_autoptr (GString) sql = g_string_new (NULL);

      g_string_printf (sql, "SELECT id FROM \"%s\" WHERE ", self->info->table->name);
      for (guint j = 0; j < name->len; j++)
        g_string_append_printf (sql, "%s\"%s\" = ?%u", j ? " AND " : "",
                                get_column (self, g_array_index (name, guint, j))->sql_name, j + 1);
      if (!prepare (self, sql->str, &self->find[i], error))
        return FALSE;
    }
  if (self->table && tend_archive_table_get_namesake (self->table))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id LIMIT 1",
                                              self->info->table->name, tend_archive_table_get_namesake (self->table));

      if (!prepare (self, sql, &self->find_namesake, error))
        return FALSE;
    }
  if (self->info->has_children || (self->table && tend_archive_table_get_n_removals (self->table) > 0))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uuid = ?1", self->info->table->name);

      return prepare (self, sql, &self->find_uuid, error);
    }
  return TRUE;
}

/**
 * tend_archive_lane_new:
 * @db: a connection, to outlive the lane
 * @archive: an archive, likewise
 * @info: one of the life's tables, likewise
 * @parent: (nullable): the lane of the table that its rows belong to, likewise
 * @error: return location
 *
 * Returns: (transfer full): the lane, with no row of it walked yet
 */
TendArchiveLane *
tend_archive_lane_new (TendDb                *db,
                       TendArchive           *archive,
                       TendArchiveTableInfo  *info,
                       TendArchiveLane       *parent,
                       GError               **error)
{
  g_autoptr (TendArchiveLane) self = g_new0 (TendArchiveLane, 1);

  self->db = db;
  self->archive = archive;
  self->info = info;
  self->parent = parent;
  self->table = tend_archive_find_table (archive, info->table->name);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->columns = g_new (int, info->columns->len);
  for (guint i = 0; i < info->columns->len; i++)
    self->columns[i] = self->table ? tend_archive_table_find_column (self->table, get_column (self, i)->name) : -1;
  return look_whether_empty (self, error) && prepare_finders (self, error) ? g_steal_pointer (&self) : NULL;
}

void
tend_archive_lane_free (TendArchiveLane *self)
{
  for (guint i = 0; self->find && i < self->info->names->len; i++)
    sqlite3_finalize (self->find[i]);
  g_free (self->find);
  sqlite3_finalize (self->find_uuid);
  sqlite3_finalize (self->find_namesake);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->compare);
  sqlite3_finalize (self->update);
  sqlite3_finalize (self->list);
  g_free (self->columns);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->touched);
  g_free (self);
}

static void
bind_value (sqlite3_stmt            *statement,
            int                      place,
            const TendArchiveColumn *column,
            const TendArchiveValue  *value)
{
  gsize size;
  guchar *bytes;

  switch (value->type)
    {
    case TEND_ARCHIVE_INTEGER:
      sqlite3_bind_int64 (statement, place, value->integer);
      break;
    case TEND_ARCHIVE_REAL:
      sqlite3_bind_double (statement, place, value->real);
      break;
    case TEND_ARCHIVE_TEXT:
      if (column->is_base64)
        {
          bytes = g_base64_decode (value->text, &size);
          sqlite3_bind_blob64 (statement, place, bytes, size, g_free);
        }
      else
        sqlite3_bind_text (statement, place, value->text, -1, SQLITE_STATIC);
      break;
    case TEND_ARCHIVE_NULL:
    case TEND_ARCHIVE_ABSENT:
    default:
      sqlite3_bind_null (statement, place);
    }
}

static const TendArchiveValue *
get_said (const TendArchiveLane *self,
          guint                  column,
          guint                  row)
{
  return tend_archive_table_get (self->table, self->columns[column], row);
}

static const TendArchiveValue *
get_value (const TendArchiveLane *self,
           guint                  column,
           guint                  row)
{
  const TendArchiveValue *value = get_said (self, column, row);

  return value->type == TEND_ARCHIVE_ABSENT ? &get_column (self, column)->fallback : value;
}

/* Asks for an id; the statement is bound. */
static gboolean
ask_id (TendArchiveLane  *self,
        sqlite3_stmt     *statement,
        gboolean         *is_found,
        gint64           *id,
        GError          **error)
{
  int result = sqlite3_step (statement);

  *is_found = result == SQLITE_ROW;
  if (*is_found)
    *id = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return *is_found || result == SQLITE_DONE;
}

static void
remember_uuid (TendArchiveLane *self,
               const char      *uuid,
               gint64           id)
{
  g_hash_table_insert (self->ids, (gpointer) uuid, g_memdup2 (&id, sizeof id));
}

/**
 * tend_archive_lane_remember:
 * @self: a lane
 * @row: a row of the archive
 * @id: the row that it is in the life, %TEND_ARCHIVE_ID_TO_COME if it would be made
 *
 * Lets rows that belong to it find it, and keeps it from being gone.
 */
void
tend_archive_lane_remember (TendArchiveLane *self,
                            guint            row,
                            gint64           id)
{
  if (self->info->has_children)
    remember_uuid (self,
                   tend_archive_table_get (self->table, tend_archive_table_find_column (self->table, "uuid"), row)->text,
                   id);
  if (id != TEND_ARCHIVE_ID_TO_COME && tend_archive_table_get_mode (self->table) == TEND_ARCHIVE_FOLLOW)
    g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id));
}

void
tend_archive_lane_touch (TendArchiveLane *self,
                         gint64           id)
{
  if (self->info->has_children)
    g_hash_table_add (self->touched, g_memdup2 (&id, sizeof id));
}

/**
 * tend_archive_lane_find_uuid:
 * @self: a lane whose table others belong to, or that has rows to be removed
 * @uuid: the UUID of a row
 * @is_found: (out): whether the life has it
 * @id: (inout): the row that it is, if so
 * @error: return location
 *
 * Returns: whether that was found out
 */
gboolean
tend_archive_lane_find_uuid (TendArchiveLane  *self,
                             const char       *uuid,
                             gboolean         *is_found,
                             gint64           *id,
                             GError          **error)
{
  sqlite3_bind_text (self->find_uuid, 1, uuid, -1, SQLITE_STATIC);
  return ask_id (self, self->find_uuid, is_found, id, error);
}

/**
 * tend_archive_lane_find_parent:
 * @self: a lane
 * @row: a row
 * @id: (inout): the row that it belongs to, left alone if it belongs to none
 * @error: return location: %TEND_ERROR_INVALID if the parent came not in before and is not in the life
 *
 * Returns: whether there is one, where there has to be
 */
gboolean
tend_archive_lane_find_parent (TendArchiveLane  *self,
                               guint             row,
                               gint64           *id,
                               GError          **error)
{
  TendArchiveLane *parent = self->parent;
  const char *uuid;
  const gint64 *known;
  gboolean is_found = FALSE;

  if (parent == NULL)
    return TRUE;
  uuid = get_value (self, (guint) self->info->parent_column, row)->text;
  known = g_hash_table_lookup (parent->ids, uuid);
  if (known)
    {
      *id = *known;
      return TRUE;
    }

  if (!tend_archive_lane_find_uuid (parent, uuid, &is_found, id, error))
    return FALSE;
  if (is_found)
    {
      remember_uuid (parent, uuid, *id);
      return TRUE;
    }
  tend_archive_set_row_error (self->archive, self->table, row, error, TEND_ERROR_INVALID,
                              _("it belongs to a “%s” that is neither in the file nor here."),
                              parent->info->table->name);
  return FALSE;
}

static gboolean
ask_namesake (TendArchiveLane  *self,
              guint             row,
              gboolean         *is_known,
              gint64           *id,
              GError          **error)
{
  int column = tend_archive_table_find_column (self->table, tend_archive_table_get_namesake (self->table));

  sqlite3_bind_text (self->find_namesake, 1, tend_archive_table_get (self->table, column, row)->text, -1, SQLITE_STATIC);
  return ask_id (self, self->find_namesake, is_known, id, error);
}

/**
 * tend_archive_lane_find:
 * @self: a lane
 * @row: a row
 * @parent_id: the row that it belongs to
 * @is_known: (out): whether the life has it, by any of the names that no two rows may share
 * @id: (inout): the row that it is, if so
 * @error: return location
 *
 * Returns: whether that was found out
 */
gboolean
tend_archive_lane_find (TendArchiveLane  *self,
                        guint             row,
                        gint64            parent_id,
                        gboolean         *is_known,
                        gint64           *id,
                        GError          **error)
{
  *is_known = FALSE;
  for (guint i = 0; i < self->info->names->len && !self->is_empty && !*is_known; i++)
    {
      const GArray *name = g_ptr_array_index (self->info->names, i);
      gboolean is_below_new = FALSE;

      for (guint j = 0; j < name->len; j++)
        {
          guint column = g_array_index (name, guint, j);

          if ((int) column == self->info->parent_column)
            {
              is_below_new = parent_id == TEND_ARCHIVE_ID_TO_COME;
              sqlite3_bind_int64 (self->find[i], (int) j + 1, parent_id);
            }
          else
            bind_value (self->find[i], (int) j + 1, get_column (self, column), get_value (self, column, row));
        }
      if (!is_below_new && !ask_id (self, self->find[i], is_known, id, error))
        return FALSE;
    }
  return *is_known || self->find_namesake == NULL || ask_namesake (self, row, is_known, id, error);
}

/* What is said in a row, and is neither its name nor its place, nor the life's own from the first day on. */
static gboolean
is_content (const TendArchiveLane *self,
            guint                  column)
{
  const GArray *name = g_ptr_array_index (self->info->names, 0);

  if ((int) column == self->info->parent_column ||
      tend_archive_table_get_use (self->table, self->columns[column]) == TEND_ARCHIVE_USE_ONCE)
    return FALSE;
  for (guint i = 0; i < name->len; i++)
    if (g_array_index (name, guint, i) == column)
      return FALSE;
  return TRUE;
}

/* Whether a row is out of date that has another there. */
static gboolean
is_compared (const TendArchiveLane *self,
             guint                  column)
{
  const char *stamp = tend_archive_table_get_stamp (self->table);

  return is_content (self, column) && (stamp == NULL || g_str_equal (get_column (self, column)->name, stamp)) &&
         tend_archive_table_get_use (self->table, self->columns[column]) == TEND_ARCHIVE_USE_ALWAYS;
}

static gboolean
prepare_compare (TendArchiveLane  *self,
                 GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id FROM \"%s\" WHERE id = ?1 AND (FALSE", self->info->table->name);
  for (guint i = 0; i < self->info->columns->len; i++)
    if (is_compared (self, i))
      g_string_append_printf (sql, " OR ?%u AND \"%s\" IS NOT ?%u", 2 * i + 2, get_column (self, i)->sql_name,
                              2 * i + 3);
  g_string_append_c (sql, ')');
  return prepare (self, sql->str, &self->compare, error);
}

static gboolean
prepare_update (TendArchiveLane  *self,
                GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean is_first = TRUE;

  g_string_printf (sql, "UPDATE \"%s\" SET ", self->info->table->name);
  for (guint i = 0; i < self->info->columns->len; i++)
    if (is_content (self, i))
      {
        g_string_append_printf (sql, "%s\"%s\" = CASE WHEN ?%u THEN ?%u ELSE \"%s\" END", is_first ? "" : ", ",
                                get_column (self, i)->sql_name, 2 * i + 2, 2 * i + 3, get_column (self, i)->sql_name);
        is_first = FALSE;
      }
  g_string_append (sql, " WHERE id = ?1");
  return prepare (self, sql->str, &self->update, error);
}

/* For both statements: ?1 is the row, and for each column there is whether something is said, and what. */
static void
bind_content (TendArchiveLane *self,
              sqlite3_stmt    *statement,
              guint            row,
              gint64           id)
{
  sqlite3_clear_bindings (statement);
  sqlite3_bind_int64 (statement, 1, id);
  for (guint i = 0; i < self->info->columns->len; i++)
    if (is_content (self, i) && get_said (self, i, row)->type != TEND_ARCHIVE_ABSENT)
      {
        /* The comparison names fewer columns, and binding the others fails harmlessly. */
        sqlite3_bind_int (statement, (int) (2 * i) + 2, 1);
        bind_value (statement, (int) (2 * i) + 3, get_column (self, i), get_said (self, i, row));
      }
}

/**
 * tend_archive_lane_differs:
 * @self: a lane whose table is brought up to date
 * @row: a row
 * @id: the row that it is in the life
 * @is_different: (out): whether the life's is of another stamp; where the table has no stamp, whether anything that
 *   is said is otherwise
 * @error: return location
 *
 * Returns: whether that was found out
 */
gboolean
tend_archive_lane_differs (TendArchiveLane  *self,
                           guint             row,
                           gint64            id,
                           gboolean         *is_different,
                           GError          **error)
{
  gint64 found;

  if (self->compare == NULL && !prepare_compare (self, error))
    return FALSE;
  bind_content (self, self->compare, row, id);
  return ask_id (self, self->compare, is_different, &found, error);
}

static gboolean
prepare_list (TendArchiveLane  *self,
              GError          **error)
{
  const char *marker = tend_archive_table_get_marker (self->table);
  g_autofree char *condition = marker ? g_strdup_printf (" AND \"%s\"", marker) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1%s ORDER BY id",
                                          self->info->table->name, self->info->table->parent_column, condition);

  return prepare (self, sql, &self->list, error);
}

/**
 * tend_archive_lane_find_gone:
 * @self: a lane whose table follows that of its parent, all its rows remembered
 * @parent_id: a row of the parent's
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): what belongs to it, was brought by such a file, and is not in the
 *   archive any more
 */
GArray *
tend_archive_lane_find_gone (TendArchiveLane  *self,
                             gint64            parent_id,
                             GError          **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  int result;

  if (self->list == NULL && !prepare_list (self, error))
    return NULL;
  sqlite3_bind_int64 (self->list, 1, parent_id);
  while ((result = sqlite3_step (self->list)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (self->list, 0);

      if (!g_hash_table_contains (self->seen, &id))
        g_array_append_val (gone, id);
    }
  if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (self->list);
  return result == SQLITE_DONE ? g_steal_pointer (&gone) : NULL;
}

static gboolean
prepare_insert (TendArchiveLane  *self,
                GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < self->info->columns->len; i++)
    {
      g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", get_column (self, i)->sql_name);
      g_string_append_printf (places, "%s?%u", i ? ", " : "", i + 1);
    }
  g_string_prepend (sql, "\" (");
  g_string_prepend (sql, self->info->table->name);
  g_string_prepend (sql, "INSERT INTO \"");
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  return prepare (self, sql->str, &self->insert, error);
}

/* Runs what writes the row; the statement is bound. */
static gboolean
write_row (TendArchiveLane  *self,
           sqlite3_stmt     *statement,
           guint             row,
           GError          **error)
{
  sqlite3 *handle = tend_db_get_handle (self->db);
  int result = sqlite3_step (statement);

  if ((result & 0xff) == SQLITE_CONSTRAINT)
    tend_archive_set_row_error (self->archive, self->table, row, error, TEND_ERROR_INVALID,
                                _("that can’t be kept (%s)."), sqlite3_errmsg (handle));
  else if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

gboolean
tend_archive_lane_insert (TendArchiveLane  *self,
                          guint             row,
                          gint64            parent_id,
                          gint64           *id,
                          GError          **error)
{
  if (self->insert == NULL && !prepare_insert (self, error))
    return FALSE;
  for (guint i = 0; i < self->info->columns->len; i++)
    if ((int) i == self->info->parent_column)
      sqlite3_bind_int64 (self->insert, (int) i + 1, parent_id);
    else
      bind_value (self->insert, (int) i + 1, get_column (self, i), get_value (self, i, row));
  if (!write_row (self, self->insert, row, error))
    return FALSE;
  *id = tend_db_get_last_id (self->db);
  return TRUE;
}

/**
 * tend_archive_lane_update:
 * @self: a lane whose table is brought up to date
 * @row: a row
 * @id: the row that it is in the life
 * @error: return location
 *
 * Writes what is said in the row; what is not said stays.
 *
 * Returns: whether it was written
 */
gboolean
tend_archive_lane_update (TendArchiveLane  *self,
                          guint             row,
                          gint64            id,
                          GError          **error)
{
  if (self->update == NULL && !prepare_update (self, error))
    return FALSE;
  bind_content (self, self->update, row, id);
  return write_row (self, self->update, row, error);
}

gboolean
tend_archive_lane_delete (TendArchiveLane  *self,
                          gint64            id,
                          GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", self->info->table->name);

  return tend_db_run (self->db, error, sql, "i", id);
}
