/* Days: text, weekdays, weeks and months. */

#include "base/tend-day.h"
#include "base/tend-error.h"

static void
test_text_is_read_back (void)
{
  char text[TEND_DAY_TEXT_SIZE];

  for (TendDay day = tend_day_from_ymd (1895, 1, 1); day < tend_day_from_ymd (2105, 1, 1); day += 13)
    g_assert_cmpint (tend_day_parse (tend_day_to_text (day, text), NULL), ==, day);
  g_assert_cmpint (tend_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpstr (tend_day_to_text (0, text), ==, "1970-01-01");
  g_assert_cmpstr (tend_day_to_text (tend_day_from_ymd (9999, 12, 31), text), ==, "9999-12-31");
}

static void
test_days_that_do_not_exist_are_refused (void)
{
  static const char *const wrong[] = {
    "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", " 2026-04-03",
    "2026-04-03 ", "2026-04-03T10", "0000-01-01", "20260403", "+026-04-03", "\xff\xfe", "tomorrow",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (tend_day_parse (wrong[i], &error), ==, TEND_DAY_NONE);
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpint (tend_day_parse (NULL, NULL), ==, TEND_DAY_NONE);
}

static void
test_weekdays_and_weeks (void)
{
  TendDay monday = tend_day_from_ymd (2026, 11, 23);
  int iso_year;

  g_assert_cmpint (tend_day_get_weekday (0), ==, G_DATE_THURSDAY);
  g_assert_cmpint (tend_day_get_weekday (-1), ==, G_DATE_WEDNESDAY);
  g_assert_cmpint (tend_day_get_weekday (tend_day_from_ymd (1, 1, 1)), ==, G_DATE_MONDAY);
  g_assert_cmpint (tend_day_get_weekday (monday), ==, G_DATE_MONDAY);
  for (int i = 0; i < 7; i++)
    {
      g_assert_cmpint (tend_day_get_week_start (monday + i, G_DATE_MONDAY), ==, monday);
      g_assert_cmpint (tend_day_get_week_start (monday + i, G_DATE_SUNDAY), ==, i < 6 ? monday - 1 : monday + 6);
    }
  /* ISO 8601 weeks around new year. */
  g_assert_cmpint (tend_day_get_week_number (tend_day_from_ymd (2021, 1, 3), G_DATE_MONDAY, 4, &iso_year), ==, 53);
  g_assert_cmpint (iso_year, ==, 2020);
  g_assert_cmpint (tend_day_get_week_number (tend_day_from_ymd (2024, 12, 30), G_DATE_MONDAY, 4, &iso_year), ==, 1);
  g_assert_cmpint (iso_year, ==, 2025);
}

static void
test_months_keep_to_their_length (void)
{
  char text[TEND_DAY_TEXT_SIZE];
  TendDay last_of_january = tend_day_from_ymd (2024, 1, 31);

  g_assert_cmpstr (tend_day_to_text (tend_day_add_months (last_of_january, 1), text), ==, "2024-02-29");
  g_assert_cmpstr (tend_day_to_text (tend_day_add_months (last_of_january, 13), text), ==, "2025-02-28");
  g_assert_cmpstr (tend_day_to_text (tend_day_add_months (last_of_january, -2), text), ==, "2023-11-30");
  g_assert_cmpstr (tend_day_to_text (tend_day_get_month_start (last_of_january), text), ==, "2024-01-01");
}

static void
test_a_day_is_described_from_today (void)
{
  TendDay today = tend_day_from_ymd (2026, 11, 23);
  static const struct
  {
    int offset;
    const char *words;
  } cases[] = {
    { 0, "Today" }, { 1, "Tomorrow" }, { -1, "Yesterday" }, { 2, "Wednesday" }, { 6, "Sunday" },
    { 7, "30 November" }, { -2, "21 November" }, { 39, "1 January 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tend_day_describe (today + cases[i].offset, today);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/text-is-read-back", test_text_is_read_back);
  g_test_add_func ("/day/days-that-do-not-exist-are-refused", test_days_that_do_not_exist_are_refused);
  g_test_add_func ("/day/weekdays-and-weeks", test_weekdays_and_weeks);
  g_test_add_func ("/day/months-keep-to-their-length", test_months_keep_to_their_length);
  g_test_add_func ("/day/a-day-is-described-from-today", test_a_day_is_described_from_today);
  return g_test_run ();
}
