/* The page of goals and its parts: rows follow the store and stay, dialogs lose nothing, and nobody is left behind. */

#include "features/goals/tend-goal-day-popover.h"
#include "features/goals/tend-goal-dialog.h"
#include "features/goals/tend-goal-plan-dialog.h"
#include "features/goals/tend-goal-row.h"
#include "features/goals/tend-goal-source-row.h"
#include "features/goals/tend-goal-step-row.h"
#include "features/goals/tend-goal-steps.h"
#include "features/goals/tend-goal-store.h"
#include "features/goals/tend-goal-view.h"
#include "features/goals/tend-goals-page.h"
#include "widgets/tend-day-strip.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-ordered-list.h"
#include "widgets/tend-tick.h"

#include "store/test-life.h"
#include "widgets/widget-fixture.h"

#include <math.h>

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

typedef struct
{
  TestLife *life;
  WidgetFixture window;
  TendPage *page;
  TendOrderedList *list;
} Fixture;

static gint64
add_goal (TestLife   *life,
          const char *title,
          const char *schedule)
{
  g_autofree char *uuid = g_uuid_string_random ();

  test_life_sql (life, title, TEND_WRITE_DEFAULT,
                 "INSERT INTO goal (uuid, title, color, position, schedule, start_day, created_at) VALUES"
                 "  ('%s', '%s', 'teal', (SELECT count(*) FROM goal), '%s', '2026-02-01', 0)",
                 uuid, title, schedule);
  return test_life_ask (life, "SELECT max(id) FROM goal");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->life = test_life_new_open ();
  add_goal (fixture->life, "Run", "daily");
  add_goal (fixture->life, "Water", "daily");
  add_goal (fixture->life, "Paint", "once");
  fixture->page = tend_goals_page_new (fixture->life->store);
  widget_fixture_set_up (&fixture->window, GTK_WIDGET (fixture->page), 700, 600);
  fixture->list = TEND_ORDERED_LIST (widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_ORDERED_LIST));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  test_life_free (fixture->life);
}

static gint64
get_id (Fixture    *fixture,
        const char *title)
{
  return test_life_ask (fixture->life, "SELECT coalesce((SELECT id FROM goal WHERE title = '%s'), 0)", title);
}

static TendGoalRow *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkListBoxRow *row = tend_ordered_list_find_row (fixture->list, get_id (fixture, title));

  return row ? TEND_GOAL_ROW (row) : NULL;
}

static int
get_index (Fixture    *fixture,
           const char *title)
{
  TendGoalRow *row = get_row (fixture, title);

  return row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Until the writer thread has answered and the window has heard of it. */
static void
wait_for_change (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->life->told->len == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_fixture_settle ();
  test_life_hush (fixture->life);
}

static void
test_row_follows (Fixture       *fixture,
                  gconstpointer  user_data)
{
  TendGoalRow *row = get_row (fixture, "Run");
  TendTick *tick = TEND_TICK (widget_fixture_find (GTK_WIDGET (row), TEND_TYPE_TICK));
  TendGoalItem *item = tend_goal_row_get_item (row);

  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
  g_assert_cmpstr (tend_tick_get_title (tick), ==, "Run");
  gtk_widget_grab_focus (GTK_WIDGET (row));

  test_life_hush (fixture->life);
  g_signal_emit_by_name (tick, "changed", TRUE, 1.0);
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
  wait_for_change (fixture);

  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_DONE);
  g_assert_true (get_row (fixture, "Run") == row);
  g_assert_true (tend_goal_row_get_item (row) == item);
  g_assert_true (tend_goal_item_get_is_done (item));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row)));

  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row)));
}

static void
test_day_comes (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendGoalRow *row = get_row (fixture, "Run");
  TendTick *tick = TEND_TICK (widget_fixture_find (GTK_WIDGET (row), TEND_TYPE_TICK));

  test_life_sql (fixture->life, "tick", TEND_WRITE_DEFAULT,
                 "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (%" G_GINT64_FORMAT
                 ", '2026-03-02', 'done', 0)",
                 get_id (fixture, "Run"));
  widget_fixture_settle ();
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_DONE);

  tend_clock_advance (fixture->life->clock, 24 * 60 * 60);
  widget_fixture_settle ();
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
}

