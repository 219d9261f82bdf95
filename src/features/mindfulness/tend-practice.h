/* Everything that can be done on the page of mindfulness: a breath, a guided session, sitting in quiet, a walk.
 *
 * What Tend brings and what the user made stand side by side, with what the user said about it: whether it is a
 * favourite, and how long it was to be the last time. */

#pragma once

#include "features/mindfulness/tend-exercise.h"
#include "features/mindfulness/tend-script.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_PRACTICE_BREATH,
  TEND_PRACTICE_GUIDED,
  TEND_PRACTICE_QUIET,
  TEND_PRACTICE_MOVE,
} TendPracticeKind;

#define TEND_PRACTICE_N_KINDS (TEND_PRACTICE_MOVE + 1)

/* The kind of thing that reminders, the agenda and `tend --start` know a practice as. */
#define TEND_PRACTICE_REMINDER_KIND "exercise"

/* The one of sitting in quiet. */
#define TEND_PRACTICE_QUIET_ID "quiet"

/* How long one may sit or walk; a breath is at most TEND_BREATH_MINUTES_MAX long. */
#define TEND_PRACTICE_MINUTES_MAX 240
#define TEND_PRACTICE_MINUTES_QUIET 10
#define TEND_PRACTICE_INTERVAL_MAX 60
#define TEND_PRACTICE_PREPARATION_MAX 60

/**
 * TendPracticeOptions:
 * @minutes: how long; 0 for no end, which only sitting in quiet may have
 * @rounds: of a breath, how often
 * @preparation: seconds before it begins
 * @interval: minutes between the bells on the way, 0 for none
 *
 * How it is to be done.
 */
typedef struct
{
  int minutes;
  int rounds;
  int preparation;
  int interval;
} TendPracticeOptions;

/**
 * TendPractice:
 * @kind: what sort of thing it is
 * @id: what names it, in the life and for commands; a UUID where the user made it
 * @row: the row of what the user made, 0 for what Tend brings
 * @title: what it is called
 * @exercise: (nullable): of a breath that Tend brings
 * @pattern: of a breath
 * @script: (nullable): of a guided session
 * @options: how it was done the last time, or else as it is usual
 * @is_favourite: whether it was made a favourite
 * @last_used: UTC seconds, 0 if never
 */
typedef struct
{
  TendPracticeKind kind;
  char *id;
  gint64 row;
  char *title;
  const TendExercise *exercise;
  TendBreathPattern pattern;
  TendScript *script;
  TendPracticeOptions options;
  gboolean is_favourite;
  gint64 last_used;
} TendPractice;

TendPractice *tend_practice_new_own (TendPracticeKind kind, const char *title, int minutes);
TendPractice *tend_practice_copy (const TendPractice *self);
void tend_practice_free (TendPractice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPractice, tend_practice_free)

char *tend_practice_get_uuid (const TendPractice *self);
const char *tend_practice_get_about (const TendPractice *self);
const char *tend_practice_get_evidence (const TendPractice *self);
void tend_practice_get_minutes_range (const TendPractice *self, int *shortest, int *longest);
char *tend_practice_describe (const TendPractice *self);
char *tend_practice_describe_length (const TendPractice *self);

GPtrArray *tend_practice_read_all (TendDb *db, GPtrArray *scripts, GError **error);
TendPractice *tend_practice_read (TendDb *db, GPtrArray *scripts, const char *id, GError **error);
TendPractice *tend_practice_find_by_uuid (GPtrArray *practices, const char *uuid);

const char *tend_practice_kind_get_id (TendPracticeKind kind);
TendPracticeKind tend_practice_kind_find (const char *id);
const char *tend_practice_kind_get_title (TendPracticeKind kind);

G_END_DECLS
