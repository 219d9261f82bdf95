#include "widget-fixture.h"

#include "base/tend-uuid.h"
#include "widgets/tend-reminder-editor.h"
#include "widgets/tend-reminder-row.h"
#include "widgets/tend-time-entry.h"
#include "widgets/tend-weekday-picker.h"

#include <adwaita.h>

#define GOAL "0192f0c1-0000-4000-8000-000000000001"
#define OTHER "0192f0c1-0000-4000-8000-000000000002"

static void
on_counted_cb (int *count)
{
  (*count)++;
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          int       *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_nth (GtkWidget *widget,
         GType      type,
         int        n)
{
  GtkWidget *found = find_nth (widget, type, &n);

  g_assert_nonnull (found);
  return found;
}

static guint
count_rows (GtkWidget *editor)
{
  guint count = 0;

  for (int i = 0;; i++)
    {
      int n = i;

      if (find_nth (editor, TEND_TYPE_REMINDER_ROW, &n) == NULL)
        return count;
      count++;
    }
}

/* As somebody does: what the entry holds is replaced, and Enter pressed. */
static void
type_time (GtkWidget  *entry,
           const char *text)
{
  GtkWidget *inner = get_nth (entry, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (inner), text);
  g_signal_emit_by_name (inner, "activate");
}

static void
test_time_entry_typed (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (tend_time_entry_new ());
  int n_chosen = 0;

  g_signal_connect_swapped (entry, "chosen", G_CALLBACK (on_counted_cb), &n_chosen);
  type_time (entry, "7:30");
  g_assert_cmpint (tend_time_entry_get_minute (TEND_TIME_ENTRY (entry)), ==, 7 * 60 + 30);
  g_assert_cmpint (n_chosen, ==, 1);
  type_time (entry, "7:30");
  g_assert_cmpint (n_chosen, ==, 1);

  /* What is no time is kept as it was typed, and chooses nothing. */
  type_time (entry, "when the bell");
  g_assert_cmpint (n_chosen, ==, 1);
  g_assert_cmpint (tend_time_entry_get_minute (TEND_TIME_ENTRY (entry)), ==, 7 * 60 + 30);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_nth (entry, GTK_TYPE_ENTRY, 0))), ==, "when the bell");
  g_assert_true (gtk_widget_has_css_class (get_nth (entry, GTK_TYPE_ENTRY, 0), "warning"));
  type_time (entry, "23:59");
  g_assert_false (gtk_widget_has_css_class (get_nth (entry, GTK_TYPE_ENTRY, 0), "warning"));
  g_assert_cmpint (tend_time_entry_get_minute (TEND_TIME_ENTRY (entry)), ==, 23 * 60 + 59);
}

static void
test_time_entry_steps (void)
{
  WidgetFixture fixture;
  GtkWidget *entry = tend_time_entry_new ();
  GtkWidget *inner;

  widget_fixture_set_up (&fixture, entry, 200, 60);
  inner = get_nth (entry, GTK_TYPE_ENTRY, 0);
  tend_time_entry_set_minute (TEND_TIME_ENTRY (entry), 23 * 60 + 50);
  g_assert_true (widget_fixture_press (inner, GDK_KEY_Up, 0));
  g_assert_cmpint (tend_time_entry_get_minute (TEND_TIME_ENTRY (entry)), ==, 5);
  g_assert_true (widget_fixture_press (inner, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (tend_time_entry_get_minute (TEND_TIME_ENTRY (entry)), ==, 23 * 60 + 5);
  widget_fixture_tear_down (&fixture);
}

static void
test_weekdays_follow_the_week (void)
{
  g_autoptr (GtkWidget) picker = g_object_ref_sink (tend_weekday_picker_new ());
  TendWeekdayPicker *self = TEND_WEEKDAY_PICKER (picker);
  int n_chosen = 0;

  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_counted_cb), &n_chosen);
  tend_weekday_picker_set_first_weekday (self, G_DATE_SUNDAY);
  tend_weekday_picker_set_weekdays (self, TEND_WEEKDAYS_OF (G_DATE_SUNDAY));
  g_assert_cmpint (n_chosen, ==, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_nth (picker, GTK_TYPE_TOGGLE_BUTTON, 0))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_nth (picker, GTK_TYPE_TOGGLE_BUTTON, 6)), TRUE);
  g_assert_cmpint (n_chosen, ==, 1);
  g_assert_cmpuint (tend_weekday_picker_get_weekdays (self), ==,
                    TEND_WEEKDAYS_OF (G_DATE_SUNDAY) | TEND_WEEKDAYS_OF (G_DATE_SATURDAY));
}

