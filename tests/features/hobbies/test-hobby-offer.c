/* A planned time of a hobby that is over: offered once, as the session that it may have been. */

#include "hobby-fixture.h"

#define MONDAY HOBBY_FIXTURE_MONDAY
#define AT(day, hour, minute) ((gint64) (day) * TEND_SECONDS_A_DAY + (hour) * 3600 + (minute) * 60)
#define PLAN "00000000-0000-4000-8000-000000000001"
#define SERIES "00000000-0000-4000-8000-000000000002"

static TendHobbyOffer *
read_offer (TestLife *life,
            gint64    now,
            gint64   *next) /* (nullable) */
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (life->store, &n_features);
  g_autoptr (TendZone) zone = tend_zone_new ("UTC", NULL);
  g_autoptr (GError) error = NULL;
  gint64 end = 0;
  TendHobbyOffer *offer = tend_hobby_offer_read (hobby_fixture_get_db (life), features, n_features, zone, 0, now, &end,
                                                 &error);

  g_assert_no_error (error);
  if (next)
    *next = end;
  return offer;
}

static void
assert_offer (TestLife *life,
              gint64    now,
              gint64    started_at, /* 0 where none is to be offered */
              int       seconds)
{
  g_autoptr (TendHobbyOffer) offer = read_offer (life, now, NULL);

  if (started_at == 0)
    {
      g_assert_null (offer);
      return;
    }
  g_assert_nonnull (offer);
  g_assert_cmpstr (offer->hobby->name, ==, "Guitar");
  g_assert_cmpint (offer->session->started_at, ==, started_at);
  g_assert_cmpint (offer->session->seconds, ==, seconds);
}

static void
add_plan (TestLife *life)
{
  test_life_sql (life, "Plan", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, hobby_uuid, created_at,"
                 "    modified_at)"
                 "  SELECT '" PLAN "', 'Band', '2026-03-02', 1080, '2026-03-02', 1140, uuid, 0, 0 FROM hobby");
}

static void
keep (TestLife *life,
      gint64    now)
{
  g_autoptr (TendHobbyOffer) offer = read_offer (life, now, NULL);
  GAsyncResult *result = NULL;

  tend_hobby_store_keep_offer_async (life->store, offer, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), >, 0);
}

static void
dismiss (TestLife *life,
         gint64    now)
{
  g_autoptr (TendHobbyOffer) offer = read_offer (life, now, NULL);
  GAsyncResult *result = NULL;

  tend_hobby_store_dismiss_offer_async (life->store, offer, hobby_fixture_on_done, &result);
  g_assert_cmpint (hobby_fixture_wait (life, &result, NULL), ==, offer->hobby->id);
}

static void
test_offered_when_it_is_over (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  gint64 next;

  g_assert_null (read_offer (life, AT (MONDAY, 20, 0), &next));
  g_assert_true (next == G_MAXINT64);
  add_plan (life);
  g_assert_null (read_offer (life, AT (MONDAY, 18, 59), &next));
  g_assert_cmpint (next, ==, AT (MONDAY, 19, 0));
  assert_offer (life, AT (MONDAY, 19, 0), AT (MONDAY, 18, 0), 3600);
  assert_offer (life, AT (MONDAY + 2, 18, 59), AT (MONDAY, 18, 0), 3600);
  assert_offer (life, AT (MONDAY + 2, 19, 0), 0, 0);
}

/* Kept or not, it is answered for: also when what was kept is deleted later. Taking the answer back asks again. */
static void
test_asked_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  const gint64 now = AT (MONDAY, 19, 30);

  add_plan (life);
  dismiss (life, now);
  assert_offer (life, now, 0, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session"), ==, 0);
  g_assert_true (test_life_undo (life, NULL));
  assert_offer (life, now, AT (MONDAY, 18, 0), 3600);

  keep (life, now);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM hobby_session WHERE day = '2026-03-02'"
                                        "  AND seconds = 3600"), ==, 1);
  assert_offer (life, now, 0, 0);
  test_life_sql (life, "Delete", 0, "DELETE FROM hobby_session");
  assert_offer (life, now, 0, 0);
  hobby_fixture_undo_and_redo (life);
}

/* Who wrote it down by themselves, or let a stopwatch run, is not asked. */
static void
test_what_is_there_is_not_offered (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  const gint64 now = AT (MONDAY, 19, 30);

  add_plan (life);
  test_life_sql (life, "Before it", 0,
                 "INSERT INTO hobby_session (uuid, hobby_id, day, started_at, seconds)"
                 "  SELECT '00000000-0000-4000-8000-00000000000b', id, '2026-03-02', 1772445600, 1800 FROM hobby");
  assert_offer (life, now, AT (MONDAY, 18, 0), 3600);
  test_life_sql (life, "Within it", 0, "UPDATE hobby_session SET started_at = 1772445600 + 8 * 3600 - 900");
  assert_offer (life, now, 0, 0);
}

