#include "store/tend-db.h"

#include "base/tend-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* How long a connection waits for another one's lock; only a checkpoint can make it wait at all. */
#define BUSY_TIMEOUT_MS 2000

/* Of the memory that a writing connection sets aside for small things: bytes a piece, and how many. */
#define LOOKASIDE_SIZE 2048
#define LOOKASIDE_COUNT 256

struct _TendDb
{
  sqlite3 *handle;
  char *path;
  GThread *thread;         /* the one that uses it, set by its first query */
  GHashTable *statements;  /* char *sql → sqlite3_stmt *, those not handed out */
};

struct _TendRows
{
  TendDb *db;
  sqlite3_stmt *statement;
  char *sql;
};

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/* SQLite makes new files 0644; what is kept here is nobody else's to read. Only a file that is not there
 * yet is opened: closing a descriptor of one that SQLite has open would drop SQLite's locks on it. */
static gboolean
create_private_file (const char  *path,
                     GError     **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno == EEXIST)
    return TRUE;

  g_set_error (error, TEND_ERROR, errno == ENOSPC ? TEND_ERROR_FULL : TEND_ERROR_READ_ONLY,
               _("“%s” could not be made: %s."), path, g_strerror (errno));
  return FALSE;
}

/* For SQLite as a whole, before it is first used: nobody asks how much memory it has, and counting that takes a lock for
 * each piece. */
static void
configure_library (void)
{
  static gsize is_configured = 0;

  if (g_once_init_enter (&is_configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_configured, 1);
    }
}

static gboolean
configure (TendDb       *self,
           TendDbFlags   flags,
           GError      **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (flags & TEND_DB_FOREIGN)
    {
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
      sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
      sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, 100 * 1000);
      return tend_db_execute (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", error);
    }

  /* Room for a row of the widest table as the session looks at it. */
  if (flags & TEND_DB_WRITE)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, LOOKASIDE_SIZE, LOOKASIDE_COUNT);
  if (flags & TEND_DB_WRITE)
    return tend_db_execute (self,
                            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                            "PRAGMA temp_store = MEMORY;",
                            error);

  return tend_db_execute (self, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;", error);
}

static sqlite3_stmt *
take_statement (TendDb      *self,
                const char  *sql,
                GError     **error)
{
  sqlite3_stmt *statement = NULL;
  gpointer key = NULL, kept = NULL;
  const char *tail;

  if (g_hash_table_steal_extended (self->statements, sql, &key, &kept))
    {
      g_free (key);
      return kept;
    }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, &tail) != SQLITE_OK)
    {
      tend_db_set_error (self, sqlite3_extended_errcode (self->handle), error);
      return NULL;
    }
  g_assert (statement != NULL && *tail == '\0'); /* one statement, not none, not two */
  return statement;
}

