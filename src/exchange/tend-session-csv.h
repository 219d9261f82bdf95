/* Sessions of hobbies as comma-separated values, a line each: to look at in a spreadsheet, to keep elsewhere, and to
 * bring times along that were written down before there was Tend.
 *
 *     hobby,day,begun_at,minutes,mood,line,uuid
 *     Guitar,2026-03-02,2026-03-02T19:30:00+01:00,25,4,The bridge works now,…
 *
 * Reading takes less than writing gives: a hobby's name, minutes, and a day or the instant, in any order of columns.
 * The hobby_session.csv among the tables of an export is understood as well. */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-archive.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

gboolean tend_session_csv_recognize (GPtrArray *first_row);
TendArchive *tend_session_csv_read (const char *path, GBytes *bytes, TendZone *zone, GError **error);
gboolean tend_session_csv_save (TendDb *db, gint64 hobby_id, TendZone *zone, const char *path, GError **error);

G_END_DECLS
