/* One table of an archive on its way into a life: which of its rows are there already, and what is to be written.
 *
 * tend-archive-merge.c walks the rows and counts; what SQL that takes is here. */

#pragma once

#include "exchange/tend-archive-schema.h"

G_BEGIN_DECLS

/* The id of a row that would be made, in a walk that makes none. SQLite starts at 1. */
#define TEND_ARCHIVE_ID_TO_COME 0

/**
 * TendArchiveLane:
 * @info: what the table is like in the life
 * @table: (nullable): what the archive has of it
 * @touched: (element-type gint64): rows that are new or brought up to date, so that what belongs to them is too
 *
 * The other members are its own.
 */
typedef struct _TendArchiveLane TendArchiveLane;

struct _TendArchiveLane
{
  TendArchiveTableInfo *info;
  TendArchiveTable *table;
  GHashTable *touched;

  /*< private >*/
  TendDb *db;
  TendArchive *archive;
  TendArchiveLane *parent;
  int *columns;            /* for each of the info's, where it stands in the archive's */
  gboolean is_empty;       /* whether the life had no row of it before */
  sqlite3_stmt **find;     /* for each of the info's names */
  sqlite3_stmt *find_uuid; /* for parents that are not in the archive, and for what goes */
  sqlite3_stmt *find_namesake; /* NULL where the archive's table has none */
  sqlite3_stmt *insert;
  sqlite3_stmt *compare;
  sqlite3_stmt *update;
  sqlite3_stmt *list;      /* what belongs to a parent */
  GHashTable *ids;         /* const char *uuid → gint64 *, of rows that others may belong to */
  GHashTable *seen;        /* of gint64: rows that are in the archive */
};

TendArchiveLane *tend_archive_lane_new (TendDb *db, TendArchive *archive, TendArchiveTableInfo *info,
                                        TendArchiveLane *parent, GError **error);
void tend_archive_lane_free (TendArchiveLane *self);

gboolean tend_archive_lane_find_uuid (TendArchiveLane *self, const char *uuid, gboolean *is_found, gint64 *id,
                                      GError **error);
gboolean tend_archive_lane_find_parent (TendArchiveLane *self, guint row, gint64 *id, GError **error);
gboolean tend_archive_lane_find (TendArchiveLane *self, guint row, gint64 parent_id, gboolean *is_known, gint64 *id,
                                 GError **error);
gboolean tend_archive_lane_differs (TendArchiveLane *self, guint row, gint64 id, gboolean *is_different,
                                    GError **error);
GArray *tend_archive_lane_find_gone (TendArchiveLane *self, gint64 parent_id, GError **error);

gboolean tend_archive_lane_insert (TendArchiveLane *self, guint row, gint64 parent_id, gint64 *id, GError **error);
gboolean tend_archive_lane_update (TendArchiveLane *self, guint row, gint64 id, GError **error);
gboolean tend_archive_lane_delete (TendArchiveLane *self, gint64 id, GError **error);

void tend_archive_lane_remember (TendArchiveLane *self, guint row, gint64 id);
void tend_archive_lane_touch (TendArchiveLane *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendArchiveLane, tend_archive_lane_free)

G_END_DECLS
