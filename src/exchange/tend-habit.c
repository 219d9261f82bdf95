#include "exchange/tend-habit.h"

#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The most characters that a goal's title holds. */
#define TITLE_MAX 500

#define SECONDS_A_DAY (24 * 60 * 60)

typedef struct
{
  TendDay day;
  TendHabitState state;
  double value;
  char *note;
  guint line;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->note);
}

/**
 * tend_habit_new:
 * @title: what it is called, see tend_habit_set_title()
 *
 * Returns: (transfer full): a habit of every day, ticked, without a reminder
 */
TendHabit *
tend_habit_new (const char *title)
{
  TendHabit *self = g_new0 (TendHabit, 1);

  self->why = g_strdup ("");
  self->unit = g_strdup ("");
  self->color = "";
  self->times = 1;
  self->days = 1;
  self->reminder_minute = -1;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->claimed_days = g_hash_table_new (NULL, NULL);
  tend_habit_set_title (self, title);
  return self;
}

void
tend_habit_free (TendHabit *self)
{
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->why);
  g_free (self->unit);
  g_array_unref (self->entries);
  g_hash_table_unref (self->claimed_days);
  g_free (self);
}

/**
 * tend_habit_set_title:
 * @self: a habit
 * @title: UTF-8; one that no title of a goal can hold is cut, and kept whole among the reasons
 */
void
tend_habit_set_title (TendHabit  *self,
                      const char *title)
{
  g_autofree char *line = g_strstrip (g_strdup (title));

  g_strdelimit (line, "\r\n\t", ' ');
  g_free (self->title);
  if (*line == '\0')
    self->title = g_strdup (_("Without a name"));
  else if (g_utf8_strlen (line, -1) <= TITLE_MAX)
    self->title = g_steal_pointer (&line);
  else
    {
      g_autofree char *beginning = g_utf8_substring (line, 0, TITLE_MAX - 1);

      self->title = g_strconcat (beginning, "…", NULL);
      tend_habit_add_why (self, title);
    }
}

/**
 * tend_habit_add_why:
 * @self: a habit
 * @words: something said about it; a paragraph of its own
 */
void
tend_habit_add_why (TendHabit  *self,
                    const char *words)
{
  g_autofree char *before = self->why;

  self->why = *before && *words ? g_strconcat (before, "\n\n", words, NULL)
                                : g_strconcat (before, words, NULL);
}

/**
 * tend_habit_claim_day:
 * @self: a habit
 * @day: a day
 *
 * Returns: whether nothing was said about the day before
 */
gboolean
tend_habit_claim_day (TendHabit *self,
                      TendDay    day)
{
  return g_hash_table_add (self->claimed_days, GINT_TO_POINTER (day));
}

/**
 * tend_habit_add_entry:
 * @self: a habit
 * @day: a day that was claimed for this entry
 * @state: what happened
 * @value: the number, NAN if none
 * @note: UTF-8, "" if none; nothing without a note is not kept
 * @line: the line of the file that it stands on, 0 if the file has no lines
 */
void
tend_habit_add_entry (TendHabit      *self,
                      TendDay         day,
                      TendHabitState  state,
                      double          value,
                      const char     *note,
                      guint           line)
{
  Entry entry = { day, state, value, NULL, line };

  if (state == TEND_HABIT_NOTHING && *note == '\0')
    return;
  entry.note = g_strdup (note);
  g_array_append_val (self->entries, entry);
}

guint
tend_habit_get_n_entries (TendHabit *self)
{
  return self->entries->len;
}

/* As many times in as many days as the habit has them; Tend has words for the usual ones. */
static void
add_schedule (const TendHabit  *self,
              TendArchiveTable *goals,
              guint             row)
{
  const char *schedule = "window";
  int times = self->times, days = self->days;

  if (times >= days)
    {
      schedule = "daily";
      times = 1;
      days = 0;
    }
  else if (days == 7)
    {
      schedule = "weekly";
      days = 0;
    }
  else if (days == 30 || days == 31)
    {
      schedule = "monthly";
      days = 0;
    }
  else if (times == 1)
    schedule = "interval";
  tend_archive_table_set_text (goals, row, "schedule", schedule);
  tend_archive_table_set_integer (goals, row, "times", times);
  tend_archive_table_set_integer (goals, row, "days", days);
}

static void
add_measure (const TendHabit  *self,
             TendArchiveTable *goals,
             guint             row)
{
  static const char *const names[] = {
    [TEND_HABIT_TICK] = "tick",
    [TEND_HABIT_AT_LEAST] = "at-least",
    [TEND_HABIT_AT_MOST] = "at-most",
  };

  tend_archive_table_set_text (goals, row, "measure", names[self->measure]);
  if (self->measure == TEND_HABIT_TICK)
    return;
  tend_archive_table_set_real (goals, row, "target", self->target);
  tend_archive_table_set_text (goals, row, "unit", self->unit);
}

