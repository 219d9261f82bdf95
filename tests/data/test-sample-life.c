/* The sample life: it is the same each time, as large as it says, and lived as people live. */

#include "features/calendar/tend-plan-reader.h"
#include "features/goals/tend-goal-figures.h"
#include "features/goals/tend-goal-reader.h"
#include "store/tend-feature.h"
#include "base/tend-uuid.h"
#include "tend-sample-hobbies.h"
#include "tend-sample-life.h"
#include "tend-sample-plans.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define END_DAY (tend_day_from_ymd (2026, 11, 23))

/* A database with the tables of all features, in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  TendDb *db;
} Life;

static void
life_close (Life *self)
{
  static const char *const names[] = { "life.db", "life.db-wal", "life.db-shm" };

  g_clear_pointer (&self->db, tend_db_close);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Life, life_close)

static Life *
life_new (guint64 seed,
          int     years,
          TendDay end_day)
{
  Life *self = g_new0 (Life, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tend-sample-life-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "life.db", NULL);
  self->db = tend_db_open (self->path, TEND_DB_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = 0; j < tend_features[i]->n_migrations; j++)
      {
        tend_db_execute (self->db, tend_features[i]->migrations[j].sql, &error);
        g_assert_no_error (error);
      }

  tend_db_execute (self->db, "BEGIN", &error);
  g_assert_no_error (error);
  tend_sample_life_write (self->db, seed, years, end_day, &error);
  g_assert_no_error (error);
  tend_db_execute (self->db, "COMMIT", &error);
  g_assert_no_error (error);
  return self;
}

static gint64
count (Life       *life,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  tend_db_query_int64 (life->db, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

/* A digest of every value of every row of a table. */
static char *
digest_table (TendDb     *db,
              const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (tend_db_get_handle (db), sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count (statement); column++)
      {
        const char *text = (const char *) sqlite3_column_text (statement, column);

        g_checksum_update (checksum, (const guchar *) (text ? text : "\1"), -1);
        g_checksum_update (checksum, (const guchar *) "", 1);
      }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return g_strdup (g_checksum_get_string (checksum));
}

static const char *const tables[] = { "goal", "goal_check_in", "goal_step",    "goal_plan",
                                      "plan", "plan_guest",    "hobby_person", "hobby_session",
                                      "person", "person_day",  "person_way",   "person_contact" };

/* The life of ten years, for the tests that only read. */
typedef struct
{
  Life *life;
} Fixture;

static void
test_the_same_arguments_make_the_same_life (void)
{
  g_autoptr (Life) one = life_new (7, 2, END_DAY);
  g_autoptr (Life) again = life_new (7, 2, END_DAY);
  g_autoptr (Life) other = life_new (8, 2, END_DAY);
  g_autoptr (Life) later = life_new (7, 2, END_DAY + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *digest = digest_table (one->db, tables[i]);
      g_autofree char *same = digest_table (again->db, tables[i]);
      g_autofree char *another = digest_table (other->db, tables[i]);

      g_assert_cmpstr (digest, ==, same);
      g_assert_cmpstr (digest, !=, another);
    }
  {
    g_autofree char *digest = digest_table (one->db, "goal_check_in");
    g_autofree char *moved = digest_table (later->db, "goal_check_in");

    g_assert_cmpstr (digest, !=, moved);
  }
}

/* The figures that the benches go by; they change only where the sample life is changed on purpose. */
static void
test_ten_years_are_as_large_as_they_should_be (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;

  g_assert_cmpint (count (life, "SELECT count(*) FROM goal"), ==, 25);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in"), >=, 65000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in"), <=, 75000);
  g_assert_cmpint (count (life, "SELECT count(DISTINCT schedule) FROM goal"), ==, 7);
  g_assert_cmpint (count (life, "SELECT count(DISTINCT measure) FROM goal"), ==, 3);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal WHERE is_archived"), ==, 2);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal WHERE source_feature <> ''"), >=, 1);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal WHERE due_day IS NOT NULL"), ==, 2);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_step"), ==, 9);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_plan"), >=, 4);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in WHERE note <> ''"), >, 1000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in"
                                "  WHERE state = 'skipped' AND note <> ''"), >, 200);
}

