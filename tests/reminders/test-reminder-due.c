/* What is due and when the next is, against a search that tries every minute; and the table they are found in. */

#include "reminders/tend-reminder-due.h"
#include "reminders/tend-reminder-reader.h"
#include "reminders/tend-reminder-store.h"
#include "reminders/tend-reminder-writer.h"
#include "store/test-life.h"

#define GOAL "00000000-0000-4000-8000-00000000000%d"
#define HOUR 3600
#define DAY TEND_SECONDS_A_DAY

static TendReminderLife
get_life (TestLife *life,
          TendZone *zone)
{
  return (TendReminderLife){ tend_store_get_reader (life->store), tend_features, tend_n_features, zone };
}

static void
add_reminder (TestLife     *life,
              int           minute,
              TendWeekdays  weekdays,
              gboolean      is_enabled)
{
  g_autofree char *uuid = g_uuid_string_random ();

  test_life_sql (life, "a test", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, is_enabled)"
                 "  VALUES ('%s', 'goal', '%s', %d, %d, %d)",
                 uuid, uuid, minute, weekdays, is_enabled);
}

/* The next time of each reminder by itself, which the rules' own tests have shown to be right. */
static gint64
find_next_slowly (GPtrArray *reminders,
                  TendZone  *zone,
                  gint64     after)
{
  gint64 next = TEND_REMINDER_NEVER;

  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);

      next = MIN (next, tend_reminder_rules_get_next (reminder, zone, after, NULL));
    }
  return next;
}

static void
compare_around (TestLife   *life,
                const char *zone_id,
                int         year,
                int         month,
                int         day_of_month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendZone) zone = tend_zone_new (zone_id, &error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  const TendReminderLife where = get_life (life, zone);
  gint64 first = tend_zone_get_start_of_day (zone, tend_day_from_ymd (year, month, day_of_month), 0) - 3 * DAY;
  gint64 instant = first;
  gint64 slow, fast;
  guint n = 0;
  g_autoptr (GPtrArray) dues = NULL;

  g_assert_no_error (error);
  for (int weekday = 0; weekday < 7; weekday++)
    {
      g_autoptr (GPtrArray) some = tend_reminder_read_between (where.db, (TendWeekdays) (1 << weekday), 0, 1439,
                                                               &error);

      g_assert_no_error (error);
      for (guint i = 0; i < some->len; i++)
        g_ptr_array_add (all, tend_reminder_copy (g_ptr_array_index (some, i)));
    }

  while (instant < first + 6 * DAY)
    {
      slow = find_next_slowly (all, zone, instant);
      g_assert_true (tend_reminder_due_find_next (&where, instant, &fast, &error));
      g_assert_cmpint (fast, ==, slow);
      instant = fast;
      n++;
    }
  g_assert_cmpuint (n, >, 30);

  /* All of the same, read at once. */
  dues = tend_reminder_due_read (&where, first, instant, &error);
  g_assert_no_error (error);
  instant = first;
  for (guint i = 0; i < dues->len; i++)
    {
      const TendReminderDue *due = g_ptr_array_index (dues, i);

      if (due->instant == instant)
        continue;
      g_assert_cmpint (due->instant, ==, find_next_slowly (all, zone, instant));
      instant = due->instant;
      n--;
    }
  g_assert_cmpuint (n, ==, 0);
}