static void
test_hide_done (Fixture       *fixture,
                gconstpointer  user_data)
{
  TendTick *tick = TEND_TICK (widget_fixture_find (GTK_WIDGET (get_row (fixture, "Run")), TEND_TYPE_TICK));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.hide-done", NULL);
  g_assert_nonnull (get_row (fixture, "Run"));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "Run")));

  test_life_hush (fixture->life);
  g_signal_emit_by_name (tick, "changed", TRUE, 1.0);
  wait_for_change (fixture);
  g_assert_null (get_row (fixture, "Run"));
  /* The keyboard stays where it was. */
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (fixture, "Water"))));

  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (get_index (fixture, "Run"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.hide-done", NULL);
}

static void
test_reorder (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWidget *row = GTK_WIDGET (get_row (fixture, "Run"));

  gtk_widget_grab_focus (row);
  test_life_hush (fixture->life);
  g_assert_true (widget_fixture_press (gtk_widget_get_parent (row), GDK_KEY_Down, GDK_CONTROL_MASK));
  wait_for_change (fixture);
  g_assert_cmpint (get_index (fixture, "Water"), ==, 0);
  g_assert_cmpint (get_index (fixture, "Run"), ==, 1);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (fixture, "Run"))));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.move-down", "x", get_id (fixture, "Run"));
  wait_for_change (fixture);
  g_assert_cmpint (get_index (fixture, "Run"), ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.move-up", "x", get_id (fixture, "Paint"));
  wait_for_change (fixture);
  g_assert_cmpint (get_index (fixture, "Paint"), ==, 0);
}

static TendGoalView *
open_goal (Fixture    *fixture,
           const char *title)
{
  TendGoalView *view;
  g_autoptr (TendGoal) goal = tend_goal_read (tend_store_get_reader (fixture->life->store), get_id (fixture, title),
                                              NULL);

  g_assert_true (tend_page_open (fixture->page, "goal", goal->uuid));
  widget_fixture_settle ();
  view = TEND_GOAL_VIEW (widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_GOAL_VIEW));
  g_assert_cmpstr (tend_goal_view_get_goal (view)->title, ==, title);
  return view;
}

static void
test_open_and_back (Fixture       *fixture,
                    gconstpointer  user_data)
{
  TendGoalView *view = open_goal (fixture, "Run");

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window.window)),
                                         widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_TICK)));
  g_assert_true (tend_page_go_back (fixture->page));
  widget_fixture_settle ();
  g_assert_null (tend_goal_view_get_goal (view));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (fixture, "Run"))));
  g_assert_false (tend_page_go_back (fixture->page));

  g_assert_false (tend_page_open (fixture->page, "goal", "no such goal"));
  g_assert_false (tend_page_open (fixture->page, "person", "whoever"));
}

static void
test_shown_goal_goes (Fixture       *fixture,
                      gconstpointer  user_data)
{
  TendGoalView *view = open_goal (fixture, "Run");
  gint64 id = get_id (fixture, "Run");

  test_life_hush (fixture->life);
  gtk_widget_activate_action (GTK_WIDGET (view), "goals.delete", "x", id);
  wait_for_change (fixture);
  g_assert_null (tend_goal_view_get_goal (view));
  g_assert_false (tend_page_go_back (fixture->page));
  g_assert_cmpint (get_index (fixture, "Run"), ==, -1);

  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (get_index (fixture, "Run"), ==, 0);
}

static TendGoalItem *
get_item (TendGoalView *view)
{
  g_autoptr (TendGoalItem) item = NULL;

  g_object_get (view, "item", &item, NULL);
  return item;
}

