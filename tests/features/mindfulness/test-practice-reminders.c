/* Being reminded of an exercise, on a real life; and exercises by the names that people type. */

#include "features/mindfulness/tend-mindfulness-store.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "features/mindfulness/tend-practice-names.h"
#include "features/mindfulness/tend-script-library.h"
#include "reminders/tend-reminder-store.h"
#include "store/tend-agenda.h"
#include "store/test-life.h"

#define MONDAY (tend_day_from_ymd (2026, 3, 2))

/* The pattern of the user's own. */
#define PATTERN "00000000-0000-4000-8000-0000000000aa"

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static TendDb *
get_db (TestLife *life)
{
  return tend_store_get_reader (life->store);
}

static GPtrArray *
read_all (TestLife *life)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);

  return tend_practice_read_all (get_db (life), scripts, NULL);
}

static void
add_pattern (TestLife   *life,
             const char *title)
{
  test_life_sql (life, "A pattern", TEND_WRITE_DEFAULT,
                 "INSERT INTO breath_pattern (uuid, title, inhale, hold, exhale, rest)"
                 "  VALUES ('" PATTERN "', '%s', 7, 0, 12, 0)",
                 title);
}

/* On Monday. */
static void
add_session (TestLife   *life,
             const char *exercise,
             int         seconds)
{
  g_autofree char *uuid = tend_uuid_new ();

  test_life_sql (life, "A session", TEND_WRITE_DEFAULT,
                 "INSERT INTO session (uuid, exercise, title, day, started_at, seconds)"
                 "  VALUES ('%s', '%s', '%s', '2026-03-02', 1, %d)",
                 uuid, exercise, exercise, seconds);
}

/* A reminder of a practice, at an hour on some weekdays. */
static void
add_reminder (TestLife           *life,
              const TendPractice *practice,
              int                 hour,
              TendWeekdays        weekdays)
{
  g_autofree char *uuid = tend_practice_get_uuid (practice);
  g_autoptr (TendReminder) reminder = tend_reminder_new_at (TEND_PRACTICE_REMINDER_KIND, uuid, hour * 60, weekdays);
  g_autoptr (GPtrArray) reminders = tend_reminder_read_for (get_db (life), TEND_PRACTICE_REMINDER_KIND, uuid, NULL);
  GAsyncResult *result = NULL;

  g_ptr_array_add (reminders, g_steal_pointer (&reminder));
  tend_reminder_store_set_async (life->store, TEND_PRACTICE_REMINDER_KIND, uuid, practice->title, reminders,
                                 on_written_cb, &result);
  wait_for (&result);
  g_assert_true (tend_reminder_store_finish (life->store, result, NULL));
  g_object_unref (result);
}

static GPtrArray *
read_agenda (TestLife *life,
             TendDay   day,
             TendDay   today)
{
  const TendAgendaQuery query = { day, today, G_DATE_MONDAY };

  return tend_agenda_read (get_db (life), life->features, life->n_features, &query, NULL);
}

static void
assert_agenda (TestLife   *life,
               TendDay     day,
               TendDay     today,
               const char *expected)
{
  g_autoptr (GPtrArray) items = read_agenda (life, day, today);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TendAgendaItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (said, "%s%s ", i > 0 ? ", " : "", item->title);
      if (item->minute >= 0)
        g_string_append_printf (said, "%02d:%02d · ", item->minute / 60, item->minute % 60);
      g_string_append_printf (said, "%s%s", item->detail,
                              item->state == TEND_AGENDA_DONE ? " done" : item->can_start ? "" : " without Start");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static TendRemind *
remind_of (TestLife    *life,
           const char  *uuid,
           TendDay      day,
           GError     **error)
{
  const TendAgendaQuery query = { day, day, G_DATE_MONDAY };
  const TendFeature *feature =
      tend_feature_find_for_kind (life->features, life->n_features, TEND_PRACTICE_REMINDER_KIND);

  return feature->remind (get_db (life), TEND_PRACTICE_REMINDER_KIND, uuid, &query, error);
}

static void
test_reminded_on_workdays (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) practices = read_all (life);
  const TendPractice *box = tend_practice_find (practices, "box");

  add_reminder (life, box, 13, TEND_WEEKDAYS_WORK);
  assert_agenda (life, MONDAY, MONDAY, "Box 13:00 · 5 minutes");
  assert_agenda (life, MONDAY + 4, MONDAY, "Box 13:00 · 5 minutes");
  assert_agenda (life, MONDAY + 5, MONDAY, "");
  /* What was not done is nothing to bring up. */
  assert_agenda (life, MONDAY, MONDAY + 1, "");

  add_session (life, "box", 180);
  assert_agenda (life, MONDAY, MONDAY, "box 3 minutes done");
  add_reminder (life, box, 20, TEND_WEEKDAYS_ALL);
  assert_agenda (life, MONDAY, MONDAY, "Box 20:00 · 5 minutes, box 3 minutes done");
  test_life_sql (life, "Off", TEND_WRITE_DEFAULT, "UPDATE reminder SET is_enabled = 0 WHERE minute = 1200");
  assert_agenda (life, MONDAY, MONDAY, "box 3 minutes done");
}

