#include "tend-sample-life.h"

#include "features/goals/tend-goal-rules.h"
#include "store/tend-measure.h"
#include "tend-chance.h"
#include "tend-sample-goals.h"
#include "tend-sample-hobbies.h"
#include "tend-sample-ideas.h"
#include "tend-sample-people.h"
#include "tend-sample-plans.h"
#include "tend-sample-sessions.h"

#include <math.h>

/* The streams of a seed: what happens in the life as a whole, the tasks, and one for each goal. */
enum
{
  STREAM_LIFE,
  STREAM_TASKS,
  STREAM_GOALS,
};

#define HOUR (60 * 60)
#define SECONDS_A_DAY (24 * HOUR)

/* How far the last day has come: what is usually done later is still open. */
#define HOUR_OF_LAST_DAY 15

/* How long a new habit is less likely, in days, and by how much at first. */
#define SETTLING_DAYS 66
#define SETTLING_SHARE 0.22

/* How much less likely a day is after one that was not done. */
#define SLUMP 0.12

typedef enum
{
  SPELL_NONE,
  SPELL_ILL,
  SPELL_AWAY,
} Spell;

static const char *const ill_reasons[] = {
  "A cold. Staying in bed.", "Fever, tea, sleep.", "My back needs a few days.", "Stomach bug.",
  "Worn out. Resting on purpose.",
};

static const char *const away_reasons[] = {
  "At the sea.", "Visiting family.", "Hiking with friends.", "Moving house, everything is in boxes.",
  "A week at the lake.", "Away for a course.",
};

/**
 * SampleDay:
 * @mood: how the month is, about −1 to 1
 * @spell: whether the person is ill or away
 * @reason: (nullable): why, on the first day of a spell
 */
typedef struct
{
  double mood;
  Spell spell;
  const char *reason;
} SampleDay;

typedef struct
{
  TendDb *db;
  guint64 seed;
  TendDay first_day;
  TendDay end_day;
  SampleDay *days;
  guint n_days;
} SampleLife;

