/* An archive as JSON, the form in which a life is exported; resources/schemas/tend-archive.schema.json
 * describes it.
 *
 *   {
 *     "format": "tend-archive",
 *     "version": 1,
 *     "exported_at": "2026-11-23T18:00:00Z",
 *     "features": {"goals": 1, …},            the versions of the features' tables
 *     "tables": {
 *       "goal": [
 *         {"uuid": "…", "title": "…", …},     a row a line, in the order of their names
 *         …
 *       ],
 *       "goal_check_in": [
 *         {"goal": "…", "day": "2026-11-23", …}
 *       ]
 *     }
 *   }
 *
 * A row that belongs to another has a member of that table's name, which holds the other's UUID. Two
 * exports of one life differ in "exported_at" only. */

#pragma once

#include "exchange/tend-archive.h"

G_BEGIN_DECLS

#define TEND_ARCHIVE_JSON_FORMAT "tend-archive"
#define TEND_ARCHIVE_JSON_VERSION 1

/* The most bytes that a file may have. */
#define TEND_ARCHIVE_JSON_LIMIT (1024 * 1024 * 1024)

GString *tend_archive_to_json (TendArchive *archive, gint64 exported_at);
gboolean tend_archive_save_json (TendArchive *archive, const char *path, gint64 exported_at, GError **error);
TendArchive *tend_archive_from_json (const char *source, GBytes *bytes, GError **error);

G_END_DECLS
