/* Whether reminders may come when Tend is closed is asked once, when the first is kept, and not again. */

#include "shell/tend-reminder-question.h"

#include "store/test-life.h"
#include "widgets/widget-fixture.h"

#define SERVICE "io.github.tend_app.Nobody"

typedef struct
{
  TestLife *life;
  GSettings *settings;
  WidgetFixture window;
  GtkWidget *question;
  GtkWidget *revealer;
  char *told; /* (nullable): what the window was to tell */
} Fixture;

static void
on_tell_activated_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->told);
  fixture->told = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const GActionEntry actions[] = { { "tell", on_tell_activated_cb, "s" } };
  g_autoptr (TendBackground) background = tend_background_new (SERVICE, "/nonexistent/tend-reminders");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->life = test_life_new_open ();
  fixture->settings = g_settings_new ("io.github.tend_app.Tend");
  g_settings_reset (fixture->settings, "remind-when-closed");
  g_settings_reset (fixture->settings, "remind-when-closed-asked");
  fixture->question = g_object_new (TEND_TYPE_REMINDER_QUESTION, NULL);
  widget_fixture_set_up (&fixture->window, fixture->question, 360, 300);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window.window, "win", G_ACTION_GROUP (group));
  tend_reminder_question_follow (TEND_REMINDER_QUESTION (fixture->question), fixture->life->store,
                                 fixture->settings, background);
  fixture->revealer = widget_fixture_find (fixture->question, GTK_TYPE_REVEALER);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  widget_fixture_tear_down (&fixture->window);
  g_object_unref (fixture->settings);
  g_free (fixture->told);
  test_life_free (fixture->life);
}

static void
add_reminder (Fixture *fixture)
{
  g_autofree char *uuid = g_uuid_string_random ();

  test_life_sql (fixture->life, "Added a reminder", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
                 "  VALUES ('%s', 'goal', '00000000-0000-4000-8000-000000000001', 540, 127)",
                 uuid);
}

static gboolean
is_asked (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (fixture->revealer));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
answer (Fixture    *fixture,
        const char *label)
{
  GtkWidget *button = find_button (fixture->question, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_is_sensitive (button));
  while (!gtk_widget_is_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_asked_once (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_false (is_asked (fixture));
  test_life_add_goal (fixture->life, "Run");
  g_assert_false (is_asked (fixture));
  add_reminder (fixture);
  g_assert_true (is_asked (fixture));
  g_assert_true (g_settings_get_boolean (fixture->settings, "remind-when-closed-asked"));

  answer (fixture, "Only While It Is Open");
  g_assert_false (is_asked (fixture));
  g_assert_false (g_settings_get_boolean (fixture->settings, "remind-when-closed"));
  g_assert_null (fixture->told);
  add_reminder (fixture);
  g_assert_false (is_asked (fixture));
}

/* What is done again, or changed, is no first reminder. */
static void
test_not_asked (Fixture       *fixture,
                gconstpointer  data)
{
  add_reminder (fixture);
  g_settings_reset (fixture->settings, "remind-when-closed-asked");
  gtk_revealer_set_reveal_child (GTK_REVEALER (fixture->revealer), FALSE);
  test_life_sql (fixture->life, "Changed", TEND_WRITE_DEFAULT, "UPDATE reminder SET minute = 600");
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_true (test_life_redo (fixture->life, NULL));
  g_assert_cmpint (test_life_ask (fixture->life, "SELECT count(*) FROM reminder"), ==, 1);
  g_assert_false (is_asked (fixture));
}

/* Nobody can start this service: it is said, and the question stays. */
static void
test_not_possible (Fixture       *fixture,
                   gconstpointer  data)
{
  add_reminder (fixture);
  answer (fixture, "Yes");
  g_assert_nonnull (fixture->told);
  g_assert_true (is_asked (fixture));
  g_assert_true (gtk_widget_is_sensitive (find_button (fixture->question, "Yes")));
}

static void
test_answered_elsewhere (Fixture       *fixture,
                         gconstpointer  data)
{
  add_reminder (fixture);
  g_settings_set_boolean (fixture->settings, "remind-when-closed", FALSE);
  widget_fixture_settle ();
  g_assert_false (is_asked (fixture));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/shell/reminder-question/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("asked-once", test_asked_once);
  ADD ("not-asked", test_not_asked);
  ADD ("not-possible", test_not_possible);
  ADD ("answered-elsewhere", test_answered_elsewhere);

  return g_test_run ();
}
