/* Where a breath is at an instant: at every boundary, over whole sessions, and at the end of them. */

#include "base/tend-error.h"
#include "features/mindfulness/tend-exercise.h"

#include <math.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HALF (SECOND / 2)

static const TendBreathPattern box = { 8, 0, 8, 8, 8, 0 };
static const TendBreathPattern sigh = { 3, 1, 0, 8, 0, 0 };
static const TendBreathPattern growing = { 8, 0, 0, 12, 0, 16 };

static TendBreathMoment
locate (const TendBreathPattern *pattern,
        int                      n_rounds,
        gint64                   at)
{
  TendBreathMoment moment;

  tend_breath_pattern_locate (pattern, n_rounds, at, &moment);
  return moment;
}

static void
test_boundaries (void)
{
  static const TendBreathPhase phases[] = { TEND_BREATH_IN, TEND_BREATH_HOLD, TEND_BREATH_OUT, TEND_BREATH_REST };

  for (int i = 0; i < 3 * 4 - 1; i++)
    {
      TendBreathMoment first = locate (&box, 3, i * 4 * SECOND);
      TendBreathMoment last = locate (&box, 3, (i + 1) * 4 * SECOND - 1);

      g_assert_cmpint (first.phase, ==, phases[i % 4]);
      g_assert_cmpint (last.phase, ==, phases[i % 4]);
      g_assert_cmpint (first.round, ==, i / 4);
      g_assert_cmpint (first.phase_start, ==, i * 4 * SECOND);
      g_assert_cmpint (first.phase_length, ==, 4 * SECOND);
    }
}

static void
test_ends_on_exhale (void)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (int rounds = 1; rounds < 40; rounds++)
      {
        const TendBreathPattern *pattern = &exercises[i]->pattern;
        gint64 length = tend_breath_pattern_get_length (pattern, rounds);
        TendBreathMoment last = locate (pattern, rounds, length - 1);

        g_assert_cmpint (last.phase, ==, TEND_BREATH_OUT);
        g_assert_cmpint (last.round, ==, rounds - 1);
        g_assert_cmpfloat (last.openness, <, 0.001);
        g_assert_cmpint (locate (pattern, rounds, length).phase, ==, TEND_BREATH_END);
        g_assert_cmpint (locate (pattern, rounds, length + 1000 * SECOND).phase, ==, TEND_BREATH_END);
      }
}

/* Every millisecond of every pattern: no jump, no way back within a phase, and each phase where the last ended. */
static void
test_moves_smoothly (void)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const TendBreathPattern *pattern = &exercises[i]->pattern;
      gint64 length = tend_breath_pattern_get_length (pattern, 5);
      TendBreathMoment before = locate (pattern, 5, 0);

      for (gint64 at = 1000; at < length; at += 1000)
        {
          TendBreathMoment now = locate (pattern, 5, at);

          g_assert_cmpfloat (fabs (now.openness - before.openness), <, 0.004);
          if (now.phase == TEND_BREATH_IN && before.phase == TEND_BREATH_IN)
            g_assert_cmpfloat (now.openness, >=, before.openness);
          if (now.phase == TEND_BREATH_OUT && before.phase == TEND_BREATH_OUT)
            g_assert_cmpfloat (now.openness, <=, before.openness);
          if (now.phase_start != before.phase_start)
            g_assert_cmpint (now.phase_start, ==, before.phase_start + before.phase_length);
          before = now;
        }
    }
}

static void
test_rests_where_phases_meet (void)
{
  g_assert_cmpfloat (locate (&box, 2, 0).openness, ==, 0);
  g_assert_cmpfloat_with_epsilon (locate (&box, 2, 2 * SECOND).openness, 0.5, 1e-9);
  g_assert_cmpfloat (locate (&box, 2, 4 * SECOND).openness, ==, 1);
  g_assert_cmpfloat (locate (&box, 2, 8 * SECOND).openness, ==, 1);
  g_assert_cmpfloat (locate (&box, 2, 12 * SECOND).openness, ==, 0);
  g_assert_cmpfloat (locate (&box, 2, 4 * SECOND - 10000).openness, >, 0.9999);
}

static void
test_sigh_tops_up (void)
{
  TendBreathMoment moment = locate (&sigh, 2, 3 * HALF);

  g_assert_cmpint (moment.phase, ==, TEND_BREATH_TOP_UP);
  g_assert_cmpfloat_with_epsilon (moment.openness, 0.8, 1e-9);
  g_assert_cmpint (locate (&sigh, 2, 4 * HALF).phase, ==, TEND_BREATH_OUT);
  g_assert_cmpint (locate (&sigh, 2, 12 * HALF).round, ==, 1);
}

