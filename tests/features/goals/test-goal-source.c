/* Goals that count by themselves: what stands on a day, what is written of it, and that all who ask hear the same. */

#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-store.h"
#include "features/goals/tend-goal-words.h"

#include "store/tend-agenda.h"
#include "store/test-life.h"

#include <math.h>

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

extern const TendFeature tend_goals_feature;

static void
add_by_hand (GArray           *days,
             TendDay           day,
             TendCheckInState  state,
             double            value,
             const char       *note)
{
  TendCheckIn check_in = { day, state, value, g_strdup (note) };

  g_array_append_val (days, check_in);
}

static GArray *
new_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TendCheckIn));

  g_array_set_clear_func (days, (GDestroyNotify) tend_check_in_clear);
  return days;
}

static char *
describe (GArray *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const TendCheckIn *check_in = &g_array_index (days, TendCheckIn, i);

      g_string_append_printf (text, "%s%+d %s %g/%g%s%s", i ? ", " : "", (int) (check_in->day - MONDAY),
                              tend_check_in_state_to_text (check_in->state),
                              isnan (check_in->value) ? -1 : check_in->value, check_in->measured,
                              check_in->note ? " " : "", check_in->note ? check_in->note : "");
    }
  return g_string_free (text, FALSE);
}

static TendGoal *
new_fed_goal (TendMeasureKind measure,
              double          target)
{
  TendGoal *goal = tend_goal_new ("Breathe", MONDAY);

  goal->measure = measure;
  goal->target = target;
  g_free (goal->unit);
  goal->unit = g_strdup (measure == TEND_MEASURE_TICK ? "" : "min");
  tend_goal_set_source (goal, "mindfulness", "any", TEND_MEASURE_MINUTES);
  return goal;
}

static void
assert_added (TendMeasureKind  measure,
              GArray          *by_hand,
              const double    *measured,
              const char      *expected)
{
  g_autoptr (TendGoal) goal = new_fed_goal (measure, 20);
  g_autoptr (GArray) all = tend_goal_add_measured (goal, by_hand, measured, MONDAY, MONDAY + 3, MONDAY + 3);
  g_autofree char *text = describe (all);
  const TendGoalHistory history = { goal, (const TendCheckIn *) (gpointer) all->data, all->len, MONDAY + 9,
                                    G_DATE_MONDAY };

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (tend_goal_history_is_ordered (&history));
}

static void
test_both_make_a_day (void)
{
  g_autoptr (GArray) by_hand = new_days ();
  const double measured[] = { 0, 12, 5, 0 };

  add_by_hand (by_hand, MONDAY - 2, TEND_CHECK_IN_DONE, 3, NULL);
  add_by_hand (by_hand, MONDAY, TEND_CHECK_IN_DONE, 4, NULL);
  add_by_hand (by_hand, MONDAY + 1, TEND_CHECK_IN_DONE, 8, "On the train");
  add_by_hand (by_hand, MONDAY + 3, TEND_CHECK_IN_NONE, NAN, "Not today");
  add_by_hand (by_hand, MONDAY + 4, TEND_CHECK_IN_DONE, 7, NULL);
  assert_added (TEND_MEASURE_AT_LEAST, by_hand, measured,
                "-2 done 3/0, +0 done 4/0, +1 done 20/12 On the train, +2 done 5/5, +3 none -1/0 Not today, "
                "+4 done 7/0");
}

static void
test_a_tick_is_a_tick (void)
{
  g_autoptr (GArray) by_hand = new_days ();
  const double measured[] = { 0, 12, 0, 0 };

  add_by_hand (by_hand, MONDAY, TEND_CHECK_IN_DONE, NAN, NULL);
  assert_added (TEND_MEASURE_TICK, by_hand, measured, "+0 done -1/0, +1 done -1/12");
}

static void
test_what_was_done_was_no_rest (void)
{
  g_autoptr (GArray) by_hand = new_days ();
  const double measured[] = { 6, 0, 0, 0 };

  add_by_hand (by_hand, MONDAY, TEND_CHECK_IN_SKIPPED, NAN, "A cold");
  add_by_hand (by_hand, MONDAY + 1, TEND_CHECK_IN_SKIPPED, NAN, NULL);
  assert_added (TEND_MEASURE_AT_LEAST, by_hand, measured, "+0 done 6/6 A cold, +1 skipped -1/0");
}

