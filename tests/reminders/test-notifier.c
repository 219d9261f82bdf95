#include "base/tend-error.h"
#include "reminders/fake-notification-server.h"
#include "reminders/tend-notifier.h"

#define TIME_OUT 200
/* What tells a main loop that waited for a hung server, which takes libnotify 25 s, from one that did not, on a
 * machine that is busy with other things as well. */
#define PATIENCE 2000 /* milliseconds */
#define LATENESS (PATIENCE * G_TIME_SPAN_MILLISECOND)

static const char *const everything[] = { "actions", "body", "body-markup", "persistence", "sound", NULL };
static const char *const plain[] = { "body", NULL };

typedef struct
{
  TendNotifier *notifier;
  FakeServer *server;

  guint n_answers;
  guint32 id;
  GError *error;

  GString *events; /* one line each */

  guint ticks;
  gint64 last_tick;
  gint64 worst_lateness;
} Fixture;

/* A tick is due every 5 ms: how late it is, is how long something held the main loop up. */
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
start_ticking (Fixture *fixture)
{
  fixture->worst_lateness = 0;
  fixture->last_tick = g_get_monotonic_time ();
  fixture->ticks = g_timeout_add (5, on_ticked_cb, fixture);
}

static void
stop_ticking (Fixture *fixture)
{
  on_ticked_cb (fixture);
  g_clear_handle_id (&fixture->ticks, g_source_remove);
  g_assert_cmpint (fixture->worst_lateness, <=, LATENESS);
}

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
wait_milliseconds (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_time_passed_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

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
  g_string_append_printf (fixture->events, "action %s %s %s\n", key, action, token ? token : "-");
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
  g_string_append_printf (fixture->events, "late %s %u\n", key, id);
}