static void
test_exhale_grows (void)
{
  gint64 first = 0, last = 0, before = 0;

  for (gint64 at = 0; at < tend_breath_pattern_get_length (&growing, 10); at += HALF)
    {
      TendBreathMoment moment = locate (&growing, 10, at);

      if (moment.phase != TEND_BREATH_OUT)
        continue;
      g_assert_cmpint (moment.phase_length, >=, before);
      g_assert_cmpint (moment.phase_length - before, <=, before ? HALF : 6 * SECOND);
      before = moment.phase_length;
      first = first ? first : moment.phase_length;
      last = moment.phase_length;
    }
  g_assert_cmpint (first, ==, 6 * SECOND);
  g_assert_cmpint (last, ==, 8 * SECOND);
  g_assert_cmpint (tend_breath_pattern_get_length (&growing, 1), ==, 10 * SECOND);
}

static void
test_rounds_come_nearest (void)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (int minutes = 1; minutes <= TEND_BREATH_MINUTES_MAX; minutes++)
      {
        const TendBreathPattern *pattern = &exercises[i]->pattern;
        gint64 wish = minutes * 60 * SECOND;
        int rounds = tend_breath_pattern_count_rounds (pattern, wish);
        gint64 off = ABS (tend_breath_pattern_get_length (pattern, rounds) - wish);

        g_assert_cmpint (off, <=, ABS (tend_breath_pattern_get_length (pattern, rounds + 1) - wish));
        if (rounds > 1)
          g_assert_cmpint (off, <=, ABS (tend_breath_pattern_get_length (pattern, rounds - 1) - wish));
      }
  g_assert_cmpint (tend_breath_pattern_count_rounds (&box, 0), ==, 1);
}

static void
test_four_rounds_of_4_7_8 (void)
{
  const TendExercise *exercise = tend_exercise_find ("4-7-8");

  g_assert_cmpint (tend_breath_pattern_get_length (&exercise->pattern, 4), ==, 76 * SECOND);
}

static void
test_counts_down (void)
{
  TendBreathMoment moment = locate (&box, 1, 0);

  g_assert_cmpint (tend_breath_moment_get_count (&moment, 0), ==, 4);
  g_assert_cmpint (tend_breath_moment_get_count (&moment, 1), ==, 4);
  g_assert_cmpint (tend_breath_moment_get_count (&moment, 1 * SECOND), ==, 3);
  g_assert_cmpint (tend_breath_moment_get_count (&moment, 4 * SECOND - 1), ==, 1);
}

static void
test_before_the_beginning (void)
{
  TendBreathMoment moment = locate (&box, 1, -5 * SECOND);

  g_assert_cmpint (moment.phase, ==, TEND_BREATH_IN);
  g_assert_cmpfloat (moment.openness, ==, 0);
}

static void
test_own_patterns (void)
{
  static const char *const good[] = { "4-7-8", "4-4-4-4", "5.5-0-5.5-0", "0.5-0-0.5", "99-99-99-99" };
  static const char *const bad[] = { "0-0-0-0", "4-4-0-4", "0-4-4-4", "", "4", "4-", "4-0-100", "4-0-99.5",
                                     "4-0-4.25",  "-4-0-4",  "4-0-4-0-4", "inf-0-4", "nan-0-4", "1e9-0-4",
                                     "four-0-4",  "4 -0-4" };
  TendBreathPattern pattern;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      tend_breath_pattern_parse (good[i], &pattern, &error);
      g_assert_no_error (error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_breath_pattern_parse (bad[i], &pattern, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

static void
test_described (void)
{
  struct
  {
    const TendBreathPattern *pattern;
    const char *text;
  } cases[] = { { &box, "4 · 4 · 4 · 4" }, { &sigh, "1.5 + 0.5 · 4" }, { &growing, "4 · 6–8" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tend_breath_pattern_describe (cases[i].pattern);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_exercises (void)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      tend_breath_pattern_validate (&exercises[i]->pattern, &error);
      g_assert_no_error (error);
      g_assert_true (tend_exercise_find (exercises[i]->id) == exercises[i]);
      g_assert_cmpint (exercises[i]->minutes, >=, 1);
    }
  g_assert_null (tend_exercise_find ("nothing"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/breath/phases meet at their boundaries", test_boundaries);
  g_test_add_func ("/breath/a session ends on a finished exhale", test_ends_on_exhale);
  g_test_add_func ("/breath/nothing jumps", test_moves_smoothly);
  g_test_add_func ("/breath/motion rests where phases meet", test_rests_where_phases_meet);
  g_test_add_func ("/breath/a sigh is topped up", test_sigh_tops_up);
  g_test_add_func ("/breath/an exhale grows by half seconds", test_exhale_grows);
  g_test_add_func ("/breath/rounds come nearest to the minutes", test_rounds_come_nearest);
  g_test_add_func ("/breath/four rounds of 4-7-8 are 76 seconds", test_four_rounds_of_4_7_8);
  g_test_add_func ("/breath/seconds are counted down", test_counts_down);
  g_test_add_func ("/breath/before the beginning is the beginning", test_before_the_beginning);
  g_test_add_func ("/breath/own patterns within reason", test_own_patterns);
  g_test_add_func ("/breath/a pattern is described by its seconds", test_described);
  g_test_add_func ("/breath/every exercise can be breathed and found", test_exercises);

  return g_test_run ();
}