/* Of what is to stay within a number, nothing used is known once the day is over. */
static void
test_a_limit_knows_days_without (void)
{
  g_autoptr (GArray) by_hand = new_days ();
  const double measured[] = { 0, 30, 0, 0 };

  add_by_hand (by_hand, MONDAY + 2, TEND_CHECK_IN_SKIPPED, NAN, NULL);
  assert_added (TEND_MEASURE_AT_MOST, by_hand, measured, "+0 done 0/0, +1 done 30/30, +2 skipped -1/0");
}

/* What was put together comes apart again, and stays what it was when put together anew. */
static void
test_there_and_back_at_random (void)
{
  GRand *random = g_rand_new_with_seed (5);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (TendGoal) goal = new_fed_goal (g_rand_int_range (random, 0, 2), 20);
      g_autoptr (GArray) by_hand = new_days ();
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) again = NULL;
      g_autoptr (GArray) parts = new_days ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      double measured[30];

      for (int day = 0; day < 30; day++)
        {
          int what = g_rand_int_range (random, 0, 6);
          gboolean is_done = what == 3 || what == 4;

          measured[day] = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 1, 40);
          if (what == 5 && measured[day] > 0)
            what = 0;
          if (what >= 2)
            add_by_hand (by_hand, MONDAY + day,
                         is_done ? TEND_CHECK_IN_DONE : what == 5 ? TEND_CHECK_IN_SKIPPED : TEND_CHECK_IN_NONE,
                         is_done && goal->measure != TEND_MEASURE_TICK ? g_rand_int_range (random, 1, 30) : NAN,
                         what == 2 ? "A note" : NULL);
        }
      all = tend_goal_add_measured (goal, by_hand, measured, MONDAY, MONDAY + 29, MONDAY + 29);
      for (guint j = 0; j < all->len; j++)
        {
          TendCheckIn part = g_array_index (all, TendCheckIn, j);

          g_assert_true (tend_goal_take_measured (goal, &part, part.measured, NULL));
          part.note = g_strdup (part.note);
          part.measured = 0;
          g_array_append_val (parts, part);
        }
      again = tend_goal_add_measured (goal, parts, measured, MONDAY, MONDAY + 29, MONDAY + 29);
      before = describe (all);
      after = describe (again);
      g_assert_cmpstr (before, ==, after);
    }
  g_rand_free (random);
}

