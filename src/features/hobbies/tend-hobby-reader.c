#include "features/hobbies/tend-hobby-reader.h"

#include "base/tend-color-name.h"
#include "base/tend-error.h"

#include <glib/gi18n.h>

#define HOBBY_COLUMNS \
  "id, uuid, name, symbol, color, love, origin, left_off, needs, next_step, places, wish_kind, wish, is_resting," \
  " is_archived, put_off_until, position, created_day, created_at"

#define SESSION_COLUMNS \
  "id, uuid, hobby_id, day, started_at, seconds, mood, line," \
  " (SELECT p.id FROM hobby_picture p WHERE p.session_id = hobby_session.id ORDER BY p.id LIMIT 1)"

/* How many sessions the usual length is taken of. */
#define USUAL_SESSIONS 15

static TendHobby *
read_hobby (TendRows *rows)
{
  TendHobby *self = g_new0 (TendHobby, 1);

  self->id = tend_rows_get_int64 (rows, 0);
  self->uuid = tend_rows_dup_text (rows, 1);
  self->name = tend_rows_dup_text (rows, 2);
  self->symbol = tend_rows_dup_text (rows, 3);
  self->color = tend_rows_dup_text (rows, 4);
  self->love = tend_rows_dup_text (rows, 5);
  self->origin = tend_hobby_origin_from_text (tend_rows_get_text (rows, 6));
  self->left_off = tend_rows_dup_text (rows, 7);
  self->needs = tend_rows_dup_text (rows, 8);
  self->next_step = tend_rows_dup_text (rows, 9);
  self->places = tend_rows_dup_text (rows, 10);
  self->wish_kind = tend_hobby_wish_from_text (tend_rows_get_text (rows, 11));
  self->wish = (int) tend_rows_get_int64 (rows, 12);
  self->is_resting = tend_rows_get_boolean (rows, 13);
  self->is_archived = tend_rows_get_boolean (rows, 14);
  self->put_off_until = tend_rows_get_day (rows, 15);
  self->position = tend_rows_get_int64 (rows, 16);
  self->created_day = tend_rows_get_day (rows, 17);
  self->created_at = tend_rows_get_int64 (rows, 18);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_hobby_person_free);
  /* A file from elsewhere may say one of the two only. */
  if (self->wish == 0 || self->wish_kind == TEND_HOBBY_WISH_NONE)
    {
      self->wish = 0;
      self->wish_kind = TEND_HOBBY_WISH_NONE;
    }
  return self;
}

static gboolean
read_people (TendDb     *db,
             TendHobby  *self,
             GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT person_uuid, name FROM hobby_person WHERE hobby_id = ?1 ORDER BY position, id", "i",
      self->id);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (self->people, tend_hobby_person_new (tend_rows_get_text (rows, 0),
                                                          tend_rows_get_text (rows, 1)));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Takes the rows of a query for one hobby. */
