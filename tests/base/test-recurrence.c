/* Repeat rules: reading, refusing, walking; the examples of RFC 5545. */

#include "base/tend-error.h"
#include "recurrence-maker.h"

#include <string.h>

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

static TendDay
next_day (TendRecurrenceIter *iter)
{
  TendWall wall;

  if (!tend_recurrence_iter_next (iter, &wall))
    return TEND_DAY_NONE;
  g_assert_cmpint (wall.second, ==, NINE_O_CLOCK);
  return wall.day;
}

/* Reads days as the RFC writes them: "1997 Sep 2 9 16-18 Oct 7 1998 Jan 3". */
static GArray *
read_days (const char *text)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", NULL };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TendDay));
  int year = 0, month = 0;

  for (guint i = 0; words[i]; i++)
    {
      const char *dash = strchr (words[i], '-');
      int number = (int) g_ascii_strtoll (words[i], NULL, 10);

      if (number > 31)
        year = number;
      else if (number == 0)
        for (month = 1; !g_str_equal (months[month - 1], words[i]); month++)
          g_assert_nonnull (months[month]);
      else
        for (int to = dash ? (int) g_ascii_strtoll (dash + 1, NULL, 10) : number; number <= to; number++)
          {
            TendDay one = tend_day_from_ymd (year, month, number);

            g_assert_cmpint (one, !=, TEND_DAY_NONE);
            g_array_append_val (days, one);
          }
    }
  return days;
}

