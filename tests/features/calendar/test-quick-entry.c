/* A plan in one line: what is understood, what is doubted, and that nothing is wrong in silence. */

#include "features/calendar/tend-quick-entry.h"

#include <string.h>

#define TUESDAY (tend_day_from_ymd (2026, 11, 24))

static const char *const names[] = { "Ana Silva", "Ben Ode", "Ana Costa", "Luz", NULL };
static const char *const uuids[] = {
  "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-000000000004", NULL,
};

static TendQuickEntry *
parse (const char *text)
{
  const TendQuickQuery query = {
    .today = TUESDAY, .minute = 12 * 60, .zone = "Europe/Berlin", .names = names, .person_uuids = uuids,
  };

  return tend_quick_entry_parse (text, &query);
}

/* What is understood, as one line. */
static void
assert_understood (const char *text,
                   const char *expected)
{
  g_autoptr (TendQuickEntry) entry = parse (text);

  if (entry->doubt)
    g_test_message ("%s", entry->doubt);
  g_assert_cmpstr (entry->understood, ==, expected);
  g_assert_true (entry->is_possible);
}

static void
assert_impossible (const char *text)
{
  g_autoptr (TendQuickEntry) entry = parse (text);

  g_assert_false (entry->is_possible);
  g_assert_nonnull (entry->doubt);
  g_assert_true (g_str_has_suffix (entry->doubt, ".") || g_str_has_suffix (entry->doubt, "title."));
}

static void
test_all_in_one_line (void)
{
  assert_understood ("Coffee with Luz Fri 16:30 for 1h at Luna",
                     "Coffee · with Luz · Friday, 27 November 2026, 16:30–17:30 · at Luna");
  assert_understood ("at Luna for 90 min with Ben tomorrow 4pm coffee",
                     "coffee · with Ben Ode · Wednesday, 25 November 2026, 16:00–17:30 · at Luna");
}

static void
test_days (void)
{
  assert_understood ("Film today 20:00", "Film · Tuesday, 24 November 2026, 20:00–21:00");
  assert_understood ("Film 20:00", "Film · Tuesday, 24 November 2026, 20:00–21:00");
  assert_understood ("Film 9:00", "Film · Wednesday, 25 November 2026, 09:00–10:00");
  assert_understood ("Film tue 9:00", "Film · Tuesday, 1 December 2026, 09:00–10:00");
  assert_understood ("Film next Monday, 20h", "Film · Monday, 30 November 2026, 20:00–21:00");
  assert_understood ("Film on 2026-12-05 20:00", "Film · Saturday, 5 December 2026, 20:00–21:00");
  assert_understood ("Film 5.12. 20:00", "Film · Saturday, 5 December 2026, 20:00–21:00");
  assert_understood ("Film 3 March 20:00", "Film · Wednesday, 3 March 2027, 20:00–21:00");
  assert_understood ("Film Dec 5 2027 20:00", "Film · Sunday, 5 December 2027, 20:00–21:00");
  assert_understood ("Hike Saturday", "Hike · Saturday, 28 November 2026, all day");
}

static void
test_times_and_lengths (void)
{
  assert_understood ("Call 18:00-18:45", "Call · Tuesday, 24 November 2026, 18:00–18:45");
  assert_understood ("Call at 18 for 1h30", "Call · Tuesday, 24 November 2026, 18:00–19:30");
  assert_understood ("Call from 18 to 19:15", "Call · Tuesday, 24 November 2026, 18:00–19:15");
  assert_understood ("Call 6 pm for half an hour", "Call · Tuesday, 24 November 2026, 18:00–18:30");
  assert_understood ("Night 22:00-01:00", "Night · Tuesday, 24 November 2026, 22:00–01:00");
  assert_understood ("Call 18:00 for 1.5 hours", "Call · Tuesday, 24 November 2026, 18:00–19:30");
}

