#include "exchange/tend-foreign-db.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* SQLite asks after so many steps whether to go on. */
#define STEPS_BETWEEN_QUESTIONS 10000

/* A real backup takes some milliseconds. Steps are counted, and not only time, so that the answer does not
 * depend on the machine. */
#define STEPS_MAX (G_GINT64_CONSTANT (2000) * 1000 * 1000)
#define SECONDS_MAX 30

#define FILE_SIZE_MAX (G_GINT64_CONSTANT (1024) * 1024 * 1024)

struct _TendForeignDb
{
  TendDb *db;
  char *path;
  GCancellable *cancellable; /* (nullable) */
  gint64 steps_left;
  gint64 deadline; /* monotonic microseconds */
};

struct _TendForeignRows
{
  TendForeignDb *db;
  char *table;
  const char *const *columns;
  int *places; /* for each column, where the statement has it, -1 if the table does not have it */
  sqlite3_stmt *statement;
  gboolean has_row;
  gint64 last_id;
};

static int
on_steps_taken_cb (void *data)
{
  TendForeignDb *self = data;

  self->steps_left -= STEPS_BETWEEN_QUESTIONS;
  return self->steps_left < 0 || g_get_monotonic_time () > self->deadline ||
         g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
set_error (TendForeignDb  *self,
           GError        **error)
{
  int code = sqlite3_extended_errcode (tend_db_get_handle (self->db));

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” can’t be read in reasonable time."),
                   self->path);
      return FALSE;
    case SQLITE_TOOBIG:
    case SQLITE_ERROR:
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), self->path,
                   sqlite3_errmsg (tend_db_get_handle (self->db)));
      return FALSE;
    default:
      return tend_db_set_error (self->db, code, error);
    }
}

/**
 * tend_foreign_db_open:
 * @path: a file, not the life's own
 * @cancellable: (nullable): asked while SQLite works
 * @error: return location
 *
 * Returns: (transfer full): the database
 */
TendForeignDb *
tend_foreign_db_open (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (TendForeignDb) self = g_new0 (TendForeignDb, 1);
  GStatBuf info;

  self->path = g_strdup (path);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->steps_left = STEPS_MAX;
  self->deadline = g_get_monotonic_time () + SECONDS_MAX * G_TIME_SPAN_SECOND;
  if (g_stat (path, &info) == 0 && info.st_size > FILE_SIZE_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                   _("“%s” is larger than Tend reads such files (%d MiB)."), path,
                   (int) (FILE_SIZE_MAX / (1024 * 1024)));
      return NULL;
    }
  self->db = tend_db_open (path, TEND_DB_FOREIGN, error);
  if (self->db == NULL)
    return NULL;
  sqlite3_progress_handler (tend_db_get_handle (self->db), STEPS_BETWEEN_QUESTIONS, on_steps_taken_cb, self);
  return g_steal_pointer (&self);
}

void
tend_foreign_db_close (TendForeignDb *self)
{
  g_clear_pointer (&self->db, tend_db_close);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static sqlite3_stmt *
prepare (TendForeignDb  *self,
         const char     *sql,
         GError        **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (tend_db_get_handle (self->db), sql, -1, &statement, NULL) == SQLITE_OK)
    return statement;
  set_error (self, error);
  return NULL;
}

/**
 * tend_foreign_db_get_number:
 * @self: a database
 * @pragma: what is asked for, "user_version"
 * @number: (out): the answer
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_foreign_db_get_number (TendForeignDb  *self,
                            const char     *pragma,
                            gint64         *number,
                            GError        **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", pragma, NULL);
  sqlite3_stmt *statement = prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  has_row = sqlite3_step (statement) == SQLITE_ROW;
  if (has_row)
    *number = sqlite3_column_int64 (statement, 0);
  else
    set_error (self, error);
  sqlite3_finalize (statement);
  return has_row;
}

/**
 * tend_foreign_db_has_table:
 * @self: a database
 * @table: a name
 *
 * Returns: whether there is a plain table of that name, whatever its case: no view and nothing virtual
 */