static TendReminder *
make_reminder (int minute)
{
  TendReminder *reminder = tend_reminder_new_at ("goal", GOAL, minute, TEND_WEEKDAYS_ALL);

  reminder->uuid = tend_uuid_new ();
  return reminder;
}

static void
test_row_changes (void)
{
  g_autoptr (TendReminder) reminder = make_reminder (7 * 60);
  g_autoptr (GtkWidget) row = g_object_ref_sink (tend_reminder_row_new (reminder, FALSE, G_DATE_MONDAY));
  const TendReminder *now;
  int n_changed = 0;

  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_counted_cb), &n_changed);
  type_time (get_nth (row, TEND_TYPE_TIME_ENTRY, 0), "8:15");
  now = tend_reminder_row_get_reminder (TEND_REMINDER_ROW (row));
  g_assert_cmpint (now->minute, ==, 8 * 60 + 15);
  g_assert_cmpint (n_changed, ==, 1);
  /* The first switch stands in the row, the others within. */
  gtk_switch_set_active (GTK_SWITCH (get_nth (row, GTK_TYPE_SWITCH, 0)), FALSE);
  g_assert_cmpint (n_changed, ==, 2);
  now = tend_reminder_row_get_reminder (TEND_REMINDER_ROW (row));
  g_assert_false (now->is_enabled);
  g_assert_false (now->is_important);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Off");
  g_assert_cmpstr (now->uuid, ==, reminder->uuid);
  /* What changed elsewhere is shown, and not told back. */
  tend_reminder_row_set_reminder (TEND_REMINDER_ROW (row), reminder);
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (get_nth (row, GTK_TYPE_SWITCH, 0))));
}

static void
test_row_keeps_a_weekday (void)
{
  g_autoptr (TendReminder) reminder = make_reminder (7 * 60);
  g_autoptr (GtkWidget) row = NULL;
  GtkWidget *picker;
  int n_changed = 0;

  reminder->weekdays = TEND_WEEKDAYS_OF (G_DATE_TUESDAY);
  row = g_object_ref_sink (tend_reminder_row_new (reminder, FALSE, G_DATE_MONDAY));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_counted_cb), &n_changed);
  picker = get_nth (row, TEND_TYPE_WEEKDAY_PICKER, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_nth (picker, GTK_TYPE_TOGGLE_BUTTON, 1)), FALSE);
  g_assert_cmpint (n_changed, ==, 0);
  g_assert_cmpuint (tend_weekday_picker_get_weekdays (TEND_WEEKDAY_PICKER (picker)), ==,
                    TEND_WEEKDAYS_OF (G_DATE_TUESDAY));
}

static void
test_row_before_a_start (void)
{
  g_autoptr (TendReminder) reminder = tend_reminder_new_before ("plan", GOAL, 45);
  g_autoptr (GtkWidget) row = NULL;
  const TendReminder *now;
  AdwComboRow *way, *before;

  reminder->uuid = tend_uuid_new ();
  row = g_object_ref_sink (tend_reminder_row_new (reminder, TRUE, G_DATE_MONDAY));
  way = ADW_COMBO_ROW (get_nth (row, ADW_TYPE_COMBO_ROW, 0));
  before = ADW_COMBO_ROW (get_nth (row, ADW_TYPE_COMBO_ROW, 1));
  /* A length that came from elsewhere is shown as it is, below the usual ones. */
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (before)), ==, "45 minutes before");
  adw_combo_row_set_selected (before, 5);
  now = tend_reminder_row_get_reminder (TEND_REMINDER_ROW (row));
  g_assert_cmpint (now->before_minutes, ==, 60);
  adw_combo_row_set_selected (way, 0);
  now = tend_reminder_row_get_reminder (TEND_REMINDER_ROW (row));
  g_assert_true (tend_reminder_goes_by_clock (now));
  g_assert_true (tend_reminder_validate (now, NULL));
  adw_combo_row_set_selected (way, 1);
  now = tend_reminder_row_get_reminder (TEND_REMINDER_ROW (row));
  g_assert_false (tend_reminder_goes_by_clock (now));
  g_assert_true (tend_reminder_validate (now, NULL));
}

