#include "features/mindfulness/tend-script.h"

#include "base/tend-error.h"
#include "features/mindfulness/tend-breath.h"

#include <glib/gi18n.h>
#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)

/* To notice that a line has come, and to read a letter of it. Grown-ups read 238 words a minute in silence, some 24
 * letters a second (Brysbaert 2019, Journal of Memory and Language 109, 104047); nobody shall have to hurry here. */
#define NOTICING (3 * SECOND / 2)
#define LETTER (7 * SECOND / 100)

/* So often as long as it was written, a session still is one text and not a long silence. */
#define LONGEST_FACTOR 4

#define N_LINES_MAX 500
#define LETTERS_MAX 300

/* What has been read of a file so far. */
typedef struct
{
  TendScript *script;
  GString *text; /* (nullable): of the element that is open, where it has one */
  gint64 at;     /* of the line that is open */
} Parse;

static void
clear_line (gpointer data)
{
  g_free (((TendScriptLine *) data)->text);
}

static void
free_content (gpointer data)
{
  TendScript *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->about);
  g_array_unref (self->lines);
}

static TendScriptLine *
get_line (const TendScript *self,
          guint             line)
{
  return &g_array_index (self->lines, TendScriptLine, line);
}

static gint64
get_reading_time (const char *text)
{
  return NOTICING + LETTER * g_utf8_strlen (text, -1);
}

/* What is between this line and the next in the session as it was written. */
static gint64
get_written_span (const TendScript *self,
                  guint             line)
{
  gint64 end = line + 1 < self->lines->len ? get_line (self, line + 1)->at : self->minutes * 60 * SECOND;

  return end - get_line (self, line)->at;
}

/* A translation may be longer than what it translates; then there is no quiet left after it. */
static gint64
get_written_quiet (const TendScript *self,
                   guint             line)
{
  return MAX (get_written_span (self, line) - get_reading_time (get_line (self, line)->text), 0);
}

static gint64
get_whole_reading_time (const TendScript *self)
{
  gint64 time = 0;

  for (guint i = 0; i < self->lines->len; i++)
    time += get_reading_time (get_line (self, i)->text);
  return time;
}

static gint64
get_whole_quiet (const TendScript *self)
{
  gint64 quiet = 0;

  for (guint i = 0; i < self->lines->len; i++)
    quiet += get_written_quiet (self, i);
  return quiet;
}

G_GNUC_PRINTF (3, 4)
static void
refuse (GMarkupParseContext  *context,
        GError              **error,
        const char           *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;
  int line;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, "line %d: %s", line, sentence);
}

/* Two digits of seconds after the minutes: "1:05". */
static gboolean
parse_moment (const char *text,
              gint64     *at)
{
  char *end;
  guint64 minutes, seconds;

  if (!g_ascii_isdigit (text[0]))
    return FALSE;
  minutes = g_ascii_strtoull (text, &end, 10);
  if (*end != ':' || !g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]) || end[3] != '\0')
    return FALSE;
  seconds = g_ascii_strtoull (end + 1, NULL, 10);
  if (minutes >= TEND_BREATH_MINUTES_MAX || seconds >= 60)
    return FALSE;
  *at = (gint64) (minutes * 60 + seconds) * SECOND;
  return TRUE;
}

static gboolean
begin_session (Parse       *parse,
               const char  *minutes)
{
  gint64 number;

  if (!g_ascii_string_to_signed (minutes, 10, 1, TEND_BREATH_MINUTES_MAX, &number, NULL))
    return FALSE;
  parse->script->minutes = (int) number;
  return TRUE;
}

/* The one attribute that an element has. */
static const char *
get_attribute (const char **names,
               const char **values,
               const char  *name)
{
  return names[0] && names[1] == NULL && g_str_equal (names[0], name) ? values[0] : NULL;
}

static void
on_element_started_cb (GMarkupParseContext  *context,
                       const char           *element,
                       const char          **names,
                       const char          **values,
                       gpointer              user_data,
                       GError              **error)
{
  Parse *parse = user_data;
  gboolean is_outer = g_markup_parse_context_get_element_stack (context)->next == NULL;
  const char *minutes = get_attribute (names, values, "minutes");
  const char *at = get_attribute (names, values, "at");

  if (is_outer != g_str_equal (element, "session") || (is_outer && parse->script->minutes) || parse->text)
    refuse (context, error, "<%s> has no place there", element);
  else if (is_outer && !(minutes && begin_session (parse, minutes)))
    refuse (context, error, "a session has minutes, from 1 to %d", TEND_BREATH_MINUTES_MAX);
  else if (g_str_equal (element, "line") && !(at && parse_moment (at, &parse->at)))
    refuse (context, error, "a line has a moment, like at=\"1:05\"");
  else if (!is_outer && !g_str_equal (element, "line") && !g_str_equal (element, "title") &&
           !g_str_equal (element, "about"))
    refuse (context, error, "<%s> is not known", element);
  else if (!is_outer)
    parse->text = g_string_new (NULL);
}

static void
on_text_read_cb (GMarkupParseContext  *context,
                 const char           *text,
                 gsize                 length,
                 gpointer              user_data,
                 GError              **error)
{
  Parse *parse = user_data;

  if (parse->text)
    g_string_append_len (parse->text, text, (gssize) length);
  else if (strspn (text, " \t\r\n") < length)
    refuse (context, error, "words stand in a title, in about, or in a line");
}

