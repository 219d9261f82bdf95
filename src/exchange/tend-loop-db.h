/* Backups of Loop Habit Tracker: SQLite files of schema versions 9 to 25. */

#pragma once

#include "base/tend-day.h"
#include "exchange/tend-archive.h"

#include <gio/gio.h>

G_BEGIN_DECLS

TendArchive *tend_loop_db_read (const char *path, TendDay today, GCancellable *cancellable, GError **error);

G_END_DECLS
