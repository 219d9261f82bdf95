#include "features/goals/tend-goal-store.h"

#include "base/tend-error.h"
#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-writer.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a verb is about. Each verb uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id; /* the goal or the step; of what was added, once it is */
  gint64 before_id;
  gint64 now;
  TendGoal *goal;
  TendGoalPlan *plan;
  char *text;
  TendDay day;
  TendCheckInState state;
  double value;
  gboolean is_on;
} Verb;

static Verb *
verb_new (TendStore *store,
          gint64     id)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = id;
  verb->now = tend_clock_get_now (tend_store_get_clock (store));
  verb->day = TEND_DAY_NONE;
  verb->value = NAN;
  return verb;
}

static Verb *
verb_new_for_goal (TendStore      *store,
                   const TendGoal *goal)
{
  Verb *verb = verb_new (store, goal->id);

  verb->goal = tend_goal_copy (goal);
  return verb;
}

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_clear_pointer (&verb->goal, tend_goal_free);
  g_clear_pointer (&verb->plan, tend_goal_plan_free);
  g_free (verb->text);
  g_free (verb);
}

static TendGoalPlan *
copy_plan (const TendGoalPlan *plan)
{
  TendGoalPlan *copy;

  if (plan == NULL)
    return NULL;
  copy = g_new0 (TendGoalPlan, 1);
  copy->outcome = g_strdup (plan->outcome);
  copy->obstacle = g_strdup (plan->obstacle);
  copy->when_text = g_strdup (plan->when_text);
  copy->then_text = g_strdup (plan->then_text);
  return copy;
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

  return tend_goal_insert (db, verb->goal, verb->now, &verb->id, error) &&
         (verb->plan == NULL || tend_goal_set_plan (db, verb->id, verb->plan, error));
}

static gboolean
write_update (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;

  return tend_goal_update (db, verb->goal, error) &&
         (verb->plan == NULL || tend_goal_set_plan (db, verb->id, verb->plan, error));
}

static gboolean
write_delete (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_goal_delete (db, ((Verb *) data)->id, error);
}

static gboolean
write_archived (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_goal_set_archived (db, verb->id, verb->is_on, error);
}

static gboolean
write_move (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_goal_move (db, verb->id, verb->before_id, error);
}

static gboolean
write_plan (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_goal_set_plan (db, verb->id, verb->plan, error);
}

static gboolean
write_done (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_goal_write_done (db, verb->goal, verb->day, verb->is_on, verb->value, verb->now, error);
}

/* What shall stand on a day, less what the goal counts by itself, is what is written. */
static gboolean
write_day (TendDb          *db,
           const TendGoal  *goal,
           TendCheckIn     *check_in,
           gint64           now,
           GError         **error)
{
  double measured;

  return tend_goal_read_measured (db, goal, check_in->day, &measured, error) &&
         tend_goal_take_measured (goal, check_in, measured, error) &&
         tend_goal_set_check_in (db, goal->id, check_in, now, error);
}

static gboolean
write_skip (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;
  TendCheckIn check_in = { verb->day, TEND_CHECK_IN_SKIPPED, NAN, verb->text };

  return write_day (db, verb->goal, &check_in, verb->now, error);
}

/* Changes the note of a day and nothing else that stands on it. */
static gboolean
write_note (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;
  g_autoptr (GArray) check_ins = tend_goal_read_check_ins (db, verb->id, verb->day, verb->day, error);
  TendCheckIn check_in = { verb->day, TEND_CHECK_IN_NONE, NAN, NULL };

  if (check_ins == NULL)
    return FALSE;
  if (check_ins->len > 0)
    check_in = g_array_index (check_ins, TendCheckIn, 0);
  check_in.note = verb->text;
  return tend_goal_set_check_in (db, verb->id, &check_in, verb->now, error);
}

static gboolean
write_check_in (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;
  TendCheckIn check_in = { verb->day, verb->state, verb->value, verb->text };

  return write_day (db, verb->goal, &check_in, verb->now, error);
}

static gboolean
write_add_step (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_goal_step_insert (db, verb->id, verb->text, error);
}

static gboolean
write_rename_step (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  const Verb *verb = data;

  return tend_goal_step_rename (db, verb->id, verb->text, error);
}

static gboolean
write_delete_step (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  return tend_goal_step_delete (db, ((Verb *) data)->id, error);
}

static gboolean
write_step_done (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  const Verb *verb = data;

  return tend_goal_step_set_done (db, verb->id, verb->is_on, verb->now, error);
}

static gboolean
write_move_step (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  const Verb *verb = data;

  return tend_goal_step_move (db, verb->id, verb->before_id, error);
}

