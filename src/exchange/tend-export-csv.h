/* An archive as a folder of comma-separated values, a file a table: for spreadsheets, and for other programs
 * that somebody may want to move to. Tend itself reads the JSON form back.
 *
 * What was done of hobbies stands there once more, in hobby-log.csv, as people would write it: a line a session, with
 * the hobby's name, the hour here and minutes. An import reads that. */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-archive.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/* The file with the sessions of hobbies, see exchange/tend-session-csv.h. */
#define TEND_EXPORT_CSV_LOG "hobby-log.csv"

gboolean tend_export_csv (TendArchive *archive, TendDb *db, TendZone *zone, const char *folder, GError **error);

G_END_DECLS
