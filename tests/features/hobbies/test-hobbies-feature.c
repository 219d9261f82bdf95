/* What hobbies tell the rest of Tend. */

#include "hobby-fixture.h"

#include "store/tend-acquaintance.h"
#include "store/tend-agenda.h"
#include "store/tend-measure.h"
#include "store/tend-pastime.h"

#define MONDAY HOBBY_FIXTURE_MONDAY
#define ANA "00000000-0000-4000-8000-00000000000a"

static TendAgendaQuery
ask_about (TendDay day)
{
  return (TendAgendaQuery) { day, MONDAY, G_DATE_MONDAY };
}

static GPtrArray *
read_agenda (TestLife *life,
             TendDay   day)
{
  TendAgendaQuery query = ask_about (day);

  return tend_agenda_read (hobby_fixture_get_db (life), life->features, life->n_features, &query, NULL);
}

static void
test_a_day_has_what_was_done_on_it (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (GPtrArray) items = NULL;
  const TendAgendaItem *item;

  hobby_fixture_add_session (life, guitar, MONDAY - 1, 20);
  hobby_fixture_add_session (life, guitar, MONDAY - 1, 15);
  hobby_fixture_add_session (life, pottery, MONDAY - 2, 15);
  items = read_agenda (life, MONDAY - 1);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->kind, ==, "hobby");
  g_assert_cmpstr (item->uuid, ==, guitar->uuid);
  g_assert_cmpstr (item->detail, ==, "35 minutes");
  g_assert_cmpint (item->state, ==, TEND_AGENDA_DONE);
}

static void
test_what_goes_on_is_part_of_today (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) others = NULL;
  const TendAgendaItem *item;

  hobby_fixture_start (life, guitar, 0, NULL);
  items = read_agenda (life, MONDAY);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->state, ==, TEND_AGENDA_OPEN);
  g_assert_cmpstr (item->detail, ==, "Going on now");
  others = read_agenda (life, MONDAY + 1);
  g_assert_cmpuint (others->len, ==, 0);
}

static TendRemindState
ask_remind (TestLife        *life,
            const TendHobby *hobby)
{
  const TendFeature *feature = tend_feature_find_for_kind (life->features, life->n_features, "hobby");
  TendAgendaQuery query = ask_about (MONDAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRemind) said = feature->remind (hobby_fixture_get_db (life), "hobby", hobby->uuid, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said->title, ==, hobby->name);
  g_assert_cmpstr (said->actions[0], ==, TEND_REMIND_ACTION_START);
  return said->state;
}