/* What a goal counts by itself is not for it to take back. */
static gboolean
has_hand_part (TendDb          *db,
               const TendGoal  *goal,
               TendDay          day,
               GError         **error)
{
  g_autoptr (GArray) by_hand = NULL;
  double measured;

  if (!tend_goal_read_measured (db, goal, day, &measured, error))
    return FALSE;
  if (!(measured > 0))
    return TRUE;
  by_hand = tend_goal_read_check_ins (db, goal->id, day, day, error);
  if (by_hand == NULL)
    return FALSE;
  if (by_hand->len > 0 && g_array_index (by_hand, TendCheckIn, 0).state == TEND_CHECK_IN_DONE)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               _("“%s” counts by itself what you did on that day, so there is no tick to take back."), goal->title);
  return FALSE;
}

/**
 * tend_goal_write_done:
 * @db: the writing connection, within a write
 * @goal: the goal
 * @day: the day
 * @done: whether to tick it, or to take the tick back
 * @value: the number, for a measured goal; NAN for its target
 * @now: UTC seconds
 * @error: return location
 *
 * Ticks a goal of any kind. A note on the day stays. Of a goal that is fed, @value is the whole day's, of which
 * what is measured is not written.
 *
 * Returns: whether it was written
 */
gboolean
tend_goal_write_done (TendDb          *db,
                      const TendGoal  *goal,
                      TendDay          day,
                      gboolean         done,
                      double           value,
                      gint64           now,
                      GError         **error)
{
  TendCheckIn check_in = { day, done ? TEND_CHECK_IN_DONE : TEND_CHECK_IN_NONE, NAN, NULL };

  if (goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return tend_goal_set_done_day (db, goal->id, done ? day : TEND_DAY_NONE, now, error);

  if (goal->measure != TEND_MEASURE_TICK && done)
    check_in.value = isnan (value) ? goal->target : value;
  if (goal->measure == TEND_MEASURE_TICK && !isnan (value))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is ticked, not counted, so it takes no number."),
                   goal->title);
      return FALSE;
    }
  if (done && goal->measure != TEND_MEASURE_TICK && !(check_in.value >= 0 && check_in.value <= 1e12))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s” takes a number from 0 up."), goal->title);
      return FALSE;
    }
  return (done || has_hand_part (db, goal, day, error)) && write_day (db, goal, &check_in, now, error);
}

/**
 * tend_goal_store_add_async:
 * @store: the store
 * @goal: a goal that is not kept yet
 * @plan: (nullable): its plan
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_add_async (TendStore           *store,
                           const TendGoal      *goal,
                           const TendGoalPlan  *plan,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->plan = copy_plan (plan);
  start (store, g_strdup_printf (_("Added “%s”"), goal->title), TEND_WRITE_DEFAULT, write_add, verb, callback,
         user_data);
}

/**
 * tend_goal_store_update_async:
 * @store: the store
 * @goal: a goal as it should be
 * @plan: (nullable): its plan, %NULL to leave that as it is
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_update_async (TendStore           *store,
                              const TendGoal      *goal,
                              const TendGoalPlan  *plan,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->plan = copy_plan (plan);
  start (store, g_strdup_printf (_("Changed “%s”"), goal->title), TEND_WRITE_DEFAULT, write_update, verb,
         callback, user_data);
}

void
tend_goal_store_delete_async (TendStore           *store,
                              const TendGoal      *goal,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), goal->title), TEND_WRITE_OFFER_UNDO, write_delete,
         verb_new_for_goal (store, goal), callback, user_data);
}

void
tend_goal_store_set_archived_async (TendStore           *store,
                                    const TendGoal      *goal,
                                    gboolean             archived,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->is_on = archived;
  start (store,
         archived ? g_strdup_printf (_("Archived “%s”"), goal->title)
                  : g_strdup_printf (_("Brought back “%s”"), goal->title),
         TEND_WRITE_OFFER_UNDO, write_archived, verb, callback, user_data);
}

/**
 * tend_goal_store_move_async:
 * @store: the store
 * @goal: the goal
 * @before_id: the goal that it is to stand before, 0 for the end of the list
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_move_async (TendStore           *store,
                            const TendGoal      *goal,
                            gint64               before_id,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->before_id = before_id;
  start (store, g_strdup_printf (_("Moved “%s”"), goal->title), TEND_WRITE_DEFAULT, write_move, verb, callback,
         user_data);
}

void
tend_goal_store_set_plan_async (TendStore           *store,
                                const TendGoal      *goal,
                                const TendGoalPlan  *plan,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->plan = copy_plan (plan);
  start (store, g_strdup_printf (_("Changed the plan of “%s”"), goal->title), TEND_WRITE_DEFAULT, write_plan,
         verb, callback, user_data);
}

/**
 * tend_goal_store_set_done_async:
 * @store: the store
 * @goal: the goal
 * @day: the day
 * @done: whether to tick it, or to take back what stands on the day
 * @value: the number, for a measured goal; NAN for its target
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_set_done_async (TendStore           *store,
                                const TendGoal      *goal,
                                TendDay              day,
                                gboolean             done,
                                double               value,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->day = day;
  verb->is_on = done;
  verb->value = value;
  start (store,
         done ? g_strdup_printf (_("Ticked “%s”"), goal->title)
              : g_strdup_printf (_("Took back the tick of “%s”"), goal->title),
         TEND_WRITE_DEFAULT, write_done, verb, callback, user_data);
}

/**
 * tend_goal_store_skip_async:
 * @store: the store
 * @goal: the goal
 * @day: the day that is to be a rest day
 * @reason: (nullable): why, if the user says; it becomes the note of the day
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_skip_async (TendStore           *store,
                            const TendGoal      *goal,
                            TendDay              day,
                            const char          *reason,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->day = day;
  verb->text = g_strdup (reason);
  start (store, g_strdup_printf (_("A rest day for “%s”"), goal->title), TEND_WRITE_DEFAULT, write_skip, verb,
         callback, user_data);
}

void
tend_goal_store_set_note_async (TendStore           *store,
                                const TendGoal      *goal,
                                TendDay              day,
                                const char          *note,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->day = day;
  verb->text = g_strdup (note);
  start (store, g_strdup_printf (_("Changed a note of “%s”"), goal->title), TEND_WRITE_DEFAULT, write_note,
         verb, callback, user_data);
}

/**
 * tend_goal_store_set_check_in_async:
 * @store: the store
 * @goal: a goal that repeats
 * @check_in: all that is to stand on its day: what happened, the number and the note; a note of %NULL keeps
 *   the one that is there
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Writes a day as a whole, which is one thing to undo.
 */
