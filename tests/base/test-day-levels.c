#include "base/tend-day-levels.h"

#include <math.h>

static void
test_levels (void)
{
  const int minutes[] = { -1, 0, 5, 20, 20, 20, 20, 20, 20, 20, 20, 400 };
  g_autofree float *levels = tend_day_levels_new (minutes, G_N_ELEMENTS (minutes), 10);

  g_assert_true (isnan (levels[0]));
  g_assert_cmpfloat_with_epsilon (levels[1], 0.2f, 1e-6f);  /* a few seconds are seen */
  g_assert_cmpfloat_with_epsilon (levels[2], 0.25f, 1e-6f); /* against the usual 20, not against one long day */
  g_assert_cmpfloat (levels[3], ==, 1);
  g_assert_cmpfloat (levels[11], ==, 1);
}

static void
test_little_is_not_shown_as_much (void)
{
  const int minutes[] = { 1, 1, 1 };
  g_autofree float *levels = tend_day_levels_new (minutes, G_N_ELEMENTS (minutes), 4);

  g_assert_cmpfloat_with_epsilon (levels[0], 0.25f, 1e-6f);
}

static void
test_nothing_at_all (void)
{
  const int minutes[] = { -1, -1 };
  g_autofree float *levels = tend_day_levels_new (minutes, G_N_ELEMENTS (minutes), 10);

  g_assert_true (isnan (levels[0]) && isnan (levels[1]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-levels/levels", test_levels);
  g_test_add_func ("/day-levels/little-is-not-shown-as-much", test_little_is_not_shown_as_much);
  g_test_add_func ("/day-levels/nothing-at-all", test_nothing_at_all);
  return g_test_run ();
}
