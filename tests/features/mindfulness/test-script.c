/* Guided sessions: those that Tend brings are sound and can be read at ease, and what is damaged is told. */

#include "base/tend-error.h"
#include "features/mindfulness/tend-script-library.h"

#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)

#define HEAD "<session minutes=\"2\"><title>Two</title><about>Two lines.</about>"
#define TWO HEAD "<line at=\"0:00\">First of the lines.</line><line at=\"1:00\">And\n  the second.</line></session>"

static TendScript *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TendScript *script = tend_script_parse ("two", text, -1, &error);

  g_assert_no_error (error);
  return script;
}

static TendScriptMoment
locate (const TendScript *script,
        gint64            length,
        gint64            at)
{
  TendScriptMoment moment;

  tend_script_locate (script, length, at, &moment);
  return moment;
}

static void
test_parsed (void)
{
  g_autoptr (TendScript) script = parse (TWO);

  g_assert_cmpstr (script->id, ==, "two");
  g_assert_cmpstr (script->title, ==, "Two");
  g_assert_cmpstr (script->about, ==, "Two lines.");
  g_assert_cmpint (script->minutes, ==, 2);
  g_assert_cmpuint (script->lines->len, ==, 2);
  g_assert_cmpstr (tend_script_get_line (script, 1), ==, "And the second.");
}

static void
test_damaged_files_are_told (void)
{
  static const char *const damaged[] = {
    "",
    "Not at all what it should be",
    "<session minutes=\"2\">",
    "<other minutes=\"2\"></other>",
    "<session></session>",
    HEAD "</session>",
    "<session minutes=\"0\"><title>T</title><about>A</about><line at=\"0:00\">L</line></session>",
    "<session minutes=\"61\"><title>T</title><about>A</about><line at=\"0:00\">L</line></session>",
    "<session minutes=\"two\"><title>T</title><about>A</about><line at=\"0:00\">L</line></session>",
    "<session minutes=\"2\" more=\"2\"><title>T</title><about>A</about><line at=\"0:00\">L</line></session>",
    "<session minutes=\"2\"><about>A</about><line at=\"0:00\">L</line></session>",
    "<session minutes=\"2\"><title>T</title><line at=\"0:00\">L</line></session>",
    "<session minutes=\"2\"><title>T</title><title>T</title><about>A</about><line at=\"0:00\">L</line></session>",
    HEAD "<line>L</line></session>",
    HEAD "<line at=\"0:1\">L</line></session>",
    HEAD "<line at=\"0:61\">L</line></session>",
    HEAD "<line at=\"-0:10\">L</line></session>",
    HEAD "<line at=\"99999999999999999999:00\">L</line></session>",
    HEAD "<line at=\"0:10\">L</line></session>",
    HEAD "<line at=\"0:00\"> </line></session>",
    HEAD "<line at=\"0:00\">L</line><line at=\"0:00\">L</line></session>",
    HEAD "<line at=\"0:00\">L</line><line at=\"2:00\">L</line></session>",
    HEAD "<line at=\"0:00\">L <b>bold</b></line></session>",
    HEAD "<line at=\"0:00\">L</line>loose words</session>",
    HEAD "<other>L</other></session>",
    HEAD "<line at=\"0:00\">\xff</line></session>",
    HEAD "<line at=\"0:00\"><line at=\"0:10\">L</line></line></session>",
    TWO "<session minutes=\"2\"/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("damaged file %" G_GSIZE_FORMAT, i);
      g_assert_null (tend_script_parse ("two", damaged[i], -1, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "two"));
    }
}

