/* Plans on a real life: read by the week, changed one, from one on, and all, undone and done again. */

#include "plan-fixture.h"

#include "features/calendar/tend-plan-bulk.h"
#include "reminders/tend-reminder-writer.h"
#include "store/tend-agenda.h"

#define MONDAY PLAN_FIXTURE_MONDAY

#define assert_list(fixture, from, to, expected) \
  G_STMT_START \
  { \
    g_autofree char *list_ = plan_fixture_list (fixture, from, to); \
    g_assert_cmpstr (list_, ==, expected); \
  } \
  G_STMT_END

static void
undo_and_redo (PlanFixture *fixture)
{
  g_autofree char *after = test_life_dump (fixture->life);
  g_autofree char *again = NULL;

  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_true (test_life_redo (fixture->life, NULL));
  again = test_life_dump (fixture->life);
  g_assert_cmpstr (after, ==, again);
}

static void
test_week_holds_what_touches_it (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) coffee = plan_fixture_make ("Coffee", MONDAY + 2, 16, 60, "");
  g_autoptr (TendPlan) before = plan_fixture_make ("Before", MONDAY - 1, 23, 60, "");
  g_autoptr (TendPlan) night = plan_fixture_make ("Night", MONDAY + 6, 23, 120, "");
  g_autoptr (TendPlan) after = plan_fixture_make ("After", MONDAY + 7, 0, 60, "");
  g_autoptr (TendPlan) trip = tend_plan_new_all_day ("Trip", MONDAY - 300, MONDAY);

  plan_fixture_add (fixture, coffee);
  plan_fixture_add (fixture, before);
  plan_fixture_add (fixture, night);
  plan_fixture_add (fixture, after);
  plan_fixture_add (fixture, trip);
  assert_list (fixture, MONDAY, MONDAY + 6,
               "05-06 to 03-02 Trip\n03-04 16:00-17:00 Coffee\n03-08 23:00-01:00 Night");
}

static void
test_another_zone_sees_another_hour (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Asia/Tokyo");
  g_autoptr (TendPlan) call = plan_fixture_make ("Call", MONDAY, 18, 60, "FREQ=DAILY;COUNT=2");

  plan_fixture_add (fixture, call);
  assert_list (fixture, MONDAY, MONDAY + 6, "03-03 02:00-03:00 Call\n03-04 02:00-03:00 Call");
}

static void
test_unknown_zone_goes_by_the_clock_where_one_is (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Asia/Tokyo");
  g_autoptr (TendPlan) call = plan_fixture_make ("Call", MONDAY, 18, 60, "");

  tend_plan_set_text (&call->zone, "Atlantis/Poseidonis");
  plan_fixture_add (fixture, call);
  assert_list (fixture, MONDAY, MONDAY, "03-02 18:00-19:00 Call");
}

/* 29 March 2026 has 23 hours in Berlin, and no half past two. */
static void
test_hour_on_the_wall_stays_over_a_clock_change (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  TendDay saturday = tend_day_from_ymd (2026, 3, 28);
  g_autoptr (TendPlan) walk = plan_fixture_make ("Walk", saturday, 10, 60, "FREQ=DAILY;COUNT=3");
  g_autoptr (TendPlan) watch = tend_plan_new ("Watch", saturday, 2 * 60 + 30, 15);
  g_autoptr (GPtrArray) occurrences = NULL;
  const TendPlanOccurrence *first, *second;

  tend_plan_set_text (&watch->zone, "Europe/Berlin");
  tend_plan_set_text (&watch->rule, "FREQ=DAILY;COUNT=3");
  plan_fixture_add (fixture, walk);
  plan_fixture_add (fixture, watch);
  assert_list (fixture, saturday, saturday + 2,
               "03-28 02:30-02:45 Watch\n03-28 10:00-11:00 Walk\n03-29 03:30-03:45 Watch\n"
               "03-29 10:00-11:00 Walk\n03-30 02:30-02:45 Watch\n03-30 10:00-11:00 Walk");
  occurrences = plan_fixture_read (fixture, saturday, saturday + 1);
  first = g_ptr_array_index (occurrences, 1);
  second = g_ptr_array_index (occurrences, 3);
  g_assert_cmpint (second->start - first->start, ==, 23 * 60 * 60);
}

