#include "features/mindfulness/tend-mindfulness-reader.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

#define SESSION_COLUMNS "id, uuid, exercise, title, day, started_at, seconds, line"

static const TendSessionWay ways[] = {
  { "walk", N_ ("Walk"), 10 },
  { "jog", N_ ("Jog"), 15 },
  { "yoga", N_ ("Yoga"), 10 },
};

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
 * tend_session_describe_length:
 * @seconds: how long
 *
 * Returns: (transfer full): minutes, rounded; seconds where it is less than one
 */
char *
tend_session_describe_length (int seconds)
{
  int minutes = (seconds + 30) / 60;

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

TendBreathChoice *
tend_breath_choice_copy (const TendBreathChoice *self)
{
  TendBreathChoice *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  return copy;
}

void
tend_breath_choice_free (TendBreathChoice *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
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
  return self;
}

static gboolean
read_marks (TendDb            *db,
            TendBreathChoice  *choice,
            GError           **error)
{
  gint64 is_favourite;

  if (!tend_db_query_int64 (db, &is_favourite, error,
                            "SELECT EXISTS (SELECT 1 FROM exercise_favourite WHERE exercise = ?1)", "s",
                            choice->id) ||
      !tend_db_query_int64 (db, &choice->last_used, error,
                            "SELECT coalesce(max(started_at), 0) FROM session WHERE exercise = ?1", "s", choice->id))
    return FALSE;
  choice->is_favourite = is_favourite != 0;
  return TRUE;
}

static gboolean
append_exercises (TendDb     *db,
                  GPtrArray  *choices,
                  GError    **error)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      TendBreathChoice *choice = g_new0 (TendBreathChoice, 1);

      choice->id = g_strdup (exercises[i]->id);
      choice->title = g_strdup (_(exercises[i]->title));
      choice->exercise = exercises[i];
      choice->pattern = exercises[i]->pattern;
      g_ptr_array_add (choices, choice);
    }
  return TRUE;
}

static gboolean
append_patterns (TendDb     *db,
                 GPtrArray  *choices,
                 GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id, uuid, title, inhale, hold, exhale, rest FROM breath_pattern ORDER BY id", "");

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendBreathChoice *choice = g_new0 (TendBreathChoice, 1);

      choice->row = tend_rows_get_int64 (rows, 0);
      choice->id = tend_rows_dup_text (rows, 1);
      choice->title = tend_rows_dup_text (rows, 2);
      choice->pattern.in = (int) tend_rows_get_int64 (rows, 3);
      choice->pattern.hold = (int) tend_rows_get_int64 (rows, 4);
      choice->pattern.out = (int) tend_rows_get_int64 (rows, 5);
      choice->pattern.rest = (int) tend_rows_get_int64 (rows, 6);
      g_ptr_array_add (choices, choice);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Favourites first, then what was done last. */
static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const TendBreathChoice *one = *(TendBreathChoice *const *) a;
  const TendBreathChoice *other = *(TendBreathChoice *const *) b;

  if (one->is_favourite != other->is_favourite)
    return one->is_favourite ? -1 : 1;
  return one->last_used < other->last_used ? 1 : one->last_used > other->last_used ? -1 : 0;
}

/**
 * tend_breath_choice_read_all:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendBreathChoice): all that can be breathed: favourites first, what was
 *   done last before the rest
 */
GPtrArray *
tend_breath_choice_read_all (TendDb  *db,
                             GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_breath_choice_free);

  if (!append_exercises (db, choices, error) || !append_patterns (db, choices, error))
    return NULL;
  for (guint i = 0; i < choices->len; i++)
    if (!read_marks (db, g_ptr_array_index (choices, i), error))
      return NULL;
  /* Stable, so that the rest stays in its order. */
  g_ptr_array_sort (choices, compare_choices);
  return g_steal_pointer (&choices);
}

/**
 * tend_breath_choice_read:
 * @db: a connection
 * @id: the id of an exercise, or the UUID of a pattern
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the choice
 */
TendBreathChoice *
tend_breath_choice_read (TendDb      *db,
                         const char  *id,
                         GError     **error)
{
  g_autoptr (GPtrArray) choices = tend_breath_choice_read_all (db, error);

  if (choices == NULL)
    return NULL;
  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (((TendBreathChoice *) g_ptr_array_index (choices, i))->id, id))
      return tend_breath_choice_copy (g_ptr_array_index (choices, i));
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That exercise isn’t there any more."));
  return NULL;
}

TendSession *
tend_session_read_by_uuid (TendDb      *db,
                           const char  *uuid,
                           GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM session WHERE uuid = ?1",
                                             "s", uuid);

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    return read_session (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That session isn’t there any more."));
  return NULL;
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

const TendSessionWay *
tend_session_way_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].id, id))
      return &ways[i];
  return NULL;
}

/* The way gone most often, for its whole time, stands first. */
static int
compare_ways (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const gint64 *counts = user_data;
  gint64 one = counts[*(const TendSessionWay *const *) a - ways];
  gint64 other = counts[*(const TendSessionWay *const *) b - ways];

  return one < other ? 1 : one > other ? -1 : 0;
}

/**
 * tend_session_way_read_all:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer container) (element-type TendSessionWay): the ways on, those first that the user has gone to
 *   their end most often
 */
GPtrArray *
tend_session_way_read_all (TendDb  *db,
                           GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gint64 counts[G_N_ELEMENTS (ways)];

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!tend_db_query_int64 (db, &counts[i], error,
                                "SELECT count(*) FROM session WHERE exercise = ?1 AND seconds >= ?2", "si",
                                ways[i].id, (gint64) ways[i].minutes * 60))
        return NULL;
      g_ptr_array_add (sorted, (gpointer) &ways[i]);
    }
  g_ptr_array_sort_with_data (sorted, compare_ways, counts);
  return g_steal_pointer (&sorted);
}
