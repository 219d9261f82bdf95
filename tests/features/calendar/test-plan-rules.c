/* When plans take place, and what becomes of a rule that is moved or cut: pure functions. */

#include "features/calendar/tend-plan-rules.h"

#include "base/tend-error.h"

/* Monday, 2 March 2026 */
#define MONDAY (tend_day_from_ymd (2026, 3, 2))

static TendPlan *
make_plan (TendDay     day,
           const char *rule)
{
  TendPlan *plan = tend_plan_new ("Run", day, 18 * 60, 60);

  tend_plan_set_text (&plan->rule, rule);
  return plan;
}

/* The times of a plan as days of the year 2026, the first eight. */
static char *
list_days (const TendPlan *plan)
{
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (plan, zone);
  g_autoptr (GString) list = g_string_new (NULL);
  TendWall wall;

  for (int i = 0; i < 8 && tend_occurrences_next (times, &wall); i++)
    {
      char text[TEND_DAY_TEXT_SIZE];

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "", tend_day_to_text (wall.day, text) + 5);
    }
  return g_strdup (list->str);
}

static void
assert_shifted (TendDay     day,
                const char *rule,
                int         days,
                const char *expected)
{
  g_autoptr (TendPlan) plan = make_plan (day, rule);
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  tend_plan_rules_shift (plan, days * 24 * 60, days * 24 * 60, &error);
  g_assert_no_error (error);
  g_assert_true (tend_plan_validate (plan, &error));
  list = list_days (plan);
  g_assert_cmpstr (list, ==, expected);
}

static void
test_rule_goes_with_its_start (void)
{
  assert_shifted (MONDAY, "FREQ=DAILY;COUNT=3", 1, "03-03 03-04 03-05");
  assert_shifted (MONDAY, "FREQ=WEEKLY;COUNT=4;BYDAY=MO,FR", 2, "03-04 03-08 03-11 03-15");
  assert_shifted (MONDAY, "FREQ=WEEKLY;COUNT=2;BYDAY=MO", -1, "03-01 03-08");
  assert_shifted (MONDAY, "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=2", 3, "03-05 04-05 05-05");
  assert_shifted (MONDAY, "FREQ=MONTHLY;COUNT=3;BYDAY=1MO", 8, "03-10 04-14 05-12");
  assert_shifted (MONDAY, "FREQ=YEARLY;COUNT=1;BYMONTH=3;BYMONTHDAY=2", 40, "04-11");
  assert_shifted (MONDAY, "FREQ=DAILY;UNTIL=20260304", 7, "03-09 03-10 03-11");
  assert_shifted (MONDAY, "FREQ=DAILY;UNTIL=20260304T180000", 7, "03-09 03-10 03-11");
}

