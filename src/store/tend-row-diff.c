#include "store/tend-row-diff.h"

#define NOWHERE G_MAXUINT

/* Marks those of @positions (each row's new position, or NOWHERE) that can stay where they are: a longest
 * increasing subsequence, by patience sorting (Fredman 1975), in O(n log n). */
static void
mark_staying (const guint *positions,
              guint        n_positions,
              gboolean    *stays)
{
  g_autofree guint *ends = g_new (guint, n_positions + 1); /* by length: index of the smallest last one */
  g_autofree guint *previous = g_new (guint, n_positions + 1);
  guint length = 0;

  for (guint i = 0; i < n_positions; i++)
    {
      guint low = 0, high = length;

      stays[i] = FALSE;
      if (positions[i] == NOWHERE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (positions[ends[middle]] < positions[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : NOWHERE;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint i = length > 0 ? ends[length - 1] : NOWHERE; i != NOWHERE; i = previous[i])
    stays[i] = TRUE;
}

static guint *
find_positions (const gint64 *before,
                guint         n_before,
                const gint64 *after,
                guint         n_after)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *positions = g_new (guint, n_before + 1);

  for (guint i = 0; i < n_after; i++)
    g_hash_table_insert (by_id, (gpointer) &after[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_before; i++)
    positions[i] = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &before[i])) - 1;
  return positions;
}

/**
 * tend_row_diff:
 * @before: (array length=n_before): the rows as they were, each once
 * @n_before: how many
 * @after: (array length=n_after): the rows as they are, each once
 * @n_after: how many
 * @func: called for each range, in ascending order
 * @user_data: for @func
 *
 * Rows that moved are told as removed and added; as few as possible are taken to have moved. Applied one
 * after the other, the ranges turn the one list into the other.
 */
void
tend_row_diff (const gint64    *before,
               guint            n_before,
               const gint64    *after,
               guint            n_after,
               TendRowDiffFunc  func,
               gpointer         user_data)
{
  guint start = 0, end_before = n_before, end_after = n_after, old, new;
  g_autofree guint *positions = NULL;
  g_autofree gboolean *stays = NULL;

  while (start < n_before && start < n_after && before[start] == after[start])
    start++;
  while (end_before > start && end_after > start && before[end_before - 1] == after[end_after - 1])
    {
      end_before--;
      end_after--;
    }
  if (start == end_before || start == end_after)
    {
      if (start < end_before || start < end_after)
        func (start, end_before - start, end_after - start, start, user_data);
      return;
    }

  positions = find_positions (before + start, end_before - start, after, n_after);
  stays = g_new (gboolean, end_before - start);
  mark_staying (positions, end_before - start, stays);

  /* Between two rows that stay, everything old goes and everything new comes, in one range. */
  for (old = start, new = start; old < end_before || new < end_after;)
    {
      guint n_removed = 0, n_added;
      guint until;

      while (old + n_removed < end_before && !stays[old + n_removed - start])
        n_removed++;
      until = old + n_removed < end_before ? positions[old + n_removed - start] : end_after;
      n_added = until - new;
      if (n_removed > 0 || n_added > 0)
        func (new, n_removed, n_added, new, user_data);
      old += n_removed + 1;
      new = until + 1;
    }
}
