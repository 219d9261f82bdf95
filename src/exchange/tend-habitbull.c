#include "exchange/tend-habitbull.h"

#include "base/tend-error.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-habit.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

enum
{
  COLUMN_NAME,
  COLUMN_DESCRIPTION,
  COLUMN_CATEGORY,
  COLUMN_DATE,
  COLUMN_VALUE,
  COLUMN_COMMENT,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS] = {
  "HabitName", "HabitDescription", "HabitCategory", "CalendarDate", "Value", "CommentText",
};

/* Which way round dates with slashes are, as far as the file shows. */
typedef struct
{
  guint first_day_first_line; /* of a date that can only be day/month, 0 if none */
  guint first_month_first_line;
  guint first_unclear_line;
} DateOrder;

typedef struct
{
  int columns[N_COLUMNS]; /* where they stand, -1 if nowhere */
  gboolean has_begun;
  DateOrder order;
  GPtrArray *habits;   /* of TendHabit, in the order of the file */
  GHashTable *by_name; /* char * → TendHabit *, unowned */
  guint n_twice;
} Reading;

/**
 * tend_habitbull_recognize:
 * @first_row: (element-type utf8): the first row of a file
 *
 * Returns: whether it is the header of such an export
 */
gboolean
tend_habitbull_recognize (GPtrArray *first_row)
{
  for (guint i = COLUMN_NAME; i <= COLUMN_CATEGORY; i++)
    if (first_row->len <= i || !g_str_equal (g_ptr_array_index (first_row, i), column_names[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_header (Reading           *self,
             const TendCsvRow  *row,
             GError           **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = -1;
      for (guint j = 0; j < row->n_fields; j++)
        if (g_str_equal (row->fields[j], column_names[i]))
          self->columns[i] = (int) j;
      if (self->columns[i] < 0 && i != COLUMN_COMMENT && i != COLUMN_DESCRIPTION && i != COLUMN_CATEGORY)
        return tend_csv_row_refuse (row, error, _("the column “%s” is missing."), column_names[i]);
    }
  self->has_begun = TRUE;
  return TRUE;
}

/* "4/11/2019": three numbers. */
static gboolean
split_date (const char *text,
            gint64      numbers[static 3])
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_string_to_signed (parts[i], 10, 1, TEND_DAY_YEAR_MAX, &numbers[i], NULL))
      return FALSE;
  return TRUE;
}

/* First all dates are looked at: one line can show how the others are meant. */
static gboolean
on_row_looked_at_cb (const TendCsvRow  *row,
                     gpointer           data,
                     GError           **error)
{
  Reading *self = data;
  gint64 numbers[3];

  if (!self->has_begun)
    return read_header (self, row, error);
  if (!split_date (tend_csv_row_get (row, self->columns[COLUMN_DATE]), numbers))
    return TRUE;
  if (numbers[0] > 12 && self->order.first_day_first_line == 0)
    self->order.first_day_first_line = row->line;
  else if (numbers[1] > 12 && self->order.first_month_first_line == 0)
    self->order.first_month_first_line = row->line;
  else if (numbers[0] != numbers[1] && self->order.first_unclear_line == 0)
    self->order.first_unclear_line = row->line;
  return TRUE;
}

static TendDay
read_day (Reading    *self,
          const char *text)
{
  gint64 numbers[3];
  gboolean is_day_first = self->order.first_day_first_line > 0;

  if (!split_date (text, numbers))
    return tend_day_parse (text, NULL);
  return tend_day_from_ymd ((int) numbers[2], (int) numbers[is_day_first ? 1 : 0],
                            (int) numbers[is_day_first ? 0 : 1]);
}

static TendHabit *
find_habit (Reading          *self,
            const TendCsvRow *row)
{
  const char *name = tend_csv_row_get (row, self->columns[COLUMN_NAME]);
  TendHabit *habit = g_hash_table_lookup (self->by_name, name);

  if (habit)
    return habit;

  habit = tend_habit_new (name);
  habit->uuid = tend_uuid_derive ("habitbull-habit", name);
  habit->line = row->line;
  tend_habit_add_why (habit, tend_csv_row_get (row, self->columns[COLUMN_DESCRIPTION]));
  tend_habit_add_why (habit, tend_csv_row_get (row, self->columns[COLUMN_CATEGORY]));
  g_ptr_array_add (self->habits, habit);
  habit->position = self->habits->len;
  g_hash_table_insert (self->by_name, g_strdup (name), habit);
  return habit;
}

/* 0 is "no", 1 is "yes", more is an amount, and a very negative number stands where nothing was said. */
static gboolean
on_row_read_cb (const TendCsvRow  *row,
                gpointer           data,
                GError           **error)
{
  Reading *self = data;
  const char *date = tend_csv_row_get (row, self->columns[COLUMN_DATE]);
  const char *text = tend_csv_row_get (row, self->columns[COLUMN_VALUE]);
  const char *comment = tend_csv_row_get (row, self->columns[COLUMN_COMMENT]);
  char *end;
  double value = g_ascii_strtod (text, &end);
  TendHabit *habit;
  TendDay day;

  if (!self->has_begun)
    {
      self->has_begun = TRUE;
      return TRUE;
    }
  day = read_day (self, date);
  if (day == TEND_DAY_NONE)
    return tend_csv_row_refuse (row, error, _("“%.40s” is not a day."), date);
  if (*text == '\0' || *end != '\0' || !(fabs (value) <= TEND_HABIT_VALUE_MAX))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no number that Tend can hold."), text);

  habit = find_habit (self, row);
  if (value > 1)
    habit->measure = TEND_HABIT_AT_LEAST;
  if (!tend_habit_claim_day (habit, day))
    self->n_twice++;
  else if (value > 0)
    tend_habit_add_entry (habit, day, TEND_HABIT_DONE, value, comment, row->line);
  else
    tend_habit_add_entry (habit, day, TEND_HABIT_NOTHING, NAN, comment, row->line);
  return TRUE;
}

static gboolean
check_order (Reading      *self,
             const char   *path,
             TendArchive  *archive,
             GError      **error)
{
  const DateOrder *order = &self->order;

  if (order->first_day_first_line > 0 && order->first_month_first_line > 0)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s”: in line %u the day comes before the month, "
                     "in line %u it is the other way round."),
                   path, order->first_day_first_line, order->first_month_first_line);
      return FALSE;
    }
  if (order->first_unclear_line > 0 && order->first_day_first_line == 0 && order->first_month_first_line == 0)
    tend_archive_add_note (archive, g_strdup (_("Dates were read as month/day/year.")));
  return TRUE;
}

