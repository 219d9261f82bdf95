/* Someone this week as it is shown: the card, the line over the week, the wish, and the ways between the panes. */

#include "plan-fixture.h"

#include "features/calendar/tend-calendar-panes.h"
#include "features/calendar/tend-looking-back-view.h"
#include "features/calendar/tend-someone-card.h"
#include "features/calendar/tend-someone-group.h"
#include "features/calendar/tend-someone-line.h"
#include "features/calendar/tend-someone-store.h"
#include "features/calendar/tend-suggestion-row.h"
#include "features/calendar/tend-together.h"
#include "shell/tend-idea-view.h"
#include "store/tend-acquaintance.h"
#include "store/tend-idea-store.h"

#include "widgets/widget-fixture.h"
#include "widgets/tend-idea-list.h"
#include "widgets/tend-share-bars.h"
#include "widgets/tend-time-entry.h"
#include "widgets/tend-week-strip.h"

#include <adwaita.h>

#define MONDAY PLAN_FIXTURE_MONDAY
#define ANA "00000000-0000-4000-8000-00000000000a"
#define BEN "00000000-0000-4000-8000-00000000000b"
#define CARL "00000000-0000-4000-8000-00000000000c"
#define DORA "00000000-0000-4000-8000-00000000000d"

/* How many people the feature beside the calendar knows, Dora of them to be left in peace. */
static guint n_people;

static gboolean
list_people (TendDb     *db,
             GPtrArray  *out,
             GError    **error)
{
  static const char *const uuids[] = { DORA, ANA, BEN, CARL };
  static const char *const names[] = { "Dora", "Ana", "Ben", "Carl" };

  for (guint i = 0; i < n_people; i++)
    {
      TendAcquaintance *one = g_new0 (TendAcquaintance, 1);

      one->uuid = g_strdup (uuids[i]);
      one->name = g_strdup (names[i]);
      one->last_met = TEND_DAY_NONE;
      one->is_silenced = i == 0;
      g_ptr_array_add (out, one);
    }
  return TRUE;
}

/* People are kept where there is a page for them, too: this one has a page's name. */
static const TendFeature people_feature = { .id = "today", .acquaintances = list_people };

typedef struct
{
  TestLife *life;
  const TendFeature **features;
  WidgetFixture window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  guint n = 0;

  n_people = 4;
  fixture->features = g_new0 (const TendFeature *, tend_n_features + 1);
  for (guint i = 0; i < tend_n_features; i++)
    fixture->features[n++] = tend_features[i];
  fixture->features[n++] = &people_feature;
  fixture->life = test_life_new (fixture->features, n);
  test_life_open (fixture->life);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window.window)
    widget_fixture_tear_down (&fixture->window);
  test_life_free (fixture->life);
  g_free (fixture->features);
}

/* A widget that may be hidden has a box around it. */
static void
show (Fixture   *fixture,
      GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), widget);
  widget_fixture_set_up (&fixture->window, box, 360, 640);
}

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

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static gboolean
is_label_shown (GtkWidget  *widget,
                const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_label_shown (child, text))
      return TRUE;
  return FALSE;
}

static void
assert_says (Fixture    *fixture,
             const char *text)
{
  if (!is_label_shown (fixture->window.widget, text))
    g_error ("“%s” is not on screen", text);
}

/* The rows of people, in order. */
static TendSuggestionRow *
get_row (Fixture *fixture,
         int      index)
{
  GtkWidget *list = widget_fixture_find (fixture->window.widget, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = gtk_widget_get_mapped (list) ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index) : NULL;

  return row ? TEND_SUGGESTION_ROW (row) : NULL;
}

