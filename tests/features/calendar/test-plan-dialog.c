/* A plan is made and changed: by the line, by the fields, and by both. */

#include "plan-fixture.h"

#include "features/calendar/tend-guest-editor.h"
#include "features/calendar/tend-kind-row.h"
#include "features/calendar/tend-plan-dialog.h"
#include "store/tend-acquaintance.h"
#include "store/tend-pastime.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-repeat-editor.h"
#include "widgets/tend-time-entry.h"
#include "widgets/widget-fixture.h"

#define MONDAY PLAN_FIXTURE_MONDAY
#define GUITAR "00000000-0000-4000-8000-00000000000a"
#define POTTERY "00000000-0000-4000-8000-00000000000b"

static const char *const people[] = { "Ana Silva", "Ana Costa", "Ben Ode", "Annika Ber" };

static gboolean
list_people (TendDb     *db,
             GPtrArray  *out,
             GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      TendAcquaintance *person = g_new0 (TendAcquaintance, 1);

      person->uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", i + 1);
      person->name = g_strdup (people[i]);
      person->last_met = TEND_DAY_NONE;
      g_ptr_array_add (out, person);
    }
  return TRUE;
}

static const TendFeature friends_feature;

static gboolean
list_hobbies (TendDb     *db,
              GPtrArray  *out,
              GError    **error)
{
  g_ptr_array_add (out, tend_pastime_new ("hobby", GUITAR, "Guitar", "amber", 30));
  g_ptr_array_add (out, tend_pastime_new ("hobby", POTTERY, "Pottery", "", 30));
  return TRUE;
}

static const TendFeature friends_feature = { .id = "friends", .acquaintances = list_people, .pastimes = list_hobbies };

typedef struct
{
  PlanFixture plans;
  const TendFeature **features;
  GtkWidget *dialog;
  int n_saved;
  int n_finished;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->features = g_new0 (const TendFeature *, tend_n_features + 1);
  memcpy (fixture->features, tend_features, tend_n_features * sizeof *fixture->features);
  fixture->features[tend_n_features] = &friends_feature;
  fixture->plans.life = test_life_new (fixture->features, tend_n_features + 1);
  fixture->plans.zone = tend_zone_new ("UTC", NULL);
  test_life_open (fixture->plans.life);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer dialog = fixture->dialog;

  if (dialog)
    {
      g_object_add_weak_pointer (dialog, &dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      widget_fixture_settle ();
      g_assert_null (dialog);
    }
  test_life_free (fixture->plans.life);
  tend_zone_unref (fixture->plans.zone);
  g_free (fixture->features);
}

static void
on_saved_cb (Fixture *fixture)
{
  fixture->n_saved++;
}

static void
on_finished_cb (Fixture *fixture)
{
  fixture->n_finished++;
}

static void
show (Fixture   *fixture,
      GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (on_saved_cb), fixture);
  g_signal_connect_swapped (dialog, "finished", G_CALLBACK (on_finished_cb), fixture);
  gtk_window_present (GTK_WINDOW (dialog));
  widget_fixture_settle ();
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = widget_fixture_find_row (fixture->dialog, title);

  if (row == NULL)
    g_error ("there is no row “%s”", title);
  return row;
}

#define LINE "What, with whom and when?"

static void
type (Fixture    *fixture,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, title)), text);
}

static const char *
read_row (Fixture    *fixture,
          const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, title)));
}

static TendTimeEntry *
get_time (Fixture    *fixture,
          const char *title)
{
  return TEND_TIME_ENTRY (widget_fixture_find (get_row (fixture, title), TEND_TYPE_TIME_ENTRY));
}

static void
choose_time (Fixture    *fixture,
             const char *title,
             int         minute)
{
  tend_time_entry_set_minute (get_time (fixture, title), minute);
  g_signal_emit_by_name (get_time (fixture, title), "chosen");
}

