/* Repeat rules told in words. */

#include "base/tend-recurrence.h"

/* From Saturday 4 July 2026 at 09:00, told on 23 November 2026. */
static const struct
{
  const char *rule;
  const char *words;
} cases[] = {
  { "FREQ=DAILY", "every day" },
  { "FREQ=DAILY;INTERVAL=3", "every 3 days" },
  { "FREQ=DAILY;COUNT=1", "every day, once" },
  { "FREQ=DAILY;COUNT=10", "every day, 10 times" },
  { "FREQ=DAILY;BYMONTH=1", "every day in January" },
  { "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every weekday" },
  { "FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU", "every 3 days, when it is a Monday or a Tuesday" },
  { "FREQ=DAILY;INTERVAL=3;BYMONTHDAY=1,-1", "every 3 days, when it is day 1 or the last day" },
  { "FREQ=DAILY;BYMONTHDAY=1", "every month on day 1" },
  { "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260303", "every Tuesday and Thursday until 3 March" },
  { "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270303T090000", "every Tuesday and Thursday until 3 March 2027" },
  { "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270303T085959", "every Tuesday and Thursday until 2 March 2027" },
  { "FREQ=WEEKLY", "every Saturday" },
  { "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks on Saturday" },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 2 weeks on Monday" },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;BYMONTH=6,7,8",
    "every 2 weeks on Monday and Sunday in June, July and August" },
  { "FREQ=WEEKLY;BYDAY=SU,MO;WKST=SU", "every Sunday and Monday" },
  { "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day" },
  { "FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=-1", "every week on the last Tuesday or Thursday" },
  { "FREQ=MONTHLY", "every month on day 4" },
  { "FREQ=MONTHLY;INTERVAL=2", "every 2 months on day 4" },
  { "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=10", "every month on day 1 and 15, 10 times" },
  { "FREQ=MONTHLY;BYMONTHDAY=1,-1", "every month on day 1 and the last day" },
  { "FREQ=MONTHLY;BYMONTHDAY=-1,-2,-7",
    "every month on day number 7 from the end, the second to last day and the last day" },
  { "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday" },
  { "FREQ=MONTHLY;BYDAY=1MO,3MO", "every month on the first Monday and the third Monday" },
  { "FREQ=MONTHLY;BYDAY=FR", "every Friday" },
  { "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "every 2 months on every Tuesday" },
  { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on day 13, when it is a Friday" },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last weekday" },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1,-2",
    "every month on the first day and the second to last day" },
  { "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "every month on the third Tuesday, Wednesday or Thursday" },
  { "FREQ=MONTHLY;BYMONTHDAY=5,6,7;BYSETPOS=1;BYDAY=MO,TU",
    "every month on day 5, 6 and 7, when it is a Monday or a Tuesday, of these only the first one" },
  { "FREQ=YEARLY", "every year on 4 July" },
  { "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "every 4 years on 29 February" },
  { "FREQ=YEARLY;BYMONTH=6,7", "every year on 4 June and 4 July" },
  { "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=30", "every year on day 30 in February and March" },
  { "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "every Thursday in March" },
  { "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "every year on the first Sunday in April" },
  { "FREQ=YEARLY;BYDAY=20MO", "every year on Monday number 20 of the year" },
  { "FREQ=YEARLY;BYDAY=-1MO", "every year on the last Monday of the year" },
  { "FREQ=YEARLY;BYMONTHDAY=1", "every month on day 1" },
  { "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1", "every 2 years on day 1 in every month" },
  { "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "every 4 years on day 2, 3, 4, 5, 6, 7 and 8 in November, when it is a Tuesday" },
};

static void
test_rules_are_told_in_words (void)
{
  TendWall start = { tend_day_from_ymd (2026, 7, 4), 9 * 60 * 60 };
  TendDay today = tend_day_from_ymd (2026, 11, 23);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendRecurrence) rule = tend_recurrence_parse (cases[i].rule, NULL);
      g_autofree char *words = tend_recurrence_describe (rule, start, today);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_a_start_that_nobody_knows_is_left_out (void)
{
  static const struct
  {
    const char *rule;
    const char *words;
  } open_cases[] = {
    { "FREQ=WEEKLY", "every week" },
    { "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" },
    { "FREQ=MONTHLY;UNTIL=20260303T100000Z", "every month until 3 March 2026" },
    { "FREQ=YEARLY", "every year" },
    { "FREQ=YEARLY;BYMONTH=5", "every year in May" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (open_cases); i++)
    {
      g_autoptr (TendRecurrence) rule = tend_recurrence_parse (open_cases[i].rule, NULL);
      TendWall nowhere = { TEND_DAY_NONE, 0 };
      g_autofree char *words = tend_recurrence_describe (rule, nowhere, TEND_DAY_NONE);

      g_assert_cmpstr (words, ==, open_cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/words", test_rules_are_told_in_words);
  g_test_add_func ("/recurrence/words-without-a-start", test_a_start_that_nobody_knows_is_left_out);
  return g_test_run ();
}