static void
on_server_changed_cb (TendNotifier *notifier,
                      gboolean      is_available,
                      Fixture      *fixture)
{
  g_string_append_printf (fixture->events, "server %s\n", is_available ? "available" : "not available");
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
set_up_notifier (Fixture *fixture)
{
  fixture->notifier = g_object_new (TEND_TYPE_NOTIFIER,
                                    "app-name", "Tend",
                                    "desktop-entry", "io.github.tend_app.Tend",
                                    "time-out", TIME_OUT,
                                    NULL);
  g_signal_connect (fixture->notifier, "action", G_CALLBACK (on_action_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (on_closed_cb), fixture);
  g_signal_connect (fixture->notifier, "late", G_CALLBACK (on_late_cb), fixture);
  g_signal_connect (fixture->notifier, "server-changed", G_CALLBACK (on_server_changed_cb), fixture);
}

static void
set_up_absent (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->events = g_string_new (NULL);
  set_up_notifier (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = fake_server_new (data);
  fake_server_own_name (fixture->server);
  set_up_absent (fixture, NULL);
  assert_events (fixture, "server available\n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* What is kept from the thread keeps the next test's thread waiting. */
  g_clear_pointer (&fixture->server, fake_server_free);
  g_clear_object (&fixture->notifier);
  g_clear_error (&fixture->error);
  g_string_free (fixture->events, TRUE);
}

static TendNotification *
new_run (void)
{
  TendNotification *what = tend_notification_new ("run", "Run", "Before <breakfast> & coffee");

  tend_notification_add_action (what, "done", "Done");
  tend_notification_add_action (what, "snooze", "Snooze");
  what->has_default_action = TRUE;
  return what;
}

/* Returns: how many milliseconds the answer took */
static gint64
send_replacing (Fixture                *fixture,
                const TendNotification *what,
                guint32                 replaces_id)
{
  guint n_answers = fixture->n_answers;
  gint64 since = g_get_monotonic_time ();

  tend_notifier_send_async (fixture->notifier, what, replaces_id, NULL, on_sent_cb, fixture);
  WAIT_FOR (fixture->n_answers == n_answers + 1);
  return (g_get_monotonic_time () - since) / G_TIME_SPAN_MILLISECOND;
}

static gint64
send_run (Fixture *fixture)
{
  g_autoptr (TendNotification) what = new_run ();

  return send_replacing (fixture, what, 0);
}

static void
send_run_well (Fixture *fixture)
{
  send_run (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->id, !=, 0);
}

/* The first of all that libnotify sends is preceded by a question of its own. */
static void
hang_at_notify (Fixture *fixture)
{
  g_autoptr (TendNotification) first = tend_notification_new ("first", "First", NULL);

  send_replacing (fixture, first, 0);
  g_assert_no_error (fixture->error);
  fake_server_hang (fixture->server);
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const actions[] = { "default", "Open", "done", "Done", "snooze", "Snooze", NULL };
  g_autoptr (TendNotification) what = new_run ();
  FakeServer *server = fixture->server;
  const char *text;
  guchar urgency;

  what->is_important = TRUE;
  what->sound_name = g_strdup ("bell");
  what->category = g_strdup ("x-tend.goal");
  send_replacing (fixture, what, 0);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->id, ==, server->last_id);
  g_assert_cmpuint (server->n_notify, ==, 1);
  g_assert_cmpuint (server->replaces_id, ==, 0);
  g_assert_cmpstr (server->app_name, ==, "Tend");
  g_assert_cmpstr (server->icon, ==, "io.github.tend_app.Tend");
  g_assert_cmpstr (server->title, ==, "Run");
  g_assert_cmpstr (server->body, ==, "Before &lt;breakfast&gt; &amp; coffee");
  g_assert_cmpstrv (server->actions, actions);
  g_assert_true (g_variant_dict_lookup (server->hints, "desktop-entry", "&s", &text));
  g_assert_cmpstr (text, ==, "io.github.tend_app.Tend");
  g_assert_true (g_variant_dict_lookup (server->hints, "category", "&s", &text));
  g_assert_cmpstr (text, ==, "x-tend.goal");
  g_assert_true (g_variant_dict_lookup (server->hints, "sound-name", "&s", &text));
  g_assert_cmpstr (text, ==, "bell");
  g_assert_false (g_variant_dict_contains (server->hints, "suppress-sound"));
  g_assert_true (g_variant_dict_lookup (server->hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 2);
}

static void
test_server_known (Fixture       *fixture,
                   gconstpointer  data)
{
  TendNotifier *notifier = fixture->notifier;

  g_assert_true (tend_notifier_get_is_available (notifier));
  g_assert_cmpstr (tend_notifier_get_server_name (notifier), ==, "Fake");
  g_assert_cmpstr (tend_notifier_get_server_version (notifier), ==, "7");
  g_assert_cmpstr (tend_notifier_get_server_spec (notifier), ==, "1.2");
  g_assert_cmpstrv (tend_notifier_get_capabilities (notifier), everything);
  g_assert_true (tend_notifier_get_has_actions (notifier));
  g_assert_true (tend_notifier_get_has_body (notifier));
  g_assert_true (tend_notifier_get_has_sound (notifier));
  g_assert_true (tend_notifier_get_has_persistence (notifier));
  g_assert_true (g_str_has_suffix (tend_notifier_get_server (notifier),
                                   g_dbus_connection_get_unique_name (fixture->server->connection)));
}

static void
test_plain_server (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TendNotification) what = new_run ();
  guchar urgency;

  what->sound_name = g_strdup ("bell");
  send_replacing (fixture, what, 0);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->server->body, ==, "Before <breakfast> & coffee");
  g_assert_cmpuint (g_strv_length (fixture->server->actions), ==, 0);
  g_assert_false (g_variant_dict_contains (fixture->server->hints, "sound-name"));
  g_assert_true (g_variant_dict_lookup (fixture->server->hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 1);
  g_assert_false (tend_notifier_get_has_actions (fixture->notifier));
  g_assert_false (tend_notifier_get_has_sound (fixture->notifier));
}

static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  gboolean is_silent = FALSE;

  send_run_well (fixture);
  g_assert_false (g_variant_dict_contains (fixture->server->hints, "sound-name"));
  g_assert_true (g_variant_dict_lookup (fixture->server->hints, "suppress-sound", "b", &is_silent));
  g_assert_true (is_silent);
}

static void
test_broken_text (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TendNotification) what = tend_notification_new ("run", "R\xffn", "A \xc3");

  send_replacing (fixture, what, 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->server->title, ==, "R\357\277\275n");
  g_assert_cmpstr (fixture->server->body, ==, "A \357\277\275");
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  send_run_well (fixture);

  fake_server_use_action (fixture->server, fixture->id, "snooze", "a-token");
  assert_events (fixture, "action run snooze a-token\n");
  /* A token is of one action only. */
  fake_server_use_action (fixture->server, fixture->id, "done", NULL);
  assert_events (fixture, "action run done -\n");
  fake_server_use_action (fixture->server, fixture->id, "default", NULL);
  fake_server_say_closed (fixture->server, fixture->id, 2);
  assert_events (fixture, "action run default -\nclosed run 2\n");

  /* Strangers' buttons are not ours, and what is closed has none. */
  fake_server_use_action (fixture->server, fixture->id + 100, "done", NULL);
  fake_server_use_action (fixture->server, fixture->id, "done", NULL);
  send_run_well (fixture);
  g_assert_cmpstr (fixture->events->str, ==, "");
}

static void
test_reasons (Fixture       *fixture,
              gconstpointer  data)
{
  const char *expected[] = { "closed run 1\n", "closed run 2\n", "closed run 3\n", "closed run 4\n",
                             "closed run 4\n" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      send_run_well (fixture);
      g_assert_cmpuint (fixture->server->replaces_id, ==, 0);
      fake_server_say_closed (fixture->server, fixture->id, i == 4 ? 99 : i + 1);
      assert_events (fixture, expected[i]);
    }
}

static void
test_withdrawn (Fixture       *fixture,
                gconstpointer  data)
{
  guint32 id;

  send_run_well (fixture);
  id = fixture->id;
  tend_notifier_close (fixture->notifier, id);
  assert_events (fixture, "closed run 3\n");
  g_assert_cmpuint (fixture->server->closed_id, ==, id);
  g_assert_cmpuint (fixture->server->n_close, ==, 1);

  /* Gone already, and a stranger's. */
  tend_notifier_close (fixture->notifier, id);
  tend_notifier_close (fixture->notifier, id + 7);
  send_run_well (fixture);
  g_assert_cmpuint (fixture->server->n_close, ==, 1);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TendNotification) other = tend_notification_new ("breathe", "Breathe", NULL);
  guint32 first;

  send_run_well (fixture);
  first = fixture->id;

  /* The same thing once more is the same notification. */
  send_run_well (fixture);
  g_assert_cmpuint (fixture->server->replaces_id, ==, first);
  g_assert_cmpuint (fixture->id, ==, first);

  tend_notification_add_action (other, "start", "Start");
  send_replacing (fixture, other, first);
  g_assert_cmpuint (fixture->server->replaces_id, ==, first);
  fake_server_use_action (fixture->server, first, "start", NULL);
  fake_server_say_closed (fixture->server, first, 2);
  assert_events (fixture, "action breathe start -\nclosed breathe 2\n");

  /* An id that nobody knows of could be a stranger's. */
  send_replacing (fixture, other, 4711);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->server->replaces_id, ==, 0);
}

