/* How weeks are counted here and elsewhere. */

#include "base/tend-locale-week.h"

#include <locale.h>

static const TendLocaleWeek america = { G_DATE_SUNDAY, 1 };
static const TendLocaleWeek germany = { G_DATE_MONDAY, 4 };
static const TendLocaleWeek iran = { G_DATE_SATURDAY, 1 };

static void
assert_number (TendLocaleWeek locale,
               GDateWeekday   first_weekday,
               int            year,
               int            month,
               int            day_of_month,
               int            expected)
{
  TendDay day = tend_day_from_ymd (year, month, day_of_month);
  TendDay start = tend_day_get_week_start (day, first_weekday);

  /* Each day of a week has the same. */
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (tend_locale_week_get_number (locale, start + i, first_weekday), ==, expected);
}

static void
test_weeks_from_monday_are_those_of_iso (void)
{
  assert_number (germany, G_DATE_MONDAY, 2026, 11, 29, 48);
  assert_number (germany, G_DATE_MONDAY, 2026, 12, 31, 53);
  assert_number (germany, G_DATE_MONDAY, 2027, 1, 1, 53);
  assert_number (germany, G_DATE_MONDAY, 2027, 1, 4, 1);
  /* Also where the user chose it over the locale. */
  assert_number (america, G_DATE_MONDAY, 2027, 1, 1, 53);
}

/* 1 January is in the first week, whichever day it is. */
static void
test_weeks_from_sunday_are_the_locales (void)
{
  assert_number (america, G_DATE_SUNDAY, 2026, 1, 1, 1);
  assert_number (america, G_DATE_SUNDAY, 2026, 1, 4, 2);
  assert_number (america, G_DATE_SUNDAY, 2026, 11, 28, 48);
  assert_number (america, G_DATE_SUNDAY, 2026, 11, 29, 49);
  assert_number (america, G_DATE_SUNDAY, 2026, 12, 26, 52);
  assert_number (america, G_DATE_SUNDAY, 2026, 12, 27, 1);
  assert_number (america, G_DATE_SUNDAY, 2028, 12, 31, 1);
  assert_number (iran, G_DATE_SATURDAY, 2026, 1, 2, 1);
  assert_number (iran, G_DATE_SATURDAY, 2026, 1, 3, 2);
}

static void
test_what_nobody_counts_has_no_number (void)
{
  assert_number (germany, G_DATE_SUNDAY, 2026, 11, 29, TEND_LOCALE_WEEK_NO_NUMBER);
  assert_number (america, G_DATE_SATURDAY, 2026, 11, 29, TEND_LOCALE_WEEK_NO_NUMBER);
}

/* Week by week through four centuries: each is one more than the one before, or the first of a year. */
static void
test_numbers_go_on (void)
{
  for (int min_days = 1; min_days <= 7; min_days++)
    {
      TendDay week = tend_day_from_ymd (1800, 1, 5);
      TendDay end = tend_day_from_ymd (2200, 1, 1);
      int year, next_year;
      int number = tend_day_get_week_number (week, G_DATE_SUNDAY, min_days, &year);

      for (week += 7; week < end; week += 7)
        {
          int next = tend_day_get_week_number (week, G_DATE_SUNDAY, min_days, &next_year);

          if (next_year == year)
            g_assert_cmpint (next, ==, number + 1);
          else
            {
              g_assert_cmpint (next_year, ==, year + 1);
              g_assert_cmpint (next, ==, 1);
              g_assert_true (number == 52 || number == 53);
            }
          number = next;
          year = next_year;
        }
    }
}

/* What glibc has of the world, made here, for few systems have more than one locale. */
static void
test_real_locales (void)
{
  static const struct
  {
    const char *name;
    TendLocaleWeek week;
  } locales[] = {
    { "en_US", { G_DATE_SUNDAY, 1 } }, { "de_DE", { G_DATE_MONDAY, 4 } }, { "fa_IR", { G_DATE_SATURDAY, 1 } },
  };
  g_autofree char *localedef = g_find_program_in_path ("localedef");
  g_autofree char *folder = NULL;

  if (localedef == NULL || !g_file_test ("/usr/share/i18n/locales/en_US", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is nothing here to make locales of.");
      return;
    }
  folder = g_dir_make_tmp ("tend-locales-XXXXXX", NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *source = g_strdup_printf ("%s/%s.source", folder, locales[i].name);
      g_autofree char *text = g_strdup_printf ("LC_TIME\ncopy \"%s\"\nEND LC_TIME\n", locales[i].name);
      g_autofree char *path = g_build_filename (folder, locales[i].name, NULL);
      /* Of its times alone, and in ASCII, a locale is made at once; what else it would have is warned of and left out. */
      const char *argv[] = { localedef, "--no-archive", "-c", "-i", source, "-f", "ANSI_X3.4-1968", path, NULL };
      TendLocaleWeek week;

      g_assert_true (g_file_set_contents (source, text, -1, NULL));
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                                   NULL, NULL, NULL, NULL, NULL, NULL));
      g_assert_nonnull (setlocale (LC_TIME, locales[i].name));
      week = tend_locale_week_read ();
      g_test_message ("%s", locales[i].name);
      g_assert_cmpint (week.first_weekday, ==, locales[i].week.first_weekday);
      g_assert_cmpint (week.min_days, ==, locales[i].week.min_days);
    }
  g_assert_nonnull (setlocale (LC_TIME, "C"));
  g_assert_cmpint (tend_locale_week_read ().first_weekday, ==, G_DATE_MONDAY);
  g_assert_cmpint (tend_locale_week_read ().min_days, ==, 4);
  g_unsetenv ("LOCPATH");
  {
    const char *argv[] = { "rm", "-r", folder, NULL };

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale-week/from-monday-iso", test_weeks_from_monday_are_those_of_iso);
  g_test_add_func ("/locale-week/from-sunday-the-locales", test_weeks_from_sunday_are_the_locales);
  g_test_add_func ("/locale-week/what-nobody-counts", test_what_nobody_counts_has_no_number);
  g_test_add_func ("/locale-week/numbers-go-on", test_numbers_go_on);
  g_test_add_func ("/locale-week/real-locales", test_real_locales);

  return g_test_run ();
}