static void
test_every_goal_makes_sense (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;

  for (int archived = FALSE; archived <= TRUE; archived++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) goals = tend_goal_read_all (life->db, archived, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < goals->len; i++)
        {
          const TendGoal *goal = g_ptr_array_index (goals, i);
          g_autoptr (GArray) check_ins =
              tend_goal_read_check_ins (life->db, goal->id, goal->start_day, END_DAY, &error);
          TendGoalHistory history = { goal, (const TendCheckIn *) (gpointer) check_ins->data, check_ins->len,
                                      END_DAY, G_DATE_MONDAY };

          g_assert_no_error (error);
          tend_goal_validate (goal, &error);
          g_assert_no_error (error);
          g_assert_true (tend_uuid_is_valid (goal->uuid));
          g_assert_cmpint (goal->uuid[14], ==, '4');
          g_assert_true (tend_goal_history_is_ordered (&history));
          g_assert_cmpint (tend_goal_history_get_first_day (&history), ==, goal->start_day);
          for (guint c = 0; c < check_ins->len; c++)
            g_assert_cmpint (isnan (history.check_ins[c].value), ==,
                             goal->measure == TEND_MEASURE_TICK ||
                                 history.check_ins[c].state != TEND_CHECK_IN_DONE);
        }
    }
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in c JOIN goal g ON g.id = c.goal_id"
                                "  WHERE c.day < g.start_day OR c.day > '2026-11-23'"), ==, 0);
}

/* Days of one goal, found by its title. */
static TendGoalDays *
read_days (Life       *life,
           const char *title)
{
  g_autoptr (GPtrArray) goals = tend_goal_read_matches (life->db, title, NULL);
  g_autoptr (GArray) check_ins = NULL;
  TendGoalHistory history;

  g_assert_cmpuint (goals->len, ==, 1);
  history.goal = g_ptr_array_index (goals, 0);
  check_ins = tend_goal_read_check_ins (life->db, history.goal->id, history.goal->start_day, END_DAY, NULL);
  history.check_ins = (const TendCheckIn *) (gpointer) check_ins->data;
  history.n_check_ins = check_ins->len;
  history.today = END_DAY;
  history.first_weekday = G_DATE_MONDAY;
  return tend_goal_days_new (&history);
}

static void
test_it_is_lived_as_people_live (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;
  g_autoptr (TendGoalDays) bed = read_days (life, "Make the bed");
  g_autoptr (TendGoalDays) walk = read_days (life, "Walk");
  g_autoptr (GArray) months = tend_goal_get_months (bed);
  TendGoalWeekday weekdays[7];
  TendGoalTotals totals;
  guint n_full = 0, n_hard = 0;

  /* Weekends go otherwise than the week. */
  tend_goal_get_weekdays (bed, weekdays);
  g_assert_cmpfloat (weekdays[5].share, <, weekdays[1].share - 0.04);

  /* Some months are good and some are hard. */
  for (guint i = 1; i + 1 < months->len; i++)
    {
      const TendGoalMonth *month = &g_array_index (months, TendGoalMonth, i);

      n_full += month->n_kept >= 29;
      n_hard += month->n_kept + month->n_rest <= 24;
    }
  g_assert_cmpuint (n_full, >=, 5);
  g_assert_cmpuint (n_hard, >=, 3);

  /* Numbers differ, and reach the target on some days only. */
  tend_goal_get_totals (walk, &totals);
  g_assert_cmpuint (totals.n_kept * 10, >, totals.n_times * 4);
  g_assert_cmpuint (totals.n_kept * 10, <, totals.n_times * 9);
  g_assert_cmpint (count (life, "SELECT count(DISTINCT value) FROM goal_check_in"
                                "  WHERE goal_id = (SELECT id FROM goal WHERE title = 'Walk')"), >, 50);
}

/* About five a week, series counted by their times; with whom, where, how it was, and some called off. */
static void
test_five_plans_a_week (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;
  g_autoptr (TendZone) zone = tend_zone_new_utc ();

  for (int year = 0; year < TEND_SAMPLE_LIFE_YEARS; year++)
    {
      TendDay from = END_DAY - 364 * (year + 1);
      g_autoptr (GPtrArray) plans = tend_calendar_read_range (life->db, zone, from + 1, from + 364, NULL);

      g_assert_nonnull (plans);
      g_assert_cmpuint (plans->len, >=, 52 * 4);
      g_assert_cmpuint (plans->len, <=, 52 * 6);
    }
  g_assert_cmpint (count (life, "SELECT count(DISTINCT person_uuid) FROM plan_guest"), ==, TEND_SAMPLE_N_PEOPLE);
  g_assert_cmpint (count (life, "SELECT count(*) FROM plan WHERE status = 'cancelled'"), >, 50);
  g_assert_cmpint (count (life, "SELECT count(*) FROM plan WHERE mood IS NOT NULL"), >, 200);
  g_assert_cmpint (count (life, "SELECT count(*) FROM plan WHERE rule <> ''"), >=, 2);
  g_assert_cmpint (count (life, "SELECT count(*) FROM plan WHERE start_day > '2026-11-23' AND rule = ''"), >, 3);
}

