#include "exchange/tend-loop-db.h"

#include "base/tend-error.h"
#include "exchange/tend-foreign-db.h"
#include "exchange/tend-loop.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <math.h>

#define MILLISECONDS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* Which of the columns below a backup has depends on its version: migrations 11 (reminder_days), 16 (type,
 * value), 18 (target_type, target_value, unit), 23 (question), 24 (uuid) and 25 (notes). Before 23 the
 * question was kept as the description. */
enum
{
  HABIT_NAME,
  HABIT_DESCRIPTION,
  HABIT_QUESTION,
  HABIT_COLOR,
  HABIT_POSITION,
  HABIT_ARCHIVED,
  HABIT_FREQ_NUM,
  HABIT_FREQ_DEN,
  HABIT_REMINDER_HOUR,
  HABIT_REMINDER_MIN,
  HABIT_REMINDER_DAYS,
  HABIT_TYPE,
  HABIT_TARGET_TYPE,
  HABIT_TARGET_VALUE,
  HABIT_UNIT,
  HABIT_UUID,
};

static const char *const habit_columns[] = {
  [HABIT_NAME] = "name",
  [HABIT_DESCRIPTION] = "description",
  [HABIT_QUESTION] = "question",
  [HABIT_COLOR] = "color",
  [HABIT_POSITION] = "position",
  [HABIT_ARCHIVED] = "archived",
  [HABIT_FREQ_NUM] = "freq_num",
  [HABIT_FREQ_DEN] = "freq_den",
  [HABIT_REMINDER_HOUR] = "reminder_hour",
  [HABIT_REMINDER_MIN] = "reminder_min",
  [HABIT_REMINDER_DAYS] = "reminder_days",
  [HABIT_TYPE] = "type",
  [HABIT_TARGET_TYPE] = "target_type",
  [HABIT_TARGET_VALUE] = "target_value",
  [HABIT_UNIT] = "unit",
  [HABIT_UUID] = "uuid",
  NULL,
};

enum
{
  ENTRY_HABIT,
  ENTRY_TIMESTAMP,
  ENTRY_VALUE,
  ENTRY_NOTES,
};

static const char *const entry_columns[] = {
  [ENTRY_HABIT] = "habit",
  [ENTRY_TIMESTAMP] = "timestamp",
  [ENTRY_VALUE] = "value",
  [ENTRY_NOTES] = "notes",
  NULL,
};

typedef struct
{
  TendForeignDb *db;
  gint64 version;
  GPtrArray *habits;  /* of TendHabit, in their order in the table */
  GHashTable *by_id;  /* gint64 * → TendHabit *, unowned */
  GHashTable *uuids;  /* char *, those given so far */
  TendLoopTally tally;
} Reading;

static gboolean
read_words (TendForeignRows  *rows,
            TendHabit        *habit,
            GError          **error)
{
  g_autofree char *name = NULL;
  g_autofree char *question = NULL;
  g_autofree char *description = NULL;

  if (!tend_foreign_rows_dup_text (rows, HABIT_NAME, &name, error) ||
      !tend_foreign_rows_dup_text (rows, HABIT_QUESTION, &question, error) ||
      !tend_foreign_rows_dup_text (rows, HABIT_DESCRIPTION, &description, error))
    return FALSE;
  tend_habit_set_title (habit, name);
  tend_habit_add_why (habit, question);
  tend_habit_add_why (habit, description);
  return TRUE;
}

static gboolean
read_place (Reading          *self,
            TendForeignRows  *rows,
            TendHabit        *habit,
            GError          **error)
{
  gint64 color, archived;

  if (!tend_foreign_rows_get_integer (rows, HABIT_COLOR, 0, &color, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_POSITION, 0, &habit->position, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_ARCHIVED, 0, &archived, error))
    return FALSE;
  habit->color = tend_loop_get_color (color, self->version);
  habit->is_archived = archived != 0;
  return TRUE;
}

static gboolean
read_rhythm (TendForeignRows  *rows,
             TendHabit        *habit,
             GError          **error)
{
  gint64 times, days;

  if (!tend_foreign_rows_get_integer (rows, HABIT_FREQ_NUM, 1, &times, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_FREQ_DEN, 1, &days, error))
    return FALSE;
  if (times < 1 || times > TEND_HABIT_RHYTHM_MAX || days < 1 || days > TEND_HABIT_RHYTHM_MAX)
    return tend_foreign_rows_refuse (rows, error,
                                     _("%lld times in %lld days is no rhythm."), (long long) times,
                                     (long long) days);
  habit->times = (int) times;
  habit->days = (int) days;
  return TRUE;
}