/* A plan over the gap ends after it starts, also where its end is before the start that was put off. */
static void
test_gap_never_ends_a_plan_before_it_starts (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  TendDay sunday = tend_day_from_ymd (2026, 3, 29);
  g_autoptr (TendPlan) watch = tend_plan_new ("Watch", sunday, 2 * 60 + 30, 40);
  g_autoptr (TendPlanOccurrence) at = NULL;

  tend_plan_set_text (&watch->zone, "Europe/Berlin");
  plan_fixture_add (fixture, watch);
  at = plan_fixture_get (fixture, sunday);
  g_assert_cmpint (at->start_minute, ==, 3 * 60 + 30);
  g_assert_cmpint (at->end - at->start, ==, 40 * 60);
}

/* 25 October 2026 has 25 hours in Berlin. */
static void
test_day_of_25_hours_is_one_day (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  TendDay sunday = tend_day_from_ymd (2026, 10, 25);
  g_autoptr (TendPlan) rest = tend_plan_new_all_day ("Rest", sunday, sunday);
  g_autoptr (TendPlanOccurrence) at = NULL;

  plan_fixture_add (fixture, rest);
  at = plan_fixture_get (fixture, sunday);
  g_assert_cmpint (at->end - at->start, ==, 25 * 60 * 60);
}

static void
test_one_time_moves_by_itself (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=WEEKLY");
  g_autoptr (TendPlanOccurrence) second = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  plan_fixture_add (fixture, run);
  second = plan_fixture_get (fixture, MONDAY + 7);
  tend_plan_store_move_async (fixture->life->store, second, 24 * 60 + 30, 24 * 60 + 30, TEND_PLAN_SCOPE_THIS,
                              on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 14,
               "03-02 18:00-19:00 Run\n03-10 18:30-19:30 Run\n03-16 18:00-19:00 Run");
  undo_and_redo (fixture);
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_list (fixture, MONDAY, MONDAY + 14,
               "03-02 18:00-19:00 Run\n03-09 18:00-19:00 Run\n03-16 18:00-19:00 Run");
}

static void
test_from_one_on_the_series_moves_with_its_weekdays (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=WEEKLY;COUNT=4;BYDAY=MO");
  g_autoptr (TendPlanOccurrence) third = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  plan_fixture_add (fixture, run);
  third = plan_fixture_get (fixture, MONDAY + 14);
  tend_plan_store_move_async (fixture->life->store, third, 24 * 60, 24 * 60, TEND_PLAN_SCOPE_FOLLOWING,
                              on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 60,
               "03-02 18:00-19:00 Run\n03-09 18:00-19:00 Run\n03-17 18:00-19:00 Run\n03-24 18:00-19:00 Run");
  undo_and_redo (fixture);
}

static void
test_all_move_and_what_was_said_goes_along (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=WEEKLY;UNTIL=20260316T180000");
  g_autoptr (TendPlanOccurrence) first = NULL;
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) said = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  plan_fixture_add (fixture, run);
  first = plan_fixture_get (fixture, MONDAY);
  tend_plan_store_set_afterwards_async (fixture->life->store, first, 4, "Warm evening", on_plan_verb_done_cb,
                                        &answer);
  plan_fixture_wait (&answer);
  second = plan_fixture_get (fixture, MONDAY + 7);
  tend_plan_store_move_async (fixture->life->store, second, 60, 90, TEND_PLAN_SCOPE_ALL, on_plan_verb_done_cb,
                              &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 30,
               "03-02 19:00-20:30 Run\n03-09 19:00-20:30 Run\n03-16 19:00-20:30 Run");
  said = plan_fixture_get (fixture, MONDAY);
  g_assert_cmpint (said->plan->mood, ==, 4);
  g_assert_cmpstr (said->plan->afterwards, ==, "Warm evening");
  undo_and_redo (fixture);
}

