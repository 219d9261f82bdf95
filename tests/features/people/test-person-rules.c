/* Yearly days, rhythms, and what is said of them. */

#include "features/people/tend-person-rules.h"
#include "features/people/tend-person-words.h"

#include "base/tend-color-name.h"
#include "store/test-life.h"

#define TODAY (tend_day_from_ymd (2026, 3, 2)) /* a Monday */

static void
test_a_birthday_comes_every_year (void)
{
  g_autoptr (TendPersonDay) day = tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 3, 12, 1986);
  TendDay birthday = tend_day_from_ymd (2026, 3, 12);

  g_assert_cmpint (tend_person_day_get_next (day, TODAY), ==, birthday);
  g_assert_cmpint (tend_person_day_get_next (day, birthday), ==, birthday);
  g_assert_cmpint (tend_person_day_get_next (day, birthday + 1), ==, tend_day_from_ymd (2027, 3, 12));
  g_assert_cmpint (tend_person_day_get_next (day, tend_day_from_ymd (1950, 1, 1)), ==, tend_day_from_ymd (1986, 3, 12));
  g_assert_cmpint (tend_person_day_get_next (day, tend_day_from_ymd (9999, 3, 13)), ==, TEND_DAY_NONE);
  g_assert_true (tend_person_day_is_on (day, tend_day_from_ymd (2027, 3, 12)));
  g_assert_false (tend_person_day_is_on (day, tend_day_from_ymd (2027, 3, 13)));
  g_assert_false (tend_person_day_is_on (day, tend_day_from_ymd (1985, 3, 12)));
  g_assert_cmpint (tend_person_day_get_years (day, birthday), ==, 40);
}

static void
test_a_leap_day_is_on_the_28th_in_other_years (void)
{
  g_autoptr (TendPersonDay) day = tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 2, 29, 2000);

  for (int year = 2000; year < 2110; year++)
    {
      gboolean is_leap = tend_day_is_valid_ymd (year, 2, 29);
      TendDay expected = tend_day_from_ymd (year, 2, is_leap ? 29 : 28);

      g_assert_cmpint (tend_person_day_get_next (day, tend_day_from_ymd (year, 1, 1)), ==, expected);
      g_assert_true (tend_person_day_is_on (day, expected));
      g_assert_false (tend_person_day_is_on (day, tend_day_from_ymd (year, 3, 1)));
      g_assert_true (tend_person_day_is_on (day, tend_day_from_ymd (year, 2, 28)) == !is_leap);
    }
}

static void
test_a_rhythm_is_near_before_its_time (void)
{
  TendDay time = tend_person_rules_get_time (3, TODAY - 10, TODAY - 400);

  g_assert_cmpint (time, ==, TODAY + 11);
  g_assert_false (tend_person_rules_is_near (time, 3, TODAY));
  g_assert_true (tend_person_rules_is_near (time, 3, TODAY + 4));
  g_assert_true (tend_person_rules_is_near (time, 3, TODAY + 100));
  g_assert_cmpint (tend_person_rules_get_time (0, TODAY, TODAY), ==, TEND_DAY_NONE);
  g_assert_false (tend_person_rules_is_near (TEND_DAY_NONE, 0, TODAY));
  /* The rhythm of somebody just written down begins now. */
  g_assert_cmpint (tend_person_rules_get_time (2, TEND_DAY_NONE, TODAY), ==, TODAY + 14);
  g_assert_false (tend_person_rules_is_near (tend_person_rules_get_time (1, TODAY, TODAY), 1, TODAY + 3));
  g_assert_true (tend_person_rules_is_near (tend_person_rules_get_time (1, TODAY, TODAY), 1, TODAY + 4));
}