static gboolean
read_measure (TendForeignRows  *rows,
              TendHabit        *habit,
              GError          **error)
{
  gint64 type, target_type;

  if (!tend_foreign_rows_get_integer (rows, HABIT_TYPE, 0, &type, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_TARGET_TYPE, 0, &target_type, error) ||
      !tend_foreign_rows_get_number (rows, HABIT_TARGET_VALUE, 0, &habit->target, error))
    return FALSE;
  if (type < 0 || type > 1 || target_type < 0 || target_type > 1)
    return tend_foreign_rows_refuse (rows, error, _("that is a kind of habit which Tend does not know."));
  if (type == 0)
    return TRUE;
  if (!(habit->target >= 0 && habit->target <= TEND_HABIT_VALUE_MAX))
    return tend_foreign_rows_refuse (rows, error, _("%g is no target."), habit->target);
  habit->measure = target_type == 0 ? TEND_HABIT_AT_LEAST : TEND_HABIT_AT_MOST;
  g_clear_pointer (&habit->unit, g_free);
  return tend_foreign_rows_dup_text (rows, HABIT_UNIT, &habit->unit, error);
}

static gboolean
read_reminder (TendForeignRows  *rows,
               TendHabit        *habit,
               GError          **error)
{
  gint64 hour, minute, weekdays;

  if (tend_foreign_rows_is_null (rows, HABIT_REMINDER_HOUR) ||
      tend_foreign_rows_is_null (rows, HABIT_REMINDER_MIN))
    return TRUE;
  if (!tend_foreign_rows_get_integer (rows, HABIT_REMINDER_HOUR, 0, &hour, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_REMINDER_MIN, 0, &minute, error) ||
      !tend_foreign_rows_get_integer (rows, HABIT_REMINDER_DAYS, TEND_WEEKDAYS_ALL, &weekdays, error))
    return FALSE;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return tend_foreign_rows_refuse (rows, error,
                                     _("%lld:%02lld is no time of day."), (long long) hour,
                                     (long long) minute);
  habit->reminder_minute = (int) (hour * 60 + minute);
  habit->reminder_weekdays = tend_loop_get_weekdays (weekdays);
  return TRUE;
}

/* By Loop's own UUID, or by the id and the name, so that a later backup of the same habits is known again. */
static gboolean
give_uuid (Reading          *self,
           TendForeignRows  *rows,
           TendHabit        *habit,
           GError          **error)
{
  g_autofree char *uuid = NULL;
  g_autofree char *name = NULL;
  g_autofree char *spelled = NULL;

  if (!tend_foreign_rows_dup_text (rows, HABIT_UUID, &uuid, error) ||
      !tend_foreign_rows_dup_text (rows, HABIT_NAME, &name, error))
    return FALSE;
  spelled = g_strdup_printf ("%" G_GINT64_FORMAT " %s", tend_foreign_rows_get_id (rows), name);
  if (*uuid == '\0' || !g_hash_table_add (self->uuids, g_strdup (uuid)))
    habit->uuid = tend_uuid_derive ("loop-habit-name", spelled);
  else
    habit->uuid = tend_uuid_derive ("loop-habit", uuid);
  return TRUE;
}

static gboolean
read_habit (Reading          *self,
            TendForeignRows  *rows,
            GError          **error)
{
  TendHabit *habit = tend_habit_new ("");
  gint64 id = tend_foreign_rows_get_id (rows);

  g_ptr_array_add (self->habits, habit);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), habit);
  return read_words (rows, habit, error) && read_place (self, rows, habit, error) &&
         read_rhythm (rows, habit, error) && read_measure (rows, habit, error) &&
         read_reminder (rows, habit, error) && give_uuid (self, rows, habit, error);
}

