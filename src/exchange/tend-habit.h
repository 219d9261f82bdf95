/* A habit as other programs keep it, on its way to become a goal.
 *
 * The readers of foreign files fill one of these for each habit; what a goal, a check-in and a reminder look
 * like in an archive is known here and nowhere else among them. */

#pragma once

#include "base/tend-day.h"
#include "exchange/tend-archive.h"

G_BEGIN_DECLS

/* The largest number that a check-in or a target holds. */
#define TEND_HABIT_VALUE_MAX 1e12

/* The most days in, or times during, a rhythm. */
#define TEND_HABIT_RHYTHM_MAX 1000

/* What a measured habit wishes for where its file does not say: whatever was entered counts. */
#define TEND_HABIT_TARGET_UNKNOWN 1

typedef enum
{
  TEND_HABIT_NOTHING,
  TEND_HABIT_DONE,
  TEND_HABIT_SKIPPED,
} TendHabitState;

typedef enum
{
  TEND_HABIT_TICK,
  TEND_HABIT_AT_LEAST,
  TEND_HABIT_AT_MOST,
} TendHabitMeasure;

/**
 * TendHabit:
 * @uuid: (nullable): what it is to be called in the archive
 * @title: what it is called
 * @why: what was said about it
 * @color: the name of a colour of Tend's, "" for none
 * @position: its place in the list
 * @times: how often …
 * @days: … in how many days
 * @measure: what a tick is
 * @target: the number wished for, where it is measured
 * @unit: what is counted
 * @is_archived: put away
 * @reminder_minute: minutes after midnight, -1 for no reminder
 * @reminder_weekdays: on which days
 * @line: the line of the file that it stands on, 0 if the file has no lines
 */
typedef struct
{
  char *uuid;
  char *title;
  char *why;
  const char *color;
  gint64 position;
  int times;
  int days;
  TendHabitMeasure measure;
  double target;
  char *unit;
  gboolean is_archived;
  int reminder_minute;
  TendWeekdays reminder_weekdays;
  guint line;

  /*< private >*/
  GArray *entries;
  GHashTable *claimed_days;
} TendHabit;

TendHabit *tend_habit_new (const char *title);
void tend_habit_free (TendHabit *self);

void tend_habit_set_title (TendHabit *self, const char *title);
void tend_habit_add_why (TendHabit *self, const char *words);
gboolean tend_habit_claim_day (TendHabit *self, TendDay day);
void tend_habit_add_entry (TendHabit *self, TendDay day, TendHabitState state, double value, const char *note,
                           guint line);
guint tend_habit_get_n_entries (TendHabit *self);
void tend_habit_move_to (TendHabit *self, TendArchive *archive, TendDay today);
void tend_habit_note_targets (TendArchive *archive, guint n_unknown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendHabit, tend_habit_free)

G_END_DECLS