static void
test_the_index_finds_what_a_slow_search_does (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int i = 0; i < 40; i++)
    add_reminder (life, g_rand_int_range (random, 0, 1440), (TendWeekdays) g_rand_int_range (random, 1, 128),
                  i % 8 != 0);
  for (int i = 0; i < 12; i++)
    add_reminder (life, 15 * i, TEND_WEEKDAYS_ALL, TRUE);
  add_reminder (life, 0, TEND_WEEKDAYS_ALL, TRUE);
  add_reminder (life, 1439, TEND_WEEKDAYS_ALL, TRUE);

  compare_around (life, "UTC", 2026, 3, 4);
  compare_around (life, "Europe/Berlin", 2026, 3, 29);
  compare_around (life, "Europe/Berlin", 2026, 10, 25);
  compare_around (life, "America/Havana", 2026, 3, 8);   /* over midnight */
  compare_around (life, "America/Havana", 2026, 11, 1);
  compare_around (life, "Australia/Lord_Howe", 2026, 4, 5); /* half an hour */
  compare_around (life, "Antarctica/Troll", 2026, 3, 29); /* two hours */
  compare_around (life, "Pacific/Apia", 2011, 12, 30);    /* a day that was not */
  compare_around (life, "Pacific/Kwajalein", 1993, 8, 21);
}

static void
test_nothing_is_never (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  const TendReminderLife where = get_life (life, zone);
  g_autoptr (GError) error = NULL;
  gint64 next;

  add_reminder (life, 60, TEND_WEEKDAYS_ALL, FALSE);
  g_assert_true (tend_reminder_due_find_next (&where, TEST_LIFE_NOW, &next, &error));
  g_assert_cmpint (next, ==, TEND_REMINDER_NEVER);
}

static void
test_the_list_has_each_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  const TendReminderLife where = get_life (life, zone);
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GError) error = NULL;

  add_reminder (life, 11 * 60, TEND_WEEKDAYS_ALL, TRUE);
  add_reminder (life, 9 * 60, TEND_WEEKDAYS_OF (G_DATE_MONDAY), TRUE);
  add_reminder (life, 9 * 60, TEND_WEEKDAYS_ALL, TRUE);
  dues = tend_reminder_due_read_next (&where, TEST_LIFE_NOW, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, ==, 3);
  g_assert_cmpstr (((TendReminderDue *) dues->pdata[0])->occurrence, ==, "2026-03-02T11:00");
  g_assert_cmpstr (((TendReminderDue *) dues->pdata[1])->occurrence, ==, "2026-03-03T09:00");
  g_assert_cmpstr (((TendReminderDue *) dues->pdata[2])->occurrence, ==, "2026-03-09T09:00");
  two = tend_reminder_due_read_next (&where, TEST_LIFE_NOW, 2, &error);
  g_assert_cmpuint (two->len, ==, 2);
}

/* A feature whose things start at noon every day. */
static gboolean
start_at_noon (TendDb      *db,
               const char  *kind,
               const char  *uuid,
               gint64       after,
               TendZone    *zone,
               gint64      *start,
               GError     **error)
{
  TendDay day = tend_zone_to_wall (zone, after).day;

  while ((*start = tend_zone_to_instant (zone, (TendWall){ day, DAY / 2 })) <= after)
    day++;
  return TRUE;
}

