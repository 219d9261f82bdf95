/* Sessions, patterns and favourites on a real life: kept, found, undone and done again. */

#include "features/mindfulness/tend-mindfulness-store.h"

#include "features/mindfulness/tend-practice-names.h"
#include "features/mindfulness/tend-script-library.h"
#include "features/mindfulness/tend-ways.h"
#include "store/tend-agenda.h"
#include "store/tend-measure.h"
#include "store/test-life.h"

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gint64
wait_for (TestLife      *life,
          GAsyncResult **result,
          GError       **error)
{
  gint64 id;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = tend_mindfulness_store_finish (life->store, *result, error);
  g_clear_object (result);
  return id;
}

static TendDb *
get_db (TestLife *life)
{
  return tend_store_get_reader (life->store);
}

static gint64
add_session (TestLife   *life,
             const char *exercise,
             TendDay     day,
             gint64      started_at,
             int         seconds)
{
  g_autoptr (TendSession) session = tend_session_new (exercise, exercise, day, started_at, seconds);
  GAsyncResult *result = NULL;
  gint64 id;

  tend_mindfulness_store_add_session_async (life->store, session, on_written_cb, &result);
  id = wait_for (life, &result, NULL);
  g_assert_cmpint (id, >, 0);
  return id;
}

static GPtrArray *
read_all (TestLife *life)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *practices = tend_practice_read_all (get_db (life), scripts, &error);

  g_assert_no_error (error);
  return practices;
}

static TendPractice *
read_practice (TestLife   *life,
               const char *id)
{
  g_autoptr (GPtrArray) practices = read_all (life);
  TendPractice *practice = tend_practice_find (practices, id);

  g_assert_nonnull (practice);
  return tend_practice_copy (practice);
}

static gint64
save (TestLife            *life,
      const TendPractice  *practice,
      GError             **error)
{
  GAsyncResult *result = NULL;

  tend_mindfulness_store_save_practice_async (life->store, practice, on_written_cb, &result);
  return wait_for (life, &result, error);
}

static TendPractice *
make_pattern (const char              *title,
              const TendBreathPattern *pattern)
{
  TendPractice *practice = tend_practice_new_own (TEND_PRACTICE_BREATH, title, 5);

  practice->pattern = *pattern;
  return practice;
}

static char *
list_practices (TestLife         *life,
                TendPracticeKind  kind)
{
  g_autoptr (GPtrArray) practices = read_all (life);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < practices->len; i++)
    {
      const TendPractice *practice = g_ptr_array_index (practices, i);

      if (practice->kind == kind)
        g_string_append_printf (text, "%s%s", text->len ? ", " : "", practice->title);
    }
  return g_string_free (text, FALSE);
}

static void
undo_and_redo (TestLife *life)
{
  g_autofree char *after = test_life_dump (life);
  g_autofree char *again = NULL;

  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_redo (life, NULL));
  again = test_life_dump (life);
  g_assert_cmpstr (after, ==, again);
}

