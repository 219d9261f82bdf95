/* The lines that vCards are made of (RFC 6350 section 3, and vCard 2.1):
 * unfolded, split into group, name, parameters and value, with the number of each at hand.
 *
 * Why not a library: of those in Debian 12, libebook-contacts' EVCard is the one that is kept well. Linked into a
 * program that does nothing it brings 38 libraries that Tend has no other use for, among them an HTTP client, and
 * takes 13 ms and 11 MiB at each start; it knows no line numbers, one card a string and no NUL bytes, and warns of
 * damage on stderr. libvc and libvformat have had no care for twenty years. What these lines are is small.
 *
 * Whatever is in a file, reading it takes time in proportion to its size, and memory in proportion to the limit. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendContentParameter:
 * @name: in capitals; "" for a value that stands alone, as "HOME" does in vCard 2.1's "TEL;HOME:"
 * @value: one value; a parameter that has several is there several times
 */
typedef struct
{
  const char *name;
  const char *value;
} TendContentParameter;

/**
 * TendContentLine:
 * @line: the line of the file that it begins on, from 1
 * @group: in capitals, "" for none
 * @name: in capitals, "" if this is no content line at all
 * @parameters: (array length=n_parameters): in the order of the file
 * @n_parameters: how many
 * @value: what stands behind the colon, as bytes; all of the line if it has no @name
 * @size: how many bytes, after which there is a NUL
 * @is_cut: whether the line was longer than the reader keeps, and the rest of @value is not there
 *
 * It is valid until the reader is asked for the next one.
 */
typedef struct
{
  guint line;
  const char *group;
  const char *name;
  const TendContentParameter *parameters;
  guint n_parameters;
  const char *value;
  gsize size;
  gboolean is_cut;
} TendContentLine;

typedef struct _TendContentReader TendContentReader;

TendContentReader *tend_content_reader_new (const char *source, GBytes *bytes, gsize limit, GError **error);
void tend_content_reader_free (TendContentReader *self);
void tend_content_reader_set_keeps_fold (TendContentReader *self, gboolean keeps_fold);
const TendContentLine *tend_content_reader_next (TendContentReader *self, GError **error);

const char *tend_content_line_get_parameter (const TendContentLine *self, const char *name);
gboolean tend_content_line_has_value (const TendContentLine *self, const char *name, const char *value);
char *tend_content_line_dup_text (const TendContentLine *self, gboolean *is_guessed);

char *tend_content_unescape (const char *text);
GStrv tend_content_split (const char *text, char separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendContentReader, tend_content_reader_free)

G_END_DECLS
