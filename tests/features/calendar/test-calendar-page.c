/* The page of the calendar: it shows a week, keys move what is in it, and nobody is left behind. */

#include "plan-fixture.h"

#include "features/calendar/tend-calendar-page.h"
#include "features/calendar/tend-week-grid.h"
#include "features/calendar/tend-week-slot.h"

#include "widgets/tend-pane.h"
#include "widgets/widget-fixture.h"

#include <adwaita.h>

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

/* Its start alone goes by Control and Shift; a plan of a calendar that is only shown stays where it is. */
static void
test_start_alone (Fixture       *fixture,
                  gconstpointer  user_data)
{
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);

  g_assert_true (press (block, GDK_KEY_Up, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  wait_for_change (fixture);
  assert_week (fixture, "03-03 09:45-11:00 Walk");
  block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);
  g_assert_true (press (block, GDK_KEY_Down, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  wait_for_change (fixture);
  assert_week (fixture, "03-03 10:00-11:00 Walk");
}

/* From a plan into free time, through the week and beyond it, and back into the page. */
static void
test_free_time (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);
  GtkWidget *slot = widget_fixture_find (GTK_WIDGET (fixture->grid), TEND_TYPE_WEEK_SLOT);
  const TendWeekCursor *cursor = tend_week_slot_get_cursor (TEND_WEEK_SLOT (slot));

  gtk_widget_grab_focus (GTK_WIDGET (block));
  g_assert_true (press (block, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window.window)) == slot);
  g_assert_cmpint (cursor->day, ==, 1);
  g_assert_cmpint (cursor->start, ==, 11 * 3600);
  widget_fixture_press (slot, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpint (cursor->length, ==, 75 * 60);
  widget_fixture_press (slot, GDK_KEY_Left, 0);
  widget_fixture_press (slot, GDK_KEY_Left, 0);
  g_assert_cmpint (cursor->day, ==, 6);
  g_assert_null (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1));
  widget_fixture_press (slot, GDK_KEY_Right, 0);
  g_assert_cmpint (cursor->day, ==, 0);
  g_assert_nonnull (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1));
  widget_fixture_press (slot, GDK_KEY_Escape, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window.window)) != slot);
}

/* Weeks that nobody counts have no number. */
static void
test_number (Fixture       *fixture,
             gconstpointer  user_data)
{
  TendPane *pane = TEND_PANE (widget_fixture_find (fixture->window.widget, TEND_TYPE_PANE));
  TendSettings *settings = tend_store_get_settings (fixture->plans->life->store);

  g_assert_cmpstr (tend_pane_get_subtitle (pane), ==, "Week 10");
  test_life_sql (fixture->plans->life, "Test", 0, "INSERT INTO setting (key, value) VALUES ('first-weekday', '7')");
  widget_fixture_settle ();
  g_assert_cmpint (tend_settings_get_first_weekday (settings), ==, G_DATE_SUNDAY);
  g_assert_cmpstr (tend_pane_get_subtitle (pane), ==, "");
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

/* Adds a walk on every day of that week, of which Tuesday's is in the window. */
static gint64
add_series (Fixture *fixture)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Swim", PLAN_FIXTURE_MONDAY, 8, 60, "FREQ=DAILY;COUNT=3");
  gint64 id = plan_fixture_add (fixture->plans, plan);

  widget_fixture_settle ();
  test_life_hush (fixture->plans->life);
  return id;
}

