/* Someone this week: who is suggested and when, what the week's wish does, and looking back. */

#include "plan-fixture.h"

#include "features/calendar/tend-companions.h"
#include "features/calendar/tend-looking-back.h"
#include "features/calendar/tend-someone-store.h"

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
  free_times = tend_someone_rules_find_free (occurrences, MONDAY, MONDAY + 6, MONDAY, 9 * 60, NULL);
  g_assert_cmpuint (free_times->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < free_times->len; i++)
    {
      const TendFreeTime *time = &g_array_index (free_times, TendFreeTime, i);

      g_assert_cmpint (time->day - MONDAY, ==, expected[i].day);
      g_assert_cmpint (time->start_minute, ==, expected[i].start_minute);
      g_assert_cmpint (time->end_minute, ==, expected[i].end_minute);
    }
}

/* A day has as many stretches as its plans leave. */
static void
test_a_day_is_free_between_its_plans (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  g_autoptr (TendPlan) lunch = plan_fixture_make ("Lunch", MONDAY + 5, 12, 60, "");
  g_autoptr (TendPlan) film = plan_fixture_make ("Film", MONDAY + 5, 16, 3 * 60, "");
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (GArray) free_times = NULL;
  static const int expected[][2] = { { 10 * 60, 12 * 60 }, { 13 * 60, 16 * 60 }, { 19 * 60, 21 * 60 + 30 } };

  plan_fixture_add (fixture, lunch);
  plan_fixture_add (fixture, film);
  occurrences = plan_fixture_read (fixture, MONDAY + 5, MONDAY + 5);
  free_times = tend_someone_rules_find_free (occurrences, MONDAY + 5, MONDAY + 5, MONDAY, 0, NULL);
  g_assert_cmpuint (free_times->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < free_times->len; i++)
    {
      g_assert_cmpint (g_array_index (free_times, TendFreeTime, i).start_minute, ==, expected[i][0]);
      g_assert_cmpint (g_array_index (free_times, TendFreeTime, i).end_minute, ==, expected[i][1]);
    }
}

/* When each of the three is suggested: "0 17:30-19:30, …", days counted from Monday. */
static char *
suggest_times (const TendFreeTime *times,
               guint               n_times)
{
  g_autoptr (GArray) free_times = g_array_new (FALSE, FALSE, sizeof (TendFreeTime));
  g_autoptr (GPtrArray) suggestions = NULL;
  GString *list = g_string_new (NULL);

  g_array_append_vals (free_times, times, n_times);
  suggestions = tend_someone_rules_suggest (companions, G_N_ELEMENTS (companions), free_times, MONDAY);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TendFreeTime *time = &((TendSuggestion *) g_ptr_array_index (suggestions, i))->time;

      g_string_append_printf (list, "%s%d %d:%02d-%d:%02d", i > 0 ? ", " : "", time->day - MONDAY,
                              time->start_minute / 60, time->start_minute % 60, time->end_minute / 60,
                              time->end_minute % 60);
    }
  return g_string_free (list, FALSE);
}

#define ASSERT_TIMES(expected, ...) \
  G_STMT_START \
  { \
    const TendFreeTime times[] = { __VA_ARGS__ }; \
    g_autofree char *found = suggest_times (times, G_N_ELEMENTS (times)); \
\
    g_assert_cmpstr (found, ==, expected); \
  } \
  G_STMT_END

/* Each suggestion has a time of its own: another day where there is one, another hour where there is none, and where
 * there is neither there are fewer. */