static void
test_view_follows (Fixture       *fixture,
                   gconstpointer  user_data)
{
  TendGoalView *view = open_goal (fixture, "Run");
  TendTick *tick = TEND_TICK (widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_TICK));

  test_life_sql (fixture->life, "tick", TEND_WRITE_DEFAULT,
                 "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (%" G_GINT64_FORMAT
                 ", '2026-03-02', 'done', 0)",
                 get_id (fixture, "Run"));
  widget_fixture_settle ();
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_DONE);
  g_assert_null (tend_goal_item_get_standing (get_item (view)));
  test_life_sql (fixture->life, "measure", TEND_WRITE_DEFAULT,
                 "UPDATE goal SET measure = 'at-least', target = 8, unit = 'km' WHERE title = 'Run'");
  widget_fixture_settle ();
  g_assert_cmpstr (tend_goal_item_get_standing (get_item (view)), ==, "0 of 8 km");
  test_life_sql (fixture->life, "rename", TEND_WRITE_DEFAULT, "UPDATE goal SET title = 'Jog' WHERE title = 'Run'");
  widget_fixture_settle ();
  g_assert_cmpstr (tend_goal_view_get_goal (view)->title, ==, "Jog");
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  user_data)
{
  TendGoalView *view = open_goal (fixture, "Paint");
  TendGoalSteps *steps = TEND_GOAL_STEPS (widget_fixture_find (GTK_WIDGET (view), TEND_TYPE_GOAL_STEPS));
  GtkWidget *entry = widget_fixture_find (GTK_WIDGET (steps), ADW_TYPE_ENTRY_ROW);

  test_life_hush (fixture->life);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Brush");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Brush");
  wait_for_change (fixture);
  g_assert_cmpuint (tend_goal_steps_get_length (steps), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpuint (tend_goal_steps_get_length (steps), ==, 0);
}

static void
test_day_popover (Fixture       *fixture,
                  gconstpointer  user_data)
{
  TendGoalDayPopover *popover;
  TendCheckIn check_in;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.edit-day", "(xi)", get_id (fixture, "Run"),
                              MONDAY - 100);
  widget_fixture_settle ();
  popover = TEND_GOAL_DAY_POPOVER (widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_GOAL_DAY_POPOVER));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_cmpint (tend_goal_day_popover_get_goal (popover)->id, ==, get_id (fixture, "Run"));
  tend_goal_day_popover_get_check_in (popover, &check_in);
  g_assert_cmpint (check_in.day, ==, MONDAY - 100);
  g_assert_cmpint (check_in.state, ==, TEND_CHECK_IN_NONE);
  tend_check_in_clear (&check_in);
  gtk_popover_popdown (GTK_POPOVER (popover));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.rest", "x", get_id (fixture, "Run"));
  widget_fixture_settle ();
  test_life_hush (fixture->life);
  g_signal_emit_by_name (popover, "saved");
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM goal_check_in WHERE state = 'skipped'"), ==,
                   1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  widget_fixture_settle ();
}

static void
on_finished_cb (gboolean *is_finished)
{
  *is_finished = TRUE;
}

static void
test_dialog_holds_what_is_typed (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  gpointer dialog = g_object_ref_sink (tend_goal_dialog_new (fixture->life->store, NULL));
  GtkWidget *title = widget_fixture_find (dialog, ADW_TYPE_ENTRY_ROW);
  gboolean is_finished = FALSE;
  g_autoptr (TendGoal) goal = NULL;

  g_signal_connect_swapped (dialog, "finished", G_CALLBACK (on_finished_cb), &is_finished);
  gtk_window_present (dialog);
  widget_fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (title), "  Swim ");
  goal = tend_goal_dialog_get_goal (dialog);
  g_assert_cmpstr (goal->title, ==, "Swim");
  g_assert_cmpint (goal->schedule.kind, ==, TEND_SCHEDULE_DAILY);
  g_assert_cmpint (goal->start_day, ==, MONDAY);
  g_assert_cmpstr (goal->color, !=, "teal");

  /* With something in it, it is only hidden; with nothing, it is done with. */
  gtk_window_close (dialog);
  widget_fixture_settle ();
  g_assert_false (is_finished);
  g_assert_false (gtk_widget_get_visible (dialog));
  gtk_window_present (dialog);
  widget_fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (title), "");
  gtk_window_close (dialog);
  widget_fixture_settle ();
  g_assert_true (is_finished);

  gtk_window_destroy (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  g_object_unref (dialog);
  widget_fixture_settle ();
  g_assert_null (dialog);
}

