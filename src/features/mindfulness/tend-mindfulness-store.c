#include "features/mindfulness/tend-mindfulness-store.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

#define TITLE_MAX 500
#define SECONDS_MAX (24 * 60 * 60)

/* What a verb is about. Each uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id;
  TendSession *session;
  TendPractice *practice;
  gboolean is_on;
} Verb;

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_clear_pointer (&verb->session, tend_session_free);
  g_clear_pointer (&verb->practice, tend_practice_free);
  g_free (verb);
}

static Verb *
verb_new_for_session (const TendSession *session)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = session->id;
  verb->session = tend_session_copy (session);
  return verb;
}

static Verb *
verb_new_for_practice (const TendPractice *practice)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = practice->row;
  verb->practice = tend_practice_copy (practice);
  return verb;
}

/* Takes @verb and @label. */
static void
start (TendStore           *store,
       char                *label,
       TendWriteFlags       flags,
       TendWriteFunc        func,
       Verb                *verb,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  tend_store_write_async (store, label, flags, func, verb, verb_free, NULL, callback, user_data);
  g_free (label);
}

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

/**
 * tend_session_insert:
 * @db: the writing connection
 * @session: a session; its id is not looked at, and a UUID is made where it has none
 * @id: (out): the row
 * @error: return location
 *
 * Returns: whether it was kept
 */
gboolean
tend_session_insert (TendDb             *db,
                     const TendSession  *session,
                     gint64             *id,
                     GError            **error)
{
  g_autofree char *uuid = session->uuid ? g_strdup (session->uuid) : tend_uuid_new ();

  if (!tend_db_run (db, error,
                    "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, line, kind, helped,"
                    "    mood_before, energy_before, mood_after, energy_after)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, 0), nullif(?11, 0), nullif(?12, 0),"
                    "    nullif(?13, 0))",
                    "sssdiissiiiii", uuid, session->exercise, session->title, session->day, session->started_at,
                    (gint64) CLAMP (session->seconds, 1, SECONDS_MAX), session->line,
                    tend_practice_kind_get_id (session->kind), (gint64) session->helped,
                    (gint64) session->before.mood, (gint64) session->before.energy, (gint64) session->after.mood,
                    (gint64) session->after.energy))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return TRUE;
}

static gboolean
write_add_session (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  Verb *verb = data;

  return tend_session_insert (db, verb->session, &verb->id, error);
}

static gboolean
write_update_session (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  const TendSession *session = ((Verb *) data)->session;

  return tend_db_run (db, error,
                      "UPDATE session SET line = ?2, helped = ?3, seconds = ?4, mood_before = nullif(?5, 0),"
                      "    energy_before = nullif(?6, 0), mood_after = nullif(?7, 0), energy_after = nullif(?8, 0)"
                      "  WHERE uuid = ?1",
                      "ssiiiiii", session->uuid, session->line, (gint64) session->helped,
                      (gint64) CLAMP (session->seconds, 1, SECONDS_MAX), (gint64) session->before.mood,
                      (gint64) session->before.energy, (gint64) session->after.mood,
                      (gint64) session->after.energy) &&
         require_change (db, _("That session isn’t there any more."), error);
}

static gboolean
write_delete_session (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error, "DELETE FROM session WHERE id = ?1", "i", verb->id) &&
         require_change (db, _("That session isn’t there any more."), error);
}

static gboolean
check_title (const char  *title,
             GError     **error)
{
  if (title[0] != '\0' && g_utf8_strlen (title, -1) <= TITLE_MAX)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("It needs a name of up to 500 letters."));
  return FALSE;
}

static gboolean
write_pattern (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;
  const TendBreathPattern *pattern = &verb->practice->pattern;

  if (!check_title (verb->practice->title, error) || !tend_breath_pattern_validate (pattern, error))
    return FALSE;
  if (verb->id)
    return tend_db_run (db, error,
                        "UPDATE breath_pattern SET title = ?2, inhale = ?3, hold = ?4, exhale = ?5, rest = ?6"
                        "  WHERE id = ?1",
                        "isiiii", verb->id, verb->practice->title, (gint64) pattern->in, (gint64) pattern->hold,
                        (gint64) pattern->out, (gint64) pattern->rest);
  return tend_db_run (db, error,
                      "INSERT INTO breath_pattern (uuid, title, inhale, hold, exhale, rest)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      "ssiiii", verb->practice->id, verb->practice->title, (gint64) pattern->in,
                      (gint64) pattern->hold, (gint64) pattern->out, (gint64) pattern->rest);
}

static gboolean
write_movement (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;
  gint64 minutes = CLAMP (verb->practice->options.minutes, 1, TEND_PRACTICE_MINUTES_MAX);

  if (!check_title (verb->practice->title, error))
    return FALSE;
  if (verb->id)
    return tend_db_run (db, error, "UPDATE exercise_setup SET minutes = ?2 WHERE exercise = ?1", "si",
                        verb->practice->id, minutes) &&
           tend_db_run (db, error, "UPDATE movement SET title = ?2, minutes = ?3 WHERE id = ?1", "isi", verb->id,
                        verb->practice->title, minutes);
  return tend_db_run (db, error, "INSERT INTO movement (uuid, title, minutes) VALUES (?1, ?2, ?3)", "ssi",
                      verb->practice->id, verb->practice->title, minutes);
}

