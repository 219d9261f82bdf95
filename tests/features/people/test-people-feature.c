/* What people tell Today, search, the calendar and the reminder service. */

#include "person-fixture.h"

#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-words.h"
#include "reminders/tend-reminder-due.h"
#include "store/tend-acquaintance.h"
#include "store/tend-agenda.h"
#include "store/tend-measure.h"
#include "store/tend-meetings.h"

#include <string.h>

#define MONDAY PERSON_FIXTURE_MONDAY

static const TendFeature *
find_feature (TestLife *life)
{
  const TendFeature *feature = tend_feature_find_for_kind (life->features, life->n_features, "person-day");

  g_assert_nonnull (feature);
  g_assert_cmpstr (feature->id, ==, "people");
  return feature;
}

static void
assert_agenda (TestLife   *life,
               TendDay     day,
               const char *expected)
{
  const TendAgendaQuery query = { day, MONDAY, G_DATE_MONDAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = tend_agenda_read (tend_store_get_reader (life->store), life->features,
                                                  life->n_features, &query, &error);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const TendAgendaItem *item = g_ptr_array_index (items, i);

      g_assert_null (item->feature->set_done);
      g_assert_cmpstr (item->kind, ==, "person-day");
      g_string_append_printf (list, "%s%s (%s)", i > 0 ? ", " : "", item->title, item->detail);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_yearly_days_are_on_the_agenda (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) ben = tend_person_new ("Ben");
  g_autoptr (TendPerson) kept = NULL;
  PersonAnswer answer = { FALSE, 0, NULL };

  g_ptr_array_add (ben->days, tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 2, 29, TEND_PERSON_YEAR_NONE));
  kept = person_fixture_add (life, ana);
  tend_person_free (person_fixture_add (life, ben));
  assert_agenda (life, MONDAY, "Ana Silva (Birthday · 40 years)");
  assert_agenda (life, MONDAY + 1, "");
  assert_agenda (life, tend_day_from_ymd (2026, 6, 21), "Ana Silva (Summer party)");
  assert_agenda (life, tend_day_from_ymd (2026, 2, 28), "Ben (Birthday)");
  assert_agenda (life, tend_day_from_ymd (2026, 2, 27), "");
  assert_agenda (life, tend_day_from_ymd (2028, 2, 28), "");
  assert_agenda (life, tend_day_from_ymd (2028, 2, 29), "Ben (Birthday)");

  tend_person_store_set_archived_async (life->store, kept, TRUE, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  assert_agenda (life, MONDAY, "");
}

static void
test_search_finds_names_notes_groups_and_lines (void)
{
  static const char *const words[] = { "silv", "QUINCES", "neighb", "gardén", "choir" };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);

  tend_person_free (person_fixture_add_named (life, "Ben"));
  person_fixture_note (life, kept, TEND_CONTACT_CALL, MONDAY, "About the garden");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = tend_search_read (tend_store_get_reader (life->store), life->features,
                                                      life->n_features, words[i], 10, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((TendSearchResult *) g_ptr_array_index (found, 0))->title, ==, "Ana Silva");
      g_assert_cmpstr (((TendSearchResult *) g_ptr_array_index (found, 0))->kind, ==, "person");
    }
}

static TendAcquaintance *
read_acquaintance (TestLife *life)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = tend_acquaintances_read (tend_store_get_reader (life->store), life->features,
                                                          life->n_features, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  return g_ptr_array_steal_index (people, 0);
}

/* A reminder was there, and nothing came of it: a rhythm is met by meeting and calling alone. */
static void
test_a_rhythm_is_met_by_what_was_noted_and_not_by_reminders (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);
  g_autoptr (TendAcquaintance) before = NULL;
  g_autoptr (TendAcquaintance) after = NULL;

  test_life_sql (life, "Remind", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, is_enabled) VALUES"
                 "  ('66666666-6666-4666-8666-666666666666', 'person-day', '%s', 540, 127, 1)",
                 ((TendPersonDay *) g_ptr_array_index (kept->days, 0))->uuid);
  before = read_acquaintance (life);
  g_assert_cmpstr (before->uuid, ==, kept->uuid);
  g_assert_cmpint (before->rhythm_days, ==, 21);
  g_assert_cmpint (before->last_met, ==, TEND_DAY_NONE);
  g_assert_false (before->is_silenced);
  person_fixture_note (life, kept, TEND_CONTACT_CALL, MONDAY - 2, "");
  person_fixture_note (life, kept, TEND_CONTACT_MEETING, MONDAY - 9, "");
  after = read_acquaintance (life);
  g_assert_cmpint (after->last_met, ==, MONDAY - 2);
}

