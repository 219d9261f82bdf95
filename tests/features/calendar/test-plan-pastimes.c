/* Plans about a hobby, which another feature keeps: its name and colour on them, and when it is planned next. */

#include "plan-fixture.h"

#include "features/calendar/tend-plan-pastimes.h"
#include "features/calendar/tend-plan-words.h"
#include "store/tend-pastime.h"

#define MONDAY PLAN_FIXTURE_MONDAY
#define GUITAR "00000000-0000-4000-8000-00000000000a"
#define POTTERY "00000000-0000-4000-8000-00000000000b"
#define NOWHERE "00000000-0000-4000-8000-00000000000f"

static TendPastime *
get_pastime (TendDb      *db,
             const char  *uuid,
             GError     **error)
{
  if (g_str_equal (uuid, GUITAR))
    return tend_pastime_new ("hobby", uuid, "Guitar", "amber", 25);
  if (g_str_equal (uuid, POTTERY))
    return tend_pastime_new ("hobby", uuid, "Pottery", "no such colour", 90);
  return NULL;
}

static const TendFeature pastimes_feature = { .id = "pastimes", .pastime = get_pastime };

typedef struct
{
  PlanFixture plans;
  const TendFeature **features;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->features = g_new0 (const TendFeature *, tend_n_features + 1);
  memcpy (fixture->features, tend_features, tend_n_features * sizeof *fixture->features);
  fixture->features[tend_n_features] = &pastimes_feature;
  fixture->plans.life = test_life_new (fixture->features, tend_n_features + 1);
  fixture->plans.zone = tend_zone_new ("UTC", NULL);
  test_life_open (fixture->plans.life);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  test_life_free (fixture->plans.life);
  tend_zone_unref (fixture->plans.zone);
  g_free (fixture->features);
}

static void
add (Fixture    *fixture,
     const char *title,
     TendDay     day,
     int         hour,
     const char *rule,
     const char *hobby_uuid)
{
  g_autoptr (TendPlan) plan = plan_fixture_make (title, day, hour, 60, rule);

  tend_plan_set_text (&plan->zone, "");
  tend_plan_set_text (&plan->place, "Luna");
  plan->hobby_uuid = g_strdup (hobby_uuid);
  plan_fixture_add (&fixture->plans, plan);
}

static void
assert_what (GPtrArray  *occurrences,
             guint       index,
             const char *what,
             const char *color)
{
  const TendPlanOccurrence *at = g_ptr_array_index (occurrences, index);
  g_autofree char *described = tend_plan_describe_what (at);

  g_assert_cmpstr (described, ==, what);
  g_assert_cmpstr (at->color, ==, color);
}

static void
test_name_and_color (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (GPtrArray) occurrences = NULL;
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (fixture->plans.life->store, &n_features);

  add (fixture, "With the band", MONDAY, 9, "", GUITAR);
  add (fixture, "An hour of guitar", MONDAY, 10, "", GUITAR);
  add (fixture, "Clay", MONDAY, 11, "", POTTERY);
  add (fixture, "Of a hobby that is gone", MONDAY, 12, "", NOWHERE);
  add (fixture, "Coffee", MONDAY, 13, "", NULL);
  occurrences = plan_fixture_read (&fixture->plans, MONDAY, MONDAY);
  tend_plan_pastimes_name (tend_store_get_reader (fixture->plans.life->store), features, n_features, occurrences);
  assert_what (occurrences, 0, "Guitar · Luna", "amber");
  assert_what (occurrences, 1, "Luna", "amber");
  assert_what (occurrences, 2, "Pottery · Luna", NULL);
  assert_what (occurrences, 3, "Luna", NULL);
  assert_what (occurrences, 4, "Luna", NULL);
}

/* Returns: (transfer full): "Band 03-02 18:00", or %NULL */
static char *
get_next (Fixture    *fixture,
          const char *uuid,
          TendDay     day,
          int         hour)
{
  g_autoptr (GError) error = NULL;
  gint64 after = tend_zone_get_start_of_day (fixture->plans.zone, day, 0) + hour * 3600;
  g_autoptr (TendAgendaItem) item =
      tend_pastime_read_next (tend_store_get_reader (fixture->plans.life->store), fixture->features,
                              tend_n_features + 1, fixture->plans.zone, uuid, after, &error);
  char text[TEND_DAY_TEXT_SIZE];

  g_assert_no_error (error);
  return item ? g_strdup_printf ("%s %s %02d:00", item->title, tend_day_to_text (item->day, text) + 5, item->minute / 60)
              : NULL;
}

