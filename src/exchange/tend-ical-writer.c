#include "exchange/tend-ical-writer.h"

#include "exchange/tend-ical-value.h"

#include <string.h>

struct _TendIcalWriter
{
  GString *text;
};

/**
 * tend_ical_writer_new:
 *
 * Returns: (transfer full): a file without a line
 */
TendIcalWriter *
tend_ical_writer_new (void)
{
  TendIcalWriter *self = g_new0 (TendIcalWriter, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
tend_ical_writer_free (TendIcalWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * tend_ical_writer_get_text:
 * @self: a file
 *
 * Returns: (transfer none): what is in it so far
 */
const char *
tend_ical_writer_get_text (TendIcalWriter *self)
{
  return self->text->str;
}

/* How many bytes of what is left go onto this line: whole characters, and as many as there is room for. */
static gsize
measure_piece (const char *at,
               gsize       size,
               gsize       room)
{
  gsize piece = room;

  if (size <= room)
    return size;
  while (piece > 1 && ((guchar) at[piece] & 0xc0) == 0x80)
    piece--;
  return piece;
}

/**
 * tend_ical_writer_add_line:
 * @self: a file
 * @line: a line as it is to be read: a name, parameters, a colon and a value in its escapes
 *
 * Folds it between characters. A control character would end the line or the file; it becomes a space.
 */
void
tend_ical_writer_add_line (TendIcalWriter *self,
                           const char     *line)
{
  g_autofree char *clean = g_strdup (line);
  const char *at = clean;
  gsize left = strlen (clean);
  gsize room = TEND_ICAL_OCTETS_MAX;

  for (char *c = clean; *c; c++)
    if (g_ascii_iscntrl (*c) && *c != '\t')
      *c = ' ';
  while (left > room)
    {
      gsize piece = measure_piece (at, left, room);

      g_string_append_len (self->text, at, (gssize) piece);
      g_string_append (self->text, "\r\n ");
      at += piece;
      left -= piece;
      room = TEND_ICAL_OCTETS_MAX - 1;
    }
  g_string_append (self->text, at);
  g_string_append (self->text, "\r\n");
}

/**
 * tend_ical_writer_add:
 * @self: a file
 * @name: a property, with its parameters
 * @value: its value, in its escapes
 */
void
tend_ical_writer_add (TendIcalWriter *self,
                      const char     *name,
                      const char     *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  tend_ical_writer_add_line (self, line);
}

/**
 * tend_ical_writer_add_text:
 * @self: a file
 * @name: a property whose value is a TEXT, with its parameters
 * @text: any text
 */
void
tend_ical_writer_add_text (TendIcalWriter *self,
                           const char     *name,
                           const char     *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  tend_ical_text_encode (line, text);
  tend_ical_writer_add_line (self, line->str);
}

/**
 * tend_ical_writer_add_format:
 * @self: a file
 * @format: a line, as printf() writes it
 * @...: what goes into it
 */
void
tend_ical_writer_add_format (TendIcalWriter *self,
                             const char     *format,
                             ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  tend_ical_writer_add_line (self, line);
}

/**
 * tend_ical_writer_add_stamp:
 * @self: a file
 * @name: a property whose value is an instant
 * @instant: UTC seconds
 */
void
tend_ical_writer_add_stamp (TendIcalWriter *self,
                            const char     *name,
                            gint64          instant)
{
  g_autoptr (TendZone) utc = tend_zone_new_utc ();
  g_autoptr (GString) stamp = g_string_new (NULL);

  tend_ical_append_wall (stamp, tend_zone_to_wall (utc, instant));
  g_string_append_c (stamp, 'Z');
  tend_ical_writer_add (self, name, stamp->str);
}

/**
 * tend_ical_writer_add_day:
 * @self: a file
 * @name: a property whose value is an instant, if nothing else is said
 * @day: the day that it is instead
 */
void
tend_ical_writer_add_day (TendIcalWriter *self,
                          const char     *name,
                          TendDay         day)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append (line, ";VALUE=DATE:");
  tend_ical_append_day (line, day);
  tend_ical_writer_add_line (self, line->str);
}

/**
 * tend_ical_append_day:
 * @line: a line
 * @day: a day
 *
 * Adds a DATE.
 */
void
tend_ical_append_day (GString *line,
                      TendDay  day)
{
  int year, month, day_of_month;

  tend_day_to_ymd (day, &year, &month, &day_of_month);
  g_string_append_printf (line, "%04d%02d%02d", year, month, day_of_month);
}

/**
 * tend_ical_append_wall:
 * @line: a line
 * @wall: a time on the wall
 *
 * Adds a DATE-TIME.
 */
void
tend_ical_append_wall (GString *line,
                       TendWall wall)
{
  tend_ical_append_day (line, wall.day);
  g_string_append_printf (line, "T%02d%02d%02d", wall.second / 3600, wall.second / 60 % 60, wall.second % 60);
}

/**
 * tend_ical_append_parameter:
 * @line: a property
 * @name: the parameter
 * @value: any text
 *
 * Adds a parameter, in quotes where it must be. What can't stand in one is written as RFC 6868 has it.
 */
void
tend_ical_append_parameter (GString    *line,
                            const char *name,
                            const char *value)
{
  gboolean is_quoted = strpbrk (value, ":;,") != NULL;

  g_string_append_printf (line, ";%s=%s", name, is_quoted ? "\"" : "");
  for (const char *at = value; *at; at++)
    if (*at == '^')
      g_string_append (line, "^^");
    else if (*at == '"')
      g_string_append (line, "^'");
    else if (*at == '\n')
      g_string_append (line, "^n");
    else
      g_string_append_c (line, *at);
  g_string_append (line, is_quoted ? "\"" : "");
}