static void
test_words_change_for_the_scope_alone (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=4");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) third = NULL;
  g_autoptr (TendPlan) swim = NULL;
  g_autoptr (TendPlan) walk = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_add_guest (run, ana);
  plan_fixture_add (fixture, run);
  second = plan_fixture_get (fixture, MONDAY + 1);
  swim = tend_plan_rules_make_instance (second);
  tend_plan_set_text (&swim->title, "Swim");
  tend_plan_store_update_async (fixture->life->store, second, swim, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
  third = plan_fixture_get (fixture, MONDAY + 2);
  walk = tend_plan_rules_make_instance (third);
  tend_plan_set_text (&walk->title, "Walk");
  tend_plan_store_update_async (fixture->life->store, third, walk, TEND_PLAN_SCOPE_FOLLOWING, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 9,
               "03-02 18:00-19:00 Run\n03-03 18:00-19:00 Swim\n03-04 18:00-19:00 Walk\n03-05 18:00-19:00 Walk");
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM plan_guest WHERE name = 'Ana'"), ==, 3);
  undo_and_redo (fixture);
}

/* The first was said to be good, the second is off: both stay what they are when the series has no hours any more, and
 * the second is gone when the series has another weekday. */
static void
test_series_can_lose_its_hours_and_change_its_rule (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=3");
  g_autoptr (TendPlanOccurrence) first = NULL;
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) third = NULL;
  g_autoptr (TendPlanOccurrence) again = NULL;
  g_autoptr (TendPlan) whole = NULL;
  g_autoptr (TendPlan) weekly = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  plan_fixture_add (fixture, run);
  first = plan_fixture_get (fixture, MONDAY);
  tend_plan_store_set_afterwards_async (fixture->life->store, first, 5, NULL, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  second = plan_fixture_get (fixture, MONDAY + 1);
  tend_plan_store_set_cancelled_async (fixture->life->store, second, TRUE, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                       &answer);
  plan_fixture_wait (&answer);
  third = plan_fixture_get (fixture, MONDAY + 2);
  whole = tend_plan_rules_make_instance (third);
  whole->is_all_day = TRUE;
  whole->start_minute = 0;
  whole->end_minute = 0;
  tend_plan_store_update_async (fixture->life->store, third, whole, TEND_PLAN_SCOPE_ALL, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 9,
               "03-02 18:00-19:00 Run\n03-03 18:00-19:00 -Run\n03-04 to 03-04 Run");
  again = plan_fixture_get (fixture, MONDAY + 2);
  weekly = tend_plan_rules_make_instance (again);
  tend_plan_set_text (&weekly->rule, "FREQ=WEEKLY;COUNT=2");
  tend_plan_store_update_async (fixture->life->store, again, weekly, TEND_PLAN_SCOPE_ALL, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 9, "03-02 18:00-19:00 Run\n03-09 to 03-09 Run");
  undo_and_redo (fixture);
}

static void
test_cancelled_stays_to_be_seen (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=3");
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) cancelled = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  plan_fixture_add (fixture, run);
  second = plan_fixture_get (fixture, MONDAY + 1);
  tend_plan_store_set_cancelled_async (fixture->life->store, second, TRUE, TEND_PLAN_SCOPE_THIS,
                                       on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 6,
               "03-02 18:00-19:00 Run\n03-03 18:00-19:00 -Run\n03-04 18:00-19:00 Run");
  cancelled = plan_fixture_get (fixture, MONDAY + 1);
  tend_plan_store_set_cancelled_async (fixture->life->store, cancelled, TRUE, TEND_PLAN_SCOPE_FOLLOWING,
                                       on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY + 6,
               "03-02 18:00-19:00 Run\n03-03 18:00-19:00 -Run\n03-04 18:00-19:00 -Run");
  undo_and_redo (fixture);
}