static void
sample_life_clear (SampleLife *self)
{
  g_clear_pointer (&self->days, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleLife, sample_life_clear)

static guint
add_spell (SampleLife *self,
           guint       begin,
           guint       length,
           Spell       spell,
           const char *reason)
{
  for (guint i = begin; i < MIN (begin + length, self->n_days); i++)
    {
      self->days[i].spell = spell;
      self->days[i].reason = i == begin ? reason : NULL;
    }
  return length;
}

/* Months that are like the month before, now and then one that is hard; ill once or twice a year, and away as
 * often. */
static void
make_days (SampleLife *self)
{
  TendChance chance;
  double mood = 0;

  tend_chance_init (&chance, self->seed, STREAM_LIFE);
  self->n_days = (guint) (self->end_day - self->first_day) + 1;
  self->days = g_new0 (SampleDay, self->n_days);

  for (guint i = 0; i < self->n_days; i++)
    {
      if (i == 0 || tend_day_get_day_of_month (self->first_day + (TendDay) i) == 1)
        mood = tend_chance_happens (&chance, 0.07) ? -1.6
                                                   : 0.55 * mood + 0.6 * tend_chance_get_swing (&chance);
      self->days[i].mood = mood;
    }
  for (guint i = 20; i < self->n_days; i++)
    {
      if (tend_chance_happens (&chance, 1.4 / 365))
        i += add_spell (self, i, 3 + tend_chance_get_below (&chance, 5), SPELL_ILL,
                        ill_reasons[tend_chance_get_below (&chance, G_N_ELEMENTS (ill_reasons))]);
      else if (tend_chance_happens (&chance, 1.6 / 365))
        i += add_spell (self, i, 4 + tend_chance_get_below (&chance, 9), SPELL_AWAY,
                        away_reasons[tend_chance_get_below (&chance, G_N_ELEMENTS (away_reasons))]);
    }
}

static gint64
get_instant (TendDay     day,
             int         hour,
             TendChance *chance)
{
  return (gint64) day * SECONDS_A_DAY + (gint64) hour * HOUR +
         (gint64) (tend_chance_get_swing (chance) * HOUR);
}

static double
make_value (const TendSampleGoal *sample,
            const SampleDay      *day,
            TendChance           *chance)
{
  /* A good month brings more of what is wanted, and less of what should stay within. */
  double better = sample->measure == TEND_MEASURE_AT_MOST ? -0.12 : 0.05;
  double value = sample->typical * (1 + better * day->mood + sample->swing * tend_chance_get_swing (chance));

  return MAX (0, floor (value / sample->grain + 0.5) * sample->grain);
}

/* A rest day for a whole spell, and a few of them by choice. */
static gboolean
is_rest (const TendSampleGoal *sample,
         const SampleDay      *day,
         gboolean              is_asked,
         TendChance           *chance)
{
  gboolean rests = (day->spell == SPELL_ILL && sample->rests_when_ill) ||
                   (day->spell == SPELL_AWAY && sample->rests_when_away);

  return is_asked && tend_chance_happens (chance, rests ? 0.94 : 0.004);
}

static double
get_likelihood (const TendSampleGoal *sample,
                const SampleDay      *day,
                GDateWeekday          weekday,
                gboolean              is_asked,
                int                   age,
                gboolean              is_slump)
{
  double share = is_asked ? sample->often : sample->extra;

  share += sample->weekdays[weekday - G_DATE_MONDAY] / 100.0;
  share += day->mood * (day->mood < 0 ? 0.08 : 0.03);
  if (age < SETTLING_DAYS)
    share -= SETTLING_SHARE * (SETTLING_DAYS - age) / SETTLING_DAYS;
  if (is_slump && tend_goal_get_span (&(TendGoal){ .schedule = sample->schedule }) == TEND_GOAL_SPAN_DAY)
    share -= SLUMP;
  return share;
}

/* What the person does about the goal on the day that @check_in names, if anything. */
static gboolean
live_day (const TendSampleGoal *sample,
          const SampleDay      *day,
          gboolean              is_asked,
          double                likelihood,
          TendChance           *chance,
          TendCheckIn          *check_in)
{
  const char *note = NULL;

  check_in->value = NAN;
  if (is_rest (sample, day, is_asked, chance))
    {
      check_in->state = TEND_CHECK_IN_SKIPPED;
      note = day->spell != SPELL_NONE ? day->reason : "A day off, on purpose.";
    }
  else if (tend_chance_happens (chance, likelihood))
    {
      check_in->state = TEND_CHECK_IN_DONE;
      if (sample->measure != TEND_MEASURE_TICK)
        check_in->value = make_value (sample, day, chance);
      if (tend_chance_happens (chance, 0.022))
        note = sample->notes[tend_chance_get_below (chance, TEND_SAMPLE_NOTES)];
    }
  else if (is_asked && tend_chance_happens (chance, 0.02))
    {
      check_in->state = TEND_CHECK_IN_NONE;
      note = tend_chance_happens (chance, 0.5) ? "Not today." : "Too much else. Again tomorrow.";
    }
  else
    return FALSE;
  check_in->note = g_strdup (note ? note : "");
  return TRUE;
}

static gboolean
write_check_in (const SampleLife   *self,
                gint64              goal_id,
                const TendCheckIn  *check_in,
                gint64              at,
                GError            **error)
{
  return tend_db_run (self->db, error,
                      "INSERT INTO goal_check_in (goal_id, day, state, value, note, at)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      "idsfsi", goal_id, check_in->day, tend_check_in_state_to_text (check_in->state),
                      check_in->value, check_in->note, at);
}

static gboolean
write_check_ins (const SampleLife      *self,
                 const TendSampleGoal  *sample,
                 const TendGoal        *goal,
                 TendDay                last_day,
                 TendChance            *chance,
                 GError               **error)
{
  g_autoptr (GArray) check_ins = g_array_new (FALSE, FALSE, sizeof (TendCheckIn));
  TendGoalHistory history = { .goal = goal, .first_weekday = G_DATE_MONDAY };
  gboolean is_slump = FALSE;

  g_array_set_clear_func (check_ins, (GDestroyNotify) tend_check_in_clear);
  for (TendDay day = goal->start_day; day <= last_day; day++)
    {
      const SampleDay *sample_day = &self->days[day - self->first_day];
      TendCheckIn check_in = { .day = day };
      double likelihood;
      gboolean is_asked;

      history.check_ins = (const TendCheckIn *) (gpointer) check_ins->data;
      history.n_check_ins = check_ins->len;
      history.today = day;
      is_asked = tend_goal_is_asked (&history, day);
      likelihood = get_likelihood (sample, sample_day, tend_day_get_weekday (day), is_asked,
                                   day - goal->start_day, is_slump);
      if (!live_day (sample, sample_day, is_asked, likelihood, chance, &check_in))
        {
          is_slump = is_asked;
          continue;
        }
      is_slump = FALSE;
      g_array_append_val (check_ins, check_in);
      if (!write_check_in (self, goal->id, &check_in, get_instant (day, sample->hour, chance), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_goal_row (const SampleLife  *self,
                TendGoal          *goal,
                gint64             done_at,
                GError           **error)
{
  if (!tend_goal_validate (goal, error))
    return FALSE;
  if (!tend_db_run (self->db, error,
                    "INSERT INTO goal (uuid, title, why, color, position, schedule, times, days, weekdays,"
                    "    measure, target, unit, start_day, due_day, done_day, done_at, is_archived,"
                    "    created_at, source_feature, source_key, source_unit)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                    "    nullif (?16, 0), ?17, ?18, ?19, ?20, ?21)",
                    "ssssisiiisfsdddibisss", goal->uuid, goal->title, goal->why, goal->color, goal->position,
                    tend_schedule_kind_to_text (goal->schedule.kind), (gint64) goal->schedule.times,
                    (gint64) goal->schedule.days, (gint64) goal->schedule.weekdays,
                    tend_measure_kind_to_text (goal->measure), goal->target, goal->unit, goal->start_day,
                    goal->due_day, goal->done_day, done_at, goal->is_archived, goal->created_at,
                    goal->source_feature, goal->source_key, tend_measure_units_to_text (goal->source_unit)))
    return FALSE;
  goal->id = tend_db_get_last_id (self->db);
  return TRUE;
}

static gboolean
write_plan (const SampleLife      *self,
            const TendSampleGoal  *sample,
            gint64                 goal_id,
            TendChance            *chance,
            GError               **error)
{
  g_autofree char *uuid = NULL;

  if (sample->outcome == NULL)
    return TRUE;
  uuid = tend_chance_make_uuid (chance);
  return tend_db_run (self->db, error,
                      "INSERT INTO goal_plan (uuid, goal_id, outcome, obstacle, when_text, then_text)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      "sissss", uuid, goal_id, sample->outcome, sample->obstacle, sample->when_text,
                      sample->then_text);
}

static TendGoal *
make_goal (const char *title,
           const char *why,
           const char *color,
           TendDay     start_day,
           gint64      position,
           TendChance *chance)
{
  TendGoal *goal = tend_goal_new (title, start_day);

  goal->uuid = tend_chance_make_uuid (chance);
  g_free (goal->why);
  goal->why = g_strdup (why);
  g_free (goal->color);
  goal->color = g_strdup (color);
  goal->position = position;
  goal->created_at = get_instant (start_day, 7, chance);
  return goal;
}

static gboolean
write_goal (const SampleLife      *self,
            const TendSampleGoal  *sample,
            guint                  index,
            GError               **error)
{
  TendDay start_day = MIN (self->first_day + sample->begins, self->end_day);
  TendDay last_day = self->end_day;
  g_autoptr (TendGoal) goal = NULL;
  TendChance chance;

  tend_chance_init (&chance, self->seed, STREAM_GOALS + index);
  goal = make_goal (sample->title, sample->why, sample->color, start_day, (gint64) index + 1, &chance);
  goal->schedule = sample->schedule;
  goal->measure = sample->measure;
  goal->target = sample->target;
  g_free (goal->unit);
  goal->unit = g_strdup (sample->unit ? sample->unit : "");
  if (sample->source_feature)
    tend_goal_set_source (goal, sample->source_feature, sample->source_key, sample->source_unit);
  goal->is_archived = sample->lasts > 0;

  if (goal->is_archived)
    last_day = MAX (start_day, self->first_day + (TendDay) (self->n_days * sample->lasts));
  else if (sample->hour >= HOUR_OF_LAST_DAY)
    last_day = self->end_day - 1;

  return write_goal_row (self, goal, 0, error) &&
         write_plan (self, sample, goal->id, &chance, error) &&
         write_check_ins (self, sample, goal, last_day, &chance, error);
}

static gboolean
write_steps (const SampleLife      *self,
             const TendSampleTask  *task,
             const TendGoal        *goal,
             TendChance            *chance,
             GError               **error)
{
  for (guint i = 0; i < TEND_SAMPLE_STEPS && task->steps[i]; i++)
    {
      g_autofree char *uuid = tend_chance_make_uuid (chance);
      gint64 done_at = 0;

      if (i < task->n_steps_done)
        done_at = get_instant (goal->start_day + 2 + 4 * (TendDay) i, 17, chance);
      if (!tend_db_run (self->db, error,
                        "INSERT INTO goal_step (uuid, goal_id, title, position, done_at)"
                        "  VALUES (?1, ?2, ?3, ?4, nullif (?5, 0))",
                        "sisii", uuid, goal->id, task->steps[i], (gint64) i + 1, done_at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_task (const SampleLife      *self,
            const TendSampleTask  *task,
            guint                  index,
            TendChance            *chance,
            GError               **error)
{
  TendDay start_day = self->end_day - task->begins;
  gint64 position = (gint64) (tend_sample_n_goals + index) + 1;
  g_autoptr (TendGoal) goal = make_goal (task->title, task->why, task->color, start_day, position, chance);
  gint64 done_at = 0;

  goal->schedule.kind = TEND_SCHEDULE_ONCE;
  goal->due_day = self->end_day + task->due;
  goal->is_archived = task->is_archived;
  if (task->done >= 0)
    {
      goal->done_day = self->end_day - task->done;
      done_at = get_instant (goal->done_day, 18, chance);
    }
  return write_goal_row (self, goal, done_at, error) && write_steps (self, task, goal, chance, error);
}

/**
 * tend_sample_life_write:
 * @db: a connection that writes, to a life without goals, within a transaction
 * @seed: any number; each makes another life
 * @years: how long the life is, 1 to %TEND_SAMPLE_LIFE_YEARS_MAX
 * @end_day: its last day, which has come to the afternoon
 * @error: return location
 *
 * Writes goals with their check-ins, steps and plans, a calendar, people, hobbies, ideas, and sessions. The same
 * arguments write the same rows.
 *
 * Returns: whether all was written
 */
gboolean
tend_sample_life_write (TendDb   *db,
                        guint64   seed,
                        int       years,
                        TendDay   end_day,
                        GError  **error)
{
  g_auto (SampleLife) self = { db, seed, TEND_DAY_NONE, end_day, NULL, 0 };
  TendChance chance;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (years >= 1 && years <= TEND_SAMPLE_LIFE_YEARS_MAX, FALSE);
  g_return_val_if_fail (tend_day_get_year (end_day) > TEND_SAMPLE_LIFE_YEARS_MAX + 1, FALSE);

  self.first_day = tend_day_add_months (end_day, -12 * years) + 1;
  make_days (&self);
  for (guint i = 0; i < tend_sample_n_goals; i++)
    if (!write_goal (&self, &tend_sample_goals[i], i, error))
      return FALSE;

  tend_chance_init (&chance, seed, STREAM_TASKS);
  for (guint i = 0; i < tend_sample_n_tasks; i++)
    if (!write_task (&self, &tend_sample_tasks[i], i, &chance, error))
      return FALSE;
  return tend_sample_ideas_write (db, seed, end_day, error) &&
         tend_sample_plans_write (db, seed, self.first_day, end_day, error) &&
         tend_sample_people_write (db, seed, self.first_day, end_day, error) &&
         tend_sample_hobbies_write (db, seed, self.first_day, end_day, error) &&
         tend_sample_sessions_write (db, seed, self.first_day, end_day, error);
}