gboolean
tend_foreign_db_has_table (TendForeignDb *self,
                           const char    *table)
{
  sqlite3_stmt *statement = prepare (self,
                                     "SELECT 1 FROM pragma_table_list WHERE schema = 'main'"
                                     "  AND type = 'table' AND NOT wr AND lower (name) = lower (?1)",
                                     NULL);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  has_row = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  return has_row;
}

/**
 * tend_foreign_db_check:
 * @self: a database
 * @error: return location for a %TEND_ERROR_DAMAGED
 *
 * Returns: whether the file is all there and its pages hang together
 */
gboolean
tend_foreign_db_check (TendForeignDb  *self,
                       GError        **error)
{
  gint64 page_size, n_pages;
  GStatBuf info;
  sqlite3_stmt *statement;
  gboolean is_good = FALSE;

  if (!tend_foreign_db_get_number (self, "page_size", &page_size, error) ||
      !tend_foreign_db_get_number (self, "page_count", &n_pages, error))
    return FALSE;
  if (g_stat (self->path, &info) != 0 || info.st_size < page_size * n_pages)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is cut short."), self->path);
      return FALSE;
    }

  statement = prepare (self, "PRAGMA quick_check (1)", error);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    set_error (self, error);
  else if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    is_good = TRUE;
  else
    {
      g_autofree char *said = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 0), -1);

      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), self->path,
                   g_strdelimit (said, "\n", ' '));
    }
  sqlite3_finalize (statement);
  return is_good;
}

/* The columns of a table that are stored: not those that would be worked out. */
static GPtrArray *
list_columns (TendForeignDb  *self,
              const char     *table,
              GError        **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = prepare (self, "SELECT name FROM pragma_table_xinfo (?1) WHERE hidden = 0",
                                     error);
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  if (result != SQLITE_DONE)
    set_error (self, error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&names) : NULL;
}

static int
find_name (GPtrArray  *names,
           const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), name) == 0)
      return (int) i;
  return -1;
}

/**
 * tend_foreign_rows_new:
 * @db: a database
 * @table: a table that tend_foreign_db_has_table() found
 * @columns: NULL-terminated names, which must outlive the rows; one that the table does not have is NULL
 *   throughout
 * @error: return location
 *
 * Returns: (transfer full): all rows in the order of their ids, before the first one
 */
TendForeignRows *
tend_foreign_rows_new (TendForeignDb      *db,
                       const char         *table,
                       const char *const  *columns,
                       GError            **error)
{
  g_autoptr (TendForeignRows) self = g_new0 (TendForeignRows, 1);
  g_autoptr (GPtrArray) names = list_columns (db, table, error);
  g_autoptr (GString) sql = g_string_new ("SELECT rowid");
  int n_selected = 1;

  self->db = db;
  self->table = g_strdup (table);
  self->columns = columns;
  if (names == NULL)
    return NULL;

  self->places = g_new (int, g_strv_length ((char **) columns));
  for (gsize i = 0; columns[i]; i++)
    {
      gboolean is_there = find_name (names, columns[i]) >= 0;

      self->places[i] = is_there ? n_selected++ : -1;
      if (is_there)
        g_string_append_printf (sql, ", \"%s\"", columns[i]);
    }
  g_string_append_printf (sql, " FROM main.\"%s\" ORDER BY rowid", table);
  self->statement = prepare (db, sql->str, error);
  return self->statement ? g_steal_pointer (&self) : NULL;
}

void
tend_foreign_rows_free (TendForeignRows *self)
{
  sqlite3_finalize (self->statement);
  g_free (self->places);
  g_free (self->table);
  g_free (self);
}

/**
 * tend_foreign_rows_next:
 * @self: rows
 * @error: return location
 *
 * Returns: whether there is another row; %FALSE at the end and, with @error set, on failure
 */
