/* What there is to breathe and what was done, read from the life. */

#pragma once

#include "features/mindfulness/tend-exercise.h"
#include "store/tend-db.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TendSession:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it, %NULL while it is not kept yet
 * @exercise: the id of an exercise, or the UUID of a pattern
 * @title: what that was called
 * @day: the user's day on which it began
 * @started_at: UTC seconds
 * @seconds: how long it was, without pauses
 * @line: what was written afterwards, "" if nothing
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *exercise;
  char *title;
  TendDay day;
  gint64 started_at;
  int seconds;
  char *line;
} TendSession;

/**
 * TendBreathChoice:
 * @id: the id of an exercise, or the UUID of a pattern of the user's own
 * @row: the pattern's row, 0 for an exercise
 * @title: what it is called
 * @exercise: (nullable): the exercise, %NULL for an own pattern
 * @pattern: the breath
 * @is_favourite: whether it was made a favourite
 * @last_used: UTC seconds, 0 if never
 */
typedef struct
{
  char *id;
  gint64 row;
  char *title;
  const TendExercise *exercise;
  TendBreathPattern pattern;
  gboolean is_favourite;
  gint64 last_used;
} TendBreathChoice;

/**
 * TendSessionWay:
 * @id: what names it
 * @title: (translatable): what it is called
 * @minutes: how long
 *
 * A way to go on after Redirect, from the head into the body.
 */
typedef struct
{
  const char *id;
  const char *title;
  int minutes;
} TendSessionWay;

const TendSessionWay *tend_session_way_find (const char *id);
GPtrArray *tend_session_way_read_all (TendDb *db, GError **error);

TendSession *tend_session_new (const char *exercise, const char *title, TendDay day, gint64 started_at, int seconds);
TendSession *tend_session_copy (const TendSession *self);
void tend_session_free (TendSession *self);
char *tend_session_describe_length (int seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSession, tend_session_free)

TendBreathChoice *tend_breath_choice_copy (const TendBreathChoice *self);
void tend_breath_choice_free (TendBreathChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendBreathChoice, tend_breath_choice_free)

GPtrArray *tend_breath_choice_read_all (TendDb *db, GError **error);
TendBreathChoice *tend_breath_choice_read (TendDb *db, const char *id, GError **error);

TendSession *tend_session_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_session_read_range (TendDb *db, TendDay from, TendDay to, GError **error);

G_END_DECLS