static void
test_session_is_kept (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  GAsyncResult *result = NULL;
  TendSession *session;

  add_session (life, "box", MONDAY, TEST_LIFE_NOW, 180);
  undo_and_redo (life);
  sessions = tend_session_read_range (get_db (life), MONDAY, MONDAY, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
  session = g_ptr_array_index (sessions, 0);
  g_free (session->line);
  session->line = g_strdup ("Quieter");
  session->helped = TRUE;
  session->seconds = 300;
  g_assert_cmpint (session->before.mood, ==, TEND_MOOD_NONE);
  g_assert_cmpint (session->after.energy, ==, TEND_MOOD_NONE);
  session->before = (TendFeeling){ 2, 0 };
  session->after = (TendFeeling){ 4, 5 };
  tend_mindfulness_store_update_session_async (life->store, session, on_written_cb, &result);
  g_assert_cmpint (wait_for (life, &result, NULL), >, 0);
  undo_and_redo (life);
  changed = tend_session_read_range (get_db (life), MONDAY, MONDAY, NULL);
  session = g_ptr_array_index (changed, 0);
  g_assert_cmpstr (session->line, ==, "Quieter");
  g_assert_true (session->helped);
  g_assert_cmpint (session->seconds, ==, 300);
  g_assert_cmpint (session->before.mood, ==, 2);
  g_assert_cmpint (session->before.energy, ==, TEND_MOOD_NONE);
  g_assert_cmpint (session->after.mood, ==, 4);
  g_assert_cmpint (session->after.energy, ==, 5);
  g_assert_cmpint (session->kind, ==, TEND_PRACTICE_BREATH);
  tend_mindfulness_store_delete_session_async (life->store, g_ptr_array_index (changed, 0), on_written_cb, &result);
  g_assert_cmpint (wait_for (life, &result, NULL), >, 0);
  undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM session"), ==, 0);
}

static void
test_what_is_gone_is_not_changed (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendSession) session = tend_session_new ("box", "Box", MONDAY, TEST_LIFE_NOW, 60);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  session->id = 77;
  tend_mindfulness_store_update_session_async (life->store, session, on_written_cb, &result);
  g_assert_cmpint (wait_for (life, &result, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
}

static void
test_favourites_and_last_used_first (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPractice) triangle = read_practice (life, "triangle");
  g_autofree char *list = NULL;
  GAsyncResult *result = NULL;

  add_session (life, "resonant", MONDAY, TEST_LIFE_NOW, 60);
  add_session (life, "coherent", MONDAY, TEST_LIFE_NOW + 100, 60);
  tend_mindfulness_store_set_favourite_async (life->store, triangle, TRUE, on_written_cb, &result);
  wait_for (life, &result, NULL);
  undo_and_redo (life);
  list = list_practices (life, TEND_PRACTICE_BREATH);
  g_assert_cmpstr (list, ==, "Triangle, Coherent, Resonant, Box, 4-7-8, Cyclic Sigh, Long Exhale");
}

static void
test_own_pattern (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendBreathPattern good = { 7, 0, 1, 12, 0, 0 };
  const TendBreathPattern nothing = { 0 };
  g_autoptr (TendPractice) sound = make_pattern ("Mine", &good);
  g_autoptr (TendPractice) empty = make_pattern ("Mine", &nothing);
  g_autoptr (TendPractice) nameless = make_pattern ("", &good);
  g_autoptr (TendPractice) kept = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (save (life, empty, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_cmpint (save (life, nameless, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_cmpint (save (life, sound, &error), >, 0);
  undo_and_redo (life);

  kept = read_practice (life, "mine");
  g_assert_cmpstr (kept->id, ==, sound->id);
  g_assert_cmpmem (&kept->pattern, sizeof good, &good, sizeof good);
  tend_mindfulness_store_set_favourite_async (life->store, kept, TRUE, on_written_cb, &result);
  wait_for (life, &result, NULL);
  tend_mindfulness_store_keep_setup_async (life->store, kept, on_written_cb, &result);
  wait_for (life, &result, NULL);
  tend_mindfulness_store_delete_practice_async (life->store, kept, on_written_cb, &result);
  wait_for (life, &result, NULL);
  undo_and_redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM exercise_favourite"), ==, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM exercise_setup"), ==, 0);
  after = read_all (life);
  g_assert_null (tend_practice_find (after, kept->id));
}

static void
test_own_pattern_is_changed (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendBreathPattern long_holds = { 8, 0, 198, 12, 198, 0 };
  g_autoptr (TendPractice) pattern = make_pattern ("Mine", &(TendBreathPattern){ 7, 0, 1, 12, 0, 0 });
  g_autoptr (TendPractice) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (save (life, pattern, NULL), >, 0);
  changed = read_practice (life, pattern->id);
  g_free (changed->title);
  changed->title = g_strdup ("Slower");
  changed->pattern = long_holds;
  g_assert_cmpint (save (life, changed, &error), ==, changed->row);
  g_assert_no_error (error);
  undo_and_redo (life);
  g_clear_pointer (&changed, tend_practice_free);
  changed = read_practice (life, pattern->id);
  g_assert_cmpstr (changed->title, ==, "Slower");
  g_assert_cmpmem (&changed->pattern, sizeof long_holds, &long_holds, sizeof long_holds);

  changed->row = 77;
  g_assert_cmpint (save (life, changed, &error), ==, 0);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

static void
test_way_of_ones_own (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPractice) swim = tend_practice_new_own (TEND_PRACTICE_MOVE, "Swim", 30);
  g_autoptr (TendPractice) kept = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (save (life, swim, NULL), >, 0);
  undo_and_redo (life);
  kept = read_practice (life, "swim");
  g_assert_cmpint (kept->kind, ==, TEND_PRACTICE_MOVE);
  g_assert_cmpint (kept->options.minutes, ==, 30);

  /* One that is changed is as long as it was changed to, however long it took the last time. */
  kept->options.minutes = 45;
  tend_mindfulness_store_keep_setup_async (life->store, kept, on_written_cb, &result);
  wait_for (life, &result, NULL);
  kept->options.minutes = 20;
  g_assert_cmpint (save (life, kept, NULL), ==, kept->row);
  g_clear_pointer (&kept, tend_practice_free);
  kept = read_practice (life, "swim");
  g_assert_cmpint (kept->options.minutes, ==, 20);

  tend_mindfulness_store_delete_practice_async (life->store, kept, on_written_cb, &result);
  wait_for (life, &result, NULL);
  undo_and_redo (life);
  after = read_all (life);
  g_assert_null (tend_practice_find (after, "swim"));
}

static void
test_all_kinds_are_there (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *guided = list_practices (life, TEND_PRACTICE_GUIDED);
  g_autofree char *quiet = list_practices (life, TEND_PRACTICE_QUIET);
  g_autofree char *moves = list_practices (life, TEND_PRACTICE_MOVE);

  g_assert_cmpstr (guided, ==, "Unclench, A Pause to Appreciate, Five Senses, Kind Wishes, Body Scan");
  g_assert_cmpstr (quiet, ==, "Sit in Quiet");
  g_assert_cmpstr (moves, ==, "Walk, Jog, Yoga");
  for (TendPracticeKind kind = 0; kind < TEND_PRACTICE_N_KINDS; kind++)
    g_assert_cmpint (tend_practice_kind_find (tend_practice_kind_get_id (kind)), ==, kind);
}

/* How something was done is how it is offered the next time; what makes no sense is not. */
/* What is known stands on a card of each, with its source, or that nothing is known; and nothing is promised. */
static void
test_all_say_what_is_known (void)
{
  static const char *const never[] = { "treat", "cure", "proven", "21 days", "brings", "guarantee", "!" };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  g_autoptr (TendPractice) own = tend_practice_new_own (TEND_PRACTICE_BREATH, "Mine", 5);
  g_autoptr (GPtrArray) practices = tend_practice_read_all (tend_store_get_reader (life->store), scripts, NULL);

  g_ptr_array_add (practices, g_steal_pointer (&own));
  for (guint i = 0; i < practices->len; i++)
    {
      const TendPractice *practice = g_ptr_array_index (practices, i);
      const char *evidence = tend_practice_get_evidence (practice);

      if (practice->kind == TEND_PRACTICE_GUIDED)
        g_assert_nonnull (strstr (evidence, "promises nothing"));
      else
        g_assert_true (g_regex_match_simple ("[a-z] and others\\s20[0-9]{2}", evidence, 0, 0));
      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_null (strstr (evidence, never[j]));
    }
}

static void
test_setup_is_remembered (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPractice) quiet = read_practice (life, TEND_PRACTICE_QUIET_ID);
  g_autoptr (TendPractice) box = read_practice (life, "box");
  g_autoptr (TendPractice) again = NULL;
  g_autoptr (TendPractice) box_again = NULL;
  GAsyncResult *result = NULL;

  quiet->options = (TendPracticeOptions){ .minutes = 0, .preparation = 20, .interval = 5 };
  tend_mindfulness_store_keep_setup_async (life->store, quiet, on_written_cb, &result);
  wait_for (life, &result, NULL);
  g_assert_false (test_life_undo (life, NULL));
  again = read_practice (life, TEND_PRACTICE_QUIET_ID);
  g_assert_cmpmem (&again->options, sizeof again->options, &quiet->options, sizeof quiet->options);

  test_life_sql (life, "From elsewhere", TEND_WRITE_DEFAULT,
                 "INSERT INTO exercise_setup (exercise, minutes, rounds, preparation, interval)"
                 "  VALUES ('box', 240, 3600, 60, 0), ('nothing', 1, 1, 1, 1)");
  box_again = read_practice (life, "box");
  g_assert_cmpint (box_again->options.minutes, ==, 60);
  g_assert_cmpint (box_again->options.rounds, ==, 225);
}

static void
test_what_helped_comes_first (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) helped = NULL;
  gboolean writes_first;

  add_session (life, "walk", MONDAY, TEST_LIFE_NOW, 60);
  add_session (life, "yoga", MONDAY, TEST_LIFE_NOW + 100, 600);
  done = tend_ways_read (get_db (life), &writes_first, NULL);
  g_assert_cmpuint (done->len, ==, 3);
  g_assert_cmpstr (((TendPractice *) g_ptr_array_index (done, 0))->id, ==, "yoga");
  g_assert_false (writes_first);

  test_life_sql (life, "It helped", TEND_WRITE_DEFAULT, "UPDATE session SET helped = 1 WHERE exercise = 'walk'");
  helped = tend_ways_read (get_db (life), &writes_first, NULL);
  g_assert_cmpstr (((TendPractice *) g_ptr_array_index (helped, 0))->id, ==, "walk");
  g_assert_cmpstr (((TendPractice *) g_ptr_array_index (helped, 1))->id, ==, "yoga");
  g_assert_false (writes_first);
}

static void
test_a_line_may_help_most (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) ways = NULL;
  gboolean writes_first;

  add_session (life, TEND_EXERCISE_REDIRECT, MONDAY, TEST_LIFE_NOW, 90);
  test_life_sql (life, "It helped", TEND_WRITE_DEFAULT, "UPDATE session SET helped = 1, line = 'Out with it'");
  ways = tend_ways_read (get_db (life), &writes_first, NULL);
  g_assert_true (writes_first);
}

