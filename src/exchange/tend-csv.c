#include "exchange/tend-csv.h"

#include "base/tend-error.h"
#include "exchange/tend-file.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#define FIELDS_MAX 10000
#define ROW_SIZE_MAX (4 * 1024 * 1024)

typedef struct
{
  const char *source;
  TendCsvFunc func;
  gpointer data;
  GPtrArray *fields; /* of char * */
  gsize size;        /* bytes of the fields so far */
  guint line;        /* where the row begins */
  gboolean is_within_row;
  gboolean is_stopped;
  GError *error;
} Reading;

static void
on_field_read_cb (void   *field,
                  size_t  size,
                  void   *data)
{
  Reading *self = data;

  if (self->is_stopped || self->fields->len >= FIELDS_MAX || self->size + size > ROW_SIZE_MAX)
    {
      self->size = ROW_SIZE_MAX + 1;
      return;
    }
  self->size += size;
  g_ptr_array_add (self->fields, g_strndup (field, size));
}

static void
on_row_read_cb (int   terminator,
                void *data)
{
  Reading *self = data;
  TendCsvRow row = { self->source, self->line, (const char *const *) self->fields->pdata, self->fields->len };

  if (!self->is_stopped && self->size <= ROW_SIZE_MAX)
    self->is_stopped = !self->func (&row, self->data, &self->error);
  g_ptr_array_set_size (self->fields, 0);
  self->size = 0;
  self->is_within_row = FALSE;
}

/* Bytes of the line at @text, with what ends it. */
static gsize
measure_line (const char *text,
              gsize       size)
{
  const char *end = memchr (text, '\n', size);

  return end ? (gsize) (end - text) + 1 : size;
}

static gboolean
refuse_line (Reading *self,
             guint    line,
             GError **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED,
               _("“%s”, line %u: that is not a line of comma-separated values."), self->source, line);
  return FALSE;
}

/* Spaces belong to what stands between the commas. */
static int
is_never_space (unsigned char c)
{
  return 0;
}

static gboolean
feed_lines (Reading            *self,
            struct csv_parser  *parser,
            const char         *text,
            gsize               size,
            GError            **error)
{
  guint line = 1;

  while (size > 0 && !self->is_stopped)
    {
      gsize length = measure_line (text, size);
      gboolean is_empty = *text == '\n' || (length == 2 && *text == '\r');

      if (!self->is_within_row && !is_empty)
        {
          self->line = line;
          self->is_within_row = TRUE;
        }
      if (csv_parse (parser, text, length, on_field_read_cb, on_row_read_cb, self) != length ||
          csv_get_buffer_size (parser) > 2 * ROW_SIZE_MAX || self->size > ROW_SIZE_MAX)
        return refuse_line (self, line, error);
      text += length;
      size -= length;
      line++;
    }
  if (!self->is_stopped && csv_fini (parser, on_field_read_cb, on_row_read_cb, self) != 0)
    return refuse_line (self, self->line, error);
  return TRUE;
}

/**
 * tend_csv_read:
 * @source: the file, as errors name it
 * @bytes: what is in it
 * @func: called for each row
 * @data: for @func
 * @error: return location, also for @func
 *
 * Reads the commas and quotes of RFC 4180, strictly; empty lines are no rows.
 *
 * Returns: whether all was read; %FALSE without @error if @func wanted no more
 */
gboolean
tend_csv_read (const char   *source,
               GBytes       *bytes,
               TendCsvFunc   func,
               gpointer      data,
               GError      **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Reading self = { .source = source, .func = func, .data = data, .fields = fields, .line = 1 };
  struct csv_parser parser;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean is_read;

  if (!tend_file_check_text (source, bytes, error))
    return FALSE;
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    return refuse_line (&self, 1, error);
  csv_set_space_func (&parser, is_never_space);
  csv_set_blk_size (&parser, 4096);
  is_read = feed_lines (&self, &parser, text, size, error);
  csv_free (&parser);

  if (self.error)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  return is_read && !self.is_stopped;
}

static gboolean
keep_row (const TendCsvRow  *row,
          gpointer           data,
          GError           **error)
{
  GPtrArray *fields = data;

  for (guint i = 0; i < row->n_fields; i++)
    g_ptr_array_add (fields, g_strdup (row->fields[i]));
  return FALSE;
}

/**
 * tend_csv_read_first:
 * @bytes: what is in a file
 *
 * Looks at the first line alone, so that what is wrong further down does not hide what the file is.
 *
 * Returns: (transfer full) (element-type utf8): the first row, with no fields if it can't be read
 */
GPtrArray *
tend_csv_read_first (GBytes *bytes)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) line = g_bytes_new_from_bytes (bytes, 0, size > 0 ? measure_line (text, size) : 0);

  tend_csv_read ("", line, keep_row, fields, NULL);
  return fields;
}

/**
 * tend_csv_row_get:
 * @row: a row
 * @column: a column, or -1 for one that the file does not have
 *
 * Returns: (transfer none): what stands there, "" if the row has no such field
 */
const char *
tend_csv_row_get (const TendCsvRow *row,
                  int               column)
{
  return column >= 0 && (guint) column < row->n_fields ? row->fields[column] : "";
}

/**
 * tend_csv_row_refuse:
 * @row: a row
 * @error: return location for a %TEND_ERROR_INVALID
 * @format: a sentence, after which file and line were named
 * @...: what it is formatted with
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
tend_csv_row_refuse (const TendCsvRow  *row,
                     GError           **error,
                     const char        *format,
                     ...)
{
  g_autofree char *raw_words = NULL;
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  raw_words = g_strdup_vprintf (format, args);
  va_end (args);
  /* A field cut short may end within a character. */
  words = g_utf8_make_valid (g_strdelimit (raw_words, "\r\n\t", ' '), -1);
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s”, line %u: %s"), row->source, row->line, words);
  return FALSE;
}

/**
 * tend_csv_append_field:
 * @csv: text
 * @text: a field
 *
 * Appends a field in quotes, whatever is in it.
 */
void
tend_csv_append_field (GString    *csv,
                       const char *text)
{
  gsize size = strlen (text);
  gsize needed = csv_write (NULL, 0, text, size);
  gsize before = csv->len;

  g_string_set_size (csv, before + needed);
  csv_write (csv->str + before, needed, text, size);
}