static void
assert_suggested (Fixture    *fixture,
                  const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; get_row (fixture, i); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tend_suggestion_row_get (get_row (fixture, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_one_click_plans_and_undo_takes_it_back (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new (fixture->life->store);
  GtkWidget *plan;

  show (fixture, card);
  g_assert_true (gtk_widget_get_visible (card));
  assert_says (fixture, "This week is still open for somebody.");
  /* Dora is left in peace. */
  assert_suggested (fixture, "Ana, Ben, Carl");
  assert_says (fixture, "Today, 17:30–19:30");
  plan = find_button (GTK_WIDGET (get_row (fixture, 1)), "Plan It");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plan), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Plan time with Ben: Tomorrow, 17:30–19:30");
  gtk_widget_grab_focus (plan);
  g_signal_emit_by_name (plan, "clicked");
  /* A second click meanwhile makes no second plan. */
  g_signal_emit_by_name (plan, "clicked");
  wait_for_change (fixture);
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM plan WHERE title = 'Time with Ben'"), ==, 1);
  assert_suggested (fixture, "");
  assert_says (fixture, "Tomorrow with Ben. This week has somebody in it.");

  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  assert_suggested (fixture, "Ana, Ben, Carl");
}

static void
test_a_row_says_when_and_since_when (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  TendSuggestion suggestion = {
    .person_uuid = (char *) ANA,
    .name = (char *) "Ana",
    .color = (char *) "",
    .last_met = MONDAY - 100,
    .time = { MONDAY, 18 * 60, 20 * 60 },
  };
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = tend_suggestion_row_new (&suggestion, MONDAY);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Today, 18:00–20:00\nLast together: 22 November 2025");
}

static void
test_what_is_put_off_goes (Fixture       *fixture,
                           gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new (fixture->life->store);

  show (fixture, card);
  gtk_widget_grab_focus (find_button (GTK_WIDGET (get_row (fixture, 0)), "Plan It"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "suggestion.not-today", NULL));
  wait_for_change (fixture);
  assert_suggested (fixture, "Ben, Carl");
  /* The keys stay with the card. */
  g_assert_nonnull (gtk_widget_get_focus_child (card));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 1)), "suggestion.not-this-week", NULL));
  wait_for_change (fixture);
  assert_suggested (fixture, "Ben");
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM suggestion_put_off"), ==, 1 + 7);
  g_assert_true (gtk_widget_activate_action (card, "someone.not-this-week", NULL));
  wait_for_change (fixture);
  g_assert_false (gtk_widget_get_visible (card));
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (card));
  assert_suggested (fixture, "Ben");
}

static void
test_without_people_one_can_be_added (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  GtkWidget *card;

  n_people = 0;
  card = tend_someone_card_new (fixture->life->store);
  show (fixture, card);
  assert_says (fixture,
               "Whom do you like to be with? Add one person, and there will be a free hour for the two of you.");
  g_assert_true (gtk_widget_get_mapped (find_button (card, "Add Someone")));
  g_assert_true (gtk_widget_activate_action (card, "someone.not-today", NULL));
  wait_for_change (fixture);
  g_assert_false (gtk_widget_get_visible (card));
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  tend_someone_store_finish (TEND_STORE (store), result, &error);
  g_assert_no_error (error);
}

static void
set_wish (Fixture *fixture,
          int      wish)
{
  tend_someone_store_set_wish_async (fixture->life->store, wish, on_written_cb, NULL);
  wait_for_change (fixture);
}

static void
test_without_a_wish_nothing_is_said (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new (fixture->life->store);

  show (fixture, card);
  set_wish (fixture, 0);
  g_assert_false (gtk_widget_get_visible (card));
  set_wish (fixture, 2);
  g_assert_true (gtk_widget_get_visible (card));
}

/* In the night before the last day of the week there is time left, in its last evening there is none. */
static void
test_hours_that_pass_take_suggestions_along (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new (fixture->life->store);
  gint64 sunday = TEST_LIFE_NOW + (gint64) 6 * 24 * 60 * 60;

  show (fixture, card);
  assert_says (fixture, "Today, 17:30–19:30");
  tend_clock_set_now (fixture->life->clock, sunday);
  widget_fixture_settle ();
  assert_says (fixture, "Today, 11:00–13:00");
  tend_clock_set_now (fixture->life->clock, sunday + 12 * 60 * 60);
  /* Nothing looks at the clock but who is shown again. */
  gtk_widget_set_visible (fixture->window.widget, FALSE);
  gtk_widget_set_visible (fixture->window.widget, TRUE);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (card));
}