static void
test_no_two_are_suggested_for_one_hour (void)
{
  ASSERT_TIMES ("0 17:30-19:30, 1 17:30-19:30, 3 17:30-19:30", { MONDAY, 1050, 1290 }, { MONDAY + 1, 1050, 1290 },
                { MONDAY + 3, 1050, 1290 });
  ASSERT_TIMES ("5 10:00-12:00, 6 10:00-11:30, 5 13:00-15:00", { MONDAY + 5, 600, 720 }, { MONDAY + 5, 780, 960 },
                { MONDAY + 6, 600, 690 });
  ASSERT_TIMES ("6 17:30-19:30, 6 19:30-21:30", { MONDAY + 6, 1050, 1290 });
  ASSERT_TIMES ("6 19:30-21:30", { MONDAY + 6, 1170, 1290 });
  /* Half an hour that is left over is none. */
  ASSERT_TIMES ("6 18:30-20:30", { MONDAY + 6, 1110, 1260 });
}

static void
test_today_is_free_from_an_hour_ahead (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) evening = tend_someone_rules_find_free (none, MONDAY, MONDAY, MONDAY, 18 * 60 + 10, NULL);
  g_autoptr (GArray) night = tend_someone_rules_find_free (none, MONDAY, MONDAY, MONDAY, 20 * 60, NULL);

  g_assert_cmpuint (evening->len, ==, 1);
  g_assert_cmpint (g_array_index (evening, TendFreeTime, 0).start_minute, ==, 19 * 60 + 30);
  g_assert_cmpuint (night->len, ==, 0);
}

/* Quiet from 20:00 on leaves two hours and a half of an evening; quiet in the afternoon begins the evening later. */
static void
test_quiet_hours_are_not_free (void)
{
  static const struct
  {
    TendQuietHours quiet;
    int start;
    int end;
  } cases[] = {
    { { 20 * 60, 7 * 60 }, 17 * 60 + 30, 20 * 60 },
    { { 18 * 60, 19 * 60 + 10 }, 19 * 60 + 30, 21 * 60 + 30 },
    { { 0, 7 * 60 }, 17 * 60 + 30, 21 * 60 + 30 },
    { { 18 * 60, 18 * 60 }, 0, 0 }, /* a whole day of quiet */
    { { 18 * 60 + 30, 6 * 60 }, 0, 0 }, /* an hour is too short */
  };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found =
          tend_someone_rules_find_free (none, MONDAY, MONDAY, MONDAY - 1, 0, &cases[i].quiet);

      g_assert_cmpuint (found->len, ==, cases[i].end > 0 ? 1 : 0);
      if (cases[i].end == 0)
        continue;
      g_assert_cmpint (g_array_index (found, TendFreeTime, 0).start_minute, ==, cases[i].start);
      g_assert_cmpint (g_array_index (found, TendFreeTime, 0).end_minute, ==, cases[i].end);
    }
}

static TendSomeone *
read_someone_as (PlanFixture *fixture,
                 gboolean     is_asked,
                 TendDay      today)
{
  const TendSomeoneQuery query = {
    .companions = companions,
    .n_companions = G_N_ELEMENTS (companions),
    .zone = fixture->zone,
    .today = today,
    .now = TEST_LIFE_NOW + (gint64) (today - MONDAY) * 24 * 60 * 60,
    .first_weekday = G_DATE_MONDAY,
    .is_asked = is_asked,
  };
  g_autoptr (GError) error = NULL;
  TendSomeone *someone = tend_someone_read (tend_store_get_reader (fixture->life->store), &query, &error);

  g_assert_no_error (error);
  return someone;
}

