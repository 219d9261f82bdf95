/* Comma-separated values, row by row, with the line of each at hand. libcsv does the reading. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes that a file of comma-separated values may have. */
#define TEND_CSV_LIMIT (64 * 1024 * 1024)

/**
 * TendCsvRow:
 * @line: the line of the file that it begins on, from 1
 * @fields: (array length=n_fields): UTF-8
 * @n_fields: how many
 */
typedef struct
{
  const char *source;
  guint line;
  const char *const *fields;
  guint n_fields;
} TendCsvRow;

/**
 * TendCsvFunc:
 * @row: a row, until the function returns
 * @data: what was given
 * @error: return location
 *
 * Returns: whether to go on
 */
typedef gboolean (*TendCsvFunc) (const TendCsvRow *row, gpointer data, GError **error);

gboolean tend_csv_read (const char *source, GBytes *bytes, TendCsvFunc func, gpointer data, GError **error);
GPtrArray *tend_csv_read_first (GBytes *bytes);
const char *tend_csv_row_get (const TendCsvRow *row, int column);
gboolean tend_csv_row_refuse (const TendCsvRow *row, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void tend_csv_append_field (GString *csv, const char *text);

G_END_DECLS
