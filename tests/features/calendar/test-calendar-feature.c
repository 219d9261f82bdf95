/* What the calendar tells Today, search and the reminder service. */

#include "plan-fixture.h"

#include "reminders/tend-reminder-due.h"
#include "store/tend-acquaintance.h"
#include "store/tend-agenda.h"
#include "store/tend-measure.h"

#define MONDAY PLAN_FIXTURE_MONDAY

static const TendFeature *
find_feature (PlanFixture *fixture)
{
  const TendFeature *feature = tend_feature_find_for_kind (fixture->life->features, fixture->life->n_features, "plan");

  g_assert_nonnull (feature);
  g_assert_cmpstr (feature->id, ==, "calendar");
  return feature;
}

/* Agendas go by the zone that this computer is in. */
static PlanFixture *
fixture_new_here (void)
{
  g_autoptr (TendZone) here = tend_zone_new_local ();

  return plan_fixture_new (tend_zone_get_id (here));
}

static TendPlan *
make_plan (const char *title,
           TendDay     day,
           int         hour,
           const char *rule)
{
  TendPlan *plan = tend_plan_new (title, day, hour * 60, 90);

  tend_plan_set_text (&plan->rule, rule);
  return plan;
}

static void
test_today_shows_what_is_planned (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  g_autoptr (TendPlan) coffee = make_plan ("Coffee", MONDAY, 16, "FREQ=DAILY");
  g_autoptr (TendPlan) off = make_plan ("Off", MONDAY, 18, "");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const TendAgendaItem *item;

  tend_plan_set_text (&coffee->place, "Luna");
  tend_plan_add_guest (coffee, ana);
  off->is_cancelled = TRUE;
  plan_fixture_add (fixture, coffee);
  plan_fixture_add (fixture, off);
  items = tend_agenda_read (tend_store_get_reader (fixture->life->store), fixture->life->features,
                            fixture->life->n_features, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->title, ==, "Coffee");
  g_assert_cmpstr (item->detail, ==, "With Ana · Luna");
  g_assert_cmpint (item->minute, ==, 16 * 60);
  g_assert_cmpint (item->duration, ==, 90);
}

/* Which hobby a plan is about is said by Today and by its reminder, unless its title says so. */
static void
test_the_hobby_of_a_plan_is_named (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  static const char guitar[] = "00000000-0000-4000-8000-00000000000a";
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  static const char *const titles[] = { "Band", "An hour of guitar" };
  static const char *const details[] = { "Guitar · Luna", "Luna" };
  TendDb *db = tend_store_get_reader (fixture->life->store);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  test_life_sql (fixture->life, "Hobby", 0,
                 "INSERT INTO hobby (uuid, name, color, position, created_day, created_at)"
                 "  VALUES ('00000000-0000-4000-8000-00000000000a', 'Guitar', 'amber', 1, '2026-03-02', 0)");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (TendPlan) plan = make_plan (titles[i], MONDAY, 16 + (int) i, "");
      g_autoptr (TendPlan) kept = NULL;
      g_autoptr (TendRemind) said = NULL;

      tend_plan_set_text (&plan->place, "Luna");
      plan->hobby_uuid = g_strdup (guitar);
      kept = tend_plan_read (db, plan_fixture_add (fixture, plan), NULL);
      said = find_feature (fixture)->remind (db, "plan", kept->uuid, &query, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (said->detail, details[i]));
      g_assert_true (g_str_has_suffix (said->detail, "Guitar · Luna") == (i == 0));
    }
  items = tend_agenda_read (db, fixture->life->features, fixture->life->n_features, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      const TendAgendaItem *item = g_ptr_array_index (items, i);

      g_assert_cmpstr (item->detail, ==, details[i]);
      g_assert_cmpstr (item->color, ==, "amber");
    }
}

static void
test_search_finds_plans_places_and_people (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  g_autoptr (TendPlan) coffee = make_plan ("Coffee", MONDAY, 16, "");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana Silva");
  static const char *const words[] = { "coff", "luna", "silva" };

  tend_plan_set_text (&coffee->place, "Luna");
  tend_plan_add_guest (coffee, ana);
  plan_fixture_add (fixture, coffee);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = tend_search_read (tend_store_get_reader (fixture->life->store),
                                                      fixture->life->features, fixture->life->n_features, words[i],
                                                      10, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((TendSearchResult *) g_ptr_array_index (found, 0))->title, ==, "Coffee");
    }
}

