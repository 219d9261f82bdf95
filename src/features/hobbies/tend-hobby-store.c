#include "features/hobbies/tend-hobby-store.h"

#include "features/hobbies/tend-hobby-writer.h"

#include <glib/gi18n.h>

/* What a verb is about. Each verb uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id; /* the hobby, the session or the stopwatch; of what was added, once it is */
  gint64 before_id;
  gint64 now;
  TendHobby *hobby;
  TendHobbySession *session;
  TendStopwatchInstant at;
  char *text;
  TendDay day;
  gboolean is_on;
} Verb;

static Verb *
verb_new (TendStore       *store,
          const TendHobby *hobby,
          gint64           id)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = id;
  verb->now = tend_clock_get_now (tend_store_get_clock (store));
  verb->hobby = tend_hobby_copy (hobby);
  verb->day = TEND_DAY_NONE;
  return verb;
}

static Verb *
verb_new_for_session (TendStore              *store,
                      const TendHobby        *hobby,
                      const TendHobbySession *session)
{
  Verb *verb = verb_new (store, hobby, session->id);

  verb->session = tend_hobby_session_copy (session);
  return verb;
}

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  tend_hobby_free (verb->hobby);
  g_clear_pointer (&verb->session, tend_hobby_session_free);
  g_free (verb->text);
  g_free (verb);
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
write_add (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  Verb *verb = data;

  return tend_hobby_insert (db, verb->hobby, verb->now, &verb->id, error);
}

static gboolean
write_update (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_hobby_update (db, ((Verb *) data)->hobby, error);
}

static gboolean
write_delete (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_hobby_delete (db, ((Verb *) data)->id, error);
}

static gboolean
write_archived (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_set_archived (db, verb->id, verb->is_on, error);
}

static gboolean
write_resting (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_set_resting (db, verb->id, verb->is_on, error);
}

static gboolean
write_put_off (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_set_put_off (db, verb->id, verb->day, error);
}

static gboolean
write_let_rest (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_set_put_off (db, verb->id, verb->day, error) && tend_hobby_set_resting (db, verb->id, TRUE, error);
}

static gboolean
write_move (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_move (db, verb->id, verb->before_id, error);
}

static gboolean
write_add_session (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  Verb *verb = data;

  return tend_hobby_session_insert (db, verb->session, &verb->id, error);
}

static gboolean
write_update_session (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  return tend_hobby_session_update (db, ((Verb *) data)->session, error);
}

static gboolean
write_delete_session (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  return tend_hobby_session_delete (db, ((Verb *) data)->id, error);
}

static gboolean
write_start (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  Verb *verb = data;

  return tend_stopwatch_start (db, verb->hobby->id, &verb->at, &verb->id, error);
}

static gboolean
write_running (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;

  return tend_stopwatch_set_running (db, verb->id, verb->is_on, &verb->at, error);
}

/* The stopwatch becomes a session, so that taking it back makes it run on as if nothing had been. */
static gboolean
write_finish_session (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  Verb *verb = data;

  return tend_stopwatch_delete (db, verb->id, error) &&
         tend_hobby_session_insert (db, verb->session, &verb->id, error) &&
         (verb->text == NULL || tend_hobby_set_left_off (db, verb->hobby->id, verb->text, error));
}

/* Verb.text is the plan, Verb.day which time of it. */
static gboolean
write_keep_offer (TendDb    *db,
                  gpointer   data,
                  GError   **error)
{
  Verb *verb = data;

  return tend_hobby_session_insert (db, verb->session, &verb->id, error) &&
         tend_hobby_offer_answer (db, verb->text, verb->day, error);
}

static gboolean
write_dismiss_offer (TendDb    *db,
                     gpointer   data,
                     GError   **error)
{
  const Verb *verb = data;

  return tend_hobby_offer_answer (db, verb->text, verb->day, error);
}

static gboolean
write_discard (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  return tend_stopwatch_delete (db, ((Verb *) data)->id, error);
}

