#include "base/tend-reminder.h"

#include "base/tend-error.h"

#define THING "0192f0c1-0000-4000-8000-000000000001"

static void
test_describe_before (void)
{
  static const struct
  {
    int minutes;
    const char *words;
  } cases[] = {
    { 0, "When it starts" },
    { 1, "1 minute before" },
    { 15, "15 minutes before" },
    { 60, "1 hour before" },
    { 90, "90 minutes before" },
    { 120, "2 hours before" },
    { 24 * 60, "1 day before" },
    { 36 * 60, "36 hours before" },
    { 7 * 24 * 60, "1 week before" },
    { TEND_REMINDER_BEFORE_MAX, "4 weeks before" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendReminder) reminder = tend_reminder_new_before ("plan", THING, cases[i].minutes);
      g_autofree char *words = tend_reminder_describe (reminder, TEND_HOURS_24, G_DATE_MONDAY);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_describe_at (void)
{
  g_autoptr (TendReminder) reminder = tend_reminder_new_at ("goal", THING, 19 * 60 + 30, TEND_WEEKDAYS_ALL);
  g_autofree char *every_day = tend_reminder_describe (reminder, TEND_HOURS_24, G_DATE_MONDAY);
  g_autofree char *sundays = NULL;

  g_assert_true (g_str_has_prefix (every_day, "19:30 "));
  g_assert_true (g_str_has_suffix (every_day, "every day"));
  reminder->weekdays = TEND_WEEKDAYS_OF (G_DATE_SUNDAY);
  sundays = tend_reminder_describe (reminder, TEND_HOURS_12, G_DATE_MONDAY);
  g_assert_nonnull (strstr (sundays, "7:30"));
  g_assert_nonnull (strstr (sundays, "Sun"));
}

static void
test_is_same (void)
{
  g_autoptr (TendReminder) one = tend_reminder_new_at ("goal", THING, 540, TEND_WEEKDAYS_ALL);
  g_autoptr (TendReminder) copy = tend_reminder_copy (one);

  g_assert_true (tend_reminder_is_same (one, copy));
  copy->minute++;
  g_assert_false (tend_reminder_is_same (one, copy));
  copy->minute--;
  copy->weekdays &= ~TEND_WEEKDAYS_OF (G_DATE_MONDAY);
  g_assert_false (tend_reminder_is_same (one, copy));
  copy->weekdays = TEND_WEEKDAYS_ALL;
  copy->is_enabled = FALSE;
  g_assert_false (tend_reminder_is_same (one, copy));
  copy->is_enabled = copy->is_important = TRUE;
  g_assert_false (tend_reminder_is_same (one, copy));
  copy->is_important = FALSE;
  copy->even_if_done = TRUE;
  g_assert_false (tend_reminder_is_same (one, copy));
}

static void
test_validate (void)
{
  g_autoptr (TendReminder) reminder = tend_reminder_new_before ("plan", THING, TEND_REMINDER_BEFORE_MAX);
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_reminder_validate (reminder, NULL));
  reminder->before_minutes++;
  g_assert_false (tend_reminder_validate (reminder, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  reminder->before_minutes = TEND_REMINDER_NONE;
  g_assert_false (tend_reminder_validate (reminder, NULL));
  reminder->minute = TEND_MINUTES_A_DAY;
  g_assert_false (tend_reminder_validate (reminder, NULL));
  reminder->minute--;
  g_assert_true (tend_reminder_validate (reminder, NULL));
  reminder->weekdays = 0;
  g_assert_false (tend_reminder_validate (reminder, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder/before-a-start-it-is-told-in-the-largest-whole-unit", test_describe_before);
  g_test_add_func ("/reminder/at-a-time-it-is-told-with-its-days", test_describe_at);
  g_test_add_func ("/reminder/the-same-is-what-comes-at-the-same-times", test_is_same);
  g_test_add_func ("/reminder/what-cannot-be-kept-is-refused", test_validate);
  return g_test_run ();
}
