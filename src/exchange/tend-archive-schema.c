#include "exchange/tend-archive-schema.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendArchiveSchema
{
  const TendFeature *const *features;
  guint n_features;
  GPtrArray *tables;    /* of TendArchiveTableInfo, parents before children */
  GStringChunk *texts;  /* those of fallbacks */
};

static void
column_clear (gpointer data)
{
  TendArchiveColumn *column = data;

  g_free (column->name);
  g_free (column->sql_name);
}

static void
table_info_free (gpointer data)
{
  TendArchiveTableInfo *info = data;

  g_array_unref (info->columns);
  g_ptr_array_unref (info->names);
  g_free (info);
}

static gboolean
refuse_table (const TendTable  *table,
              GError          **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("The table “%s” is not what this Tend expects."),
               table->name);
  return FALSE;
}

static gboolean
is_bytes (const char *declared)
{
  return g_ascii_strcasecmp (declared, "BLOB") == 0;
}

static gboolean
read_type (const char      *declared,
           TendArchiveType *type)
{
  if (g_ascii_strcasecmp (declared, "INTEGER") == 0 || g_ascii_strcasecmp (declared, "INT") == 0)
    *type = TEND_ARCHIVE_INTEGER;
  else if (g_ascii_strcasecmp (declared, "REAL") == 0)
    *type = TEND_ARCHIVE_REAL;
  else if (g_ascii_strcasecmp (declared, "TEXT") == 0 || is_bytes (declared))
    *type = TEND_ARCHIVE_TEXT;
  else
    return FALSE;
  return TRUE;
}

/* A default stands in the schema as SQL; SQLite itself says what it comes to. */
static gboolean
read_fallback (TendArchiveSchema *self,
               TendDb            *db,
               const char        *expression,
               TendArchiveValue  *value,
               GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", expression ? expression : "NULL");
  sqlite3_stmt *statement = NULL;
  gboolean is_read = FALSE;

  if (sqlite3_prepare_v2 (tend_db_get_handle (db), sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      is_read = TRUE;
      switch (sqlite3_column_type (statement, 0))
        {
        case SQLITE_INTEGER:
          *value = (TendArchiveValue) { .type = TEND_ARCHIVE_INTEGER,
                                        .integer = sqlite3_column_int64 (statement, 0) };
          break;
        case SQLITE_FLOAT:
          *value = (TendArchiveValue) { .type = TEND_ARCHIVE_REAL,
                                        .real = sqlite3_column_double (statement, 0) };
          break;
        case SQLITE_TEXT:
          value->type = TEND_ARCHIVE_TEXT;
          value->text = g_string_chunk_insert_const (self->texts,
                                                     (const char *) sqlite3_column_text (statement, 0));
          break;
        default:
          *value = (TendArchiveValue) { .type = TEND_ARCHIVE_NULL };
        }
    }
  else
    tend_db_set_error (db, sqlite3_extended_errcode (tend_db_get_handle (db)), error);
  sqlite3_finalize (statement);
  return is_read;
}

static gboolean
read_columns (TendArchiveSchema     *self,
              TendDb                *db,
              TendArchiveTableInfo  *info,
              GError               **error)
{
  const TendTable *table = info->table;
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT name, type, dflt_value FROM pragma_table_info (?1)"
                                             "  WHERE name <> 'id' ORDER BY cid",
                                             "s", table->name);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendArchiveColumn column = { 0 };
      gboolean is_parent = g_strcmp0 (tend_rows_get_text (rows, 0), table->parent_column) == 0;

      column.sql_name = tend_rows_dup_text (rows, 0);
      column.name = g_strdup (is_parent ? table->parent : column.sql_name);
      column.is_base64 = is_bytes (tend_rows_get_text (rows, 1));
      if (is_parent)
        info->parent_column = (int) info->columns->len;
      g_array_append_val (info->columns, column);
      if (!read_type (tend_rows_get_text (rows, 1), &column.type))
        return refuse_table (table, error);
      g_array_index (info->columns, TendArchiveColumn, info->columns->len - 1).type =
          is_parent ? TEND_ARCHIVE_TEXT : column.type;
      if (!read_fallback (self, db, tend_rows_get_text (rows, 2),
                          &g_array_index (info->columns, TendArchiveColumn, info->columns->len - 1).fallback,
                          error))
        return FALSE;
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (info->columns->len == 0 || (table->parent != NULL && info->parent_column < 0))
    return refuse_table (table, error);
  return TRUE;
}

