/* The commands about goals, run as a running Tend runs them. */

#include "command-fixture.h"

#include "base/tend-color-name.h"
#include "base/tend-error.h"
#include "shell/tend-commands.h"

#include <string.h>

static void
test_words (void)
{
  static const char *const commands[] = { "add",    "done",   "agenda",  "import", "export",
                                          "backup", "restore", "check", "migrate", "reminders" };
  static const char *const others[] = { "", "ad", "adds", "Add", "help", "breathe", "--panel=goals" };
  g_autofree char *help = tend_commands_help_text ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("  tend ", commands[i], NULL);

      g_assert_true (tend_commands_is_command (commands[i]));
      g_assert_nonnull (strstr (help, line));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (tend_commands_is_command (others[i]));
  g_assert_false (tend_commands_is_command (NULL));
}

static void
test_help_of_a_command (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_run (fixture, "done", "--help", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "tend done TITLE|UUID"));
  g_assert_null (strstr (fixture->output, "tend add"));

  command_fixture_run (fixture, "import", "-h", "x.json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->output, "tend import FILE"));
}

static void
test_add_says_id_and_title (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_run (fixture, "add", "goal", "Call the\ndentist", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_str_has_suffix (fixture->output, "  Call the dentist\n"));
  fixture->output[36] = '\0';
  g_assert_true (g_uuid_string_is_valid (fixture->output));
  g_assert_cmpstr (tend_store_get_undo_label (fixture->store), ==, "Added “Call the\ndentist”");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE schedule = 'once'"
                                                 "  AND start_day = '2026-03-02' AND due_day IS NULL"),
                   ==, 1);
  g_assert_true (command_fixture_undo (fixture));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 0);
}

static void
test_add_keeps_what_is_said (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_run (fixture, "add", "goal", "Lire ☕", "--every=mon,WED,fri", "--target", "2.5",
                       "--unit=km", "--why=Pour le calme", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE title = 'Lire ☕'"
                                                 "  AND schedule = 'weekdays' AND weekdays = 21"
                                                 "  AND measure = 'at-least' AND target = 2.5 AND unit = 'km'"
                                                 "  AND why = 'Pour le calme'"), ==, 1);

  command_fixture_run (fixture, "add", "goal", "Smoke", "--every=day", "--target=0", "--at-most", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE measure = 'at-most'"),
                   ==, 1);

  command_fixture_run (fixture, "add", "goal", "Taxes", "--due=tomorrow", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE due_day = '2026-03-03'"),
                   ==, 1);

  command_fixture_run (fixture, "add", "goal", "Sleep", "--why", "--at-most=8", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE why = '--at-most=8'"),
                   ==, 1);

  command_fixture_run (fixture, "add", "goal", "--", "--every=day", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE title = '--every=day'"
                                                 "  AND schedule = 'once'"), ==, 1);
}

static void
test_add_writes_a_plan_down (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  command_fixture_run (fixture, "add", "plan", "Coffee", "--at=2026-03-06 16:30", "--for=1h30", "--with=Ana",
                       "--with", "Ben", "--place=Luna", "--repeat=FREQ=WEEKLY;COUNT=5", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_str_has_suffix (fixture->output, "  Coffee\n"));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM plan WHERE start_day = '2026-03-06'"
                                                 "  AND start_minute = 990 AND end_minute = 1080 AND place = 'Luna'"
                                                 "  AND rule = 'FREQ=WEEKLY;COUNT=5' AND series_end = '2026-04-03'"),
                   ==, 1);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM plan_guest WHERE name IN ('Ana', 'Ben')"), ==,
                   2);
  command_fixture_run (fixture, "add", "plan", "Trip", "--at=tomorrow", "--for=3d", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM plan WHERE is_all_day = 1"
                                                 "  AND start_day = '2026-03-03' AND end_day = '2026-03-05'"),
                   ==, 1);
  g_assert_true (command_fixture_undo (fixture));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM plan"), ==, 1);
}

static void
test_add_gives_a_rare_color (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();

  for (int i = 0; i < TEND_N_COLORS; i++)
    command_fixture_run (fixture, "add", "goal", "Walk", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(DISTINCT color) FROM goal"), ==, TEND_N_COLORS);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE color = ''"), ==, 0);

  /* What is put away leaves its colour to others. */
  command_fixture_write (fixture, "UPDATE goal SET is_archived = 1 WHERE color = 'teal'");
  command_fixture_run (fixture, "add", "goal", "Swim", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"
                                                 "  WHERE title = 'Swim' AND color = 'teal'"), ==, 1);
}