static gboolean
read_habits (Reading  *self,
             GError  **error)
{
  GError *local_error = NULL;
  g_autoptr (TendForeignRows) rows = tend_foreign_rows_new (self->db, "Habits", habit_columns, error);

  if (rows == NULL)
    return FALSE;
  while (tend_foreign_rows_next (rows, &local_error))
    if (!read_habit (self, rows, error))
      return FALSE;
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Milliseconds since 1970 in UTC, at the midnight of a civil day. */
static gboolean
read_day (TendForeignRows  *rows,
          TendDay          *day,
          GError          **error)
{
  static const int first_year = TEND_DAY_YEAR_MIN, last_year = TEND_DAY_YEAR_MAX;
  gint64 timestamp, number;

  if (!tend_foreign_rows_get_integer (rows, ENTRY_TIMESTAMP, 0, &timestamp, error))
    return FALSE;
  number = timestamp / MILLISECONDS_A_DAY - (timestamp % MILLISECONDS_A_DAY < 0);
  if (number < tend_day_from_ymd (first_year, 1, 1) || number > tend_day_from_ymd (last_year, 12, 31))
    return tend_foreign_rows_refuse (rows, error, _("%lld is no time that Tend can hold."),
                                     (long long) timestamp);
  *day = (TendDay) number;
  return TRUE;
}

static gboolean
read_entry (Reading          *self,
            TendForeignRows  *rows,
            GError          **error)
{
  gint64 habit_id, value;
  g_autofree char *note = NULL;
  TendHabit *habit;
  TendDay day = TEND_DAY_NONE;

  if (!tend_foreign_rows_get_integer (rows, ENTRY_HABIT, -1, &habit_id, error))
    return FALSE;
  habit = g_hash_table_lookup (self->by_id, &habit_id);
  if (habit == NULL || tend_foreign_rows_is_null (rows, ENTRY_HABIT) ||
      tend_foreign_rows_is_null (rows, ENTRY_TIMESTAMP))
    {
      self->tally.n_without_habit++;
      return TRUE;
    }

  /* Before version 16 an entry had no value: that it was there meant a tick, 2. */
  if (!read_day (rows, &day, error) ||
      !tend_foreign_rows_get_integer (rows, ENTRY_VALUE, 2, &value, error) ||
      !tend_foreign_rows_dup_text (rows, ENTRY_NOTES, &note, error))
    return FALSE;
  if (tend_loop_add_entry (habit, day, value, note, 0, &self->tally))
    return TRUE;
  return tend_foreign_rows_refuse (rows, error, _("%lld is no number that Tend can hold."),
                                   (long long) value);
}

static gboolean
read_entries (Reading  *self,
              GError  **error)
{
  GError *local_error = NULL;
  g_autoptr (TendForeignRows) rows = tend_foreign_rows_new (self->db, "Repetitions", entry_columns, error);

  if (rows == NULL)
    return FALSE;
  while (tend_foreign_rows_next (rows, &local_error))
    if (!read_entry (self, rows, error))
      return FALSE;
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
check_kind (Reading     *self,
            const char  *path,
            GError     **error)
{
  if (!tend_foreign_db_get_number (self->db, "user_version", &self->version, error))
    return FALSE;
  if (!tend_foreign_db_has_table (self->db, "Habits") || !tend_foreign_db_has_table (self->db, "Repetitions"))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                   _("“%s” is a database, but no backup of Loop Habit Tracker."), path);
      return FALSE;
    }
  if (self->version >= TEND_LOOP_VERSION_MIN && self->version <= TEND_LOOP_VERSION_MAX)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("“%s” is a backup of Loop Habit Tracker of version %lld; "
                 "Tend reads versions %d to %d."),
               path, (long long) self->version, TEND_LOOP_VERSION_MIN, TEND_LOOP_VERSION_MAX);
  return FALSE;
}

/**
 * tend_loop_db_read:
 * @path: a file, not the life's own
 * @today: the day it is
 * @cancellable: (nullable): asked while SQLite works
 * @error: return location: %TEND_ERROR_UNSUPPORTED, %TEND_ERROR_DAMAGED, or %TEND_ERROR_INVALID with the
 *   table and the row named
 *
 * Reads a backup of Loop Habit Tracker. Like Loop's own migrations it leaves out entries of habits that are
 * not there, and all but the first of several entries of a day.
 *
 * Returns: (transfer full): goals, check-ins and reminders
 */
TendArchive *
tend_loop_db_read (const char    *path,
                   TendDay        today,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (TendForeignDb) db = tend_foreign_db_open (path, cancellable, error);
  g_autoptr (GPtrArray) habits = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_habit_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TendArchive) archive = tend_archive_new (path);
  Reading self = { .db = db, .habits = habits, .by_id = by_id, .uuids = uuids };

  if (db == NULL || !check_kind (&self, path, error) || !tend_foreign_db_check (db, error) ||
      !read_habits (&self, error) || !read_entries (&self, error))
    return NULL;
  for (guint i = 0; i < habits->len; i++)
    tend_habit_move_to (g_ptr_array_index (habits, i), archive, today);
  tend_loop_tally_add_notes (&self.tally, archive);
  return g_steal_pointer (&archive);
}
