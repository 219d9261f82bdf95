/* Somebody else's SQLite file, which may be damaged or made to do harm: read as it lies on disk, within a
 * time, and cell by cell with the table and the row at hand for every complaint.
 *
 * Used by the readers of other programs' backups. */

#pragma once

#include "store/tend-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendForeignDb TendForeignDb;
typedef struct _TendForeignRows TendForeignRows;

TendForeignDb *tend_foreign_db_open (const char *path, GCancellable *cancellable, GError **error);
void tend_foreign_db_close (TendForeignDb *self);
gboolean tend_foreign_db_get_number (TendForeignDb *self, const char *pragma, gint64 *number, GError **error);
gboolean tend_foreign_db_has_table (TendForeignDb *self, const char *table);
gboolean tend_foreign_db_check (TendForeignDb *self, GError **error);

TendForeignRows *tend_foreign_rows_new (TendForeignDb *db, const char *table, const char *const *columns,
                                        GError **error);
void tend_foreign_rows_free (TendForeignRows *self);
gboolean tend_foreign_rows_next (TendForeignRows *self, GError **error);
gint64 tend_foreign_rows_get_id (TendForeignRows *self);
gboolean tend_foreign_rows_is_null (TendForeignRows *self, int column);
gboolean tend_foreign_rows_get_integer (TendForeignRows *self, int column, gint64 fallback, gint64 *value,
                                        GError **error);
gboolean tend_foreign_rows_get_number (TendForeignRows *self, int column, double fallback, double *value,
                                       GError **error);
gboolean tend_foreign_rows_dup_text (TendForeignRows *self, int column, char **text, GError **error);
gboolean tend_foreign_rows_refuse (TendForeignRows *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendForeignDb, tend_foreign_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendForeignRows, tend_foreign_rows_free)

G_END_DECLS