static void
bind_arguments (sqlite3_stmt *statement,
                const char   *types,
                va_list       args)
{
  /* What is not bound would quietly be NULL. */
  g_assert (sqlite3_bind_parameter_count (statement) == (types ? (int) strlen (types) : 0));

  for (int i = 1; types && types[i - 1]; i++)
    switch (types[i - 1])
      {
      case 's':
        /* SQLite takes NULL for a text as NULL. */
        sqlite3_bind_text (statement, i, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (statement, i, va_arg (args, gint64));
        break;
      case 'b':
        sqlite3_bind_int (statement, i, va_arg (args, gboolean) != FALSE);
        break;
      case 'f':
        /* SQLite takes NAN for NULL. */
        sqlite3_bind_double (statement, i, va_arg (args, double));
        break;
      case 'd':
        {
          TendDay day = va_arg (args, TendDay);
          char text[TEND_DAY_TEXT_SIZE];

          if (day == TEND_DAY_NONE)
            sqlite3_bind_null (statement, i);
          else
            sqlite3_bind_text (statement, i, tend_day_to_text (day, text), -1, SQLITE_TRANSIENT);
          break;
        }
      case 'x':
        {
          GBytes *bytes = va_arg (args, GBytes *);

          if (bytes == NULL)
            sqlite3_bind_null (statement, i);
          else
            sqlite3_bind_blob64 (statement, i, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 SQLITE_TRANSIENT);
          break;
        }
      default:
        g_assert_not_reached ();
      }
}

static TendRows *
query_valist (TendDb      *self,
              GError     **error,
              const char  *sql,
              const char  *types,
              va_list      args)
{
  sqlite3_stmt *statement;
  TendRows *rows;

  if (self->thread == NULL)
    self->thread = g_thread_self ();
  g_assert (self->thread == g_thread_self ());

  statement = take_statement (self, sql, error);
  if (statement == NULL)
    return NULL;
  bind_arguments (statement, types, args);

  rows = g_new0 (TendRows, 1);
  rows->db = self;
  rows->statement = statement;
  rows->sql = g_strdup (sql);
  return rows;
}

/**
 * tend_db_open:
 * @path: the file
 * @flags: what for
 * @error: return location
 *
 * Opens a connection. The thread that first asks it is the one that it belongs to.
 *
 * Returns: (transfer full): the connection; close it with tend_db_close()
 */
TendDb *
tend_db_open (const char   *path,
              TendDbFlags   flags,
              GError      **error)
{
  g_autoptr (TendDb) self = g_new0 (TendDb, 1);
  g_autofree char *name = NULL;
  int sqlite_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  configure_library ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);

  if (flags & TEND_DB_WRITE)
    {
      if (!create_private_file (path, error))
        return NULL;
      sqlite_flags |= SQLITE_OPEN_READWRITE;
      name = g_strdup (path);
    }
  else
    {
      sqlite_flags |= SQLITE_OPEN_READONLY;
      if (flags & TEND_DB_FOREIGN)
        {
          g_autofree char *absolute = g_canonicalize_filename (path, NULL);
          g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

          sqlite_flags |= SQLITE_OPEN_URI;
          name = g_strconcat ("file://", escaped, "?immutable=1", NULL);
        }
      else
        name = g_strdup (path);
    }

  if (sqlite3_open_v2 (name, &self->handle, sqlite_flags, NULL) != SQLITE_OK)
    {
      tend_db_set_error (self, sqlite3_extended_errcode (self->handle), error);
      return NULL;
    }
  if (!configure (self, flags, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tend_db_close:
 * @self: (transfer full): a connection none of whose rows are in use
 *
 * Closes the connection.
 */
void
tend_db_close (TendDb *self)
{
  int result;

  g_hash_table_unref (self->statements);
  result = sqlite3_close (self->handle);
  g_warn_if_fail (result == SQLITE_OK);
  g_free (self->path);
  g_free (self);
}

/**
 * tend_db_release_thread:
 * @self: a connection none of whose rows are in use
 *
 * Lets another thread take the connection over, the next one that asks it.
 */
void
tend_db_release_thread (TendDb *self)
{
  self->thread = NULL;
}

sqlite3 *
tend_db_get_handle (TendDb *self)
{
  return self->handle;
}

/**
 * tend_db_set_error:
 * @self: a connection
 * @code: what SQLite answered
 * @error: return location
 *
 * Says in Tend's words what SQLite says in its own.
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
tend_db_set_error (TendDb  *self,
                   int      code,
                   GError **error)
{
  /* The session and backup interfaces answer without leaving a word with the connection. */
  gboolean is_last = self->handle != NULL && (sqlite3_errcode (self->handle) & 0xff) == (code & 0xff);
  int system_error = is_last ? sqlite3_system_errno (self->handle) : 0;
  const char *said = is_last ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, TEND_ERROR, TEND_ERROR_FULL,
                   _("The disk is full, so nothing was changed; please make some room and try again."));
      return FALSE;
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
        return tend_db_set_error (self, SQLITE_FULL, error);
      g_set_error (error, TEND_ERROR, TEND_ERROR_IO,
                   _("“%s” could not be read or written (%s), so nothing was changed."), self->path,
                   system_error ? g_strerror (system_error) : said);
      return FALSE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY,
                   _("“%s” can’t be written, so nothing was changed."), self->path);
      return FALSE;
    case SQLITE_CANTOPEN:
      if (system_error == ENOENT)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("There is no file “%s”."), self->path);
          return FALSE;
        }
      g_set_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY, _("“%s” could not be opened (%s)."), self->path,
                   system_error ? g_strerror (system_error) : said);
      return FALSE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TEND_ERROR, TEND_ERROR_BUSY, _("“%s” is in use by another program."), self->path);
      return FALSE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), self->path, said);
      return FALSE;
    case SQLITE_CONSTRAINT:
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("That can’t be kept (%s)."), said);
      return FALSE;
    default:
      g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, _("“%s” could not be used (%s)."), self->path, said);
      return FALSE;
    }
}

/**
 * tend_db_is_in_place:
 * @self: a connection
 * @error: return location
 *
 * Asks whether the file still has its name. Somebody may have deleted or moved it while it is open, and
 * what is written to it then is lost with the process.
 *
 * Returns: whether it has
 */
gboolean
tend_db_is_in_place (TendDb  *self,
                     GError **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK ||
      !has_moved)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_IO,
               _("“%s” was moved or deleted while Tend had it open, so nothing more can be kept in it; "
                 "make a backup before you close Tend."),
               self->path);
  return FALSE;
}

/**
 * tend_db_execute:
 * @self: a connection
 * @sql: statements that take no arguments and whose rows nobody wants
 * @error: return location
 *
 * Returns: whether all of them ran
 */
gboolean
tend_db_execute (TendDb      *self,
                 const char  *sql,
                 GError     **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || tend_db_set_error (self, result, error);
}

/**
 * tend_db_query:
 * @self: a connection
 * @error: return location
 * @sql: one statement, with ?1, ?2, … for its arguments
 * @types: (nullable): a character for each argument, see the head of tend-db.h
 * @...: the arguments
 *
 * Returns: (transfer full): its rows, before the first one; %NULL with @error set
 */
