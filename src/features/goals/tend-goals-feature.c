/* What goals tell the rest of Tend about themselves. */

#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-store.h"
#include "features/goals/tend-goal-words.h"
#include "features/goals/tend-goals-schema.h"

#include <math.h>

extern const TendFeature tend_goals_feature;

/* A goal done once concerns a day when it is due by then or has no day, and on the day it was done. */
static gboolean
concerns_once (const TendGoal        *goal,
               const TendAgendaQuery *query)
{
  if (goal->done_day != TEND_DAY_NONE)
    return goal->done_day == query->day;
  if (goal->due_day == TEND_DAY_NONE)
    return query->day == query->today;
  return query->day == query->today ? goal->due_day <= query->day : goal->due_day == query->day;
}

static void
describe_once (const TendGoal        *goal,
               const TendAgendaQuery *query,
               TendAgendaItem        *item)
{
  item->state = goal->done_day != TEND_DAY_NONE ? TEND_AGENDA_DONE : TEND_AGENDA_OPEN;
  if (goal->done_day == TEND_DAY_NONE)
    {
      const TendGoalHistory history = { goal, NULL, 0, query->today, query->first_weekday };

      item->detail = tend_goal_describe_period (&history, query->day);
    }
}

static void
describe_repeating (const TendGoalHistory *history,
                    TendDay                day,
                    TendAgendaItem        *item)
{
  const TendGoal *goal = history->goal;
  const TendCheckIn *check_in = tend_goal_history_find (history, day);

  if (check_in && check_in->state == TEND_CHECK_IN_SKIPPED)
    item->state = TEND_AGENDA_SKIPPED;
  else if (check_in && tend_goal_is_success (goal, check_in))
    item->state = TEND_AGENDA_DONE;
  item->is_countable = goal->measure != TEND_MEASURE_TICK;
  item->target = item->is_countable ? goal->target : NAN;
  item->value = check_in && item->is_countable ? check_in->value : NAN;
  item->unit = g_strdup (goal->unit);
  item->detail = tend_goal_describe_period (history, day);
}

static TendAgendaItem *
make_item (const TendGoal        *goal,
           const TendAgendaQuery *query)
{
  TendAgendaItem *item = tend_agenda_item_new (&tend_goals_feature, "goal");

  item->id = goal->id;
  item->uuid = g_strdup (goal->uuid);
  item->day = query->day;
  item->title = g_strdup (goal->title);
  item->color = g_strdup (goal->color);
  return item;
}

