/* What was done, read from the life. What there is to do is in tend-practice.h. */

#pragma once

#include "base/tend-mood.h"
#include "features/mindfulness/tend-practice.h"

G_BEGIN_DECLS

/**
 * TendFeeling:
 * @mood: 1 to 5, %TEND_MOOD_NONE where it was not said
 * @energy: the same
 *
 * How somebody felt at a moment.
 */
typedef struct
{
  int mood;
  int energy;
} TendFeeling;

/**
 * TendSession:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it, %NULL while it is not kept yet
 * @kind: what sort of thing was done
 * @exercise: what names the practice that it was
 * @title: what that was called
 * @day: the user's day on which it began
 * @started_at: UTC seconds
 * @seconds: how long it was, without pauses
 * @line: what was written afterwards, "" if nothing
 * @helped: whether the user said that it helped
 * @before: how one felt before it
 * @after: and after it
 */
typedef struct
{
  gint64 id;
  char *uuid;
  TendPracticeKind kind;
  char *exercise;
  char *title;
  TendDay day;
  gint64 started_at;
  int seconds;
  char *line;
  gboolean helped;
  TendFeeling before;
  TendFeeling after;
} TendSession;

TendSession *tend_session_new (const char *exercise, const char *title, TendDay day, gint64 started_at, int seconds);
TendSession *tend_session_copy (const TendSession *self);
void tend_session_free (TendSession *self);
int tend_session_get_minutes (int seconds);
char *tend_session_describe_length (int seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSession, tend_session_free)

gboolean tend_session_read_ids (TendDb *db, TendDay day, guint limit, GArray *ids, GError **error);
TendSession *tend_session_read (TendDb *db, gint64 id, GError **error);
TendSession *tend_session_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_session_read_range (TendDb *db, TendDay from, TendDay to, GError **error);

G_END_DECLS
