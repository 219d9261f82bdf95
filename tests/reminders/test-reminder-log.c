/* What became of reminders, in a file of its own. */

#include "reminders/tend-reminder-log.h"
#include "store/test-life.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define NOW TEST_LIFE_NOW
#define DAY TEND_SECONDS_A_DAY

typedef struct
{
  char *folder;
  TendZone *zone;
  TendReminderLog *log;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  self->zone = tend_zone_new_utc ();
  self->log = tend_reminder_log_open (self->folder, NOW, &error);
  g_assert_no_error (error);
  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_pointer (&self->log, tend_reminder_log_close);
  test_folder_remove (self->folder);
  tend_zone_unref (self->zone);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static TendReminderEntry *
make_entry (const char *reminder,
            const char *occurrence,
            gint64      due)
{
  TendReminderEntry *entry = tend_reminder_entry_new (reminder, occurrence, "goal", "a-goal");

  entry->day = tend_day_from_ymd (2026, 3, 2);
  entry->due = due;
  entry->show_at = due;
  entry->fate = TEND_REMINDER_CLAIMED;
  return entry;
}

static guint
claim (Fixture    *self,
       const char *reminder,
       const char *occurrence,
       gint64      due)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_entry_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (entries, make_entry (reminder, occurrence, due));
  g_assert_true (tend_reminder_log_claim (self->log, entries, due, self->zone, due, &error));
  g_assert_no_error (error);
  return entries->len;
}

static void
test_a_time_is_claimed_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (TendReminderProgress) progress = { 0 };
  gboolean knows;

  g_assert_cmpuint (claim (fixture, "a", "2026-03-02T09:00", NOW), ==, 1);
  g_assert_cmpuint (claim (fixture, "a", "2026-03-02T09:00", NOW), ==, 0);
  /* Another instant of the same time on the wall is the same. */
  g_assert_cmpuint (claim (fixture, "a", "2026-03-02T09:00", NOW + 3600), ==, 0);
  g_assert_cmpuint (claim (fixture, "a", "2026-03-03T09:00", NOW), ==, 1);
  g_assert_cmpuint (claim (fixture, "b", "2026-03-02T09:00", NOW), ==, 1);
  g_assert_true (tend_reminder_log_knows (fixture->log, "a", "2026-03-02T09:00", &knows, NULL));
  g_assert_true (knows);
  g_assert_true (tend_reminder_log_knows (fixture->log, "a", "2026-03-04T09:00", &knows, NULL));
  g_assert_false (knows);

  g_assert_true (tend_reminder_log_read_progress (fixture->log, &progress, NULL));
  g_assert_cmpint (progress.handled, ==, NOW);
  g_assert_cmpstr (progress.zone, ==, "UTC");
}

static void
test_nobody_else_can_read_it (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  static const char *const names[] = { TEND_REMINDER_LOG_NAME, TEND_REMINDER_LOG_NAME "-wal",
                                       TEND_REMINDER_LOG_NAME "-shm", "reminders.begun" };

  claim (fixture, "a", "2026-03-02T09:00", NOW);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      GStatBuf info;

      g_assert_no_errno (g_stat (path, &info));
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_old_entries_go_and_waiting_ones_stay (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) past = NULL;

  claim (fixture, "waits", "1", NOW);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *occurrence = g_strdup_printf ("%d", i);
      g_autofree char *key = g_strconcat ("a/", occurrence, NULL);
      g_autoptr (TendReminderEntry) entry = NULL;
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      claim (fixture, "a", occurrence, NOW + i * (gint64) DAY);
      entry = tend_reminder_log_find (fixture->log, key, NULL);
      g_ptr_array_add (one, entry);
      g_assert_true (tend_reminder_log_set_fate (fixture->log, one, TEND_REMINDER_DONE, 0, NOW, NULL));
    }
  past = tend_reminder_log_read_past (fixture->log, 1000, NULL);
  g_assert_cmpuint (past->len, ==, TEND_REMINDER_LOG_DAYS + 1 + 1);
  g_assert_cmpstr (((TendReminderEntry *) past->pdata[past->len - 1])->reminder_uuid, ==, "waits");
}

static void
test_another_server_knows_no_ids (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (TendReminderEntry) first = NULL;
  g_autoptr (TendReminderEntry) second = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) other = g_ptr_array_new ();

  claim (fixture, "a", "1", NOW);
  claim (fixture, "b", "1", NOW);
  first = tend_reminder_log_find (fixture->log, "a/1", NULL);
  second = tend_reminder_log_find (fixture->log, "b/1", NULL);
  g_ptr_array_add (one, first);
  g_ptr_array_add (other, second);
  g_assert_true (tend_reminder_log_set_shown (fixture->log, one, TEND_REMINDER_SENT, 7, "one", NOW, NULL));
  open = tend_reminder_log_read_open (fixture->log, 0, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpuint (((TendReminderEntry *) open->pdata[0])->notification_id, ==, 7);
  g_assert_true (tend_reminder_log_set_shown (fixture->log, other, TEND_REMINDER_SENT, 7, "two", NOW, NULL));
  again = tend_reminder_log_read_open (fixture->log, 0, NULL);
  g_assert_cmpuint (((TendReminderEntry *) again->pdata[0])->notification_id, ==, 0);
  g_assert_cmpuint (((TendReminderEntry *) again->pdata[1])->notification_id, ==, 7);
}