static void
test_reminder_offers_to_start (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) practices = read_all (life);
  const TendPractice *walk = tend_practice_find (practices, "walk");
  g_autofree char *uuid = tend_practice_get_uuid (walk);
  g_autoptr (TendRemind) before = NULL;
  g_autoptr (TendRemind) after = NULL;
  g_autoptr (GError) error = NULL;

  add_reminder (life, walk, 9, TEND_WEEKDAYS_ALL);
  before = remind_of (life, uuid, MONDAY, NULL);
  g_assert_cmpstr (before->title, ==, "Walk");
  g_assert_cmpstr (before->detail, ==, "10 minutes");
  g_assert_cmpint (before->state, ==, TEND_REMIND_WANTED);
  g_assert_true (g_strv_contains (before->actions, TEND_REMIND_ACTION_START));
  add_session (life, "walk", 600);
  after = remind_of (life, uuid, MONDAY, NULL);
  g_assert_cmpint (after->state, ==, TEND_REMIND_DONE);
  g_assert_null (remind_of (life, "00000000-0000-4000-8000-000000000000", MONDAY, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

/* A name in every life: reminders of what Tend brings find it in another life, too. */
static void
test_reminders_name_a_practice (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) practices = read_all (life);

  for (guint i = 0; i < practices->len; i++)
    {
      const TendPractice *practice = g_ptr_array_index (practices, i);
      g_autofree char *uuid = tend_practice_get_uuid (practice);

      g_assert_true (tend_uuid_is_valid (uuid));
      g_assert_true (tend_practice_find_by_uuid (practices, uuid) == practice);
    }
}

static void
test_reminders_go_with_what_is_deleted (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  GAsyncResult *result = NULL;
  g_autoptr (GPtrArray) practices = NULL;
  const TendPractice *made;

  add_pattern (life, "Mine");
  practices = read_all (life);
  made = tend_practice_find (practices, PATTERN);
  add_reminder (life, made, 9, TEND_WEEKDAYS_ALL);
  assert_agenda (life, MONDAY, MONDAY, "Mine 09:00 · 5 minutes");
  tend_mindfulness_store_delete_practice_async (life->store, made, on_written_cb, &result);
  wait_for (&result);
  g_assert_true (tend_mindfulness_store_finish (life->store, result, NULL));
  g_object_unref (result);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 0);
  g_assert_true (test_life_undo (life, NULL));
  assert_agenda (life, MONDAY, MONDAY, "Mine 09:00 · 5 minutes");
}

static void
assert_breath (TestLife   *life,
               const char *words,
               const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = tend_practice_find_breath (get_db (life), words, &error);

  g_assert_cmpstr (found, ==, id);
  if (id == NULL)
    {
      g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "Box, 4-7-8, Coherent, Resonant, Cyclic Sigh, Long Exhale, Triangle"));
    }
}

static void
test_names_are_forgiving (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  add_pattern (life, "Für den Abend");
  assert_breath (life, "box", "box");
  assert_breath (life, "BOX", "box");
  assert_breath (life, "478", "4-7-8");
  assert_breath (life, "4 7 8", "4-7-8");
  assert_breath (life, "Cyclic Sigh", "cyclic-sigh");
  assert_breath (life, "long_exhale", "long-exhale");
  assert_breath (life, "für den ABEND", PATTERN);
  assert_breath (life, "nothing", NULL);
  assert_breath (life, "-", NULL);
  /* A walk is no breath. */
  assert_breath (life, "walk", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice-reminders/reminded on workdays", test_reminded_on_workdays);
  g_test_add_func ("/practice-reminders/a reminder offers to start", test_reminder_offers_to_start);
  g_test_add_func ("/practice-reminders/reminders name a practice", test_reminders_name_a_practice);
  g_test_add_func ("/practice-reminders/reminders go with what is deleted", test_reminders_go_with_what_is_deleted);
  g_test_add_func ("/practice-reminders/names are forgiving", test_names_are_forgiving);
  return g_test_run ();
}
