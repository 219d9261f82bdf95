#include "features/goals/tend-goal-reader.h"

#include "base/tend-color-name.h"
#include "base/tend-error.h"
#include "store/tend-measure.h"

#include <glib/gi18n.h>
#include <string.h>

#define GOAL_COLUMNS \
  "id, uuid, title, why, color, position, schedule, times, days, weekdays, measure, target, unit," \
  " start_day, due_day, done_day, is_archived, created_at, source_feature, source_key, source_unit"

static TendGoal *
read_goal_row (TendRows *rows)
{
  TendGoal *goal = g_new0 (TendGoal, 1);

  goal->id = tend_rows_get_int64 (rows, 0);
  goal->uuid = tend_rows_dup_text (rows, 1);
  goal->title = tend_rows_dup_text (rows, 2);
  goal->why = tend_rows_dup_text (rows, 3);
  goal->color = tend_rows_dup_text (rows, 4);
  goal->position = tend_rows_get_int64 (rows, 5);
  /* The table's own checks admit nothing else. */
  tend_schedule_kind_from_text (tend_rows_get_text (rows, 6), &goal->schedule.kind);
  goal->schedule.times = (int) tend_rows_get_int64 (rows, 7);
  goal->schedule.days = (int) tend_rows_get_int64 (rows, 8);
  goal->schedule.weekdays = (TendWeekdays) tend_rows_get_int64 (rows, 9);
  tend_measure_kind_from_text (tend_rows_get_text (rows, 10), &goal->measure);
  goal->target = tend_rows_get_double (rows, 11);
  goal->unit = tend_rows_dup_text (rows, 12);
  goal->start_day = tend_rows_get_day (rows, 13);
  goal->due_day = tend_rows_get_day (rows, 14);
  goal->done_day = tend_rows_get_day (rows, 15);
  goal->is_archived = tend_rows_get_boolean (rows, 16);
  goal->created_at = tend_rows_get_int64 (rows, 17);
  goal->source_feature = tend_rows_dup_text (rows, 18);
  goal->source_key = tend_rows_dup_text (rows, 19);
  goal->source_unit = TEND_MEASURE_TIMES;
  tend_measure_units_from_text (tend_rows_get_text (rows, 20), &goal->source_unit);
  return goal;
}

/* Returns: (transfer full): the goal of the only row, %TEND_ERROR_NOT_FOUND if there is none */
static TendGoal *
read_one_goal (TendRows  *rows,
               GError   **error)
{
  GError *local_error = NULL;

  if (tend_rows_next (rows, &local_error))
    return read_goal_row (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That goal isn’t there any more."));
  return NULL;
}

static gboolean
read_ids (TendRows  *rows,
          GArray    *ids,
          GError   **error)
{
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

void
tend_goal_step_free (TendGoalStep *self)
{
  g_free (self->uuid);
  g_free (self->title);
  g_free (self);
}

void
tend_goal_plan_free (TendGoalPlan *self)
{
  g_free (self->outcome);
  g_free (self->obstacle);
  g_free (self->when_text);
  g_free (self->then_text);
  g_free (self);
}

gboolean
tend_goal_plan_is_empty (const TendGoalPlan *self)
{
  return self->outcome[0] == '\0' && self->obstacle[0] == '\0' && self->when_text[0] == '\0' &&
         self->then_text[0] == '\0';
}

/**
 * tend_goal_read_ids:
 * @db: a connection
 * @archived: those put away, or the others
 * @ids: (element-type gint64): gets their rows, in the user's order
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_goal_read_ids (TendDb    *db,
                    gboolean   archived,
                    GArray    *ids,
                    GError   **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id FROM goal WHERE is_archived = ?1 ORDER BY position, id", "b", archived);

  return read_ids (rows, ids, error);
}

/**
 * tend_goal_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the goal
 */
TendGoal *
tend_goal_read (TendDb  *db,
                gint64   id,
                GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " GOAL_COLUMNS " FROM goal WHERE id = ?1",
                                             "i", id);

  return rows ? read_one_goal (rows, error) : NULL;
}

TendGoal *
tend_goal_read_by_uuid (TendDb      *db,
                        const char  *uuid,
                        GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " GOAL_COLUMNS " FROM goal WHERE uuid = ?1",
                                             "s", uuid);

  return rows ? read_one_goal (rows, error) : NULL;
}