static TendSomeone *
read_someone (PlanFixture *fixture)
{
  return read_someone_as (fixture, FALSE, MONDAY);
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
put_off (PlanFixture          *fixture,
         const TendSuggestion *suggestion,
         TendDay               last_day)
{
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_someone_store_put_off_async (fixture->life->store, suggestion, last_day, on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
}

/* Who is suggested, "Ben, Ana", and "" for nobody. */
static void
assert_suggested (PlanFixture *fixture,
                  gboolean     is_asked,
                  TendDay      today,
                  const char  *expected)
{
  g_autoptr (TendSomeone) someone = read_someone_as (fixture, is_asked, today);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < someone->suggestions->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((TendSuggestion *) g_ptr_array_index (someone->suggestions, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_a_suggestion_that_was_put_off_does_not_come_again_that_day (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = read_someone (fixture);

  g_assert_cmpint (someone->wish, ==, 1);
  g_assert_true (someone->has_time);
  g_assert_cmpuint (someone->n_companions, ==, 3);
  assert_suggested (fixture, FALSE, MONDAY, "Ben, Ana, Carl");
  put_off (fixture, g_ptr_array_index (someone->suggestions, 0), MONDAY);
  assert_suggested (fixture, FALSE, MONDAY, "Ana, Carl");
  assert_suggested (fixture, FALSE, MONDAY + 1, "Ben, Ana, Carl");
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_suggested (fixture, FALSE, MONDAY, "Ben, Ana, Carl");
}

static void
test_not_this_week_lasts_until_the_next (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = read_someone (fixture);

  put_off (fixture, g_ptr_array_index (someone->suggestions, 0), MONDAY + 6);
  assert_suggested (fixture, FALSE, MONDAY, "Ana, Carl");
  assert_suggested (fixture, FALSE, MONDAY + 6, "Ana, Carl");
  assert_suggested (fixture, FALSE, MONDAY + 7, "Ben, Ana, Carl");
  /* Days that are past are not kept. */
  test_life_sql (fixture->life, "Test", TEND_WRITE_DEFAULT,
                 "INSERT INTO suggestion_put_off (person_uuid, day) VALUES ('" ANA "', '2026-01-01')");
  put_off (fixture, g_ptr_array_index (someone->suggestions, 1), MONDAY);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM suggestion_put_off"), ==, 8);
}

/* Late on the last day of the week there is nothing to suggest; who asks is told of the next week, where it is free. */
static void
test_the_next_week_for_who_asks_late (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendPlan) monday = tend_plan_new ("Choir", MONDAY + 7, 17 * 60, 5 * 60);
  g_autoptr (TendGuest) ben = tend_guest_new (BEN, "Ben");
  TendSomeoneQuery query = {
    .companions = companions,
    .n_companions = G_N_ELEMENTS (companions),
    .zone = fixture->zone,
    .today = MONDAY + 6,
    .now = TEST_LIFE_NOW + G_GINT64_CONSTANT (6) * 24 * 60 * 60 + 11 * 60 * 60,
    .first_weekday = G_DATE_MONDAY,
  };
  g_autoptr (TendSomeone) told = NULL;
  g_autoptr (TendSomeone) asked = NULL;
  const TendSuggestion *first;

  tend_plan_add_guest (monday, ben);
  plan_fixture_add (fixture, monday);
  told = tend_someone_read (tend_store_get_reader (fixture->life->store), &query, NULL);
  g_assert_false (told->has_time);
  g_assert_cmpuint (told->suggestions->len, ==, 0);

  query.is_asked = TRUE;
  asked = tend_someone_read (tend_store_get_reader (fixture->life->store), &query, NULL);
  g_assert_false (asked->has_time);
  /* Not Ben, who is in that week already, and not on its Monday, which is full. */
  g_assert_cmpuint (asked->suggestions->len, ==, 2);
  first = g_ptr_array_index (asked->suggestions, 0);
  g_assert_cmpstr (first->name, ==, "Ana");
  g_assert_cmpint (first->time.day, ==, MONDAY + 8);
}

/* Everybody is put off, and still there for who asks. */
static void
test_everybody_can_be_put_off (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = NULL;

  put_off (fixture, NULL, MONDAY + 6);
  someone = read_someone (fixture);
  g_assert_true (someone->is_put_off);
  assert_suggested (fixture, FALSE, MONDAY + 6, "");
  assert_suggested (fixture, TRUE, MONDAY, "Ben, Ana, Carl");
  assert_suggested (fixture, FALSE, MONDAY + 7, "Ben, Ana, Carl");
}

/* There are four people and never more than three suggestions a day, in whichever order they are put off. */
static void
test_what_was_put_off_is_not_replaced (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  static const TendCompanion four[] = {
    { ANA, "Ana", "", 0, 1, FALSE },
    { BEN, "Ben", "", 0, 2, FALSE },
    { CARL, "Carl", "", 0, 3, FALSE },
    { "00000000-0000-4000-8000-00000000000d", "Dora", "", 0, 4, FALSE },
  };
  TendSomeoneQuery query = {
    .companions = four,
    .n_companions = G_N_ELEMENTS (four),
    .zone = fixture->zone,
    .today = MONDAY,
    .now = TEST_LIFE_NOW,
    .first_weekday = G_DATE_MONDAY,
  };
  TendDb *db = tend_store_get_reader (fixture->life->store);

  for (guint n_left = 3; n_left > 0; n_left--)
    {
      g_autoptr (TendSomeone) someone = tend_someone_read (db, &query, NULL);

      g_assert_cmpuint (someone->suggestions->len, ==, n_left);
      put_off (fixture, g_ptr_array_index (someone->suggestions, 0), MONDAY);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TendSomeone) someone = NULL;

      query.is_asked = i == 1;
      someone = tend_someone_read (db, &query, NULL);
      /* Who asks is told of whoever is left. */
      g_assert_cmpuint (someone->suggestions->len, ==, i);
    }
}

static void
test_one_click_makes_a_plan (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendSomeone) someone = read_someone (fixture);
  g_autoptr (TendSomeone) later = NULL;
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autofree char *open_line = tend_someone_describe (someone);
  g_autofree char *line = NULL;
  PlanAnswer answer = { FALSE, 0, NULL };

  g_assert_cmpstr (open_line, ==, "This week is still open for somebody.");
  tend_someone_store_plan_async (fixture->life->store, g_ptr_array_index (someone->suggestions, 1),
                                 on_someone_written_cb, &answer);
  plan_fixture_wait (&answer);
  at = plan_fixture_get (fixture, MONDAY + 1);
  g_assert_cmpstr (at->plan->title, ==, "Time with Ana");
  g_assert_cmpstr (at->plan->zone, ==, "UTC");
  g_assert_cmpint (at->start_minute, ==, 17 * 60 + 30);
  g_assert_cmpint (at->end_minute, ==, 19 * 60 + 30);
  g_assert_cmpstr (((TendGuest *) g_ptr_array_index (at->plan->guests, 0))->person_uuid, ==, ANA);
  later = read_someone (fixture);
  g_assert_cmpuint (later->n_planned, ==, 1);
  assert_suggested (fixture, FALSE, MONDAY, "");
  assert_suggested (fixture, TRUE, MONDAY, "Ben, Carl");
  line = tend_someone_describe (later);
  g_assert_cmpstr (line, ==, "Tomorrow with Ana. This week has somebody in it.");
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_suggested (fixture, FALSE, MONDAY, "Ben, Ana, Carl");
}

/* The next one is told of, and the last one where all are over. */
static void
test_the_line_tells_of_the_next (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");
  g_autoptr (TendGuest) ben = tend_guest_new (BEN, "Ben");
  g_autoptr (TendPlan) tea = plan_fixture_make ("Tea", MONDAY + 1, 16, 60, "");
  g_autoptr (TendPlan) walk = plan_fixture_make ("Walk", MONDAY + 3, 16, 60, "");
  static const char *const expected[] = {
    "Tomorrow with Ana. This week has somebody in it.", "Today with Ana. This week has somebody in it.",
    "Tomorrow with Ben. This week has somebody in it.", "Today with Ben. This week has somebody in it.",
    "You spent time with Ben this week.", "You spent time with Ben this week.",
  };

  tend_plan_add_guest (tea, ana);
  tend_plan_add_guest (walk, ben);
  plan_fixture_add (fixture, tea);
  plan_fixture_add (fixture, walk);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (TendSomeone) someone = read_someone_as (fixture, FALSE, MONDAY + (TendDay) i);
      g_autofree char *line = tend_someone_describe (someone);

      g_assert_cmpstr (line, ==, expected[i]);
    }
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

static TendLookingBack *
look_back (PlanFixture *fixture,
           TendDay      last_week,
           guint        n_shared_weeks,
           GHashTable  *unnamed)
{
  const TendLookingBackQuery query = {
    .zone = fixture->zone,
    .today = MONDAY,
    .now = TEST_LIFE_NOW,
    .last_week = last_week,
    .n_shared_weeks = n_shared_weeks,
    .unnamed = unnamed,
  };
  g_autoptr (GError) error = NULL;
  TendLookingBack *back = tend_looking_back_read (tend_store_get_reader (fixture->life->store), &query, &error);

  g_assert_no_error (error);
  return back;
}

/* A walk with Ana each week for three weeks, and once coffee with her and Zoe. */
static PlanFixture *
make_past (void)
{
  PlanFixture *fixture = plan_fixture_new ("UTC");
  g_autoptr (TendPlan) walks = plan_fixture_make ("Walk", MONDAY - 14, 9, 30, "FREQ=WEEKLY");
  g_autoptr (TendPlan) coffee = plan_fixture_make ("Coffee", MONDAY - 7, 16, 120, "");
  g_autoptr (TendPlan) off = plan_fixture_make ("Off", MONDAY - 6, 16, 120, "");
  g_autoptr (TendPlan) alone = plan_fixture_make ("Alone", MONDAY - 5, 16, 120, "");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");
  g_autoptr (TendGuest) zoe = tend_guest_new (NULL, "Zoe");

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
  return fixture;
}

static void
test_looking_back_counts_what_was (void)
{
  g_autoptr (PlanFixture) fixture = make_past ();
  g_autoptr (TendLookingBack) back = look_back (fixture, MONDAY, TEND_LOOKING_BACK_WEEKS, NULL);
  const TendTimeShare *share;

  g_assert_cmpuint (back->n_open, ==, TEND_LOOKING_BACK_WEEKS);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 1], ==, 1);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 2], ==, 2);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 3], ==, 1);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 4], ==, 0);
  g_assert_cmpint (back->minutes[TEND_LOOKING_BACK_WEEKS - 2], ==, 30 + 120);
  g_assert_cmpuint (back->people->len, ==, 2);
  share = g_ptr_array_index (back->people, 0);
  g_assert_cmpstr (share->key, ==, ANA);
  g_assert_cmpuint (share->n_times, ==, 4);
  g_assert_cmpint (share->minutes, ==, 3 * 30 + 120);
  g_assert_cmpuint (back->kinds->len, ==, 1);
  share = g_ptr_array_index (back->kinds, 0);
  g_assert_cmpstr (share->name, ==, "Walk");
}