/* The ways in which people say it. */
static void
test_phrasings (void)
{
  static const char *const lines[][2] = {
    { "Lunch noon", "Lunch · Wednesday, 25 November 2026, 12:00–13:00" },
    { "Lunch Fri at noon with Luz", "Lunch · with Luz · Friday, 27 November 2026, 12:00–13:00" },
    { "Tea this Fri 5pm", "Tea · Friday, 27 November 2026, 17:00–18:00" },
    { "Tea Fri 5.30 pm", "Tea · Friday, 27 November 2026, 17:30–18:30" },
    { "Tea 12am", "Tea · Wednesday, 25 November 2026, 00:00–01:00" },
    { "Tea tonight at 8", "Tea · Tuesday, 24 November 2026, 20:00–21:00" },
    { "Tea tonight 20:00-23:00", "Tea · Tuesday, 24 November 2026, 20:00–23:00" },
    { "Tea tonight from 8 to 10", "Tea · Tuesday, 24 November 2026, 20:00–22:00" },
    { "Tea in 3 days 9:00", "Tea · Friday, 27 November 2026, 09:00–10:00" },
    { "Tea in a week 9:00", "Tea · Tuesday, 1 December 2026, 09:00–10:00" },
    { "Tea 5th December 9:00", "Tea · Saturday, 5 December 2026, 09:00–10:00" },
    { "Tea Dec 5th 9:00", "Tea · Saturday, 5 December 2026, 09:00–10:00" },
    { "Tea 16:30 for 1h 30m", "Tea · Tuesday, 24 November 2026, 16:30–18:00" },
    { "Tea 16:30 for 1 hour and 15 min", "Tea · Tuesday, 24 November 2026, 16:30–17:45" },
    { "Tea 16:30 for an hour and a half", "Tea · Tuesday, 24 November 2026, 16:30–18:00" },
    { "Tea 16:30 16:30 Fri fri", "Tea · Friday, 27 November 2026, 16:30–17:30" },
    { "Tea, 16:30, Fri, at Luna, with Ben", "Tea · with Ben Ode · Friday, 27 November 2026, 16:30–17:30 · at Luna" },
    { "Tea (16:30) “Fri”", "Tea · Friday, 27 November 2026, 16:30–17:30" },
    { "Tea Fri. 16:30.", "Tea · Friday, 27 November 2026, 16:30–17:30" },
    { "TEA FRI 4PM @Luna", "TEA · Friday, 27 November 2026, 16:00–17:00 · at Luna" },
    { "Meet 16:00 at 10 Downing Street", "Meet · Tuesday, 24 November 2026, 16:00–17:00 · at 10 Downing Street" },
    /* Digits of other scripts, full-width and Arabic, and writing from right to left. */
    { "Tea ２０：００", "Tea · Tuesday, 24 November 2026, 20:00–21:00" },
    { "شاي ٢٠:٣٠ with Luz", "شاي · with Luz · Tuesday, 24 November 2026, 20:30–21:30" },
    { "Walk 🚶 with Luz tomorrow 9:00", "Walk 🚶 · with Luz · Wednesday, 25 November 2026, 09:00–10:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TendQuickEntry) entry = parse (lines[i][0]);

      assert_understood (lines[i][0], lines[i][1]);
      g_assert_null (entry->doubt);
    }
}

/* What looks like something and is not understood is not understood, and that is said. */
static void
test_nothing_is_wrong_in_silence (void)
{
  static const char *const lines[][2] = {
    { "Tea 7:5", "“7:5”" },
    { "Tea 16:30Uhr", "“16:30Uhr”" },
    { "Tea fri4pm", "“fri4pm”" },
    { "Tea half past 8", "“half”" },
    { "Tea tonight 8", "“8”" },
    { "Tea in 2 hours", "“in”" },
    { "Party Fri midnight", "“midnight”" },
    { "Call 9-10", "“9-10”" },
    { "Call 16:30-", "“16:30-”" },
    { "Tea 16:30 for 90", "“for”" },
    { "Tea 16:30 for two hours", "“for”" },
    { "Tea 16:30 for -2h", "“for”" },
    { "Tea 16:30 for 9999h", "“for”" },
    { "Tea 16:30 90m", "“90m”" },
    { "Film 12/11 18:00", "“12/11”" },
    { "Film 5-12-2026 18:00", "“5-12-2026”" },
    { "Film 2026-12-05T18:00", "“2026-12-05T18:00”" },
    { "Film the 5th 18:00", "“5th”" },
    { "Trip 3-5 Dec", "“3-5”" },
    { "Trip 3 to 5 Dec", "“3”" },
    { "Call Mon-Fri 9:00", "“Mon-Fri”" },
    { "Call every Friday 9:00", "“every”" },
    { "Call daily 9:00", "“daily”" },
    { "Coffee with Luz Fri 16:30 at Luna every week", "“every”" },
    { "Coffee with Luz every week", "“every”" },
    { "Coffee 16:30 at Luna 90m", "“90m”" },
    { "Meet at 10 Downing Street", "“10”" },
    { "Call yesterday", "past" },
    { "Call last Friday 9:00", "past" },
    { "Walk with Zoe 18:00", "“Zoe”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TendQuickEntry) entry = parse (lines[i][0]);

      g_test_message ("%s: %s", lines[i][0], entry->doubt ? entry->doubt : "");
      g_assert_true (entry->is_possible);
      g_assert_nonnull (entry->doubt);
      g_assert_nonnull (strstr (entry->doubt, lines[i][1]));
    }
}

/* A name may be typed without its accents, and may be a word that means a day. */
static void
test_names_as_they_are_typed (void)
{
  static const char *const people[] = { "José Díaz", "May Fry", "Sun Li", NULL };
  const TendQuickQuery query = {
    .today = TUESDAY, .minute = 12 * 60, .zone = "Europe/Berlin", .names = people, .person_uuids = uuids,
  };
  static const char *const lines[][2] = {
    { "Walk with jose 18:00", "José Díaz" },
    { "Walk with May 18:00", "May Fry" },
    { "Walk with Sun 18:00", "Sun Li" },
    { "Walk with Sun, Sun 18:00", "Sun Li" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TendQuickEntry) entry = tend_quick_entry_parse (lines[i][0], &query);

      g_test_message ("%s", lines[i][0]);
      g_assert_cmpuint (entry->plan->guests->len, ==, 1);
      g_assert_cmpstr (((TendGuest *) g_ptr_array_index (entry->plan->guests, 0))->name, ==, lines[i][1]);
      g_assert_cmpstr (entry->plan->title, ==, "Walk");
    }
}

static void
test_words_that_mean_nothing_stay_in_the_title (void)
{
  assert_understood ("Cake for Ana 16:00", "Cake for Ana · Tuesday, 24 November 2026, 16:00–17:00");
  assert_understood ("Room 101 16:00", "Room 101 · Tuesday, 24 November 2026, 16:00–17:00");
  assert_understood ("Meet with", "Meet with · Tuesday, 24 November 2026, all day");
}

static void
test_people_are_found_among_the_people (void)
{
  g_autoptr (TendQuickEntry) entry = parse ("Walk with ben, Luz and Zoe 18:00");
  const TendGuest *guest;

  g_assert_cmpuint (entry->plan->guests->len, ==, 3);
  guest = g_ptr_array_index (entry->plan->guests, 0);
  g_assert_cmpstr (guest->name, ==, "Ben Ode");
  g_assert_cmpstr (guest->person_uuid, ==, uuids[1]);
  guest = g_ptr_array_index (entry->plan->guests, 2);
  g_assert_cmpstr (guest->name, ==, "Zoe");
  g_assert_null (guest->person_uuid);
}

static void
test_two_of_a_name_are_doubted (void)
{
  g_autoptr (TendQuickEntry) entry = parse ("Walk with Ana 18:00");
  g_autoptr (TendQuickEntry) sure = parse ("Walk with Ana Costa 18:00");
  const TendGuest *guest = g_ptr_array_index (entry->plan->guests, 0);

  g_assert_nonnull (entry->doubt);
  g_assert_true (entry->is_possible);
  g_assert_null (guest->person_uuid);
  g_assert_null (sure->doubt);
  guest = g_ptr_array_index (sure->plan->guests, 0);
  g_assert_cmpstr (guest->person_uuid, ==, uuids[2]);
}

static void
test_doubts_are_said (void)
{
  static const char *const lines[] = { "Film Fri Sat 20:00", "Film 18:00 20:00", "Film 12.11", "Film today 9:00",
                                       "Film 2020-01-01 20:00", "Film 18:00-19:00 for 2h" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TendQuickEntry) entry = parse (lines[i]);

      g_test_message ("%s", lines[i]);
      g_assert_nonnull (entry->doubt);
      g_assert_true (entry->is_possible);
    }
}

static void
test_what_cannot_be_is_refused (void)
{
  assert_impossible ("Film 25:00");
  assert_impossible ("Film 2026-02-30 20:00");
  assert_impossible ("Film 31.2. 20:00");
  assert_impossible ("Film 17:00-16:00");
  assert_impossible ("Film for 2h");
  assert_impossible ("Fri 16:30");
  assert_impossible ("");
  assert_impossible ("\xff");
  assert_impossible ("Film 18:00 for 0m");
}

/* Whatever is typed: an answer, and one that can be kept where it says so. */
static void
test_any_words_give_an_answer (void)
{
  static const char *const pieces[] = { "with", "at",   "for", "Ana", "16:30", "1h",  "fri", "-",  "–",
                                        "5.",   "next", "on",  ",",   "99:99", "May", "5",   "am", "half",
                                        "in",   "a",    "week", "noon", "last", "and", "tonight", "@Luna", "(", "5th",
                                        "3-5",  "every", "😀" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (TendQuickEntry) entry = NULL;

      for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
        g_string_append_printf (line, "%s ", pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      entry = parse (line->str);
      g_assert_nonnull (entry->understood);
      g_assert_true (entry->is_possible || entry->doubt != NULL);
      if (entry->is_possible)
        g_assert_true (tend_plan_validate (entry->plan, NULL));
    }
}

/* What the line leaves out is as it is in the plan that it is about. */
static void
assert_changed (const TendPlan *plan,
                gboolean        is_day_open,
                const char     *text,
                const char     *expected)
{
  const TendQuickQuery query = {
    .today = TUESDAY, .minute = 12 * 60, .zone = "Europe/Berlin", .names = names, .person_uuids = uuids,
    .plan = plan, .is_day_open = is_day_open,
  };
  g_autoptr (TendQuickEntry) entry = tend_quick_entry_parse (text, &query);

  g_test_message ("%s: %s", text, entry->doubt ? entry->doubt : "");
  g_assert_cmpstr (entry->understood, ==, expected);
}

static void
test_a_line_about_a_plan (void)
{
  g_autoptr (TendPlan) plan = tend_plan_new ("Coffee", TUESDAY + 3, 16 * 60 + 30, 90);
  g_autoptr (TendPlan) open = tend_plan_new_all_day ("", TUESDAY, TUESDAY);

  tend_plan_set_text (&plan->place, "Luna");
  assert_changed (plan, FALSE, "", "Coffee · Friday, 27 November 2026, 16:30–18:00 · at Luna");
  assert_changed (plan, FALSE, "Tea", "Tea · Friday, 27 November 2026, 16:30–18:00 · at Luna");
  assert_changed (plan, FALSE, "Sat", "Coffee · Saturday, 28 November 2026, 16:30–18:00 · at Luna");
  assert_changed (plan, FALSE, "9:00", "Coffee · Friday, 27 November 2026, 09:00–10:30 · at Luna");
  assert_changed (plan, FALSE, "for 2h", "Coffee · Friday, 27 November 2026, 16:30–18:30 · at Luna");
  assert_changed (plan, FALSE, "17:00-17:15 at Rosa", "Coffee · Friday, 27 November 2026, 17:00–17:15 · at Rosa");
  assert_changed (plan, FALSE, "with Ben", "Coffee · with Ben Ode · Friday, 27 November 2026, 16:30–18:00 · at Luna");

  /* Where the day is nobody's choice, an hour that is over is tomorrow's. */
  assert_changed (open, TRUE, "Tea 9:00", "Tea · Wednesday, 25 November 2026, 09:00–10:00");
  assert_changed (open, FALSE, "Tea 9:00", "Tea · Tuesday, 24 November 2026, 09:00–10:00");
  assert_changed (open, TRUE, "with Ben", "Time with Ben Ode · with Ben Ode · Tuesday, 24 November 2026, all day");
}

static void
test_long_plans_are_described_with_their_end (void)
{
  g_autoptr (TendPlan) trip = tend_plan_new_all_day ("Trip", TUESDAY, TUESDAY + 2);
  g_autoptr (TendPlan) train = tend_plan_new ("Train", TUESDAY, 10 * 60, 27 * 60);
  g_autofree char *trip_words = tend_quick_entry_describe (trip);
  g_autofree char *train_words = tend_quick_entry_describe (train);

  g_assert_cmpstr (trip_words, ==, "Trip · Tuesday, 24 November 2026 – Thursday, 26 November 2026");
  g_assert_cmpstr (train_words, ==, "Train · Tuesday, 24 November 2026, 10:00 – Wednesday, 25 November 2026, 13:00");
}

/* Fields and a line change the same plan, and neither undoes what it says nothing of. */
static void
test_changes_are_taken_part_by_part (void)
{
  g_autoptr (TendPlan) before = tend_plan_new ("Coffee", TUESDAY, 600, 60);
  g_autoptr (TendPlan) now = tend_plan_copy (before);
  g_autoptr (TendPlan) field = tend_plan_copy (before);
  g_autoptr (TendGuest) ben = tend_guest_new (uuids[1], names[1]);

  tend_plan_set_text (&field->place, "Luna");
  field->start_minute = 660;
  field->end_minute = 720;
  tend_plan_set_text (&now->title, "Tea");
  tend_plan_add_guest (now, ben);
  tend_quick_entry_take_changes (field, before, now);
  g_assert_cmpstr (field->title, ==, "Tea");
  g_assert_cmpstr (field->place, ==, "Luna");
  g_assert_cmpint (field->start_minute, ==, 660);
  g_assert_cmpuint (field->guests->len, ==, 1);

  tend_quick_entry_take_changes (field, now, before);
  g_assert_cmpstr (field->title, ==, "Coffee");
  g_assert_cmpuint (field->guests->len, ==, 0);
  tend_plan_set_text (&now->title, "Coffee");
  now->end_minute = 700;
  tend_quick_entry_take_changes (field, before, now);
  g_assert_cmpint (field->start_minute, ==, 600);
  g_assert_cmpint (field->end_minute, ==, 700);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick-entry/all-in-one-line", test_all_in_one_line);
  g_test_add_func ("/quick-entry/days", test_days);
  g_test_add_func ("/quick-entry/times-and-lengths", test_times_and_lengths);
  g_test_add_func ("/quick-entry/phrasings", test_phrasings);
  g_test_add_func ("/quick-entry/nothing-is-wrong-in-silence", test_nothing_is_wrong_in_silence);
  g_test_add_func ("/quick-entry/names-as-they-are-typed", test_names_as_they_are_typed);
  g_test_add_func ("/quick-entry/words-that-mean-nothing-stay-in-the-title",
                   test_words_that_mean_nothing_stay_in_the_title);
  g_test_add_func ("/quick-entry/people-are-found-among-the-people", test_people_are_found_among_the_people);
  g_test_add_func ("/quick-entry/two-of-a-name-are-doubted", test_two_of_a_name_are_doubted);
  g_test_add_func ("/quick-entry/doubts-are-said", test_doubts_are_said);
  g_test_add_func ("/quick-entry/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/quick-entry/a-line-about-a-plan", test_a_line_about_a_plan);
  g_test_add_func ("/quick-entry/long-plans-are-described-with-their-end",
                   test_long_plans_are_described_with_their_end);
  g_test_add_func ("/quick-entry/changes-are-taken-part-by-part", test_changes_are_taken_part_by_part);
  g_test_add_func ("/quick-entry/any-words-give-an-answer", test_any_words_give_an_answer);

  return g_test_run ();
}
