/* Hobbies as they are kept, read a few rows at a time: for the main thread as well as for the writer. */

#pragma once

#include "features/hobbies/tend-hobby-rules.h"
#include "features/hobbies/tend-stopwatch.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

TendHobby *tend_hobby_read (TendDb *db, gint64 id, GError **error);
TendHobby *tend_hobby_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_hobby_read_all (TendDb *db, gboolean archived, GError **error);
gboolean tend_hobby_read_ids (TendDb *db, gboolean archived, GArray *ids, GError **error);
const char *tend_hobby_choose_color (TendDb *db);

/* Days. */
GArray *tend_hobby_read_days (TendDb *db, gint64 hobby_id, TendDay from, TendDay to, GError **error);
GArray *tend_hobby_read_last_days (TendDb *db, gint64 hobby_id, TendDay until, GError **error);
gboolean tend_hobby_read_standing (TendDb *db, const TendHobby *hobby, TendDay today, GDateWeekday first_weekday,
                                   TendHobbyStanding *standing, GError **error);
TendHobby *tend_hobby_read_waiting (TendDb *db, TendDay today, GDateWeekday first_weekday,
                                    TendHobbyStanding *standing, GError **error);
TendHobby *tend_hobby_read_greeted (TendDb *db, TendDay today, GDateWeekday first_weekday,
                                    TendHobbyStanding *standing, GError **error);

/**
 * TendHobbyMonth:
 * @hobby_id: the hobby
 * @month: the first day of the month
 * @seconds: how long in that month
 */
typedef struct
{
  gint64 hobby_id;
  TendDay month;
  gint64 seconds;
} TendHobbyMonth;

GArray *tend_hobby_read_months (TendDb *db, TendDay from, TendDay to, GError **error);

/* Sessions. */
TendHobbySession *tend_hobby_session_read (TendDb *db, gint64 id, GError **error);
TendHobbySession *tend_hobby_session_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_hobby_session_read_last (TendDb *db, gint64 hobby_id, guint limit, GError **error);
GPtrArray *tend_hobby_session_read_all (TendDb *db, gint64 hobby_id, GError **error);
gboolean tend_hobby_session_read_ids (TendDb *db, gint64 hobby_id, GArray *ids, GError **error);
gboolean tend_hobby_session_read_pictured_ids (TendDb *db, gint64 hobby_id, GArray *ids, GError **error);
int tend_hobby_session_get_usual_seconds (TendDb *db, gint64 hobby_id);

/* Pictures of what was made. */
GBytes *tend_hobby_picture_read_thumbnail (TendDb *db, gint64 id, GError **error);
GBytes *tend_hobby_picture_read_image (TendDb *db, gint64 id, GError **error);

/* What goes on now. */
TendStopwatch *tend_stopwatch_read (TendDb *db, GError **error);

G_END_DECLS
