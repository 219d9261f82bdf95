#include "exchange/tend-archive-read.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-schema.h"

#include <glib/gi18n.h>
#include <string.h>

/* The parent's id becomes its UUID, and rows come in the order of their names, which is the same wherever
 * the life is kept. */
static char *
make_query (const TendArchiveTableInfo *info)
{
  const GArray *name = g_ptr_array_index (info->names, 0);
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < info->columns->len; i++)
    {
      const TendArchiveColumn *column = &g_array_index (info->columns, TendArchiveColumn, i);

      if ((int) i == info->parent_column)
        g_string_append_printf (sql, "%sparent.uuid", i ? ", " : "");
      else
        g_string_append_printf (sql, "%sself.\"%s\"", i ? ", " : "", column->sql_name);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS self", info->table->name);
  if (info->parent)
    g_string_append_printf (sql, " JOIN \"%s\" AS parent ON parent.id = self.\"%s\"",
                            info->parent->table->name, info->table->parent_column);
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < name->len; i++)
    g_string_append_printf (sql, "%s%u", i ? ", " : "", g_array_index (name, guint, i) + 1);
  return g_string_free (sql, FALSE);
}

static void
read_text (TendArchiveTable *table,
           guint             row,
           const char       *column,
           sqlite3_stmt     *statement,
           int               index)
{
  const char *text = (const char *) sqlite3_column_text (statement, index);
  gssize size = sqlite3_column_bytes (statement, index);

  if (strlen (text) == (gsize) size && g_utf8_validate (text, size, NULL))
    tend_archive_table_set_text (table, row, column, text);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) strlen (text));

      tend_archive_table_set_text (table, row, column, valid);
    }
}

static void
read_bytes (TendArchiveTable *table,
            guint             row,
            const char       *column,
            sqlite3_stmt     *statement,
            int               index)
{
  const guchar *bytes = sqlite3_column_blob (statement, index);
  g_autofree char *text = g_base64_encode (bytes, (gsize) sqlite3_column_bytes (statement, index));

  tend_archive_table_set_text (table, row, column, text);
}

static void
read_row (const TendArchiveTableInfo *info,
          TendArchiveTable           *table,
          sqlite3_stmt               *statement)
{
  guint row = tend_archive_table_append (table, 0);

  for (guint i = 0; i < info->columns->len; i++)
    {
      const char *name = g_array_index (info->columns, TendArchiveColumn, i).name;

      switch (sqlite3_column_type (statement, (int) i))
        {
        case SQLITE_INTEGER:
          tend_archive_table_set_integer (table, row, name, sqlite3_column_int64 (statement, (int) i));
          break;
        case SQLITE_FLOAT:
          tend_archive_table_set_real (table, row, name, sqlite3_column_double (statement, (int) i));
          break;
        case SQLITE_TEXT:
          read_text (table, row, name, statement, (int) i);
          break;
        case SQLITE_BLOB:
          read_bytes (table, row, name, statement, (int) i);
          break;
        default:
          tend_archive_table_set_null (table, row, name);
        }
    }
}

static gboolean
read_table (TendDb                      *db,
            const TendArchiveTableInfo  *info,
            TendArchive                 *archive,
            GError                     **error)
{
  TendArchiveTable *table = tend_archive_add_table (archive, info->table->name);
  g_autofree char *sql = make_query (info);
  sqlite3_stmt *statement = NULL;
  int result;

  for (guint i = 0; i < info->columns->len; i++)
    tend_archive_table_add_column (table, g_array_index (info->columns, TendArchiveColumn, i).name);

  result = sqlite3_prepare_v2 (tend_db_get_handle (db), sql, -1, &statement, NULL);
  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (statement);
      if (result == SQLITE_ROW)
        read_row (info, table, statement);
    }
  if (result != SQLITE_DONE)
    tend_db_set_error (db, sqlite3_extended_errcode (tend_db_get_handle (db)), error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static gboolean
read_tables (TendDb                    *db,
             const TendFeature *const  *features,
             guint                      n_features,
             TendArchive               *archive,
             GError                   **error)
{
  g_autoptr (TendArchiveSchema) schema = tend_archive_schema_new (db, features, n_features, error);

  if (schema == NULL)
    return FALSE;
  for (guint i = 0; i < tend_archive_schema_get_n_tables (schema); i++)
    if (!read_table (db, tend_archive_schema_get_table (schema, i), archive, error))
      return FALSE;
  for (guint i = 0; i < n_features; i++)
    if (features[i]->n_tables > 0)
      tend_archive_set_version (archive, features[i]->id, features[i]->n_migrations);
  return TRUE;
}

/**
 * tend_archive_read:
 * @db: a connection to a life, of the thread that calls
 * @source: (nullable): the file that it is, for messages; %NULL for the life itself
 * @features: the features whose tables are read
 * @n_features: how many
 * @error: return location
 *
 * Reads everything that is exchanged, as it is at one moment, in an order that depends on nothing but what
 * is in the life. Some tens of milliseconds for a year of it: not for the main thread.
 *
 * Returns: (transfer full): the archive
 */
TendArchive *
tend_archive_read (TendDb                    *db,
                   const char                *source,
                   const TendFeature *const  *features,
                   guint                      n_features,
                   GError                   **error)
{
  g_autoptr (TendArchive) archive = tend_archive_new (source);
  gboolean is_alone = sqlite3_get_autocommit (tend_db_get_handle (db)) != 0;
  gboolean is_read;

  if (is_alone && !tend_db_execute (db, "BEGIN", error))
    return NULL;
  is_read = read_tables (db, features, n_features, archive, error);
  if (is_alone)
    tend_db_execute (db, "COMMIT", NULL);
  return is_read ? g_steal_pointer (&archive) : NULL;
}
