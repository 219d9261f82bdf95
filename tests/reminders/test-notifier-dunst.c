/* TendNotifier and a server that many people use. TEND_DUNST_CONFIG names its configuration. */

#include "base/tend-error.h"
#include "reminders/tend-notifier.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>

/* A program that is only just starting needs it, and longer under the sanitizers. */
#define TIME_OUT 3000
/* What the main loop may be late by, in microseconds. */
#define LATENESS (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  TendNotifier *notifier;
  GSubprocess *dunst;
  GString *events;

  guint n_answers;
  guint32 id;
  GError *error;

  gint64 last_tick;
  gint64 worst_lateness;
} Fixture;

static gboolean
on_time_passed_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the condition holds, for 40 seconds at most. */
#define WAIT_FOR(condition) \
  G_STMT_START \
    { \
      gboolean is_over_ = FALSE; \
      guint timer_ = g_timeout_add_seconds (40, on_time_passed_cb, &is_over_); \
      while (!(condition) && !is_over_) \
        g_main_context_iteration (NULL, TRUE); \
      if (is_over_) \
        g_error ("%s:%d: it never came to be: %s", __FILE__, __LINE__, #condition); \
      g_source_remove (timer_); \
    } \
  G_STMT_END

static void
on_sent_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  fixture->id = tend_notifier_send_finish (TEND_NOTIFIER (source), result, &fixture->error);
  fixture->n_answers++;
}

static void
on_action_cb (TendNotifier *notifier,
              const char   *key,
              const char   *action,
              const char   *token,
              Fixture      *fixture)
{
  g_string_append_printf (fixture->events, "action %s %s\n", key, action);
}

static void
on_closed_cb (TendNotifier *notifier,
              const char   *key,
              guint         reason,
              Fixture      *fixture)
{
  g_string_append_printf (fixture->events, "closed %s %u\n", key, reason);
}

static void
on_late_cb (TendNotifier *notifier,
            const char   *key,
            guint         id,
            Fixture      *fixture)
{
  g_string_append_printf (fixture->events, "late %s\n", key);
}

static void
assert_events (Fixture    *fixture,
               const char *expected)
{
  WAIT_FOR (fixture->events->len >= strlen (expected));
  g_assert_cmpstr (fixture->events->str, ==, expected);
  g_string_truncate (fixture->events, 0);
}

static void
start_dunst (Fixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* It warns of icons that it does not find. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  fixture->dunst = g_subprocess_launcher_spawn (launcher, &error, "dunst", "-conf",
                                                g_getenv ("TEND_DUNST_CONFIG"), NULL);
  g_assert_no_error (error);
  WAIT_FOR (tend_notifier_get_is_available (fixture->notifier));
}

static void
kill_dunst (Fixture *fixture)
{
  g_subprocess_send_signal (fixture->dunst, SIGKILL);
  g_subprocess_wait (fixture->dunst, NULL, NULL);
  g_clear_object (&fixture->dunst);
  WAIT_FOR (!tend_notifier_get_is_available (fixture->notifier));
}

/* Without the main loop, as somebody at the screen. */
static char *
run_dunstctl (const char *command,
              const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "dunstctl", command, argument, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static int
count_displayed (void)
{
  g_autofree char *output = run_dunstctl ("count", "displayed");

  return (int) g_ascii_strtoll (output, NULL, 10);
}

static JsonArray *
get_history (JsonParser *parser)
{
  g_autofree char *output = run_dunstctl ("history", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  return json_array_get_array_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "data"), 0);
}

static const char *
get_text (JsonArray  *history,
          guint       index,
          const char *member)
{
  JsonObject *entry = json_array_get_object_element (history, index);

  return json_object_get_string_member (json_object_get_object_member (entry, member), "data");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->events = g_string_new (NULL);
  fixture->notifier = g_object_new (TEND_TYPE_NOTIFIER,
                                    "app-name", "Tend",
                                    "desktop-entry", "io.github.tend_app.Tend",
                                    "time-out", TIME_OUT,
                                    NULL);
  g_signal_connect (fixture->notifier, "action", G_CALLBACK (on_action_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (on_closed_cb), fixture);
  g_signal_connect (fixture->notifier, "late", G_CALLBACK (on_late_cb), fixture);
  start_dunst (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dunst != NULL)
    kill_dunst (fixture);
  g_assert_finalize_object (fixture->notifier);
  g_clear_error (&fixture->error);
  g_string_free (fixture->events, TRUE);
}

static void
send (Fixture    *fixture,
      const char *key,
      const char *title,
      guint32     replaces_id)
{
  g_autoptr (TendNotification) what = tend_notification_new (key, title, "Before <breakfast> & coffee");
  guint n_answers = fixture->n_answers;

  what->has_default_action = TRUE;
  tend_notification_add_action (what, "done", "Done");
  tend_notifier_send_async (fixture->notifier, what, replaces_id, NULL, on_sent_cb, fixture);
  WAIT_FOR (fixture->n_answers == n_answers + 1);
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *history;

  g_assert_cmpstr (tend_notifier_get_server_name (fixture->notifier), ==, "dunst");
  g_assert_true (tend_notifier_get_has_actions (fixture->notifier));
  g_assert_true (tend_notifier_get_has_body (fixture->notifier));
  send (fixture, "run", "Run", 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_displayed (), ==, 1);

  g_free (run_dunstctl ("close", NULL));
  assert_events (fixture, "closed run 2\n");
  history = get_history (parser);
  g_assert_cmpuint (json_array_get_length (history), ==, 1);
  g_assert_cmpstr (get_text (history, 0, "appname"), ==, "Tend");
  g_assert_cmpstr (get_text (history, 0, "summary"), ==, "Run");
  g_assert_cmpstr (get_text (history, 0, "message"), ==,
                   "<b>Run</b>\nBefore &lt;breakfast&gt; &amp; coffee");
}

static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  send (fixture, "run", "Run", 0);
  g_free (run_dunstctl ("action", "0"));
  assert_events (fixture, "action run default\n");
  g_free (run_dunstctl ("context", NULL));
  assert_events (fixture, "action run done\n");
  /* dunst leaves it there, unless the mouse was used. */
  tend_notifier_close (fixture->notifier, fixture->id);
  assert_events (fixture, "closed run 3\n");
  g_assert_cmpint (count_displayed (), ==, 0);
}

