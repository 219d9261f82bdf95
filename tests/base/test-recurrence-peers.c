/* Repeat rules against second opinions: a day-by-day reference for all, libical where it is right, and
 * libical's own test rules where they are at hand. */

#include "base/tend-error.h"
#include "base/tend-occurrences.h"
#include "recurrence-maker.h"

#include <libical/ical.h>
#include <string.h>

#define REFERENCE_RULES 3000
#define LIBICAL_RULES 1500

static TendRecurrence *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TendRecurrence *rule = tend_recurrence_parse (text, &error);

  g_assert_no_error (error);
  return rule;
}

static TendDay
make_start (GRand *random)
{
  return tend_day_from_ymd (1990, 1, 1) + g_rand_int_range (random, 0, 20000);
}

static void
test_made_rules_hold_on_the_days_of_the_reference (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2009);

  for (int i = 0; i < REFERENCE_RULES; i++)
    {
      TendDay start = make_start (random);
      TendDay end = start + 366 * 6;
      MadeRule made;
      g_autofree char *text = NULL;
      g_autoptr (TendRecurrence) rule = NULL;
      g_autoptr (TendRecurrenceIter) iter = NULL;
      g_autoptr (GArray) expected = NULL;
      char day[TEND_DAY_TEXT_SIZE];
      TendWall wall;

      made_rule_init_random (&made, random, start);
      text = made_rule_to_text (&made);
      g_test_message ("%s from %s", text, tend_day_to_text (start, day));
      expected = made_rule_list_days (&made, start, end);
      rule = parse (text);
      iter = tend_recurrence_iter_new (rule, (TendWall) { start, 60 });
      for (guint n = 0; n < expected->len; n++)
        {
          g_assert_true (tend_recurrence_iter_next (iter, &wall));
          g_assert_cmpint (wall.day, ==, g_array_index (expected, TendDay, n));
          g_assert_cmpint (wall.second, ==, 60);
        }
      g_assert_true (!tend_recurrence_iter_next (iter, &wall) || wall.day > end);
    }
}

static struct icaltimetype
to_icaltime (TendDay day)
{
  struct icaltimetype time = icaltime_null_time ();

  tend_day_to_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

static gboolean
has_weekday_of (const MadeRule *made,
                TendDay         day)
{
  for (int i = 0; i < made->weekdays_count; i++)
    if (made->weekdays[i].weekday + G_DATE_MONDAY == (int) tend_day_get_weekday (day))
      return TRUE;
  return made->weekdays_count == 0;
}

/* libical 3.0.16 goes wrong on BYSETPOS, on negative BYMONTHDAY, and on the first week of a rule for every
 * few weeks whose weeks do not begin on Monday or that does not hold on its start. BYMONTHDAY of a yearly
 * rule without BYMONTH it keeps to the month of the start, where the RFC's table expands it. These the
 * reference checks alone. */
static gboolean
is_for_libical (const MadeRule *made,
                TendDay         start)
{
  if (made->frequency == TEND_FREQUENCY_YEARLY && made->month_days.count > 0 && made->months.count == 0)
    return FALSE;
  if (made->frequency == TEND_FREQUENCY_WEEKLY && made->interval > 1 &&
      (made->week_start != 0 || !has_weekday_of (made, start)))
    return FALSE;
  for (int i = 0; i < made->month_days.count; i++)
    if (made->month_days.items[i] < 0)
      return FALSE;
  return made->positions.count == 0;
}

static void
assert_same_as_libical (const char *text,
                        TendDay     start)
{
  g_autoptr (TendRecurrence) rule = parse (text);
  /* Written anew, as libical stumbles over a weekday that is given twice. */
  g_autofree char *canonical = tend_recurrence_to_text (rule);
  struct icalrecurrencetype given = icalrecurrencetype_from_string (canonical);
  icalrecur_iterator *theirs = icalrecur_iterator_new (given, to_icaltime (start));
  g_autoptr (TendRecurrenceIter) ours = tend_recurrence_iter_new (rule, (TendWall) { start, 9 * 3600 });
  TendWall wall;

  /* libical gives no iterator to a rule that never holds. */
  if (!theirs)
    g_assert_false (tend_recurrence_iter_next (ours, NULL));
  for (int i = 0; theirs && i < 60; i++)
    {
      struct icaltimetype time = icalrecur_iterator_next (theirs);

      if (icaltime_is_null_time (time) || time.year > 2100)
        {
          g_assert_true (!tend_recurrence_iter_next (ours, &wall) || tend_day_get_year (wall.day) > 2100);
          break;
        }
      g_assert_true (tend_recurrence_iter_next (ours, &wall));
      g_assert_cmpint (wall.day, ==, tend_day_from_ymd (time.year, time.month, time.day));
    }
  g_clear_pointer (&theirs, icalrecur_iterator_free);
}

static void
test_made_rules_hold_on_the_days_of_libical (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2445);
  int compared = 0;

  for (int i = 0; i < LIBICAL_RULES; i++)
    {
      TendDay start = make_start (random);
      MadeRule made;
      g_autofree char *text = NULL;
      char day[TEND_DAY_TEXT_SIZE];

      made_rule_init_random (&made, random, start);
      if (!is_for_libical (&made, start))
        continue;
      text = made_rule_to_text (&made);
      g_test_message ("%s from %s", text, tend_day_to_text (start, day));
      assert_same_as_libical (text, start);
      compared++;
    }
  g_assert_cmpint (compared, >, LIBICAL_RULES / 3);
}

