/* What the tables of a life look like from an archive: their columns, what names a row, and whose child a
 * table is; asked of the database and of the features' descriptors, so that no table is known here by name.
 *
 * Used by what reads a life into an archive and by what merges an archive into a life. */

#pragma once

#include "exchange/tend-archive.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendArchiveColumn:
 * @name: what it is called in an archive: the parent table's name for the column that leads to the parent
 * @sql_name: what it is called in the database
 * @type: what is kept in it; text for the column that leads to the parent
 * @is_base64: whether what is kept in it are bytes; in an archive they are a text, in base 64
 * @fallback: what stands in it if nothing is said
 */
typedef struct
{
  char *name;
  char *sql_name;
  TendArchiveType type;
  gboolean is_base64;
  TendArchiveValue fallback;
} TendArchiveColumn;

/**
 * TendArchiveTableInfo:
 * @table: the descriptor
 * @parent: (nullable): the table that its rows belong to
 * @has_children: whether rows of other tables belong to its rows
 * @columns: (element-type TendArchiveColumn): all but the id
 * @parent_column: which of @columns leads to the parent, -1 if none
 * @names: (element-type GArray): sets of columns (of guint) of which no two rows have the same values; the
 *   first is what names a row in an archive
 */
typedef struct _TendArchiveTableInfo TendArchiveTableInfo;

struct _TendArchiveTableInfo
{
  const TendTable *table;
  TendArchiveTableInfo *parent;
  gboolean has_children;
  GArray *columns;
  int parent_column;
  GPtrArray *names;
};

typedef struct _TendArchiveSchema TendArchiveSchema;

TendArchiveSchema *tend_archive_schema_new (TendDb *db, const TendFeature *const *features, guint n_features,
                                            GError **error);
void tend_archive_schema_free (TendArchiveSchema *self);

guint tend_archive_schema_get_n_tables (TendArchiveSchema *self);
TendArchiveTableInfo *tend_archive_schema_get_table (TendArchiveSchema *self, guint index);
gboolean tend_archive_schema_check (TendArchiveSchema *self, TendArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendArchiveSchema, tend_archive_schema_free)

G_END_DECLS
