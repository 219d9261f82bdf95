/* What the sessions of a life come to: how long on each day, and how one felt before and after, exercise by
 * exercise. The history shows it. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"

G_BEGIN_DECLS

/* Fewer sessions than these say nothing yet, and nothing is drawn of them. */
#define TEND_SESSION_EFFECT_LEAST 10

/**
 * TendSessionDay:
 * @day: the day
 * @n_sessions: how many there were
 * @minutes: how long together, whole minutes of each
 */
typedef struct
{
  TendDay day;
  guint n_sessions;
  int minutes;
} TendSessionDay;

/**
 * TendSessionEffect:
 * @exercise: the exercise
 * @title: what it is called
 * @n_sessions: how many sessions have both, before and after
 * @before: the mean of what was said before, 1 to 5
 * @after: and of what was said after
 * @n_more: after how many it was more
 * @n_less: after how many it was less
 *
 * How one felt around the sessions of one exercise. It says what was, and not why.
 */
typedef struct
{
  char *exercise;
  char *title;
  guint n_sessions;
  double before;
  double after;
  guint n_more;
  guint n_less;
} TendSessionEffect;

GArray *tend_session_read_days (TendDb *db, TendDay from, TendDay to, GError **error);
float *tend_session_get_levels (GArray *days, TendDay from, TendDay to);
void tend_session_sum_weeks (GArray *days, const TendDay *weeks, guint n_weeks, double *minutes);
char *tend_session_describe_day (const TendSessionDay *self, TendDay day);

void tend_session_effect_free (TendSessionEffect *self);
GPtrArray *tend_session_effect_read_all (TendDb *db, TendMoodKind kind, GError **error);
gboolean tend_session_effect_can_be_drawn (const TendSessionEffect *self);
char *tend_session_effect_describe (const TendSessionEffect *self, TendMoodKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendSessionEffect, tend_session_effect_free)

G_END_DECLS