/* However it is cut off, it is told or it is whole. */
static void
test_cut_off_anywhere (void)
{
  for (gsize length = 0; length < strlen (TWO); length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_script_parse ("two", TWO, (gssize) length, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
    }
}

static void
test_too_long_is_refused (void)
{
  g_autofree char *letters = g_strnfill (301, 'a');
  g_autofree char *text = g_strdup_printf (HEAD "<line at=\"0:00\">%s</line></session>", letters);
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_script_parse ("two", text, -1, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
}

static GPtrArray *
load_all (void)
{
  g_autoptr (GPtrArray) troubles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GPtrArray *scripts = tend_script_library_load (troubles);

  for (guint i = 0; i < troubles->len; i++)
    g_test_message ("%s", ((GError *) g_ptr_array_index (troubles, i))->message);
  g_assert_cmpuint (troubles->len, ==, 0);
  return scripts;
}

static void
test_those_that_tend_brings (void)
{
  static const char *const ids[] = { "grounding", "body-scan", "kindness", "appreciation", "unclenching" };
  g_autoptr (GPtrArray) scripts = load_all ();

  g_assert_cmpuint (scripts->len, ==, G_N_ELEMENTS (ids));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (tend_script_library_find (scripts, ids[i]));
  g_assert_null (tend_script_library_find (scripts, "nothing"));
  for (guint i = 1; i < scripts->len; i++)
    g_assert_cmpint (((TendScript *) g_ptr_array_index (scripts, i - 1))->minutes, <=,
                     ((TendScript *) g_ptr_array_index (scripts, i))->minutes);
}

/* As long as they were written, each line comes at its moment, and there is time to read it. */
static void
test_written_length (void)
{
  g_autoptr (GPtrArray) scripts = load_all ();

  for (guint i = 0; i < scripts->len; i++)
    {
      TendScript *script = g_ptr_array_index (scripts, i);
      gint64 length = script->minutes * MINUTE;

      for (guint line = 0; line < script->lines->len; line++)
        {
          const TendScriptLine *written = &g_array_index (script->lines, TendScriptLine, line);
          TendScriptMoment moment = locate (script, length, written->at);

          g_test_message ("%s: %s", script->id, written->text);
          g_assert_cmpuint (moment.line, ==, line);
          g_assert_cmpint (moment.start, ==, written->at);
          g_assert_cmpint (moment.length, >=, 3 * SECOND + g_utf8_strlen (written->text, -1) * SECOND / 25);
        }
      g_assert_cmpint (tend_script_get_shortest (script), <=, script->minutes);
      g_assert_cmpint (tend_script_get_longest (script), >=, script->minutes);
    }
}

/* In every length that is offered, all lines come, one after the other, in time to be read. */
static void
test_stretched (void)
{
  g_autoptr (GPtrArray) scripts = load_all ();

  for (guint i = 0; i < scripts->len; i++)
    {
      TendScript *script = g_ptr_array_index (scripts, i);

      for (int minutes = tend_script_get_shortest (script); minutes <= tend_script_get_longest (script); minutes++)
        {
          gint64 length = minutes * MINUTE;
          gint64 at = 0;

          for (guint line = 0; line < script->lines->len; line++)
            {
              TendScriptMoment moment = locate (script, length, at);

              g_assert_cmpuint (moment.line, ==, line);
              g_assert_cmpint (moment.start, ==, at);
              g_assert_cmpuint (locate (script, length, at + moment.length - 1).line, ==, line);
              g_assert_cmpint (moment.length, >=,
                               SECOND + g_utf8_strlen (tend_script_get_line (script, line), -1) * SECOND / 20);
              at += moment.length;
            }
          g_assert_cmpint (at, ==, length);
        }
    }
}

static void
test_before_and_after (void)
{
  g_autoptr (TendScript) script = parse (TWO);

  g_assert_cmpuint (locate (script, 2 * MINUTE, -5 * SECOND).line, ==, 0);
  g_assert_cmpuint (locate (script, 2 * MINUTE, 90 * MINUTE).line, ==, 1);
  g_assert_cmpint (locate (script, 2 * MINUTE, 90 * MINUTE).length, ==, MINUTE);
}

/* Shorter than it can be read: still every line, and the end at the end. */
static void
test_far_too_short (void)
{
  g_autoptr (TendScript) script = parse (TWO);
  TendScriptMoment first = locate (script, SECOND, 0);
  TendScriptMoment second = locate (script, SECOND, SECOND - 1);

  g_assert_cmpuint (first.line, ==, 0);
  g_assert_cmpuint (second.line, ==, 1);
  g_assert_cmpint (first.length + second.length, ==, SECOND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/a session is read from its file", test_parsed);
  g_test_add_func ("/script/what is damaged is told", test_damaged_files_are_told);
  g_test_add_func ("/script/a file that is cut off is told", test_cut_off_anywhere);
  g_test_add_func ("/script/a line that is too long is refused", test_too_long_is_refused);
  g_test_add_func ("/script/the sessions that Tend brings", test_those_that_tend_brings);
  g_test_add_func ("/script/lines come when they were written to", test_written_length);
  g_test_add_func ("/script/a stretched session can be read in all lengths", test_stretched);
  g_test_add_func ("/script/before it begins and after its end", test_before_and_after);
  g_test_add_func ("/script/shorter than it can be read", test_far_too_short);

  return g_test_run ();
}
