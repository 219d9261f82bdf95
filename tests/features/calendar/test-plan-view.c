/* A plan is looked at: what is chosen in its window is kept at once, and Undo is seen there. */

#include "plan-fixture.h"

#include "features/calendar/tend-plan-view.h"
#include "widgets/tend-mood-picker.h"
#include "widgets/widget-fixture.h"

#define MONDAY PLAN_FIXTURE_MONDAY

typedef struct
{
  PlanFixture *plans;
  GtkWidget *view;
  int n_finished;
  char *elsewhere; /* where the user went from the view, as "kind uuid"; NULL while they did not */
} Fixture;

static void
on_finished_cb (Fixture *fixture)
{
  fixture->n_finished++;
}

static void
on_elsewhere_cb (Fixture    *fixture,
                 const char *kind,
                 const char *uuid)
{
  g_free (fixture->elsewhere);
  fixture->elsewhere = g_strdup_printf ("%s %s", kind, uuid);
}

/* A run on the days around today, with two people. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY - 2, 8, 60, "FREQ=DAILY;COUNT=5");
  g_autoptr (TendGuest) ana = tend_guest_new (NULL, "Ana");
  g_autoptr (TendGuest) ben = tend_guest_new (NULL, "Ben");

  fixture->plans = plan_fixture_new ("UTC");
  tend_plan_set_text (&run->zone, "UTC");
  tend_plan_add_guest (run, ana);
  tend_plan_add_guest (run, ben);
  plan_fixture_add (fixture->plans, run);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer view = fixture->view;

  if (view)
    {
      g_object_add_weak_pointer (view, &view);
      gtk_window_destroy (GTK_WINDOW (view));
      widget_fixture_settle ();
      g_assert_null (view);
    }
  plan_fixture_free (fixture->plans);
  g_free (fixture->elsewhere);
}

static void
open_day (Fixture *fixture,
          TendDay  day)
{
  g_autoptr (TendPlanOccurrence) at = plan_fixture_get (fixture->plans, day);

  fixture->view = tend_plan_view_new (fixture->plans->life->store, at);
  g_signal_connect_swapped (fixture->view, "finished", G_CALLBACK (on_finished_cb), fixture);
  g_signal_connect_swapped (fixture->view, "elsewhere", G_CALLBACK (on_elsewhere_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->view));
  widget_fixture_settle ();
  test_life_hush (fixture->plans->life);
}

static void
wait_for_changes (Fixture *fixture,
                  guint    n)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->plans->life->told->len < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_fixture_settle ();
  test_life_hush (fixture->plans->life);
}

static AdwComboRow *
get_answer_row (Fixture    *fixture,
                const char *name)
{
  return ADW_COMBO_ROW (widget_fixture_find_row (fixture->view, name));
}

static TendMoodPicker *
get_mood (Fixture *fixture)
{
  return TEND_MOOD_PICKER (widget_fixture_find (fixture->view, TEND_TYPE_MOOD_PICKER));
}

static void
say_mood (Fixture *fixture,
          int      value)
{
  tend_mood_picker_set_value (get_mood (fixture), value);
  g_signal_emit_by_name (get_mood (fixture), "chosen");
}

/* What is chosen faster than it is written is all of it kept, of one time. */
static void
test_answers_and_mood (Fixture       *fixture,
                       gconstpointer  user_data)
{
  open_day (fixture, MONDAY);
  adw_combo_row_set_selected (get_answer_row (fixture, "Ana"), TEND_GUEST_COMING);
  adw_combo_row_set_selected (get_answer_row (fixture, "Ben"), TEND_GUEST_DECLINED);
  say_mood (fixture, 5);
  wait_for_changes (fixture, 3);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan WHERE mood = 5"), ==, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan"), ==, 2);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan_guest WHERE answer = 'coming'"), ==,
                   1);
  g_assert_cmpuint (adw_combo_row_get_selected (get_answer_row (fixture, "Ben")), ==, TEND_GUEST_DECLINED);

  /* What is taken back is seen, down to the series that it was one of. */
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (test_life_undo (fixture->plans->life, NULL));
      widget_fixture_settle ();
    }
  g_assert_cmpint (fixture->n_finished, ==, 0);
  g_assert_cmpint (tend_mood_picker_get_value (get_mood (fixture)), ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (get_answer_row (fixture, "Ana")), ==, TEND_GUEST_ASKED);
  g_assert_true (test_life_redo (fixture->plans->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpuint (adw_combo_row_get_selected (get_answer_row (fixture, "Ana")), ==, TEND_GUEST_COMING);
  /* And what is said then is said of the same time. */
  test_life_hush (fixture->plans->life);
  say_mood (fixture, 3);
  wait_for_changes (fixture, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan"), ==, 2);
}

static void
test_before_it_is_over (Fixture       *fixture,
                        gconstpointer  user_data)
{
  open_day (fixture, MONDAY + 1);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_mood (fixture))));
}

