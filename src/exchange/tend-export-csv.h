/* An archive as a folder of comma-separated values, a file a table: for spreadsheets, and for other programs
 * that somebody may want to move to. Tend itself reads the JSON form back. */

#pragma once

#include "exchange/tend-archive.h"

G_BEGIN_DECLS

gboolean tend_export_csv (TendArchive *archive, const char *folder, GError **error);

G_END_DECLS
