/* How something repeats, as it is chosen. */

#include "widget-fixture.h"

#include "widgets/tend-day-row.h"
#include "widgets/tend-repeat-editor.h"
#include "widgets/tend-weekday-picker.h"

#include <adwaita.h>

/* A Friday: the fourth of its month, and the last. */
#define FRIDAY (tend_day_from_ymd (2026, 11, 27))
#define START ((TendWall) { FRIDAY, 16 * 3600 + 1800 })

typedef struct
{
  WidgetFixture window;
  TendRepeatEditor *editor;
  int n_changed;
} Fixture;

static void
on_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *editor = tend_repeat_editor_new ();

  fixture->editor = TEND_REPEAT_EDITOR (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_changed_cb), fixture);
  widget_fixture_set_up (&fixture->window, editor, 360, 600);
  tend_repeat_editor_set_days (fixture->editor, FRIDAY - 4, G_DATE_SUNDAY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
}

static void
assert_rule (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *rule = tend_repeat_editor_dup_rule (fixture->editor);

  g_assert_cmpstr (rule, ==, expected);
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = widget_fixture_find_row (GTK_WIDGET (fixture->editor), title);

  g_assert_nonnull (row);
  return row;
}

static void
choose (Fixture    *fixture,
        const char *title,
        guint       selected)
{
  GtkWidget *row = get_row (fixture, title);

  g_assert_true (gtk_widget_get_visible (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

static void
assert_words (Fixture    *fixture,
              const char *expected)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (fixture, "Repeats"))), ==, expected);
}

static void
test_presets (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const char *const rules[] = {
    "",           "FREQ=DAILY",  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=MONTHLY", "FREQ=YEARLY",
  };

  tend_repeat_editor_set_rule (fixture->editor, "", START);
  for (guint i = G_N_ELEMENTS (rules); i > 0; i--)
    {
      choose (fixture, "Repeats", i - 1);
      assert_rule (fixture, rules[i - 1]);
      g_assert_cmpint (gtk_widget_get_visible (get_row (fixture, "Ends")), ==, i > 1);
      g_assert_false (gtk_widget_get_visible (get_row (fixture, "Every")));
    }
  g_assert_cmpint (fixture->n_changed, ==, (int) G_N_ELEMENTS (rules));
  assert_words (fixture, "");

  /* Each is found again. */
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      tend_repeat_editor_set_rule (fixture->editor, rules[i], START);
      g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (fixture, "Repeats"))), ==, i);
    }
  g_assert_cmpint (fixture->n_changed, ==, (int) G_N_ELEMENTS (rules));
}

static void
test_ends (Fixture       *fixture,
           gconstpointer  user_data)
{
  tend_repeat_editor_set_rule (fixture->editor, "FREQ=WEEKLY", START);
  choose (fixture, "Ends", 1);
  assert_rule (fixture, "FREQ=WEEKLY;UNTIL=20270227");
  tend_day_row_set_day (TEND_DAY_ROW (get_row (fixture, "Last Day")), tend_day_from_ymd (2026, 12, 24));
  assert_rule (fixture, "FREQ=WEEKLY;UNTIL=20261224");
  assert_words (fixture, "every Friday until 24 December");
  /* What ends, ends also in another way. */
  choose (fixture, "Repeats", 1);
  assert_rule (fixture, "FREQ=DAILY;UNTIL=20261224");
  choose (fixture, "Ends", 2);
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (widget_fixture_find (get_row (fixture, "Times in All"), GTK_TYPE_SPIN_BUTTON)), 5);
  assert_rule (fixture, "FREQ=DAILY;COUNT=5");
  assert_words (fixture, "every day, 5 times");
  choose (fixture, "Ends", 0);
  assert_rule (fixture, "FREQ=DAILY");
}

static void
test_own_rule (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkWidget *every;
  TendWeekdayPicker *picker;

  tend_repeat_editor_set_rule (fixture->editor, "FREQ=WEEKLY", START);
  choose (fixture, "Repeats", 7);
  every = get_row (fixture, "Every");
  g_assert_true (gtk_widget_get_visible (every));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_fixture_find (every, GTK_TYPE_SPIN_BUTTON)), 3);
  assert_rule (fixture, "FREQ=WEEKLY;INTERVAL=3");

  picker = TEND_WEEKDAY_PICKER (widget_fixture_find (get_row (fixture, "Weekdays"), TEND_TYPE_WEEKDAY_PICKER));
  tend_weekday_picker_set_weekdays (picker, TEND_WEEKDAYS_OF (G_DATE_MONDAY) | TEND_WEEKDAYS_OF (G_DATE_FRIDAY));
  g_signal_emit_by_name (picker, "chosen");
  assert_rule (fixture, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU");
  /* Without any weekday there would be nothing left. */
  tend_weekday_picker_set_weekdays (picker, 0);
  g_signal_emit_by_name (picker, "chosen");
  assert_rule (fixture, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_fixture_find (every, GTK_TYPE_DROP_DOWN)), 2);
  assert_rule (fixture, "FREQ=MONTHLY;INTERVAL=3");
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "Weekdays")));
  choose (fixture, "On", 1);
  assert_rule (fixture, "FREQ=MONTHLY;INTERVAL=3;BYDAY=4FR");
  choose (fixture, "On", 2);
  assert_rule (fixture, "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR");
  assert_words (fixture, "every 3 months on the last Friday");
}

static void
test_start (Fixture       *fixture,
            gconstpointer  user_data)
{
  /* What was chosen here goes along. */
  tend_repeat_editor_set_rule (fixture->editor, "", START);
  choose (fixture, "Repeats", 7);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_fixture_find (get_row (fixture, "Every"), GTK_TYPE_DROP_DOWN)), 2);
  choose (fixture, "On", 1);
  tend_repeat_editor_set_start (fixture->editor, (TendWall) { FRIDAY - 8, 0 });
  assert_rule (fixture, "FREQ=MONTHLY;BYDAY=3TH");
  assert_words (fixture, "every month on the third Thursday");

  /* What came so stays so, and its words tell what it will be. */
  tend_repeat_editor_set_rule (fixture->editor, "FREQ=WEEKLY;BYDAY=FR", START);
  tend_repeat_editor_set_start (fixture->editor, (TendWall) { FRIDAY + 1, 0 });
  assert_rule (fixture, "FREQ=WEEKLY;BYDAY=FR");
  assert_words (fixture, "every Saturday");
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1";

  tend_repeat_editor_set_rule (fixture->editor, rule, START);
  assert_rule (fixture, rule);
  assert_words (fixture, "every month on the last weekday");
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "Ends")));
  choose (fixture, "Repeats", 3);
  assert_rule (fixture, "FREQ=WEEKLY");
  choose (fixture, "Repeats", 8);
  assert_rule (fixture, rule);
  /* Another thing has none of it. */
  tend_repeat_editor_set_rule (fixture->editor, "", START);
  choose (fixture, "Repeats", 7);
  g_assert_cmpuint (
      g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (get_row (fixture, "Repeats")))), ==, 8);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/repeat-editor/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("usual-ways-are-one-choice", test_presets);
  ADD ("ends-on-a-day-or-after-some-times", test_ends);
  ADD ("a-rule-of-ones-own", test_own_rule);
  ADD ("goes-along-with-the-start", test_start);
  ADD ("what-is-beyond-it-stays-as-it-is", test_foreign);
#undef ADD

  return g_test_run ();
}
