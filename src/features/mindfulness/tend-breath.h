/* A breathing pattern and where a session of it is at an instant: pure functions.
 *
 * A session is a number of rounds. Where it is comes from the time alone, never from the frame before, so that
 * a frame that comes late stretches no breath. The last round has no rest after it: a session ends on a finished
 * exhale. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest phase, and the longest and the shortest session. */
#define TEND_BREATH_PHASE_MAX (2 * 99)
#define TEND_BREATH_MINUTES_MAX 60
#define TEND_BREATH_ROUNDS_MAX 3600

/**
 * TendBreathPattern:
 * @in: the inhale
 * @top_up: a second, short inhale on top of it
 * @hold: the rest with full lungs
 * @out: the exhale
 * @rest: the rest with empty lungs
 * @out_last: how long the exhale has become in the last round; 0 if it stays as it is
 *
 * All in half seconds.
 */
typedef struct
{
  int in;
  int top_up;
  int hold;
  int out;
  int rest;
  int out_last;
} TendBreathPattern;

typedef enum
{
  TEND_BREATH_IN,
  TEND_BREATH_TOP_UP,
  TEND_BREATH_HOLD,
  TEND_BREATH_OUT,
  TEND_BREATH_REST,
  TEND_BREATH_END,
} TendBreathPhase;

/**
 * TendBreathMoment:
 * @phase: what is done then
 * @round: which round, from 0
 * @phase_start: when the phase began, microseconds after the session did
 * @phase_length: how long it is, microseconds; 0 at the end
 * @openness: how full the lungs are, 0 to 1, at rest where phases meet
 */
typedef struct
{
  TendBreathPhase phase;
  int round;
  gint64 phase_start;
  gint64 phase_length;
  double openness;
} TendBreathMoment;

gboolean tend_breath_pattern_validate (const TendBreathPattern *self, GError **error);
gboolean tend_breath_pattern_parse (const char *text, TendBreathPattern *pattern, GError **error);
char *tend_breath_pattern_describe (const TendBreathPattern *self);
int tend_breath_pattern_count_rounds (const TendBreathPattern *self, gint64 length);
gint64 tend_breath_pattern_get_length (const TendBreathPattern *self, int n_rounds);
void tend_breath_pattern_locate (const TendBreathPattern *self, int n_rounds, gint64 at,
                                 TendBreathMoment *moment);
int tend_breath_moment_get_count (const TendBreathMoment *self, gint64 at);

G_END_DECLS