static void
assert_times (Fixture *fixture,
              TendDay  start_day,
              int      start_minute,
              TendDay  end_day,
              int      end_minute)
{
  g_assert_cmpint (tend_day_row_get_day (TEND_DAY_ROW (get_row (fixture, "Starts"))), ==, start_day);
  g_assert_cmpint (tend_time_entry_get_minute (get_time (fixture, "Starts")), ==, start_minute);
  g_assert_cmpint (tend_day_row_get_day (TEND_DAY_ROW (get_row (fixture, "Ends"))), ==, end_day);
  g_assert_cmpint (tend_time_entry_get_minute (get_time (fixture, "Ends")), ==, end_minute);
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->dialog, "dialog.save", NULL);
}

static void
wait_until_saved (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->n_saved == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (fixture->n_finished, ==, 1);
}

static void
test_line_fills_fields (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (TendPlanOccurrence) at = NULL;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  type (fixture, LINE, "Coffee with Ben and Zoe Fri 16:30 for 90m at Luna");
  g_assert_cmpstr (read_row (fixture, "What"), ==, "Coffee");
  g_assert_cmpstr (read_row (fixture, "Where"), ==, "Luna");
  assert_times (fixture, MONDAY + 4, 16 * 60 + 30, MONDAY + 4, 18 * 60);
  get_row (fixture, "Ben Ode");
  get_row (fixture, "Zoe");
  save (fixture);
  wait_until_saved (fixture);
  at = plan_fixture_get (&fixture->plans, MONDAY + 4);
  g_assert_cmpstr (at->plan->title, ==, "Coffee");
  g_assert_cmpstr (at->plan->zone, ==, "UTC");
  g_assert_cmpuint (at->plan->guests->len, ==, 2);
  g_assert_cmpstr (((TendGuest *) g_ptr_array_index (at->plan->guests, 0))->person_uuid, ==,
                   "00000000-0000-4000-8000-000000000003");
}

/* What the one says of one thing, the other does not undo by something else. */
static void
test_line_and_fields (Fixture       *fixture,
                      gconstpointer  user_data)
{
  int place = strlen ("Coffee");

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  type (fixture, LINE, "Coffee Fri 16:30");
  type (fixture, "Where", "Rosa");
  choose_time (fixture, "Starts", 17 * 60);
  assert_times (fixture, MONDAY + 4, 17 * 60, MONDAY + 4, 18 * 60);
  gtk_editable_insert_text (GTK_EDITABLE (get_row (fixture, LINE)), " with Ben", -1, &place);
  g_assert_cmpstr (read_row (fixture, "Where"), ==, "Rosa");
  assert_times (fixture, MONDAY + 4, 17 * 60, MONDAY + 4, 18 * 60);
  get_row (fixture, "Ben Ode");
  type (fixture, LINE, "Coffee at Luna");
  g_assert_cmpstr (read_row (fixture, "Where"), ==, "Luna");
  g_assert_null (widget_fixture_find_row (fixture->dialog, "Ben Ode"));
  type (fixture, LINE, "");
  g_assert_cmpstr (read_row (fixture, "Where"), ==, "Rosa");
  g_assert_cmpstr (read_row (fixture, "What"), ==, "");
}

static void
test_impossible_line (Fixture       *fixture,
                      gconstpointer  user_data)
{
  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  save (fixture);
  type (fixture, LINE, "Coffee 25:00");
  save (fixture);
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_saved, ==, 0);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan"), ==, 0);
  g_assert_cmpstr (read_row (fixture, LINE), ==, "Coffee 25:00");
}

static gboolean
is_told (GtkWidget  *widget,
         const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_told (child, words))
      return TRUE;
  return FALSE;
}