static void
test_add_every_rhythm (void)
{
  static const struct
  {
    const char *every;
    const char *kept;
  } rhythms[] = {
    { "day", "daily 1 0 0" },      { "weekdays", "weekdays 1 0 31" }, { "sun", "weekdays 1 0 64" },
    { "tue,tue", "weekdays 1 0 2" }, { "1/week", "weekly 1 0 0" },      { "7/week", "weekly 7 0 0" },
    { "31/month", "monthly 31 0 0" }, { "1day", "interval 1 1 0" },      { "10days", "interval 1 10 0" },
    { "03days", "interval 1 3 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      g_autoptr (CommandFixture) fixture = command_fixture_new ();
      g_autofree char *uuid = command_fixture_add_goal (fixture, "A goal", rhythms[i].every);
      g_autofree char *sql = g_strdup_printf (
          "SELECT schedule || ' ' || times || ' ' || days || ' ' || weekdays = '%s' FROM goal",
          rhythms[i].kept);

      g_assert_true (command_fixture_ask (fixture, sql));
    }
}

typedef struct
{
  const char *arguments[8];
  int status;
  const char *words;
} Refusal;

static void
assert_refusals (CommandFixture *fixture,
                 const Refusal  *refusals,
                 gsize           n_refusals)
{
  gint64 n_writes = command_fixture_ask (fixture, "SELECT count(*) FROM goal");

  for (gsize i = 0; i < n_refusals; i++)
    {
      command_fixture_runv (fixture, refusals[i].arguments);
      command_fixture_assert_refused (fixture, refusals[i].status, refusals[i].words);
      g_assert_cmpstr (fixture->output, ==, "");
    }
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, n_writes);
}

static void
test_add_refuses (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *endless = g_strnfill (10000, 'x');
  const Refusal refusals[] = {
    { { "add" }, 2, "Usage: tend add goal" },
    { { "add", "goal" }, 2, "Usage: tend add goal" },
    { { "add", "person", "Tea" }, 2, "What can be added is a goal or a plan" },
    { { "add", "plan", "Tea" }, 2, "--at" },
    { { "add", "plan", "Tea", "--at=today 16:30", "--every=day" }, 2, "--every is for a goal" },
    { { "add", "goal", "Tea", "--at=today 16:30" }, 2, "--at is for a plan" },
    { { "add", "plan", "Tea", "--at=today 25:00" }, 1, "25:00" },
    { { "add", "plan", "Tea", "--at=2026-02-30" }, 1, "2026-02-30" },
    { { "add", "plan", "Tea", "--at=today 16:30", "--for=long" }, 1, "long" },
    { { "add", "plan", "Tea", "--at=today 16:30", "--for=3d" }, 1, "3d" },
    { { "add", "plan", "Tea", "--at=today 16:30", "--repeat=FREQ=HOURLY" }, 1, "HOURLY" },
    { { "add", "goal", "Go", "running" }, 2, "“running” is one word too many" },
    { { "add", "goal", "-5kg" }, 2, "Unknown option" },
    { { "add", "goal", "Run", "--evry=day" }, 2, "--evry" },
    { { "add", "goal", "Run", "--every" }, 2, "--every" },
    { { "add", "goal", "Run", "--every=day", "--due=tomorrow" }, 2, "--due is for a goal that is done once" },
    { { "add", "goal", "Run", "--target=5" }, 2, "so it needs --every" },
    { { "add", "goal", "Run", "--every=day", "--unit=km" }, 2, "--unit" },
    { { "add", "goal", "Run", "--every=day", "--at-most" }, 2, "--at-most" },
    { { "add", "goal", "" }, 1, "It needs a title" },
    { { "add", "goal", " \t" }, 1, "It needs a title" },
    { { "add", "goal", endless }, 1, "This title has 10000 characters" },
    { { "add", "goal", "\xff\xfe" }, 1, "isn’t valid UTF-8" },
    { { "add", "goal", "Run", "--why=\xc3" }, 1, "isn’t valid UTF-8" },
    { { "add", "goal", "Run", "--every=day", "--target=1", "--unit=\x80" }, 1, "isn’t valid UTF-8" },
    { { "add", "goal", "Run", "--every=0/week" }, 1, "0 times" },
    { { "add", "goal", "Run", "--every=8/week" }, 1, "one tick a day" },
    { { "add", "goal", "Run", "--every=32/month" }, 1, "one tick a day" },
    { { "add", "goal", "Run", "--every=0days" }, 1, "every 0 days" },
    { { "add", "goal", "Run", "--every=-1/week" }, 1, "doesn’t say how often" },
    { { "add", "goal", "Run", "--every=99999999999/week" }, 1, "doesn’t say how often" },
    { { "add", "goal", "Run", "--every=often" }, 1, "“often” doesn’t say how often" },
    { { "add", "goal", "Run", "--every=mon,,fri" }, 1, "doesn’t say how often" },
    { { "add", "goal", "Run", "--every=" }, 1, "doesn’t say how often" },
    { { "add", "goal", "Run", "--every=day", "--target=nan" }, 1, "“nan” is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=inf" }, 1, "is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=0x10" }, 1, "is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=1e3" }, 1, "is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=2,5" }, 1, "write it like 5 or 2.5" },
    { { "add", "goal", "Run", "--every=day", "--target=5 km" }, 1, "is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=" }, 1, "is not a number" },
    { { "add", "goal", "Run", "--every=day", "--target=0" }, 1, "more than 0" },
    { { "add", "goal", "Run", "--every=day", "--target=-3" }, 1, "less than 0" },
    { { "add", "goal", "Run", "--every=day", "--target=1000000000001" }, 1, "1,000,000,000,000" },
    { { "add", "goal", "Run", "--due=2026-02-30" }, 1, "“2026-02-30” is not a day" },
    { { "add", "goal", "Run", "--due=soon" }, 1, "“soon” is not a day" },
    { { "add", "goal", "Run", "--due=0026-03-02" }, 1, "too far from today" },
    { { "sing" }, 2, "“sing” is not a command" },
    { { NULL }, 2, "tend --help" },
  };

  assert_refusals (fixture, refusals, G_N_ELEMENTS (refusals));
  g_assert_null (tend_store_get_undo_label (fixture->store));
}

