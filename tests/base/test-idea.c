#include "base/tend-idea.h"

#include "base/tend-error.h"

#include <locale.h>
#include <string.h>

#define IDEA(attributes) "<ideas><idea " attributes "><title>Walk</title></idea></ideas>"
#define WHOLE "id='walk' minutes='45' cost='little' energy='low'"

static TendIdea *
parse_one (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = tend_ideas_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ideas->len, ==, 1);
  return tend_idea_copy (g_ptr_array_index (ideas, 0));
}

static void
test_parse (void)
{
  static const char text[] =
      "<?xml version='1.0' encoding='UTF-8'?>\n<!-- A list. -->\n<ideas>\n"
      "  <idea id='walk-2' minutes='45' cost='little' energy='high' place='indoors outdoors' season='spring winter'"
      " mood='tense' kind='walk'>\n"
      "    <title>Walk to\n      the mill &amp; back</title>\n    <detail>Slowly.</detail>\n  </idea>\n"
      "  <idea id='rest' minutes='5' cost='free' energy='low'><title>Rest</title></idea>\n"
      "</ideas>\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = tend_ideas_parse (text, -1, &error);
  const TendIdea *idea;

  g_assert_no_error (error);
  g_assert_cmpuint (ideas->len, ==, 2);
  idea = g_ptr_array_index (ideas, 0);
  g_assert_cmpstr (idea->id, ==, "walk-2");
  g_assert_cmpstr (idea->title, ==, "Walk to the mill & back");
  g_assert_cmpstr (idea->detail, ==, "Slowly.");
  g_assert_cmpstr (idea->kind, ==, "walk");
  g_assert_cmpint (idea->minutes, ==, 45);
  g_assert_cmpuint (idea->cost, ==, TEND_IDEA_COST_LITTLE);
  g_assert_cmpuint (idea->energy, ==, TEND_IDEA_ENERGY_HIGH);
  g_assert_cmpuint (idea->places, ==, TEND_IDEA_PLACE_INDOORS | TEND_IDEA_PLACE_OUTDOORS);
  g_assert_cmpuint (idea->seasons, ==, TEND_IDEA_SEASON_SPRING | TEND_IDEA_SEASON_WINTER);
  g_assert_cmpuint (idea->moods, ==, TEND_IDEA_MOOD_TENSE);
  g_assert_false (idea->is_own || idea->is_hidden);
  idea = g_ptr_array_index (ideas, 1);
  g_assert_cmpstr (idea->detail, ==, "");
  g_assert_cmpuint (idea->places | idea->seasons | idea->moods, ==, 0);
}

/* A file that is wrong is refused as a whole, and the line is told. */
static void
test_what_is_wrong_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "<ideas>",
    "<ideas><idea " WHOLE "><title>Walk</title></idea>",
    "<ideas>words</ideas>",
    "<goals></goals>",
    "<ideas><ideas></ideas></ideas>",
    "<ideas><idea " WHOLE "><title>Walk<title></title></title></idea></ideas>",
    "<ideas><idea " WHOLE "></idea></ideas>",
    "<ideas><idea " WHOLE "><title>  </title></idea></ideas>",
    "<ideas><idea " WHOLE "><title>A</title></idea><idea " WHOLE "><title>B</title></idea></ideas>",
    "<idea " WHOLE "><title>Walk</title></idea>",
    "<ideas><title>Walk</title></ideas>",
    IDEA ("minutes='45' cost='little' energy='low'"),
    IDEA ("id='walk' cost='little' energy='low'"),
    IDEA ("id='walk' minutes='45' energy='low'"),
    IDEA ("id='walk' minutes='45' cost='little'"),
    IDEA ("id='Walk' minutes='45' cost='little' energy='low'"),
    IDEA ("id='' minutes='45' cost='little' energy='low'"),
    IDEA ("id='walk' minutes='4' cost='little' energy='low'"),
    IDEA ("id='walk' minutes='1441' cost='little' energy='low'"),
    IDEA ("id='walk' minutes='an hour' cost='little' energy='low'"),
    IDEA ("id='walk' minutes='45' cost='cheap' energy='low'"),
    IDEA ("id='walk' minutes='45' cost='free little' energy='low'"),
    IDEA (WHOLE " place='at sea'"),
    IDEA (WHOLE " season='fall'"),
    IDEA (WHOLE " colour='rose'"),
    "<ideas><idea " WHOLE "><title>\xff</title></idea></ideas>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ideas = tend_ideas_parse (texts[i], -1, &error);

      if (ideas)
        g_error ("“%s” was read", texts[i]);
      g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, " 1: "));
    }
}

