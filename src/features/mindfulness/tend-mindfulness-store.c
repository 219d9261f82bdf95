#include "features/mindfulness/tend-mindfulness-store.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>

#define TITLE_MAX 500

/* What a verb is about. Each uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id;
  TendSession *session;
  TendBreathChoice *choice;
  char *text;
  gboolean is_on;
} Verb;

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_clear_pointer (&verb->session, tend_session_free);
  g_clear_pointer (&verb->choice, tend_breath_choice_free);
  g_free (verb->text);
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
verb_new_for_choice (const TendBreathChoice *choice)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = choice->row;
  verb->choice = tend_breath_choice_copy (choice);
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
                    "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, line)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    "sssdiis", uuid, session->exercise, session->title, session->day, session->started_at,
                    (gint64) CLAMP (session->seconds, 1, 86400), session->line))
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
write_line (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error, "UPDATE session SET line = ?2 WHERE id = ?1", "is", verb->id, verb->text) &&
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
write_add_pattern (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  Verb *verb = data;
  const TendBreathPattern *pattern = &verb->choice->pattern;
  g_autofree char *uuid = tend_uuid_new ();

  if (verb->choice->title[0] == '\0' || g_utf8_strlen (verb->choice->title, -1) > TITLE_MAX)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("A pattern needs a name of up to 500 letters."));
      return FALSE;
    }
  if (!tend_breath_pattern_validate (pattern, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO breath_pattern (uuid, title, inhale, hold, exhale, rest)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    "ssiiii", uuid, verb->choice->title, (gint64) pattern->in, (gint64) pattern->hold,
                    (gint64) pattern->out, (gint64) pattern->rest))
    return FALSE;
  verb->id = tend_db_get_last_id (db);
  return TRUE;
}

static gboolean
write_delete_pattern (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error, "DELETE FROM exercise_favourite WHERE exercise = ?1", "s", verb->choice->id) &&
         tend_db_run (db, error, "DELETE FROM breath_pattern WHERE id = ?1", "i", verb->id) &&
         require_change (db, _("That pattern isn’t there any more."), error);
}

static gboolean
write_favourite (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  const Verb *verb = data;

  return verb->is_on ? tend_db_run (db, error,
                                    "INSERT INTO exercise_favourite (exercise) VALUES (?1) ON CONFLICT DO NOTHING",
                                    "s", verb->choice->id)
                     : tend_db_run (db, error, "DELETE FROM exercise_favourite WHERE exercise = ?1", "s",
                                    verb->choice->id);
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
 * tend_mindfulness_store_set_line_async:
 * @store: the store
 * @session: a session that is kept
 * @line: what to write of it, "" for nothing
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_mindfulness_store_set_line_async (TendStore           *store,
                                       const TendSession   *session,
                                       const char          *line,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Verb *verb = verb_new_for_session (session);

  verb->text = g_strdup (line);
  start (store, g_strdup_printf (_("Changed the line of “%s”"), session->title), TEND_WRITE_DEFAULT, write_line,
         verb, callback, user_data);
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
 * tend_mindfulness_store_add_pattern_async:
 * @store: the store
 * @title: what it is to be called
 * @pattern: the breath; its lengths are checked
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_mindfulness_store_add_pattern_async (TendStore               *store,
                                          const char              *title,
                                          const TendBreathPattern *pattern,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data)
{
  TendBreathChoice choice = { .id = (char *) "", .title = (char *) title, .pattern = *pattern };

  start (store, g_strdup_printf (_("Added “%s”"), title), TEND_WRITE_DEFAULT, write_add_pattern,
         verb_new_for_choice (&choice), callback, user_data);
}

void
tend_mindfulness_store_delete_pattern_async (TendStore              *store,
                                             const TendBreathChoice *choice,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), choice->title), TEND_WRITE_OFFER_UNDO, write_delete_pattern,
         verb_new_for_choice (choice), callback, user_data);
}

void
tend_mindfulness_store_set_favourite_async (TendStore              *store,
                                            const TendBreathChoice *choice,
                                            gboolean                is_favourite,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data)
{
  Verb *verb = verb_new_for_choice (choice);

  verb->is_on = is_favourite;
  start (store,
         is_favourite ? g_strdup_printf (_("Made “%s” a favourite"), choice->title)
                      : g_strdup_printf (_("“%s” is no favourite any more"), choice->title),
         TEND_WRITE_DEFAULT, write_favourite, verb, callback, user_data);
}

/**
 * tend_mindfulness_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: (out) (optional): what went wrong; not set where it went well
 *
 * Returns: the row of the session or the pattern that the verb was about, 0 where it is about none
 */
gint64
tend_mindfulness_store_finish (TendStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  const Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
