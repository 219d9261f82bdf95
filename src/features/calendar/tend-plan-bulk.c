#include "features/calendar/tend-plan-bulk.h"

struct _TendPlanBulk
{
  TendDb *db;
  GString *triggers; /* as they were made */
};

void
tend_plan_bulk_free (TendPlanBulk *self)
{
  g_string_free (self->triggers, TRUE);
  g_free (self);
}

static gboolean
read_triggers (TendPlanBulk  *self,
               GString       *drop,
               GError       **error)
{
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
                                             "  AND name LIKE 'plan\\_%fts\\_%' ESCAPE '\\' ORDER BY name",
                                             "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      g_string_append_printf (drop, "DROP TRIGGER %s;", tend_rows_get_text (rows, 0));
      g_string_append_printf (self->triggers, "%s;", tend_rows_get_text (rows, 1));
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_plan_bulk_begin:
 * @db: the writing connection, within a write
 * @error: return location
 *
 * Lets the search index rest. Nothing is found by words until tend_plan_bulk_end(), which must follow in the same
 * write, unless that fails as a whole.
 *
 * Returns: (transfer full): what is to be ended
 */
TendPlanBulk *
tend_plan_bulk_begin (TendDb  *db,
                      GError **error)
{
  g_autoptr (TendPlanBulk) self = g_new0 (TendPlanBulk, 1);
  g_autoptr (GString) drop = g_string_new (NULL);

  self->db = db;
  self->triggers = g_string_new (NULL);
  if (!read_triggers (self, drop, error) || !tend_db_execute (db, drop->str, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tend_plan_bulk_end:
 * @self: a bulk
 * @error: return location
 *
 * Makes the search index anew out of all plans, and lets it go along with them again.
 *
 * Returns: whether it could; if not, the write must fail
 */
gboolean
tend_plan_bulk_end (TendPlanBulk  *self,
                    GError       **error)
{
  return tend_db_execute (self->db,
                          "INSERT INTO plan_fts (plan_fts) VALUES ('rebuild');"
                          "INSERT INTO plan_guest_fts (plan_guest_fts) VALUES ('rebuild');",
                          error) &&
         tend_db_execute (self->db, self->triggers->str, error);
}
