/* The ideas of what to take up, as they come with Tend: that there are enough of them for every day, that each can be
 * begun by oneself, and what becomes of one that is picked. */

#include "hobby-fixture.h"

#include "features/hobbies/tend-hobby-ideas.h"
#include "store/tend-idea-store.h"

#include <string.h>

/* The least that any one choice should leave to pick from. */
#define LEFT_MIN 8

static GPtrArray *
load (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ideas = tend_ideas_load (TEND_HOBBY_IDEAS_RESOURCE, &error);

  g_assert_no_error (error);
  return ideas;
}

static const TendIdea *
find (GPtrArray  *ideas,
      const char *id)
{
  for (guint i = 0; i < ideas->len; i++)
    if (g_str_equal (((const TendIdea *) g_ptr_array_index (ideas, i))->id, id))
      return g_ptr_array_index (ideas, i);
  g_assert_not_reached ();
}

static guint
count_left (GPtrArray   *ideas,
            const guint  choices[static TEND_IDEA_N_FACETS])
{
  guint n_left = 0;

  for (guint i = 0; i < ideas->len; i++)
    n_left += tend_idea_fits (g_ptr_array_index (ideas, i), choices) ? 1 : 0;
  return n_left;
}

static void
test_each_is_whole (void)
{
  /* What depends on somebody else is for the ideas of what to do together. */
  static const char *const others[] = { "friend", "partner", "together", "neighbour", "family", NULL };
  g_autoptr (GPtrArray) ideas = load ();
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (ideas->len, >=, 60);
  for (guint i = 0; i < ideas->len; i++)
    {
      const TendIdea *idea = g_ptr_array_index (ideas, i);
      g_autofree char *words = g_strconcat (idea->title, " ", idea->detail, NULL);

      g_assert_true (g_hash_table_add (titles, idea->title));
      g_assert_cmpuint (g_utf8_strlen (idea->title, -1), <=, 60);
      g_assert_true (g_str_has_suffix (idea->detail, "."));
      g_assert_cmpuint (g_utf8_strlen (idea->detail, -1), <=, 110);
      g_assert_null (strchr (words, '!'));
      if (!g_strv_contains (tend_hobby_get_symbols (), idea->kind))
        g_error ("“%s” is no symbol of a hobby (%s)", idea->kind, idea->id);
      for (gsize j = 0; others[j]; j++)
        if (strstr (words, others[j]))
          g_error ("%s needs somebody else: “%s”", idea->id, words);
    }
}

/* Every kind of hobby is thought of. */
static void
test_every_symbol_has_an_idea (void)
{
  g_autoptr (GPtrArray) ideas = load ();

  for (gsize i = 0; tend_hobby_get_symbols ()[i]; i++)
    {
      guint n = 0;

      for (guint j = 0; j < ideas->len; j++)
        n += g_str_equal (((const TendIdea *) g_ptr_array_index (ideas, j))->kind, tend_hobby_get_symbols ()[i]);
      if (n < 2)
        g_error ("“%s” has %u ideas", tend_hobby_get_symbols ()[i], n);
    }
}

static void
test_any_choice_leaves_enough (void)
{
  g_autoptr (GPtrArray) ideas = load ();

  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    for (guint choice = 0; choice < tend_idea_facet_get_n_choices (facet); choice++)
      {
        guint choices[TEND_IDEA_N_FACETS] = { 0 };

        choices[facet] = choice;
        if (count_left (ideas, choices) < LEFT_MIN)
          g_error ("“%s” leaves %u", tend_idea_facet_get_choice (facet, choice), count_left (ideas, choices));
      }
}

/* Somebody who is worn out, has no money and half an hour finds something on any day, within four walls too. */
static void
test_a_hard_evening_has_something (void)
{
  g_autoptr (GPtrArray) ideas = load ();

  for (guint mood = 0; mood < tend_idea_facet_get_n_choices (TEND_IDEA_FACET_MOOD); mood++)
    {
      guint choices[TEND_IDEA_N_FACETS] = { [TEND_IDEA_FACET_LENGTH] = 1, [TEND_IDEA_FACET_COST] = 1,
                                            [TEND_IDEA_FACET_ENERGY] = 1, [TEND_IDEA_FACET_PLACE] = 1,
                                            [TEND_IDEA_FACET_MOOD] = mood };

      g_assert_cmpuint (count_left (ideas, choices), >=, 3);
    }
}

static void
test_an_idea_becomes_a_hobby (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) ideas = load ();
  const TendIdea *draw = find (ideas, "draw-one-thing");
  g_autoptr (TendHobby) hobby = tend_hobby_new_from_idea (hobby_fixture_get_db (life), draw, HOBBY_FIXTURE_MONDAY);
  g_autoptr (TendHobby) kept = NULL;
  g_autoptr (TendHobby) second = NULL;
  g_autoptr (TendHobby) crane = NULL;
  g_autoptr (TendIdea) own = tend_idea_new ("Paint the shed");
  g_autoptr (TendHobby) shed = NULL;

  g_assert_cmpstr (hobby->name, ==, "Drawing");
  g_assert_cmpstr (hobby->symbol, ==, "drawing");
  g_assert_cmpstr (hobby->color, !=, "");
  g_assert_true (g_str_has_prefix (hobby->next_step, draw->title));
  g_assert_nonnull (strstr (hobby->next_step, draw->detail));
  kept = hobby_fixture_add_whole (life, hobby);

  /* Two of one name would be mixed up. */
  second = tend_hobby_new_from_idea (hobby_fixture_get_db (life), find (ideas, "one-line"), HOBBY_FIXTURE_MONDAY);
  g_assert_cmpstr (second->name, ==, find (ideas, "one-line")->title);
  g_assert_cmpstr (second->color, !=, kept->color);

  crane = tend_hobby_new_from_idea (hobby_fixture_get_db (life), find (ideas, "origami"), HOBBY_FIXTURE_MONDAY);
  g_assert_cmpstr (crane->name, ==, find (ideas, "origami")->title);
  shed = tend_hobby_new_from_idea (hobby_fixture_get_db (life), own, HOBBY_FIXTURE_MONDAY);
  g_assert_cmpstr (shed->name, ==, "Paint the shed");
  g_assert_cmpstr (shed->next_step, ==, "Paint the shed");
  g_assert_true (tend_hobby_validate (shed, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hobby-ideas/each-is-whole", test_each_is_whole);
  g_test_add_func ("/hobby-ideas/every-symbol-has-an-idea", test_every_symbol_has_an_idea);
  g_test_add_func ("/hobby-ideas/any-choice-leaves-enough", test_any_choice_leaves_enough);
  g_test_add_func ("/hobby-ideas/a-hard-evening-has-something", test_a_hard_evening_has_something);
  g_test_add_func ("/hobby-ideas/an-idea-becomes-a-hobby", test_an_idea_becomes_a_hobby);
  return g_test_run ();
}
