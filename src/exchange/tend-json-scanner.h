/* Walks over JSON text without making anything of it, so that a large file can be read row by row, each row
 * by json-glib, with the line at hand for every complaint.
 *
 * It also keeps from json-glib what that does not bear: values nested without end, halves of surrogate
 * pairs, NUL characters, and whole numbers too large to hold. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendJsonScanner:
 * @source: the file, as errors name it
 * @at: where it stands
 * @end: after the last byte
 * @line: the line that @at is on
 */
typedef struct
{
  const char *source;
  const char *at;
  const char *end;
  guint line;
} TendJsonScanner;

/**
 * TendJsonSlice:
 * @text: where it begins
 * @size: bytes
 * @line: the line that it begins on
 * @n_members: for an object, how many members it has
 */
typedef struct
{
  const char *text;
  gsize size;
  guint line;
  guint n_members;
} TendJsonSlice;

void tend_json_scanner_init (TendJsonScanner *self, const char *source, const char *text, gsize size);
gboolean tend_json_scanner_accept (TendJsonScanner *self, char c);
gboolean tend_json_scanner_expect (TendJsonScanner *self, char c, GError **error);
gboolean tend_json_scanner_expect_end (TendJsonScanner *self, GError **error);
gboolean tend_json_scanner_next_item (TendJsonScanner *self, char close, gboolean *is_first,
                                      gboolean *has_item, GError **error);
char *tend_json_scanner_read_name (TendJsonScanner *self, GError **error);
gboolean tend_json_scanner_skip_value (TendJsonScanner *self, TendJsonSlice *slice, GError **error);
gboolean tend_json_scanner_refuse (TendJsonScanner *self, guint line, GError **error, const char *words);

G_END_DECLS