static void
test_called_off_is_not_offered (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  const gint64 now = AT (MONDAY, 19, 30);

  add_plan (life);
  test_life_sql (life, "Call off", 0, "UPDATE plan SET status = 'cancelled'");
  assert_offer (life, now, 0, 0);
  test_life_sql (life, "All day", 0, "UPDATE plan SET status = 'planned', is_all_day = 1, start_minute = 0,"
                                     "  end_minute = 0");
  assert_offer (life, AT (MONDAY + 1, 9, 0), 0, 0);
  test_life_sql (life, "As before", 0, "UPDATE plan SET is_all_day = 0, start_minute = 1080, end_minute = 1140");
  assert_offer (life, now, AT (MONDAY, 18, 0), 3600);
  test_life_sql (life, "Put away", 0, "UPDATE hobby SET is_archived = 1");
  assert_offer (life, now, 0, 0);
}

/* Who says how it was has been there: until now, and it felt as they said. */
static void
test_said_how_it_was (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobbyOffer) offer = NULL;

  add_plan (life);
  assert_offer (life, AT (MONDAY, 18, 40), 0, 0);
  test_life_sql (life, "Mood", 0, "UPDATE plan SET mood = 4");
  assert_offer (life, AT (MONDAY, 18, 40), AT (MONDAY, 18, 0), 40 * 60);
  offer = read_offer (life, AT (MONDAY, 19, 40), NULL);
  g_assert_cmpint (offer->session->seconds, ==, 3600);
  g_assert_cmpint (offer->session->mood, ==, 4);
}

/* Each time of a series is one of its own, and stays the same one when it gets a row of its own. */
static void
test_each_time_of_a_series (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");

  test_life_sql (life, "Series", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, rule, series_end,"
                 "    hobby_uuid, created_at, modified_at)"
                 "  SELECT '" SERIES "', 'Band', '2026-03-01', 1080, '2026-03-01', 1140, 'FREQ=DAILY', '9999-12-31',"
                 "    uuid, 0, 0 FROM hobby");
  assert_offer (life, AT (MONDAY, 20, 0), AT (MONDAY, 18, 0), 3600);
  dismiss (life, AT (MONDAY, 20, 0));
  assert_offer (life, AT (MONDAY, 20, 0), AT (MONDAY - 1, 18, 0), 3600);
  dismiss (life, AT (MONDAY, 20, 0));
  assert_offer (life, AT (MONDAY, 20, 0), 0, 0);
  test_life_sql (life, "How it was", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, master_uuid,"
                 "    recurrence_id, mood, hobby_uuid, created_at, modified_at)"
                 "  SELECT '" PLAN "', 'Band', '2026-03-02', 1080, '2026-03-02', 1140, '" SERIES "',"
                 "    '2026-03-02T18:00', 4, uuid, 0, 0 FROM hobby");
  assert_offer (life, AT (MONDAY, 20, 0), 0, 0);
  assert_offer (life, AT (MONDAY + 1, 20, 0), AT (MONDAY + 1, 18, 0), 3600);
}

/* Begun before midnight, it belongs to that day. */
static void
test_over_midnight (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendHobby) guitar = hobby_fixture_add (life, "Guitar");
  g_autoptr (TendHobbyOffer) offer = NULL;

  add_plan (life);
  test_life_sql (life, "Late", 0, "UPDATE plan SET start_minute = 1410, end_day = '2026-03-03', end_minute = 60");
  offer = read_offer (life, AT (MONDAY + 1, 8, 0), NULL);
  g_assert_nonnull (offer);
  g_assert_cmpint (offer->session->day, ==, MONDAY);
  g_assert_cmpint (offer->session->seconds, ==, 90 * 60);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hobby-offer/offered when it is over", test_offered_when_it_is_over);
  g_test_add_func ("/hobby-offer/asked once", test_asked_once);
  g_test_add_func ("/hobby-offer/what is there is not offered", test_what_is_there_is_not_offered);
  g_test_add_func ("/hobby-offer/what was called off is not offered", test_called_off_is_not_offered);
  g_test_add_func ("/hobby-offer/who said how it was is asked", test_said_how_it_was);
  g_test_add_func ("/hobby-offer/each time of a series is one", test_each_time_of_a_series);
  g_test_add_func ("/hobby-offer/over midnight", test_over_midnight);

  return g_test_run ();
}
