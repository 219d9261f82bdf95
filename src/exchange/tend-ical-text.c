#include "exchange/tend-ical-text.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much of what stands in a file is said again in a message. */
#define SHOWN_CHARACTERS_MAX 60

static const char byte_order_mark[3] = "\xef\xbb\xbf";

struct _TendIcalText
{
  char *source;
  GBytes *bytes;
  const char *data;
  const char *at;
  const char *end;
  guint n_lines;    /* that were read, of the file */
  GString *buffer;  /* the line that was read last */
};

/**
 * tend_ical_text_recognize:
 * @head: (array length=size): the first bytes of a file
 * @size: how many
 *
 * Returns: whether it is iCalendar, or wants to be
 */
gboolean
tend_ical_text_recognize (const guint8 *head,
                          gsize         size)
{
  static const char *const beginnings[] = { "BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTIMEZONE", "BEGIN;" };
  const char *text = (const char *) head;
  const char *end = text + size;

  /* UTF-16, in either order. */
  if (size > 12 && (memcmp (text, "\xff\xfe""B\0E\0G\0I\0N\0", 12) == 0 ||
                    memcmp (text, "\xfe\xff\0B\0E\0G\0I\0N", 12) == 0))
    return TRUE;
  if (size >= 3 && memcmp (text, byte_order_mark, 3) == 0)
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if ((gsize) (end - text) >= strlen (beginnings[i]) &&
        g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/**
 * tend_ical_text_new:
 * @source: the file, as errors name it
 * @bytes: what is in it
 *
 * Returns: (transfer full): its lines, before the first
 */
TendIcalText *
tend_ical_text_new (const char *source,
                    GBytes     *bytes)
{
  TendIcalText *self = g_new0 (TendIcalText, 1);
  gsize size;

  self->source = g_strdup (source);
  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &size);
  self->end = self->data + size;
  self->buffer = g_string_sized_new (256);
  tend_ical_text_rewind (self);
  return self;
}

void
tend_ical_text_free (TendIcalText *self)
{
  g_free (self->source);
  g_bytes_unref (self->bytes);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * tend_ical_text_rewind:
 * @self: the lines of a file
 *
 * Goes back to before the first.
 */
void
tend_ical_text_rewind (TendIcalText *self)
{
  self->at = self->data;
  self->n_lines = 0;
  if (self->end - self->at >= 3 && memcmp (self->at, byte_order_mark, 3) == 0)
    self->at += 3;
}

/**
 * tend_ical_text_get_offset:
 * @self: the lines of a file
 *
 * Returns: how many bytes of it were read
 */
gsize
tend_ical_text_get_offset (TendIcalText *self)
{
  return (gsize) (self->at - self->data);
}

/**
 * tend_ical_text_refuse:
 * @self: the lines of a file
 * @number: a line of it
 * @error: return location for a %TEND_ERROR_DAMAGED
 * @format: a sentence, after which file and which line were named
 * @...: what it is formatted with
 *
 * Returns: %FALSE
 */
gboolean
tend_ical_text_refuse (TendIcalText  *self,
                       guint          number,
                       GError       **error,
                       const char    *format,
                       ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s”, line %u: %s"), self->source, number, words);
  return FALSE;
}

/**
 * tend_ical_text_check:
 * @self: the lines of a file
 * @error: return location for a %TEND_ERROR_DAMAGED
 *
 * Returns: whether it is text, and not in an encoding that iCalendar is not written in
 */
gboolean
tend_ical_text_check (TendIcalText  *self,
                      GError       **error)
{
  gsize size = (gsize) (self->end - self->data);

  if (size >= 2 && (memcmp (self->data, "\xff\xfe", 2) == 0 || memcmp (self->data, "\xfe\xff", 2) == 0))
    return tend_ical_text_refuse (self, 1, error,
                                  _("that is text in UTF-16, and calendars are written in UTF-8; please save it as "
                                    "UTF-8 and try again."));
  return TRUE;
}

static gboolean
refuse_bytes (TendIcalText  *self,
              guint          number,
              const char    *invalid,
              GError       **error)
{
  if (*invalid == '\0')
    return tend_ical_text_refuse (self, number, error, _("there is a NUL byte, which no text has."));
  return tend_ical_text_refuse (self, number, error, _("that is not text in UTF-8."));
}

/* Takes a line of the file into the buffer, as far as there is room. */
static void
take_physical_line (TendIcalText *self,
                    gboolean     *is_cut)
{
  const char *newline = memchr (self->at, '\n', (gsize) (self->end - self->at));
  const char *stop = newline ? newline : self->end;
  gsize length = (gsize) (stop - self->at);
  gsize room = TEND_ICAL_LINE_MAX - self->buffer->len;

  while (length > 0 && self->at[length - 1] == '\r')
    length--;
  if (length > room)
    {
      *is_cut = TRUE;
      length = room;
    }
  g_string_append_len (self->buffer, self->at, (gssize) length);
  self->at = newline ? newline + 1 : self->end;
  self->n_lines++;
}

static gboolean
is_token (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return FALSE;
  return length > 0;
}

/* The first colon that stands in no quotes; where the quotes are never closed, the first one. */
static char *
find_colon (char *text)
{
  gboolean is_quoted = FALSE;

  for (char *at = text; *at; at++)
    if (*at == '"')
      is_quoted = !is_quoted;
    else if (*at == ':' && !is_quoted)
      return at;
  return strchr (text, ':');
}

static void
split_line (TendIcalText *self,
            TendIcalLine *line)
{
  char *text = self->buffer->str;
  gsize name_length = strcspn (text, ";:");
  char *colon = is_token (text, name_length) ? find_colon (text + name_length) : NULL;

  line->name = line->parameters = line->value = "";
  if (colon == NULL)
    {
      line->value = text;
      return;
    }
  *colon = '\0';
  line->value = colon + 1;
  /* Between the name and its parameters there is no room for a NUL: the name moves to before them. */
  if (text + name_length != colon)
    {
      g_string_insert_len (self->buffer, 0, text, (gssize) name_length);
      g_string_insert_c (self->buffer, (gssize) name_length, '\0');
      line->value = line->value - text + self->buffer->str + name_length + 1;
      text = self->buffer->str;
      line->parameters = text + 2 * name_length + 1;
    }
  line->name = text;
}

/**
 * tend_ical_text_next:
 * @self: the lines of a file
 * @line: (out caller-allocates): the next line
 * @error: return location for a %TEND_ERROR_DAMAGED, with the line named; not set at the end of the file
 *
 * Whatever is in the file, what it gives is valid UTF-8. Lines with nothing in them are passed over.
 *
 * Returns: whether there was another line
 */
gboolean
tend_ical_text_next (TendIcalText  *self,
                     TendIcalLine  *line,
                     GError       **error)
{
  const char *invalid;

  do
    {
      if (self->at >= self->end)
        return FALSE;
      g_string_truncate (self->buffer, 0);
      line->number = self->n_lines + 1;
      line->is_cut = FALSE;
      take_physical_line (self, &line->is_cut);
      while (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
        {
          self->at++;
          take_physical_line (self, &line->is_cut);
        }
    }
  while (self->buffer->len == 0);

  /* A fold may stand within a character, so that only a whole line can be looked at; a cut may too. */
  if (!g_utf8_validate_len (self->buffer->str, self->buffer->len, &invalid))
    {
      if (!line->is_cut || self->buffer->str + self->buffer->len - invalid >= 4)
        return refuse_bytes (self, line->number, invalid, error);
      g_string_truncate (self->buffer, (gsize) (invalid - self->buffer->str));
    }
  split_line (self, line);
  return TRUE;
}

gboolean
tend_ical_line_is_named (const TendIcalLine *line,
                         const char         *name)
{
  return g_ascii_strcasecmp (line->name, name) == 0;
}

/**
 * tend_ical_text_skip_to:
 * @self: the lines of a file
 * @beginning: in upper case, what a line is to begin with
 *
 * Goes to before the next line that begins so, in whatever case, or to the end. What stands between is not looked at.
 *
 * Returns: whether there is such a line
 */
gboolean
tend_ical_text_skip_to (TendIcalText *self,
                        const char   *beginning)
{
  gsize length = strlen (beginning);

  while (self->at < self->end)
    {
      const char *newline;

      if (g_ascii_toupper (*self->at) == *beginning && (gsize) (self->end - self->at) >= length &&
          g_ascii_strncasecmp (self->at, beginning, length) == 0)
        return TRUE;
      newline = memchr (self->at, '\n', (gsize) (self->end - self->at));
      self->at = newline ? newline + 1 : self->end;
      self->n_lines++;
    }
  return FALSE;
}

/**
 * tend_ical_line_is_component:
 * @line: a line
 * @edge: "BEGIN" or "END"
 * @name: a component
 *
 * Returns: whether it is that edge of that component
 */
gboolean
tend_ical_line_is_component (const TendIcalLine *line,
                             const char         *edge,
                             const char         *name)
{
  gsize length = strlen (name);

  /* Spaces after it are not uncommon. */
  return tend_ical_line_is (line, edge) && g_ascii_strncasecmp (line->value, name, length) == 0 &&
         strspn (line->value + length, " \t") == strlen (line->value + length);
}

/* RFC 6868: quotes and line ends within parameters. */
static void
append_parameter (GString    *text,
                  const char *value,
                  gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      char next = i + 1 < length && value[i] == '^' ? value[i + 1] : '\0';

      if (next == 'n' || next == '^' || next == '\'')
        {
          g_string_append_c (text, next == 'n' ? '\n' : next == '^' ? '^' : '"');
          i++;
        }
      else if (value[i] != '"')
        g_string_append_c (text, value[i]);
    }
}

/**
 * tend_ical_line_dup_parameter:
 * @line: a line
 * @name: a parameter's name
 *
 * Returns: (transfer full) (nullable): its value without quotes, as RFC 6868 has it; %NULL if it is not there
 */
char *
tend_ical_line_dup_parameter (const TendIcalLine *line,
                              const char         *name)
{
  const char *at = line->parameters;
  gsize name_length = strlen (name);

  while (*at == ';')
    {
      const char *start = ++at;
      gboolean is_quoted = FALSE;

      for (; *at && (is_quoted || *at != ';'); at++)
        if (*at == '"')
          is_quoted = !is_quoted;
      if ((gsize) (at - start) > name_length && start[name_length] == '=' &&
          g_ascii_strncasecmp (start, name, name_length) == 0)
        {
          GString *text = g_string_new (NULL);

          append_parameter (text, start + name_length + 1, (gsize) (at - start) - name_length - 1);
          return g_string_free (text, FALSE);
        }
    }
  return NULL;
}

/**
 * tend_ical_line_dup:
 * @line: a line
 *
 * Returns: (transfer full): all of it again, unfolded
 */
char *
tend_ical_line_dup (const TendIcalLine *line)
{
  return g_strconcat (line->name, line->parameters, *line->name ? ":" : "", line->value, NULL);
}

/**
 * tend_ical_line_append:
 * @line: a line that has a name
 * @text: gets all of it again, unfolded, and a line end
 */
void
tend_ical_line_append (const TendIcalLine *line,
                       GString            *text)
{
  g_string_append (text, line->name);
  g_string_append (text, line->parameters);
  g_string_append_c (text, ':');
  g_string_append (text, line->value);
  g_string_append_c (text, '\n');
}

/**
 * tend_ical_show:
 * @words: words of a file
 *
 * Returns: (transfer full): as much of them as fits into a message, on one line
 */
char *
tend_ical_show (const char *words)
{
  gboolean is_long = g_utf8_strlen (words, -1) > SHOWN_CHARACTERS_MAX;
  g_autofree char *shown = is_long ? g_utf8_substring (words, 0, SHOWN_CHARACTERS_MAX - 1) : g_strdup (words);

  for (char *at = shown; *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return g_strconcat (shown, is_long ? "…" : NULL, NULL);
}