static void
test_rule_that_cannot_go_elsewhere_stays_as_it_is (void)
{
  static const char *const rules[] = { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
                                       "FREQ=MONTHLY;BYMONTHDAY=2,15", "FREQ=WEEKLY;BYMONTH=3;BYDAY=MO" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TendPlan) plan = make_plan (MONDAY, rules[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_plan_rules_shift (plan, 24 * 60, 24 * 60, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
      g_assert_cmpint (plan->start_day, ==, MONDAY);
      g_assert_cmpstr (plan->rule, ==, rules[i]);
      /* Within the day it can. */
      g_clear_error (&error);
      g_assert_true (tend_plan_rules_shift (plan, 30, 30, &error));
    }
}

static void
test_shift_moves_single_dates_too (void)
{
  g_autoptr (TendPlan) plan = make_plan (MONDAY, "FREQ=DAILY;COUNT=3");
  g_autofree char *list = NULL;

  tend_plan_add_date (plan, FALSE, (TendPlanTime) { MONDAY + 1, 18 * 60 });
  tend_plan_add_date (plan, TRUE, (TendPlanTime) { MONDAY + 9, 18 * 60 });
  g_assert_true (tend_plan_rules_shift (plan, 24 * 60 + 30, 24 * 60 + 30, NULL));
  list = list_days (plan);
  g_assert_cmpstr (list, ==, "03-03 03-05 03-12");
}

static void
test_end_cannot_be_moved_before_the_start (void)
{
  g_autoptr (TendPlan) plan = make_plan (MONDAY, "");
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_plan_rules_shift (plan, 0, -61, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_true (tend_plan_rules_shift (plan, 0, -60, NULL));
}

static void
assert_split (const char *rule,
              TendDay     at,
              const char *first,
              const char *second)
{
  g_autoptr (TendPlan) plan = make_plan (MONDAY, rule);
  g_autoptr (TendPlan) rest = tend_plan_rules_split (plan, (TendPlanTime) { at, 18 * 60 });
  g_autofree char *before = list_days (plan);
  g_autofree char *after = list_days (rest);

  g_assert_cmpstr (before, ==, first);
  g_assert_cmpstr (after, ==, second);
}

static void
test_split_loses_no_time (void)
{
  assert_split ("FREQ=DAILY;COUNT=5", MONDAY + 2, "03-02 03-03", "03-04 03-05 03-06");
  assert_split ("FREQ=DAILY;UNTIL=20260306T180000", MONDAY + 2, "03-02 03-03", "03-04 03-05 03-06");
  assert_split ("FREQ=WEEKLY;INTERVAL=2;COUNT=6;BYDAY=MO,WE", MONDAY + 14, "03-02 03-04",
                "03-16 03-18 03-30 04-01");
}

/* 18:00 in Berlin is 17:00 in UTC in winter: the last time is still in it. */
static void
test_until_in_utc_is_a_time_on_the_wall (void)
{
  g_autoptr (TendZone) berlin = tend_zone_new ("Europe/Berlin", NULL);
  g_autoptr (TendPlan) plan = make_plan (MONDAY, "FREQ=DAILY;UNTIL=20260304T170000Z");
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (plan, berlin);
  int n = 0;

  while (tend_occurrences_next (times, NULL))
    n++;
  g_assert_cmpint (n, ==, 3);
}

static void
test_series_ends_not_before_its_last_time (void)
{
  static const struct
  {
    const char *rule;
    int last; /* days after the start */
  } cases[] = {
    { "FREQ=DAILY;COUNT=5", 4 },
    { "FREQ=WEEKLY;COUNT=3", 14 },
    { "FREQ=DAILY;UNTIL=20260304T170000Z", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendPlan) plan = make_plan (MONDAY, cases[i].rule);
      TendDay end = tend_plan_rules_get_series_end (plan);

      g_assert_cmpint (end, >=, MONDAY + cases[i].last);
      g_assert_cmpint (end, <=, MONDAY + cases[i].last + 1);
    }
  {
    g_autoptr (TendPlan) once = make_plan (MONDAY, "");
    g_autoptr (TendPlan) endless = make_plan (MONDAY, "FREQ=DAILY;COUNT=1000000");

    g_assert_cmpint (tend_plan_rules_get_series_end (once), ==, TEND_DAY_NONE);
    g_assert_cmpint (tend_plan_rules_get_series_end (endless), ==, tend_day_from_ymd (9999, 12, 31));
  }
}

static void
test_times_are_text_and_back (void)
{
  static const char *const wrong[] = { "", "2026-03-02T", "2026-03-02T24:00", "2026-03-02T18:60", "2026-02-30",
                                       "2026-03-02 18:00", "2026-03-02T18:0x", "2026-03-02T18:000" };
  TendPlanTime time;
  char text[TEND_PLAN_TIME_TEXT_SIZE];

  g_assert_true (tend_plan_time_from_text ("2026-03-02T18:05", &time));
  g_assert_cmpstr (tend_plan_time_to_text (time, text), ==, "2026-03-02T18:05");
  g_assert_true (tend_plan_time_from_text ("2026-03-02", &time));
  g_assert_cmpstr (tend_plan_time_to_text (time, text), ==, "2026-03-02");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (tend_plan_time_from_text (wrong[i], &time));
}

static void
test_minutes_are_added_over_midnight_both_ways (void)
{
  TendPlanTime time = tend_plan_time_add ((TendPlanTime) { MONDAY, 30 }, -31);

  g_assert_cmpint (time.day, ==, MONDAY - 1);
  g_assert_cmpint (time.minute, ==, 23 * 60 + 59);
  time = tend_plan_time_add ((TendPlanTime) { MONDAY, 30 }, -30);
  g_assert_cmpint (time.day, ==, MONDAY);
  g_assert_cmpint (time.minute, ==, 0);
  time = tend_plan_time_add ((TendPlanTime) { MONDAY, 23 * 60 }, 49 * 60);
  g_assert_cmpint (time.day, ==, MONDAY + 3);
  g_assert_cmpint (time.minute, ==, 0);
  time = tend_plan_time_add ((TendPlanTime) { MONDAY, 30 }, -24 * 60 - 30);
  g_assert_cmpint (time.day, ==, MONDAY - 1);
  g_assert_cmpint (time.minute, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-rules/rule-goes-with-its-start", test_rule_goes_with_its_start);
  g_test_add_func ("/plan-rules/rule-that-cannot-go-elsewhere-stays-as-it-is",
                   test_rule_that_cannot_go_elsewhere_stays_as_it_is);
  g_test_add_func ("/plan-rules/shift-moves-single-dates-too", test_shift_moves_single_dates_too);
  g_test_add_func ("/plan-rules/end-cannot-be-moved-before-the-start", test_end_cannot_be_moved_before_the_start);
  g_test_add_func ("/plan-rules/split-loses-no-time", test_split_loses_no_time);
  g_test_add_func ("/plan-rules/until-in-utc-is-a-time-on-the-wall", test_until_in_utc_is_a_time_on_the_wall);
  g_test_add_func ("/plan-rules/series-ends-not-before-its-last-time", test_series_ends_not_before_its_last_time);
  g_test_add_func ("/plan-rules/times-are-text-and-back", test_times_are_text_and_back);
  g_test_add_func ("/plan-rules/minutes-are-added-over-midnight-both-ways",
                   test_minutes_are_added_over_midnight_both_ways);

  return g_test_run ();
}