/**
 * tend_hobby_store_add_async:
 * @store: the store
 * @hobby: what is added, at the end of the list
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_add_async (TendStore           *store,
                            const TendHobby     *hobby,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  start (store, g_strdup_printf (_("Added “%s”"), hobby->name), TEND_WRITE_DEFAULT, write_add,
         verb_new (store, hobby, 0), callback, user_data);
}

/**
 * tend_hobby_store_update_async:
 * @store: the store
 * @hobby: what it is to be, with its id
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_update_async (TendStore           *store,
                               const TendHobby     *hobby,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  start (store, g_strdup_printf (_("Changed “%s”"), hobby->name), TEND_WRITE_DEFAULT, write_update,
         verb_new (store, hobby, hobby->id), callback, user_data);
}

void
tend_hobby_store_delete_async (TendStore           *store,
                               const TendHobby     *hobby,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), hobby->name), TEND_WRITE_OFFER_UNDO, write_delete,
         verb_new (store, hobby, hobby->id), callback, user_data);
}

void
tend_hobby_store_set_archived_async (TendStore           *store,
                                     const TendHobby     *hobby,
                                     gboolean             is_archived,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Verb *verb = verb_new (store, hobby, hobby->id);

  verb->is_on = is_archived;
  start (store,
         is_archived ? g_strdup_printf (_("Archived “%s”"), hobby->name)
                     : g_strdup_printf (_("Brought “%s” back"), hobby->name),
         is_archived ? TEND_WRITE_OFFER_UNDO : TEND_WRITE_DEFAULT, write_archived, verb, callback, user_data);
}

/**
 * tend_hobby_store_set_resting_async:
 * @store: the store
 * @hobby: a hobby
 * @is_resting: whether it is not to be brought up for now
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_set_resting_async (TendStore           *store,
                                    const TendHobby     *hobby,
                                    gboolean             is_resting,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Verb *verb = verb_new (store, hobby, hobby->id);

  verb->is_on = is_resting;
  start (store,
         is_resting ? g_strdup_printf (_("“%s” rests"), hobby->name)
                    : g_strdup_printf (_("“%s” rests no longer"), hobby->name),
         is_resting ? TEND_WRITE_OFFER_UNDO : TEND_WRITE_DEFAULT, write_resting, verb, callback, user_data);
}

/**
 * tend_hobby_store_let_rest_async:
 * @store: the store
 * @hobby: a hobby that was brought up
 * @until: the day from which it may be brought up again once it rests no longer
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The answer of somebody who was asked about it, where tend_hobby_store_set_resting_async() is their own idea.
 */
void
tend_hobby_store_let_rest_async (TendStore           *store,
                                 const TendHobby     *hobby,
                                 TendDay              until,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Verb *verb = verb_new (store, hobby, hobby->id);

  verb->day = until;
  start (store, g_strdup_printf (_("“%s” rests"), hobby->name), TEND_WRITE_OFFER_UNDO, write_let_rest, verb, callback,
         user_data);
}

/**
 * tend_hobby_store_put_off_async:
 * @store: the store
 * @hobby: a hobby
 * @until: the day from which it may be brought up again
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_put_off_async (TendStore           *store,
                                const TendHobby     *hobby,
                                TendDay              until,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Verb *verb = verb_new (store, hobby, hobby->id);

  verb->day = until;
  start (store, g_strdup_printf (_("Put off “%s”"), hobby->name), TEND_WRITE_OFFER_UNDO, write_put_off, verb,
         callback, user_data);
}

/**
 * tend_hobby_store_move_async:
 * @store: the store
 * @hobby: a hobby
 * @before_id: the hobby that it is to stand before, 0 for the end of the list
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_move_async (TendStore           *store,
                             const TendHobby     *hobby,
                             gint64               before_id,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Verb *verb = verb_new (store, hobby, hobby->id);

  verb->before_id = before_id;
  start (store, g_strdup_printf (_("Moved “%s”"), hobby->name), TEND_WRITE_DEFAULT, write_move, verb, callback,
         user_data);
}

/**
 * tend_hobby_store_add_session_async:
 * @store: the store
 * @hobby: the hobby
 * @session: what was done
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_hobby_store_add_session_async (TendStore              *store,
                                    const TendHobby        *hobby,
                                    const TendHobbySession *session,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data)
{
  start (store, g_strdup_printf (_("Kept a session of “%s”"), hobby->name), TEND_WRITE_DEFAULT, write_add_session,
         verb_new_for_session (store, hobby, session), callback, user_data);
}

void
tend_hobby_store_update_session_async (TendStore              *store,
                                       const TendHobby        *hobby,
                                       const TendHobbySession *session,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data)
{
  start (store, g_strdup_printf (_("Changed a session of “%s”"), hobby->name), TEND_WRITE_DEFAULT,
         write_update_session, verb_new_for_session (store, hobby, session), callback, user_data);
}

void
tend_hobby_store_delete_session_async (TendStore              *store,
                                       const TendHobby        *hobby,
                                       const TendHobbySession *session,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data)
{
  start (store, g_strdup_printf (_("Deleted a session of “%s”"), hobby->name), TEND_WRITE_OFFER_UNDO,
         write_delete_session, verb_new_for_session (store, hobby, session), callback, user_data);
}

/**
 * tend_hobby_store_start_async:
 * @store: the store
 * @hobby: the hobby
 * @at: when it begins
 * @callback: called when it is on disk
 * @user_data: for @callback
 *
 * Starts the stopwatch, or lets it go on. %TEND_ERROR_INVALID where another hobby's has not been finished.
 */
