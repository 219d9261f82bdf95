/* The verbs of goals on a real life: each as it is done, undone and done again. */

#include "features/goals/tend-goal-store.h"

#include "store/test-life.h"

#include <math.h>

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

typedef struct
{
  gboolean is_done;
  gint64 id;
  GError *error;
} Answer;

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Answer *answer = user_data;

  answer->id = tend_goal_store_finish (TEND_STORE (store), result, &answer->error);
  answer->is_done = TRUE;
}

/* Returns: the row that the verb was about. */
static gint64
wait_for (Answer *answer)
{
  gint64 id;

  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
  g_assert_cmpint (answer->id, >, 0);
  id = answer->id;
  *answer = (Answer){ FALSE, 0, NULL };
  return id;
}

static void
wait_for_refusal (Answer    *answer,
                  TendError  code)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer->error, TEND_ERROR, (int) code);
  test_assert_sentence (answer->error);
  g_assert_cmpint (answer->id, ==, 0);
  g_clear_error (&answer->error);
  *answer = (Answer){ FALSE, 0, NULL };
}

static TendGoal *
read_goal (TestLife *life,
           gint64    id)
{
  g_autoptr (GError) error = NULL;
  TendGoal *goal = tend_goal_read (tend_store_get_reader (life->store), id, &error);

  g_assert_no_error (error);
  return goal;
}

/* Returns: (transfer full): a goal that is kept. */
static TendGoal *
add_goal (TestLife         *life,
          const char       *title,
          TendScheduleKind  kind)
{
  g_autoptr (TendGoal) goal = tend_goal_new (title, MONDAY);
  Answer answer = { FALSE, 0, NULL };

  goal->schedule.kind = kind;
  tend_goal_store_add_async (life->store, goal, NULL, on_verb_done_cb, &answer);
  return read_goal (life, wait_for (&answer));
}

/* What was just done can be taken back, and done again, to the letter. */
static void
assert_there_and_back (TestLife   *life,
                       const char *before)
{
  g_autofree char *after = test_life_dump (life);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (after, !=, before);
  g_assert_true (test_life_undo (life, &error));
  g_assert_no_error (error);
  undone = test_life_dump (life);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (test_life_redo (life, &error));
  g_assert_no_error (error);
  redone = test_life_dump (life);
  g_assert_cmpstr (redone, ==, after);
}

static TendCheckIn *
read_day (TestLife       *life,
          const TendGoal *goal,
          TendDay         day,
          GArray        **check_ins)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (check_ins, g_array_unref);
  *check_ins = tend_goal_read_check_ins (tend_store_get_reader (life->store), goal->id, day, day, &error);
  g_assert_no_error (error);
  return (*check_ins)->len > 0 ? &g_array_index (*check_ins, TendCheckIn, 0) : NULL;
}

static void
test_add (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = test_life_dump (life);
  g_autoptr (TendGoal) goal = tend_goal_new ("Run", MONDAY);
  TendGoalPlan plan = { (char *) "Lighter", (char *) "Rain", (char *) "it rains", (char *) "I run anyway" };
  g_autoptr (TendGoalPlan) kept_plan = NULL;
  g_autoptr (TendGoal) kept = NULL;
  Answer answer = { FALSE, 0, NULL };
  gint64 id;

  goal->schedule = (TendSchedule){ TEND_SCHEDULE_WEEKLY, 3, 0, 0 };
  tend_goal_store_add_async (life->store, goal, &plan, on_verb_done_cb, &answer);
  id = wait_for (&answer);

  kept = read_goal (life, id);
  g_assert_cmpstr (kept->title, ==, "Run");
  g_assert_cmpint (kept->schedule.kind, ==, TEND_SCHEDULE_WEEKLY);
  g_assert_cmpint (kept->schedule.times, ==, 3);
  kept_plan = tend_goal_read_plan (tend_store_get_reader (life->store), id, NULL);
  g_assert_cmpstr (kept_plan->then_text, ==, "I run anyway");
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "Added “Run”");
  assert_there_and_back (life, before);
}

static void
test_add_refused (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = test_life_dump (life);
  g_autofree char *after = NULL;
  g_autoptr (TendGoal) goal = tend_goal_new (" ", MONDAY);
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_add_async (life->store, goal, NULL, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_INVALID);
  after = test_life_dump (life);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (tend_store_get_undo_label (life->store));
}

static void
test_update (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  g_autoptr (TendGoal) kept = NULL;
  Answer answer = { FALSE, 0, NULL };

  g_free (goal->title);
  goal->title = g_strdup ("Jog");
  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 2.5;
  tend_goal_store_update_async (life->store, goal, NULL, on_verb_done_cb, &answer);
  g_assert_cmpint (wait_for (&answer), ==, goal->id);

  kept = read_goal (life, goal->id);
  g_assert_cmpstr (kept->title, ==, "Jog");
  g_assert_cmpfloat (kept->target, ==, 2.5);
  assert_there_and_back (life, before);
}

