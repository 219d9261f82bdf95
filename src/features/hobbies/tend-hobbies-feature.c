/* What hobbies tell the store, the commands, Today, search, goals, people, the archive and the reminder service. */

#include "base/tend-error.h"
#include "features/hobbies/tend-hobbies-schema.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-words.h"
#include "store/tend-acquaintance.h"
#include "store/tend-measure.h"
#include "store/tend-pastime.h"

#include <glib/gi18n.h>

/* What a goal counts where it does not matter which hobby. */
#define ANY_HOBBY "any"

/* How long a first session is, in minutes, and to what the usual length of those after it is rounded. */
#define FIRST_MINUTES 10
#define STEP_MINUTES 5

extern const TendFeature tend_hobbies_feature;

static TendAgendaItem *
make_item (gint64          id,
           const char     *uuid,
           const char     *name,
           const char     *color,
           TendDay         day,
           TendAgendaState state)
{
  TendAgendaItem *item = tend_agenda_item_new (&tend_hobbies_feature, "hobby");

  item->id = id;
  item->uuid = g_strdup (uuid);
  item->day = day;
  item->title = g_strdup (name);
  item->color = g_strdup (color);
  item->state = state;
  return item;
}

/* Of each hobby what was done that day, in the order in which it was begun. */
static gboolean
append_done (TendDb                 *db,
             const TendAgendaQuery  *query,
             GPtrArray              *items,
             GError                **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT h.id, h.uuid, h.name, h.color, sum(s.seconds)"
                                             "  FROM hobby_session s JOIN hobby h ON h.id = s.hobby_id"
                                             "  WHERE s.day = ?1 GROUP BY h.id ORDER BY min(s.started_at), h.id",
                                             "d", query->day);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendAgendaItem *item = make_item (tend_rows_get_int64 (rows, 0), tend_rows_get_text (rows, 1),
                                        tend_rows_get_text (rows, 2), tend_rows_get_text (rows, 3), query->day,
                                        TEND_AGENDA_DONE);

      item->detail = tend_hobby_describe_length (tend_rows_get_int64 (rows, 4));
      g_ptr_array_add (items, item);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
