#include "exchange/tend-bulk.h"

#include <string.h>

/* With fewer rows, or where far more are there already, an index goes along more cheaply than it is made anew. */
#define ROWS_MIN 1000

/* So much of the database is kept in memory meanwhile, in KiB: rows and what leads to them come in by different
 * orders. */
#define CACHE_SIZE 32768
#define CACHE_SIZE_BEFORE 2000 /* SQLite's own */

struct _TendBulk
{
  TendDb *db;
  GString *again;   /* what was dropped, as it was made */
  GString *rebuild; /* what makes the search indexes anew */
};

void
tend_bulk_free (TendBulk *self)
{
  /* Whatever has become of the write. */
  if (self->again->len > 0)
    tend_db_execute (self->db, "PRAGMA cache_size = -" G_STRINGIFY (CACHE_SIZE_BEFORE) "; PRAGMA shrink_memory;",
                     NULL);
  g_string_free (self->again, TRUE);
  g_string_free (self->rebuild, TRUE);
  g_free (self);
}

/* How many rows will come into a table, 0 where they are too few to bother; and how many are there. */
static gboolean
count_rows (TendBulk     *self,
            TendArchive  *archive,
            const char   *name,
            guint        *n_new,
            gint64       *n_known,
            GError      **error)
{
  TendArchiveTable *table = tend_archive_find_table (archive, name);
  guint n_rows = table ? tend_archive_table_get_n_rows (table) : 0;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);

  *n_new = n_rows < ROWS_MIN ? 0 : n_rows;
  *n_known = 0;
  return *n_new == 0 || tend_db_query_int64 (self->db, n_known, error, sql, "");
}

/* Those of a table that gets all its rows now. */
static gboolean
rest_own_indexes (TendBulk     *self,
                  TendArchive  *archive,
                  const char   *table,
                  GString      *drop,
                  GError      **error)
{
  guint n_new;
  gint64 n_known;
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = NULL;

  if (!count_rows (self, archive, table, &n_new, &n_known, error))
    return FALSE;
  if (n_new == 0 || n_known > 0)
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

/* The triggers of an index are called after it, and after what they are for. */
static gboolean
rest_index (TendBulk     *self,
            TendArchive  *archive,
            const char   *index,
            GString      *drop,
            GError      **error)
{
  g_autofree char *pattern = g_strconcat (index, "_*", NULL);
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"
                                             "  AND name GLOB ?1 ORDER BY name",
                                             "s", pattern);
  guint n_new = 0;
  gint64 n_known = 0;
  guint n_triggers = 0;
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      /* What goes along with some rows only is not made of all of them. */
      if (n_triggers == 0 && strstr (tend_rows_get_text (rows, 2), " WHEN "))
        break;
      if (n_triggers++ == 0 && !count_rows (self, archive, tend_rows_get_text (rows, 1), &n_new, &n_known, error))
        return FALSE;
      if (n_known >= n_new)
        break;
      g_string_append_printf (drop, "DROP TRIGGER \"%s\";", tend_rows_get_text (rows, 0));
      g_string_append_printf (self->again, "%s;", tend_rows_get_text (rows, 2));
    }
  if (n_known < n_new)
    g_string_append_printf (self->rebuild, "INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild');", index, index);
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
 * Lets the indexes rest that will have the most to do. Nothing is found in the search until tend_bulk_end(), which must
 * follow in the same write, unless that fails as a whole.
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
  g_autoptr (GString) drop = g_string_new (NULL);

  self->db = db;
  self->again = g_string_new (NULL);
  self->rebuild = g_string_new (NULL);
  for (guint i = 0; i < n_features; i++)
    for (const char *const *index = features[i]->fts_tables; index && *index; index++)
      if (!rest_index (self, archive, *index, drop, error))
        return NULL;
  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; j < features[i]->n_tables; j++)
      if (!rest_own_indexes (self, archive, features[i]->tables[j].name, drop, error))
        return NULL;
  if (drop->len > 0)
    g_string_append (drop, "PRAGMA cache_size = -" G_STRINGIFY (CACHE_SIZE) ";");
  return drop->len == 0 || tend_db_execute (db, drop->str, error) ? g_steal_pointer (&self) : NULL;
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
  return (self->rebuild->len == 0 || tend_db_execute (self->db, self->rebuild->str, error)) &&
         (self->again->len == 0 || tend_db_execute (self->db, self->again->str, error));
}
