#include "features/hobbies/tend-hobby-writer.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* Something else, the commands for instance, may have deleted it since it was shown. */
static gboolean
require_change (TendDb      *db,
                const char  *sentence,
                GError     **error)
{
  if (tend_db_get_change_count (db) > 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

static gboolean
require_hobby (TendDb  *db,
               GError **error)
{
  return require_change (db, _("That hobby isn’t there any more."), error);
}

static gboolean
require_session (TendDb  *db,
                 GError **error)
{
  return require_change (db, _("That session isn’t there any more."), error);
}

static gboolean
require_stopwatch (TendDb  *db,
                   GError **error)
{
  return require_change (db, _("That stopwatch isn’t there any more."), error);
}

/* Whoever is still named keeps the row, and who is named again gets the same UUID, so that an archive knows it. */
static gboolean
keep_person (TendDb                 *db,
             gint64                  hobby_id,
             const char             *hobby_uuid,
             const TendHobbyPerson  *person,
             guint                   position,
             GError                **error)
{
  g_autofree char *name = g_strjoin ("/", hobby_uuid, person->person_uuid ? person->person_uuid : "", person->name,
                                     NULL);
  g_autofree char *uuid = tend_uuid_derive ("hobby-person", name);

  if (!tend_db_run (db, error,
                    "UPDATE hobby_person SET position = ?4"
                    "  WHERE hobby_id = ?1 AND person_uuid IS ?2 AND name = ?3 AND position <> ?4",
                    "issi", hobby_id, person->person_uuid, person->name, (gint64) position))
    return FALSE;
  return tend_db_run (db, error,
                      "INSERT INTO hobby_person (uuid, hobby_id, person_uuid, name, position)"
                      "  SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM hobby_person"
                      "    WHERE hobby_id = ?2 AND person_uuid IS ?3 AND name = ?4)",
                      "sissi", uuid, hobby_id, person->person_uuid, person->name, (gint64) position);
}

static gboolean
is_named (const TendHobby *hobby,
          const char      *person_uuid,
          const char      *name)
{
  for (guint i = 0; i < hobby->people->len; i++)
    {
      const TendHobbyPerson *person = g_ptr_array_index (hobby->people, i);

      if (g_strcmp0 (person->person_uuid, person_uuid) == 0 && g_str_equal (person->name, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_unnamed (TendDb           *db,
              const TendHobby  *hobby,
              gint64            hobby_id,
              GArray           *ids,
              GError          **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id, person_uuid, name FROM hobby_person WHERE hobby_id = ?1", "i", hobby_id);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      if (!is_named (hobby, tend_rows_get_text (rows, 1), tend_rows_get_text (rows, 2)))
        g_array_append_val (ids, id);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
write_people (TendDb           *db,
              const TendHobby  *hobby,
              gint64            hobby_id,
              const char       *hobby_uuid,
              GError          **error)
{
  g_autoptr (GArray) unnamed = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_unnamed (db, hobby, hobby_id, unnamed, error))
    return FALSE;
  for (guint i = 0; i < unnamed->len; i++)
    if (!tend_db_run (db, error, "DELETE FROM hobby_person WHERE id = ?1", "i", g_array_index (unnamed, gint64, i)))
      return FALSE;
  for (guint i = 0; i < hobby->people->len; i++)
    if (!keep_person (db, hobby_id, hobby_uuid, g_ptr_array_index (hobby->people, i), i, error))
      return FALSE;
  return TRUE;
}

/**
 * tend_hobby_insert:
 * @db: the writing connection
 * @hobby: a hobby; its id and position are not looked at, and a UUID is made where it has none
 * @now: UTC seconds
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID if the hobby makes no sense
 *
 * Adds a hobby, at the end of the list.
 *
 * Returns: whether it was added
 */
gboolean
tend_hobby_insert (TendDb           *db,
                   const TendHobby  *hobby,
                   gint64            now,
                   gint64           *id,
                   GError          **error)
{
  g_autofree char *uuid = hobby->uuid ? g_strdup (hobby->uuid) : tend_uuid_new ();

  if (!tend_hobby_validate (hobby, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO hobby (uuid, name, symbol, color, love, origin, left_off, needs, next_step, places,"
                    "    wish_kind, wish, is_resting, is_archived, put_off_until, position, created_day, created_at)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                    "    (SELECT coalesce(max(position), 0) + 1 FROM hobby), ?16, ?17)",
                    "sssssssssssibbddi", uuid, hobby->name, hobby->symbol, hobby->color, hobby->love,
                    tend_hobby_origin_to_text (hobby->origin), hobby->left_off, hobby->needs, hobby->next_step,
                    hobby->places, tend_hobby_wish_to_text (hobby->wish_kind), (gint64) hobby->wish,
                    hobby->is_resting, hobby->is_archived, hobby->put_off_until, hobby->created_day, now))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return write_people (db, hobby, *id, uuid, error);
}

/**
 * tend_hobby_update:
 * @db: the writing connection
 * @hobby: a hobby with its id; its sessions, its place and whether it is put away stay as they are
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_hobby_update (TendDb           *db,
                   const TendHobby  *hobby,
                   GError          **error)
{
  return tend_hobby_validate (hobby, error) &&
         tend_db_run (db, error,
                      "UPDATE hobby SET name = ?2, symbol = ?3, color = ?4, love = ?5, origin = ?6, left_off = ?7,"
                      "    needs = ?8, next_step = ?9, places = ?10, wish_kind = ?11, wish = ?12, is_resting = ?13"
                      "  WHERE id = ?1",
                      "issssssssssib", hobby->id, hobby->name, hobby->symbol, hobby->color, hobby->love,
                      tend_hobby_origin_to_text (hobby->origin), hobby->left_off, hobby->needs, hobby->next_step,
                      hobby->places, tend_hobby_wish_to_text (hobby->wish_kind), (gint64) hobby->wish,
                      hobby->is_resting) &&
         require_hobby (db, error) && write_people (db, hobby, hobby->id, hobby->uuid, error);
}

/**
 * tend_hobby_delete:
 * @db: the writing connection
 * @id: the row
 * @error: return location
 *
 * Deletes a hobby with its sessions, its stopwatch and its reminders.
 *
 * Returns: whether it was deleted
 */
gboolean
tend_hobby_delete (TendDb  *db,
                   gint64   id,
                   GError **error)
{
  g_autoptr (TendHobby) hobby = tend_hobby_read (db, id, error);

  return hobby && tend_reminder_delete_for (db, "hobby", hobby->uuid, error) &&
         tend_db_run (db, error, "DELETE FROM hobby WHERE id = ?1", "i", id);
}

gboolean
tend_hobby_set_archived (TendDb    *db,
                         gint64     id,
                         gboolean   is_archived,
                         GError   **error)
{
  return tend_db_run (db, error, "UPDATE hobby SET is_archived = ?2 WHERE id = ?1", "ib", id, is_archived) &&
         require_hobby (db, error);
}

gboolean
tend_hobby_set_resting (TendDb    *db,
                        gint64     id,
                        gboolean   is_resting,
                        GError   **error)
{
  return tend_db_run (db, error, "UPDATE hobby SET is_resting = ?2 WHERE id = ?1", "ib", id, is_resting) &&
         require_hobby (db, error);
}

/**
 * tend_hobby_set_put_off:
 * @db: the writing connection
 * @id: the row
 * @until: the day from which it may be brought up again, %TEND_DAY_NONE for any
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_hobby_set_put_off (TendDb   *db,
                        gint64    id,
                        TendDay   until,
                        GError  **error)
{
  return tend_db_run (db, error, "UPDATE hobby SET put_off_until = ?2 WHERE id = ?1", "id", id, until) &&
         require_hobby (db, error);
}

gboolean
tend_hobby_set_left_off (TendDb      *db,
                         gint64       id,
                         const char  *left_off,
                         GError     **error)
{
  return tend_db_run (db, error, "UPDATE hobby SET left_off = ?2 WHERE id = ?1", "is", id, left_off) &&
         require_hobby (db, error);
}

/**
 * tend_hobby_move:
 * @db: the writing connection
 * @id: the row
 * @before_id: the hobby that it is to stand before, 0 for the end of the list
 * @error: return location
 *
 * Only rows whose place changes are written.
 *
 * Returns: whether it was moved
 */
gboolean
tend_hobby_move (TendDb  *db,
                 gint64   id,
                 gint64   before_id,
                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 position = 1;

  if (!tend_hobby_read_ids (db, FALSE, ids, error))
    return FALSE;
  for (guint i = 0; i <= ids->len; i++)
    {
      gint64 other = i < ids->len ? g_array_index (ids, gint64, i) : 0;

      if (other == before_id &&
          !tend_db_run (db, error, "UPDATE hobby SET position = ?2 WHERE id = ?1", "ii", id, position++))
        return FALSE;
      if (other != 0 && other != id &&
          !tend_db_run (db, error, "UPDATE hobby SET position = ?2 WHERE id = ?1 AND position <> ?2", "ii", other,
                        position++))
        return FALSE;
    }
  return TRUE;
}

/* A session has one picture, and its UUID comes from the session's, so that an archive that has both knows it again. */
static gboolean
write_picture (TendDb             *db,
               gint64              session_id,
               const char         *session_uuid,
               const TendPicture  *picture,
               GError            **error)
{
  g_autofree char *uuid = tend_uuid_derive ("hobby-picture", session_uuid);

  return tend_db_run (db, error, "DELETE FROM hobby_picture WHERE session_id = ?1 AND uuid <> ?2", "is", session_id,
                      uuid) &&
         tend_db_run (db, error,
                      "INSERT INTO hobby_picture (uuid, session_id, width, height, thumbnail, image)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (uuid) DO UPDATE"
                      "  SET width = excluded.width, height = excluded.height, thumbnail = excluded.thumbnail,"
                      "    image = excluded.image",
                      "siiixx", uuid, session_id, (gint64) picture->width, (gint64) picture->height,
                      picture->thumbnail, picture->image);
}

/* What is said of a picture in a session that is kept already: another one, none, or the one that it has. */
static gboolean
update_picture (TendDb                  *db,
                const TendHobbySession  *session,
                GError                 **error)
{
  if (session->picture)
    {
      g_autoptr (TendHobbySession) kept = tend_hobby_session_read (db, session->id, error);

      return kept && write_picture (db, kept->id, kept->uuid, session->picture, error);
    }
  return session->picture_id != 0 ||
         tend_db_run (db, error, "DELETE FROM hobby_picture WHERE session_id = ?1", "i", session->id);
}

/**
 * tend_hobby_session_insert:
 * @db: the writing connection
 * @session: a session; its id is not looked at, and a UUID is made where it has none
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID if it makes no sense
 *
 * Whoever has done something has come back to it: what was put off is so no longer.
 *
 * Returns: whether it was kept
 */
gboolean
tend_hobby_session_insert (TendDb                  *db,
                           const TendHobbySession  *session,
                           gint64                  *id,
                           GError                 **error)
{
  g_autofree char *uuid = session->uuid ? g_strdup (session->uuid) : tend_uuid_new ();

  if (!tend_hobby_session_validate (session, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds, mood, line)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7)",
                    "sidiiis", uuid, session->hobby_id, session->day, session->started_at, (gint64) session->seconds,
                    (gint64) session->mood, session->line))
    return FALSE;
  *id = tend_db_get_last_id (db);
  if (session->picture && !write_picture (db, *id, uuid, session->picture, error))
    return FALSE;
  return tend_db_run (db, error, "UPDATE hobby SET put_off_until = NULL WHERE id = ?1 AND put_off_until IS NOT NULL",
                      "i", session->hobby_id);
}

/**
 * tend_hobby_session_update:
 * @db: the writing connection
 * @session: a session with its id; it stays with its hobby
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_hobby_session_update (TendDb                  *db,
                           const TendHobbySession  *session,
                           GError                 **error)
{
  return tend_hobby_session_validate (session, error) &&
         tend_db_run (db, error,
                      "UPDATE hobby_session SET day = ?2, started_at = ?3, seconds = ?4,"
                      "    mood = nullif (?5, 0), line = ?6 WHERE id = ?1",
                      "idiiis", session->id, session->day, session->started_at, (gint64) session->seconds,
                      (gint64) session->mood, session->line) &&
         require_session (db, error) && update_picture (db, session, error);
}

gboolean
tend_hobby_session_delete (TendDb  *db,
                           gint64   id,
                           GError **error)
{
  return tend_db_run (db, error, "DELETE FROM hobby_session WHERE id = ?1", "i", id) && require_session (db, error);
}

static gboolean
write_mark (TendDb                      *db,
            gint64                       id,
            gboolean                     is_run,
            const TendStopwatchInstant  *at,
            GError                     **error)
{
  g_autofree char *uuid = tend_uuid_new ();

  return tend_db_run (db, error,
                      "INSERT INTO hobby_stopwatch_mark (uuid, stopwatch_id, kind, wall, boot, boot_id)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      "sisiis", uuid, id, is_run ? "run" : "pause", at->wall, at->boot, at->boot_id);
}

/* One thing at a time; the sentence says which. */
static gboolean
refuse_second (TendDb               *db,
               const TendStopwatch  *other,
               GError              **error)
{
  g_autoptr (TendHobby) hobby = tend_hobby_read (db, other->hobby_id, error);

  if (hobby)
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                 _("You are still in the middle of “%s”; finish that first, and then begin this."), hobby->name);
  return FALSE;
}

/**
 * tend_stopwatch_start:
 * @db: the writing connection
 * @hobby_id: the hobby
 * @at: when
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID where there is one for another hobby
 *
 * Starts a stopwatch, or lets the hobby's own go on where it was paused. Nothing happens to one that runs.
 *
 * Returns: whether it runs now
 */
gboolean
tend_stopwatch_start (TendDb                      *db,
                      gint64                       hobby_id,
                      const TendStopwatchInstant  *at,
                      gint64                      *id,
                      GError                     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendStopwatch) other = tend_stopwatch_read (db, &local_error);
  g_autoptr (TendHobby) hobby = NULL;
  g_autofree char *uuid = tend_uuid_new ();

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (other && other->hobby_id != hobby_id)
    return refuse_second (db, other, error);
  if (other)
    {
      *id = other->id;
      return tend_stopwatch_is_running (other) || write_mark (db, other->id, TRUE, at, error);
    }
  hobby = tend_hobby_read (db, hobby_id, error);
  if (hobby == NULL ||
      !tend_db_run (db, error, "INSERT INTO hobby_stopwatch (uuid, hobby_id) VALUES (?1, ?2)", "si", uuid, hobby_id))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return write_mark (db, *id, TRUE, at, error);
}

/**
 * tend_stopwatch_set_running:
 * @db: the writing connection
 * @id: the row
 * @is_running: whether it is to go on, or to pause
 * @at: when
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: whether it does
 */
gboolean
tend_stopwatch_set_running (TendDb                      *db,
                            gint64                       id,
                            gboolean                     is_running,
                            const TendStopwatchInstant  *at,
                            GError                     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendStopwatch) self = tend_stopwatch_read (db, &local_error);

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (self == NULL || self->id != id)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That stopwatch isn’t there any more."));
      return FALSE;
    }
  return tend_stopwatch_is_running (self) == is_running || write_mark (db, id, is_running, at, error);
}

gboolean
tend_stopwatch_delete (TendDb  *db,
                       gint64   id,
                       GError **error)
{
  return tend_db_run (db, error, "DELETE FROM hobby_stopwatch WHERE id = ?1", "i", id) &&
         require_stopwatch (db, error);
}

/**
 * tend_hobby_offer_answer:
 * @db: the writing connection
 * @plan_uuid: a plan, or a series
 * @day: which time of it
 * @error: return location
 *
 * That time is not asked about again.
 *
 * Returns: whether it is written
 */
gboolean
tend_hobby_offer_answer (TendDb      *db,
                         const char  *plan_uuid,
                         TendDay      day,
                         GError     **error)
{
  return tend_db_run (db, error,
                      "INSERT INTO hobby_offer (plan_uuid, day) VALUES (?1, ?2) ON CONFLICT DO NOTHING", "sd",
                      plan_uuid, day);
}
