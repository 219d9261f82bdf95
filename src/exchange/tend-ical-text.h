/* The lines of an iCalendar file, as RFC 5545 section 3.1 has them: unfolded, and taken apart into name, parameters
 * and value.
 *
 * Tend has a reader of lines of its own for three things that libical does not do: it knows on which line of the file
 * something stands, it holds one line at a time whatever the file's size, and it leaves alone what it does not know,
 * letter for letter. What the values mean, libical says where it can (see tend-ical-value.h). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A longer line is cut: whoever reads it tells so, and does without it. */
#define TEND_ICAL_LINE_MAX (64 * 1024)

/**
 * TendIcalLine:
 * @name: the property's name as it stands there, "" if the line is not made as lines are
 * @parameters: "" or as they stand there, ";TZID=Europe/Lisbon"
 * @value: what stands after the colon, in its escapes
 * @number: on which line of the file it begins, from 1
 * @is_cut: whether it goes on past %TEND_ICAL_LINE_MAX
 *
 * One line; its texts belong to what reads, until the next line.
 */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *value;
  guint number;
  gboolean is_cut;
} TendIcalLine;

typedef struct _TendIcalText TendIcalText;

gboolean tend_ical_text_recognize (const guint8 *head, gsize size);

TendIcalText *tend_ical_text_new (const char *source, GBytes *bytes);
void tend_ical_text_free (TendIcalText *self);
gboolean tend_ical_text_check (TendIcalText *self, GError **error);
gboolean tend_ical_text_next (TendIcalText *self, TendIcalLine *line, GError **error);
gboolean tend_ical_text_skip_to (TendIcalText *self, const char *beginning);
gsize tend_ical_text_get_offset (TendIcalText *self);
void tend_ical_text_rewind (TendIcalText *self);
gboolean tend_ical_text_refuse (TendIcalText *self, guint number, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

gboolean tend_ical_line_is_named (const TendIcalLine *line, const char *name);
gboolean tend_ical_line_is_component (const TendIcalLine *line, const char *edge, const char *name);
char *tend_ical_line_dup_parameter (const TendIcalLine *line, const char *name);
char *tend_ical_line_dup (const TendIcalLine *line);
void tend_ical_line_append (const TendIcalLine *line, GString *text);
char *tend_ical_show (const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalText, tend_ical_text_free)

/**
 * tend_ical_line_is:
 * @line: a line
 * @name: the name of a property, in upper case
 *
 * Each line is asked for a dozen names, and most are told apart by their first letter.
 *
 * Returns: whether it is that property
 */
static inline gboolean
tend_ical_line_is (const TendIcalLine *line,
                   const char         *name)
{
  return (*line->name == *name || *line->name == (*name | 0x20)) && tend_ical_line_is_named (line, name);
}

G_END_DECLS
