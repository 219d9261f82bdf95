/* From one list to the other, in the fewest rows. */

#include "store/tend-row-diff.h"

#include <string.h>

typedef struct
{
  GArray *list; /* of gint64: the old one, becoming the new one */
  const gint64 *after;
  guint n_removed;
  guint n_added;
  guint n_ranges;
  guint last_end;
} Application;

static void
on_range_found_cb (guint    position,
                   guint    n_removed,
                   guint    n_added,
                   guint    added_from,
                   gpointer user_data)
{
  Application *application = user_data;

  g_assert_cmpuint (n_removed + n_added, >, 0);
  g_assert_cmpuint (position + n_removed, <=, application->list->len);
  /* In ascending order, and never two that are one. */
  g_assert_true (application->n_ranges == 0 || position > application->last_end);
  g_array_remove_range (application->list, position, n_removed);
  g_array_insert_vals (application->list, position, application->after + added_from, n_added);
  application->n_removed += n_removed;
  application->n_added += n_added;
  application->n_ranges++;
  application->last_end = position + n_added;
}

/* The longest list that both have in common, by the textbook's table. */
static guint
find_common_length (const gint64 *before,
                    guint         n_before,
                    const gint64 *after,
                    guint         n_after)
{
  guint lengths[17][17] = { { 0 } };

  g_assert (n_before < 17 && n_after < 17);
  for (guint i = 1; i <= n_before; i++)
    for (guint j = 1; j <= n_after; j++)
      lengths[i][j] = before[i - 1] == after[j - 1] ? lengths[i - 1][j - 1] + 1
                                                    : MAX (lengths[i - 1][j], lengths[i][j - 1]);
  return lengths[n_before][n_after];
}

static Application
apply (const gint64 *before,
       guint         n_before,
       const gint64 *after,
       guint         n_after)
{
  Application application = { g_array_new (FALSE, FALSE, sizeof (gint64)), after, 0, 0, 0, 0 };

  g_array_append_vals (application.list, before, n_before);
  tend_row_diff (before, n_before, after, n_after, on_range_found_cb, &application);
  g_assert_cmpmem (application.list->data, application.list->len * sizeof (gint64), after,
                   n_after * sizeof (gint64));
  g_array_unref (application.list);
  return application;
}

/* Some of the numbers from 1 to @n, in any order. */
static guint
draw (gint64 *rows,
      guint   n)
{
  guint n_rows;

  for (guint i = 0; i < n; i++)
    rows[i] = i + 1;
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gint64 row = rows[i - 1];

      rows[i - 1] = rows[j];
      rows[j] = row;
    }
  n_rows = (guint) g_test_rand_int_range (0, (gint32) n + 1);
  return n_rows;
}

static void
test_the_ranges_make_the_new_list_and_touch_the_fewest_rows (void)
{
  for (int round = 0; round < 20000; round++)
    {
      gint64 before[16], after[16];
      guint n = (guint) g_test_rand_int_range (0, 17);
      guint n_before = draw (before, n), n_after = draw (after, n);
      Application application = apply (before, n_before, after, n_after);
      guint n_common = find_common_length (before, n_before, after, n_after);

      g_assert_cmpuint (application.n_removed, ==, n_before - n_common);
      g_assert_cmpuint (application.n_added, ==, n_after - n_common);
    }
}

static void
test_equal_lists_have_no_ranges (void)
{
  const gint64 rows[] = { 3, 1, 2 };

  g_assert_cmpuint (apply (rows, 3, rows, 3).n_ranges, ==, 0);
  g_assert_cmpuint (apply (rows, 0, rows, 0).n_ranges, ==, 0);
  g_assert_cmpuint (apply (NULL, 0, NULL, 0).n_ranges, ==, 0);
}

static void
test_a_whole_list_comes_and_goes_as_one_range (void)
{
  const gint64 rows[] = { 3, 1, 2 };

  g_assert_cmpuint (apply (NULL, 0, rows, 3).n_ranges, ==, 1);
  g_assert_cmpuint (apply (rows, 3, NULL, 0).n_ranges, ==, 1);
}

static void
test_one_row_that_moves_is_one_row_that_moves (void)
{
  const gint64 before[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  const gint64 down[] = { 2, 3, 4, 5, 6, 7, 1, 8 };
  const gint64 up[] = { 1, 7, 2, 3, 4, 5, 6, 8 };
  Application application = apply (before, 8, down, 8);

  g_assert_cmpuint (application.n_removed, ==, 1);
  g_assert_cmpuint (application.n_added, ==, 1);
  g_assert_cmpuint (application.n_ranges, ==, 2);
  application = apply (before, 8, up, 8);
  g_assert_cmpuint (application.n_removed, ==, 1);
  g_assert_cmpuint (application.n_added, ==, 1);
}

static void
test_seventy_thousand_rows_take_no_time (void)
{
  const guint n_rows = 70000;
  g_autofree gint64 *before = g_new (gint64, n_rows);
  g_autofree gint64 *after = g_new (gint64, n_rows);
  Application application;
  gint64 start;

  /* The hardest: all of it in the other order. */
  for (guint i = 0; i < n_rows; i++)
    {
      before[i] = i;
      after[i] = n_rows - 1 - i;
    }
  start = g_get_monotonic_time ();
  application = apply (before, n_rows, after, n_rows);
  g_assert_cmpuint (application.n_removed, ==, n_rows - 1);
  g_test_message ("%.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/row-diff/the-ranges-make-the-new-list-and-touch-the-fewest-rows",
                   test_the_ranges_make_the_new_list_and_touch_the_fewest_rows);
  g_test_add_func ("/store/row-diff/equal-lists-have-no-ranges", test_equal_lists_have_no_ranges);
  g_test_add_func ("/store/row-diff/a-whole-list-comes-and-goes-as-one-range",
                   test_a_whole_list_comes_and_goes_as_one_range);
  g_test_add_func ("/store/row-diff/one-row-that-moves-is-one-row-that-moves",
                   test_one_row_that_moves_is_one_row_that_moves);
  g_test_add_func ("/store/row-diff/seventy-thousand-rows-take-no-time",
                   test_seventy_thousand_rows_take_no_time);
  return g_test_run ();
}