/* A line that was typed is kept when the window closes. */
static void
test_line_is_kept (Fixture       *fixture,
                   gconstpointer  user_data)
{
  open_day (fixture, MONDAY - 1);
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find_row (fixture->view, "A line about it")), "We laughed.");
  gtk_window_close (GTK_WINDOW (fixture->view));
  wait_for_changes (fixture, 1);
  g_assert_cmpint (fixture->n_finished, ==, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan WHERE afterwards = 'We laughed.'"),
                   ==, 1);
}

static void
test_call_off (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *list = NULL;

  open_day (fixture, MONDAY);
  gtk_widget_activate_action (fixture->view, "plan.call-off", NULL);
  widget_fixture_answer ("cancel");
  gtk_widget_activate_action (fixture->view, "plan.call-off", NULL);
  widget_fixture_answer ("following");
  wait_for_changes (fixture, 1);
  list = plan_fixture_list (fixture->plans, MONDAY - 2, MONDAY + 6);
  g_assert_cmpstr (list, ==,
                   "02-28 08:00-09:00 Run\n03-01 08:00-09:00 Run\n03-02 08:00-09:00 -Run\n03-03 08:00-09:00 -Run\n"
                   "03-04 08:00-09:00 -Run");
  g_assert_cmpint (fixture->n_finished, ==, 1);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *list = NULL;

  open_day (fixture, MONDAY);
  gtk_widget_activate_action (fixture->view, "plan.delete", NULL);
  widget_fixture_answer ("this");
  wait_for_changes (fixture, 1);
  list = plan_fixture_list (fixture->plans, MONDAY - 2, MONDAY + 6);
  g_assert_cmpstr (list, ==, "02-28 08:00-09:00 Run\n03-01 08:00-09:00 Run\n03-03 08:00-09:00 Run\n"
                             "03-04 08:00-09:00 Run");
}

/* What is deleted elsewhere is not shown any more. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  user_data)
{
  open_day (fixture, MONDAY);
  g_assert_true (test_life_undo (fixture->plans->life, NULL));
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_finished, ==, 1);
}

static void
test_reminders (Fixture       *fixture,
                gconstpointer  user_data)
{
  GtkWidget *add;

  open_day (fixture, MONDAY + 1);
  add = widget_fixture_find_row (fixture->view, "Add a Reminder");
  g_signal_emit_by_name (gtk_widget_get_ancestor (add, GTK_TYPE_LIST_BOX), "row-activated", add);
  wait_for_changes (fixture, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life,
                                  "SELECT count(*) FROM reminder r JOIN plan p ON p.uuid = r.subject_uuid"
                                  "  WHERE r.subject_kind = 'plan' AND r.before_minutes = 15"), ==, 1);
  /* The eighth of the usual choices is a day; the evening before stands below them. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget_fixture_find_row (fixture->view, "How Long Before")), 10);
  wait_for_changes (fixture, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT before_minutes FROM reminder"), ==, 13 * 60);
  g_assert_nonnull (widget_fixture_find_row (fixture->view, "The evening before"));
}

#define ANA "00000000-0000-4000-8000-000000000001"
#define GUITAR "00000000-0000-4000-8000-000000000002"
#define WORK "00000000-0000-4000-8000-000000000003"

/* A plan of a day by itself, with Ana, who is among the people, about a hobby, and from a calendar. */
static void
open_plan_with_ties (Fixture *fixture,
                     gboolean is_shown_only)
{
  TestLife *life = fixture->plans->life;
  g_autoptr (TendPlan) plan = plan_fixture_make ("Practice", MONDAY - 7, 18, 60, "");
  g_autoptr (TendGuest) ana = tend_guest_new (ANA, "Ana");
  g_autoptr (TendGuest) zoe = tend_guest_new (NULL, "Zoe");

  test_life_sql (life, "Test", 0,
                 "INSERT INTO person (uuid, name, created_at) VALUES ('" ANA "', 'Ana Silva', 0);"
                 "INSERT INTO hobby (uuid, name, position, created_day, created_at)"
                 "  VALUES ('" GUITAR "', 'Guitar & Song', 1, '2026-01-01', 0);"
                 "INSERT INTO calendar (uuid, name, is_shown_only, position) VALUES ('" WORK "', 'Work <1>', %d, 1)",
                 is_shown_only);
  tend_plan_add_guest (plan, ana);
  tend_plan_add_guest (plan, zoe);
  plan->hobby_uuid = g_strdup (GUITAR);
  tend_plan_set_text (&plan->calendar_uuid, WORK);
  plan_fixture_add (fixture->plans, plan);
  open_day (fixture, MONDAY - 7);
}