static void
test_delete_takes_everything (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = NULL;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  tend_goal_store_add_step_async (life->store, goal, "Shoes", on_verb_done_cb, &answer);
  wait_for (&answer);
  before = test_life_dump (life);

  tend_goal_store_delete_async (life->store, goal, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_step"), ==, 0);
  assert_there_and_back (life, before);

  /* What is gone can't be changed. */
  tend_goal_store_update_async (life->store, goal, NULL, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
  tend_goal_store_delete_async (life->store, goal, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
}

static void
test_archive (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_archived_async (life->store, goal, TRUE, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_true (tend_goal_read_ids (tend_store_get_reader (life->store), TRUE, ids, NULL));
  g_assert_cmpuint (ids->len, ==, 1);
  assert_there_and_back (life, before);

  tend_goal_store_set_archived_async (life->store, goal, FALSE, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_array_set_size (ids, 0);
  g_assert_true (tend_goal_read_ids (tend_store_get_reader (life->store), FALSE, ids, NULL));
  g_assert_cmpuint (ids->len, ==, 1);
}

static char *
read_order (TestLife *life)
{
  g_autoptr (GPtrArray) goals = tend_goal_read_all (tend_store_get_reader (life->store), FALSE, NULL);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    g_string_append (order, ((const TendGoal *) g_ptr_array_index (goals, i))->title);
  return g_string_free (order, FALSE);
}

static void
test_move (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) one = add_goal (life, "A", TEND_SCHEDULE_DAILY);
  g_autoptr (TendGoal) two = add_goal (life, "B", TEND_SCHEDULE_ONCE);
  g_autoptr (TendGoal) three = add_goal (life, "C", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_move_async (life->store, three, one->id, on_verb_done_cb, &answer);
  g_assert_cmpint (wait_for (&answer), ==, three->id);
  up = read_order (life);
  g_assert_cmpstr (up, ==, "CAB");
  assert_there_and_back (life, before);

  tend_goal_store_move_async (life->store, three, 0, on_verb_done_cb, &answer);
  wait_for (&answer);
  down = read_order (life);
  g_assert_cmpstr (down, ==, "ABC");
  g_assert_cmpint (two->id, ==, test_life_ask (life, "SELECT id FROM goal WHERE title = 'B'"));
}

static void
test_tick (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  g_autoptr (GArray) check_ins = NULL;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (read_day (life, goal, MONDAY, &check_ins)->state, ==, TEND_CHECK_IN_DONE);
  assert_there_and_back (life, before);

  tend_goal_store_set_done_async (life->store, goal, MONDAY, FALSE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_null (read_day (life, goal, MONDAY, &check_ins));

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, 3, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_INVALID);
}

static void
test_tick_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Paint the wall", TEND_SCHEDULE_ONCE);
  g_autofree char *before = test_life_dump (life);
  g_autoptr (TendGoal) kept = NULL;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  kept = read_goal (life, goal->id);
  g_assert_cmpint (kept->done_day, ==, MONDAY);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
  assert_there_and_back (life, before);
}

static void
test_amounts (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Water", TEND_SCHEDULE_DAILY);
  g_autoptr (GArray) check_ins = NULL;
  Answer answer = { FALSE, 0, NULL };

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 8;
  tend_goal_store_update_async (life->store, goal, NULL, on_verb_done_cb, &answer);
  wait_for (&answer);

  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, 3.5, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpfloat (read_day (life, goal, MONDAY, &check_ins)->value, ==, 3.5);
  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpfloat (read_day (life, goal, MONDAY, &check_ins)->value, ==, 8);
  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, -1, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_INVALID);
  tend_goal_store_set_done_async (life->store, goal, MONDAY, TRUE, INFINITY, on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_INVALID);
  g_assert_cmpfloat (read_day (life, goal, MONDAY, &check_ins)->value, ==, 8);
}

static void
test_rest_and_note (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  g_autoptr (GArray) check_ins = NULL;
  const TendCheckIn *check_in;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_skip_async (life->store, goal, MONDAY - 400, "A cold", on_verb_done_cb, &answer);
  wait_for (&answer);
  check_in = read_day (life, goal, MONDAY - 400, &check_ins);
  g_assert_cmpint (check_in->state, ==, TEND_CHECK_IN_SKIPPED);
  g_assert_cmpstr (check_in->note, ==, "A cold");
  assert_there_and_back (life, before);

  /* A tick keeps the note, a note keeps the tick. */
  tend_goal_store_set_done_async (life->store, goal, MONDAY - 400, TRUE, NAN, on_verb_done_cb, &answer);
  wait_for (&answer);
  check_in = read_day (life, goal, MONDAY - 400, &check_ins);
  g_assert_cmpint (check_in->state, ==, TEND_CHECK_IN_DONE);
  g_assert_cmpstr (check_in->note, ==, "A cold");
  tend_goal_store_set_note_async (life->store, goal, MONDAY - 400, "", on_verb_done_cb, &answer);
  wait_for (&answer);
  check_in = read_day (life, goal, MONDAY - 400, &check_ins);
  g_assert_cmpint (check_in->state, ==, TEND_CHECK_IN_DONE);
  g_assert_null (check_in->note);
}

static void
test_whole_day (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  TendCheckIn day = { MONDAY - 3, TEND_CHECK_IN_DONE, NAN, (char *) "With Kim" };
  TendCheckIn nothing = { MONDAY - 3, TEND_CHECK_IN_NONE, NAN, (char *) "" };
  g_autoptr (GArray) check_ins = NULL;
  const TendCheckIn *check_in;
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_check_in_async (life->store, goal, &day, on_verb_done_cb, &answer);
  wait_for (&answer);
  check_in = read_day (life, goal, MONDAY - 3, &check_ins);
  g_assert_cmpint (check_in->state, ==, TEND_CHECK_IN_DONE);
  g_assert_cmpstr (check_in->note, ==, "With Kim");
  assert_there_and_back (life, before);

  tend_goal_store_set_check_in_async (life->store, goal, &nothing, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_null (read_day (life, goal, MONDAY - 3, &check_ins));
}

static void
test_steps (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Paint the wall", TEND_SCHEDULE_ONCE);
  TendDb *db = tend_store_get_reader (life->store);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TendGoalStep) first = NULL;
  g_autoptr (TendGoalStep) second = NULL;
  g_autofree char *before = NULL;
  Answer answer = { FALSE, 0, NULL };
  guint n_steps, n_done;

  tend_goal_store_add_step_async (life->store, goal, "Colour", on_verb_done_cb, &answer);
  wait_for (&answer);
  tend_goal_store_add_step_async (life->store, goal, "Brush", on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_true (tend_goal_read_step_ids (db, goal->id, ids, NULL));
  g_assert_cmpuint (ids->len, ==, 2);
  first = tend_goal_read_step (db, g_array_index (ids, gint64, 0), NULL);
  second = tend_goal_read_step (db, g_array_index (ids, gint64, 1), NULL);
  g_assert_cmpstr (second->title, ==, "Brush");

  before = test_life_dump (life);
  tend_goal_store_set_step_done_async (life->store, first, TRUE, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_true (tend_goal_read_step_counts (db, goal->id, &n_steps, &n_done, NULL));
  g_assert_cmpuint (n_steps, ==, 2);
  g_assert_cmpuint (n_done, ==, 1);
  assert_there_and_back (life, before);

  tend_goal_store_move_step_async (life->store, second, first->id, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_array_set_size (ids, 0);
  g_assert_true (tend_goal_read_step_ids (db, goal->id, ids, NULL));
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, second->id);

  tend_goal_store_rename_step_async (life->store, second, "", on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_INVALID);
  tend_goal_store_delete_step_async (life->store, second, on_verb_done_cb, &answer);
  wait_for (&answer);
  tend_goal_store_rename_step_async (life->store, second, "Roller", on_verb_done_cb, &answer);
  wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
}

static void
test_plan (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendGoal) goal = add_goal (life, "Run", TEND_SCHEDULE_DAILY);
  g_autofree char *before = test_life_dump (life);
  TendGoalPlan plan = { (char *) "Lighter", (char *) "", (char *) "", (char *) "" };
  TendGoalPlan empty = { (char *) "", (char *) "", (char *) "", (char *) "" };
  Answer answer = { FALSE, 0, NULL };

  tend_goal_store_set_plan_async (life->store, goal, &plan, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_plan"), ==, 1);
  assert_there_and_back (life, before);

  tend_goal_store_set_plan_async (life->store, goal, &empty, on_verb_done_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_plan"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/goals/store/add", test_add);
  g_test_add_func ("/goals/store/add-refused", test_add_refused);
  g_test_add_func ("/goals/store/update", test_update);
  g_test_add_func ("/goals/store/delete-takes-everything", test_delete_takes_everything);
  g_test_add_func ("/goals/store/archive", test_archive);
  g_test_add_func ("/goals/store/move", test_move);
  g_test_add_func ("/goals/store/tick", test_tick);
  g_test_add_func ("/goals/store/tick-once", test_tick_once);
  g_test_add_func ("/goals/store/amounts", test_amounts);
  g_test_add_func ("/goals/store/rest-and-note", test_rest_and_note);
  g_test_add_func ("/goals/store/whole-day", test_whole_day);
  g_test_add_func ("/goals/store/steps", test_steps);
  g_test_add_func ("/goals/store/plan", test_plan);

  return g_test_run ();
}