TendRows *
tend_db_query (TendDb      *self,
               GError     **error,
               const char  *sql,
               const char  *types,
               ...)
{
  va_list args;
  TendRows *rows;

  va_start (args, types);
  rows = query_valist (self, error, sql, types, args);
  va_end (args);
  return rows;
}

/**
 * tend_db_run:
 * @self: a connection
 * @error: return location
 * @sql: one statement, with ?1, ?2, … for its arguments
 * @types: (nullable): a character for each argument, see the head of tend-db.h
 * @...: the arguments
 *
 * Runs a statement whose rows nobody wants.
 *
 * Returns: whether it ran
 */
gboolean
tend_db_run (TendDb      *self,
             GError     **error,
             const char  *sql,
             const char  *types,
             ...)
{
  g_autoptr (TendRows) rows = NULL;
  GError *local_error = NULL;
  va_list args;

  va_start (args, types);
  rows = query_valist (self, error, sql, types, args);
  va_end (args);
  if (rows == NULL)
    return FALSE;

  while (tend_rows_next (rows, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * tend_db_query_int64:
 * @self: a connection
 * @value: (out): the first column of the first row
 * @error: return location
 * @sql: one statement that has a row
 * @types: (nullable): a character for each argument, see the head of tend-db.h
 * @...: the arguments
 *
 * Returns: %FALSE with @error set if it failed, %TEND_ERROR_NOT_FOUND if there is no row
 */
gboolean
tend_db_query_int64 (TendDb      *self,
                     gint64      *value,
                     GError     **error,
                     const char  *sql,
                     const char  *types,
                     ...)
{
  g_autoptr (TendRows) rows = NULL;
  GError *local_error = NULL;
  va_list args;

  va_start (args, types);
  rows = query_valist (self, error, sql, types, args);
  va_end (args);
  if (rows == NULL)
    return FALSE;

  if (tend_rows_next (rows, &local_error))
    {
      *value = tend_rows_get_int64 (rows, 0);
      return TRUE;
    }
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That isn’t there any more."));
  return FALSE;
}

/**
 * tend_db_get_last_id:
 * @self: a connection
 *
 * Returns: the id of the row inserted last
 */
gint64
tend_db_get_last_id (TendDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * tend_db_get_change_count:
 * @self: a connection
 *
 * Returns: how many rows the last statement inserted, updated or deleted
 */
gint64
tend_db_get_change_count (TendDb *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * tend_rows_next:
 * @self: rows
 * @error: return location
 *
 * Returns: whether there is another row; %FALSE at the end and, with @error set, on failure
 */
gboolean
tend_rows_next (TendRows  *self,
                GError   **error)
{
  switch (sqlite3_step (self->statement))
    {
    case SQLITE_ROW:
      return TRUE;
    case SQLITE_DONE:
      return FALSE;
    default:
      return tend_db_set_error (self->db, sqlite3_extended_errcode (self->db->handle), error);
    }
}

gint64
tend_rows_get_int64 (TendRows *self,
                     int       column)
{
  return sqlite3_column_int64 (self->statement, column);
}

gboolean
tend_rows_get_boolean (TendRows *self,
                       int       column)
{
  return sqlite3_column_int64 (self->statement, column) != 0;
}

/**
 * tend_rows_get_double:
 * @self: rows, at a row
 * @column: a column, from 0
 *
 * Returns: the number there, NAN for NULL
 */
double
tend_rows_get_double (TendRows *self,
                      int       column)
{
  return tend_rows_is_null (self, column) ? NAN : sqlite3_column_double (self->statement, column);
}

/**
 * tend_rows_get_text:
 * @self: rows, at a row
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): the text there, until the next row
 */
const char *
tend_rows_get_text (TendRows *self,
                    int       column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

char *
tend_rows_dup_text (TendRows *self,
                    int       column)
{
  return g_strdup (tend_rows_get_text (self, column));
}

/**
 * tend_rows_dup_bytes:
 * @self: rows, at a row
 * @column: a column, from 0
 *
 * Returns: (transfer full): a copy of the bytes there; none for NULL
 */
GBytes *
tend_rows_dup_bytes (TendRows *self,
                     int       column)
{
  const void *bytes = sqlite3_column_blob (self->statement, column);

  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (self->statement, column));
}

/**
 * tend_rows_get_day:
 * @self: rows, at a row
 * @column: a column, from 0
 *
 * Returns: the day there, %TEND_DAY_NONE for NULL and for what is no day
 */
TendDay
tend_rows_get_day (TendRows *self,
                   int       column)
{
  const char *text = tend_rows_get_text (self, column);

  return text ? tend_day_parse (text, NULL) : TEND_DAY_NONE;
}

gboolean
tend_rows_is_null (TendRows *self,
                   int       column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * tend_rows_free:
 * @self: (transfer full): rows
 *
 * Gives the statement back, which ends its read transaction.
 */
void
tend_rows_free (TendRows *self)
{
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  /* Where the same statement was handed out twice, replacing finalizes the one that came back first. */
  g_hash_table_replace (self->db->statements, g_steal_pointer (&self->sql), self->statement);
  g_free (self);
}
