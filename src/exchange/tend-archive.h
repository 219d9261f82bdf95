/* What is carried from one life to another, or from another program into one: rows by table name, in memory.
 *
 * Every file that Tend reads becomes one of these first, and every file that it writes is made of one.
 * Rows hold no ids: a row is named by its UUID, or by its parent's UUID and the key columns of its table;
 * the column that leads to the parent has the parent table's name and holds the parent's UUID.
 *
 * What an archive says is added to a life. One of a calendar that is imported again also says which rows are to be
 * changed, and which to go; see #TendArchiveMode and #TendArchiveRow.
 *
 * An archive is filled by one thread and only read from then on, by any. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendArchiveType:
 * @TEND_ARCHIVE_ABSENT: nothing is said; the table's default applies
 * @TEND_ARCHIVE_NULL: there is none
 * @TEND_ARCHIVE_INTEGER: a whole number
 * @TEND_ARCHIVE_REAL: a finite number
 * @TEND_ARCHIVE_TEXT: UTF-8
 */
typedef enum
{
  TEND_ARCHIVE_ABSENT,
  TEND_ARCHIVE_NULL,
  TEND_ARCHIVE_INTEGER,
  TEND_ARCHIVE_REAL,
  TEND_ARCHIVE_TEXT,
} TendArchiveType;

/**
 * TendArchiveValue:
 * @type: which of the members below holds it
 * @text: belongs to the archive
 */
typedef struct
{
  TendArchiveType type;
  union
  {
    gint64 integer;
    double real;
    const char *text;
  };
} TendArchiveValue;

/**
 * TendArchiveMode:
 * @TEND_ARCHIVE_KEEP: a row that is there already stays as it is
 * @TEND_ARCHIVE_UPDATE: it takes over what is said, if the table's stamp is another now
 * @TEND_ARCHIVE_FOLLOW: rows go with the row that they belong to: where that is new or brought up to date, so are
 *   they, and what it had from such a file and has no more goes; where it is left alone, so are they
 *
 * What merging does with the rows of a table. Other people's files that are imported again and again update; what
 * was changed in Tend since is kept as long as the file says the same as before.
 */
typedef enum
{
  TEND_ARCHIVE_KEEP,
  TEND_ARCHIVE_UPDATE,
  TEND_ARCHIVE_FOLLOW,
} TendArchiveMode;

/**
 * TendArchiveRow:
 * @TEND_ARCHIVE_ROW_AS_TABLE: as its table's #TendArchiveMode says
 * @TEND_ARCHIVE_ROW_UPDATE: it is added, or the row that is known takes over what is said, whatever belongs to it with
 *   it, where that follows
 * @TEND_ARCHIVE_ROW_LEAVE: it is here already, in whatever form, and stays as it is
 * @TEND_ARCHIVE_ROW_SKIP: it is as if it were not there
 *
 * What merging does with a single row.
 */
typedef enum
{
  TEND_ARCHIVE_ROW_AS_TABLE,
  TEND_ARCHIVE_ROW_UPDATE,
  TEND_ARCHIVE_ROW_LEAVE,
  TEND_ARCHIVE_ROW_SKIP,
} TendArchiveRow;

/**
 * TendArchiveUse:
 * @TEND_ARCHIVE_USE_ALWAYS: a row that is known gets it, and is out of date while it has another
 * @TEND_ARCHIVE_USE_ALONG: a row that is known gets it if it is out of date for another reason
 * @TEND_ARCHIVE_USE_ONCE: a row that is known keeps its own
 *
 * What bringing a row up to date does with a column.
 */
typedef enum
{
  TEND_ARCHIVE_USE_ALWAYS,
  TEND_ARCHIVE_USE_ALONG,
  TEND_ARCHIVE_USE_ONCE,
} TendArchiveUse;

typedef struct _TendArchive TendArchive;
typedef struct _TendArchiveTable TendArchiveTable;

TendArchive *tend_archive_new (const char *source);
TendArchive *tend_archive_ref (TendArchive *self);
void tend_archive_unref (TendArchive *self);
const char *tend_archive_get_source (TendArchive *self);

void tend_archive_add_note (TendArchive *self, char *note);
const char *const *tend_archive_get_notes (TendArchive *self);

void tend_archive_set_version (TendArchive *self, const char *feature, gint64 version);
guint tend_archive_get_n_versions (TendArchive *self);
gint64 tend_archive_get_version (TendArchive *self, guint index, const char **feature);

TendArchiveTable *tend_archive_add_table (TendArchive *self, const char *name);
TendArchiveTable *tend_archive_find_table (TendArchive *self, const char *name);
guint tend_archive_get_n_tables (TendArchive *self);
TendArchiveTable *tend_archive_get_table (TendArchive *self, guint index);

const char *tend_archive_table_get_name (TendArchiveTable *table);
guint tend_archive_table_get_n_rows (TendArchiveTable *table);
guint tend_archive_table_get_n_columns (TendArchiveTable *table);
const char *tend_archive_table_get_column_name (TendArchiveTable *table, guint column);
int tend_archive_table_find_column (TendArchiveTable *table, const char *name);
const TendArchiveValue *tend_archive_table_get (TendArchiveTable *table, int column, guint row);
guint tend_archive_table_get_line (TendArchiveTable *table, guint row);

void tend_archive_table_set_updates (TendArchiveTable *table, const char *stamp);
void tend_archive_table_set_follows (TendArchiveTable *table, const char *marker);
void tend_archive_table_set_namesake (TendArchiveTable *table, const char *column);
TendArchiveMode tend_archive_table_get_mode (TendArchiveTable *table);
const char *tend_archive_table_get_stamp (TendArchiveTable *table);
const char *tend_archive_table_get_marker (TendArchiveTable *table);
const char *tend_archive_table_get_namesake (TendArchiveTable *table);

guint tend_archive_table_append (TendArchiveTable *table, guint line);
guint tend_archive_table_add_column (TendArchiveTable *table, const char *name);
void tend_archive_table_set_null (TendArchiveTable *table, guint row, const char *column);
void tend_archive_table_set_integer (TendArchiveTable *table, guint row, const char *column, gint64 value);
void tend_archive_table_set_real (TendArchiveTable *table, guint row, const char *column, double value);
void tend_archive_table_set_text (TendArchiveTable *table, guint row, const char *column, const char *value);

void tend_archive_table_set_policy (TendArchiveTable *table, guint row, TendArchiveRow policy);
TendArchiveRow tend_archive_table_get_policy (TendArchiveTable *table, guint row);
void tend_archive_table_set_use (TendArchiveTable *table, const char *column, TendArchiveUse use);
TendArchiveUse tend_archive_table_get_use (TendArchiveTable *table, int column);
void tend_archive_table_add_removal (TendArchiveTable *table, const char *uuid);
void tend_archive_table_clear_removals (TendArchiveTable *table);
guint tend_archive_table_get_n_removals (TendArchiveTable *table);
const char *tend_archive_table_get_removal (TendArchiveTable *table, guint index);

void tend_archive_set_row_error (TendArchive *self, TendArchiveTable *table, guint row, GError **error,
                                 int code, const char *format, ...) G_GNUC_PRINTF (6, 7);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendArchive, tend_archive_unref)

G_END_DECLS