static void
test_done_finds_the_goal (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");
  g_autofree char *read = command_fixture_add_goal (fixture, "Read a book", "day");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call the dentist", NULL);

  command_fixture_run (fixture, "done", "RUN", NULL);
  command_fixture_assert_done (fixture, "“Run” is ticked on 2026-03-02.\n");
  g_assert_cmpstr (tend_store_get_undo_label (fixture->store), ==, "Ticked “Run”");
  command_fixture_run (fixture, "done", "book", NULL);
  command_fixture_assert_done (fixture, "“Read a book” is ticked on 2026-03-02.\n");
  command_fixture_run (fixture, "done", call, NULL);
  command_fixture_assert_done (fixture, "“Call the dentist” is ticked on 2026-03-02.\n");

  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in WHERE state = 'done'"
                                                 "  AND day = '2026-03-02'"), ==, 2);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT done_day = '2026-03-02' FROM goal"
                                                 "  WHERE title = 'Call the dentist'"), ==, 1);
}

static void
test_done_on_other_days (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");
  static const Refusal refusals[] = {
    { { "done", "Run", "--on=tomorrow" }, 1, "2026-03-03 is still to come" },
    { { "done", "Run", "--on=2026-02-29" }, 1, "is not a day" },
    { { "done", "Run", "--on=1026-02-28" }, 1, "too far from today" },
    { { "done", "Run", "--on=" }, 1, "is not a day" },
    { { "done", "Run", "--on=\xff" }, 1, "isn’t valid UTF-8" },
  };

  command_fixture_run (fixture, "done", "Run", "--on=yesterday", NULL);
  command_fixture_assert_done (fixture, "“Run” is ticked on 2026-03-01.\n");
  command_fixture_run (fixture, "done", "Run", "--on", "2024-02-29", NULL);
  command_fixture_assert_done (fixture, "“Run” is ticked on 2024-02-29.\n");
  assert_refusals (fixture, refusals, G_N_ELEMENTS (refusals));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in"), ==, 2);
}

static void
test_done_follows_the_start_of_the_day (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");

  command_fixture_write (fixture, "INSERT INTO setting (key, value) VALUES ('day-start', '4')");
  tend_clock_set_now (fixture->clock, COMMAND_FIXTURE_NOW + 17 * 60 * 60);
  command_fixture_run (fixture, "done", "Run", NULL);
  command_fixture_assert_done (fixture, "“Run” is ticked on 2026-03-02.\n");
}

