/* HabitBull's CSV export: a line for each habit and day, beginning "HabitName,HabitDescription,…".
 *
 * The program is gone; what is known of the format is what iSoron/uhabits reads
 * (io/HabitBullCSVImporter.kt) and its samples (assets/test/habitbull*.csv). */

#pragma once

#include "base/tend-day.h"
#include "exchange/tend-archive.h"

G_BEGIN_DECLS

gboolean tend_habitbull_recognize (GPtrArray *first_row);
TendArchive *tend_habitbull_read (const char *path, GBytes *bytes, TendDay today, GError **error);

G_END_DECLS