/* Thirty people: with rhythms, groups and days, and those whom plans are with are among them. */
static void
test_thirty_people_whom_plans_are_with (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;

  g_assert_cmpint (count (life, "SELECT count(*) FROM person"), ==, TEND_SAMPLE_N_PEOPLE);
  g_assert_cmpint (count (life, "SELECT count(*) FROM plan_guest WHERE person_uuid NOT IN (SELECT uuid FROM person)"),
                   ==, 0);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person WHERE rhythm_weeks > 0"), >=, 12);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person WHERE is_archived"), ==, 2);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person_day WHERE year IS NULL"), >=, 4);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person_day WHERE month = 11 AND day = 27"), >=, 1);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person_contact"), >, 500);
  g_assert_cmpint (count (life, "SELECT count(*) FROM person_contact WHERE day > '2026-11-22'"), ==, 0);
  g_assert_cmpint (count (life, "SELECT count(*) FROM reminder WHERE subject_kind = 'person-day'"
                                "  AND subject_uuid IN (SELECT uuid FROM person_day)"), >=, 2);
}

/* Eight hobbies: one that rests, one that is left alone, some that somebody shares. */
static void
test_twenty_thousand_sessions_of_hobbies (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;

  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby"), ==, TEND_SAMPLE_N_HOBBIES);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session"), >=, 20000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session"), <=, 22000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby WHERE is_resting"), ==, 1);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_person"), >=, 5);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_picture"), ==, 60);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session WHERE line <> ''"), >, 2000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session WHERE mood IS NULL"), >, 5000);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session WHERE day > '2026-11-22'"), ==, 0);
  g_assert_cmpint (count (life, "SELECT count(*) FROM hobby_session WHERE day > '2026-10-14'"
                                "  AND hobby_id = (SELECT id FROM hobby WHERE name = 'Guitar')"), ==, 0);
}

static void
test_sessions_go_back_ten_years (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;

  g_assert_cmpint (count (life, "SELECT count(*) FROM session"), >=, 1000);
  g_assert_cmpint (count (life, "SELECT count(DISTINCT substr(day, 1, 4)) FROM session"), >=, 10);
  g_assert_cmpint (count (life, "SELECT count(DISTINCT exercise) FROM session"), >=, 5);
  g_assert_cmpint (count (life, "SELECT count(*) FROM session WHERE mood_after > mood_before"), >, 100);
  g_assert_cmpint (count (life, "SELECT count(*) FROM session WHERE mood_after < mood_before"), >, 5);
  g_assert_cmpint (count (life, "SELECT count(*) FROM session WHERE mood_before IS NULL"), >, 100);
}

static void
test_today_has_come_to_the_afternoon (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;
  gint64 n_today = count (life, "SELECT count(*) FROM goal_check_in WHERE day = '2026-11-23'");

  g_assert_cmpint (n_today, >=, 5);
  g_assert_cmpint (n_today, <=, 14);
  g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in c JOIN goal g ON g.id = c.goal_id"
                                "  WHERE day = '2026-11-23' AND title = 'Read before bed'"), ==, 0);
}

/* The words that Tend does not use are not in its sample either. */
static void
test_its_words_are_kind (gconstpointer data)
{
  Life *life = ((const Fixture *) data)->life;
  static const char *const words[] = { "missed", "failed", "overdue", "streak", "should have", "!" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT (SELECT count(*) FROM goal WHERE instr(lower(title || why), '%1$s'))"
          "  + (SELECT count(*) FROM goal_step WHERE instr(lower(title), '%1$s'))"
          "  + (SELECT count(*) FROM goal_plan"
          "       WHERE instr(lower(outcome || obstacle || when_text || then_text), '%1$s'))"
          "  + (SELECT count(*) FROM goal_check_in WHERE instr(lower(note), '%1$s'))"
          "  + (SELECT count(*) FROM plan WHERE instr(lower(title || place || afterwards), '%1$s'))"
          "  + (SELECT count(*) FROM hobby"
          "       WHERE instr(lower(name || love || left_off || needs || next_step || places), '%1$s'))"
          "  + (SELECT count(*) FROM hobby_session WHERE instr(lower(line), '%1$s'))", words[i]);

      g_assert_cmpint (count (life, sql), ==, 0);
    }
}