static void
test_dialog_refuses (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (GtkWidget) dialog = g_object_ref_sink (tend_goal_dialog_new (fixture->life->store, NULL));
  GtkWidget *title = widget_fixture_find (dialog, ADW_TYPE_ENTRY_ROW);
  gint64 n_goals = test_life_ask (fixture->life, "SELECT count(*) FROM goal");
  g_autofree char *long_title = g_strnfill (10000, 'x');
  gboolean is_finished = FALSE;

  g_signal_connect_swapped (dialog, "finished", G_CALLBACK (on_finished_cb), &is_finished);
  gtk_window_present (GTK_WINDOW (dialog));
  widget_fixture_settle ();
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (title), long_title);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  widget_fixture_settle ();
  g_assert_false (is_finished);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, long_title);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM goal"), ==, n_goals);

  test_life_hush (fixture->life);
  gtk_editable_set_text (GTK_EDITABLE (title), "Swim");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for_change (fixture);
  g_assert_true (is_finished);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM goal WHERE title = 'Swim'"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Every kind of goal comes out of the dialog as it went in. */
static void
test_dialog_there_and_back (Fixture       *fixture,
                            gconstpointer  user_data)
{
  static const TendSchedule schedules[] = {
    { TEND_SCHEDULE_ONCE, 1, 0, 0 },     { TEND_SCHEDULE_DAILY, 1, 0, 0 },    { TEND_SCHEDULE_WEEKDAYS, 1, 0, 0x15 },
    { TEND_SCHEDULE_WEEKLY, 3, 0, 0 },   { TEND_SCHEDULE_MONTHLY, 12, 0, 0 }, { TEND_SCHEDULE_INTERVAL, 1, 3, 0 },
    { TEND_SCHEDULE_WINDOW, 2, 5, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autoptr (TendGoal) goal = tend_goal_new ("A goal", MONDAY - 3);
      g_autoptr (TendGoal) back = NULL;
      g_autoptr (GtkWidget) dialog = NULL;

      goal->id = 7;
      goal->schedule = schedules[i];
      goal->due_day = schedules[i].kind == TEND_SCHEDULE_ONCE ? MONDAY + 30 : TEND_DAY_NONE;
      if (schedules[i].kind == TEND_SCHEDULE_DAILY)
        {
          goal->measure = TEND_MEASURE_AT_MOST;
          goal->target = 0.75;
          g_free (goal->unit);
          goal->unit = g_strdup ("hours");
        }
      g_free (goal->color);
      goal->color = g_strdup ("violet");
      g_free (goal->why);
      goal->why = g_strdup ("One\nTwo");

      dialog = g_object_ref_sink (tend_goal_dialog_new (fixture->life->store, goal));
      back = tend_goal_dialog_get_goal (TEND_GOAL_DIALOG (dialog));
      g_assert_cmpint (back->id, ==, 7);
      g_assert_cmpstr (back->title, ==, goal->title);
      g_assert_cmpstr (back->why, ==, goal->why);
      g_assert_cmpstr (back->color, ==, goal->color);
      g_assert_cmpstr (back->unit, ==, goal->unit);
      g_assert_cmpmem (&back->schedule, sizeof back->schedule, &goal->schedule, sizeof goal->schedule);
      g_assert_cmpint (back->measure, ==, goal->measure);
      g_assert_cmpfloat (back->target, ==, goal->target);
      g_assert_cmpint (back->start_day, ==, goal->start_day);
      g_assert_cmpint (back->due_day, ==, goal->due_day);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* (nullable): the label in sight that says this. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child, text);

      if (label)
        return label;
    }
  return NULL;
}

static void
breathe (Fixture    *fixture,
         const char *day,
         int         minutes)
{
  g_autofree char *uuid = g_uuid_string_random ();

  test_life_sql (fixture->life, "A session", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds) VALUES"
                 "  ('%s', 'box', 'Box', '%s', 1, %d)", uuid, day, minutes * 60);
  widget_fixture_settle ();
}

