#include "features/mindfulness/tend-mindfulness-reader.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define SESSION_COLUMNS \
  "id, uuid, exercise, title, day, started_at, seconds, line, kind, helped, coalesce(mood_before, 0)," \
  " coalesce(energy_before, 0), coalesce(mood_after, 0), coalesce(energy_after, 0)"

TendSession *
tend_session_new (const char *exercise,
                  const char *title,
                  TendDay     day,
                  gint64      started_at,
                  int         seconds)
{
  TendSession *self = g_new0 (TendSession, 1);

  self->exercise = g_strdup (exercise);
  self->title = g_strdup (title);
  self->day = day;
  self->started_at = started_at;
  self->seconds = seconds;
  self->line = g_strdup ("");
  return self;
}

TendSession *
tend_session_copy (const TendSession *self)
{
  TendSession *copy = tend_session_new (self->exercise, self->title, self->day, self->started_at, self->seconds);

  copy->id = self->id;
  copy->uuid = g_strdup (self->uuid);
  g_free (copy->line);
  copy->line = g_strdup (self->line);
  copy->kind = self->kind;
  copy->helped = self->helped;
  copy->before = self->before;
  copy->after = self->after;
  return copy;
}

void
tend_session_free (TendSession *self)
{
  g_free (self->uuid);
  g_free (self->exercise);
  g_free (self->title);
  g_free (self->line);
  g_free (self);
}

/**
 * tend_session_get_minutes:
 * @seconds: how long
 *
 * Returns: as many whole minutes, rounded, as whoever counts minutes reads them; so five minutes of a breath that
 *   ends on its exhale after 4:48 are five
 */
int
tend_session_get_minutes (int seconds)
{
  return (seconds + 30) / 60;
}

/**
 * tend_session_describe_length:
 * @seconds: how long
 *
 * Returns: (transfer full): minutes, rounded; seconds where it is less than one
 */
char *
tend_session_describe_length (int seconds)
{
  int minutes = tend_session_get_minutes (seconds);

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

static TendSession *
read_session (TendRows *rows)
{
  TendSession *self = g_new0 (TendSession, 1);

  self->id = tend_rows_get_int64 (rows, 0);
  self->uuid = tend_rows_dup_text (rows, 1);
  self->exercise = tend_rows_dup_text (rows, 2);
  self->title = tend_rows_dup_text (rows, 3);
  self->day = tend_rows_get_day (rows, 4);
  self->started_at = tend_rows_get_int64 (rows, 5);
  self->seconds = (int) tend_rows_get_int64 (rows, 6);
  self->line = tend_rows_dup_text (rows, 7);
  self->kind = tend_practice_kind_find (tend_rows_get_text (rows, 8));
  self->helped = tend_rows_get_int64 (rows, 9) != 0;
  self->before = (TendFeeling){ (int) tend_rows_get_int64 (rows, 10), (int) tend_rows_get_int64 (rows, 11) };
  self->after = (TendFeeling){ (int) tend_rows_get_int64 (rows, 12), (int) tend_rows_get_int64 (rows, 13) };
  return self;
}

/* Returns: (transfer full): the session of the only row, %TEND_ERROR_NOT_FOUND if there is none */
static TendSession *
read_one_session (TendRows  *rows,
                  GError   **error)
{
  GError *local_error = NULL;

  if (tend_rows_next (rows, &local_error))
    return read_session (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That session isn’t there any more."));
  return NULL;
}

TendSession *
tend_session_read (TendDb  *db,
                   gint64   id,
                   GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM session WHERE id = ?1", "i",
                                             id);

  return rows ? read_one_session (rows, error) : NULL;
}

TendSession *
tend_session_read_by_uuid (TendDb      *db,
                           const char  *uuid,
                           GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM session WHERE uuid = ?1",
                                             "s", uuid);

  return rows ? read_one_session (rows, error) : NULL;
}

/**
 * tend_session_read_ids:
 * @db: a connection
 * @day: the day whose sessions are wanted, %TEND_DAY_NONE for all
 * @limit: how many at most
 * @ids: (element-type gint64): gets their rows, the latest first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_session_read_ids (TendDb   *db,
                       TendDay   day,
                       guint     limit,
                       GArray   *ids,
                       GError  **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT id FROM session WHERE day = coalesce(?1, day)"
                                             "  ORDER BY day DESC, started_at DESC, id DESC LIMIT ?2",
                                             "di", day, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_session_read_range:
 * @db: a connection
 * @from: the first day
 * @to: the last day
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendSession): the sessions of these days, the latest first
 */
GPtrArray *
tend_session_read_range (TendDb   *db,
                         TendDay   from,
                         TendDay   to,
                         GError  **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_session_free);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " SESSION_COLUMNS " FROM session WHERE day BETWEEN ?1 AND ?2"
                                             "  ORDER BY day DESC, started_at DESC, id DESC",
                                             "dd", from, to);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (sessions, read_session (rows));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&sessions);
}