static GPtrArray *
make_reminders (void)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);

  g_ptr_array_add (reminders, make_reminder (7 * 60));
  g_ptr_array_add (reminders, make_reminder (12 * 60));
  g_ptr_array_add (reminders, make_reminder (20 * 60));
  return reminders;
}

static void
test_editor_keeps_rows (void)
{
  g_autoptr (GtkWidget) editor = g_object_ref_sink (tend_reminder_editor_new ());
  g_autoptr (GPtrArray) reminders = make_reminders ();
  g_autoptr (GPtrArray) none = make_reminders ();
  TendReminderEditor *self = TEND_REMINDER_EDITOR (editor);
  GtkWidget *noon;
  int n_changed = 0;

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_counted_cb), &n_changed);
  tend_reminder_editor_show (self, "goal", GOAL, reminders);
  g_assert_cmpuint (count_rows (editor), ==, 3);
  noon = get_nth (editor, TEND_TYPE_REMINDER_ROW, 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (noon), TRUE);
  /* The one before it goes, a new one comes after it: it is still the same row, and open. */
  g_ptr_array_remove_index (reminders, 0);
  g_ptr_array_add (reminders, make_reminder (21 * 60));
  tend_reminder_editor_show (self, "goal", GOAL, reminders);
  g_assert_cmpuint (count_rows (editor), ==, 3);
  g_assert_true (get_nth (editor, TEND_TYPE_REMINDER_ROW, 0) == noon);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (noon)));
  /* Another thing is shown anew, and none not at all. */
  tend_reminder_editor_show (self, "goal", OTHER, none);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_nth (editor, TEND_TYPE_REMINDER_ROW, 0))));
  tend_reminder_editor_show (self, NULL, NULL, NULL);
  g_assert_cmpuint (count_rows (editor), ==, 0);
  g_assert_cmpint (n_changed, ==, 0);
}

static void
test_editor_adds_and_removes (void)
{
  WidgetFixture fixture;
  GtkWidget *editor = tend_reminder_editor_new ();
  g_autoptr (GPtrArray) reminders = make_reminders ();
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  const TendReminder *last;
  GtkWidget *list, *row;
  int n_changed = 0;

  widget_fixture_set_up (&fixture, editor, 360, 900);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_counted_cb), &n_changed);
  tend_reminder_editor_show (TEND_REMINDER_EDITOR (editor), "goal", GOAL, reminders);
  list = gtk_widget_get_parent (get_nth (editor, TEND_TYPE_REMINDER_ROW, 0));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_assert_cmpint (n_changed, ==, 1);
  added = tend_reminder_editor_dup_reminders (TEND_REMINDER_EDITOR (editor));
  g_assert_cmpuint (added->len, ==, 4);
  last = g_ptr_array_index (added, 3);
  g_assert_true (tend_uuid_is_valid (last->uuid));
  g_assert_cmpstr (last->subject_uuid, ==, GOAL);
  g_assert_true (tend_reminder_validate (last, NULL));
  row = get_nth (editor, TEND_TYPE_REMINDER_ROW, 3);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture.window)), row));

  g_signal_emit_by_name (row, "removed");
  g_assert_cmpint (n_changed, ==, 2);
  removed = tend_reminder_editor_dup_reminders (TEND_REMINDER_EDITOR (editor));
  g_assert_cmpuint (removed->len, ==, 3);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3)));
  widget_fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/time-entry/what is typed is understood or kept", test_time_entry_typed);
  g_test_add_func ("/widgets/time-entry/keys step around the day", test_time_entry_steps);
  g_test_add_func ("/widgets/weekday-picker/weekdays stand in the order of the week", test_weekdays_follow_the_week);
  g_test_add_func ("/widgets/reminder-row/what is changed is told once", test_row_changes);
  g_test_add_func ("/widgets/reminder-row/the last weekday stays", test_row_keeps_a_weekday);
  g_test_add_func ("/widgets/reminder-row/a reminder goes by the start or by the clock", test_row_before_a_start);
  g_test_add_func ("/widgets/reminder-editor/rows that are open stay open", test_editor_keeps_rows);
  g_test_add_func ("/widgets/reminder-editor/a reminder is added and removed", test_editor_adds_and_removes);
  return g_test_run ();
}