static void
delete (PlanFixture   *fixture,
        TendDay        day,
        TendPlanScope  scope)
{
  g_autoptr (TendPlanOccurrence) at = plan_fixture_get (fixture, day);
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_store_delete_async (fixture->life->store, at, scope, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  undo_and_redo (fixture);
}

static void
test_delete_takes_what_the_scope_says (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=5");

  plan_fixture_add (fixture, run);
  delete (fixture, MONDAY + 1, TEND_PLAN_SCOPE_THIS);
  assert_list (fixture, MONDAY, MONDAY + 9,
               "03-02 18:00-19:00 Run\n03-04 18:00-19:00 Run\n03-05 18:00-19:00 Run\n03-06 18:00-19:00 Run");
  delete (fixture, MONDAY + 3, TEND_PLAN_SCOPE_FOLLOWING);
  assert_list (fixture, MONDAY, MONDAY + 9, "03-02 18:00-19:00 Run\n03-04 18:00-19:00 Run");
  delete (fixture, MONDAY, TEND_PLAN_SCOPE_THIS);
  delete (fixture, MONDAY + 2, TEND_PLAN_SCOPE_THIS);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM plan"), ==, 0);
}

static void
test_delete_all_leaves_nothing_behind (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY");
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_add_guest (run, ana);
  g_ptr_array_add (reminders, tend_reminder_new_before ("plan", "", 30));
  tend_plan_store_add_async (fixture->life->store, run, reminders, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM reminder JOIN plan ON plan.uuid = subject_uuid"
                                                 "  WHERE before_minutes = 30"), ==, 1);
  delete (fixture, MONDAY + 1, TEND_PLAN_SCOPE_ALL);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT (SELECT count(*) FROM plan) + (SELECT count(*) FROM reminder)"
                                                 "  + (SELECT count(*) FROM plan_guest)"), ==, 0);
}

static void
test_evening_before_stays_the_evening_before (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "");
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  g_autoptr (TendPlanOccurrence) at = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  g_ptr_array_add (reminders, tend_reminder_new_before ("plan", "", tend_plan_rules_get_evening_before (run)));
  g_ptr_array_add (reminders, tend_reminder_new_before ("plan", "", 15));
  tend_plan_store_add_async (fixture->life->store, run, reminders, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT max(before_minutes) FROM reminder"), ==, 23 * 60);
  at = plan_fixture_get (fixture, MONDAY);
  tend_plan_store_move_async (fixture->life->store, at, -8 * 60, -8 * 60, TEND_PLAN_SCOPE_THIS,
                              on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT max(before_minutes) FROM reminder"), ==, 15 * 60);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT min(before_minutes) FROM reminder"), ==, 15);
}