static void
test_done_again_changes_nothing (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call", NULL);

  command_fixture_run (fixture, "done", "Run", "--on=yesterday", NULL);
  command_fixture_run (fixture, "done", "Call", "--on=yesterday", NULL);
  command_fixture_run (fixture, "done", "Run", "--on=yesterday", NULL);
  command_fixture_assert_done (fixture, "“Run” was ticked on 2026-03-01 already.\n");
  command_fixture_run (fixture, "done", "Call", NULL);
  command_fixture_assert_done (fixture, "“Call” was ticked on 2026-03-01 already.\n");
  command_fixture_run (fixture, "done", "Call", "--on=today", NULL);
  command_fixture_assert_done (fixture, "“Call” is ticked on 2026-03-02.\n");

  g_assert_true (command_fixture_undo (fixture));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT done_day = '2026-03-01' FROM goal"
                                                 "  WHERE title = 'Call'"),
                   ==, 1);
  g_assert_true (command_fixture_undo (fixture));
  g_assert_true (command_fixture_undo (fixture));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in"), ==, 0);
}

static void
test_done_undo (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call", NULL);

  command_fixture_run (fixture, "done", "Run", "--undo", NULL);
  command_fixture_assert_done (fixture, "“Run” has no tick on 2026-03-02.\n");
  command_fixture_run (fixture, "done", "Run", NULL);
  command_fixture_run (fixture, "done", "Run", "--undo", NULL);
  command_fixture_assert_done (fixture, "“Run” has its tick on 2026-03-02 taken back.\n");
  g_assert_cmpstr (tend_store_get_undo_label (fixture->store), ==, "Took back the tick of “Run”");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in"), ==, 0);

  command_fixture_run (fixture, "done", "Call", "--on=yesterday", NULL);
  command_fixture_run (fixture, "done", "Call", "--on=today", "--undo", NULL);
  command_fixture_assert_done (fixture, "“Call” has no tick on 2026-03-02.\n");
  command_fixture_run (fixture, "done", "Call", "--undo", NULL);
  command_fixture_assert_done (fixture, "“Call” has its tick on 2026-03-01 taken back.\n");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(done_day) FROM goal"), ==, 0);
}

static void
test_done_with_a_number (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call", NULL);
  static const Refusal refusals[] = {
    { { "done", "Run", "--value=3" }, 1, "takes no number" },
    { { "done", "Call", "--value=3" }, 1, "takes no number" },
    { { "done", "Read", "--value=nan" }, 1, "“nan” is not a number" },
    { { "done", "Read", "--value=-1" }, 1, "from 0 up" },
    { { "done", "Read", "--value=12 pages" }, 1, "is not a number" },
    { { "done", "Read", "--value=3", "--undo" }, 2, "--undo" },
    { { "done", "Read", "--undo=no" }, 2, "--undo takes no value" },
  };

  command_fixture_run (fixture, "add", "goal", "Read", "--every=day", "--target=20", "--unit=pages", NULL);
  assert_refusals (fixture, refusals, G_N_ELEMENTS (refusals));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in"), ==, 0);

  command_fixture_run (fixture, "done", "Read", "--value=12.5", NULL);
  command_fixture_assert_done (fixture, "“Read” on 2026-03-02: 12.5 pages.\n");
  command_fixture_run (fixture, "done", "Read", NULL);
  command_fixture_assert_done (fixture, "“Read” on 2026-03-02: 20 pages.\n");
  command_fixture_run (fixture, "done", "Read", "--value=35", NULL);
  command_fixture_assert_done (fixture, "“Read” on 2026-03-02: 35 pages.\n");

  /* More than enough is not made less. */
  command_fixture_run (fixture, "done", "Read", NULL);
  command_fixture_assert_done (fixture, "“Read” on 2026-03-02: 35 pages.\n");
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT value FROM goal_check_in"), ==, 35);
}

static void
test_done_keeps_the_note (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "day");

  command_fixture_write (fixture, "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
                                  "  SELECT id, '2026-03-02', 'none', 'in the rain', 0 FROM goal");
  command_fixture_run (fixture, "done", "Run", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in WHERE state = 'done'"
                                                 "  AND note = 'in the rain'"), ==, 1);
  command_fixture_run (fixture, "done", "Run", "--undo", NULL);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in WHERE state = 'none'"
                                                 "  AND note = 'in the rain'"), ==, 1);
}