static void
test_the_line_is_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = tend_ideas_parse ("<ideas>\n\n" IDEA ("id='walk'"), -1, &error);

  g_assert_null (ideas);
  g_assert_nonnull (strstr (error->message, " 3: "));
}

/* Reads a title of @n letters. */
static gboolean
reads_title_of (gsize n)
{
  g_autofree char *title = g_strnfill (n, 'a');
  g_autofree char *text = g_strdup_printf ("<ideas><idea " WHOLE "><title>%s</title></idea></ideas>", title);
  g_autoptr (GPtrArray) ideas = tend_ideas_parse (text, -1, NULL);

  return ideas != NULL;
}

static void
test_long_titles_are_refused (void)
{
  g_assert_true (reads_title_of (TEND_IDEA_TITLE_MAX));
  g_assert_false (reads_title_of (TEND_IDEA_TITLE_MAX + 1));
}

static void
assert_fits (const TendIdea *idea,
             TendIdeaFacet   facet,
             guint           choices)
{
  for (guint choice = 0; choice < tend_idea_facet_get_n_choices (facet); choice++)
    {
      guint chosen[TEND_IDEA_N_FACETS] = { 0 };
      gboolean is_expected = (choices & (1u << choice)) != 0;

      chosen[facet] = choice;
      if (tend_idea_fits (idea, chosen) != is_expected)
        g_error ("“%s” does not decide right", tend_idea_facet_get_choice (facet, choice));
    }
}

/* The bits are the choices that the idea is among, whatever it is included. */
static void
test_choosing (void)
{
  g_autoptr (TendIdea) idea = tend_idea_new ("Walk");

  idea->minutes = 60;
  assert_fits (idea, TEND_IDEA_FACET_LENGTH, 1 | 4 | 8);
  idea->minutes = 61;
  assert_fits (idea, TEND_IDEA_FACET_LENGTH, 1 | 8);
  idea->minutes = 121;
  assert_fits (idea, TEND_IDEA_FACET_LENGTH, 1);
  assert_fits (idea, TEND_IDEA_FACET_COST, 1 | 2 | 4);
  idea->cost = TEND_IDEA_COST_LITTLE;
  assert_fits (idea, TEND_IDEA_FACET_COST, 1 | 4);
  idea->cost = TEND_IDEA_COST_SOME;
  assert_fits (idea, TEND_IDEA_FACET_COST, 1);
  assert_fits (idea, TEND_IDEA_FACET_ENERGY, 1 | 2 | 4);
  idea->energy = TEND_IDEA_ENERGY_MIDDLE;
  assert_fits (idea, TEND_IDEA_FACET_ENERGY, 1 | 4 | 8);
  idea->energy = TEND_IDEA_ENERGY_HIGH;
  assert_fits (idea, TEND_IDEA_FACET_ENERGY, 1 | 8);
  /* Where it does not matter, it is everywhere and always. */
  assert_fits (idea, TEND_IDEA_FACET_PLACE, 1 | 2 | 4);
  assert_fits (idea, TEND_IDEA_FACET_SEASON, 1 | 2 | 4 | 8 | 16);
  idea->places = TEND_IDEA_PLACE_OUTDOORS;
  idea->seasons = TEND_IDEA_SEASON_SUMMER | TEND_IDEA_SEASON_WINTER;
  idea->moods = TEND_IDEA_MOOD_CALM;
  assert_fits (idea, TEND_IDEA_FACET_PLACE, 1 | 4);
  assert_fits (idea, TEND_IDEA_FACET_SEASON, 1 | 4 | 16);
  assert_fits (idea, TEND_IDEA_FACET_MOOD, 1 | 8);
}

static void
test_all_choices_have_to_fit (void)
{
  g_autoptr (TendIdea) idea = parse_one (IDEA (WHOLE " place='outdoors'"));
  guint choices[TEND_IDEA_N_FACETS] = { 0 };

  choices[TEND_IDEA_FACET_LENGTH] = 2;
  choices[TEND_IDEA_FACET_PLACE] = 2;
  g_assert_true (tend_idea_fits (idea, choices));
  choices[TEND_IDEA_FACET_COST] = 1;
  g_assert_false (tend_idea_fits (idea, choices));
}