static void
assert_next (Fixture    *fixture,
             const char *uuid,
             TendDay     day,
             int         hour,
             const char *wanted)
{
  g_autofree char *next = get_next (fixture, uuid, day, hour);

  g_assert_cmpstr (next, ==, wanted);
}

static void
update (Fixture       *fixture,
        TendDay        day,
        const char    *hobby_uuid)
{
  g_autoptr (TendPlanOccurrence) at = plan_fixture_get (&fixture->plans, day);
  g_autoptr (TendPlan) plan = tend_plan_rules_make_instance (at);
  PlanAnswer answer = { FALSE, 0, NULL };

  g_free (plan->hobby_uuid);
  plan->hobby_uuid = g_strdup (hobby_uuid);
  tend_plan_store_update_async (fixture->plans.life->store, at, plan, TEND_PLAN_SCOPE_THIS, on_plan_verb_done_cb,
                                &answer);
  plan_fixture_wait (&answer);
}

static void
call_off (Fixture *fixture,
          TendDay  day)
{
  g_autoptr (TendPlanOccurrence) at = plan_fixture_get (&fixture->plans, day);
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_store_set_cancelled_async (fixture->plans.life->store, at, TRUE, TEND_PLAN_SCOPE_THIS,
                                       on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
}

static void
test_next_of_a_series (Fixture       *fixture,
                       gconstpointer  user_data)
{
  add (fixture, "Band", MONDAY, 18, "FREQ=DAILY;COUNT=6", GUITAR);
  assert_next (fixture, GUITAR, MONDAY, 17, "Band 03-02 18:00");
  assert_next (fixture, GUITAR, MONDAY, 18, "Band 03-03 18:00");
  assert_next (fixture, POTTERY, MONDAY, 17, NULL);
  assert_next (fixture, GUITAR, MONDAY + 6, 0, NULL);

  /* One of them is about something else, and one is called off. */
  update (fixture, MONDAY + 1, POTTERY);
  call_off (fixture, MONDAY + 2);
  assert_next (fixture, GUITAR, MONDAY, 18, "Band 03-05 18:00");
  assert_next (fixture, POTTERY, MONDAY, 0, "Band 03-03 18:00");
}

static void
test_next_of_several (Fixture       *fixture,
                      gconstpointer  user_data)
{
  add (fixture, "Long ago", MONDAY - 30, 18, "", GUITAR);
  add (fixture, "Later", MONDAY + 9, 18, "", GUITAR);
  add (fixture, "Band", MONDAY - 30, 20, "FREQ=WEEKLY;BYDAY=TH", GUITAR);
  add (fixture, "Tuning", MONDAY + 3, 19, "", GUITAR);
  assert_next (fixture, GUITAR, MONDAY, 0, "Tuning 03-05 19:00");
  assert_next (fixture, GUITAR, MONDAY + 3, 19, "Band 03-05 20:00");
  assert_next (fixture, GUITAR, MONDAY + 4, 0, "Later 03-11 18:00");
}

static void
test_make_plan (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = tend_plan_pastimes_make_plan (fixture->plans.life->store, GUITAR);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->title, ==, "Guitar");
  g_assert_cmpstr (plan->hobby_uuid, ==, GUITAR);
  g_assert_cmpint (tend_plan_get_minutes (plan), ==, 25);
  g_assert_cmpint (plan->start_day, >=, MONDAY);
  tend_plan_validate (plan, &error);
  g_assert_no_error (error);
  g_assert_null (tend_plan_pastimes_make_plan (fixture->plans.life->store, NOWHERE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/calendar/plan-pastimes/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-plan-has-the-name-and-colour-of-its-hobby", test_name_and_color);
  ADD ("the-next-of-a-series", test_next_of_a_series);
  ADD ("the-next-of-several-plans", test_next_of_several);
  ADD ("a-hobby-is-planned-at-a-free-time", test_make_plan);
#undef ADD

  return g_test_run ();
}