static void
test_series_asks_once (Fixture       *fixture,
                       gconstpointer  user_data)
{
  gint64 id = add_series (fixture);
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, id, PLAN_FIXTURE_MONDAY + 1);

  gtk_widget_grab_focus (GTK_WIDGET (block));
  g_assert_true (press (block, GDK_KEY_Down, 0));
  widget_fixture_answer ("cancel");
  assert_week (fixture, "03-02 08:00-09:00 Swim\n03-03 08:00-09:00 Swim\n03-03 10:00-11:00 Walk\n"
                        "03-04 08:00-09:00 Swim");

  g_assert_true (press (block, GDK_KEY_Down, 0));
  widget_fixture_answer ("following");
  wait_for_change (fixture);
  assert_week (fixture, "03-02 08:00-09:00 Swim\n03-03 08:15-09:15 Swim\n03-03 10:00-11:00 Walk\n"
                        "03-04 08:15-09:15 Swim");

  /* The keys go on with what was answered. */
  block = TEND_PLAN_BLOCK (gtk_root_get_focus (GTK_ROOT (fixture->window.window)));
  g_assert_true (press (block, GDK_KEY_Down, 0));
  wait_for_change (fixture);
  g_assert_null (widget_fixture_find_question ());
  assert_week (fixture, "03-02 08:00-09:00 Swim\n03-03 08:30-09:30 Swim\n03-03 10:00-11:00 Walk\n"
                        "03-04 08:30-09:30 Swim");

  /* Who was elsewhere meanwhile is asked again. */
  block = TEND_PLAN_BLOCK (gtk_root_get_focus (GTK_ROOT (fixture->window.window)));
  gtk_widget_grab_focus (GTK_WIDGET (tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1)));
  gtk_widget_grab_focus (GTK_WIDGET (block));
  g_assert_true (press (block, GDK_KEY_Up, 0));
  widget_fixture_answer ("all");
  wait_for_change (fixture);
  assert_week (fixture, "03-02 08:00-09:00 Swim\n03-03 08:15-09:15 Swim\n03-03 10:00-11:00 Walk\n"
                        "03-04 08:15-09:15 Swim");
}

/* Faster than the disk: what was asked for meanwhile is not lost. */
static void
test_keys_in_a_row (Fixture       *fixture,
                    gconstpointer  user_data)
{
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, fixture->id, PLAN_FIXTURE_MONDAY + 1);

  gtk_widget_grab_focus (GTK_WIDGET (block));
  for (int i = 0; i < 5; i++)
    g_assert_true (press (block, GDK_KEY_Down, 0));
  g_assert_true (press (block, GDK_KEY_Down, GDK_SHIFT_MASK));
  /* One is written at once, and the others together. */
  wait_for_change (fixture);
  widget_fixture_settle ();
  assert_week (fixture, "03-03 11:15-12:30 Walk");
}

static void
test_moved_by_hand (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 id = add_series (fixture);
  TendPlanBlock *block = tend_week_grid_find (fixture->grid, id, PLAN_FIXTURE_MONDAY + 2);

  tend_week_part_ask_for_move (TEND_WEEK_PART (fixture->grid), tend_plan_block_get (block), 60, 60);
  widget_fixture_answer ("this");
  wait_for_change (fixture);
  assert_week (fixture, "03-02 08:00-09:00 Swim\n03-03 08:00-09:00 Swim\n03-03 10:00-11:00 Walk\n"
                        "03-04 09:00-10:00 Swim");
}

/* What is not seen is not read, until it is. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = tend_plan_new ("Tea", PLAN_FIXTURE_MONDAY, 15 * 60, 60);
  gint64 id;

  gtk_widget_set_visible (fixture->window.widget, FALSE);
  id = plan_fixture_add (fixture->plans, plan);
  g_assert_null (tend_week_grid_find (fixture->grid, id, PLAN_FIXTURE_MONDAY));
  gtk_widget_set_visible (fixture->window.widget, TRUE);
  widget_fixture_settle ();
  g_assert_nonnull (tend_week_grid_find (fixture->grid, id, PLAN_FIXTURE_MONDAY));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/calendar/page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("keys-move-a-plan-and-make-it-longer", test_keys);
  ADD ("a-series-asks-once-what-is-meant", test_series_asks_once);
  ADD ("keys-in-a-row-are-not-lost", test_keys_in_a_row);
  ADD ("a-hand-asks-what-is-meant", test_moved_by_hand);
  ADD ("the-start-alone", test_start_alone);
  ADD ("free-time-by-keys", test_free_time);
  ADD ("the-number-of-a-week", test_number);
  ADD ("what-is-not-seen-is-not-read", test_hidden);
  ADD ("weeks-come-and-go", test_weeks);
#undef ADD

  return g_test_run ();
}