/* As after our own restart: there is an id, and nothing else. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TendNotification) what = new_run ();

  what->server = g_strdup (tend_notifier_get_server (fixture->notifier));
  send_replacing (fixture, what, 4711);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->server->replaces_id, ==, 4711);
  g_assert_cmpuint (fixture->id, ==, 4711);
  fake_server_use_action (fixture->server, 4711, "done", NULL);
  assert_events (fixture, "action run done -\n");

  tend_notifier_close_saved (fixture->notifier, 4712, "another");
  tend_notifier_close_saved (fixture->notifier, 4713, tend_notifier_get_server (fixture->notifier));
  WAIT_FOR (fixture->server->n_close == 1);
  g_assert_cmpuint (fixture->server->closed_id, ==, 4713);

  g_free (what->key);
  what->key = g_strdup ("later");
  g_free (what->server);
  what->server = g_strdup ("another");
  send_replacing (fixture, what, 4714);
  g_assert_cmpuint (fixture->server->replaces_id, ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TendNotification) what = new_run ();

  g_cancellable_cancel (cancellable);
  tend_notifier_send_async (fixture->notifier, what, 0, cancellable, on_sent_cb, fixture);
  WAIT_FOR (fixture->n_answers == 1);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  send_run_well (fixture);
  g_assert_cmpuint (fixture->server->n_notify, ==, 1);
}

static void
test_in_order (Fixture       *fixture,
               gconstpointer  data)
{
  const char *last = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autoptr (TendNotification) what = tend_notification_new (key, key, NULL);

      tend_notifier_send_async (fixture->notifier, what, 0, NULL, on_sent_cb, fixture);
    }
  start_ticking (fixture);
  WAIT_FOR (fixture->n_answers == 200);
  stop_ticking (fixture);
  last = fixture->server->title;
  g_assert_cmpuint (fixture->server->n_notify, ==, 200);
  g_assert_cmpstr (last, ==, "199");
  g_assert_cmpuint (fixture->id, ==, fixture->server->last_id);
}

static void
assert_busy (Fixture *fixture)
{
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_BUSY);
  g_assert_cmpuint (fixture->id, ==, 0);
  g_assert_false (tend_notifier_get_is_available (fixture->notifier));
}

static void
test_answers_late (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TendNotification) other = tend_notification_new ("breathe", "Breathe", NULL);
  gint64 took;

  hang_at_notify (fixture);
  start_ticking (fixture);

  took = send_run (fixture);
  assert_busy (fixture);
  g_assert_cmpint (took, >=, TIME_OUT);
  g_assert_cmpint (took, <=, TIME_OUT + PATIENCE);
  assert_events (fixture, "server not available\n");

  /* Nothing more goes out. */
  g_assert_cmpint (send_replacing (fixture, other, 0), <=, PATIENCE);
  assert_busy (fixture);
  wait_milliseconds (TIME_OUT * 2);
  send_replacing (fixture, other, 0);
  assert_busy (fixture);
  g_assert_cmpuint (fixture->server->n_notify, ==, 2);

  fake_server_wake_up (fixture->server);
  assert_events (fixture, "late run 2\nserver available\n");
  stop_ticking (fixture);

  /* It hears of what came late, and sending it again is no second notification. */
  fake_server_use_action (fixture->server, 2, "done", NULL);
  assert_events (fixture, "action run done -\n");
  send_run_well (fixture);
  g_assert_cmpuint (fixture->id, ==, 2);
  g_assert_cmpuint (fixture->server->replaces_id, ==, 2);
}