static void
add_habits (Reading     *self,
            TendArchive *archive,
            TendDay      today)
{
  guint n_without_target = 0;

  for (guint i = 0; i < self->habits->len; i++)
    {
      TendHabit *habit = g_ptr_array_index (self->habits, i);

      if (habit->measure != TEND_HABIT_TICK)
        {
          habit->target = TEND_HABIT_TARGET_UNKNOWN;
          n_without_target++;
        }
      tend_habit_move_to (habit, archive, today);
    }
  if (self->n_twice > 0)
    tend_archive_add_note (archive,
                           g_strdup_printf (ngettext ("%'u line was about a day that had one already; "
                                                      "the first was kept.",
                                                      "%'u lines were about a day that had one already; "
                                                      "the first was kept.",
                                                      self->n_twice),
                                            self->n_twice));
  tend_habit_note_targets (archive, n_without_target);
}

/**
 * tend_habitbull_read:
 * @path: the file, as errors name it
 * @bytes: what is in it
 * @today: the day it is
 * @error: return location, with the line named
 *
 * A habit's category, which Tend has no place for, is kept among its reasons. Numbers below zero are
 * not taken for anything: the samples do not show whether they stand for a skipped day.
 *
 * Returns: (transfer full): goals and check-ins
 */
TendArchive *
tend_habitbull_read (const char  *path,
                     GBytes      *bytes,
                     TendDay      today,
                     GError     **error)
{
  g_autoptr (TendArchive) archive = tend_archive_new (path);
  g_autoptr (GPtrArray) habits = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_habit_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .habits = habits, .by_name = by_name };

  if (!tend_csv_read (path, bytes, on_row_looked_at_cb, &self, error) ||
      !check_order (&self, path, archive, error))
    return NULL;
  self.has_begun = FALSE;
  if (!tend_csv_read (path, bytes, on_row_read_cb, &self, error))
    return NULL;
  add_habits (&self, archive, today);
  return g_steal_pointer (&archive);
}
