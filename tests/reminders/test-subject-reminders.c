/* The reminders of one thing as an editor has them: written whole, found again by their names, undone. */

#include "base/tend-uuid.h"
#include "reminders/tend-subject-reminders.h"
#include "store/test-life.h"

#define GOAL "00000000-0000-4000-8000-000000000001"
#define OTHER "00000000-0000-4000-8000-000000000002"

static void
on_list_told_cb (int *count)
{
  (*count)++;
}

static TendReminder *
make (int minute)
{
  TendReminder *reminder = tend_reminder_new_at ("goal", GOAL, minute, TEND_WEEKDAYS_ALL);

  reminder->uuid = tend_uuid_new ();
  return reminder;
}

static GPtrArray *
make_list (int first,
           int second)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);

  g_ptr_array_add (list, make (first));
  g_ptr_array_add (list, make (second));
  return list;
}

static void
wait_for_reminders (TestLife *life,
                    gint64    n_wanted)
{
  gint64 until = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (test_life_ask (life, "SELECT count(*) FROM reminder") != n_wanted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_written_and_found_again (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendSubjectReminders) reminders = tend_subject_reminders_new (life->store);
  g_autoptr (GPtrArray) list = make_list (7 * 60, 20 * 60);
  const TendReminder *first;
  gint64 id;
  int n_told = 0;

  g_signal_connect_swapped (reminders, "notify::list", G_CALLBACK (on_list_told_cb), &n_told);
  tend_subject_reminders_show (reminders, "goal", GOAL, "Run");
  g_assert_cmpint (n_told, ==, 1);
  g_assert_cmpuint (tend_subject_reminders_get_list (reminders)->len, ==, 0);

  tend_subject_reminders_write (reminders, list);
  wait_for_reminders (life, 2);
  g_assert_cmpint (n_told, >=, 2);
  first = g_ptr_array_index (tend_subject_reminders_get_list (reminders), 0);
  g_assert_cmpstr (first->uuid, ==, ((TendReminder *) g_ptr_array_index (list, 0))->uuid);
  id = test_life_ask (life, "SELECT id FROM reminder WHERE uuid = '%s'", first->uuid);

  /* The editor's own copies have no row: by their names they are the same ones, changed. */
  ((TendReminder *) g_ptr_array_index (list, 0))->minute = 8 * 60;
  g_ptr_array_remove_index (list, 1);
  tend_subject_reminders_write (reminders, list);
  wait_for_reminders (life, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT id FROM reminder"), ==, id);
  g_assert_cmpint (test_life_ask (life, "SELECT minute FROM reminder"), ==, 8 * 60);

  g_assert_true (test_life_undo (life, NULL));
  wait_for_reminders (life, 2);
  g_assert_cmpuint (tend_subject_reminders_get_list (reminders)->len, ==, 2);
}

static void
test_another_thing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendSubjectReminders) reminders = tend_subject_reminders_new (life->store);
  g_autoptr (GPtrArray) list = make_list (7 * 60, 20 * 60);

  tend_subject_reminders_show (reminders, "goal", GOAL, "Run");
  tend_subject_reminders_write (reminders, list);
  /* What is still being written is of the thing before. */
  tend_subject_reminders_show (reminders, "goal", OTHER, "Swim");
  wait_for_reminders (life, 2);
  g_assert_cmpuint (tend_subject_reminders_get_list (reminders)->len, ==, 0);
  tend_subject_reminders_show (reminders, "goal", GOAL, "Run");
  g_assert_cmpuint (tend_subject_reminders_get_list (reminders)->len, ==, 2);
  tend_subject_reminders_show (reminders, NULL, NULL, NULL);
  g_assert_cmpuint (tend_subject_reminders_get_list (reminders)->len, ==, 0);
}

static void
on_failed_cb (TendSubjectReminders *reminders,
              const GError         *error,
              GError              **told)
{
  *told = g_error_copy (error);
}

static void
test_what_cannot_be_kept (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendSubjectReminders) reminders = tend_subject_reminders_new (life->store);
  g_autoptr (GPtrArray) list = make_list (7 * 60, 20 * 60);
  g_autoptr (GError) told = NULL;

  g_signal_connect (reminders, "failed", G_CALLBACK (on_failed_cb), &told);
  tend_subject_reminders_show (reminders, "goal", GOAL, "Run");
  ((TendReminder *) g_ptr_array_index (list, 1))->weekdays = 0;
  tend_subject_reminders_write (reminders, list);
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  test_assert_sentence (told);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminders/subject/what-is-written-is-found-again-by-its-name", test_written_and_found_again);
  g_test_add_func ("/reminders/subject/another-thing-has-others", test_another_thing);
  g_test_add_func ("/reminders/subject/what-cannot-be-kept-is-told-and-nothing-is-half-written", test_what_cannot_be_kept);
  return g_test_run ();
}
