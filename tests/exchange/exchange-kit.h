/* What the suites of exchange/ share: files made on the spot, archives read and merged. */

#pragma once

#include "exchange/tend-archive.h"
#include "exchange/tend-archive-counts.h"
#include "exchange/tend-import.h"
#include "store/test-life.h"

G_BEGIN_DECLS

/* Monday, 2 March 2026, the day of TEST_LIFE_NOW. */
TendDay kit_get_today (void);

char *kit_write (const char *folder, const char *name, const char *text);
char *kit_write_bytes (const char *folder, const char *name, gconstpointer data, gsize size);
char *kit_write_db (const char *folder, const char *name, const char *sql);
char *kit_find_shared (const char *name);

void kit_fill_life (TestLife *life);
TendArchive *kit_read_life (TestLife *life);
char *kit_export_life (TestLife *life);
gboolean kit_merge (TestLife *life, TendArchive *archive, GError **error);
TendArchive *kit_parse (const char *json, GError **error);

TendImport *kit_try_open (const char *path, const char *zone_id, GCancellable *cancellable, GError **error);
TendImport *kit_open_in (const char *path, const char *zone_id);
TendImport *kit_open (const char *path);
void kit_assert_refused (const char *path, int code, const char *words);
guint kit_count (TendArchive *archive, const char *table);
char *kit_text (TendArchive *archive, const char *table, guint row, const char *column);
void kit_assert_row (TendArchive *archive, const char *table, guint row, const char *expected);

void kit_fuzz (const char *folder, const char *name, gconstpointer data, gsize size, guint n_rounds);

G_END_DECLS