static void
test_what_waits_has_its_time (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TendReminderEntry) entry = NULL;
  g_autoptr (GPtrArray) ready = NULL;
  g_autoptr (GPtrArray) later = NULL;
  gint64 next;

  claim (fixture, "a", "1", NOW);
  g_assert_true (tend_reminder_log_find_next (fixture->log, NOW, &next, NULL));
  g_assert_cmpint (next, ==, G_MAXINT64);
  entry = tend_reminder_log_find (fixture->log, "a/1", NULL);
  g_assert_true (tend_reminder_log_set_waiting (fixture->log, entry, TEND_REMINDER_SNOOZED, NOW + 600, NOW, NULL));
  g_assert_true (tend_reminder_log_find_next (fixture->log, NOW, &next, NULL));
  g_assert_cmpint (next, ==, NOW + 600);
  g_assert_true (tend_reminder_log_find_next (fixture->log, NOW + 600, &next, NULL));
  g_assert_cmpint (next, ==, G_MAXINT64);
  ready = tend_reminder_log_read_ready (fixture->log, NOW + 599, NULL);
  g_assert_cmpuint (ready->len, ==, 0);
  later = tend_reminder_log_read_ready (fixture->log, NOW + 600, NULL);
  g_assert_cmpuint (later->len, ==, 1);
}

static void
test_strange_keys_are_not_found (void)
{
  static const char *const keys[] = { "", "/", "a", "a/", "/1", "a/1/2", "passed", "together/a/1" };
  g_autoptr (Fixture) fixture = fixture_new ();

  claim (fixture, "a", "1", NOW);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_reminder_log_find (fixture->log, keys[i], &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
    }
}

/* Each byte of the file is damaged in turn, as far as the first pages go: it is read or set aside, and the
 * service always has a log afterwards. */
static void
test_damage_anywhere_is_survived (void)
{
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize size;
  guint n_rebuilt = 0;
  g_autoptr (Fixture) fixture = fixture_new ();

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *occurrence = g_strdup_printf ("%d", i);

      claim (fixture, "a", occurrence, NOW + i);
    }
  g_clear_pointer (&fixture->log, tend_reminder_log_close);
  path = g_build_filename (fixture->folder, TEND_REMINDER_LOG_NAME, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize at = 0; at < size; at += 509)
    {
      g_autofree char *damaged = g_memdup2 (bytes, size);
      g_autoptr (GError) error = NULL;
      g_auto (TendReminderProgress) progress = { 0 };

      for (gsize i = at; i < MIN (at + 16, size); i++)
        damaged[i] = (char) ~damaged[i];
      g_assert_true (g_file_set_contents (path, damaged, (gssize) size, NULL));
      fixture->log = tend_reminder_log_open (fixture->folder, NOW + (gint64) at, &error);
      g_assert_no_error (error);
      if (!tend_reminder_log_read_progress (fixture->log, &progress, &error))
        g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
      n_rebuilt += progress.rebuilt_at != 0;
      g_clear_pointer (&fixture->log, tend_reminder_log_close);
    }
  g_assert_cmpuint (n_rebuilt, >, 5);
}

/* What a crash of the machine or a careless hand leaves of the file: nothing, or less than a page. */
static void
test_what_is_gone_is_told (void)
{
  static const gssize sizes[] = { -1, 0, 1, 511 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = g_build_filename (fixture->folder, TEND_REMINDER_LOG_NAME, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (TendReminderProgress) before = { 0 };
      g_auto (TendReminderProgress) after = { 0 };
      static const char zeros[512];
      const gint64 now = NOW + (gint64) i * DAY;

      g_assert_true (tend_reminder_log_read_progress (fixture->log, &before, NULL));
      g_assert_cmpint (before.rebuilt_at, ==, i == 0 ? 0 : now - DAY);
      g_clear_pointer (&fixture->log, tend_reminder_log_close);
      g_assert_no_errno (g_unlink (path));
      if (sizes[i] >= 0)
        g_assert_true (g_file_set_contents (path, zeros, sizes[i], NULL));
      fixture->log = tend_reminder_log_open (fixture->folder, now, NULL);
      g_assert_nonnull (fixture->log);
      g_assert_true (tend_reminder_log_read_progress (fixture->log, &after, NULL));
      g_assert_cmpint (after.rebuilt_at, ==, now);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/log/a-time-is-claimed-once", test_a_time_is_claimed_once);
  g_test_add_func ("/reminders/log/nobody-else-can-read-it", test_nobody_else_can_read_it);
  g_test_add_func ("/reminders/log/old-entries-go-and-waiting-ones-stay", test_old_entries_go_and_waiting_ones_stay);
  g_test_add_func ("/reminders/log/another-server-knows-no-ids", test_another_server_knows_no_ids);
  g_test_add_func ("/reminders/log/what-waits-has-its-time", test_what_waits_has_its_time);
  g_test_add_func ("/reminders/log/strange-keys-are-not-found", test_strange_keys_are_not_found);
  g_test_add_func ("/reminders/log/damage-anywhere-is-survived", test_damage_anywhere_is_survived);
  g_test_add_func ("/reminders/log/what-is-gone-is-told", test_what_is_gone_is_told);
  return g_test_run ();
}