static gboolean
write_practice (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  Verb *verb = data;
  gboolean is_breath = verb->practice->kind == TEND_PRACTICE_BREATH;

  if (!(is_breath ? write_pattern (db, data, error) : write_movement (db, data, error)))
    return FALSE;
  if (verb->id)
    return require_change (db, _("That exercise isn’t there any more."), error);
  verb->id = tend_db_get_last_id (db);
  return TRUE;
}

/* What was done of it stays, under the name that it had. */
static gboolean
write_delete_practice (TendDb    *db,
                       gpointer   data,
                       GError   **error)
{
  const Verb *verb = data;
  const char *id = verb->practice->id;

  return tend_reminder_delete_for (db, TEND_PRACTICE_REMINDER_KIND, id, error) &&
         tend_db_run (db, error, "DELETE FROM exercise_favourite WHERE exercise = ?1", "s", id) &&
         tend_db_run (db, error, "DELETE FROM exercise_setup WHERE exercise = ?1", "s", id) &&
         tend_db_run (db, error,
                      verb->practice->kind == TEND_PRACTICE_BREATH ? "DELETE FROM breath_pattern WHERE id = ?1"
                                                                   : "DELETE FROM movement WHERE id = ?1",
                      "i", verb->id) &&
         require_change (db, _("That exercise isn’t there any more."), error);
}

static gboolean
write_setup (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  const Verb *verb = data;
  const TendPracticeOptions *options = &verb->practice->options;

  return tend_db_run (db, error,
                      "INSERT INTO exercise_setup (exercise, minutes, rounds, preparation, interval)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5)"
                      "  ON CONFLICT (exercise) DO UPDATE SET minutes = excluded.minutes, rounds = excluded.rounds,"
                      "    preparation = excluded.preparation, interval = excluded.interval",
                      "siiii", verb->practice->id, (gint64) options->minutes, (gint64) options->rounds,
                      (gint64) options->preparation, (gint64) options->interval);
}

static gboolean
write_favourite (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  const Verb *verb = data;

  return verb->is_on ? tend_db_run (db, error,
                                    "INSERT INTO exercise_favourite (exercise) VALUES (?1) ON CONFLICT DO NOTHING",
                                    "s", verb->practice->id)
                     : tend_db_run (db, error, "DELETE FROM exercise_favourite WHERE exercise = ?1", "s",
                                    verb->practice->id);
}

void
tend_mindfulness_store_add_session_async (TendStore           *store,
                                          const TendSession   *session,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  start (store, g_strdup_printf (_("Kept a session of “%s”"), session->title), TEND_WRITE_DEFAULT,
         write_add_session, verb_new_for_session (session), callback, user_data);
}

/**
 * tend_mindfulness_store_update_session_async:
 * @store: the store
 * @session: a session that is kept, as it should be: how long it was, how one felt, what is written of it and whether
 *   it helped. Its day and its exercise stay as they are
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_mindfulness_store_update_session_async (TendStore           *store,
                                             const TendSession   *session,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  start (store, g_strdup_printf (_("Changed a session of “%s”"), session->title), TEND_WRITE_DEFAULT,
         write_update_session, verb_new_for_session (session), callback, user_data);
}

void
tend_mindfulness_store_delete_session_async (TendStore           *store,
                                             const TendSession   *session,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted a session of “%s”"), session->title), TEND_WRITE_OFFER_UNDO,
         write_delete_session, verb_new_for_session (session), callback, user_data);
}

/**
 * tend_mindfulness_store_save_practice_async:
 * @store: the store
 * @practice: a pattern or a way to move of the user's own; without a row it is a new one
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Its name and its lengths are checked.
 */
void
tend_mindfulness_store_save_practice_async (TendStore           *store,
                                            const TendPractice  *practice,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  start (store, g_strdup_printf (practice->row ? _("Changed “%s”") : _("Added “%s”"), practice->title),
         TEND_WRITE_DEFAULT, write_practice, verb_new_for_practice (practice), callback, user_data);
}

void
tend_mindfulness_store_delete_practice_async (TendStore           *store,
                                              const TendPractice  *practice,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), practice->title), TEND_WRITE_OFFER_UNDO, write_delete_practice,
         verb_new_for_practice (practice), callback, user_data);
}

/**
 * tend_mindfulness_store_keep_setup_async:
 * @store: the store
 * @practice: what is begun now
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Remembers how it is done, for the next time. Nobody asks to undo that.
 */
void
tend_mindfulness_store_keep_setup_async (TendStore           *store,
                                         const TendPractice  *practice,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  start (store, NULL, TEND_WRITE_NOT_UNDOABLE, write_setup, verb_new_for_practice (practice), callback, user_data);
}

void
tend_mindfulness_store_set_favourite_async (TendStore           *store,
                                            const TendPractice  *practice,
                                            gboolean             is_favourite,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  Verb *verb = verb_new_for_practice (practice);

  verb->is_on = is_favourite;
  start (store,
         is_favourite ? g_strdup_printf (_("Made “%s” a favourite"), practice->title)
                      : g_strdup_printf (_("“%s” is no favourite any more"), practice->title),
         TEND_WRITE_DEFAULT, write_favourite, verb, callback, user_data);
}

/**
 * tend_mindfulness_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: (out) (optional): what went wrong; not set where it went well
 *
 * Returns: the row of the session or of the user's own practice that the verb was about, 0 where it is about none
 */
gint64
tend_mindfulness_store_finish (TendStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  const Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