/* What libnotify waits for is over after 25 seconds, and cannot be shortened. */
static void
test_never_answers (Fixture       *fixture,
                    gconstpointer  data)
{
  hang_at_notify (fixture);
  start_ticking (fixture);
  send_run (fixture);
  assert_busy (fixture);
  fake_server_throw_away (fixture->server);

  /* The server answers what it is asked now, but the thread is not back. */
  fake_server_wake_up (fixture->server);
  wait_milliseconds (TIME_OUT + 50);
  send_run (fixture);
  assert_busy (fixture);
  assert_events (fixture, "server not available\n");
  g_assert_cmpuint (fixture->server->n_notify, ==, 2);

  assert_events (fixture, "server available\n");
  stop_ticking (fixture);
  send_run_well (fixture);
  g_assert_cmpuint (fixture->server->n_notify, ==, 3);
}

static void
test_hangs_from_the_start (Fixture       *fixture,
                           gconstpointer  data)
{
  fixture->server = fake_server_new (everything);
  fake_server_hang (fixture->server);
  fake_server_own_name (fixture->server);
  start_ticking (fixture);

  send_run (fixture);
  assert_busy (fixture);
  g_assert_cmpuint (fixture->server->n_notify, ==, 0);

  fake_server_wake_up (fixture->server);
  assert_events (fixture, "server available\n");
  stop_ticking (fixture);
  send_run_well (fixture);
}