/* The button in a row that is on screen; NULL if it has none. */
static GtkWidget *
find_way (GtkWidget *row)
{
  GtkWidget *button = widget_fixture_find (row, GTK_TYPE_BUTTON);

  return button && gtk_widget_get_mapped (button) ? button : NULL;
}

/* A plan says where it came from, and leads to what it is about and to whom it is with. */
static void
test_ties (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *row;

  open_plan_with_ties (fixture, FALSE);
  row = widget_fixture_find_row (fixture->view, "Work &lt;1&gt;");
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  row = widget_fixture_find_row (fixture->view, "Guitar &amp; Song");
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpstr (fixture->elsewhere, ==, "hobby " GUITAR);

  g_assert_null (find_way (widget_fixture_find_row (fixture->view, "Zoe")));
  g_signal_emit_by_name (find_way (widget_fixture_find_row (fixture->view, "Ana Silva")), "clicked");
  g_assert_cmpstr (fixture->elsewhere, ==, "person " ANA);

  /* What is gone meanwhile is not led to. */
  test_life_sql (fixture->plans->life, "Test", 0,
                 "DELETE FROM hobby; UPDATE calendar SET name = 'Office'");
  widget_fixture_settle ();
  g_assert_nonnull (widget_fixture_find_row (fixture->view, "Office"));
  g_assert_false (gtk_widget_get_mapped (widget_fixture_find_row (fixture->view, "Guitar &amp; Song")));
}

/* A line that was typed is kept before one goes on. */
static void
test_line_is_kept_before_going_elsewhere (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  open_plan_with_ties (fixture, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (widget_fixture_find_row (fixture->view, "A line about it")), "We sang.");
  g_assert_true (gtk_widget_activate (widget_fixture_find_row (fixture->view, "Guitar &amp; Song")));
  g_assert_null (fixture->elsewhere);
  wait_for_changes (fixture, 1);
  g_assert_cmpint (test_life_ask (fixture->plans->life, "SELECT count(*) FROM plan WHERE afterwards = 'We sang.'"), ==,
                   1);
  g_assert_cmpstr (fixture->elsewhere, ==, "hobby " GUITAR);
}

/* Of a calendar that is only shown, the answers are read and not chosen, and the people are led to all the same. */
static void
test_shown_only (Fixture       *fixture,
                 gconstpointer  user_data)
{
  open_plan_with_ties (fixture, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (get_answer_row (fixture, "Zoe"))), ==, 1);
  g_signal_emit_by_name (find_way (widget_fixture_find_row (fixture->view, "Ana Silva")), "clicked");
  g_assert_cmpstr (fixture->elsewhere, ==, "person " ANA);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/calendar/plan-view/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("answers-and-mood-are-kept-at-once", test_answers_and_mood);
  ADD ("how-it-was-is-asked-when-it-is-over", test_before_it_is_over);
  ADD ("a-line-is-kept-when-the-window-closes", test_line_is_kept);
  ADD ("called-off-as-far-as-was-said", test_call_off);
  ADD ("deleted-as-far-as-was-said", test_delete);
  ADD ("what-is-gone-closes", test_gone);
  ADD ("reminders-of-a-series", test_reminders);
  ADD ("where-it-comes-from-and-leads", test_ties);
  ADD ("a-line-is-kept-before-going-elsewhere", test_line_is_kept_before_going_elsewhere);
  ADD ("shown-only", test_shown_only);
#undef ADD

  return g_test_run ();
}
