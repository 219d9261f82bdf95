#include "exchange/tend-json-scanner.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows are flat; this is more than any file of Tend's has. */
#define DEPTH_MAX 16

/* Whole numbers of so many digits fit into 64 bits. */
#define DIGITS_MAX 18

void
tend_json_scanner_init (TendJsonScanner *self,
                        const char      *source,
                        const char      *text,
                        gsize            size)
{
  self->source = source;
  self->at = text;
  self->end = text + size;
  self->line = 1;
}

/**
 * tend_json_scanner_refuse:
 * @self: a scanner
 * @line: a line
 * @error: return location for a %TEND_ERROR_DAMAGED
 * @words: what is wrong there, a sentence
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
tend_json_scanner_refuse (TendJsonScanner  *self,
                          guint             line,
                          GError          **error,
                          const char       *words)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s”, line %u: %s"), self->source, line, words);
  return FALSE;
}

static gboolean
refuse_here (TendJsonScanner  *self,
             GError          **error)
{
  return tend_json_scanner_refuse (self, self->line, error,
                                   self->at >= self->end ? _("the file is cut short.")
                                                         : _("that can’t be understood."));
}

static void
skip_space (TendJsonScanner *self)
{
  for (; self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at; self->at++)
    self->line += *self->at == '\n';
}

/**
 * tend_json_scanner_accept:
 * @self: a scanner
 * @c: a character of JSON's punctuation
 *
 * Returns: whether it came next; then it is behind
 */
gboolean
tend_json_scanner_accept (TendJsonScanner *self,
                          char             c)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
tend_json_scanner_expect (TendJsonScanner  *self,
                          char              c,
                          GError          **error)
{
  return tend_json_scanner_accept (self, c) || refuse_here (self, error);
}

gboolean
tend_json_scanner_expect_end (TendJsonScanner  *self,
                              GError          **error)
{
  skip_space (self);
  return self->at >= self->end || refuse_here (self, error);
}

/**
 * tend_json_scanner_next_item:
 * @self: a scanner, within an object or an array
 * @close: what ends it
 * @is_first: (inout): whether no item was met yet
 * @has_item: (out): whether there is another one
 * @error: return location
 *
 * Goes over the comma, or the end.
 *
 * Returns: whether it is JSON so far
 */
gboolean
tend_json_scanner_next_item (TendJsonScanner  *self,
                             char              close,
                             gboolean         *is_first,
                             gboolean         *has_item,
                             GError          **error)
{
  *has_item = !tend_json_scanner_accept (self, close);
  if (*has_item && !*is_first && !tend_json_scanner_expect (self, ',', error))
    return FALSE;
  *is_first = FALSE;
  return TRUE;
}

static gboolean
read_unit (TendJsonScanner *self,
           guint           *unit)
{
  *unit = 0;
  if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (self->at[i]))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (self->at[i]);
    }
  self->at += 6;
  return TRUE;
}

/* At a backslash: goes over what it stands for. */
static gboolean
skip_escape (TendJsonScanner *self)
{
  guint unit, low;

  if (self->end - self->at < 2)
    return FALSE;
  if (self->at[1] != 'u')
    {
      if (self->at[1] == '\0' || strchr ("\"\\/bfnrt", self->at[1]) == NULL)
        return FALSE;
      self->at += 2;
      return TRUE;
    }
  if (!read_unit (self, &unit) || unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit >= 0xd800 && unit <= 0xdbff)
    return read_unit (self, &low) && low >= 0xdc00 && low <= 0xdfff;
  return TRUE;
}

static gboolean
skip_string (TendJsonScanner  *self,
             GError          **error)
{
  if (!tend_json_scanner_expect (self, '"', error))
    return FALSE;
  while (self->at < self->end && *self->at != '"')
    if (*self->at == '\\')
      {
        if (!skip_escape (self))
          return refuse_here (self, error);
      }
    else if ((guchar) *self->at < 0x20)
      return tend_json_scanner_refuse (self, self->line, error, _("a text has no end."));
    else
      self->at++;
  return tend_json_scanner_expect (self, '"', error);
}

static gboolean
skip_number (TendJsonScanner  *self,
             GError          **error)
{
  gsize n_digits = 0;
  gboolean is_whole = TRUE;

  for (; self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at)); self->at++)
    {
      if (g_ascii_isdigit (*self->at))
        n_digits++;
      else if (*self->at != '-')
        is_whole = FALSE;
    }
  if (is_whole && n_digits > DIGITS_MAX)
    return tend_json_scanner_refuse (self, self->line, error, _("that number is too large."));
  return TRUE;
}

/**
 * tend_json_scanner_read_name:
 * @self: a scanner, where a member of an object begins
 * @error: return location
 *
 * Goes over a member's name and its colon.
 *
 * Returns: (transfer full): the name as it stands there, escapes and all
 */
char *
tend_json_scanner_read_name (TendJsonScanner  *self,
                             GError          **error)
{
  const char *start;
  const char *end;

  skip_space (self);
  start = self->at + 1;
  if (!skip_string (self, error))
    return NULL;
  end = self->at - 1;
  if (!tend_json_scanner_expect (self, ':', error))
    return NULL;
  return g_strndup (start, (gsize) (end - start));
}

/**
 * tend_json_scanner_skip_value:
 * @self: a scanner, where a value begins
 * @slice: (out): the value
 * @error: return location
 *
 * Goes over a value. Whether it is good JSON within its brackets is for json-glib to say.
 *
 * Returns: whether there is an end to it
 */
gboolean
tend_json_scanner_skip_value (TendJsonScanner  *self,
                              TendJsonSlice    *slice,
                              GError          **error)
{
  char open[DEPTH_MAX];
  guint depth = 0;

  skip_space (self);
  *slice = (TendJsonSlice) { .text = self->at, .line = self->line };
  do
    {
      char c;

      skip_space (self);
      if (self->at >= self->end)
        return refuse_here (self, error);
      c = *self->at;
      if (c == '"')
        {
          if (!skip_string (self, error))
            return FALSE;
          continue;
        }
      if (g_ascii_isalnum (c) || c == '-')
        {
          if (!skip_number (self, error))
            return FALSE;
          continue;
        }
      if (c == '{' || c == '[')
        {
          if (depth == DEPTH_MAX)
            return tend_json_scanner_refuse (self, self->line, error, _("that is nested too deeply."));
          open[depth++] = c;
        }
      else if (depth > 0 && c == (open[depth - 1] == '{' ? '}' : ']'))
        depth--;
      else if (depth == 0 || strchr (":,", c) == NULL || c == '\0')
        return refuse_here (self, error);
      slice->n_members += c == ':' && depth == 1 && open[0] == '{';
      self->at++;
    }
  while (depth > 0);
  slice->size = (gsize) (self->at - slice->text);
  return TRUE;
}
