/* What of a rule can be chosen, and what is made of what was chosen. */

#include "base/tend-repeat.h"

#include "base/tend-occurrences.h"

/* A Friday: the fourth of its month, and the last. */
#define FRIDAY (tend_day_from_ymd (2026, 11, 27))
#define START ((TendWall) { FRIDAY, 16 * 3600 + 1800 })

/* As it is written, and as it comes back; NULL where it cannot be chosen. */
static const struct
{
  const char *rule;
  const char *back;
} cases[] = {
  { "FREQ=DAILY", "FREQ=DAILY" },
  { "FREQ=DAILY;INTERVAL=3;COUNT=10", "FREQ=DAILY;COUNT=10;INTERVAL=3" },
  { "FREQ=WEEKLY", "FREQ=WEEKLY" },
  { "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY" },
  { "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO" },
  { "FREQ=WEEKLY;BYDAY=FR,MO;WKST=SU", "FREQ=WEEKLY;BYDAY=MO,FR" },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;WKST=SU" },
  { "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;INTERVAL=2" },
  { "FREQ=MONTHLY", "FREQ=MONTHLY" },
  { "FREQ=MONTHLY;BYMONTHDAY=27", "FREQ=MONTHLY" },
  { "FREQ=MONTHLY;BYDAY=4FR", "FREQ=MONTHLY;BYDAY=4FR" },
  { "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR" },
  { "FREQ=YEARLY", "FREQ=YEARLY" },
  { "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27", "FREQ=YEARLY" },
  { "FREQ=YEARLY;BYMONTH=11;BYDAY=4FR", "FREQ=YEARLY;BYMONTH=11;BYDAY=4FR" },
  { "FREQ=DAILY;UNTIL=20270301", "FREQ=DAILY;UNTIL=20270301" },
  /* An end that is a time leaves the day in, or the one before. */
  { "FREQ=DAILY;UNTIL=20270301T163000", "FREQ=DAILY;UNTIL=20270301" },
  { "FREQ=DAILY;UNTIL=20270301T162900", "FREQ=DAILY;UNTIL=20270228" },

  { "FREQ=DAILY;BYMONTH=1", NULL },
  { "FREQ=DAILY;BYDAY=MO", NULL },
  { "FREQ=WEEKLY;BYMONTH=6", NULL },
  { "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", NULL },
  { "FREQ=MONTHLY;BYMONTHDAY=26", NULL },
  { "FREQ=MONTHLY;BYMONTHDAY=-1", NULL },
  { "FREQ=MONTHLY;BYDAY=3FR", NULL },
  { "FREQ=MONTHLY;BYDAY=FR", NULL },
  { "FREQ=MONTHLY;BYDAY=4FR;BYMONTH=11", NULL },
  { "FREQ=YEARLY;BYMONTH=1", NULL },
  { "FREQ=YEARLY;BYDAY=20MO", NULL },
  { "nonsense", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendRepeat repeat;
      gboolean can_be_chosen = tend_repeat_parse (cases[i].rule, START, G_DATE_MONDAY, &repeat);
      g_autofree char *back = can_be_chosen ? tend_repeat_to_rule (&repeat, FRIDAY) : NULL;

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpstr (back, ==, cases[i].back);
    }
}

static void
test_last_day (void)
{
  TendDay last = tend_day_from_ymd (2027, 2, 28);
  TendRepeat repeat;
  g_autofree char *rule = NULL;

  g_assert_true (tend_repeat_parse ("FREQ=MONTHLY;BYMONTHDAY=-1", (TendWall) { last, 0 }, G_DATE_MONDAY, &repeat));
  g_assert_cmpint (repeat.day, ==, TEND_REPEAT_ON_LAST_DAY);
  rule = tend_repeat_to_rule (&repeat, last);
  g_assert_cmpstr (rule, ==, "FREQ=MONTHLY;BYMONTHDAY=-1");
  g_assert_false (tend_repeat_has_day (&repeat, TEND_REPEAT_ON_LAST_DAY, last - 1));
  repeat.frequency = TEND_FREQUENCY_YEARLY;
  g_assert_false (tend_repeat_has_day (&repeat, TEND_REPEAT_ON_LAST_DAY, last));
}

