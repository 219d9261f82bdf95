/* What mindfulness tells the store, the commands, Today, search, the archive and the reminder service. */

#include "features/mindfulness/tend-mindfulness-measures.h"
#include "features/mindfulness/tend-mindfulness-reader.h"
#include "features/mindfulness/tend-mindfulness-reminders.h"
#include "features/mindfulness/tend-mindfulness-schema.h"

extern const TendFeature tend_mindfulness_feature;

/* What one wants to be reminded of, and what was done that day; what else was not done is nothing to bring up. */
static gboolean
agenda (TendDb                 *db,
        const TendAgendaQuery  *query,
        GPtrArray              *items,
        GError                **error)
{
  g_autoptr (GPtrArray) sessions = tend_session_read_range (db, query->day, query->day, error);

  if (sessions == NULL || !tend_mindfulness_append_reminded (db, query, items, error))
    return FALSE;
  for (guint i = sessions->len; i > 0; i--)
    {
      const TendSession *session = g_ptr_array_index (sessions, i - 1);
      TendAgendaItem *item = tend_agenda_item_new (&tend_mindfulness_feature, "session");

      item->id = session->id;
      item->uuid = g_strdup (session->uuid);
      item->day = query->day;
      item->title = g_strdup (session->title);
      item->detail = tend_session_describe_length (session->seconds);
      item->state = TEND_AGENDA_DONE;
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

static gboolean
search (TendDb      *db,
        const char  *match,
        guint        limit,
        GPtrArray   *results,
        GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT s.id, s.uuid, s.title, s.line FROM session_fts f JOIN session s ON s.id = f.rowid"
      "  WHERE session_fts MATCH ?1 AND s.line <> '' ORDER BY rank, s.started_at DESC LIMIT ?2",
      "si", match, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendSearchResult *result = g_new0 (TendSearchResult, 1);

      result->feature = &tend_mindfulness_feature;
      result->kind = "session";
      result->id = tend_rows_get_int64 (rows, 0);
      result->uuid = tend_rows_dup_text (rows, 1);
      result->title = tend_rows_dup_text (rows, 2);
      result->excerpt = tend_rows_dup_text (rows, 3);
      g_ptr_array_add (results, result);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

const TendFeature tend_mindfulness_feature = {
  .id = "mindfulness",
  .migrations = tend_mindfulness_migrations,
  .n_migrations = TEND_MINDFULNESS_N_MIGRATIONS,
  .tables = tend_mindfulness_tables,
  .n_tables = TEND_MINDFULNESS_N_TABLES,
  .fts_tables = tend_mindfulness_fts_tables,
  .agenda = agenda,
  .remind = tend_mindfulness_remind,
  .remind_kinds = tend_mindfulness_remind_kinds,
  .search = search,
  .measures = tend_mindfulness_list_measures,
  .measure = tend_mindfulness_measure,
  .measure_tables = tend_mindfulness_measure_tables,
};