agenda (TendDb                 *db,
        const TendAgendaQuery  *query,
        GPtrArray              *items,
        GError                **error)
{
  GError *local_error = NULL;
  g_autoptr (TendStopwatch) stopwatch = NULL;

  if (query->day == query->today)
    stopwatch = tend_stopwatch_read (db, &local_error);
  if (stopwatch)
    {
      g_autoptr (TendHobby) hobby = tend_hobby_read (db, stopwatch->hobby_id, &local_error);

      if (hobby)
        {
          TendAgendaItem *item = make_item (hobby->id, hobby->uuid, hobby->name, hobby->color, query->day,
                                            TEND_AGENDA_OPEN);

          item->detail = g_strdup (tend_stopwatch_is_running (stopwatch) ? _("Going on now") : _("Paused"));
          g_ptr_array_add (items, item);
        }
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return append_done (db, query, items, error);
}

/* What goes on, or is paused, needs no bringing to mind either. */
static TendRemindState
get_remind_state (const TendHobby         *hobby,
                  const TendHobbyStanding *standing,
                  const TendStopwatch     *stopwatch, /* (nullable) */
                  TendDay                  day)
{
  if (hobby->is_archived || hobby->is_resting)
    return TEND_REMIND_RESTING;
  if (standing->last_day == day || tend_hobby_rules_get_share (hobby, standing) >= 1 ||
      (stopwatch && stopwatch->hobby_id == hobby->id))
    return TEND_REMIND_DONE;
  return TEND_REMIND_WANTED;
}

static TendRemind *
remind (TendDb                 *db,
        const char             *kind,
        const char             *uuid,
        const TendAgendaQuery  *query,
        GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_START, TEND_REMIND_ACTION_SNOOZE,
                                         TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (TendHobby) hobby = tend_hobby_read_by_uuid (db, uuid, error);
  g_autoptr (TendStopwatch) stopwatch = NULL;
  g_autoptr (GError) local_error = NULL;
  TendHobbyStanding standing;
  TendRemind *said;

  if (hobby == NULL ||
      !tend_hobby_read_standing (db, hobby, query->day, query->first_weekday, &standing, error))
    return NULL;
  if (query->day == query->today)
    stopwatch = tend_stopwatch_read (db, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (hobby->name);
  said->detail = tend_hobby_describe_briefly (hobby, &standing);
  said->state = get_remind_state (hobby, &standing, stopwatch, query->day);
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
      "    SELECT rowid AS hobby_id, NULL AS excerpt, 0 AS far, rank FROM hobby_fts WHERE hobby_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT s.hobby_id, s.line, 1, f.rank FROM hobby_line_fts f JOIN hobby_session s ON s.id = f.rowid"
      "      WHERE hobby_line_fts MATCH ?1),"
      "  best AS (SELECT hobby_id, excerpt, far, rank,"
      "      row_number() OVER (PARTITION BY hobby_id ORDER BY far, rank) AS place FROM hits)"
      "  SELECT h.id, h.uuid, h.name, coalesce(best.excerpt, h.love) FROM best JOIN hobby h ON h.id = best.hobby_id"
      "    WHERE place = 1 ORDER BY far, rank, h.position LIMIT ?2",
      "si", match, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendSearchResult *result = g_new0 (TendSearchResult, 1);

      result->feature = &tend_hobbies_feature;
      result->kind = "hobby";
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

/* A hobby that is shared, on the last of those days that it was done on. Whether the other was there nobody wrote
 * down, so it is no meeting. */
static gboolean
about_person (TendDb      *db,
              const char  *person_uuid,
              TendDay      from,
              TendDay      to,
              GPtrArray   *out,
              GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT h.uuid, h.name, max(s.day) FROM hobby_person p"
                                             "  JOIN hobby h ON h.id = p.hobby_id AND NOT h.is_archived"
                                             "  JOIN hobby_session s ON s.hobby_id = h.id AND s.day BETWEEN ?2 AND ?3"
                                             "  WHERE p.person_uuid = ?1 GROUP BY h.id ORDER BY h.position",
                                             "sdd", person_uuid, from, to);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendEncounter *encounter = tend_encounter_new (&tend_hobbies_feature, "hobby");

      encounter->uuid = tend_rows_dup_text (rows, 0);
      encounter->title = tend_rows_dup_text (rows, 1);
      encounter->day = tend_rows_get_day (rows, 2);
      encounter->detail = g_strdup (_("A hobby that you share"));
      g_ptr_array_add (out, encounter);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
measures (TendDb     *db,
          GPtrArray  *out,
          GError    **error)
{
  g_autoptr (GPtrArray) hobbies = tend_hobby_read_all (db, FALSE, error);
  const TendMeasureUnits units = TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES;

  if (hobbies == NULL)
    return FALSE;
  for (guint i = 0; i < hobbies->len; i++)
    {
      const TendHobby *hobby = g_ptr_array_index (hobbies, i);

      g_ptr_array_add (out, tend_measure_new (&tend_hobbies_feature, hobby->uuid, hobby->name, units));
    }
  if (hobbies->len > 0)
    g_ptr_array_add (out, tend_measure_new (&tend_hobbies_feature, ANY_HOBBY, _("Any hobby"), units));
  return TRUE;
}

static gboolean
measure (TendDb            *db,
         const char        *key,
         TendMeasureUnits   unit,
         TendDay            from,
         TendDay            to,
         double            *days,
         GError           **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      g_str_equal (key, ANY_HOBBY)
          ? "SELECT day, sum(seconds), count(*) FROM hobby_session WHERE day BETWEEN ?2 AND ?3 AND ?1 <> ''"
            "  GROUP BY day"
          : "SELECT s.day, sum(s.seconds), count(*) FROM hobby h JOIN hobby_session s ON s.hobby_id = h.id"
            "  WHERE h.uuid = ?1 AND s.day BETWEEN ?2 AND ?3 GROUP BY s.day",
      "sdd", key, from, to);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    days[tend_rows_get_day (rows, 0) - from] += unit == TEND_MEASURE_MINUTES
                                                    ? (double) tend_rows_get_int64 (rows, 1) / 60
                                                    : (double) tend_rows_get_int64 (rows, 2);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static TendPastime *
make_pastime (TendDb          *db,
              const TendHobby *hobby)
{
  int usual = tend_hobby_session_get_usual_seconds (db, hobby->id) / 60;
  int minutes = usual > 0 ? MAX (usual + STEP_MINUTES / 2, STEP_MINUTES) / STEP_MINUTES * STEP_MINUTES : FIRST_MINUTES;

  return tend_pastime_new ("hobby", hobby->uuid, hobby->name, hobby->color, minutes);
}

static gboolean
pastimes (TendDb     *db,
          GPtrArray  *out,
          GError    **error)
{
  g_autoptr (GPtrArray) hobbies = tend_hobby_read_all (db, FALSE, error);

  for (guint i = 0; hobbies && i < hobbies->len; i++)
    g_ptr_array_add (out, make_pastime (db, g_ptr_array_index (hobbies, i)));
  return hobbies != NULL;
}

static TendPastime *
pastime (TendDb      *db,
         const char  *uuid,
         GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendHobby) hobby = tend_hobby_read_by_uuid (db, uuid, &local_error);

  if (local_error && !g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  g_clear_error (&local_error);
  return hobby ? make_pastime (db, hobby) : NULL;
}

static const char *const remind_kinds[] = { "hobby", NULL };
static const char *const pastime_tables[] = { "hobby", NULL };
static const char *const measure_tables[] = { "hobby_session", "hobby", NULL };

const TendFeature tend_hobbies_feature = {
  .id = "hobbies",
  .migrations = tend_hobbies_migrations,
  .n_migrations = TEND_HOBBIES_N_MIGRATIONS,
  .tables = tend_hobbies_tables,
  .n_tables = TEND_HOBBIES_N_TABLES,
  .fts_tables = tend_hobbies_fts_tables,
  .agenda = agenda,
  .remind = remind,
  .remind_kinds = remind_kinds,
  .search = search,
  .about_person = about_person,
  .pastimes = pastimes,
  .pastime = pastime,
  .pastime_tables = pastime_tables,
  .measures = measures,
  .measure = measure,
  .measure_tables = measure_tables,
};