static void
test_times (Fixture       *fixture,
            gconstpointer  user_data)
{
  TendDayRow *end;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  tend_plan_dialog_set_time (TEND_PLAN_DIALOG (fixture->dialog), MONDAY + 1, 10 * 60, 90);
  assert_times (fixture, MONDAY + 1, 10 * 60, MONDAY + 1, 11 * 60 + 30);
  type (fixture, "What", "Trip");

  /* The end goes along with the start, and not the other way round. */
  choose_time (fixture, "Starts", 23 * 60);
  assert_times (fixture, MONDAY + 1, 23 * 60, MONDAY + 2, 30);
  end = TEND_DAY_ROW (get_row (fixture, "Ends"));
  tend_day_row_set_day (end, MONDAY + 1);
  g_assert_true (is_told (fixture->dialog, "end before it starts"));
  save (fixture);
  tend_day_row_set_day (end, MONDAY + 1 + 400);
  g_assert_true (is_told (fixture->dialog, "up to a year"));
  save (fixture);
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_saved, ==, 0);
  assert_times (fixture, MONDAY + 1, 23 * 60, MONDAY + 401, 30);
  tend_day_row_set_day (end, MONDAY + 2);
  g_assert_false (is_told (fixture->dialog, "up to a year"));
  save (fixture);
  wait_until_saved (fixture);
}

/* What was typed stays, and what is wrong with it is said in one sentence. */
static void
test_rule_that_yields_nothing (Fixture       *fixture,
                               gconstpointer  user_data)
{
  TendRepeatEditor *repeat;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  type (fixture, LINE, "Swim Fri 16:30 at Luna");
  repeat = TEND_REPEAT_EDITOR (widget_fixture_find (fixture->dialog, TEND_TYPE_REPEAT_EDITOR));
  tend_repeat_editor_set_rule (repeat, "FREQ=DAILY;UNTIL=20260302", (TendWall) { MONDAY + 4, 16 * 3600 + 1800 });
  g_signal_emit_by_name (repeat, "changed");
  g_assert_false (is_told (fixture->dialog, "no day at all"));
  save (fixture);
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_saved, ==, 0);
  g_assert_true (is_told (fixture->dialog, "There is no day at all on which this plan would repeat."));
  g_assert_cmpstr (read_row (fixture, "What"), ==, "Swim");
  g_assert_cmpstr (read_row (fixture, LINE), ==, "Swim Fri 16:30 at Luna");
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan"), ==, 0);
  tend_repeat_editor_set_rule (repeat, "FREQ=DAILY;UNTIL=20260308", (TendWall) { MONDAY + 4, 16 * 3600 + 1800 });
  g_signal_emit_by_name (repeat, "changed");
  g_assert_false (is_told (fixture->dialog, "no day at all"));
  save (fixture);
  wait_until_saved (fixture);
}

/* As a file may have it: the hour counts wherever one is, which is said, and the name stays for the way back. */
static void
test_zone_that_is_none (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Landing", MONDAY, 18, 60, "");
  g_autoptr (TendPlanOccurrence) at = NULL;

  tend_plan_set_text (&plan->zone, "Mars/Base <One>");
  plan_fixture_add (&fixture->plans, plan);
  at = plan_fixture_get (&fixture->plans, MONDAY);
  g_assert_cmpint (at->start_minute, ==, 18 * 60);
  show (fixture, tend_plan_dialog_new_for (fixture->plans.life->store, at));
  g_assert_true (is_told (fixture->dialog, "is no time zone that this computer knows"));
  type (fixture, "Where", "Crater");
  save (fixture);
  wait_until_saved (fixture);
  g_assert_cmpint (test_life_ask (fixture->plans.life,
                                  "SELECT count(*) FROM plan WHERE zone = 'Mars/Base <One>' AND place = 'Crater'"), ==, 1);
}

static void
test_all_day (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWidget *all_day;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  all_day = widget_fixture_find (get_row (fixture, "All Day"), GTK_TYPE_SWITCH);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (all_day)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_time (fixture, "Starts"))));
  /* It is ten o'clock in this life: the next hour is eleven. */
  gtk_switch_set_active (GTK_SWITCH (all_day), FALSE);
  assert_times (fixture, MONDAY, 11 * 60, MONDAY, 12 * 60);
  choose_time (fixture, "Starts", 15 * 60);
  gtk_switch_set_active (GTK_SWITCH (all_day), TRUE);
  gtk_switch_set_active (GTK_SWITCH (all_day), FALSE);
  assert_times (fixture, MONDAY, 15 * 60, MONDAY, 16 * 60);
}