static TendHobby *
read_one (TendDb    *db,
          TendRows  *rows,
          GError   **error)
{
  GError *local_error = NULL;
  g_autoptr (TendHobby) self = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    self = read_hobby (rows);
  tend_rows_free (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else if (self == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That hobby isn’t there any more."));
  return self && read_people (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tend_hobby_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the hobby
 */
TendHobby *
tend_hobby_read (TendDb  *db,
                 gint64   id,
                 GError **error)
{
  return read_one (db, tend_db_query (db, error, "SELECT " HOBBY_COLUMNS " FROM hobby WHERE id = ?1", "i", id),
                   error);
}

TendHobby *
tend_hobby_read_by_uuid (TendDb      *db,
                         const char  *uuid,
                         GError     **error)
{
  return read_one (db, tend_db_query (db, error, "SELECT " HOBBY_COLUMNS " FROM hobby WHERE uuid = ?1", "s", uuid),
                   error);
}

/**
 * tend_hobby_read_all:
 * @db: a connection
 * @archived: those that are put away, or the others
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendHobby): the hobbies, in order, those that rest last
 */
GPtrArray *
tend_hobby_read_all (TendDb    *db,
                     gboolean   archived,
                     GError   **error)
{
  g_autoptr (GPtrArray) hobbies = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_hobby_free);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " HOBBY_COLUMNS " FROM hobby WHERE is_archived = ?1"
                                             "  ORDER BY is_resting, position, id",
                                             "b", archived);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (hobbies, read_hobby (rows));
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  for (guint i = 0; i < hobbies->len; i++)
    if (!read_people (db, g_ptr_array_index (hobbies, i), error))
      return NULL;
  return g_steal_pointer (&hobbies);
}

static gboolean
append_ids (TendRows  *rows,
            GArray    *ids,
            GError   **error)
{
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  tend_rows_free (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_hobby_read_ids:
 * @db: a connection
 * @archived: those that are put away, or the others
 * @ids: (element-type gint64): gets the rows, in order, those that rest last
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_hobby_read_ids (TendDb    *db,
                     gboolean   archived,
                     GArray    *ids,
                     GError   **error)
{
  return append_ids (tend_db_query (db, error,
                                    "SELECT id FROM hobby WHERE is_archived = ?1 ORDER BY is_resting, position, id",
                                    "b", archived),
                     ids, error);
}

/**
 * tend_hobby_choose_color:
 * @db: a connection
 *
 * Returns: (transfer none): the colour that the fewest hobbies have, for the next one
 */
const char *
tend_hobby_choose_color (TendDb *db)
{
  const char *const *names = tend_color_get_names ();
  const char *chosen = names[0];
  gint64 fewest = G_MAXINT64;

  for (gsize i = 0; names[i]; i++)
    {
      gint64 n = 0;

      if (tend_db_query_int64 (db, &n, NULL, "SELECT count(*) FROM hobby WHERE color = ?1", "s", names[i]) &&
          n < fewest)
        {
          fewest = n;
          chosen = names[i];
        }
    }
  return chosen;
}

static GArray *
collect_days (TendRows  *rows,
              GError   **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TendHobbyDay));
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      TendHobbyDay day = { tend_rows_get_day (rows, 0), (int) MIN (tend_rows_get_int64 (rows, 1), G_MAXINT),
                           (int) tend_rows_get_int64 (rows, 2) };

      g_array_append_val (days, day);
    }
  tend_rows_free (rows);
  if (local_error == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_hobby_read_days:
 * @db: a connection
 * @hobby_id: the hobby
 * @from: the first day, %TEND_DAY_NONE for all before @to
 * @to: the last day, itself included
 * @error: return location
 *
 * Reads the index alone: some milliseconds for 20,000 sessions.
 *
 * Returns: (transfer full) (element-type TendHobbyDay): the days with a session, the earliest first
 */
GArray *
tend_hobby_read_days (TendDb   *db,
                      gint64    hobby_id,
                      TendDay   from,
                      TendDay   to,
                      GError  **error)
{
  return collect_days (tend_db_query (db, error,
                                      "SELECT day, sum(seconds), count(*) FROM hobby_session"
                                      "  WHERE hobby_id = ?1 AND day >= coalesce(?2, '') AND day <= ?3"
                                      "  GROUP BY day ORDER BY day",
                                      "idd", hobby_id, from, to),
                       error);
}

/**
 * tend_hobby_read_last_days:
 * @db: a connection
 * @hobby_id: the hobby
 * @until: the last day to look at
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendHobbyDay): its last days with a session, the latest first,
 *   %TEND_HOBBY_DAYS_LOOKED_AT of them if there are as many
 */
GArray *
tend_hobby_read_last_days (TendDb   *db,
                           gint64    hobby_id,
                           TendDay   until,
                           GError  **error)
{
  return collect_days (tend_db_query (db, error,
                                      "SELECT day, sum(seconds), count(*) FROM hobby_session"
                                      "  WHERE hobby_id = ?1 AND day <= ?2 GROUP BY day ORDER BY day DESC LIMIT ?3",
                                      "idi", hobby_id, until, (gint64) TEND_HOBBY_DAYS_LOOKED_AT),
                       error);
}

/**
 * tend_hobby_read_standing:
 * @db: a connection
 * @hobby: a hobby
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 * @standing: (out caller-allocates): how it stands
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_hobby_read_standing (TendDb             *db,
                          const TendHobby    *hobby,
                          TendDay             today,
                          GDateWeekday        first_weekday,
                          TendHobbyStanding  *standing,
                          GError            **error)
{
  g_autoptr (GArray) days = tend_hobby_read_last_days (db, hobby->id, today, error);

  if (days == NULL)
    return FALSE;
  tend_hobby_rules_stand (hobby, (const TendHobbyDay *) (gpointer) days->data, days->len, today, first_weekday,
                          standing);
  return TRUE;
}

/* The first hobby that is, or isn't, waiting; one that isn't must have come back or begun today. Who was asked about
 * one hobby today and put it off is asked about no other. */
static TendHobby *
find_by_standing (TendDb             *db,
                  gboolean            is_waiting,
                  TendDay             today,
                  GDateWeekday        first_weekday,
                  TendHobbyStanding  *standing,
                  GError            **error)
{
  g_autoptr (GPtrArray) hobbies = tend_hobby_read_all (db, FALSE, error);
  TendHobbyStanding found_standing = { 0 };
  const TendHobby *found = NULL;

  for (guint i = 0; hobbies && i < hobbies->len; i++)
    {
      const TendHobby *hobby = g_ptr_array_index (hobbies, i);

      if (!tend_hobby_read_standing (db, hobby, today, first_weekday, standing, error))
        return NULL;
      if (is_waiting && hobby->put_off_until != TEND_DAY_NONE &&
          hobby->put_off_until == tend_hobby_rules_put_off (standing, today))
        return NULL;
      if (found == NULL && (is_waiting ? standing->is_waiting : standing->came_back || standing->has_begun))
        {
          found = hobby;
          found_standing = *standing;
          if (!is_waiting)
            break;
        }
    }
  *standing = found_standing;
  return found ? tend_hobby_copy (found) : NULL;
}

/**
 * tend_hobby_read_waiting:
 * @db: a connection
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 * @standing: (out caller-allocates): how it stands
 * @error: return location; not set where there is none
 *
 * Returns: (transfer full) (nullable): the one hobby to be brought up today: the first in the user's own order that
 *   was left alone for longer than its rhythm; none where one was put off today
 */
TendHobby *
tend_hobby_read_waiting (TendDb             *db,
                         TendDay             today,
                         GDateWeekday        first_weekday,
                         TendHobbyStanding  *standing,
                         GError            **error)
{
  return find_by_standing (db, TRUE, today, first_weekday, standing, error);
}

/**
 * tend_hobby_read_greeted:
 * @db: a connection
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 * @standing: (out caller-allocates): how it stands
 * @error: return location; not set where there is none
 *
 * Returns: (transfer full) (nullable): a hobby that was come back to, or begun, today
 */
TendHobby *
tend_hobby_read_greeted (TendDb             *db,
                         TendDay             today,
                         GDateWeekday        first_weekday,
                         TendHobbyStanding  *standing,
                         GError            **error)
{
  return find_by_standing (db, FALSE, today, first_weekday, standing, error);
}

/**
 * tend_hobby_read_months:
 * @db: a connection
 * @from: the first day
 * @to: the last day, itself included
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendHobbyMonth): the time of each hobby in each month that it has any in, by
 *   month
 */
GArray *
tend_hobby_read_months (TendDb   *db,
                        TendDay   from,
                        TendDay   to,
                        GError  **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (TendHobbyMonth));
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT hobby_id, substr(day, 1, 7) || '-01' AS month, sum(seconds)"
                                             "  FROM hobby_session WHERE day BETWEEN ?1 AND ?2"
                                             "  GROUP BY month, hobby_id ORDER BY month, hobby_id",
                                             "dd", from, to);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      TendHobbyMonth month = { tend_rows_get_int64 (rows, 0), tend_rows_get_day (rows, 1),
                               tend_rows_get_int64 (rows, 2) };

      g_array_append_val (months, month);
    }
  if (local_error == NULL)
    return g_steal_pointer (&months);
  g_propagate_error (error, local_error);
  return NULL;
}

