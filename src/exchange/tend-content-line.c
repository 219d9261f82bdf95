#include "exchange/tend-content-line.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* The most parameters of one line that are looked at. */
#define PARAMETERS_MAX 64

struct _TendContentReader
{
  char *source;
  GBytes *bytes;
  const char *at;
  const char *end;
  guint line;       /* the one at @at */
  gsize limit;
  gboolean keeps_fold;

  /* The line that was read last. */
  GString *text;
  GString *words;   /* its names and parameters, each with a NUL */
  GArray *parameters;
  TendContentLine current;
};

/* Where the value begins is looked for as the text grows, each byte once. */
typedef struct
{
  gsize n_seen;
  gboolean is_quoted;
  gboolean has_colon;
  gsize colon;
} Head;

static gboolean
refuse (TendContentReader  *self,
        const char         *words,
        GError            **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s”, line %u: %s"), self->source, self->line, words);
  return FALSE;
}

/* A byte order mark says that it is UTF-16. */
static GBytes *
recode (const char  *source,
        GBytes      *bytes,
        GError     **error)
{
  gsize size, written;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean is_little = size >= 2 && memcmp (text, "\xff\xfe", 2) == 0;
  gboolean is_big = size >= 2 && memcmp (text, "\xfe\xff", 2) == 0;
  char *recoded;

  if (!is_little && !is_big)
    return g_bytes_ref (bytes);
  recoded = g_convert (text + 2, (gssize) size - 2, "UTF-8", is_little ? "UTF-16LE" : "UTF-16BE", NULL, &written, NULL);
  if (recoded)
    return g_bytes_new_take (recoded, written);
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” begins as text in UTF-16 and is none."), source);
  return NULL;
}

/**
 * tend_content_reader_new:
 * @source: the file, as errors name it
 * @bytes: what is in it: UTF-8, UTF-16 with a byte order mark, or bytes whose charset the lines name
 * @limit: the most bytes of one line that are kept; what is longer is read over, and told by is_cut
 * @error: return location
 *
 * Returns: (transfer full): a reader before the first line
 */