/* What a goal counts by itself stands in the row, the strip and the page of the goal, and goes with the session. */
static void
test_fed_goal_follows (Fixture       *fixture,
                       gconstpointer  user_data)
{
  gint64 id = get_id (fixture, "Run");
  TendGoalRow *row = get_row (fixture, "Run");
  TendTick *tick = TEND_TICK (widget_fixture_find (GTK_WIDGET (row), TEND_TYPE_TICK));
  TendGoalItem *item = tend_goal_row_get_item (row);
  GtkWidget *view;
  const float *levels;
  const guint8 *marks;

  test_life_sql (fixture->life, "Feed", TEND_WRITE_DEFAULT,
                 "UPDATE goal SET measure = 'at-least', target = 20, unit = 'min', source_feature = 'mindfulness',"
                 "  source_key = 'box', source_unit = 'minutes' WHERE id = %" G_GINT64_FORMAT, id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.open", "x", id);
  widget_fixture_settle ();
  view = widget_fixture_find (GTK_WIDGET (fixture->page), TEND_TYPE_GOAL_VIEW);
  g_assert_nonnull (find_label (view, "Counts by itself: Box breathing"));

  breathe (fixture, "2026-03-02", 12);
  g_assert_cmpfloat (tend_tick_get_value (tick), ==, 12);
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
  g_assert_nonnull (find_label (view, "12 of 20 min"));
  breathe (fixture, "2026-03-02", 8);
  breathe (fixture, "2026-02-28", 5);
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_DONE);
  tend_goal_item_get_strip (item, &levels, &marks);
  g_assert_cmpfloat (levels[TEND_GOAL_ITEM_DAYS - 1], ==, 1);
  g_assert_cmpfloat_with_epsilon (levels[TEND_GOAL_ITEM_DAYS - 3], 0.25, 1e-6);
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (tend_tick_get_state (tick), ==, TEND_DISC_STATE_OPEN);
  g_assert_nonnull (find_label (view, "12 of 20 min"));
}

/* In a dialog the source is chosen, brings its unit along, and stays where what it names is gone. */
static void
test_dialog_feeds (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (TendGoal) goal = tend_goal_new ("A goal", MONDAY);
  g_autoptr (GtkWidget) dialog = NULL;
  g_autoptr (GtkWidget) again = NULL;
  g_autoptr (TendGoal) fed = NULL;
  g_autoptr (TendGoal) kept = NULL;
  g_autoptr (TendGoal) none = NULL;
  AdwComboRow *source;

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 20;
  dialog = g_object_ref_sink (tend_goal_dialog_new (fixture->life->store, goal));
  source = ADW_COMBO_ROW (widget_fixture_find (dialog, TEND_TYPE_GOAL_SOURCE_ROW));
  g_assert_cmpint (adw_combo_row_get_selected (source), ==, 0);
  adw_combo_row_set_selected (source, 1);
  fed = tend_goal_dialog_get_goal (TEND_GOAL_DIALOG (dialog));
  g_assert_cmpstr (fed->source_feature, !=, "");
  g_assert_cmpint (fed->source_unit, ==, TEND_MEASURE_MINUTES);
  g_assert_cmpstr (fed->unit, ==, "min");
  gtk_window_destroy (GTK_WINDOW (dialog));

  tend_goal_set_source (fed, "gardening", "herbs", TEND_MEASURE_TIMES);
  again = g_object_ref_sink (tend_goal_dialog_new (fixture->life->store, fed));
  kept = tend_goal_dialog_get_goal (TEND_GOAL_DIALOG (again));
  g_assert_cmpstr (kept->source_feature, ==, "gardening");
  g_assert_cmpstr (kept->source_key, ==, "herbs");
  g_assert_cmpint (kept->source_unit, ==, TEND_MEASURE_TIMES);
  source = ADW_COMBO_ROW (widget_fixture_find (again, TEND_TYPE_GOAL_SOURCE_ROW));
  adw_combo_row_set_selected (source, 0);
  none = tend_goal_dialog_get_goal (TEND_GOAL_DIALOG (again));
  g_assert_false (tend_goal_is_fed (none));
  gtk_window_destroy (GTK_WINDOW (again));
}