static TendHobbySession *
read_session (TendRows *rows)
{
  TendHobbySession *self = g_new0 (TendHobbySession, 1);

  self->id = tend_rows_get_int64 (rows, 0);
  self->uuid = tend_rows_dup_text (rows, 1);
  self->hobby_id = tend_rows_get_int64 (rows, 2);
  self->day = tend_rows_get_day (rows, 3);
  self->started_at = tend_rows_get_int64 (rows, 4);
  self->seconds = (int) tend_rows_get_int64 (rows, 5);
  self->mood = (int) tend_rows_get_int64 (rows, 6); /* NULL reads as 0, which is none */
  self->line = tend_rows_dup_text (rows, 7);
  self->picture_id = tend_rows_get_int64 (rows, 8);
  return self;
}

static TendHobbySession *
read_one_session (TendRows  *rows,
                  GError   **error)
{
  GError *local_error = NULL;
  TendHobbySession *self = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    self = read_session (rows);
  tend_rows_free (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else if (self == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That session isn’t there any more."));
  return self;
}

/**
 * tend_hobby_session_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the session
 */
TendHobbySession *
tend_hobby_session_read (TendDb  *db,
                         gint64   id,
                         GError **error)
{
  return read_one_session (
      tend_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM hobby_session WHERE id = ?1", "i", id), error);
}

TendHobbySession *
tend_hobby_session_read_by_uuid (TendDb      *db,
                                 const char  *uuid,
                                 GError     **error)
{
  return read_one_session (
      tend_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM hobby_session WHERE uuid = ?1", "s", uuid), error);
}

static GPtrArray *
read_sessions (TendDb  *db,
               gint64   hobby_id,
               gint64   limit,
               GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_hobby_session_free);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " SESSION_COLUMNS " FROM hobby_session WHERE hobby_id = ?1"
                                             "  ORDER BY day DESC, started_at DESC, seconds DESC, id DESC LIMIT ?2",
                                             "ii", hobby_id, limit);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (sessions, read_session (rows));
  if (local_error == NULL)
    return g_steal_pointer (&sessions);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_hobby_session_read_last:
 * @db: a connection
 * @hobby_id: the hobby
 * @limit: the most sessions
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendHobbySession): its last sessions, the latest first
 */
GPtrArray *
tend_hobby_session_read_last (TendDb  *db,
                              gint64   hobby_id,
                              guint    limit,
                              GError **error)
{
  return read_sessions (db, hobby_id, limit, error);
}

/**
 * tend_hobby_session_read_all:
 * @db: a connection
 * @hobby_id: the hobby
 * @error: return location
 *
 * All of them, for writing them into a file: not for the main thread.
 *
 * Returns: (transfer full) (element-type TendHobbySession): the sessions, the latest first
 */
GPtrArray *
tend_hobby_session_read_all (TendDb  *db,
                             gint64   hobby_id,
                             GError **error)
{
  return read_sessions (db, hobby_id, -1, error);
}

/**
 * tend_hobby_session_read_ids:
 * @db: a connection
 * @hobby_id: the hobby, 0 for all
 * @ids: (element-type gint64): gets the rows, the latest session first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_hobby_session_read_ids (TendDb  *db,
                             gint64   hobby_id,
                             GArray  *ids,
                             GError **error)
{
  if (hobby_id == 0)
    return append_ids (tend_db_query (db, error,
                                      "SELECT id FROM hobby_session"
                                      "  ORDER BY day DESC, started_at DESC, seconds DESC, id DESC",
                                      NULL),
                       ids, error);
  return append_ids (tend_db_query (db, error,
                                    "SELECT id FROM hobby_session WHERE hobby_id = ?1"
                                    "  ORDER BY day DESC, started_at DESC, seconds DESC, id DESC",
                                    "i", hobby_id),
                     ids, error);
}

/**
 * tend_hobby_session_read_pictured_ids:
 * @db: a connection
 * @hobby_id: the hobby, 0 for all
 * @ids: (element-type gint64): gets the rows of those that have a picture, the latest session first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_hobby_session_read_pictured_ids (TendDb  *db,
                                      gint64   hobby_id,
                                      GArray  *ids,
                                      GError **error)
{
  return append_ids (tend_db_query (db, error,
                                    "SELECT id FROM hobby_session"
                                    "  WHERE id IN (SELECT session_id FROM hobby_picture) AND (?1 = 0 OR hobby_id = ?1)"
                                    "  ORDER BY day DESC, started_at DESC, seconds DESC, id DESC",
                                    "i", hobby_id),
                     ids, error);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const TendHobbySession *one = *(TendHobbySession *const *) a;
  const TendHobbySession *other = *(TendHobbySession *const *) b;

  return one->seconds - other->seconds;
}

/**
 * tend_hobby_session_get_usual_seconds:
 * @db: a connection
 * @hobby_id: the hobby
 *
 * Returns: the median of its last sessions, for a session of which nobody knows how long it was; 0 where there is none
 */
int
tend_hobby_session_get_usual_seconds (TendDb *db,
                                      gint64  hobby_id)
{
  g_autoptr (GPtrArray) sessions = read_sessions (db, hobby_id, USUAL_SESSIONS, NULL);

  if (sessions == NULL || sessions->len == 0)
    return 0;
  g_ptr_array_sort (sessions, compare_lengths);
  return ((TendHobbySession *) g_ptr_array_index (sessions, sessions->len / 2))->seconds;
}

static GBytes *
read_bytes (TendDb      *db,
            gint64       id,
            const char  *sql,
            GError     **error)
{
  GError *local_error = NULL;
  GBytes *bytes = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, sql, "i", id);

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    bytes = tend_rows_dup_bytes (rows, 0);
  if (local_error)
    g_propagate_error (error, local_error);
  else if (bytes == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That picture isn’t there any more."));
  return bytes;
}

/**
 * tend_hobby_picture_read_thumbnail:
 * @db: a connection
 * @id: the row of the picture
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): a small image of it, encoded; some kilobytes
 */
GBytes *
tend_hobby_picture_read_thumbnail (TendDb  *db,
                                   gint64   id,
                                   GError **error)
{
  return read_bytes (db, id, "SELECT thumbnail FROM hobby_picture WHERE id = ?1", error);
}

/**
 * tend_hobby_picture_read_image:
 * @db: a connection
 * @id: the row of the picture
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the picture, encoded; %TEND_PICTURE_BYTES_MAX at most
 */
GBytes *
tend_hobby_picture_read_image (TendDb  *db,
                               gint64   id,
                               GError **error)
{
  return read_bytes (db, id, "SELECT image FROM hobby_picture WHERE id = ?1", error);
}

static gboolean
read_marks (TendDb         *db,
            TendStopwatch  *self,
            GError        **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT kind, wall, boot, boot_id FROM hobby_stopwatch_mark WHERE stopwatch_id = ?1 ORDER BY id",
      "i", self->id);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendStopwatchInstant at = { tend_rows_get_int64 (rows, 1), tend_rows_get_int64 (rows, 2), "" };

      g_strlcpy (at.boot_id, tend_rows_get_text (rows, 3), sizeof at.boot_id);
      tend_stopwatch_mark (self, g_str_equal (tend_rows_get_text (rows, 0), "run"), &at);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_stopwatch_read:
 * @db: a connection
 * @error: return location; not set where there is none
 *
 * Returns: (transfer full) (nullable): the stopwatch that was started and not finished; there is one at most, and
 *   where a file from elsewhere has more, it is the first
 */
TendStopwatch *
tend_stopwatch_read (TendDb  *db,
                     GError **error)
{
  g_autoptr (TendStopwatch) self = NULL;
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT w.id, w.uuid, w.hobby_id FROM hobby_stopwatch w"
      "  WHERE EXISTS (SELECT 1 FROM hobby_stopwatch_mark m WHERE m.stopwatch_id = w.id) ORDER BY w.id LIMIT 1",
      NULL);

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    {
      self = tend_stopwatch_new (tend_rows_get_int64 (rows, 2));
      self->id = tend_rows_get_int64 (rows, 0);
      self->uuid = tend_rows_dup_text (rows, 1);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return self && read_marks (db, self, error) ? g_steal_pointer (&self) : NULL;
}