static void
test_closed_while_hanging (Fixture       *fixture,
                           gconstpointer  data)
{
  send_run_well (fixture);
  fake_server_hang (fixture->server);
  start_ticking (fixture);
  tend_notifier_close (fixture->notifier, fixture->id);
  assert_events (fixture, "server not available\n");
  /* Another one, which has to wait. */
  tend_notifier_close_saved (fixture->notifier, 4711, tend_notifier_get_server (fixture->notifier));
  stop_ticking (fixture);

  fake_server_wake_up (fixture->server);
  WAIT_FOR (fixture->server->n_close == 2);
  g_assert_cmpuint (fixture->server->closed_id, ==, 4711);
  /* The answer to the call and the answer to the question come by ways of their own. */
  WAIT_FOR (fixture->events->len >= strlen ("closed run 3\nserver available\n"));
  if (g_str_has_prefix (fixture->events->str, "server"))
    assert_events (fixture, "server available\nclosed run 3\n");
  else
    assert_events (fixture, "closed run 3\nserver available\n");
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (send_run (fixture), <=, TIME_OUT + PATIENCE);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  g_assert_null (tend_notifier_get_server (fixture->notifier));
  g_assert_false (tend_notifier_get_is_available (fixture->notifier));
  send_run (fixture);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_NOT_FOUND);

  fixture->server = fake_server_new (everything);
  fake_server_own_name (fixture->server);
  assert_events (fixture, "server available\n");
  send_run_well (fixture);
}

static void
test_restarted (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *before = g_strdup (tend_notifier_get_server (fixture->notifier));
  g_autoptr (TendNotification) what = new_run ();
  guint32 old;

  send_run_well (fixture);
  old = fixture->id;
  g_clear_pointer (&fixture->server, fake_server_free);
  assert_events (fixture, "closed run 5\nserver not available\n");

  fixture->server = fake_server_new (plain);
  fake_server_own_name (fixture->server);
  assert_events (fixture, "server available\n");
  g_assert_cmpstr (tend_notifier_get_server (fixture->notifier), !=, before);
  g_assert_false (tend_notifier_get_has_actions (fixture->notifier));

  /* By now the id is a stranger's. */
  fixture->server->last_id = old;
  fake_server_use_action (fixture->server, old, "done", NULL);
  fake_server_say_closed (fixture->server, old, 2);
  tend_notifier_close (fixture->notifier, old);
  tend_notifier_close_saved (fixture->notifier, old, before);
  what->server = g_strdup (before);
  send_replacing (fixture, what, old);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->server->replaces_id, ==, 0);
  g_assert_cmpuint (fixture->server->n_close, ==, 0);
  g_assert_cmpstr (fixture->events->str, ==, "");
}

/* The name changes hands without ever being nobody's, as when a server is started with --replace. */
static void
test_replaced_server (Fixture       *fixture,
                      gconstpointer  data)
{
  FakeServer *next = fake_server_new (everything);

  send_run_well (fixture);
  /* Waits in line for the name. */
  fake_server_own_name (next);
  g_clear_pointer (&fixture->server, fake_server_free);
  fixture->server = next;
  send_run_well (fixture);
  g_assert_cmpuint (next->replaces_id, ==, 0);
  g_assert_cmpuint (next->n_notify, ==, 1);
  assert_events (fixture, "closed run 5\nserver not available\nserver available\n");
}

