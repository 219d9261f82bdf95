/* What a goal may count of what features keep. */

#include "store/tend-measure.h"
#include "store/tend-settings.h"
#include "test-life.h"

static const TendMigration tea_migrations[] = {
  { "CREATE TABLE tea (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,"
    "  day TEXT NOT NULL, minutes INTEGER NOT NULL) STRICT;" },
};

static const TendTable tea_tables[] = { { .name = "tea" } };
static const char *const tea_measure_tables[] = { "tea", NULL };

extern const TendFeature tea_feature;

static gboolean
list_tea (TendDb     *db,
          GPtrArray  *out,
          GError    **error)
{
  g_ptr_array_add (out, tend_measure_new (&tea_feature, "green", "Green tea",
                                          TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES));
  return TRUE;
}

static gboolean
measure_tea (TendDb            *db,
             const char        *key,
             TendMeasureUnits   unit,
             TendDay            from,
             TendDay            to,
             double            *days,
             GError           **error)
{
  g_autoptr (TendRows) rows = NULL;
  GError *local_error = NULL;

  if (!g_str_equal (key, "green"))
    return TRUE;
  rows = tend_db_query (db, error, "SELECT day, minutes FROM tea WHERE day BETWEEN ?1 AND ?2", "dd", from, to);
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    days[tend_rows_get_day (rows, 0) - from] += unit == TEND_MEASURE_TIMES ? 1 : tend_rows_get_int64 (rows, 1);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

const TendFeature tea_feature = {
  .id = "tea",
  .migrations = tea_migrations,
  .n_migrations = G_N_ELEMENTS (tea_migrations),
  .tables = tea_tables,
  .n_tables = G_N_ELEMENTS (tea_tables),
  .measures = list_tea,
  .measure = measure_tea,
  .measure_tables = tea_measure_tables,
};

static const TendFeature *const features[] = { &tend_settings_feature, &tea_feature };

static TestLife *
open_life_with_tea (void)
{
  TestLife *life = test_life_new (features, G_N_ELEMENTS (features));

  test_life_open (life);
  test_life_sql (life, "Drink", 0,
                 "INSERT INTO tea (uuid, day, minutes) VALUES ('a', '2026-03-01', 10), ('b', '2026-03-03', 5),"
                 "  ('c', '2026-03-03', 7), ('d', '2026-03-05', 20)");
  return life;
}

static double *
read_days (TestLife         *life,
           const char       *feature_id,
           const char       *key,
           TendMeasureUnits  unit)
{
  g_autoptr (GError) error = NULL;
  double *days = tend_measure_read_days (tend_store_get_reader (life->store), features, G_N_ELEMENTS (features),
                                         feature_id, key, unit, tend_day_from_ymd (2026, 3, 2),
                                         tend_day_from_ymd (2026, 3, 4), &error);

  g_assert_no_error (error);
  return days;
}

static void
assert_days (const double *days,
             double        first,
             double        second,
             double        third)
{
  g_assert_cmpfloat (days[0], ==, first);
  g_assert_cmpfloat (days[1], ==, second);
  g_assert_cmpfloat (days[2], ==, third);
}

static void
test_what_can_be_counted_is_listed (void)
{
  g_autoptr (TestLife) life = open_life_with_tea ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures =
      tend_measures_read (tend_store_get_reader (life->store), features, G_N_ELEMENTS (features), &error);
  const TendMeasure *measure;

  g_assert_no_error (error);
  g_assert_cmpuint (measures->len, ==, 1);
  measure = g_ptr_array_index (measures, 0);
  g_assert_true (measure->feature == &tea_feature);
  g_assert_cmpstr (measure->key, ==, "green");
  g_assert_cmpstr (measure->title, ==, "Green tea");
}

static void
test_each_day_has_what_was_done_on_it (void)
{
  g_autoptr (TestLife) life = open_life_with_tea ();
  g_autofree double *times = read_days (life, "tea", "green", TEND_MEASURE_TIMES);
  g_autofree double *minutes = read_days (life, "tea", "green", TEND_MEASURE_MINUTES);

  assert_days (times, 0, 2, 0);
  assert_days (minutes, 0, 12, 0);
}

static void
test_what_is_not_there_was_never_done (void)
{
  g_autoptr (TestLife) life = open_life_with_tea ();
  g_autofree double *other_key = read_days (life, "tea", "black", TEND_MEASURE_TIMES);
  g_autofree double *other_feature = read_days (life, "coffee", "green", TEND_MEASURE_TIMES);

  assert_days (other_key, 0, 0, 0);
  assert_days (other_feature, 0, 0, 0);
}

static void
test_what_is_measured_is_told_apart_from_other_changes (void)
{
  g_autoptr (TestLife) life = open_life_with_tea ();
  TendFeature idle = tea_feature;
  const TendFeature *const idle_features[] = { &idle };
  TendChanges *changes = g_ptr_array_index (life->told, life->told->len - 1);

  idle.measure_tables = NULL;
  g_assert_true (tend_measures_concern (features, G_N_ELEMENTS (features), changes));
  g_assert_false (tend_measures_concern (idle_features, 1, changes));
}

static void
test_units_go_to_text_and_back (void)
{
  TendMeasureUnits unit;

  g_assert_true (tend_measure_units_from_text (tend_measure_units_to_text (TEND_MEASURE_TIMES), &unit));
  g_assert_cmpint (unit, ==, TEND_MEASURE_TIMES);
  g_assert_true (tend_measure_units_from_text (tend_measure_units_to_text (TEND_MEASURE_MINUTES), &unit));
  g_assert_cmpint (unit, ==, TEND_MEASURE_MINUTES);
  g_assert_false (tend_measure_units_from_text ("cups", &unit));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/measure/what-can-be-counted-is-listed", test_what_can_be_counted_is_listed);
  g_test_add_func ("/store/measure/each-day-has-what-was-done-on-it", test_each_day_has_what_was_done_on_it);
  g_test_add_func ("/store/measure/what-is-not-there-was-never-done", test_what_is_not_there_was_never_done);
  g_test_add_func ("/store/measure/what-is-measured-is-told-apart-from-other-changes",
                   test_what_is_measured_is_told_apart_from_other_changes);
  g_test_add_func ("/store/measure/units-go-to-text-and-back", test_units_go_to_text_and_back);
  return g_test_run ();
}
