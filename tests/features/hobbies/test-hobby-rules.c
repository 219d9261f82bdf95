/* A hobby's own rhythm, when it is gently brought up, when somebody has come back, and the words for it. */

#include "base/tend-error.h"
#include "base/tend-minute.h"
#include "features/hobbies/tend-hobby-rules.h"
#include "features/hobbies/tend-hobby-words.h"

#include <math.h>
#include <string.h>

#define TODAY (tend_day_from_ymd (2026, 3, 5)) /* a Thursday */

/* Days with a session of half an hour, so many days ago. */
static guint
make_days (TendHobbyDay *days,
           const int    *ago)
{
  guint n = 0;

  for (; ago[n] >= 0; n++)
    days[n] = (TendHobbyDay) { TODAY - ago[n], 1800, 1 };
  return n;
}

static TendHobbyStanding
stand (const TendHobby *hobby,
       const int       *ago)
{
  TendHobbyDay days[TEND_HOBBY_DAYS_LOOKED_AT];
  TendHobbyStanding standing;

  tend_hobby_rules_stand (hobby, days, make_days (days, ago), TODAY, G_DATE_MONDAY, &standing);
  return standing;
}

#define STAND(hobby, ...) stand (hobby, (const int[]) { __VA_ARGS__, -1 })

static TendHobby *
make_hobby (void)
{
  TendHobby *hobby = tend_hobby_new ("Guitar");

  hobby->created_day = TODAY - 400;
  return hobby;
}

static void
test_the_rhythm_is_the_usual_gap (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();

  g_assert_cmpint (STAND (hobby, 0, 2, 4, 6, 8).rhythm, ==, 2);
  g_assert_cmpint (STAND (hobby, 1, 8, 15, 22).rhythm, ==, 7);
  /* One long pause is no rhythm. */
  g_assert_cmpint (STAND (hobby, 0, 1, 2, 300, 301, 302).rhythm, ==, 1);
  /* Two gaps are no rhythm yet. */
  g_assert_cmpint (STAND (hobby, 0, 30, 60).rhythm, ==, TEND_HOBBY_RHYTHM_DEFAULT);
  g_assert_cmpint (stand (hobby, (const int[]) { -1 }).rhythm, ==, TEND_HOBBY_RHYTHM_DEFAULT);
}

static void
test_only_the_last_dozen_gaps_count (void)
{
  TendHobbyDay days[TEND_HOBBY_DAYS_LOOKED_AT];

  for (int i = 0; i < TEND_HOBBY_DAYS_LOOKED_AT; i++)
    days[i] = (TendHobbyDay) { i < 13 ? TODAY - 5 * i : TODAY - 60 - (i - 12), 60, 1 };
  g_assert_cmpint (tend_hobby_rules_get_rhythm (days, TEND_HOBBY_DAYS_LOOKED_AT), ==, 5);
}

static void
test_it_waits_for_longer_than_its_rhythm (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();

  /* Every day: a week is left alone. Every two weeks: four weeks. */
  g_assert_false (STAND (hobby, 6, 7, 8, 9, 10).is_waiting);
  g_assert_true (STAND (hobby, 7, 8, 9, 10, 11).is_waiting);
  g_assert_false (STAND (hobby, 27, 41, 55, 69).is_waiting);
  g_assert_true (STAND (hobby, 28, 42, 56, 70).is_waiting);
  /* Twice a year: two months are enough. */
  g_assert_true (STAND (hobby, 60, 240, 420, 600).is_waiting);
}

static void
test_what_was_never_begun_waits_from_when_it_was_written_down (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  const int never[] = { -1 };

  hobby->created_day = TODAY - 13;
  g_assert_false (stand (hobby, never).is_waiting);
  hobby->created_day = TODAY - 14;
  g_assert_true (stand (hobby, never).is_waiting);
}

