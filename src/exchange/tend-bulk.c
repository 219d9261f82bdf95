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
  GString *triggers; /* as they were made */
  GString *rebuild;  /* what makes the indexes anew */
};

void
tend_bulk_free (TendBulk *self)
{
  /* Whatever has become of the write. */
  if (self->rebuild->len > 0)
    tend_db_execute (self->db, "PRAGMA cache_size = -" G_STRINGIFY (CACHE_SIZE_BEFORE) "; PRAGMA shrink_memory;",
                     NULL);
  g_string_free (self->triggers, TRUE);
  g_string_free (self->rebuild, TRUE);
  g_free (self);
}

/* Whether the index is to rest that goes along with a table. */
static gboolean
is_worth_it (TendBulk     *self,
             TendArchive  *archive,
             const char   *name,
             gboolean     *is_worth,
             GError      **error)
{
  TendArchiveTable *table = tend_archive_find_table (archive, name);
  guint n_rows = table ? tend_archive_table_get_n_rows (table) : 0;
  g_autofree char *sql = NULL;
  gint64 n_known;

  *is_worth = FALSE;
  if (n_rows < ROWS_MIN)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
  if (!tend_db_query_int64 (self->db, &n_known, error, sql, ""))
    return FALSE;
  *is_worth = n_known < n_rows;
  return TRUE;
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
  gboolean is_worth = FALSE;
  guint n_triggers = 0;
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      /* What goes along with some rows only is not made of all of them. */
      if (n_triggers == 0 && strstr (tend_rows_get_text (rows, 2), " WHEN "))
        break;
      if (n_triggers++ == 0 && !is_worth_it (self, archive, tend_rows_get_text (rows, 1), &is_worth, error))
        return FALSE;
      if (!is_worth)
        break;
      g_string_append_printf (drop, "DROP TRIGGER \"%s\";", tend_rows_get_text (rows, 0));
      g_string_append_printf (self->triggers, "%s;", tend_rows_get_text (rows, 2));
    }
  if (is_worth)
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
 * Lets the search indexes rest that will have the most to do. Nothing is found in them until tend_bulk_end(), which
 * must follow in the same write, unless that fails as a whole.
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
  self->triggers = g_string_new (NULL);
  self->rebuild = g_string_new (NULL);
  for (guint i = 0; i < n_features; i++)
    for (const char *const *index = features[i]->fts_tables; index && *index; index++)
      if (!rest_index (self, archive, *index, drop, error))
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
  return self->rebuild->len == 0 || (tend_db_execute (self->db, self->rebuild->str, error) &&
                                     tend_db_execute (self->db, self->triggers->str, error));
}