static void
assert_refused (const TendGoal   *goal,
                TendCheckInState  state,
                double            value)
{
  TendCheckIn check_in = { MONDAY, state, value, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_goal_take_measured (goal, &check_in, 12, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
}

static void
test_less_than_measured_is_refused (void)
{
  g_autoptr (TendGoal) goal = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  TendCheckIn same = { MONDAY, TEND_CHECK_IN_DONE, 12.001, NULL };

  assert_refused (goal, TEND_CHECK_IN_DONE, 5);
  assert_refused (goal, TEND_CHECK_IN_SKIPPED, NAN);
  g_assert_true (tend_goal_take_measured (goal, &same, 12, NULL));
  g_assert_cmpint (same.state, ==, TEND_CHECK_IN_NONE);
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gint64
finish (TestLife      *life,
        GAsyncResult **result,
        GError       **error)
{
  gint64 id;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = tend_goal_store_finish (life->store, *result, error);
  g_clear_object (result);
  return id;
}

static TendGoal *
keep (TestLife       *life,
      const TendGoal *goal)
{
  GAsyncResult *result = NULL;
  gint64 id;
  TendGoal *kept;

  tend_goal_store_add_async (life->store, goal, NULL, on_written_cb, &result);
  id = finish (life, &result, NULL);
  g_assert_cmpint (id, >, 0);
  kept = tend_goal_read (tend_store_get_reader (life->store), id, NULL);
  g_assert_nonnull (kept);
  return kept;
}

static void
breathe (TestLife *life,
         TendDay   day,
         int       minutes)
{
  char text[TEND_DAY_TEXT_SIZE];
  static int n_sessions = 0;

  n_sessions++;
  test_life_sql (life, "A session", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds) VALUES"
                 "  ('00000000-0000-4000-8000-%012d', 'box', 'Box', '%s', %d, %d)",
                 n_sessions, tend_day_to_text (day, text), n_sessions, minutes * 60);
}

static TendAgendaItem *
read_item (TestLife *life,
           TendDay   day)
{
  const TendAgendaQuery query = { day, MONDAY + 1, G_DATE_MONDAY };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_agenda_item_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_goals_feature.agenda (tend_store_get_reader (life->store), &query, items, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  return tend_agenda_item_copy (g_ptr_array_index (items, 0));
}

static TendRemindState
read_remind_state (TestLife       *life,
                   const TendGoal *goal)
{
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  g_autoptr (TendRemind) said =
      tend_goals_feature.remind (tend_store_get_reader (life->store), "goal", goal->uuid, &query, NULL);

  g_assert_nonnull (said);
  return said->state;
}

static void
test_source_is_kept (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autoptr (TendGoal) kept = keep (life, goal);
  g_autoptr (TendGoal) changed = NULL;
  g_autoptr (TendGoal) read = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpstr (kept->source_feature, ==, "mindfulness");
  g_assert_cmpstr (kept->source_key, ==, "any");
  g_assert_cmpint (kept->source_unit, ==, TEND_MEASURE_MINUTES);
  changed = tend_goal_copy (kept);
  tend_goal_set_source (changed, "mindfulness", "box", TEND_MEASURE_TIMES);
  tend_goal_store_update_async (life->store, changed, NULL, on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, NULL), ==, kept->id);
  read = tend_goal_read (tend_store_get_reader (life->store), kept->id, NULL);
  g_assert_cmpstr (read->source_key, ==, "box");
  g_assert_cmpint (read->source_unit, ==, TEND_MEASURE_TIMES);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_redo (life, NULL));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal WHERE source_key = 'box'"), ==, 1);
}

static void
test_a_source_needs_its_names (void)
{
  g_autoptr (TendGoal) goal = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autofree char *long_name = g_strnfill (TEND_GOAL_SOURCE_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_goal_validate (goal, NULL));
  tend_goal_set_source (goal, "mindfulness", NULL, TEND_MEASURE_TIMES);
  g_assert_false (tend_goal_validate (goal, &error));
  test_assert_sentence (error);
  tend_goal_set_source (goal, "mindfulness", long_name, TEND_MEASURE_TIMES);
  g_assert_false (tend_goal_validate (goal, NULL));
  tend_goal_set_source (goal, "mindfulness", "any", 0);
  g_assert_false (tend_goal_validate (goal, NULL));
  tend_goal_set_source (goal, NULL, NULL, TEND_MEASURE_TIMES);
  g_assert_true (tend_goal_validate (goal, NULL));
  g_assert_false (tend_goal_is_fed (goal));
}

static void
test_a_session_ticks_and_undo_unticks (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) wished = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autoptr (TendGoal) goal = keep (life, wished);
  g_autoptr (TendAgendaItem) open = read_item (life, MONDAY);
  g_autoptr (TendAgendaItem) begun = NULL;
  g_autoptr (TendAgendaItem) done = NULL;
  g_autoptr (TendAgendaItem) undone = NULL;

  g_assert_cmpstr (open->detail, ==, "0 of 20 min");
  breathe (life, MONDAY, 12);
  begun = read_item (life, MONDAY);
  g_assert_cmpint (begun->state, ==, TEND_AGENDA_OPEN);
  g_assert_cmpfloat (begun->value, ==, 12);
  g_assert_cmpstr (begun->detail, ==, "12 of 20 min");
  g_assert_cmpint (read_remind_state (life, goal), ==, TEND_REMIND_WANTED);
  breathe (life, MONDAY, 8);
  done = read_item (life, MONDAY);
  g_assert_cmpint (done->state, ==, TEND_AGENDA_DONE);
  g_assert_cmpint (read_remind_state (life, goal), ==, TEND_REMIND_DONE);
  g_assert_true (test_life_undo (life, NULL));
  undone = read_item (life, MONDAY);
  g_assert_cmpint (undone->state, ==, TEND_AGENDA_OPEN);
  g_assert_cmpfloat (undone->value, ==, 12);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
}

