/* The page of the calendar: it shows a week, keys move what is in it, and nobody is left behind. */

#include "plan-fixture.h"

#include "features/calendar/tend-calendar-page.h"
#include "features/calendar/tend-week-grid.h"

#include "widgets/widget-fixture.h"

typedef struct
{
  PlanFixture *plans;
  WidgetFixture window;
  TendWeekGrid *grid;
  gint64 id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = NULL;
  TendPage *page;

  fixture->plans = plan_fixture_new ("Europe/Berlin");
  plan = tend_plan_new ("Walk", PLAN_FIXTURE_MONDAY + 1, 10 * 60, 60);
  fixture->id = plan_fixture_add (fixture->plans, plan);
  page = tend_calendar_page_new (fixture->plans->life->store);
  widget_fixture_set_up (&fixture->window, GTK_WIDGET (page), 900, 600);
  fixture->grid = TEND_WEEK_GRID (widget_fixture_find (GTK_WIDGET (page), TEND_TYPE_WEEK_GRID));
  test_life_hush (fixture->plans->life);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  plan_fixture_free (fixture->plans);
}

static void
wait_for_change (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->plans->life->told->len == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_fixture_settle ();
  test_life_hush (fixture->plans->life);
}

static void
assert_week (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *list = plan_fixture_list (fixture->plans, PLAN_FIXTURE_MONDAY, PLAN_FIXTURE_MONDAY + 6);

  g_assert_cmpstr (list, ==, expected);
}

static gboolean
press (TendPlanBlock   *block,
       guint            keyval,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (block));
  gboolean is_used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_used; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &is_used);
    }
  return is_used;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  user_data)
{
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);

  g_assert_nonnull (block);
  gtk_widget_grab_focus (GTK_WIDGET (block));
  g_assert_true (press (block, GDK_KEY_Down, 0));
  wait_for_change (fixture);
  assert_week (fixture, "03-03 10:15-11:15 Walk");

  block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);
  g_assert_true (press (block, GDK_KEY_Down, GDK_SHIFT_MASK));
  wait_for_change (fixture);
  assert_week (fixture, "03-03 10:15-11:30 Walk");

  block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);
  g_assert_true (press (block, GDK_KEY_Right, 0));
  wait_for_change (fixture);
  assert_week (fixture, "03-04 10:15-11:30 Walk");
  g_assert_nonnull (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 2));
}

static void
test_weeks (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *page = fixture->window.widget;

  g_assert_true (gtk_widget_activate_action (page, "calendar.next", NULL));
  g_assert_null (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1));
  g_assert_true (gtk_widget_activate_action (page, "calendar.previous", NULL));
  g_assert_nonnull (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1));
  g_assert_true (gtk_widget_activate_action (page, "calendar.previous", NULL));
  g_assert_true (gtk_widget_activate_action (page, "calendar.today", NULL));
  g_assert_nonnull (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/calendar/page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("keys-move-a-plan-and-make-it-longer", test_keys);
  ADD ("weeks-come-and-go", test_weeks);
#undef ADD

  return g_test_run ();
}