static void
test_guests (Fixture       *fixture,
             gconstpointer  user_data)
{
  TendGuestEditor *editor;
  GPtrArray *guests;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  editor = TEND_GUEST_EDITOR (widget_fixture_find (fixture->dialog, TEND_TYPE_GUEST_EDITOR));
  guests = tend_guest_editor_get_guests (editor);
  type (fixture, "Add Somebody", "an");
  get_row (fixture, "Ana Silva");
  get_row (fixture, "Annika Ber");
  g_assert_null (widget_fixture_find_row (fixture->dialog, "Ben Ode"));

  /* Of two of a name nobody is guessed. */
  type (fixture, "Add Somebody", "Ana");
  g_assert_false (tend_guest_editor_finish_entry (editor));
  g_assert_cmpuint (guests->len, ==, 0);
  g_signal_emit_by_name (gtk_widget_get_ancestor (get_row (fixture, "Ana Costa"), GTK_TYPE_LIST_BOX), "row-activated",
                         get_row (fixture, "Ana Costa"));
  g_assert_cmpuint (guests->len, ==, 1);
  g_assert_cmpstr (read_row (fixture, "Add Somebody"), ==, "");
  /* Who is in is not offered again. */
  type (fixture, "Add Somebody", "Ana");
  get_row (fixture, "Ana Silva");

  type (fixture, "Add Somebody", "Annika");
  g_assert_true (tend_guest_editor_finish_entry (editor));
  g_assert_cmpstr (((TendGuest *) g_ptr_array_index (guests, 1))->name, ==, "Annika Ber");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Annika Ber")), TEND_GUEST_MAYBE);
  g_assert_cmpint (((TendGuest *) g_ptr_array_index (guests, 1))->answer, ==, TEND_GUEST_MAYBE);

  /* Who was typed and not entered is not lost. */
  type (fixture, "What", "Tea");
  type (fixture, "Add Somebody", "Zoe");
  save (fixture);
  wait_until_saved (fixture);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan_guest"), ==, 3);
}

static void
open_series (Fixture *fixture,
             TendDay  day)
{
  g_autoptr (TendPlan) run = plan_fixture_make ("Run", MONDAY, 18, 60, "FREQ=DAILY;COUNT=4");
  g_autoptr (TendPlanOccurrence) at = NULL;

  tend_plan_set_text (&run->zone, "UTC");
  plan_fixture_add (&fixture->plans, run);
  at = plan_fixture_get (&fixture->plans, day);
  show (fixture, tend_plan_dialog_new_for (fixture->plans.life->store, at));
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *list = plan_fixture_list (&fixture->plans, MONDAY, MONDAY + 20);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_one_of_a_series (Fixture       *fixture,
                      gconstpointer  user_data)
{
  open_series (fixture, MONDAY + 1);
  type (fixture, LINE, "19:00 at the park");
  save (fixture);
  widget_fixture_answer ("cancel");
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_saved, ==, 0);
  save (fixture);
  widget_fixture_answer ("this");
  wait_until_saved (fixture);
  assert_list (fixture, "03-02 18:00-19:00 Run\n03-03 19:00-20:00 Run\n03-04 18:00-19:00 Run\n03-05 18:00-19:00 Run");
}

static void
test_following (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_series (fixture, MONDAY + 2);
  choose_time (fixture, "Starts", 7 * 60);
  save (fixture);
  widget_fixture_answer ("following");
  wait_until_saved (fixture);
  assert_list (fixture, "03-02 18:00-19:00 Run\n03-03 18:00-19:00 Run\n03-04 07:00-08:00 Run\n03-05 07:00-08:00 Run");
}