/* What had begun before it was clicked is not planned. */
static void
test_an_hour_that_has_come_is_not_planned (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new (fixture->life->store);

  show (fixture, card);
  tend_clock_set_now (fixture->life->clock, TEST_LIFE_NOW + (gint64) 8 * 60 * 60);
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_row (fixture, 0)), "Plan It"), "clicked");
  widget_fixture_settle ();
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM plan"), ==, 0);
  assert_says (fixture, "Today, 19:00–21:00");
}

/* Who asks is answered, whatever the wish is. */
static void
test_who_asks_is_answered (Fixture       *fixture,
                           gconstpointer  user_data)
{
  GtkWidget *card = tend_someone_card_new_asked (fixture->life->store);

  show (fixture, card);
  set_wish (fixture, 0);
  assert_says (fixture, "One of these could be this week.");
  assert_suggested (fixture, "Ana, Ben, Carl");
  for (int i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (find_button (GTK_WIDGET (get_row (fixture, 0)), "Plan It"), "clicked");
      wait_for_change (fixture);
    }
  assert_suggested (fixture, "");
  assert_says (fixture, "There is nobody else to suggest this week. Your own idea is as good.");
  g_assert_true (gtk_widget_get_mapped (find_button (card, "New Plan")));
}

static void
test_the_line_is_about_this_week (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  GtkWidget *line = g_object_new (TEND_TYPE_SOMEONE_LINE, NULL);

  show (fixture, line);
  g_assert_false (gtk_widget_get_visible (line));
  tend_someone_line_set_store (TEND_SOMEONE_LINE (line), fixture->life->store);
  g_assert_false (gtk_widget_get_visible (line));
  tend_someone_line_set_week (TEND_SOMEONE_LINE (line), MONDAY);
  g_assert_true (gtk_widget_get_visible (line));
  assert_says (fixture, "This week is still open for somebody.");
  tend_someone_line_set_week (TEND_SOMEONE_LINE (line), MONDAY + 7);
  g_assert_false (gtk_widget_get_visible (line));
  tend_someone_line_set_week (TEND_SOMEONE_LINE (line), MONDAY);
  tend_someone_store_put_off_async (fixture->life->store, NULL, MONDAY, on_written_cb, NULL);
  wait_for_change (fixture);
  g_assert_false (gtk_widget_get_visible (line));
}

static void
assert_nudge (Fixture      *fixture,
              GDateWeekday  weekday,
              int           minute)
{
  TendDb *reader = tend_store_get_reader (fixture->life->store);
  g_autoptr (GError) error = NULL;
  GDateWeekday found;
  int found_minute;

  tend_someone_read_nudge (reader, &found, &found_minute, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, weekday);
  g_assert_cmpint (found_minute, ==, minute);
}

static void
test_the_wish_and_the_nudge_are_kept (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  GtkWidget *group = g_object_new (TEND_TYPE_SOMEONE_GROUP, NULL);
  GtkSpinButton *wish;
  AdwComboRow *weekday;
  TendTimeEntry *time;
  int kept;

  tend_someone_group_set_store (TEND_SOMEONE_GROUP (group), fixture->life->store);
  show (fixture, group);
  wish = GTK_SPIN_BUTTON (widget_fixture_find (group, GTK_TYPE_SPIN_BUTTON));
  weekday = ADW_COMBO_ROW (widget_fixture_find (group, ADW_TYPE_COMBO_ROW));
  time = TEND_TIME_ENTRY (widget_fixture_find (group, TEND_TYPE_TIME_ENTRY));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (wish), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (weekday), ==, 0);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (time)));

  gtk_spin_button_set_value (wish, 3);
  wait_for_change (fixture);
  g_assert_true (tend_someone_read_wish (tend_store_get_reader (fixture->life->store), &kept, NULL));
  g_assert_cmpint (kept, ==, 3);

  /* The first weekday stands below “Never”. */
  adw_combo_row_set_selected (weekday, 1);
  wait_for_change (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (time)));
  assert_nudge (fixture, tend_settings_get_first_weekday (tend_store_get_settings (fixture->life->store)), 18 * 60);
  tend_time_entry_set_minute (time, 9 * 60);
  g_signal_emit_by_name (time, "chosen");
  wait_for_change (fixture);
  assert_nudge (fixture, tend_settings_get_first_weekday (tend_store_get_settings (fixture->life->store)), 9 * 60);
  adw_combo_row_set_selected (weekday, 0);
  wait_for_change (fixture);
  assert_nudge (fixture, G_DATE_BAD_WEEKDAY, TEND_MINUTE_NONE);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (time)));

  /* What is taken back is seen. */
  for (int i = 0; i < 4; i++)
    g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (gtk_spin_button_get_value_as_int (wish), ==, 1);
}