static void
test_it_is_not_pressed (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  TendHobbyStanding standing = STAND (hobby, 40, 47, 54, 61);

  g_assert_true (standing.is_waiting);
  g_assert_cmpint (tend_hobby_rules_put_off (&standing, TODAY), ==, TODAY + 7);
  hobby->put_off_until = TODAY + 1;
  g_assert_false (STAND (hobby, 40, 47, 54, 61).is_waiting);
  hobby->put_off_until = TODAY;
  g_assert_true (STAND (hobby, 40, 47, 54, 61).is_waiting);
  hobby->is_resting = TRUE;
  g_assert_false (STAND (hobby, 40, 47, 54, 61).is_waiting);
  hobby->is_resting = FALSE;
  hobby->is_archived = TRUE;
  g_assert_false (STAND (hobby, 40, 47, 54, 61).is_waiting);
}

static void
test_putting_off_keeps_to_sensible_days (void)
{
  TendHobbyStanding daily = { .rhythm = 1 };
  TendHobbyStanding yearly = { .rhythm = 180 };

  g_assert_cmpint (tend_hobby_rules_put_off (&daily, TODAY), ==, TODAY + 3);
  g_assert_cmpint (tend_hobby_rules_put_off (&yearly, TODAY), ==, TODAY + 30);
}

static void
test_a_return_is_seen (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();

  g_assert_true (STAND (hobby, 0, 30, 37, 44, 51).came_back);
  g_assert_false (STAND (hobby, 0, 7, 14, 21).came_back);
  /* On the days after it is simply back. */
  g_assert_false (STAND (hobby, 1, 31, 38, 45).came_back);
  /* The pause itself is no part of the rhythm that it is measured by. */
  g_assert_true (STAND (hobby, 0, 14, 15, 16, 17).came_back);
}

static void
test_the_first_session_begins_or_comes_back (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();

  g_assert_true (STAND (hobby, 0).has_begun);
  g_assert_false (STAND (hobby, 0).came_back);
  hobby->origin = TEND_HOBBY_LOVED;
  g_assert_true (STAND (hobby, 0).came_back);
  g_assert_false (STAND (hobby, 3).came_back);
}

static void
test_this_week_against_the_wish (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  TendHobbyStanding standing = STAND (hobby, 0, 3, 4);

  /* Thursday and Monday; Sunday was last week. */
  g_assert_cmpint (standing.week_times, ==, 2);
  g_assert_cmpint (standing.week_seconds, ==, 3600);
  g_assert_cmpint (standing.today_seconds, ==, 1800);
  g_assert_true (isnan (tend_hobby_rules_get_share (hobby, &standing)));
  hobby->wish_kind = TEND_HOBBY_WISH_MINUTES;
  hobby->wish = 90;
  g_assert_cmpfloat_with_epsilon (tend_hobby_rules_get_share (hobby, &standing), 2 / 3.0, 1e-9);
  hobby->wish_kind = TEND_HOBBY_WISH_TIMES;
  hobby->wish = 1;
  g_assert_cmpfloat (tend_hobby_rules_get_share (hobby, &standing), ==, 1);
}

static void
test_first_and_best_days (void)
{
  TendDay first = tend_day_from_ymd (2025, 1, 30);
  const TendHobbyDay days[] = {
    { first, 600, 1 }, { first + 1, 5400, 2 }, { first + 2, 3000, 1 }, { first + 3, 3600, 1 }, { first + 40, 5400, 1 },
  };
  TendHobbyBest best;

  g_assert_false (tend_hobby_rules_find_best (days, 0, &best));
  g_assert_true (tend_hobby_rules_find_best (days, G_N_ELEMENTS (days), &best));
  g_assert_cmpint (best.first.day, ==, first);
  g_assert_cmpint (best.longest.day, ==, first + 40); /* as long as another, and later */
  g_assert_cmpint (best.busiest_month, ==, tend_day_from_ymd (2025, 2, 1));
  g_assert_cmpint (best.busiest_seconds, ==, 6600);
  g_assert_cmpint (best.seconds, ==, 18000);
  g_assert_cmpuint (best.n_days, ==, 5);
  g_assert_true (tend_hobby_rules_find_best (days, 2, &best));
  g_assert_cmpint (best.busiest_month, ==, TEND_DAY_NONE);
}