void
tend_hobby_store_start_async (TendStore                  *store,
                              const TendHobby            *hobby,
                              const TendStopwatchInstant *at,
                              GAsyncReadyCallback         callback,
                              gpointer                    user_data)
{
  Verb *verb = verb_new (store, hobby, 0);

  verb->at = *at;
  start (store, g_strdup_printf (_("Started “%s”"), hobby->name), TEND_WRITE_DEFAULT, write_start, verb, callback,
         user_data);
}

/**
 * tend_hobby_store_set_running_async:
 * @store: the store
 * @hobby: the hobby
 * @stopwatch: its stopwatch
 * @is_running: whether it is to go on, or to pause
 * @at: when
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
tend_hobby_store_set_running_async (TendStore                  *store,
                                    const TendHobby            *hobby,
                                    const TendStopwatch        *stopwatch,
                                    gboolean                    is_running,
                                    const TendStopwatchInstant *at,
                                    GAsyncReadyCallback         callback,
                                    gpointer                    user_data)
{
  Verb *verb = verb_new (store, hobby, stopwatch->id);

  verb->is_on = is_running;
  verb->at = *at;
  start (store,
         is_running ? g_strdup_printf (_("Went on with “%s”"), hobby->name)
                    : g_strdup_printf (_("Paused “%s”"), hobby->name),
         TEND_WRITE_DEFAULT, write_running, verb, callback, user_data);
}

/**
 * tend_hobby_store_finish_session_async:
 * @store: the store
 * @hobby: the hobby
 * @stopwatch: its stopwatch, which ends
 * @session: what becomes of it
 * @left_off: (nullable): where one left the hobby, for the next time; %NULL to leave that as it is
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_hobby_store_finish_session_async (TendStore              *store,
                                       const TendHobby        *hobby,
                                       const TendStopwatch    *stopwatch,
                                       const TendHobbySession *session,
                                       const char             *left_off,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data)
{
  Verb *verb = verb_new_for_session (store, hobby, session);

  verb->id = stopwatch->id;
  verb->text = g_strdup (left_off);
  start (store, g_strdup_printf (_("Kept a session of “%s”"), hobby->name), TEND_WRITE_DEFAULT,
         write_finish_session, verb, callback, user_data);
}

/**
 * tend_hobby_store_discard_async:
 * @store: the store
 * @hobby: the hobby
 * @stopwatch: its stopwatch, of which nothing is kept
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
tend_hobby_store_discard_async (TendStore           *store,
                                const TendHobby     *hobby,
                                const TendStopwatch *stopwatch,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  start (store, g_strdup_printf (_("Let go of the time with “%s”"), hobby->name), TEND_WRITE_OFFER_UNDO,
         write_discard, verb_new (store, hobby, stopwatch->id), callback, user_data);
}

static Verb *
verb_new_for_offer (TendStore            *store,
                    const TendHobbyOffer *offer)
{
  Verb *verb = verb_new_for_session (store, offer->hobby, offer->session);

  verb->text = g_strdup (offer->time->uuid);
  verb->day = offer->time->day;
  return verb;
}

/**
 * tend_hobby_store_keep_offer_async:
 * @store: the store
 * @offer: a planned time that was as planned
 * @callback: called when its session is kept
 * @user_data: for @callback
 */
void
tend_hobby_store_keep_offer_async (TendStore            *store,
                                   const TendHobbyOffer *offer,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  start (store, g_strdup_printf (_("Kept a session of “%s”"), offer->hobby->name), TEND_WRITE_OFFER_UNDO,
         write_keep_offer, verb_new_for_offer (store, offer), callback, user_data);
}

/**
 * tend_hobby_store_dismiss_offer_async:
 * @store: the store
 * @offer: a planned time that is not to be kept
 * @callback: called when it will not be asked about again
 * @user_data: for @callback
 */
void
tend_hobby_store_dismiss_offer_async (TendStore            *store,
                                      const TendHobbyOffer *offer,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data)
{
  Verb *verb = verb_new_for_offer (store, offer);

  verb->id = offer->hobby->id;
  start (store, g_strdup_printf (_("No session of “%s”"), offer->hobby->name), TEND_WRITE_OFFER_UNDO,
         write_dismiss_offer, verb, callback, user_data);
}

/**
 * tend_hobby_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: (out) (optional): what went wrong
 *
 * Returns: the row that the verb was about: the one that was added, where one was; 0 with @error set
 */
gint64
tend_hobby_store_finish (TendStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  const Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
