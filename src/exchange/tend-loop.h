/* What Loop Habit Tracker's numbers mean, in its backups and in its CSV exports alike.
 *
 * The facts are those of iSoron/uhabits: models/Entry.kt, models/WeekdayList.kt, models/PaletteColor.kt,
 * models/HabitType.kt, models/NumericalHabitType.kt and resources/migrations. */

#pragma once

#include "exchange/tend-habit.h"

G_BEGIN_DECLS

#define TEND_LOOP_VERSION_MIN 9
#define TEND_LOOP_VERSION_MAX 25

/**
 * TendLoopTally:
 * @n_twice: entries about a day of which there was one already
 * @n_without_habit: entries of a habit that is not there
 * @n_without_meaning: entries that Loop itself would not show
 */
typedef struct
{
  guint n_twice;
  guint n_without_habit;
  guint n_without_meaning;
} TendLoopTally;

const char *tend_loop_get_color (gint64 value, gint64 version);
const char *tend_loop_get_nearest_color (guint32 rgb);
TendWeekdays tend_loop_get_weekdays (gint64 packed);

gboolean tend_loop_parse_value (const char *text, gint64 *value);
gboolean tend_loop_add_entry (TendHabit *habit, TendDay day, gint64 value, const char *note, guint line,
                              TendLoopTally *tally);
void tend_loop_tally_add_notes (const TendLoopTally *tally, TendArchive *archive);

G_END_DECLS