static void
add_meeting (Fixture    *fixture,
             TendDay     day,
             int         minutes,
             const char *person_uuid,
             const char *name)
{
  g_autoptr (TendPlan) plan = tend_plan_new ("Coffee", day, 16 * 60, minutes);
  g_autoptr (TendGuest) guest = tend_guest_new (person_uuid, name);
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_set_text (&plan->kind, "meal");
  tend_plan_add_guest (plan, guest);
  tend_plan_store_add_async (fixture->life->store, plan, NULL, on_plan_verb_done_cb, &answer);
  plan_fixture_wait (&answer);
}

static void
test_looking_back (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GtkWidget *view = g_object_new (TEND_TYPE_LOOKING_BACK_VIEW, NULL);
  GtkWidget *strip, *bars, *weeks;

  tend_looking_back_view_set_store (TEND_LOOKING_BACK_VIEW (view), fixture->life->store);
  widget_fixture_set_up (&fixture->window, view, 360, 640);
  assert_says (fixture, "Nothing to Look Back on Yet");

  add_meeting (fixture, MONDAY - 1, 90, ANA, "Ana");
  add_meeting (fixture, MONDAY - 8 * 7, 30, BEN, "Ben");
  add_meeting (fixture, MONDAY - 8 * 7, 60, DORA, "Dora");
  add_meeting (fixture, MONDAY - 400, 60, CARL, "Carl");
  /* Not yet. */
  add_meeting (fixture, MONDAY + 1, 60, CARL, "Carl");
  widget_fixture_settle ();

  strip = widget_fixture_find (view, TEND_TYPE_WEEK_STRIP);
  bars = widget_fixture_find (view, TEND_TYPE_SHARE_BARS);
  weeks = widget_fixture_find (view, GTK_TYPE_DROP_DOWN);
  g_assert_cmpstr (tend_chart_get_summary (TEND_CHART (strip)), ==, "In 2 weeks there was somebody.");
  gtk_widget_grab_focus (bars);
  tend_chart_set_cursor (TEND_CHART (bars), 0);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (bars)), ==, "Ana: 1 time, 1 h 30 min");
  tend_chart_set_cursor (TEND_CHART (bars), 1);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (bars)), ==, "Ben: 1 time, 30 min");
  /* Nobody after Ben: Dora is left in peace, and Carl was longer ago. */
  tend_chart_set_cursor (TEND_CHART (bars), 2);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (bars)), ==, TEND_CHART_NONE);
  gtk_widget_grab_focus (strip);
  tend_chart_set_cursor (TEND_CHART (strip), 50);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (strip)), ==, "Week of 23 February 2026: 1 time, 1 h 30 min");
  tend_chart_set_cursor (TEND_CHART (strip), 51);
  g_assert_cmpstr (tend_chart_get_caption (TEND_CHART (strip)), ==, "Week of 2 March 2026: a quiet one");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (weeks), 2);
  gtk_widget_grab_focus (bars);
  tend_chart_set_cursor (TEND_CHART (bars), 1);
  g_assert_cmpint (tend_chart_get_cursor (TEND_CHART (bars)), ==, TEND_CHART_NONE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (weeks), 0);
  g_signal_emit_by_name (widget_fixture_find (view, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (tend_chart_get_summary (TEND_CHART (strip)), ==, "In 1 week there was somebody.");
}

static void
assert_pane (TendPage   *page,
             const char *name)
{
  GtkWidget *stack = widget_fixture_find (GTK_WIDGET (page), GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, name);
}

static void
test_the_ways_between_the_panes (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  TendPage *page = tend_calendar_panes_new (fixture->life->store);

  widget_fixture_set_up (&fixture->window, GTK_WIDGET (page), 360, 640);
  assert_pane (page, "week");
  g_assert_false (tend_page_go_back (page));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "calendar.someone", NULL));
  assert_pane (page, "someone");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "calendar.ideas", NULL));
  assert_pane (page, "ideas");
  g_assert_true (tend_page_go_back (page));
  assert_pane (page, "someone");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "calendar.look-back", NULL));
  assert_pane (page, "back");
  g_assert_true (tend_page_go_back (page));
  g_assert_true (tend_page_go_back (page));
  assert_pane (page, "week");
  /* Straight to it, and straight back. */
  g_assert_true (tend_page_open (page, "plan-idea", ""));
  assert_pane (page, "ideas");
  g_assert_true (tend_page_go_back (page));
  assert_pane (page, "week");
  g_assert_true (tend_page_open (page, "looking-back", ""));
  assert_pane (page, "back");
  g_assert_true (tend_page_open (page, "week", TEND_SOMEONE_UUID));
  assert_pane (page, "someone");
  g_assert_true (tend_page_open (page, "someone", ""));
  assert_pane (page, "someone");
  g_assert_false (tend_page_open (page, "plan", ANA));
  assert_pane (page, "week");
}

