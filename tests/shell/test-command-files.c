/* The commands about files, run as a running Tend runs them. */

#include "command-fixture.h"

#include "base/tend-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HABITBULL_HEADER "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"

static CommandFixture *
make_life (void)
{
  CommandFixture *fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "3/week");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call", NULL);

  command_fixture_run (fixture, "done", "Run", NULL);
  command_fixture_run (fixture, "done", "Run", "--on=yesterday", NULL);
  return fixture;
}

static void
assert_private (CommandFixture *fixture,
                const char     *name,
                guint           mode)
{
  g_autofree char *path = command_fixture_get_path (fixture, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static guint
count_files (CommandFixture *fixture,
             const char     *name)
{
  g_autofree char *path = command_fixture_get_path (fixture, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_export_reads_back (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  g_autoptr (CommandFixture) other = command_fixture_new ();
  g_autofree char *path = command_fixture_get_path (fixture, "life.json");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  command_fixture_save (fixture, "life.json", "what was there before");
  command_fixture_run (fixture, "export", "life.json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, path));
  assert_private (fixture, "life.json", 0600);
  /* Nothing was done that could be undone. */
  g_assert_cmpstr (tend_store_get_undo_label (fixture->store), ==, "Ticked “Run”");

  command_fixture_run (other, "import", path, NULL);
  g_assert_cmpint (other->status, ==, 0);
  g_assert_nonnull (strstr (other->output, "Added 2 goals and 2 check-ins."));
  g_assert_cmpstr (tend_store_get_undo_label (other->store), ==, "Imported “life.json”");

  command_fixture_run (other, "export", "life.json", NULL);
  first = command_fixture_load (fixture, "life.json");
  second = command_fixture_load (other, "life.json");
  g_assert_cmpstr (first, ==, second);

  command_fixture_run (other, "import", path, NULL);
  g_assert_cmpint (other->status, ==, 0);
  g_assert_nonnull (strstr (other->output, "Nothing was added"));
  g_assert_true (command_fixture_undo (other));
  g_assert_cmpint (command_fixture_ask (other, "SELECT count(*) FROM goal"), ==, 0);
}

static void
test_export_as_tables (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  g_autofree char *goals = NULL;

  command_fixture_run (fixture, "export", "life.CSV", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "in the folder"));
  assert_private (fixture, "life.CSV", 0700);
  assert_private (fixture, "life.CSV/goal.csv", 0600);
  goals = command_fixture_load (fixture, "life.CSV/goal.csv");
  g_assert_nonnull (strstr (goals, "Run"));

  command_fixture_run (fixture, "export", "life.CSV", NULL);
  command_fixture_assert_refused (fixture, 1, "no empty folder");
}

static void
test_export_as_a_calendar (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  g_autofree char *calendar = NULL;
  g_autofree char *again = NULL;

  command_fixture_run (fixture, "add", "plan", "Coffee", "--at=2026-03-06 16:30", "--with=Ana", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  command_fixture_run (fixture, "export", "life.ICS", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "life.ICS"));
  assert_private (fixture, "life.ICS", 0600);
  calendar = command_fixture_load (fixture, "life.ICS");
  g_assert_nonnull (strstr (calendar, "SUMMARY:Coffee\r\n"));
  g_assert_nonnull (strstr (calendar, "ATTENDEE;CN=Ana;PARTSTAT=NEEDS-ACTION:"));

  command_fixture_run (fixture, "export", "life.ICS", NULL);
  again = command_fixture_load (fixture, "life.ICS");
  g_assert_cmpstr (again, ==, calendar);
}

static void
test_export_refuses (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  g_autofree char *folder = command_fixture_get_path (fixture, "folder.json");
  g_autofree char *own = g_build_filename (fixture->folder, "x.json", NULL);
  g_autofree char *link_path = command_fixture_get_path (fixture, "link.json");
  g_autofree char *database = g_build_filename (fixture->folder, TEND_STORE_DATABASE_NAME, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (link (database, link_path), ==, 0);
  command_fixture_run (fixture, "export", NULL);
  command_fixture_assert_refused (fixture, 2, "Usage: tend export FILE");
  command_fixture_run (fixture, "export", "a.json", "b.json", NULL);
  command_fixture_assert_refused (fixture, 2, "one word too many");
  command_fixture_run (fixture, "export", "life.txt", NULL);
  command_fixture_assert_refused (fixture, 1, ".ics");
  command_fixture_run (fixture, "export", "life", NULL);
  command_fixture_assert_refused (fixture, 1, ".csv");
  command_fixture_run (fixture, "export", "folder.json", NULL);
  command_fixture_assert_refused (fixture, 1, "is a folder");
  command_fixture_run (fixture, "export", "nowhere/life.json", NULL);
  command_fixture_assert_refused (fixture, 1, "There is no folder");
  command_fixture_run (fixture, "export", "", NULL);
  command_fixture_assert_refused (fixture, 1, "The name of the file is empty");
  command_fixture_run (fixture, "export", own, NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_run (fixture, "export", "link.json", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_run (fixture, "export", "/dev/full/x.json", NULL);
  command_fixture_assert_refused (fixture, 1, "There is no folder");
  g_assert_cmpuint (count_files (fixture, "."), ==, 3);
}

static void
test_import_of_another_program (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_save (fixture, "habits.txt",
                        HABITBULL_HEADER "Stretch,,Body,2026-02-27,1,\nStretch,,Body,2026-02-28,1,stiff\n");
  command_fixture_run (fixture, "import", "habits.txt", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "habits.txt” is a CSV export of HabitBull."
                                             " Added 1 goal and 2 check-ins."));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in WHERE note = 'stiff'"),
                   ==, 1);
}

static void
test_import_of_an_address_book (void)
{
  static const char first[] = "BEGIN:VCARD\nUID:a\nFN:Ana\nBDAY:--0229\nEND:VCARD\n";
  static const char second[] = "BEGIN:VCARD\nUID:a\nFN:Ana Silva\nBDAY:--0229\nPHOTO:x\nEND:VCARD\n";
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_save (fixture, "phone", first);
  command_fixture_run (fixture, "import", "phone", NULL);
  g_assert_nonnull (strstr (fixture->output, "phone” is an address book (vCard). Added 1 person and 1 yearly day."));
  command_fixture_run (fixture, "import", "phone", NULL);
  g_assert_nonnull (strstr (fixture->output, "here already"));
  command_fixture_save (fixture, "phone", second);
  command_fixture_run (fixture, "import", "phone", NULL);
  g_assert_nonnull (strstr (fixture->output, "  1 line says what Tend keeps nothing of, a photo for example.\n"));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM person WHERE name = 'Ana Silva'"), ==, 1);

  command_fixture_save (fixture, "phone", "BEGIN:VCARD\nFN:Ben\nTEL:1\n");
  command_fixture_run (fixture, "import", "phone", NULL);
  command_fixture_assert_refused (fixture, 1, "phone”, line 1");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 1);
}

static void
test_import_of_a_calendar (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_save (fixture, "work.ics",
                         "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Tea\r\nDTSTART:20260302T090000\r\n"
                         "RRULE:FREQ=HOURLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  command_fixture_run (fixture, "import", "work.ics", NULL);
  g_assert_nonnull (strstr (fixture->output, "is a calendar (iCalendar). Added 1 plan in the calendar."));
  g_assert_nonnull (strstr (fixture->output, "Line 2, “Tea”: "));
  g_assert_nonnull (strstr (fixture->output, "HOURLY"));
  command_fixture_run (fixture, "import", "work.ics", NULL);
  g_assert_nonnull (strstr (fixture->output, "Nothing was added; all of it was here already"));

  command_fixture_save (fixture, "cut.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n");
  command_fixture_run (fixture, "import", "cut.ics", NULL);
  command_fixture_assert_refused (fixture, 1, "cut.ics”, line 2: the file ends within the event");
}

static void
test_import_stops_at_what_it_refuses (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_save (fixture, "good.csv", HABITBULL_HEADER "Stretch,,,2026-02-27,1,\n");
  command_fixture_save (fixture, "bad.csv", HABITBULL_HEADER "Read,,,2026-02-27,1,\nRead,,,2026-02-30,1,\n");
  command_fixture_save (fixture, "late.csv", HABITBULL_HEADER "Swim,,,2026-02-27,1,\n");
  command_fixture_run (fixture, "import", "good.csv", "bad.csv", "late.csv", NULL);
  command_fixture_assert_refused (fixture, 1, "bad.csv”, line 3");
  command_fixture_assert_refused (fixture, 1, "Nothing of it was brought in. The 1 file before it was."
                                              " The 1 file after it was not looked at.");
  g_assert_nonnull (strstr (fixture->output, "Added 1 goal and 1 check-in."));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 1);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE title = 'Stretch'"), ==, 1);
}

static void
test_import_refuses (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  static const char *const own_files[] = { "tend.db", "tend.db-wal", "tend.db-shm", "tend.lock" };
  g_autofree char *database = g_build_filename (fixture->folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autofree char *hard = command_fixture_get_path (fixture, "hard.db");
  g_autofree char *soft = command_fixture_get_path (fixture, "soft.db");

  for (gsize i = 0; i < G_N_ELEMENTS (own_files); i++)
    {
      g_autofree char *own = g_build_filename ("life", own_files[i], NULL);

      command_fixture_run (fixture, "import", own, NULL);
      command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
    }
  g_assert_cmpint (link (database, hard), ==, 0);
  g_assert_cmpint (symlink ("life/tend.db", soft), ==, 0);
  command_fixture_run (fixture, "import", "hard.db", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_run (fixture, "import", "soft.db", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");

  command_fixture_run (fixture, "import", NULL);
  command_fixture_assert_refused (fixture, 2, "Usage: tend import FILE...");
  command_fixture_run (fixture, "import", "nowhere.json", NULL);
  command_fixture_assert_refused (fixture, 1, "nowhere.json” can’t be read");
  command_fixture_run (fixture, "import", "/dev/null", NULL);
  command_fixture_assert_refused (fixture, 1, "is not a file that can be read");
  command_fixture_run (fixture, "import", "", NULL);
  command_fixture_assert_refused (fixture, 1, "The name of the file is empty");
  command_fixture_save (fixture, "cut.json",
                        "{\"format\": \"tend-archive\", \"version\": 1, \"tables\": {\"goal\": [");
  command_fixture_run (fixture, "import", "cut.json", NULL);
  command_fixture_assert_refused (fixture, 1, "cut.json");
  command_fixture_save (fixture, "letter.txt", "Dear all,\nnothing to see here\n");
  command_fixture_run (fixture, "import", "letter.txt", NULL);
  command_fixture_assert_refused (fixture, 1, "none of the files that Tend can read");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 2);
}

static void
test_names_of_files_are_bytes (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();
  g_autofree char *path = command_fixture_get_path (fixture, "caf\xe9.json");

  command_fixture_run (fixture, "export", "caf\xe9.json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  command_fixture_run (fixture, "import", "caf\xe9.json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  command_fixture_run (fixture, "import", "caf\xe8.json", NULL);
  command_fixture_assert_refused (fixture, 1, "can’t be read");
}

static void
test_backup_and_restore (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();

  command_fixture_save (fixture, "my.db", "what was there before");
  command_fixture_run (fixture, "backup", "my.db", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "my.db"));
  assert_private (fixture, "my.db", 0600);

  command_fixture_run (fixture, "done", "Call", NULL);
  command_fixture_run (fixture, "restore", "my.db", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 2);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(done_day) FROM goal"), ==, 0);
  g_assert_cmpuint (count_files (fixture, "life/backups"), ==, 1);

  command_fixture_run (fixture, "done", "Call", NULL);
  command_fixture_assert_done (fixture, "“Call” is ticked on 2026-03-02.\n");
}

static void
test_backup_refuses (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();

  command_fixture_run (fixture, "backup", NULL);
  command_fixture_assert_refused (fixture, 2, "Usage: tend backup FILE");
  command_fixture_run (fixture, "backup", "life/tend.db", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_run (fixture, "backup", "life/new.db", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_run (fixture, "backup", "life", NULL);
  command_fixture_assert_refused (fixture, 1, "is a folder");
  command_fixture_run (fixture, "backup", "nowhere/my.db", NULL);
  command_fixture_assert_refused (fixture, 1, "There is no folder");
  command_fixture_run (fixture, "check", NULL);
  command_fixture_assert_done (fixture, "Everything is in order.\n");
}

static void
test_restore_refuses (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();

  command_fixture_run (fixture, "restore", NULL);
  command_fixture_assert_refused (fixture, 2, "Usage: tend restore FILE");
  command_fixture_run (fixture, "restore", "nowhere.db", NULL);
  command_fixture_assert_refused (fixture, 1, "nowhere.db” can’t be read");
  command_fixture_run (fixture, "restore", "life/tend.db", NULL);
  command_fixture_assert_refused (fixture, 1, "where Tend keeps your life");
  command_fixture_save (fixture, "letter.txt", "Dear all,\nnothing to see here\n");
  command_fixture_run (fixture, "restore", "letter.txt", NULL);
  command_fixture_assert_refused (fixture, 1, "letter.txt");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 2);
}

static void
test_check (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();

  command_fixture_run (fixture, "check", NULL);
  command_fixture_assert_done (fixture, "Everything is in order.\n");

  command_fixture_write (fixture, "INSERT INTO goal_fts (goal_fts) VALUES ('delete-all')");
  command_fixture_run (fixture, "check", NULL);
  command_fixture_assert_refused (fixture, 1, "damaged in 1 place");
  g_assert_true (g_str_has_prefix (fixture->output, "goal_fts: "));
  command_fixture_run (fixture, "check", "it", NULL);
  command_fixture_assert_refused (fixture, 2, "one word too many");
}

static void
test_migrate (void)
{
  g_autoptr (CommandFixture) fixture = make_life ();

  command_fixture_run (fixture, "migrate", NULL);
  command_fixture_assert_done (fixture, "Your life is kept in this Tend’s form.\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-files/export/reads-back", test_export_reads_back);
  g_test_add_func ("/command-files/export/as-tables", test_export_as_tables);
  g_test_add_func ("/command-files/export/as-a-calendar", test_export_as_a_calendar);
  g_test_add_func ("/command-files/export/refuses", test_export_refuses);
  g_test_add_func ("/command-files/import/of-another-program", test_import_of_another_program);
  g_test_add_func ("/command-files/import/of-an-address-book", test_import_of_an_address_book);
  g_test_add_func ("/command-files/import/of-a-calendar", test_import_of_a_calendar);
  g_test_add_func ("/command-files/import/stops-at-what-it-refuses", test_import_stops_at_what_it_refuses);
  g_test_add_func ("/command-files/import/refuses", test_import_refuses);
  g_test_add_func ("/command-files/names-are-bytes", test_names_of_files_are_bytes);
  g_test_add_func ("/command-files/backup/and-restore", test_backup_and_restore);
  g_test_add_func ("/command-files/backup/refuses", test_backup_refuses);
  g_test_add_func ("/command-files/restore/refuses", test_restore_refuses);
  g_test_add_func ("/command-files/check", test_check);
  g_test_add_func ("/command-files/migrate", test_migrate);
  return g_test_run ();
}