/* A day that counts something by itself can't be made a rest day, nor less. */
static void
test_day_popover_of_fed_goal (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr (TendGoal) goal = tend_goal_new ("A goal", MONDAY);
  TendGoalDayPopover *popover = TEND_GOAL_DAY_POPOVER (tend_goal_day_popover_new ());
  TendCheckIn day = { MONDAY, TEND_CHECK_IN_DONE, 12, NULL, 12 };
  TendCheckIn said;
  gboolean is_saved = FALSE;
  GtkWidget *amount;

  goal->measure = TEND_MEASURE_AT_LEAST;
  goal->target = 20;
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (fixture->page));
  g_signal_connect_swapped (popover, "saved", G_CALLBACK (on_finished_cb), &is_saved);
  tend_goal_day_popover_ask (popover, goal, &day, MONDAY, TEND_GOAL_DAY_FOCUS_REST);
  widget_fixture_settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (popover), "12 of it by itself"));
  tend_goal_day_popover_get_check_in (popover, &said);
  g_assert_cmpint (said.state, ==, TEND_CHECK_IN_DONE);
  tend_check_in_clear (&said);

  amount = widget_fixture_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (amount), "5");
  g_signal_emit_by_name (amount, "activate");
  g_assert_false (is_saved);
  gtk_editable_set_text (GTK_EDITABLE (amount), "15");
  g_signal_emit_by_name (amount, "activate");
  g_assert_true (is_saved);
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static GtkWindow *
find_dialog (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
test_drafts (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWindow *dialog;
  GtkWidget *title;

  tend_page_make_new (fixture->page);
  widget_fixture_settle ();
  dialog = find_dialog (TEND_TYPE_GOAL_DIALOG);
  title = widget_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (title), "Half a thou");
  gtk_window_close (dialog);
  widget_fixture_settle ();

  tend_page_make_new (fixture->page);
  widget_fixture_settle ();
  g_assert_true (find_dialog (TEND_TYPE_GOAL_DIALOG) == dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Half a thou");

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.cancel", NULL);
  widget_fixture_settle ();
  g_assert_null (find_dialog (TEND_TYPE_GOAL_DIALOG));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.plan", "x", get_id (fixture, "Run"));
  widget_fixture_settle ();
  g_assert_nonnull (find_dialog (TEND_TYPE_GOAL_PLAN_DIALOG));
}

static gboolean
is_any_mapped (GtkWidget *widget,
               GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_any_mapped (child, type))
      return TRUE;
  return FALSE;
}

/* Nothing is asked of what was put away: there is nothing to tick. */
static void
test_archive (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 id = get_id (fixture, "Water");
  GtkStack *panes;
  GtkWidget *row;

  test_life_hush (fixture->life);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.archive", "x", id);
  wait_for_change (fixture);
  g_assert_null (tend_ordered_list_find_row (fixture->list, id));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.show-archive", NULL);
  widget_fixture_settle ();
  panes = GTK_STACK (widget_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK));
  row = widget_fixture_find (gtk_stack_get_visible_child (panes), TEND_TYPE_GOAL_ROW);
  g_assert_cmpint (tend_goal_item_get_goal (tend_goal_row_get_item (TEND_GOAL_ROW (row)))->id, ==, id);
  g_assert_false (is_any_mapped (row, TEND_TYPE_TICK));
  g_assert_false (is_any_mapped (row, TEND_TYPE_DAY_STRIP));
  g_assert_false (is_any_mapped (GTK_WIDGET (open_goal (fixture, "Water")), TEND_TYPE_TICK));
  g_assert_true (tend_page_go_back (fixture->page));
  g_assert_true (tend_page_go_back (fixture->page));

  test_life_hush (fixture->life);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "goals.restore", "x", id);
  wait_for_change (fixture);
  g_assert_nonnull (tend_ordered_list_find_row (fixture->list, id));
}