static gboolean
add_column_to_set (TendArchiveTableInfo *info,
                   GArray               *set,
                   const char           *sql_name)
{
  for (guint i = 0; i < info->columns->len; i++)
    if (g_str_equal (g_array_index (info->columns, TendArchiveColumn, i).sql_name, sql_name))
      {
        g_array_append_val (set, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_own_name (TendArchiveTableInfo  *info,
               GError               **error)
{
  const TendTable *table = info->table;
  GArray *set = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) key = g_strsplit (table->key ? table->key : "uuid", ",", -1);

  g_ptr_array_add (info->names, set);
  if (table->key && table->parent)
    add_column_to_set (info, set, table->parent_column);
  for (gsize i = 0; key[i]; i++)
    if (!add_column_to_set (info, set, g_strstrip (key[i])))
      return refuse_table (table, error);
  return TRUE;
}

/* What else no two rows may have in common: a goal has one plan, whatever its UUID. */
static gboolean
read_other_names (TendDb                *db,
                  TendArchiveTableInfo  *info,
                  GError               **error)
{
  GError *local_error = NULL;
  g_autofree char *last_index = NULL;
  GArray *set = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT list.name, info.name"
                                             "  FROM pragma_index_list (?1) AS list,"
                                             "    pragma_index_info (list.name) AS info"
                                             "  WHERE list.\"unique\" AND list.origin <> 'pk'"
                                             "    AND NOT list.partial"
                                             "  ORDER BY list.seq, info.seqno",
                                             "s", info->table->name);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      if (g_strcmp0 (last_index, tend_rows_get_text (rows, 0)) != 0)
        {
          g_free (last_index);
          last_index = tend_rows_dup_text (rows, 0);
          set = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (info->names, set);
        }
      if (!add_column_to_set (info, set, tend_rows_get_text (rows, 1)))
        {
          refuse_table (info->table, &local_error);
          break;
        }
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* The index on the name itself says the same thing again. */
static void
drop_repeated_names (TendArchiveTableInfo *info)
{
  const GArray *own = g_ptr_array_index (info->names, 0);

  for (guint i = info->names->len - 1; i > 0; i--)
    {
      const GArray *other = g_ptr_array_index (info->names, i);

      if (own->len == other->len && memcmp (own->data, other->data, own->len * sizeof (guint)) == 0)
        g_ptr_array_remove_index (info->names, i);
    }
}

static TendArchiveTableInfo *
find_table (TendArchiveSchema *self,
            const char        *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      TendArchiveTableInfo *info = g_ptr_array_index (self->tables, i);

      if (g_str_equal (info->table->name, name))
        return info;
    }
  return NULL;
}

static const TendTable *
find_descriptor (TendArchiveSchema *self,
                 const char        *name)
{
  for (guint i = 0; i < self->n_features; i++)
    for (guint j = 0; j < self->features[i]->n_tables; j++)
      if (g_str_equal (self->features[i]->tables[j].name, name))
        return &self->features[i]->tables[j];
  return NULL;
}

/* Adds a table after the one that it belongs to. */
static gboolean
add_table (TendArchiveSchema  *self,
           TendDb             *db,
           const TendTable    *table,
           GError            **error)
{
  TendArchiveTableInfo *info;

  if (table->is_private || find_table (self, table->name))
    return TRUE;
  if (table->parent)
    {
      const TendTable *parent = find_descriptor (self, table->parent);

      if (parent == NULL || parent == table || !add_table (self, db, parent, error))
        return parent == NULL || parent == table ? refuse_table (table, error) : FALSE;
    }

  info = g_new0 (TendArchiveTableInfo, 1);
  info->table = table;
  info->parent_column = -1;
  info->columns = g_array_new (FALSE, TRUE, sizeof (TendArchiveColumn));
  g_array_set_clear_func (info->columns, column_clear);
  info->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (table->parent)
    {
      info->parent = find_table (self, table->parent);
      if (info->parent == NULL || info->parent->table->key != NULL)
        {
          table_info_free (info);
          return refuse_table (table, error);
        }
      info->parent->has_children = TRUE;
    }
  g_ptr_array_add (self->tables, info);
  if (!read_columns (self, db, info, error) || !read_own_name (info, error) ||
      !read_other_names (db, info, error))
    return FALSE;
  drop_repeated_names (info);
  return TRUE;
}

/**
 * tend_archive_schema_new:
 * @db: a connection to a life
 * @features: the features that this Tend has, to outlive the schema
 * @n_features: how many
 * @error: return location
 *
 * Returns: (transfer full): all tables that are exchanged, parents before children
 */
TendArchiveSchema *
tend_archive_schema_new (TendDb                    *db,
                         const TendFeature *const  *features,
                         guint                      n_features,
                         GError                   **error)
{
  g_autoptr (TendArchiveSchema) self = g_new0 (TendArchiveSchema, 1);

  self->features = features;
  self->n_features = n_features;
  self->tables = g_ptr_array_new_with_free_func (table_info_free);
  self->texts = g_string_chunk_new (256);
  for (guint i = 0; i < n_features; i++)
    for (guint j = features[i]->n_tables; j > 0; j--)
      if (!add_table (self, db, &features[i]->tables[j - 1], error))
        return NULL;
  return g_steal_pointer (&self);
}

void
tend_archive_schema_free (TendArchiveSchema *self)
{
  g_ptr_array_unref (self->tables);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
tend_archive_schema_get_n_tables (TendArchiveSchema *self)
{
  return self->tables->len;
}

TendArchiveTableInfo *
tend_archive_schema_get_table (TendArchiveSchema *self,
                               guint              index)
{
  return g_ptr_array_index (self->tables, index);
}

static gboolean
check_versions (TendArchiveSchema  *self,
                TendArchive        *archive,
                GError            **error)
{
  for (guint i = 0; i < tend_archive_get_n_versions (archive); i++)
    {
      const char *id;
      gint64 version = tend_archive_get_version (archive, i, &id);
      guint j = 0;

      while (j < self->n_features && !g_str_equal (self->features[j]->id, id))
        j++;
      if (j < self->n_features && version >= 0 && version <= self->features[j]->n_migrations)
        continue;
      g_set_error (error, TEND_ERROR, TEND_ERROR_NEWER_SCHEMA,
                   _("“%s” was written by a newer Tend than this one (“%s”, version %d); "
                     "update Tend to read it, nothing was changed."),
                   tend_archive_get_source (archive), id, (int) CLAMP (version, -1, G_MAXINT));
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_type (const TendArchiveColumn *column,
          const TendArchiveValue  *value)
{
  if (value->type == TEND_ARCHIVE_ABSENT || value->type == TEND_ARCHIVE_NULL)
    return TRUE;
  return value->type == column->type ||
         (value->type == TEND_ARCHIVE_INTEGER && column->type == TEND_ARCHIVE_REAL);
}

/* Strictly: GLib passes over what is no such character, and a file that was damaged is not to become a picture. */
static gboolean
is_base64 (const char *text)
{
  gsize n = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  gsize n_filling = strspn (text + n, "=");

  return text[n + n_filling] == '\0' && n_filling <= 2 && (n + n_filling) % 4 == 0;
}

static const char *
describe_type (TendArchiveType type)
{
  switch (type)
    {
    case TEND_ARCHIVE_INTEGER:
      return _("a whole number");
    case TEND_ARCHIVE_REAL:
      return _("a number");
    case TEND_ARCHIVE_TEXT:
      return _("a text");
    case TEND_ARCHIVE_ABSENT:
    case TEND_ARCHIVE_NULL:
    default:
      return _("nothing");
    }
}

static gboolean
check_types (TendArchiveTableInfo  *info,
             TendArchive           *archive,
             TendArchiveTable      *table,
             GError               **error)
{
  for (guint i = 0; i < tend_archive_table_get_n_columns (table); i++)
    {
      const char *name = tend_archive_table_get_column_name (table, i);
      const TendArchiveColumn *column = NULL;

      for (guint j = 0; j < info->columns->len && column == NULL; j++)
        if (g_str_equal (g_array_index (info->columns, TendArchiveColumn, j).name, name))
          column = &g_array_index (info->columns, TendArchiveColumn, j);

      for (guint row = 0; row < tend_archive_table_get_n_rows (table); row++)
        {
          const TendArchiveValue *value = tend_archive_table_get (table, (int) i, row);

          if (column == NULL && value->type != TEND_ARCHIVE_ABSENT)
            {
              tend_archive_set_row_error (archive, table, row, error, TEND_ERROR_INVALID,
                                          _("this Tend knows nothing called “%s” there."), name);
              return FALSE;
            }
          if (column != NULL && !has_type (column, value))
            {
              tend_archive_set_row_error (archive, table, row, error, TEND_ERROR_INVALID,
                                          _("“%s” should be %s and is %s."), name,
                                          describe_type (column->type), describe_type (value->type));
              return FALSE;
            }
          if (column != NULL && column->is_base64 && value->type == TEND_ARCHIVE_TEXT && !is_base64 (value->text))
            {
              tend_archive_set_row_error (archive, table, row, error, TEND_ERROR_INVALID,
                                          _("“%s” can’t be understood."), name);
              return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
append_name (GString                *name,
             const TendArchiveValue *value,
             gboolean                is_uuid)
{
  if (is_uuid && (value->type != TEND_ARCHIVE_TEXT || !tend_uuid_is_valid (value->text)))
    return FALSE;
  switch (value->type)
    {
    case TEND_ARCHIVE_TEXT:
      g_string_append (name, value->text);
      break;
    case TEND_ARCHIVE_INTEGER:
      g_string_append_printf (name, "%" G_GINT64_FORMAT, value->integer);
      break;
    case TEND_ARCHIVE_REAL:
    case TEND_ARCHIVE_NULL:
    case TEND_ARCHIVE_ABSENT:
    default:
      return FALSE;
    }
  /* No text that Tend reads has this in it where a name is spelled. */
  g_string_append_c (name, '\x1f');
  return TRUE;
}

/* Every row has a name, and no two have the same. */
static gboolean
check_names (TendArchiveTableInfo  *info,
             TendArchive           *archive,
             TendArchiveTable      *table,
             GError               **error)
{
  const GArray *set = g_ptr_array_index (info->names, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree int *columns = g_new (int, set->len);

  for (guint i = 0; i < set->len; i++)
    columns[i] = tend_archive_table_find_column (
        table, g_array_index (info->columns, TendArchiveColumn, g_array_index (set, guint, i)).name);

  for (guint row = 0; row < tend_archive_table_get_n_rows (table); row++)
    {
      g_autoptr (GString) name = NULL;

      if (tend_archive_table_get_policy (table, row) >= TEND_ARCHIVE_ROW_LEAVE)
        continue;
      name = g_string_new (NULL);
      for (guint i = 0; i < set->len; i++)
        {
          guint index = g_array_index (set, guint, i);
          const TendArchiveColumn *column = &g_array_index (info->columns, TendArchiveColumn, index);
          gboolean is_uuid = (int) index == info->parent_column || info->table->key == NULL;

          if (append_name (name, tend_archive_table_get (table, columns[i], row), is_uuid))
            continue;
          tend_archive_set_row_error (archive, table, row, error, TEND_ERROR_INVALID,
                                      is_uuid ? _("“%s” is not a UUID.") : _("“%s” is missing."),
                                      column->name);
          return FALSE;
        }
      if (!g_hash_table_add (seen, g_strdup (name->str)))
        {
          tend_archive_set_row_error (archive, table, row, error, TEND_ERROR_INVALID,
                                      _("the same one is there twice."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * tend_archive_schema_check:
 * @self: the tables of a life
 * @archive: an archive
 * @error: return location: %TEND_ERROR_NEWER_SCHEMA, or %TEND_ERROR_INVALID with the line or the row named
 *
 * Checks what an archive must be whatever is in the life: its tables, columns and types are known, and its
 * rows have names, each its own.
 *
 * Returns: whether it could be merged
 */
gboolean
tend_archive_schema_check (TendArchiveSchema  *self,
                           TendArchive        *archive,
                           GError            **error)
{
  if (!check_versions (self, archive, error))
    return FALSE;

  for (guint i = 0; i < tend_archive_get_n_tables (archive); i++)
    {
      TendArchiveTable *table = tend_archive_get_table (archive, i);
      const char *name = tend_archive_table_get_name (table);
      const TendTable *descriptor = find_descriptor (self, name);
      TendArchiveTableInfo *info = find_table (self, name);

      if (descriptor == NULL)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _("“%s” has a table “%s”, which this Tend does not know."),
                       tend_archive_get_source (archive), name);
          return FALSE;
        }
      if (info != NULL && (!check_types (info, archive, table, error) ||
                           !check_names (info, archive, table, error)))
        return FALSE;
    }
  return TRUE;
}