static gboolean
silence_all (TendDb     *db,
             GPtrArray  *people,
             GError    **error)
{
  for (guint i = 0; i < people->len; i++)
    ((TendAcquaintance *) g_ptr_array_index (people, i))->is_silenced = TRUE;
  return TRUE;
}

static void
test_another_feature_may_silence_suggestions (void)
{
  static const TendFeature quiet = { .id = "quiet", .silence = silence_all };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) kept = person_fixture_add_named (life, "Ana");
  const TendFeature *const features[] = { &quiet, find_feature (life) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = tend_acquaintances_read (tend_store_get_reader (life->store), features,
                                                          G_N_ELEMENTS (features), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((TendAcquaintance *) g_ptr_array_index (people, 0))->uuid, ==, kept->uuid);
  g_assert_true (((TendAcquaintance *) g_ptr_array_index (people, 0))->is_silenced);
}

static void
on_plan_added_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  PersonAnswer *answer = user_data;

  answer->id = tend_plan_store_finish (TEND_STORE (store), result, &answer->error);
  answer->is_done = TRUE;
}

static gint64
add_plan (TestLife         *life,
          const TendPerson *person,
          TendDay           day,
          TendGuestAnswer   said)
{
  g_autoptr (TendPlan) plan = tend_plan_new_all_day ("Walk", day, day);
  g_autoptr (TendGuest) guest = tend_guest_new (person->uuid, person->name);
  PersonAnswer answer = { FALSE, 0, NULL };

  guest->answer = said;
  tend_plan_add_guest (plan, guest);
  tend_plan_store_add_async (life->store, plan, NULL, on_plan_added_cb, &answer);
  return person_fixture_wait (&answer);
}

static void
test_plans_and_calls_are_told_together (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_add_named (life, "Ana");
  TendDb *reader = tend_store_get_reader (life->store);
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (GPtrArray) encounters = NULL;
  g_autoptr (TendMeetings) meetings = NULL;
  g_autoptr (TendMeetings) earlier = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  person_fixture_note (life, ana, TEND_CONTACT_CALL, MONDAY - 20, "Long talk");
  add_plan (life, ana, MONDAY - 10, TEND_GUEST_COMING);
  add_plan (life, ana, MONDAY - 1, TEND_GUEST_DECLINED);
  add_plan (life, ana, MONDAY + 9, TEND_GUEST_ASKED);
  add_plan (life, ana, MONDAY + 5, TEND_GUEST_MAYBE);
  encounters = tend_encounters_read (reader, life->features, life->n_features, ana->uuid, MONDAY - 365, MONDAY + 60,
                                     &error);
  g_assert_no_error (error);
  for (guint i = 0; i < encounters->len; i++)
    {
      const TendEncounter *encounter = g_ptr_array_index (encounters, i);

      g_string_append_printf (list, "%s %d, ", encounter->title, encounter->day - MONDAY);
    }
  g_assert_cmpstr (list->str, ==, "Walk 9, Walk 5, Walk -1, Walk -10, We talked -20, ");

  meetings = tend_meetings_read (reader, life->features, life->n_features, zone, MONDAY, TEST_LIFE_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tend_meetings_get_last (meetings, ana->uuid), ==, MONDAY - 10);
  g_assert_cmpint (tend_meetings_get_next (meetings, ana->uuid), ==, MONDAY + 5);
  g_assert_cmpint (tend_meetings_get_last (meetings, "nobody"), ==, TEND_DAY_NONE);

  /* As seen three years later: plans so long ago are found, too. */
  add_plan (life, ana, MONDAY - 5, TEND_GUEST_COMING);
  earlier = tend_meetings_read (reader, life->features, life->n_features, zone, MONDAY + 1100,
                                TEST_LIFE_NOW + (gint64) 1100 * 24 * 60 * 60, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tend_meetings_get_last (earlier, ana->uuid), ==, MONDAY + 9);
}

