/* One SQLite connection and its prepared statements.
 *
 * A TendDb belongs to the thread that uses it: the store's writer thread has the one that writes, the
 * main thread has the one that reads. Features are handed one, and ask it; they never open a database.
 *
 * Statements are compiled once and kept. tend_db_query() hands one out as a #TendRows, bound and ready
 * to be stepped; g_autoptr(TendRows) gives it back, which also ends its read transaction, so that none
 * outlives the function that asked. */

#pragma once

#include "base/tend-day.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _TendDb TendDb;
typedef struct _TendRows TendRows;

/* How tend_db_query() and tend_db_run() read their arguments: a character for each ?1, ?2, … of the SQL.
 *
 *   s  const char *   text, NULL binds NULL
 *   i  gint64         a number; cast what is not a gint64
 *   b  gboolean       0 or 1
 *   f  double         a number, NAN binds NULL
 *   d  TendDay        a day as text, TEND_DAY_NONE binds NULL
 *   x  GBytes *       bytes as they are, NULL binds NULL
 */

TendRows *tend_db_query (TendDb *self, GError **error, const char *sql, const char *types, ...);
gboolean tend_db_run (TendDb *self, GError **error, const char *sql, const char *types, ...);
gboolean tend_db_query_int64 (TendDb *self, gint64 *value, GError **error, const char *sql, const char *types,
                              ...);
gint64 tend_db_get_last_id (TendDb *self);
gint64 tend_db_get_change_count (TendDb *self);

gboolean tend_rows_next (TendRows *self, GError **error);
gint64 tend_rows_get_int64 (TendRows *self, int column);
gboolean tend_rows_get_boolean (TendRows *self, int column);
double tend_rows_get_double (TendRows *self, int column);
const char *tend_rows_get_text (TendRows *self, int column);
char *tend_rows_dup_text (TendRows *self, int column);
GBytes *tend_rows_dup_bytes (TendRows *self, int column);
TendDay tend_rows_get_day (TendRows *self, int column);
gboolean tend_rows_is_null (TendRows *self, int column);
void tend_rows_free (TendRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRows, tend_rows_free)

/* For the store itself, and for readers of other programs' files. */

typedef enum
{
  TEND_DB_READ = 0,
  TEND_DB_WRITE = 1 << 0,   /* read and write, create what is not there */
  TEND_DB_FOREIGN = 1 << 1, /* somebody else's file: read as it is on disk, nothing in its schema is run */
} TendDbFlags;

TendDb *tend_db_open (const char *path, TendDbFlags flags, GError **error);
void tend_db_close (TendDb *self);
gboolean tend_db_is_in_place (TendDb *self, GError **error);
gboolean tend_db_execute (TendDb *self, const char *sql, GError **error);
void tend_db_release_thread (TendDb *self);
sqlite3 *tend_db_get_handle (TendDb *self);
gboolean tend_db_set_error (TendDb *self, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendDb, tend_db_close)

G_END_DECLS