/* A life of before there was more than breaths. */
static void
test_older_sessions_have_a_kind (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "A walk", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 'box', 'Box', '2026-03-02', 1, 60)");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM session WHERE kind = 'breath' AND helped = 0"), ==, 1);
}

static void
test_today_hears_of_what_was_done (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendAgendaQuery query = { MONDAY, MONDAY, G_DATE_MONDAY };
  g_autoptr (GPtrArray) items = NULL;
  const TendAgendaItem *item;

  add_session (life, "box", MONDAY, TEST_LIFE_NOW, 180);
  add_session (life, "box", MONDAY - 1, TEST_LIFE_NOW - 86400, 180);
  items = tend_agenda_read (get_db (life), life->features, life->n_features, &query, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->state, ==, TEND_AGENDA_DONE);
  g_assert_cmpstr (item->detail, ==, "3 minutes");
}

static double
measure (TestLife         *life,
         const char       *key,
         TendMeasureUnits  unit,
         int               day)
{
  g_autofree double *days = tend_measure_read_days (get_db (life), life->features, life->n_features, "mindfulness",
                                                    key, unit, MONDAY - 1, MONDAY + 1, NULL);

  return days[day + 1];
}

static void
test_what_goals_count (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendBreathPattern pattern = { 7, 0, 1, 12, 0, 0 };
  g_autoptr (TendPractice) made = make_pattern ("Mine", &pattern);
  g_autoptr (TendPractice) mine = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_cmpint (save (life, made, NULL), >, 0);
  mine = read_practice (life, "Mine");
  add_session (life, "box", MONDAY, TEST_LIFE_NOW, 288);
  add_session (life, "box", MONDAY, TEST_LIFE_NOW + 400, 20);
  add_session (life, mine->id, MONDAY, TEST_LIFE_NOW + 800, 180);
  add_session (life, "walk", MONDAY, TEST_LIFE_NOW + 1200, 600);
  add_session (life, "walk", MONDAY + 1, TEST_LIFE_NOW + 90000, 600);
  add_session (life, "walk", MONDAY + 2, TEST_LIFE_NOW + 180000, 600);
  test_life_sql (life, "Walks move", TEND_WRITE_DEFAULT, "UPDATE session SET kind = 'move' WHERE exercise = 'walk'");

  /* Whole minutes, as they are shown. */
  g_assert_cmpfloat (measure (life, "box", TEND_MEASURE_MINUTES, 0), ==, 5);
  g_assert_cmpfloat (measure (life, "box", TEND_MEASURE_TIMES, 0), ==, 2);
  g_assert_cmpfloat (measure (life, "box", TEND_MEASURE_TIMES, 1), ==, 0);
  g_assert_cmpfloat (measure (life, mine->id, TEND_MEASURE_MINUTES, 0), ==, 3);
  g_assert_cmpfloat (measure (life, "kind-breath", TEND_MEASURE_TIMES, 0), ==, 3);
  g_assert_cmpfloat (measure (life, "kind-move", TEND_MEASURE_TIMES, 1), ==, 1);
  g_assert_cmpfloat (measure (life, "any", TEND_MEASURE_MINUTES, 0), ==, 18);
  g_assert_cmpfloat (measure (life, "any", TEND_MEASURE_TIMES, -1), ==, 0);
  g_assert_cmpfloat (measure (life, "nothing", TEND_MEASURE_TIMES, 0), ==, 0);

  measures = tend_measures_read (get_db (life), life->features, life->n_features, NULL);
  for (guint i = 0; i < measures->len; i++)
    g_string_append_printf (titles, "%s\n", ((TendMeasure *) g_ptr_array_index (measures, i))->title);
  g_assert_nonnull (strstr (titles->str, "Any mindfulness\nAny breathing\n"));
  g_assert_nonnull (strstr (titles->str, "\nMine breathing\n"));
  g_assert_nonnull (strstr (titles->str, "\nAny guided session\n"));
  g_assert_nonnull (strstr (titles->str, "\nAny movement\n"));
  g_assert_nonnull (strstr (titles->str, "\nYoga\n"));
}

