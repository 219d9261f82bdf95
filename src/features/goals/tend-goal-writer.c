#include "features/goals/tend-goal-writer.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-writer.h"
#include "base/tend-uuid.h"
#include "store/tend-measure.h"

#include <glib/gi18n.h>

/* Something else, the commands for instance, may have deleted it since it was shown. */
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

static gboolean
require_goal (TendDb  *db,
              GError **error)
{
  return require_change (db, _("That goal isn’t there any more."), error);
}

static gboolean
require_step (TendDb  *db,
              GError **error)
{
  return require_change (db, _("That step isn’t there any more."), error);
}

/**
 * tend_goal_insert:
 * @db: the writing connection
 * @goal: a goal; its id, UUID and position are not looked at
 * @now: UTC seconds
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID if the goal makes no sense
 *
 * Adds a goal, at the end of the list.
 *
 * Returns: whether it was added
 */
gboolean
tend_goal_insert (TendDb          *db,
                  const TendGoal  *goal,
                  gint64           now,
                  gint64          *id,
                  GError         **error)
{
  g_autofree char *uuid = tend_uuid_new ();

  if (!tend_goal_validate (goal, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO goal (uuid, title, why, color, position, schedule, times, days, weekdays,"
                    "    measure, target, unit, start_day, due_day, done_day, is_archived, created_at,"
                    "    source_feature, source_key, source_unit)"
                    "  VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM goal), ?5, ?6,"
                    "    ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                    "sssssiiisfsdddbisss", uuid, goal->title, goal->why, goal->color,
                    tend_schedule_kind_to_text (goal->schedule.kind), (gint64) goal->schedule.times,
                    (gint64) goal->schedule.days, (gint64) goal->schedule.weekdays,
                    tend_measure_kind_to_text (goal->measure), goal->target, goal->unit, goal->start_day,
                    goal->due_day, goal->done_day, goal->is_archived, now, goal->source_feature,
                    goal->source_key, tend_measure_units_to_text (goal->source_unit)))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return TRUE;
}

/**
 * tend_goal_update:
 * @db: the writing connection
 * @goal: a goal with its id; what was checked in, its place and whether it is put away stay as they are
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_goal_update (TendDb          *db,
                  const TendGoal  *goal,
                  GError         **error)
{
  return tend_goal_validate (goal, error) &&
         tend_db_run (db, error,
                      "UPDATE goal SET title = ?2, why = ?3, color = ?4, schedule = ?5, times = ?6,"
                      "    days = ?7, weekdays = ?8, measure = ?9, target = ?10, unit = ?11,"
                      "    start_day = ?12, due_day = ?13, source_feature = ?14, source_key = ?15,"
                      "    source_unit = ?16 WHERE id = ?1",
                      "issssiiisfsddsss", goal->id, goal->title, goal->why, goal->color,
                      tend_schedule_kind_to_text (goal->schedule.kind), (gint64) goal->schedule.times,
                      (gint64) goal->schedule.days, (gint64) goal->schedule.weekdays,
                      tend_measure_kind_to_text (goal->measure), goal->target, goal->unit, goal->start_day,
                      goal->due_day, goal->source_feature, goal->source_key,
                      tend_measure_units_to_text (goal->source_unit)) &&
         require_goal (db, error);
}

/**
 * tend_goal_delete:
 * @db: the writing connection
 * @id: the row
 * @error: return location
 *
 * Deletes a goal with its check-ins, steps, plan and reminders.
 *
 * Returns: whether it was deleted
 */
gboolean
tend_goal_delete (TendDb  *db,
                  gint64   id,
                  GError **error)
{
  g_autoptr (TendGoal) goal = tend_goal_read (db, id, error);

  return goal && tend_reminder_delete_for (db, "goal", goal->uuid, error) &&
         tend_db_run (db, error, "DELETE FROM goal WHERE id = ?1", "i", id);
}

gboolean
tend_goal_set_archived (TendDb    *db,
                        gint64     id,
                        gboolean   archived,
                        GError   **error)
{
  return tend_db_run (db, error, "UPDATE goal SET is_archived = ?2 WHERE id = ?1", "ib", id, archived) &&
         require_goal (db, error);
}

/* Makes room before @before_id (at the end, for 0), and moves the row there. @within restricts both to the
 * rows of one list. Only rows whose position changes are written. */
static gboolean
move_row (TendDb      *db,
          const char  *table,
          const char  *within,
          gint64       id,
          gint64       before_id,
          GError     **error)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH others AS ("
      "    SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM %1$s WHERE %2$s AND id <> ?1),"
      "  gap AS (SELECT coalesce((SELECT place FROM others WHERE id = ?2),"
      "                          (SELECT count(*) + 1 FROM others)) AS place),"
      "  placed AS ("
      "    SELECT others.id AS id, others.place + (others.place >= gap.place) AS place FROM others, gap"
      "    UNION ALL SELECT ?1, place FROM gap)"
      "  UPDATE %1$s SET position = placed.place FROM placed"
      "    WHERE %1$s.id = placed.id AND %1$s.position <> placed.place",
      table, within);

  return tend_db_run (db, error, sql, "ii", id, before_id);
}

/**
 * tend_goal_move:
 * @db: the writing connection
 * @id: the row
 * @before_id: the goal that it is to stand before, 0 for the end of the list
 * @error: return location
 *
 * Returns: whether it could be moved
 */