/* There is no fifth weekday in every month: it can be meant as the last only. */
static void
test_fifth (void)
{
  TendDay fifth = tend_day_from_ymd (2026, 1, 30);
  TendRepeat repeat;

  tend_repeat_init (&repeat, TEND_FREQUENCY_MONTHLY, fifth, G_DATE_MONDAY);
  g_assert_false (tend_repeat_has_day (&repeat, TEND_REPEAT_ON_NTH_WEEKDAY, fifth));
  g_assert_true (tend_repeat_has_day (&repeat, TEND_REPEAT_ON_LAST_WEEKDAY, fifth));
  g_assert_false (tend_repeat_has_day (&repeat, TEND_REPEAT_ON_LAST_WEEKDAY, fifth - 14));
}

static void
assert_shifted (const char *rule,
                int         days,
                const char *expected)
{
  TendRepeat repeat;
  g_autofree char *shifted = NULL;

  g_assert_true (tend_repeat_parse (rule, START, G_DATE_MONDAY, &repeat));
  tend_repeat_shift (&repeat, FRIDAY, FRIDAY + days);
  shifted = tend_repeat_to_rule (&repeat, FRIDAY + days);
  g_assert_cmpstr (shifted, ==, expected);
}

static void
test_shift (void)
{
  assert_shifted ("FREQ=WEEKLY", 1, "FREQ=WEEKLY");
  assert_shifted ("FREQ=WEEKLY;BYDAY=MO,FR", 1, "FREQ=WEEKLY;BYDAY=MO,SA");
  assert_shifted ("FREQ=WEEKLY;BYDAY=MO", 1, "FREQ=WEEKLY;BYDAY=MO");
  assert_shifted ("FREQ=MONTHLY;BYDAY=4FR", -8, "FREQ=MONTHLY;BYDAY=3TH");
  assert_shifted ("FREQ=MONTHLY;BYDAY=-1FR", 3, "FREQ=MONTHLY;BYDAY=-1MO");
  /* What the new day is not, it cannot be meant as. */
  assert_shifted ("FREQ=MONTHLY;BYDAY=-1FR", -7, "FREQ=MONTHLY");
  assert_shifted ("FREQ=YEARLY;BYMONTH=11;BYDAY=4FR", 7, "FREQ=YEARLY;BYMONTH=12;BYDAY=1FR");
}

/* Whatever is chosen is a rule that holds on its start. */
static void
test_holds_on_start (void)
{
  for (TendDay start = FRIDAY; start < FRIDAY + 400; start++)
    for (TendFrequency frequency = TEND_FREQUENCY_DAILY; frequency <= TEND_FREQUENCY_YEARLY; frequency++)
      for (TendRepeatDay day = 0; day < TEND_REPEAT_N_DAYS; day++)
        {
          g_autofree char *text = NULL;
          g_autoptr (TendRecurrence) rule = NULL;
          g_autoptr (TendRecurrenceIter) iter = NULL;
          TendRepeat repeat;
          TendWall first;

          tend_repeat_init (&repeat, frequency, start, G_DATE_SUNDAY);
          if (!tend_repeat_has_day (&repeat, day, start))
            continue;
          repeat.day = day;
          repeat.interval = 2;
          text = tend_repeat_to_rule (&repeat, start);
          rule = tend_recurrence_parse (text, NULL);
          g_assert_nonnull (rule);
          iter = tend_recurrence_iter_new (rule, (TendWall) { start, 0 });
          g_assert_true (tend_recurrence_iter_next (iter, &first));
          g_assert_cmpint (first.day, ==, start);
        }
}

static void
test_equal (void)
{
  TendRepeat one, other;

  tend_repeat_init (&one, TEND_FREQUENCY_WEEKLY, FRIDAY, G_DATE_MONDAY);
  tend_repeat_init (&other, TEND_FREQUENCY_WEEKLY, FRIDAY, G_DATE_SUNDAY);
  g_assert_true (tend_repeat_equal (&one, &other, FRIDAY));
  other.count = 3;
  g_assert_false (tend_repeat_equal (&one, &other, FRIDAY));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/repeat/rules-that-can-be-chosen", test_parse);
  g_test_add_func ("/repeat/the-last-day-of-a-month", test_last_day);
  g_test_add_func ("/repeat/a-fifth-weekday-is-the-last", test_fifth);
  g_test_add_func ("/repeat/goes-along-with-its-start", test_shift);
  g_test_add_func ("/repeat/holds-on-its-start", test_holds_on_start);
  g_test_add_func ("/repeat/equal", test_equal);

  return g_test_run ();
}