void
tend_goal_store_set_check_in_async (TendStore           *store,
                                    const TendGoal      *goal,
                                    const TendCheckIn   *check_in,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->day = check_in->day;
  verb->state = check_in->state;
  verb->value = check_in->value;
  verb->text = g_strdup (check_in->note);
  start (store, g_strdup_printf (_("Changed a day of “%s”"), goal->title), TEND_WRITE_DEFAULT, write_check_in,
         verb, callback, user_data);
}

void
tend_goal_store_add_step_async (TendStore           *store,
                                const TendGoal      *goal,
                                const char          *title,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Verb *verb = verb_new_for_goal (store, goal);

  verb->text = g_strdup (title);
  start (store, g_strdup_printf (_("Added the step “%s”"), title), TEND_WRITE_DEFAULT, write_add_step, verb,
         callback, user_data);
}

void
tend_goal_store_rename_step_async (TendStore           *store,
                                   const TendGoalStep  *step,
                                   const char          *title,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Verb *verb = verb_new (store, step->id);

  verb->text = g_strdup (title);
  start (store, g_strdup_printf (_("Renamed the step “%s”"), step->title), TEND_WRITE_DEFAULT,
         write_rename_step, verb, callback, user_data);
}

void
tend_goal_store_delete_step_async (TendStore           *store,
                                   const TendGoalStep  *step,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted the step “%s”"), step->title), TEND_WRITE_OFFER_UNDO,
         write_delete_step, verb_new (store, step->id), callback, user_data);
}

void
tend_goal_store_set_step_done_async (TendStore           *store,
                                     const TendGoalStep  *step,
                                     gboolean             done,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Verb *verb = verb_new (store, step->id);

  verb->is_on = done;
  start (store,
         done ? g_strdup_printf (_("Ticked “%s”"), step->title)
              : g_strdup_printf (_("Took back the tick of “%s”"), step->title),
         TEND_WRITE_DEFAULT, write_step_done, verb, callback, user_data);
}

/**
 * tend_goal_store_move_step_async:
 * @store: the store
 * @step: the step
 * @before_id: the step of the same goal that it is to stand before, 0 for the end
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_goal_store_move_step_async (TendStore           *store,
                                 const TendGoalStep  *step,
                                 gint64               before_id,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Verb *verb = verb_new (store, step->id);

  verb->before_id = before_id;
  start (store, g_strdup_printf (_("Moved the step “%s”"), step->title), TEND_WRITE_DEFAULT, write_move_step,
         verb, callback, user_data);
}

/**
 * tend_goal_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: the row of the goal or the step that the verb was about, also of a goal just added; 0 with
 *   @error set
 */
gint64
tend_goal_store_finish (TendStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
