/* What stands on Today, and how much of it can be done. */

#include "store/test-life.h"

#include "features/today/tend-today-list.h"

static void
add_plan (TestLife   *life,
          const char *title)
{
  char day[TEND_DAY_TEXT_SIZE];

  test_life_sql (life, "Test", 0,
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, created_at, modified_at)"
                 "  VALUES (lower (hex (randomblob (4))) || '-0000-4000-8000-000000000001',"
                 "    '%s', '%s', 600, '%s', 660, 0, 0)",
                 title, tend_day_to_text (tend_store_get_today (life->store), day), day);
}

static void
assert_count (TendTodayList *list,
              guint          n_items,
              guint          n_doable,
              guint          n_done)
{
  guint done;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_items);
  g_assert_cmpuint (tend_today_list_count (list, &done), ==, n_doable);
  g_assert_cmpuint (done, ==, n_done);
}

/* A plan takes place; nobody has to tick it. */
static void
test_plans_are_nothing_to_do (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendTodayList) list = tend_today_list_new (life->store);
  char day[TEND_DAY_TEXT_SIZE];
  gint64 goal;

  assert_count (list, 0, 0, 0);
  add_plan (life, "Coffee");
  assert_count (list, 1, 0, 0);
  goal = test_life_add_goal (life, "Run");
  test_life_add_goal (life, "Read");
  assert_count (list, 3, 2, 0);
  test_life_sql (life, "Test", 0, "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (%d, '%s', 'done', 0)",
                 (int) goal, tend_day_to_text (tend_store_get_today (life->store), day));
  assert_count (list, 3, 2, 1);
  add_plan (life, "Walk");
  assert_count (list, 4, 2, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/today/list/plans-are-nothing-to-do", test_plans_are_nothing_to_do);

  return g_test_run ();
}
