/* Ideas in a life: own ones beside those that Tend brings, and what is out of sight. */

#include "store/test-life.h"

#include "store/tend-idea-store.h"

#define TOPIC TEND_IDEA_TOPIC_TOGETHER

typedef struct
{
  TestLife *life;
  GPtrArray *brought;
  gboolean is_done;
  GError *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  static const char text[] = "<ideas>"
                             "<idea id='walk' minutes='45' cost='free' energy='low'><title>Walk</title></idea>"
                             "<idea id='soup' minutes='90' cost='little' energy='low'><title>Soup</title></idea>"
                             "</ideas>";
  g_autoptr (GError) error = NULL;

  fixture->life = test_life_new_open ();
  fixture->brought = tend_ideas_parse (text, -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  test_life_assert_sound (fixture->life);
  test_life_free (fixture->life);
  g_ptr_array_unref (fixture->brought);
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  Fixture *fixture = user_data;

  tend_idea_store_finish (TEND_STORE (store), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
wait (Fixture *fixture)
{
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
  fixture->is_done = FALSE;
}

static void
wait_for_success (Fixture *fixture)
{
  wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
wait_for_refusal (Fixture   *fixture,
                  TendError  code)
{
  wait (fixture);
  g_assert_error (fixture->error, TEND_ERROR, (int) code);
  test_assert_sentence (fixture->error);
  g_clear_error (&fixture->error);
}

static GPtrArray *
read_ideas (Fixture    *fixture,
            const char *topic)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ideas = tend_ideas_read (tend_store_get_reader (fixture->life->store), topic, fixture->brought, &error);

  g_assert_no_error (error);
  return ideas;
}

/* The titles in order, those out of sight in brackets. */
static void
assert_ideas (Fixture    *fixture,
              const char *topic,
              const char *expected)
{
  g_autoptr (GPtrArray) ideas = read_ideas (fixture, topic);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < ideas->len; i++)
    {
      const TendIdea *idea = g_ptr_array_index (ideas, i);

      g_string_append_printf (titles, idea->is_hidden ? "%s(%s)" : "%s%s", i > 0 ? ", " : "", idea->title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
add (Fixture    *fixture,
     const char *title)
{
  g_autoptr (TendIdea) idea = tend_idea_new (title);

  tend_idea_store_add_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
}

static void
test_own_ideas_stand_first (Fixture       *fixture,
                            gconstpointer  user_data)
{
  assert_ideas (fixture, TOPIC, "Walk, Soup");
  add (fixture, "Darts");
  wait_for_success (fixture);
  add (fixture, "  Chess ");
  wait_for_success (fixture);
  assert_ideas (fixture, TOPIC, "Chess, Darts, Walk, Soup");
  /* Another topic has others. */
  assert_ideas (fixture, TEND_IDEA_TOPIC_HOBBY, "Walk, Soup");
}

static void
test_all_of_an_idea_comes_back (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr (TendIdea) idea = tend_idea_new ("Darts");
  g_autoptr (GPtrArray) ideas = NULL;
  const TendIdea *kept;

  g_free (idea->detail);
  g_free (idea->kind);
  idea->detail = g_strdup ("At the corner.");
  idea->kind = g_strdup ("sport");
  idea->minutes = 75;
  idea->cost = TEND_IDEA_COST_SOME;
  idea->energy = TEND_IDEA_ENERGY_MIDDLE;
  idea->places = TEND_IDEA_PLACE_INDOORS;
  idea->seasons = TEND_IDEA_SEASON_AUTUMN | TEND_IDEA_SEASON_WINTER;
  idea->moods = TEND_IDEA_MOOD_BRIGHT;
  tend_idea_store_add_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
  wait_for_success (fixture);

  ideas = read_ideas (fixture, TOPIC);
  kept = g_ptr_array_index (ideas, 0);
  g_assert_true (kept->is_own);
  g_assert_cmpuint (strlen (kept->id), ==, 36);
  g_assert_cmpstr (kept->detail, ==, "At the corner.");
  g_assert_cmpstr (kept->kind, ==, "sport");
  g_assert_cmpint (kept->minutes, ==, 75);
  g_assert_cmpuint (kept->cost, ==, TEND_IDEA_COST_SOME);
  g_assert_cmpuint (kept->energy, ==, TEND_IDEA_ENERGY_MIDDLE);
  g_assert_cmpuint (kept->places, ==, TEND_IDEA_PLACE_INDOORS);
  g_assert_cmpuint (kept->seasons, ==, TEND_IDEA_SEASON_AUTUMN | TEND_IDEA_SEASON_WINTER);
  g_assert_cmpuint (kept->moods, ==, TEND_IDEA_MOOD_BRIGHT);
}

static void
test_own_ideas_are_changed_and_deleted (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  g_autoptr (GPtrArray) ideas = NULL;
  TendIdea *idea;

  add (fixture, "Darts");
  wait_for_success (fixture);
  ideas = read_ideas (fixture, TOPIC);
  idea = g_ptr_array_index (ideas, 0);
  g_free (idea->title);
  idea->title = g_strdup ("Darts at Luna");
  idea->minutes = 30;
  tend_idea_store_update_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
  wait_for_success (fixture);
  assert_ideas (fixture, TOPIC, "Darts at Luna, Walk, Soup");
  tend_idea_store_delete_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
  wait_for_success (fixture);
  assert_ideas (fixture, TOPIC, "Walk, Soup");
  tend_idea_store_update_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
  wait_for_refusal (fixture, TEND_ERROR_NOT_FOUND);
  tend_idea_store_delete_async (fixture->life->store, TOPIC, idea, on_written_cb, fixture);
  wait_for_refusal (fixture, TEND_ERROR_NOT_FOUND);
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_ideas (fixture, TOPIC, "Darts at Luna, Walk, Soup");
}

static void
test_what_is_out_of_sight_is_so_once (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TendStore *store = fixture->life->store;
  const TendIdea *walk = g_ptr_array_index (fixture->brought, 0);

  for (int i = 0; i < 2; i++)
    {
      tend_idea_store_set_hidden_async (store, TOPIC, walk, TRUE, on_written_cb, fixture);
      wait_for_success (fixture);
      assert_ideas (fixture, TOPIC, "(Walk), Soup");
    }
  assert_ideas (fixture, TEND_IDEA_TOPIC_HOBBY, "Walk, Soup");
  tend_idea_store_set_hidden_async (store, TOPIC, walk, FALSE, on_written_cb, fixture);
  wait_for_success (fixture);
  assert_ideas (fixture, TOPIC, "Walk, Soup");
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_ideas (fixture, TOPIC, "(Walk), Soup");
}

static void
test_what_is_no_idea_is_not_kept (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autofree char *long_title = g_strnfill (TEND_IDEA_TITLE_MAX + 1, 'a');
  g_autoptr (TendIdea) short_one = tend_idea_new ("Blink");

  add (fixture, "  ");
  wait_for_refusal (fixture, TEND_ERROR_INVALID);
  add (fixture, long_title);
  wait_for_refusal (fixture, TEND_ERROR_INVALID);
  short_one->minutes = 1;
  tend_idea_store_add_async (fixture->life->store, TOPIC, short_one, on_written_cb, fixture);
  wait_for_refusal (fixture, TEND_ERROR_INVALID);
  assert_ideas (fixture, TOPIC, "Walk, Soup");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/idea-store/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("own-ideas-stand-first", test_own_ideas_stand_first);
  ADD ("all-of-an-idea-comes-back", test_all_of_an_idea_comes_back);
  ADD ("own-ideas-are-changed-and-deleted", test_own_ideas_are_changed_and_deleted);
  ADD ("what-is-out-of-sight-is-so-once", test_what_is_out_of_sight_is_so_once);
  ADD ("what-is-no-idea-is-not-kept", test_what_is_no_idea_is_not_kept);
#undef ADD

  return g_test_run ();
}
