#include "base/tend-minute.h"

#include <locale.h>

static void
assert_read (const char *text,
             int         expected)
{
  int minute = -7;
  gboolean is_read = tend_minute_parse (text, &minute);

  if (expected == TEND_MINUTE_NONE)
    {
      if (is_read)
        g_error ("“%s” was read as %d", text, minute);
      g_assert_cmpint (minute, ==, -7);
      return;
    }
  if (!is_read || minute != expected)
    g_error ("“%s” was read as %d instead of %d", text, is_read ? minute : -1, expected);
}

static void
test_ways_to_write_it (void)
{
  assert_read ("7", 7 * 60);
  assert_read ("07", 7 * 60);
  assert_read ("0", 0);
  assert_read ("23", 23 * 60);
  assert_read ("7:30", 7 * 60 + 30);
  assert_read ("7.30", 7 * 60 + 30);
  assert_read ("7,30", 7 * 60 + 30);
  assert_read ("7 30", 7 * 60 + 30);
  assert_read ("7h30", 7 * 60 + 30);
  assert_read ("19h", 19 * 60);
  assert_read ("19H05", 19 * 60 + 5);
  assert_read ("730", 7 * 60 + 30);
  assert_read ("0730", 7 * 60 + 30);
  assert_read ("1930", 19 * 60 + 30);
  assert_read ("  19:30 ", 19 * 60 + 30);
  assert_read ("00:00", 0);
  assert_read ("23:59", 23 * 60 + 59);
}

static void
test_morning_and_afternoon (void)
{
  assert_read ("7 am", 7 * 60);
  assert_read ("7pm", 19 * 60);
  assert_read ("7:30 PM", 19 * 60 + 30);
  assert_read ("7:30 p.m.", 19 * 60 + 30);
  assert_read ("7p", 19 * 60);
  assert_read ("7a", 7 * 60);
  assert_read ("12 am", 0);
  assert_read ("12:15 am", 15);
  assert_read ("12 pm", 12 * 60);
  assert_read ("1145p", 23 * 60 + 45);
  assert_read ("pm 7:30", 19 * 60 + 30);
  assert_read ("13 pm", TEND_MINUTE_NONE);
  assert_read ("0 am", TEND_MINUTE_NONE);
}

static void
test_other_digits (void)
{
  assert_read ("٧:٣٠", 7 * 60 + 30);
  assert_read ("７：３０", 7 * 60 + 30);
}

static void
test_what_is_no_time (void)
{
  const char *const texts[] = { "",      " ",    "pm",   "a",     "24",    "24:00", "7:60", "7:5", "7:",   "7:300",
                                "12345", "2400", "1960", "-7",    "7:-3",  "seven", "7x",   ":30", "7::30", "7:30:15",
                                "\xff",  "7 am pm" };
  g_autofree char *endless = g_strnfill (100000, '7');

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_read (texts[i], TEND_MINUTE_NONE);
  assert_read (endless, TEND_MINUTE_NONE);
}

static void
test_every_minute_comes_back (void)
{
  for (int hours = TEND_HOURS_24; hours <= TEND_HOURS_12; hours++)
    for (int minute = 0; minute < TEND_MINUTES_A_DAY; minute++)
      {
        g_autofree char *text = tend_minute_format (minute, hours);

        assert_read (text, minute);
      }
}

static void
test_format (void)
{
  g_autofree char *evening = tend_minute_format (19 * 60 + 5, TEND_HOURS_24);
  g_autofree char *morning = tend_minute_format (7 * 60 + 5, TEND_HOURS_24);
  g_autofree char *by_twelve = tend_minute_format (19 * 60 + 5, TEND_HOURS_12);
  g_autofree char *midnight = tend_minute_format (0, TEND_HOURS_12);

  g_assert_cmpstr (evening, ==, "19:05");
  g_assert_cmpstr (morning, ==, "07:05");
  g_assert_cmpstr (by_twelve, ==, "7:05 PM");
  g_assert_cmpstr (midnight, ==, "12:00 AM");
}

static void
assert_hour (int         minute,
             TendHours   hours,
             const char *expected)
{
  g_autofree char *text = tend_minute_format_hour (minute, hours);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_span (int         start,
             int         end,
             TendHours   hours,
             const char *expected)
{
  g_autofree char *text = tend_minute_format_span (start, end, hours);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_hours_of_a_scale (void)
{
  assert_hour (19 * 60, TEND_HOURS_24, "19:00");
  assert_hour (19 * 60, TEND_HOURS_12, "7 PM");
  assert_hour (0, TEND_HOURS_12, "12 AM");
  assert_hour (2 * 60 + 30, TEND_HOURS_12, "2:30 AM");
}

/* Whether it is in the afternoon is said once, but not where it would be taken for the wrong half. */
static void
test_spans (void)
{
  assert_span (16 * 60 + 30, 17 * 60 + 30, TEND_HOURS_24, "16:30–17:30");
  assert_span (16 * 60 + 30, 17 * 60 + 30, TEND_HOURS_12, "4:30–5:30 PM");
  assert_span (0, 11 * 60 + 59, TEND_HOURS_12, "12:00–11:59 AM");
  assert_span (11 * 60 + 30, 13 * 60, TEND_HOURS_12, "11:30 AM–1:00 PM");
  assert_span (22 * 60, 60, TEND_HOURS_12, "10:00 PM–1:00 AM");
  assert_span (17 * 60, 16 * 60, TEND_HOURS_12, "5:00 PM–4:00 PM");
}

static void
test_lengths (void)
{
  static const struct
  {
    int minutes;
    const char *words;
  } cases[] = { { 5, "5 min" }, { 59, "59 min" }, { 60, "1 h" }, { 90, "1 h 30 min" }, { 1440, "24 h" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tend_minute_describe_length (cases[i].minutes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/minute/it-is-understood-however-it-is-typed", test_ways_to_write_it);
  g_test_add_func ("/minute/morning-and-afternoon", test_morning_and_afternoon);
  g_test_add_func ("/minute/digits-of-other-scripts", test_other_digits);
  g_test_add_func ("/minute/what-is-no-time-is-refused", test_what_is_no_time);
  g_test_add_func ("/minute/what-is-written-is-read-back", test_every_minute_comes_back);
  g_test_add_func ("/minute/it-is-written-by-24-and-by-12", test_format);
  g_test_add_func ("/minute/hours-of-a-scale", test_hours_of_a_scale);
  g_test_add_func ("/minute/from-one-until-another", test_spans);
  g_test_add_func ("/minute/lengths-in-words", test_lengths);

  return g_test_run ();
}