gboolean
tend_foreign_rows_next (TendForeignRows  *self,
                        GError          **error)
{
  gint64 id;

  switch (sqlite3_step (self->statement))
    {
    case SQLITE_ROW:
      break;
    case SQLITE_DONE:
      return FALSE;
    default:
      return set_error (self->db, error);
    }

  /* Pages that lead back to themselves would go on for ever. */
  id = tend_foreign_rows_get_id (self);
  if (self->has_row && id <= self->last_id)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), self->db->path,
                   self->table);
      return FALSE;
    }
  self->has_row = TRUE;
  self->last_id = id;
  return TRUE;
}

gint64
tend_foreign_rows_get_id (TendForeignRows *self)
{
  return sqlite3_column_int64 (self->statement, 0);
}

/**
 * tend_foreign_rows_refuse:
 * @self: rows, at a row
 * @error: return location for a %TEND_ERROR_INVALID
 * @format: a sentence, after which file, table and row were named
 * @...: what it is formatted with
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
tend_foreign_rows_refuse (TendForeignRows  *self,
                          GError          **error,
                          const char       *format,
                          ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a file, the name of a table in it, and the number of a row */
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s”, %s, row %lld: %s"), self->db->path,
               self->table, (long long) tend_foreign_rows_get_id (self), words);
  return FALSE;
}

static int
get_type (TendForeignRows *self,
          int              column)
{
  return self->places[column] < 0 ? SQLITE_NULL : sqlite3_column_type (self->statement, self->places[column]);
}

gboolean
tend_foreign_rows_is_null (TendForeignRows *self,
                           int              column)
{
  return get_type (self, column) == SQLITE_NULL;
}

/**
 * tend_foreign_rows_get_integer:
 * @self: rows, at a row
 * @column: which of the columns that were asked for
 * @fallback: what NULL stands for
 * @value: (out): the number
 * @error: return location
 *
 * Returns: %FALSE if something else than a whole number stands there
 */
gboolean
tend_foreign_rows_get_integer (TendForeignRows  *self,
                               int               column,
                               gint64            fallback,
                               gint64           *value,
                               GError          **error)
{
  switch (get_type (self, column))
    {
    case SQLITE_NULL:
      *value = fallback;
      return TRUE;
    case SQLITE_INTEGER:
      *value = sqlite3_column_int64 (self->statement, self->places[column]);
      return TRUE;
    default:
      return tend_foreign_rows_refuse (self, error, _("“%s” is not a whole number."), self->columns[column]);
    }
}

gboolean
tend_foreign_rows_get_number (TendForeignRows  *self,
                              int               column,
                              double            fallback,
                              double           *value,
                              GError          **error)
{
  switch (get_type (self, column))
    {
    case SQLITE_NULL:
      *value = fallback;
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *value = sqlite3_column_double (self->statement, self->places[column]);
      return TRUE;
    default:
      return tend_foreign_rows_refuse (self, error, _("“%s” is not a number."), self->columns[column]);
    }
}

/**
 * tend_foreign_rows_dup_text:
 * @self: rows, at a row
 * @column: which of the columns that were asked for
 * @text: (out) (transfer full): UTF-8, "" for NULL
 * @error: return location
 *
 * Returns: %FALSE if something else than text stands there
 */
gboolean
tend_foreign_rows_dup_text (TendForeignRows  *self,
                            int               column,
                            char            **text,
                            GError          **error)
{
  const char *kept;
  gssize size;

  switch (get_type (self, column))
    {
    case SQLITE_NULL:
      *text = g_strdup ("");
      return TRUE;
    case SQLITE_TEXT:
      kept = (const char *) sqlite3_column_text (self->statement, self->places[column]);
      size = sqlite3_column_bytes (self->statement, self->places[column]);
      if (kept == NULL)
        return set_error (self->db, error);
      if (!g_utf8_validate_len (kept, (gsize) size, NULL))
        return tend_foreign_rows_refuse (self, error, _("“%s” is not text in UTF-8."), self->columns[column]);
      *text = g_strndup (kept, (gsize) size);
      return TRUE;
    default:
      return tend_foreign_rows_refuse (self, error, _("“%s” is not a text."), self->columns[column]);
    }
}