static void
test_dies_while_hanging (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n_answers;
  g_autoptr (TendNotification) what = new_run ();

  hang_at_notify (fixture);
  n_answers = fixture->n_answers;
  tend_notifier_send_async (fixture->notifier, what, 0, NULL, on_sent_cb, fixture);
  WAIT_FOR (fixture->server->n_notify == 2);
  g_clear_pointer (&fixture->server, fake_server_free);
  WAIT_FOR (fixture->n_answers == n_answers + 1);
  g_assert_error (fixture->error, TEND_ERROR, TEND_ERROR_NOT_FOUND);

  fixture->server = fake_server_new (everything);
  fake_server_own_name (fixture->server);
  assert_events (fixture, "closed first 5\nserver not available\nserver available\n");
  send_run_well (fixture);
}

static void
test_hanging_is_restarted (Fixture       *fixture,
                           gconstpointer  data)
{
  hang_at_notify (fixture);
  send_run (fixture);
  assert_busy (fixture);
  g_clear_pointer (&fixture->server, fake_server_free);
  fixture->server = fake_server_new (everything);
  fake_server_own_name (fixture->server);
  assert_events (fixture, "server not available\nclosed first 5\nserver available\n");
  send_run_well (fixture);
}

static void
test_ended_while_hanging (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 since;

  fake_server_hang (fixture->server);
  send_run (fixture);
  assert_busy (fixture);
  since = g_get_monotonic_time ();
  g_assert_finalize_object (g_steal_pointer (&fixture->notifier));
  g_assert_cmpint (g_get_monotonic_time () - since, <=, LATENESS);
}

/* Ending is not taking off the screen. */
static void
test_ended (Fixture       *fixture,
            gconstpointer  data)
{
  send_run_well (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->notifier));
  wait_milliseconds (50);
  g_assert_cmpuint (fixture->server->n_close, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);

#define ADD(path, capabilities, func) \
  g_test_add ("/reminders/notifier/" path, Fixture, capabilities, set_up, func, tear_down)
#define ADD_ABSENT(path, data, func) \
  g_test_add ("/reminders/notifier/" path, Fixture, data, set_up_absent, func, tear_down)

  ADD ("shown", everything, test_shown);
  ADD ("server-known", everything, test_server_known);
  ADD ("plain-server", plain, test_plain_server);
  ADD ("silence", everything, test_silence);
  ADD ("broken-text", everything, test_broken_text);
  ADD ("actions", everything, test_actions);
  ADD ("reasons", everything, test_reasons);
  ADD ("withdrawn", everything, test_withdrawn);
  ADD ("replaced", everything, test_replaced);
  ADD ("saved", everything, test_saved);
  ADD ("cancelled", everything, test_cancelled);
  ADD ("in-order", everything, test_in_order);
  ADD ("answers-late", everything, test_answers_late);
  ADD ("never-answers", everything, test_never_answers);
  ADD_ABSENT ("hangs-from-the-start", NULL, test_hangs_from_the_start);
  ADD ("closed-while-hanging", everything, test_closed_while_hanging);
  ADD_ABSENT ("absent", NULL, test_absent);
  ADD ("restarted", everything, test_restarted);
  ADD ("replaced-server", everything, test_replaced_server);
  ADD ("dies-while-hanging", everything, test_dies_while_hanging);
  ADD ("hanging-is-restarted", everything, test_hanging_is_restarted);
  ADD ("ended-while-hanging", everything, test_ended_while_hanging);
  ADD ("ended", everything, test_ended);

  status = g_test_run ();
  g_clear_object (&connection);
  g_test_dbus_stop (bus);
  return status;
}