static void
test_plans_show_the_name_that_somebody_has_now (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_add_named (life, "Ana Silva");
  gint64 id = add_plan (life, ana, MONDAY, TEND_GUEST_COMING);
  TendDb *reader = tend_store_get_reader (life->store);
  static const char *const names[] = { "Ana Silva", "Ana Berg" };
  PersonAnswer answer = { FALSE, 0, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TendPlan) plan = NULL;
      g_autofree char *guests = NULL;

      tend_person_set_text (&ana->name, names[i]);
      tend_person_store_update_async (life->store, ana, on_person_verb_done_cb, &answer);
      person_fixture_wait (&answer);
      plan = tend_plan_read (reader, id, NULL);
      guests = tend_plan_describe_guests (plan);
      g_assert_cmpstr (guests, ==, names[i]);
    }

  /* Who is deleted stays in the plan as who they were when they were asked. */
  tend_person_store_delete_async (life->store, ana, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  {
    g_autoptr (TendPlan) plan = tend_plan_read (reader, id, NULL);
    g_autofree char *guests = tend_plan_describe_guests (plan);

    g_assert_cmpstr (guests, ==, "Ana Silva");
  }
}

static void
remind_before (TestLife            *life,
               const TendPersonDay *day,
               int                  minutes)
{
  test_life_sql (life, "Remind", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, before_minutes, weekdays, is_enabled) VALUES"
                 "  ('66666666-6666-4666-8666-%012d', 'person-day', '%s', 540, %d, 127, 1)",
                 minutes, day->uuid, minutes);
}

/* Every reminder, as the reminder service looks for them. */
static void
test_reminders_come_before_a_day_at_nine (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ben = tend_person_new ("Ben");
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (TendPerson) kept = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;
  TendReminderLife where = { .zone = zone };
  static const int years[] = { 2027, 2028, 2029 };

  g_ptr_array_add (ben->days, tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 2, 29, TEND_PERSON_YEAR_NONE));
  kept = person_fixture_add (life, ben);
  remind_before (life, g_ptr_array_index (kept->days, 0), 24 * 60);
  where.db = tend_store_get_reader (life->store);
  where.features = life->features;
  where.n_features = life->n_features;
  dues = tend_reminder_due_read (&where, TEST_LIFE_NOW, TEST_LIFE_NOW + (gint64) 3 * 366 * 24 * 60 * 60, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, ==, G_N_ELEMENTS (years));
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      TendDay eve = tend_day_from_ymd (years[i], 2, years[i] == 2028 ? 28 : 27);

      g_assert_cmpint (((TendReminderDue *) g_ptr_array_index (dues, i))->instant, ==,
                       tend_zone_to_instant (zone, (TendWall) { eve, 9 * 60 * 60 }));
    }
}

static void
assert_remind (TestLife            *life,
               const TendPersonDay *day,
               TendDay              on,
               TendRemindState      state,
               const char          *detail)
{
  const TendAgendaQuery query = { on, on, G_DATE_MONDAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRemind) said = find_feature (life)->remind (tend_store_get_reader (life->store), "person-day",
                                                             day->uuid, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said->title, ==, "Ana Silva");
  g_assert_cmpint (said->state, ==, state);
  if (detail)
    g_assert_cmpstr (said->detail, ==, detail);
}