static void
test_ideas_follow_the_life (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkWidget *view = tend_idea_view_new (fixture->life->store, TEND_IDEA_TOPIC_TOGETHER, TEND_TOGETHER_RESOURCE,
                                        "Something Light to Do");
  TendIdeaList *list;
  guint n;

  widget_fixture_set_up (&fixture->window, view, 360, 640);
  list = TEND_IDEA_LIST (widget_fixture_find (view, TEND_TYPE_IDEA_LIST));
  n = tend_idea_list_get_n_shown (list);
  g_assert_cmpuint (n, >=, 40);
  test_life_sql (fixture->life, "Test", TEND_WRITE_DEFAULT,
                 "INSERT INTO idea_hidden (topic, idea) VALUES ('together', 'soup'), ('hobby', 'ducks')");
  widget_fixture_settle ();
  g_assert_cmpuint (tend_idea_list_get_n_shown (list), ==, n - 1);
  g_assert_true (test_life_undo (fixture->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpuint (tend_idea_list_get_n_shown (list), ==, n);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/someone-widgets/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("one-click-plans-and-undo-takes-it-back", test_one_click_plans_and_undo_takes_it_back);
  ADD ("a-row-says-when-and-since-when", test_a_row_says_when_and_since_when);
  ADD ("what-is-put-off-goes", test_what_is_put_off_goes);
  ADD ("without-people-one-can-be-added", test_without_people_one_can_be_added);
  ADD ("without-a-wish-nothing-is-said", test_without_a_wish_nothing_is_said);
  ADD ("hours-that-pass-take-suggestions-along", test_hours_that_pass_take_suggestions_along);
  ADD ("an-hour-that-has-come-is-not-planned", test_an_hour_that_has_come_is_not_planned);
  ADD ("who-asks-is-answered", test_who_asks_is_answered);
  ADD ("the-line-is-about-this-week", test_the_line_is_about_this_week);
  ADD ("the-wish-and-the-nudge-are-kept", test_the_wish_and_the_nudge_are_kept);
  ADD ("looking-back", test_looking_back);
  ADD ("the-ways-between-the-panes", test_the_ways_between_the_panes);
  ADD ("ideas-follow-the-life", test_ideas_follow_the_life);
#undef ADD

  return g_test_run ();
}