static void
test_lines_are_found (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) found = NULL;

  test_life_sql (life, "A line", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds, line) VALUES"
                 "  ('00000000-0000-4000-8000-000000000001', 'box', 'Box', '2026-03-02', 1, 60, 'Quieter now')");
  found = tend_search_read (get_db (life), life->features, life->n_features, "quiet", 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((TendSearchResult *) g_ptr_array_index (found, 0))->kind, ==, "session");
}

static void
test_lengths_in_words (void)
{
  g_autofree char *second = tend_session_describe_length (1);
  g_autofree char *seconds = tend_session_describe_length (59);
  g_autofree char *minutes = tend_session_describe_length (179);

  g_assert_cmpstr (second, ==, "1 second");
  g_assert_cmpstr (seconds, ==, "59 seconds");
  g_assert_cmpstr (minutes, ==, "3 minutes");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mindfulness-store/a session is kept, described and deleted", test_session_is_kept);
  g_test_add_func ("/mindfulness-store/what is gone can’t be changed", test_what_is_gone_is_not_changed);
  g_test_add_func ("/mindfulness-store/favourites first, then the last used", test_favourites_and_last_used_first);
  g_test_add_func ("/mindfulness-store/a pattern of one’s own", test_own_pattern);
  g_test_add_func ("/mindfulness-store/a pattern is changed", test_own_pattern_is_changed);
  g_test_add_func ("/mindfulness-store/a way of one’s own to move", test_way_of_ones_own);
  g_test_add_func ("/mindfulness-store/all kinds are there", test_all_kinds_are_there);
  g_test_add_func ("/mindfulness-store/all say what is known of them", test_all_say_what_is_known);
  g_test_add_func ("/mindfulness-store/how it was done is remembered", test_setup_is_remembered);
  g_test_add_func ("/mindfulness-store/what helped comes first", test_what_helped_comes_first);
  g_test_add_func ("/mindfulness-store/a line may help most", test_a_line_may_help_most);
  g_test_add_func ("/mindfulness-store/older sessions are breaths", test_older_sessions_have_a_kind);
  g_test_add_func ("/mindfulness-store/today hears of what was done", test_today_hears_of_what_was_done);
  g_test_add_func ("/mindfulness-store/what goals count", test_what_goals_count);
  g_test_add_func ("/mindfulness-store/lines are found", test_lines_are_found);
  g_test_add_func ("/mindfulness-store/lengths in words", test_lengths_in_words);

  return g_test_run ();
}