/* Section 3.8.5.3. Those that end do so here; the others go on. */
static const struct
{
  const char *start;
  const char *rule;
  gboolean ends;
  const char *days;
} rfc_examples[] = {
  { "1997-09-02", "FREQ=DAILY;COUNT=10", TRUE, "1997 Sep 2-11" },
  { "1997-09-02", "FREQ=DAILY;UNTIL=19971224T000000Z", TRUE, "1997 Sep 2-30 Oct 1-31 Nov 1-30 Dec 1-23" },
  { "1997-09-02", "FREQ=DAILY;INTERVAL=2", FALSE,
    "1997 Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 Oct 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 "
    "Nov 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 Dec 1 3" },
  { "1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5", TRUE, "1997 Sep 2 12 22 Oct 2 12" },
  { "1998-01-01", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", TRUE,
    "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31" },
  { "1998-01-01", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", TRUE,
    "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31" },
  { "1997-09-02", "FREQ=WEEKLY;COUNT=10", TRUE, "1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4" },
  { "1997-09-02", "FREQ=WEEKLY;UNTIL=19971224T000000Z", TRUE,
    "1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4 11 18 25 Dec 2 9 16 23" },
  { "1997-09-02", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", FALSE,
    "1997 Sep 2 16 30 Oct 14 28 Nov 11 25 Dec 9 23 1998 Jan 6 20 Feb 3 17" },
  { "1997-09-02", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", TRUE,
    "1997 Sep 2 4 9 11 16 18 23 25 30 Oct 2" },
  { "1997-09-02", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", TRUE,
    "1997 Sep 2 4 9 11 16 18 23 25 30 Oct 2" },
  { "1997-09-01", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", TRUE,
    "1997 Sep 1 3 5 15 17 19 29 Oct 1 3 13 15 17 27 29 31 Nov 10 12 14 24 26 28 Dec 8 10 12 22" },
  { "1997-09-02", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", TRUE,
    "1997 Sep 2 4 16 18 30 Oct 2 14 16" },
  { "1997-09-05", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", TRUE,
    "1997 Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 Jun 5" },
  { "1997-09-05", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", TRUE, "1997 Sep 5 Oct 3 Nov 7 Dec 5" },
  { "1997-09-07", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", TRUE,
    "1997 Sep 7 28 Nov 2 30 1998 Jan 4 25 Mar 1 29 May 3 31" },
  { "1997-09-22", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", TRUE,
    "1997 Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16" },
  { "1997-09-28", "FREQ=MONTHLY;BYMONTHDAY=-3", FALSE,
    "1997 Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26" },
  { "1997-09-02", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", TRUE,
    "1997 Sep 2 15 Oct 2 15 Nov 2 15 Dec 2 15 1998 Jan 2 15" },
  { "1997-09-30", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", TRUE,
    "1997 Sep 30 Oct 1 31 Nov 1 30 Dec 1 31 1998 Jan 1 31 Feb 1" },
  { "1997-09-10", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", TRUE,
    "1997 Sep 10-15 1999 Mar 10-13" },
  { "1997-09-02", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", FALSE,
    "1997 Sep 2 9 16 23 30 Nov 4 11 18 25 1998 Jan 6 13 20 27 Mar 3 10 17 24 31" },
  { "1997-06-10", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", TRUE,
    "1997 Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 2000 Jun 10 Jul 10 2001 Jun 10 Jul 10" },
  { "1997-03-10", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", TRUE,
    "1997 Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 2003 Jan 10 Feb 10 Mar 10" },
  { "1997-05-19", "FREQ=YEARLY;BYDAY=20MO", FALSE, "1997 May 19 1998 May 18 1999 May 17" },
  { "1997-03-13", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", FALSE,
    "1997 Mar 13 20 27 1998 Mar 5 12 19 26 1999 Mar 4 11 18 25" },
  { "1997-06-05", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", FALSE,
    "1997 Jun 5 12 19 26 Jul 3 10 17 24 31 Aug 7 14 21 28 1998 Jun 4 11 18 25 Jul 2 9 16 23 30 "
    "Aug 6 13 20 27 1999 Jun 3 10 17 24 Jul 1 8 15 22 29 Aug 5 12 19 26" },
  { "1997-09-02", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", FALSE,
    "1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13" },
  { "1997-09-13", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", FALSE,
    "1997 Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 May 9 Jun 13" },
  { "1996-11-05", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", FALSE,
    "1996 Nov 5 2000 Nov 7 2004 Nov 2" },
  { "1997-09-04", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", TRUE, "1997 Sep 4 Oct 7 Nov 6" },
  { "1997-09-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", FALSE,
    "1997 Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30" },
  { "1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", TRUE, "1997 Aug 5 10 19 24" },
  { "1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", TRUE, "1997 Aug 5 17 19 31" },
  { "2007-01-15", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", TRUE, "2007 Jan 15 30 Feb 15 Mar 15 30" },
};

static void
test_examples_of_the_rfc (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rfc_examples); i++)
    {
      g_autoptr (TendRecurrence) rule = parse (rfc_examples[i].rule);
      TendWall start = nine_on (day (rfc_examples[i].start));
      g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, start);
      g_autoptr (GArray) expected = read_days (rfc_examples[i].days);

      g_test_message ("%s", rfc_examples[i].rule);
      for (guint n = 0; n < expected->len; n++)
        g_assert_cmpint (next_day (iter), ==, g_array_index (expected, TendDay, n));
      g_assert_cmpint (tend_recurrence_iter_next (iter, NULL), ==, !rfc_examples[i].ends);
    }
}

/* Where python3-dateutil, which agrees on tens of thousands of rules made at random, says otherwise: a position counts
 * in the whole week, what stands before the start of the series too, as it does in a month; and weekdays with and
 * without an ordinal are a list like any other, of which each holds by itself (RFC 5545 section 3.3.10). */
static void
test_what_peers_see_otherwise (void)
{
  static const struct
  {
    const char *start;
    const char *rule;
    const char *days;
  } cases[] = {
    { "2021-03-11", "FREQ=WEEKLY;BYDAY=TU,WE,FR,SA;BYSETPOS=1", "2021 Mar 16 23 30" },
    { "2021-03-11", "FREQ=WEEKLY;BYDAY=TU,WE,FR,SA;BYSETPOS=-1", "2021 Mar 13 20 27" },
    { "1997-03-31", "FREQ=MONTHLY;BYDAY=SA,-1SA,TU", "1997 Apr 1 5 8 12 15 19 22 26 29 May 3" },
    { "2002-03-04", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH,-1SU", "2002 Mar 7 14 21 28 31 2003 Mar 6" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendRecurrence) rule = parse (cases[i].rule);
      g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, nine_on (day (cases[i].start)));
      g_autoptr (GArray) expected = read_days (cases[i].days);

      g_test_message ("%s", cases[i].rule);
      for (guint n = 0; n < expected->len; n++)
        g_assert_cmpint (next_day (iter), ==, g_array_index (expected, TendDay, n));
    }
}

