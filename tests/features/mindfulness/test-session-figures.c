/* What sessions come to, on a real life: days, weeks, and how one felt before and after. */

#include "features/mindfulness/tend-mindfulness-store.h"
#include "features/mindfulness/tend-session-figures.h"
#include "features/mindfulness/tend-session-words.h"

#include "store/test-life.h"

#include <math.h>

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

static void
add (TestLife   *life,
     const char *exercise,
     TendDay     day,
     int         seconds,
     int         before,
     int         after)
{
  g_autofree char *uuid = g_uuid_string_random ();
  char text[TEND_DAY_TEXT_SIZE];

  test_life_sql (life, "A session", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, mood_before, mood_after) VALUES"
                 "  ('%s', '%s', 'The %s', '%s', %d, %d, nullif(%d, 0), nullif(%d, 0))",
                 uuid, exercise, exercise, tend_day_to_text (day, text), day, seconds, before, after);
}

static GArray *
read_days (TestLife *life)
{
  g_autoptr (GError) error = NULL;
  GArray *days =
      tend_session_read_days (tend_store_get_reader (life->store), TEND_DAY_NONE, MONDAY + 30, &error);

  g_assert_no_error (error);
  return days;
}

static void
test_days_add_up (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GArray) none = read_days (life);
  g_autoptr (GArray) days = NULL;
  const TendSessionDay *day;

  g_assert_cmpuint (none->len, ==, 0);
  add (life, "box", MONDAY, 288, 0, 0);
  add (life, "box", MONDAY, 60, 0, 0);
  add (life, "walk", MONDAY + 3, 600, 0, 0);
  add (life, "walk", MONDAY + 31, 600, 0, 0);
  days = read_days (life);
  g_assert_cmpuint (days->len, ==, 2);
  day = &g_array_index (days, TendSessionDay, 0);
  g_assert_cmpint (day->day, ==, MONDAY);
  g_assert_cmpuint (day->n_sessions, ==, 2);
  g_assert_cmpint (day->minutes, ==, 6);
}

static void
test_squares_and_weeks (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TendSessionDay));
  const TendDay weeks[] = { MONDAY - 7, MONDAY, MONDAY + 7 };
  double minutes[G_N_ELEMENTS (weeks)];
  g_autofree float *levels = NULL;

  for (int i = 0; i < 20; i++)
    {
      TendSessionDay day = { MONDAY + i, 1, i == 19 ? 400 : i == 0 ? 0 : 20 };

      g_array_append_val (days, day);
    }
  levels = tend_session_get_levels (days, MONDAY - 2, MONDAY + 19);
  g_assert_true (isnan (levels[0]) && isnan (levels[1]));
  /* A few seconds are seen; one very long day does not make the others pale. */
  g_assert_cmpfloat (levels[2], >, 0);
  g_assert_cmpfloat (levels[3], ==, 1);
  g_assert_cmpfloat (levels[21], ==, 1);

  tend_session_sum_weeks (days, weeks, G_N_ELEMENTS (weeks), minutes);
  g_assert_cmpfloat (minutes[0], ==, 0);
  g_assert_cmpfloat (minutes[1], ==, 6 * 20);
  g_assert_cmpfloat (minutes[2], ==, 7 * 20);
}

static void
test_days_in_words (void)
{
  const TendSessionDay one = { MONDAY, 1, 1 };
  const TendSessionDay more = { MONDAY, 2, 12 };
  g_autofree char *nothing = tend_session_describe_day (NULL, MONDAY);
  g_autofree char *singular = tend_session_describe_day (&one, MONDAY);
  g_autofree char *plural = tend_session_describe_day (&more, MONDAY);

  g_assert_cmpstr (nothing, ==, "Monday, 2 March 2026: nothing written down");
  g_assert_cmpstr (singular, ==, "Monday, 2 March 2026: 1 minute, 1 session");
  g_assert_cmpstr (plural, ==, "Monday, 2 March 2026: 12 minutes, 2 sessions");
}

/* Only sessions of which both was said stand behind a picture, and under ten there is none. */
static void
test_before_and_after (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) effects = NULL;
  g_autoptr (GPtrArray) energy = NULL;
  const TendSessionEffect *box, *sigh;
  g_autofree char *enough = NULL;
  g_autofree char *few = NULL;

  for (int i = 0; i < 10; i++)
    add (life, "box", MONDAY + i, 300, 2, i < 6 ? 4 : i < 9 ? 2 : 1);
  add (life, "box", MONDAY + 10, 300, 5, 0);
  add (life, "box", MONDAY + 11, 300, 0, 5);
  for (int i = 0; i < 4; i++)
    add (life, "cyclic-sigh", MONDAY + i, 300, 1, 5);

  effects = tend_session_effect_read_all (tend_store_get_reader (life->store), TEND_MOOD_KIND_MOOD, NULL);
  g_assert_cmpuint (effects->len, ==, 2);
  box = g_ptr_array_index (effects, 0);
  g_assert_cmpstr (box->exercise, ==, "box");
  g_assert_cmpuint (box->n_sessions, ==, 10);
  g_assert_cmpfloat_with_epsilon (box->before, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->after, 3.1, 1e-9);
  g_assert_true (tend_session_effect_can_be_drawn (box));
  enough = tend_session_effect_describe (box, TEND_MOOD_KIND_MOOD);
  g_assert_cmpstr (enough, ==, "The box: from 2.0 to 3.1 over 10 sessions. Better after 6 of them, the same after 3, "
                               "less good after 1.");

  sigh = g_ptr_array_index (effects, 1);
  g_assert_false (tend_session_effect_can_be_drawn (sigh));
  few = tend_session_effect_describe (sigh, TEND_MOOD_KIND_MOOD);
  g_assert_cmpstr (few, ==, "The cyclic-sigh: 4 sessions");

  energy = tend_session_effect_read_all (tend_store_get_reader (life->store), TEND_MOOD_KIND_ENERGY, NULL);
  g_assert_cmpuint (energy->len, ==, 0);
}

static void
test_feelings_in_words (void)
{
  g_autoptr (TendSession) session = tend_session_new ("box", "Box", MONDAY, TEST_LIFE_NOW, 60);
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  g_autofree char *time = tend_session_describe_time (session, zone);
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;

  g_assert_cmpstr (time, ==, "10:00");
  g_assert_null (tend_session_describe_feelings (session));
  session->before = (TendFeeling){ 1, 0 };
  session->after = (TendFeeling){ 4, 4 };
  both = tend_session_describe_feelings (session);
  g_assert_cmpstr (both, ==, "Mood: before Hard, after Good · Energy: after Awake");
  session->after = (TendFeeling){ 0, 0 };
  one = tend_session_describe_feelings (session);
  g_assert_cmpstr (one, ==, "Mood: before Hard");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-figures/days add up", test_days_add_up);
  g_test_add_func ("/session-figures/squares and weeks", test_squares_and_weeks);
  g_test_add_func ("/session-figures/days in words", test_days_in_words);
  g_test_add_func ("/session-figures/before and after", test_before_and_after);
  g_test_add_func ("/session-figures/feelings in words", test_feelings_in_words);

  return g_test_run ();
}
