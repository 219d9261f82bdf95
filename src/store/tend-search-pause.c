#include "store/tend-search-pause.h"

#include <string.h>

struct _TendSearchPause
{
  TendDb *db;
  GString *drop;     /* the triggers that an index goes along by */
  GString *triggers; /* as they were made */
  GString *rebuild;  /* what makes the indexes anew */
};

void
tend_search_pause_free (TendSearchPause *self)
{
  g_string_free (self->drop, TRUE);
  g_string_free (self->triggers, TRUE);
  g_string_free (self->rebuild, TRUE);
  g_free (self);
}

/* Whether more rows are written than will be there beside them. */
static gboolean
is_worth_it (TendSearchPause  *self,
             const char       *table,
             TendSearchLoad    load,
             gboolean         *is_worth,
             GError          **error)
{
  g_autofree char *sql = NULL;
  gint64 n_known;

  *is_worth = FALSE;
  if (load.n_written < TEND_SEARCH_PAUSE_ROWS_MIN)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  if (!tend_db_query_int64 (self->db, &n_known, error, sql, ""))
    return FALSE;
  *is_worth = n_known - (gint64) load.n_deleted < (gint64) load.n_written;
  return TRUE;
}

/* The triggers of an index are called after it, and after what they are for. */
static gboolean
pause_index (TendSearchPause     *self,
             const char          *index,
             TendSearchLoadFunc   get_load,
             gpointer             data,
             GError             **error)
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
      const char *table = tend_rows_get_text (rows, 1);

      /* What goes along with some rows only is not made of all of them. */
      if (n_triggers == 0 && strstr (tend_rows_get_text (rows, 2), " WHEN "))
        break;
      if (n_triggers++ == 0 && !is_worth_it (self, table, get_load (table, data), &is_worth, error))
        return FALSE;
      if (!is_worth)
        break;
      g_string_append_printf (self->drop, "DROP TRIGGER \"%s\";", tend_rows_get_text (rows, 0));
      g_string_append_printf (self->triggers, "%s;", tend_rows_get_text (rows, 2));
    }
  if (is_worth)
    g_string_append_printf (self->rebuild, "INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild');", index, index);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_search_pause_begin:
 * @db: the writing connection, within a write
 * @features: the features of the life
 * @n_features: how many
 * @get_load: says what is about to be written
 * @data: for @get_load
 * @error: return location
 *
 * Lets the search indexes rest that will have the most to do. Nothing is found in them until tend_search_pause_end(),
 * which must follow in the same write, unless that fails as a whole.
 *
 * Returns: (transfer full): what is to be ended
 */
TendSearchPause *
tend_search_pause_begin (TendDb                    *db,
                         const TendFeature *const  *features,
                         guint                      n_features,
                         TendSearchLoadFunc         get_load,
                         gpointer                   data,
                         GError                   **error)
{
  g_autoptr (TendSearchPause) self = g_new0 (TendSearchPause, 1);

  self->db = db;
  self->drop = g_string_new (NULL);
  self->triggers = g_string_new (NULL);
  self->rebuild = g_string_new (NULL);
  for (guint i = 0; i < n_features; i++)
    for (const char *const *index = features[i]->fts_tables; index && *index; index++)
      if (!pause_index (self, *index, get_load, data, error))
        return NULL;
  return self->drop->len == 0 || tend_db_execute (db, self->drop->str, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tend_search_pause_end:
 * @self: a pause
 * @error: return location
 *
 * Makes the indexes anew that have rested, and lets them go along with their tables again.
 *
 * Returns: whether it could; if not, the write must fail
 */
gboolean
tend_search_pause_end (TendSearchPause  *self,
                       GError          **error)
{
  return self->rebuild->len == 0 || (tend_db_execute (self->db, self->rebuild->str, error) &&
                                     tend_db_execute (self->db, self->triggers->str, error));
}