/* As xgettext does it, so that the translation is found. */
static char *
collapse_space (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *collapsed = g_string_new (NULL);

  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf (collapsed, "%s%s", collapsed->len ? " " : "", *word);
  return g_string_free (collapsed, FALSE);
}

static gboolean
append_line (TendScript *script,
             gint64      at,
             char       *text)
{
  TendScriptLine line = { at, text };

  if (script->lines->len == 0 ? at != 0 : at <= get_line (script, script->lines->len - 1)->at)
    return FALSE;
  line.text = g_strdup (gettext (text));
  g_array_append_val (script->lines, line);
  return TRUE;
}

static void
on_element_ended_cb (GMarkupParseContext  *context,
                     const char           *element,
                     gpointer              user_data,
                     GError              **error)
{
  Parse *parse = user_data;
  TendScript *script = parse->script;
  g_autofree char *text = NULL;

  if (parse->text == NULL)
    return;
  text = collapse_space (parse->text->str);
  g_string_free (g_steal_pointer (&parse->text), TRUE);
  if (text[0] == '\0' || g_utf8_strlen (text, -1) > LETTERS_MAX)
    refuse (context, error, "<%s> has from 1 to %d letters", element, LETTERS_MAX);
  else if (g_str_equal (element, "line"))
    {
      if (script->lines->len >= N_LINES_MAX)
        refuse (context, error, "there are more than %d lines", N_LINES_MAX);
      else if (!append_line (script, parse->at, text))
        refuse (context, error, "the first line comes at 0:00, and each later than the one before it");
    }
  else
    {
      char **place = g_str_equal (element, "title") ? &script->title : &script->about;

      if (*place)
        refuse (context, error, "there is a second <%s>", element);
      else
        *place = g_strdup (gettext (text));
    }
}

static gboolean
check_whole (const TendScript     *script,
             GMarkupParseContext  *context,
             GError              **error)
{
  if (script->title == NULL || script->about == NULL || script->lines->len == 0)
    refuse (context, error, "a session has a title, what it is about, and lines");
  else if (get_written_span (script, script->lines->len - 1) <= 0)
    refuse (context, error, "the last line comes after the end");
  else
    return TRUE;
  return FALSE;
}

/**
 * tend_script_parse:
 * @id: what names it
 * @text: what is in its file
 * @length: how many bytes that are, -1 up to the first zero
 * @error: return location; %TEND_ERROR_DAMAGED, which names the line of the file
 *
 * Returns: (transfer full): the session, in the user's language as far as it is translated
 */
TendScript *
tend_script_parse (const char *id,
                   const char *text,
                   gssize      length,
                   GError    **error)
{
  static const GMarkupParser parser = { on_element_started_cb, on_element_ended_cb, on_text_read_cb, NULL, NULL };
  g_autoptr (TendScript) script = g_atomic_rc_box_new0 (TendScript);
  Parse parse = { .script = script };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &parse, NULL);
  g_autoptr (GError) local_error = NULL;
  gboolean is_sound;

  script->id = g_strdup (id);
  script->lines = g_array_new (FALSE, FALSE, sizeof (TendScriptLine));
  g_array_set_clear_func (script->lines, clear_line);
  is_sound = g_markup_parse_context_parse (context, text, length, &local_error) &&
             g_markup_parse_context_end_parse (context, &local_error) && check_whole (script, context, &local_error);
  if (parse.text)
    g_string_free (parse.text, TRUE);
  if (is_sound)
    return g_steal_pointer (&script);
  /* Translators: the name of a file of a guided session, and what is wrong with it */
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("The guided session “%s” is left out, its file is damaged: %s."),
               id, local_error->message);
  return NULL;
}

TendScript *
tend_script_ref (TendScript *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tend_script_unref (TendScript *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

const char *
tend_script_get_line (const TendScript *self,
                      guint             line)
{
  return get_line (self, line)->text;
}

/**
 * tend_script_get_shortest:
 * @self: a guided session
 *
 * Returns: in how many minutes all of it can be read without haste
 */
int
tend_script_get_shortest (const TendScript *self)
{
  return (int) ((get_whole_reading_time (self) + 60 * SECOND - 1) / (60 * SECOND));
}

int
tend_script_get_longest (const TendScript *self)
{
  return MAX (MIN (LONGEST_FACTOR * self->minutes, TEND_BREATH_MINUTES_MAX), tend_script_get_shortest (self));
}

/**
 * tend_script_locate:
 * @self: a guided session
 * @length: how long it is to be, microseconds
 * @at: microseconds after it began; before that counts as its beginning
 * @moment: (out): the line that is on then
 *
 * In the length that it was written in, and untranslated, each line comes at its moment. In another one all take
 * the time to be read, and share the rest as they did before.
 */
void
tend_script_locate (const TendScript *self,
                    gint64            length,
                    gint64            at,
                    TendScriptMoment *moment)
{
  gint64 reading = get_whole_reading_time (self);
  gint64 quiet = get_whole_quiet (self);
  gint64 start = 0;
  /* Where there is not even the time to read it, the lines come faster. */
  double haste = length < reading ? (double) length / (double) reading : 1;
  double stretch = length > reading && quiet > 0 ? (double) (length - reading) / (double) quiet : 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64 span = (gint64) ((double) get_reading_time (get_line (self, i)->text) * haste +
                              (double) get_written_quiet (self, i) * stretch);
      gboolean is_last = i + 1 == self->lines->len;

      if (is_last || at < start + span)
        {
          *moment = (TendScriptMoment){ i, start, is_last ? MAX (length - start, 0) : span };
          return;
        }
      start += span;
    }
}