/* Looking back finds any day, knows how strong it was, and what each month held. */
static void
test_days_and_months_looked_back_at (void)
{
  TendDay first = tend_day_from_ymd (2025, 12, 30);
  const TendHobbyDay days[] = { { first, 20, 1 }, { first + 1, 3600, 2 }, { first + 5, 1800, 1 }, { first + 40, 900, 1 } };
  const guint n = G_N_ELEMENTS (days);
  g_autofree float *levels = tend_hobby_rules_get_levels (days, n, first - 1, first + 5);
  TendDay months[3];
  double seconds[3];

  for (guint i = 0; i < n; i++)
    g_assert_true (tend_hobby_rules_find_day (days, n, days[i].day) == &days[i]);
  g_assert_null (tend_hobby_rules_find_day (days, n, first - 1));
  g_assert_null (tend_hobby_rules_find_day (days, n, first + 2));
  g_assert_null (tend_hobby_rules_find_day (days, n, first + 41));
  g_assert_null (tend_hobby_rules_find_day (days, 0, first));

  g_assert_true (isnan (levels[0]) && isnan (levels[3]));
  g_assert_cmpfloat (levels[1], >, 0); /* some seconds are seen */
  g_assert_cmpfloat (levels[1], <, levels[2]);
  g_assert_cmpfloat (levels[2], ==, 1);
  g_assert_cmpfloat (levels[6], ==, 1);

  tend_hobby_rules_list_months (tend_day_from_ymd (2026, 2, 28), months, 3);
  g_assert_cmpint (months[0], ==, tend_day_from_ymd (2025, 12, 1));
  g_assert_cmpint (months[1], ==, tend_day_from_ymd (2026, 1, 1));
  g_assert_cmpint (months[2], ==, tend_day_from_ymd (2026, 2, 1));
  tend_hobby_rules_sum_months (days, n, months, 3, seconds);
  g_assert_cmpfloat (seconds[0], ==, 3620);
  g_assert_cmpfloat (seconds[1], ==, 1800);
  g_assert_cmpfloat (seconds[2], ==, 900);
  tend_hobby_rules_sum_months (days, n, months + 1, 1, seconds);
  g_assert_cmpfloat (seconds[0], ==, 1800);
}

