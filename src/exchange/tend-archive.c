#include "exchange/tend-archive.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Ten years of check-ins are 70,000 rows of a few days and words said over and over: values stand in one array a
 * column, and every text is kept once that is no longer than a time; what is longer is hardly said twice. */
#define WORD_MAX 20

#define TEXT_BLOCK_SIZE (64 * 1024)

struct _TendArchive
{
  char *source;
  GPtrArray *notes;    /* char *, NULL-terminated when asked for */
  GArray *versions;    /* of Version */
  GPtrArray *tables;   /* of TendArchiveTable */
  GStringChunk *texts;
};

struct _TendArchiveTable
{
  TendArchive *archive;
  char *name;
  GPtrArray *columns; /* of Column */
  GArray *lines;      /* of guint, one a row */
  TendArchiveMode mode;
  const char *column; /* (nullable): what the mode goes by; it belongs to the texts */
  const char *namesake; /* (nullable): likewise */
  GByteArray *policies; /* (nullable): of TendArchiveRow, one a row, if one was ever set */
  GPtrArray *removals;  /* (nullable): of const char *, UUIDs */
  guint next_column;    /* where to look first for the next column that is set */
};

typedef struct
{
  const char *feature;
  gint64 version;
} Version;

typedef struct
{
  char *name;
  GArray *values; /* of TendArchiveValue, one a row, up to the last in which something is said */
  TendArchiveUse use;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_array_unref (column->values);
  g_free (column);
}

static void
table_free (gpointer data)
{
  TendArchiveTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_array_unref (table->lines);
  g_clear_pointer (&table->policies, g_byte_array_unref);
  g_clear_pointer (&table->removals, g_ptr_array_unref);
  g_free (table);
}

static void
archive_clear (gpointer data)
{
  TendArchive *self = data;

  g_free (self->source);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->versions);
  g_ptr_array_unref (self->tables);
  g_string_chunk_free (self->texts);
}

/**
 * tend_archive_new:
 * @source: (nullable): the file that it comes from, as errors name it
 *
 * Returns: (transfer full): an archive with nothing in it
 */
TendArchive *
tend_archive_new (const char *source)
{
  TendArchive *self = g_atomic_rc_box_new0 (TendArchive);

  self->source = g_strdup (source);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notes, NULL);
  self->versions = g_array_new (FALSE, FALSE, sizeof (Version));
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->texts = g_string_chunk_new (TEXT_BLOCK_SIZE);
  return self;
}

TendArchive *
tend_archive_ref (TendArchive *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tend_archive_unref (TendArchive *self)
{
  g_atomic_rc_box_release_full (self, archive_clear);
}

const char *
tend_archive_get_source (TendArchive *self)
{
  return self->source;
}

/**
 * tend_archive_add_note:
 * @self: an archive
 * @note: (transfer full): a sentence for the user, about what was left out or guessed
 */
void
tend_archive_add_note (TendArchive *self,
                       char        *note)
{
  g_ptr_array_insert (self->notes, (gint) self->notes->len - 1, note);
}

const char *const *
tend_archive_get_notes (TendArchive *self)
{
  return (const char *const *) self->notes->pdata;
}

/**
 * tend_archive_set_version:
 * @self: an archive
 * @feature: a feature's id
 * @version: the version of its tables that the rows are of
 */
void
tend_archive_set_version (TendArchive *self,
                          const char  *feature,
                          gint64       version)
{
  Version entry = { g_string_chunk_insert_const (self->texts, feature), version };

  g_array_append_val (self->versions, entry);
}

guint
tend_archive_get_n_versions (TendArchive *self)
{
  return self->versions->len;
}

gint64
tend_archive_get_version (TendArchive  *self,
                          guint         index,
                          const char  **feature)
{
  const Version *entry = &g_array_index (self->versions, Version, index);

  *feature = entry->feature;
  return entry->version;
}

/**
 * tend_archive_add_table:
 * @self: an archive
 * @name: a table's name
 *
 * Returns: (transfer none): the table, made if it is not there yet
 */
TendArchiveTable *
tend_archive_add_table (TendArchive *self,
                        const char  *name)
{
  TendArchiveTable *table = tend_archive_find_table (self, name);

  if (table)
    return table;

  table = g_new0 (TendArchiveTable, 1);
  table->archive = self;
  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->tables, table);
  return table;
}