static void
assert_named (GtkWidget  *widget,
              const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Many buttons look alike: their names tell them apart. */
static void
test_names (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *row = GTK_WIDGET (get_row (fixture, "Run"));
  GtkWidget *menu_button = widget_fixture_find (row, GTK_TYPE_MENU_BUTTON);
  GtkWidget *step;

  assert_named (gtk_widget_get_parent (row), "Goals");
  assert_named (menu_button, "More about “Run”");
  assert_named (gtk_widget_get_first_child (menu_button), "More about “Run”");

  test_life_sql (fixture->life, "rename", TEND_WRITE_DEFAULT, "UPDATE goal SET title = 'Jog' WHERE title = 'Run'");
  test_life_sql (fixture->life, "step", TEND_WRITE_DEFAULT,
                 "INSERT INTO goal_step (uuid, goal_id, title, position)"
                 "  SELECT '11111111-2222-4333-8444-555555555555', id, 'Brush', 1 FROM goal WHERE title = 'Paint'");
  widget_fixture_settle ();
  assert_named (gtk_widget_get_first_child (menu_button), "More about “Jog”");

  step = widget_fixture_find (GTK_WIDGET (open_goal (fixture, "Paint")), TEND_TYPE_GOAL_STEP_ROW);
  assert_named (gtk_widget_get_first_child (widget_fixture_find (step, GTK_TYPE_MENU_BUTTON)),
                "More about “Brush”");
  assert_named (gtk_widget_get_first_child (widget_fixture_find (step, TEND_TYPE_TICK)), "Brush");
}

/* At 360 pixels nothing asks for more. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  user_data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  open_goal (fixture, "Run");
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  open_goal (fixture, "Paint");
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_strip_where_there_is_room (Fixture       *fixture,
                                gconstpointer  user_data)
{
  GtkWidget *strip = widget_fixture_find (GTK_WIDGET (get_row (fixture, "Run")), TEND_TYPE_DAY_STRIP);
  GtkWidget *none = widget_fixture_find (GTK_WIDGET (get_row (fixture, "Paint")), TEND_TYPE_DAY_STRIP);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (gtk_widget_get_child_visible (strip));
  g_assert_false (gtk_widget_get_visible (none));
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->list), 340);
  while (gtk_widget_get_child_visible (strip) && g_get_monotonic_time () < until)
    widget_fixture_settle ();
  g_assert_false (gtk_widget_get_child_visible (strip));
}

static void
add (const char *path,
     void (*test) (Fixture *fixture, gconstpointer user_data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/goals/widgets/row-follows", test_row_follows);
  add ("/goals/widgets/day-comes", test_day_comes);
  add ("/goals/widgets/hide-done", test_hide_done);
  add ("/goals/widgets/reorder", test_reorder);
  add ("/goals/widgets/open-and-back", test_open_and_back);
  add ("/goals/widgets/shown-goal-goes", test_shown_goal_goes);
  add ("/goals/widgets/view-follows", test_view_follows);
  add ("/goals/widgets/steps", test_steps);
  add ("/goals/widgets/day-popover", test_day_popover);
  add ("/goals/widgets/dialog-holds-what-is-typed", test_dialog_holds_what_is_typed);
  add ("/goals/widgets/dialog-refuses", test_dialog_refuses);
  add ("/goals/widgets/dialog-there-and-back", test_dialog_there_and_back);
  add ("/goals/widgets/fed-goal-follows", test_fed_goal_follows);
  add ("/goals/widgets/dialog-feeds", test_dialog_feeds);
  add ("/goals/widgets/day-popover-of-fed-goal", test_day_popover_of_fed_goal);
  add ("/goals/widgets/drafts", test_drafts);
  add ("/goals/widgets/archive", test_archive);
  add ("/goals/widgets/names", test_names);
  add ("/goals/widgets/narrow", test_narrow);
  add ("/goals/widgets/strip-where-there-is-room", test_strip_where_there_is_room);

  return g_test_run ();
}