/* The value of a property of an event whose lines are unfolded; NULL if it has none, or no more. */
static char *
find_value (const char *event,
            const char *name,
            int         number)
{
  g_auto (GStrv) lines = g_strsplit (event, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      gsize length = strlen (name);
      const char *colon = strchr (lines[i], ':');

      if (strncmp (lines[i], name, length) == 0 && strchr (";:", lines[i][length]) && colon && number-- == 0)
        return g_strstrip (g_strdup (colon + 1));
    }
  return NULL;
}

static TendWall
read_wall (const char *text)
{
  struct icaltimetype time = icaltime_from_string (text);

  g_assert_false (icaltime_is_null_time (time));
  return (TendWall) { tend_day_from_ymd (time.year, time.month, time.day),
                      time.hour * 3600 + time.minute * 60 + time.second };
}

static const char *
find_not_kept (const char *rule)
{
  static const char *const names[] = {
    "FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY", "BYWEEKNO",
    "BYYEARDAY",   "BYHOUR",        "BYMINUTE",      "BYSECOND",
  };
  const char *first = NULL;
  const char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *place = strstr (rule, names[i]);

      if (place && (!first || place < first))
        {
          first = place;
          found = names[i];
        }
    }
  return found;
}

/* RFC 5545 has no EXRULE any more; what it takes out is given here date by date. */
static void
exclude_rule (TendOccurrences *set,
              const char      *text,
              TendWall         start)
{
  g_autoptr (TendRecurrence) rule = parse (text);
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, start);
  TendWall wall;

  while (tend_recurrence_iter_next (iter, &wall))
    tend_occurrences_exclude_date (set, wall);
}

static int
count_event (const char           *event,
             const TendRecurrence *rule,
             TendWall              start)
{
  g_autoptr (TendOccurrences) set = tend_occurrences_new (start);
  char *value;
  int count = 0;

  tend_occurrences_add_rule (set, rule);
  for (int i = 0; (value = find_value (event, "EXDATE", i)); i++)
    {
      tend_occurrences_exclude_date (set, read_wall (value));
      g_free (value);
    }
  for (int i = 0; (value = find_value (event, "EXRULE", i)); i++)
    {
      exclude_rule (set, value, start);
      g_free (value);
    }
  while (count < 1000 && tend_occurrences_next (set, NULL))
    count++;
  return count;
}

/* Returns whether the rule of the event is kept. */
static gboolean
check_event (const char *event)
{
  g_autofree char *text = find_value (event, "RRULE", 0);
  g_autofree char *start = find_value (event, "DTSTART", 0);
  g_autofree char *expected = find_value (event, "X-EXPECT-NUMEVENTS", 0);
  const char *not_kept = find_not_kept (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (text, &error);

  g_test_message ("%s", text);
  if (not_kept)
    {
      g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, not_kept));
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_nonnull (expected);
  g_assert_cmpint (count_event (event, rule, read_wall (start)), ==, g_ascii_strtoll (expected, NULL, 10));
  return TRUE;
}

static void
test_rules_of_libical_yield_what_they_should (void)
{
  const char *folder = g_getenv ("TEND_SHARED_DATA") ? g_getenv ("TEND_SHARED_DATA") : TEST_SHARED_DATA;
  g_autofree char *path = g_build_filename (folder, "libical-recur.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GRegex) folds = g_regex_new ("\r?\n[ \t]", 0, 0, NULL);
  g_autofree char *unfolded = NULL;
  g_auto (GStrv) events = NULL;
  int kept = 0, refused = 0;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("libical-recur.txt is not at hand");
      return;
    }

  unfolded = g_regex_replace_literal (folds, contents, -1, 0, "", 0, NULL);
  events = g_strsplit (unfolded, "\nBEGIN:VEVENT", -1);
  for (guint i = 0; events[i]; i++)
    {
      g_autofree char *event = g_strdelimit (g_strdup (events[i]), "\r", '\n');

      if (check_event (event))
        kept++;
      else
        refused++;
    }
  g_assert_cmpint (kept, >, 40);
  g_assert_cmpint (refused, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/peers/reference", test_made_rules_hold_on_the_days_of_the_reference);
  g_test_add_func ("/recurrence/peers/libical", test_made_rules_hold_on_the_days_of_libical);
  g_test_add_func ("/recurrence/peers/rules-of-libical", test_rules_of_libical_yield_what_they_should);
  return g_test_run ();
}