static void
test_looking_back_tells_of_a_chosen_time (void)
{
  g_autoptr (PlanFixture) fixture = make_past ();
  g_autoptr (TendLookingBack) last = look_back (fixture, MONDAY, 1, NULL);
  g_autoptr (TendLookingBack) earlier = look_back (fixture, MONDAY - 7, 1, NULL);
  g_autoptr (TendLookingBack) long_ago = look_back (fixture, MONDAY - 7 * 52, 52, NULL);
  const TendTimeShare *share;

  /* All 52 weeks are there, and time is told of one of them. */
  g_assert_cmpuint (last->n_meetings[TEND_LOOKING_BACK_WEEKS - 2], ==, 2);
  g_assert_cmpuint (last->people->len, ==, 1);
  share = g_ptr_array_index (last->people, 0);
  g_assert_cmpint (share->minutes, ==, 30);
  g_assert_cmpuint (earlier->people->len, ==, 2);
  g_assert_cmpuint (earlier->n_meetings[TEND_LOOKING_BACK_WEEKS - 1], ==, 2);
  g_assert_cmpuint (long_ago->people->len, ==, 0);
  g_assert_cmpuint (long_ago->n_meetings[TEND_LOOKING_BACK_WEEKS - 1], ==, 0);
}

/* Time with somebody who is to be left in peace was there, and they are not named. */
static void
test_looking_back_leaves_in_peace (void)
{
  g_autoptr (PlanFixture) fixture = make_past ();
  g_autoptr (GHashTable) unnamed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TendLookingBack) back = NULL;

  g_hash_table_add (unnamed, (gpointer) ANA);
  back = look_back (fixture, MONDAY, TEND_LOOKING_BACK_WEEKS, unnamed);
  g_assert_cmpuint (back->n_meetings[TEND_LOOKING_BACK_WEEKS - 2], ==, 2);
  g_assert_cmpuint (back->people->len, ==, 1);
  g_assert_cmpstr (((TendTimeShare *) g_ptr_array_index (back->people, 0))->name, ==, "Zoe");
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