static void
test_when_one_was_last_together_is_said_kindly (void)
{
  static const struct
  {
    int ago;
    const char *words;
  } cases[] = {
    { 0, "Together today" },
    { 1, "Together yesterday" },
    { 3, "Together on Friday" },
    { 7, "Last together a week ago" },
    { 22, "Last together 3 weeks ago" },
    { 61, "Last together 8 weeks ago" },
    { 62, "Last together in December" },
    { 300, "Last together in May" },
    { 365, "Last together in 2025" },
    { 4000, "Last together in 2015" },
  };
  g_autofree char *nothing = tend_person_describe_last_met (TEND_DAY_NONE, TODAY);

  g_assert_null (nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tend_person_describe_last_met (TODAY - cases[i].ago, TODAY);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days_and_ways_in_words (void)
{
  g_autoptr (TendPersonDay) birthday = tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 3, 6, 1986);
  g_autoptr (TendPersonDay) leap = tend_person_day_new (TEND_PERSON_DAY_OTHER, 2, 29, TEND_PERSON_YEAR_NONE);
  g_autoptr (TendPersonWay) way = tend_person_way_new (TEND_PERSON_WAY_PHONE, "work", "1");
  g_autofree char *when = tend_person_day_describe_when (birthday, TODAY);
  g_autofree char *later = tend_person_day_describe_when (birthday, TODAY + 100);
  g_autofree char *date = tend_person_day_describe_date (leap);
  g_autofree char *on = tend_person_day_describe_on (birthday, tend_day_from_ymd (2026, 3, 6));
  g_autofree char *first = tend_person_day_describe_on (birthday, tend_day_from_ymd (1986, 3, 6));
  g_autofree char *phone = tend_person_way_describe (way);
  g_autofree char *rhythm = tend_person_describe_rhythm (3);

  g_assert_cmpstr (when, ==, "6 March 1986 · Friday");
  g_assert_cmpstr (later, ==, "6 March 1986");
  g_assert_cmpstr (date, ==, "29 February");
  g_assert_cmpstr (on, ==, "Birthday · 40 years");
  g_assert_cmpstr (first, ==, "Birthday");
  g_assert_cmpstr (phone, ==, "Phone (work)");
  g_assert_cmpstr (rhythm, ==, "About every 3 weeks");
}

static void
assert_standing (const TendPerson *person,
                 TendDay           last,
                 TendDay           next,
                 const char       *words)
{
  g_autofree char *standing = tend_person_describe_standing (person, last, next, TODAY);

  g_assert_cmpstr (standing, ==, words);
}

static void
test_what_a_list_says (void)
{
  g_autoptr (TendPerson) person = tend_person_new ("Ana");

  assert_standing (person, TEND_DAY_NONE, TEND_DAY_NONE, "");
  tend_person_set_text (&person->known_from, "School");
  assert_standing (person, TEND_DAY_NONE, TEND_DAY_NONE, "School");
  tend_person_set_groups (person, "Family, Choir");
  assert_standing (person, TEND_DAY_NONE, TEND_DAY_NONE, "Family, Choir");
  assert_standing (person, TODAY - 30, TEND_DAY_NONE, "Last together 4 weeks ago");
  assert_standing (person, TODAY - 30, TODAY + 4, "You will see each other on Friday");
  g_ptr_array_add (person->days, tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 3, 3, TEND_PERSON_YEAR_NONE));
  assert_standing (person, TODAY - 30, TODAY, "Birthday: Tomorrow · You will see each other today");
}

static void
test_groups_are_a_list_with_commas (void)
{
  g_autoptr (TendPerson) person = tend_person_new ("Ana");
  g_autofree char *groups = NULL;

  tend_person_set_groups (person, " Choir,, family ,CHOIR,");
  groups = tend_person_dup_groups (person);
  g_assert_cmpstr (groups, ==, "Choir, family");
}

static void
test_initials_stand_for_somebody (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Ana", "A" },     { "ana maria silva", "AS" }, { "émile (work)", "É" },
    { "Jean-Luc", "JL" }, { "???", "" },             { "李 雷", "李雷" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendPerson) person = tend_person_new (cases[i].name);
      g_autofree char *initials = tend_person_dup_initials (person);
      g_autofree char *symbol = NULL;

      g_assert_cmpstr (initials, ==, cases[i].initials);
      g_assert_true (tend_color_is_name (tend_person_get_color_name (person)));
      tend_person_set_text (&person->symbol, "🌻");
      symbol = tend_person_dup_initials (person);
      g_assert_cmpstr (symbol, ==, "🌻");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-rules/a-birthday-comes-every-year", test_a_birthday_comes_every_year);
  g_test_add_func ("/person-rules/a-leap-day-is-on-the-28th-in-other-years",
                   test_a_leap_day_is_on_the_28th_in_other_years);
  g_test_add_func ("/person-rules/a-rhythm-is-near-before-its-time", test_a_rhythm_is_near_before_its_time);
  g_test_add_func ("/person-rules/when-one-was-last-together-is-said-kindly",
                   test_when_one_was_last_together_is_said_kindly);
  g_test_add_func ("/person-rules/days-and-ways-in-words", test_days_and_ways_in_words);
  g_test_add_func ("/person-rules/what-a-list-says", test_what_a_list_says);
  g_test_add_func ("/person-rules/initials-stand-for-somebody", test_initials_stand_for_somebody);
  g_test_add_func ("/person-rules/groups-are-a-list-with-commas", test_groups_are_a_list_with_commas);
  return g_test_run ();
}