gboolean
tend_goal_move (TendDb  *db,
                gint64   id,
                gint64   before_id,
                GError **error)
{
  return move_row (db, "goal", "TRUE", id, before_id, error);
}

/**
 * tend_goal_set_done_day:
 * @db: the writing connection
 * @id: the row, of a goal done once
 * @day: the day on which it was done, %TEND_DAY_NONE if it isn't
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_goal_set_done_day (TendDb  *db,
                        gint64   id,
                        TendDay  day,
                        gint64   now,
                        GError **error)
{
  return tend_db_run (db, error,
                      "UPDATE goal SET done_day = ?2, done_at = iif(?2 IS NULL, NULL, ?3) WHERE id = ?1",
                      "idi", id, day, now) &&
         require_goal (db, error);
}

/**
 * tend_goal_set_check_in:
 * @db: the writing connection
 * @goal_id: the goal
 * @check_in: what is to stand on its day; a note of %NULL keeps the one that is there
 * @now: UTC seconds
 * @error: return location
 *
 * Writes what stands on a day. Where nothing is left, neither tick nor rest nor note, there is no row.
 *
 * Returns: whether it was written
 */
gboolean
tend_goal_set_check_in (TendDb             *db,
                        gint64              goal_id,
                        const TendCheckIn  *check_in,
                        gint64              now,
                        GError            **error)
{
  return tend_db_run (db, error,
                      "INSERT INTO goal_check_in (goal_id, day, state, value, note, at)"
                      "  VALUES (?1, ?2, ?3, ?4, coalesce(?5, ''), ?6)"
                      "  ON CONFLICT (goal_id, day) DO UPDATE SET state = excluded.state,"
                      "    value = excluded.value, note = coalesce(?5, note), at = excluded.at",
                      "idsfsi", goal_id, check_in->day, tend_check_in_state_to_text (check_in->state),
                      check_in->value, check_in->note, now) &&
         tend_db_run (db, error,
                      "DELETE FROM goal_check_in"
                      "  WHERE goal_id = ?1 AND day = ?2 AND state = 'none' AND note = ''",
                      "id", goal_id, check_in->day);
}

/**
 * tend_goal_set_plan:
 * @db: the writing connection
 * @goal_id: the goal
 * @plan: its plan; an empty one takes the plan away
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_goal_set_plan (TendDb              *db,
                    gint64               goal_id,
                    const TendGoalPlan  *plan,
                    GError             **error)
{
  g_autofree char *uuid = tend_uuid_new ();

  if (tend_goal_plan_is_empty (plan))
    return tend_db_run (db, error, "DELETE FROM goal_plan WHERE goal_id = ?1", "i", goal_id);
  return tend_db_run (db, error,
                      "INSERT INTO goal_plan (uuid, goal_id, outcome, obstacle, when_text, then_text)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                      "  ON CONFLICT (goal_id) DO UPDATE SET outcome = excluded.outcome,"
                      "    obstacle = excluded.obstacle, when_text = excluded.when_text,"
                      "    then_text = excluded.then_text",
                      "sissss", uuid, goal_id, plan->outcome, plan->obstacle, plan->when_text,
                      plan->then_text);
}

gboolean
tend_goal_step_insert (TendDb      *db,
                       gint64       goal_id,
                       const char  *title,
                       GError     **error)
{
  g_autofree char *uuid = tend_uuid_new ();

  return tend_goal_validate_title (title, error) &&
         tend_db_run (db, error,
                      "INSERT INTO goal_step (uuid, goal_id, title, position) VALUES (?1, ?2, ?3,"
                      "  (SELECT coalesce(max(position), 0) + 1 FROM goal_step WHERE goal_id = ?2))",
                      "sis", uuid, goal_id, title);
}

gboolean
tend_goal_step_rename (TendDb      *db,
                       gint64       step_id,
                       const char  *title,
                       GError     **error)
{
  return tend_goal_validate_title (title, error) &&
         tend_db_run (db, error, "UPDATE goal_step SET title = ?2 WHERE id = ?1", "is", step_id, title) &&
         require_step (db, error);
}

gboolean
tend_goal_step_delete (TendDb  *db,
                       gint64   step_id,
                       GError **error)
{
  return tend_db_run (db, error, "DELETE FROM goal_step WHERE id = ?1", "i", step_id) &&
         require_step (db, error);
}

gboolean
tend_goal_step_set_done (TendDb    *db,
                         gint64     step_id,
                         gboolean   done,
                         gint64     now,
                         GError   **error)
{
  return tend_db_run (db, error, "UPDATE goal_step SET done_at = iif(?2, ?3, NULL) WHERE id = ?1", "ibi",
                      step_id, done, now) &&
         require_step (db, error);
}

/**
 * tend_goal_step_move:
 * @db: the writing connection
 * @step_id: the row
 * @before_id: the step of the same goal that it is to stand before, 0 for the end
 * @error: return location
 *
 * Returns: whether it could be moved
 */
gboolean
tend_goal_step_move (TendDb  *db,
                     gint64   step_id,
                     gint64   before_id,
                     GError **error)
{
  return move_row (db, "goal_step", "goal_id = (SELECT goal_id FROM goal_step WHERE id = ?1)", step_id,
                   before_id, error);
}
