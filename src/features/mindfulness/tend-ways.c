#include "features/mindfulness/tend-ways.h"

typedef struct
{
  TendPractice *practice;
  gint64 n_helped;
  gint64 n_done;
} Way;

static void
clear_way (gpointer data)
{
  g_clear_pointer (&((Way *) data)->practice, tend_practice_free);
}

/* What helped more often, then what was done more often; the rest in its order. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Way *one = a;
  const Way *other = b;

  if (one->n_helped != other->n_helped)
    return one->n_helped < other->n_helped ? 1 : -1;
  return one->n_done < other->n_done ? 1 : one->n_done > other->n_done ? -1 : 0;
}

static gboolean
append (TendDb              *db,
        GArray              *ways,
        const TendPractice  *practice,
        GError             **error)
{
  Way way = { 0 };

  if (!tend_db_query_int64 (db, &way.n_helped, error,
                            "SELECT count(*) FROM session WHERE exercise = ?1 AND helped = 1", "s", practice->id) ||
      !tend_db_query_int64 (db, &way.n_done, error,
                            "SELECT count(*) FROM session WHERE exercise = ?1 AND seconds >= ?2", "si",
                            practice->id, (gint64) practice->options.minutes * 60))
    return FALSE;
  way.practice = tend_practice_copy (practice);
  g_array_append_val (ways, way);
  return TRUE;
}

static gboolean
read_ways (TendDb  *db,
           GArray  *ways,
           GError **error)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();
  g_autoptr (GPtrArray) practices = tend_practice_read_all (db, scripts, error);

  if (practices == NULL)
    return FALSE;
  for (guint i = 0; i < practices->len; i++)
    {
      const TendPractice *practice = g_ptr_array_index (practices, i);

      if (practice->kind == TEND_PRACTICE_MOVE && !append (db, ways, practice, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_ways_read:
 * @db: a connection
 * @writes_first: (out): whether a line helped more often than any way to move
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPractice): the ways to move, what helped most often first
 */
GPtrArray *
tend_ways_read (TendDb    *db,
                gboolean  *writes_first,
                GError   **error)
{
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autoptr (GPtrArray) practices = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_practice_free);
  gint64 n_lines;

  g_array_set_clear_func (ways, clear_way);
  if (!read_ways (db, ways, error) ||
      !tend_db_query_int64 (db, &n_lines, error,
                            "SELECT count(*) FROM session WHERE exercise = ?1 AND line <> '' AND helped = 1", "s",
                            TEND_EXERCISE_REDIRECT))
    return NULL;
  g_array_sort (ways, compare);
  *writes_first = n_lines > 0 && (ways->len == 0 || n_lines > g_array_index (ways, Way, 0).n_helped);
  for (guint i = 0; i < ways->len; i++)
    g_ptr_array_add (practices, g_steal_pointer (&g_array_index (ways, Way, i).practice));
  return g_steal_pointer (&practices);
}
