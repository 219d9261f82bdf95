/* Repeat rules that mean harm, or nothing: none may hang, overflow, or cost more than milliseconds. */

#include "recurrence-maker.h"

#include <string.h>
#include <time.h>

static TendDay
day (const char *text)
{
  TendDay result = tend_day_parse (text, NULL);

  g_assert_cmpint (result, !=, TEND_DAY_NONE);
  return result;
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

static gint64
get_cpu_microseconds (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/* Microseconds for most, 30 ms of CPU for counting through all days up to the year 9999. The bound leaves
 * room for sanitizers on a busy machine, and none for a loop that does not end. */
static void
assert_quick (gint64      since,
              const char *what)
{
  gint64 spent = get_cpu_microseconds () - since;

  g_autofree char *shown = g_utf8_make_valid (what, (gssize) MIN (strlen (what), 60));

  g_test_message ("%s: %" G_GINT64_FORMAT " us", shown, spent);
  g_assert_cmpint (spent, <, G_USEC_PER_SEC);
}

static void
test_rules_that_never_hold_end_at_once (void)
{
  static const char *const rules[] = {
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=4,6,9,11;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYDAY=-53SU;INTERVAL=7",
    "FREQ=YEARLY;BYMONTH=6;BYDAY=20MO",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5;INTERVAL=9",
    "FREQ=DAILY;BYMONTH=1;BYSETPOS=2",
    "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
    "FREQ=DAILY;INTERVAL=35;BYDAY=WE",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR",
    "FREQ=YEARLY;BYMONTHDAY=31;BYDAY=5MO;BYMONTH=2",
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=366;COUNT=2147483647",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gint64 began = get_cpu_microseconds ();
      /* A Tuesday, in an odd year. */
      TendWall start = { day ("1997-09-02"), 0 };
      g_autoptr (TendRecurrence) rule = parse (rules[i]);
      g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, start);

      g_assert_false (tend_recurrence_iter_next (iter, NULL));
      tend_recurrence_iter_seek (iter, day ("2500-01-01"));
      g_assert_false (tend_recurrence_iter_next (iter, NULL));
      assert_quick (began, rules[i]);
    }
}

/* Reads @text, and if it is a rule, walks it in all ways. */
static void
assert_harmless (const char *text)
{
  gint64 began = get_cpu_microseconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (text, &error);

  if (rule)
    {
      TendWall start = { day ("1997-09-02"), TEND_SECONDS_A_DAY - 1 };
      g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, start);
      g_autofree char *words = tend_recurrence_describe (rule, start, start.day);
      g_autofree char *again = tend_recurrence_to_text (rule);
      TendDay before = TEND_DAY_NONE;
      TendWall wall;

      for (int i = 0; i < 500 && tend_recurrence_iter_next (iter, &wall); i++)
        {
          g_assert_cmpint (wall.day, >, before);
          before = wall.day;
        }
      tend_recurrence_iter_seek (iter, day ("9999-12-31"));
      tend_recurrence_iter_next (iter, NULL);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  else
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 300);
    }
  assert_quick (began, text);
}

static char *
repeat (const char *begin,
        const char *item,
        int         times)
{
  GString *text = g_string_new (begin);

  for (int i = 0; i < times; i++)
    g_string_append (text, item);
  return g_string_free (text, FALSE);
}

static void
test_hostile_rules_do_no_harm (void)
{
  static const struct
  {
    const char *begin;
    const char *item;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=MO", ",-53SU" }, { "FREQ=WEEKLY;BYDAY=MO", ",TU" }, { "FREQ=DAILY", ";" },
    { "FREQ=DAILY;", "A" }, { "FREQ=", "DAILY" }, { "FREQ=DAILY;COUNT=", "9" }, { "FREQ=DAILY;COUNT=", "0" },
    { "FREQ=DAILY;INTERVAL=", "0" }, { "FREQ=YEARLY;BYMONTH=1", ",12" }, { "FREQ=YEARLY;BYMONTH=", "," },
    { "FREQ=MONTHLY;BYMONTHDAY=1", ",-31" }, { "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1", ",-366" }, { "", "\xff" },
    { "FREQ=DAILY;", "\xe2\x80" }, { "FREQ=DAILY;UNTIL=", "1" }, { "", "=" }, { "FREQ=DAILY;X=", "%s%n" },
    { "FREQ=DAILY", ";INTERVAL=2" }, { "FREQ=DAILY", ";BYHOUR=2" }, { "FREQ=DAILY", ";X-A=2" },
  };
  static const char *const single[] = {
    "FREQ=DAILY;INTERVAL=2147483647", "FREQ=WEEKLY;INTERVAL=2147483647;BYDAY=MO,SU",
    "FREQ=MONTHLY;INTERVAL=2147483647;BYMONTHDAY=-1", "FREQ=YEARLY;INTERVAL=2147483647;BYDAY=53MO",
    "FREQ=DAILY;COUNT=2147483647", "FREQ=YEARLY;COUNT=2147483647;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=WEEKLY;COUNT=2147483647;INTERVAL=2",
    "FREQ=DAILY;INTERVAL=31;COUNT=2147483647;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=DAILY;UNTIL=00010101T000000", "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY;COUNT=2900000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].begin, cases[i].item, 10000);

      assert_harmless (text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (single); i++)
    assert_harmless (single[i]);
}

static void
test_scrambled_rules_do_no_harm (void)
{
  static const char alphabet[] = "=;,-+0123456789TZMOSUFREQ\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (7529);

  for (int i = 0; i < 3000; i++)
    {
      MadeRule made;
      g_autofree char *text = NULL;
      gsize length;

      made_rule_init_random (&made, random, 10000);
      text = made_rule_to_text (&made);
      length = strlen (text);
      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        text[g_rand_int_range (random, 0, (gint32) length)] =
          alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      assert_harmless (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/rules-that-never-hold-end-at-once", test_rules_that_never_hold_end_at_once);
  g_test_add_func ("/recurrence/hostile-rules-do-no-harm", test_hostile_rules_do_no_harm);
  g_test_add_func ("/recurrence/scrambled-rules-do-no-harm", test_scrambled_rules_do_no_harm);
  return g_test_run ();
}
