/* Someone this week: who is suggested and when, what the week's wish does, and looking back. */

#include "plan-fixture.h"

#include "features/calendar/tend-companions.h"
#include "features/calendar/tend-looking-back.h"
#include "features/calendar/tend-someone.h"

#define MONDAY PLAN_FIXTURE_MONDAY
#define ANA "00000000-0000-4000-8000-00000000000a"
#define BEN "00000000-0000-4000-8000-00000000000b"
#define CARL "00000000-0000-4000-8000-00000000000c"

static const TendCompanion companions[] = {
  { ANA, "Ana", "", 0, TEND_DAY_NONE, FALSE },
  { BEN, "Ben", "", 14, 0, FALSE },
  { CARL, "Carl", "", 0, 100, FALSE },
};

static void
test_rhythm_goes_first_and_then_the_least_lately_seen (void)
{
  TendDay today = MONDAY;
  const TendCompanion people[] = {
    { ANA, "Seen yesterday", "", 0, today - 1, FALSE },
    { BEN, "A little past the rhythm", "", 14, today - 15, FALSE },
    { CARL, "Silenced", "", 1, TEND_DAY_NONE, TRUE },
    { ANA, "Long past the rhythm", "", 7, today - 30, FALSE },
    { BEN, "Never seen", "", 0, TEND_DAY_NONE, FALSE },
    { CARL, "Not yet", "", 30, today - 3, FALSE },
  };
  static const guint expected[] = { 3, 1, 4, 0, 5 };
  g_autoptr (GArray) ranked = tend_someone_rules_rank (people, G_N_ELEMENTS (people), today);

  g_assert_cmpuint (ranked->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ranked->len; i++)
    g_assert_cmpuint (g_array_index (ranked, guint, i), ==, expected[i]);
}

static void
test_free_time_is_really_free (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) work = plan_fixture_make ("Late work", MONDAY, 9, 10 * 60, "");
  g_autoptr (TendPlan) class = plan_fixture_make ("Class", MONDAY + 1, 18, 60, "");
  g_autoptr (TendPlan) full = plan_fixture_make ("Long evening", MONDAY + 2, 17, 4 * 60, "");
  g_autoptr (TendPlan) trip = tend_plan_new_all_day ("Trip", MONDAY + 3, MONDAY + 3);
  g_autoptr (TendPlan) off = plan_fixture_make ("Off", MONDAY + 4, 17, 4 * 60, "");
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (GArray) free_times = NULL;
  static const TendFreeTime expected[] = {
    { 0, 19 * 60, 21 * 60 + 30 }, /* after late work */
    { 1, 19 * 60, 21 * 60 + 30 }, /* half past five to six is too short */
    { 4, 17 * 60 + 30, 21 * 60 + 30 },
    { 5, 10 * 60, 21 * 60 + 30 },
    { 6, 10 * 60, 21 * 60 + 30 },
  };

  off->is_cancelled = TRUE;
  plan_fixture_add (fixture, work);
  plan_fixture_add (fixture, class);
  plan_fixture_add (fixture, full);
  plan_fixture_add (fixture, trip);
  plan_fixture_add (fixture, off);
  occurrences = plan_fixture_read (fixture, MONDAY, MONDAY + 6);
  free_times = tend_someone_rules_find_free (occurrences, MONDAY, MONDAY + 6, MONDAY, 9 * 60);
  g_assert_cmpuint (free_times->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < free_times->len; i++)
    {
      const TendFreeTime *time = &g_array_index (free_times, TendFreeTime, i);

      g_assert_cmpint (time->day - MONDAY, ==, expected[i].day);
      g_assert_cmpint (time->start_minute, ==, expected[i].start_minute);
      g_assert_cmpint (time->end_minute, ==, expected[i].end_minute);
    }
}

static void
test_today_is_free_from_an_hour_ahead (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) evening = tend_someone_rules_find_free (none, MONDAY, MONDAY, MONDAY, 18 * 60 + 10);
  g_autoptr (GArray) night = tend_someone_rules_find_free (none, MONDAY, MONDAY, MONDAY, 20 * 60);

  g_assert_cmpuint (evening->len, ==, 1);
  g_assert_cmpint (g_array_index (evening, TendFreeTime, 0).start_minute, ==, 19 * 60 + 30);
  g_assert_cmpuint (night->len, ==, 0);
}

static TendSomeone *
read_someone (PlanFixture *fixture)
{
  const TendSomeoneQuery query = {
    .companions = companions,
    .n_companions = G_N_ELEMENTS (companions),
    .zone = fixture->zone,
    .today = MONDAY,
    .now = TEST_LIFE_NOW,
    .first_weekday = G_DATE_MONDAY,
  };
  g_autoptr (GError) error = NULL;
  TendSomeone *someone = tend_someone_read (tend_store_get_reader (fixture->life->store), &query, &error);

  g_assert_no_error (error);
  return someone;
}

