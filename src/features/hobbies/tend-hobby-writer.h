/* The SQL of what can be done to hobbies. All of it runs in the writer thread, within a write. */

#pragma once

#include "features/hobbies/tend-hobby-reader.h"

G_BEGIN_DECLS

gboolean tend_hobby_insert (TendDb *db, const TendHobby *hobby, gint64 now, gint64 *id, GError **error);
gboolean tend_hobby_update (TendDb *db, const TendHobby *hobby, GError **error);
gboolean tend_hobby_delete (TendDb *db, gint64 id, GError **error);
gboolean tend_hobby_set_archived (TendDb *db, gint64 id, gboolean is_archived, GError **error);
gboolean tend_hobby_set_resting (TendDb *db, gint64 id, gboolean is_resting, GError **error);
gboolean tend_hobby_set_put_off (TendDb *db, gint64 id, TendDay until, GError **error);
gboolean tend_hobby_set_left_off (TendDb *db, gint64 id, const char *left_off, GError **error);
gboolean tend_hobby_move (TendDb *db, gint64 id, gint64 before_id, GError **error);

gboolean tend_hobby_session_insert (TendDb *db, const TendHobbySession *session, gint64 *id, GError **error);
gboolean tend_hobby_session_update (TendDb *db, const TendHobbySession *session, GError **error);
gboolean tend_hobby_session_delete (TendDb *db, gint64 id, GError **error);

gboolean tend_stopwatch_start (TendDb *db, gint64 hobby_id, const TendStopwatchInstant *at, gint64 *id,
                               GError **error);
gboolean tend_stopwatch_set_running (TendDb *db, gint64 id, gboolean is_running, const TendStopwatchInstant *at,
                                     GError **error);
gboolean tend_stopwatch_delete (TendDb *db, gint64 id, GError **error);
gboolean tend_hobby_offer_answer (TendDb *db, const char *plan_uuid, TendDay day, GError **error);

G_END_DECLS
