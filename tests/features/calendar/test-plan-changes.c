/* Changes that meet each other: two to one time of a series, and what was taken back meanwhile; kinds of one's own. */

#include "plan-fixture.h"

#define MONDAY PLAN_FIXTURE_MONDAY

typedef struct
{
  PlanFixture *plans;
  TendGuest *ana;
  TendGuest *ben;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=3");

  fixture->plans = plan_fixture_new ("Europe/Berlin");
  fixture->ana = tend_guest_new (NULL, "Ana");
  fixture->ben = tend_guest_new (NULL, "Ben");
  tend_plan_add_guest (run, fixture->ana);
  tend_plan_add_guest (run, fixture->ben);
  plan_fixture_add (fixture->plans, run);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  tend_guest_free (fixture->ana);
  tend_guest_free (fixture->ben);
  plan_fixture_free (fixture->plans);
}

static TendStore *
get_store (Fixture *fixture)
{
  return fixture->plans->life->store;
}

static TendGuestAnswer
get_answer (const TendPlanOccurrence *at,
            const TendGuest          *guest)
{
  return tend_plan_find_guest (at->plan, guest)->answer;
}

/* Both are about the time as it was shown, before either was written. */
static void
test_two_at_once (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr (TendPlanOccurrence) second = plan_fixture_get (fixture->plans, MONDAY + 1);
  g_autoptr (TendPlanOccurrence) now = NULL;
  PlanAnswer answers[4] = { 0 };
  gint64 id;

  tend_plan_store_set_answer_async (get_store (fixture), second, fixture->ana, TEND_GUEST_COMING,
                                    on_plan_verb_done_cb, &answers[0]);
  tend_plan_store_set_answer_async (get_store (fixture), second, fixture->ben, TEND_GUEST_MAYBE,
                                    on_plan_verb_done_cb, &answers[1]);
  tend_plan_store_set_afterwards_async (get_store (fixture), second, 4, "Good.", on_plan_verb_done_cb, &answers[2]);
  tend_plan_store_set_cancelled_async (get_store (fixture), second, TRUE, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                       &answers[3]);
  id = plan_fixture_wait (&answers[0]);
  for (guint i = 1; i < G_N_ELEMENTS (answers); i++)
    g_assert_cmpint (plan_fixture_wait (&answers[i]), ==, id);

  now = plan_fixture_get (fixture->plans, MONDAY + 1);
  g_assert_cmpint (get_answer (now, fixture->ana), ==, TEND_GUEST_COMING);
  g_assert_cmpint (get_answer (now, fixture->ben), ==, TEND_GUEST_MAYBE);
  g_assert_cmpint (now->plan->mood, ==, 4);
  g_assert_true (now->plan->is_cancelled);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan"), ==, 2);
}

/* A whole change, made of what was shown, of a time that became a plan of its own meanwhile. */
static void
test_changed_twice (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (TendPlanOccurrence) second = plan_fixture_get (fixture->plans, MONDAY + 1);
  g_autoptr (TendPlan) plan = tend_plan_rules_make_instance (second);
  g_autofree char *list = NULL;
  PlanAnswer answers[2] = { 0 };

  tend_plan_set_text (&plan->title, "Swim");
  tend_plan_store_set_answer_async (get_store (fixture), second, fixture->ana, TEND_GUEST_COMING,
                                    on_plan_verb_done_cb, &answers[0]);
  tend_plan_store_update_async (get_store (fixture), second, plan, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                &answers[1]);
  g_assert_cmpint (plan_fixture_wait (&answers[0]), ==, plan_fixture_wait (&answers[1]));
  list = plan_fixture_list (fixture->plans, MONDAY, MONDAY + 6);
  g_assert_cmpstr (list, ==, "03-02 18:00-19:00 Run\n03-03 18:00-19:00 Swim\n03-04 18:00-19:00 Run");
}