static void
on_someone_written_cb (GObject      *store,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  PlanAnswer *answer = user_data;

  tend_someone_store_finish (TEND_STORE (store), result, &answer->error);
  answer->is_done = TRUE;
}

static void
test_a_suggestion_that_was_put_off_does_not_come_again_that_day (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = read_someone (fixture);
  g_autoptr (TendSomeone) later = NULL;
  const TendSuggestion *first = g_ptr_array_index (someone->suggestions, 0);
  PlanAnswer answer = { FALSE, 0, NULL };

  g_assert_cmpint (someone->wish, ==, 1);
  g_assert_cmpuint (someone->suggestions->len, ==, 3);
  g_assert_cmpstr (first->person_uuid, ==, BEN);
  tend_someone_store_put_off_async (fixture->life->store, first, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  later = read_someone (fixture);
  g_assert_cmpuint (later->suggestions->len, ==, 2);
  for (guint i = 0; i < later->suggestions->len; i++)
    g_assert_cmpstr (((TendSuggestion *) g_ptr_array_index (later->suggestions, i))->person_uuid, !=, BEN);
}

static void
test_a_plan_made_of_a_suggestion_meets_the_wish (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = read_someone (fixture);
  g_autoptr (TendPlan) plan = tend_suggestion_make_plan (g_ptr_array_index (someone->suggestions, 0), "UTC");
  g_autoptr (TendSomeone) later = NULL;
  g_autofree char *line = NULL;

  plan_fixture_add (fixture, plan);
  later = read_someone (fixture);
  g_assert_cmpuint (later->n_planned, ==, 1);
  g_assert_cmpuint (later->suggestions->len, ==, 0);
  line = tend_someone_describe (later);
  g_assert_cmpstr (line, ==, "1 plan with somebody this week");
}

static void
test_no_wish_no_suggestions (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_someone_store_set_wish_async (fixture->life->store, 0, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  someone = read_someone (fixture);
  g_assert_cmpuint (someone->suggestions->len, ==, 0);
  g_assert_null (tend_someone_describe (someone));
  tend_someone_store_set_wish_async (fixture->life->store, 15, on_someone_written_cb, &answer);
  plan_fixture_wait_for_refusal (&answer, TEND_ERROR_INVALID);
}

static void
test_nudge_is_one_reminder (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  TendDb *db = tend_store_get_reader (fixture->life->store);
  PlanAnswer answer = { FALSE, 0, NULL };
  GDateWeekday weekday;
  int minute;

  tend_someone_store_set_nudge_async (fixture->life->store, G_DATE_SUNDAY, 18 * 60, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  tend_someone_store_set_nudge_async (fixture->life->store, G_DATE_FRIDAY, 9 * 60, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  g_assert_true (tend_someone_read_nudge (db, &weekday, &minute, NULL));
  g_assert_cmpint (weekday, ==, G_DATE_FRIDAY);
  g_assert_cmpint (minute, ==, 9 * 60);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM reminder"), ==, 1);
  tend_someone_store_set_nudge_async (fixture->life->store, G_DATE_BAD_WEEKDAY, 0, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM reminder"), ==, 0);
}

static TendRemindState
get_nudge_state (PlanFixture *fixture)
{
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRemind) said = tend_someone_remind (tend_store_get_reader (fixture->life->store), &query, &error);

  g_assert_no_error (error);
  return said->state;
}

static void
test_nudge_is_not_wanted_where_something_is_planned (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendPlan) coffee = plan_fixture_make ("Coffee", MONDAY + 2, 16, 60, "");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");

  g_assert_cmpint (get_nudge_state (fixture), ==, TEND_REMIND_WANTED);
  plan_fixture_add (fixture, coffee);
  g_assert_cmpint (get_nudge_state (fixture), ==, TEND_REMIND_WANTED);
  tend_plan_add_guest (coffee, ana);
  plan_fixture_add (fixture, coffee);
  g_assert_cmpint (get_nudge_state (fixture), ==, TEND_REMIND_DONE);
}

static void
test_looking_back_counts_what_was (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendPlan) walks = plan_fixture_make ("Walk", MONDAY - 14, 9, 30, "FREQ=WEEKLY");
  g_autoptr (TendPlan) coffee = plan_fixture_make ("Coffee", MONDAY - 7, 16, 120, "");
  g_autoptr (TendPlan) off = plan_fixture_make ("Off", MONDAY - 6, 16, 120, "");
  g_autoptr (TendPlan) alone = plan_fixture_make ("Alone", MONDAY - 5, 16, 120, "");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");
  g_autoptr (TendGuest) zoe = tend_guest_new (NULL, "Zoe");
  g_autoptr (TendLookingBack) back = NULL;
  const TendTimeShare *share;

  tend_plan_set_text (&walks->zone, "UTC");
  tend_plan_set_text (&walks->kind, "walk");
  tend_plan_add_guest (walks, ana);
  tend_plan_add_guest (coffee, ana);
  tend_plan_add_guest (coffee, zoe);
  tend_plan_add_guest (off, ana);
  off->is_cancelled = TRUE;
  plan_fixture_add (fixture, walks);
  plan_fixture_add (fixture, coffee);
  plan_fixture_add (fixture, off);
  plan_fixture_add (fixture, alone);

  back = tend_looking_back_read (tend_store_get_reader (fixture->life->store), fixture->zone, MONDAY, TEST_LIFE_NOW,
                                 G_DATE_MONDAY, NULL);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 1], ==, 1);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 2], ==, 2);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 3], ==, 1);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 4], ==, 0);
  g_assert_cmpuint (back->people->len, ==, 2);
  share = g_ptr_array_index (back->people, 0);
  g_assert_cmpstr (share->key, ==, ANA);
  g_assert_cmpuint (share->n_times, ==, 4);
  g_assert_cmpint (share->minutes, ==, 3 * 30 + 120);
  g_assert_cmpuint (back->kinds->len, ==, 1);
  share = g_ptr_array_index (back->kinds, 0);
  g_assert_cmpstr (share->name, ==, "Walk");
}