static void
assert_words (char       *words,
              const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_days_and_months_in_words (void)
{
  TendDay day = tend_day_from_ymd (2026, 3, 3);
  const TendHobbyDay once = { day, 1500, 1 };
  const TendHobbyDay twice = { day, 1500, 2 };
  const TendHobbyBest best = { .seconds = 51000, .n_days = 31 };

  assert_words (tend_hobby_describe_day (&once, day), "Tuesday, 3 March 2026: 25 minutes");
  assert_words (tend_hobby_describe_day (&twice, day), "Tuesday, 3 March 2026: 25 minutes, 2 times");
  assert_words (tend_hobby_describe_day (NULL, day), "Tuesday, 3 March 2026: nothing written down");
  assert_words (tend_hobby_describe_month (tend_day_from_ymd (2026, 3, 1), 12000), "March 2026: 3 h 20 min");
  assert_words (tend_hobby_describe_month (tend_day_from_ymd (2026, 3, 1), 0), "March 2026: nothing written down");
  assert_words (tend_hobby_describe_all (&best), "14 h 10 min on 31 days");
}

static void
test_lengths_in_words (void)
{
  assert_words (tend_hobby_describe_length (1), "1 second");
  assert_words (tend_hobby_describe_length (59), "59 seconds");
  assert_words (tend_hobby_describe_length (60), "1 minute");
  assert_words (tend_hobby_describe_length (25 * 60 + 29), "25 minutes");
  assert_words (tend_hobby_describe_length (59 * 60 + 30), "1 hour");
  assert_words (tend_hobby_describe_length (2 * 3600 + 900), "2 h 15 min");
  assert_words (tend_hobby_describe_length (G_GINT64_CONSTANT (400) * 3600), "400 hours");
  assert_words (tend_minute_format_timer (0), "0:00");
  assert_words (tend_minute_format_timer (754), "12:34");
  assert_words (tend_minute_format_timer (3723), "1:02:03");
  assert_words (tend_minute_format_timer (30 * 3600), "30:00:00");
}

static void
test_the_week_in_words (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  TendHobbyStanding standing = STAND (hobby, 0, 3);
  TendHobbyStanding nothing = STAND (hobby, 10);

  assert_words (tend_hobby_describe_week (hobby, &standing), "1 hour this week");
  g_assert_null (tend_hobby_describe_week (hobby, &nothing));
  hobby->wish_kind = TEND_HOBBY_WISH_MINUTES;
  hobby->wish = 90;
  assert_words (tend_hobby_describe_week (hobby, &standing), "60 of 90 minutes this week");
  /* What was not done yet is not counted in front of anybody. */
  assert_words (tend_hobby_describe_week (hobby, &nothing), "90 minutes a week, if you like");
  hobby->wish_kind = TEND_HOBBY_WISH_TIMES;
  hobby->wish = 3;
  assert_words (tend_hobby_describe_week (hobby, &standing), "2 of 3 times this week");
  /* More than was wished for is what it is, and no arithmetic. */
  hobby->wish = 1;
  assert_words (tend_hobby_describe_week (hobby, &standing), "2 times this week");
  hobby->wish_kind = TEND_HOBBY_WISH_MINUTES;
  hobby->wish = 59;
  assert_words (tend_hobby_describe_week (hobby, &standing), "1 hour this week");
  hobby->wish = 60;
  assert_words (tend_hobby_describe_week (hobby, &standing), "60 of 60 minutes this week");
}

static void
test_an_invitation_in_words (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  TendHobbyStanding standing = STAND (hobby, 40);
  TendHobbyStanding never = stand (hobby, (const int[]) { -1 });
  TendHobbyStanding back = STAND (hobby, 0, 40, 47, 54, 61);
  TendHobbyStanding usual = STAND (hobby, 0, 7, 14);

  assert_words (tend_hobby_describe_invitation (hobby, &standing), "Guitar is still there for you. Ten minutes?");
  assert_words (tend_hobby_describe_invitation (hobby, &never), "You wanted to try Guitar. Ten minutes?");
  hobby->origin = TEND_HOBBY_LOVED;
  assert_words (tend_hobby_describe_invitation (hobby, &standing), "You used to love Guitar. Ten minutes?");
  assert_words (tend_hobby_describe_greeting (hobby, &back), "You came back to Guitar.");
  g_assert_null (tend_hobby_describe_greeting (hobby, &usual));
}

static void
test_a_few_words_beside_the_name (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  TendHobbyStanding nothing = STAND (hobby, 10);
  TendHobbyStanding this_week = STAND (hobby, 1);

  g_assert_null (tend_hobby_describe_briefly (hobby, &nothing));
  tend_hobby_set_text (&hobby->love, " When a song comes together\nand stays ");
  assert_words (tend_hobby_describe_briefly (hobby, &nothing), "When a song comes together");
  tend_hobby_set_text (&hobby->next_step, "New strings");
  assert_words (tend_hobby_describe_briefly (hobby, &nothing), "Next: New strings");
  assert_words (tend_hobby_describe_briefly (hobby, &this_week), "30 minutes this week");
  hobby->is_resting = TRUE;
  assert_words (tend_hobby_describe_briefly (hobby, &this_week), "Resting");
}

/* What nobody can mean is refused with a sentence. */
static void
test_what_makes_no_sense_is_refused (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (1, TODAY, 0, 60);
  g_autofree char *long_name = g_strnfill (501, 'a');

  g_assert_true (tend_hobby_validate (hobby, NULL));
  tend_hobby_set_text (&hobby->name, "  ");
  g_assert_false (tend_hobby_validate (hobby, NULL));
  tend_hobby_set_text (&hobby->name, long_name);
  g_assert_false (tend_hobby_validate (hobby, NULL));
  tend_hobby_set_text (&hobby->name, "Guitar");
  hobby->wish_kind = TEND_HOBBY_WISH_MINUTES;
  g_assert_false (tend_hobby_validate (hobby, NULL));
  hobby->wish = TEND_HOBBY_WISH_MINUTES_MAX + 1;
  g_assert_false (tend_hobby_validate (hobby, NULL));
  hobby->wish = TEND_HOBBY_WISH_MINUTES_MAX;
  g_assert_true (tend_hobby_validate (hobby, NULL));
  tend_hobby_add_person (hobby, NULL, "");
  g_assert_false (tend_hobby_validate (hobby, NULL));

  g_assert_true (tend_hobby_session_validate (session, NULL));
  session->seconds = 0;
  g_assert_false (tend_hobby_session_validate (session, NULL));
  session->seconds = -60;
  g_assert_false (tend_hobby_session_validate (session, NULL));
  session->seconds = TEND_HOBBY_SECONDS_MAX + 1;
  g_assert_false (tend_hobby_session_validate (session, NULL));
  session->seconds = 60;
  session->mood = 6;
  g_assert_false (tend_hobby_session_validate (session, NULL));
  session->mood = 5;
  session->day = TEND_DAY_NONE;
  g_assert_false (tend_hobby_session_validate (session, NULL));
}

static void
test_nobody_shares_it_twice (void)
{
  g_autoptr (TendHobby) hobby = make_hobby ();
  g_autoptr (TendHobby) copy = NULL;

  tend_hobby_add_person (hobby, "00000000-0000-4000-8000-000000000001", "Ana");
  tend_hobby_add_person (hobby, "00000000-0000-4000-8000-000000000001", "Ana M.");
  tend_hobby_add_person (hobby, NULL, "Jo");
  tend_hobby_add_person (hobby, NULL, "Jo");
  assert_words (tend_hobby_describe_people (hobby), "Ana, Jo");
  copy = tend_hobby_copy (hobby);
  g_assert_true (tend_hobby_is_same (hobby, copy));
  tend_hobby_add_person (copy, NULL, "Kim");
  g_assert_false (tend_hobby_is_same (hobby, copy));
}

static void
test_every_symbol_has_a_name_and_an_icon (void)
{
  const char *const *symbols = tend_hobby_get_symbols ();

  for (gsize i = 0; symbols[i]; i++)
    {
      g_autofree char *icon_name = tend_hobby_get_icon_name (symbols[i]);

      g_assert_nonnull (strstr (icon_name, symbols[i]));
      g_assert_cmpstr (tend_hobby_get_symbol_title (symbols[i]), !=, "");
    }
  assert_words (tend_hobby_get_icon_name (""), "tend-hobby-anything-symbolic");
  assert_words (tend_hobby_get_icon_name ("../../x"), "tend-hobby-anything-symbolic");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hobby-rules/the rhythm is the usual gap", test_the_rhythm_is_the_usual_gap);
  g_test_add_func ("/hobby-rules/only the last dozen gaps count", test_only_the_last_dozen_gaps_count);
  g_test_add_func ("/hobby-rules/it waits for longer than its rhythm", test_it_waits_for_longer_than_its_rhythm);
  g_test_add_func ("/hobby-rules/what was never begun waits from when it was written down",
                   test_what_was_never_begun_waits_from_when_it_was_written_down);
  g_test_add_func ("/hobby-rules/it is not pressed", test_it_is_not_pressed);
  g_test_add_func ("/hobby-rules/putting off keeps to sensible days", test_putting_off_keeps_to_sensible_days);
  g_test_add_func ("/hobby-rules/a return is seen", test_a_return_is_seen);
  g_test_add_func ("/hobby-rules/the first session begins or comes back",
                   test_the_first_session_begins_or_comes_back);
  g_test_add_func ("/hobby-rules/this week against the wish", test_this_week_against_the_wish);
  g_test_add_func ("/hobby-rules/first and best days", test_first_and_best_days);
  g_test_add_func ("/hobby-rules/days and months looked back at", test_days_and_months_looked_back_at);
  g_test_add_func ("/hobby-rules/days and months in words", test_days_and_months_in_words);
  g_test_add_func ("/hobby-rules/lengths in words", test_lengths_in_words);
  g_test_add_func ("/hobby-rules/the week in words", test_the_week_in_words);
  g_test_add_func ("/hobby-rules/an invitation in words", test_an_invitation_in_words);
  g_test_add_func ("/hobby-rules/a few words beside the name", test_a_few_words_beside_the_name);
  g_test_add_func ("/hobby-rules/what makes no sense is refused", test_what_makes_no_sense_is_refused);
  g_test_add_func ("/hobby-rules/nobody shares it twice", test_nobody_shares_it_twice);
  g_test_add_func ("/hobby-rules/every symbol has a name and an icon", test_every_symbol_has_a_name_and_an_icon);

  return g_test_run ();
}