static void
test_reminders_know_what_was_done (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) plain = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) wished = tend_hobby_new ("Pottery");
  g_autoptr (TendHobby) pottery = NULL;
  g_autoptr (GError) error = NULL;
  const TendFeature *feature = tend_feature_find_for_kind (life->features, life->n_features, "hobby");
  TendAgendaQuery query = ask_about (MONDAY);
  GAsyncResult *result = NULL;

  wished->created_day = MONDAY;
  wished->wish_kind = TEND_HOBBY_WISH_MINUTES;
  wished->wish = 30;
  pottery = hobby_fixture_add_whole (life, wished);
  g_assert_cmpint (ask_remind (life, plain), ==, TEND_REMIND_WANTED);
  hobby_fixture_add_session (life, plain, MONDAY - 1, 60);
  g_assert_cmpint (ask_remind (life, plain), ==, TEND_REMIND_WANTED);
  hobby_fixture_add_session (life, plain, MONDAY, 1);
  g_assert_cmpint (ask_remind (life, plain), ==, TEND_REMIND_DONE);
  g_assert_cmpint (ask_remind (life, pottery), ==, TEND_REMIND_WANTED);
  tend_hobby_store_set_resting_async (life->store, pottery, TRUE, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  g_assert_cmpint (ask_remind (life, pottery), ==, TEND_REMIND_RESTING);
  g_assert_null (feature->remind (hobby_fixture_get_db (life), "hobby", ANA, &query, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

/* Also while it is paused; and nothing else is kept quiet by it. */
static void
test_what_goes_on_is_not_brought_to_mind (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");

  hobby_fixture_start (life, guitar, 0, NULL);
  g_assert_cmpint (ask_remind (life, guitar), ==, TEND_REMIND_DONE);
  g_assert_cmpint (ask_remind (life, pottery), ==, TEND_REMIND_WANTED);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_cmpint (ask_remind (life, guitar), ==, TEND_REMIND_WANTED);
}

static void
test_words_and_lines_are_found (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = tend_hobby_new ("Pottery");
  g_autoptr (TendHobby) kept = NULL;

  tend_hobby_set_text (&pottery->needs, "Clay, and a guitar string to cut it");
  pottery->created_day = MONDAY;
  kept = hobby_fixture_add_whole (life, pottery);
  hobby_fixture_add_session (life, guitar, MONDAY, 20);
  test_life_sql (life, "A line", 0, "UPDATE hobby_session SET line = 'The bridge works now'");
  {
    g_autoptr (GPtrArray) found = tend_search_read (hobby_fixture_get_db (life), life->features, life->n_features,
                                                    "brid", 10, NULL);
    const TendSearchResult *result;

    g_assert_cmpuint (found->len, ==, 1);
    result = g_ptr_array_index (found, 0);
    g_assert_cmpstr (result->kind, ==, "hobby");
    g_assert_cmpstr (result->title, ==, "Guitar");
    g_assert_cmpstr (result->excerpt, ==, "The bridge works now");
  }
  {
    g_autoptr (GPtrArray) found = tend_search_read (hobby_fixture_get_db (life), life->features, life->n_features,
                                                    "guitar", 10, NULL);

    g_assert_cmpuint (found->len, ==, 2);
  }
  test_life_sql (life, "No line", 0, "UPDATE hobby_session SET line = ''");
  {
    g_autoptr (GPtrArray) found = tend_search_read (hobby_fixture_get_db (life), life->features, life->n_features,
                                                    "brid", 10, NULL);

    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_who_shares_it_is_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) choir = tend_hobby_new ("Choir");
  g_autoptr (TendHobby) kept = NULL;
  g_autoptr (GPtrArray) encounters = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  const TendEncounter *encounter;

  tend_hobby_add_person (choir, ANA, "Ana");
  choir->created_day = MONDAY;
  kept = hobby_fixture_add_whole (life, choir);
  hobby_fixture_add_session (life, kept, MONDAY - 8, 90);
  hobby_fixture_add_session (life, kept, MONDAY - 1, 90);
  encounters = tend_encounters_read (hobby_fixture_get_db (life), life->features, life->n_features, ANA,
                                     MONDAY - 30, MONDAY, NULL);
  g_assert_cmpuint (encounters->len, ==, 1);
  encounter = g_ptr_array_index (encounters, 0);
  g_assert_cmpstr (encounter->title, ==, "Choir");
  g_assert_cmpint (encounter->day, ==, MONDAY - 1);
  g_assert_false (encounter->is_meeting);
  earlier = tend_encounters_read (hobby_fixture_get_db (life), life->features, life->n_features, ANA, MONDAY - 30,
                                  MONDAY - 9, NULL);
  g_assert_cmpuint (earlier->len, ==, 0);
}

static void
assert_pastime (TestLife        *life,
                const TendHobby *hobby,
                const char      *name,
                int              minutes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPastime) pastime =
      tend_pastime_read (hobby_fixture_get_db (life), life->features, life->n_features, hobby->uuid, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pastime);
  g_assert_cmpstr (pastime->name, ==, name);
  g_assert_cmpint (pastime->minutes, ==, minutes);
}

/* A first session is short; those after it are about as long as the ones before. */
static void
test_plans_may_be_about_it (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (GPtrArray) pastimes = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  hobby_fixture_add_session (life, guitar, MONDAY, 43);
  assert_pastime (life, guitar, "Guitar", 45);
  assert_pastime (life, pottery, "Pottery", 10);
  tend_hobby_store_set_archived_async (life->store, pottery, TRUE, hobby_fixture_on_done, &result);
  hobby_fixture_wait (life, &result, NULL);
  pastimes = tend_pastimes_read (hobby_fixture_get_db (life), life->features, life->n_features, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pastimes->len, ==, 1);
  g_assert_cmpstr (((TendPastime *) g_ptr_array_index (pastimes, 0))->name, ==, "Guitar");
  /* What a plan is about already it still is. */
  assert_pastime (life, pottery, "Pottery", 10);
  g_assert_null (tend_pastime_read (hobby_fixture_get_db (life), life->features, life->n_features, ANA, &error));
  g_assert_no_error (error);
}

static void
assert_measured (TestLife         *life,
                 const char       *key,
                 TendMeasureUnits  unit,
                 double            first,
                 double            second)
{
  g_autoptr (GError) error = NULL;
  g_autofree double *days = tend_measure_read_days (hobby_fixture_get_db (life), life->features, life->n_features,
                                                    "hobbies", key, unit, MONDAY - 1, MONDAY, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (days[0], ==, first);
  g_assert_cmpfloat (days[1], ==, second);
}

static void
test_goals_may_count_it (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobby) pottery = hobby_fixture_add (life, "Pottery");
  g_autoptr (GPtrArray) measures = NULL;
  guint n_own = 0;

  hobby_fixture_add_session (life, guitar, MONDAY - 1, 20);
  hobby_fixture_add_session (life, guitar, MONDAY, 15);
  hobby_fixture_add_session (life, guitar, MONDAY, 10);
  hobby_fixture_add_session (life, pottery, MONDAY, 60);
  hobby_fixture_add_session (life, guitar, MONDAY + 1, 99);
  measures = tend_measures_read (hobby_fixture_get_db (life), life->features, life->n_features, NULL);
  for (guint i = 0; i < measures->len; i++)
    {
      const TendMeasure *measure = g_ptr_array_index (measures, i);

      n_own += g_str_equal (measure->feature->id, "hobbies");
    }
  g_assert_cmpuint (n_own, ==, 3);
  assert_measured (life, guitar->uuid, TEND_MEASURE_MINUTES, 20, 25);
  assert_measured (life, guitar->uuid, TEND_MEASURE_TIMES, 1, 2);
  assert_measured (life, "any", TEND_MEASURE_MINUTES, 20, 85);
  assert_measured (life, "any", TEND_MEASURE_TIMES, 1, 3);
  assert_measured (life, ANA, TEND_MEASURE_TIMES, 0, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hobbies-feature/a day has what was done on it", test_a_day_has_what_was_done_on_it);
  g_test_add_func ("/hobbies-feature/what goes on is part of today", test_what_goes_on_is_part_of_today);
  g_test_add_func ("/hobbies-feature/reminders know what was done", test_reminders_know_what_was_done);
  g_test_add_func ("/hobbies-feature/what goes on is not brought to mind", test_what_goes_on_is_not_brought_to_mind);
  g_test_add_func ("/hobbies-feature/words and lines are found", test_words_and_lines_are_found);
  g_test_add_func ("/hobbies-feature/who shares it is told", test_who_shares_it_is_told);
  g_test_add_func ("/hobbies/feature/plans-may-be-about-it", test_plans_may_be_about_it);
  g_test_add_func ("/hobbies-feature/goals may count it", test_goals_may_count_it);

  return g_test_run ();
}