static void
test_all (Fixture       *fixture,
          gconstpointer  user_data)
{
  open_series (fixture, MONDAY + 2);
  type (fixture, "What", "Swim");
  save (fixture);
  widget_fixture_answer ("all");
  wait_until_saved (fixture);
  assert_list (fixture,
               "03-02 18:00-19:00 Swim\n03-03 18:00-19:00 Swim\n03-04 18:00-19:00 Swim\n03-05 18:00-19:00 Swim");
}

/* That it ends is about it and those after it; what was, was. */
static void
test_ends_here (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_series (fixture, MONDAY + 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Repeats")), 0);
  save (fixture);
  widget_fixture_answer ("following");
  wait_until_saved (fixture);
  assert_list (fixture, "03-02 18:00-19:00 Run\n03-03 18:00-19:00 Run");
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Chess", MONDAY, 18, 60, "");
  g_autoptr (TendPlanOccurrence) at = NULL;
  TendKindRow *row;

  tend_plan_set_text (&plan->kind, "Game");
  plan_fixture_add (&fixture->plans, plan);
  at = plan_fixture_get (&fixture->plans, MONDAY);
  show (fixture, tend_plan_dialog_new_for (fixture->plans.life->store, at));
  row = TEND_KIND_ROW (get_row (fixture, "Kind"));
  /* It is on no list, and still what this plan is. */
  g_assert_cmpstr (tend_kind_row_get_kind (row), ==, "Game");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  g_assert_cmpstr (tend_kind_row_get_kind (row), ==, "walk");
  save (fixture);
  wait_until_saved (fixture);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan WHERE kind = 'walk'"), ==, 1);
}

/* What a plan is about is chosen among what another feature keeps, and is no part of what the line says. */
static void
test_hobby (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (TendPlanOccurrence) at = NULL;
  GtkWidget *row;

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  row = get_row (fixture, "Hobby");
  g_assert_true (gtk_widget_get_visible (row));
  type (fixture, LINE, "Band Fri 18:00");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  type (fixture, LINE, "Band Fri 18:00 with Ben");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  save (fixture);
  wait_until_saved (fixture);
  at = plan_fixture_get (&fixture->plans, MONDAY + 4);
  g_assert_cmpstr (at->plan->hobby_uuid, ==, GUITAR);
}

/* A hobby that is gone is not lost from the plan by changing something else. */
static void
test_hobby_of_a_kept_plan (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (TendPlan) plan = plan_fixture_make ("Band", MONDAY, 18, 60, "");
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autoptr (TendPlanOccurrence) kept = NULL;
  GtkWidget *row;

  plan->hobby_uuid = g_strdup ("00000000-0000-4000-8000-00000000000f");
  plan_fixture_add (&fixture->plans, plan);
  at = plan_fixture_get (&fixture->plans, MONDAY);
  show (fixture, tend_plan_dialog_new_for (fixture->plans.life->store, at));
  type (fixture, "Where", "Luna");
  save (fixture);
  wait_until_saved (fixture);
  kept = plan_fixture_get (&fixture->plans, MONDAY);
  g_assert_cmpstr (kept->plan->hobby_uuid, ==, plan->hobby_uuid);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));

  show (fixture, tend_plan_dialog_new_for (fixture->plans.life->store, kept));
  row = get_row (fixture, "Hobby");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  fixture->n_saved = fixture->n_finished = 0;
  save (fixture);
  wait_until_saved (fixture);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan WHERE hobby_uuid IS NULL"), ==, 1);
}

static void
test_leaving (Fixture       *fixture,
              gconstpointer  user_data)
{
  open_series (fixture, MONDAY);
  type (fixture, "What", "Swim");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  widget_fixture_answer ("cancel");
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_finished, ==, 0);
  g_assert_cmpstr (read_row (fixture, "What"), ==, "Swim");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  widget_fixture_answer ("discard");
  widget_fixture_settle ();
  g_assert_cmpint (fixture->n_finished, ==, 1);
  g_assert_cmpint (fixture->n_saved, ==, 0);
}