static void
test_a_reminder_is_wanted_on_the_day_and_when_it_comes_before (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);
  const TendPersonDay *birthday = g_ptr_array_index (kept->days, 0);
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  PersonAnswer answer = { FALSE, 0, NULL };
  g_autoptr (GError) error = NULL;

  remind_before (life, birthday, 7 * 24 * 60);
  assert_remind (life, birthday, MONDAY, TEND_REMIND_WANTED, "Birthday · 40 years");
  assert_remind (life, birthday, MONDAY - 7, TEND_REMIND_WANTED, "Birthday · 40 years · 2 March");
  assert_remind (life, birthday, MONDAY - 6, TEND_REMIND_RESTING, "Birthday · 40 years · Monday");
  assert_remind (life, birthday, MONDAY + 1, TEND_REMIND_RESTING, NULL);

  tend_person_store_set_archived_async (life->store, kept, TRUE, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  assert_remind (life, birthday, MONDAY, TEND_REMIND_RESTING, NULL);
  g_assert_null (find_feature (life)->remind (tend_store_get_reader (life->store), "person-day",
                                              "00000000-0000-4000-8000-000000000009", &query, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

/* Nothing says what is in a hand-written archive: what makes no sense is shown as far as it goes, and breaks nothing. */
static void
test_rows_that_make_no_sense_are_borne (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) person = NULL;

  test_life_sql (life, "Import", TEND_WRITE_DEFAULT,
                 "INSERT INTO person (uuid, name, created_at) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 'Odd', 0);"
                 "INSERT INTO person_day (uuid, person_id, kind, month, day) VALUES"
                 "  ('00000000-0000-4000-8000-000000000002', 1, 'birthday', 2, 31),"
                 "  ('00000000-0000-4000-8000-000000000003', 1, 'birthday', 4, 31)");
  assert_agenda (life, tend_day_from_ymd (2026, 4, 30), "Odd (Birthday)");
  person = person_fixture_read (life, 1);
  for (guint i = 0; i < person->days->len; i++)
    {
      TendPersonDay *day = g_ptr_array_index (person->days, i);
      const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
      g_autoptr (TendRemind) said = find_feature (life)->remind (tend_store_get_reader (life->store), "person-day",
                                                                 day->uuid, &query, NULL);

      g_assert_nonnull (said);
    }
}

static void
assert_noted (TestLife   *life,
              const char *key,
              double      first,
              double      second)
{
  g_autoptr (GError) error = NULL;
  g_autofree double *days = tend_measure_read_days (tend_store_get_reader (life->store), life->features,
                                                    life->n_features, "people", key, TEND_MEASURE_TIMES, MONDAY - 1,
                                                    MONDAY, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (days[0], ==, first);
  g_assert_cmpfloat (days[1], ==, second);
}

static void
test_goals_may_count_what_was_noted (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_add_named (life, "Ana");
  g_autoptr (TendPerson) ben = person_fixture_add_named (life, "Ben");

  person_fixture_note (life, ana, TEND_CONTACT_CALL, MONDAY - 1, "");
  person_fixture_note (life, ana, TEND_CONTACT_CALL, MONDAY, "");
  person_fixture_note (life, ben, TEND_CONTACT_CALL, MONDAY, "");
  person_fixture_note (life, ben, TEND_CONTACT_MEETING, MONDAY, "");
  person_fixture_note (life, ben, TEND_CONTACT_MEETING, MONDAY - 2, "");
  assert_noted (life, "any", 1, 3);
  assert_noted (life, "call", 1, 2);
  assert_noted (life, "letter", 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-feature/yearly-days-are-on-the-agenda", test_yearly_days_are_on_the_agenda);
  g_test_add_func ("/people-feature/search-finds-names-notes-groups-and-lines",
                   test_search_finds_names_notes_groups_and_lines);
  g_test_add_func ("/people-feature/a-rhythm-is-met-by-what-was-noted-and-not-by-reminders",
                   test_a_rhythm_is_met_by_what_was_noted_and_not_by_reminders);
  g_test_add_func ("/people-feature/another-feature-may-silence-suggestions",
                   test_another_feature_may_silence_suggestions);
  g_test_add_func ("/people-feature/plans-and-calls-are-told-together", test_plans_and_calls_are_told_together);
  g_test_add_func ("/people-feature/plans-show-the-name-that-somebody-has-now",
                   test_plans_show_the_name_that_somebody_has_now);
  g_test_add_func ("/people-feature/reminders-come-before-a-day-at-nine", test_reminders_come_before_a_day_at_nine);
  g_test_add_func ("/people-feature/a-reminder-is-wanted-on-the-day-and-when-it-comes-before",
                   test_a_reminder_is_wanted_on_the_day_and_when_it_comes_before);
  g_test_add_func ("/people-feature/goals-may-count-what-was-noted", test_goals_may_count_what_was_noted);
  g_test_add_func ("/people-feature/rows-that-make-no-sense-are-borne", test_rows_that_make_no_sense_are_borne);
  return g_test_run ();
}