static gboolean
list_three (TendDb     *db,
            GPtrArray  *out,
            GError    **error)
{
  static const char *const uuids[] = { ANA, BEN, CARL };

  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      TendAcquaintance *one = g_new0 (TendAcquaintance, 1);

      one->uuid = g_strdup (uuids[i]);
      one->name = g_strdup ("Somebody");
      one->last_met = i == 2 ? MONDAY - 3 : TEND_DAY_NONE;
      one->is_silenced = i == 1;
      g_ptr_array_add (out, one);
    }
  return TRUE;
}

/* Ana by a series, Ben long ago, Carl by a call that the calendar knows nothing of. */
static void
test_companions_know_the_last_time (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  static const TendFeature people = { .id = "somebody", .acquaintances = list_three };
  const TendFeature *const features[] = { &people };
  g_autoptr (TendPlan) walks = plan_fixture_make ("Walk", MONDAY - 70, 18, 30, "FREQ=WEEKLY");
  g_autoptr (TendPlan) once = plan_fixture_make ("Once", MONDAY - 900, 9, 30, "");
  g_autoptr (TendPlan) next = plan_fixture_make ("Next", MONDAY + 1, 9, 30, "");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");
  g_autoptr (TendGuest) ben = tend_guest_new (BEN, "Ben");
  g_autoptr (TendGuest) carl = tend_guest_new (CARL, "Carl");
  g_autoptr (TendCompanions) found = NULL;
  g_autoptr (GError) error = NULL;

  tend_plan_add_guest (walks, ana);
  tend_plan_add_guest (once, ben);
  tend_plan_add_guest (once, carl);
  tend_plan_add_guest (next, carl);
  plan_fixture_add (fixture, walks);
  plan_fixture_add (fixture, once);
  plan_fixture_add (fixture, next);
  found = tend_companions_read (tend_store_get_reader (fixture->life->store), features, 1, fixture->zone, MONDAY,
                                TEST_LIFE_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_items, ==, 3);
  g_assert_cmpint (found->items[0].last_met, ==, MONDAY - 7);
  g_assert_false (found->items[0].is_out);
  g_assert_cmpint (found->items[1].last_met, ==, MONDAY - 900);
  g_assert_true (found->items[1].is_out);
  g_assert_cmpint (found->items[2].last_met, ==, MONDAY - 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/someone/rhythm-goes-first-and-then-the-least-lately-seen",
                   test_rhythm_goes_first_and_then_the_least_lately_seen);
  g_test_add_func ("/someone/free-time-is-really-free", test_free_time_is_really_free);
  g_test_add_func ("/someone/today-is-free-from-an-hour-ahead", test_today_is_free_from_an_hour_ahead);
  g_test_add_func ("/someone/a-suggestion-that-was-put-off-does-not-come-again-that-day",
                   test_a_suggestion_that_was_put_off_does_not_come_again_that_day);
  g_test_add_func ("/someone/a-plan-made-of-a-suggestion-meets-the-wish",
                   test_a_plan_made_of_a_suggestion_meets_the_wish);
  g_test_add_func ("/someone/no-wish-no-suggestions", test_no_wish_no_suggestions);
  g_test_add_func ("/someone/nudge-is-one-reminder", test_nudge_is_one_reminder);
  g_test_add_func ("/someone/nudge-is-not-wanted-where-something-is-planned",
                   test_nudge_is_not_wanted_where_something_is_planned);
  g_test_add_func ("/someone/companions-know-the-last-time", test_companions_know_the_last_time);
  g_test_add_func ("/looking-back/counts-what-was", test_looking_back_counts_what_was);

  return g_test_run ();
}
