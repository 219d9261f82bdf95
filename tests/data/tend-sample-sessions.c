#include "tend-sample-sessions.h"

#include "features/mindfulness/tend-mindfulness-store.h"
#include "tend-chance.h"

/* A stream of the seed that nothing else uses. */
#define STREAM_SESSIONS 200000

#define SECONDS_A_DAY (24 * 60 * 60)
#define DAYS (2 * 365)
#define SHARE_OF_DAYS 0.55

static const char *const lines[] = {
  "Shoulders lower afterwards.", "Hard to stay with it, and still good.", "On the train.", "Before the call.",
};

static gboolean
write_session (TendDb      *db,
               TendDay      day,
               TendChance  *chance,
               GError     **error)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);
  double share = tend_chance_get_share (chance);
  const TendExercise *exercise = exercises[(guint) (share * share * n)];
  int minutes = 1 + (int) tend_chance_get_below (chance, 10);
  int rounds = tend_breath_pattern_count_rounds (&exercise->pattern, minutes * 60 * (gint64) G_USEC_PER_SEC);
  int seconds = (int) (tend_breath_pattern_get_length (&exercise->pattern, rounds) / G_USEC_PER_SEC);
  gint64 started_at = (gint64) day * SECONDS_A_DAY + 7 * 60 * 60 + tend_chance_get_below (chance, 12 * 60 * 60);
  g_autoptr (TendSession) session = tend_session_new (exercise->id, exercise->title, day, started_at, seconds);
  gint64 id;

  session->uuid = tend_chance_make_uuid (chance);
  if (tend_chance_happens (chance, 0.1))
    {
      g_free (session->line);
      session->line = g_strdup (lines[tend_chance_get_below (chance, G_N_ELEMENTS (lines))]);
    }
  return tend_session_insert (db, session, &id, error);
}

/**
 * tend_sample_sessions_write:
 * @db: a connection that writes, within a transaction
 * @seed: any number
 * @first_day: the first day of the life
 * @end_day: the day it is, which has no session yet
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
tend_sample_sessions_write (TendDb   *db,
                            guint64   seed,
                            TendDay   first_day,
                            TendDay   end_day,
                            GError  **error)
{
  TendChance chance;

  tend_chance_init (&chance, seed, STREAM_SESSIONS);
  for (TendDay day = MAX (first_day, end_day - DAYS); day < end_day; day++)
    if (tend_chance_happens (&chance, SHARE_OF_DAYS) && !write_session (db, day, &chance, error))
      return FALSE;
  return tend_db_run (db, error, "INSERT INTO exercise_favourite (exercise) VALUES ('long-exhale')", "");
}