static void
test_what_is_not_kept_is_refused_by_name (void)
{
  static const struct
  {
    const char *rule;
    const char *name;
  } cases[] = {
    /* The other examples of section 3.8.5.3. */
    { "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "BYYEARDAY" },
    { "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "BYWEEKNO" },
    { "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "FREQ=HOURLY" },
    { "FREQ=MINUTELY;INTERVAL=15;COUNT=6", "FREQ=MINUTELY" },
    { "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "FREQ=MINUTELY" },
    { "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "BYHOUR" },
    { "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "FREQ=MINUTELY" },
    { "freq=secondly", "FREQ=SECONDLY" },
    { "FREQ=DAILY;BYMINUTE=0", "BYMINUTE" },
    { "FREQ=DAILY;BYSECOND=60", "BYSECOND" },
    { "FREQ=YEARLY;BYWEEKNO=-1", "BYWEEKNO" },
    { "RSCALE=CHINESE;FREQ=YEARLY", "RSCALE" },
    { "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "SKIP" },
    { "FREQ=DAILY;X-MOOD=CALM", "X-MOOD" },
    { "FREQ=DAILY;INTERVAL=2147483648", "INTERVAL=2147483648" },
    { "FREQ=DAILY;COUNT=99999999999999999999999", "COUNT=9999999999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_recurrence_parse (cases[i].rule, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, cases[i].name));
    }
}

static void
test_what_is_wrong_is_refused_by_name (void)
{
  static const struct
  {
    const char *rule;
    const char *name;
  } cases[] = {
    { NULL, "empty" },
    { "", "empty" },
    { ";", "NAME=VALUE" },
    { "FREQ=DAILY;", "NAME=VALUE" },
    { "tuesdays", "tuesdays" },
    { "FREQ", "FREQ" },
    { "=DAILY", "NAME=VALUE" },
    { " FREQ=DAILY", " FREQ" },
    { "FREQ=DAILY; COUNT=2", " COUNT" },
    { "FREQ=DAILY\nCOUNT=2", "DAILY\nCOUNT=2" },
    { "FREQ=", "FREQ" },
    { "FREQ=FORTNIGHTLY", "FORTNIGHTLY" },
    { "INTERVAL=2", "FREQ" },
    { "FREQ=DAILY;FREQ=DAILY", "FREQ" },
    { "FREQ=DAILY;COUNT=2;count=3", "COUNT" },
    { "FREQ=DAILY;COUNT=2;UNTIL=20260101", "UNTIL" },
    { "FREQ=DAILY;COUNT=0", "COUNT" },
    { "FREQ=DAILY;COUNT=-1", "COUNT" },
    { "FREQ=DAILY;COUNT=+1", "COUNT" },
    { "FREQ=DAILY;COUNT=1.5", "COUNT" },
    { "FREQ=DAILY;INTERVAL=0", "INTERVAL" },
    { "FREQ=DAILY;INTERVAL=two", "INTERVAL" },
    { "FREQ=DAILY;UNTIL=2026-01-01", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260229", "UNTIL" },
    { "FREQ=DAILY;UNTIL=00000101", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101Z", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101T240000", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101T096000", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101T090061", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101T0900", "UNTIL" },
    { "FREQ=DAILY;UNTIL=20260101T090000ZZ", "UNTIL" },
    { "FREQ=WEEKLY;BYDAY=", "BYDAY" },
    { "FREQ=WEEKLY;BYDAY=MO,", "BYDAY" },
    { "FREQ=WEEKLY;BYDAY=MO,,TU", "BYDAY" },
    { "FREQ=WEEKLY;BYDAY=MON", "MON" },
    { "FREQ=WEEKLY;BYDAY=XX", "XX" },
    { "FREQ=WEEKLY;BYDAY=1MO", "BYDAY" },
    { "FREQ=DAILY;BYDAY=-1FR", "BYDAY" },
    { "FREQ=MONTHLY;BYDAY=0MO", "0MO" },
    { "FREQ=MONTHLY;BYDAY=+0MO", "+0MO" },
    { "FREQ=MONTHLY;BYDAY=54MO", "54MO" },
    { "FREQ=MONTHLY;BYDAY=-54MO", "-54MO" },
    { "FREQ=MONTHLY;BYDAY=99999999999MO", "99999999999MO" },
    { "FREQ=MONTHLY;BYDAY=--1MO", "--1MO" },
    { "FREQ=MONTHLY;BYDAY=1", "BYDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=1,", "BYMONTHDAY" },
    { "FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY" },
    { "FREQ=YEARLY;BYMONTH=0", "BYMONTH" },
    { "FREQ=YEARLY;BYMONTH=13", "BYMONTH" },
    { "FREQ=YEARLY;BYMONTH=-1", "BYMONTH" },
    { "FREQ=YEARLY;BYMONTH=5L", "BYMONTH" },
    { "FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS" },
    { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "BYSETPOS" },
    { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "BYSETPOS" },
    { "FREQ=DAILY;WKST=1MO", "WKST" },
    { "FREQ=DAILY;WKST=", "WKST" },
    /* Wrong goes before not kept. */
    { "FREQ=DAILY;BYHOUR=24", "BYHOUR" },
    { "FREQ=YEARLY;BYWEEKNO=0", "BYWEEKNO" },
    { "FREQ=HOURLY;COUNT=0", "COUNT" },
    { "BYHOUR=9", "FREQ" },
    { "FREQ=\xff\xfe", "FREQ" },
    { "\xc3=1", "NAME=VALUE" },
    { "FREQ=DAILY;\xf0\x9f\x8c\xb1", "NAME=VALUE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (tend_recurrence_parse (cases[i].rule, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_cmpuint (strlen (error->message), <, 250);
    }
}

static void
test_text_is_made_canonical (void)
{
  static const struct
  {
    const char *given;
    const char *text;
  } cases[] = {
    { "freq=daily", "FREQ=DAILY" },
    { "INTERVAL=1;WKST=MO;FREQ=WEEKLY", "FREQ=WEEKLY" },
    { "BYDAY=th,TU,TU;FREQ=WEEKLY;WKST=SU;INTERVAL=02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU" },
    { "FREQ=MONTHLY;BYDAY=-1FR,+2MO,SU,1FR;COUNT=0003", "FREQ=MONTHLY;COUNT=3;BYDAY=SU,1FR,2MO,-1FR" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1,15,+1,-31", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1,-31" },
    { "FREQ=YEARLY;BYMONTH=12,1;BYSETPOS=-366,366,1", "FREQ=YEARLY;BYMONTH=1,12;BYSETPOS=1,366,-366" },
    { "FREQ=DAILY;UNTIL=20260303", "FREQ=DAILY;UNTIL=20260303" },
    { "FREQ=DAILY;UNTIL=20260303t235960", "FREQ=DAILY;UNTIL=20260303T235959" },
    { "FREQ=DAILY;UNTIL=00010101T000000z", "FREQ=DAILY;UNTIL=00010101T000000Z" },
    { "FREQ=DAILY;INTERVAL=2147483647", "FREQ=DAILY;INTERVAL=2147483647" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendRecurrence) rule = parse (cases[i].given);
      g_autoptr (TendRecurrence) again = parse (cases[i].text);
      g_autofree char *text = tend_recurrence_to_text (rule);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (tend_recurrence_equal (rule, again));
    }
}

static void
test_made_rules_are_read_back_equal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5545);
  g_autoptr (TendRecurrence) previous = parse ("FREQ=DAILY;COUNT=9999");

  for (int i = 0; i < 20000; i++)
    {
      MadeRule made;
      g_autofree char *given = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;
      g_autofree char *text_previous = tend_recurrence_to_text (previous);
      g_autoptr (TendRecurrence) rule = NULL;
      g_autoptr (TendRecurrence) again = NULL;

      made_rule_init_random (&made, random, 10000);
      given = made_rule_to_text (&made);
      rule = parse (given);
      text = tend_recurrence_to_text (rule);
      again = parse (text);
      text_again = tend_recurrence_to_text (again);
      g_assert_cmpstr (text, ==, text_again);
      g_assert_true (tend_recurrence_equal (rule, again));
      g_assert_cmpint (tend_recurrence_equal (rule, previous), ==, g_str_equal (text, text_previous));
      g_assert_cmpint (tend_recurrence_get_frequency (rule), ==, made.frequency);
      g_assert_cmpint (tend_recurrence_get_interval (rule), ==, made.interval);
      g_assert_cmpint (tend_recurrence_get_count (rule), ==, made.count);
      tend_recurrence_unref (previous);
      previous = tend_recurrence_ref (rule);
    }
}

static void
test_until_is_kept_as_given_and_can_be_replaced (void)
{
  g_autoptr (TendRecurrence) utc = parse ("FREQ=DAILY;UNTIL=20260303T083000Z;BYDAY=MO,FR");
  g_autoptr (TendRecurrence) counted = parse ("FREQ=DAILY;COUNT=3");
  g_autoptr (TendRecurrence) local = NULL;
  g_autoptr (TendRecurrence) by_day = NULL;
  g_autoptr (TendRecurrence) endless = NULL;
  g_autofree char *local_text = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *endless_text = NULL;
  TendWall until = { 0 };

  g_assert_cmpint (tend_recurrence_get_until (utc, &until), ==, TEND_UNTIL_UTC);
  g_assert_cmpint (until.day, ==, day ("2026-03-03"));
  g_assert_cmpint (until.second, ==, 8 * 3600 + 30 * 60);
  g_assert_cmpint (tend_recurrence_get_weekdays (utc), ==, 0x11);
  g_assert_cmpint (tend_recurrence_get_until (counted, &until), ==, TEND_UNTIL_NONE);
  g_assert_cmpint (until.day, ==, day ("2026-03-03"));

  until.second += 3600;
  local = tend_recurrence_with_until (utc, TEND_UNTIL_WALL, until);
  local_text = tend_recurrence_to_text (local);
  g_assert_cmpstr (local_text, ==, "FREQ=DAILY;UNTIL=20260303T093000;BYDAY=MO,FR");
  by_day = tend_recurrence_with_until (counted, TEND_UNTIL_DAY, until);
  day_text = tend_recurrence_to_text (by_day);
  g_assert_cmpstr (day_text, ==, "FREQ=DAILY;UNTIL=20260303");
  endless = tend_recurrence_with_until (utc, TEND_UNTIL_NONE, until);
  endless_text = tend_recurrence_to_text (endless);
  g_assert_cmpstr (endless_text, ==, "FREQ=DAILY;BYDAY=MO,FR");
}

/* How many of "every day from 2026-03-01, 09:00". */
static int
count_until (const char *until)
{
  g_autofree char *text = g_strconcat ("FREQ=DAILY;UNTIL=", until, NULL);
  g_autoptr (TendRecurrence) rule = parse (text);
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, nine_on (day ("2026-03-01")));
  int count = 0;

  while (tend_recurrence_iter_next (iter, NULL))
    count++;
  return count;
}

static void
test_until_is_the_last_that_may_be (void)
{
  g_assert_cmpint (count_until ("20260303"), ==, 3);
  g_assert_cmpint (count_until ("20260303T090000"), ==, 3);
  g_assert_cmpint (count_until ("20260303T085959"), ==, 2);
  g_assert_cmpint (count_until ("20260303T090000Z"), ==, 3);
  g_assert_cmpint (count_until ("20260301T085959"), ==, 0);
  g_assert_cmpint (count_until ("20260228"), ==, 0);
  g_assert_cmpint (count_until ("00010101T000000"), ==, 0);
  g_assert_cmpint (count_until ("20260301"), ==, 1);
}

static void
test_a_start_outside_the_rule_is_not_an_occurrence (void)
{
  g_autoptr (TendRecurrence) rule = parse ("FREQ=WEEKLY;BYDAY=TU;COUNT=2");
  TendDay wednesday = day ("2026-11-25");
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, nine_on (wednesday));

  g_assert_cmpint (next_day (iter), ==, wednesday + 6);
  g_assert_cmpint (next_day (iter), ==, wednesday + 13);
  g_assert_cmpint (next_day (iter), ==, TEND_DAY_NONE);
  g_assert_cmpint (next_day (iter), ==, TEND_DAY_NONE);
}

static void
test_days_that_a_month_has_not_are_left_out (void)
{
  g_autoptr (TendRecurrence) monthly = parse ("FREQ=MONTHLY");
  g_autoptr (TendRecurrence) yearly = parse ("FREQ=YEARLY");
  g_autoptr (TendRecurrenceIter) days = tend_recurrence_iter_new (monthly, nine_on (day ("2026-01-31")));
  g_autoptr (TendRecurrenceIter) leap_days = tend_recurrence_iter_new (yearly, nine_on (day ("2096-02-29")));

  g_assert_cmpint (next_day (days), ==, day ("2026-01-31"));
  g_assert_cmpint (next_day (days), ==, day ("2026-03-31"));
  g_assert_cmpint (next_day (days), ==, day ("2026-05-31"));
  g_assert_cmpint (next_day (leap_days), ==, day ("2096-02-29"));
  g_assert_cmpint (next_day (leap_days), ==, day ("2104-02-29"));
}

static void
test_time_ends_with_the_year_9999 (void)
{
  static const char *const rules[] = {
    "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=28,29,30,31", "FREQ=DAILY;COUNT=2147483647",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTH=12;WKST=SU",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TendRecurrence) rule = parse (rules[i]);
      g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, nine_on (day ("9999-12-28")));

      for (int n = 0; n < 4; n++)
        g_assert_cmpint (next_day (iter), ==, day ("9999-12-28") + n);
      g_assert_cmpint (next_day (iter), ==, TEND_DAY_NONE);
      tend_recurrence_iter_seek (iter, G_MAXINT32);
      g_assert_cmpint (next_day (iter), ==, TEND_DAY_NONE);
    }
}

static void
test_time_begins_with_the_year_1 (void)
{
  g_autoptr (TendRecurrence) rule = parse ("FREQ=WEEKLY;BYDAY=SU,MO;BYMONTH=1;WKST=SU");
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, nine_on (day ("0001-01-01")));

  g_assert_cmpint (next_day (iter), ==, day ("0001-01-01"));
  g_assert_cmpint (next_day (iter), ==, day ("0001-01-07"));
  tend_recurrence_iter_seek (iter, TEND_DAY_NONE);
  g_assert_cmpint (next_day (iter), ==, day ("0001-01-01"));
}

static void
test_seeking_finds_what_walking_finds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (38);
  TendDay start = day ("2019-05-14");

  for (int i = 0; i < 400; i++)
    {
      MadeRule made;
      g_autofree char *text = NULL;
      g_autoptr (TendRecurrence) rule = NULL;
      g_autoptr (TendRecurrenceIter) seeking = NULL;

      made_rule_init_random (&made, random, start);
      text = made_rule_to_text (&made);
      g_test_message ("%s", text);
      rule = parse (text);
      seeking = tend_recurrence_iter_new (rule, nine_on (start));
      for (int n = 0; n < 8; n++)
        {
          TendDay wanted = start + g_rand_int_range (random, -100, 3000);
          g_autoptr (TendRecurrenceIter) walking = tend_recurrence_iter_new (rule, nine_on (start));
          TendDay found = next_day (walking);

          while (found != TEND_DAY_NONE && found < wanted)
            found = next_day (walking);
          tend_recurrence_iter_seek (seeking, wanted);
          for (int more = 0; more < 3; more++)
            {
              g_assert_cmpint (next_day (seeking), ==, found);
              found = next_day (walking);
            }
        }
    }
}

static void
test_nothing_comes_after_the_last_day (void)
{
  static const struct
  {
    const char *rule;
    TendDay earliest; /* days after the start */
    TendDay latest;
  } cases[] = {
    { "FREQ=DAILY;COUNT=5", 4, 4 },
    { "FREQ=WEEKLY;COUNT=3;BYDAY=MO", 14, 14 },
    { "FREQ=DAILY;UNTIL=20260312", 10, 11 },
    { "FREQ=DAILY;UNTIL=20260312T235959Z", 10, 11 },
    { "FREQ=DAILY;UNTIL=20200101", 0, 0 },
  };
  TendWall start = { tend_day_from_ymd (2026, 3, 2), 9 * 3600 };
  TendDay end = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendRecurrence) rule = parse (cases[i].rule);
      TendDay last = tend_recurrence_get_last_day (rule, start);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpint (last, >=, start.day + cases[i].earliest);
      g_assert_cmpint (last, <=, start.day + cases[i].latest);
    }
  {
    g_autoptr (TendRecurrence) endless = parse ("FREQ=YEARLY");
    g_autoptr (TendRecurrence) long_one = parse ("FREQ=DAILY;COUNT=1000000000");
    g_autoptr (TendRecurrence) distant = parse ("FREQ=DAILY;UNTIL=99991231");

    g_assert_cmpint (tend_recurrence_get_last_day (endless, start), ==, end);
    g_assert_cmpint (tend_recurrence_get_last_day (long_one, start), ==, end);
    g_assert_cmpint (tend_recurrence_get_last_day (distant, start), ==, end);
  }
}

static void
test_rules_are_a_boxed_type (void)
{
  g_autoptr (TendRecurrence) rule = parse ("FREQ=DAILY");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, TEND_TYPE_RECURRENCE);
  g_value_set_boxed (&value, rule);
  g_assert_true (g_value_get_boxed (&value) == rule);
  g_value_unset (&value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/examples-of-the-rfc", test_examples_of_the_rfc);
  g_test_add_func ("/recurrence/what-peers-see-otherwise", test_what_peers_see_otherwise);
  g_test_add_func ("/recurrence/what-is-not-kept-is-refused", test_what_is_not_kept_is_refused_by_name);
  g_test_add_func ("/recurrence/what-is-wrong-is-refused", test_what_is_wrong_is_refused_by_name);
  g_test_add_func ("/recurrence/text-is-made-canonical", test_text_is_made_canonical);
  g_test_add_func ("/recurrence/made-rules-are-read-back-equal", test_made_rules_are_read_back_equal);
  g_test_add_func ("/recurrence/until-is-kept-as-given", test_until_is_kept_as_given_and_can_be_replaced);
  g_test_add_func ("/recurrence/until-is-the-last-that-may-be", test_until_is_the_last_that_may_be);
  g_test_add_func ("/recurrence/start-outside-the-rule", test_a_start_outside_the_rule_is_not_an_occurrence);
  g_test_add_func ("/recurrence/days-that-a-month-has-not", test_days_that_a_month_has_not_are_left_out);
  g_test_add_func ("/recurrence/time-ends-with-the-year-9999", test_time_ends_with_the_year_9999);
  g_test_add_func ("/recurrence/time-begins-with-the-year-1", test_time_begins_with_the_year_1);
  g_test_add_func ("/recurrence/seeking-finds-what-walking-finds", test_seeking_finds_what_walking_finds);
  g_test_add_func ("/recurrence/nothing-comes-after-the-last-day", test_nothing_comes_after_the_last_day);
  g_test_add_func ("/recurrence/rules-are-a-boxed-type", test_rules_are_a_boxed_type);
  return g_test_run ();
}