static void
test_what_makes_no_difference_is_not_asked (void)
{
  g_autoptr (GPtrArray) ideas = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_idea_free);

  g_assert_false (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_LENGTH));
  g_ptr_array_add (ideas, parse_one (IDEA ("id='walk' minutes='20' cost='free' energy='low'")));
  g_assert_false (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_LENGTH));
  g_assert_false (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_MOOD));
  g_assert_false (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_COST));
  g_ptr_array_add (ideas, parse_one (IDEA (WHOLE " mood='calm'")));
  g_assert_true (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_LENGTH));
  g_assert_true (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_MOOD));
  g_assert_true (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_COST));
  g_assert_false (tend_idea_facet_is_used (ideas, TEND_IDEA_FACET_PLACE));
}

/* What is written to a life and read back. */
static void
test_facets_as_words (void)
{
  g_autoptr (TendIdea) idea = tend_idea_new ("Walk");
  g_autofree char *seasons = NULL;
  g_autofree char *none = NULL;

  g_assert_true (tend_idea_set_facet (idea, TEND_IDEA_FACET_SEASON, "winter spring"));
  seasons = tend_idea_dup_facet (idea, TEND_IDEA_FACET_SEASON);
  g_assert_cmpstr (seasons, ==, "spring winter");
  g_assert_false (tend_idea_set_facet (idea, TEND_IDEA_FACET_SEASON, "spring often"));
  g_assert_cmpuint (idea->seasons, ==, TEND_IDEA_SEASON_SPRING | TEND_IDEA_SEASON_WINTER);
  g_assert_true (tend_idea_set_facet (idea, TEND_IDEA_FACET_SEASON, ""));
  none = tend_idea_dup_facet (idea, TEND_IDEA_FACET_SEASON);
  g_assert_cmpstr (none, ==, "");
  /* An idea costs one thing. */
  g_assert_false (tend_idea_set_facet (idea, TEND_IDEA_FACET_COST, ""));
  g_assert_false (tend_idea_set_facet (idea, TEND_IDEA_FACET_COST, "free some"));
  g_assert_cmpuint (idea->cost, ==, TEND_IDEA_COST_FREE);
}

static void
test_describe (void)
{
  g_autoptr (TendIdea) idea = parse_one (IDEA (WHOLE " place='outdoors' season='summer' mood='calm'"));
  g_autofree char *first = tend_idea_describe (idea);
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, ==, "45 min · costs little · little energy · outdoors · summer");
  /* Both places are anywhere. */
  idea->places = TEND_IDEA_PLACE_INDOORS | TEND_IDEA_PLACE_OUTDOORS;
  idea->seasons = 0;
  idea->minutes = 90;
  second = tend_idea_describe (idea);
  g_assert_cmpstr (second, ==, "1 h 30 min · costs little · little energy");
}

static void
test_every_choice_has_a_name (void)
{
  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (tend_idea_facet_get_n_choices (facet), >=, 3);
      g_assert_cmpstr (tend_idea_facet_get_name (facet), !=, "");
      for (guint choice = 0; choice < tend_idea_facet_get_n_choices (facet); choice++)
        g_assert_true (g_hash_table_add (names, (gpointer) tend_idea_facet_get_choice (facet, choice)));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idea/a-file-is-read", test_parse);
  g_test_add_func ("/idea/what-is-wrong-is-refused", test_what_is_wrong_is_refused);
  g_test_add_func ("/idea/the-line-is-told", test_the_line_is_told);
  g_test_add_func ("/idea/long-titles-are-refused", test_long_titles_are_refused);
  g_test_add_func ("/idea/choosing", test_choosing);
  g_test_add_func ("/idea/all-choices-have-to-fit", test_all_choices_have_to_fit);
  g_test_add_func ("/idea/what-makes-no-difference-is-not-asked", test_what_makes_no_difference_is_not_asked);
  g_test_add_func ("/idea/facets-as-words", test_facets_as_words);
  g_test_add_func ("/idea/describe", test_describe);
  g_test_add_func ("/idea/every-choice-has-a-name", test_every_choice_has_a_name);

  return g_test_run ();
}