TendContentReader *
tend_content_reader_new (const char  *source,
                         GBytes      *bytes,
                         gsize        limit,
                         GError     **error)
{
  GBytes *recoded = recode (source, bytes, error);
  TendContentReader *self;
  gsize size;

  if (recoded == NULL)
    return NULL;
  self = g_new0 (TendContentReader, 1);
  self->source = g_strdup (source);
  self->bytes = recoded;
  self->at = g_bytes_get_data (recoded, &size);
  self->end = self->at + size;
  if (size >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->line = 1;
  self->limit = limit;
  self->text = g_string_new (NULL);
  self->words = g_string_new (NULL);
  self->parameters = g_array_new (FALSE, FALSE, sizeof (TendContentParameter));
  return self;
}

void
tend_content_reader_free (TendContentReader *self)
{
  g_free (self->source);
  g_bytes_unref (self->bytes);
  g_string_free (self->text, TRUE);
  g_string_free (self->words, TRUE);
  g_array_unref (self->parameters);
  g_free (self);
}

/**
 * tend_content_reader_set_keeps_fold:
 * @self: a reader
 * @keeps_fold: whether the space that a folded line goes on with belongs to the value, as it does in vCard 2.1
 *   (section 2.1.3) and nowhere else
 */
void
tend_content_reader_set_keeps_fold (TendContentReader *self,
                                    gboolean           keeps_fold)
{
  self->keeps_fold = keeps_fold;
}

/* Appends what is left of a line in the file to the text, and goes behind its end. */
static gboolean
take_line (TendContentReader  *self,
           GError            **error)
{
  const char *start = self->at;
  gsize size, room;

  while (self->at < self->end && *self->at != '\n' && *self->at != '\r' && *self->at != '\0')
    self->at++;
  if (self->at < self->end && *self->at == '\0')
    return refuse (self, _("there is a NUL byte in it, so that this is not text."), error);
  size = (gsize) (self->at - start);
  room = self->limit > self->text->len ? self->limit - self->text->len : 0;
  g_string_append_len (self->text, start, (gssize) MIN (size, room));
  self->current.is_cut = self->current.is_cut || size > room;
  if (self->at < self->end)
    {
      self->at += *self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n' ? 2 : 1;
      self->line++;
    }
  return TRUE;
}

static void
find_colon (Head          *head,
            const GString *text)
{
  for (; head->n_seen < text->len && !head->has_colon; head->n_seen++)
    if (text->str[head->n_seen] == '"')
      head->is_quoted = !head->is_quoted;
    else if (text->str[head->n_seen] == ':' && !head->is_quoted)
      {
        head->has_colon = TRUE;
        head->colon = head->n_seen;
      }
}

static gboolean
is_quoted_printable (const Head    *head,
                     const GString *text)
{
  static const char word[] = "QUOTED-PRINTABLE";

  for (gsize i = 0; head->has_colon && i + sizeof word - 1 <= head->colon; i++)
    if (g_ascii_strncasecmp (text->str + i, word, sizeof word - 1) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with (const TendContentReader *self,
             const char              *word)
{
  gsize size = strlen (word);

  return (gsize) (self->end - self->at) >= size && g_ascii_strncasecmp (self->at, word, size) == 0;
}

/* A value in quoted-printable goes on in the next line if it ends with an equals sign; one that does so at the end of
 * its card was cut there, and swallows no more than itself. */
static gboolean
goes_on_softly (const TendContentReader *self,
                gboolean                 is_quoted)
{
  return is_quoted && self->text->len > 0 && self->text->str[self->text->len - 1] == '=' && self->at < self->end &&
         !begins_with (self, "BEGIN:") && !begins_with (self, "END:");
}

static gboolean
unfold (TendContentReader  *self,
        Head               *head,
        GError            **error)
{
  gboolean is_decided = FALSE, is_quoted = FALSE;

  if (!take_line (self, error))
    return FALSE;
  for (;;)
    {
      find_colon (head, self->text);
      if (head->has_colon && !is_decided)
        {
          is_quoted = is_quoted_printable (head, self->text);
          is_decided = TRUE;
        }
      if (goes_on_softly (self, is_quoted))
        g_string_truncate (self->text, self->text->len - 1);
      else if (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
        self->at += self->keeps_fold && !is_quoted ? 0 : 1;
      else
        return TRUE;
      if (!take_line (self, error))
        return FALSE;
    }
}

/* Returns: where it stands among the words, which may still move. */
static gsize
add_word (TendContentReader *self,
          const char        *text,
          gsize              size,
          gboolean           is_name)
{
  gsize place = self->words->len;

  g_string_append_len (self->words, text, (gssize) size);
  for (gsize i = place; is_name && i < self->words->len; i++)
    self->words->str[i] = g_ascii_toupper (self->words->str[i]);
  g_string_append_c (self->words, '\0');
  return place;
}

/* RFC 6868: how a quotation mark and a line break are written in a parameter. */
static void
append_parameter_text (GString    *words,
                       const char *text,
                       gsize       size)
{
  for (gsize i = 0; i < size; i++)
    {
      char next = i + 1 < size ? text[i + 1] : '\0';

      if (text[i] == '"')
        continue;
      if (text[i] == '^' && (next == 'n' || next == '^' || next == '\''))
        {
          g_string_append_c (words, next == 'n' ? '\n' : next == '^' ? '^' : '"');
          i++;
        }
      else
        g_string_append_c (words, text[i]);
    }
  g_string_append_c (words, '\0');
}

/* Where @text has one of @stops outside of quotes, @size if nowhere. */
static gsize
find_stop (const char *text,
           gsize       size,
           const char *stops)
{
  gboolean is_quoted = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (text[i] == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && strchr (stops, text[i]))
        return i;
    }
  return size;
}

static void
add_parameter (TendContentReader *self,
               const char        *text,
               gsize              size)
{
  gsize equals = find_stop (text, size, "=");
  gboolean has_name = equals < size;
  gsize name = add_word (self, text, has_name ? equals : 0, TRUE);
  gsize at = has_name ? equals + 1 : 0;

  for (;;)
    {
      gsize length = find_stop (text + at, size - at, ",");
      gsize value = self->words->len;
      TendContentParameter parameter;

      if (self->parameters->len >= PARAMETERS_MAX)
        return;
      append_parameter_text (self->words, text + at, length);
      parameter.name = GSIZE_TO_POINTER (name);
      parameter.value = GSIZE_TO_POINTER (value);
      g_array_append_val (self->parameters, parameter);
      at += length + 1;
      if (at > size)
        return;
    }
}

static gboolean
is_name (const char *text,
         gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return FALSE;
  return size > 0;
}

/* Takes the head of a line apart; whether it is one. */
static gboolean
split_head (TendContentReader *self,
            gsize              size)
{
  const char *text = self->text->str;
  gsize end = find_stop (text, size, ";");
  const char *dot = memchr (text, '.', end);
  gsize group_size = dot ? (gsize) (dot - text) : 0;
  const char *name = dot ? dot + 1 : text;
  gsize name_size = end - (gsize) (name - text);
  gsize group_place, name_place;

  if (!is_name (name, name_size) || (dot && !is_name (text, group_size)))
    return FALSE;
  group_place = add_word (self, text, group_size, TRUE);
  name_place = add_word (self, name, name_size, TRUE);
  while (end < size && self->parameters->len < PARAMETERS_MAX)
    {
      gsize length = find_stop (text + end + 1, size - end - 1, ";");

      if (length > 0)
        add_parameter (self, text + end + 1, length);
      end += length + 1;
    }
  /* The words stay where they are from now on. */
  self->current.group = self->words->str + group_place;
  self->current.name = self->words->str + name_place;
  for (guint i = 0; i < self->parameters->len; i++)
    {
      TendContentParameter *parameter = &g_array_index (self->parameters, TendContentParameter, i);

      parameter->name = self->words->str + GPOINTER_TO_SIZE (parameter->name);
      parameter->value = self->words->str + GPOINTER_TO_SIZE (parameter->value);
    }
  return TRUE;
}

static gboolean
is_blank (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (!g_ascii_isspace (text->str[i]))
      return FALSE;
  return TRUE;
}

/**
 * tend_content_reader_next:
 * @self: a reader
 * @error: return location: %TEND_ERROR_DAMAGED with file and line named if there is a NUL byte
 *
 * Lines with nothing in them are passed over.
 *
 * Returns: (transfer none) (nullable): the next line; %NULL without @error at the end of the file
 */
const TendContentLine *
tend_content_reader_next (TendContentReader  *self,
                          GError            **error)
{
  while (self->at < self->end)
    {
      Head head = { 0 };

      g_string_truncate (self->text, 0);
      g_string_truncate (self->words, 0);
      g_array_set_size (self->parameters, 0);
      self->current = (TendContentLine) { .line = self->line, .group = "", .name = "" };
      if (!unfold (self, &head, error))
        return NULL;
      if (is_blank (self->text))
        continue;
      self->current.value = self->text->str;
      self->current.size = self->text->len;
      if (head.has_colon && split_head (self, head.colon))
        {
          self->current.value += head.colon + 1;
          self->current.size -= head.colon + 1;
        }
      self->current.parameters = (const TendContentParameter *) (gpointer) self->parameters->data;
      self->current.n_parameters = self->parameters->len;
      return &self->current;
    }
  return NULL;
}

/**
 * tend_content_line_get_parameter:
 * @self: a line
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): the first value of that parameter
 */
const char *
tend_content_line_get_parameter (const TendContentLine *self,
                                 const char            *name)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (g_str_equal (self->parameters[i].name, name))
      return self->parameters[i].value;
  return NULL;
}

/* RFC 6350 itself quotes several words as one: TYPE="voice,home". */
static gboolean
is_among (const char *words,
          const char *word)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i]; i++)
    if (g_ascii_strcasecmp (g_strstrip (parts[i]), word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * tend_content_line_has_value:
 * @self: a line
 * @name: a parameter, in capitals
 * @value: a word, in any case
 *
 * Returns: whether the parameter has that value or has it among its words, or the value stands alone, as in "TEL;HOME:"
 */
gboolean
tend_content_line_has_value (const TendContentLine *self,
                             const char            *name,
                             const char            *value)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if ((*self->parameters[i].name == '\0' || g_str_equal (self->parameters[i].name, name)) &&
        is_among (self->parameters[i].value, value))
      return TRUE;
  return FALSE;
}

/* What is no "=41" stays as it is. */
static GString *
decode_quoted_printable (const char *text,
                         gsize       size)
{
  GString *decoded = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    if (text[i] == '=' && i + 2 < size && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (decoded, (char) (g_ascii_xdigit_value (text[i + 1]) * 16 +
                                            g_ascii_xdigit_value (text[i + 2])));
        i += 2;
      }
    else if (text[i] != '=' || i + 1 < size)
      g_string_append_c (decoded, text[i]);
  return decoded;
}

/* Returns: (transfer full): UTF-8 without a NUL, whatever the bytes are */
static char *
to_utf8 (const char *text,
         gsize       size,
         const char *charset,
         gboolean   *is_guessed)
{
  char *converted = NULL;
  gsize written = 0;

  if (charset && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    converted = g_convert (text, (gssize) size, "UTF-8", charset, NULL, &written, NULL);
  if (converted && memchr (converted, '\0', written) == NULL)
    return converted;
  g_free (converted);
  *is_guessed = charset && g_ascii_strcasecmp (charset, "UTF-8") != 0;
  if (g_utf8_validate_len (text, size, NULL))
    return g_strndup (text, size);
  *is_guessed = TRUE;
  converted = g_convert_with_fallback (text, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, &written, NULL);
  if (converted && memchr (converted, '\0', written) == NULL)
    return converted;
  g_free (converted);
  return g_utf8_make_valid (text, (gssize) size);
}

/* A character that the limit went through is no character of a foreign charset. */
static gsize
leave_out_half_character (const TendContentLine *self)
{
  const char *end;

  if (self->is_cut && !g_utf8_validate_len (self->value, self->size, &end) &&
      (gsize) (self->value + self->size - end) < 4)
    return (gsize) (end - self->value);
  return self->size;
}

/**
 * tend_content_line_dup_text:
 * @self: a line
 * @is_guessed: (out): whether the charset is neither UTF-8 nor the one named, so that Windows' was taken
 *
 * Undoes quoted-printable and the charset that the line names. Backslashes stay, see tend_content_unescape().
 *
 * Returns: (transfer full): the value in UTF-8
 */
char *
tend_content_line_dup_text (const TendContentLine *self,
                            gboolean              *is_guessed)
{
  const char *charset = tend_content_line_get_parameter (self, "CHARSET");
  g_autoptr (GString) decoded = NULL;

  *is_guessed = FALSE;
  if (!tend_content_line_has_value (self, "ENCODING", "QUOTED-PRINTABLE"))
    return to_utf8 (self->value, leave_out_half_character (self), charset, is_guessed);
  decoded = decode_quoted_printable (self->value, self->size);
  return to_utf8 (decoded->str, decoded->len, charset, is_guessed);
}

static void
append_unescaped (GString    *out,
                  const char *text,
                  gsize       size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (text[i] == '\\' && i + 1 < size)
        {
          i++;
          g_string_append_c (out, text[i] == 'n' || text[i] == 'N' ? '\n' : text[i]);
        }
      else if (text[i] != '\r')
        g_string_append_c (out, text[i]);
    }
}

/**
 * tend_content_unescape:
 * @text: a value, or a part of one
 *
 * Returns: (transfer full): the text that is meant: "\n" is a line break, and any other character after a backslash is
 *   itself
 */
char *
tend_content_unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  append_unescaped (out, text, strlen (text));
  return g_string_free (out, FALSE);
}

/**
 * tend_content_split:
 * @text: a value that has parts
 * @separator: a semicolon or a comma
 *
 * Returns: (transfer full): the parts, unescaped
 */
GStrv
tend_content_split (const char *text,
                    char        separator)
{
  GPtrArray *parts = g_ptr_array_new ();
  gsize start = 0, i = 0;

  for (;; i++)
    {
      if (text[i] == '\\' && text[i + 1] != '\0')
        i++;
      else if (text[i] == separator || text[i] == '\0')
        {
          GString *part = g_string_new (NULL);

          append_unescaped (part, text + start, i - start);
          g_ptr_array_add (parts, g_string_free (part, FALSE));
          start = i + 1;
          if (text[i] == '\0')
            break;
        }
    }
  g_ptr_array_add (parts, NULL);
  return (GStrv) g_ptr_array_free (parts, FALSE);
}
