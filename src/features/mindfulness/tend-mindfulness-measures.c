#include "features/mindfulness/tend-mindfulness-measures.h"

#include "features/mindfulness/tend-mindfulness-reader.h"
#include "features/mindfulness/tend-script-library.h"

#include <glib/gi18n.h>

extern const TendFeature tend_mindfulness_feature;

const char *const tend_mindfulness_measure_tables[] = { "session", NULL };

static void
append (GPtrArray  *out,
        const char *key,
        const char *title)
{
  g_ptr_array_add (out, tend_measure_new (&tend_mindfulness_feature, key, title,
                                          TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES));
}

static void
append_kind (GPtrArray        *out,
             TendPracticeKind  kind)
{
  static const char *const titles[TEND_PRACTICE_N_KINDS] = {
    [TEND_PRACTICE_BREATH] = N_ ("Any breathing"),
    [TEND_PRACTICE_GUIDED] = N_ ("Any guided session"),
    [TEND_PRACTICE_MOVE] = N_ ("Any movement"),
  };
  g_autofree char *key = g_strconcat (TEND_MINDFULNESS_MEASURE_KIND, tend_practice_kind_get_id (kind), NULL);

  /* There is but one way to sit in quiet. */
  if (titles[kind])
    append (out, key, _(titles[kind]));
}

static void
append_practice (GPtrArray          *out,
                 const TendPractice *practice)
{
  g_autofree char *title = NULL;

  if (practice->kind == TEND_PRACTICE_BREATH)
    /* Translators: a breathing exercise, in a list of all that a goal can count: "Box breathing" */
    title = g_strdup_printf (_("%s breathing"), practice->title);
  append (out, practice->id, title ? title : practice->title);
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
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  g_autoptr (GPtrArray) practices = tend_practice_read_all (db, scripts, error);

  if (practices == NULL)
    return FALSE;
  append (out, TEND_MINDFULNESS_MEASURE_ANY, _("Any mindfulness"));
  for (TendPracticeKind kind = 0; kind < TEND_PRACTICE_N_KINDS; kind++)
    {
      append_kind (out, kind);
      for (guint i = 0; i < practices->len; i++)
        if (((TendPractice *) g_ptr_array_index (practices, i))->kind == kind)
          append_practice (out, g_ptr_array_index (practices, i));
    }
  return TRUE;
}

/**
 * tend_mindfulness_measure:
 * @db: a connection
 * @key: a practice, or one of the keys that stand for several
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
      db, error,
      "SELECT day, seconds FROM session WHERE day BETWEEN ?1 AND ?2"
      "  AND (?3 = '" TEND_MINDFULNESS_MEASURE_ANY "' OR ?3 = exercise"
      "    OR ?3 = '" TEND_MINDFULNESS_MEASURE_KIND "' || kind)",
      "dds", from, to, key);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendDay day = tend_rows_get_day (rows, 0);

      if (day != TEND_DAY_NONE)
        days[day - from] += unit == TEND_MEASURE_TIMES
                              ? 1
                              : tend_session_get_minutes ((int) tend_rows_get_int64 (rows, 1));
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
