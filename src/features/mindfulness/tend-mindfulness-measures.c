#include "features/mindfulness/tend-mindfulness-measures.h"

#include "base/tend-uuid.h"
#include "features/mindfulness/tend-mindfulness-reader.h"

#include <glib/gi18n.h>

#define BOTH ((TendMeasureUnits) (TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES))

extern const TendFeature tend_mindfulness_feature;

const char *const tend_mindfulness_measure_tables[] = { "session", NULL };

/* The kind of what a session was of, by its name: a pattern of the user's own may be gone by now. */
static const char *
get_kind (const char *exercise)
{
  if (tend_session_way_find (exercise))
    return TEND_MINDFULNESS_MEASURE_MOVING;
  return tend_exercise_find (exercise) || tend_uuid_is_valid (exercise) ? TEND_MINDFULNESS_MEASURE_BREATHING : NULL;
}

static gboolean
is_of (const char *exercise,
       const char *key)
{
  return g_str_equal (key, TEND_MINDFULNESS_MEASURE_ANY) || g_str_equal (key, exercise) ||
         g_strcmp0 (key, get_kind (exercise)) == 0;
}

static void
append (GPtrArray  *out,
        const char *key,
        const char *title)
{
  g_ptr_array_add (out, tend_measure_new (&tend_mindfulness_feature, key, title, BOTH));
}

/**
 * tend_mindfulness_list_measures:
 * @db: a connection
 * @out: (element-type TendMeasure): gets what of the sessions can be counted
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_mindfulness_list_measures (TendDb     *db,
                                GPtrArray  *out,
                                GError    **error)
{
  g_autoptr (GPtrArray) choices = tend_breath_choice_read_all (db, error);
  g_autoptr (GPtrArray) ways = choices ? tend_session_way_read_all (db, error) : NULL;

  if (ways == NULL)
    return FALSE;
  append (out, TEND_MINDFULNESS_MEASURE_ANY, _("Any mindfulness"));
  append (out, TEND_MINDFULNESS_MEASURE_BREATHING, _("Any breathing"));
  for (guint i = 0; i < choices->len; i++)
    {
      const TendBreathChoice *choice = g_ptr_array_index (choices, i);
      /* Translators: a breathing exercise, in a list of all that a goal can count: "Box breathing" */
      g_autofree char *title = g_strdup_printf (_("%s breathing"), choice->title);

      append (out, choice->id, title);
    }
  append (out, TEND_MINDFULNESS_MEASURE_MOVING, _("Any movement"));
  for (guint i = 0; i < ways->len; i++)
    {
      const TendSessionWay *way = g_ptr_array_index (ways, i);
      append (out, way->id, _(way->title));
    }
  return TRUE;
}

/**
 * tend_mindfulness_measure:
 * @db: a connection
 * @key: an exercise, or one of the keys that stand for several
 * @unit: times or minutes; a session's minutes are whole ones, as they are shown
 * @from: the first day
 * @to: the last day
 * @days: (array): gets what there was added, day by day
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_mindfulness_measure (TendDb            *db,
                          const char        *key,
                          TendMeasureUnits   unit,
                          TendDay            from,
                          TendDay            to,
                          double            *days,
                          GError           **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT day, exercise, seconds FROM session WHERE day BETWEEN ?1 AND ?2", "dd", from, to);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendDay day = tend_rows_get_day (rows, 0);

      if (day == TEND_DAY_NONE || !is_of (tend_rows_get_text (rows, 1), key))
        continue;
      days[day - from] += unit == TEND_MEASURE_TIMES
                            ? 1
                            : tend_session_get_minutes ((int) tend_rows_get_int64 (rows, 2));
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
