/* Sets of occurrences: rules, single dates more, single dates less. */

#include "base/tend-occurrences.h"

#define NINE_O_CLOCK (9 * 60 * 60)

static TendDay
day (const char *text)
{
  TendDay result = tend_day_parse (text, NULL);

  g_assert_cmpint (result, !=, TEND_DAY_NONE);
  return result;
}

static TendWall
nine_on (TendDay on)
{
  return (TendWall) { on, NINE_O_CLOCK };
}

static TendRecurrence *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TendRecurrence *rule = tend_recurrence_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rule);
  return rule;
}

static void
test_a_set_is_sorted_and_without_doubles (void)
{
  TendDay monday = day ("2026-11-23");
  g_autoptr (TendRecurrence) mondays = parse ("FREQ=WEEKLY;COUNT=3");
  g_autoptr (TendRecurrence) others = parse ("FREQ=DAILY;INTERVAL=14;COUNT=2");
  g_autoptr (TendOccurrences) set = tend_occurrences_new (nine_on (monday));
  const TendWall expected[] = {
    { monday - 30, 60 }, nine_on (monday), { monday, NINE_O_CLOCK + 1 },
    nine_on (monday + 7), nine_on (monday + 9), nine_on (monday + 14),
  };
  TendWall wall;

  tend_occurrences_add_rule (set, mondays);
  tend_occurrences_add_rule (set, others);
  tend_occurrences_add_date (set, nine_on (monday + 9));
  tend_occurrences_add_date (set, nine_on (monday + 7));
  tend_occurrences_add_date (set, (TendWall) { monday, NINE_O_CLOCK + 1 });
  tend_occurrences_add_date (set, nine_on (monday + 9));
  tend_occurrences_add_date (set, (TendWall) { monday - 30, 60 });
  for (int round = 0; round < 2; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          g_assert_true (tend_occurrences_next (set, &wall));
          g_assert_cmpint (wall.day, ==, expected[i].day);
          g_assert_cmpint (wall.second, ==, expected[i].second);
        }
      g_assert_false (tend_occurrences_next (set, &wall));
      tend_occurrences_seek (set, TEND_DAY_NONE);
    }
  tend_occurrences_seek (set, monday + 8);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday + 9);
}

static void
test_a_set_leaves_out_what_is_excluded (void)
{
  TendDay monday = day ("2026-11-23");
  g_autoptr (TendRecurrence) daily = parse ("FREQ=DAILY;COUNT=5");
  g_autoptr (TendOccurrences) set = tend_occurrences_new (nine_on (monday));
  TendWall wall;

  tend_occurrences_add_rule (set, daily);
  tend_occurrences_add_date (set, nine_on (monday + 20));
  tend_occurrences_exclude_date (set, nine_on (monday + 20));
  tend_occurrences_exclude_date (set, nine_on (monday));
  tend_occurrences_exclude_date (set, (TendWall) { monday + 1, 0 });
  tend_occurrences_exclude_day (set, monday + 3);
  tend_occurrences_exclude_day (set, monday + 2);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday + 1);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday + 4);
  g_assert_false (tend_occurrences_next (set, &wall));
}

static void
test_a_set_without_rules_holds_its_start (void)
{
  TendDay monday = day ("2026-11-23");
  g_autoptr (TendRecurrence) tuesdays = parse ("FREQ=WEEKLY;BYDAY=TU;COUNT=1");
  g_autoptr (TendOccurrences) set = tend_occurrences_new (nine_on (monday));
  TendWall wall;

  tend_occurrences_add_date (set, nine_on (monday - 2));
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday - 2);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday);
  g_assert_false (tend_occurrences_next (set, &wall));

  /* A rule decides itself, unless the start is asked for. */
  tend_occurrences_add_rule (set, tuesdays);
  tend_occurrences_seek (set, monday);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday + 1);
  tend_occurrences_add_date (set, nine_on (monday));
  tend_occurrences_seek (set, monday);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday);
  g_assert_true (tend_occurrences_next (set, &wall));
  g_assert_cmpint (wall.day, ==, monday + 1);
  g_assert_false (tend_occurrences_next (set, &wall));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/occurrences/sorted-and-without-doubles", test_a_set_is_sorted_and_without_doubles);
  g_test_add_func ("/occurrences/excluded-is-left-out", test_a_set_leaves_out_what_is_excluded);
  g_test_add_func ("/occurrences/without-rules-holds-its-start", test_a_set_without_rules_holds_its_start);
  return g_test_run ();
}