static void
test_before_a_start (void)
{
  static const char *const kinds[] = { "plan", NULL };
  const TendFeature noon = { .id = "noon", .remind_kinds = kinds, .next_start = start_at_noon };
  const TendFeature *const features[] = { &noon };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendZone) zone = tend_zone_new_utc ();
  const TendReminderLife where = { tend_store_get_reader (life->store), features, 1, zone };
  g_autofree char *subject = g_uuid_string_random ();
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next;

  test_life_sql (life, "a test", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes)"
                 "  VALUES ('%s', 'plan', '%s', 0, 127, 90)",
                 subject, subject);
  g_assert_true (tend_reminder_due_find_next (&where, TEST_LIFE_NOW, &next, &error));
  g_assert_cmpint (next, ==, TEST_LIFE_NOW + HOUR / 2);
  dues = tend_reminder_due_read (&where, TEST_LIFE_NOW, TEST_LIFE_NOW + 3 * DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, ==, 3);
  g_assert_cmpint (((TendReminderDue *) dues->pdata[2])->instant, ==, next + 2 * DAY);
  /* The next starts earlier than so long before: it is not asked for the one that has begun. */
  g_assert_true (tend_reminder_due_find_next (&where, TEST_LIFE_NOW + HOUR, &next, &error));
  g_assert_cmpint (next, ==, TEST_LIFE_NOW + HOUR / 2 + DAY);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  tend_reminder_store_finish (TEND_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
set_reminders (TestLife  *life,
               GPtrArray *reminders)
{
  g_autofree char *uuid = g_strdup_printf (GOAL, 1);
  gboolean is_done = FALSE;

  tend_reminder_store_set_async (life->store, "goal", uuid, "Run", reminders, on_done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_an_editor_keeps_adds_and_takes_away (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *uuid = g_strdup_printf (GOAL, 1);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  TendDb *db = tend_store_get_reader (life->store);

  g_ptr_array_add (wanted, tend_reminder_new_at ("goal", uuid, 600, TEND_WEEKDAYS_WORK));
  g_ptr_array_add (wanted, tend_reminder_new_before ("goal", uuid, 15));
  set_reminders (life, wanted);
  kept = tend_reminder_read_for (db, "goal", uuid, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (((TendReminder *) kept->pdata[0])->before_minutes, ==, 15);
  g_assert_cmpint (((TendReminder *) kept->pdata[0])->minute, ==, TEND_REMINDER_NONE);
  g_assert_cmpint (((TendReminder *) kept->pdata[1])->weekdays, ==, TEND_WEEKDAYS_WORK);

  /* One goes, one is changed, one comes. */
  ((TendReminder *) kept->pdata[1])->minute = 660;
  ((TendReminder *) kept->pdata[1])->is_important = TRUE;
  g_ptr_array_remove_index (kept, 0);
  g_ptr_array_add (kept, tend_reminder_new_at ("goal", uuid, 700, TEND_WEEKDAYS_ALL));
  set_reminders (life, kept);
  again = tend_reminder_read_for (db, "goal", uuid, &error);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpint (((TendReminder *) again->pdata[0])->id, ==, ((TendReminder *) kept->pdata[0])->id);
  g_assert_cmpint (((TendReminder *) again->pdata[0])->minute, ==, 660);
  g_assert_true (((TendReminder *) again->pdata[0])->is_important);
  g_assert_true (test_life_undo (life, &error));
  g_clear_pointer (&again, g_ptr_array_unref);
  again = tend_reminder_read_for (db, "goal", uuid, &error);
  g_assert_cmpint (((TendReminder *) again->pdata[0])->before_minutes, ==, 15);
  g_assert_cmpint (((TendReminder *) again->pdata[1])->minute, ==, 600);
}

static void
test_what_makes_no_sense_is_refused (void)
{
  g_autofree char *uuid = g_strdup_printf (GOAL, 1);
  g_autoptr (TendReminder) never = tend_reminder_new_at ("goal", uuid, 600, 0);
  g_autoptr (TendReminder) late = tend_reminder_new_at ("goal", uuid, 1440, TEND_WEEKDAYS_ALL);
  g_autoptr (TendReminder) early = tend_reminder_new_before ("goal", uuid, TEND_REMINDER_BEFORE_MAX + 1);
  g_autoptr (TendReminder) good = tend_reminder_new_before ("goal", uuid, TEND_REMINDER_BEFORE_MAX);
  TendReminder *const bad[] = { never, late, early };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tend_reminder_validate (bad[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      test_assert_sentence (error);
    }
  g_assert_true (tend_reminder_validate (good, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/due/the-index-finds-what-a-slow-search-does",
                   test_the_index_finds_what_a_slow_search_does);
  g_test_add_func ("/reminders/due/nothing-is-never", test_nothing_is_never);
  g_test_add_func ("/reminders/due/the-list-has-each-once", test_the_list_has_each_once);
  g_test_add_func ("/reminders/due/before-a-start", test_before_a_start);
  g_test_add_func ("/reminders/due/an-editor-keeps-adds-and-takes-away", test_an_editor_keeps_adds_and_takes_away);
  g_test_add_func ("/reminders/due/what-makes-no-sense-is-refused", test_what_makes_no_sense_is_refused);
  return g_test_run ();
}