static void
test_read_again (Fixture       *fixture,
                 gconstpointer  user_data)
{
  TendDb *reader = tend_store_get_reader (get_store (fixture));
  g_autoptr (TendPlanOccurrence) second = plan_fixture_get (fixture->plans, MONDAY + 1);
  g_autoptr (TendPlanOccurrence) changed = NULL;
  g_autoptr (TendPlanOccurrence) back = NULL;
  g_autoptr (GError) error = NULL;
  PlanAnswer answer = { 0 };

  tend_plan_store_set_afterwards_async (get_store (fixture), second, 4, NULL, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  changed = tend_plan_read_again (reader, fixture->plans->zone, second, NULL);
  g_assert_cmpint (changed->plan->mood, ==, 4);
  g_assert_cmpstr (changed->plan->master_uuid, ==, second->plan->uuid);

  g_assert_true (test_life_undo (fixture->plans->life, NULL));
  back = tend_plan_read_again (reader, fixture->plans->zone, changed, NULL);
  g_assert_cmpint (back->plan->id, ==, second->plan->id);
  g_assert_cmpint (back->start_day, ==, MONDAY + 1);

  tend_plan_store_delete_async (get_store (fixture), back, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tend_plan_read_again (reader, fixture->plans->zone, back, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

/* The first is where the rule has one, also where it becomes another later. */
static void
test_starts_where_the_rule_does (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr (TendPlan) swim = plan_fixture_make ("Swim", MONDAY + 1, 7, 60, "FREQ=WEEKLY;BYDAY=TH;COUNT=2");
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autoptr (TendPlan) plan = NULL;
  g_autofree char *list = NULL;
  PlanAnswer answer = { 0 };
  gint64 id = plan_fixture_add (fixture->plans, swim);

  g_assert_cmpint (test_life_ask (fixture->plans->life,
                                  "SELECT start_day = '2026-03-05' AND end_day = start_day FROM plan WHERE id = %d",
                                  (int) id), ==, 1);
  at = plan_fixture_get (fixture->plans, MONDAY + 10);
  plan = tend_plan_rules_make_instance (at);
  tend_plan_set_text (&plan->rule, "FREQ=WEEKLY;BYDAY=SA;COUNT=2");
  tend_plan_store_update_async (get_store (fixture), at, plan, TEND_PLAN_SCOPE_FOLLOWING, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
  list = plan_fixture_list (fixture->plans, MONDAY + 3, MONDAY + 30);
  g_assert_cmpstr (list, ==, "03-05 07:00-08:00 Swim\n03-14 07:00-08:00 Swim\n03-21 07:00-08:00 Swim");
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Chess", MONDAY + 5, 18, 60, "");
  g_autoptr (GPtrArray) kinds = NULL;
  PlanAnswer answer = { 0 };
  TestLife *life = fixture->plans->life;

  tend_plan_store_add_kind_async (life->store, " Game ", on_plan_verb_done_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  answer = (PlanAnswer){ 0 };
  tend_plan_set_text (&plan->kind, "Game");
  plan_fixture_add (fixture->plans, plan);

  tend_plan_store_rename_kind_async (life->store, "Game", "Board game", on_plan_verb_done_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  answer = (PlanAnswer){ 0 };
  kinds = tend_plan_kind_read_own (tend_store_get_reader (life->store), NULL);
  g_assert_cmpuint (kinds->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (kinds, 0), ==, "Board game");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE kind = 'Board game'"), ==, 1);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM plan WHERE kind = 'Game'"), ==, 1);

  /* One of Tend's own is there already, by its name and by what files call it. */
  tend_plan_store_add_kind_async (life->store, "Walk", on_plan_verb_done_cb, &answer);
  plan_fixture_wait_for_refusal (&answer, TEND_ERROR_CONFLICT);
  tend_plan_store_rename_kind_async (life->store, "Game", "in-person", on_plan_verb_done_cb, &answer);
  plan_fixture_wait_for_refusal (&answer, TEND_ERROR_CONFLICT);
  tend_plan_store_rename_kind_async (life->store, "Nothing", "Something", on_plan_verb_done_cb, &answer);
  plan_fixture_wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/plan-changes/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("two-at-once-are-both-there", test_two_at_once);
  ADD ("a-time-changed-twice-is-one-plan", test_changed_twice);
  ADD ("a-time-is-found-as-it-is-now", test_read_again);
  ADD ("a-series-starts-where-its-rule-does", test_starts_where_the_rule_does);
  ADD ("kinds-take-their-plans-along", test_kinds);
#undef ADD

  return g_test_run ();
}
