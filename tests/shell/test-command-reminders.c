/* tend reminders: what is to come, and what became of what came, from the life and from the service's log. */

#include "command-fixture.h"

#include "reminders/tend-reminder-log.h"

#include <json-glib/json-glib.h>

#define HOUR 3600
#define DAY TEND_SECONDS_A_DAY

/* One for each minute from 9:00 on; each has a reminder at that time every day. */
static const char *const titles[] = { "Held", "Snoozed", "Claimed", "Sent", "Passed", "Done", "Let Go", "Gone" };

static const TendReminderFate fates[] = {
  TEND_REMINDER_HELD, TEND_REMINDER_SNOOZED, TEND_REMINDER_CLAIMED, TEND_REMINDER_SENT,
  TEND_REMINDER_PASSED, TEND_REMINDER_DONE, TEND_REMINDER_LET_GO, TEND_REMINDER_GONE,
};

static TendReminderEntry *
make_entry (guint       i,
            const char *goal_uuid)
{
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);
  TendReminderEntry *entry = tend_reminder_entry_new (uuid, "2026-03-02", "goal", goal_uuid);

  entry->day = tend_day_parse ("2026-03-02", NULL);
  entry->due = COMMAND_FIXTURE_NOW - HOUR + i * 60;
  entry->show_at = entry->due;
  if (i < 2)
    entry->show_at = COMMAND_FIXTURE_NOW + (i + 1) * HOUR;
  entry->fate = fates[i];
  return entry;
}

/* The goal of the last one is deleted. */
static CommandFixture *
make_life (gboolean has_log)
{
  CommandFixture *fixture = command_fixture_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_entry_free);
  g_autoptr (TendReminderLog) log = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *uuid = command_fixture_add_goal (fixture, titles[i], "day");
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)"
          "  VALUES ('00000000-0000-4000-8000-%012u', 'goal', '%s', %u, 127)", i, uuid, 9 * 60 + i);

      command_fixture_write (fixture, sql);
      g_ptr_array_add (entries, make_entry (i, uuid));
    }
  command_fixture_write (fixture, "DELETE FROM goal WHERE title = 'Gone';"
                                  "DELETE FROM reminder WHERE minute >= 541 OR minute < 540");
  if (has_log)
    {
      log = tend_reminder_log_open (fixture->folder, COMMAND_FIXTURE_NOW, NULL);
      g_assert_true (tend_reminder_log_claim (log, entries, COMMAND_FIXTURE_NOW, tend_clock_get_zone (fixture->clock),
                                              COMMAND_FIXTURE_NOW, NULL));
      g_assert_true (tend_reminder_log_set_paused_until (log, COMMAND_FIXTURE_NOW + 7 * DAY, NULL));
    }
  return fixture;
}

static void
test_each_fate_has_its_words (void)
{
  g_autoptr (CommandFixture) fixture = make_life (TRUE);

  command_fixture_run (fixture, "reminders", NULL);
  command_fixture_assert_done (fixture, "To come\n"
                                        "  Today 09:02  Claimed · waits to be shown\n"
                                        "  Today 11:00  Held · after the quiet hours\n"
                                        "  Today 12:00  Snoozed · snoozed\n"
                                        "  Tomorrow 09:00  Held\n"
                                        "So far\n"
                                        "  Today 09:07  something that isn't there any more · not needed any more\n"
                                        "  Today 09:06  Let Go · let go\n"
                                        "  Today 09:05  Done · done\n"
                                        "  Today 09:04  Passed · passed while you were away\n"
                                        "  Today 09:03  Sent · shown\n"
                                        "All reminders rest until Monday, 9 March, 10:00.\n");
}

static JsonObject *
parse (CommandFixture *fixture,
       JsonParser     *parser)
{
  g_autoptr (GError) error = NULL;

  command_fixture_run (fixture, "reminders", "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  json_parser_load_from_data (parser, fixture->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
list_states (JsonObject *told,
             const char *name)
{
  g_autoptr (GString) states = g_string_new (NULL);
  JsonArray *lines = json_object_get_array_member (told, name);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_string_append_printf (states, "%s ",
                            json_object_get_string_member (json_array_get_object_element (lines, i), "state"));
  return g_strdup (states->str);
}

static void
test_programs_are_told_the_same (void)
{
  g_autoptr (CommandFixture) fixture = make_life (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *told = parse (fixture, parser);
  g_autofree char *next = list_states (told, "next");
  g_autofree char *past = list_states (told, "past");
  JsonObject *first = json_array_get_object_element (json_object_get_array_member (told, "next"), 0);
  JsonObject *gone = json_array_get_object_element (json_object_get_array_member (told, "past"), 0);

  g_assert_cmpstr (next, ==, "claimed held snoozed planned ");
  g_assert_cmpstr (past, ==, "gone let-go done passed sent ");
  g_assert_cmpstr (json_object_get_string_member (first, "at"), ==, "2026-03-02T09:02:00+00:00");
  g_assert_cmpint (json_object_get_int_member (first, "instant"), ==, COMMAND_FIXTURE_NOW - HOUR + 120);
  g_assert_true (json_object_get_null_member (gone, "title"));
  g_assert_cmpstr (json_object_get_string_member (told, "paused_until"), ==, "2026-03-09T10:00:00+00:00");
  g_assert_true (json_object_get_null_member (told, "rebuilt_at"));
}

static void
test_without_a_service_it_is_what_will_come (void)
{
  g_autoptr (CommandFixture) fixture = make_life (FALSE);
  g_autoptr (CommandFixture) empty = command_fixture_new ();

  command_fixture_run (fixture, "reminders", NULL);
  command_fixture_assert_done (fixture, "To come\n  Tomorrow 09:00  Held\n");
  command_fixture_run (empty, "reminders", NULL);
  command_fixture_assert_done (empty, "Nothing is to come.\n");
}

/* It is the service's to set aside; what is to come is in the life. */
static void
test_a_damaged_log_hides_nothing_that_is_to_come (void)
{
  g_autoptr (CommandFixture) fixture = make_life (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *next = NULL;
  JsonObject *told;

  command_fixture_save (fixture, "life/" TEND_REMINDER_LOG_NAME, "This is no database, and was one once.");
  command_fixture_run (fixture, "reminders", NULL);
  command_fixture_assert_done (fixture, "To come\n  Tomorrow 09:00  Held\n"
                                        "What became of earlier reminders can't be read.\n");
  told = parse (fixture, parser);
  next = list_states (told, "next");
  g_assert_cmpstr (next, ==, "planned ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-reminders/each-fate-has-its-words", test_each_fate_has_its_words);
  g_test_add_func ("/command-reminders/programs-are-told-the-same", test_programs_are_told_the_same);
  g_test_add_func ("/command-reminders/without-a-service-it-is-what-will-come",
                   test_without_a_service_it_is_what_will_come);
  g_test_add_func ("/command-reminders/a-damaged-log-hides-nothing-that-is-to-come",
                   test_a_damaged_log_hides_nothing_that_is_to_come);
  return g_test_run ();
}