/* A new one stays as it was typed, and goes where nothing was. */
static void
test_leaving_new (Fixture       *fixture,
                  gconstpointer  user_data)
{
  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  type (fixture, LINE, "Coffee");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_cmpint (fixture->n_finished, ==, 0);
  g_assert_false (gtk_widget_get_visible (fixture->dialog));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  g_assert_cmpstr (read_row (fixture, "What"), ==, "Coffee");
  type (fixture, LINE, "");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_cmpint (fixture->n_finished, ==, 1);
}

static void
add_reminder (Fixture *fixture)
{
  GtkWidget *add = get_row (fixture, "Add a Reminder");

  g_signal_emit_by_name (gtk_widget_get_ancestor (add, GTK_TYPE_LIST_BOX), "row-activated", add);
  widget_fixture_settle ();
}

/* Said before the plan is kept, and kept with it: one step back takes both. */
static void
test_reminders_of_a_new_plan (Fixture       *fixture,
                              gconstpointer  user_data)
{
  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  add_reminder (fixture);
  type (fixture, LINE, "Coffee Fri 16:30");
  /* The eighth of the usual choices is a day; the evening before, which the line's time has, stands below them. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "How Long Before")), 10);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM reminder"), ==, 0);
  save (fixture);
  wait_until_saved (fixture);
  g_assert_cmpint (test_life_ask (fixture->plans.life,
                                  "SELECT r.before_minutes FROM reminder r JOIN plan p ON p.uuid = r.subject_uuid"
                                  "  WHERE r.subject_kind = 'plan' AND p.title = 'Coffee'"), ==, 21 * 60 + 30);
  g_assert_true (test_life_undo (fixture->plans.life, NULL));
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM reminder"), ==, 0);
  g_assert_cmpint (test_life_ask (fixture->plans.life, "SELECT count(*) FROM plan"), ==, 0);
}

/* A reminder is something that was said: Escape keeps it for later. Another thought begins without it. */
static void
test_reminders_stay_until_they_are_kept (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  g_autoptr (TendPlan) other = tend_plan_new ("Walk", MONDAY, 600, 60);

  show (fixture, tend_plan_dialog_new (fixture->plans.life->store));
  add_reminder (fixture);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_cmpint (fixture->n_finished, ==, 0);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  get_row (fixture, "How Long Before");
  tend_plan_dialog_set_plan (TEND_PLAN_DIALOG (fixture->dialog), other);
  widget_fixture_settle ();
  g_assert_null (widget_fixture_find_row (fixture->dialog, "How Long Before"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/calendar/plan-dialog/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-line-fills-the-fields", test_line_fills_fields);
  ADD ("line-and-fields-go-together", test_line_and_fields);
  ADD ("what-is-impossible-is-not-kept", test_impossible_line);
  ADD ("a-start-takes-its-end-along", test_times);
  ADD ("a-rule-that-yields-nothing", test_rule_that_yields_nothing);
  ADD ("a-zone-that-is-none", test_zone_that_is_none);
  ADD ("all-day-and-back", test_all_day);
  ADD ("people-are-completed", test_guests);
  ADD ("one-of-a-series", test_one_of_a_series);
  ADD ("one-and-the-following", test_following);
  ADD ("all-of-a-series", test_all);
  ADD ("a-series-ends-here", test_ends_here);
  ADD ("kinds", test_kinds);
  ADD ("a-hobby-is-chosen", test_hobby);
  ADD ("a-hobby-is-kept-and-taken-off", test_hobby_of_a_kept_plan);
  ADD ("reminders-of-a-new-plan", test_reminders_of_a_new_plan);
  ADD ("reminders-stay-until-they-are-kept", test_reminders_stay_until_they_are_kept);
  ADD ("changes-are-not-dropped-without-a-word", test_leaving);
  ADD ("a-new-plan-stays-as-it-was-typed", test_leaving_new);
#undef ADD

  return g_test_run ();
}