static void
test_done_asks_which_goal (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *first = command_fixture_add_goal (fixture, "Run", "day");
  g_autofree char *second = command_fixture_add_goal (fixture, "run", "3/week");
  g_autofree char *third = command_fixture_add_goal (fixture, "Run far", "2/month");
  g_autofree char *endless = g_strnfill (10000, 'x');
  const Refusal refusals[] = {
    { { "done", "Run" }, 1, "“Run” can mean 2 goals" },
    { { "done", "ru" }, 1, "“ru” can mean 3 goals" },
    { { "done", "Swim" }, 1, "There is no goal called “Swim”" },
    { { "done", "" }, 1, "There is no goal called “”" },
    { { "done", "00000000-0000-4000-8000-000000000000" }, 1, "There is no goal called “00000000" },
    { { "done", "\xff" }, 1, "isn’t valid UTF-8" },
    { { "done" }, 2, "Usage: tend done" },
    { { "done", "Run", "far" }, 2, "“far” is one word too many" },
    { { "done", endless }, 1, "…”" },
  };

  assert_refusals (fixture, refusals, G_N_ELEMENTS (refusals));
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal_check_in"), ==, 0);

  command_fixture_run (fixture, "done", "run", NULL);
  g_assert_nonnull (strstr (fixture->error_output, first));
  g_assert_nonnull (strstr (fixture->error_output, second));
  g_assert_null (strstr (fixture->error_output, third));
  command_fixture_run (fixture, "done", second, NULL);
  command_fixture_assert_done (fixture, "“run” is ticked on 2026-03-02.\n");
}

static void
test_agenda_stands_in_columns (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "Run", "3/week");
  g_autofree char *tea = command_fixture_add_goal (fixture, "茶を飲む", "2/week");
  g_autofree char *rest = command_fixture_add_goal (fixture, "Rest\x1b[31m", "day");

  command_fixture_run (fixture, "done", "Run", NULL);
  command_fixture_write (fixture, "INSERT INTO goal_check_in (goal_id, day, state, at)"
                                  "  SELECT id, '2026-03-02', 'skipped', 0 FROM goal"
                                  "  WHERE title LIKE 'Rest%'");
  command_fixture_run (fixture, "agenda", NULL);
  command_fixture_assert_done (fixture, "Today · 2026-03-02\n"
                                        "  ✓ Run        1 of 3 this week\n"
                                        "  ○ 茶を飲む   0 of 2 this week\n"
                                        "  – Rest [31m\n");
}

static void
test_agenda_goes_day_by_day (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *monday = command_fixture_add_goal (fixture, "Monday’s", "mon");
  g_autofree char *wednesday = command_fixture_add_goal (fixture, "Wednesday’s", "wed");

  command_fixture_run (fixture, "agenda", "--days=3", NULL);
  command_fixture_assert_done (fixture, "Today · 2026-03-02\n  ○ Monday’s\n\n"
                                        "Wednesday · 2026-03-04\n  ○ Wednesday’s\n");
  command_fixture_run (fixture, "agenda", "--from=tomorrow", NULL);
  command_fixture_assert_done (fixture, "Nothing is waiting for you; the day is yours.\n");
  command_fixture_run (fixture, "agenda", "--from=2026-03-05", "--days=4", NULL);
  command_fixture_assert_done (fixture, "Nothing is waiting for you; the days are yours.\n");
}

static void
test_agenda_refuses (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  static const Refusal refusals[] = {
    { { "agenda", "now" }, 2, "“now” is one word too many" },
    { { "agenda", "--days=0" }, 1, "whole number from 1 to 366" },
    { { "agenda", "--days=367" }, 1, "whole number from 1 to 366" },
    { { "agenda", "--days=-1" }, 1, "whole number from 1 to 366" },
    { { "agenda", "--days=2.5" }, 1, "whole number from 1 to 366" },
    { { "agenda", "--days= 2" }, 1, "whole number from 1 to 366" },
    { { "agenda", "--from=2026-13-01" }, 1, "is not a day" },
    { { "agenda", "--from=9999-12-31" }, 1, "too far from today" },
    { { "agenda", "--json=yes" }, 2, "--json takes no value" },
  };

  assert_refusals (fixture, refusals, G_N_ELEMENTS (refusals));
}

