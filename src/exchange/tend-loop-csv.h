/* Loop Habit Tracker's CSV export: Habits.csv with a line a habit, a folder with a Checkmarks.csv for each,
 * and a Checkmarks.csv of all together, a column a habit. All of that may be there, or only a part.
 *
 * The facts are those of iSoron/uhabits: io/HabitsCSVExporter.kt and HabitList.writeCSV, today's and those of
 * its history: Habits.csv has had columns of other names, and checkmarks were numbers without a header
 * before they were names with one. */

#pragma once

#include "base/tend-day.h"
#include "exchange/tend-archive.h"
#include "exchange/tend-file-set.h"

G_BEGIN_DECLS

/**
 * TendLoopCsvKind:
 * @TEND_LOOP_CSV_NONE: something else
 * @TEND_LOOP_CSV_HABITS: the list of habits
 * @TEND_LOOP_CSV_ALL: the checkmarks of all habits
 * @TEND_LOOP_CSV_ONE: the checkmarks of one habit
 */
typedef enum
{
  TEND_LOOP_CSV_NONE,
  TEND_LOOP_CSV_HABITS,
  TEND_LOOP_CSV_ALL,
  TEND_LOOP_CSV_ONE,
} TendLoopCsvKind;

TendLoopCsvKind tend_loop_csv_recognize (GPtrArray *first_row);
TendArchive *tend_loop_csv_read (TendFileSet *files, TendDay today, GError **error);
TendArchive *tend_loop_csv_read_file (const char *path, GBytes *bytes, TendLoopCsvKind kind, TendDay today,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