static void
add_with_reminder (PlanFixture    *fixture,
                   const TendPlan *plan,
                   int             before_minutes)
{
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  PlanAnswer answer = { FALSE, 0, NULL };

  g_ptr_array_add (reminders, tend_reminder_new_before ("plan", "", before_minutes));
  tend_plan_store_add_async (fixture->life->store, plan, reminders, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
}

/* Every reminder of the plan, as the reminder service looks for them, over a clock change. */
static void
test_reminders_come_before_each_time (void)
{
  g_autoptr (PlanFixture) fixture = plan_fixture_new ("Europe/Berlin");
  TendDay saturday = tend_day_from_ymd (2026, 3, 28);
  g_autoptr (TendPlan) walk = plan_fixture_make ("Walk", saturday, 10, 60, "FREQ=DAILY;COUNT=3");
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;
  TendReminderLife life = { .zone = fixture->zone };
  gint64 first;

  add_with_reminder (fixture, walk, 30);
  life.db = tend_store_get_reader (fixture->life->store);
  life.features = fixture->life->features;
  life.n_features = fixture->life->n_features;
  first = tend_zone_to_instant (fixture->zone, (TendWall) { saturday, (10 * 60 - 30) * 60 });
  dues = tend_reminder_due_read (&life, TEST_LIFE_NOW, first + 30 * 24 * 60 * 60, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, ==, 3);
  g_assert_cmpint (((TendReminderDue *) g_ptr_array_index (dues, 0))->instant, ==, first);
  g_assert_cmpint (((TendReminderDue *) g_ptr_array_index (dues, 1))->instant, ==, first + 23 * 60 * 60);
  g_assert_cmpint (((TendReminderDue *) g_ptr_array_index (dues, 2))->instant, ==, first + 47 * 60 * 60);
}

static void
test_a_reminder_says_when_with_whom_and_where (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  g_autoptr (TendPlan) coffee = make_plan ("Coffee", MONDAY + 1, 16, "");
  const TendFeature *feature = find_feature (fixture);
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  const TendAgendaQuery after = { MONDAY + 2, MONDAY + 2, G_DATE_MONDAY };
  TendDb *db = tend_store_get_reader (fixture->life->store);
  g_autoptr (TendPlan) kept = NULL;
  g_autoptr (TendRemind) said = NULL;
  g_autoptr (TendRemind) over = NULL;
  g_autoptr (GError) error = NULL;

  tend_plan_set_text (&coffee->place, "Luna");
  kept = tend_plan_read (db, plan_fixture_add (fixture, coffee), NULL);
  said = feature->remind (db, "plan", kept->uuid, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said->title, ==, "Coffee");
  g_assert_cmpstr (said->detail, ==, "Tomorrow, 16:00–17:30 · Luna");
  g_assert_cmpint (said->state, ==, TEND_REMIND_WANTED);
  over = feature->remind (db, "plan", kept->uuid, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpint (over->state, ==, TEND_REMIND_RESTING);
  g_assert_null (feature->remind (db, "plan", "00000000-0000-4000-8000-000000000009", &query, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

/* Long ago, so that it is over by any clock; called off, so that it was not; and with one who couldn't. */
static void
test_a_person_is_told_of (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  const char *uuid = "00000000-0000-4000-8000-00000000000a";
  TendDay day = tend_day_from_ymd (2001, 5, 7);
  g_autoptr (TendGuest) ana = tend_guest_new (uuid, "Ana");
  g_autoptr (TendGuest) cannot = tend_guest_new (uuid, "Ana");
  g_autoptr (TendPlan) met = make_plan ("Met", day, 16, "");
  g_autoptr (TendPlan) off = make_plan ("Off", day, 17, "");
  g_autoptr (TendPlan) without = make_plan ("Without", day + 1, 18, "");
  g_autoptr (GPtrArray) encounters = NULL;
  g_autoptr (GError) error = NULL;
  const TendEncounter *encounter;

  cannot->answer = TEND_GUEST_DECLINED;
  off->is_cancelled = TRUE;
  tend_plan_set_text (&met->place, "Luna");
  tend_plan_add_guest (met, ana);
  tend_plan_add_guest (off, ana);
  tend_plan_add_guest (without, cannot);
  plan_fixture_add (fixture, met);
  plan_fixture_add (fixture, off);
  plan_fixture_add (fixture, without);
  encounters = tend_encounters_read (tend_store_get_reader (fixture->life->store), fixture->life->features,
                                     fixture->life->n_features, uuid, day - 1, day + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (encounters->len, ==, 2);
  for (guint i = 0; i < encounters->len; i++)
    {
      encounter = g_ptr_array_index (encounters, i);
      g_assert_cmpint (encounter->minutes, ==, 90);
      g_assert_cmpint (encounter->is_meeting, ==, g_str_equal (encounter->title, "Met"));
    }
}

static void
assert_measured (PlanFixture      *fixture,
                 const char       *key,
                 TendMeasureUnits  unit,
                 TendDay           from,
                 double            first,
                 double            second)
{
  g_autoptr (GError) error = NULL;
  g_autofree double *days = tend_measure_read_days (tend_store_get_reader (fixture->life->store),
                                                    fixture->life->features, fixture->life->n_features, "calendar", key,
                                                    unit, from, from + 1, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (days[0], ==, first);
  g_assert_cmpfloat (days[1], ==, second);
}

static void
add_with_ana (PlanFixture *fixture,
              const char  *kind,
              TendDay      day,
              gboolean     is_cancelled)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("With Ana", day, 10, 90, "");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");

  g_free (plan->kind);
  plan->kind = g_strdup (kind);
  plan->is_cancelled = is_cancelled;
  tend_plan_add_guest (plan, ana);
  plan_fixture_add (fixture, plan);
}

/* By the clock of this computer, so that the days are long past. */
static void
test_goals_may_count_time_with_somebody (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  TendDay day = tend_day_from_ymd (2020, 3, 2);
  TendDay far = tend_day_from_ymd (9000, 3, 2);
  g_autoptr (TendPlan) alone = plan_fixture_make ("Alone", day, 12, 60, "");
  g_autoptr (GPtrArray) measures = NULL;
  guint n_own = 0;

  plan_fixture_add (fixture, alone);
  add_with_ana (fixture, "walk", day, FALSE);
  add_with_ana (fixture, "walk", day + 1, FALSE);
  add_with_ana (fixture, "call", day + 1, FALSE);
  add_with_ana (fixture, "walk", day + 1, TRUE);
  add_with_ana (fixture, "walk", far, FALSE);
  measures = tend_measures_read (tend_store_get_reader (fixture->life->store), fixture->life->features,
                                 fixture->life->n_features, NULL);
  for (guint i = 0; i < measures->len; i++)
    {
      const TendMeasure *measure = g_ptr_array_index (measures, i);

      n_own += g_str_equal (measure->feature->id, "calendar");
    }
  g_assert_cmpuint (n_own, ==, 1 + g_strv_length ((GStrv) tend_plan_kind_get_ids ()));
  assert_measured (fixture, "any", TEND_MEASURE_TIMES, day, 1, 2);
  assert_measured (fixture, "any", TEND_MEASURE_MINUTES, day, 90, 180);
  assert_measured (fixture, "kind-walk", TEND_MEASURE_TIMES, day, 1, 1);
  assert_measured (fixture, "kind-call", TEND_MEASURE_MINUTES, day, 0, 90);
  assert_measured (fixture, "walk", TEND_MEASURE_TIMES, day, 0, 0);
  assert_measured (fixture, "any", TEND_MEASURE_TIMES, far, 0, 0);
}

/* Nothing says what is in a hand-written archive: what makes no sense is shown as far as it goes, and breaks nothing. */
static void
test_rows_that_make_no_sense_are_borne (void)
{
  g_autoptr (PlanFixture) fixture = fixture_new_here ();
  g_autoptr (GPtrArray) occurrences = NULL;

  test_life_sql (fixture->life, "Import", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, rule, series_end,"
                 "    created_at, modified_at)"
                 "  VALUES ('00000000-0000-4000-8000-000000000001', 'Backwards', '2026-03-02', 600, '2026-03-01', 0,"
                 "    '', NULL, 0, 0), "
                 "  ('00000000-0000-4000-8000-000000000002', 'No rule', '2026-03-02', 600, '2026-03-02', 660,"
                 "    'FREQ=SOMETIMES', '9999-12-31', 0, 0)");
  test_life_sql (fixture->life, "Import", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan_date (plan_id, kind, value) SELECT id, 'rdate', '2026-99-99' FROM plan");
  occurrences = plan_fixture_read (fixture, MONDAY, MONDAY);
  g_assert_cmpuint (occurrences->len, ==, 2);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      g_assert_cmpint (at->end, >=, at->start);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-feature/today-shows-what-is-planned", test_today_shows_what_is_planned);
  g_test_add_func ("/calendar-feature/the-hobby-of-a-plan-is-named", test_the_hobby_of_a_plan_is_named);
  g_test_add_func ("/calendar-feature/search-finds-plans-places-and-people",
                   test_search_finds_plans_places_and_people);
  g_test_add_func ("/calendar-feature/reminders-come-before-each-time", test_reminders_come_before_each_time);
  g_test_add_func ("/calendar-feature/a-reminder-says-when-with-whom-and-where",
                   test_a_reminder_says_when_with_whom_and_where);
  g_test_add_func ("/calendar-feature/a-person-is-told-of", test_a_person_is_told_of);
  g_test_add_func ("/calendar-feature/goals-may-count-time-with-somebody", test_goals_may_count_time_with_somebody);
  g_test_add_func ("/calendar-feature/rows-that-make-no-sense-are-borne", test_rows_that_make_no_sense_are_borne);

  return g_test_run ();
}
