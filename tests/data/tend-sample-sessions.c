#include "tend-sample-sessions.h"

#include "features/mindfulness/tend-mindfulness-store.h"
#include "features/mindfulness/tend-practice-names.h"
#include "features/mindfulness/tend-script-library.h"
#include "reminders/tend-reminder-writer.h"
#include "tend-chance.h"

/* A stream of the seed that nothing else uses. */
#define STREAM_SESSIONS 200000

#define SECONDS_A_DAY (24 * 60 * 60)

/* It became a habit in the last two years. */
#define DAYS_OF_HABIT (2 * 365)
#define SHARE_OF_DAYS 0.55
#define SHARE_BEFORE 0.25

static const char *const lines[] = {
  "Shoulders lower afterwards.", "Hard to stay with it, and still good.", "On the train.", "Before the call.",
};

/* What the person made, a pattern and a way to move. */
static gboolean
write_own (TendDb      *db,
           TendChance  *chance,
           GError     **error)
{
  g_autofree char *pattern = tend_chance_make_uuid (chance);
  g_autofree char *movement = tend_chance_make_uuid (chance);

  return tend_db_run (db, error,
                      "INSERT INTO breath_pattern (uuid, title, inhale, hold, exhale, rest)"
                      "  VALUES (?1, 'For the Evening', 8, 4, 13, 2)",
                      "s", pattern) &&
         tend_db_run (db, error, "INSERT INTO movement (uuid, title, minutes) VALUES (?1, 'Swim', 30)", "s",
                      movement) &&
         tend_db_run (db, error,
                      "INSERT INTO exercise_setup (exercise, minutes, rounds, preparation, interval)"
                      "  VALUES ('quiet', 20, 0, 10, 5)",
                      "") &&
         tend_db_run (db, error, "INSERT INTO exercise_favourite (exercise) VALUES ('long-exhale')", "");
}

/* A breath at one o'clock on workdays. */
static gboolean
write_reminder (TendDb      *db,
                GPtrArray   *practices,
                TendChance  *chance,
                GError     **error)
{
  const TendPractice *practice = tend_practice_find (practices, "resonant");
  g_autofree char *uuid = tend_practice_get_uuid (practice);
  g_autoptr (TendReminder) reminder =
      tend_reminder_new_at (TEND_PRACTICE_REMINDER_KIND, uuid, 13 * 60, TEND_WEEKDAYS_WORK);

  reminder->uuid = tend_chance_make_uuid (chance);
  return tend_reminder_insert (db, reminder, NULL, error);
}

/* Mostly breaths, and some of them more often than others. */
static const TendPractice *
choose_practice (GPtrArray  *practices,
                 TendChance *chance)
{
  static const TendPracticeKind kinds[] = {
    TEND_PRACTICE_BREATH, TEND_PRACTICE_BREATH, TEND_PRACTICE_BREATH, TEND_PRACTICE_BREATH, TEND_PRACTICE_BREATH,
    TEND_PRACTICE_BREATH, TEND_PRACTICE_GUIDED, TEND_PRACTICE_GUIDED, TEND_PRACTICE_QUIET,  TEND_PRACTICE_MOVE,
  };
  TendPracticeKind kind = kinds[tend_chance_get_below (chance, G_N_ELEMENTS (kinds))];
  double share = tend_chance_get_share (chance);
  g_autoptr (GPtrArray) of_kind = g_ptr_array_new ();

  for (guint i = 0; i < practices->len; i++)
    if (((TendPractice *) g_ptr_array_index (practices, i))->kind == kind)
      g_ptr_array_add (of_kind, g_ptr_array_index (practices, i));
  return g_ptr_array_index (of_kind, (guint) (share * share * of_kind->len));
}

static int
choose_seconds (const TendPractice *practice,
                TendChance         *chance)
{
  int minutes = 1 + (int) tend_chance_get_below (chance, 10);
  int rounds;

  if (practice->kind != TEND_PRACTICE_BREATH)
    return practice->options.minutes * 60;
  rounds = tend_breath_pattern_count_rounds (&practice->pattern, minutes * 60 * (gint64) G_USEC_PER_SEC);
  return (int) (tend_breath_pattern_get_length (&practice->pattern, rounds) / G_USEC_PER_SEC);
}

/* How one feels is said more often before than after, and is better afterwards more often than not. */
static void
feel (TendSession *session,
      TendChance  *chance)
{
  int lift = tend_chance_happens (chance, 0.45) + tend_chance_happens (chance, 0.15) - tend_chance_happens (chance, 0.1);

  if (!tend_chance_happens (chance, 0.6))
    return;
  session->before.mood = 1 + (int) tend_chance_get_below (chance, 3) + (int) tend_chance_get_below (chance, 3);
  if (tend_chance_happens (chance, 0.5))
    session->before.energy = 1 + (int) tend_chance_get_below (chance, 4);
  if (!tend_chance_happens (chance, 0.85))
    return;
  session->after.mood = CLAMP (session->before.mood + lift, 1, TEND_MOOD_MAX);
  if (session->before.energy)
    session->after.energy = CLAMP (session->before.energy + tend_chance_happens (chance, 0.3), 1, TEND_MOOD_MAX);
}

static gboolean
write_session (TendDb      *db,
               TendDay      day,
               GPtrArray   *practices,
               TendChance  *chance,
               GError     **error)
{
  const TendPractice *practice = choose_practice (practices, chance);
  int seconds = choose_seconds (practice, chance);
  gint64 started_at = (gint64) day * SECONDS_A_DAY + 7 * 60 * 60 + tend_chance_get_below (chance, 12 * 60 * 60);
  g_autoptr (TendSession) session = tend_session_new (practice->id, practice->title, day, started_at, seconds);
  gint64 id;

  session->uuid = tend_chance_make_uuid (chance);
  session->kind = practice->kind;
  session->helped = practice->kind == TEND_PRACTICE_MOVE && tend_chance_happens (chance, 0.5);
  feel (session, chance);
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
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  g_autoptr (GPtrArray) practices = NULL;
  TendChance chance;

  tend_chance_init (&chance, seed, STREAM_SESSIONS);
  if (!write_own (db, &chance, error))
    return FALSE;
  practices = tend_practice_read_all (db, scripts, error);
  if (practices == NULL)
    return FALSE;
  for (TendDay day = first_day; day < end_day; day++)
    if (tend_chance_happens (&chance, end_day - day <= DAYS_OF_HABIT ? SHARE_OF_DAYS : SHARE_BEFORE) &&
        !write_session (db, day, practices, &chance, error))
      return FALSE;
  return write_reminder (db, practices, &chance, error);
}