/* People are looked for only where somebody is to be suggested. */
static gboolean
list_nobody (TendDb     *db,
             GPtrArray  *out,
             GError    **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "Somebody asked.");
  return FALSE;
}

static void
test_people_are_read_where_they_are_needed (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("UTC");
  static const TendFeature people = { .id = "somebody", .acquaintances = list_nobody };
  const TendFeature *const features[] = { &people };
  const TendSomeoneQuery query = {
    .features = features,
    .n_features = 1,
    .zone = fixture->zone,
    .today = MONDAY,
    .now = TEST_LIFE_NOW,
    .first_weekday = G_DATE_MONDAY,
  };
  TendDb *db = tend_store_get_reader (fixture->life->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendSomeone) someone = tend_someone_read (db, &query, &error);

  g_assert_null (someone);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
  put_off (fixture, NULL, MONDAY);
  someone = tend_someone_read (db, &query, NULL);
  g_assert_nonnull (someone);
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
  g_test_add_func ("/someone/a-day-is-free-between-its-plans", test_a_day_is_free_between_its_plans);
  g_test_add_func ("/someone/no-two-are-suggested-for-one-hour", test_no_two_are_suggested_for_one_hour);
  g_test_add_func ("/someone/the-next-week-for-who-asks-late", test_the_next_week_for_who_asks_late);
  g_test_add_func ("/someone/quiet-hours-are-not-free", test_quiet_hours_are_not_free);
  g_test_add_func ("/someone/a-suggestion-that-was-put-off-does-not-come-again-that-day",
                   test_a_suggestion_that_was_put_off_does_not_come_again_that_day);
  g_test_add_func ("/someone/not-this-week-lasts-until-the-next", test_not_this_week_lasts_until_the_next);
  g_test_add_func ("/someone/everybody-can-be-put-off", test_everybody_can_be_put_off);
  g_test_add_func ("/someone/what-was-put-off-is-not-replaced", test_what_was_put_off_is_not_replaced);
  g_test_add_func ("/someone/one-click-makes-a-plan", test_one_click_makes_a_plan);
  g_test_add_func ("/someone/the-line-tells-of-the-next", test_the_line_tells_of_the_next);
  g_test_add_func ("/someone/people-are-read-where-they-are-needed", test_people_are_read_where_they_are_needed);
  g_test_add_func ("/someone/no-wish-no-suggestions", test_no_wish_no_suggestions);
  g_test_add_func ("/someone/nudge-is-one-reminder", test_nudge_is_one_reminder);
  g_test_add_func ("/someone/nudge-is-not-wanted-where-something-is-planned",
                   test_nudge_is_not_wanted_where_something_is_planned);
  g_test_add_func ("/someone/companions-know-the-last-time", test_companions_know_the_last_time);
  g_test_add_func ("/looking-back/counts-what-was", test_looking_back_counts_what_was);
  g_test_add_func ("/looking-back/tells-of-a-chosen-time", test_looking_back_tells_of_a_chosen_time);
  g_test_add_func ("/looking-back/leaves-in-peace", test_looking_back_leaves_in_peace);

  return g_test_run ();
}
