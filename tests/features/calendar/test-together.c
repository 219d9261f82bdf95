/* The ideas of what to do together, as they come with Tend: that there are enough of them for every mood and season, that
 * each is whole, and that what it becomes is a kind of plan. */

#include "features/calendar/tend-plan.h"
#include "store/tend-idea-store.h"

#define RESOURCE "/io/github/tend_app/Tend/ui/calendar/together.ideas"

/* The least that any one choice should leave to pick from. */
#define LEFT_MIN 8

static GPtrArray *
load (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ideas = tend_ideas_load (RESOURCE, &error);

  g_assert_no_error (error);
  return ideas;
}

static void
test_each_is_whole (void)
{
  g_autoptr (GPtrArray) ideas = load ();
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (ideas->len, >=, 40);
  for (guint i = 0; i < ideas->len; i++)
    {
      const TendIdea *idea = g_ptr_array_index (ideas, i);

      g_assert_true (g_hash_table_add (titles, idea->title));
      g_assert_cmpuint (g_utf8_strlen (idea->title, -1), <=, 60);
      g_assert_true (g_str_has_suffix (idea->detail, "."));
      g_assert_cmpuint (g_utf8_strlen (idea->detail, -1), <=, 110);
      g_assert_null (strchr (idea->title, '!'));
      g_assert_null (strchr (idea->detail, '!'));
      if (!g_strv_contains (tend_plan_kind_get_ids (), idea->kind))
        g_error ("“%s” is no kind of plan (%s)", idea->kind, idea->id);
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
        guint n_left = 0;

        choices[facet] = choice;
        for (guint i = 0; i < ideas->len; i++)
          n_left += tend_idea_fits (g_ptr_array_index (ideas, i), choices) ? 1 : 0;
        if (n_left < LEFT_MIN)
          g_error ("“%s” leaves %u", tend_idea_facet_get_choice (facet, choice), n_left);
      }
}

/* Somebody who is worn out, has no money and half an hour finds something. */
static void
test_a_hard_evening_has_something (void)
{
  g_autoptr (GPtrArray) ideas = load ();
  guint choices[TEND_IDEA_N_FACETS] = { [TEND_IDEA_FACET_LENGTH] = 1, [TEND_IDEA_FACET_COST] = 1,
                                        [TEND_IDEA_FACET_ENERGY] = 1, [TEND_IDEA_FACET_MOOD] = 1 };
  guint n_left = 0;

  for (guint i = 0; i < ideas->len; i++)
    n_left += tend_idea_fits (g_ptr_array_index (ideas, i), choices) ? 1 : 0;
  g_assert_cmpuint (n_left, >=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/together/each-is-whole", test_each_is_whole);
  g_test_add_func ("/together/any-choice-leaves-enough", test_any_choice_leaves_enough);
  g_test_add_func ("/together/a-hard-evening-has-something", test_a_hard_evening_has_something);

  return g_test_run ();
}