/**
 * tend_goal_read_all:
 * @db: a connection
 * @archived: those put away, or the others
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendGoal): the goals, in the user's order
 */
GPtrArray *
tend_goal_read_all (TendDb    *db,
                    gboolean   archived,
                    GError   **error)
{
  GError *local_error = NULL;
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_goal_free);
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT " GOAL_COLUMNS " FROM goal WHERE is_archived = ?1 ORDER BY position, id", "b",
      archived);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (goals, read_goal_row (rows));
  if (local_error == NULL)
    return g_steal_pointer (&goals);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_goal_choose_color:
 * @db: a connection
 *
 * For a new goal, so that those of a life can be told apart.
 *
 * Returns: (transfer none): the first of the colours that fewest of the goals in use have
 */
const char *
tend_goal_choose_color (TendDb *db)
{
  const char *const *names = tend_color_get_names ();
  g_autoptr (GPtrArray) goals = tend_goal_read_all (db, FALSE, NULL);
  const char *rarest = names[0];
  guint least = G_MAXUINT;

  for (guint i = 0; names[i]; i++)
    {
      guint n_goals = 0;

      for (guint j = 0; goals && j < goals->len; j++)
        n_goals += g_str_equal (((const TendGoal *) g_ptr_array_index (goals, j))->color, names[i]);
      if (n_goals < least)
        {
          least = n_goals;
          rarest = names[i];
        }
    }
  return rarest;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normal ? g_utf8_casefold (normal, -1) : NULL;
}

/**
 * tend_goal_read_matches:
 * @db: a connection
 * @title_or_uuid: what somebody typed to name a goal
 * @error: return location
 *
 * Finds the goals that are meant: the one of that UUID; else those of that title, whatever its case; else
 * those whose title contains it. Goals put away are meant by their UUID only.
 *
 * Returns: (transfer full) (element-type TendGoal): the goals, none, one or several
 */
GPtrArray *
tend_goal_read_matches (TendDb      *db,
                        const char  *title_or_uuid,
                        GError     **error)
{
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GPtrArray) exact = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_goal_free);
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_goal_free);
  g_autofree char *wanted = fold (title_or_uuid);

  if (g_uuid_string_is_valid (title_or_uuid))
    {
      TendGoal *goal = tend_goal_read_by_uuid (db, title_or_uuid, NULL);

      if (goal)
        {
          g_ptr_array_add (exact, goal);
          return g_steal_pointer (&exact);
        }
    }

  goals = tend_goal_read_all (db, FALSE, error);
  if (goals == NULL)
    return NULL;
  for (guint i = 0; wanted && wanted[0] != '\0' && i < goals->len; i++)
    {
      const TendGoal *goal = g_ptr_array_index (goals, i);
      g_autofree char *title = fold (goal->title);

      if (g_strcmp0 (title, wanted) == 0)
        g_ptr_array_add (exact, tend_goal_copy (goal));
      else if (title && strstr (title, wanted))
        g_ptr_array_add (near, tend_goal_copy (goal));
    }
  return exact->len > 0 ? g_steal_pointer (&exact) : g_steal_pointer (&near);
}

gboolean
tend_goal_read_step_ids (TendDb  *db,
                         gint64   goal_id,
                         GArray  *ids,
                         GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id FROM goal_step WHERE goal_id = ?1 ORDER BY position, id", "i", goal_id);

  return read_ids (rows, ids, error);
}

/**
 * tend_goal_read_step:
 * @db: a connection
 * @step_id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the step
 */