static void
test_only_what_came_by_hand_is_written (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) wished = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autoptr (TendGoal) goal = keep (life, wished);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendAgendaItem) item = NULL;
  GAsyncResult *result = NULL;

  breathe (life, MONDAY, 12);
  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, 15, on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, NULL), >, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT value FROM goal_check_in"), ==, 3);
  item = read_item (life, MONDAY);
  g_assert_cmpfloat (item->value, ==, 15);

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, 5, on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_clear_error (&error);

  tend_goal_store_set_done_async (life->store, goal, MONDAY, FALSE, NAN, on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, NULL), >, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
  tend_goal_store_set_done_async (life->store, goal, MONDAY, FALSE, NAN, on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_clear_error (&error);

  tend_goal_store_skip_async (life->store, goal, MONDAY, "A cold", on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&error);
  tend_goal_store_set_note_async (life->store, goal, MONDAY, "On the train", on_written_cb, &result);
  g_assert_cmpint (finish (life, &result, NULL), >, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in WHERE state = 'none' AND value IS NULL"),
                   ==, 1);
}

static void
test_days_before_the_start_do_not_count (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) wished = new_fed_goal (TEND_MEASURE_TICK, 0);
  g_autoptr (TendGoal) goal = keep (life, wished);
  g_autoptr (GArray) days = NULL;
  g_autofree char *text = NULL;

  breathe (life, MONDAY - 30, 12);
  breathe (life, MONDAY + 2, 12);
  breathe (life, MONDAY + 40, 12);
  days = tend_goal_read_history (tend_store_get_reader (life->store), goal, TEND_DAY_NONE, MONDAY + 6, MONDAY + 6,
                                 NULL);
  text = describe (days);
  g_assert_cmpstr (text, ==, "+2 done -1/12");
}

/* A life that was written by a Tend with more features than this one. */
static void
test_a_feature_that_is_not_there (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) wished = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autoptr (TendGoal) goal = NULL;
  g_autoptr (TendAgendaItem) item = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autofree char *words = NULL;

  tend_goal_set_source (wished, "gardening", "herbs", TEND_MEASURE_TIMES);
  goal = keep (life, wished);
  item = read_item (life, MONDAY);
  g_assert_cmpint (item->state, ==, TEND_AGENDA_OPEN);
  measures = tend_measures_read (tend_store_get_reader (life->store), life->features, life->n_features, NULL);
  words = tend_goal_describe_source (goal, measures);
  g_assert_cmpstr (words, ==, "Counts by itself: something that isn’t here any more");
}

static void
test_source_in_words (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = new_fed_goal (TEND_MEASURE_AT_LEAST, 20);
  g_autoptr (GPtrArray) measures =
      tend_measures_read (tend_store_get_reader (life->store), life->features, life->n_features, NULL);
  g_autofree char *words = NULL;

  tend_goal_set_source (goal, "mindfulness", "box", TEND_MEASURE_TIMES);
  words = tend_goal_describe_source (goal, measures);
  g_assert_cmpstr (words, ==, "Counts by itself: Box breathing");
  goal->schedule.kind = TEND_SCHEDULE_ONCE;
  g_assert_null (tend_goal_describe_source (goal, measures));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/goal-source/both make a day", test_both_make_a_day);
  g_test_add_func ("/goal-source/a tick is a tick", test_a_tick_is_a_tick);
  g_test_add_func ("/goal-source/what was done was no rest", test_what_was_done_was_no_rest);
  g_test_add_func ("/goal-source/a limit knows days without", test_a_limit_knows_days_without);
  g_test_add_func ("/goal-source/there and back, at random", test_there_and_back_at_random);
  g_test_add_func ("/goal-source/less than is measured is refused", test_less_than_measured_is_refused);
  g_test_add_func ("/goal-source/it is kept with the goal", test_source_is_kept);
  g_test_add_func ("/goal-source/it needs its names", test_a_source_needs_its_names);
  g_test_add_func ("/goal-source/a session ticks, and undo unticks", test_a_session_ticks_and_undo_unticks);
  g_test_add_func ("/goal-source/only what came by hand is written", test_only_what_came_by_hand_is_written);
  g_test_add_func ("/goal-source/days before the start do not count", test_days_before_the_start_do_not_count);
  g_test_add_func ("/goal-source/a feature that is not there", test_a_feature_that_is_not_there);
  g_test_add_func ("/goal-source/in words", test_source_in_words);

  return g_test_run ();
}