static void
test_replaced_and_withdrawn (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *history;
  guint32 first;

  send (fixture, "run", "Run", 0);
  first = fixture->id;
  send (fixture, "run", "Run, once more", 0);
  g_assert_cmpuint (fixture->id, ==, first);
  send (fixture, "breathe", "Breathe", first);
  g_assert_cmpuint (fixture->id, ==, first);
  g_assert_cmpint (count_displayed (), ==, 1);

  tend_notifier_close (fixture->notifier, first);
  assert_events (fixture, "closed breathe 3\n");
  g_assert_cmpint (count_displayed (), ==, 0);
  history = get_history (parser);
  g_assert_cmpuint (json_array_get_length (history), ==, 1);
  g_assert_cmpstr (get_text (history, 0, "summary"), ==, "Breathe");
}

/* Our own end leaves it there; the next of us takes its place. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TendNotification) what = tend_notification_new ("run", "Run", NULL);
  guint n_answers;
  guint32 id;

  send (fixture, "run", "Run", 0);
  id = fixture->id;
  what->server = g_strdup (tend_notifier_get_server (fixture->notifier));
  g_assert_finalize_object (g_steal_pointer (&fixture->notifier));
  g_assert_cmpint (count_displayed (), ==, 1);

  fixture->notifier = tend_notifier_new ("Tend", "io.github.tend_app.Tend");
  WAIT_FOR (tend_notifier_get_is_available (fixture->notifier));
  n_answers = fixture->n_answers;
  tend_notifier_send_async (fixture->notifier, what, id, NULL, on_sent_cb, fixture);
  WAIT_FOR (fixture->n_answers == n_answers + 1);
  g_assert_cmpuint (fixture->id, ==, id);
  g_assert_cmpint (count_displayed (), ==, 1);
}

static void
test_restarted (Fixture       *fixture,
                gconstpointer  data)
{
  send (fixture, "run", "Run", 0);
  kill_dunst (fixture);
  assert_events (fixture, "closed run 5\n");
  send (fixture, "run", "Run", 0);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_NOT_FOUND);

  start_dunst (fixture);
  send (fixture, "run", "Run", 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_displayed (), ==, 1);
}

static gboolean
on_ticked_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64 now = g_get_monotonic_time ();

  fixture->worst_lateness = MAX (fixture->worst_lateness,
                                 now - fixture->last_tick - 5 * G_TIME_SPAN_MILLISECOND);
  fixture->last_tick = now;
  return G_SOURCE_CONTINUE;
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  guint ticks;

  send (fixture, "run", "Run", 0);
  g_subprocess_send_signal (fixture->dunst, SIGSTOP);
  fixture->last_tick = g_get_monotonic_time ();
  ticks = g_timeout_add (5, on_ticked_cb, fixture);
  send (fixture, "breathe", "Breathe", 0);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_BUSY);
  send (fixture, "walk", "Walk", 0);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_BUSY);

  g_subprocess_send_signal (fixture->dunst, SIGCONT);
  assert_events (fixture, "late breathe\n");
  WAIT_FOR (tend_notifier_get_is_available (fixture->notifier));
  g_source_remove (ticks);
  g_assert_cmpint (fixture->worst_lateness, <=, LATENESS);

  send (fixture, "breathe", "Breathe", 0);
  g_assert_no_error (fixture->error);
  send (fixture, "walk", "Walk", 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_displayed (), ==, 3);
}

static GVariant *
call_bus (const char *method,
          GVariant   *parameters)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", method, parameters, NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return reply;
}

/* Nobody shows notifications until there is one: the bus knows who could. */
static void
test_started_by_the_bus (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "dbus-1", "services", "dunst.service",
                                            NULL);
  g_autofree char *service = g_strdup_printf ("[D-BUS Service]\n"
                                              "Name=org.freedesktop.Notifications\n"
                                              "Exec=/usr/bin/env --unset=G_DEBUG dunst -conf %s\n",
                                              g_getenv ("TEND_DUNST_CONFIG"));
  g_autoptr (GVariant) pid = NULL;
  g_autoptr (GError) error = NULL;
  guint32 number;

  kill_dunst (fixture);
  g_file_set_contents (path, service, -1, &error);
  g_assert_no_error (error);
  g_variant_unref (call_bus ("ReloadConfig", NULL));

  send (fixture, "run", "Run", 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_displayed (), ==, 1);

  g_remove (path);
  g_variant_unref (call_bus ("ReloadConfig", NULL));
  pid = call_bus ("GetConnectionUnixProcessID", g_variant_new ("(s)", "org.freedesktop.Notifications"));
  g_variant_get (pid, "(u)", &number);
  kill ((pid_t) number, SIGTERM);
  WAIT_FOR (!tend_notifier_get_is_available (fixture->notifier));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/reminders/notifier-dunst/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("shown", test_shown);
  ADD ("action", test_action);
  ADD ("replaced-and-withdrawn", test_replaced_and_withdrawn);
  ADD ("saved", test_saved);
  ADD ("restarted", test_restarted);
  ADD ("stopped", test_stopped);
  ADD ("started-by-the-bus", test_started_by_the_bus);

  return g_test_run ();
}