static void
test_any_length_and_end_will_do (void)
{
  static const struct
  {
    int years;
    int year, month, day;
  } cases[] = { { 1, 2024, 2, 29 }, { 3, 1970, 1, 1 }, { 1, 9999, 12, 31 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendDay end_day = tend_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      g_autoptr (Life) life = life_new (i, cases[i].years, end_day - (cases[i].year == 9999 ? 9 : 0));

      g_assert_cmpint (count (life, "SELECT count(*) FROM goal"), ==, 25);
      g_assert_cmpint (count (life, "SELECT count(*) FROM goal_check_in"), >, 5000 * cases[i].years);
    }
}

/* Runs the program; returns its exit status. */
static int
run_maker (const char *const *arguments,
           char             **words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("TEND_MAKE_SAMPLE_LIFE"));
  for (; *arguments; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, words, &status, &error);
  g_assert_no_error (error);
  return WEXITSTATUS (status);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_the_program_writes_what_the_library_writes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-make-sample-life-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tend.db", NULL);
  const char *const arguments[] = { folder, "--years=1", "--seed=7", "--end=2026-11-23", NULL };
  g_autofree char *words = NULL;
  g_autofree char *refusal = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run_maker (arguments, &words), ==, 0);
  g_assert_cmpstr (words, ==, "");
  {
    g_autoptr (Life) life = life_new (7, 1, END_DAY);
    g_autoptr (TendDb) made = tend_db_open (path, TEND_DB_READ, &error);

    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
      {
        g_autofree char *expected = digest_table (life->db, tables[i]);
        g_autofree char *digest = digest_table (made, tables[i]);

        g_assert_cmpstr (digest, ==, expected);
      }
  }

  /* A folder with goals in it is somebody's own. */
  g_assert_cmpint (run_maker (arguments, &refusal), ==, 1);
  g_assert_nonnull (strstr (refusal, "There are goals in that folder already"));
  remove_folder (folder);
}

static void
test_the_program_refuses_what_it_does_not_understand (void)
{
  static const char *const wrong[][4] = {
    { NULL }, { "a", "b", NULL }, { "a", "--years=0", NULL }, { "a", "--years=101", NULL },
    { "a", "--end=2026-02-30", NULL }, { "a", "--end=0050-01-01", NULL }, { "a", "--since=1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *words = NULL;

      g_assert_cmpint (run_maker (wrong[i], &words), ==, 2);
      g_assert_true (g_str_has_prefix (words, "make-sample-life: "));
    }
}

int
main (int   argc,
      char *argv[])
{
  Fixture ten_years;
  int status;

  g_test_init (&argc, &argv, NULL);
  ten_years.life = life_new (TEND_SAMPLE_LIFE_SEED, TEND_SAMPLE_LIFE_YEARS, END_DAY);

  g_test_add_func ("/sample-life/the-same-arguments-make-the-same-life",
                   test_the_same_arguments_make_the_same_life);
  g_test_add_data_func ("/sample-life/ten-years-are-as-large-as-they-should-be", &ten_years,
                        test_ten_years_are_as_large_as_they_should_be);
  g_test_add_data_func ("/sample-life/every-goal-makes-sense", &ten_years, test_every_goal_makes_sense);
  g_test_add_data_func ("/sample-life/it-is-lived-as-people-live", &ten_years,
                        test_it_is_lived_as_people_live);
  g_test_add_data_func ("/sample-life/five-plans-a-week", &ten_years, test_five_plans_a_week);
  g_test_add_data_func ("/sample-life/thirty-people-whom-plans-are-with", &ten_years,
                        test_thirty_people_whom_plans_are_with);
  g_test_add_data_func ("/sample-life/twenty-thousand-sessions-of-hobbies", &ten_years,
                        test_twenty_thousand_sessions_of_hobbies);
  g_test_add_data_func ("/sample-life/today-has-come-to-the-afternoon", &ten_years,
                        test_today_has_come_to_the_afternoon);
  g_test_add_data_func ("/sample-life/sessions-go-back-ten-years", &ten_years, test_sessions_go_back_ten_years);
  g_test_add_data_func ("/sample-life/its-words-are-kind", &ten_years, test_its_words_are_kind);
  g_test_add_func ("/sample-life/any-length-and-end-will-do", test_any_length_and_end_will_do);
  g_test_add_func ("/sample-life/the-program-writes-what-the-library-writes",
                   test_the_program_writes_what_the_library_writes);
  g_test_add_func ("/sample-life/the-program-refuses-what-it-does-not-understand",
                   test_the_program_refuses_what_it_does_not_understand);
  status = g_test_run ();
  life_close (ten_years.life);
  return status;
}