TendArchiveTable *
tend_archive_find_table (TendArchive *self,
                         const char  *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      TendArchiveTable *table = g_ptr_array_index (self->tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}

guint
tend_archive_get_n_tables (TendArchive *self)
{
  return self->tables->len;
}

TendArchiveTable *
tend_archive_get_table (TendArchive *self,
                        guint        index)
{
  return g_ptr_array_index (self->tables, index);
}

const char *
tend_archive_table_get_name (TendArchiveTable *table)
{
  return table->name;
}

guint
tend_archive_table_get_n_rows (TendArchiveTable *table)
{
  return table->lines->len;
}

guint
tend_archive_table_get_n_columns (TendArchiveTable *table)
{
  return table->columns->len;
}

const char *
tend_archive_table_get_column_name (TendArchiveTable *table,
                                    guint             column)
{
  return ((Column *) g_ptr_array_index (table->columns, column))->name;
}

static int
find_column (TendArchiveTable *table,
             const char       *name,
             guint             first)
{
  guint n = table->columns->len;

  for (guint i = 0; i < n; i++)
    {
      guint index = first + i < n ? first + i : first + i - n;

      if (strcmp (((Column *) g_ptr_array_index (table->columns, index))->name, name) == 0)
        return (int) index;
    }
  return -1;
}

/**
 * tend_archive_table_find_column:
 * @table: a table
 * @name: a column's name
 *
 * Returns: where it stands, -1 if no row has it
 */
int
tend_archive_table_find_column (TendArchiveTable *table,
                                const char       *name)
{
  return find_column (table, name, 0);
}

/**
 * tend_archive_table_get:
 * @table: a table
 * @column: a column, or -1 for one that isn't there
 * @row: a row
 *
 * Returns: (transfer none): the value, until something is said in the table
 */
const TendArchiveValue *
tend_archive_table_get (TendArchiveTable *table,
                        int               column,
                        guint             row)
{
  static const TendArchiveValue absent = { TEND_ARCHIVE_ABSENT, { 0 } };
  const Column *found;

  if (column < 0)
    return &absent;
  found = g_ptr_array_index (table->columns, column);
  return row < found->values->len ? &g_array_index (found->values, TendArchiveValue, row) : &absent;
}

/**
 * tend_archive_table_get_line:
 * @table: a table
 * @row: a row
 *
 * Returns: the line of the file that the row begins on, 0 if the file has no lines
 */
guint
tend_archive_table_get_line (TendArchiveTable *table,
                             guint             row)
{
  return g_array_index (table->lines, guint, row);
}

static void
set_mode (TendArchiveTable *table,
          TendArchiveMode   mode,
          const char       *column)
{
  table->mode = mode;
  table->column = column ? g_string_chunk_insert_const (table->archive->texts, column) : NULL;
}

/**
 * tend_archive_table_set_updates:
 * @table: a table
 * @stamp: (nullable): the column that says which state of the file a row is of; %NULL where any difference counts
 *
 * Has merging bring rows up to date that are there already, see %TEND_ARCHIVE_UPDATE.
 */
void
tend_archive_table_set_updates (TendArchiveTable *table,
                                const char       *stamp)
{
  set_mode (table, TEND_ARCHIVE_UPDATE, stamp);
}

/**
 * tend_archive_table_set_follows:
 * @table: a table whose rows belong to those of another
 * @marker: (nullable): the column that is 1 in rows that such a file brought; %NULL where all of them go that are not
 *   in it any more
 *
 * Has its rows go with what they belong to, see %TEND_ARCHIVE_FOLLOW.
 */
void
tend_archive_table_set_follows (TendArchiveTable *table,
                                const char       *marker)
{
  set_mode (table, TEND_ARCHIVE_FOLLOW, marker);
}

/**
 * tend_archive_table_set_namesake:
 * @table: a table
 * @column: the column of a text
 *
 * For files that know no UUIDs: a row that the life does not have by its names is the first one there in which @column
 * says the same.
 */
void
tend_archive_table_set_namesake (TendArchiveTable *table,
                                 const char       *column)
{
  table->namesake = g_string_chunk_insert_const (table->archive->texts, column);
}

const char *
tend_archive_table_get_namesake (TendArchiveTable *table)
{
  return table->namesake;
}

TendArchiveMode
tend_archive_table_get_mode (TendArchiveTable *table)
{
  return table->mode;
}

const char *
tend_archive_table_get_stamp (TendArchiveTable *table)
{
  return table->mode == TEND_ARCHIVE_UPDATE ? table->column : NULL;
}

const char *
tend_archive_table_get_marker (TendArchiveTable *table)
{
  return table->mode == TEND_ARCHIVE_FOLLOW ? table->column : NULL;
}

/**
 * tend_archive_table_append:
 * @table: a table
 * @line: the line of the file that the row begins on, 0 if the file has no lines
 *
 * Returns: a new row with nothing said in it
 */
guint
tend_archive_table_append (TendArchiveTable *table,
                           guint             line)
{
  g_array_append_val (table->lines, line);
  return table->lines->len - 1;
}

/**
 * tend_archive_table_add_column:
 * @table: a table
 * @name: a column's name
 *
 * Returns: where it stands; it is made, with nothing said in the rows before, if it is not there yet
 */
guint
tend_archive_table_add_column (TendArchiveTable *table,
                               const char       *name)
{
  int found = find_column (table, name, table->next_column);
  Column *column;

  /* Who fills a row names its columns in the same order each time. */
  if (found >= 0)
    {
      table->next_column = (guint) found + 1 < table->columns->len ? (guint) found + 1 : 0;
      return (guint) found;
    }

  column = g_new0 (Column, 1);
  column->name = g_strdup (name);
  column->values = g_array_new (FALSE, TRUE, sizeof (TendArchiveValue));
  g_ptr_array_add (table->columns, column);
  return table->columns->len - 1;
}

static void
set_value (TendArchiveTable       *table,
           guint                   row,
           const char             *name,
           const TendArchiveValue *value)
{
  guint index = tend_archive_table_add_column (table, name);
  Column *column = g_ptr_array_index (table->columns, index);

  if (column->values->len <= row)
    g_array_set_size (column->values, row + 1);
  g_array_index (column->values, TendArchiveValue, row) = *value;
}

void
tend_archive_table_set_null (TendArchiveTable *table,
                             guint             row,
                             const char       *column)
{
  set_value (table, row, column, &(TendArchiveValue) { .type = TEND_ARCHIVE_NULL });
}

void
tend_archive_table_set_integer (TendArchiveTable *table,
                                guint             row,
                                const char       *column,
                                gint64            value)
{
  set_value (table, row, column, &(TendArchiveValue) { .type = TEND_ARCHIVE_INTEGER, .integer = value });
}

void
tend_archive_table_set_real (TendArchiveTable *table,
                             guint             row,
                             const char       *column,
                             double            value)
{
  set_value (table, row, column, &(TendArchiveValue) { .type = TEND_ARCHIVE_REAL, .real = value });
}

/**
 * tend_archive_table_set_text:
 * @table: a table
 * @row: a row
 * @column: a column's name
 * @value: UTF-8, copied
 */
void
tend_archive_table_set_text (TendArchiveTable *table,
                             guint             row,
                             const char       *column,
                             const char       *value)
{
  GStringChunk *texts = table->archive->texts;
  gsize length = strlen (value);
  const char *kept = length == 0         ? ""
                     : length > WORD_MAX ? g_string_chunk_insert_len (texts, value, (gssize) length)
                                         : g_string_chunk_insert_const (texts, value);

  set_value (table, row, column, &(TendArchiveValue) { .type = TEND_ARCHIVE_TEXT, .text = kept });
}

/**
 * tend_archive_table_set_policy:
 * @table: a table
 * @row: a row
 * @policy: what a merge does with it; %TEND_ARCHIVE_ROW_AS_TABLE unless this is called
 */
void
tend_archive_table_set_policy (TendArchiveTable *table,
                               guint             row,
                               TendArchiveRow    policy)
{
  guint n_known;

  if (table->policies == NULL)
    table->policies = g_byte_array_new ();
  n_known = table->policies->len;
  if (n_known < table->lines->len)
    {
      g_byte_array_set_size (table->policies, table->lines->len);
      memset (table->policies->data + n_known, TEND_ARCHIVE_ROW_AS_TABLE, table->lines->len - n_known);
    }
  table->policies->data[row] = (guint8) policy;
}

TendArchiveRow
tend_archive_table_get_policy (TendArchiveTable *table,
                               guint             row)
{
  return table->policies && row < table->policies->len ? table->policies->data[row] : TEND_ARCHIVE_ROW_AS_TABLE;
}

/**
 * tend_archive_table_set_use:
 * @table: a table
 * @column: a column's name
 * @use: what bringing a row up to date does with it; %TEND_ARCHIVE_USE_ALWAYS unless this is called
 */
void
tend_archive_table_set_use (TendArchiveTable *table,
                            const char       *column,
                            TendArchiveUse    use)
{
  guint index = tend_archive_table_add_column (table, column);

  ((Column *) g_ptr_array_index (table->columns, index))->use = use;
}

TendArchiveUse
tend_archive_table_get_use (TendArchiveTable *table,
                            int               column)
{
  return column < 0 ? TEND_ARCHIVE_USE_ONCE : ((Column *) g_ptr_array_index (table->columns, column))->use;
}

/**
 * tend_archive_table_add_removal:
 * @table: a table
 * @uuid: a row of the life that is to go; if it is not there, so much the better
 */
void
tend_archive_table_add_removal (TendArchiveTable *table,
                                const char       *uuid)
{
  if (table->removals == NULL)
    table->removals = g_ptr_array_new ();
  g_ptr_array_add (table->removals, g_string_chunk_insert_const (table->archive->texts, uuid));
}

void
tend_archive_table_clear_removals (TendArchiveTable *table)
{
  g_clear_pointer (&table->removals, g_ptr_array_unref);
}

guint
tend_archive_table_get_n_removals (TendArchiveTable *table)
{
  return table->removals ? table->removals->len : 0;
}

const char *
tend_archive_table_get_removal (TendArchiveTable *table,
                                guint             index)
{
  return g_ptr_array_index (table->removals, index);
}

/**
 * tend_archive_set_row_error:
 * @self: an archive
 * @table: a table of it
 * @row: a row of it
 * @error: return location
 * @code: a #TendError
 * @format: a sentence, after which file, which line or row and which table were named
 * @...: what it is formatted with
 */
void
tend_archive_set_row_error (TendArchive       *self,
                            TendArchiveTable  *table,
                            guint              row,
                            GError           **error,
                            int                code,
                            const char        *format,
                            ...)
{
  const char *source = self->source ? self->source : _("The archive");
  guint line = tend_archive_table_get_line (table, row);
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdelimit (g_strdup_vprintf (format, args), "\r\n\t", ' ');
  va_end (args);

  if (line > 0)
    /* Translators: a file, a line of it, and the name of a table */
    place = g_strdup_printf (_("“%s”, line %u (%s)"), source, line, table->name);
  else
    /* Translators: a file, the name of a table in it, and the number of a row */
    place = g_strdup_printf (_("“%s”, %s, row %u"), source, table->name, row + 1);
  g_set_error (error, TEND_ERROR, code, "%s: %s", place, words);
}