TendGoalStep *
tend_goal_read_step (TendDb  *db,
                     gint64   step_id,
                     GError **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id, uuid, title, done_at FROM goal_step WHERE id = ?1", "i", step_id);
  TendGoalStep *step;

  if (rows == NULL)
    return NULL;
  if (!tend_rows_next (rows, &local_error))
    {
      if (local_error)
        g_propagate_error (error, local_error);
      else
        g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That step isn’t there any more."));
      return NULL;
    }
  step = g_new0 (TendGoalStep, 1);
  step->id = tend_rows_get_int64 (rows, 0);
  step->uuid = tend_rows_dup_text (rows, 1);
  step->title = tend_rows_dup_text (rows, 2);
  step->is_done = !tend_rows_is_null (rows, 3);
  return step;
}

/**
 * tend_goal_read_step_counts:
 * @db: a connection
 * @goal_id: the goal
 * @n_steps: (out): how many steps it has
 * @n_done: (out): how many of them are done
 * @error: return location
 *
 * Returns: whether they could be counted
 */
gboolean
tend_goal_read_step_counts (TendDb  *db,
                            gint64   goal_id,
                            guint   *n_steps,
                            guint   *n_done,
                            GError **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT count(*), count(done_at) FROM goal_step WHERE goal_id = ?1", "i", goal_id);

  if (rows == NULL || !tend_rows_next (rows, error))
    return FALSE;
  *n_steps = (guint) tend_rows_get_int64 (rows, 0);
  *n_done = (guint) tend_rows_get_int64 (rows, 1);
  return TRUE;
}

/**
 * tend_goal_read_check_ins:
 * @db: a connection
 * @goal_id: the goal
 * @from: the first day, %TEND_DAY_NONE for all
 * @until: the last day
 * @error: return location
 *
 * What was entered by hand. Together with what a goal counts by itself, it is its history: see
 * tend_goal_read_history().
 *
 * Returns: (transfer full) (element-type TendCheckIn): the check-ins, by day, as the rules want them
 */
GArray *
tend_goal_read_check_ins (TendDb   *db,
                          gint64    goal_id,
                          TendDay   from,
                          TendDay   until,
                          GError  **error)
{
  GError *local_error = NULL;
  g_autoptr (GArray) check_ins = g_array_new (FALSE, FALSE, sizeof (TendCheckIn));
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT day, state, value, note FROM goal_check_in"
      "  WHERE goal_id = ?1 AND day >= coalesce(?2, '') AND day <= ?3 ORDER BY day",
      "idd", goal_id, from, until);

  g_array_set_clear_func (check_ins, (GDestroyNotify) tend_check_in_clear);
  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      const char *note = tend_rows_get_text (rows, 3);
      TendCheckIn check_in = { .day = tend_rows_get_day (rows, 0), .value = tend_rows_get_double (rows, 2) };

      if (check_in.day == TEND_DAY_NONE)
        continue;
      tend_check_in_state_from_text (tend_rows_get_text (rows, 1), &check_in.state);
      check_in.note = note[0] != '\0' ? g_strdup (note) : NULL;
      g_array_append_val (check_ins, check_in);
    }
  if (local_error == NULL)
    return g_steal_pointer (&check_ins);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_goal_read_plan:
 * @db: a connection
 * @goal_id: the goal
 * @error: return location
 *
 * Returns: (transfer full): the plan, an empty one where none was made
 */
TendGoalPlan *
tend_goal_read_plan (TendDb  *db,
                     gint64   goal_id,
                     GError **error)
{
  GError *local_error = NULL;
  g_autoptr (TendGoalPlan) plan = g_new0 (TendGoalPlan, 1);
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT outcome, obstacle, when_text, then_text FROM goal_plan WHERE goal_id = ?1", "i",
      goal_id);
  gboolean is_there;

  if (rows == NULL)
    return NULL;
  is_there = tend_rows_next (rows, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  plan->outcome = is_there ? tend_rows_dup_text (rows, 0) : g_strdup ("");
  plan->obstacle = is_there ? tend_rows_dup_text (rows, 1) : g_strdup ("");
  plan->when_text = is_there ? tend_rows_dup_text (rows, 2) : g_strdup ("");
  plan->then_text = is_there ? tend_rows_dup_text (rows, 3) : g_strdup ("");
  return g_steal_pointer (&plan);
}
