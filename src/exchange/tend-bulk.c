#include "exchange/tend-bulk.h"

#include "store/tend-search-pause.h"

/* So much of the database is kept in memory meanwhile, in KiB: rows and what leads to them come in by different
 * orders. */
#define CACHE_SIZE 65536
#define CACHE_SIZE_BEFORE 2000 /* SQLite's own */

struct _TendBulk
{
  TendDb *db;
  gboolean is_large;
  TendSearchPause *pause;
  GString *again; /* indexes that were dropped, as they were made */
};

void
tend_bulk_free (TendBulk *self)
{
  /* Whatever has become of the write. */
  if (self->is_large)
    tend_db_execute (self->db, "PRAGMA cache_size = -" G_STRINGIFY (CACHE_SIZE_BEFORE) "; PRAGMA shrink_memory;",
                     NULL);
  g_clear_pointer (&self->pause, tend_search_pause_free);
  g_string_free (self->again, TRUE);
  g_free (self);
}

static TendSearchLoad
get_load (const char *name,
          gpointer    archive)
{
  TendArchiveTable *table = tend_archive_find_table (archive, name);

  return (TendSearchLoad) { .n_written = table ? tend_archive_table_get_n_rows (table) : 0 };
}

/* Those of a table that gets all its rows now. */
static gboolean
rest_indexes (TendBulk    *self,
              const char  *table,
              GString     *drop,
              GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", table);
  g_autoptr (TendRows) rows = NULL;
  GError *local_error = NULL;
  gint64 is_there;

  if (!tend_db_query_int64 (self->db, &is_there, error, sql, ""))
    return FALSE;
  if (is_there)
    return TRUE;
  rows = tend_db_query (self->db, error,
                        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1"
                        "  AND sql LIKE 'CREATE INDEX %' ORDER BY name",
                        "s", table);
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      g_string_append_printf (drop, "DROP INDEX \"%s\";", tend_rows_get_text (rows, 0));
      g_string_append_printf (self->again, "%s;", tend_rows_get_text (rows, 1));
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_bulk_begin:
 * @db: the writing connection, within a write
 * @archive: what will be written
 * @features: the features of the life
 * @n_features: how many
 * @error: return location
 *
 * Lets the indexes rest that will have the most to do, until tend_bulk_end(), which must follow in the same write,
 * unless that fails as a whole.
 *
 * Returns: (transfer full): what is to be ended
 */
TendBulk *
tend_bulk_begin (TendDb                    *db,
                 TendArchive               *archive,
                 const TendFeature *const  *features,
                 guint                      n_features,
                 GError                   **error)
{
  g_autoptr (TendBulk) self = g_new0 (TendBulk, 1);
  g_autoptr (GString) sql = g_string_new (NULL);

  self->db = db;
  self->again = g_string_new (NULL);
  self->pause = tend_search_pause_begin (db, features, n_features, get_load, archive, error);
  if (self->pause == NULL)
    return NULL;
  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; j < features[i]->n_tables; j++)
      {
        const char *table = features[i]->tables[j].name;

        if (get_load (table, archive).n_written < TEND_SEARCH_PAUSE_ROWS_MIN)
          continue;
        self->is_large = TRUE;
        if (!rest_indexes (self, table, sql, error))
          return NULL;
      }
  if (self->is_large)
    g_string_append (sql, "PRAGMA cache_size = -" G_STRINGIFY (CACHE_SIZE) ";");
  return sql->len == 0 || tend_db_execute (db, sql->str, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tend_bulk_end:
 * @self: a bulk
 * @error: return location
 *
 * Makes the indexes anew that have rested, and lets them go along with their tables again.
 *
 * Returns: whether it could; if not, the write must fail
 */
gboolean
tend_bulk_end (TendBulk  *self,
               GError   **error)
{
  return tend_search_pause_end (self->pause, error) &&
         (self->again->len == 0 || tend_db_execute (self->db, self->again->str, error));
}