static void
test_next_time_skips_what_was_cancelled_and_finds_what_was_moved (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=3");
  g_autoptr (TendPlan) kept = NULL;
  g_autoptr (TendPlanOccurrence) first = NULL;
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) third = NULL;
  g_autoptr (TendPlanOccurrence) next = NULL;
  g_autoptr (TendPlanOccurrence) none = NULL;
  g_autoptr (GError) error = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };
  TendDb *db = tend_store_get_reader (fixture->life->store);
  gint64 id = plan_fixture_add (fixture, run);

  kept = tend_plan_read (db, id, NULL);
  first = plan_fixture_get (fixture, MONDAY);
  second = plan_fixture_get (fixture, MONDAY + 1);
  third = plan_fixture_get (fixture, MONDAY + 2);
  tend_plan_store_set_cancelled_async (fixture->life->store, second, TRUE, TEND_PLAN_SCOPE_THIS,
                                       on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  tend_plan_store_move_async (fixture->life->store, third, 7 * 24 * 60, 7 * 24 * 60, TEND_PLAN_SCOPE_THIS,
                              on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  next = tend_plan_read_next (db, fixture->zone, kept->uuid, first->start, &error);
  g_assert_no_error (error);
  g_assert_cmpint (next->start_day, ==, MONDAY + 9);
  none = tend_plan_read_next (db, fixture->zone, kept->uuid, next->start, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_answer_is_for_that_time (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=2");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  g_autoptr (TendPlanOccurrence) second = NULL;
  g_autoptr (TendPlanOccurrence) first = NULL;
  g_autoptr (TendPlanOccurrence) answered = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_add_guest (run, ana);
  plan_fixture_add (fixture, run);
  second = plan_fixture_get (fixture, MONDAY + 1);
  tend_plan_store_set_answer_async (fixture->life->store, second, g_ptr_array_index (second->plan->guests, 0),
                                    TEND_GUEST_COMING, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  first = plan_fixture_get (fixture, MONDAY);
  answered = plan_fixture_get (fixture, MONDAY + 1);
  g_assert_cmpint (((TendGuest *) g_ptr_array_index (first->plan->guests, 0))->answer, ==, TEND_GUEST_ASKED);
  g_assert_cmpint (((TendGuest *) g_ptr_array_index (answered->plan->guests, 0))->answer, ==, TEND_GUEST_COMING);
  undo_and_redo (fixture);
}

static void
test_what_makes_no_sense_is_refused (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) plan = plan_fixture_make ("Run", MONDAY, 18, 60, "");

  plan->end_day = MONDAY - 1;
  plan_fixture_refuse (fixture, plan, TEND_ERROR_INVALID);
  plan->end_day = MONDAY + 400;
  plan_fixture_refuse (fixture, plan, TEND_ERROR_INVALID);
  plan->end_day = MONDAY;
  tend_plan_set_text (&plan->title, " \n");
  plan_fixture_refuse (fixture, plan, TEND_ERROR_INVALID);
  tend_plan_set_text (&plan->title, "\xff");
  plan_fixture_refuse (fixture, plan, TEND_ERROR_INVALID);
  tend_plan_set_text (&plan->title, "Run");
  tend_plan_set_text (&plan->rule, "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2");
  plan_fixture_refuse (fixture, plan, TEND_ERROR_INVALID);
  tend_plan_set_text (&plan->rule, "FREQ=HOURLY");
  plan_fixture_refuse (fixture, plan, TEND_ERROR_UNSUPPORTED);
}

static void
test_shown_only_calendar_goes_with_all_its_plans (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) meeting = plan_fixture_make ("Meeting", MONDAY, 9, 60, "");
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autoptr (GPtrArray) calendars = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  test_life_sql (fixture->life, "Import", TEND_WRITE_DEFAULT,
                 "INSERT INTO calendar (uuid, name, color, is_shown_only, position)"
                 "  VALUES ('00000000-0000-4000-8000-000000000001', 'Work', 'blue', 1, 1)");
  tend_plan_set_text (&meeting->calendar_uuid, "00000000-0000-4000-8000-000000000001");
  plan_fixture_add (fixture, meeting);
  at = plan_fixture_get (fixture, MONDAY);
  g_assert_true (at->is_shown_only);
  g_assert_cmpstr (at->color, ==, "blue");
  calendars = tend_calendar_read_all (tend_store_get_reader (fixture->life->store), NULL);
  g_assert_cmpuint (calendars->len, ==, 1);
  tend_plan_store_delete_calendar_async (fixture->life->store, g_ptr_array_index (calendars, 0),
                                         on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
  assert_list (fixture, MONDAY, MONDAY, "");
  undo_and_redo (fixture);
}

static gboolean
write_bulk (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  g_autoptr (TendPlanBulk) bulk = tend_plan_bulk_begin (db, error);

  if (bulk == NULL)
    return FALSE;
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (TendPlan) plan = tend_plan_new (i % 2 ? "Even song" : "Odd song", MONDAY + i, 600, 60);

      if (!tend_plan_insert (db, plan, 0, NULL, error))
        return FALSE;
    }
  return tend_plan_bulk_end (bulk, error);
}

static guint
count_found (PlanFixture *fixture,
             const char  *words)
{
  g_autoptr (GPtrArray) found = tend_search_read (tend_store_get_reader (fixture->life->store), fixture->life->features,
                                                  fixture->life->n_features, words, 1000, NULL);

  g_assert_nonnull (found);
  return found->len;
}

static void
test_very_many_are_found_and_undone_as_few_are (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) before = plan_fixture_make ("Even before", MONDAY, 9, 60, "");
  g_autoptr (TendPlan) after = plan_fixture_make ("Even after", MONDAY, 9, 60, "");
  g_autoptr (GError) error = NULL;

  plan_fixture_add (fixture, before);
  g_assert_true (tend_store_write (fixture->life->store, "Import", TEND_WRITE_DEFAULT, write_bulk, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (fixture, "even"), ==, 51);
  undo_and_redo (fixture);
  plan_fixture_add (fixture, after);
  g_assert_cmpuint (count_found (fixture, "even"), ==, 52);
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_cmpuint (count_found (fixture, "even"), ==, 1);
  test_life_assert_sound (fixture->life);
}

static void
test_what_is_planned_with_somebody (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  const char *uuid = "00000000-0000-4000-8000-00000000000a";
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY - 70, 18, 60, "FREQ=WEEKLY");
  g_autoptr (TendPlan) alone = plan_fixture_make ("Alone", MONDAY, 9, 60, "");
  g_autoptr (TendGuest) ana = tend_guest_new (uuid, "Ana");
  g_autoptr (GPtrArray) with = NULL;

  tend_plan_add_guest (run, ana);
  plan_fixture_add (fixture, run);
  plan_fixture_add (fixture, alone);
  with = tend_calendar_read_range_with (tend_store_get_reader (fixture->life->store), fixture->zone, uuid, MONDAY,
                                        MONDAY + 20, NULL);
  g_assert_cmpuint (with->len, ==, 3);
  for (guint i = 0; i < with->len; i++)
    g_assert_cmpstr (((TendPlanOccurrence *) g_ptr_array_index (with, i))->plan->title, ==, "Run");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-store/week-holds-what-touches-it", test_week_holds_what_touches_it);
  g_test_add_func ("/plan-store/another-zone-sees-another-hour", test_another_zone_sees_another_hour);
  g_test_add_func ("/plan-store/unknown-zone-goes-by-the-clock-where-one-is",
                   test_unknown_zone_goes_by_the_clock_where_one_is);
  g_test_add_func ("/plan-store/hour-on-the-wall-stays-over-a-clock-change",
                   test_hour_on_the_wall_stays_over_a_clock_change);
  g_test_add_func ("/plan-store/gap-never-ends-a-plan-before-it-starts",
                   test_gap_never_ends_a_plan_before_it_starts);
  g_test_add_func ("/plan-store/day-of-25-hours-is-one-day", test_day_of_25_hours_is_one_day);
  g_test_add_func ("/plan-store/one-time-moves-by-itself", test_one_time_moves_by_itself);
  g_test_add_func ("/plan-store/from-one-on-the-series-moves-with-its-weekdays",
                   test_from_one_on_the_series_moves_with_its_weekdays);
  g_test_add_func ("/plan-store/all-move-and-what-was-said-goes-along", test_all_move_and_what_was_said_goes_along);
  g_test_add_func ("/plan-store/words-change-for-the-scope-alone", test_words_change_for_the_scope_alone);
  g_test_add_func ("/plan-store/series-can-lose-its-hours-and-change-its-rule",
                   test_series_can_lose_its_hours_and_change_its_rule);
  g_test_add_func ("/plan-store/cancelled-stays-to-be-seen", test_cancelled_stays_to_be_seen);
  g_test_add_func ("/plan-store/delete-takes-what-the-scope-says", test_delete_takes_what_the_scope_says);
  g_test_add_func ("/plan-store/delete-all-leaves-nothing-behind", test_delete_all_leaves_nothing_behind);
  g_test_add_func ("/plan-store/evening-before-stays-the-evening-before",
                   test_evening_before_stays_the_evening_before);
  g_test_add_func ("/plan-store/next-time-skips-what-was-cancelled-and-finds-what-was-moved",
                   test_next_time_skips_what_was_cancelled_and_finds_what_was_moved);
  g_test_add_func ("/plan-store/answer-is-for-that-time", test_answer_is_for_that_time);
  g_test_add_func ("/plan-store/what-makes-no-sense-is-refused", test_what_makes_no_sense_is_refused);
  g_test_add_func ("/plan-store/shown-only-calendar-goes-with-all-its-plans",
                   test_shown_only_calendar_goes_with_all_its_plans);
  g_test_add_func ("/plan-store/very-many-are-found-and-undone-as-few-are",
                   test_very_many_are_found_and_undone_as_few_are);
  g_test_add_func ("/plan-store/what-is-planned-with-somebody", test_what_is_planned_with_somebody);

  return g_test_run ();
}