/* Debian's own python has jsonschema; another one first in the path may not. */
static void
assert_schema (const char *json)
{
  static const char program[] = "import json, sys, jsonschema\n"
                                "schema = json.load(open(sys.argv[1], encoding='utf-8'))\n"
                                "jsonschema.Draft202012Validator.check_schema(schema)\n"
                                "data = json.loads(sys.stdin.buffer.read())\n"
                                "jsonschema.Draft202012Validator(schema).validate(data)\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                                                      "/usr/bin/python3", "-c", program,
                                                      g_getenv ("TEND_AGENDA_SCHEMA"), NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, json, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
test_agenda_as_json (void)
{
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autofree char *run = command_fixture_add_goal (fixture, "“Run”\n\\", "3/week");
  g_autofree char *call = command_fixture_add_goal (fixture, "Call", NULL);
  g_autofree char *identity = g_strdup_printf ("\"uuid\" : \"%s\"", run);

  command_fixture_run (fixture, "add", "goal", "Read", "--every=day", "--target=2.5", "--unit=h", NULL);
  command_fixture_run (fixture, "done", "Read", "--value=0.5", NULL);
  command_fixture_run (fixture, "done", "Call", NULL);
  command_fixture_run (fixture, "agenda", "--days=2", "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  assert_schema (fixture->output);
  g_assert_nonnull (strstr (fixture->output, identity));
  g_assert_nonnull (strstr (fixture->output, "\"title\" : \"“Run”\\n\\\\\""));
  g_assert_nonnull (strstr (fixture->output, "\"value\" : 0.5"));
  g_assert_nonnull (strstr (fixture->output, "\"target\" : 2.5"));
  g_assert_nonnull (strstr (fixture->output, "\"unit\" : \"h\""));
  g_assert_nonnull (strstr (fixture->output, "\"day\" : \"2026-03-03\""));

  command_fixture_run (fixture, "agenda", "--from=2020-01-01", "--days=366", "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  assert_schema (fixture->output);
  g_assert_nonnull (strstr (fixture->output, "\"day\" : \"2020-12-31\""));
}

static void
on_cancelled_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  gboolean *is_done = user_data;
  g_autofree char *output = NULL;
  g_autofree char *error_output = NULL;

  g_assert_cmpint (tend_commands_run_finish (result, &output, &error_output), ==, 1);
  *is_done = TRUE;
}

static void
test_a_cancelled_command_does_nothing (void)
{
  static const char *const arguments[] = { "add", "goal", "Run", NULL };
  g_autoptr (CommandFixture) fixture = command_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done = FALSE;

  g_cancellable_cancel (cancellable);
  tend_commands_run_async (fixture->store, NULL, arguments, cancellable, on_cancelled_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (command_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands/words", test_words);
  g_test_add_func ("/commands/help-of-a-command", test_help_of_a_command);
  g_test_add_func ("/commands/cancelled", test_a_cancelled_command_does_nothing);
  g_test_add_func ("/commands/add/says-id-and-title", test_add_says_id_and_title);
  g_test_add_func ("/commands/add/keeps-what-is-said", test_add_keeps_what_is_said);
  g_test_add_func ("/commands/add/writes-a-plan-down", test_add_writes_a_plan_down);
  g_test_add_func ("/commands/add/gives-a-rare-color", test_add_gives_a_rare_color);
  g_test_add_func ("/commands/add/every-rhythm", test_add_every_rhythm);
  g_test_add_func ("/commands/add/refuses", test_add_refuses);
  g_test_add_func ("/commands/done/finds-the-goal", test_done_finds_the_goal);
  g_test_add_func ("/commands/done/on-other-days", test_done_on_other_days);
  g_test_add_func ("/commands/done/follows-the-start-of-the-day", test_done_follows_the_start_of_the_day);
  g_test_add_func ("/commands/done/again-changes-nothing", test_done_again_changes_nothing);
  g_test_add_func ("/commands/done/undo", test_done_undo);
  g_test_add_func ("/commands/done/with-a-number", test_done_with_a_number);
  g_test_add_func ("/commands/done/keeps-the-note", test_done_keeps_the_note);
  g_test_add_func ("/commands/done/asks-which-goal", test_done_asks_which_goal);
  g_test_add_func ("/commands/agenda/stands-in-columns", test_agenda_stands_in_columns);
  g_test_add_func ("/commands/agenda/goes-day-by-day", test_agenda_goes_day_by_day);
  g_test_add_func ("/commands/agenda/refuses", test_agenda_refuses);
  g_test_add_func ("/commands/agenda/as-json", test_agenda_as_json);
  return g_test_run ();
}