static gboolean
append_repeating (TendDb                 *db,
                  const TendGoal         *goal,
                  const TendAgendaQuery  *query,
                  GPtrArray              *items,
                  GError                **error)
{
  TendDay horizon = tend_goal_get_horizon (goal, query->day, query->first_weekday);
  g_autoptr (GArray) check_ins = tend_goal_read_history (db, goal, horizon, query->day, query->today, error);
  TendGoalHistory history;

  if (check_ins == NULL)
    return FALSE;
  history = (TendGoalHistory){ goal, (const TendCheckIn *) (gpointer) check_ins->data, check_ins->len,
                               query->day, query->first_weekday };
  if (tend_goal_is_asked (&history, query->day) || tend_goal_history_find (&history, query->day))
    {
      TendAgendaItem *item = make_item (goal, query);

      describe_repeating (&history, query->day, item);
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

static gboolean
agenda (TendDb                 *db,
        const TendAgendaQuery  *query,
        GPtrArray              *items,
        GError                **error)
{
  g_autoptr (GPtrArray) goals = tend_goal_read_all (db, FALSE, error);

  if (goals == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      const TendGoal *goal = g_ptr_array_index (goals, i);

      if (goal->schedule.kind == TEND_SCHEDULE_ONCE)
        {
          if (concerns_once (goal, query))
            {
              TendAgendaItem *item = make_item (goal, query);

              describe_once (goal, query, item);
              g_ptr_array_add (items, item);
            }
        }
      else if (!append_repeating (db, goal, query, items, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_done (TendDb      *db,
          const char  *uuid,
          TendDay      day,
          gboolean     done,
          double       value,
          gint64       now,
          GError     **error)
{
  g_autoptr (TendGoal) goal = tend_goal_read_by_uuid (db, uuid, error);

  return goal && tend_goal_write_done (db, goal, day, done, value, now, error);
}

/* What was done on the day itself takes the wish for a reminder away, as it takes nothing from the agenda. */
static TendRemindState
get_remind_state (const TendGoalHistory *history,
                  TendDay                day)
{
  const TendGoal *goal = history->goal;
  const TendCheckIn *check_in = tend_goal_history_find (history, day);

  if (goal->is_archived || (check_in && check_in->state == TEND_CHECK_IN_SKIPPED))
    return TEND_REMIND_RESTING;
  if (goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return goal->done_day == TEND_DAY_NONE ? TEND_REMIND_WANTED : TEND_REMIND_RESTING;
  if (tend_goal_is_success (goal, check_in))
    return TEND_REMIND_DONE;
  if (tend_goal_is_asked (history, day))
    return TEND_REMIND_WANTED;
  /* Asked for on other days, or from a later day on; where it is counted over several days, it is enough. */
  return tend_goal_get_span (goal) == TEND_GOAL_SPAN_DAY && goal->schedule.kind != TEND_SCHEDULE_INTERVAL
           ? TEND_REMIND_RESTING
           : day < goal->start_day ? TEND_REMIND_RESTING : TEND_REMIND_DONE;
}

static TendRemind *
remind (TendDb                 *db,
        const char             *kind,
        const char             *uuid,
        const TendAgendaQuery  *query,
        GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_DONE, TEND_REMIND_ACTION_SNOOZE,
                                         TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (TendGoal) goal = tend_goal_read_by_uuid (db, uuid, error);
  g_autoptr (GArray) check_ins = NULL;
  TendGoalHistory history;
  TendRemind *said;

  if (goal == NULL)
    return NULL;
  check_ins = tend_goal_read_history (db, goal, tend_goal_get_horizon (goal, query->day, query->first_weekday),
                                      query->day, query->today, error);
  if (check_ins == NULL)
    return NULL;
  history = (TendGoalHistory){ goal, (const TendCheckIn *) (gpointer) check_ins->data, check_ins->len,
                               query->day, query->first_weekday };
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (goal->title);
  said->detail = tend_goal_describe_period (&history, query->day);
  said->state = get_remind_state (&history, query->day);
  said->actions = actions;
  return said;
}

static gboolean
search (TendDb      *db,
        const char  *match,
        guint        limit,
        GPtrArray   *results,
        GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "WITH hits AS ("
      "    SELECT rowid AS goal_id, NULL AS excerpt, 0 AS far, rank FROM goal_fts WHERE goal_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT s.goal_id, s.title, 1, f.rank FROM goal_step_fts f JOIN goal_step s ON s.id = f.rowid"
      "      WHERE goal_step_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT c.goal_id, c.note, 2, f.rank FROM goal_note_fts f JOIN goal_check_in c ON c.id = f.rowid"
      "      WHERE goal_note_fts MATCH ?1),"
      "  best AS (SELECT goal_id, excerpt, far, rank,"
      "      row_number() OVER (PARTITION BY goal_id ORDER BY far, rank) AS place FROM hits)"
      "  SELECT g.id, g.uuid, g.title, coalesce(best.excerpt, g.why) FROM best JOIN goal g ON g.id = best.goal_id"
      "    WHERE place = 1 ORDER BY far, rank, g.position LIMIT ?2",
      "si", match, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendSearchResult *result = g_new0 (TendSearchResult, 1);

      result->feature = &tend_goals_feature;
      result->kind = "goal";
      result->id = tend_rows_get_int64 (rows, 0);
      result->uuid = tend_rows_dup_text (rows, 1);
      result->title = tend_rows_dup_text (rows, 2);
      result->excerpt = tend_rows_dup_text (rows, 3);
      g_ptr_array_add (results, result);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static const char *const remind_kinds[] = { "goal", NULL };

const TendFeature tend_goals_feature = {
  .id = "goals",
  .migrations = tend_goals_migrations,
  .n_migrations = TEND_GOALS_N_MIGRATIONS,
  .tables = tend_goals_tables,
  .n_tables = TEND_GOALS_N_TABLES,
  .fts_tables = tend_goals_fts_tables,
  .agenda = agenda,
  .set_done = set_done,
  .remind = remind,
  .remind_kinds = remind_kinds,
  .search = search,
};