static TendDay
get_start_day (const TendHabit *self,
               TendDay          today)
{
  TendDay day = today;

  for (guint i = 0; i < self->entries->len; i++)
    day = MIN (day, g_array_index (self->entries, Entry, i).day);
  return day;
}

static void
add_goal (const TendHabit *self,
          TendArchive     *archive,
          TendDay          today)
{
  TendArchiveTable *goals = tend_archive_add_table (archive, "goal");
  guint row = tend_archive_table_append (goals, self->line);
  TendDay start_day = get_start_day (self, today);
  char day_text[TEND_DAY_TEXT_SIZE];

  tend_archive_table_set_text (goals, row, "uuid", self->uuid);
  tend_archive_table_set_text (goals, row, "title", self->title);
  tend_archive_table_set_text (goals, row, "why", self->why);
  tend_archive_table_set_text (goals, row, "color", self->color);
  tend_archive_table_set_integer (goals, row, "position", self->position);
  tend_archive_table_set_text (goals, row, "start_day", tend_day_to_text (start_day, day_text));
  tend_archive_table_set_integer (goals, row, "is_archived", self->is_archived ? 1 : 0);
  tend_archive_table_set_integer (goals, row, "created_at", (gint64) start_day * SECONDS_A_DAY);
  add_schedule (self, goals, row);
  add_measure (self, goals, row);
}

static void
add_check_ins (const TendHabit *self,
               TendArchive     *archive)
{
  static const char *const states[] = {
    [TEND_HABIT_NOTHING] = "none",
    [TEND_HABIT_DONE] = "done",
    [TEND_HABIT_SKIPPED] = "skipped",
  };
  TendArchiveTable *check_ins = tend_archive_add_table (archive, "goal_check_in");

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint row = tend_archive_table_append (check_ins, entry->line);
      char day_text[TEND_DAY_TEXT_SIZE];

      tend_archive_table_set_text (check_ins, row, "goal", self->uuid);
      tend_archive_table_set_text (check_ins, row, "day", tend_day_to_text (entry->day, day_text));
      tend_archive_table_set_text (check_ins, row, "state", states[entry->state]);
      if (self->measure != TEND_HABIT_TICK && !isnan (entry->value))
        tend_archive_table_set_real (check_ins, row, "value", entry->value);
      tend_archive_table_set_text (check_ins, row, "note", entry->note);
      /* None of the programs says at what hour: noon. */
      tend_archive_table_set_integer (check_ins, row, "at",
                                      ((gint64) entry->day * 2 + 1) * SECONDS_A_DAY / 2);
    }
}

static void
add_reminder (const TendHabit *self,
              TendArchive     *archive)
{
  TendArchiveTable *reminders = tend_archive_add_table (archive, "reminder");
  guint row = tend_archive_table_append (reminders, self->line);
  g_autofree char *uuid = tend_uuid_derive ("habit-reminder", self->uuid);

  tend_archive_table_set_text (reminders, row, "uuid", uuid);
  tend_archive_table_set_text (reminders, row, "subject_kind", "goal");
  tend_archive_table_set_text (reminders, row, "subject_uuid", self->uuid);
  tend_archive_table_set_integer (reminders, row, "minute", self->reminder_minute);
  tend_archive_table_set_integer (reminders, row, "weekdays", self->reminder_weekdays);
  tend_archive_table_set_integer (reminders, row, "is_enabled", self->is_archived ? 0 : 1);
}

/**
 * tend_habit_move_to:
 * @self: a habit with a UUID
 * @archive: an archive
 * @today: the day it is, on which a habit without any entry starts
 *
 * Adds it as a goal with check-ins and, if it has one, a reminder.
 */
void
tend_habit_move_to (TendHabit   *self,
                    TendArchive *archive,
                    TendDay      today)
{
  g_return_if_fail (self->uuid != NULL);

  add_goal (self, archive, today);
  add_check_ins (self, archive);
  if (self->reminder_minute >= 0 && self->reminder_weekdays != 0)
    add_reminder (self, archive);
}

/**
 * tend_habit_note_targets:
 * @archive: told of it
 * @n_unknown: how many habits have %TEND_HABIT_TARGET_UNKNOWN
 */
void
tend_habit_note_targets (TendArchive *archive,
                         guint        n_unknown)
{
  if (n_unknown == 0)
    return;
  tend_archive_add_note (
      archive,
      g_strdup_printf (ngettext ("%'u goal is counted, but its target is not in the file; it was set to 1.",
                                 "%'u goals are counted, but their targets are not in the file; "
                                 "they were set to 1.",
                                 n_unknown),
                       n_unknown));
}
